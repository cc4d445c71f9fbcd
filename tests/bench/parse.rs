//! What reading and writing the file costs by itself, in a process that does nothing else.
//!
//! Never do two of them in one process; the first would warm the memory for the second.

use std::{collections::BTreeMap, fs, hint::black_box, path::Path, sync::Arc};

use cairnbook::{
    base::Text,
    store,
    workbook::{Answers, Entry, Goal, Gone, Settings, Step},
};
use ron::{Options, extensions::Extensions};
use serde::Deserialize;

use super::{Fault, process::own_cpu};

/// How often each is done; the first is called cold, the quickest of the others warm.
const TIMES: usize = 4;

/// What can be timed.
pub(crate) const WHAT: [&str; 3] = ["bare", "read", "write"];

/// The file's own types, read by the library for RON and nothing else.
#[derive(Deserialize)]
#[serde(rename = "Workbook")]
#[allow(dead_code, reason = "read to be timed")]
struct Bare {
    format: u32,
    settings: Settings,
    goals: Vec<Arc<Goal>>,
    steps: Vec<Arc<Step>>,
    log: Vec<Arc<Entry>>,
    answers: Vec<Arc<Answers>>,
    #[serde(default)]
    gone: Vec<Gone>,
    #[serde(default)]
    copies: BTreeMap<Text, u64>,
}

/// Nanoseconds, cold and warm.
pub(crate) fn time(what: &str, file: &Path) -> Result<(u64, u64), Fault> {
    let text = fs::read_to_string(file)?;
    match what {
        "bare" => {
            let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
            timed(|| kept(options.from_str::<Bare>(&text)))
        }
        "read" => timed(|| kept(store::read(text.as_bytes()))),
        _ => {
            let data = kept(store::read(text.as_bytes()))?.workbook.snapshot();
            timed(|| kept(store::checked_write(&data)))
        }
    }
}

fn kept<T, E: std::fmt::Debug>(result: Result<T, E>) -> Result<T, Fault> {
    result.map_err(|why| format!("{why:?}").into())
}

/// What is made is dropped within the time: the program, too, gives memory back.
fn timed<T>(mut work: impl FnMut() -> Result<T, Fault>) -> Result<(u64, u64), Fault> {
    let mut took = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let start = own_cpu()?;
        drop(black_box(work()?));
        took.push(own_cpu()?.saturating_sub(start));
    }
    let cold = took.first().copied().unwrap_or_default();
    Ok((cold, took.iter().skip(1).min().copied().unwrap_or(cold)))
}

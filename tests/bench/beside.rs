//! How fast Cairnbook is, beside the floor: the least that a program on the same libraries can cost.
//!
//! `cargo bench --bench beside`, or with `-- --runs 15 --only floor,demo,few,ten,huge,shelf --idle 10`. The programs run in
//! turn in a real terminal device, and one table is printed. `-- --generate DIR` only writes the workbooks.
//!
//! Never change a file of the person who runs it; every run has a home of its own.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, whose output this is")]

mod figures;
mod generate;
mod parse;
mod process;
mod run;
mod session;
mod shelf;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Duration,
};

use figures::{DEMO, FEW, FLOOR, Figure, Figures, HUGE, Table};
use run::{Program, nanos};

/// Why a figure could not be taken.
type Fault = Box<dyn std::error::Error>;

const TEN: &str = "ten";
const ALL: [&str; 5] = [FLOOR, DEMO, FEW, TEN, HUGE];
/// A folder of many workbooks; it has a table of its own.
const SHELF: &str = "shelf";
/// Waiting is slow, and always the same: only so many runs do it.
const IDLE_RUNS: usize = 2;
const SEED: u64 = 1;

const USAGE: &str = "cargo bench --bench beside [-- OPTIONS]
  --runs N         runs of each program (15)
  --only A,B       of floor, demo, few, ten, huge, shelf (all)
  --idle SECONDS   how long nothing is done, in two of the runs (10; 0: not at all)
  --generate DIR   write the workbooks there, and end";

/// What was asked for.
enum Wanted {
    Runs {
        runs: usize,
        only: Vec<&'static str>,
        idle: u64,
    },
    Generate(PathBuf),
    Help,
    /// For the benchmark itself, which does this in a process of its own.
    Time(String, PathBuf),
}

fn main() -> ExitCode {
    let done = match wanted(env::args().skip(1)) {
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
        Ok(Wanted::Help) => {
            println!("{USAGE}");
            Ok(())
        }
        Ok(Wanted::Generate(folder)) => generate_in(&folder),
        Ok(Wanted::Time(what, file)) => parse::time(&what, &file).map(|(cold, warm)| println!("{cold} {warm}")),
        Ok(Wanted::Runs { runs, only, idle }) if Path::new("/proc/thread-self/schedstat").exists() => {
            bench(runs, &only, idle).and_then(|()| shelf(runs, &only))
        }
        Ok(Wanted::Runs { .. }) => {
            println!("This benchmark needs Linux, which tells what a program costs in nanoseconds. Nothing was done.");
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut args: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let known = || ALL.into_iter().chain([SHELF]);
    let (mut runs, mut only, mut idle, mut asked) = (15, known().collect(), 10, false);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--bench" => asked = true,
            "--help" => return Ok(Wanted::Help),
            "--runs" => runs = value()?.parse().map_err(|_| "--runs needs a number")?,
            "--idle" => idle = value()?.parse().map_err(|_| "--idle needs a number of seconds")?,
            "--only" => {
                let names = value()?;
                let one = |name: &str| known().find(|n| *n == name).ok_or(format!("no program {name:?}"));
                only = names.split(',').map(one).collect::<Result<_, _>>()?;
            }
            "--generate" => return Ok(Wanted::Generate(value()?.into())),
            "--time" => return Ok(Wanted::Time(value()?, value()?.into())),
            other => return Err(format!("no option {other:?}")),
        }
    }
    // Cargo adds `--bench` when it benches; a test of all targets must not take minutes.
    Ok(if asked { Wanted::Runs { runs, only, idle } } else { Wanted::Help })
}

fn shelf(runs: usize, only: &[&'static str]) -> Result<(), Fault> {
    if only.contains(&SHELF) {
        let ours = PathBuf::from(env!("CARGO_BIN_EXE_cairnbook"));
        print!("{}", shelf::bench(runs, &build_floor(&ours)?, &ours)?);
    }
    Ok(())
}

fn bench(runs: usize, only: &[&'static str], idle: u64) -> Result<(), Fault> {
    if *only == [SHELF] {
        return Ok(());
    }
    let scratch = tempfile::Builder::new().prefix("cairnbook-bench-").tempdir()?;
    // In a process of its own, so that the one that starts the programs stays small.
    ourselves(["--generate".as_ref(), scratch.path()])?;
    let programs = programs(only, scratch.path())?;
    let mut all: Vec<(&'static str, Figures)> = programs.iter().map(|p| (p.name, Figures::default())).collect();
    let mut loads = Vec::with_capacity(runs);
    // The first round warms the caches of the disk, and is not counted.
    for round in 0..=runs {
        let idle = (idle > 0 && (1..=IDLE_RUNS).contains(&round)).then(|| Duration::from_secs(idle));
        let mut order: Vec<_> = programs.iter().zip(&mut all).collect();
        if round % 2 == 0 {
            order.reverse();
        }
        for (program, (name, figures)) in order {
            let mut of_run = program.run(idle).map_err(|fault| format!("{name}: {fault}"))?;
            if let Some(file) = &program.file {
                time_file(file, &mut of_run)?;
            }
            if round > 0 {
                figures.extend(of_run);
            }
        }
        loads.extend(process::load());
        eprintln!("round {round} of {runs}, load {:.1}", loads.last().copied().unwrap_or_default());
    }
    all.sort_by_key(|(name, _)| ALL.iter().position(|n| n == name));
    print!("{}", Table(all));
    let (least, most) = loads.iter().fold((f64::MAX, 0.0_f64), |(low, high), load| (low.min(*load), high.max(*load)));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!(
        "\n{runs} runs of each in turn, every second round the other way round; {cores} cores; load {least:.1} to {most:.1}."
    );
    println!("F: the floor of the same run. In brackets: ratio to it; to demo or few where that is the target.");
    Ok(())
}

fn programs(only: &[&'static str], scratch: &Path) -> Result<Vec<Program>, Fault> {
    let ours = PathBuf::from(env!("CARGO_BIN_EXE_cairnbook"));
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/demo.ron");
    let mut programs = Vec::with_capacity(ALL.len());
    for name in ALL.into_iter().filter(|name| only.contains(name)) {
        let (path, file) = match name {
            FLOOR => (build_floor(&ours)?, None),
            DEMO => (ours.clone(), Some(demo.clone())),
            _ => (ours.clone(), Some(scratch.join(file_name(name)))),
        };
        programs.push(Program { name, path, file });
    }
    Ok(programs)
}

/// The floor is a program of its own, so that its size and memory are its own, too.
fn build_floor(ours: &Path) -> Result<PathBuf, Fault> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--example", "floor"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    if !cargo.status()?.success() {
        return Err("the floor could not be built".into());
    }
    let built = ours.with_file_name("examples").join("floor");
    if built.exists() { Ok(built) } else { Err(format!("there is no {}", built.display()).into()) }
}

fn file_name(name: &str) -> String {
    format!("{name}.ron")
}

fn generate_in(folder: &Path) -> Result<(), Fault> {
    fs::create_dir_all(folder)?;
    for (name, size) in [(FEW, generate::FEW), (TEN, generate::TEN_YEARS), (HUGE, generate::HUGE)] {
        fs::write(folder.join(file_name(name)), generate::file(size, SEED)?)?;
    }
    Ok(())
}

fn time_file(file: &Path, figures: &mut Figures) -> Result<(), Fault> {
    let kinds = [
        [Figure::ParseCold, Figure::ParseWarm].map(Some),
        [Figure::ReadCold, Figure::ReadWarm].map(Some),
        [None, Some(Figure::WriteWarm)],
    ];
    for (what, kinds) in parse::WHAT.into_iter().zip(kinds) {
        let told = ourselves(["--time".as_ref(), what.as_ref(), file])?;
        for (number, figure) in told.split_whitespace().zip(kinds) {
            if let Some(figure) = figure {
                figures.add(figure, nanos(number.parse()?));
            }
        }
    }
    Ok(())
}

fn ourselves<const N: usize>(args: [&Path; N]) -> Result<String, Fault> {
    let out = Command::new(env::current_exe()?).args(args).output()?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into_owned().into());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

//! The file: RON with a first line that says what it is, `format` first, and words as they were typed.
//!
//! Never flatten, go through an untyped value, or write what it can't read back.

use std::{collections::BTreeMap, fmt, sync::Arc};

use ron::{error::SpannedResult, ser::PrettyConfig};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeSeed};

use super::{
    read_back::{self, Note},
    scan,
    signature::{FIRST_LINE, FORMAT, OPENING, options, probe},
    unreadable::{self, Unreadable},
};
use crate::{
    base::{Day, Text, text},
    workbook::{Answers, Data, Entry, Goal, Gone, Parts, Repair, Settings, Step, Workbook},
};

/// Everything the file holds, in its order. The names are the format: never rename one without an alias.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Workbook")]
struct Shape {
    format: u32,
    #[serde(default)]
    settings: Settings,
    // The four lists must be there: a list that was cut out is damage, not an empty list.
    #[serde(deserialize_with = "read_back::records")]
    goals: Vec<Arc<Goal>>,
    #[serde(deserialize_with = "read_back::records")]
    steps: Vec<Arc<Step>>,
    #[serde(deserialize_with = "read_back::records")]
    log: Vec<Arc<Entry>>,
    #[serde(deserialize_with = "read_back::records")]
    answers: Vec<Arc<Answers>>,
    #[serde(default)]
    gone: Vec<Gone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Day>,
    #[serde(default)]
    copies: BTreeMap<Text, u64>,
}

impl From<Parts> for Shape {
    fn from(parts: Parts) -> Self {
        let Parts { settings, goals, steps, log, answers, gone, seen, copies } = parts;
        Self { format: FORMAT, settings, goals, steps, log, answers, gone, seen, copies }
    }
}

/// A workbook as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The workbook.
    pub workbook: Workbook,
    /// What did not fit together and was mended.
    pub repairs: Vec<Repair>,
    /// How many texts held codes that were turned into visible marks.
    pub cleaned: usize,
    /// Fields this version does not know, as paths (`goals.0.colour`), made safe to show. A save would drop
    /// them, so such a file opens look-only.
    pub unknown: Vec<String>,
    /// Someone wrote comments of their own into the file. A save would drop them.
    pub has_comments: bool,
    /// An older version made it. It is kept aside before the first save gives it today's shape.
    pub is_older: bool,
}

impl Loaded {
    /// Saving would lose something that stands in the file now, so its bytes are kept aside first.
    pub fn differs_from_file(&self) -> bool {
        self.cleaned > 0 || self.has_comments || self.is_older || !self.repairs.is_empty() || !self.unknown.is_empty()
    }
}

/// Why a workbook could not be turned into text that can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// The writer refused, in its own words.
    Writer(String),
    /// Records would be left out.
    Incomplete,
    /// What was written does not read back as it was, in the reader's words.
    ReadsBackOtherwise(String),
}

fn put_text(shape: &Shape, to: &mut impl fmt::Write) -> Result<(), ron::Error> {
    let pretty = PrettyConfig::new().new_line("\n").indentor("  ").escape_strings(false);
    to.write_str(FIRST_LINE)?;
    options().to_writer_pretty(&mut *to, shape, pretty)?;
    Ok(to.write_str("\n")?)
}

fn to_text(shape: &Shape) -> Result<String, Unwritable> {
    let mut text = String::new();
    put_text(shape, &mut text).map_err(|e| Unwritable::Writer(e.to_string()))?;
    Ok(text)
}

/// The text of the file.
///
/// # Errors
/// The writer's own.
pub fn write(data: &Data) -> Result<String, Unwritable> {
    to_text(&data.parts().into())
}

/// As [`write`], and certain: every record is in it, and each reads back as it is.
///
/// # Errors
/// What is not certain.
pub fn checked_write(data: &Data) -> Result<String, Unwritable> {
    let parts = data.parts();
    let all = (data.goals.len(), data.steps.len(), data.log.len(), data.answers.len());
    if (parts.goals.len(), parts.steps.len(), parts.log.len(), parts.answers.len()) != all {
        return Err(Unwritable::Incomplete);
    }
    let text = to_text(&parts.clone().into())?;
    options()
        .from_str_seed(&text, read_back::Same(&parts))
        .map_err(|error| Unwritable::ReadsBackOtherwise(error.to_string()))?;
    Ok(text)
}

/// Reads the bytes of a file. Never changes anything.
///
/// # Errors
/// Why it can't be read, and where.
pub fn read(bytes: &[u8]) -> Result<Loaded, Unreadable> {
    parsed(bytes).map(Parsed::put_together)
}

/// A file that was read and is not put together yet: its bytes are not needed for that.
pub(super) struct Parsed {
    shape: Shape,
    cleaned: usize,
    unknown: Vec<String>,
    has_comments: bool,
}

impl Parsed {
    /// The workbook, mended where it needs to be.
    pub(super) fn put_together(self) -> Loaded {
        let Self { shape, cleaned, unknown, has_comments } = self;
        let Shape { format, settings, goals, steps, log, answers, gone, seen, copies } = shape;
        let is_older = format < FORMAT;
        let parts = Parts { settings, goals, steps, log, answers, gone, seen, copies };
        let (workbook, repairs) = Workbook::from_parts(parts);
        Loaded { workbook, repairs, cleaned, unknown, has_comments, is_older }
    }
}

/// The first half of [`read`]: all that can be wrong with a file shows here.
pub(super) fn parsed(bytes: &[u8]) -> Result<Parsed, Unreadable> {
    let source = unreadable::as_text(bytes)?;
    let newer = |format: u64| format > u64::from(FORMAT);
    if let Some(format) = scan::format_number(source).filter(|format| newer(*format)) {
        return Err(Unreadable::Newer { format });
    }
    let mut unknown = Vec::new();
    let (shape, cleaned) = text::counting_changes(|| parse(source, &mut unknown));
    let shape = match shape {
        Ok(shape) => shape,
        Err(error) => {
            return Err(match probe(source).filter(|format| newer(*format)) {
                Some(format) => Unreadable::Newer { format },
                None => unreadable::diagnose(source, &error),
            });
        }
    };
    if newer(u64::from(shape.format)) {
        return Err(Unreadable::Newer { format: u64::from(shape.format) });
    }
    // Most files have no sign of a comment past our first line; a quick look spares them the careful one.
    let rest = source.strip_prefix(FIRST_LINE).unwrap_or(source);
    let signs = rest.as_bytes().contains(&b'/') && (rest.contains("//") || rest.contains("/*"));
    let has_comments = signs && scan::comments(source).into_iter().any(|at| at > 0 || !source.starts_with(OPENING));
    Ok(Parsed { shape, cleaned, unknown, has_comments })
}

fn parse(source: &str, unknown: &mut Vec<String>) -> SpannedResult<Shape> {
    options().from_str_seed(source, Noting(unknown))
}

/// Reads the shape and notes the fields it does not know.
struct Noting<'a>(&'a mut Vec<String>);

impl<'de> DeserializeSeed<'de> for Noting<'_> {
    type Value = Shape;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Shape, D::Error> {
        let mut note: Note = &mut |path| self.0.push(text::one_line(&path.to_string()));
        Shape::deserialize(serde_ignored::Deserializer::new(from, &mut note))
    }
}

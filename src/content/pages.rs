//! The pages of the workbook as data: fields, kinds, limits, examples, and why each page asks.
//!
//! The forms of goals, steps, entries and settings are pages like any other, so there is one form engine.
//!
//! Must never: know what an answer means.

use serde::Deserialize;

use crate::base::{Key, Slot};

/// Every page file that comes with the program. A test compares this list with the folder.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("life", include_str!("../../assets/pages/life.ron")),
    ("strengths", include_str!("../../assets/pages/strengths.ron")),
    ("matters", include_str!("../../assets/pages/matters.ron")),
    ("good_day", include_str!("../../assets/pages/good_day.ron")),
    ("how_we_work", include_str!("../../assets/pages/how_we_work.ron")),
    ("who_sees", include_str!("../../assets/pages/who_sees.ron")),
    ("call", include_str!("../../assets/pages/call.ron")),
    ("goal", include_str!("../../assets/pages/goal.ron")),
    ("step", include_str!("../../assets/pages/step.ron")),
    ("ladder", include_str!("../../assets/pages/ladder.ron")),
    ("if_hard", include_str!("../../assets/pages/if_hard.ron")),
    ("numbers", include_str!("../../assets/pages/numbers.ron")),
    ("entry", include_str!("../../assets/pages/entry.ron")),
    ("note", include_str!("../../assets/pages/note.ron")),
    ("hard_time", include_str!("../../assets/pages/hard_time.ron")),
    ("check_in", include_str!("../../assets/pages/check_in.ron")),
    ("choice", include_str!("../../assets/pages/choice.ron")),
    ("settings", include_str!("../../assets/pages/settings.ron")),
];

/// One page.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Page", deny_unknown_fields)]
pub struct PageSpec {
    /// Its name; answers are kept under it, so it never changes.
    pub id: String,
    /// Which chapter it belongs to: `about` stands under About me; `form` belongs to a record.
    pub chapter: String,
    /// Its title.
    pub title: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// Why it asks; empty for plain forms.
    #[serde(default)]
    pub why: Vec<WhyLine>,
    /// What the page says by itself, each with a heading; for pages to read.
    #[serde(default)]
    pub reading: Vec<WhyLine>,
    /// Fields whose answers stand bare at the top once given; for what is needed at a glance.
    #[serde(default)]
    pub glance: Vec<Key>,
    /// Its fields, in order.
    #[serde(default)]
    pub fields: Vec<FieldSpec>,
}

/// One line of the "why am I asked this?" card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Why", deny_unknown_fields)]
pub struct WhyLine {
    /// What the line answers: what, why, how, when not.
    pub ask: String,
    /// The answer.
    pub text: String,
}

/// One field of a page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Field", deny_unknown_fields)]
pub struct FieldSpec {
    /// Its name in the workbook; never changes.
    pub id: Key,
    /// What kind of answer it takes.
    pub kind: FieldType,
    /// The question.
    pub label: String,
    /// An example. May be empty.
    #[serde(default)]
    pub example: String,
    /// What its answer is called where a row tells it in short ("now 4"). May be empty.
    #[serde(default)]
    pub brief: String,
    /// When it is asked.
    #[serde(default)]
    pub depth: Depth,
    /// Asked only there.
    #[serde(default)]
    pub only: Only,
}

/// What kind of answer a field takes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum FieldType {
    /// One line of words.
    Line,
    /// Several lines of words.
    Note,
    /// 0 to 10, with what the ends mean.
    Rate(String, String),
    /// One of several: name and label.
    Pick(Vec<(Key, String)>),
    /// Up to so many of several: name and label.
    PickMany(usize, Vec<(Key, String)>),
    /// Up to so many cards: name, label, and what it means.
    Cards(usize, Vec<(Key, String, String)>),
    /// Rows of the person's own, each with these columns.
    Rows(RowsSpec),
    /// Yes or no, with what each says.
    YesNo(String, String),
    /// A day, or words for one; bare days are read ahead of today.
    Date,
    /// A day, or words for one; bare days are read back from today.
    PastDate,
    /// One of the person's goals, or none; the label says none.
    Goal(String),
    /// A line of the ladder of the goal it is about.
    Level,
    /// Up to so many of what the person wrote elsewhere.
    Linked(usize, Link),
    /// One row for each goal that is on the go, each with these columns.
    EachGoal(RowsSpec),
}

/// What can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Link {
    /// Parts of life.
    Areas,
    /// What matters most.
    Values,
    /// Strengths.
    Strengths,
    /// People.
    People,
    /// Open steps.
    Steps,
    /// If-then plans.
    Plans,
}

/// When only a field is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Only {
    /// Always.
    #[default]
    Always,
    /// Where its goal has a ladder.
    Ladder,
    /// Where its goal has none.
    NoLadder,
    /// Where goals weigh differently.
    Weights,
    /// Where a helper presses a line, too.
    BothRate,
    /// Where its goal is reached.
    Reached,
    /// Where its goal is to stop something, and the question was not waved off.
    Stopping,
    /// Where its step is to try something out.
    TryOut,
    /// Where it is a try.
    Tried,
    /// Where a choice is to stop with a goal, for now or for good.
    LeftOff,
}

/// A field that is a list of rows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Rows", deny_unknown_fields)]
pub struct RowsSpec {
    /// What one adds a row with.
    pub add: String,
    /// How many rows there may be.
    pub most: usize,
    /// Rows that are there from the start: name and label. Their words are ours, what stands in them is the person's.
    #[serde(default)]
    pub start: Vec<(Key, String)>,
    /// What one row asks. The first names the row, where it is no row from the start.
    pub columns: Vec<FieldSpec>,
}

/// When a field is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Depth {
    /// When the page opens. Three at most on a page.
    #[default]
    First,
    /// After "Say more".
    More,
    /// After "Say more" and once more.
    Detail,
}

impl PageSpec {
    /// Reads a page file.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// That field.
    pub fn field(&self, id: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.id.as_str() == id)
    }

    /// What that slot asks: a field, or a column of its rows.
    pub fn asked(&self, slot: &Slot) -> Option<&FieldSpec> {
        let field = self.field(slot.field.as_str())?;
        match (&slot.row, &field.kind) {
            (None, _) => Some(field),
            (Some(cell), FieldType::Rows(rows) | FieldType::EachGoal(rows)) => {
                rows.columns.iter().find(|column| column.id == cell.column)
            }
            (Some(_), _) => None,
        }
    }
}

/// The next depth at which more is asked than at `depth`.
pub fn next_depth(fields: &[FieldSpec], depth: Depth) -> Option<Depth> {
    fields.iter().map(|field| field.depth).filter(|deeper| *deeper > depth).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_file_is_built_in_and_reads() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/pages");
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        let mut known: Vec<String> = BUILT_IN.iter().map(|(id, _)| format!("{id}.ron")).collect();
        files.sort();
        known.sort();
        assert_eq!(files, known);
        for (id, text) in BUILT_IN {
            let page = PageSpec::read(text).unwrap_or_else(|e| panic!("{id}: {e}"));
            assert_eq!(page.id, *id);
            let names: std::collections::BTreeSet<_> = page.fields.iter().map(|f| f.id.clone()).collect();
            assert_eq!(names.len(), page.fields.len(), "{id}: two fields share a name");
        }
    }

    #[test]
    fn no_page_opens_with_more_than_three_fields() {
        for (id, text) in BUILT_IN {
            let page = PageSpec::read(text).unwrap();
            // What is asked only in some cases comes one at a time.
            let first = |fields: &[FieldSpec]| {
                fields
                    .iter()
                    .filter(|f| f.depth == Depth::First && matches!(f.only, Only::Always | Only::Ladder))
                    .count()
            };
            assert!(first(&page.fields) <= 3, "{id} opens with {} fields", first(&page.fields));
            for field in &page.fields {
                let (FieldType::Rows(rows) | FieldType::EachGoal(rows)) = &field.kind else { continue };
                let first = first(&rows.columns);
                assert!((1..=3).contains(&first), "a row of {} in {id} opens with {first} fields", field.id.as_str());
                // Plans are what that page is opened for in a hard moment: they stand there at once.
                let plans = *id == "if_hard" && field.id.as_str() == "plans";
                let waits = field.depth > Depth::First || matches!(field.kind, FieldType::EachGoal(_)) || plans;
                assert!(waits, "a list in {id} asks more than a field; it waits for Say more");
            }
        }
    }
}

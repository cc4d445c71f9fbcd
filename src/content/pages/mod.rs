//! The pages of the workbook as data: fields, kinds, limits, examples, and why each page asks.
//!
//! The forms of goals, steps, entries and settings are pages like any other, so there is one form engine.

mod built_in;
mod field;

use serde::Deserialize;

use crate::{
    base::{Id, Key, Slot},
    workbook::Count,
};

pub use built_in::BUILT_IN;
pub use field::{Depth, FieldSpec, FieldType, HandOn, Link, Only, RowsSpec, SortSpec, To, Voice, next_depth};

/// One page.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Page", deny_unknown_fields)]
pub struct PageSpec {
    /// Its name; answers are kept under it, so it never changes.
    pub id: String,
    /// Which chapter it belongs to: one of [`CHAPTERS`].
    pub chapter: String,
    /// Its title. The check tells where there is none.
    #[serde(default)]
    pub title: String,
    /// What it is for, in a sentence. The check tells where there is none.
    #[serde(default)]
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
    /// It can be filled more than once: each time is a record of its own.
    #[serde(default)]
    pub many: Option<Many>,
    /// The date field on whose day Today asks to look again.
    #[serde(default)]
    pub again: Option<Key>,
    /// A picture of what it holds, with the list beside it.
    #[serde(default)]
    pub figure: Option<FigureSpec>,
    /// Lines that are read as one sentence.
    #[serde(default)]
    pub sentence: Option<Sentence>,
    /// What goes on the one-page sheet to take along, in this order. Empty where there is none.
    #[serde(default)]
    pub sheet: Vec<Key>,
    /// What it tells is for someone who helps, and is read at their grade. Its title and its purpose stand on the map.
    #[serde(default)]
    pub for_helpers: bool,
    /// What it tells can be printed as one page, as it stands.
    #[serde(default)]
    pub printed: bool,
    /// It shows the places and offers of a pack, where one was added.
    #[serde(default)]
    pub shows_leads: bool,
    /// What is counted from its answers, told as questions.
    #[serde(default)]
    pub hints: Vec<HintSpec>,
    /// What a helper who sits beside may ask, listen for, and leave to the person.
    #[serde(default)]
    pub helper: Option<HelperLines>,
}

/// A page that can be filled more than once.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Many", deny_unknown_fields)]
pub struct Many {
    /// What one begins another with.
    pub add: String,
    /// The field whose words name it in a list.
    pub named_by: Key,
}

/// A picture of the rows of a field.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum FigureSpec {
    /// A wheel: one spoke for each row.
    Wheel {
        /// The field with the rows.
        rows: Key,
        /// The column with how it is, 0 to 10.
        value: Key,
        /// The column with how much it matters, 0 to 10.
        beside: Option<Key>,
    },
    /// Rings around the person: each row on the ring of its tie.
    Rings {
        /// The field with the rows.
        rows: Key,
        /// The column with the tie: its choices are the rings, the inmost first.
        ring: Key,
        /// The column with which way help flows.
        flow: Key,
    },
}

/// Lines that are read as one sentence.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Sentence", deny_unknown_fields)]
pub struct Sentence {
    /// What it is called.
    pub label: String,
    /// The fields it is made of, in order. It stands after the last of them.
    pub parts: Vec<Key>,
}

/// What is counted from the answers of a page, told as a question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Hint", deny_unknown_fields)]
pub struct HintSpec {
    /// Its name; that it was put away for good is kept under it.
    pub id: Key,
    /// What is counted.
    pub count: Count,
    /// What is said: a question. `{n}`, `{names}`, `{span}` and `{most}` are filled in.
    pub say: String,
    /// The page that helps with it, where there is one.
    #[serde(default)]
    pub go: Option<Key>,
}

/// What a helper who sits beside may ask, listen for, and leave to the person. Reading grade 8 or below.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Helper", deny_unknown_fields)]
pub struct HelperLines {
    /// Good questions.
    pub ask: String,
    /// What to listen for.
    pub listen_for: String,
    /// What to leave to the person.
    pub step_back: String,
}

/// Where a page can stand: on About me, on Goals, on Milestones, under More, with someone to call; or as the form of
/// a record.
pub const CHAPTERS: [&str; 6] = ["about", "goals", "grow", "more", "call", "form"];

/// One line of the "why am I asked this?" card.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Why", deny_unknown_fields)]
pub struct WhyLine {
    /// What the line answers: what, why, how, when not.
    pub ask: String,
    /// The answer.
    pub text: String,
    /// Where that was read: author and year. Only for facts that were read. May be empty.
    #[serde(default)]
    pub source: String,
}

impl PageSpec {
    /// Reads a page file.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The record that holds its answers; that of its own name where it is filled once.
    pub fn record(&self) -> Id {
        Id::page(&self.id)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Value;

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

    /// Whatever is answered in one field, it opens one more question at most.
    fn one_at_a_time(id: &str, fields: &[FieldSpec]) {
        let waiting: Vec<&FieldSpec> =
            fields.iter().filter(|f| f.depth == Depth::First && !f.when.is_empty()).collect();
        for asked in fields {
            let picks: Vec<Key> = match &asked.kind {
                FieldType::Pick(all) | FieldType::PickMany(_, all) => all.iter().map(|(key, _)| key.clone()).collect(),
                _ => Vec::new(),
            };
            let said = picks.into_iter().map(Value::Pick).chain((0..=10).map(Value::Rate));
            for value in said.chain([Value::Text("words".into())]) {
                let opened = waiting
                    .iter()
                    .filter(|f| f.when.iter().all(|when| *when.field() == asked.id && when.holds(Some(&value))));
                let opened = opened.count();
                assert!(opened <= 1, "{value:?} in {:?} of {id} opens {opened} questions", asked.id);
            }
        }
    }

    #[test]
    fn no_page_opens_with_more_than_three_fields() {
        for (id, text) in BUILT_IN {
            let page = PageSpec::read(text).unwrap();
            // What is asked only in some cases comes one at a time.
            let first = |fields: &[FieldSpec]| {
                let first = |f: &&FieldSpec| f.depth == Depth::First && matches!(f.only, Only::Always | Only::Ladder);
                fields.iter().filter(first).filter(|f| f.when.is_empty()).count()
            };
            assert!((0..=3).contains(&first(&page.fields)), "{id} opens with {} fields", first(&page.fields));
            one_at_a_time(id, &page.fields);
            for field in &page.fields {
                let (FieldType::Rows(rows) | FieldType::EachGoal(rows)) = &field.kind else { continue };
                one_at_a_time(id, &rows.columns);
                let alone = first(&page.fields) == 1;
                let first = first(&rows.columns);
                assert!((1..=3).contains(&first), "a row of {} in {id} opens with {first} fields", field.id.as_str());
                // Plans are what that page is opened for in a hard moment: they stand there at once.
                let plans = *id == "if_hard" && field.id.as_str() == "plans";
                // A choice is between its ways: without them there is nothing to choose.
                let ways = *id == "decide" && field.id.as_str() == "options";
                // A page that is one list opens with nothing but the row that begins it.
                let waits = field.depth > Depth::First
                    || matches!(field.kind, FieldType::EachGoal(_))
                    || plans
                    || ways
                    || alone;
                assert!(waits, "a list in {id} asks more than a field; it waits for Say more");
            }
        }
    }
}

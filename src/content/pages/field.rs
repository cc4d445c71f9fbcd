//! One field of a page: its question, its kind, when it is asked, where its answer can be handed on.

use serde::{Deserialize, Deserializer};

use crate::{
    base::{Key, Value},
    workbook::If,
};

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
    /// Asked only while all of this holds of its page (in a list: of its row, then of its page).
    #[serde(default)]
    pub when: Vec<If>,
    /// How many letters it reads well with, where that is not what its kind says.
    #[serde(default)]
    pub letters: Option<usize>,
    /// Whose words it asks for.
    #[serde(default)]
    pub voice: Voice,
    /// What its answer can become, when the person says so.
    #[serde(default)]
    pub hand_on: Vec<HandOn>,
    /// Why nothing but its own page tells its answer: it is there to be written and read again. It changes nothing that
    /// the program does; a test holds that it is so.
    #[serde(default, deserialize_with = "reason")]
    pub only_for_writer: Option<String>,
}

/// A reason as it stands in the file, also where it is empty: that is told.
fn reason<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    String::deserialize(from).map(Some)
}

impl FieldSpec {
    /// A field that is always asked, with nothing but its question.
    pub fn new(id: Key, kind: FieldType, label: String) -> Self {
        Self {
            id,
            kind,
            label,
            example: String::new(),
            brief: String::new(),
            depth: Depth::First,
            only: Only::Always,
            when: Vec::new(),
            letters: None,
            voice: Voice::Me,
            hand_on: Vec::new(),
            only_for_writer: None,
        }
    }
}

/// Whose words a field asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Voice {
    /// The client's.
    #[default]
    Me,
    /// A helper's, such as what they promise. No idea for the client: their own.
    Helper,
}

/// What an answer can become. It remembers where it came from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "HandOn", deny_unknown_fields)]
pub struct HandOn {
    /// What.
    pub to: To,
    /// Only while all of this holds.
    #[serde(default)]
    pub when: Vec<If>,
}

/// What an answer is handed on to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum To {
    /// A goal with these words.
    Goal,
    /// A step with these words.
    Step,
    /// A new row on a page: page, field, and the column that takes the words.
    Row(Key, Key, Key),
    /// A page that can be filled more than once, begun with these words: page and field.
    Page(Key, Key),
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
    /// Several short lines of words, at most so many; each line is one answer.
    Lines(usize),
    /// Cards on three piles: very much, some, not so much.
    Sort(SortSpec),
    /// The top few of a [`FieldType::Sort`] field of the same page, in order: at most so many.
    Top(usize, Key),
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
    /// Up to so many of the rows of a list in the same record.
    RowsOf(usize, Key),
    /// One row for each goal that is on the go, each with these columns.
    EachGoal(RowsSpec),
}

impl FieldType {
    /// A field of this kind can show and keep that answer. One it does not take was given to another kind of field.
    pub fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Sort(_) | Self::Rows(_) | Self::EachGoal(_), value) => matches!(value, Value::Rows(_)),
            // What was typed and can not be read yet.
            (_, Value::Unread(_)) => true,
            (Self::Line | Self::Note | Self::Lines(_), value) => matches!(value, Value::Text(_)),
            (Self::Rate(..), value) => matches!(value, Value::Rate(_)),
            (Self::Date | Self::PastDate, value) => matches!(value, Value::When(_) | Value::Text(_)),
            (Self::YesNo(..), Value::Pick(key)) => matches!(key.as_str(), "yes" | "no"),
            (Self::YesNo(..), value) => matches!(value, Value::Yes(_)),
            (Self::PickMany(..) | Self::Top(..), value) => matches!(value, Value::Pick(_) | Value::Picks(_)),
            (Self::Linked(most, _) | Self::RowsOf(most, _), Value::Picks(keys)) => *most > 1 || keys.len() < 2,
            (Self::Pick(_) | Self::Goal(_) | Self::Level | Self::Linked(..) | Self::RowsOf(..), value) => {
                matches!(value, Value::Pick(_))
            }
        }
    }
}

/// Cards to be put on piles. Kept as rows: `r_` and the name of the card, with the pile in column `pile`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "Sort", deny_unknown_fields)]
pub struct SortSpec {
    /// How many cards are asked about before "more cards".
    pub first: usize,
    /// Name, label, and what it means.
    pub cards: Vec<(Key, String, String)>,
    /// The list of the same page that holds cards of the person's own.
    #[serde(default)]
    pub own: Option<Key>,
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
    /// Goals.
    Goals,
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
    /// The [`FieldType::Top`] field of the same page whose choices are the rows that are there from the start.
    #[serde(default)]
    pub start_from: Option<Key>,
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

/// The next depth at which more is asked than at `depth`.
pub fn next_depth(fields: &[FieldSpec], depth: Depth) -> Option<Depth> {
    fields.iter().map(|field| field.depth).filter(|deeper| *deeper > depth).min()
}

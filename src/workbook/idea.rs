//! An idea of a helper: what it is about, in their words, and what the client said to it. A reading of the answers of
//! a page that can be filled more than once.
//!
//! Never become the client's by itself, or be counted anywhere before it was kept.

use super::{Answers, Workbook};
use crate::base::{Cell, Id, Key, Kind, Slot, Text, Value};

/// One idea.
#[derive(Clone, Copy, Debug)]
pub struct Idea<'a> {
    answers: &'a Answers,
}

/// What the client said to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdeaState {
    /// Nothing yet. It waits without limit.
    #[default]
    Waits,
    /// It was kept as it is.
    Kept,
    /// It was said another way.
    MyWay,
    /// No, thanks.
    No,
}

/// What an idea is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An answer, in place or beside what stands there.
    Answer(Slot),
    /// A step for that goal, or for none.
    Step(Option<Id>),
    /// A goal.
    Goal,
    /// Nothing that has a place yet.
    Anything,
}

impl IdeaState {
    /// Every state with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Waits, Key::of("later")),
        (Self::Kept, Key::of("kept")),
        (Self::MyWay, Key::of("my_way")),
        (Self::No, Key::of("no")),
    ];
}

impl About {
    /// How it is kept: record, field, and for a cell its row and column.
    pub fn key(&self) -> Key {
        match self {
            Self::Answer(slot) => path(slot),
            Self::Step(Some(goal)) => Key::from(format!("{goal}/steps").as_str()),
            Self::Step(None) => Key::of("me/steps"),
            Self::Goal => Key::of("me/goals"),
            Self::Anything => Key::of("me/ideas"),
        }
    }

    /// As it was kept; about nothing that has a place, where that can not be read.
    pub fn of(key: &Key) -> Self {
        match key.as_str() {
            "me/goals" => Self::Goal,
            "me/steps" => Self::Step(None),
            "me/ideas" => Self::Anything,
            other => match slot_of(other) {
                Some(slot) if slot.record.kind() == Kind::Goal && slot.field.as_str() == "steps" => {
                    Self::Step(Some(slot.record))
                }
                Some(slot) => Self::Answer(slot),
                None => Self::Anything,
            },
        }
    }

    /// The record without which it has no place.
    pub fn record(&self) -> Option<Id> {
        match self {
            Self::Answer(slot) => Some(slot.record),
            Self::Step(goal) => *goal,
            Self::Goal | Self::Anything => None,
        }
    }
}

/// A slot as one name: record, field, row, column.
pub fn path(slot: &Slot) -> Key {
    let cell = slot.row.as_ref().map(|cell| format!("/{}/{}", cell.id, cell.column.as_str())).unwrap_or_default();
    Key::from(format!("{}/{}{cell}", slot.record, slot.field.as_str()).as_str())
}

/// The slot of such a name.
pub fn slot_of(path: &str) -> Option<Slot> {
    let mut parts = path.split('/');
    let (record, field) = (Id::of(parts.next()?)?, Key::from(parts.next()?));
    let row = match (parts.next(), parts.next()) {
        (Some(id), Some(column)) => Some(Cell { id: Id::of(id)?, column: Key::from(column) }),
        (None, _) => None,
        _ => return None,
    };
    Some(Slot { record, field, row })
}

impl<'a> Idea<'a> {
    /// The page whose fillings ideas are.
    pub const PAGE: &'static str = "idea";
    /// The helper's words.
    pub const WORDS: Key = Key::of("words");
    /// What it is about.
    pub const ABOUT: Key = Key::of("about");
    /// The client's own words for it.
    pub const OWN: Key = Key::of("own");
    /// What the client said to it.
    pub const STATE: Key = Key::of("state");
    /// What became of it.
    pub const BECAME: Key = Key::of("became");

    /// Those answers, where they are an idea.
    pub fn of(answers: &'a Answers) -> Option<Self> {
        answers.id.filled_of(Self::PAGE).then_some(Self { answers })
    }

    /// Which.
    pub fn id(self) -> Id {
        self.answers.id
    }

    /// The answers it is a reading of.
    pub fn answers(self) -> &'a Answers {
        self.answers
    }

    /// The helper's words.
    pub fn words(self) -> Text {
        self.answers.fields.text(&Self::WORDS).cloned().unwrap_or_default()
    }

    /// The client's own words for it.
    pub fn own(self) -> Option<&'a Text> {
        self.answers.fields.text(&Self::OWN)
    }

    /// Whose it is.
    pub fn name(self) -> Text {
        let slot = Slot::new(self.answers.id, &Self::WORDS);
        self.answers.marks.of(&slot).map(|mark| mark.name.clone()).unwrap_or_default()
    }

    /// It is of the helper of that name: what one of them said is no other's to change.
    pub fn is_of(self, name: &str) -> bool {
        let bare = |name: &str| name.trim().to_lowercase();
        let marks = &self.answers.marks;
        let mark = [Self::WORDS, Self::ABOUT].iter().find_map(|field| marks.of(&Slot::new(self.answers.id, field)));
        mark.is_none_or(|mark| bare(&mark.name) == bare(name))
    }

    /// What it is about.
    pub fn about(self) -> About {
        self.answers.fields.pick(&Self::ABOUT).map_or(About::Anything, About::of)
    }

    /// What the client said to it.
    pub fn state(self) -> IdeaState {
        let said = self.answers.fields.pick(&Self::STATE);
        IdeaState::ALL.iter().find(|(_, key)| Some(key) == said).map(|(state, _)| *state).unwrap_or_default()
    }

    /// It waits for an answer.
    pub fn waits(self) -> bool {
        self.state() == IdeaState::Waits && !self.words().is_blank()
    }

    /// Where what became of it stands.
    pub fn became(self) -> Option<Slot> {
        self.answers.fields.pick(&Self::BECAME).and_then(|key| slot_of(key.as_str()))
    }
}

impl Workbook {
    /// All ideas with words, oldest first.
    pub fn ideas(&self) -> impl DoubleEndedIterator<Item = Idea<'_>> {
        self.filled(Idea::PAGE).filter_map(Idea::of).filter(|idea| !idea.words().is_blank())
    }

    /// That idea.
    pub fn idea(&self, id: Id) -> Option<Idea<'_>> {
        self.answers_of(id).and_then(Idea::of)
    }
}

/// It is a statement of an idea that the helper writes.
pub(crate) fn is_helpers(slot: &Slot) -> bool {
    slot.record.filled_of(Idea::PAGE) && [Idea::WORDS, Idea::ABOUT].contains(&slot.field)
}

/// The state, as it stands in a slot.
pub fn state_value(state: IdeaState) -> Option<Value> {
    IdeaState::ALL.iter().find(|(known, _)| *known == state).map(|(_, key)| Value::Pick(key.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_idea_is_about_is_kept_as_one_name_and_read_back() {
        let goal = Id::of("g1").unwrap();
        let cell = Slot::new(goal, &Key::of("plans")).cell(Id::of("r1").unwrap(), &Key::of("if"));
        for about in [
            About::Goal,
            About::Anything,
            About::Step(None),
            About::Step(Some(goal)),
            About::Answer(Slot::new(goal, &Key::of("why"))),
            About::Answer(cell),
        ] {
            assert_eq!(About::of(&about.key()), about);
        }
        assert_eq!(About::of(&Key::of("Nonsense")), About::Anything);
        assert_eq!(slot_of("g1/plans/r1"), None, "a row without a column is no place");
    }
}

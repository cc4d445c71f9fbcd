//! The ladder of a goal: five lines in the person's own words, from a hard stretch to the best they can picture.
//! Goal attainment scaling (Kiresuk and Sherman, 1968) with words first; the numbers are for one page only.
//!
//! Never show a level as a mark, or hold a rating. Ratings stand in check-ins.

use super::Goal;
use crate::{
    base::{Key, Phrase, Text, Value, When},
    say,
};

/// One line of the ladder, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A hard stretch: -2.
    HardStretch,
    /// Part of the way: -1.
    Part,
    /// As I hoped: 0.
    AsHoped,
    /// Better than I hoped: +1.
    Better,
    /// The best I can picture: +2.
    Best,
}

impl Level {
    /// Our name for it.
    pub fn name(self) -> Phrase {
        match self {
            Self::Best => say!("level.best"),
            Self::Better => say!("level.better"),
            Self::AsHoped => say!("level.as_hoped"),
            Self::Part => say!("level.part"),
            Self::HardStretch => say!("level.hard_stretch"),
        }
    }

    /// Every level, lowest first, with its name: as a choice, and as the field its words stand in.
    pub const ALL: [(Self, Key); 5] = [
        (Self::HardStretch, Key::of("hard_stretch")),
        (Self::Part, Key::of("part")),
        (Self::AsHoped, Key::of("as_hoped")),
        (Self::Better, Key::of("better")),
        (Self::Best, Key::of("best")),
    ];

    /// -2 to +2.
    pub fn number(self) -> i8 {
        match self {
            Self::HardStretch => -2,
            Self::Part => -1,
            Self::AsHoped => 0,
            Self::Better => 1,
            Self::Best => 2,
        }
    }

    /// Its name in a slot.
    pub fn key(self) -> Key {
        match self {
            Self::HardStretch => Key::of("hard_stretch"),
            Self::Part => Key::of("part"),
            Self::AsHoped => Key::of("as_hoped"),
            Self::Better => Key::of("better"),
            Self::Best => Key::of("best"),
        }
    }

    /// The level of that name.
    pub fn of(key: &Key) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| known == key).map(|(level, _)| level)
    }
}

/// A look at the ladder of one goal.
#[derive(Clone, Copy, Debug)]
pub struct Ladder<'a> {
    goal: &'a Goal,
}

impl<'a> Ladder<'a> {
    /// How it is today, in own words, for the quick form.
    pub const TODAY: Key = Key::of("ladder_today");
    /// By when the lines are meant.
    pub const BY: Key = Key::of("ladder_by");
    /// Who or what it is seen by.
    pub const SEEN: Key = Key::of("ladder_seen");
    /// Whether a helper presses a line, too.
    pub const BOTH: Key = Key::of("ladder_both");
    /// How much it matters, "1" to "3"; only with weights on.
    pub const IMPORTANCE: Key = Key::of("importance");
    /// How hard it is to reach, "0" to "3"; only with weights on.
    pub const DIFFICULTY: Key = Key::of("difficulty");

    /// The ladder of that goal.
    pub fn of(goal: &'a Goal) -> Self {
        Self { goal }
    }

    /// What is written on a line, whether it was read back or not.
    pub fn written(self, level: Level) -> Option<&'a Text> {
        self.goal.more.text(&level.key())
    }

    /// The own words of a line, where there are some.
    pub fn line(self, level: Level) -> Option<&'a Text> {
        self.goal.heard().text(&level.key())
    }

    /// Some line, or how it is today, has words: rating is by line, not by number.
    pub fn is_begun(self) -> bool {
        Level::ALL.into_iter().any(|(level, _)| self.line(level).is_some()) || self.today().is_some()
    }

    /// How it is today, in own words.
    pub fn today(self) -> Option<&'a Text> {
        self.goal.heard().text(&Self::TODAY)
    }

    /// By when the lines are meant.
    pub fn by(self) -> Option<&'a When> {
        self.goal.heard().when(&Self::BY)
    }

    /// Who or what it is seen by.
    pub fn seen(self) -> Option<&'a Text> {
        self.goal.heard().text(&Self::SEEN)
    }

    /// A helper presses a line, too.
    pub fn is_for_both(self) -> bool {
        self.goal.marks.heard(&Self::BOTH, self.goal.more.get(&Self::BOTH)) == Some(&Value::Yes(true))
    }

    /// A number that was chosen for a weight, where one was.
    fn weight(self, field: &Key) -> Option<u8> {
        self.goal.heard().pick(field)?.as_str().parse().ok()
    }

    /// How much it matters, 1 to 3.
    pub fn importance(self) -> Option<u8> {
        self.weight(&Self::IMPORTANCE)
    }

    /// How hard it is to reach, 0 to 3.
    pub fn difficulty(self) -> Option<u8> {
        self.weight(&Self::DIFFICULTY)
    }
}

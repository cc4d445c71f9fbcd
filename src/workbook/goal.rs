//! A goal, in the person's own words.
//!
//! Never be reworded by the program, or be counted as failed. Letting go is a choice.

use serde::{Deserialize, Serialize};

use super::{
    Marks, Said,
    refused::Refused,
    values::{pick_value, text_value, to_pick, to_text, to_when, to_yes},
};
use crate::base::{Id, Key, Moment, Slot, Text, Value, When, Who};

/// Words that stood so many seconds are kept when others take their place.
const STOOD: i64 = 3_600;

/// One goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Who it is.
    pub id: Id,
    /// Who wrote it.
    pub by: Who,
    /// When it was begun.
    pub at: Moment,
    /// Hidden while two are here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Whose words its statements are, where that is not told by who wrote the record; and what they were.
    #[serde(default, skip_serializing_if = "Marks::is_nothing")]
    pub marks: Marks,
    /// Live, on the shelf, reached or let go.
    #[serde(default)]
    pub state: GoalState,
    /// The goal in own words.
    pub words: Text,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub why: Text,
    /// What others want to see, where someone told the person to do this. Kept apart; never the goal.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub others_want: Text,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<When>,
    /// It belongs to more than one: a family, a couple.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ours: bool,
    /// What kind of goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<GoalKind>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<Whose>,
    /// What will be there instead of what is to stop.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub instead: Text,
    /// How much help is wished for with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<Wish>,
    /// When the words were first as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worded: Option<Moment>,
    /// How it was said before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Wording>,
    /// What else was said of it: its ladder, its plans, its links, real life.
    #[serde(default, skip_serializing_if = "Said::is_nothing")]
    pub more: Said,
}

/// How a goal was said before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// Since when it was said so.
    pub from: Moment,
    /// The words.
    pub words: Text,
}

/// Where a goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GoalState {
    /// Being worked on.
    #[default]
    Live,
    /// Waiting, without guilt.
    Shelf,
    /// Reached.
    Reached,
    /// Let go, on purpose.
    LetGo,
}

/// What kind of goal. None needs a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GoalKind {
    /// To reach something.
    Reach,
    /// To learn something.
    Learn,
    /// To find out what there is.
    Explore,
    /// To keep something up.
    KeepUp,
    /// None of these.
    Other,
}

impl GoalKind {
    /// Every kind with the name it has in a slot.
    pub const ALL: [(Self, Key); 5] = [
        (Self::Reach, Key::of("reach")),
        (Self::Learn, Key::of("learn")),
        (Self::Explore, Key::of("explore")),
        (Self::KeepUp, Key::of("keep_up")),
        (Self::Other, Key::of("other")),
    ];
}

/// Whose goal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Whose {
    /// It is mine.
    Mine,
    /// Mine and theirs.
    Both,
    /// Mostly for others.
    Others,
    /// I was told to.
    Told,
}

impl Whose {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Mine, Key::of("mine")),
        (Self::Both, Key::of("both")),
        (Self::Others, Key::of("others")),
        (Self::Told, Key::of("told")),
    ];
}

/// How much help is wished for. No direction is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Wish {
    /// To need less help.
    Less,
    /// To keep the help there is.
    Same,
    /// To get more help.
    More,
}

impl Wish {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 3] =
        [(Self::Less, Key::of("less")), (Self::Same, Key::of("same")), (Self::More, Key::of("more"))];
}

impl GoalState {
    /// Every state with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Live, Key::of("live")),
        (Self::Shelf, Key::of("shelf")),
        (Self::Reached, Key::of("reached")),
        (Self::LetGo, Key::of("let_go")),
    ];
}

impl Goal {
    /// So many goals are on the go at a time, at most. Our own limit: each one more takes care from the others.
    pub const MOST_LIVE: usize = 3;

    /// The goal in own words.
    pub const WORDS: Key = Key::of("words");
    /// Why it matters.
    pub const WHY: Key = Key::of("why");
    /// What others want to see.
    pub const OTHERS_WANT: Key = Key::of("others_want");
    /// When to look at it again.
    pub const LOOK_AGAIN: Key = Key::of("look_again");
    /// Where it stands.
    pub const STATE: Key = Key::of("state");

    /// What will be there instead.
    pub const INSTEAD: Key = Key::of("instead");
    /// Questions about this goal that were waved off for good.
    pub const WAVED: Key = Key::of("waved");
    /// The strengths it leans on.
    pub const STRENGTHS: Key = Key::of("strengths");
    /// Who is in it.
    pub const PEOPLE: Key = Key::of("people");
    /// So many if-then plans at most: a plan is of use when it comes to mind by itself.
    pub const MOST_PLANS: usize = 3;
    /// If-then plans, a row each: `if`, `then`, `moment`.
    pub const PLANS: Key = Key::of("plans");
    /// What a helper said they would do, a row each: `what`, `by`, `state`.
    pub const PROMISES: Key = Key::of("promises");
    /// Its finished steps stand open in its outline.
    pub const FINISHED_OPEN: Key = Key::of("_finished_open");
    /// How it was done, once it is reached.
    pub const HOW: Key = Key::of("how_did_you");

    /// An empty goal.
    pub fn new(id: Id, by: Who, at: Moment) -> Self {
        Self {
            id,
            by,
            at,
            private: false,
            marks: Marks::default(),
            state: GoalState::Live,
            words: Text::default(),
            why: Text::default(),
            others_want: Text::default(),
            look_again: None,
            ours: false,
            kind: None,
            whose: None,
            instead: Text::default(),
            wish: None,
            worded: None,
            was: Vec::new(),
            more: Said::default(),
        }
    }

    /// A helper typed its words for its owner, and they were not read back yet: it counts nowhere. It takes nothing from
    /// the count where its owner began it: a goal without words does not count either.
    pub fn is_waiting(&self) -> bool {
        self.marks.of(&Slot::new(self.id, &Self::WORDS)).is_some_and(super::Mark::waits)
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        let said = [&self.words, &self.why, &self.others_want, &self.instead];
        said.iter().all(|text| text.is_blank()) && self.look_again.is_none() && self.more.is_nothing()
    }

    /// On the go: live, and said in own words.
    pub fn is_live(&self) -> bool {
        self.state == GoalState::Live && !self.words.is_blank() && !self.is_waiting()
    }

    /// What the slot holds.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        if slot.row.is_some() {
            return self.more.at(slot);
        }
        match slot.field.as_str() {
            "words" => text_value(&self.words),
            "why" => text_value(&self.why),
            "others_want" => text_value(&self.others_want),
            "look_again" => self.look_again.clone().map(Value::When),
            "state" => pick_value(&GoalState::ALL, &self.state),
            "ours" => self.ours.then_some(Value::Yes(true)),
            "kind" => self.kind.and_then(|kind| pick_value(&GoalKind::ALL, &kind)),
            "whose" => self.whose.and_then(|whose| pick_value(&Whose::ALL, &whose)),
            "instead" => text_value(&self.instead),
            "wish" => self.wish.and_then(|wish| pick_value(&Wish::ALL, &wish)),
            "private" => self.private.then_some(Value::Yes(true)),
            _ => self.more.at(slot),
        }
    }

    /// Puts a value, or clears the slot.
    ///
    /// # Errors
    /// The value is of another kind.
    pub fn set(&mut self, slot: &Slot, value: Option<Value>, at: Moment) -> Result<(), Refused> {
        if slot.row.is_some() {
            self.more.set(slot, value);
            return Ok(());
        }
        match slot.field.as_str() {
            "words" => self.say(to_text(value)?, at),
            "why" => self.why = to_text(value)?,
            "others_want" => self.others_want = to_text(value)?,
            "look_again" => self.look_again = to_when(value)?,
            "state" => self.state = to_pick(&GoalState::ALL, value)?.unwrap_or_default(),
            "ours" => self.ours = to_yes(value.as_ref())?,
            "kind" => self.kind = to_pick(&GoalKind::ALL, value)?,
            "whose" => self.whose = to_pick(&Whose::ALL, value)?,
            "instead" => self.instead = to_text(value)?,
            "wish" => self.wish = to_pick(&Wish::ALL, value)?,
            "private" => self.private = to_yes(value.as_ref())?,
            _ => self.more.set(slot, value),
        }
        Ok(())
    }

    /// Other words for it. Those that stood a while are kept.
    fn say(&mut self, words: Text, at: Moment) {
        if words == self.words {
            return;
        }
        let from = self.worded.unwrap_or(self.at);
        if self.was.last().is_some_and(|was| was.words == words) && at.0.saturating_sub(from.0) < STOOD {
            // What is typed back at once was no other wording.
            self.worded = self.was.pop().map(|was| was.from).filter(|from| *from != self.at);
        } else if !self.words.is_blank() && at.0.saturating_sub(from.0) >= STOOD {
            self.was.push(Wording { from, words: std::mem::replace(&mut self.words, words) });
            self.worded = Some(at);
            return;
        } else if words.is_blank() && self.was.is_empty() {
            self.worded = None;
        } else if self.words.is_blank() {
            self.worded = Some(at).filter(|at| *at != self.at);
        }
        self.words = words;
    }
}

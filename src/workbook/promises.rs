//! What helpers said they will do: in talks, and beside the steps of goals.

use super::{Goal, GoalState, Talk, Workbook};
use crate::base::{Key, RowValue, Slot, Text, Value, When};

/// One promise, wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPromise {
    /// The cell with its words.
    pub slot: Slot,
    /// What they will do.
    pub what: Text,
    /// By when.
    pub by: Option<When>,
    /// Where it stands: `open`, `done`, `not_now`.
    pub state: Option<Key>,
    /// Who said it: who was there in that talk, or typed it beside a goal. Empty where that is not known.
    pub from: Text,
}

impl RowPromise {
    const WHAT: Key = Key::of("what");
    const BY: Key = Key::of("by");
    const STATE: Key = Key::of("state");

    fn of(list: &Slot, row: &RowValue, from: impl Fn(&Slot) -> Text) -> Option<Self> {
        let what = row.cells.get(&Self::WHAT).and_then(Value::text).filter(|text| !text.is_blank())?.clone();
        let by = match row.cells.get(&Self::BY) {
            Some(Value::When(when)) => Some(when.clone()),
            Some(Value::Text(words) | Value::Unread(words)) if !words.is_blank() => Some(When::Words(words.clone())),
            _ => None,
        };
        let state = match row.cells.get(&Self::STATE) {
            Some(Value::Pick(key)) => Some(key.clone()),
            _ => None,
        };
        let slot = list.cell(row.id, &Self::WHAT);
        Some(Self { from: from(&slot), slot, what, by, state })
    }

    /// It was said by who is called that; of someone without a name, where it is not told who said it.
    pub fn is_of(&self, name: &str) -> bool {
        self.from.trim().to_lowercase() == name.trim().to_lowercase()
    }

    /// It is still to do.
    pub fn is_open(&self) -> bool {
        self.state.as_ref().is_none_or(|state| state.as_str() == "open")
    }
}

impl Workbook {
    /// What helpers said they will do, in talks and for goals that are not let go, in no special order.
    pub fn promises(&self) -> Vec<RowPromise> {
        let typed_by = |slot: &Slot| {
            let mark = self.marks(slot.record).and_then(|marks| marks.of(slot));
            mark.map(|mark| mark.name.clone()).unwrap_or_default()
        };
        let of_goal = |goal: &Goal| {
            let list = Slot::new(goal.id, &Goal::PROMISES);
            let rows = goal.more.rows(&Goal::PROMISES).iter();
            rows.filter_map(|row| RowPromise::of(&list, row, typed_by)).collect::<Vec<_>>()
        };
        let of_talk = |talk: Talk| {
            let list = Slot::new(talk.id(), &Talk::PROMISES);
            let rows = talk.promises().iter();
            rows.filter_map(|row| RowPromise::of(&list, row, |_| talk.with())).collect::<Vec<_>>()
        };
        let goals = self.goals().filter(|goal| goal.state != GoalState::LetGo);
        goals.flat_map(of_goal).chain(self.talks().flat_map(of_talk)).collect()
    }
}

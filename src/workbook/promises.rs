//! What helpers said they will do: in talks, and beside the steps of goals.
//!
//! Must never: hold a promise of theirs to another measure than a step of the client's.

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
}

impl RowPromise {
    const WHAT: Key = Key::of("what");
    const BY: Key = Key::of("by");
    const STATE: Key = Key::of("state");

    fn of(list: &Slot, row: &RowValue) -> Option<Self> {
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
        Some(Self { slot: list.cell(row.id, &Self::WHAT), what, by, state })
    }

    /// It is still to do.
    pub fn is_open(&self) -> bool {
        self.state.as_ref().is_none_or(|state| state.as_str() == "open")
    }
}

impl Workbook {
    /// What helpers said they will do, in talks and for goals that are not let go, in no special order.
    pub fn promises(&self) -> Vec<RowPromise> {
        let of = |record, field: &Key, rows: &[RowValue]| -> Vec<RowPromise> {
            let list = Slot::new(record, field);
            rows.iter().filter_map(|row| RowPromise::of(&list, row)).collect()
        };
        let goals = self.goals().filter(|goal| goal.state != GoalState::LetGo);
        let goals = goals.flat_map(|goal| of(goal.id, &Goal::PROMISES, goal.more.rows(&Goal::PROMISES)));
        let talks = self.talks().flat_map(|talk| of(talk.id(), &Talk::PROMISES, talk.promises()));
        goals.chain(talks).collect()
    }
}

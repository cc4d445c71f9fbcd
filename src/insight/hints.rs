//! What can be counted from the answers of a page, each with the answers it comes from and the days it spans.
//!
//! `n` always counts answers that it comes from: taking one of those away never makes it larger.
//! The least that is told of is the plan's own: two points for a move, three of a kind for "all the same".
//!
//! Never compare with other people, foretell, or hold words.

mod look;
mod rows;

pub use look::{Found, Name, Stands};

use look::{Look, keys, lines};

use crate::{
    base::{Id, Key, Now, Slot, Value},
    workbook::{Count, Workbook},
};

/// Counts that on the page of `record`, if there is something to tell. `choices` are those of the column that is looked
/// at, where what nobody has is counted. What was chosen in a slot counts only while it `stands`.
pub fn count(
    book: &Workbook,
    record: Id,
    count: &Count,
    (choices, stands): (&[Key], Stands),
    now: Now,
) -> Option<Found> {
    let answers = book.answers_of(record)?.as_heard();
    let look = Look { book, answers: &answers, stands, now };
    match count {
        Count::Holds(when) => look.holds(when),
        Count::RowsWhere { rows, when, least } => rows::such(&look, rows, when, *least),
        Count::AllRows { rows, when } => rows::all(&look, rows, when),
        Count::Widest { rows, when, high, low } => rows::widest(&look, rows, when, (high, low)),
        Count::Moved { rows, column } => rows::moved(&look, rows, column),
        Count::AllTheSame { rows, column } => rows::all_the_same(&look, rows, column),
        Count::NobodyHas { rows, column } => rows::nobody_has(&look, rows, column, choices),
        Count::OneCarries { rows, column } => rows::one_carries(&look, rows, column),
        Count::MostLinked { rows, column } => {
            rows::most(&look, rows, column, |slot, value| keys(value).iter().filter(|key| stands(slot, key)).count())
        }
        Count::MostLines { rows, column } => rows::most(&look, rows, column, |_, value| lines(value).len()),
        Count::Waits { rows, when, since, days } => rows::waits(&look, rows, when, since, *days),
        Count::Lately { rows, when, on, days } => rows::lately(&look, rows, when, on, *days),
        Count::NoGoalHas { field, link } => look.no_goal_has(field, link),
        Count::NotAmong { rows, column, page, among, name } => {
            rows::not_among(&look, (rows, column), page, (among, name))
        }
    }
}

impl Look<'_> {
    fn holds(&self, when: &[crate::workbook::If]) -> Option<Found> {
        let said =
            |field: &Key| self.answers.fields.get(field).and_then(|value| self.standing(&self.slot(field), value));
        let all = !when.is_empty() && when.iter().all(|holds| holds.holds(said(holds.field()).as_deref()));
        let from: Vec<Slot> =
            when.iter().map(crate::workbook::If::field).filter(|f| said(f).is_some()).map(|f| self.slot(f)).collect();
        // What is told must come from something that was said.
        let n = from.len();
        let names = from.iter().cloned().map(Name::Field).collect();
        (all && n > 0).then(|| Found { n, names, span: self.since_begun(), from })
    }

    fn no_goal_has(&self, field: &Key, link: &Key) -> Option<Found> {
        let linked =
            |key: &str| self.book.goals().any(|goal| goal.heard().picks(link).iter().any(|l| l.as_str() == key));
        let list = self.slot(field);
        let (names, from): (Vec<Name>, Vec<Slot>) = match self.answers.fields.get(field)? {
            Value::Rows(kept) => {
                let open = kept.iter().filter(|row| !row.is_blank()).filter(|row| {
                    let id = row.id.as_str();
                    // A row that is there from the start is linked to by its name.
                    !linked(id) && !id.strip_prefix("r_").is_some_and(linked)
                });
                let cells = open.filter_map(|row| Some(list.cell(row.id, rows::first_cell(row)?)));
                cells.map(|cell| (Name::Row(cell.clone()), cell)).unzip()
            }
            value => {
                let open = keys(value).iter().filter(|key| !linked(key.as_str()));
                open.map(|key| (Name::Choice(list.clone(), key.clone()), list.clone())).unzip()
            }
        };
        let n = names.len();
        (n > 0).then(|| Found { n, names, span: self.since_begun(), from })
    }
}

#[cfg(test)]
mod tests;

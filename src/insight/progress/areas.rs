//! Parts of life, then and now: each beside itself only.
//!
//! Never add parts up, or make a whole of them.

use super::Change;
use crate::{
    base::{Day, Id, Key, Now, Slot},
    workbook::Workbook,
};

/// The page with the parts of life, their list, and how each is.
const PAGE: &str = "life";
const AREAS: Key = Key::of("areas");
const NOW: Key = Key::of("now");

/// One part of life that was looked at on two days or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its row.
    pub row: Id,
    /// The first rating.
    pub then: (Day, u8),
    /// The latest.
    pub now: (Day, u8),
}

impl Area {
    /// From then to now.
    pub fn change(&self) -> Change {
        Change::of(self.then.1, self.now.1)
    }
}

/// Those parts, in the person's order; and how many have one rating only.
pub fn then_and_now(book: &Workbook, now: Now) -> (Vec<Area>, usize) {
    let Some(answers) = book.answers(PAGE) else {
        return Default::default();
    };
    let answers = answers.as_heard();
    let (mut out, mut once) = (Vec::new(), 0);
    for row in answers.rows(&AREAS) {
        let ratings = answers.ratings(&Slot::new(answers.id, &AREAS).cell(row.id, &NOW));
        let day = |rated: Option<&(crate::base::Moment, u8)>| rated.map(|(at, value)| (now.day_of(*at), *value));
        // What was taken back is not rated now.
        let is_rated = row.cells.contains_key(&NOW);
        match (day(ratings.first()), day(ratings.last())) {
            (Some(then), Some(now)) if is_rated && then.0 < now.0 => out.push(Area { row: row.id, then, now }),
            (Some(_), _) if is_rated => once += 1,
            _ => {}
        }
    }
    (out, once)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Value, Who},
        workbook::{Edit, Stamp},
    };

    #[test]
    fn a_part_needs_two_days_and_stands_by_itself() {
        let now = Now { moment: Moment(1_795_370_400), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 };
        let mut book = Workbook::default();
        for (row, value, ago) in [
            ("r_home", 3, 90 * 86_400),
            ("r_money", 5, 90 * 86_400),
            ("r_home", 6, 3_600),
            ("r_work", 2, 2 * 3_600),
            // Twice on one day is one look.
            ("r_work", 8, 1),
        ] {
            let slot = Slot::new(Id::page(PAGE), &AREAS).cell(Id::of(row).unwrap(), &NOW);
            let stamp = Stamp { who: Who::Me, at: Moment(now.moment.0 - ago) };
            book.apply(Edit::Set(slot, Some(Value::Rate(value))), stamp).unwrap();
        }
        let (areas, once) = then_and_now(&book, now);
        assert_eq!((areas.len(), once), (1, 2));
        assert_eq!((areas[0].then.1, areas[0].now.1, areas[0].change()), (3, 6, Change::Up));
        assert_eq!(areas[0].then.0, Day::iso("2026-08-24").unwrap());
        assert_eq!(then_and_now(&Workbook::default(), now), (Vec::new(), 0));
    }
}

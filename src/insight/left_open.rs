//! A talk that was left open, as by a lamp that went out: what ends it when the workbook is opened again.
//!
//! Never take the day on which it is found for the day on which it ended.

use crate::{
    base::{Day, Slot, Value, When},
    workbook::{Edit, Talk, Workbook},
};

/// What ends the talk that is still open, if one is, as of the last day on which something was written.
pub fn ending(book: &Workbook, today: Day) -> Option<Edit> {
    let talk = book.open_talk()?;
    let day = book.seen().unwrap_or(today);
    Some(Edit::Set(Slot::new(talk.id(), &Talk::ENDED), Some(Value::When(When::Day(day)))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment, Who},
        workbook::Stamp,
    };

    #[test]
    fn it_ended_on_the_last_day_something_was_written_and_only_once() {
        let day = |text: &str| Day::iso(text).unwrap();
        let (mut book, today) = (Workbook::default(), day("2026-11-28"));
        assert_eq!(ending(&book, today), None);
        let talk = Id::page_again(Talk::PAGE, Id::of("r0000000001").unwrap());
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), stamp).unwrap();
        let on = |text: &str| Some(Edit::Set(Slot::new(talk, &Talk::ENDED), Some(Value::When(When::Day(day(text))))));
        assert_eq!(ending(&book, today), on("2026-11-28"));
        book.seen_on(day("2026-11-22"));
        assert_eq!(ending(&book, today), on("2026-11-22"));
        book.apply(ending(&book, today).unwrap(), stamp).unwrap();
        assert_eq!(ending(&book, today), None);
    }
}

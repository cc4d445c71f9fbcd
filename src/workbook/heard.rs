//! What readings go by: the answers of a record without what a helper typed and nobody read back.
//!
//! Pages show what waits, and say so; whatever counts, sums up, compares or offers reads here. A record in which
//! nothing waits costs one glance.
//!
//! Never change a record, or leave out a helper's own words: they wait for nobody.

use std::borrow::Cow;

use super::{Answers, Entry, Goal, Mark, Marks, Said, Step};
use crate::base::{Id, Key, RowValue, Text, Value, When};

/// The answers of a record, but for those that wait to be read back.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    said: &'a Said,
    marks: &'a Marks,
}

impl<'a> Heard<'a> {
    fn get(self, field: &Key) -> Option<&'a Value> {
        self.marks.heard(field, self.said.get(field))
    }

    /// The words of a field, where there are some.
    pub fn text(self, field: &Key) -> Option<&'a Text> {
        self.get(field).and_then(Value::text).filter(|text| !text.is_blank())
    }

    /// A number from 0 to 10, where one was given.
    pub fn rate(self, field: &Key) -> Option<u8> {
        self.get(field).and_then(Value::rate)
    }

    /// The choice that was taken.
    pub fn pick(self, field: &Key) -> Option<&'a Key> {
        self.get(field).and_then(|_| self.said.pick(field))
    }

    /// The choices that were taken, one or several.
    pub fn picks(self, field: &Key) -> &'a [Key] {
        self.get(field).map_or(&[], |_| self.said.picks(field))
    }

    /// The day, or words for one.
    pub fn when(self, field: &Key) -> Option<&'a When> {
        self.get(field).and_then(|_| self.said.when(field))
    }

    /// The rows of a list; a row of which all waits is not there.
    pub fn rows(self, field: &Key) -> Cow<'a, [RowValue]> {
        let rows = self.said.rows(field);
        let waits = |row: Id, column: &Key| self.marks.waits_at(field, Some((row, column)));
        if !self.marks.wait() || rows.iter().all(|row| row.cells.keys().all(|column| !waits(row.id, column))) {
            return Cow::Borrowed(rows);
        }
        let mut rows = rows.to_vec();
        rows.retain_mut(|row| {
            let (id, before) = (row.id, row.cells.len());
            row.cells.retain(|column, _| !waits(id, column));
            row.cells.len() == before || !row.is_blank()
        });
        Cow::Owned(rows)
    }

    /// That cell, where its row was looked up already.
    pub fn cell(self, list: &Key, row: &'a RowValue, column: &Key) -> Option<&'a Value> {
        row.cells.get(column).filter(|_| !self.marks.waits_at(list, Some((row.id, column))))
    }

    /// All of it.
    pub fn all(self) -> Cow<'a, Said> {
        if !self.marks.wait() {
            return Cow::Borrowed(self.said);
        }
        let mut said = self.said.clone();
        for field in self.said.keys() {
            match self.said.get(field) {
                Some(Value::Rows(_)) => match self.rows(field) {
                    rows if rows.is_empty() => drop(said.remove(field)),
                    rows => drop(said.insert(field.clone(), Value::Rows(rows.into_owned()))),
                },
                _ if self.get(field).is_none() => drop(said.remove(field)),
                _ => {}
            }
        }
        Cow::Owned(said)
    }
}

impl Marks {
    /// That field, or that cell of its list, waits to be read back.
    pub fn waits_at(&self, field: &Key, cell: Option<(Id, &Key)>) -> bool {
        let is_there = |mark: &Mark| mark.field == *field && mark.row.zip(mark.column.as_ref()) == cell;
        self.all().iter().any(|mark| mark.waits() && is_there(mark))
    }

    /// What a field holds, where it does not wait.
    pub fn heard<T>(&self, field: &Key, value: Option<T>) -> Option<T> {
        value.filter(|_| !self.waits_at(field, None))
    }
}

impl Goal {
    /// What readings go by.
    pub fn heard(&self) -> Heard<'_> {
        Heard { said: &self.more, marks: &self.marks }
    }
}

impl Step {
    /// By when, where its owner said so.
    pub fn heard_when(&self) -> Option<&When> {
        self.marks.heard(&Self::WHEN, self.when.as_ref())
    }

    /// What readings go by.
    pub fn heard(&self) -> Heard<'_> {
        Heard { said: &self.more, marks: &self.marks }
    }
}

impl Entry {
    /// What readings go by.
    pub fn heard(&self) -> Heard<'_> {
        Heard { said: &self.more, marks: &self.marks }
    }

    /// The words, where they are its owner's and say something.
    pub fn heard_words(&self) -> Option<&Text> {
        self.marks.heard(&Self::WORDS, Some(&self.words)).filter(|words| !words.is_blank())
    }
}

impl Answers {
    /// What readings go by.
    pub fn heard(&self) -> Heard<'_> {
        Heard { said: &self.fields, marks: &self.marks }
    }

    /// The whole page as readings see it, with the ratings that were its owner's.
    pub fn as_heard(&self) -> Cow<'_, Self> {
        if !self.marks.wait() {
            return Cow::Borrowed(self);
        }
        let waiting: Vec<&Mark> = self.marks.all().iter().filter(|mark| mark.waits()).collect();
        let mut out = self.clone();
        out.fields = self.heard().all().into_owned();
        out.rated.retain(|rated| {
            let of = |mark: &&&Mark| mark.field == rated.field && mark.row.zip(mark.column.clone()) == rated.cell;
            waiting.iter().find(of).is_none_or(|mark| rated.at < mark.at)
        });
        out.marks.leave(|mark| !mark.waits());
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Who},
        workbook::{Edit, Stamp, Workbook},
    };

    #[test]
    fn what_waits_is_left_out_cell_by_cell_and_is_there_once_it_was_read_back() {
        let mut book = Workbook::default();
        let page = Id::page("life");
        let (list, now, why) = (Slot::new(page, &Key::of("areas")), Key::of("now"), Key::of("why"));
        let (home, work) = (Id::of("r_home").unwrap(), Id::of("r_work").unwrap());
        let mut put = |who, at, slot: Slot, value| {
            book.apply(Edit::Set(slot, Some(value)), Stamp { who, at: Moment(at) }).unwrap();
        };
        put(Who::Me, 0, list.cell(home, &now), Value::Rate(4));
        put(Who::Typed, 1, list.cell(home, &why), Value::Text("the roof".into()));
        put(Who::Typed, 1, list.cell(work, &now), Value::Rate(2));
        put(Who::Typed, 1, Slot::new(page, &why), Value::Text("typed".into()));
        let read = |book: &Workbook| {
            let answers = book.answers_of(page).unwrap();
            let rows =
                answers.heard().rows(&list.field).iter().map(|row| (row.id, row.cells.len())).collect::<Vec<_>>();
            let whole = answers.as_heard();
            assert_eq!(whole.rows(&list.field), &*answers.heard().rows(&list.field));
            (rows, answers.heard().text(&why).is_some(), whole.rated.len())
        };
        assert_eq!(read(&book), (vec![(home, 1)], false, 1));
        let all = book.waiting(None);
        book.apply(Edit::ReadBack(all), Stamp { who: Who::Me, at: Moment(2) }).unwrap();
        assert_eq!(read(&book), (vec![(home, 2), (work, 1)], true, 2));
    }
}

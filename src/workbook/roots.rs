//! Which records came of which, and which pages hold a day: look-ups kept by `apply` and checked by a property test.
//!
//! An edit costs one look through the answers of the record it changes; a look-up costs what it finds, whatever else
//! the workbook holds.
//!
//! Never read more of a source than the record it names; that is for whoever tells of it.

use std::collections::{BTreeSet, HashMap};

use super::Said;
use crate::base::{Day, Id, Key, Kind, RowValue, Value, When};

/// The look-ups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roots {
    /// The records in which something came of that one.
    grown: HashMap<Id, BTreeSet<Id>>,
    /// The pages with a day in that field, the earliest first.
    days: HashMap<Key, BTreeSet<(Day, Id)>>,
}

impl Roots {
    /// The records in which something came of that one.
    pub(crate) fn grown_of(&self, record: Id) -> impl Iterator<Item = Id> + '_ {
        self.grown.get(&record).into_iter().flatten().copied()
    }

    /// The fields in which any page holds a day, in a steady order.
    pub(crate) fn fields_with_days(&self) -> BTreeSet<&Key> {
        self.days.keys().collect()
    }

    /// The pages with a day in that field, up to that one, the earliest first.
    pub(crate) fn pages_by(&self, field: &Key, by: Day) -> impl Iterator<Item = (Day, Id)> + '_ {
        let days = self.days.get(field).into_iter().flatten().copied();
        days.take_while(move |(day, _)| *day <= by)
    }

    pub(crate) fn add(&mut self, id: Id, said: &Said) {
        for source in sources(said) {
            self.grown.entry(source).or_default().insert(id);
        }
        for (field, day) in days(id, said) {
            self.days.entry(field.clone()).or_default().insert((day, id));
        }
    }

    pub(crate) fn remove(&mut self, id: Id, said: &Said) {
        for source in sources(said) {
            leave(&mut self.grown, &source, &id);
        }
        for (field, day) in days(id, said) {
            leave(&mut self.days, field, &(day, id));
        }
    }
}

/// The records that these answers and their rows came from.
fn sources(said: &Said) -> impl Iterator<Item = Id> + '_ {
    let rows = said.values().flat_map(|value| match value {
        Value::Rows(rows) => rows.as_slice(),
        _ => &[],
    });
    let names = said.get(&RowValue::FROM).into_iter().chain(rows.filter_map(|row| row.cells.get(&RowValue::FROM)));
    names.filter_map(|name| match name {
        Value::Pick(name) => Id::of(name.as_str().split('/').next()?),
        _ => None,
    })
}

/// The fields of a page that hold a day.
fn days(id: Id, said: &Said) -> impl Iterator<Item = (&Key, Day)> {
    let fields = said.iter().filter(move |_| id.kind() == Kind::Page);
    fields.filter_map(|(field, value)| match value {
        Value::When(When::Day(day)) => Some((field, *day)),
        _ => None,
    })
}

fn leave<K: Eq + std::hash::Hash, V: Ord>(sets: &mut HashMap<K, BTreeSet<V>>, of: &K, value: &V) {
    if let Some(set) = sets.get_mut(of) {
        set.remove(value);
        if set.is_empty() {
            sets.remove(of);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Who},
        workbook::{Edit, Stamp, Workbook},
    };

    fn set(book: &mut Workbook, record: &str, field: &'static str, value: Option<Value>) {
        let slot = Slot::new(Id::of(record).unwrap(), &Key::of(field));
        book.apply(Edit::Set(slot, value), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
    }

    #[test]
    fn days_that_have_come_are_found_by_their_field_the_earliest_first() {
        let day = |n| Day::EPOCH.plus_days(n);
        let mut book = Workbook::default();
        for (record, field, n) in [("p_b", "look", 5), ("p_a", "look", 9), ("p_c", "look", 3), ("p_d", "by", 1)] {
            set(&mut book, record, field, Some(Value::When(When::Day(day(n)))));
        }
        let by = |book: &Workbook, n| {
            book.pages_by(&Key::of("look"), day(n)).map(|(day, page)| (day, page.id.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(by(&book, 5), [(day(3), "p_c".to_owned()), (day(5), "p_b".to_owned())]);
        assert_eq!(book.fields_with_days().into_iter().collect::<Vec<_>>(), [&Key::of("by"), &Key::of("look")]);
        set(&mut book, "p_c", "look", None);
        set(&mut book, "p_b", "look", Some(Value::When(When::Day(day(6)))));
        assert_eq!(by(&book, 5), []);
        assert_eq!(by(&book, 6).len(), 1);
    }

    #[test]
    fn what_came_of_a_record_is_found_until_it_names_another() {
        let mut book = Workbook::default();
        let grown = |book: &Workbook, of| book.grown_of(Id::page(of)).map(|id| id.to_string()).collect::<Vec<_>>();
        set(&mut book, "p_talk", "from", Some(Value::Pick(Key::of("p_life/start_why"))));
        assert_eq!((grown(&book, "life"), grown(&book, "needs")), (vec!["p_talk".to_owned()], vec![]));
        set(&mut book, "p_talk", "from", Some(Value::Pick(Key::of("p_needs/needs/r1/what"))));
        assert_eq!((grown(&book, "life"), grown(&book, "needs")), (vec![], vec!["p_talk".to_owned()]));
    }
}

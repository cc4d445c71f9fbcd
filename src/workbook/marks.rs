//! Whose words a statement is, where that differs from who wrote the record: who typed it and for whom, when it was
//! read back, which idea it came from, and what stood there before.
//!
//! Never make words the client's by time alone. Only a read-back does, or the client's own hand.

use serde::{Deserialize, Serialize};

use crate::base::{Cell, Id, Key, Moment, RowValue, Slot, Text, Value, Who};

/// Words that stood so many seconds are kept when others take their place.
const STOOD: i64 = 3_600;
/// So many earlier wordings are kept of one statement; the oldest goes first.
const KEPT: usize = 50;

/// The marks of a record's statements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Marks(Vec<Mark>);

/// The mark of one statement: a field, or one cell of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Which field.
    pub field: Key,
    /// Which row, where the field is a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Id>,
    /// Which of its columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Key>,
    /// Whose words.
    pub by: Who,
    /// The helper who typed them, or whose they are.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub name: Text,
    /// When they came to stand there.
    pub at: Moment,
    /// When they were read back and found right: from then on they are the client's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_back: Option<Moment>,
    /// The idea they came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idea: Option<Id>,
    /// What stood there before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Was>,
}

/// What a statement said before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Was {
    /// Whose words they were.
    pub by: Who,
    /// The helper who typed them, or whose they were.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub name: Text,
    /// Until when they stood.
    pub until: Moment,
    /// The words.
    pub words: Text,
}

/// Who changes a statement, under which name, and when.
#[derive(Clone, Copy, Debug)]
pub struct Hand<'a> {
    /// Whose words.
    pub by: Who,
    /// The helper's name; empty where nobody is there.
    pub name: &'a Text,
    /// When.
    pub at: Moment,
}

impl Mark {
    fn new(slot: &Slot, hand: Hand) -> Self {
        Self {
            field: slot.field.clone(),
            row: slot.row.as_ref().map(|cell| cell.id),
            column: slot.row.as_ref().map(|cell| cell.column.clone()),
            by: hand.by,
            name: if hand.by.is_helping() { hand.name.clone() } else { Text::default() },
            at: hand.at,
            read_back: None,
            idea: None,
            was: Vec::new(),
        }
    }

    /// The statement it is about, in that record.
    pub fn slot(&self, record: Id) -> Slot {
        let row = self.row.zip(self.column.clone()).map(|(id, column)| Cell { id, column });
        Slot { record, field: self.field.clone(), row }
    }

    /// A helper typed it, and it was not read back yet.
    pub fn waits(&self) -> bool {
        self.by == Who::Typed && self.read_back.is_none()
    }

    /// It tells no more than when the client wrote it.
    fn tells_nothing(&self) -> bool {
        let hides = self.field == Marks::PRIVATE || self.column == Some(RowValue::PRIVATE);
        !hides && self.by == Who::Me && self.name.is_empty() && self.was.is_empty() && self.idea.is_none()
    }

    fn is_of(&self, slot: &Slot) -> bool {
        let cell = slot.row.as_ref();
        self.field == slot.field
            && self.row == cell.map(|cell| cell.id)
            && self.column.as_ref() == cell.map(|cell| &cell.column)
    }
}

impl Marks {
    /// The field of every record that hides it while two are here.
    pub const PRIVATE: Key = Key::of("private");

    /// That statement hides a record, or a row of a list.
    pub fn is_private(slot: &Slot) -> bool {
        [Self::PRIVATE, RowValue::PRIVATE].contains(slot.asked())
    }

    /// For serde: nothing is written where nothing is marked.
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// These.
    pub(super) fn these(marks: Vec<Mark>) -> Self {
        Self(marks)
    }

    /// All of them, in the order they were made.
    pub fn all(&self) -> &[Mark] {
        &self.0
    }

    /// For days that are moved: the marks, to be changed.
    pub(crate) fn all_mut(&mut self) -> &mut [Mark] {
        &mut self.0
    }

    /// The same at no time: for comparing what was written at two.
    #[must_use]
    pub fn without_times(&self) -> Self {
        let mut marks = self.clone();
        for mark in &mut marks.0 {
            (mark.at, mark.read_back) = (Moment(0), mark.read_back.map(|_| Moment(0)));
            mark.was.iter_mut().for_each(|was| was.until = Moment(0));
        }
        marks
    }

    /// The mark of that statement.
    pub fn of(&self, slot: &Slot) -> Option<&Mark> {
        self.0.iter().find(|mark| mark.is_of(slot))
    }

    /// Something was typed for the client and not read back yet.
    pub fn wait(&self) -> bool {
        self.0.iter().any(Mark::waits)
    }

    /// Something of that field was typed for the client and not read back yet.
    pub fn wait_in(&self, field: &Key) -> bool {
        self.0.iter().any(|mark| mark.field == *field && mark.waits())
    }

    /// A statement is changed from `before` to `after` in a record begun by `owner` at `begun`. What a helper types is
    /// marked; what the client writes is theirs; words that stood a while are kept.
    pub(crate) fn note(
        &mut self,
        slot: &Slot,
        change: (Option<&Value>, Option<&Value>),
        hand: Hand,
        of: (Who, Moment),
    ) {
        let (before, after) = change;
        if before == after {
            return;
        }
        let (owner, begun) = of;
        let known = self.0.iter_mut().find(|mark| mark.is_of(slot));
        let (by, since) = known.as_ref().map_or((owner, begun), |mark| (mark.by, mark.at));
        let words = before.and_then(Value::text).filter(|words| !words.is_blank());
        // What is typed on letter by letter is one wording; another's words are kept however short they stood.
        let keep = words.filter(|_| by != hand.by || hand.at.0.saturating_sub(since.0) >= STOOD);
        let name = known.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
        let was = keep.map(|words| Was { by, name, until: hand.at, words: words.clone() });
        match known {
            Some(mark) => {
                let moved = mark.by != hand.by || was.is_some();
                mark.was.extend(was);
                if mark.was.len() > KEPT {
                    mark.was.remove(0);
                }
                if moved {
                    let fresh = Mark::new(slot, hand);
                    (mark.by, mark.name, mark.at, mark.read_back) = (fresh.by, fresh.name, fresh.at, None);
                } else if hand.by == Who::Typed {
                    mark.read_back = None;
                }
            }
            // Whose hand it was is told of every word of a helper's, also in what is theirs from the start.
            None if was.is_some() || hand.by != owner || hand.by.is_helping() => {
                let mut mark = Mark::new(slot, hand);
                mark.was.extend(was);
                self.0.push(mark);
            }
            // In a record that stood a while, the statement that was typed last has a mark of its own: or the next
            // letter would take the first one for an earlier wording.
            None if after.is_some_and(|value| value.text().is_some()) && hand.at.0.saturating_sub(begun.0) >= STOOD => {
                self.0.push(Mark::new(slot, hand));
            }
            None => {}
        }
        // In what a helper's hand began, that a statement is the client's is told by its mark alone.
        self.0.retain(|mark| mark.is_of(slot) || owner != Who::Me || !mark.tells_nothing());
        // A statement that is gone again, and never said anything else, leaves no mark.
        if after.is_none() {
            self.0.retain(|mark| !mark.is_of(slot) || !mark.was.is_empty());
        }
    }

    /// Something is hidden since then, while two are here; or it is not, or was before.
    pub(crate) fn hide(&mut self, slot: &Slot, since: Option<Moment>) {
        self.0.retain(|mark| !mark.is_of(slot));
        let none = Text::default();
        self.0.extend(since.map(|at| Mark::new(slot, Hand { by: Who::Me, name: &none, at })));
    }

    /// A statement comes from another record of the same page, with whose words it is.
    pub(crate) fn take_over(&mut self, slot: &Slot, from: &Self, of: (Who, Moment)) {
        let none = Text::default();
        let mark = from.of(slot).cloned();
        let mark = mark.unwrap_or_else(|| Mark::new(slot, Hand { by: of.0, name: &none, at: of.1 }));
        self.0.retain(|mark| !mark.is_of(slot));
        self.0.push(mark);
    }

    /// A record that a helper's hand began waits, whatever was written in it so far.
    pub(crate) fn begin(&mut self, words: &Slot, hand: Hand) {
        if self.of(words).is_none() {
            self.0.push(Mark::new(words, hand));
        }
    }

    /// That statement was read back and found right; true where it waited for that.
    pub(crate) fn read_back(&mut self, slot: &Slot, at: Moment) -> bool {
        let waiting = self.0.iter_mut().find(|mark| mark.is_of(slot) && mark.waits());
        waiting.map(|mark| mark.read_back = Some(at)).is_some()
    }

    /// That statement came from an idea of someone else.
    pub(crate) fn came_from(&mut self, slot: &Slot, idea: Id, hand: Hand) {
        if self.of(slot).is_none() {
            self.0.push(Mark::new(slot, hand));
        }
        if let Some(mark) = self.0.iter_mut().find(|mark| mark.is_of(slot)) {
            mark.idea = Some(idea);
        }
    }

    /// Only these marks stay.
    pub(super) fn leave(&mut self, stays: impl FnMut(&Mark) -> bool) {
        self.0.retain(stays);
    }

    /// Rows that are gone take their marks along.
    pub(crate) fn keep_rows(&mut self, field: &Key, rows: &[Id]) {
        self.0.retain(|mark| mark.field != *field || mark.row.is_none_or(|row| rows.contains(&row)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(by: Who, name: &Text, at: i64) -> Hand<'_> {
        Hand { by, name, at: Moment(at) }
    }

    fn text(words: &str) -> Value {
        Value::Text(words.into())
    }

    fn slot() -> Slot {
        Slot::new(Id::of("s1").unwrap(), &Key::of("words"))
    }

    #[test]
    fn what_a_helper_typed_waits_until_it_was_read_back_and_again_when_it_is_changed() {
        let (mut marks, ana) = (Marks::default(), Text::from("Ana"));
        let of = (Who::Typed, Moment(0));
        marks.note(&slot(), (None, Some(&text("Find a b"))), hand(Who::Typed, &ana, 0), of);
        marks.note(&slot(), (Some(&text("Find a b")), Some(&text("Find a box"))), hand(Who::Typed, &ana, 1), of);
        assert!(marks.wait() && marks.all().len() == 1 && marks.all()[0].was.is_empty());
        assert!(marks.read_back(&slot(), Moment(5)) && !marks.wait());
        assert!(!marks.read_back(&slot(), Moment(9)), "once is enough");
        assert_eq!(marks.of(&slot()).unwrap().read_back, Some(Moment(5)));
    }

    #[test]
    fn the_clients_own_hand_makes_it_theirs_and_the_other_wording_is_kept() {
        let (mut marks, ana) = (Marks::default(), Text::from("Ana"));
        let of = (Who::Typed, Moment(0));
        marks.note(&slot(), (None, Some(&text("Read the letters"))), hand(Who::Typed, &ana, 0), of);
        let fixed = text("Read the messages");
        marks.note(&slot(), (Some(&text("Read the letters")), Some(&fixed)), hand(Who::Me, &ana, 2), of);
        let mark = marks.of(&slot()).unwrap();
        assert_eq!((mark.by, mark.name.as_str(), mark.waits()), (Who::Me, "", false));
        assert_eq!((mark.was[0].words.as_str(), mark.was[0].name.as_str()), ("Read the letters", "Ana"));
    }

    #[test]
    fn alone_only_words_that_stood_a_while_leave_a_mark() {
        let (mut marks, none) = (Marks::default(), Text::default());
        let of = (Who::Me, Moment(0));
        marks.note(&slot(), (None, Some(&text("a"))), hand(Who::Me, &none, 0), of);
        marks.note(&slot(), (Some(&text("a")), Some(&text("ab"))), hand(Who::Me, &none, 60), of);
        assert!(marks.is_nothing());
        // Another line of the same record, letter by letter, an hour later.
        let why = Slot::new(slot().record, &Key::of("why"));
        marks.note(&why, (None, Some(&text("b"))), hand(Who::Me, &none, 7_100), of);
        marks.note(&why, (Some(&text("b")), Some(&text("be"))), hand(Who::Me, &none, 7_101), of);
        assert!(marks.of(&why).unwrap().was.is_empty(), "a first letter is no earlier wording");
        marks.note(&slot(), (Some(&text("ab")), Some(&text("c"))), hand(Who::Me, &none, 7_200), of);
        assert!(marks.of(&why).is_none(), "of what was only typed, the last one is known");
        marks.note(&slot(), (Some(&text("c")), Some(&text("cd"))), hand(Who::Me, &none, 7_201), of);
        let mark = marks.of(&slot()).unwrap();
        assert_eq!(mark.was.iter().map(|was| was.words.as_str()).collect::<Vec<_>>(), ["ab"]);
    }

    #[test]
    fn rows_that_are_gone_take_their_marks_along() {
        let (mut marks, ana) = (Marks::default(), Text::from("Ana"));
        let list = Slot::new(Id::of("g1").unwrap(), &Key::of("plans"));
        let cell = list.cell(Id::of("r1").unwrap(), &Key::of("if"));
        marks.note(&cell, (None, Some(&text("tired"))), hand(Who::Typed, &ana, 0), (Who::Me, Moment(0)));
        marks.keep_rows(&list.field, &[cell.row.as_ref().unwrap().id]);
        assert_eq!(marks.all().len(), 1);
        marks.keep_rows(&list.field, &[]);
        assert!(marks.is_nothing());
    }
}

//! What was written, read again record by record and compared with what it was to be. Each record is let go as soon as
//! it was compared, so that a save needs no second workbook in memory.

use std::{fmt, marker::PhantomData, sync::Arc};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::signature::FORMAT;
use crate::workbook::Parts;

/// The fields of the file, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Format,
    Settings,
    Goals,
    Steps,
    Log,
    Answers,
    Gone,
    Seen,
    Copies,
}

const FIELDS: &[&str] = &["format", "settings", "goals", "steps", "log", "answers", "gone", "seen", "copies"];

/// What is done with the path of a field that is not known. One type for all who read the file: a closure of each
/// one's own would make a reader of its own for each record.
pub(super) type Note<'a> = &'a mut dyn FnMut(serde_ignored::Path<'_>);

/// Takes a file that holds these parts, and refuses any other.
pub(super) struct Same<'a>(pub(super) &'a Parts);

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        // Through what notes unknown fields, as every file is read: the records then have one reader in the program.
        // It writes no unknown fields, so there are none to note.
        let mut note: Note = &mut |_| {};
        serde_ignored::Deserializer::new(from, &mut note).deserialize_struct("Workbook", FIELDS, self)
    }
}

impl<'de> Visitor<'de> for Same<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the workbook that was written")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let parts = self.0;
        let mut seen = Vec::with_capacity(FIELDS.len());
        while let Some(field) = map.next_key::<Field>()? {
            let same = match field {
                Field::Format => map.next_value::<u32>()? == FORMAT,
                Field::Settings => map.next_value_seed(One(&parts.settings))?,
                Field::Goals => map.next_value_seed(Each(&parts.goals))?,
                Field::Steps => map.next_value_seed(Each(&parts.steps))?,
                Field::Log => map.next_value_seed(Each(&parts.log))?,
                Field::Answers => map.next_value_seed(Each(&parts.answers))?,
                Field::Gone => map.next_value_seed(One(&parts.gone))?,
                Field::Seen => map.next_value_seed(One(&parts.seen))?,
                Field::Copies => map.next_value_seed(One(&parts.copies))?,
            };
            if !same {
                return Err(A::Error::custom(format_args!("{field:?} reads back as something else")));
            }
            seen.push(field);
        }
        // A day that was never seen is not written; all else is.
        let expected = FIELDS.len() - usize::from(parts.seen.is_none());
        if seen.len() == expected { Ok(()) } else { Err(A::Error::custom("not all of it is there")) }
    }
}

/// One value, compared as a whole.
struct One<'a, T>(&'a T);

impl<'de, T: Deserialize<'de> + PartialEq> DeserializeSeed<'de> for One<'_, T> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        Ok(T::deserialize(from)? == *self.0)
    }
}

/// A list of records. Each goes straight to where it is shared; by way of a `Box`, as serde does it, would be two of them.
pub(super) fn records<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<Arc<T>>, D::Error> {
    struct Records<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Records<T> {
        type Value = Vec<Arc<T>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a sequence")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut records = Vec::new();
            while let Some(record) = seq.next_element::<T>()? {
                records.push(Arc::new(record));
            }
            Ok(records)
        }
    }

    from.deserialize_seq(Records(PhantomData))
}

/// A list of records, compared one by one.
struct Each<'a, T>(&'a [Arc<T>]);

impl<'de, T: Deserialize<'de> + PartialEq> DeserializeSeed<'de> for Each<'_, T> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de> + PartialEq> Visitor<'de> for Each<'_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        for expected in self.0 {
            match seq.next_element::<T>()? {
                Some(record) if record == **expected => {}
                _ => {
                    // The rest is read so that a fault in the text is told as such.
                    while seq.next_element::<IgnoredAny>()?.is_some() {}
                    return Ok(false);
                }
            }
        }
        Ok(seq.next_element::<IgnoredAny>()?.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, Id, Moment, Who},
        store::{format::write, signature::options},
        workbook::{Entry, EntryKind, Goal, Step, Workbook},
    };

    fn parts() -> Parts {
        let (id, at) = (|text: &str| Id::of(text).unwrap(), Moment(0));
        let day = Day::iso("2026-11-22").unwrap();
        let entries = ["e1", "e2"].map(|e| Arc::new(Entry::new(id(e), Who::Me, at, EntryKind::Note, day)));
        let goal = Arc::new(Goal::new(id("g1"), Who::Me, at));
        let step = Arc::new(Step::new(id("s1"), Who::Me, at, Some(goal.id), None));
        let copies = [("k3f9".into(), 3)].into();
        Parts {
            goals: vec![goal],
            steps: vec![step],
            log: entries.to_vec(),
            seen: Some(day),
            copies,
            ..Parts::default()
        }
    }

    fn same(text: &str, parts: &Parts) -> bool {
        options().from_str_seed(text, Same(parts)).is_ok()
    }

    #[test]
    fn a_text_is_right_for_its_own_parts_and_for_no_others() {
        let parts = parts();
        let text = write(&Workbook::from_parts(parts.clone()).0.snapshot()).unwrap();
        assert!(same(&text, &parts));
        let other = |change: fn(&mut Parts)| {
            let mut other = parts.clone();
            change(&mut other);
            other
        };
        let others = [
            other(|parts| parts.settings.name = "Sam".into()),
            other(|parts| Arc::make_mut(&mut parts.goals[0]).words = "x".into()),
            other(|parts| Arc::make_mut(&mut parts.steps[0]).done_on = Day::iso("2026-11-22")),
            other(|parts| Arc::make_mut(&mut parts.log[1]).n = 7),
            other(|parts| parts.log.truncate(1)),
            other(|parts| parts.log.push(parts.log[0].clone())),
            other(|parts| parts.log.reverse()),
            other(|parts| parts.seen = None),
            other(|parts| parts.copies = [("x".into(), 1)].into()),
        ];
        for (n, other) in others.iter().enumerate() {
            assert!(!same(&text, other), "{n}");
        }
        for cut in
            [text.replace("  gone: [],\n", ""), text.replace("seen: \"2026-11-22\",", ""), text.replace(": 3,", ": 4,")]
        {
            assert!(cut != text && !same(&cut, &parts), "{cut}");
        }
        assert!(!same(&text.replace("format: 3", "format: 1"), &parts));
    }
}

//! What must hold of what was said, so that a question is asked: plain data, read from page files.
//!
//! Never hold only sometimes; the same answers give the same result.

use serde::Deserialize;

use crate::base::{Key, Value};

/// Something that can hold of the answers beside a question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum If {
    /// One of these was chosen there.
    Is(Key, Vec<Key>),
    /// Something was chosen there, and it is none of these.
    Not(Key, Vec<Key>),
    /// A number from the first to the last was given there.
    From(Key, u8, u8),
    /// Something stands there.
    Has(Key),
    /// Nothing stands there.
    Empty(Key),
}

impl If {
    /// The field it looks at.
    pub fn field(&self) -> &Key {
        match self {
            Self::Is(field, _)
            | Self::Not(field, _)
            | Self::From(field, ..)
            | Self::Has(field)
            | Self::Empty(field) => field,
        }
    }

    /// It holds of what stands in its field.
    pub fn holds(&self, said: Option<&Value>) -> bool {
        let chosen = match said {
            Some(Value::Pick(key)) => std::slice::from_ref(key),
            Some(Value::Picks(keys)) => keys.as_slice(),
            _ => &[],
        };
        let yes_or_no = match said {
            Some(Value::Yes(true)) => Some("yes"),
            Some(Value::Yes(false)) => Some("no"),
            _ => None,
        };
        let is_one_of = |keys: &[Key]| keys.iter().any(|key| chosen.contains(key) || yes_or_no == Some(key.as_str()));
        match self {
            Self::Is(_, keys) => is_one_of(keys),
            Self::Not(_, keys) => (!chosen.is_empty() || yes_or_no.is_some()) && !is_one_of(keys),
            Self::From(_, low, high) => said.and_then(Value::rate).is_some_and(|n| (*low..=*high).contains(&n)),
            Self::Has(_) => said.is_some_and(|value| !value.is_blank()),
            Self::Empty(_) => said.is_none_or(Value::is_blank),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;

    #[test]
    fn what_was_not_said_is_neither_one_thing_nor_another() {
        let (field, keys) = (Key::of("state"), vec![Key::of("no")]);
        assert!(!If::Is(field.clone(), keys.clone()).holds(None));
        assert!(!If::Not(field.clone(), keys.clone()).holds(None));
        assert!(!If::From(field.clone(), 0, 10).holds(None), "unset is not zero");
        assert!(If::Empty(field.clone()).holds(Some(&Value::Text(Text::new("  ")))));
        assert!(If::Is(field.clone(), keys.clone()).holds(Some(&Value::Yes(false))));
        assert!(If::Not(field.clone(), keys).holds(Some(&Value::Pick(Key::of("asked")))));
        assert!(If::From(field, 0, 0).holds(Some(&Value::Rate(0))));
    }
}

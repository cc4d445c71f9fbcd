//! How a field of a record is told as a value, and read from one.

use super::refused::Refused;
use crate::base::{Key, Text, Value, When};

pub(crate) fn text_value(text: &Text) -> Option<Value> {
    if text.is_empty() { None } else { Some(Value::Text(text.clone())) }
}

pub(crate) fn pick_value<T: PartialEq>(all: &[(T, Key)], now: &T) -> Option<Value> {
    all.iter().find(|(t, _)| t == now).map(|(_, key)| Value::Pick(key.clone()))
}

pub(crate) fn to_text(value: Option<Value>) -> Result<Text, Refused> {
    match value {
        None => Ok(Text::default()),
        Some(Value::Text(text) | Value::Unread(text)) => Ok(text),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_when(value: Option<Value>) -> Result<Option<When>, Refused> {
    match value {
        None => Ok(None),
        Some(Value::When(when)) => Ok(Some(when.settled())),
        Some(Value::Text(text) | Value::Unread(text)) => Ok(Some(When::Words(text).settled())),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_yes(value: Option<&Value>) -> Result<bool, Refused> {
    match value {
        None => Ok(false),
        Some(Value::Yes(yes)) => Ok(*yes),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_pick<T: Copy>(all: &[(T, Key)], value: Option<Value>) -> Result<Option<T>, Refused> {
    match value {
        None => Ok(None),
        Some(Value::Pick(key)) => all.iter().find(|(_, k)| *k == key).map(|(t, _)| Some(*t)).ok_or(Refused::WrongKind),
        Some(_) => Err(Refused::WrongKind),
    }
}

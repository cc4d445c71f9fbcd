//! One of several. Never typed on the full screen; line by line the start of a label may be.
//!
//! Never guess between two choices that begin alike.

use super::reading::Reading;
use crate::{
    base::{Text, Value, search::folded},
    page::{Choice, FieldKind},
    say,
};

/// The one choice that is called `typed`, or the only one that begins so, however its letters are typed.
pub fn find<'a>(choices: &'a [Choice], typed: &str) -> Option<&'a Choice> {
    let typed = folded(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if typed.is_empty() {
        return None;
    }
    let label = |choice: &'a Choice| folded(&choice.label);
    let whole = choices.iter().find(|choice| label(choice) == typed);
    let mut begin = choices.iter().filter(|choice| label(choice).starts_with(&typed));
    let only = begin.next().filter(|_| begin.next().is_none());
    whole.or(only)
}

/// The choice, or what was typed kept with what would do.
pub fn read(choices: &[Choice], typed: Text) -> Reading {
    match find(choices, &typed) {
        Some(choice) => Reading::of(Value::Pick(choice.key.clone())),
        None => Reading::unread(typed, say!("pick.problem")),
    }
}

/// What the choice `key` is called; its name in the workbook when the field has no such choice (any more).
pub(super) fn label(kind: &FieldKind, key: &str) -> String {
    let choices = match kind {
        FieldKind::Pick { choices } | FieldKind::PickMany { choices, .. } => choices.as_slice(),
        _ => &[],
    };
    let known = choices.iter().find(|choice| choice.key.as_str() == key);
    known.map_or_else(|| key.to_owned(), |choice| choice.label.clone())
}

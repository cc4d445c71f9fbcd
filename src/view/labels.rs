//! What choices are called, wherever they are told.

use crate::{
    base::{Key, Phrase},
    content::{FieldSpec, FieldType},
    say,
    view::View,
    workbook::Help,
};

fn spec<'a>(view: &View<'a>, page: &str, field: &Key) -> Option<&'a FieldSpec> {
    view.content.page(page)?.field(field.as_str())
}

/// What that choice of that field is called.
pub fn of_choice(view: &View, page: &str, field: &Key, key: &Key) -> Option<String> {
    let FieldType::Pick(choices) = &spec(view, page, field)?.kind else { return None };
    choices.iter().find(|(known, _)| known == key).map(|(_, label)| label.clone())
}

/// Who did it, as a choice or a heading.
pub fn help(help: Help) -> Phrase {
    match help {
        Help::ByMyself => say!("help.by_myself"),
        Help::WithAHand => say!("help.with_a_hand"),
        Help::SideBySide => say!("help.side_by_side"),
        Help::ForMe => say!("help.for_me"),
    }
}

/// What the ends of a rating mean; `column`: of the rows of that field.
pub fn ends(view: &View, page: &str, field: &Key, column: &Key) -> (String, String) {
    let column = spec(view, page, field).and_then(|spec| match &spec.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => rows.columns.iter().find(|spec| spec.id == *column),
        _ => None,
    });
    match column.map(|spec| &spec.kind) {
        Some(FieldType::Rate(low, high)) => (low.clone(), high.clone()),
        _ => Default::default(),
    }
}

/// The words, or a sign that none are written yet.
pub fn words_or(view: &View, words: &str) -> String {
    // Blank lines before the first word would look like rows of their own.
    if words.trim().is_empty() { view.say(&say!("row.no_words")) } else { words.trim().to_owned() }
}

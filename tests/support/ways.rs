//! Going about a page by the arrows: to the row or field that reads like that.
//!
//! Must never: point at anything a person could not come to.

use cairnbook::page::Code;

use crate::support::hands::Hands;

/// What the focus stands on, in words.
pub(crate) fn here(hands: &mut Hands) -> String {
    let scene = hands.scene();
    let Some(focus) = scene.focus else { return String::new() };
    let field = scene.page.main.iter().chain(&scene.page.side).find_map(|block| match block {
        cairnbook::page::Block::Field(field) if field.target == focus => Some(field.label.clone()),
        _ => None,
    });
    field.or_else(|| scene.page.row(&focus).map(|row| row.text.clone())).unwrap_or_default()
}

/// Goes down from the top until what the focus stands on holds these words.
#[track_caller]
pub(crate) fn stand(hands: &mut Hands, words: &str) {
    if hands.scene().writing.is_some() {
        hands.press(&[Code::Esc]);
    }
    hands.press(&[Code::Home]);
    for _ in 0..60 {
        if here(hands).contains(words) {
            return;
        }
        hands.press(&[Code::Down]);
    }
    panic!("nothing reads {words:?} in {:#?}", crate::support::seen::said(&hands.scene()));
}

/// Goes there and presses Enter.
#[track_caller]
pub(crate) fn enter(hands: &mut Hands, words: &str) {
    stand(hands, words);
    hands.press(&[Code::Enter]);
}

/// Opens that field, types, and ends it.
#[track_caller]
pub(crate) fn fill(hands: &mut Hands, field: &str, text: &str) {
    enter(hands, field);
    hands.write(text);
    hands.press(&[Code::Esc]);
}

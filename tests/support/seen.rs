//! What stands on the page, as text, and what must or must not.

use cairnbook::{app::Scene, page::Block};

use crate::support::hands::Hands;

/// All that the page says, a line each.
pub(crate) fn said(scene: &Scene) -> Vec<String> {
    let mut out = vec![scene.page.title.clone()];
    for block in scene.page.main.iter().chain(&scene.page.side) {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Quiet(text) | Block::Own(text) => out.push(text.clone()),
            Block::Field(field) => out.push(format!("{} {}", field.label, field.shown)),
            Block::List(list) => out.extend(list.rows.iter().map(|row| format!("{} {}", row.text, row.note))),
            Block::Figure(figure) => out.push(figure.words().to_owned()),
        }
    }
    out.iter().map(|line| line.trim().to_owned()).collect()
}

pub(crate) fn shows(hands: &mut Hands, words: &str) -> bool {
    said(&hands.scene()).iter().any(|line| line.contains(words))
}

#[track_caller]
pub(crate) fn must_show(hands: &mut Hands, words: &str) {
    assert!(shows(hands, words), "no {words:?} in {:#?}", said(&hands.scene()));
}

#[track_caller]
pub(crate) fn must_not_show(hands: &mut Hands, words: &str) {
    assert!(!shows(hands, words), "{words:?} in {:#?}", said(&hands.scene()));
}

//! Lines of a page that are read as one sentence, in the person's own words: what happens, what it does to me, what I
//! need, what I ask for (an assertive sentence in four parts, common property).

use crate::{
    base::{Id, Key, Slot, Value, text},
    content::{FieldSpec, PageSpec},
    page::Block,
    view::View,
};

/// So many parts are read as one; a line alone stands above already.
const SEVERAL: usize = 2;
/// Marks that end a sentence or a part of it, in any script that is written here.
const ENDS: [char; 11] = ['.', '!', '?', '…', ',', ';', ':', '。', '！', '？', '،'];

/// The sentence under the last of its parts.
pub fn blocks(view: &View, spec: &PageSpec, after: &FieldSpec, record: Id) -> Vec<Block> {
    let Some(sentence) = spec.sentence.as_ref().filter(|sentence| sentence.parts.last() == Some(&after.id)) else {
        return Vec::new();
    };
    match told(view, spec, record) {
        Some(words) => vec![Block::Heading(sentence.label.clone()), Block::Own(words)],
        None => Vec::new(),
    }
}

/// The sentence, where at least two of its parts stand there.
pub fn told(view: &View, spec: &PageSpec, record: Id) -> Option<String> {
    let sentence = spec.sentence.as_ref()?;
    // What was typed and not read back is no sentence of theirs yet.
    let heard = |key: &&Key| !view.book.waits_at(&Slot::new(record, key));
    let said = |key| match view.get(&Slot::new(record, key)) {
        Some(Value::Text(words)) => Some(words).filter(|words| !words.is_blank()),
        _ => None,
    };
    let parts: Vec<String> = sentence
        .parts
        .iter()
        .filter(heard)
        .filter_map(said)
        .map(|words| ended(text::one_line(words.as_str()).trim()))
        .collect();
    (parts.len() >= SEVERAL).then(|| parts.join(" "))
}

/// With a full stop, where it ends with no mark of its own.
fn ended(part: &str) -> String {
    if part.ends_with(ENDS) { part.to_owned() } else { format!("{part}.") }
}

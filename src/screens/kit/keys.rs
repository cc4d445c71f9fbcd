//! Keys in a text of a page file: `{key_pen}` stands for the key of the action called `pen`, as the table has it.
//!
//! Must never: let a page name a key that does something else.

use crate::page::action::{Info, TABLE};

/// What such a mark begins with.
const BEGINS: &str = "{key_";

/// The text with the keys of the table in it. A mark without an action, or one without a key, stays as it is.
pub fn put(text: &str) -> String {
    let mut out = text.to_owned();
    if !out.contains(BEGINS) {
        return out;
    }
    for info in TABLE {
        if let Some(key) = shown(info) {
            out = out.replace(&format!("{BEGINS}{}}}", info.name), &key);
        }
    }
    out
}

/// The first key of an action, as it is written on the screen.
fn shown(info: &Info) -> Option<String> {
    info.keys.first().map(|stroke| stroke.shown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Content, pages::BUILT_IN};

    #[test]
    fn the_keys_are_those_of_the_table() {
        let pen = TABLE.iter().find(|info| info.name == "pen").and_then(shown).unwrap();
        assert_eq!(put("Press {key_pen}, {key_pen}."), format!("Press {pen}, {pen}."));
        assert_eq!(put("{key_none_such} and {helper}"), "{key_none_such} and {helper}");
    }

    #[test]
    fn every_key_that_a_page_names_is_one() {
        let content = Content::english();
        let mut named = 0;
        for (id, _) in BUILT_IN {
            for line in &content.page(id).unwrap().reading {
                for text in [&line.ask, &line.text] {
                    named += text.matches(BEGINS).count();
                    assert!(!put(text).contains(BEGINS), "{id}: {}", put(text));
                }
            }
        }
        assert!(named > 5, "the helper card names its keys");
    }
}

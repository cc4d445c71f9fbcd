//! Keys in a text of a page file: `{key_who_writes}` stands for the key of the action called `who_writes`, as the table
//! has it, and `{name_who_writes}` for what that action is called, which is what is typed in plain lines.

use crate::{
    content::Words,
    page::{
        Act,
        action::{self, TABLE},
    },
};

/// What such marks begin with.
const BEGINS: [&str; 2] = ["{key_", "{name_"];

/// The text with the keys and the names of the table in it. A mark without an action, or one without a key, stays.
pub fn put(words: &Words, text: &str) -> String {
    let mut out = text.to_owned();
    let [key, name] = BEGINS;
    if !BEGINS.iter().any(|begins| out.contains(begins)) {
        return out;
    }
    for info in TABLE {
        if let Some(stroke) = info.keys.first() {
            out = out.replace(&format!("{key}{}}}", info.name), &stroke.shown());
        }
        let mark = format!("{name}{}}}", info.name);
        if out.contains(&mark) {
            out = out.replace(&mark, &words.plain(&format!("act.{}", info.name)));
        }
    }
    out
}

/// The key that leads to someone to call, as it is shown.
pub fn call_key() -> String {
    action::info(Act::Call).and_then(|info| info.keys.first()).map(|key| key.shown()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Content, pages::BUILT_IN};

    #[test]
    fn the_keys_are_those_of_the_table() {
        let words = Words::english();
        let pen =
            TABLE.iter().find(|info| info.name == "who_writes").and_then(|info| info.keys.first()).unwrap().shown();
        assert_eq!(put(&words, "Press {key_who_writes}, {key_who_writes}."), format!("Press {pen}, {pen}."));
        assert_eq!(put(&words, "{name_who_writes}"), words.plain("act.who_writes"));
        assert_eq!(put(&words, "{key_none_such} and {helper}"), "{key_none_such} and {helper}");
    }

    #[test]
    fn every_key_that_a_page_names_is_one() {
        let content = Content::english();
        let mut named = 0;
        for (id, _) in BUILT_IN {
            for line in &content.page(id).unwrap().reading {
                for text in [&line.ask, &line.text] {
                    let said = put(&content.words, text);
                    for begins in BEGINS {
                        named += text.matches(begins).count();
                        assert!(!said.contains(begins), "{id}: {said}");
                    }
                }
            }
        }
        assert!(named > 10, "the helper card names its keys");
    }
}

//! What a pack of words and a pack of places have to be.

use std::collections::BTreeSet;

use super::{desk::Desk, find::Mark};
use crate::content::{
    Leads, PageSpec, Words,
    own::{Part, WordPack, each_text},
    words::Unlike,
};

/// Checks a pack of words against our words and all pages.
pub(super) fn check(desk: &mut Desk, pack: &WordPack, ours: &Words, pages: &[&PageSpec]) {
    for (term, called) in &pack.terms {
        if !ours.terms().contains_key(term) {
            let known = ours.terms().keys().cloned().collect::<Vec<_>>().join(", ");
            desk.tell(
                &[Mark::Word("terms"), Mark::Text(term)],
                format!("there is no term \"{term}\"; there are {known}"),
            );
        } else if called.trim().is_empty() {
            desk.tell(&[Mark::Word("terms"), Mark::Text(term)], format!("\"{term}\" is called nothing"));
        }
    }
    for (key, message) in &pack.words {
        let trail = [Mark::Word("words"), Mark::Text(key)];
        match ours.unlike(key, message) {
            None => {}
            Some(Unlike::Unknown) => desk.tell(&trail, format!("there is no sentence \"{key}\"")),
            Some(Unlike::Blank) => desk.tell(&trail, format!("\"{key}\" says nothing")),
            Some(Unlike::Asks { dropped, extra }) => {
                for name in dropped {
                    desk.tell(&trail, format!("\"{key}\" does not name {{{name}}}, which ours names; it is left out"));
                }
                for name in extra {
                    desk.tell(&trail, format!("\"{key}\" is not given {{{name}}}"));
                }
            }
        }
    }
    let (labels, examples) = places(pages);
    for (word, named, known) in [("labels", &pack.labels, labels), ("examples", &pack.examples, examples)] {
        for (at, called) in named {
            if !known.contains(at) {
                desk.tell(&[Mark::Word(word), Mark::Text(at)], format!("nothing stands at \"{at}\""));
            } else if called.trim().is_empty() && word == "labels" {
                desk.tell(&[Mark::Word(word), Mark::Text(at)], format!("\"{at}\" would have no words"));
            }
        }
    }
}

/// Where labels and examples stand.
fn places(pages: &[&PageSpec]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut labels, mut examples) = (BTreeSet::new(), BTreeSet::new());
    for page in pages {
        each_text(&mut (*page).clone(), &mut |part, at, _| match part {
            Part::Label => drop(labels.insert(at.to_owned())),
            Part::Example => drop(examples.insert(at.to_owned())),
            Part::Other => {}
        });
    }
    (labels, examples)
}

/// Checks a pack of places and offers.
pub(super) fn check_leads(desk: &mut Desk, leads: &Leads) {
    if leads.from.trim().is_empty() {
        desk.tell(&[Mark::Word("from")], "say who made this list; it is told beside it");
    }
    if leads.day().is_none() {
        let what = format!("\"{}\" is no day; write it as 2026-05-03", leads.checked);
        desk.tell(&[Mark::Word("checked"), Mark::Text(&leads.checked)], what);
    }
    for (nth, lead) in leads.leads.iter().enumerate() {
        let before = std::iter::repeat_n(Mark::Word("what"), nth + 1);
        if lead.what.trim().is_empty() {
            desk.tell(&before.collect::<Vec<_>>(), "a place without a name; say what it is");
        } else if lead.how.trim().is_empty() {
            let what = format!("\"{}\" does not say how to reach it", lead.what);
            desk.tell(&before.chain([Mark::Text(&lead.what)]).collect::<Vec<_>>(), what);
        }
    }
}

//! A goal that begins with what is to stop: the question what will be there instead. People who say what they go
//! towards get there more often than people who say what they leave (Oscarsson, 2020).
//!
//! Never come back once it was waved off.

use crate::{
    base::{Key, Slot},
    content::phrases::{holds, phrases, tokens},
    view::View,
    workbook::Goal,
};

/// The name under which the question is waved off.
pub const INSTEAD: Key = Key::of("instead");

/// The words begin with what is to stop, and the question was not waved off. While they are being written nothing
/// is asked yet.
pub fn asks(view: &View, goal: &Goal) -> bool {
    let written = view.writing == Some(&Slot::new(goal.id, &Goal::WORDS));
    !written && !goal.more.picks(&Goal::WAVED).contains(&INSTEAD) && stops(view, &goal.words)
}

/// The words begin with what is to stop, and no word that speaks of living on follows: where it is not clear, nothing is
/// asked.
pub fn stops(view: &View, words: &str) -> bool {
    let told = tokens(words);
    let mut rest = told.as_slice();
    let leads = list(view, "goal.stopping_leads");
    while let Some((first, more)) = rest.split_first().filter(|(first, _)| leads.contains(&vec![(*first).clone()])) {
        // "do not" is what is to stop; "do" alone leads in to it.
        if *first == "do" && more.first().is_some_and(|next| next == "not") {
            break;
        }
        rest = more;
    }
    let begins = |phrase: &Vec<String>| !phrase.is_empty() && rest.starts_with(phrase);
    let stop = list(view, "goal.stopping_words").into_iter().filter(begins).map(|phrase| phrase.len()).max();
    // "I give up" names nothing that could be followed by something else.
    let names_it = |taken: usize| rest.len() > taken && !speaks_of_life(view, rest.get(taken..).unwrap_or_default());
    let other = list(view, "goal.stopping_not").iter().any(begins);
    stop.is_some_and(names_it) && !other
}

/// One of the words of living on stands there.
fn speaks_of_life(view: &View, told: &[String]) -> bool {
    list(view, "goal.stopping_never").iter().any(|phrase| holds(told, phrase))
}

/// The phrases of a list in the words, each as small words.
fn list(view: &View, key: &str) -> Vec<Vec<String>> {
    phrases(&view.content.words, key)
}

/// Words for what one will do that only say what not to do, as "not", "no", "stop", "never" at their start do. What
/// goes on after a comma, a "but" or an "and" most likely says what to do as well. Nothing is asked of words that speak
/// of living on.
pub fn only_says_not(view: &View, act: &str) -> bool {
    let told = tokens(act);
    let goes_on = list(view, "plan.goes_on");
    if act.contains([',', ';', ':']) || told.iter().any(|word| goes_on.contains(&vec![word.clone()])) {
        return false;
    }
    let leads = list(view, "plan.not_leads");
    let rest: Vec<String> = told.into_iter().skip_while(|word| leads.contains(&vec![word.clone()])).collect();
    let begins = list(view, "plan.not_words").iter().any(|phrase| rest.starts_with(phrase));
    begins && !speaks_of_life(view, &rest)
}

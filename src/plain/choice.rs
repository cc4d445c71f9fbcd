//! Names that can be typed, and what a typed start of one means.
//!
//! Never guess. Where a start fits several names, all are said and nothing is done.

use std::collections::HashSet;

use crate::{
    app::Scene,
    base::{search::folded, text::one_line},
    content::Words,
    page::{Act, Action, Allowed, Block, Row, RowId, Scope, action::info},
};

use super::{
    brief,
    reading::{blocks, label},
};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// How to use this, and whom to call.
    Help,
    /// The page once more.
    Again,
    /// Where this is.
    Where,
    /// What can be said.
    Choices,
    /// The next part of a page or of a text; or what stands before.
    Read { back: bool },
    /// Empty the answer.
    Clear,
    /// Something the app does.
    Act(Act),
    /// A row or a field.
    Row(RowId),
}

/// A name as it is typed.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) want: Want,
    /// What can be typed. Another spelling than `said` works too, but is never said.
    typed: String,
    pub(super) said: String,
    /// Offered when nothing fits; other spellings of the same are not.
    pub(super) offered: bool,
    /// Only all of it will do: a slip of a letter, or a name that begins so, must not end the program, take something back
    /// or open a sample.
    whole: bool,
}

impl Name {
    fn new(want: Want, said: String, offered: bool) -> Self {
        let whole = matches!(want, Want::Act(Act::Leave | Act::Undo | Act::Redo | Act::Sample));
        Self { want, typed: said.clone(), said, offered, whole }
    }

    /// The same, called otherwise.
    fn or(self, typed: String) -> Self {
        Self { typed, offered: false, ..self }
    }

    /// The action by its label, and by its name in the table, which is said as the label.
    fn both(action: &Action, label: String, offered: bool) -> [Self; 2] {
        let name = Self::new(Want::Act(action.act), label, offered);
        [name.clone(), name.or(action.name.to_owned())]
    }
}

/// What was found for a typed word.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    One(Want),
    Several(Vec<(Want, String)>),
    Nothing(Vec<String>),
}

/// The words this face has of its own, and those that must work at every prompt.
const OWN: [(&str, Want); 14] = [
    ("plain.word.help", Want::Help),
    ("plain.word.again", Want::Again),
    ("plain.word.where", Want::Where),
    ("plain.word.choices", Want::Choices),
    ("plain.word.read", Want::Read { back: false }),
    ("plain.word.rows", Want::Read { back: false }),
    ("plain.word.rows_back", Want::Read { back: true }),
    ("plain.word.back", Want::Act(Act::Back)),
    ("plain.word.undo", Want::Act(Act::Undo)),
    ("plain.word.call", Want::Act(Act::Call)),
    ("plain.word.hide", Want::Act(Act::Hide)),
    ("plain.word.leave", Want::Act(Act::Leave)),
    ("plain.word.quit", Want::Act(Act::Leave)),
    ("plain.word.exit", Want::Act(Act::Leave)),
];

/// Actions that only make sense with keys and a screen.
pub(super) fn has_other_means(act: Act) -> bool {
    matches!(act, Act::Palette | Act::Interrupt | Act::Suspend | Act::NextField | Act::Help)
}

/// As typed words are compared.
pub(super) fn normal(text: &str) -> String {
    let text = folded(&one_line(text)).replace('_', " ");
    let text: Vec<&str> = text.split_whitespace().collect();
    text.join(" ").trim_end_matches(['.', '…', ',', '!', ':']).to_owned()
}

fn own(scene: &Scene, words: &Words, offered: bool) -> Vec<Name> {
    // On a shelf there is nothing to take back.
    let is_there = |want: &Want| *want != Want::Act(Act::Undo) || scene.actions.iter().any(|it| it.act == Act::Undo);
    let name = |(key, want): &(&'static str, Want)| {
        let offered = offered && !["plain.word.rows", "plain.word.rows_back"].contains(key);
        Name::new(want.clone(), words.plain(key), offered)
    };
    OWN.iter().filter(|(_, want)| is_there(want)).map(name).collect()
}

/// Names that work at a menu.
pub(super) fn at_menu(scene: &Scene, words: &Words) -> Vec<Name> {
    let mut out = own(scene, words, false);
    for action in scene.actions.iter().filter(|a| a.scope != Scope::Moving && !has_other_means(a.act)) {
        let offered = action.allowed == Allowed::Yes && action.scope != Scope::Row;
        out.extend(Name::both(action, action.label.clone(), offered));
    }
    for tab in &scene.tabs {
        out.push(Name::new(Want::Act(tab.act), tab.label.clone(), !tab.here));
    }
    for block in blocks(&scene.page) {
        match block {
            Block::Field(field) => {
                out.push(Name::new(Want::Row(field.id.clone()), label(field), false));
            }
            Block::List(list) => {
                out.extend(list.rows.iter().filter(|row| !row.text.trim().is_empty()).map(|row| {
                    let offered = matches!(row.id, RowId::Choice(_));
                    let name = Name::new(want_of(row, scene), brief::row(&row.text, words), offered);
                    name.clone().or(one_line(&row.text))
                }));
            }
            _ => {}
        }
    }
    out
}

/// A row that stands for something the page does is that: its words and the action's do not stand in each other's way.
fn want_of(row: &Row, scene: &Scene) -> Want {
    match row.id {
        RowId::Act(act) if scene.actions.iter().any(|action| action.act == act && action.scope != Scope::Row) => {
            Want::Act(act)
        }
        _ => Want::Row(row.id.clone()),
    }
}

/// Names of what can be done with the row in focus.
pub(super) fn at_row(scene: &Scene) -> Vec<Name> {
    let row = scene.actions.iter().filter(|action| action.scope == Scope::Row);
    row.flat_map(|action| Name::both(action, action.label.clone(), action.allowed == Allowed::Yes)).collect()
}

/// Names that work after a full stop, at every prompt.
pub(super) fn after_stop(scene: &Scene, words: &Words) -> Vec<Name> {
    let mut out = own(scene, words, true);
    // Nothing is to be quicker than this.
    let hide = Name::new(Want::Act(Act::Hide), words.plain("plain.word.hide"), false);
    out.push(hide.or(words.plain("plain.word.hide_short")));
    out.push(Name::new(Want::Clear, words.plain("plain.word.clear"), true));
    for action in &scene.actions {
        let in_text = info(action.act).is_some_and(|info| info.in_text);
        let known = out.iter().any(|name| name.want == Want::Act(action.act));
        if in_text && !known && !has_other_means(action.act) {
            out.extend(Name::both(action, normal(&action.label), true));
        }
    }
    out
}

/// What `typed` means: a whole name, the start of one, or the start of a word in one, in this order.
pub(super) fn find(names: &[Name], typed: &str) -> Found {
    let typed = normal(typed);
    if typed.is_empty() {
        return Found::Nothing(offers(names, &typed));
    }
    let whole = |said: &str| said == typed;
    let start = |said: &str| said.starts_with(&typed);
    let inside = |said: &str| typed.chars().count() > 1 && said.split(' ').any(|word| word.starts_with(&typed));
    let ways: [&dyn Fn(&str) -> bool; 3] = [&whole, &start, &inside];
    for (nth, fits) in ways.into_iter().enumerate() {
        let all = nth == 0;
        let mut hits: Vec<&Name> = Vec::new();
        for name in names.iter().filter(|name| (all || !name.whole) && fits(&normal(&name.typed))) {
            if !hits.iter().any(|hit| hit.want == name.want) {
                hits.push(name);
            }
        }
        // On a page that asks to choose one of several, the choices come before the places.
        let choice = |name: &&Name| matches!(name.want, Want::Row(RowId::Choice(_)));
        // The way back and the way to help hold everywhere, whatever a row is called.
        let kept = |name: &&Name| matches!(name.want, Want::Help | Want::Act(Act::Back)) && whole(&normal(&name.typed));
        if hits.iter().any(kept) {
            hits.retain(kept);
        } else if hits.iter().any(choice) {
            hits.retain(choice);
        }
        match hits.as_slice() {
            [] => {}
            [one] => return Found::One(one.want.clone()),
            several => {
                let told = several.iter().map(|name| (name.want.clone(), name.said.clone()));
                return Found::Several(told.take(8).collect());
            }
        }
    }
    Found::Nothing(offers(names, &typed))
}

/// The names nearest to what was typed, or the first few.
fn offers(names: &[Name], typed: &str) -> Vec<String> {
    let near = |name: &&Name| {
        let name = normal(&name.typed);
        typed.chars().count() > 2 && strsim::damerau_levenshtein(&name, typed) <= 2
    };
    let nearest: Vec<&Name> = names.iter().filter(near).collect();
    let most = if nearest.is_empty() { 5 } else { 3 };
    let rest = names.iter().filter(|name| name.offered && nearest.is_empty());
    let mut seen = HashSet::new();
    let fresh = |name: &&Name| seen.insert(normal(&name.said));
    nearest.iter().copied().chain(rest).filter(fresh).take(most).map(|name| name.said.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Key;

    fn act(act: Act, said: &str) -> (Want, String) {
        (Want::Act(act), said.to_owned())
    }

    fn name(want: Want, said: &str) -> Name {
        Name::new(want, said.into(), true)
    }

    #[test]
    fn starts_are_enough_and_never_guessed() {
        let names = [
            name(Want::Act(Act::NewStep), "New step"),
            name(Want::Act(Act::NewStep), "new step"),
            name(Want::Act(Act::NewGoal), "New goal"),
            name(Want::Act(Act::AddStone), "Add a stone"),
            name(Want::Act(Act::Today), "Today"),
            name(Want::Row(RowId::Choice("today".into())), "Today"),
        ];
        let cases = [
            ("NEW  step", Found::One(Want::Act(Act::NewStep))),
            ("new_s", Found::One(Want::Act(Act::NewStep))),
            ("stone.", Found::One(Want::Act(Act::AddStone))),
            ("today", Found::One(Want::Row(RowId::Choice("today".into())))),
            ("new", Found::Several(vec![act(Act::NewStep, "New step"), act(Act::NewGoal, "New goal")])),
            ("tody", Found::Nothing(vec!["Today".into()])),
        ];
        for (typed, found) in cases {
            assert_eq!(find(&names, typed), found, "{typed}");
        }
    }

    #[test]
    fn only_labels_are_said_whatever_is_typed() {
        let under = |typed: &str| name(Want::Act(Act::NewUnder), "step under").or(typed.into());
        let names = [
            name(Want::Act(Act::NewGoal), "new goal"),
            name(Want::Act(Act::NewUnder), "step under"),
            under("new_under"),
        ];
        let several = Found::Several(vec![act(Act::NewGoal, "new goal"), act(Act::NewUnder, "step under")]);
        assert_eq!(find(&names, "new"), several);
        assert_eq!(find(&names, "new under"), Found::One(Want::Act(Act::NewUnder)));
        assert_eq!(find(&names, "new undr"), Found::Nothing(vec!["step under".into()]));
    }

    #[test]
    fn only_the_whole_word_ends_the_program() {
        let names = [name(Want::Act(Act::Leave), "exit"), name(Want::Act(Act::Today), "Today")];
        for typed in ["e", "ex", "exi", "exit now"] {
            assert!(matches!(find(&names, typed), Found::Nothing(_)), "{typed}");
        }
        assert_eq!(find(&names, "EXIT"), Found::One(Want::Act(Act::Leave)));
    }

    #[test]
    fn who_types_what_is_not_known_is_told_the_nearest_or_the_first_few() {
        let row = |said: &str| name(Want::Row(RowId::Choice(Key::from(said))), said);
        let names = ["Goals", "Today", "Tools", "Todo", "Tonic", "More", "About me"].map(row);
        let told = |typed: &str| match find(&names, typed) {
            Found::Nothing(names) => names.join(" "),
            found => panic!("{typed}: {found:?}"),
        };
        assert_eq!(told("goalz"), "Goals");
        assert_eq!(told("toxxy"), "Today", "two letters off");
        assert_eq!(told("toniccc"), "Tonic");
        assert_eq!(told("tonicccc"), "Goals Today Tools Todo Tonic", "three letters off is nothing near");
        assert_eq!(told("xx"), "Goals Today Tools Todo Tonic", "two letters are near to everything");
        assert_eq!(told("towls"), "Goals Tools", "both are near");
        assert_eq!(told(""), "Goals Today Tools Todo Tonic");
        let alike = ["Tape", "Tale", "Take", "Tame"].map(row);
        assert_eq!(find(&alike, "taxe"), Found::Nothing(vec!["Tape".into(), "Tale".into(), "Take".into()]));
    }

    #[test]
    fn a_word_inside_a_name_takes_two_letters_and_the_way_back_holds_everywhere() {
        let page = |said: &str| name(Want::Row(RowId::Page(Key::from(said))), said);
        let names = [page("Back door"), page("Back"), name(Want::Act(Act::Back), "back"), name(Want::Help, "help")];
        assert_eq!(find(&names, "back"), Found::One(Want::Act(Act::Back)));
        assert_eq!(find(&names, "do"), Found::One(Want::Row(RowId::Page("Back door".into()))));
        assert!(matches!(find(&names, "d"), Found::Nothing(_)), "one letter is no word inside a name");
        assert_eq!(find(&names, "h"), Found::One(Want::Help));
        let Found::Several(told) = find(&names, "b") else { panic!("it was guessed") };
        assert_eq!(told.len(), 3);
        let many: Vec<Name> = (0..12).map(|nth| page(&format!("Back {nth}"))).collect();
        let Found::Several(told) = find(&many, "back") else { panic!("it was guessed") };
        assert_eq!(told.len(), 8, "as many as can be heard");
    }
}

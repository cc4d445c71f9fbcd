//! What an entry holds, in one line: own words first; where there are none, what was chosen or said.

use crate::{
    base::{Id, Key, Slot},
    content::{FieldSpec, FieldType, Link},
    form::field,
    say,
    view::{View, labels, spec},
    workbook::{Entry, EntryKind, Look},
};

/// The entry in one line.
pub fn entry(view: &View, entry: &Entry) -> String {
    let told = || match entry.kind {
        EntryKind::CheckIn => check_in(view, entry).or_else(|| first_answer(view, entry)),
        EntryKind::Choice => choice(view, entry).or_else(|| first_answer(view, entry)),
        EntryKind::HardTime | EntryKind::Milestone | EntryKind::Note => first_answer(view, entry),
    };
    let wordless = entry.words.is_blank().then(told).flatten();
    wordless.unwrap_or_else(|| labels::words_or(view, &entry.words))
}

/// The first goal that was looked at, and the line that was true; goals that are here come before one that is gone.
fn check_in(view: &View, entry: &Entry) -> Option<String> {
    let looks = || Look::all(entry).filter(|look| look.says_something());
    let here = looks().find(|look| view.book.goal(look.goal()).is_some());
    let look = here.or_else(|| looks().next())?;
    let gone = || view.say(&say!("links.gone"));
    let goal = view.book.goal(look.goal()).map_or_else(gone, |goal| labels::words_or(view, &goal.words));
    let words = match look.line() {
        Some(level) => say!("told.line", line = view.say(&level.name()), goal = goal),
        None => say!("told.look", goal = goal),
    };
    Some(view.say(&words))
}

/// What was chosen, and about which goal.
fn choice(view: &View, entry: &Entry) -> Option<String> {
    let spec = view.content.page(spec::entry_page(entry.kind))?.field("choice")?;
    let FieldType::Pick(all) = &spec.kind else { return None };
    let key = entry.heard().pick(&spec.id)?;
    let (_, label) = all.iter().find(|(known, _)| known == key)?;
    let goal = entry.goal.and_then(|id| view.book.goal(id));
    Some(goal.map_or_else(
        || label.clone(),
        |goal| view.say(&say!("told.choice", choice = label.as_str(), goal = &goal.words)),
    ))
}

/// What its page asks first of what was answered.
fn first_answer(view: &View, entry: &Entry) -> Option<String> {
    let typed = [Entry::WORDS, Entry::ON, Entry::KIND, Entry::GOAL, Entry::HARD];
    let answer = |field: &FieldSpec| {
        let slot = Slot::new(entry.id, &field.id);
        // Most are not answered, and reading a field looks up all it offers.
        entry.at(&slot)?;
        let shown = match field.kind {
            FieldType::Linked(_, Link::Steps) => step(view, entry, &field.id)?,
            _ => field::at(view, field, slot).shown,
        };
        let shown = shown.lines().next().unwrap_or_default().to_owned();
        (!shown.is_empty()).then(|| view.say(&say!("told.answer", ask = field.label.as_str(), answer = shown)))
    };
    let asked = |field: &&FieldSpec| !typed.contains(&field.id) && !is_list(field);
    let spec = view.content.page(spec::entry_page(entry.kind))?;
    spec.fields.iter().filter(asked).find_map(answer)
}

/// The words of the first step that was chosen there.
fn step(view: &View, entry: &Entry, field: &Key) -> Option<String> {
    let step = entry.heard().picks(field).iter().find_map(|key| view.book.step(Id::of(key.as_str())?));
    step.map(|step| step.words.to_string())
}

fn is_list(field: &FieldSpec) -> bool {
    matches!(field.kind, FieldType::Rows(_) | FieldType::EachGoal(_)) || field.id == Key::of("help")
}

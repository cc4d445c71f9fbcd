//! Choices that come from the workbook itself: parts of life, what matters, strengths, people, steps, plans.
//!
//! Never offer a word the person did not write or choose, but for the names of parts of life and of cards.

use crate::{
    base::{Id, Key, RowValue, Slot, Value},
    content::{FieldType, Link},
    fields,
    form::cards,
    insight::ladder::{self, Rater},
    page::Choice,
    say,
    view::{View, spec},
    workbook::{Goal, GoalKind, Ladder, Level},
};

/// What there is to link to now. May be empty.
pub fn choices(view: &View, link: Link) -> Vec<Choice> {
    match link {
        Link::Areas => areas(view),
        Link::Values => values(view),
        Link::Strengths => strengths(view),
        Link::People => people(view),
        Link::Steps => steps(view),
        Link::Plans => view.book.live_goals().flat_map(|goal| plans(view, goal)).collect(),
        Link::Goals => view.book.goals().filter(|goal| !goal.words.is_blank()).map(goal_choice).collect(),
    }
}

fn goal_choice(goal: &Goal) -> Choice {
    Choice::new(Key::from(goal.id.as_str()), goal.words.to_string())
}

/// The rows of a list in the same record, each by its first words.
pub fn rows_beside(view: &View, slot: &Slot, list: &Key) -> Vec<Choice> {
    let list = Slot::new(slot.record, list);
    let first = spec::asked(view, &list).and_then(|spec| match &spec.kind {
        FieldType::Rows(rows) => rows.columns.first().map(|column| column.id.clone()),
        _ => None,
    });
    match (first, view.get(&list)) {
        // Words of not living on are no way to go.
        (Some(first), Some(Value::Rows(rows))) => rows.iter().filter_map(|row| named(row, &first)).collect(),
        _ => Vec::new(),
    }
}

/// A row of that list stands, by the name under which it was chosen.
pub fn row_stands(view: &View, slot: &Slot, list: &Key, key: &Key) -> bool {
    let is_it = |row: &RowValue| row.id.as_str() == key.as_str() && !row.is_blank();
    matches!(view.get(&Slot::new(slot.record, list)), Some(Value::Rows(rows)) if rows.iter().any(is_it))
}

/// What a slot holds that still counts: what was chosen among rows beside it without those that were taken away.
pub fn counted(view: &View, slot: &Slot) -> Option<Value> {
    let said = view.get(slot)?;
    let Some(FieldType::RowsOf(_, list)) = spec::asked(view, slot).map(|spec| &spec.kind) else { return Some(said) };
    match said {
        Value::Pick(key) => row_stands(view, slot, list, &key).then_some(Value::Pick(key)),
        Value::Picks(mut keys) => {
            keys.retain(|key| row_stands(view, slot, list, key));
            (!keys.is_empty()).then_some(Value::Picks(keys))
        }
        other => Some(other),
    }
}

/// The rows beside it that were chosen, in words. Of several, one that was taken away is told as gone; where one alone
/// is chosen, none is.
pub fn rows_told(view: &View, slot: &Slot, list: &Key) -> String {
    let (all, several) = match view.get(slot) {
        Some(Value::Pick(key)) => (vec![key], false),
        Some(Value::Picks(keys)) => (keys, true),
        _ => return String::new(),
    };
    let beside = rows_beside(view, slot, list);
    let name = |key: &Key| match beside.iter().find(|choice| choice.key == *key) {
        Some(choice) => choice.label.clone(),
        None => view.say(&say!("row.no_words")),
    };
    let (stand, gone): (Vec<&Key>, Vec<&Key>) = all.iter().partition(|key| row_stands(view, slot, list, key));
    let gone = (several && !gone.is_empty()).then(|| view.say(&say!("links.gone")));
    stand.into_iter().map(name).chain(gone).collect::<Vec<_>>().join(", ")
}

/// What a link is called, also where it is not offered any more; `None` where it is gone.
pub fn name(view: &View, link: Link, key: &Key) -> Option<String> {
    let offered = || choices(view, link).into_iter().find(|choice| choice.key == *key).map(|choice| choice.label);
    match link {
        Link::Areas | Link::Strengths | Link::Goals => offered(),
        Link::People => everyone(view).find(|person| person.key == *key).map(|person| person.label),
        Link::Values => cards(view).into_iter().find(|card| card.key == *key).map(|card| card.label),
        Link::Steps => {
            let step = view.book.step(Id::of(key.as_str())?)?;
            Some(step.words.to_string()).filter(|words| !words.trim().is_empty())
        }
        Link::Plans => {
            let all = view.book.goals().flat_map(|goal| plans(view, goal));
            all.into_iter().find(|plan| plan.key == *key).map(|plan| plan.label)
        }
    }
}

/// What is linked to, in words. What has gone is told as gone, once, and is no error.
pub fn told(view: &View, link: Link, value: Option<&Value>) -> String {
    let keys = match value {
        Some(Value::Pick(key)) => std::slice::from_ref(key),
        Some(Value::Picks(keys)) => keys.as_slice(),
        _ => &[],
    };
    let names: Vec<Option<String>> = keys.iter().map(|key| name(view, link, key)).collect();
    let gone = names.iter().any(Option::is_none).then(|| view.say(&say!("links.gone")));
    names.into_iter().flatten().chain(gone).collect::<Vec<_>>().join(", ")
}

/// The page on which such things are written, where there is one.
pub fn source(link: Link) -> Option<Key> {
    match link {
        Link::Areas => Some(Key::of("life")),
        Link::Values => Some(Key::of("matters")),
        Link::Strengths => Some(Key::of("strengths")),
        Link::People => Some(Key::of("people")),
        Link::Steps | Link::Plans | Link::Goals => None,
    }
}

fn rows<'a>(view: &View<'a>, page: &str, field: &Key) -> &'a [RowValue] {
    view.book.answers(page).map_or(&[], |answers| answers.rows(field))
}

/// The first words of a row.
fn named(row: &RowValue, column: &Key) -> Option<Choice> {
    let words = row.cells.get(column).and_then(Value::text).filter(|words| !words.is_blank())?;
    Some(Choice::new(Key::from(row.id.as_str()), words.to_string()))
}

fn areas(view: &View) -> Vec<Choice> {
    let field = Key::of("areas");
    let Some(spec) = view.content.page("life").and_then(|page| page.field(field.as_str())) else { return Vec::new() };
    let FieldType::Rows(spec) = &spec.kind else { return Vec::new() };
    let ours = spec.start.iter().map(|(key, label)| Choice::new(key.clone(), label.clone()));
    let from_start =
        |row: &RowValue| spec.start.iter().any(|(key, _)| row.id.as_str() == format!("r_{}", key.as_str()));
    let own = rows(view, "life", &field).iter().filter(|row| !from_start(row));
    ours.chain(own.filter_map(|row| named(row, &Key::of("words")))).collect()
}

/// All cards of what matters, the person's own among them.
fn cards(view: &View) -> Vec<cards::Card> {
    let slot = Slot::new(Id::page("matters"), &Key::of("piles"));
    cards::cards_of(view, &slot).map_or_else(Vec::new, |cards| cards::deck(view, &slot, cards))
}

/// The cards that were taken; all of them while none was.
fn values(view: &View) -> Vec<Choice> {
    let (field, cards) = (Key::of("top"), cards(view));
    let taken = view.book.answers("matters").map_or(&[][..], |answers| answers.heard().picks(&field));
    let shown = cards.into_iter().filter(|card| taken.is_empty() || taken.contains(&card.key));
    shown.map(|card| Choice::new(card.key, card.label)).collect()
}

fn strengths(view: &View) -> Vec<Choice> {
    let Some(answers) = view.book.answers("strengths") else { return Vec::new() };
    let lines = ["got_through", "thanked_for", "proud_of", "learned"].map(Key::of);
    // Several lines of one answer stand as one choice.
    let one = |words: &str| fields::words::lines(words).collect::<Vec<_>>().join("; ");
    let line = |field: Key| answers.fields.text(&field).map(|words| Choice::new(field, one(words.as_str())));
    let can = answers.rows(&Key::of("good_at")).iter().filter_map(|row| named(row, &Key::of("what")));
    lines.into_iter().filter_map(line).chain(can).collect()
}

/// Those of My people first, then those to call; who stands on both is offered once.
fn people(view: &View) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    for person in everyone(view) {
        if out.iter().all(|known| known.label.to_lowercase() != person.label.to_lowercase()) {
            out.push(person);
        }
    }
    out
}

fn everyone(view: &View) -> impl Iterator<Item = Choice> {
    let around = rows(view, "people", &Key::of("people")).iter().filter_map(|row| named(row, &Key::of("name")));
    let first = view.book.answers("call").and_then(|answers| answers.fields.text(&Key::of("person")));
    let first = first.map(|name| Choice::new(Key::of("person"), name.to_string()));
    let others = rows(view, "call", &Key::of("people")).iter().filter_map(|row| named(row, &Key::of("name")));
    around.chain(first).chain(others)
}

/// The open steps of goals that are on the go, and of none.
fn steps(view: &View) -> Vec<Choice> {
    let open = view.book.open_steps();
    open.map(|step| Choice::new(Key::from(step.id.as_str()), step.words.to_string())).collect()
}

/// The if-then plans of a goal, each as one sentence.
pub fn plans(view: &View, goal: &Goal) -> Vec<Choice> {
    let told = |row: &RowValue| {
        let cell = |column: &'static str| row.cells.get(&Key::of(column)).and_then(Value::text).cloned();
        let (cue, act) = (cell("if").unwrap_or_default(), cell("then").unwrap_or_default());
        let words = match (cue.is_blank(), act.is_blank()) {
            (true, true) => return None,
            (false, true) => say!("plan.if", cue = &cue),
            (true, false) => say!("plan.then", act = &act),
            (false, false) => say!("plan.if_then", cue = &cue, act = &act),
        };
        Some(Choice::new(Key::from(row.id.as_str()), view.say(&words)))
    };
    goal.more.rows(&Goal::PLANS).iter().filter_map(told).collect()
}

/// The goal that a slot is about: its record, or the row of a check-in that stands for one.
pub fn goal_of<'a>(view: &'a View, slot: &Slot) -> Option<&'a Goal> {
    let row: Option<Id> = slot.row.as_ref().map(|cell| cell.id);
    view.goal(slot.record).or_else(|| view.book.goal(row?))
}

/// The lines of a goal's ladder to press, the best on top: own words, and our name for the level beside them.
pub fn levels(view: &View, goal: Option<&Goal>) -> Vec<Choice> {
    let choice = |(level, key): (Level, Key)| {
        let name = view.say(&level.name());
        match goal.and_then(|goal| Ladder::of(goal).line(level)) {
            Some(words) => Choice { note: name, ..Choice::new(key, words.to_string()) },
            None => Choice::new(key, name),
        }
    };
    Level::ALL.into_iter().rev().map(choice).collect()
}

/// The line the focus begins on: the one that was pressed last; else where most people begin. An Enter too many is
/// not the best one can picture.
pub fn level_at_hand(view: &View, goal: &Goal) -> Key {
    let begins = if goal.kind == Some(GoalKind::KeepUp) { Level::AsHoped } else { Level::Part };
    ladder::last(view.book, goal.id, Rater::Me, view.now.today).unwrap_or(begins).key()
}

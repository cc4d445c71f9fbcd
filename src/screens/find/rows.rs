//! What was found as rows: the words around what was looked for, and where they stand.

use crate::{
    base::{
        Kind, Slot, Text, Value, letters,
        search::{Room, Wanted},
    },
    form::fillings,
    page::{Command, Row, RowId},
    records::rows,
    say,
    view::{View, attribution, dates, labels, privacy, spec},
    workbook::{Entry, Goal, Idea, Step},
};

/// Columns that words which were found take at most.
const WIDE: usize = 72;
/// The same of the name of what they stand in.
const NAME: usize = 40;

/// A statement: its words, and where they stand.
pub(super) fn said(view: &View, wanted: &Wanted, slot: &Slot) -> Row {
    let words = view.book.get(slot).as_ref().and_then(Value::words).cloned().unwrap_or_default();
    let note = attribution::and_whose(view, place(view, slot), whose(view, slot));
    let hidden = privacy::covers(view, slot.record) || in_hidden_row(view, slot);
    let row = Row::new(RowId::Slot(slot.clone()), Command::Find(slot.clone()), wanted.around(&words, WIDE));
    let row = row.note(privacy::noted(view, note, hidden));
    match view.book.step(slot.record).filter(|_| slot.field == Step::WORDS) {
        Some(step) => {
            let known = rows::step(view, step, 1);
            row.mark(known.mark, known.said)
        }
        None => row,
    }
}

/// An entry, with those of its words that were looked for.
pub(super) fn entry(view: &View, wanted: &Wanted, entry: &Entry) -> Row {
    let mut row = rows::entry(view, entry);
    let Some((slot, words)) = first_in(view, wanted, entry) else { return row };
    row.text = wanted.around(&words, WIDE);
    row.command = Command::Find(slot.clone());
    if slot.field != Entry::WORDS {
        let question = attribution::called(view, &slot);
        row.note = view.say(&say!("find.of_entry", day = row.note, page = question));
        row.note = attribution::and_whose(view, row.note, whose(view, &slot));
    }
    row
}

/// Where most of the words stand in an entry, its own words first; none where they are those of its kind, goal or day.
fn first_in(view: &View, wanted: &Wanted, entry: &Entry) -> Option<(Slot, Text)> {
    if wanted.is_nothing() {
        return None;
    }
    let mut room = Room::default();
    let mut all = view.book.words_in(entry.id);
    all.sort_by_cached_key(|(slot, _)| (slot.field != Entry::WORDS, spec::turn(view, slot)));
    let held = all.into_iter().map(|it| (wanted.held_by(&it.1, &mut room).count_ones(), it));
    let most = held.min_by_key(|(held, _)| std::cmp::Reverse(*held));
    most.filter(|(held, _)| *held > 0).map(|(_, it)| it)
}

/// Whose words they are, where they are not the client's. An idea says it by its name.
fn whose(view: &View, slot: &Slot) -> Option<String> {
    if slot.record.filled_of(Idea::PAGE) { None } else { attribution::not_theirs(view, slot) }
}

fn in_hidden_row(view: &View, slot: &Slot) -> bool {
    slot.row.as_ref().is_some_and(|cell| privacy::is_hidden(view, &slot.cell(cell.id, &crate::base::RowValue::PRIVATE)))
}

/// Where a statement stands, in words.
fn place(view: &View, slot: &Slot) -> String {
    let book = view.book;
    match slot.record.kind() {
        Kind::Goal if slot.field == Goal::WORDS => view.say(&say!("find.a_goal")),
        Kind::Goal => {
            let goal = book.goal(slot.record).map(|goal| short(view, &goal.words)).unwrap_or_default();
            view.say(&say!("find.of_goal", goal = goal, page = part(view, slot)))
        }
        Kind::Step => {
            let Some(step) = book.step(slot.record) else { return String::new() };
            let goal = step.goal.and_then(|id| book.goal(id));
            view.say(&match goal {
                _ if slot.field != Step::WORDS => {
                    say!("find.of_step", step = short(view, &step.words), page = part(view, slot))
                }
                Some(goal) => say!("find.step_of", goal = short(view, &goal.words)),
                None => say!("find.a_step"),
            })
        }
        _ => on_page(view, slot),
    }
}

fn short(view: &View, words: &str) -> String {
    letters::clip(&labels::words_or(view, words), NAME)
}

/// The page, or the part of a goal or a step.
fn part(view: &View, slot: &Slot) -> String {
    match spec::spec_of(view, slot) {
        Some(page) if !["goal", "step"].contains(&page.id.as_str()) => page.title.clone(),
        _ => attribution::called(view, &Slot { row: None, ..slot.clone() }),
    }
}

fn on_page(view: &View, slot: &Slot) -> String {
    if let Some(idea) = view.book.idea(slot.record) {
        return view.say(&say!("ideas.one", helper = attribution::name_or(view, &idea.name())));
    }
    if let Some(talk) = view.book.talk(slot.record) {
        let title = view.say(&say!("talk.title", helper = attribution::name_or(view, &talk.with())));
        let day = dates::near_day(view, view.now.day_of(talk.answers().at));
        return view.say(&say!("find.on_filling", page = title, name = day));
    }
    let Some(page) = view.content.page_of(slot.record) else { return view.say(&say!("older.title")) };
    view.say(&if page.record() == slot.record {
        say!("find.on_page", page = page.title.as_str())
    } else {
        let name = letters::clip(&fillings::name_of(view, slot.record), NAME);
        say!("find.on_filling", page = page.title.as_str(), name = name)
    })
}

//! What the client keeps to themselves: all of it in one list, to be hidden while two are here, or no longer.
//!
//! Never tell anything of what is hidden while two are here, not even whether something is.

use crate::{
    base::{Id, RowValue, Slot, Value},
    content::FieldType,
    form::{fillings, list},
    page::{Act, Block, Command, Mark, Page, Row},
    records::{private, rows},
    say,
    screens::screen::Screen,
    view::{Reply, View, labels, privacy},
    workbook::{Answers, Step, idea},
};

/// So many entries are listed, the newest first; an older one is hidden on its own page.
const ENTRIES: usize = 50;
/// What the client keeps to themselves.
#[derive(Debug)]
pub struct PrivateScreen;

impl Screen for PrivateScreen {
    fn page(&self, view: &View) -> Page {
        let title = view.say(&say!("private.title"));
        if view.book.settings().folded {
            return Page { title, main: folded(view), side: Vec::new() };
        }
        let groups = [
            (say!("private.goals"), goals(view)),
            (say!("private.pages"), pages(view)),
            (say!("private.people"), people(view)),
            (say!("private.entries"), entries(view)),
        ];
        let mut hidden = others(view);
        let mut main = vec![Block::Text(view.say(&say!("private.about")))];
        let mut rest = Vec::new();
        for (heading, items) in groups {
            let (kept, open): (Vec<Item>, Vec<Item>) =
                items.into_iter().partition(|it| privacy::is_hidden(view, &it.mark));
            hidden.extend(kept);
            if !open.is_empty() {
                rest.extend([Block::Heading(view.say(&heading)), listed(view, &open)]);
            }
        }
        if hidden.is_empty() && rest.is_empty() {
            main.push(Block::Quiet(view.say(&say!("private.nothing"))));
        }
        if !hidden.is_empty() {
            main.extend([Block::Heading(view.say(&say!("private.hidden"))), listed(view, &hidden)]);
        }
        main.extend(rest);
        Page { title, main, side: Vec::new() }
    }
}

/// The page with people, and its list of them.
const PEOPLE: &str = "people";

/// Something that can be hidden: its mark, what it is called, what else is told of it.
struct Item {
    mark: Slot,
    text: String,
    note: String,
}

/// While two are here, and until the client is alone again: the same words whatever is hidden.
fn folded(view: &View) -> Vec<Block> {
    let mut out = vec![Block::Text(view.say(&say!("private.folded")))];
    if view.book.open_talk().is_none() {
        let alone = Row::act(Act::Alone, view.say(&say!("private.alone")));
        out.push(Block::row(alone));
    }
    out
}

fn listed(view: &View, items: &[Item]) -> Block {
    let row = |item: &Item| {
        let (mark, said) = if privacy::is_hidden(view, &item.mark) {
            (Mark::Taken, say!("private.private"))
        } else {
            (Mark::NotTaken, say!("private.not_private"))
        };
        let row = Row::choice(idea::path(&item.mark), Command::TurnPrivate(item.mark.clone()), item.text.clone());
        row.mark(mark, view.say(&said)).note(item.note.clone())
    };
    Block::rows(items.iter().map(row).collect())
}

fn goals(view: &View) -> Vec<Item> {
    let item =
        |id: Id, row: Row| Some(Item { mark: private::of_record(view, id)?, text: row.text, note: String::new() });
    view.book.goals().filter_map(|goal| item(goal.id, rows::goal(view, goal))).collect()
}

/// Pages in which something is said, in the order of the pages; each filling by its own name.
fn pages(view: &View) -> Vec<Item> {
    let mut out = Vec::new();
    for spec in view.content.pages() {
        let once = view.book.answers_of(spec.record()).filter(|answers| answers.says_something());
        let filled = spec.many.is_some().then(|| view.book.filled(&spec.id).rev()).into_iter().flatten();
        let item = |answers: &Answers| {
            let mark = private::of_record(view, answers.id)?;
            let note = if answers.id == spec.record() { String::new() } else { spec.title.clone() };
            Some(Item { mark, text: fillings::name_of(view, answers.id), note })
        };
        out.extend(once.into_iter().chain(filled).filter_map(item));
    }
    out
}

fn people(view: &View) -> Vec<Item> {
    let record = Id::page(PEOPLE);
    let lists = view.content.page(PEOPLE).map(|page| page.fields.as_slice()).unwrap_or_default();
    let of_list = lists.iter().filter_map(|field| match &field.kind {
        FieldType::Rows(rows) => Some((Slot::new(record, &field.id), rows)),
        _ => None,
    });
    let named = of_list.flat_map(|(slot, rows)| {
        let all = list::kept_named(view, &slot, rows).into_iter();
        all.map(move |(row, name)| Item {
            mark: slot.cell(row.id, &RowValue::PRIVATE),
            text: name,
            note: String::new(),
        })
    });
    named.collect()
}

fn entries(view: &View) -> Vec<Item> {
    let newest = view.book.log().window(0, ENTRIES);
    let item = |row: Row, id: Id| Some(Item { mark: private::of_record(view, id)?, text: row.text, note: row.note });
    newest.into_iter().filter_map(|entry| item(rows::plain_entry(view, entry), entry.id)).collect()
}

/// What is hidden and stands in none of the lists below: steps, and rows of other lists than people.
fn others(view: &View) -> Vec<Item> {
    let steps = view.book.steps().filter(|step| step.private);
    let step = |step: &Step| {
        let mark = private::of_record(view, step.id)?;
        Some(Item { mark, text: labels::words_or(view, &step.words), note: view.say(&say!("private.step")) })
    };
    let mut out: Vec<Item> = steps.filter_map(step).collect();
    let goals = view.book.goals().map(|goal| (goal.id, &goal.more));
    let pages = view.book.all_answers().filter(|all| all.id != Id::page(PEOPLE)).map(|all| (all.id, &all.fields));
    for (record, said) in goals.chain(pages) {
        for (field, value) in said.iter() {
            let Value::Rows(all) = value else { continue };
            let list = Slot::new(record, field);
            out.extend(all.iter().filter(|row| row.is_private()).map(|row| {
                let first = row.cells.iter().find(|(_, value)| value.text().is_some());
                let words = first.and_then(|(_, value)| value.text()).map(ToString::to_string).unwrap_or_default();
                let note = view.say(&say!("private.line"));
                Item { mark: list.cell(row.id, &RowValue::PRIVATE), text: labels::words_or(view, &words), note }
            }));
        }
    }
    out
}

/// Hides it, or no longer.
pub fn turn(view: &View, mark: &Slot) -> Vec<Reply> {
    if view.book.settings().folded { Vec::new() } else { private::turn(view, mark) }
}

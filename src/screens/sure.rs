//! How sure am I? Rulers of a goal (Miller and Rollnick, 2013): a number, then always why it is not lower, never why it
//! is not higher. What is said is kept in the check-in of the day, as a pressed line of the ladder is.

use super::kit::{Offer, Place, Reply, View, dark, each_goal, form, hand_on, only, review};
use crate::{
    base::{Key, Slot},
    content::{Depth, FieldSpec, FieldType},
    insight::rulers::{self, Lead},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{Goal, Look},
};

/// The rows that lead on.
const IF_HARD: Key = Key::of("if_hard");
const SMALLER: Key = Key::of("smaller");
const REVIEW: Key = Key::of("review");

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let title = view.say(&say!("sure.title"));
    let goal = slot.row.as_ref().and_then(|cell| view.book.goal(cell.id));
    let Some(goal) = goal else {
        return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], side: Vec::new() };
    };
    let mut main = vec![Block::Own(goal.words.to_string())];
    for id in each_goal::RULER {
        main.extend(asked(view, slot, id));
    }
    for id in each_goal::OTHER_RULERS {
        let is_said = view.get(&at(slot, id)).is_some();
        if view.depth > Depth::First || is_said {
            main.extend(asked(view, slot, id));
        }
    }
    let words = if view.depth > Depth::First { say!("form.say_less") } else { say!("form.say_more") };
    main.push(Block::List(List::whole(vec![Row::new(Target::Act(Act::SayMore), view.say(&words))], String::new())));
    main.extend(leads(view, slot, goal));
    let all = Row::new(Target::Act(Act::Back), view.say(&say!("row.that_is_all")));
    main.push(Block::List(List::whole(vec![all], String::new())));
    Page { title, main, side: Vec::new() }
}

fn at(slot: &Slot, id: &str) -> Slot {
    slot.row.as_ref().map_or_else(|| slot.clone(), |cell| slot.cell(cell.id, &Key::from(id)))
}

/// One question, where it fits what was said, and what its answer can become.
fn asked(view: &View, slot: &Slot, id: &str) -> Vec<Block> {
    let cell = at(slot, id);
    // No question about a number stands there before the number.
    let fits = |column: &&FieldSpec| only::fits(view, column, &cell);
    let Some(column) = column(view, &cell).filter(fits) else { return Vec::new() };
    let field = Block::Field(Box::new(form::at(view, column, cell.clone())));
    std::iter::once(field).chain(hand_on::blocks(view, column, &cell, &hand_on::Traces::default())).collect()
}

/// The column of the check-in; its form is known before there is one.
fn column<'a>(view: &View<'a>, cell: &Slot) -> Option<&'a FieldSpec> {
    match &view.content.page("check_in")?.field(Look::GOALS.as_str())?.kind {
        FieldType::EachGoal(rows) => rows.columns.iter().find(|column| column.id == *cell.asked()),
        _ => None,
    }
}

/// What the numbers lead to: a question of how, a question of why, or thanks. Nothing where words are dark.
fn leads(view: &View, slot: &Slot, goal: &Goal) -> Vec<Block> {
    if dark::goal(view, goal) || dark::record(view, slot.record) || view.writing.is_some() {
        return Vec::new();
    }
    let rate = |id: &str| view.get(&at(slot, id)).and_then(|value| value.rate());
    let row = |key: Key, words| Row::new(Target::Choice(key), view.say(&words));
    let (ask, rows) = match rulers::lead(rate("sure"), rate("matters")) {
        None => return Vec::new(),
        Some(Lead::How) => {
            (say!("sure.how"), vec![row(SMALLER, say!("sure.smaller")), row(IF_HARD, say!("goal.to_if_hard"))])
        }
        Some(Lead::Why) => (say!("sure.why"), Vec::new()),
        Some(Lead::Thanks) => (say!("sure.thanks"), vec![row(REVIEW, say!("goal.to_review"))]),
    };
    let list = (!rows.is_empty()).then(|| Block::List(List::whole(rows, String::new())));
    std::iter::once(Block::Text(view.say(&ask))).chain(list).collect()
}

/// What it offers.
pub fn offers() -> Vec<Offer> {
    vec![Offer::Yes(Act::SayMore)]
}

/// Does it.
pub fn act(view: &View, act: Act) -> Vec<Reply> {
    let deeper = if view.depth > Depth::First { Depth::First } else { Depth::More };
    if act == Act::SayMore { vec![Reply::Unfold(deeper)] } else { Vec::new() }
}

/// Does what a row says.
pub fn pick(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    let Some(goal) = slot.row.as_ref().map(|cell| cell.id) else { return Vec::new() };
    match key {
        key if *key == IF_HARD => vec![Reply::Go(Place::IfHard(goal))],
        key if *key == SMALLER => review::smaller(view, goal),
        key if *key == REVIEW => review::open(view, goal),
        _ => Vec::new(),
    }
}

//! If-then plans as rows, each read as one sentence.

use crate::{
    base::{Id, Key, Slot, Value},
    content::{FieldSpec, FieldType},
    form::{choice_sources, list, stopping},
    page::{Block, Row},
    say,
    view::{View, attribution},
    workbook::Goal,
};

const IF: Key = Key::of("if");
const THEN: Key = Key::of("then");

/// The plans of a goal with their heading, and the row that adds one.
pub fn blocks(view: &View, spec: &FieldSpec, goal: &Goal) -> Vec<Block> {
    let FieldType::Rows(rows) = &spec.kind else { return Vec::new() };
    let list = Slot::new(goal.id, &Goal::PLANS);
    let told = choice_sources::plans(view, goal);
    if told.is_empty() {
        return list::blocks(view, spec, rows, goal.id);
    }
    let sentence = |id: Id| told.iter().find(|plan| plan.key.as_str() == id.as_str()).map(|plan| plan.label.clone());
    let kept = goal.more.rows(&Goal::PLANS).iter().filter(|row| !row.is_blank());
    let mut shown: Vec<Row> = kept
        .map(|row| {
            let first = list.cell(row.id, &IF);
            let words = sentence(row.id).unwrap_or_else(|| view.say(&say!("row.no_words")));
            let note = question(view, &first).unwrap_or_default();
            let note = attribution::and_whose(view, note, attribution::whose_row(view, &list, row.id));
            Row::fill(first, words).note(note)
        })
        .collect();
    if shown.len() < rows.most {
        shown.push(Row::fill(list, rows.add.clone()).adds());
    }
    vec![Block::Heading(spec.label.clone()), Block::rows(shown)]
}

/// What is asked about the plan of that cell: one that only says what not to do leaves open what to do.
pub fn question(view: &View, slot: &Slot) -> Option<String> {
    let cell = slot.row.as_ref().filter(|_| slot.field == Goal::PLANS)?;
    let then = view.get(&slot.cell(cell.id, &THEN));
    let act = then.as_ref().and_then(Value::text)?;
    stopping::only_says_not(view, act).then(|| view.say(&say!("plan.do_instead")))
}

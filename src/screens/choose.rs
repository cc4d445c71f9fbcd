//! The choices of one field, as rows; Enter takes one and goes back.
//!
//! Must never: take a choice at a letter key.

use super::kit::{Reply, View, form, rows};
use crate::{
    base::{Id, Key, Kind, Slot, Value},
    page::{Block, FieldKind, List, Mark, Page, Row, Target},
    say,
    workbook::{Edit, Step, StepState},
};

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let spec = form::spec_of(view, slot).and_then(|page| page.field(slot.field.as_str()));
    let Some(spec) = spec else { return Page::default() };
    let field = form::field(view, spec, slot.record);
    let taken = taken(view, slot);
    let FieldKind::Pick { choices } = field.kind else { return Page::default() };
    let rows = choices
        .into_iter()
        .map(|choice| {
            let chosen = taken.as_ref() == Some(&choice.key);
            let (mark, said) = if chosen {
                (Mark::Chosen, say!("choose.chosen"))
            } else {
                (Mark::NotChosen, say!("choose.not_chosen"))
            };
            Row::new(Target::Choice(choice.key), choice.label).mark(mark, view.say(&said))
        })
        .collect();
    let title = field.label;
    Page { title, main: vec![Block::List(List::whole(rows, String::new()))], side: Vec::new() }
}

/// The choice that is taken now.
pub fn taken(view: &View, slot: &Slot) -> Option<Key> {
    match view.get(slot) {
        Some(Value::Pick(key)) => Some(key),
        Some(Value::Yes(yes)) => Some(Key::of(if yes { "yes" } else { "no" })),
        None if slot.record.kind() == Kind::Entry => Some(Key::of("none")),
        _ => None,
    }
}

/// Takes a choice. A step's "done" and "tried" do what Space and t do: they put a stone down.
pub fn pick(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    if taken(view, slot).as_ref() == Some(key) {
        return vec![Reply::Back];
    }
    if slot.record.kind() == Kind::Step && slot.field == Step::STATE {
        return vec![Reply::Back].into_iter().chain(step_state(view, slot.record, key)).collect();
    }
    let Some(spec) = form::spec_of(view, slot).and_then(|page| page.field(slot.field.as_str())) else {
        return vec![Reply::Back];
    };
    let edit = Edit::Set(slot.clone(), form::picked(spec, key));
    vec![Reply::Back, Reply::Edit(edit, say!("did.picked", field = spec.label.as_str()))]
}

fn step_state(view: &mut View, id: Id, key: &Key) -> Vec<Reply> {
    let Some(step) = view.book.step(id).cloned() else { return Vec::new() };
    let set = |field, value| Edit::Set(Slot::new(id, field), value);
    match key.as_str() {
        "done" => rows::done(view, id),
        // As unticking it: the stone goes, too.
        "open" if step.state == StepState::Done => rows::done(view, id),
        "tried" => rows::tried(view, &step),
        _ => {
            let edits = vec![set(&Step::STATE, Some(Value::Pick(key.clone()))), set(&Step::DONE_ON, None)];
            vec![Reply::Edit(Edit::Many(edits), say!("did.step_state", words = &step.words))]
        }
    }
}

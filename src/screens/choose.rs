//! The choices of one field, as rows; Enter takes one and goes back.
//!
//! Must never: take a choice at a letter key.

use super::kit::{Reply, View, form, next_step, review, rows};
use crate::{
    base::{Id, Key, Kind, Slot, Value},
    content::{Depth, FieldType},
    insight::check_ins::TOO_MUCH,
    page::{Act, Block, FieldKind, List, Mark, Page, Row, Target},
    say,
    workbook::{Edit, Entry, Step, StepState},
};

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let spec = form::asked(view, slot);
    let Some(spec) = spec else { return Page::default() };
    let field = form::at(view, spec, slot.clone());
    let taken = all_taken(view, slot);
    let (choices, many) = match field.kind {
        FieldKind::Pick { choices } => (choices, false),
        FieldKind::PickMany { choices, .. } => (choices, true),
        _ => return Page::default(),
    };
    let rows = choices
        .into_iter()
        .map(|choice| {
            let chosen = taken.contains(&choice.key);
            let mark = match (chosen, many) {
                (true, false) => Mark::Chosen,
                (false, false) => Mark::NotChosen,
                (true, true) => Mark::Taken,
                (false, true) => Mark::NotTaken,
            };
            let said = if chosen { say!("choose.chosen") } else { say!("choose.not_chosen") };
            Row::new(Target::Choice(choice.key), choice.label).mark(mark, view.say(&said)).note(choice.note)
        })
        .collect();
    let title = field.label;
    let mut main: Vec<Block> = review::guard(view, slot).into_iter().collect();
    main.push(Block::List(List::whole(rows, String::new())));
    main.extend(next_step::blocks(view, slot));
    if many {
        let all = Row::new(Target::Act(Act::Back), view.say(&say!("choose.that_is_all")));
        main.push(Block::List(List::whole(vec![all], String::new())));
    }
    Page { title, main, side: Vec::new() }
}

/// All choices that are taken now.
fn all_taken(view: &View, slot: &Slot) -> Vec<Key> {
    match view.get(slot) {
        Some(Value::Picks(keys)) => keys,
        _ => taken(view, slot).into_iter().collect(),
    }
}

/// The choice that is taken now; the first of several.
pub fn taken(view: &View, slot: &Slot) -> Option<Key> {
    match view.get(slot) {
        Some(Value::Picks(keys)) => keys.into_iter().next(),
        Some(Value::Pick(key)) => Some(key),
        Some(Value::Yes(yes)) => Some(Key::of(if yes { "yes" } else { "no" })),
        None if slot.record.kind() == Kind::Entry && slot.field == Entry::GOAL => Some(Key::of("none")),
        _ => None,
    }
}

/// Takes a choice. A step's "done" and "tried" do what Space and t do: they put a stone down.
pub fn pick(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    if let Some(replies) = next_step::pick(view, slot, key) {
        return replies;
    }
    let kind = form::asked(view, slot).map(|spec| &spec.kind);
    if let Some(FieldType::PickMany(most, _) | FieldType::Cards(most, _) | FieldType::Linked(most, _)) = kind
        && *most > 1
    {
        return pick_one_more(view, slot, key, *most);
    }
    if taken(view, slot).as_ref() == Some(key) {
        return vec![Reply::Back];
    }
    if slot.record.kind() == Kind::Step && slot.field == Step::STATE {
        return vec![Reply::Back].into_iter().chain(step_state(view, slot.record, key)).collect();
    }
    let Some(spec) = form::asked(view, slot) else {
        return vec![Reply::Back];
    };
    let edit = Edit::Set(slot.clone(), form::picked(spec, key));
    let did = Reply::Edit(edit, say!("did.picked", field = spec.label.as_str()));
    // Where there is too much to carry, what was unfolded folds again.
    let fold = (slot.field == Entry::LOAD && *key == TOO_MUCH).then_some(Reply::Unfold(Depth::First));
    [Reply::Back, did].into_iter().chain(fold).chain(review::leads(view, slot, key)).collect()
}

fn choices(view: &View, slot: &Slot) -> Vec<crate::page::Choice> {
    let field = form::asked(view, slot).map(|spec| form::at(view, spec, slot.clone()).kind);
    match field {
        Some(FieldKind::Pick { choices } | FieldKind::PickMany { choices, .. }) => choices,
        _ => Vec::new(),
    }
}

/// Takes one of several, or lets it go again; the page stays open for more.
fn pick_one_more(view: &View, slot: &Slot, key: &Key, most: usize) -> Vec<Reply> {
    let mut taken = all_taken(view, slot);
    let before = taken.len();
    taken.retain(|known| known != key);
    if taken.len() == before {
        // Choices that have left the page stay, and take no one's place.
        let choices = choices(view, slot);
        let on_page = |known: &&Key| choices.iter().any(|choice| choice.key == **known);
        if taken.iter().filter(on_page).count() >= most {
            return vec![Reply::Refuse(say!("choose.most", n = most))];
        }
        taken.push(key.clone());
    }
    let label = form::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
    vec![Reply::Edit(Edit::Set(slot.clone(), Some(Value::Picks(taken))), say!("did.picked", field = label))]
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

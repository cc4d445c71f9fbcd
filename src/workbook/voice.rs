//! Who may change what: the client all of it; a helper who types for them what is not theirs yet; a helper with an
//! idea nothing but the idea, and what is the helper's own.
//!
//! The rule looks at what an edit did, not at which edit it was: whatever way a change comes, it passes here.
//!
//! Never trust a screen. A screen may leave a row out; only this refuses.

use std::collections::BTreeSet;

use super::{
    Answers, Entry, EntryKind, Goal, Item, ItemKey, Look, Mark, Marks, Patch, Refused, Step, idea, statements::Changed,
    talk,
};
use crate::base::{Id, Key, RowValue, Slot, Value, Who, value::is_aside};

/// Fields and columns that a helper answers for themselves, beside those of talks and ideas: the list or field, and the
/// column where it is one column of a list only.
pub const HELPERS_OWN: [(Key, Option<Key>); 2] = [(Goal::PROMISES, None), (Look::GOALS, Some(Look::HELPER_LINE))];

/// It asks for a helper's own words.
pub fn is_helpers_own(slot: &Slot) -> bool {
    let own = |(field, column): &(Key, Option<Key>)| {
        let cell = slot.row.as_ref().map(|cell| &cell.column);
        slot.field == *field && (column.is_none() || column.as_ref() == cell)
    };
    HELPERS_OWN.iter().any(own) || talk::is_helpers(slot)
}

/// That patch may be made by that hand; of a helper, by the one of that name.
///
/// # Errors
/// Why not.
pub fn check(patch: &Patch, who: Who, name: &str) -> Result<(), Refused> {
    if who == Who::Me {
        return Ok(());
    }
    for touch in &patch.touched {
        let (before, after) = (touch.before.as_ref(), touch.after.as_ref());
        match (touch.key, before, after) {
            _ if before == after => {}
            (ItemKey::Settings, ..) => return Err(Refused::TheirsToSet),
            (ItemKey::GoalOrder | ItemKey::Outline(_), ..) => same_order(before, after)?,
            (_, None, Some(item)) => may_begin(item, who)?,
            (_, Some(item), None) => may_go(item, who, name)?,
            (_, Some(Item::Step(was)), Some(Item::Step(is)))
                if (was.goal, was.under) != (is.goal, is.under) && !before.is_some_and(waits) =>
            {
                return Err(refusal(who));
            }
            (_, Some(was), Some(is)) => stays_as_begun(was, is, who)?,
            _ => {}
        }
    }
    // What is new or gone as a whole was looked at above. A patch has one touch of each record.
    for touch in &patch.touched {
        if let (Some(before), Some(_)) = (&touch.before, &touch.after) {
            touch.statements().iter().try_for_each(|changed| may_change(before, changed, (who, name)))?;
        }
    }
    Ok(())
}

fn refusal(who: Who) -> Refused {
    if who == Who::Helper { Refused::OnlyIdeas } else { Refused::Theirs }
}

/// Things that stood there keep their order among themselves.
fn same_order(before: Option<&Item>, after: Option<&Item>) -> Result<(), Refused> {
    let ids = |item: Option<&Item>| match item {
        Some(Item::Order(ids)) => ids.to_vec(),
        _ => Vec::new(),
    };
    let (was, is) = (ids(before), ids(after));
    let left: Vec<_> = was.iter().filter(|id| is.contains(id)).collect();
    let stayed: Vec<_> = is.iter().filter(|id| was.contains(id)).collect();
    if left == stayed { Ok(()) } else { Err(Refused::Theirs) }
}

/// It is hidden while two are here, or something in it is.
fn is_private(item: &Item) -> bool {
    item.statements().iter().any(|(slot, _)| Marks::is_private(slot))
}

/// Only the client says it, whoever types: that the note of a talk is how it was.
fn is_theirs_to_say(slot: &Slot) -> bool {
    slot.record.filled_of(talk::Talk::PAGE) && slot.field == talk::Talk::OK_ME
}

fn may_begin(item: &Item, who: Who) -> Result<(), Refused> {
    let Some(record) = item.record() else { return Ok(()) };
    if who.is_helping() && is_private(item) {
        return Err(refusal(who));
    }
    let is_idea = record.filled_of(idea::Idea::PAGE);
    if item.statements().iter().any(|(slot, _)| is_theirs_to_say(slot)) {
        return Err(Refused::TheirsToSay);
    }
    match who {
        Who::Typed if is_choice(item) => Err(Refused::TheirsToTick),
        Who::Typed if is_idea => Err(Refused::TheirsToSay),
        Who::Me | Who::Typed => Ok(()),
        Who::Helper => {
            let own = |(slot, _): &(Slot, Value)| idea::is_helpers(slot) || is_helpers_own(slot);
            // Which day it is and that it is a check-in is told of a helper's own line.
            if is_helpers_line(item) {
                return Ok(());
            }
            let answered = |(slot, _): &(Slot, Value)| is_idea && !own(&(slot.clone(), Value::Yes(true)));
            let said = item.statements();
            match said.iter().find(|statement| !own(statement)) {
                None => Ok(()),
                Some(statement) if answered(statement) => Err(Refused::TheirsToSay),
                Some(_) => Err(Refused::OnlyIdeas),
            }
        }
    }
}

fn may_go(item: &Item, who: Who, name: &str) -> Result<(), Refused> {
    // That something came from an idea was said by the client.
    let from_idea = item.voice().is_some_and(|(_, marks)| marks.all().iter().any(|mark| mark.idea.is_some()));
    if is_private(item) || from_idea {
        return Err(refusal(who));
    }
    // What every record begins with says nothing: its state, the kind and the day of an entry.
    // The day of a step that was done does: it may be the day the client put there.
    let of_a_step = matches!(item, Item::Entry(entry) if entry.step.is_some());
    let is_plain_entry = matches!(item, Item::Entry(_)) && !of_a_step;
    let begins = |slot: &Slot| is_plain_entry && [Entry::ON, Entry::KIND].contains(&slot.field);
    let nothing = |(slot, value): &(Slot, Value)| begins(slot) || is_unset(slot, value);
    let says_nothing = !of_a_step && item.statements().iter().all(nothing);
    let waiting =
        (!of_a_step || waits(item)) && item.statements().iter().all(|it| nothing(it) || is_not_theirs_yet(item, &it.0));
    let own_idea = matches!(item, Item::Answers(answers) if is_open_idea(answers)) && who == Who::Helper;
    if let Item::Answers(answers) = item
        && own_idea
        && !is_idea_of(answers, name)
    {
        return Err(Refused::AnothersIdea);
    }
    let own_line = is_helpers_line(item) && waiting;
    if says_nothing || own_idea || own_line || (waiting && who == Who::Typed) { Ok(()) } else { Err(refusal(who)) }
}

/// A helper typed it, and it was not read back: a statement that waits itself, one without a mark of its own in a
/// record that waits, or the helper's own line.
fn is_not_theirs_yet(item: &Item, slot: &Slot) -> bool {
    let Some((owner, marks)) = item.voice() else { return true };
    match marks.of(slot) {
        Some(mark) => mark.waits() || (mark.by == Who::Helper && is_helpers_own(slot)),
        None => owner == Who::Typed && waits(item),
    }
}

/// A helper's hand began it, and it was not read back.
fn waits(item: &Item) -> bool {
    match item {
        Item::Goal(goal) => goal.by == Who::Typed && goal.is_waiting(),
        Item::Step(step) => step.by == Who::Typed && step.is_waiting(),
        Item::Entry(entry) => entry.by == Who::Typed && entry.is_waiting(),
        Item::Answers(answers) => answers.is_waiting(),
        Item::Settings(_) | Item::Order(_) | Item::Gone(_) => false,
    }
}

/// It says where a goal or a step stands: with effect at once, unlike words.
fn is_a_tick(item: &Item, slot: &Slot) -> bool {
    matches!(item, Item::Goal(_) | Item::Step(_)) && slot.row.is_none() && slot.field == Goal::STATE
}

/// A choice about a goal, which changes that goal.
fn is_choice(item: &Item) -> bool {
    matches!(item, Item::Entry(entry) if entry.kind == EntryKind::Choice)
}

/// What went and came again in one go is no other hand's by that, and the rows of its lists keep their order.
fn stays_as_begun(was: &Item, is: &Item, who: Who) -> Result<(), Refused> {
    if is_choice(is) && !is_choice(was) && who == Who::Typed {
        return Err(Refused::TheirsToTick);
    }
    // Which step it came from is no statement; a stone of theirs keeps it.
    if let (Item::Entry(old), Item::Entry(new)) = (was, is)
        && (old.step, old.tried) != (new.step, new.tried)
        && !waits(was)
    {
        return Err(refusal(who));
    }
    let (Some((owner, marks)), Some((owner_now, marks_now))) = (was.voice(), is.voice()) else { return Ok(()) };
    let whose = |owner: Who, marks: &Marks, slot: &Slot| marks.of(slot).map_or(owner, |mark| mark.by);
    let said = was.statements();
    let kept = said.iter().filter(|(slot, value)| is.statement(slot).as_ref() == Some(value));
    let mut other = kept.filter(|(slot, _)| whose(owner, marks, slot) != whose(owner_now, marks_now, slot));
    if owner != owner_now || other.next().is_some() || !same_rows(was, is) {
        return Err(refusal(who));
    }
    Ok(())
}

/// Rows that stood there keep their order among themselves, in each list.
fn same_rows(was: &Item, is: &Item) -> bool {
    let (Some(was), Some(is)) = (was.said(), is.said()) else { return true };
    was.keys().all(|field| {
        let (old, new) = (was.rows(field), is.rows(field));
        let kept = |rows: &[RowValue], other: &[RowValue]| -> Vec<Id> {
            let there: BTreeSet<Id> = other.iter().map(|row| row.id).collect();
            rows.iter().map(|row| row.id).filter(|id| there.contains(id)).collect()
        };
        kept(old, new) == kept(new, old)
    })
}

/// Something in that row is the client's already.
fn is_in_a_row_of_theirs(item: &Item, slot: &Slot) -> bool {
    let Some(cell) = &slot.row else { return false };
    let of_row = |known: &Slot| known.field == slot.field && known.row.as_ref().is_some_and(|it| it.id == cell.id);
    item.statements()
        .iter()
        .any(|(known, value)| of_row(known) && known != slot && !value.is_blank() && !is_not_theirs_yet(item, known))
}

/// An idea to which nothing was said yet.
fn is_open_idea(answers: &Answers) -> bool {
    idea::Idea::of(answers).is_some_and(|idea| idea.state() == idea::IdeaState::Waits)
}

fn is_idea_of(answers: &Answers, name: &str) -> bool {
    idea::Idea::of(answers).is_none_or(|idea| idea.is_of(name))
}

/// It holds nothing but what a helper pressed.
fn is_helpers_line(item: &Item) -> bool {
    matches!(item, Item::Entry(entry) if entry.is_helpers_line())
}

/// The statement may be changed by that hand, in a record that was there before.
fn may_change(item: &Item, changed: &Changed, (who, name): (Who, &str)) -> Result<(), Refused> {
    let slot = &changed.slot;
    let Some((owner, marks)) = item.voice() else { return Ok(()) };
    let mark = marks.of(slot);
    let theirs = changed.before.as_ref().is_some_and(|value| !is_unset(slot, value));
    // Whose words stand there now.
    let by = mark.map_or(owner, |mark| mark.by);
    if let Item::Answers(answers) = item
        && idea::Idea::of(answers).is_some()
    {
        let free = who == Who::Helper && is_open_idea(answers) && idea::is_helpers(slot);
        if free && !is_idea_of(answers, name) {
            return Err(Refused::AnothersIdea);
        }
        return if free { Ok(()) } else { Err(Refused::TheirsToSay) };
    }
    // Whoever's hand it is: to stop is always right.
    if slot.record.filled_of(talk::Talk::PAGE) && slot.field == talk::Talk::ENDED {
        return Ok(());
    }
    if is_theirs_to_say(slot) {
        return Err(Refused::TheirsToSay);
    }
    // What hides, and what is kept aside, is no answer of a helper's wherever it stands.
    if Marks::is_private(slot) || (is_aside(slot.asked()) && *slot.asked() != RowValue::FROM) {
        return Err(refusal(who));
    }
    if is_helpers_own(slot) {
        return if !theirs || by == Who::Helper { Ok(()) } else { Err(Refused::Theirs) };
    }
    // Where a row came from goes with the row.
    if slot.row.as_ref().is_some_and(|cell| cell.column == RowValue::FROM) || slot.field == RowValue::FROM {
        let free = who == Who::Typed && !theirs && !is_in_a_row_of_theirs(item, slot);
        return if free { Ok(()) } else { Err(refusal(who)) };
    }
    match who {
        Who::Me => Ok(()),
        Who::Helper => Err(Refused::OnlyIdeas),
        Who::Typed if is_a_tick(item, slot) && !is_not_theirs_yet(item, slot) => Err(Refused::TheirsToTick),
        Who::Typed if is_choice(item) && slot.field != Entry::WORDS && !waits(item) => Err(Refused::TheirsToTick),
        Who::Typed => {
            let still_open = mark.map_or(by == Who::Typed && marks.wait(), Mark::waits);
            if !theirs || still_open { Ok(()) } else { Err(Refused::Theirs) }
        }
    }
}

/// A state in which everything begins says nothing of its own.
fn is_unset(slot: &Slot, value: &Value) -> bool {
    match value {
        Value::Pick(key) if slot.field == Step::STATE && slot.row.is_none() => {
            matches!(key.as_str(), "open" | "live")
        }
        other => other.is_blank(),
    }
}

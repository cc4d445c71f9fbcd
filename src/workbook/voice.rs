//! Who may change what: the client all of it; a helper who types for them what is not theirs yet; a helper with an
//! idea nothing but the idea, and what is the helper's own.
//!
//! The rule looks at what an edit did, not at which edit it was: whatever way a change comes, it passes here.
//!
//! Must never: trust a screen. A screen may leave a row out; only this refuses.

use super::{
    Answers, Entry, Goal, Item, ItemKey, Look, Mark, Marks, Patch, Refused, Step, idea, statements::Changed, talk,
};
use crate::base::{Key, RowValue, Slot, Value, Who, value::is_aside};

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

/// That patch may be made by that hand.
///
/// # Errors
/// Why not.
pub fn check(patch: &Patch, who: Who) -> Result<(), Refused> {
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
            (_, Some(item), None) => may_go(item, who)?,
            (_, Some(Item::Step(was)), Some(Item::Step(is)))
                if (was.goal, was.under) != (is.goal, is.under) && !was.is_waiting() =>
            {
                return Err(refusal(who));
            }
            _ => {}
        }
    }
    let items = |changed: &Changed| {
        let touch = patch
            .touched
            .iter()
            .find(|touch| touch.before.as_ref().and_then(Item::record) == Some(changed.slot.record))?;
        touch.before.as_ref()
    };
    for changed in patch.statements() {
        // What is new or gone as a whole was looked at above.
        let there =
            patch.touched.iter().any(|touch| touch.after.as_ref().and_then(Item::record) == Some(changed.slot.record));
        if let Some(before) = items(&changed).filter(|_| there) {
            may_change(before, &changed, who)?;
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
    let hides = |slot: &Slot| {
        let name = slot.row.as_ref().map_or(&slot.field, |cell| &cell.column);
        *name == Marks::PRIVATE || *name == RowValue::PRIVATE
    };
    item.statements().iter().any(|(slot, _)| hides(slot))
}

fn may_begin(item: &Item, who: Who) -> Result<(), Refused> {
    let Some(record) = item.record() else { return Ok(()) };
    if who.is_helping() && is_private(item) {
        return Err(refusal(who));
    }
    let is_idea = record.filled_of(idea::Idea::PAGE);
    match who {
        Who::Typed if is_idea => Err(Refused::TheirsToSay),
        Who::Me | Who::Typed => Ok(()),
        Who::Helper => {
            let own = |(slot, _): &(Slot, Value)| idea::is_helpers(slot) || is_helpers_own(slot);
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

fn may_go(item: &Item, who: Who) -> Result<(), Refused> {
    if is_private(item) {
        return Err(refusal(who));
    }
    // What every record begins with says nothing: its state, the kind and the day of an entry.
    let begins = |slot: &Slot| matches!(item, Item::Entry(_)) && [Entry::ON, Entry::KIND].contains(&slot.field);
    let nothing = |(slot, value): &(Slot, Value)| begins(slot) || is_unset(slot, value);
    let of_a_step = matches!(item, Item::Entry(entry) if entry.step.is_some());
    let says_nothing = !of_a_step && item.statements().iter().all(nothing);
    let waiting = match item {
        Item::Goal(goal) => goal.is_waiting(),
        Item::Step(step) => step.is_waiting(),
        Item::Entry(entry) => entry.is_waiting(),
        Item::Answers(answers) => who == Who::Typed && answers.is_waiting(),
        Item::Settings(_) | Item::Order(_) | Item::Gone(_) => true,
    };
    let own_idea = matches!(item, Item::Answers(answers) if is_open_idea(answers)) && who == Who::Helper;
    if says_nothing || own_idea || (waiting && who == Who::Typed) { Ok(()) } else { Err(refusal(who)) }
}

/// An idea to which nothing was said yet.
fn is_open_idea(answers: &Answers) -> bool {
    idea::Idea::of(answers).is_some_and(|idea| idea.state() == idea::IdeaState::Waits)
}

/// The statement may be changed by that hand, in a record that was there before.
fn may_change(item: &Item, changed: &Changed, who: Who) -> Result<(), Refused> {
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
        return if free { Ok(()) } else { Err(Refused::TheirsToSay) };
    }
    // Whoever's hand it is: to stop is always right.
    if slot.record.filled_of(talk::Talk::PAGE) && slot.field == talk::Talk::ENDED {
        return Ok(());
    }
    if is_helpers_own(slot) {
        return if !theirs || by == Who::Helper { Ok(()) } else { Err(Refused::Theirs) };
    }
    // Where a row came from goes with the row.
    if slot.row.as_ref().is_some_and(|cell| cell.column == RowValue::FROM) || slot.field == RowValue::FROM {
        return if theirs { Err(refusal(who)) } else { Ok(()) };
    }
    let private = slot.row.as_ref().map_or(&slot.field, |cell| &cell.column);
    if *private == Marks::PRIVATE || *private == RowValue::PRIVATE || is_aside(private) {
        return Err(refusal(who));
    }
    match who {
        Who::Me => Ok(()),
        Who::Helper => Err(Refused::OnlyIdeas),
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

//! One offer at a time under the next step: a quiet question and two rows.
//!
//! Never be a dialog, or come back on a day on which it was put off.

use crate::{
    base::{Id, Key, Now, Phrase, Slot},
    insight::offers::{self, Chance, Standing},
    page::{Act, Ask, Block, Command, Place, Row, RowId, command::Offered},
    records::{daily::noted, rows},
    say,
    view::{Reply, View, keys},
    workbook::{Edit, Step},
};

/// The page of what got a person through.
const STRENGTHS: &str = "strengths";

/// The offer or the word that stands there now.
pub(super) fn blocks(view: &View, next: Option<&Step>) -> Vec<Block> {
    let chance = match standing(view, next) {
        Standing::Nothing => return Vec::new(),
        Standing::Plenty => return vec![Block::Quiet(view.say(&say!("today.plenty")))],
        Standing::One(chance) => chance,
    };
    let ask = match chance {
        // Whoever shares the computer is told who could see it before a name is written down.
        Chance::Call if view.book.settings().quiet => say!("today.offer_call_seen", key = keys::call_key()),
        Chance::Call => say!("today.offer_call"),
        Chance::FirstBit => say!("today.offer_first_bit"),
        Chance::Strengths => say!("today.offer_strengths"),
    };
    let offered = match (chance, next) {
        (Chance::FirstBit, Some(step)) => Offered::FirstBit(step.id),
        (Chance::Strengths, _) => Offered::Strengths,
        _ => Offered::Call,
    };
    let rows = vec![
        Row::choice(name_of(next, chance), Command::Accept(offered), view.say(&yes(chance))),
        Row::act(Act::NotNow, view.say(&say!("today.not_now"))),
    ];
    vec![Block::Quiet(view.say(&ask)), Block::line(rows)]
}

fn yes(chance: Chance) -> Phrase {
    match chance {
        Chance::Call => say!("today.offer_call_yes"),
        Chance::FirstBit => say!("today.offer_first_bit_yes"),
        Chance::Strengths => say!("today.offer_strengths_yes"),
    }
}

/// What it is called when it was put off or taken.
fn name(view: &View, chance: Chance) -> String {
    view.say(&match chance {
        Chance::Call => say!("today.offer_call_name"),
        Chance::FirstBit => say!("today.offer_first_bit_name"),
        Chance::Strengths => say!("today.offer_strengths_name"),
    })
}

/// The first question of a page, where there is such a page.
fn first_question(view: &View, page: &str) -> Option<Slot> {
    let spec = view.content.page(page)?;
    Some(Slot::new(Id::page(page), &spec.fields.first()?.id))
}

/// What stands there now: what is shown, since the clock may be on the next day already.
fn standing(view: &View, next: Option<&Step>) -> Standing {
    let shown = Now { today: view.shown_on, ..view.now };
    offers::standing(view.book, shown, next, first_question(view, STRENGTHS).as_ref())
}

/// What is offered now.
pub(super) fn offered(view: &View, next: Option<&Step>) -> Option<Chance> {
    match standing(view, next) {
        Standing::One(chance) => Some(chance),
        Standing::Nothing | Standing::Plenty => None,
    }
}

/// What the row is called. The first bit names its step.
pub(super) fn name_of(next: Option<&Step>, chance: Chance) -> Key {
    match next.filter(|_| chance == Chance::FirstBit) {
        Some(step) => Key::from(format!("first_bit/{}", step.id).as_str()),
        None => chance.key(),
    }
}

/// Says no for today.
pub(super) fn not_now(view: &View, next: Option<&Step>) -> Vec<Reply> {
    let Some(chance) = offered(view, next) else { return Vec::new() };
    let offer = name(view, chance);
    let edits = noted(view, |daily| daily.put_off.push(chance.key()));
    vec![Reply::Edit(Edit::Many(edits), say!("did.put_off", offer = offer))]
}

/// Says yes.
pub fn accept(view: &mut View, offered: Offered) -> Vec<Reply> {
    let (chance, page) = match offered {
        Offered::FirstBit(step) => {
            let edits = noted(view, |daily| daily.taken.push(Chance::FirstBit.key()));
            return first_bit(view, step, &edits);
        }
        Offered::Call => (Chance::Call, "call"),
        Offered::Strengths => (Chance::Strengths, STRENGTHS),
    };
    let edits = noted(view, |daily| daily.taken.push(chance.key()));
    let offer = name(view, chance);
    let mut out = vec![Reply::Go(Place::Reflect(Key::of(page)))];
    out.extend(first_question(view, page).map(|slot| Reply::Focus(RowId::Slot(slot))));
    out.push(Reply::Edit(Edit::Many(edits), say!("did.said_yes", offer = offer)));
    out
}

/// Ticks that step, with its stone, and notes that the offer was taken: one change.
fn first_bit(view: &mut View, step: Id, noted: &[Edit]) -> Vec<Reply> {
    if !view.book.step(step).is_some_and(|step| step.state.is_open()) {
        return Vec::new();
    }
    let with = |reply| match reply {
        Reply::Go(Place::Ask(Ask::Below { step, .. })) => Reply::Go(Place::Ask(Ask::Below { step, offered: true })),
        other => rows::with(other, noted),
    };
    let mut out: Vec<Reply> = rows::done(view, step).into_iter().map(with).collect();
    // The page below goes back to its first row before a question opens on it.
    let at = out.iter().position(|reply| matches!(reply, Reply::Go(_))).unwrap_or(out.len());
    out.insert(at, Reply::Do(Act::First));
    out
}

//! A check-in: one good thing, where each goal stands, what is next. Where there is too much to carry, that is all.

use super::parts::{apart, call, holds};
use crate::{
    base::Key,
    content::{Depth, Link, PageSpec},
    form::{choice_sources, field, fields},
    insight::{
        check_ins::{self, Way},
        today as insight,
    },
    page::{Act, Block, Row},
    records::rows as records,
    say,
    view::{View, labels},
    workbook::{Entry, Look},
};

/// So many goals are told of at once.
const TOLD: usize = 3;

/// There is too much to carry, and nothing was unfolded since: only what holds something is shown.
pub(super) fn is_folded(view: &View, entry: &Entry) -> bool {
    is_too_much(entry) && view.depth == Depth::First
}

fn is_too_much(entry: &Entry) -> bool {
    entry.heard().pick(&Entry::LOAD) == Some(&check_ins::TOO_MUCH)
}

/// The fields, and what follows from them.
pub(super) fn blocks(view: &View, spec: &PageSpec, entry: &Entry) -> Vec<Block> {
    let (fields, more) = apart(fields::blocks(view, spec, entry.id));
    let (folded, too_much) = (is_folded(view, entry), is_too_much(entry));
    let mut out: Vec<Block> = fields.into_iter().filter(|block| is_asked(view, entry, block, folded)).collect();
    keep_in_sight(view, spec, entry, &check_ins::NEXT_NEW, &mut out);
    keep_in_sight(view, spec, entry, &Entry::HOW, &mut out);
    if too_much {
        let at = keep_in_sight(view, spec, entry, &Entry::LOAD, &mut out);
        // Folded, what was said last stands first, and right below it that this is enough.
        let (start, first) = if folded { (at.saturating_sub(1), 0) } else { (at, at) };
        let load: Vec<Block> = out.drain(start..at).collect();
        out.splice(first..first, load.into_iter().chain(enough(view)));
    }
    if view.depth > Depth::First {
        out.extend(done_since(view, entry));
    }
    if !too_much {
        out.extend(ways(view, entry));
    }
    out.extend(more);
    out
}

/// A field that holds something stays in sight, also folded; and where the block after it stands.
fn keep_in_sight(view: &View, spec: &PageSpec, entry: &Entry, name: &Key, out: &mut Vec<Block>) -> usize {
    let is_it = |block: &Block| matches!(block, Block::Field(field) if field.slot.field == *name);
    if let Some(at) = out.iter().position(is_it) {
        return at + 1;
    }
    if let Some(asked) = spec.field(name.as_str()) {
        let field = field::of(view, asked, entry.id);
        if !field.text.is_empty() || !field.shown.is_empty() {
            out.push(Block::Field(Box::new(field)));
        }
    }
    out.len()
}

/// A field that has something to choose from, or holds something; where there is too much, only what holds something.
fn is_asked(view: &View, entry: &Entry, block: &Block, folded: bool) -> bool {
    let Block::Field(field) = block else { return !folded };
    let name = field.slot.field.as_str();
    if holds(view, field) || name == Entry::WORDS.as_str() {
        return true;
    }
    let live = || view.book.live_goals().next().is_some();
    let fits = match name {
        "next" => live(),
        "next_new" => false,
        "fired" => !choice_sources::choices(view, Link::Plans).is_empty(),
        "chosen_by" => !entry.more.picks(&Entry::NEXT).is_empty(),
        _ => true,
    };
    fits && !folded
}

/// There is too much: this is enough, and what can be put down.
fn enough(view: &View) -> Vec<Block> {
    let week = insight::this_week(view.book, view.now.today);
    let waits = week.iter().any(|step| step.state.is_open());
    let wait = waits.then(|| Row::act(Act::CanWait, view.say(&say!("check_in.can_wait"))));
    let all = wait.into_iter().chain([call(view)]).collect();
    vec![Block::Quiet(view.say(&say!("check_in.enough"))), Block::rows(all)]
}

/// The stones since the last check-in, each with who did it.
fn done_since(view: &View, entry: &Entry) -> Vec<Block> {
    let stones = check_ins::stones_since(view.book, entry);
    if stones.is_empty() {
        return Vec::new();
    }
    let stones = stones.iter().map(|stone| records::entry(view, stone));
    vec![Block::Heading(view.say(&say!("check_in.done_since"))), Block::rows(stones.collect())]
}

/// The way of each goal from its first look to this one.
fn ways(view: &View, entry: &Entry) -> Vec<Block> {
    let told = |look: Look| {
        let goal = view.book.goal(look.goal())?;
        let (way, day) = check_ins::way(view.book, entry, goal.id)?;
        let day = view.content.dates.short(day);
        let told = Block::Quiet(view.say(&match way {
            Way::Line(from, to) => {
                let (from, to) = (view.say(&from.name()), view.say(&to.name()));
                say!("check_in.way_line", from = from, to = to, day = day)
            }
            Way::On => say!("check_in.way_on", day = day),
            Way::Back => say!("check_in.way_back", day = day),
            Way::Same => say!("check_in.way_same", day = day),
        }));
        Some([Block::Own(labels::words_or(view, &goal.words)), told])
    };
    let lines: Vec<Block> = Look::all(entry).filter_map(told).take(TOLD).flatten().collect();
    if lines.is_empty() {
        return lines;
    }
    std::iter::once(Block::Heading(view.say(&say!("check_in.ways")))).chain(lines).collect()
}

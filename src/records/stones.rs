//! The pile as a figure, the same on every page that shows it: stones, beads, or words alone.

use crate::{
    base::Id,
    page::{BEHIND, Block, CAIRN, Figure, Shape, Size, Stone},
    say,
    view::View,
    workbook::{Entry, EntryKind, Hard, Pile},
};

/// What it is called, by what it is made of.
pub fn title(view: &View) -> String {
    match view.book.settings().pile {
        Pile::Stones => view.say(&say!("pile.title")),
        Pile::Beads => view.say(&say!("pile.title_beads")),
        Pile::List => view.say(&say!("pile.title_list")),
    }
}

/// The row that leads to it.
pub fn walk(view: &View) -> String {
    match view.book.settings().pile {
        Pile::Stones => view.say(&say!("milestones.pile")),
        Pile::Beads => view.say(&say!("milestones.pile_beads")),
        Pile::List => view.say(&say!("milestones.pile_list")),
    }
}

/// What stands over its newest one.
pub fn last(view: &View) -> String {
    match view.book.settings().pile {
        Pile::Stones => view.say(&say!("pile.last")),
        Pile::Beads => view.say(&say!("pile.last_bead")),
        Pile::List => view.say(&say!("pile.last_done")),
    }
}

/// "7 stones on your pile", in the words of what the pile is made of.
pub fn count(view: &View, n: usize) -> String {
    match view.book.settings().pile {
        Pile::Stones => view.say(&say!("pile.count", n = n)),
        Pile::Beads => view.say(&say!("pile.count_beads", n = n)),
        Pile::List => view.say(&say!("pile.count_list", n = n)),
    }
}

/// How far back the stones of a goal are looked for: its page costs the same however long its log is.
const LOOKED_AT: usize = 200;

/// The stones of a goal as a figure, of a long log the newest; nothing while there is none.
pub fn of_goal(view: &View, goal: Id) -> Option<Block> {
    let newest = || view.book.heard_of(goal).rev().take(LOOKED_AT);
    let stones = || newest().filter(|entry| entry.kind == EntryKind::Milestone);
    let found = stones().count();
    let (n, words) = if newest().count() < LOOKED_AT {
        (found, say!("pile.of_goal", n = found))
    } else {
        let n = found.min(CAIRN);
        (n, say!("pile.last_of_goal", n = n))
    };
    figure(view, stones(), n, view.say(&words))
}

/// The stone of an entry.
pub fn stone(entry: &Entry) -> Stone {
    Stone { seed: entry.id.seed(), size: size(entry) }
}

/// How large its stone is: by how hard it was.
pub fn size(entry: &Entry) -> Size {
    match entry.hard {
        Some(Hard::Easy) => Size::Small,
        Some(Hard::Hard) => Size::Large,
        Some(Hard::Ok) | None => Size::Middle,
    }
}

/// The size in words, with its reason; nothing for most stones.
pub fn size_words(view: &View, entry: &Entry) -> Option<String> {
    let stones = view.book.settings().pile == Pile::Stones;
    let words = match (size(entry), stones) {
        (Size::Small, true) => say!("pile.small_stone"),
        (Size::Large, true) => say!("pile.large_stone"),
        (Size::Small, false) => say!("pile.was_not_hard"),
        (Size::Large, false) => say!("pile.was_hard"),
        (Size::Middle, _) => return None,
    };
    Some(view.say(&words))
}

/// These `n` stones, given newest first, as a figure with those words; words alone where no picture is wanted. The figure
/// begins with the first stone of a cairn.
pub fn figure<'a>(
    view: &View,
    newest_first: impl Iterator<Item = &'a Entry>,
    n: usize,
    words: String,
) -> Option<Block> {
    if n == 0 {
        return None;
    }
    if view.book.settings().pile == Pile::List {
        return Some(Block::Text(words));
    }
    let before = ((n - 1) / CAIRN).saturating_sub(BEHIND) * CAIRN;
    let mut stones: Vec<Stone> = newest_first.take(n - before).map(stone).collect();
    stones.reverse();
    let shape = if view.book.settings().pile == Pile::Beads { Shape::Beads(stones) } else { Shape::Cairn(stones) };
    Figure::new(words, vec![(view.say(&say!("pile.stones")), n.to_string())], shape).map(Block::Figure)
}

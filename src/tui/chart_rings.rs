//! Rings: people around the one in the middle, the nearer the tie the nearer they stand.
//!
//! Must never: tell one tie from another by colour alone, or place a person of whom nothing was said among the others.

use super::{
    blocks::Setting,
    chart_grid::{self as grid, DOWN, Grid, TURN, around, signed},
    charts::beside_each_other,
    line::Line,
    theme::Role,
};
use crate::{
    base::letters,
    page::chart::{Person, Rings, Tie, Way},
};

/// The most people that can be told apart.
const MOST: usize = 24;
/// The most and the fewest cells from the middle to the outermost ring, straight up.
const HIGH: usize = 8;
const LOW: usize = 4;
/// Columns of a name, the widest tried first.
const NAMES: [usize; 3] = [16, 12, 8];
/// Lines of the page that are for the words above the picture.
const WORDS: usize = 3;
/// A person moves so far along their ring to where there is room.
const STEP: isize = 60;

/// Signs of the ties, the nearest first and then the one that was not said, and of the ways to the left of a person.
struct Signs {
    ties: [&'static str; 4],
    inward: &'static str,
    outward: &'static str,
    both: &'static str,
}

const UNICODE: Signs = Signs { ties: ["●", "○", "◇", "–"], inward: "←", outward: "→", both: "↔" };
const ASCII: Signs = Signs { ties: ["@", "o", "+", "-"], inward: "<", outward: ">", both: "=" };

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, rings: &Rings, rows: &[(String, String)], width: usize) -> Option<Vec<Line>> {
    if rings.people.is_empty() || rings.people.len() > MOST {
        return None;
    }
    let told = legend(at, rings, width);
    let high = (at.height.checked_sub(WORDS + told.len() + 1)? / 2).min(HIGH);
    if high < LOW {
        return None;
    }
    for most in NAMES {
        let Some(wide) = (width / 2).checked_sub(most + 4).map(|wide| wide.min(high * 3)) else { continue };
        let named = |nth: usize, person: &Person| match grid::label(&person.label, most) {
            blank if blank.is_empty() => (nth + 1).to_string(),
            name => name,
        };
        if wide >= high + 4
            && let Some(grid) = drawn(at, rings, (2 * (wide + most + 4) - 1, wide, high), named)
        {
            return Some(grid.lines().into_iter().chain(told).collect());
        }
    }
    let wide = width.checked_sub(11)?.min(high * 5) / 2;
    let columns = 2 * wide + 11;
    let grid = drawn(at, rings, (columns, wide, high), |nth, _| (nth + 1).to_string()).filter(|_| wide >= high)?;
    let mut picture = grid.lines();
    picture.extend(told);
    let given = if rows.len() == rings.people.len() { rows } else { &[] };
    let value = |nth: usize| given.get(nth).map_or("", |(_, value)| value.as_str());
    let list = |width| {
        let people = rings.people.iter().enumerate().map(|(nth, person)| (person.label.as_str(), value(nth)));
        grid::numbered(at, people, width)
    };
    Some(grid::with_list(picture, columns, width, list))
}

fn signs(at: &Setting) -> &'static Signs {
    if at.theme.glyphs.rule.is_ascii() { &ASCII } else { &UNICODE }
}

/// Which ring a tie stands in.
fn nth_ring(tie: Option<Tie>) -> usize {
    match tie {
        Some(Tie::Strong) => 0,
        Some(Tie::Thin) => 1,
        Some(Tie::Strained) => 2,
        None => 3,
    }
}

/// All in their rings; `None` where someone has no room.
fn drawn(
    at: &Setting,
    rings: &Rings,
    (columns, wide, high): (usize, usize, usize),
    name: impl Fn(usize, &Person) -> String,
) -> Option<Grid> {
    let mut grid = Grid::new(at, columns, 2 * high + 1);
    let sizes = sizes(rings, (signed(wide) * 2, signed(high) * DOWN));
    for size in &sizes {
        grid.ring(*size, 4);
    }
    let (x, y) = Grid::cell(grid.middle());
    let me = grid::label(&rings.me, usize::try_from(sizes.first()?.0 - 2).unwrap_or(0).max(2));
    grid.put((x - signed(letters::width(&me)) / 2, y), &me, Role::Heading);
    for (ring, size) in sizes.iter().enumerate() {
        let here = || rings.people.iter().enumerate().filter(|(_, person)| nth_ring(person.tie) == ring);
        let count = signed(here().count());
        for (of_ring, (nth, person)) in here().enumerate() {
            // Each ring begins somewhere else, so that few stand behind each other; the sides have the most room.
            let start = TURN / 4 - TURN / 12 + signed(ring) * TURN / 9;
            let turn = start + signed(of_ring) * TURN / count.max(1);
            if !stand(at, &mut grid, *size, turn, person, &name(nth, person)) {
                return None;
            }
        }
    }
    Some(grid)
}

/// How far out each ring is, in dots: the more people, the more room.
fn sizes(rings: &Rings, (wide, high): (isize, isize)) -> Vec<(isize, isize)> {
    let in_ring = |ring: usize| rings.people.iter().filter(|person| nth_ring(person.tie) == ring).count();
    let rings = if in_ring(3) > 0 { 4 } else { 3 };
    let weight = |ring: usize| 6 + signed(in_ring(ring));
    let total: isize = (0..rings).map(weight).sum();
    let upto = |ring: usize| (0..=ring).map(weight).sum::<isize>();
    (0..rings).map(|ring| (wide * upto(ring) / total, high * upto(ring) / total)).collect()
}

/// Puts a person on the ring, as near to that turn as there is room.
fn stand(at: &Setting, grid: &mut Grid, size: (isize, isize), turn: isize, person: &Person, name: &str) -> bool {
    let steps = (0..=TURN / STEP / 2).flat_map(|step| [step * STEP, -step * STEP]);
    for shift in steps {
        let turn = turn + shift;
        let (x, y) = Grid::cell(around(grid.middle(), size, turn));
        let right = turn.rem_euclid(TURN) <= TURN / 2;
        let text = block(at, person, name, right);
        let wide = letters::width(&text);
        let x = if right { x - 1 } else { x + 2 - signed(wide) };
        if grid.free((x, y), wide, 1) {
            return grid.put((x, y), &text, Role::Plain);
        }
    }
    false
}

/// A person to the right or left of the middle: the way between the middle and the sign of the tie, and the name.
fn block(at: &Setting, person: &Person, name: &str, right: bool) -> String {
    let signs = signs(at);
    let tie = signs.ties.get(nth_ring(person.tie)).copied().unwrap_or("");
    let way = match (person.way, right) {
        (None, _) => " ",
        (Some(Way::Both), _) => signs.both,
        (Some(Way::ToMe), true) | (Some(Way::FromMe), false) => signs.inward,
        (Some(Way::FromMe), true) | (Some(Way::ToMe), false) => signs.outward,
    };
    if right { format!("{way}{tie} {name}") } else { format!("{name} {tie}{way}") }
}

/// What the signs mean, as far as they are there; a way is shown as it stands to the right of the middle.
fn legend(at: &Setting, rings: &Rings, width: usize) -> Vec<Line> {
    let signs = signs(at);
    let names = rings.ties.iter().chain([&rings.unsaid]).enumerate();
    let has = |ring: usize| rings.people.iter().any(|person| nth_ring(person.tie) == ring);
    let ties: Vec<(&str, &str)> = names
        .filter(|(ring, _)| has(*ring))
        .map(|(ring, name)| (signs.ties.get(ring).copied().unwrap_or(""), name.as_str()))
        .collect();
    let me = grid::label(&rings.me, 12);
    let ways = [(Way::ToMe, signs.inward), (Way::FromMe, signs.outward), (Way::Both, signs.both)];
    let there = ways.iter().zip(&rings.ways).filter(|((way, _), name)| {
        !name.trim().is_empty() && rings.people.iter().any(|person| person.way == Some(*way))
    });
    let told: Vec<String> = there.map(|((_, sign), name)| format!("{me} {sign} {}", grid::label(name, width))).collect();
    let mut lines = grid::legend(&ties, width);
    lines.extend(beside_each_other(&told, width));
    if !lines.is_empty() {
        lines.insert(0, Line::blank());
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::tui::{charts::tests::drawn, samples::rings_of};

    #[test]
    fn look() {
        for n in [1,5,24] { for size in [(72,20),(72,14),(38,20),(30,15),(40,7)] { for u in [true,false] {
            println!("== {n} {size:?}");
            for l in drawn(&rings_of(n), size, u) { println!("|{l}"); }
        } } }
    }
}

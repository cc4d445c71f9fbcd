//! Rings: people around the one in the middle, the nearer the tie the nearer they stand.

use super::{
    chart_grid::{self as grid, DOWN, Grid, TURN, around, signed},
    line::Line,
    paragraph::beside_each_other,
    setting::Setting,
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
/// Lines of the page that are for its title and for the words above the picture.
const WORDS: usize = 4;
/// A person moves so far along their ring to where there is room.
const STEP: isize = 60;

/// Signs of the ties, the nearest first and then the one that was not said, and of the ways to the left of a person.
struct Signs {
    ties: [&'static str; 4],
    inward: &'static str,
    outward: &'static str,
    both: &'static str,
}

const UNICODE: Signs = Signs { ties: ["●", "○", "◇", "□"], inward: "←", outward: "→", both: "↔" };
const ASCII: Signs = Signs { ties: ["@", "o", "+", "?"], inward: "<", outward: ">", both: "=" };

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, rings: &Rings, rows: &[(String, String)], width: usize) -> Option<Vec<Line>> {
    if rings.people.is_empty() || rings.people.len() > MOST {
        return None;
    }
    let told = legend(at, rings, width);
    let page = at.height.saturating_sub(WORDS);
    // What the signs mean can wait below a small window; the picture can not.
    let room = page.saturating_sub(told.len()).max(page.min(2 * LOW + 1));
    let high = (room.saturating_sub(1) / 2).min(HIGH);
    if high < LOW {
        return None;
    }
    for most in NAMES {
        let Some(wide) = (width / 2).checked_sub(most + 4).map(|wide| wide.min(high * 3)) else { continue };
        let named = |_, person: &Person| grid::label(&person.label, most);
        if wide >= high + 4
            && let Some(grid) = drawn_in(at, rings, (2 * (wide + most + 4) - 1, wide, high), named)
        {
            return Some(grid.lines().into_iter().chain(told).collect());
        }
    }
    let wide = width.checked_sub(11)?.min(high * 5) / 2;
    let columns = 2 * wide + 11;
    let grid = drawn_in(at, rings, (columns, wide, high), |nth, _| (nth + 1).to_string()).filter(|_| wide >= high)?;
    let given = if rows.len() == rings.people.len() { rows } else { &[] };
    let value = |nth: usize| given.get(nth).map_or("", |(_, value)| value.as_str());
    let list = |width| {
        let people = rings.people.iter().enumerate().map(|(nth, person)| (person.label.as_str(), value(nth)));
        grid::numbered(at, people, width)
    };
    Some(grid::with_list(grid.lines(), told, (columns, width), list))
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
fn drawn_in(
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
            return grid.put_label((x, y), &text, Role::Plain);
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
    let told: Vec<String> =
        there.map(|((_, sign), name)| format!("{me} {sign} {}", grid::label(name, width))).collect();
    let mut lines = grid::legend(&ties, width);
    lines.extend(beside_each_other(&told, width));
    if !lines.is_empty() {
        lines.insert(0, Line::blank());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        content::Words,
        page::{Figure, Shape},
        tui::{
            chart_grid::tests::apart,
            charts::tests::{drawn, setting},
            samples::rings_of,
            theme::{Looks, Theme},
        },
    };

    const TIES: [Option<Tie>; 4] = [Some(Tie::Strong), Some(Tie::Thin), Some(Tie::Strained), None];
    const WAYS: [Option<Way>; 4] = [Some(Way::ToMe), Some(Way::FromMe), Some(Way::Both), None];

    fn of(people: Vec<Person>) -> Rings {
        let ties = ["strong", "thin", "strained"].map(str::to_owned);
        let ways = ["helps me", "I help", "both"].map(str::to_owned);
        Rings { me: "me".into(), ties, unsaid: "not said".into(), ways, people }
    }

    fn figure(people: &[(&str, Option<Tie>, Option<Way>)]) -> Figure {
        let person = |(label, tie, way): &(&str, Option<Tie>, Option<Way>)| Person {
            label: (*label).into(),
            tie: *tie,
            way: *way,
        };
        Figure::new("words".into(), Vec::new(), Shape::Rings(of(people.iter().map(person).collect()))).unwrap()
    }

    #[test]
    fn each_tie_and_each_way_has_a_sign_of_its_own() {
        for signs in [&UNICODE, &ASCII] {
            let all = signs.ties.iter().chain([&signs.inward, &signs.outward, &signs.both]);
            let distinct: std::collections::BTreeSet<&&str> = all.clone().collect();
            assert_eq!(distinct.len(), 7);
            assert!(all.clone().all(|sign| letters::width(sign) == 1));
        }
        let one = |tie, way| drawn(&figure(&[("Ana", tie, way)]), (72, 20), false).join("\n");
        for (tie, way, shown, told) in [
            (TIES[0], WAYS[0], "<@ Ana", "@ strong"),
            (TIES[1], WAYS[1], ">o Ana", "o thin"),
            (TIES[2], WAYS[2], "=+ Ana", "+ strained"),
        ] {
            let text = one(tie, way);
            assert!(text.contains(shown) && text.contains(told) && !text.contains("not said"), "{text}");
        }
        let unsaid = one(None, None);
        assert!(unsaid.contains("? Ana") && unsaid.contains("? not said") && !unsaid.contains("me <"), "{unsaid}");
        assert!(one(TIES[0], WAYS[0]).contains("me < helps me"));
    }

    #[test]
    fn an_arrow_points_to_the_middle_from_either_side() {
        let people: Vec<_> = ["Ana", "Ben", "Cem"].map(|name| (name, TIES[0], WAYS[0])).to_vec();
        let text = drawn(&figure(&people), (72, 20), false).join("\n");
        assert!(text.contains("<@ Ana") && text.contains("Cem @>"), "{text}");
    }

    #[test]
    fn a_nearer_tie_stands_nearer_to_the_middle() {
        let names = ["Dan", "Cem", "Ben", "Ana"];
        let people: Vec<_> = names.iter().zip(TIES.iter().rev()).map(|(name, tie)| (*name, *tie, None)).collect();
        let lines = drawn(&figure(&people), (72, 20), false);
        let place = |word: &str| {
            let (row, line) = lines.iter().enumerate().find(|(_, line)| line.contains(word)).unwrap();
            (signed(line.find(word).unwrap()), signed(row))
        };
        // The signs of the ties, a row counted as two columns and a little.
        let me = place("me");
        let far = |sign: &str| {
            let (x, y) = place(sign);
            4 * (x - me.0).pow(2) + 21 * (y - me.1).pow(2)
        };
        let all = ["@", "o ", "+", "?"].map(far);
        assert!(all.is_sorted_by(|nearer, further| nearer < further), "{all:?} {lines:#?}");
    }

    #[test]
    fn names_stand_at_their_signs_or_numbers_do_and_else_the_rows_are_said() {
        let row = |line: &&String| line.contains(": a");
        for people in [1, 5, 24] {
            let wide = drawn(&rings_of(people), (72, 20), true);
            assert!(wide.concat().contains("←● Ana") && !wide.iter().any(|line| row(&line)), "{wide:#?}");
            let narrow = drawn(&rings_of(people), (38, 22), true);
            // All 24 have no room there, and are said.
            assert_eq!(narrow.concat().contains("←● 1"), people < 24, "{narrow:#?}");
            assert_eq!(narrow.iter().filter(row).count(), people);
            let small = drawn(&rings_of(people), (38, 7), true);
            assert_eq!(small[2], "Ana: a strong tie");
            assert_eq!(small.iter().filter(row).count(), people);
        }
        let side = drawn(&rings_of(5), (30, 15), true);
        assert!(side[..13].concat().contains("←● 1"), "{side:#?}");
        assert_eq!(drawn(&figure(&[]), (72, 20), true), ["words", ""]);
        assert_eq!(drawn(&rings_of(25), (72, 20), true)[2], "Ana: a strong tie");
    }

    proptest! {
        #[test]
        fn no_name_touches_another_and_nothing_is_outside(
            people in prop::collection::vec(("[A-Z][a-z ]{0,30}|爸{1,12}", 0usize..4, 0usize..4), 1..25),
            one_tie: bool,
            width in 1usize..=80,
            height in 1usize..=30,
            unicode: bool,
        ) {
            let (theme, words) = (Theme::new(Looks::pair(unicode)), Words::english());
            let at = setting(&theme, &words, height);
            let tie = |tie: usize| TIES[if one_tie { 0 } else { tie }];
            let person = |(label, nth, way): (String, usize, usize)| Person { label, tie: tie(nth), way: WAYS[way] };
            let rings = of(people.into_iter().map(person).collect());
            for line in lay(&at, &rings, &[], width).unwrap_or_default() {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            let (wide, high) = (width / 2, height / 2);
            let name = |_: usize, person: &Person| grid::label(&person.label, 12);
            if let Some(grid) = drawn_in(&at, &rings, (width, wide, high), name) {
                let all = apart(&grid);
                for person in &rings.people {
                    let name = grid::label(&person.label, 12);
                    prop_assert!(all.iter().any(|text| text.contains(&name)), "{name} {all:?}");
                }
                prop_assert!(all.len() >= rings.people.len());
            }
        }
    }

    #[test]
    fn the_rings_lie_around_the_middle_and_people_stand_on_them() {
        let few = [
            "                          .  . .",
            "                      . . .  . . . .",
            "                     . .. .  . . . . .",
            "                   .. .  . .  <@ Ana  ..",
            "                   . .  . . me . =o Mama",
            "                   .  . .  . . . .  . .",
            "                    .  . .  . .   + Dr Okafor",
            "                     . .. .  . . .. .",
            "                         .  >? Leo",
        ];
        assert_eq!(drawn(&rings_of(4), (60, 16), false)[2..11], few);
        let narrow = [
            "             . . . . .",
            "           .          .",
            "        . .  . . . . .  ..",
            "       .   .          .    .",
            "      .   .  . . . ..   .   .",
            "     .   .  .    .    .  .  .",
            "     .  .  .   .  <@ 1 . .   .",
            "     .   5 o> . me  .  .  .  .",
            "        .   6 @=   .  =o 2",
            "     .  .  ..   . .  ..  .  .",
            "      .  .    .     .   .   .",
            "      .    .    . .    + 4 .",
            "       . .  . . . . ..   ..",
            "          .            .",
            "            . . >? 3 .",
        ];
        assert_eq!(drawn(&rings_of(6), (36, 24), false)[2..17], narrow);
    }
}

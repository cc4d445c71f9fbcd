//! A wheel: a spoke for each part, and on it how far its value goes.
//!
//! What was not said is a bare spoke with a sign at its end: it is not 0, and nothing is joined across it.
//!
//! Never join spokes to one shape, which would be read as a sum, or tell two values apart by colour alone.

use super::{
    chart_grid::{self as grid, ACROSS, DOWN, Grid, Ink, TURN, around, signed},
    fit,
    line::Line,
    setting::Setting,
    signs::{Signs, signs},
    theme::Role,
};
use crate::{
    base::letters,
    page::chart::{Spoke, Wheel},
};

/// The most spokes that can be told apart.
const MOST: usize = 12;
/// The most and the fewest cells from the middle to the end of a spoke that goes up.
const HIGH: usize = 7;
const LOW: usize = 4;
/// The fewest columns of a label at the end of its spoke.
const LABEL: usize = 12;
/// Lines of the page that are for its title and for the words above the picture.
const WORDS: usize = 4;
/// From so many lines in sight on, there is room between the picture and what its signs mean.
const TALL: usize = 22;
/// Where 0 is, in hundredths of a spoke: with some room around the middle, so that no two 0 share a cell.
const HUB: isize = 28;

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, wheel: &Wheel, rows: &[(String, String)], width: usize) -> Option<Vec<Line>> {
    if wheel.spokes.is_empty() || wheel.spokes.len() > MOST {
        return None;
    }
    let signs = signs(at);
    let told = legend(at, wheel, signs, width);
    let page = at.height.saturating_sub(WORDS);
    let room = page.saturating_sub(told.len());
    if let Some(grid) = named(at, wheel, (width, room)) {
        return Some(grid.lines().into_iter().chain(told).collect());
    }
    // What the signs mean can wait below a small window; the picture can not.
    let (grid, columns) = numbered(at, wheel, (width, room.max(page.min(2 * LOW + 3))))?;
    let list = |width| {
        let own: Vec<String> = wheel.spokes.iter().map(|spoke| said(spoke, signs)).collect();
        let given = (rows.len() == own.len()).then_some(rows);
        let value = |nth: usize| match given.and_then(|rows| rows.get(nth)) {
            Some((_, value)) => value.as_str(),
            None => own.get(nth).map_or("", String::as_str),
        };
        let labels = wheel.spokes.iter().enumerate().map(|(nth, spoke)| (spoke.label.as_str(), value(nth)));
        grid::numbered(at, labels, width)
    };
    Some(grid::with_list(grid.lines(), told, (columns, width), list))
}

/// The wheel with a label at the end of each spoke.
fn named(at: &Setting, wheel: &Wheel, (width, room): (usize, usize)) -> Option<Grid> {
    let highest = room.checked_sub(3)?.min(2 * HIGH) / 2;
    (LOW..=highest).rev().find_map(|high| {
        let beside = (width / 2).checked_sub(2 * high + 2).filter(|beside| *beside >= LABEL)?;
        let mut grid = bare(at, wheel, (width, 2 * high + 3), high);
        let placed = (0..wheel.spokes.len()).all(|nth| name(at, &mut grid, wheel, nth, (high, beside)));
        placed.then_some(grid)
    })
}

/// The wheel with a number at the end of each spoke, and its columns.
fn numbered(at: &Setting, wheel: &Wheel, (width, room): (usize, usize)) -> Option<(Grid, usize)> {
    let by_width = width.checked_sub(7)? / 4;
    let highest = (room.checked_sub(3)? / 2).min(by_width).min(HIGH - 1);
    // Where the numbers touch at one size, they may stand free at a smaller one.
    (LOW..=highest).rev().find_map(|high| {
        let columns = 4 * high + 7;
        let mut grid = bare(at, wheel, (columns, 2 * high + 3), high);
        let placed = (0..wheel.spokes.len()).all(|nth| {
            let number = (nth + 1).to_string();
            let (x, y) = end(&grid, wheel, nth, signed(high) + 1);
            let back = if turn(wheel, nth) > TURN / 2 { signed(number.len()) - 1 } else { 0 };
            grid.free((x - back, y), number.len(), 1) && grid.put_label((x - back, y), &number, Role::Heading)
        });
        placed.then_some((grid, columns))
    })
}

/// How far around the top a spoke stands.
fn turn(wheel: &Wheel, nth: usize) -> isize {
    signed(nth) * TURN / signed(wheel.spokes.len().max(1))
}

/// The cell so far out on a spoke.
fn end(grid: &Grid, wheel: &Wheel, nth: usize, high: isize) -> (isize, isize) {
    Grid::cell(around(grid.middle(), (high * DOWN, high * DOWN), turn(wheel, nth)))
}

/// The rim, the spokes and the signs on them.
fn bare(at: &Setting, wheel: &Wheel, (columns, rows): (usize, usize), high: usize) -> Grid {
    let mut grid = Grid::new(at, columns, rows);
    let (rim, middle, signs) = (signed(high) * DOWN, grid.middle(), signs(at));
    let hub = rim * HUB / 100;
    let far = |value: u8| hub + (rim - hub) * isize::from(value.min(10)) / 10;
    grid.ring((rim, rim), 4);
    let mut points = Vec::new();
    for (nth, spoke) in wheel.spokes.iter().enumerate() {
        let turn = turn(wheel, nth);
        let at = |out: isize| around(middle, (out, out), turn);
        (hub..=rim).step_by(3).for_each(|out| grid.dot(at(out), Ink::Faint));
        if let Some(value) = spoke.value {
            (hub..=far(value)).for_each(|out| grid.stroke(at(out)));
        }
        let cell = |value: u8| Grid::cell(at(far(value)));
        match (spoke.value, spoke.second) {
            (Some(value), Some(second)) if cell(value) == cell(second) => points.push((cell(value), signs.both)),
            (Some(value), second) => {
                points.insert(0, (cell(value), signs.own));
                points.extend(second.map(|second| (cell(second), signs.beside)));
            }
            (None, second) => {
                points.extend(second.map(|second| (cell(second), signs.beside)));
                points.push((Grid::cell(at(rim)), signs.unset));
            }
        }
    }
    for (cell, sign) in points {
        grid.put(cell, sign, Role::Accent);
    }
    grid
}

/// The values with their signs: "● 4 ◇ 8".
fn said(spoke: &Spoke, signs: &Signs) -> String {
    let own = spoke.value.map_or_else(|| signs.unset.to_owned(), |value| format!("{} {value}", signs.own));
    let second = spoke.second.map(|second| format!(" {} {second}", signs.beside));
    own + &second.unwrap_or_default()
}

/// Puts the label at the end of its spoke, a line further up or down where it would touch another.
fn name(at: &Setting, grid: &mut Grid, wheel: &Wheel, nth: usize, (high, beside): (usize, usize)) -> bool {
    const SHIFTS: [isize; 5] = [0, -1, 1, -2, 2];
    let Some(spoke) = wheel.spokes.get(nth) else { return false };
    let value = said(spoke, signs(at));
    let (x, y) = end(grid, wheel, nth, signed(high));
    let middle = grid.middle().0 / ACROSS;
    let is_level = (x - middle).abs() > 2;
    let lines = if is_level { lines(&spoke.label, &value, beside) } else { one_line(&spoke.label, &value, beside * 2) };
    let start = |line: &str| {
        let wide = signed(letters::width(line));
        match x - middle {
            _ if !is_level => middle - wide / 2,
            right if right > 0 => x + 2,
            _ => x - 1 - wide,
        }
    };
    // Beside the spoke its lines have it in their middle; above and below it they stand free.
    let top = match is_level {
        true => y - signed(lines.len() - 1) / 2,
        false if turn(wheel, nth) == 0 => y - 1,
        false => y + 1,
    };
    let shifts = if is_level { &SHIFTS[..] } else { &SHIFTS[..1] };
    for shift in shifts {
        let places = || lines.iter().zip(top + shift..).map(|(line, y)| ((start(line), y), line));
        if places().all(|(place, line)| grid.free(place, letters::width(line), 1)) {
            return places().all(|(place, line)| grid.put_label(place, line, Role::Plain));
        }
    }
    false
}

/// A label of two lines at most with its values, each part on a line of its own where that is needed.
fn lines(label: &str, value: &str, columns: usize) -> Vec<String> {
    let mut lines = fit::wrap_clipped(label.trim(), columns, 2);
    let last = lines.pop().unwrap_or_default();
    if letters::width(&last) + 2 + letters::width(value) <= columns {
        lines.push(format!("{last}  {value}").trim_start().to_owned());
    } else {
        lines.extend([last, value.to_owned()]);
    }
    lines
}

fn one_line(label: &str, value: &str, columns: usize) -> Vec<String> {
    let label = grid::label(label, columns.saturating_sub(letters::width(value) + 2));
    vec![format!("{label}  {value}").trim_start().to_owned()]
}

fn legend(at: &Setting, wheel: &Wheel, signs: &Signs, width: usize) -> Vec<Line> {
    let both = at.words.plain("tui.lines.both");
    let has = |is: fn(&Spoke) -> bool| wheel.spokes.iter().any(is);
    let all = [
        (has(|spoke| spoke.value.is_some()), signs.own, wheel.names.0.as_str()),
        (has(|spoke| spoke.second.is_some()), signs.beside, wheel.names.1.as_str()),
        (has(|spoke| spoke.value.is_some() && spoke.value == spoke.second), signs.both, both.as_str()),
        (has(|spoke| spoke.value.is_none()), signs.unset, wheel.unset.as_str()),
    ];
    let there: Vec<(&str, &str)> = all.iter().filter(|(is, ..)| *is).map(|(_, sign, name)| (*sign, *name)).collect();
    let mut lines = grid::legend(&there, width);
    if at.height >= TALL && !lines.is_empty() {
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
            samples::wheel_of,
            theme::{Looks, Theme},
        },
    };

    fn of(spokes: Vec<Spoke>) -> Wheel {
        Wheel { names: ("now".into(), "matters".into()), unset: "not said".into(), spokes }
    }

    fn figure(values: &[(Option<u8>, Option<u8>)]) -> Figure {
        let spoke = |(nth, (value, second)): (usize, &(Option<u8>, Option<u8>))| Spoke {
            label: format!("part {nth}"),
            value: *value,
            second: *second,
        };
        let wheel = of(values.iter().enumerate().map(spoke).collect());
        Figure::new("words".into(), Vec::new(), Shape::Wheel(wheel)).unwrap()
    }

    #[test]
    fn what_was_not_said_does_not_look_like_0() {
        let zero = drawn(&figure(&[(Some(0), None), (Some(5), None)]), (72, 20), false).join("\n");
        let none = drawn(&figure(&[(None, None), (Some(5), None)]), (72, 20), false).join("\n");
        assert!(zero.contains("part 0  o 0") && !zero.contains("- not said"), "{zero}");
        assert!(none.contains("part 0  -") && none.contains("- not said"), "{none}");
        // One sign near the middle for 0; at the end of a bare spoke there is none of a value.
        let points = |text: &str| text.lines().filter(|line| line.trim_matches([' ', '.']) == "o").count();
        assert_eq!((points(&zero), points(&none)), (2, 1), "{zero}\n{none}");
    }

    #[test]
    fn a_higher_value_is_a_longer_bar_and_two_values_have_signs_of_their_own() {
        let bar = |value: u8| drawn(&figure(&[(Some(value), None)]), (72, 22), false).concat().matches('#').count();
        let bars: Vec<usize> = (0..=10).map(bar).collect();
        assert!(bars.is_sorted() && bars[0] == 0 && bars[10] > bars[5] && bars[5] > bars[0], "{bars:?}");
        let two = drawn(&figure(&[(Some(2), Some(9)), (Some(4), Some(4))]), (72, 20), true).join("\n");
        for told in ["part 0  ● 2 ◇ 9", "part 1  ● 4 ◇ 4", "● now   ◇ matters   ◈ both"] {
            assert!(two.contains(told), "{two}");
        }
        assert_eq!(two.matches('◈').count(), 2, "on its spoke, and where it is told: {two}");
    }

    #[test]
    fn labels_stand_at_their_spokes_or_numbers_do_and_else_the_rows_are_said() {
        for spokes in [1, 3, 8, 10] {
            let wide = drawn(&wheel_of(spokes), (72, 20), true).join("\n");
            assert!(wide.contains("Home and daily life  ● 4 ◇ 8"), "{wide}");
            assert_eq!(wide.matches("not said yet").count(), usize::from(spokes > 1), "no list beside labels: {wide}");
            for size in [(38, 20), (30, 15)] {
                let narrow = drawn(&wheel_of(spokes), size, true);
                assert!(narrow.iter().any(|line| line.starts_with(" 1 Home and daily life: 4 of")), "{narrow:#?}");
                assert!(narrow.iter().any(|line| line.contains('●')), "{narrow:#?}");
            }
            let small = drawn(&wheel_of(spokes), (38, 7), true);
            assert_eq!(small[2..4.min(small.len())][0], "Home and daily life: 4 of 10");
            assert_eq!(small.len(), 2 + spokes, "{small:#?}");
        }
        assert_eq!(drawn(&figure(&[]), (72, 20), true), ["words", ""]);
        assert_eq!(drawn(&wheel_of(13), (72, 30), true)[2], "Home and daily life: 4 of 10");
        // Wide but low: the list stands beside the picture.
        let low = drawn(&wheel_of(8), (72, 15), true);
        assert!(low.iter().any(|line| line.contains('●') && line.contains("3 Work or learning: 0 of 10")), "{low:#?}");
    }

    #[test]
    fn with_more_room_a_wheel_that_was_drawn_is_drawn_still() {
        for (spokes, width) in (1..=MOST).flat_map(|spokes| [38, 62].map(|width| (spokes, width))) {
            let is_drawn = |height| drawn(&wheel_of(spokes), (width, height), true).iter().any(|l| l.contains('●'));
            let fits: Vec<bool> = (8..=36).map(is_drawn).collect();
            assert!(fits.is_sorted() && fits.contains(&true), "{spokes} at {width}: {fits:?}");
        }
    }

    proptest! {
        #[test]
        fn no_label_touches_another_and_nothing_is_outside(
            spokes in prop::collection::vec(
                ("[a-z ]{0,30}|爸{1,12}|[a-z]{20,40}", prop::option::of(0u8..=12), prop::option::of(0u8..=10)), 1..13),
            width in 1usize..=80,
            height in 1usize..=30,
            unicode: bool,
        ) {
            let (theme, words) = (Theme::new(Looks::pair(unicode)), Words::english());
            let at = setting(&theme, &words, height);
            let spokes = spokes.into_iter().map(|(label, value, second)| Spoke { label, value, second }).collect();
            let wheel = of(spokes);
            let told = legend(&at, &wheel, signs(&at), width).len();
            for line in lay(&at, &wheel, &[], width).unwrap_or_default() {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            if let Some(grid) = named(&at, &wheel, (width, height)) {
                let all = apart(&grid);
                for spoke in &wheel.spokes {
                    let said = said(spoke, signs(&at));
                    prop_assert!(all.iter().any(|text| text.ends_with(&said)), "{said} {all:?}");
                }
                prop_assert!(grid.lines().len() <= height);
            }
            if let Some((grid, columns)) = numbered(&at, &wheel, (width, height)) {
                let all = apart(&grid);
                prop_assert!((1..=wheel.spokes.len()).all(|nth| all.contains(&nth.to_string())), "{all:?}");
                prop_assert!(columns <= width && grid.lines().len() <= height && told <= 9);
            }
        }
    }

    #[test]
    fn spokes_stand_around_the_middle_each_with_its_label_or_number() {
        let named = [
            "                Home and daily life  o 4 x 8",
            "                            . . .",
            "                        . .   x   ..",
            "                       .      o      .",
            "                      .       #      .",
            "                      .               .",
            "                      .  . .o  . ..  .",
            "      Work or learning x.          . - Money  -",
            "              o 0 x 10  .          .",
            "                          . . . . .",
        ];
        assert_eq!(drawn(&wheel_of(3), (60, 16), false)[2..12], named);
        let numbered = [
            "               1",
            "           . . . . .",
            "         .     x     .",
            "      ..       .      . .",
            "    .          o         .",
            "   .           #          .",
            "   .           #           .",
            " 4 .. *######     .. .. .. - 2",
            "   .                       .",
            "   .           o          .",
            "    .          .         .",
            "      .        .        .",
            "       . .     .     ..",
            "           . . x . .",
            "               3",
        ];
        assert_eq!(drawn(&wheel_of(4), (40, 24), false)[2..17], numbered);
        // Where dots are finer than a cell, a value is a stroke of two.
        let fine = drawn(&wheel_of(8), (72, 24), true);
        let middle = [
            "  Free time  ● 10 ◇ 3 ●⣤⣤⣤⣤⣤⣤◇⣤⣤⣤⠄     ●⠄⠄⠠ ⠄⠠ ⠄⠠ ◇ Work or learning",
            "                      ⠁          ⢀    ⢀⡀          ⠁ ● 0 ◇ 10",
            "                      ⠈        ⢀⠐   ⣶ ⠈⠻⣦⡀       ⠈",
        ];
        assert_eq!(fine[10..13], middle);
    }
}

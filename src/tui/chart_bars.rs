//! Bars: a label, how long, and the same in words; where there is a then, it stands above its now.

use super::{fit, line::Line, paragraph::beside_each_other, setting::Setting, signs::signs, theme::Role};
use crate::{
    base::letters,
    page::chart::{Bar, Bars, Length},
};

/// From this width on, labels stand to the left of their bars.
const ROOMY: usize = 56;
/// The most columns of a label beside its bar.
const LABEL: usize = 26;
/// The most columns of a bar, and of one part of it.
const BAR: usize = 30;
const UNIT: usize = 3;
/// Columns for the words after a bar, at least.
const SAID: usize = 9;

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, bars: &Bars, width: usize) -> Option<Vec<Line>> {
    let beside = width >= ROOMY;
    let widest = bars.bars.iter().map(|bar| letters::width(&bar.label)).max().unwrap_or(0);
    let label = if beside { widest.min(LABEL) + 2 } else { 2 };
    let room = width.checked_sub(label + SAID).filter(|room| *room >= 5)?.min(BAR);
    let mut lines = Vec::new();
    for (nth, bar) in bars.bars.iter().enumerate() {
        if nth > 0 && beside && bars.pair.is_some() {
            lines.push(Line::blank());
        }
        lay_bar(at, bars, bar, (label, room, width), &mut lines);
    }
    if let Some((then, now)) = &bars.pair {
        let signs = signs(at);
        lines.push(Line::blank());
        lines.extend(beside_each_other(&[format!("{} {then}", signs.then), format!("{} {now}", signs.now)], width));
    }
    Some(lines)
}

fn lay_bar(at: &Setting, bars: &Bars, bar: &Bar, (label, room, width): (usize, usize, usize), out: &mut Vec<Line>) {
    let signs = signs(at);
    let beside = label > 2;
    let mut words = fit::one_line(&bar.label, if beside { label - 2 } else { width });
    if !beside {
        out.push(Line::new(std::mem::take(&mut words), Role::Plain));
    }
    for (length, sign, role) in [(&bar.then, signs.then, Role::Plain), (&bar.now, signs.now, Role::Accent)] {
        let Some(length) = length else { continue };
        let words = std::mem::take(&mut words);
        let pad = " ".repeat(label.saturating_sub(letters::width(&words)));
        let drawn = sign.repeat(columns(length, bars.full, room));
        let after = width.saturating_sub(label + letters::width(&drawn) + 2);
        let gap = if drawn.is_empty() { "" } else { "  " };
        let said = format!("{gap}{}", fit::one_line(&length.said, after));
        out.push(Line::new(format!("{words}{pad}"), Role::Plain).and(drawn, role).and(said, Role::Plain));
    }
}

/// Whole parts where there is room for them, so that lengths can be counted; something is never nothing.
fn columns(length: &Length, full: usize, room: usize) -> usize {
    let full = full.max(1);
    let value = length.value.min(full);
    let unit = room / full;
    let columns = if unit > 0 { value * unit.min(UNIT) } else { value * room / full };
    columns.max(usize::from(value > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Figure, Shape},
        tui::charts::tests::drawn,
    };

    fn bars(pair: bool) -> Figure {
        let length = |value: usize| Some(Length { value, said: value.to_string() });
        let bar = |label: &str, then: usize, now: usize| Bar {
            label: label.into(),
            then: if pair { length(then) } else { None },
            now: length(now),
        };
        let bars = vec![bar("Side by side", 1, 4), bar("By myself", 0, 10)];
        let pair = pair.then(|| ("then".to_owned(), "now".to_owned()));
        Figure::new("words".into(), Vec::new(), Shape::Bars(Bars { full: 10, pair, bars })).unwrap()
    }

    #[test]
    fn then_and_now_have_signs_of_their_own() {
        assert_eq!(
            drawn(&bars(true), (60, 20), false)[2..],
            [
                "Side by side  ---  1",
                "              ############  4",
                "",
                "By myself     0",
                "              ##############################  10",
                "",
                "- then   # now",
            ]
        );
        assert_eq!(
            drawn(&bars(true), (36, 20), false)[2..],
            [
                "Side by side",
                "  --  1",
                "  ########  4",
                "By myself",
                "  0",
                "  ####################  10",
                "",
                "- then   # now",
            ]
        );
        assert_eq!(drawn(&bars(false), (60, 20), true)[2], "Side by side  ████████████  4");
    }

    #[test]
    fn where_there_is_no_room_the_figures_are_said() {
        let figure = Figure::new("words".into(), vec![("now".into(), "4".into())], bars(true).shape().clone()).unwrap();
        assert_eq!(drawn(&figure, (14, 20), true), ["words", "", "now: 4"]);
    }

    #[test]
    fn something_is_never_drawn_as_nothing() {
        let length = |value| Length { value, said: String::new() };
        assert_eq!(columns(&length(0), 200, 30), 0);
        assert_eq!(columns(&length(1), 200, 30), 1);
        assert_eq!(columns(&length(200), 200, 30), 30);
        assert_eq!(columns(&length(900), 200, 30), 30);
    }
}

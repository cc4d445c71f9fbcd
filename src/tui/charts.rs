//! Pictures with figures in them: the words first, then the picture; where there is no room for it, the figures.
//!
//! Must never: stand without its words, or tell two things apart by colour alone.

use super::{
    blocks, blocks::Setting, chart_bars, chart_days, chart_lines, chart_rings, chart_wheel, line::Line, theme::Role,
};
use crate::{
    page::{Figure, Shape},
    say,
};

/// Signs of the pictures.
#[derive(Debug)]
pub(super) struct Signs {
    /// A person's own look, a helper's, and both at once.
    pub(super) own: &'static str,
    pub(super) beside: &'static str,
    pub(super) both: &'static str,
    /// Between two looks.
    pub(super) join: &'static str,
    /// The edge to the left, the one below, and where they meet.
    pub(super) side: &'static str,
    pub(super) floor: &'static str,
    pub(super) corner: &'static str,
    /// A bar of now, and one of then.
    pub(super) now: &'static str,
    pub(super) then: &'static str,
    /// Where nothing was said.
    pub(super) unset: &'static str,
}

const UNICODE: Signs = Signs {
    own: "●",
    beside: "◇",
    both: "◈",
    join: "·",
    side: "│",
    floor: "─",
    corner: "└",
    now: "█",
    then: "░",
    unset: "–",
};

const ASCII: Signs = Signs {
    own: "o",
    beside: "x",
    both: "*",
    join: ".",
    side: "|",
    floor: "-",
    corner: "+",
    now: "#",
    then: "-",
    unset: "-",
};

/// The signs this terminal can show.
pub(super) fn signs(at: &Setting) -> &'static Signs {
    if at.theme.glyphs.rule.is_ascii() { &ASCII } else { &UNICODE }
}

/// The words and the picture; `None` where it is none of these.
pub(super) fn lay(at: &Setting, figure: &Figure, width: usize) -> Option<Vec<Line>> {
    let drawn = match figure.shape() {
        Shape::Lines(lines) => chart_lines::lay(at, lines, width),
        Shape::Bars(bars) => chart_bars::lay(at, bars, width),
        Shape::Days(days) => chart_days::lay(at, days, width),
        Shape::Wheel(wheel) => chart_wheel::lay(at, wheel, figure.rows(), width),
        Shape::Rings(rings) => chart_rings::lay(at, rings, figure.rows(), width),
        Shape::Cairn(_) | Shape::Beads(_) => return None,
    };
    let mut lines = blocks::paragraph(figure.words(), width, Role::Plain);
    lines.push(Line::blank());
    match drawn {
        Some(drawn) => lines.extend(drawn),
        None => lines.extend(figure.rows().iter().flat_map(|(label, value)| {
            let row = at.words.say(&say!("plain.field", label = label.as_str(), value = value.as_str()));
            blocks::paragraph(&row, width, Role::Plain)
        })),
    }
    Some(lines)
}

/// Several short texts, as many on a line as there is room for.
pub(super) fn beside_each_other(texts: &[String], width: usize) -> Vec<Line> {
    const BETWEEN: &str = "   ";
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(last)
                if crate::base::letters::width(last) + BETWEEN.len() + crate::base::letters::width(text) <= width =>
            {
                last.push_str(BETWEEN);
                last.push_str(text);
            }
            _ => lines.push(text.clone()),
        }
    }
    lines.iter().flat_map(|line| blocks::paragraph(line, width, Role::Quiet)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        content::Words,
        tui::theme::{Looks, Theme},
    };

    /// A page with so many lines in sight.
    pub(in crate::tui) fn setting<'a>(theme: &'a Theme, words: &'a Words, height: usize) -> Setting<'a> {
        Setting { theme, words, focus: None, typing: None, in_turn: false, read_first: false, rows: height, height }
    }

    /// The lines of a figure as text, at that width and with so many lines in sight.
    pub(in crate::tui) fn drawn(figure: &Figure, (width, height): (usize, usize), unicode: bool) -> Vec<String> {
        let theme = Theme::new(Looks { colour: unicode, unicode });
        let words = Words::english();
        let at = setting(&theme, &words, height);
        let lines = lay(&at, figure, width).unwrap();
        for line in &lines {
            assert!(line.start() + line.width() <= width, "{line:?}");
        }
        let text =
            |line: &Line| " ".repeat(line.indent) + &line.spans.iter().map(|s| s.text.as_str()).collect::<String>();
        // What a terminal with few signs is given for this one.
        let sign = |text: String| if unicode { text } else { text.replace('·', "-").replace('…', "~") };
        let out: Vec<String> = lines.iter().map(|line| sign(text(line)).trim_end().to_owned()).collect();
        assert!(unicode || out.iter().all(|line| line.replace('爸', "").is_ascii()), "{out:#?}");
        out
    }

    #[test]
    fn every_sign_is_one_cell_and_no_two_that_stand_together_look_alike() {
        for signs in [&UNICODE, &ASCII] {
            let points = [signs.own, signs.beside, signs.both, signs.join, signs.unset];
            let bars = [signs.now, signs.then];
            for set in [&points[..], &bars[..]] {
                let distinct: std::collections::BTreeSet<&&str> = set.iter().collect();
                assert_eq!(distinct.len(), set.len());
                assert!(set.iter().all(|sign| crate::base::letters::width(sign) == 1));
            }
        }
    }
}

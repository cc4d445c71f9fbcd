//! Pictures with figures in them: the words first, then the picture; where there is no room for it, the figures.
//!
//! Never stand without its words, or tell two things apart by colour alone.

use super::{
    chart_bars, chart_days, chart_lines, chart_rings, chart_wheel, line::Line, paragraph::paragraph, setting::Setting,
    theme::Role,
};
use crate::{
    page::{Figure, Shape},
    say,
};

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
    let mut lines = paragraph(figure.words(), width, Role::Plain);
    lines.push(Line::blank());
    match drawn {
        Some(drawn) => lines.extend(drawn),
        None => lines.extend(figure.rows().iter().flat_map(|(label, value)| {
            let row = at.words.say(&say!("plain.field", label = label.as_str(), value = value.as_str()));
            paragraph(&row, width, Role::Plain)
        })),
    }
    Some(lines)
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
        Setting {
            theme,
            painted: None,
            words,
            focus: None,
            typing: None,
            in_turn: false,
            read_first: false,
            rows: height,
            height,
        }
    }

    /// The lines of a figure as text, at that width and with so many lines in sight.
    pub(in crate::tui) fn drawn(figure: &Figure, (width, height): (usize, usize), unicode: bool) -> Vec<String> {
        let theme = Theme::new(Looks::pair(unicode));
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
}

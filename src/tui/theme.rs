//! How things look, by what they are: styles from the terminal's own sixteen colours, and signs.
//!
//! Never set any colour but `Reset` when colours are off. crossterm writes a colour command it does not want as a
//! reset, which takes bold and reverse away with it.

use ratatui::style::{Color, Modifier, Style};

use crate::page::Mark;

/// What the terminal can do, and what the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Colours may be used.
    pub colour: bool,
    /// The terminal shows more than ASCII.
    pub unicode: bool,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Heading,
    Quiet,
    Accent,
    Trouble,
    Key,
    Here,
    /// One part of a picture that is chosen.
    Picked,
}

/// The signs of one set.
#[derive(Debug)]
pub(super) struct Glyphs {
    /// Stands before what is chosen.
    pub(super) pointer: &'static str,
    /// Stands after it, where it is one of several on a line.
    pub(super) pointer_back: &'static str,
    pub(super) up: &'static str,
    pub(super) down: &'static str,
    pub(super) rule: &'static str,
    pub(super) stones: [&'static str; 5],
    /// Those of what was easy, and of what was hard.
    pub(super) small_stones: [&'static str; 5],
    pub(super) large_stones: [&'static str; 5],
    pub(super) beads: [&'static str; 5],
    pub(super) arrows: &'static str,
    marks: [&'static str; 15],
}

const UNICODE: Glyphs = Glyphs {
    pointer: "▸",
    pointer_back: "◂",
    up: "↑",
    down: "↓",
    rule: "─",
    stones: ["▟▙", "▄▙", "▟▄", "▗▙", "▟▖"],
    small_stones: ["▗▖", "▄▖", "▗▄", "▂▄", "▄▂"],
    large_stones: ["██", "▟█", "█▙", "▛█", "█▜"],
    beads: ["●", "○", "◆", "◇", "■"],
    arrows: "↑↓",
    marks: ["", "○ ", "◐ ", "✓ ", "– ", "× ", "▪ ", "~ ", "✎ ", "◦ ", "(•) ", "( ) ", "[x] ", "[ ] ", "◇ "],
};

const ASCII: Glyphs = Glyphs {
    pointer: ">",
    pointer_back: "<",
    up: "^",
    down: "v",
    rule: "-",
    stones: ["()", "[]", "(]", "[)", "{}"],
    small_stones: ["oo", ".o", "o.", "._", "_."],
    large_stones: ["##", "(#", "#)", "[#", "#]"],
    beads: ["o", "O", "@", "0", "*"],
    arrows: "Up/Down",
    marks: ["", "[ ] ", "[t] ", "[x] ", "[-] ", "[/] ", "* ", "~ ", "- ", "o ", "(x) ", "( ) ", "[x] ", "[ ] ", "= "],
};

impl Glyphs {
    /// The sign for how a row stands, with the blank after it.
    pub(super) fn mark(&self, mark: Mark) -> &'static str {
        let at = match mark {
            Mark::None => 0,
            Mark::Open => 1,
            Mark::Tried => 2,
            Mark::Done => 3,
            Mark::NotNow => 4,
            Mark::Dropped => 5,
            Mark::Stone => 6,
            Mark::HardTime => 7,
            Mark::Note => 8,
            Mark::CheckIn => 9,
            Mark::Chosen => 10,
            Mark::NotChosen => 11,
            Mark::Taken => 12,
            Mark::NotTaken => 13,
            Mark::Choice => 14,
        };
        self.marks.get(at).copied().unwrap_or("")
    }
}

/// Styles and signs.
#[derive(Debug)]
pub(super) struct Theme {
    looks: Looks,
    pub(super) glyphs: &'static Glyphs,
}

impl Theme {
    pub(super) fn new(looks: Looks) -> Self {
        Self { looks, glyphs: if looks.unicode { &UNICODE } else { &ASCII } }
    }

    /// How text of that role looks on the terminal's own background, be it dark or light.
    pub(super) fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let colour = |style: Style, colour| {
            if self.looks.colour { style.fg(colour) } else { style }
        };
        match role {
            Role::Heading | Role::Key => bold,
            // Dim of the person's own text colour: a fixed grey vanishes on some backgrounds.
            Role::Quiet if self.looks.colour => plain.add_modifier(Modifier::DIM),
            Role::Plain | Role::Quiet => plain,
            Role::Picked => bold.add_modifier(Modifier::REVERSED),
            // Magenta and red are the two that read well on black and on white.
            Role::Accent => colour(bold, Color::Magenta),
            Role::Trouble => colour(bold, Color::Red),
            Role::Here => colour(bold, Color::Magenta).add_modifier(Modifier::UNDERLINED),
        }
    }

    /// As [`Self::style`], on the line that is chosen.
    pub(super) fn chosen(&self, role: Role) -> Style {
        let style = self.style(role);
        Style { fg: None, ..style }.remove_modifier(Modifier::DIM).add_modifier(Modifier::REVERSED)
    }

    /// A character for the screen; one cell for one cell, so that columns stay where they are.
    pub(super) fn letter<'a>(&self, letter: &'a str) -> &'a str {
        if self.looks.unicode || letter.is_ascii() {
            return letter;
        }
        match letter {
            // A full stop would read as the end of what is cut.
            "…" => "~",
            "·" | "–" | "—" | "‑" | "•" => "-",
            "↑" => "^",
            "↓" => "v",
            "←" => "<",
            "→" => ">",
            "‘" | "’" => "'",
            "“" | "”" => "\"",
            "\u{a0}" => " ",
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 7] =
        [Role::Plain, Role::Heading, Role::Quiet, Role::Accent, Role::Trouble, Role::Key, Role::Here];

    #[test]
    fn without_colour_no_colour_is_ever_set() {
        let theme = Theme::new(Looks { colour: false, unicode: true });
        for role in ROLES {
            for style in [theme.style(role), theme.chosen(role)] {
                assert!(matches!(style.fg, None | Some(Color::Reset)), "{role:?}");
                assert!(matches!(style.bg, None | Some(Color::Reset)), "{role:?}");
            }
        }
    }

    #[test]
    fn the_chosen_line_is_reversed_and_never_dim() {
        for colour in [true, false] {
            let theme = Theme::new(Looks { colour, unicode: true });
            for role in ROLES {
                let style = theme.chosen(role);
                assert!(style.add_modifier.contains(Modifier::REVERSED));
                assert!(!style.add_modifier.contains(Modifier::DIM));
            }
        }
    }

    #[test]
    fn ascii_signs_are_ascii() {
        let g = &ASCII;
        let all = [g.pointer, g.up, g.down, g.rule, g.arrows];
        assert!(
            all.iter()
                .chain(&g.stones)
                .chain(&g.small_stones)
                .chain(&g.large_stones)
                .chain(&g.marks)
                .all(|sign| sign.is_ascii())
        );
        for set in [&UNICODE, &ASCII] {
            assert!(
                [set.stones, set.small_stones, set.large_stones]
                    .iter()
                    .flatten()
                    .all(|stone| crate::base::letters::width(stone) == 2)
            );
        }
    }
}

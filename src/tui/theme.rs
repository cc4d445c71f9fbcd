//! How things look, by what they are: styles from a palette, or from the terminal's own pair of colours, and signs.
//!
//! Never set any colour where the terminal's own pair is used. crossterm writes a colour command it does not want as a
//! reset, which takes bold and reverse away with it.

use ratatui::style::{Color, Modifier, Style};

use super::palette::{CONTRAST, CONTRAST_256, DARK, DARK_256, LIGHT, LIGHT_256, Palette};
use crate::{base::Colours, page::Mark};

/// How many colours the terminal shows as they are meant. Its sixteen are its own: nobody knows how they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None that we choose: its own two, bold, underlined and in reverse.
    Pair,
    /// 256.
    Many,
    /// All.
    All,
}

/// What the terminal can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The colours it shows.
    pub depth: Depth,
    /// The terminal shows more than ASCII.
    pub unicode: bool,
    /// The colours to begin with, where nobody has chosen any.
    pub colours: Colours,
}

impl Looks {
    /// The terminal's own two colours.
    pub const fn pair(unicode: bool) -> Self {
        Self { depth: Depth::Pair, unicode, colours: Colours::Dark }
    }
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// The person's own words.
    Own,
    /// What stands above all else on a page, or is being asked.
    Heading,
    /// The name of a part of a page.
    Section,
    Quiet,
    Rule,
    Accent,
    Done,
    Trouble,
    Key,
    Here,
    /// One part of a picture that is chosen.
    Picked,
    /// A stone, in one of the tones of stones.
    Stone(usize),
    /// A cell of a picture in two halves, the upper and the lower.
    Halves(Color, Color),
}

/// The signs of one set.
#[derive(Debug)]
pub(super) struct Glyphs {
    /// Stands before what is chosen.
    pub(super) pointer: &'static str,
    /// Stands beside all its lines instead, where the page has colours.
    pub(super) bar: &'static str,
    /// Stands after it, where it is one of several on a line.
    pub(super) pointer_back: &'static str,
    pub(super) up: &'static str,
    pub(super) down: &'static str,
    pub(super) rule: &'static str,
    /// The lower half of a cell, and the upper.
    pub(super) halves: [&'static str; 2],
    pub(super) beads: [&'static str; 5],
    pub(super) arrows: &'static str,
    marks: [&'static str; 16],
}

const UNICODE: Glyphs = Glyphs {
    pointer: "▸",
    bar: "▐",
    pointer_back: "◂",
    up: "↑",
    down: "↓",
    rule: "─",
    halves: ["▄", "▀"],
    beads: ["●", "○", "◆", "◇", "■"],
    arrows: "↑↓",
    marks: ["", "○ ", "◐ ", "✓ ", "– ", "× ", "▪ ", "~ ", "✎ ", "◦ ", "(•) ", "( ) ", "[x] ", "[ ] ", "◇ ", "+ "],
};

const ASCII: Glyphs = Glyphs {
    pointer: ">",
    bar: ">",
    pointer_back: "<",
    up: "^",
    down: "v",
    rule: "-",
    halves: [" ", " "],
    beads: ["o", "O", "@", "0", "*"],
    arrows: "Up/Down",
    marks: [
        "", "[ ] ", "[t] ", "[x] ", "[-] ", "[/] ", "* ", "~ ", "- ", "o ", "(x) ", "( ) ", "[x] ", "[ ] ", "= ", "+ ",
    ],
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
            Mark::Add => 15,
        };
        self.marks.get(at).copied().unwrap_or("")
    }
}

/// Styles and signs.
#[derive(Debug)]
pub(super) struct Theme {
    palette: Option<&'static Palette>,
    unicode: bool,
    pub(super) glyphs: &'static Glyphs,
}

impl Theme {
    pub(super) fn new(looks: Looks) -> Self {
        let palette = match (looks.depth, looks.colours) {
            (Depth::Pair, _) | (_, Colours::Terminal) => None,
            (Depth::All, Colours::Dark) => Some(&DARK),
            (Depth::Many, Colours::Dark) => Some(&DARK_256),
            (Depth::All, Colours::Light) => Some(&LIGHT),
            (Depth::Many, Colours::Light) => Some(&LIGHT_256),
            (Depth::All, Colours::Contrast) => Some(&CONTRAST),
            (Depth::Many, Colours::Contrast) => Some(&CONTRAST_256),
        };
        Self { palette, unicode: looks.unicode, glyphs: if looks.unicode { &UNICODE } else { &ASCII } }
    }

    /// The page has colours of its own.
    pub(super) fn is_painted(&self) -> bool {
        self.palette.is_some()
    }

    /// What pictures of stones are painted with; `None` where there are no half cells, or no colours of ours.
    pub(super) fn paint(&self) -> Option<&'static Palette> {
        self.palette.filter(|_| self.unicode)
    }

    /// What the whole page stands on.
    pub(super) fn page(&self) -> Style {
        self.palette.map_or(Style::new(), |palette| Style::new().fg(palette.text).bg(palette.page))
    }

    /// What a line stands on where words are being written.
    pub(super) fn well(&self) -> Style {
        match self.palette {
            Some(palette) => Style::new().bg(palette.well),
            None => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// What the lines of a card stand on.
    pub(super) fn card(&self) -> Style {
        self.palette.map_or(Style::new(), |palette| Style::new().bg(palette.card))
    }

    /// Half a line of a card, above its first line and below its last.
    pub(super) fn card_edge(&self) -> Style {
        self.palette.map_or(Style::new(), |palette| Style::new().fg(palette.card).bg(palette.page))
    }

    /// What a chosen line stands on.
    pub(super) fn chosen_ground(&self) -> Style {
        match self.palette {
            Some(palette) => Style::new().bg(palette.chosen),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// How text of that role looks.
    pub(super) fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let style = match role {
            Role::Plain | Role::Own | Role::Quiet | Role::Rule | Role::Done | Role::Stone(_) | Role::Halves(..) => {
                plain
            }
            Role::Section if self.is_painted() => plain,
            Role::Section | Role::Heading | Role::Key | Role::Accent | Role::Trouble => bold,
            Role::Here => bold.add_modifier(Modifier::UNDERLINED),
            Role::Picked => bold.add_modifier(Modifier::REVERSED),
        };
        match (self.palette, role) {
            (None, _) => style,
            (Some(_), Role::Halves(upper, lower)) => style.fg(upper).bg(lower),
            (Some(palette), _) => style.fg(colour(palette, role)),
        }
    }

    /// As [`Self::style`], on the line that is chosen. What is accent elsewhere is bold text there, so that it reads.
    pub(super) fn chosen(&self, role: Role) -> Style {
        match (self.palette, role) {
            (None, _) => self.style(role).add_modifier(Modifier::REVERSED),
            (Some(palette), Role::Plain | Role::Own | Role::Accent | Role::Key) => {
                Style::new().fg(palette.own).add_modifier(Modifier::BOLD)
            }
            (Some(_), _) => self.style(role),
        }
    }

    /// A character for the screen; one cell for one cell, so that columns stay where they are.
    pub(super) fn letter<'a>(&self, letter: &'a str) -> &'a str {
        if self.unicode || letter.is_ascii() {
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

fn colour(palette: &Palette, role: Role) -> Color {
    match role {
        Role::Plain => palette.text,
        Role::Own | Role::Heading | Role::Here => palette.own,
        Role::Section | Role::Quiet => palette.quiet,
        Role::Rule => palette.rule,
        Role::Accent | Role::Key | Role::Picked => palette.accent,
        Role::Done => palette.done,
        Role::Trouble => palette.loss,
        Role::Halves(upper, _) => upper,
        Role::Stone(tone) => palette.stones.get(tone % palette.stones.len()).copied().unwrap_or(palette.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 13] = [
        Role::Plain,
        Role::Own,
        Role::Heading,
        Role::Section,
        Role::Quiet,
        Role::Rule,
        Role::Accent,
        Role::Done,
        Role::Trouble,
        Role::Key,
        Role::Here,
        Role::Picked,
        Role::Stone(7),
    ];

    #[test]
    fn where_the_terminal_keeps_its_own_pair_no_colour_is_ever_set_and_nothing_is_dim() {
        for (depth, colours) in
            [(Depth::Pair, Colours::Dark), (Depth::Pair, Colours::Light), (Depth::All, Colours::Terminal)]
        {
            let theme = Theme::new(Looks { depth, unicode: true, colours });
            let styles = ROLES.iter().flat_map(|role| [theme.style(*role), theme.chosen(*role)]);
            for style in styles.chain([theme.page(), theme.well(), theme.chosen_ground()]) {
                assert_eq!((style.fg, style.bg), (None, None), "{depth:?} {colours:?}");
                assert!(!style.add_modifier.contains(Modifier::DIM));
            }
            assert!(ROLES.iter().all(|role| theme.chosen(*role).add_modifier.contains(Modifier::REVERSED)));
        }
    }

    #[test]
    fn a_painted_page_has_a_ground_everywhere_and_a_colour_for_every_role() {
        for colours in [Colours::Dark, Colours::Light, Colours::Contrast] {
            for depth in [Depth::Many, Depth::All] {
                let theme = Theme::new(Looks { depth, unicode: true, colours });
                assert!(theme.page().bg.is_some() && theme.well().bg != theme.page().bg);
                assert!(ROLES.iter().all(|role| theme.style(*role).fg.is_some() && theme.chosen(*role).fg.is_some()));
            }
        }
    }

    #[test]
    fn each_stone_has_a_colour_of_stones_and_each_of_these_is_used_in_turn() {
        for colours in [Colours::Dark, Colours::Light, Colours::Contrast] {
            for depth in [Depth::Many, Depth::All] {
                let theme = Theme::new(Looks { depth, unicode: true, colours });
                let stones = theme.paint().unwrap().stones;
                let of = |tone: usize| theme.style(Role::Stone(tone)).fg.unwrap();
                let shown: Vec<Color> = (0..4 * stones.len()).map(of).collect();
                assert_eq!(shown, stones.repeat(4), "{depth:?} {colours:?}");
            }
        }
    }

    #[test]
    fn ascii_signs_are_ascii() {
        let g = &ASCII;
        let all = [g.pointer, g.up, g.down, g.rule, g.arrows];
        assert!(all.iter().chain(&g.beads).chain(&g.marks).all(|sign| sign.is_ascii()));
    }
}

//! The page has colours of its own where the terminal says that it can show them, and leaves none behind.

use vt100::Color;

use crate::support::pty::{Nest, Term, keys::*};

/// The ground of the first cell, with these variables set.
fn ground(set: &[(&str, &str)]) -> Color {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    for (name, value) in set {
        command.env(name, value);
    }
    let mut term = Term::start(command);
    term.wait_ready();
    let ground = |screen: &vt100::Screen, row, column| screen.cell(row, column).unwrap().bgcolor();
    // The last cell of a frame comes last.
    term.wait("a page painted to its edge", |screen| ground(screen, 0, 0) == ground(screen, 23, 79));
    let ground = term.look(|screen| ground(screen, 0, 0));
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    ground
}

#[test]
fn the_page_is_painted_as_the_terminal_says_it_can_be() {
    let full = ("COLORTERM", "truecolor");
    for (set, expected) in [
        (vec![], Color::Default),
        (vec![full], Color::Rgb(0x1a, 0x1c, 0x1b)),
        (vec![("TERM", "xterm-256color")], Color::Idx(234)),
        (vec![full, ("COLORFGBG", "0;15")], Color::Rgb(0xfa, 0xf7, 0xf0)),
        (vec![full, ("NO_COLOR", "1")], Color::Default),
        (vec![("TERM", "linux"), ("COLORTERM", "1")], Color::Default),
    ] {
        assert_eq!(ground(&set), expected, "{set:?}");
    }
}

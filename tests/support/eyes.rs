//! Eyes and ears: what the faces make of a scene.

use cairnbook::{
    app::Scene,
    base::letters,
    content::Words,
    plain::Talk,
    tui::{Face, Looks},
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};

use crate::support::{book, voice};

/// A screen of one size with the face on it.
pub(crate) struct Screen {
    pub face: Face,
    terminal: Terminal<TestBackend>,
}

impl Screen {
    /// A screen of that size.
    pub(crate) fn new(width: u16, height: u16, looks: Looks) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self { face: Face::new(looks), terminal }
    }

    /// Draws the scene; answers with the cells.
    pub(crate) fn draw(&mut self, scene: &Scene, words: &Words) -> &Buffer {
        let today = book::now().today;
        let face = &mut self.face;
        self.terminal.draw(|frame| face.draw(frame, scene, words, today)).unwrap();
        self.terminal.backend().buffer()
    }
}

/// The cells as lines of text; half a wide letter is part of the letter.
pub(crate) fn lines(buffer: &Buffer) -> Vec<String> {
    let mut out = Vec::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(letters::width(symbol)).unwrap().max(1);
        }
        out.push(line.trim_end().to_owned());
    }
    out
}

/// The scene drawn once on a new screen, as text.
pub(crate) fn drawn(scene: &Scene, words: &Words, width: u16, height: u16, looks: Looks) -> String {
    let mut screen = Screen::new(width, height, looks);
    lines(screen.draw(scene, words)).join("\n")
}

/// The scene as the plain face says it on entering, read to its end.
pub(crate) fn spoken(scene: &Scene, words: &Words) -> Vec<String> {
    let mut talk = Talk::new();
    let mut said = talk.open(scene, words, "");
    let mut part = said.clone();
    while let Some(read) = voice::reads_on(&part).filter(|read| *read == "read") {
        part = talk.hear(read, scene, words).lines;
        said.extend(part.clone());
    }
    said
}

/// What may not stand in a spoken line: it is drawn, not said, or it is a code.
pub(crate) fn is_decoration(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{28ff}' | '·' | '›')
}

/// Fails when a spoken line holds decoration.
pub(crate) fn must_be_plain(lines: &[String], at: &str) {
    for line in lines {
        assert!(!line.chars().any(is_decoration), "decoration is said at {at}: {line:?}");
        assert!(!line.trim().is_empty(), "a blank line is said at {at}");
    }
}

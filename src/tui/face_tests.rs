use ratatui::{
    Terminal,
    backend::{Backend, TestBackend},
    style::{Color, Modifier},
};

use super::*;
use crate::tui::samples;

const LOOKS: Looks = Looks {
    colour: true,
    unicode: true,
};

struct Screen {
    face: Face,
    terminal: Terminal<TestBackend>,
    words: Words,
}

impl Screen {
    fn new(width: u16, height: u16, looks: Looks) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self {
            face: Face::new(looks),
            terminal,
            words: Words::english(),
        }
    }

    fn draw(&mut self, scene: &Scene) -> String {
        let today = Day::of(2026, 11, 22).unwrap();
        self.terminal
            .draw(|frame| self.face.draw(frame, scene, &self.words, today))
            .unwrap();
        self.text()
    }

    fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = letters::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    fn cursor(&mut self) -> (u16, u16) {
        let at = self.terminal.backend_mut().get_cursor_position().unwrap();
        (at.x, at.y)
    }
}

fn drawn(scene: &Scene, width: u16, height: u16) -> String {
    Screen::new(width, height, LOOKS).draw(scene)
}

#[test]
fn look() {
    for (w, h) in [(80, 24), (40, 12), (100, 30)] {
        for scene in [
            samples::today(),
            samples::form(),
            samples::writing("why"),
            samples::outline(),
            samples::long_list(50_000, 200, 400, 471),
            samples::reading(),
        ] {
            println!("{w}x{h}\n{}|", drawn(&scene, w, h));
        }
    }
}

//! The floor: the least that a program on ratatui and crossterm can cost. What Cairnbook costs above it is its own.
//!
//! A list with a selection, on the same terminal library with the same switches. Arrows move, `q` ends.

use std::{io, time::Duration};

use crossterm::event::{self, Event, KeyCode, KeyEventKind};
use ratatui::{
    layout::{Constraint, Layout},
    style::{Modifier, Style},
    widgets::{Block, List, ListState, Paragraph},
};

/// As long as Cairnbook looks for further keys: with zero, crossterm does not look at all.
const A_GLANCE: Duration = Duration::from_micros(20);

fn main() -> io::Result<()> {
    let ended = run();
    ratatui::restore();
    ended
}

fn run() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let rows: Vec<String> = (1..=30).map(|n| format!("line {n:02} of the floor")).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let [top, rest] = Layout::vertical([Constraint::Length(3), Constraint::Fill(1)]).areas(frame.area());
            let here = state.selected().unwrap_or(0) + 1;
            let head = Paragraph::new(format!("the floor, at {here:02}")).block(Block::bordered().title("floor"));
            frame.render_widget(head, top);
            let list = List::new(rows.iter().map(String::as_str))
                .highlight_symbol("> ")
                .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(list, rest, &mut state);
        })?;
        loop {
            if ends(&event::read()?, &mut state, rows.len()) {
                return Ok(());
            }
            if !event::poll(A_GLANCE)? {
                break;
            }
        }
    }
}

/// Takes one event; true when it ends the program.
fn ends(event: &Event, state: &mut ListState, rows: usize) -> bool {
    let Event::Key(key) = event else { return false };
    match key.code {
        _ if key.kind == KeyEventKind::Release => {}
        KeyCode::Char('q') => return true,
        KeyCode::Down => state.select_next(),
        KeyCode::Up => state.select_previous(),
        _ => {}
    }
    // The list itself only clamps the selection when it is drawn.
    let at = state.selected().map(|row| row.min(rows.saturating_sub(1)));
    state.select(at);
    false
}

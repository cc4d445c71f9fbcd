//! Entering and leaving the full screen, and putting frames on it.
//!
//! [`leave`] may be called from anywhere and any number of times: a panic hook, a signal's thread, the end.
//! The window has a title of its own meanwhile, and a neutral one: what stood there before may be the command
//! that was typed, which would tell a bystander what this is. It is put back with all else.
//! What was drawn is erased first: some terminals have no second screen, and would go on showing it.
//!
//! Never leave a terminal without echo behind, print with a macro that can panic, or ask the terminal anything
//! (answers arrive between the keys, and some terminals give none).

use std::{
    cell::RefCell,
    io,
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    Command,
    cursor::{MoveTo, Show},
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    style::ResetColor,
    terminal::{
        Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{
    Frame, Terminal,
    backend::{self, Backend, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use super::tty_unix;
use crate::base::text;

static ENTERED: AtomicBool = AtomicBool::new(false);
static MOUSE: AtomicBool = AtomicBool::new(false);
/// The window got smaller: where there is no second screen, lines of ours may have been scrolled away.
static SHRUNK: AtomicBool = AtomicBool::new(false);

/// Keeps the window's title, on the terminal's own stack. Crossterm has no command for it.
const KEEP_TITLE: &str = "\u{1b}[22;0t";
/// Puts the kept title back.
const PUT_TITLE_BACK: &str = "\u{1b}[23;0t";

/// Takes what is drawn, so that a frame goes out in one piece.
#[derive(Clone, Debug, Default)]
struct Outbox(Rc<RefCell<Vec<u8>>>);

impl io::Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: [`Screen::draw`] sends.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How wide the terminal is; `None` where it does not tell.
pub fn columns() -> Option<usize> {
    tty_unix::size().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

/// What frames go through. Crossterm opens the terminal by its name to ask for the size, which is done for each frame;
/// we have it open already.
#[derive(Debug)]
struct Through(CrosstermBackend<Outbox>);

impl Backend for Through {
    type Error = io::Error;

    fn size(&self) -> io::Result<Size> {
        match tty_unix::size() {
            Some((width, height)) => Ok(Size { width, height }),
            None => self.0.size(),
        }
    }

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(backend::ClearType::All)
    }

    fn clear_region(&mut self, part: backend::ClearType) -> io::Result<()> {
        if part != backend::ClearType::All {
            return self.0.clear_region(part);
        }
        let mut codes = String::new();
        erase(&mut codes)?;
        io::Write::write_all(&mut self.0, codes.as_bytes())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// The full screen. Dropping it leaves.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Through>,
    outbox: Outbox,
    title: String,
    size: Size,
}

/// Enters the full screen. `mouse`: clicks are ours; selecting text then needs Shift in most terminals. `title`:
/// what the window is called meanwhile.
///
/// # Errors
/// There is no terminal, or it can not be set up. It is then as it was before.
pub fn enter(mouse: bool, title: &str) -> io::Result<Screen> {
    // Colours off means that none is set (see `theme`), not that crossterm turns them into resets.
    crossterm::style::force_color_output(true);
    MOUSE.store(mouse, Ordering::SeqCst);
    let (outbox, title) = (Outbox::default(), text::one_line(title));
    set_up(&title)?;
    match Terminal::new(Through(CrosstermBackend::new(outbox.clone()))) {
        Ok(terminal) => {
            let size = terminal.size().unwrap_or_default();
            Ok(Screen { terminal, outbox, title, size })
        }
        Err(problem) => {
            leave()?;
            Err(problem)
        }
    }
}

/// Leaves the full screen and puts everything back. Does nothing when that is done already.
///
/// # Errors
/// The first thing that did not work; the rest was still tried.
pub fn leave() -> io::Result<()> {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let mut codes = String::new();
    let mouse = if MOUSE.load(Ordering::SeqCst) { code(&mut codes, &DisableMouseCapture) } else { Ok(()) };
    let paste = code(&mut codes, &DisableBracketedPaste);
    let colour = code(&mut codes, &ResetColor);
    let erased = erase(&mut codes);
    let screen = code(&mut codes, &LeaveAlternateScreen);
    let cursor = code(&mut codes, &Show);
    codes.push_str(PUT_TITLE_BACK);
    let written = tty_unix::write_all(codes.as_bytes());
    let cooked = disable_raw_mode();
    mouse.and(paste).and(colour).and(erased).and(screen).and(cursor).and(written).and(cooked)
}

fn set_up(title: &str) -> io::Result<()> {
    // Without a terminal this is where it ends, and not one code has gone out.
    enable_raw_mode()?;
    let mut codes = String::new();
    // After a stop nobody was told of, the title from before is kept already; ours on top of it would stay for good.
    let is_new = !ENTERED.swap(true, Ordering::SeqCst);
    if is_new {
        codes.push_str(KEEP_TITLE);
    }
    let done = code(&mut codes, &SetTitle(title))
        .and_then(|()| code(&mut codes, &EnterAlternateScreen))
        // Where there is no second screen, what the shell has written would show between our words.
        .and_then(|()| if is_new { code(&mut codes, &Clear(ClearType::All)) } else { Ok(()) })
        .and_then(|()| code(&mut codes, &EnableBracketedPaste))
        .and_then(|()| if MOUSE.load(Ordering::SeqCst) { code(&mut codes, &EnableMouseCapture) } else { Ok(()) })
        .and_then(|()| tty_unix::write_all(codes.as_bytes()));
    if done.is_err() {
        // What could be set up is taken back; the first problem is the one to tell.
        drop(leave());
    }
    done
}

/// Clears all lines of the window, also those that were scrolled away. Not for the full screen. Many terminals do
/// it, and none tells whether it did.
///
/// # Errors
/// The terminal does not take it.
pub fn clear_all() -> io::Result<()> {
    let mut codes = String::new();
    code(&mut codes, &MoveTo(0, 0))?;
    // In this order: some terminals scroll away what the first clears, for the second to take.
    code(&mut codes, &Clear(ClearType::All))?;
    code(&mut codes, &Clear(ClearType::Purge))?;
    tty_unix::write_all(codes.as_bytes())
}

/// Clears the lines that were scrolled away, where the window got smaller since the last time. With them goes what the
/// shell wrote before: so not without need.
///
/// # Errors
/// The terminal does not take it.
pub fn clear_scrolled() -> io::Result<()> {
    if !SHRUNK.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let mut codes = String::new();
    code(&mut codes, &Clear(ClearType::Purge))?;
    tty_unix::write_all(codes.as_bytes())
}

/// Erases the page line by line. Told to clear all at once, some terminals scroll away what stands there, and keep it.
fn erase(codes: &mut String) -> io::Result<()> {
    let Some((_, lines)) = tty_unix::size() else { return code(codes, &Clear(ClearType::All)) };
    for line in 0..lines {
        code(codes, &MoveTo(0, line))?;
        code(codes, &Clear(ClearType::CurrentLine))?;
    }
    code(codes, &MoveTo(0, 0))
}

fn code(codes: &mut String, command: &impl Command) -> io::Result<()> {
    command.write_ansi(codes).map_err(io::Error::other)
}

impl Screen {
    /// Draws a frame and sends what changed, in one write.
    ///
    /// # Errors
    /// The terminal does not take it any more.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(draw)?;
        self.send()
    }

    /// Gives the terminal back for a while, before stopping.
    ///
    /// # Errors
    /// As [`leave`].
    #[allow(clippy::unused_self, reason = "only who holds the screen gives it away")]
    pub fn suspend(&mut self) -> io::Result<()> {
        leave()
    }

    /// Takes the terminal again, also after a stop nobody was told of; the next frame is drawn whole.
    ///
    /// # Errors
    /// As [`enter`].
    pub fn resume(&mut self) -> io::Result<()> {
        // A shell may have changed the modes meanwhile: back to what was before us, then ours again.
        disable_raw_mode()?;
        set_up(&self.title)?;
        self.resized()?;
        self.send()
    }

    /// The window has another size, or had one for a moment and lost what stood outside: the next frame is
    /// drawn whole.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn resized(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        if size.width < self.size.width || size.height < self.size.height {
            SHRUNK.store(true, Ordering::SeqCst);
        }
        self.size = size;
        self.terminal.resize(ratatui::layout::Rect::new(0, 0, size.width, size.height))
    }

    /// Takes the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// The terminal does not take it any more.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        let mut codes = String::new();
        if on { code(&mut codes, &EnableMouseCapture) } else { code(&mut codes, &DisableMouseCapture) }?;
        MOUSE.store(on, Ordering::SeqCst);
        tty_unix::write_all(codes.as_bytes())
    }

    fn send(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.outbox.0.borrow_mut());
        let sent = tty_unix::write_all(&bytes);
        // The room is kept for the next frame.
        let mut bytes = bytes;
        bytes.clear();
        *self.outbox.0.borrow_mut() = bytes;
        sent
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nothing can be told from here, and the terminal may be gone.
        drop(leave());
    }
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;

//! From the terminal's keys to ours.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::page::{Code, Stroke};

/// The key press, if it is one of ours.
pub(super) fn stroke(event: &KeyEvent) -> Option<Stroke> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::META);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        // A line feed: Enter, typed before the terminal was ours.
        KeyCode::Char('j') if ctrl && !alt => return Some(Stroke::plain(Code::Enter)),
        KeyCode::Char(c) => Code::Char(letter(c, ctrl, shift)),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Stroke { code, ctrl, alt })
}

/// Shift and a letter is the capital letter; Ctrl and a letter is the small one.
fn letter(c: char, ctrl: bool, shift: bool) -> char {
    let mut other = c.to_lowercase();
    let mut upper = c.to_uppercase();
    match (ctrl, shift) {
        (true, _) => other.next().filter(|_| other.next().is_none()).unwrap_or(c),
        (false, true) => upper.next().filter(|_| upper.next().is_none()).unwrap_or(c),
        (false, false) => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_as_ours() {
        let key = |code, modifiers| stroke(&KeyEvent::new(code, modifiers));
        assert_eq!(key(KeyCode::Char('s'), KeyModifiers::SHIFT), Some(Stroke::letter('S')));
        assert_eq!(key(KeyCode::Char('S'), KeyModifiers::SHIFT), Some(Stroke::letter('S')));
        assert_eq!(key(KeyCode::Char('Z'), KeyModifiers::CONTROL), Some(Stroke::ctrl('z')));
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Stroke::plain(Code::BackTab)));
        assert_eq!(key(KeyCode::CapsLock, KeyModifiers::NONE), None);
        let alt = key(KeyCode::Char('x'), KeyModifiers::ALT).unwrap();
        assert!(!alt.is_printable());
    }

    #[test]
    fn letting_go_is_nothing() {
        let mut event = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(stroke(&event), Some(Stroke::plain(Code::Enter)));
        event.kind = KeyEventKind::Release;
        assert_eq!(stroke(&event), None);
    }
}

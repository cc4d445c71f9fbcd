//! From the terminal's bytes to its keys, and from those to ours.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::{
    base::framer::Frame,
    page::{Code, Stroke},
};

/// What happened at the terminal; `None` where it is no key that is known.
pub(super) fn event(frame: Frame) -> Option<Event> {
    match frame {
        Frame::Paste(words) => Some(Event::Paste(words)),
        Frame::Key(bytes) if is_nowhere(bytes) => None,
        Frame::Key(bytes) => {
            let event = terminput::Event::parse_from(bytes).ok().flatten()?;
            terminput_crossterm::to_crossterm(event).ok()
        }
    }
}

/// The mouse, at column or line zero. They count from one, and the parser would break on it.
fn is_nowhere(bytes: &[u8]) -> bool {
    let inner = bytes.strip_prefix(b"\x1b[").and_then(|rest| rest.split_last());
    let Some((b'M' | b'm', numbers @ [_, ..])) = inner.filter(|_| !bytes.starts_with(b"\x1b[M")) else { return false };
    numbers.split(|byte| *byte == b';').skip(1).take(2).any(|number| number.iter().all(|digit| *digit == b'0'))
}

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

    fn of(bytes: &[u8]) -> Option<Stroke> {
        let Some(Event::Key(key)) = event(Frame::Key(bytes)) else { return None };
        stroke(&key)
    }

    #[test]
    fn what_terminals_send_for_a_key_is_that_key() {
        let known: [(&[&[u8]], Code); 22] = [
            (&[b"\x1b[A", b"\x1bOA"], Code::Up),
            (&[b"\x1b[B", b"\x1bOB"], Code::Down),
            (&[b"\x1b[C", b"\x1bOC"], Code::Right),
            (&[b"\x1b[D", b"\x1bOD"], Code::Left),
            (&[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"], Code::Home),
            (&[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"], Code::End),
            (&[b"\x1b[5~"], Code::PageUp),
            (&[b"\x1b[6~"], Code::PageDown),
            (&[b"\x1b[3~"], Code::Delete),
            (&[b"\x1b[Z"], Code::BackTab),
            (&[b"\t", b"\x1b[9u"], Code::Tab),
            (&[b"\r", b"\n", b"\x1b[13u", b"\x1b[57414u"], Code::Enter),
            (&[b"\x7f", b"\x1b[127u"], Code::Backspace),
            (&[b"\x1b", b"\x1b[27u"], Code::Esc),
            (&[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"], Code::F(1)),
            (&[b"\x1bOR", b"\x1b[13~", b"\x1b[[C"], Code::F(3)),
            (&[b"\x1b[[E", b"\x1b[15~"], Code::F(5)),
            (&[b"\x1b[17~"], Code::F(6)),
            (&[b"\x1b[24~"], Code::F(12)),
            (&[b"a", b"\x1b[97u"], Code::Char('a')),
            (&[b"S", b"\x1b[115:83;2u"], Code::Char('S')),
            (&["ß".as_bytes()], Code::Char('ß')),
        ];
        for (ways, code) in known {
            for bytes in ways {
                assert_eq!(of(bytes), Some(Stroke::plain(code)), "{:?}", bytes.escape_ascii().to_string());
            }
        }
    }

    #[test]
    fn ctrl_and_alt_are_told() {
        let ctrl = |code| Some(Stroke { code, ctrl: true, alt: false });
        let alt = |code| Some(Stroke { code, ctrl: false, alt: true });
        assert_eq!(of(b"\x07"), Some(Stroke::ctrl('g')));
        assert_eq!(of(b"\x0c"), Some(Stroke::ctrl('l')));
        assert_eq!(of(b"\x1b[108;5u"), Some(Stroke::ctrl('l')));
        assert_eq!(of(b"\x1b[1;5C"), ctrl(Code::Right));
        assert_eq!(of(b"\x1b[3;5~"), ctrl(Code::Delete));
        assert_eq!(of(b"\x1b[1;3D"), alt(Code::Left));
        assert_eq!(of(b"\x1b\x7f"), alt(Code::Backspace));
        assert_eq!(of(b"\x1bx"), alt(Code::Char('x')));
        assert_eq!(of("\x1bß".as_bytes()), alt(Code::Char('ß')));
        assert_eq!(of(b"\x1b[1;2A"), Some(Stroke::plain(Code::Up)));
    }

    #[test]
    fn the_mouse_is_told_where_it_can_be() {
        use crossterm::event::{MouseButton, MouseEventKind};
        let mouse = |bytes: &[u8]| match event(Frame::Key(bytes)) {
            Some(Event::Mouse(mouse)) => Some((mouse.kind, mouse.column, mouse.row)),
            _ => None,
        };
        let left = MouseEventKind::Down(MouseButton::Left);
        for bytes in [b"\x1b[<0;3;2M".as_slice(), b"\x1b[32;3;2M", b"\x1b[M #\""] {
            assert_eq!(mouse(bytes), Some((left, 2, 1)));
        }
        assert_eq!(mouse(b"\x1b[<0;3;2m"), Some((MouseEventKind::Up(MouseButton::Left), 2, 1)));
        assert_eq!(mouse(b"\x1b[<65;10;1M"), Some((MouseEventKind::ScrollDown, 9, 0)));
        for bytes in [b"\x1b[<0;0;2M".as_slice(), b"\x1b[<0;3;0m", b"\x1b[32;00;1M", b"\x1b[<M", b"\x1b[<0M"] {
            assert_eq!(mouse(bytes), None);
        }
    }

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

    proptest::proptest! {
        #[test]
        fn whatever_comes_can_be_looked_up(bytes in "(\x1b[\\[O])?[\x00-\x7f]{0,9}") {
            let mut framer = crate::base::framer::Framer::default();
            framer.feed(bytes.as_bytes(), &mut |frame| drop(event(frame)));
        }
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

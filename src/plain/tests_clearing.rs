//! Clearing what stands above: when the screen is hidden, and when the person leaves.

use super::{
    Partner, run,
    testing::{At, Mini},
};
use crate::{app::Event, app::Scene, base::Phrase, content::Words, say};

/// Lines on something that can be cleared, or not.
struct Window {
    app: Mini,
    clears: bool,
    asks: bool,
    cleared: usize,
}

impl Partner for Window {
    fn scene(&self) -> Scene {
        self.app.scene()
    }
    fn send(&mut self, event: Event) {
        self.app.send(event);
    }
    fn left(&self) -> bool {
        self.app.left()
    }
    fn settle(&mut self) {
        self.app.settle();
    }
    fn clear(&mut self) -> bool {
        self.cleared += usize::from(self.clears);
        self.clears
    }
    fn asks_to_clear(&self) -> bool {
        self.asks
    }
}

/// What is said to that, and how often it was cleared.
fn talked(input: &str, clears: bool, asks: bool) -> (String, usize) {
    let mut window = Window { app: Mini::new(At::Goal), clears, asks, cleared: 0 };
    let mut out = Vec::new();
    run(&mut input.as_bytes(), &mut out, &mut window, &Words::english(), "").unwrap();
    assert!(window.app.left);
    (String::from_utf8(out).unwrap(), window.cleared)
}

fn said(phrase: &Phrase) -> String {
    Words::english().say(phrase)
}

#[test]
fn hiding_clears_once_each_time_and_says_what_is_known() {
    let (can, could_not) = (said(&say!("plain.hidden_cleared")), said(&say!("plain.hidden_above")));
    let (out, cleared) = talked(".hide\nx\nhide\n.hide\nhide\nquit\n", true, false);
    assert_eq!((cleared, out.matches(&can).count()), (2, 2));
    assert!(!out.contains(&could_not));
    let (out, cleared) = talked(".hide\nhide\nquit\n", false, false);
    assert_eq!((cleared, out.matches(&could_not).count()), (0, 1));
    assert!(!out.contains(&can));
}

#[test]
fn leaving_asks_once_and_only_the_word_clears() {
    let (ask, done) = (said(&say!("plain.leave_clear")), said(&say!("plain.leave_cleared")));
    for (answer, wanted) in [("clear", 1), (" .CLEAR ", 1), ("", 0), ("yes", 0), ("clear it", 0)] {
        for leave in ["quit", ".leave", "exit"] {
            let (out, cleared) = talked(&format!("{leave}\n{answer}\nquit\n"), true, true);
            assert_eq!((cleared, out.matches(&done).count()), (wanted, wanted), "{leave:?} {answer:?}");
            assert_eq!(out.matches(&ask).count(), 1, "{leave:?} {answer:?}");
        }
    }
    // Nobody is there to answer.
    for input in ["", "quit\n"] {
        assert_eq!(talked(input, true, true).1, 0, "{input:?}");
    }
    assert!(!talked("", true, true).0.contains(&ask), "the input is at its end: nothing is asked");
    assert!(!talked("quit\nclear\n", true, false).0.contains(&ask));
    assert!(!talked("quit\nclear\n", false, true).0.contains(&done), "what was not done is not said");
}

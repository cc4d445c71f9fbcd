//! The talk: what was said so far, and what is to be said now.
//!
//! A turn is: one line is heard, its events go to the app, and what changed is said. Choosing a row needs
//! two rounds (the focus moves, then its actions are known), so a turn may ask for further events.
//!
//! Must never: read or write by itself, or say any of the person's words while the screen is hidden.

use super::{
    changes::{changes, how_many},
    choice,
    finding::{self, Filter},
    lines::{Lines, plainly, spoken},
    question::{self, Asked},
    reading::{self, Numbers, Span},
    row::is_moving,
};
use crate::{
    app::{Event, Scene},
    base::{Slot, text::one_line},
    content::Words,
    page::{Act, Action, Allowed, Page, RowId, Scope},
    say,
};

/// How many pages back are remembered, so that coming back does not say all of them again.
const REMEMBERED: usize = 8;

/// A page come back to on which more than this changed is said whole: numbers out of order would confuse.
const FEW: usize = 3;

/// What comes of one line, or of one change: lines to say and events to send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// To be written, one a line. Clean, and without line ends.
    pub lines: Vec<String>,
    /// To be sent to the app, in this order.
    pub events: Vec<Event>,
}

/// What numbers mean now.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Menu {
    /// Rows and fields of the page.
    #[default]
    Page,
    /// What can be done with one row.
    Row { target: RowId, acts: Vec<Act> },
}

/// What is to be done once the focus has moved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Tell what can be done with the row.
    Row(RowId),
    /// Do with the row what this word says.
    RowWord(RowId, String),
    /// Say more rows of a long list.
    Rows { back: bool },
}

/// A page that was left.
#[derive(Debug)]
struct Remembered {
    place: String,
    page: Page,
    numbers: Numbers,
    span: Option<Span>,
}

/// What this turn did, as far as it decides what is to be said.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one plain fact about a turn; they come in any mix")]
pub(super) struct Done {
    /// Something was done; a notice is news then even if it reads as before.
    acted: bool,
    /// Any event was sent.
    pub(super) sent: bool,
    /// Anything was said.
    said: bool,
    /// It goes to a place by name: such a page is said whole.
    pub(super) going: bool,
    /// It came from the actions of a row: numbers mean the page again now.
    pub(super) from_row: bool,
    /// An answer was written.
    pub(super) wrote: bool,
    /// An answer was too long.
    pub(super) too_long: bool,
}

/// The line-by-line face.
#[derive(Debug, Default)]
pub struct Talk {
    pub(super) numbers: Numbers,
    pub(super) span: Option<Span>,
    pub(super) menu: Menu,
    pub(super) asked: Option<Asked>,
    pub(super) next: Option<Next>,
    pub(super) done: Done,
    /// The next question is one that was asked a moment ago.
    pub(super) retry: bool,
    pub(super) filter: Filter,
    behind: Vec<Remembered>,
    banner: Option<String>,
    unsaved: bool,
    /// The lines from before the screen was hidden were cleared, as far as that can be known.
    cleared: bool,
}

impl Talk {
    /// A talk that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first lines. `why` is a ready sentence on why this face is on; it may be empty.
    pub fn open(&mut self, scene: &Scene, words: &Words, why: &str) -> Vec<String> {
        let mut out = Lines::default();
        let mut first = words.say(&say!("plain.on", name = scene.name.as_str()));
        super::lines::then(&mut first, why.trim());
        super::lines::then(&mut first, &words.say(&say!("plain.on_help")));
        out.say(one_line(&first));
        let scene = &*finding::heard(scene, false);
        if scene.hidden {
            say_hidden(false, words, &mut out);
            return out.done();
        }
        self.glance(scene);
        self.banner(scene, &mut out);
        if let Some(notice) = &scene.notice {
            out.say(spoken(scene, &notice.text));
        }
        self.whole_page(scene, words, &mut out);
        self.ask_if_writing(scene, words, &mut out);
        out.done()
    }

    /// Back from elsewhere, where the page was left as `before`: where this is, and what is different. The page itself
    /// was said already, and its numbers hold.
    pub fn back(&mut self, before: &Scene, now: &Scene, words: &Words) -> Vec<String> {
        (self.menu, self.next, self.asked, self.done) = (Menu::Page, None, None, Done::default());
        self.filter = Filter::Still;
        let now = &*finding::heard(now, false);
        let mut out = Lines::default();
        out.say(words.say(&say!("plain.back_at", title = now.page.title.as_str())));
        if let Some(notice) = &now.notice {
            out.say(spoken(now, &notice.text));
        }
        changes(&before.page, now, None, words, &mut self.numbers, &mut out);
        out.say(words.say(&say!("plain.prompt")));
        out.done()
    }

    /// A line was typed.
    pub fn hear(&mut self, line: &str, scene: &Scene, words: &Words) -> Turn {
        self.done = Done::default();
        self.next = None;
        let turn = match &scene.writing {
            _ if scene.hidden => hear_hidden(line, words),
            Some(slot) if finding::filter(scene).is_some() => self.hear_in_find(&slot.clone(), line, scene, words),
            Some(slot) => self.hear_answer(&slot.clone(), line, scene, words),
            None => self.hear_choice(line, scene, words),
        };
        self.close(turn)
    }

    /// What was said before was cleared, or could not be; to be told of when the screen is hidden.
    pub fn cleared(&mut self, cleared: bool) {
        self.cleared = cleared;
    }

    /// To be called after each event: keeps what would be gone when all of them are through.
    pub fn glance(&mut self, scene: &Scene) {
        self.unsaved |= !scene.is_saved;
        if let Some(asked) = &mut self.asked
            && let Some(field) = scene.page.field(&asked.slot)
        {
            asked.field = Some(field.clone());
        }
    }

    /// The events of a turn are through: says what changed, and may ask for more events.
    pub fn after(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        self.glance(now);
        let before = finding::heard(before, self.filter == Filter::Asked);
        if now.visit != before.visit {
            self.comes_to_a_filter(now);
        }
        if now.folds != before.folds {
            self.behind.clear();
        }
        let now = finding::heard(now, self.filter == Filter::Asked);
        self.after_all(&before, &now, words)
    }

    fn after_all(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        let mut out = Lines::default();
        let mut events = Vec::new();
        if now.hidden {
            if !before.hidden {
                say_hidden(std::mem::take(&mut self.cleared), words, &mut out);
            }
            return self.close(Turn { lines: out.done(), events });
        }
        if before.hidden {
            out.say(words.say(&say!("plain.shown_again", place = plainly(&now.place))));
        }
        self.news(before, now, &mut out);
        if before.pen.is_empty() && !now.pen.is_empty() {
            out.say(words.say(&say!("plain.above_stays")));
        }
        let moved = now.visit != before.visit;
        let answered = self.answered(before, now, moved, words, &mut out, &mut events);
        // A row on the move changes much that is not worth hearing until it is put down.
        let on_the_move = is_moving(before) && is_moving(now);
        // Nor is there anything to hear amid an answer; once it is in, it alone is said.
        let answering = question::is_open(before) || question::is_open(now);
        if !moved && !before.hidden && !on_the_move && !answering {
            // Of another workbook no difference is told: it would name what was folded away.
            if self.filter == Filter::Answered || now.folds != before.folds {
                self.filter = Filter::Still;
                self.whole_page(now, words, &mut out);
            } else {
                self.changed(before, now, answered.as_ref(), words, &mut out);
            }
        }
        self.saved(now, now.writing.is_some() && answered.is_none() && !moved, words, &mut out);
        if moved {
            self.arrive(before, now, words, &mut out);
        }
        if before.hidden && !moved && self.numbers.count() == 0 {
            self.whole_page(now, words, &mut out);
        }
        self.go_on(now, words, &mut out, &mut events);
        let moving = self.moving(before, now, moved, words, &mut out);
        let resumed = moved || before.hidden || self.asked.as_ref().map(|a| &a.slot) != now.writing.as_ref();
        if resumed {
            self.ask_if_writing(now, words, &mut out);
        }
        let back_at_menu = answered.is_some() || self.done.from_row || before.hidden;
        if back_at_menu && !moved && !moving && now.writing.is_none() && events.is_empty() && self.menu == Menu::Page {
            out.say(words.say(&say!("plain.prompt")));
        }
        if out.is_empty() && events.is_empty() && self.done.sent && !self.done.said && !self.done.wrote {
            out.say(words.say(&say!("plain.nothing_changed")));
        }
        self.close(Turn { lines: out.done(), events })
    }

    /// The program ends: only what is news is said, not the page behind it.
    pub fn last(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        let mut out = Lines::default();
        if !now.hidden {
            self.news(before, now, &mut out);
        }
        self.saved(now, false, words, &mut out);
        Turn { lines: out.done(), events: Vec::new() }
    }

    /// Notes what a turn does before it is handed out.
    fn close(&mut self, turn: Turn) -> Turn {
        self.done.acted =
            turn.events.iter().any(|event| matches!(event, Event::Do(_) | Event::Key(_) | Event::TooLong { .. }));
        self.done.sent |= !turn.events.is_empty();
        self.done.said |= !turn.lines.is_empty();
        turn
    }

    fn news(&mut self, before: &Scene, now: &Scene, out: &mut Lines) {
        if let Some(notice) = &now.notice
            && (self.done.acted || now.notice != before.notice)
        {
            out.say(spoken(now, &notice.text));
        }
        // Who writes is told when it changes; the notice of the keys that were given on tells it already.
        let told = now.notice.as_ref().is_some_and(|notice| notice.text.contains(&now.pen));
        if now.pen != before.pen && !now.pen.is_empty() && !told {
            out.say(&now.pen);
        }
        if let Some(question) = now.question.as_ref().filter(|question| before.question.as_ref() != Some(question)) {
            out.say(question);
        }
        self.banner(now, out);
    }

    fn banner(&mut self, now: &Scene, out: &mut Lines) {
        if now.banner != self.banner {
            self.banner.clone_from(&now.banner);
            if let Some(trouble) = &now.banner {
                out.say(spoken(now, trouble));
            }
        }
    }

    /// Once after each change. Not `amid` an answer, as between the lines of a long text.
    fn saved(&mut self, now: &Scene, amid: bool, words: &Words, out: &mut Lines) {
        if self.unsaved && now.is_saved && !amid {
            self.unsaved = false;
            out.say(words.say(&say!("plain.saved")));
        }
    }

    fn changed(&mut self, before: &Scene, now: &Scene, skip: Option<&Slot>, words: &Words, out: &mut Lines) {
        changes(&before.page, now, skip, words, &mut self.numbers, out);
    }

    /// Another page. One that was left a moment ago is not said again, only what changed on it, if that is little.
    fn arrive(&mut self, before: &Scene, now: &Scene, words: &Words, out: &mut Lines) {
        self.menu = Menu::Page;
        let titled = !now.page.title.trim().is_empty();
        let known = |page: &Remembered| titled && page.place == now.place && page.page.title == now.page.title;
        // From one of the lowest pages to another nobody comes back.
        let lowest = |scene: &Scene| scene.actions.iter().all(|action| action.act != Act::Back);
        let anew = self.done.going || before.hidden || (lowest(before) && lowest(now));
        let at = if anew { None } else { self.behind.iter().rposition(known) };
        if let Some(at) = at {
            let there = self.behind.remove(at);
            self.behind.truncate(at);
            if how_many(&there.page, now, words) > FEW {
                return self.whole_page(now, words, out);
            }
            self.numbers = there.numbers;
            self.span = there.span;
            out.say(words.say(&say!("plain.back_at", title = now.page.title.as_str())));
            changes(&there.page, now, None, words, &mut self.numbers, out);
            if now.writing.is_none() {
                out.say(words.say(&say!("plain.prompt")));
            }
            return;
        }
        if self.behind.len() >= REMEMBERED {
            self.behind.remove(0);
        }
        let numbers = std::mem::take(&mut self.numbers);
        let span = self.span.take();
        if now.folds == before.folds {
            let (place, page) = (before.place.clone(), before.page.clone());
            self.behind.push(Remembered { place, page, numbers, span });
        }
        if self.filter == Filter::Asked {
            // The question comes first; what is found is said when it is answered.
            out.say(&now.page.title);
        } else {
            self.whole_page(now, words, out);
        }
    }

    /// This page was left a moment ago.
    pub(super) fn was_here(&self, now: &Scene) -> bool {
        self.behind.iter().any(|page| page.place == now.place && page.page.title == now.page.title)
    }

    /// The page and what can be said there. Numbers begin anew.
    pub(super) fn whole_page(&mut self, scene: &Scene, words: &Words, out: &mut Lines) {
        self.menu = Menu::Page;
        self.span = reading::page(scene, words, &mut self.numbers, out);
        if let Some(first) = takes_at_once(scene).filter(|_| scene.writing.is_none()) {
            let number = self.numbers.give(first);
            out.say(words.say(&say!("plain.turn", number = number)));
        } else if scene.writing.is_none() {
            let names: Vec<String> = short_choices(scene, words);
            out.say(words.say(&say!("plain.you_can_say", names = names.join(", "))));
        }
    }

    /// What was waiting for the focus to move.
    fn go_on(&mut self, now: &Scene, words: &Words, out: &mut Lines, events: &mut Vec<Event>) {
        match self.next.take() {
            None => {}
            Some(Next::Rows { back }) => {
                let read = self.read_rows(now, words, back, out);
                out.say(if read { String::new() } else { words.say(&say!("plain.rows_end")) });
            }
            Some(Next::Row(target)) => self.row_chosen(&target, now, words, out, events),
            Some(Next::RowWord(target, word)) => self.row_word(&target, &word, now, words, out, events),
        }
    }
}

/// Of questions in their turn: the choice that Enter alone takes.
pub(super) fn takes_at_once(scene: &Scene) -> Option<&RowId> {
    scene.focus.as_ref().filter(|focus| scene.in_turn && matches!(focus, RowId::Choice(_)))
}

/// Why that can not be done now, if it can not.
pub(super) fn refusal(scene: &Scene, act: Act) -> Option<String> {
    scene.actions.iter().find(|action| action.act == act).and_then(|action| match &action.allowed {
        Allowed::No(why) => Some(spoken(scene, why)),
        Allowed::Yes => None,
    })
}

/// "I do not know that word", and what would do.
pub(super) fn unknown(typed: &str, names: &[String], words: &Words) -> String {
    let typed = crate::base::letters::clip(&one_line(typed), 40);
    if names.is_empty() {
        return words.say(&say!("plain.unknown_alone", typed = typed));
    }
    words.say(&say!("plain.unknown", typed = typed, names = names.join(", ")))
}

/// Whom to call comes first: a person who types only "help" may mean that.
pub(super) fn help(scene: &Scene, words: &Words, out: &mut Lines) {
    out.say(spoken(scene, &plainly(&scene.call)));
    // On a shelf nothing is kept and nothing can be taken back.
    let keeps = scene.actions.iter().any(|action| action.act == Act::Undo);
    let last = if keeps {
        ["plain.help.answer", "plain.help.stops", "plain.help.kept"].as_slice()
    } else {
        ["plain.help.stops_here", "plain.help.leave"].as_slice()
    };
    for key in ["plain.help.call", "plain.help.number", "plain.help.word"].iter().chain(last) {
        out.say(words.plain(key));
    }
}

/// The names said at the end of a page. `choices` tells all of them.
fn short_choices(scene: &Scene, words: &Words) -> Vec<String> {
    let fits = |action: &&Action| {
        let here = action.scope == Scope::Page || (action.scope == Scope::Everywhere && action.foot);
        here && action.allowed == Allowed::Yes && action.act != Act::Back && !choice::has_other_means(action.act)
    };
    let mut out: Vec<String> = scene.actions.iter().filter(fits).map(|action| action.label.clone()).collect();
    out.extend(scene.tabs.iter().filter(|tab| !tab.here).map(|tab| tab.label.clone()));
    out.extend(["plain.word.choices", "plain.word.help"].map(|key| words.plain(key)));
    if scene.actions.iter().any(|action| action.act == Act::Back && action.allowed == Allowed::Yes) {
        out.push(words.plain("plain.word.back"));
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|name| seen.insert(choice::normal(name)));
    out
}

fn say_hidden(cleared: bool, words: &Words, out: &mut Lines) {
    out.say(words.say(&say!("plain.hidden")));
    let above = if cleared { say!("plain.hidden_cleared") } else { say!("plain.hidden_above") };
    out.say(words.say(&above));
}

/// While hidden only one word is heard. Enter alone is not enough: whoever stands there may press it.
fn hear_hidden(line: &str, words: &Words) -> Turn {
    let typed = choice::normal(line.trim().trim_start_matches('.'));
    if typed == choice::normal(&words.plain("plain.word.hide")) {
        return Turn { lines: Vec::new(), events: vec![Event::Do(Act::Hide)] };
    }
    let mut out = Lines::default();
    out.say(words.say(&say!("plain.hidden")));
    Turn { lines: out.done(), events: Vec::new() }
}

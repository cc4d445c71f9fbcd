//! The talk: what was said so far, and what is to be said now.
//!
//! A turn is: one line is heard, its events go to the app, and what changed is said. Choosing a row needs
//! two rounds (the focus moves, then its actions are known), so a turn may ask for further events.
//!
//! Never read or write by itself, or say any of the person's words while the screen is hidden.

use super::{
    answer::{answered, hear_answer},
    changes::{changes, how_many},
    choice,
    finding::{self, comes_to_a_filter, hear_in_find},
    lines::{Lines, spoken},
    menu::{as_a_note, hear_choice},
    question::{self, ask_if_writing},
    row::{is_moving, moving, row_chosen, row_word},
    state::{Done, Filter, Menu, Next, Remembered, State, Turn},
    whole::{Read, ask_what, page_after, read_on, whole_page},
};
use crate::{
    app::{Event, Scene},
    base::{Slot, text::one_line},
    content::Words,
    page::{Act, Block, FieldKind},
    say,
};

/// How many pages back are remembered, so that coming back does not say all of them again.
const REMEMBERED: usize = 8;

/// Changes so few are told one by one. Where more than half of a page is another, it is said anew.
const FEW: usize = 3;

/// The line-by-line face.
#[derive(Debug, Default)]
pub struct Talk {
    state: State,
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
        whole_page(&mut self.state, scene, words, &mut out);
        ask_if_writing(&mut self.state, scene, words, &mut out);
        out.done()
    }

    /// Back from elsewhere, where the page was left as `before`: where this is, and what is different. The page itself
    /// was said already, and its numbers hold.
    pub fn back(&mut self, before: &Scene, now: &Scene, words: &Words) -> Vec<String> {
        (self.state.menu, self.state.next, self.state.asked, self.state.done) =
            (Menu::Page, None, None, Done::default());
        self.state.filter = Filter::Still;
        let now = &*finding::heard(now, false);
        let mut out = Lines::default();
        out.say(words.say(&say!("plain.back_at", title = now.page.title.as_str())));
        if let Some(notice) = &now.notice {
            out.say(spoken(now, &notice.text));
        }
        changes(&before.page, now, None, words, &mut self.state.numbers, &mut out);
        ask_what(&mut self.state, words, &mut out);
        out.done()
    }

    /// A line was typed.
    pub fn hear(&mut self, line: &str, scene: &Scene, words: &Words) -> Turn {
        self.state.done = Done::default();
        self.state.next = None;
        let sentence = self.state.sentence.take();
        let turn = match &scene.writing {
            _ if scene.hidden => hear_hidden(line, words),
            Some(slot) if finding::filter(scene).is_some() => {
                hear_in_find(&mut self.state, &slot.clone(), line, scene, words)
            }
            Some(slot) => hear_answer(&mut self.state, &slot.clone(), line, scene, words),
            None => {
                as_a_note(sentence, line, words).unwrap_or_else(|| hear_choice(&mut self.state, line, scene, words))
            }
        };
        self.close(turn)
    }

    /// What was said before was cleared, or could not be; to be told of when the screen is hidden.
    pub fn cleared(&mut self, cleared: bool) {
        self.state.cleared = cleared;
    }

    /// To be called after each event: keeps what would be gone when all of them are through.
    pub fn glance(&mut self, scene: &Scene) {
        self.state.changed |= !scene.is_saved;
        if let Some(asked) = &mut self.state.asked
            && let Some(field) = scene.page.field(&asked.slot)
        {
            asked.field = Some(field.clone());
        }
    }

    /// The events of a turn are through: says what changed, and may ask for more events.
    pub fn after(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        self.glance(now);
        let before = finding::heard(before, self.state.filter == Filter::Asked);
        if now.visit != before.visit {
            comes_to_a_filter(&mut self.state, now);
        }
        if now.folds != before.folds {
            self.state.behind.clear();
            // Someone else may listen now.
            self.state.tell_in_full();
        }
        let now = finding::heard(now, self.state.filter == Filter::Asked);
        let turn = self.after_all(&before, &now, words);
        self.state.unsaved |= !now.is_saved;
        turn
    }

    fn after_all(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        let mut out = Lines::default();
        let mut events = Vec::new();
        if now.hidden {
            if !before.hidden {
                say_hidden(std::mem::take(&mut self.state.cleared), words, &mut out);
            }
            return self.close(Turn { lines: out.done(), events });
        }
        if before.hidden {
            out.say(words.say(&say!("plain.shown_again", place = now.place.as_str())));
        }
        self.news(before, now, words, &mut out);
        if before.pen.is_empty() && !now.pen.is_empty() {
            out.say(words.say(&say!("plain.above_stays")));
        }
        let moved = now.visit != before.visit;
        let answered = answered(&mut self.state, before, now, moved, words, &mut out, &mut events);
        // A row on the move changes much that is not worth hearing until it is put down.
        let on_the_move = is_moving(before) && is_moving(now);
        // Nor is there anything to hear amid an answer; once it is in, it alone is said.
        let answering = question::is_open(before) || question::is_open(now);
        if !moved && !before.hidden && !on_the_move && !answering {
            // Of another workbook no difference is told: it would name what was folded away.
            if self.state.filter == Filter::Answered || now.folds != before.folds {
                self.state.filter = Filter::Still;
                whole_page(&mut self.state, now, words, &mut out);
            } else {
                self.changed(before, now, answered.as_ref(), words, &mut out);
            }
        }
        self.saved(now, now.writing.is_some() && answered.is_none() && !moved, words, &mut out);
        if moved {
            self.arrive(before, now, words, &mut out);
        }
        if before.hidden && !moved && self.state.numbers.count() == 0 {
            whole_page(&mut self.state, now, words, &mut out);
        }
        self.go_on(now, words, &mut out, &mut events);
        let moving = moving(&mut self.state, before, now, moved, words, &mut out);
        let resumed = moved || before.hidden || self.state.asked.as_ref().map(|a| &a.slot) != now.writing.as_ref();
        if resumed {
            ask_if_writing(&mut self.state, now, words, &mut out);
        }
        let back_at_menu = answered.is_some() || self.state.done.from_row || before.hidden;
        if back_at_menu
            && !moved
            && !moving
            && now.writing.is_none()
            && events.is_empty()
            && self.state.menu == Menu::Page
        {
            ask_what(&mut self.state, words, &mut out);
        }
        if out.is_empty()
            && events.is_empty()
            && self.state.done.sent
            && !self.state.done.said
            && !self.state.done.wrote
        {
            out.say(words.say(&say!("plain.nothing_changed")));
        }
        self.close(Turn { lines: out.done(), events })
    }

    /// The program ends: only what is news is said, not the page behind it.
    pub fn last(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        let mut out = Lines::default();
        if !now.hidden {
            self.news(before, now, words, &mut out);
        }
        // What was changed in all this time is safe: who leaves may know.
        self.state.unsaved |= self.state.changed;
        self.saved(now, false, words, &mut out);
        Turn { lines: out.done(), events: Vec::new() }
    }

    /// Notes what a turn does before it is handed out.
    fn close(&mut self, turn: Turn) -> Turn {
        if !turn.events.is_empty() {
            self.state.whole = None;
        }
        self.state.done.acted =
            turn.events.iter().any(|event| matches!(event, Event::Do(_) | Event::Key(_) | Event::TooLong { .. }));
        self.state.done.sent |= !turn.events.is_empty();
        self.state.done.said |= !turn.lines.is_empty();
        turn
    }

    fn news(&mut self, before: &Scene, now: &Scene, words: &Words, out: &mut Lines) {
        if let Some(notice) = &now.notice
            && (self.state.done.acted || now.notice != before.notice)
        {
            out.say(spoken(now, &notice.text));
        }
        // Who writes is told when it changes; the notice of the keys that were given on tells it already.
        let now_writes = words.say(&say!("pen.now", who = now.pen.as_str()));
        let told = now.notice.as_ref().is_some_and(|notice| notice.text == now_writes);
        if now.pen != before.pen && !now.pen.is_empty() && !told {
            out.say(&now.pen);
        }
        if let Some(question) = now.question.as_ref().filter(|question| before.question.as_ref() != Some(question)) {
            out.say(question);
        }
        self.banner(now, out);
    }

    fn banner(&mut self, now: &Scene, out: &mut Lines) {
        if now.banner != self.state.banner {
            self.state.banner.clone_from(&now.banner);
            if let Some(trouble) = &now.banner {
                out.say(spoken(now, trouble));
            }
        }
    }

    /// Once, where it was not so when the line before was done. Not `amid` an answer, as between the lines of a long text.
    fn saved(&mut self, now: &Scene, amid: bool, words: &Words, out: &mut Lines) {
        if self.state.unsaved && now.is_saved && !amid {
            (self.state.unsaved, self.state.changed) = (false, false);
            out.say(words.say(&say!("plain.saved")));
        }
    }

    fn changed(&mut self, before: &Scene, now: &Scene, skip: Option<&Slot>, words: &Words, out: &mut Lines) {
        changes(&before.page, now, skip, words, &mut self.state.numbers, out);
    }

    /// Another page. One that was left a moment ago is not said again, only what changed on it, if that is little.
    fn arrive(&mut self, before: &Scene, now: &Scene, words: &Words, out: &mut Lines) {
        self.state.menu = Menu::Page;
        self.state.most = at_most(before);
        let titled = !now.page.title.trim().is_empty();
        let known = |page: &Remembered| titled && page.place == now.place && page.page.title == now.page.title;
        // From one of the lowest pages to another nobody comes back.
        let lowest = |scene: &Scene| scene.actions.iter().all(|action| action.act != Act::Back);
        let anew = self.state.done.going || before.hidden || (lowest(before) && lowest(now));
        let at = if anew { None } else { self.state.behind.iter().rposition(known) };
        if let Some(at) = at {
            let there = self.state.behind.remove(at);
            self.state.behind.truncate(at);
            let (changed, all) = how_many(&there.page, now, words);
            if changed > FEW && changed * 2 > all {
                return whole_page(&mut self.state, now, words, out);
            }
            self.state.numbers = there.numbers;
            self.state.span = there.span;
            out.say(words.say(&say!("plain.back_at", title = now.page.title.as_str())));
            changes(&there.page, now, None, words, &mut self.state.numbers, out);
            if now.writing.is_none() {
                ask_what(&mut self.state, words, out);
            }
            return;
        }
        if self.state.behind.len() >= REMEMBERED {
            self.state.behind.remove(0);
        }
        let numbers = std::mem::take(&mut self.state.numbers);
        let span = self.state.span.take();
        if now.folds == before.folds {
            let (place, page) = (before.place.clone(), before.page.clone());
            self.state.behind.push(Remembered { place, page, numbers, span });
        }
        if self.state.filter == Filter::Asked {
            // The question comes first; what is found is said when it is answered.
            out.say(&now.page.title);
        } else {
            // Of questions in their turn, what they have in common was heard with the first.
            let chain = before.in_turn && now.in_turn && now.folds == before.folds && !anew;
            page_after(&mut self.state, now, chain.then_some(&before.page), words, out);
        }
    }

    /// What was waiting for the focus to move.
    fn go_on(&mut self, now: &Scene, words: &Words, out: &mut Lines, events: &mut Vec<Event>) {
        match self.state.next.take() {
            None => {}
            Some(Next::Read { back }) => {
                let read = read_on(&mut self.state, now, back, words, out);
                out.say(if read == Read::Said { String::new() } else { words.say(&say!("plain.rows_end")) });
            }
            Some(Next::Row(row_id)) => row_chosen(&mut self.state, &row_id, now, words, out, events),
            Some(Next::RowWord(row_id, word)) => row_word(&mut self.state, &row_id, &word, now, words, out, events),
        }
    }
}

/// How many choices may be taken of the field that was chosen, where that is fewer than there are.
fn at_most(before: &Scene) -> Option<usize> {
    let field = super::reading::blocks(&before.page).find_map(|block| match block {
        Block::Field(field) if before.focus.as_ref() == Some(&field.id) => Some(field),
        _ => None,
    });
    match &field?.kind {
        FieldKind::PickMany { choices, most } if *most < choices.len() => Some(*most),
        _ => None,
    }
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

//! From a key to an action. While words are being written, printable keys are text and never come here.
//!
//! Never let a letter change the workbook but as text. On lists letters open; Space, Enter and Ctrl keys act.

use super::{App, help, memory::Run};
use crate::{
    base::{Kind, Phrase, Slot},
    page::{Act, Action, Allowed, Code, Field, FieldKind, Mark, Row, RowId, Stroke, action},
    say,
    screens::Behaviour,
};

/// Who types words presses one letter after the other within so many milliseconds.
const IN_WORDS: u64 = 1_000;
/// So many letters are words.
const BEGIN_WORDS: usize = 3;

impl App {
    /// A key was pressed that is not text.
    pub(super) fn key(&mut self, stroke: Stroke) {
        if self.hidden {
            self.typed_hidden |= stroke.is_printable();
            if matches(Act::Hide, stroke) {
                self.deliberate(Act::Hide);
            }
            return;
        }
        self.notice = None;
        if !matches(Act::Interrupt, stroke) {
            self.asked_to_leave = false;
        }
        if self.screen_is(Behaviour::Filtered) {
            self.key_in_help(stroke);
        } else if self.writing.is_some() {
            self.key_in_text(stroke);
        } else {
            self.key_or_words(stroke);
        }
    }

    /// A key; or a letter of words that someone types where nothing is written. A letter that does nothing, or that opened a
    /// question, may begin them: those typed after it are no keys, and the third begins a note with all of them.
    fn key_or_words(&mut self, stroke: Stroke) {
        let now = self.now.ms;
        let last = self.run.take();
        // However long ago: a blank now is most likely part of a sentence.
        let after_letter = last.as_ref().is_some_and(|run| !run.words.ends_with(' '));
        let run = last.filter(|run| now.saturating_sub(run.at) < IN_WORDS);
        let letter = match stroke.code {
            Code::Char(c) if stroke.is_printable() => c,
            _ => {
                self.key_in_choosing(stroke, false);
                return;
            }
        };
        let (mut words, asked) = run.as_ref().map_or((String::new(), false), |run| (run.words.clone(), run.asked));
        words.push(letter);
        let run = match run {
            Some(run) if run.is_words && (is_of_words(letter) || letter == ' ') => {
                if letter == ' ' {
                    self.notice(&say!("key.space_again"));
                }
                Run { words, at: now, ..run }
            }
            _ => {
                let stood = self.place().clone();
                let heard = self.key_in_choosing(stroke, after_letter);
                if self.writing.is_some() {
                    return;
                }
                let opened = *self.place() != stood && self.screen_is(Behaviour::AnsweredFirst);
                // On a question that stood already they are refused in words.
                let begins = opened || (!heard && !self.screen_is(Behaviour::AnsweredFirst));
                let words = if heard { letter.to_string() } else { words };
                Run { words, at: now, is_words: begins, asked: opened || (asked && !heard) }
            }
        };
        if run.is_words && run.words.chars().count() >= BEGIN_WORDS {
            if run.asked {
                self.back();
            }
            let nowhere = if self.in_turn() { say!("key.choose_first") } else { say!("key.nowhere") };
            self.begin_note(&run.words, &say!("key.in_a_note"), &nowhere);
            if self.writing.is_some() {
                self.refused = 0;
                return;
            }
            // What is typed on is refused as well.
            self.refused = run.words.chars().count();
        }
        self.run = Some(run);
    }

    fn key_in_help(&mut self, stroke: Stroke) {
        match stroke.code {
            Code::Esc => self.deliberate(Act::Back),
            Code::Enter => self.deliberate(Act::Open),
            _ => {
                let moving = [Act::Up, Act::Down, Act::PageUp, Act::PageDown, Act::First, Act::Last];
                let in_text = action::TABLE.iter().filter(|i| i.in_text || moving.contains(&i.act));
                let found = in_text.into_iter().find(|i| i.keys.contains(&stroke)).map(|i| i.act);
                if let Some(act) = found.filter(|act| *act != Act::Palette) {
                    self.deliberate(act);
                }
            }
        }
    }

    fn key_in_text(&mut self, stroke: Stroke) {
        let one_line = self
            .writing
            .clone()
            .is_some_and(|slot| self.page().field(&slot).is_none_or(|field| !field.kind.has_lines()));
        match stroke.code {
            Code::Esc if self.is_asking() => self.deliberate(Act::Back),
            Code::Enter if self.is_asking() => self.go_on(),
            Code::Esc => self.leave_writing(),
            Code::Enter if one_line => self.open_question_after(),
            Code::Up | Code::Down if one_line => {
                self.stop_writing();
                self.deliberate(if stroke.code == Code::Up { Act::Up } else { Act::Down });
            }
            Code::Tab => self.write_next(1),
            Code::BackTab => self.write_next(-1),
            _ => {
                let found = action::TABLE.iter().find(|i| i.in_text && i.keys.contains(&stroke)).map(|i| i.act);
                if let Some(act) = found {
                    self.deliberate(act);
                }
            }
        }
    }

    /// Esc ends writing. A new row without a word goes with that, back to the row it came after.
    fn leave_writing(&mut self) {
        self.stop_writing();
        if self.on_draft() && matches!(self.stack.top().focus, Some(RowId::Record(_))) {
            self.step(-1);
        }
    }

    /// Tab goes to the next field, Shift-Tab to the one before, and goes on writing there, where it is one to write in.
    fn write_next(&mut self, by: isize) {
        self.stop_writing();
        self.next_field(by);
        if let Some(slot) = self.written_in_focus() {
            self.start_writing(slot);
        }
    }

    /// Enter after an answer: on to the next question that is open; after the last one, to the row that follows.
    pub(super) fn open_question_after(&mut self) {
        // A day or a number that can not be read yet stays in hand, with what would do beside it. Words never hold one up.
        let here = self.writing.clone();
        let field = here.and_then(|slot| self.page().field(&slot));
        if field.is_some_and(|field| field.kind != FieldKind::Line && !field.problem.is_empty()) {
            return;
        }
        self.stop_writing();
        let Some(RowId::Slot(here)) = self.stack.top().focus.clone() else { return };
        let open = {
            let later = self.page().fields().skip_while(|field| field.slot != here).skip(1);
            later.filter(|field| field.is_open()).map(|field| (field.slot.clone(), field.kind.is_typed())).next()
        };
        match open {
            Some((slot, true)) => self.start_writing(slot),
            Some((slot, false)) => self.point(RowId::Slot(slot)),
            None => {
                self.step(1);
                self.notice(&say!("write.last"));
            }
        }
    }

    /// The field in which letters are text: the question that is chosen, or a new row without a word. Among rows with keys of
    /// their own, a question that has its answer leaves letters to them.
    pub(super) fn types_into(&mut self) -> Option<Slot> {
        if self.moving.is_some() {
            return None;
        }
        let slot = self.written_in_focus()?;
        let is_text = !self.screen_is(Behaviour::LetterKeys)
            || self.on_draft()
            || self.page().field(&slot).is_some_and(Field::is_open);
        is_text.then_some(slot)
    }

    /// The field to write in that is chosen: a question, or the words of a new row.
    fn written_in_focus(&mut self) -> Option<Slot> {
        let focus = self.stack.top().focus.clone()?;
        let begun = self.on_draft();
        let page = self.page();
        let question = page.fields().find(|field| field.id == focus && field.kind.is_typed());
        let new_row = || page.row(&focus).filter(|_| begun).and_then(|row| row.field.as_deref());
        question.or_else(new_row).map(|field| field.slot.clone())
    }

    /// No letter is a key: each is text in the question that is chosen, or it is said that nothing is written in there. So it
    /// is on every page of questions, and on an open question of a list or an outline.
    fn letters_are_text(&mut self) -> bool {
        if self.types_into().is_some() {
            return true;
        }
        let has_keys = self.screen_is(Behaviour::LetterKeys);
        // A question that stands is not left by a slip.
        self.screen_is(Behaviour::AnsweredFirst)
            || !has_keys && self.page().fields().any(|field| field.slot.record.kind() != Kind::Passing)
    }

    /// A key where nothing is written; false where it was none.
    fn key_in_choosing(&mut self, stroke: Stroke, after_letter: bool) -> bool {
        let refused = std::mem::take(&mut self.refused);
        if stroke.code == Code::BackTab {
            self.next_field(-1);
            return true;
        }
        // The end of a sentence that was refused is no answer.
        if stroke.code == Code::Enter && refused >= BEGIN_WORDS {
            let does = self.enter_does();
            self.notice(&does);
            return true;
        }
        // Nothing has changed since the scene was set, or there would be none to take.
        let offers = self.offered.take().unwrap_or_else(|| self.offers());
        let offered = |act: Act| offers.iter().find(|(known, _)| *known == act);
        let letter = stroke.is_printable() && stroke.code != Code::Char(' ');
        let is_text = letter && self.letters_are_text();
        let known = action::TABLE.iter().filter(|info| !is_text && info.keys.contains(&stroke));
        let found = known.into_iter().find_map(|info| offered(info.act));
        match found {
            // Someone types a sentence where no text is: its blanks must not tick steps.
            Some(_) if after_letter && stroke == Stroke::letter(' ') => {
                self.notice(&say!("key.space_again"));
                self.refused = refused + 1;
                return false;
            }
            Some((act, allowed)) => self.run(*act, allowed, !letter),
            // One of several choices, or a box to tick.
            None if stroke == Stroke::letter(' ') && !after_letter && self.on_choice() => self.deliberate(Act::Open),
            None if stroke.is_printable() => {
                let does = self.enter_does();
                self.notice(&does);
                self.refused = refused + 1;
                return false;
            }
            None if matches(Act::SaveAgain, stroke) => self.deliberate(Act::SaveAgain),
            None => {}
        }
        true
    }

    /// In focus is one of several choices, with a sign for being taken or not.
    fn on_choice(&mut self) -> bool {
        let Some(focus) = self.stack.top().focus.clone().filter(is_choice) else { return false };
        let marked = |row: &Row| {
            row.id == focus && matches!(row.mark, Mark::Chosen | Mark::NotChosen | Mark::Taken | Mark::NotTaken)
        };
        self.screen_is(Behaviour::Chooses) || self.page().lists().any(|list| list.rows.iter().any(marked))
    }

    /// That a key does nothing here, and what Enter does.
    fn enter_does(&mut self) -> Phrase {
        if self.moving.is_some() {
            return say!("move.how");
        }
        if self.screen_is(Behaviour::AnsweredFirst) || self.in_turn() {
            return say!("key.choose_first");
        }
        match self.stack.top().focus.clone() {
            Some(id) if is_choice(&id) => say!("key.not_here_choose"),
            Some(RowId::Slot(slot)) => match self.page().field(&slot).map(|field| field.kind.is_typed()) {
                Some(true) => say!("key.not_here_write"),
                Some(false) => say!("key.not_here_choices"),
                None => say!("key.not_here"),
            },
            Some(RowId::Act(_)) => say!("key.not_here_act"),
            _ => say!("key.not_here"),
        }
    }

    /// Does an action, or says why not.
    fn run(&mut self, act: Act, allowed: &Allowed, on_purpose: bool) {
        match allowed {
            Allowed::Yes => self.carry_out(act, on_purpose),
            Allowed::No(reason) => {
                self.notice = Some(super::Notice { text: reason.clone(), urgent: true });
            }
        }
    }

    /// An action chosen by name, number, mouse, or by a key that is no letter.
    pub(super) fn deliberate(&mut self, act: Act) {
        if self.hidden && act != Act::Hide && act != Act::Leave {
            return;
        }
        match self.offers().iter().find(|(known, _)| *known == act) {
            Some((_, allowed)) => self.run(act, allowed, true),
            // It is offered only where a save went wrong.
            None if act == Act::SaveAgain => {
                let saved = if self.is_saved() { say!("saved.already") } else { say!("saved.soon") };
                self.notice(&saved);
            }
            None => self.notice(&say!("act.not_here")),
        }
    }

    /// Everything that can be done now, in the order of the table.
    pub(super) fn actions(&mut self) -> Vec<Action> {
        let offers = self.offers();
        self.actions_of(&offers)
    }

    /// As [`Self::actions`], and kept until the next event.
    pub(super) fn actions_to_show(&mut self) -> Vec<Action> {
        let offers = self.offers();
        let actions = self.actions_of(&offers);
        self.offered = Some(offers);
        actions
    }

    fn actions_of(&mut self, offers: &[(Act, Allowed)]) -> Vec<Action> {
        if self.labels.is_empty() {
            self.labels = help::table(self.words());
        }
        let mut out = Vec::with_capacity(offers.len());
        for action in &self.labels {
            if let Some((_, allowed)) = offers.iter().find(|(act, _)| *act == action.act) {
                out.push(Action { allowed: allowed.clone(), ..action.clone() });
            }
        }
        if self.letters_are_text() {
            let is_key = |stroke: &&Stroke| !stroke.is_printable() || stroke.code == Code::Char(' ');
            for action in &mut out {
                let keys = action::info(action.act).map_or(&[][..], |info| info.keys);
                action.keys = keys.iter().filter(is_key).map(|stroke| stroke.shown()).collect();
            }
        }
        let open = self.words_for_open();
        if let (Some(label), Some(action)) = (open, out.iter_mut().find(|action| action.act == Act::Open)) {
            action.label = label;
        }
        if self.on_entry()
            && let Some(action) = out.iter_mut().find(|action| action.act == Act::PutAside)
        {
            // An entry, a line or a page has no shelf: it stays, or goes.
            action.label = self.words().plain("act.put_aside.entry");
        }
        out
    }

    fn on_entry(&self) -> bool {
        let focus = matches!(&self.stack.top().focus, Some(RowId::Record(id)) if id.kind() == Kind::Entry);
        focus || self.screen_is(Behaviour::NoShelf)
    }
}

impl App {
    /// Opening a question is writing, opening a choice is choosing.
    fn words_for_open(&mut self) -> Option<String> {
        let draft = self.draft.as_ref().map(crate::view::Draft::id);
        if self.is_asking() {
            return Some(self.words().plain("act.open.go_on"));
        }
        let key = match self.stack.top().focus.clone()? {
            id if is_choice(&id) => "act.open.choose",
            RowId::Record(id) if draft == Some(id) => "act.open.write",
            RowId::Slot(slot) => match self.page().field(&slot)?.kind {
                FieldKind::Pick { .. } | FieldKind::PickMany { .. } => "act.open.choose",
                _ => "act.open.write",
            },
            _ => return None,
        };
        Some(self.words().plain(key))
    }
}

fn matches(act: Act, stroke: Stroke) -> bool {
    action::info(act).is_some_and(|info| info.keys.contains(&stroke))
}

/// It may stand among the first letters of words.
fn is_of_words(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\'' | '\u{2019}' | ',' | '-')
}

/// One of several things to choose from, which is no field, record, page or action.
fn is_choice(id: &RowId) -> bool {
    !matches!(id, RowId::Slot(_) | RowId::Record(_) | RowId::Page(_) | RowId::Act(_))
}

//! At a question: the whole line is the answer, unless it starts with a full stop.
//!
//! A long text is written line by line as it comes, so that a pipe that breaks loses nothing.
//!
//! Must never: store a word that was meant as a command, or take a command from inside an answer.

use super::{
    choice::{self, Found, Want},
    lines::{Lines, spoken, then},
    menu::{not_one, said},
    reading::{self, answer_words, label, numbered},
    talk::{Talk, Turn},
};
use crate::{
    app::{Event, Scene},
    base::{Kind, Slot, text},
    content::Words,
    page::{Act, Code, Field, FieldKind, Stroke},
    say,
};

/// The question that is open.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) slot: Slot,
    /// As last seen; kept for a page that is gone once the answer is in.
    pub(super) field: Option<Field>,
    /// All of its text, as far as it was written.
    text: String,
    /// An answer was written.
    wrote: bool,
    /// How a long text goes on was told.
    told: bool,
}

impl Asked {
    fn new(slot: &Slot, scene: &Scene) -> Self {
        let field = scene.page.field(slot).cloned();
        let text = field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
        Self { slot: slot.clone(), field, text, wrote: false, told: false }
    }

    /// It takes several lines.
    pub(super) fn is_note(&self) -> bool {
        self.field.as_ref().is_some_and(|field| field.kind.has_lines())
    }
}

impl Talk {
    /// A line at a question.
    pub(super) fn hear_answer(&mut self, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
        if self.asked.as_ref().is_none_or(|asked| asked.slot != *slot) {
            self.asked = Some(Asked::new(slot, scene));
        }
        let trimmed = line.trim();
        let begun = self.asked.as_ref().is_some_and(|asked| asked.is_note() && asked.wrote);
        if trimmed == "." || (trimmed.is_empty() && !begun) {
            return self.end_answer();
        }
        match (line.strip_prefix(".."), line.strip_prefix('.')) {
            (None, Some(command)) => self.stop_word(command, line, scene, words),
            (Some(rest), _) => self.answer(&format!(".{rest}"), words),
            (None, None) => self.answer(line, words),
        }
    }

    fn end_answer(&mut self) -> Turn {
        let note = self.asked.as_ref().is_some_and(Asked::is_note);
        Turn { lines: Vec::new(), events: vec![end_of(note)] }
    }

    fn answer(&mut self, line: &str, words: &Words) -> Turn {
        let Some(asked) = &mut self.asked else { return Turn::default() };
        let note = asked.is_note();
        let all = match &asked.text {
            before if note && !before.is_empty() => format!("{before}\n{line}"),
            _ => line.to_owned(),
        };
        if text::clean(&all).len() > text::LIMIT {
            self.done.too_long = true;
            return Turn { lines: Vec::new(), events: vec![Event::TooLong { slot: asked.slot.clone() }] };
        }
        asked.text.clone_from(&all);
        asked.wrote = true;
        self.done.wrote = true;
        let mut events = vec![Event::Write { slot: asked.slot.clone(), text: all }];
        if !note {
            events.push(end_of(false));
        }
        // Here it is an answer like any other; who wanted help is told how to get it.
        let mut out = Lines::default();
        let typed = line.trim();
        if typed == "?" || typed.to_lowercase() == words.plain("plain.word.help") {
            out.say(words.say(&say!("plain.asked_for_help", typed = text::one_line(typed))));
        }
        Turn { lines: out.done(), events }
    }

    fn stop_word(&mut self, command: &str, line: &str, scene: &Scene, words: &Words) -> Turn {
        if command.trim() == "?" {
            return self.want(Want::Help, scene, words);
        }
        match choice::find(&choice::after_stop(scene, words), command) {
            Found::One(Want::Clear) => self.clear(words),
            Found::One(Want::Act(Act::Back)) => Turn { lines: Vec::new(), events: vec![Event::Do(Act::Back)] },
            Found::One(want) => self.want(want, scene, words),
            several @ Found::Several(_) => not_one(several, line, words),
            Found::Nothing(_) => {
                let mut out = Lines::default();
                let typed = crate::base::letters::clip(&text::one_line(line.trim()), 40);
                out.say(words.say(&say!("plain.unknown_stop", typed = typed)));
                super::menu::stop_words(scene, words, &mut out);
                Turn { lines: out.done(), events: Vec::new() }
            }
        }
    }

    fn clear(&mut self, words: &Words) -> Turn {
        let Some(asked) = &mut self.asked else { return Turn::default() };
        asked.text.clear();
        // A long text that was emptied is as one not begun: Enter alone ends it.
        asked.wrote = !asked.is_note();
        self.done.wrote = true;
        let mut events = vec![Event::Write { slot: asked.slot.clone(), text: String::new() }];
        if asked.is_note() {
            let mut turn = said(words.say(&say!("plain.cleared")));
            turn.events = events;
            return turn;
        }
        events.push(end_of(false));
        Turn { lines: Vec::new(), events }
    }

    /// What came of the answer: what it was read as, or what is wrong with it. The slot, when writing there ended.
    pub(super) fn answered(
        &mut self,
        before: &Scene,
        now: &Scene,
        moved: bool,
        words: &Words,
        out: &mut Lines,
        events: &mut Vec<Event>,
    ) -> Option<Slot> {
        if self.done.too_long && now.notice.is_none() {
            out.say(words.say(&say!("plain.too_long")));
        }
        self.done.too_long = false;
        let mut asked = self.asked.take()?;
        if now.writing.as_ref() == Some(&asked.slot) {
            let text = asked.field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
            let problem = asked.field.as_ref().map(|field| field.problem.clone()).unwrap_or_default();
            if self.done.wrote && !asked.is_note() && !problem.is_empty() && !moved {
                out.say(spoken(now, &problem));
                out.say(words.say(&say!("plain.try_again")));
                asked.wrote = false;
            } else if self.done.sent
                && !self.done.wrote
                && !moved
                && before.writing == now.writing
                && text != asked.text
            {
                let shown = super::lines::or_nothing(&text, words);
                out.say(words.say(&say!("plain.it_says_now", text = shown)));
                asked.text = text;
            } else if self.done.wrote && asked.is_note() && asked.wrote && !asked.told && !moved {
                asked.told = true;
                out.say(words.say(&say!("plain.note_on")));
            }
            self.asked = Some(asked);
            return None;
        }
        if before.writing.as_ref() != Some(&asked.slot) {
            return None;
        }
        self.ended(&asked, now, moved, words, out, events);
        self.done.from_row = false;
        Some(asked.slot)
    }

    fn ended(
        &mut self,
        asked: &Asked,
        now: &Scene,
        moved: bool,
        words: &Words,
        out: &mut Lines,
        events: &mut Vec<Event>,
    ) {
        if !asked.wrote {
            if !moved {
                out.say(words.say(&say!("plain.left_as_it_is")));
            }
            return;
        }
        let here = now.page.field(&asked.slot);
        let row = now.page.lists().flat_map(|list| &list.rows).find(|row| holds(row.field.as_deref(), &asked.slot));
        if let Some(row) = row {
            out.say(reading::target_words(now, &row.id, &mut self.numbers, words).unwrap_or_default());
        } else if let Some(field) = here {
            out.say(numbered(self.numbers.give(&field.id), &answer_words(field, words), words));
        } else if let Some(field) = asked.field.as_ref().filter(|field| !moved || !field.echo.is_empty()) {
            out.say(answer_words(field, words));
        }
        let problem = here.or(asked.field.as_ref()).map(|field| field.problem.clone()).unwrap_or_default();
        if problem.is_empty() {
            return;
        }
        // A row says its problem itself.
        if row.is_none() {
            out.say(spoken(now, &problem));
        }
        if self.done.wrote && !moved && here.is_some() && now.writing.is_none() {
            // Writing what is there already opens the question again and changes nothing.
            self.retry = true;
            events.push(Event::Write { slot: asked.slot.clone(), text: asked.text.clone() });
        }
    }

    /// Asks, if there is something to be asked.
    pub(super) fn ask_if_writing(&mut self, scene: &Scene, words: &Words, out: &mut Lines) {
        let Some(slot) = &scene.writing else {
            self.asked = None;
            return;
        };
        let mut asked = Asked::new(slot, scene);
        asked.told = self.asked.as_ref().is_some_and(|before| before.slot == *slot && before.told);
        if std::mem::take(&mut self.retry) {
            out.say(words.say(&say!("plain.try_again")));
        } else if let Some(field) = &asked.field {
            question(scene, field, words, out);
        } else {
            out.say(words.say(&say!("plain.how_line")));
        }
        self.asked = Some(asked);
    }

    /// Which question is open, for `.where`.
    pub(super) fn where_question(&self, words: &Words, out: &mut Lines) {
        if let Some(field) = self.asked.as_ref().and_then(|asked| asked.field.as_ref()) {
            out.say(title(field, words));
        }
    }
}

/// The words that empty an answer, after a full stop.
pub(super) fn clears(typed: &str, words: &Words) -> bool {
    typed.strip_prefix('.').is_some_and(|word| choice::normal(word) == choice::normal(&words.plain("plain.word.clear")))
}

/// A question is open. A filter is no question: the rows it leaves are its answer.
pub(super) fn is_open(scene: &Scene) -> bool {
    scene.writing.as_ref().is_some_and(|slot| slot.record.kind() != Kind::Passing)
}

fn holds(field: Option<&Field>, slot: &Slot) -> bool {
    field.is_some_and(|field| field.slot == *slot)
}

/// A long text is left as Esc leaves it, since Enter belongs to it; a line is ended by Enter.
fn end_of(note: bool) -> Event {
    if note { Event::Do(Act::Back) } else { Event::Key(Stroke::plain(Code::Enter)) }
}

/// The question, an example, what is there, how to answer and how to skip.
fn question(scene: &Scene, field: &Field, words: &Words, out: &mut Lines) {
    out.say(title(field, words));
    let example = field.example.trim();
    if !example.is_empty() {
        let ready = words.say(&say!("plain.example", text = example));
        let lead: String = ready.chars().take_while(|c| *c != ':').collect::<String>().to_lowercase();
        out.say(if example.to_lowercase().starts_with(&lead) { example.to_owned() } else { ready });
    }
    let full = !field.text.trim().is_empty();
    if full {
        out.say(words.say(&say!("plain.there_now", text = field.text.as_str())));
        out.say(spoken(scene, &field.problem));
    }
    let mut how = String::new();
    match &field.kind {
        FieldKind::Rate { low, high } => {
            then(&mut how, &words.say(&say!("plain.how_rate")));
            if !low.is_empty() && !high.is_empty() {
                let ends = words.say(&say!("plain.how_rate_ends", low = low.as_str(), high = high.as_str()));
                then(&mut how, &ends);
            }
        }
        FieldKind::Date { .. } => then(&mut how, &words.say(&say!("plain.how_date"))),
        FieldKind::Line
        | FieldKind::Note
        | FieldKind::Lines { .. }
        | FieldKind::Pick { .. }
        | FieldKind::PickMany { .. } => {}
    }
    let key = match (field.kind.has_lines(), full) {
        (true, false) => "plain.how_note",
        (true, true) => "plain.how_note_more",
        (false, false) => "plain.how_line",
        (false, true) => "plain.how_line_again",
    };
    then(&mut how, &words.plain(key));
    out.say(how);
}

/// "Question: what would you like?"
fn title(field: &Field, words: &Words) -> String {
    words.say(&say!("plain.question", label = label(field)))
}

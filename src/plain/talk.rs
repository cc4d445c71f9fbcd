//! The talk: what was said so far, and what is to be said now.
//!
//! A turn is: one line is heard, its events go to the app, and what changed is said. Choosing a row needs
//! two rounds (the focus moves, then its actions are known), so a turn may ask for further events.
//!
//! Must never: read or write by itself, or say any of the person's words while the screen is hidden.

use super::{
    changes::changes,
    choice::{self, Found},
    lines::{Lines, plainly, spoken},
    question::Asked,
    reading::{self, Numbers, Span},
};
use crate::{
    app::{Event, Scene},
    base::{Slot, text::one_line},
    content::Words,
    page::{Act, Action, Allowed, Page, Scope, Target},
    say,
};

/// How many pages back are remembered, so that coming back does not say all of them again.
const REMEMBERED: usize = 8;

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
    Row { target: Target, acts: Vec<Act> },
}

/// What is to be done once the focus has moved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Tell what can be done with the row.
    Row(Target),
    /// Do with the row what this word says.
    RowWord(Target, String),
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
    behind: Vec<Remembered>,
    banner: Option<String>,
    unsaved: bool,
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
        if scene.hidden {
            say_hidden(words, &mut out);
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

    /// A line was typed.
    pub fn hear(&mut self, line: &str, scene: &Scene, words: &Words) -> Turn {
        self.done = Done::default();
        self.next = None;
        let turn = match &scene.writing {
            _ if scene.hidden => hear_hidden(line, words),
            Some(slot) => self.hear_answer(&slot.clone(), line, scene, words),
            None => self.hear_choice(line, scene, words),
        };
        self.close(turn)
    }

    /// To be called after each event: keeps what would be gone when all of them are through.
    pub fn glance(&mut self, scene: &Scene) {
        self.unsaved |= !scene.is_saved;
        if let Some(asked) = &mut self.asked {
            if let Some(field) = scene.page.field(&asked.slot) {
                asked.field = Some(field.clone());
            }
        }
    }

    /// The events of a turn are through: says what changed, and may ask for more events.
    pub fn after(&mut self, before: &Scene, now: &Scene, words: &Words) -> Turn {
        self.glance(now);
        let mut out = Lines::default();
        let mut events = Vec::new();
        if now.hidden {
            if !before.hidden {
                say_hidden(words, &mut out);
            }
            return self.close(Turn { lines: out.done(), events });
        }
        if before.hidden {
            out.say(words.say(&say!("plain.shown_again", place = plainly(&now.place))));
        }
        self.news(before, now, &mut out);
        let moved = now.visit != before.visit;
        let (answered, again) = self.answered(before, now, moved, words, &mut out, &mut events);
        if !moved {
            self.changed(before, now, answered.as_ref(), words, &mut out);
        }
        self.saved(now, words, &mut out);
        if moved {
            self.arrive(before, now, words, &mut out);
        }
        self.go_on(now, words, &mut out, &mut events);
        let moving = self.moving(before, now, moved, words, &mut out);
        let resumed = moved || before.hidden || again || self.asked.as_ref().map(|a| &a.slot) != now.writing.as_ref();
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
        self.asked = None;
        self.saved(now, words, &mut out);
        Turn { lines: out.done(), events: Vec::new() }
    }

    /// Notes what a turn does before it is handed out.
    fn close(&mut self, turn: Turn) -> Turn {
        self.done.acted = turn.events.iter().any(|event| matches!(event, Event::Do(_) | Event::Key(_) | Event::TooLong { .. }));
        self.done.sent |= !turn.events.is_empty();
        self.done.said |= !turn.lines.is_empty();
        turn
    }

    fn news(&mut self, before: &Scene, now: &Scene, out: &mut Lines) {
        if let Some(notice) = &now.notice {
            if self.done.acted || now.notice != before.notice {
                out.say(spoken(now, &notice.text));
            }
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

    /// Once after each change. Not between the lines of a long text: that would cut into every thought.
    fn saved(&mut self, now: &Scene, words: &Words, out: &mut Lines) {
        let amid = now.writing.is_some() && self.asked.as_ref().is_some_and(|a| a.is_note() && Some(&a.slot) == now.writing.as_ref());
        if self.unsaved && now.is_saved && !amid {
            self.unsaved = false;
            out.say(words.say(&say!("plain.saved")));
        }
    }

    fn changed(&mut self, before: &Scene, now: &Scene, skip: Option<&Slot>, words: &Words, out: &mut Lines) {
        changes(&before.page, now, skip, words, &mut self.numbers, out);
    }

    /// Another page. One that was left a moment ago is not said again, only what changed on it.
    fn arrive(&mut self, before: &Scene, now: &Scene, words: &Words, out: &mut Lines) {
        self.menu = Menu::Page;
        let known = |page: &Remembered| page.place == now.place && page.page.title == now.page.title;
        let at = if self.done.going || before.hidden { None } else { self.behind.iter().rposition(known) };
        if let Some(at) = at {
            let there = self.behind.remove(at);
            self.behind.truncate(at);
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
        let (place, page) = (before.place.clone(), before.page.clone());
        self.behind.push(Remembered { place, page, numbers, span: self.span.take() });
        self.whole_page(now, words, out);
    }

    /// The page and what can be said there. Numbers begin anew.
    pub(super) fn whole_page(&mut self, scene: &Scene, words: &Words, out: &mut Lines) {
        self.menu = Menu::Page;
        self.span = reading::page(scene, words, &mut self.numbers, out);
        if scene.writing.is_none() {
            let names: Vec<String> = short_choices(scene, words);
            out.say(words.say(&say!("plain.you_can_say", names = names.join(", "))));
        }
    }

    /// What was waiting for the focus to move.
    fn go_on(&mut self, now: &Scene, words: &Words, out: &mut Lines, events: &mut Vec<Event>) {
        match self.next.take() {
            None => {}
            Some(Next::Rows { back }) => {
                if !self.read_rows(now, words, back, out) {
                    out.say(words.say(&say!("plain.rows_end")));
                }
            }
            Some(Next::Row(target)) => self.row_chosen(&target, now, words, out, events),
            Some(Next::RowWord(target, word)) => self.row_word(&target, &word, now, words, out, events),
        }
    }

    /// The row in focus: at once if there is only one thing to do, else what there is.
    fn row_chosen(&mut self, target: &Target, now: &Scene, words: &Words, out: &mut Lines, events: &mut Vec<Event>) {
        if *target == Target::Act(Act::Help) {
            return help(now, words, out);
        }
        let Some(said) = self.stands_there(target, now, words, out) else { return };
        let can: Vec<&Action> = row_actions(now).filter(|action| action.allowed == Allowed::Yes).collect();
        match can.as_slice() {
            [] => {
                out.say(said);
                let why = row_actions(now).find_map(|action| match &action.allowed {
                    Allowed::No(why) => Some(spoken(now, why)),
                    Allowed::Yes => None,
                });
                out.say(why.unwrap_or_else(|| words.say(&say!("plain.row_nothing"))));
            }
            [only] if only.act == Act::Open => events.push(Event::Do(Act::Open)),
            several => {
                out.say(said);
                let acts = several.iter().map(|action| action.act).collect();
                self.row_menu(target.clone(), acts, now, words, out);
            }
        }
    }

    /// The row in words, if it is still there; else says that it is gone.
    fn stands_there(&mut self, target: &Target, now: &Scene, words: &Words, out: &mut Lines) -> Option<String> {
        let said = reading::target_words(now, target, &mut self.numbers, words);
        if said.is_none() {
            let number = self.numbers.of(target).unwrap_or_default();
            out.say(words.say(&say!("plain.no_longer", number = number)));
        }
        said
    }

    /// Says the actions of a row with their numbers.
    pub(super) fn row_menu(&mut self, target: Target, acts: Vec<Act>, now: &Scene, words: &Words, out: &mut Lines) {
        for (i, act) in acts.iter().enumerate() {
            out.say(reading::numbered(i + 1, &act_label(now, *act), words));
        }
        out.say(words.say(&say!("plain.row_prompt")));
        self.menu = Menu::Row { target, acts };
    }

    fn row_word(&mut self, target: &Target, word: &str, now: &Scene, words: &Words, out: &mut Lines, events: &mut Vec<Event>) {
        if self.stands_there(target, now, words, out).is_none() {
            return;
        }
        match choice::find(&choice::at_row(now), word) {
            Found::One(choice::Want::Act(act)) => match refusal(now, act) {
                Some(why) => out.say(why),
                None => events.push(Event::Do(act)),
            },
            Found::Several(names) => out.say(words.say(&say!("plain.several", names = names.join(", ")))),
            Found::One(_) | Found::Nothing(_) => {
                let names: Vec<String> = choice::at_row(now).into_iter().filter(|n| n.offered).map(|n| n.said).collect();
                out.say(unknown(word, &names, words));
            }
        }
    }

    /// While a row is being moved: where it stands. True while it is.
    fn moving(&mut self, before: &Scene, now: &Scene, moved: bool, words: &Words, out: &mut Lines) -> bool {
        let is = is_moving(now);
        match (is_moving(before) && !moved, is, now.focus.as_ref()) {
            (false, true, Some(focus)) => {
                let text = now.page.row(focus).map(|row| one_line(&row.text)).unwrap_or_default();
                out.say(words.say(&say!("plain.moving", text = text)));
                let acts = row_actions(now).filter(|a| a.allowed == Allowed::Yes && moves(a.act)).map(|a| a.act).collect();
                self.row_menu(focus.clone(), acts, now, words, out);
            }
            (true, true, Some(focus)) if self.done.sent => {
                out.say(stands_at(now, focus, words));
                let acts = row_actions(now).filter(|a| a.allowed == Allowed::Yes && moves(a.act)).map(|a| a.act).collect();
                // The numbers of the moves stay as they were said, unless one of them can not be done now.
                if let Menu::Row { acts: said, .. } = &self.menu {
                    if *said != acts {
                        self.row_menu(focus.clone(), acts, now, words, out);
                    }
                }
            }
            (true, false, _) => {
                self.menu = Menu::Page;
                out.say(words.say(&say!("plain.moved")));
            }
            _ => {}
        }
        is
    }
}

/// Where the moved row stands: under what, or after what. Numbers would lie, since they stick.
fn stands_at(now: &Scene, focus: &Target, words: &Words) -> String {
    let place = now.page.lists().find_map(|list| {
        let at = list.rows.iter().position(|row| row.target == *focus)?;
        Some((reading::above(list, at), at.checked_sub(1).and_then(|before| list.rows.get(before))))
    });
    let (above, before) = place.unwrap_or_default();
    let text = |row: &crate::page::Row| one_line(&row.text);
    match (above, before) {
        (Some(above), Some(before)) if above.target != before.target => {
            words.say(&say!("plain.stands_under_after", under = text(above), after = text(before)))
        }
        (Some(above), _) => words.say(&say!("plain.stands_under", under = text(above))),
        (None, Some(before)) => words.say(&say!("plain.stands_after", after = text(before))),
        (None, None) => words.say(&say!("plain.stands_first")),
    }
}

fn moves(act: Act) -> bool {
    matches!(act, Act::MoveUp | Act::MoveDown | Act::MoveIn | Act::MoveOut | Act::MoveEnd)
}

/// A row is being moved.
pub(super) fn is_moving(scene: &Scene) -> bool {
    scene.actions.iter().any(|action| action.act == Act::MoveEnd && action.allowed == Allowed::Yes)
}

/// What can be done, or not, with the row in focus.
pub(super) fn row_actions(scene: &Scene) -> impl Iterator<Item = &Action> {
    scene.actions.iter().filter(|action| action.scope == Scope::Row && !choice::has_other_means(action.act))
}

/// Its label, as the app gives it.
pub(super) fn act_label(scene: &Scene, act: Act) -> String {
    scene.actions.iter().find(|action| action.act == act).map(|action| action.label.clone()).unwrap_or_default()
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
    for key in ["plain.help.call", "plain.help.number", "plain.help.word", "plain.help.answer", "plain.help.stops", "plain.help.kept"] {
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

fn say_hidden(words: &Words, out: &mut Lines) {
    out.say(words.say(&say!("plain.hidden")));
    out.say(words.say(&say!("plain.hidden_above")));
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

//! At a menu: a number, the start of a name, or both.
//!
//! Must never: act on a row that was not named. "done" alone asks which.

use super::{
    choice::{self, Found, Want},
    lines::{Lines, plainly, spoken, then},
    reading::{self, CHUNK, Span},
    row::{act_label, can_move, is_moving, row_actions},
    talk::{Menu, Next, Talk, Turn, help, refusal, takes_at_once, unknown},
};
use crate::{
    app::{Event, Scene},
    content::Words,
    page::{Act, Action, Allowed, RowId, Scope},
    say,
};

impl Talk {
    /// A line at a menu.
    pub(super) fn hear_choice(&mut self, line: &str, scene: &Scene, words: &Words) -> Turn {
        let typed = line.trim();
        if typed.is_empty() && self.menu == Menu::Page && takes_at_once(scene).is_some() {
            return Turn { lines: Vec::new(), events: vec![Event::Do(Act::Open)] };
        }
        if typed.is_empty() {
            // A quiet start: there is nothing to choose but to open.
            if matches!(scene.page.row_ids().as_slice(), [RowId::Choice(_)]) && self.menu == Menu::Page {
                return Turn { lines: Vec::new(), events: vec![Event::Do(Act::Open)] };
            }
            let key = if self.menu == Menu::Page { "plain.prompt" } else { "plain.row_prompt" };
            return said(words.plain(key));
        }
        if typed == "?" || typed == ".?" {
            return self.want(Want::Help, scene, words);
        }
        if let Some(word) = typed.strip_prefix('.') {
            return match choice::find(&choice::after_stop(scene, words), word) {
                Found::One(Want::Clear) => said(words.say(&say!("plain.no_question"))),
                Found::One(want) => self.want(want, scene, words),
                other => not_one(other, typed, words),
            };
        }
        match number(typed) {
            Some((0, _)) => self.want(Want::Act(Act::Back), scene, words),
            Some((number, rest)) => self.number(number, rest, scene, words),
            None => self.word(typed, scene, words),
        }
    }

    fn word(&mut self, typed: &str, scene: &Scene, words: &Words) -> Turn {
        let help_word = words.plain("plain.word.help");
        if let Some((first, rest)) = typed.split_once(' ')
            && choice::normal(first) == choice::normal(&help_word)
        {
            return help_on(rest, scene, words);
        }
        let found = choice::find(&choice::at_menu(scene, words), typed);
        if matches!(self.menu, Menu::Row { .. }) {
            match (choice::find(&choice::at_row(scene), typed), &found) {
                (Found::One(want), _) => return self.want(want, scene, words),
                (several @ Found::Several(_), _) => return not_one(several, typed, words),
                (nothing @ Found::Nothing(_), Found::Nothing(_)) => return not_one(nothing, typed, words),
                (Found::Nothing(_), _) => {}
            }
        }
        match found {
            Found::One(want) => self.want(want, scene, words),
            other => not_one(other, typed, words),
        }
    }

    /// "3", or "3 done".
    fn number(&mut self, number: usize, rest: &str, scene: &Scene, words: &Words) -> Turn {
        if rest.is_empty()
            && let Menu::Row { acts, .. } = &self.menu
        {
            return match number.checked_sub(1).and_then(|at| acts.get(at)) {
                Some(act) => self.act(*act, scene, words),
                None => said(words.say(&say!("plain.no_number", number = number, n = acts.len()))),
            };
        }
        let Some(target) = self.numbers.at(number).cloned() else {
            return said(words.say(&say!("plain.no_number", number = number, n = self.numbers.count())));
        };
        if is_moving(scene) {
            return said(words.say(&say!("plain.end_move_first")));
        }
        self.menu = Menu::Page;
        let next =
            if rest.is_empty() { Next::Row(target.clone()) } else { Next::RowWord(target.clone(), rest.to_owned()) };
        self.next = Some(next);
        Turn { lines: Vec::new(), events: vec![Event::Focus(target)] }
    }

    /// Does what a name stands for; at a question, too, after a full stop.
    pub(super) fn want(&mut self, want: Want, scene: &Scene, words: &Words) -> Turn {
        let mut out = Lines::default();
        match want {
            Want::Help => help(scene, words, &mut out),
            Want::Again => {
                self.whole_page(scene, words, &mut out);
                if let Some(focus) = scene.focus.clone().filter(|_| is_moving(scene)) {
                    self.row_menu(focus, can_move(scene), scene, words, &mut out);
                }
                self.ask_if_writing(scene, words, &mut out);
            }
            Want::Where => self.tell_where(scene, words, &mut out),
            Want::Choices => self.tell_choices(scene, words, &mut out),
            Want::Rows { back } => return self.more_rows(back, scene, words),
            Want::Clear => {}
            Want::Act(act) => return self.act(act, scene, words),
            Want::Row(target) => {
                self.menu = Menu::Page;
                self.next = Some(Next::Row(target.clone()));
                return Turn { lines: Vec::new(), events: vec![Event::Focus(target)] };
            }
        }
        Turn { lines: out.done(), events: Vec::new() }
    }

    fn act(&mut self, act: Act, scene: &Scene, words: &Words) -> Turn {
        let moving = is_moving(scene);
        if act == Act::Help {
            return self.want(Want::Help, scene, words);
        }
        if act == Act::Back && scene.writing.is_none() {
            if moving {
                return Turn { lines: Vec::new(), events: vec![Event::Do(Act::MoveEnd)] };
            }
            if matches!(self.menu, Menu::Row { .. }) {
                self.menu = Menu::Page;
                return said(words.say(&say!("plain.prompt")));
            }
        }
        let mut events = Vec::new();
        let of_row = row_actions(scene).any(|action| action.act == act);
        if of_row && !moving && self.menu == Menu::Page && !is_of_the_page(scene, act) {
            return said(words.say(&say!("plain.which", name = act_label(scene, act))));
        }
        if let Some(why) = refusal(scene, act) {
            return said(why);
        }
        self.done.going = !of_row && !matches!(act, Act::Back | Act::Undo | Act::Redo);
        if !moving && let Menu::Row { target, .. } = std::mem::take(&mut self.menu) {
            self.done.from_row = true;
            if of_row && scene.focus.as_ref() != Some(&target) {
                events.push(Event::Focus(target));
            }
        }
        events.push(Event::Do(act));
        Turn { lines: Vec::new(), events }
    }

    fn tell_where(&mut self, scene: &Scene, words: &Words, out: &mut Lines) {
        let mut line = plainly(&scene.place);
        then(&mut line, &scene.pen);
        then(&mut line, &words.say(&say!("plain.where_count", n = self.numbers.count())));
        then(&mut line, &plainly(&scene.saved));
        out.say(spoken(scene, &line));
        out.say(spoken(scene, scene.banner.as_deref().unwrap_or_default()));
        if let Menu::Row { target, .. } = self.menu.clone()
            && let Some(row) = reading::target_words(scene, &target, &mut self.numbers, words)
        {
            out.say(words.say(&say!("plain.where_row", row = row)));
        }
        if scene.writing.is_some() {
            self.where_question(words, out);
        }
    }

    /// All that can be done here, each with its sentence.
    fn tell_choices(&mut self, scene: &Scene, words: &Words, out: &mut Lines) {
        if scene.writing.is_some() {
            return stop_words(scene, words, out);
        }
        if let Menu::Row { target, acts } = self.menu.clone() {
            return self.row_menu(target, acts, scene, words, out);
        }
        let fits = |action: &&Action| {
            let here = is_of_the_page(scene, action.act) || matches!(action.scope, Scope::Page | Scope::Everywhere);
            here && action.allowed == Allowed::Yes && !choice::has_other_means(action.act)
        };
        for action in scene.actions.iter().filter(fits) {
            let mut line = action.label.clone();
            then(&mut line, &spoken(scene, &action.help));
            out.say(line);
        }
        out.say(words.say(&say!("plain.choices_own")));
        if self.numbers.count() > 0 {
            out.say(words.say(&say!("plain.choices_numbers", n = self.numbers.count())));
        }
    }

    fn more_rows(&mut self, back: bool, scene: &Scene, words: &Words) -> Turn {
        let far = self.span.and_then(|span| {
            let list = scene.page.lists().nth(span.list)?;
            let end = list.first + list.rows.len();
            let beyond = if back {
                list.first > 0 && span.from < list.first + CHUNK
            } else {
                end < list.total && span.to + CHUNK > end
            };
            let edge = if back { list.rows.first() } else { list.rows.last() };
            edge.filter(|_| beyond).map(|row| row.id.clone())
        });
        if let Some(edge) = far {
            // The app moves its window to where the focus is.
            self.next = Some(Next::Rows { back });
            return Turn { lines: Vec::new(), events: vec![Event::Focus(edge)] };
        }
        let mut out = Lines::default();
        if self.read_rows(scene, words, back, &mut out) {
            return Turn { lines: out.done(), events: Vec::new() };
        }
        said(words.say(&say!("plain.rows_end")))
    }

    /// Says the next rows of the long list, as far as the window holds them. False when it holds none.
    pub(super) fn read_rows(&mut self, scene: &Scene, words: &Words, back: bool, out: &mut Lines) -> bool {
        let Some(span) = self.span else { return false };
        let Some(list) = scene.page.lists().nth(span.list) else { return false };
        let end = list.first + list.rows.len();
        let (from, to) = if back {
            (span.from.saturating_sub(CHUNK).max(list.first), span.from.min(end))
        } else {
            (span.to.max(list.first), (span.to + CHUNK).min(end))
        };
        // A window that moved past rows nobody heard would leave a gap without a word.
        let gap = if back { end < span.from } else { list.first > span.to };
        if from >= to || gap {
            return false;
        }
        let span = Span { list: span.list, from, to };
        reading::rows(scene, list, span, Some(back), words, &mut self.numbers, out);
        self.span = Some(span);
        true
    }
}

/// A turn that only says something.
pub(super) fn said(line: String) -> Turn {
    let mut out = Lines::default();
    out.say(line);
    Turn { lines: out.done(), events: Vec::new() }
}

/// Several names fit, or none does.
pub(super) fn not_one(found: Found, typed: &str, words: &Words) -> Turn {
    match found {
        Found::Several(names) => said(words.say(&say!("plain.several", names = names.join(", ")))),
        Found::Nothing(names) => said(unknown(typed, &names, words)),
        Found::One(_) => Turn::default(),
    }
}

/// The words that work after a full stop.
pub(super) fn stop_words(scene: &Scene, words: &Words, out: &mut Lines) {
    let mut names: Vec<String> = Vec::new();
    for name in choice::after_stop(scene, words).into_iter().filter(|name| name.offered) {
        names.push(format!(".{}", name.said));
    }
    out.say(words.say(&say!("plain.stop_words", names = names.join(", "))));
}

/// "help add a stone": the sentence of that action.
fn help_on(name: &str, scene: &Scene, words: &Words) -> Turn {
    let found = choice::find(&choice::at_menu(scene, words), name);
    let Found::One(Want::Act(act)) = found else {
        let mut out = Lines::default();
        help(scene, words, &mut out);
        return Turn { lines: out.done(), events: Vec::new() };
    };
    let action = scene.actions.iter().find(|action| action.act == act);
    let mut line = action.map(|action| action.label.clone()).unwrap_or_default();
    then(&mut line, &action.map(|action| spoken(scene, &action.help)).unwrap_or_default());
    if line.is_empty() { said(unknown(name, &[], words)) } else { said(line) }
}

/// A number at the start, and what follows it.
fn number(typed: &str) -> Option<(usize, &str)> {
    let digits = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
    let (number, rest) = typed.split_at_checked(digits)?;
    let number = number.parse().ok()?;
    let rest = rest.trim_start_matches(['.', ')', ',', ':']);
    Some((number, rest.trim()))
}

/// The page itself can be kept to oneself; a row of it, where that row is chosen.
fn is_of_the_page(scene: &Scene, act: Act) -> bool {
    act == Act::Private && !matches!(scene.focus, Some(RowId::Record(_) | RowId::Page(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_after_them() {
        let cases = [
            ("3", Some((3, ""))),
            ("3 done", Some((3, "done"))),
            ("3. done ", Some((3, "done"))),
            ("12done", Some((12, "done"))),
            ("99999999999999999999999", None),
            ("done 3", None),
            ("٣", None),
        ];
        for (typed, found) in cases {
            assert_eq!(number(typed), found, "{typed}");
        }
    }
}

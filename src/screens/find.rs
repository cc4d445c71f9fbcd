//! The log by words: what is typed narrows the rows, and so do a kind, a goal and a stretch of time.
//!
//! Never walk the whole log while nothing is looked for.

use std::collections::HashMap;

use crate::{
    base::{Day, Id, Key, When},
    page::{Block, By, Command, Field, FieldKind, List, Mark, Page, Place, Row, RowId, Sieve, Stretch, list},
    records::rows,
    say,
    screens::screen::{Behaviour, MayHide, Screen},
    view::{View, finding::filter_slot, labels},
    workbook::{Entry, EntryKind, Workbook, log::LogKey},
};

/// Rows handed over around the focus; more than any screen shows.
const ROWS: usize = 120;

/// The name of the row that narrows nothing.
const ALL: &str = "all";
const BY: [(By, &str); 3] = [(By::Kind, "by-kind"), (By::Goal, "by-goal"), (By::When, "by-when")];

/// The log by words.
#[derive(Debug)]
pub struct FindScreen;

impl Screen for FindScreen {
    fn page(&self, view: &View) -> Page {
        let list = results(view);
        let filter = Field {
            text: view.filter.to_owned(),
            shown: view.filter.to_owned(),
            echo: if list.total > 0 && view.finding.found.is_some() {
                view.say(&say!("find.found", n = list.total))
            } else {
                String::new()
            },
            ..Field::empty(filter_slot(), FieldKind::Line, view.say(&say!("find.filter")))
        };
        let sieve = &view.finding.sieve;
        let rows = BY.map(|(by, name)| {
            let words = match by {
                By::Kind => say!("find.kind", what = kind_name(view, sieve.kind)),
                By::Goal => say!("find.goal", what = goal_name(view, sieve.goal)),
                By::When => say!("find.when", what = when_name(view, sieve.when)),
            };
            Row::go(Key::of(name), Place::FindBy(by), view.say(&words))
        });
        let narrow = Block::rows(rows.to_vec());
        let title = view.say(&say!("find.title"));
        Page { title, main: vec![Block::Field(Box::new(filter)), narrow, Block::List(list)], side: Vec::new() }
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Filtered]
    }
}

/// What narrows the log.
#[derive(Debug)]
pub struct FindByScreen(pub By);

impl Screen for FindByScreen {
    fn page(&self, view: &View) -> Page {
        let by = self.0;
        let sieve = &view.finding.sieve;
        let row = |name: String, label: String, chosen: bool, wanted: Sieve| {
            let (mark, said) = if chosen {
                (Mark::Chosen, say!("choose.chosen"))
            } else {
                (Mark::NotChosen, say!("choose.not_chosen"))
            };
            let row = Row::choice(Key::from(name.as_str()), Command::Sift(wanted), label);
            row.mark(mark, view.say(&said))
        };
        let (title, rows): (_, Vec<Row>) = match by {
            By::Kind => {
                let kinds = EntryKind::ALL.into_iter().map(|(kind, key)| (key.as_str().to_owned(), Some(kind)));
                let all = std::iter::once((ALL.to_owned(), None)).chain(kinds);
                (
                    say!("find.kinds"),
                    all.map(|(name, kind)| {
                        row(name, kind_name(view, kind), kind == sieve.kind, Sieve { kind, ..sieve.clone() })
                    })
                    .collect(),
                )
            }
            By::Goal => {
                let goals = view.book.goals().filter(|goal| !goal.words.is_blank());
                let goals = goals.map(|goal| (goal.id.to_string(), Some(goal.id)));
                let all = std::iter::once((ALL.to_owned(), None)).chain(goals);
                (
                    say!("find.goals"),
                    all.map(|(name, goal)| {
                        row(name, goal_name(view, goal), goal == sieve.goal, Sieve { goal, ..sieve.clone() })
                    })
                    .collect(),
                )
            }
            By::When => {
                let years = view.book.log().years().into_iter().filter_map(|(year, _)| year).map(Stretch::Year);
                let all = [Stretch::Any, Stretch::ThisMonth, Stretch::ThisYear].into_iter().chain(years);
                (
                    say!("find.times"),
                    all.map(|when| {
                        row(when_key(when), when_name(view, when), when == sieve.when, Sieve { when, ..sieve.clone() })
                    })
                    .collect(),
                )
            }
        };
        Page { title: view.say(&title), main: vec![Block::List(around(view, rows))], side: Vec::new() }
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        Some(RowId::Choice(taken(view, self.0)))
    }
}

/// The entries that were found, as a window around the one in focus.
fn results(view: &View) -> List {
    let log = view.book.log();
    let focused = match view.focus.window() {
        Some(RowId::Record(id)) => view.book.entry(*id).map(LogKey::of),
        _ => None,
    };
    let nothing = |total: usize| {
        let words = if log.is_empty() && total == 0 { say!("milestones.none") } else { say!("find.none") };
        view.say(&words)
    };
    let (total, at) = match &view.finding.found {
        None => (log.len(), focused.and_then(|key| log.row_of(key))),
        // Newest first: the greater key stands before.
        Some(found) => (found.len(), focused.and_then(|key| found.binary_search_by(|known| key.cmp(known)).ok())),
    };
    let (first, most) = list::window(total, at.unwrap_or(0), ROWS);
    let shown: Vec<&Entry> = match &view.finding.found {
        None => log.window(first, most),
        Some(found) => found.iter().skip(first).take(most).filter_map(|key| log.get(*key)).collect(),
    };
    let end = |row: usize| match &view.finding.found {
        None => log.window(row, 1).first().map(|entry| RowId::Record(entry.id)),
        Some(found) => found.get(row).map(|key| RowId::Record(key.id)),
    };
    let rows = shown.into_iter().map(|entry| rows::entry(view, entry)).collect();
    List::part(total, first, rows, (end(0), total.checked_sub(1).and_then(end))).or(nothing(total))
}

/// The first of what was found: there the focus stands after a letter, so that Enter opens it.
pub fn first(view: &View) -> Option<RowId> {
    let key = match &view.finding.found {
        None => view.book.log().window(0, 1).first().map(|entry| entry.id),
        Some(found) => found.first().map(|key| key.id),
    };
    key.map(RowId::Record)
}

/// A window of these rows around the one in focus.
fn around(view: &View, rows: Vec<Row>) -> List {
    let focus = view.focus.window();
    let at = rows.iter().position(|row| Some(&row.id) == focus).unwrap_or(0);
    let total = rows.len();
    let (first, most) = list::window(total, at, list::WINDOW);
    let end = |row: Option<&Row>| row.map(|row| row.id.clone());
    let ends = (end(rows.first()), end(rows.last()));
    List::part(total, first, rows.into_iter().skip(first).take(most).collect(), ends)
}

/// What is taken now, for the focus.
fn taken(view: &View, by: By) -> Key {
    let sieve = &view.finding.sieve;
    let name = match by {
        By::Kind => {
            EntryKind::ALL.iter().find(|(kind, _)| Some(*kind) == sieve.kind).map(|(_, key)| key.as_str().to_owned())
        }
        By::Goal => sieve.goal.map(|id| id.to_string()),
        By::When => Some(when_key(sieve.when)),
    };
    Key::from(name.unwrap_or_else(|| ALL.to_owned()).as_str())
}

fn kind_name(view: &View, kind: Option<EntryKind>) -> String {
    view.say(&match kind {
        None => say!("find.all"),
        Some(EntryKind::Milestone) => say!("find.stones"),
        Some(EntryKind::HardTime) => say!("find.hard_times"),
        Some(EntryKind::Note) => say!("find.notes"),
        Some(EntryKind::CheckIn) => say!("find.check_ins"),
        Some(EntryKind::Choice) => say!("find.choices"),
    })
}

fn goal_name(view: &View, goal: Option<Id>) -> String {
    match goal.and_then(|id| view.book.goal(id)) {
        Some(goal) => labels::words_or(view, &goal.words),
        None => view.say(&say!("find.all")),
    }
}

fn when_name(view: &View, when: Stretch) -> String {
    match when {
        Stretch::Any => view.say(&say!("find.any_time")),
        Stretch::ThisMonth => view.say(&say!("find.this_month")),
        Stretch::ThisYear => view.say(&say!("find.this_year")),
        Stretch::Year(year) => year.to_string(),
    }
}

fn when_key(when: Stretch) -> String {
    match when {
        Stretch::Any => ALL.to_owned(),
        Stretch::ThisMonth => "month".to_owned(),
        Stretch::ThisYear => "year".to_owned(),
        Stretch::Year(year) => format!("in-{year}"),
    }
}

/// Searches the log, or only `within` what was found before. Answers with what holds every typed word.
///
/// Also answers with how many entries were looked at.
pub fn search(view: &View, typed: &str, sieve: &Sieve, within: Option<&[LogKey]>) -> (Vec<LogKey>, u64) {
    let mut wanted = Wanted::new(view, typed);
    let (mut out, mut looked_at) = (Vec::new(), 0);
    let mut look = |key: LogKey, entry: &Entry| {
        looked_at += 1;
        let kind = sieve.kind.is_none_or(|kind| entry.kind == kind);
        if kind && sieve.goal.is_none_or(|goal| entry.goal == Some(goal)) && wanted.holds(entry) {
            out.push(key);
        }
    };
    let log = view.book.log();
    match within {
        Some(keys) => keys.iter().filter_map(|key| Some((*key, log.get(*key)?))).for_each(|(key, e)| look(key, e)),
        None => log.within(sieve.when.months(view.now.today)).for_each(|(key, entry)| look(key, entry)),
    }
    (out, looked_at)
}

/// The words that are looked for, in small letters, and which of them kinds, goals and days hold.
struct Wanted<'v> {
    view: &'v View<'v>,
    words: Vec<String>,
    kinds: Vec<((EntryKind, bool), u64)>,
    goals: HashMap<Id, u64>,
    day: Option<(Day, u64)>,
}

impl<'v> Wanted<'v> {
    fn new(view: &'v View<'v>, typed: &str) -> Self {
        // One bit stands for one word; nobody types more than sixty-three.
        let words: Vec<String> = typed.to_lowercase().split_whitespace().take(63).map(str::to_owned).collect();
        let mut out = Self { view, words, kinds: Vec::new(), goals: HashMap::new(), day: None };
        let kind = |kind, tried| ((kind, tried), out.bits(&rows::kind_words(view, kind, tried)));
        let mut kinds: Vec<_> = EntryKind::ALL.iter().map(|(known, _)| kind(*known, false)).collect();
        kinds.push(kind(EntryKind::Milestone, true));
        out.goals = goals(view.book).map(|(id, words)| (id, out.bits(words))).filter(|(_, bits)| *bits != 0).collect();
        out.kinds = kinds;
        out
    }

    /// Which of the words that text holds.
    fn bits(&self, text: &str) -> u64 {
        let small = text.to_lowercase();
        let held = self.words.iter().enumerate().filter(|(_, word)| small.contains(word.as_str()));
        held.fold(0, |bits, (i, _)| bits | 1 << i)
    }

    fn holds(&mut self, entry: &Entry) -> bool {
        let all = (1 << self.words.len()) - 1;
        let mut bits: u64 = entry.goal.and_then(|goal| self.goals.get(&goal)).copied().unwrap_or(0);
        let tried = entry.tried && entry.kind == EntryKind::Milestone;
        bits |= self.kinds.iter().find(|(kind, _)| *kind == (entry.kind, tried)).map_or(0, |(_, bits)| *bits);
        bits |= match &entry.on {
            When::Day(day) => self.on(*day),
            When::Words(words) => self.bits(words),
        };
        if bits == all {
            return true;
        }
        // Only words of other scripts need a copy in small letters: one for all that is looked for.
        let text = &entry.words;
        let small = if text.is_ascii() { None } else { Some(text.to_lowercase()) };
        let has = |word: &str| small.as_ref().map_or_else(|| holds(text, word), |small| small.contains(word));
        self.words.iter().enumerate().all(|(i, word)| bits & (1 << i) != 0 || has(word))
    }

    /// The log runs by day, so the last day is the next one most of the time.
    fn on(&mut self, day: Day) -> u64 {
        if let Some((known, bits)) = self.day
            && known == day
        {
            return bits;
        }
        let bits = self.bits(&self.view.content.dates.full(day)) | self.bits(&self.view.content.dates.short(day));
        self.day = Some((day, bits));
        bits
    }
}

fn goals(book: &Workbook) -> impl Iterator<Item = (Id, &str)> {
    book.goals().map(|goal| (goal.id, goal.words.as_str()))
}

/// That text of plain letters holds the word, which is in small letters. No copy is made of it.
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    text.windows(word.len()).any(|part| {
        part.first().is_some_and(|letter| letter.eq_ignore_ascii_case(first)) && part.eq_ignore_ascii_case(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case() {
        for (text, word, is_in) in [
            ("Put the letters in one box", "letters", true),
            ("PUT THE LETTERS", "letters", true),
            ("letter", "letters", false),
            ("", "a", false),
            ("nothing of it", "爸", false),
        ] {
            assert_eq!(holds(text, word), is_in, "{text} {word}");
        }
    }
}

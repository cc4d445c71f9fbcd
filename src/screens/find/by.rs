//! What narrows what is found, beside the words that are typed: a kind, a goal, a stretch of time.

use crate::{
    base::{Id, Key},
    page::{Block, By, Command, List, Mark, Page, Row, RowId, Sieve, Sought, Stretch, list},
    say,
    screens::screen::Screen,
    view::{View, labels},
    workbook::EntryKind,
};

/// The name of the row that narrows nothing.
const ALL: &str = "all";

/// The kinds of things, each with its name.
fn kinds() -> impl Iterator<Item = (Sought, Key)> {
    let others = [(Sought::Goals, Key::of("goal")), (Sought::Steps, Key::of("step")), (Sought::Pages, Key::of("page"))];
    others.into_iter().chain(EntryKind::ALL.map(|(kind, key)| (Sought::Entries(kind), key)))
}

/// What narrows what is found.
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
                let kinds = kinds().map(|(kind, key)| (key.as_str().to_owned(), Some(kind)));
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
        By::Kind => kinds().find(|(kind, _)| Some(*kind) == sieve.kind).map(|(_, key)| key.as_str().to_owned()),
        By::Goal => sieve.goal.map(|id| id.to_string()),
        By::When => Some(when_key(sieve.when)),
    };
    Key::from(name.unwrap_or_else(|| ALL.to_owned()).as_str())
}

pub(super) fn kind_name(view: &View, kind: Option<Sought>) -> String {
    view.say(&match kind {
        None => say!("find.all"),
        Some(Sought::Goals) => say!("find.only_goals"),
        Some(Sought::Steps) => say!("find.only_steps"),
        Some(Sought::Pages) => say!("find.only_pages"),
        Some(Sought::Entries(EntryKind::Milestone)) => say!("find.stones"),
        Some(Sought::Entries(EntryKind::HardTime)) => say!("find.hard_times"),
        Some(Sought::Entries(EntryKind::Note)) => say!("find.notes"),
        Some(Sought::Entries(EntryKind::CheckIn)) => say!("find.check_ins"),
        Some(Sought::Entries(EntryKind::Choice)) => say!("find.choices"),
    })
}

pub(super) fn goal_name(view: &View, goal: Option<Id>) -> String {
    match goal.and_then(|id| view.book.goal(id)) {
        Some(goal) => labels::words_or(view, &goal.words),
        None => view.say(&say!("find.all")),
    }
}

pub(super) fn when_name(view: &View, when: Stretch) -> String {
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

//! A month sheet to choose the day of a field. Enter takes the day and goes back.
//!
//! Never put a day into the workbook that was only passed by.

use crate::{
    base::{Day, Id, Slot, Value, When},
    content::FieldType,
    page::{Act, Block, Command, List, Look, Mark, Page, Row, RowId},
    say,
    screens::screen::{Behaviour, Screen, record_of},
    view::{Offer, Reply, View, spec},
    workbook::{Edit, Weeks},
};

/// A month sheet to choose the day of a field.
#[derive(Debug)]
pub struct CalendarScreen(pub Slot);

impl Screen for CalendarScreen {
    fn page(&self, view: &View) -> Page {
        let slot = &self.0;
        let title = spec::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
        let dates = &view.content.dates;
        let shown = shown(view, slot);
        let first = shown.plus_days(1 - i64::from(shown.day()));
        let taken = taken(view, slot);
        let row = |day: Day| {
            let chosen = Some(day) == taken;
            let mark = if chosen { Mark::Chosen } else { Mark::None };
            let said = if chosen { view.say(&say!("choose.chosen")) } else { String::new() };
            let note = if day == view.now.today { view.say(&say!("day.today")) } else { String::new() };
            let command = Command::TakeDay(slot.clone(), day);
            Row::new(RowId::Day(day), command, dates.full(day)).mark(mark, said).note(note)
        };
        let days = (0..31).map(|n| first.plus_days(n)).take_while(|day| day.month() == first.month());
        let mut sheet = List::whole(days.map(row).collect(), String::new());
        sheet.look = Look::Month { lead: lead(first, view.book.settings().weeks) };
        let turn = |by: i32| {
            let month = first.plus_months(by);
            Row::new(RowId::Turn(first, by), Command::Show(RowId::Day(month)), dates.month_title(month))
        };
        let months = [-1, 1].map(turn).to_vec();
        let main = vec![Block::Heading(dates.month_title(first)), Block::List(sheet), Block::rows(months)];
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::Before), Offer::Yes(Act::After)]
    }

    /// The arrows go by days and weeks, the page keys by months; beside the days they go from row to row.
    fn arrow(&self, act: Act, view: &View) -> Option<Vec<Reply>> {
        let slot = &self.0;
        if is_turning(view) {
            return match act {
                Act::Before => Some(vec![Reply::Do(Act::Up)]),
                Act::After => Some(vec![Reply::Do(Act::Down)]),
                Act::Up | Act::Down => None,
                _ => Some(Vec::new()),
            };
        }
        let day = shown(view, slot);
        let day = match act {
            Act::Before => day.plus_days(-1),
            Act::After => day.plus_days(1),
            Act::Up => day.plus_days(-7),
            Act::Down => day.plus_days(7),
            Act::PageUp => day.plus_months(-1),
            Act::PageDown => day.plus_months(1),
            _ => return None,
        };
        Some(vec![Reply::Turn(RowId::Day(day))])
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        Some(RowId::Day(start(view, &self.0)))
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        record_of(&self.0)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::AnsweredFirst, Behaviour::OnlyAsks, Behaviour::OwnArrows]
    }
}

/// Blank days before the first of the month in its first week.
fn lead(first: Day, weeks: Weeks) -> usize {
    let from_monday = usize::try_from(first.weekday()).unwrap_or(0);
    match weeks {
        Weeks::Monday => from_monday,
        Weeks::Sunday => (from_monday + 1) % 7,
    }
}

/// The focus stands on a row that turns the sheet, not on a day of it.
fn is_turning(view: &View) -> bool {
    matches!(view.focus.get(), Some(RowId::Turn(..)))
}

/// The day the focus stands on, or where it begins.
fn shown(view: &View, slot: &Slot) -> Day {
    match view.focus.get() {
        Some(RowId::Day(day) | RowId::Turn(day, _)) => *day,
        _ => taken(view, slot).unwrap_or(view.now.today),
    }
}

/// The day the field holds now.
fn taken(view: &View, slot: &Slot) -> Option<Day> {
    match view.get(slot) {
        Some(Value::When(when)) => when.day(),
        _ => None,
    }
}

/// Where the focus begins: on the day it has; for a plan whose day has passed, on today.
fn start(view: &View, slot: &Slot) -> Day {
    let ahead = spec::asked(view, slot).is_some_and(|spec| spec.kind == FieldType::Date);
    let today = view.now.today;
    taken(view, slot).filter(|day| !ahead || *day >= today).unwrap_or(today)
}

/// Takes that day.
pub fn take_day(view: &View, slot: &Slot, day: Day) -> Vec<Reply> {
    let label = spec::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
    let edit = Edit::Set(slot.clone(), Some(Value::When(When::Day(day))));
    vec![Reply::Back, Reply::Edit(edit, say!("did.picked", field = label))]
}

//! A month sheet to choose the day of a field. Enter takes the day and goes back.
//!
//! Never put a day into the workbook that was only passed by.

use super::kit::{Reply, View, form};
use crate::{
    base::{Day, Key, Slot, Value, When},
    content::FieldType,
    page::{Block, List, Look, Mark, Page, Row, Target},
    say,
    workbook::{Edit, Weeks},
};

/// How the name of a choice begins that turns to the month before, or after, the one whose first day follows.
const TURNS: [(&str, i32); 2] = [("before-", -1), ("after-", 1)];

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let title = form::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
    let dates = &view.content.dates;
    let shown = shown(view, slot);
    let first = shown.plus_days(1 - i64::from(shown.day()));
    let taken = taken(view, slot);
    let row = |day: Day| {
        let chosen = Some(day) == taken;
        let mark = if chosen { Mark::Chosen } else { Mark::None };
        let said = if chosen { view.say(&say!("choose.chosen")) } else { String::new() };
        let note = if day == view.now.today { view.say(&say!("day.today")) } else { String::new() };
        Row::new(target(day), dates.full(day)).mark(mark, said).note(note)
    };
    let days = (0..31).map(|n| first.plus_days(n)).take_while(|day| day.month() == first.month());
    let mut sheet = List::whole(days.map(row).collect(), String::new());
    sheet.look = Look::Month { lead: lead(first, view.book.settings().weeks) };
    let turn = |(name, by): (&str, i32)| {
        Row::new(Target::Choice(Key::from(format!("{name}{first}").as_str())), dates.month_title(first.plus_months(by)))
    };
    let months = TURNS.map(turn).to_vec();
    let main = vec![
        Block::Heading(dates.month_title(first)),
        Block::List(sheet),
        Block::List(List::whole(months, String::new())),
    ];
    Page { title, main, side: Vec::new() }
}

/// Blank days before the first of the month in its first week.
fn lead(first: Day, weeks: Weeks) -> usize {
    let from_monday = usize::try_from(first.weekday()).unwrap_or(0);
    match weeks {
        Weeks::Monday => from_monday,
        Weeks::Sunday => (from_monday + 1) % 7,
    }
}

/// Of a choice that turns the sheet: the month that is shown, and where it turns to.
fn turned(key: &Key) -> Option<(Day, Day)> {
    TURNS.iter().find_map(|(name, by)| {
        let shown = Day::iso(key.as_str().strip_prefix(name)?)?;
        Some((shown, shown.plus_months(*by)))
    })
}

/// The focus stands on a choice that turns the sheet, not on a day of it.
pub fn is_turning(view: &View) -> bool {
    matches!(view.focus, Some(Target::Choice(key)) if turned(key).is_some())
}

/// What the focus stands on for that day.
pub fn target(day: Day) -> Target {
    Target::Choice(Key::from(day.to_string().as_str()))
}

/// The day the focus stands on, or where it begins.
pub fn shown(view: &View, slot: &Slot) -> Day {
    match view.focus {
        Some(Target::Choice(key)) => {
            turned(key).map(|(shown, _)| shown).or_else(|| Day::iso(key.as_str())).unwrap_or(view.now.today)
        }
        _ => taken(view, slot).unwrap_or(view.now.today),
    }
}

/// The day the field holds now.
pub fn taken(view: &View, slot: &Slot) -> Option<Day> {
    match view.get(slot) {
        Some(Value::When(when)) => when.day(),
        _ => None,
    }
}

/// Where the focus begins: on the day it has; for a plan whose day has passed, on today.
pub fn start(view: &View, slot: &Slot) -> Day {
    let ahead = form::asked(view, slot).is_some_and(|spec| spec.kind == FieldType::Date);
    let today = view.now.today;
    taken(view, slot).filter(|day| !ahead || *day >= today).unwrap_or(today)
}

/// Takes a day, or turns to another month.
pub fn pick(view: &View, slot: &Slot, key: &Key) -> Vec<Reply> {
    if let Some((_, month)) = turned(key) {
        return vec![Reply::Turn(target(month))];
    }
    let Some(day) = Day::iso(key.as_str()) else { return Vec::new() };
    let label = form::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
    let edit = Edit::Set(slot.clone(), Some(Value::When(When::Day(day))));
    vec![Reply::Back, Reply::Edit(edit, say!("did.picked", field = label))]
}

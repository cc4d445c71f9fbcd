//! Going about in the month sheet: a day, a week, a month; the sheet turns where the month ends.

use super::App;
use crate::{
    page::Act,
    say,
    screens::{Place, calendar, kit::form},
};

impl App {
    /// Opens the month sheet for the day field in focus.
    pub(super) fn open_calendar(&mut self) {
        match self.look(|_, view| form::day_field(view)) {
            Some(slot) => self.open(Place::Calendar(slot)),
            None => self.refuse(&say!("calendar.no_day")),
        }
    }

    /// The focus goes on by a day, a week or a month.
    pub(super) fn turn_calendar(&mut self, act: Act) {
        let Place::Calendar(slot) = self.place().clone() else { return };
        if self.look(|_, view| calendar::is_turning(view)) {
            // Beside the days the arrows go from row to row.
            return match act {
                Act::Before | Act::Up => self.step(-1),
                Act::After | Act::Down => self.step(1),
                _ => {}
            };
        }
        let day = self.look(|_, view| calendar::shown(view, &slot));
        let day = match act {
            Act::Before => day.plus_days(-1),
            Act::After => day.plus_days(1),
            Act::Up => day.plus_days(-7),
            Act::Down => day.plus_days(7),
            Act::PageUp => day.plus_months(-1),
            Act::PageDown => day.plus_months(1),
            _ => day,
        };
        self.stack.top_mut().focus = Some(calendar::target(day));
        self.built = None;
    }
}

//! By which rule the next step is chosen, and what it says of the one that is next now.

use crate::{
    insight::today::{self as insight, Why},
    page::{Block, Page},
    records::rows,
    say,
    screens::screen::Screen,
    view::View,
};

/// By which rule the next step is chosen.
#[derive(Debug)]
pub struct RuleScreen;

impl Screen for RuleScreen {
    fn page(&self, view: &View) -> Page {
        let mut main = vec![Block::Text(view.say(&say!("rule.rule")))];
        let put_off = view.book.settings().daily(view.shown_on).not_these;
        match insight::next(view.book, view.shown_on, &put_off) {
            None => main.push(Block::Quiet(view.say(&say!("rule.none")))),
            Some(next) => {
                main.push(Block::Text(view.say(&match next.why {
                    Why::Chosen => say!("rule.chosen"),
                    Why::Day => say!("rule.day"),
                    Why::DayAbove => say!("rule.day_above"),
                    Why::First => say!("rule.first"),
                })));
                main.push(Block::row(rows::step(view, next.step, 1).without_field()));
            }
        }
        Page { title: view.say(&say!("rule.title")), main, side: Vec::new() }
    }
}

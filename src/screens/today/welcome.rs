//! After a while away: one question about the next step, and four ways to go on.

use super::week_row;
use crate::{
    base::{Key, Slot},
    insight::offers::WELCOME,
    page::{Act, Block, List, Row, Target},
    say,
    screens::kit::{Place, Reply, View, daily::noted, rows},
    workbook::{Edit, Step},
};

const CARRY_ON: Key = Key::of("carry_on");
const SMALLER: Key = Key::of("make_smaller");
const ANOTHER_DAY: Key = Key::of("another_day");
const REST: Key = Key::of("let_rest");

/// The greeting.
pub(super) fn title(view: &View) -> String {
    let name = &view.book.settings().name;
    if name.is_blank() { view.say(&say!("today.welcome")) } else { view.say(&say!("today.welcome_name", name = name)) }
}

/// The question, the step, and what can become of it.
pub(super) fn blocks(view: &View, step: &Step) -> Vec<Block> {
    let row = |key, phrase| Row::new(Target::Choice(key), view.say(&phrase));
    let rows = vec![
        week_row(view, step),
        row(CARRY_ON, say!("today.carry_on")),
        row(SMALLER, say!("today.make_smaller")),
        row(ANOTHER_DAY, say!("today.another_day")),
        row(REST, say!("today.let_rest")),
    ];
    vec![Block::Heading(view.say(&say!("today.welcome_ask"))), Block::List(List::whole(rows, String::new()))]
}

/// Any change ends the welcome, so a question that was left again leaves it as it stands.
pub(super) fn pick(view: &mut View, step: &Step, key: &Key) -> Vec<Reply> {
    if *key == REST {
        return rows::act(view, Act::Rest, step.id);
    }
    if *key == SMALLER {
        return rows::act(view, Act::Smaller, step.id);
    }
    if *key == ANOTHER_DAY {
        return vec![Reply::Go(Place::Calendar(Slot::new(step.id, &Step::WHEN)))];
    }
    if *key != CARRY_ON {
        return Vec::new();
    }
    let answered = Reply::Edit(Edit::Many(ended(view)), say!("did.welcomed", words = &step.words));
    vec![answered, Reply::Focus(Target::Record(step.id))]
}

fn ended(view: &View) -> Vec<Edit> {
    noted(view, |daily| {
        if !daily.put_off.contains(&WELCOME) {
            daily.put_off.push(WELCOME);
        }
    })
}

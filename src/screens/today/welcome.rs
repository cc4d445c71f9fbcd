//! After a while away: one question about the next step, and four ways to go on.

use crate::{
    base::{Id, Key, Slot},
    insight::offers::WELCOME,
    page::{Act, Block, Command, Place, Row, RowId},
    records::{daily::noted, rows},
    say,
    view::{Reply, View},
    workbook::{Edit, Step},
};

/// The greeting.
pub(super) fn title(view: &View) -> String {
    let name = &view.book.settings().name;
    if name.is_blank() { view.say(&say!("today.welcome")) } else { view.say(&say!("today.welcome_name", name = name)) }
}

/// The question, the step, and what can become of it.
pub(super) fn blocks(view: &View, step: &Step) -> Vec<Block> {
    let row = |name, command, phrase| Row::choice(Key::of(name), command, view.say(&phrase));
    let day = Place::Calendar(Slot::new(step.id, &Step::WHEN));
    let rows = vec![
        rows::step(view, step, 1).without_field(),
        row("carry_on", Command::CarryOn(step.id), say!("today.carry_on")),
        row("let_rest", Command::DoTo(Act::Rest, step.id), say!("today.let_rest")),
        row("another_day", Command::Go(day), say!("today.another_day")),
        row("make_smaller", Command::DoTo(Act::Smaller, step.id), say!("today.make_smaller")),
    ];
    vec![Block::Heading(view.say(&say!("today.welcome_ask"))), Block::rows(rows)]
}

/// Goes on with that step. Any change ends the welcome, so a question that was left again leaves it as it stands.
pub fn carry_on(view: &View, step: Id) -> Vec<Reply> {
    let Some(step) = view.book.step(step) else { return Vec::new() };
    let answered = Reply::Edit(Edit::Many(ended(view)), say!("did.welcomed", words = &step.words));
    vec![answered, Reply::Focus(RowId::Record(step.id))]
}

fn ended(view: &View) -> Vec<Edit> {
    noted(view, |daily| {
        if !daily.put_off.contains(&WELCOME) {
            daily.put_off.push(WELCOME);
        }
    })
}

//! What each command does, by the screen or the part that knows it.

use super::{
    ask, calendar, choose,
    entry::hard_time,
    goal::{asides, finished},
    how_was, ideas, ladder, meet, milestones, private, read_back, shrink, sort, talk, today, walk, worked,
};
use crate::{
    base::{Slot, Value, When},
    form::{apart, fields, fillings, hints, leads, older, origin, promote},
    page::Command,
    records::{changes, next_step, pasted, review, rows, side_by_side, waiting},
    say,
    view::{Reply, View},
    workbook::Edit,
};

/// Four weeks, in days: long enough for something to have happened. Our own default.
const FOUR_WEEKS: i64 = 28;

/// Does what a row says.
#[allow(clippy::too_many_lines, reason = "one line a command")]
pub fn run(command: &Command, view: &mut View) -> Vec<Reply> {
    match command {
        Command::Go(place) => vec![Reply::Go(place.clone())],
        Command::Open(id) => rows::open(view, *id),
        Command::Find(slot) => origin::to(view, slot),
        Command::Show(id) => vec![Reply::Turn(id.clone())],
        Command::Zoom(period) => milestones::look_closer(view, *period),
        Command::Sift(sieve) => vec![Reply::Back, Reply::Sift(sieve.clone())],
        Command::Back => vec![Reply::Back],
        Command::Finish => vec![Reply::Finish],
        Command::Do(act) => vec![Reply::Do(*act)],
        Command::DoTo(act, id) => rows::act(view, *act, *id),
        Command::SaveOver => vec![Reply::Back, Reply::SaveOver],
        Command::LeaveUnsaved => vec![Reply::LeaveUnsaved],
        Command::Fill(slot) => fields::open(view, slot.clone()),
        Command::Choose(slot, key) => choose::choose(view, slot, key),
        Command::LeaveOpen(slot) => choose::leave_open(view, slot),
        Command::MoveUp(slot, place) => choose::move_up(view, slot, *place),
        Command::PutCard(slot, pile) => sort::put(view, slot, pile),
        Command::AddCard(slot) => sort::add(view, slot),
        Command::TakeDay(slot, day) => calendar::take_day(view, slot, *day),
        Command::LookAgain(slot) => look_again(view, slot),
        Command::Paste(pasting, way) => pasted::put(view, pasting, *way),
        Command::Clear(slot) => older::clear(view, slot),
        Command::FillAgain(page) => fillings::fill_again(view, page),
        Command::AddAsItIs(record) => side_by_side::add_as_it_is(view, *record),
        Command::KeepLead(record, pack, at) => leads::keep(view, *record, *pack, *at),
        Command::TakeIn(layer, slot) => apart::take_in(view, *layer, slot),
        Command::DropBeside(layer, slot) => apart::drop_beside(view, *layer, slot),
        Command::Promote(handing) if handing.piece.is_none() => promote::promote(view, handing),
        Command::Promote(handing) => Reply::back_and(promote::promote(view, handing)),
        Command::PromoteFor(handing, goal) => Reply::back_and(promote::promote_for(view, handing, *goal)),
        Command::Try(step) => ask::try_step(view, *step),
        Command::Tick { step, below, offered } => ask::tick(view, *step, *below, *offered),
        Command::PutAside(id, aside) => ask::put_aside(view, *id, *aside),
        Command::LetWait { step, this_week } => ask::let_wait(view, *step, *this_week),
        Command::AddNext(slot, goal) => next_step::add(view, slot, *goal),
        Command::Sure(at, sure) => shrink::sure(view, *at, *sure),
        Command::ShrinkBy(at, way) => shrink::by(view, *at, *way),
        Command::Waited { step, way, on_today } => waiting::answer(view, *step, *way, *on_today),
        Command::CarryOn(step) => today::welcome::carry_on(view, *step),
        Command::ShowPutOff => today::show_put_off(view),
        Command::TurnFinished(goal) => finished::turn(view, *goal),
        Command::Swap { goal, rests } => ask::swap(view, *goal, *rests),
        Command::Review(goal) => review::open(view, *goal),
        Command::DismissReview(goal, reason) => review::dismiss(view, *goal, reason),
        Command::DismissQuestion(goal, question) => asides::dismiss(view, *goal, question),
        Command::Smaller(goal) => review::smaller(view, *goal),
        Command::NewStep(goal) => review::new_step(view, *goal),
        Command::Press { goal, level, by_helper } => ladder::press(view, *goal, *level, *by_helper),
        Command::UseStep { goal, from } => worked::use_step(view, *goal, *from),
        Command::UsePlan { goal, from, row } => worked::use_plan(view, *goal, *from, *row),
        Command::SayWho(stone, help) => ask::say_who(view, *stone, *help),
        Command::NeverAskWho => ask::never_ask_who(),
        Command::LeadOn(entry) => hard_time::lead_on(view, *entry),
        Command::PutOnDay(entry) => hard_time::put_on(view, *entry),
        Command::Accept(offered) => today::offer::accept(view, *offered),
        Command::DismissHint(record, hint) => hints::dismiss(view, *record, hint),
        Command::WalkTogether => walk::together(),
        Command::WalkOthers(others) => walk::others_use_it(*others),
        Command::WalkDay { day, again } => walk::on_day(view, *day, *again),
        Command::WalkEnd { leave } => walk::end(*leave),
        Command::BeginTalk => meet::begin(view),
        Command::Meet(at, key) => meet::answer(view, *at, key),
        Command::EndTalk(talk) => talk::end(view, *talk),
        Command::HowWas(talk) => how_was::done(view, *talk),
        Command::NeverAskHow(talk) => today::two::never_ask(*talk),
        Command::NoteIdea(about) => vec![Reply::Idea(about.clone())],
        Command::AnswerIdea(idea, answer) => ideas::answer_idea(view, *idea, *answer),
        Command::ReadBack(of) => read_back::confirm(view, *of),
        Command::UndoChange(talk, row) => Reply::back_and(changes::undo(view, *talk, *row)),
        Command::TurnPrivate(mark) => private::turn(view, mark),
        Command::ShowAll => ask::show_all(),
    }
}

fn look_again(view: &View, slot: &Slot) -> Vec<Reply> {
    let day = When::Day(view.now.today.plus_days(FOUR_WEEKS));
    vec![Reply::Edit(Edit::Set(slot.clone(), Some(Value::When(day))), say!("did.look_again"))]
}

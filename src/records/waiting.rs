//! A step whose day has passed, or that has waited a while: one question, and ways to go on with it.

use crate::{
    base::{Day, Id, Key, Kind, Slot, Value, When},
    insight::offers::{self, Question},
    page::{Act, Block, Command, Place, Row, Shrink, ShrinkAsk, command::WaitWay},
    records::{daily, rows},
    say,
    view::{Reply, View, dates},
    workbook::{Edit, Step},
};

/// What there is to ask about that step on its own page.
pub fn question(view: &View, step: &Step) -> Option<Question> {
    if view.look_only { None } else { offers::question(view.book, view.now, step) }
}

/// The question and its rows.
pub fn blocks(view: &View, step: &Step, question: Question, on_today: bool) -> Vec<Block> {
    let row = |name: &str, way, phrase| {
        let command = Command::Waited { step: step.id, way, on_today };
        Row::choice(Key::from(format!("wait/{name}/{}", step.id).as_str()), command, view.say(&phrase))
    };
    let (ask, first) = match question {
        Question::Passed(day) => (passed(view, day), row("new_day", WaitWay::NewDay, say!("wait.new_day"))),
        Question::Waited => (view.say(&say!("wait.waited")), row("another", WaitWay::Another, say!("wait.another"))),
    };
    let rows = vec![
        first,
        row("rest", WaitWay::Rest, say!("today.let_rest")),
        row("smaller", WaitWay::Smaller, say!("shrink.see")),
        row("leave", WaitWay::Leave, say!("ask.leave_as_is")),
    ];
    vec![Block::Text(ask), Block::line(rows)]
}

/// A day of the last week by its name.
fn passed(view: &View, day: Day) -> String {
    let name = match view.now.today.since(day) {
        1 => return view.say(&say!("wait.yesterday")),
        2..=6 => view.content.dates.weekday(day).to_owned(),
        _ => dates::near_day(view, day),
    };
    view.say(&say!("wait.passed", day = name))
}

/// Does what was chosen. On Today it is noted that this step was asked about.
pub fn answer(view: &mut View, step: Id, way: WaitWay, on_today: bool) -> Vec<Reply> {
    let Some(step) = view.book.step(step).cloned() else { return Vec::new() };
    let edits = if on_today {
        daily::noted(view, |daily| daily::add(&mut daily.taken, offers::asked(step.id)))
    } else {
        Vec::new()
    };
    let out = match way {
        WaitWay::NewDay => vec![Reply::Go(Place::Calendar(Slot::new(step.id, &Step::WHEN)))],
        WaitWay::Smaller => rows::act(view, Act::Smaller, step.id),
        WaitWay::Rest => rows::act(view, Act::Rest, step.id),
        WaitWay::Leave => {
            let kept = Value::When(When::Day(view.now.today));
            let keep = Edit::Set(Slot::new(step.id, &Step::KEPT), Some(kept));
            vec![Reply::Edit(keep, say!("did.kept", words = &step.words))]
        }
        WaitWay::Another => {
            let ask = ShrinkAsk::Instead(view.draw(Kind::Step));
            vec![Reply::Go(Place::Shrink(Shrink { step: step.id, ask, in_walk: false }))]
        }
    };
    if edits.is_empty() {
        return out;
    }
    if out.iter().any(|reply| matches!(reply, Reply::Edit(..))) {
        return out.into_iter().map(|reply| rows::with(reply, &edits)).collect();
    }
    // What opens something is one change of its own: that this was answered.
    let asked = Reply::Edit(Edit::Many(edits), say!("did.asked", words = &step.words));
    std::iter::once(asked).chain(out).collect()
}

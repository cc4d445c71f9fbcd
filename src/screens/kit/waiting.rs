//! A step whose day has passed, or that has waited a while: one question, and ways to go on with it.

use super::{Place, Reply, Shrink, ShrinkAsk, View, daily, dark, dates, rows};
use crate::{
    base::{Day, Id, Key, Kind, Slot, Value, When},
    insight::offers::{self, Question},
    page::{Act, Block, List, Row, Target},
    say,
    workbook::{Edit, Step},
};

/// How the names of the choices begin; the id of the step follows, so that what is done is done to the step that
/// was seen, whatever is next by the time of the key.
const NEW_DAY: &str = "wait_new_day-";
const SMALLER: &str = "wait_smaller-";
const ANOTHER: &str = "wait_another-";
const REST: &str = "wait_rest-";
const LEAVE: &str = "wait_leave-";

/// What there is to ask about that step on its own page.
pub fn question(view: &View, step: &Step) -> Option<Question> {
    if view.look_only || dark::step(view, step) { None } else { offers::question(view.book, view.now, step) }
}

/// The question and its rows.
pub fn blocks(view: &View, step: &Step, question: Question) -> Vec<Block> {
    let name = |words: &str| Target::Choice(Key::from(format!("{words}{}", step.id).as_str()));
    let row = |words, phrase| Row::new(name(words), view.say(&phrase));
    let (ask, first) = match question {
        Question::Passed(day) => (passed(view, day), row(NEW_DAY, say!("wait.new_day"))),
        Question::Waited => (view.say(&say!("wait.waited")), row(ANOTHER, say!("wait.another"))),
    };
    let smaller = row(SMALLER, say!("shrink.smaller"));
    let mut rows = match question {
        Question::Passed(_) => vec![first, smaller],
        Question::Waited => vec![smaller, first],
    };
    rows.extend([row(REST, say!("today.let_rest")), row(LEAVE, say!("ask.leave_as_is"))]);
    vec![Block::Text(ask), Block::List(List::whole(rows, String::new()))]
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

/// Does what was chosen; nothing where it was another choice. On Today it is noted that this step was asked about.
pub fn pick(view: &mut View, key: &Key, on_today: bool) -> Vec<Reply> {
    let ways = [NEW_DAY, SMALLER, ANOTHER, REST, LEAVE];
    let found = ways.into_iter().find_map(|way| Some((way, Id::of(key.as_str().strip_prefix(way)?)?)));
    let Some((way, step)) = found.and_then(|(way, id)| Some((way, view.book.step(id).cloned()?))) else {
        return Vec::new();
    };
    let edits = if on_today {
        daily::noted(view, |daily| daily::add(&mut daily.taken, offers::asked(step.id)))
    } else {
        Vec::new()
    };
    let out = match way {
        NEW_DAY => vec![Reply::Go(Place::Calendar(Slot::new(step.id, &Step::WHEN)))],
        SMALLER => rows::act(view, Act::Smaller, step.id),
        REST => rows::act(view, Act::Rest, step.id),
        LEAVE => {
            let kept = Value::When(When::Day(view.now.today));
            let keep = Edit::Set(Slot::new(step.id, &Step::KEPT), Some(kept));
            vec![Reply::Edit(keep, say!("did.kept", words = &step.words))]
        }
        _ => {
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

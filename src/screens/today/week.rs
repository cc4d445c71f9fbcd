//! What this week holds: steps with a day, what helpers said they would do, what was done.

use crate::{
    base::{Key, Slot, When},
    insight::today::{self as insight, Promise},
    page::{Block, Mark, Row},
    records::{limits, rows},
    say,
    view::{View, labels},
    workbook::{Goal, Step},
};

/// The week without the step that is shown already. `asks`: also whether one of many can wait.
pub(super) fn blocks(view: &View, shown: Option<&Step>, asks: bool) -> Vec<Block> {
    let steps = insight::this_week(view.book, view.now.today).into_iter();
    let steps = steps
        .filter(|step| Some(step.id) != shown.map(|step| step.id))
        .map(|step| rows::step(view, step, 1).without_field());
    let promises = insight::promises(view.book, view.now.today);
    let rows: Vec<Row> = steps.chain(promises.iter().map(|promise| row(view, promise))).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Block::Heading(view.say(&say!("today.week"))), Block::rows(rows)];
    if asks {
        out.extend([Block::Quiet(view.say(&say!("limits.week"))), limits::can_wait(view)]);
    }
    out
}

/// A promise in the words of a step, and whose it is.
fn row(view: &View, promise: &Promise) -> Row {
    let what = Key::of("what");
    let words = promise.row.cells.get(&what).and_then(crate::base::Value::text);
    let slot = Slot::new(promise.goal, &Goal::PROMISES).cell(promise.row.id, &what);
    let day = rows::step_day(view, &When::Day(promise.by));
    Row::fill(slot, words.map(|words| labels::words_or(view, words)).unwrap_or_default())
        .mark(Mark::Open, view.say(&say!("state.open")))
        .note(view.say(&say!("today.my_helper", day = day)))
}

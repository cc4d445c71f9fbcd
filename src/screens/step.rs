//! One step: its words, its day, where it stands, and what can be done with it as rows.

use crate::{
    base::Id,
    form::{fields, older, origin},
    page::{Act, Block, Page, Row, RowId},
    records::{rows, waiting},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, Subject, View, dates, labels},
    workbook::{Entry, Size, Step, StepKind, StepState},
};

/// One step.
#[derive(Debug)]
pub struct StepScreen(pub Id);

impl Screen for StepScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let Some(spec) = view.content.page("step") else { return Page::default() };
        let mut page = Page { title: spec.title.clone(), ..Page::default() };
        let Some(step) = view.book.step(id) else {
            page.main.push(Block::Quiet(view.say(&say!("gone.step"))));
            return page;
        };
        let mut fields = fields::parts(view, spec, id).into_iter().map(|(_, blocks)| blocks);
        page.main.extend(fields.next().into_iter().flatten());
        // Its words, and then what it is opened for.
        page.main.push(Block::line(done_or_tried(view, step)));
        page.main.extend(fields.flatten());
        page.main.extend(fields::below(view, spec));
        page.main.extend(done_on(view, step));
        let question = waiting::question(view, step);
        page.main.extend(hints(view, step).map(|words| Block::Quiet(view.say(&words))));
        page.main.extend(question.into_iter().flat_map(|question| waiting::blocks(view, step, question, false)));
        page.main.push(Block::rows(doings(view, step, question.is_some())));
        page.main.extend(tries(view, id));
        page.main.extend(older::of_record(view, id));
        if let Some(big) = step.under.and_then(|under| view.book.step(under)) {
            page.side.push(Block::Heading(view.say(&say!("step.part_of"))));
            page.side.push(Block::row(rows::step(view, big, 1).without_field()));
        }
        if let Some(goal) = step.goal.and_then(|id| view.book.goal(id)) {
            page.side.push(Block::Heading(view.say(&say!("step.goal"))));
            page.side.push(Block::Own(labels::words_or(view, &goal.words)));
        }
        page
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let id = self.0;
        let mut out = fields::offers(view, "step");
        // On a try, or on what it is a part of, all that is done is done to that.
        if matches!(view.focus.get(), Some(RowId::Record(_))) {
            return out;
        }
        if let Some(step) = view.book.step(id) {
            out.extend(rows::step_offers(view, step));
            if step.state.is_open() {
                out.push(Offer::Yes(Act::Rest));
            }
        }
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        self::act(view, act, self.0)
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Record(self.0))
    }

    fn begins(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn goal(&self, view: &View) -> Option<Id> {
        view.book.step(self.0).and_then(|step| step.goal)
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("step".to_owned())
    }
}

/// How many tries are shown one by one, the newest first.
const TRIES: usize = 7;

/// When it was done, or last done where it comes back; and who did it.
fn done_on(view: &View, step: &Step) -> Option<Block> {
    let stone = view.book.stones_of_step(step.id).rfind(|stone| !stone.tried);
    let by = |day: String| {
        let who = stone.and_then(|stone| stone.help).map(|help| rows::who_words(view, help));
        match (step.repeats.is_some(), who) {
            (false, None) => say!("step.done_on", day = day),
            (false, Some(who)) => say!("step.done_on_who", day = day, who = who),
            (true, None) => say!("step.last_done", day = day),
            (true, Some(who)) => say!("step.last_done_who", day = day, who = who),
        }
    };
    let short = |day| view.content.dates.short(day);
    let words = match step.state {
        StepState::Done => by(short(step.done_on.or_else(|| stone?.on.day())?)),
        _ if step.repeats.is_some() => by(dates::near(view, &stone?.on)),
        _ => return None,
    };
    Some(Block::Quiet(view.say(&words)))
}

/// What is to be known about a step of that kind or size.
fn hints(view: &View, step: &Step) -> impl Iterator<Item = crate::base::Phrase> + use<> {
    let open = step.state.is_open();
    // Where the smaller bits are there, nothing more is to be said.
    let whole = view.book.outline(step.goal).iter().all(|(below, _)| below.under != Some(step.id));
    let large = open && whole && step.size == Some(Size::More);
    let trying = open && step.kind == Some(StepKind::TryOut);
    let trying = trying.then(|| say!("step.try_out"));
    trying.into_iter().chain(large.then(|| say!("step.large")))
}

/// Every try is a thing that was done: its words, its day, its page.
fn tries(view: &View, step: Id) -> Vec<Block> {
    let tried = || view.book.stones_of_step(step).filter(|stone| stone.tried);
    let n = tried().count();
    if n == 0 {
        return Vec::new();
    }
    let newest: Vec<&Entry> = tried().rev().take(TRIES).collect();
    let row = |stone: &Entry| {
        let mut row = rows::entry(view, stone);
        // The step is told above; what came of a try is what tells it from the others.
        if let Some(came) = stone.heard().text(&Entry::CAME) {
            row.text = came.to_string();
        }
        row
    };
    let rows = newest.into_iter().map(row).collect();
    vec![Block::Quiet(view.say(&say!("step.tries", n = n))), Block::rows(rows)]
}

/// The two things that are done with a step most often.
fn done_or_tried(view: &View, step: &Step) -> Vec<Row> {
    let act = |act, phrase| Row::act(act, view.say(&phrase));
    let done = match (step.state, step.repeats) {
        (StepState::Done, _) => say!("step.undo_done"),
        (_, Some(_)) => say!("step.do_done_again"),
        (_, None) => say!("step.do_done"),
    };
    let tried = step.state.is_open().then(|| act(Act::Tried, say!("step.do_tried")));
    [act(Act::Done, done)].into_iter().chain(tried).collect()
}

/// What else can be done with it. `asked`: a question has some of these ways already.
fn doings(view: &View, step: &Step, asked: bool) -> Vec<Row> {
    let act = |act, phrase| Row::act(act, view.say(&phrase));
    let mut out = Vec::new();
    if step.state.is_open() && !asked {
        out.push(act(Act::Smaller, say!("shrink.see")));
        out.push(act(Act::Rest, say!("step.do_rest")));
    }
    if step.goal.is_some() {
        out.push(act(Act::NewUnder, say!("step.do_under")));
        out.push(act(Act::Move, say!("step.do_move")));
    }
    out.extend(origin::row(view, &Subject::Record(step.id)));
    out.push(act(Act::PutAside, say!("step.do_aside")));
    out
}

/// Does it.
fn act(view: &mut View, act: Act, id: Id) -> Vec<Reply> {
    if rows::handles(act) { rows::act(view, act, id) } else { fields::act(view, act, "step") }
}

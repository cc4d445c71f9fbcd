//! Today: the next small step, this week, what to look at again, and the pile beside it.

pub mod offer;
pub mod two;
mod week;
pub mod welcome;

use crate::{
    base::{Id, Key, Phrase},
    form::fillings,
    insight::{
        check_ins,
        offers::{self, Chance, Question},
        today as insight,
    },
    page::{Act, Ask, Block, Command, Page, Place, Row, RowId, command::Offered},
    records::{daily::noted, drafts, rows, stones, waiting},
    say,
    screens::screen::{Behaviour, MayHide, Screen},
    view::{Offer, Reply, View, dates, labels},
    workbook::{Edit, Step, Talk},
};

/// So many pages are told at once; the others come when these were looked at.
const PAGES_AGAIN: usize = 3;

/// The row that shows the steps again that were put off for the day.
const SHOW_AGAIN: Key = Key::of("show_again");

/// What Today is about now. Looked up once a page: the next step costs a walk through all open ones.
#[derive(Clone, Copy)]
struct Sight<'a> {
    /// The step to begin again with after a while away.
    welcomed: Option<&'a Step>,
    /// The next step that is shown: without those that were put off on the day of the page.
    next: Option<&'a Step>,
    /// What is asked about it.
    question: Option<Question>,
    /// There is too much to carry: less is shown.
    too_much: bool,
    /// The talk that is over and was not spoken of since. It waits for a welcome, and for a better day.
    over: Option<Talk<'a>>,
}

impl<'a> Sight<'a> {
    fn of(view: &View<'a>) -> Self {
        let (book, day) = (view.book, view.shown_on);
        let next = insight::next_but(book, day, &book.settings().daily(day).not_these);
        // Where nothing may be changed, no answer could end the welcome, or the question.
        let welcomed = if view.look_only { None } else { offers::welcome(book, day) };
        let too_much = check_ins::is_too_much(book, day);
        let over = two::over(view).filter(|_| welcomed.is_none() && !too_much);
        let asked = next.filter(|_| welcomed.is_none() && over.is_none() && !view.look_only);
        let now = crate::base::Now { today: day, ..view.now };
        let question = asked.and_then(|step| offers::question_of_the_day(book, now, step));
        Self { welcomed, next, question, too_much, over }
    }

    /// One thing is asked at a time: the week waits for a welcome, and for a question about the next step.
    fn asks_about_the_week(self, view: &View) -> bool {
        self.welcomed.is_none()
            && self.question.is_none()
            && self.over.is_none()
            && offers::asks_about_the_week(view.book, view.shown_on)
    }
}

/// The first place: what is next.
#[derive(Debug)]
pub struct TodayScreen;

impl Screen for TodayScreen {
    fn page(&self, view: &View) -> Page {
        if view.book.is_empty() {
            return empty(view);
        }
        let mut page = Page::default();
        let sight = Sight::of(view);
        let shown = sight.welcomed.or(sight.next);
        if let Some(step) = sight.welcomed {
            page.title = welcome::title(view);
            page.main = welcome::blocks(view, step);
        } else {
            page.title = greeting(view);
            page.main.extend(sight.too_much.then(|| Block::Text(view.say(&say!("today.too_much")))));
            page.main.push(Block::Heading(view.say(&say!("today.next"))));
            page.main.extend(next_blocks(view, sight));
        }
        if sight.welcomed.is_some() {
            page.main.extend(for_goal(view, shown));
        }
        if sight.too_much {
            page.main.push(less(view));
        } else {
            page.main.extend(asked(view, sight));
            page.main.extend(week::blocks(view, shown, sight.asks_about_the_week(view)));
            page.main.extend(again(view));
        }
        page.main.extend(two::alone(view));
        page.main.splice(0..0, two::first(view));
        page.side = pile(view);
        if !sight.too_much {
            page.side.extend(offered(view, sight));
        }
        if sight.over.is_none() && sight.welcomed.is_none() {
            page.side.extend(two::ideas(view));
        }
        page.side.push(Block::Heading(view.say(&say!("today.add"))));
        page.side.push(add(view, sight));
        page
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let mut out = vec![Offer::Yes(Act::NewGoal)];
        if view.book.is_empty() {
            return out;
        }
        let sight = Sight::of(view);
        let welcomed = sight.welcomed;
        match view.focus.get() {
            Some(RowId::Record(id)) if view.book.step(*id).is_some_and(|step| step.state.is_open()) => {
                out.push(Offer::Yes(Act::Smaller));
                if welcomed.is_some_and(|step| step.id == *id) {
                    out.push(Offer::Yes(Act::Rest));
                }
            }
            Some(focus) if Some(focus) == first_bit(view, sight).map(|(id, _)| id).as_ref() => {
                out.push(Offer::Yes(Act::Done));
            }
            _ => {}
        }
        if sight.too_much || sight.asks_about_the_week(view) {
            out.push(Offer::Yes(Act::CanWait));
        }
        if welcomed.is_none() && sight.next.is_some() {
            out.extend([Offer::Yes(Act::NotThis), Offer::Yes(Act::Rule)]);
        }
        if is_free(sight) && offer::offered(view, sight.next).is_some() {
            out.push(Offer::Yes(Act::NotNow));
        }
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        self::act(view, act)
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::StartsOver]
    }
}

/// That a talk is over, or one question about the next step; beside a welcome neither is there.
fn asked(view: &View, sight: Sight) -> Vec<Block> {
    if let Some(talk) = sight.over {
        return two::after(view, talk);
    }
    sight
        .next
        .zip(sight.question)
        .map(|(step, question)| waiting::blocks(view, step, question, true))
        .unwrap_or_default()
}

/// One offer, where nothing else is asked.
fn offered(view: &View, sight: Sight) -> Vec<Block> {
    if is_free(sight) { offer::blocks(view, sight.next) } else { Vec::new() }
}

/// Where there is too much to carry: two ways to carry less.
fn less(view: &View) -> Block {
    let row = |act, phrase| Row::act(act, view.say(&phrase));
    let rest = (!insight::may_wait(view.book, view.now.today).is_empty())
        .then(|| row(Act::CanWait, say!("today.rest_a_step")));
    let rows = rest.into_iter().chain([row(Act::Call, say!("more.call"))]).collect();
    Block::rows(rows)
}

/// Goals and pages whose day to look again has come.
fn again(view: &View) -> Vec<Block> {
    let goals = insight::look_again(view.book, view.now.today)
        .into_iter()
        .map(|g| Row::record(g.id, view.say(&say!("today.look_again", goal = &g.words))));
    let pages = fillings::again(view, PAGES_AGAIN)
        .into_iter()
        .map(|(id, name)| Row::page(Key::of_page(id), view.say(&say!("today.look_again_page", page = name))));
    let again: Vec<Row> = goals.chain(pages).collect();
    if again.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(view.say(&say!("today.again"))), Block::rows(again)]
}

/// Before anything is written.
fn empty(view: &View) -> Page {
    // Who came through the first steps has read the hello.
    let walked = view.book.settings().walked;
    let hello = if walked { say!("today.nothing_yet") } else { say!("today.hello") };
    let main = vec![Block::Text(view.say(&hello)), begin(view), Block::Text(view.say(&say!("today.hello_more")))];
    Page { title: greeting(view), main, side: Vec::new() }
}

/// The goal that a step is for.
fn for_goal(view: &View, step: Option<&Step>) -> Option<Block> {
    let goal =
        step.and_then(|step| step.goal).and_then(|id| view.book.goal(id)).filter(|goal| !goal.words.is_blank())?;
    Some(Block::Quiet(view.say(&say!("today.for_goal", goal = labels::words_or(view, &goal.words)))))
}

/// The next step and the way to another one; or that there is none, for today or at all.
fn next_blocks(view: &View, sight: Sight) -> Vec<Block> {
    if let Some(step) = sight.next {
        let other = Row::act(Act::NotThis, view.say(&say!("today.not_this")));
        let why = Row::act(Act::Rule, view.say(&say!("today.why")));
        let mut step = rows::step(view, step, 1).without_field();
        if matches!(sight.question, Some(Question::Passed(_))) {
            // The question below names the day.
            step.note.clear();
        }
        let ways = std::iter::once(other).chain((!sight.too_much).then_some(why)).collect();
        let about = std::iter::once(Block::card(vec![step])).chain(for_goal(view, sight.next));
        return about.chain([Block::line(ways)]).collect();
    }
    if insight::next_step(view.book, view.shown_on).is_none() {
        let go_on = go_on_walk(view).map(Block::row);
        return std::iter::once(Block::Quiet(view.say(&none_waits(view, sight)))).chain(go_on).collect();
    }
    let again = Row::choice(SHOW_AGAIN, Command::ShowPutOff, view.say(&say!("today.show_again")));
    let told = Block::Text(view.say(&say!("today.all_put_off")));
    vec![told, Block::row(again)]
}

/// That no step is waiting, and what there is to do: nothing on a day with too much to carry.
fn none_waits(view: &View, sight: Sight) -> Phrase {
    match () {
        () if sight.too_much => say!("today.no_next_rest"),
        () if view.book.goals().next().is_none() => say!("today.no_next_no_goal"),
        () => say!("today.no_next"),
    }
}

fn greeting(view: &View) -> String {
    let name = &view.book.settings().name;
    let named = !name.is_blank();
    match view.now.hour {
        5..=11 if named => view.say(&say!("today.morning_name", name = name)),
        5..=11 => view.say(&say!("today.morning")),
        12..=17 if named => view.say(&say!("today.afternoon_name", name = name)),
        12..=17 => view.say(&say!("today.afternoon")),
        _ if named => view.say(&say!("today.evening_name", name = name)),
        _ => view.say(&say!("today.evening")),
    }
}

/// The first rows of an empty workbook.
fn begin(view: &View) -> Block {
    let rows = vec![
        Row::act(Act::Walk, view.say(&say!("today.begin_walk"))),
        Row::act(Act::NewGoal, view.say(&say!("today.begin_goal"))),
        Row::page(Key::of("good_day"), view.say(&say!("today.begin_good_day"))),
        Row::act(Act::AddStone, view.say(&say!("today.begin_stone"))),
        Row::act(Act::Help, view.say(&say!("today.begin_keys"))),
    ];
    Block::rows(rows)
}

fn add(view: &View, sight: Sight) -> Block {
    let mut rows = vec![
        Row::act(Act::AddStone, view.say(&say!("today.add_stone"))),
        Row::act(Act::CheckIn, view.say(&say!("today.check_in"))),
    ];
    if !sight.too_much {
        rows.push(Row::act(Act::NewGoal, view.say(&say!("today.begin_goal"))));
    }
    // Where a next step is known, it comes before what was left.
    rows.extend(go_on_walk(view).filter(|_| sight.next.is_some() && !sight.too_much));
    Block::line(rows)
}

/// The way back into the first steps, where they were left in the middle.
fn go_on_walk(view: &View) -> Option<Row> {
    let left = !view.book.settings().walked && view.book.goals().count() <= 1 && view.book.log().len() <= 1;
    left.then(|| Row::act(Act::Walk, view.say(&say!("today.go_on_walk"))))
}

/// The pile and the last stone; nothing at all while there is none.
fn pile(view: &View) -> Vec<Block> {
    let count = view.book.stone_count();
    let Some(last) = view.book.stones().next_back() else { return Vec::new() };
    let mut out = vec![Block::Heading(stones::title(view))];
    out.extend(stones::figure(view, view.book.stones().rev(), count, stones::count(view, count)));
    let walk = Row::act(Act::Pile, stones::walk(view));
    // Its words may hurt today: they are one key away.
    let last = Row::record(last.id, stones::last(view)).note(dates::near(view, &last.on));
    out.push(Block::rows(vec![walk, last]));
    out
}

/// Does it.
fn act(view: &mut View, act: Act) -> Vec<Reply> {
    match (act, view.focus.get()) {
        (Act::NewGoal, _) => drafts::goal(view),
        (Act::Done, Some(focus)) => match first_bit(view, Sight::of(view)) {
            Some((id, step)) if id == *focus => offer::accept(view, Offered::FirstBit(step)),
            _ => Vec::new(),
        },
        (Act::NotThis, _) => not_this(view),
        (Act::NotNow, _) => offer::not_now(view, Sight::of(view).next),
        (Act::Rule, _) => vec![Reply::Go(Place::Rule)],
        (Act::CanWait, _) => vec![Reply::Go(Place::Ask(Ask::CanWait(None)))],
        _ => Vec::new(),
    }
}

/// Shows the steps again that were put off for today.
pub fn show_put_off(view: &View) -> Vec<Reply> {
    let edits = noted(view, |daily| daily.not_these.clear());
    vec![Reply::Edit(Edit::Many(edits), say!("did.shown_again"))]
}

/// The row that ticks the next step as a first bit, and that step.
fn first_bit(view: &View, sight: Sight) -> Option<(RowId, Id)> {
    let step = sight.next?;
    let chance = offer::offered(view, sight.next)?;
    (chance == Chance::FirstBit && is_free(sight)).then(|| (RowId::Choice(offer::name_of(Some(step), chance)), step.id))
}

/// Nothing else is asked: there is room for an offer.
fn is_free(sight: Sight) -> bool {
    sight.welcomed.is_none() && sight.question.is_none() && sight.over.is_none()
}

fn not_this(view: &View) -> Vec<Reply> {
    let Some(step) = Sight::of(view).next else { return Vec::new() };
    let edits = noted(view, |daily| daily.not_these.push(step.id));
    let mut out = vec![Reply::Edit(Edit::Many(edits), say!("did.not_this", words = &step.words))];
    // Whoever stands on the row goes on from there; whoever stood on the step does not follow it down the page.
    if !view.focus.is(&RowId::Act(Act::NotThis)) {
        out.push(Reply::Do(Act::First));
    }
    out
}

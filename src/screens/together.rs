//! A talk while it goes on: what the client wants of it, their next step, and what the helper said they will do.

use crate::{
    base::Key,
    insight::today,
    page::{Act, Block, Command, List, Meet, Page, Place, Row},
    records::{rows, session},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Offer, View, attribution},
    workbook::{About, Talk},
};

/// The helper's idea that has no place on a page.
const FREE_IDEA: Key = Key::of("free_idea");
/// So many minutes are not told; from then on they are told in steps of as many.
const MINUTES: i64 = 10;

/// A talk while it goes on.
#[derive(Debug)]
pub struct TogetherScreen;

impl Screen for TogetherScreen {
    fn page(&self, view: &View) -> Page {
        let Some(talk) = view.book.open_talk() else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let name = attribution::helper(view);
        let mut main = vec![Block::Heading(view.say(&say!("together.today")))];
        main.extend(session::field(view, talk.id(), &Talk::LEAVE_OUT));
        main.extend(session::field(view, talk.id(), &Talk::HELP_MOST));
        main.push(Block::Heading(view.say(&say!("today.next"))));
        main.push(Block::List(next(view)));
        main.push(Block::Heading(view.say(&say!("together.will_do", helper = name.as_str()))));
        let (theirs, others) = session::promises_of(view, &talk.with());
        main.push(Block::List(List::whole(theirs, view.say(&say!("together.no_promises")))));
        if !others.is_empty() {
            main.push(Block::Heading(view.say(&say!("together.also_promised"))));
            main.push(Block::rows(others));
        }
        main.push(Block::Heading(view.say(&say!("together.more"))));
        main.push(Block::List(ways(view, &name)));
        main.extend(minutes(view, talk).map(Block::Quiet));
        Page { title: view.say(&say!("together.title", helper = name)), main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        [Act::Ideas, Act::Prepare, Act::Companion].map(Offer::Yes).to_vec()
    }

    fn opened_by(&self, _view: &View) -> Option<Act> {
        Some(Act::Together)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::LetterKeys]
    }
}

fn next(view: &View) -> List {
    let step = today::next_step(view.book, view.shown_on);
    let row = step.map(|step| rows::step(view, step, 1).without_field());
    List::whole(row.into_iter().collect(), view.say(&say!("together.no_step")))
}

fn ways(view: &View, name: &str) -> List {
    let row = |act, phrase| Row::act(act, view.say(&phrase));
    let mut rows = vec![row(Act::Pen, say!("together.pen"))];
    if !view.book.waiting(None).is_empty() {
        rows.push(row(Act::ReadBack, say!("together.read_back")));
    }
    rows.push(Row::choice(
        FREE_IDEA,
        Command::NoteIdea(About::Anything),
        view.say(&say!("together.idea", helper = name)),
    ));
    if view.book.ideas().next().is_some() {
        rows.push(row(Act::Ideas, say!("ideas.title")));
    }
    rows.push(row(Act::Prepare, say!("prepare.title")));
    rows.push(row(Act::Companion, say!("companion.open", helper = name)));
    rows.push(row(Act::Stop, say!("together.stop")));
    List::whole(rows, String::new())
}

/// About how long it goes, in steps; nothing before the first.
fn minutes(view: &View, talk: Talk) -> Option<String> {
    let minutes = view.now.moment.0.saturating_sub(talk.answers().at.0) / 60;
    let told = minutes / MINUTES * MINUTES;
    (told > 0).then(|| view.say(&say!("together.minutes", n = told)))
}

/// Where it is opened: the talk that goes on, else the start of one.
pub fn door(view: &View) -> Place {
    match view.book.open_talk() {
        Some(_) => Place::Together,
        None => Place::Meet(Meet::Look),
    }
}

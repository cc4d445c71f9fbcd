//! The note of a talk: one page to stop with, and the same page afterwards. And all talks, the newest first.

use crate::{
    base::{Id, Key, Slot, Value, When},
    page::{Act, Block, Command, List, Page, Place, Row, RowId},
    records::{session, sheet},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View, attribution, dates},
    workbook::{Edit, Idea, Talk},
};

/// The fields of the page to stop with, in their order.
const FIELDS: [Key; 4] = [Talk::TAKE_WITH, Talk::SMALL_STEP, Talk::MEET, Talk::PROMISES];
/// Those below its rows: they are there where they are wanted.
const MORE: [Key; 3] = [Talk::DIFFER, Talk::OK_ME, Talk::OK_HELPER];

/// The note of a talk.
#[derive(Debug)]
pub struct TalkScreen(pub Id);

impl Screen for TalkScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let Some(talk) = view.book.talk(id) else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let name = attribution::name_or(view, &talk.with());
        let open = talk.is_open();
        let title = if open { say!("talk.stop_title") } else { say!("talk.title", helper = name.as_str()) };
        let mut main = Vec::new();
        if !open {
            main.push(Block::Quiet(told(view, talk)));
        }
        // What it was to be about is said at its start. It is here for who looks for it.
        if view.focus.is(&RowId::Slot(Slot::new(id, &Talk::LEAVE_OUT))) {
            main.extend(named(view, id, &Talk::LEAVE_OUT));
        }
        for key in &FIELDS {
            main.extend(named(view, id, key));
        }
        let ideas = ideas(view, talk, &name);
        let is_all = !ideas.is_empty() && view.book.waiting(None).is_empty();
        main.extend(ideas);
        let mut rows = Vec::new();
        if open {
            rows.push(Row::choice(Key::of("stop_here"), Command::EndTalk(id), view.say(&say!("talk.stop_here"))));
        }
        if !view.book.waiting(None).is_empty() {
            rows.insert(0, Row::act(Act::ReadBack, view.say(&say!("together.read_back"))));
        }
        rows.push(Row::go(Key::of("see_changed"), Place::Changed(id), view.say(&say!("talk.changed"))));
        rows.extend(sheet::row(view, id));
        main.push(Block::rows(rows));
        main.push(Block::Heading(view.say(&say!("talk.if_you_like"))));
        for key in &MORE {
            main.extend(named(view, id, key));
        }
        main.extend(is_all.then(|| Block::Quiet(view.say(&say!("talk.yours")))));
        Page { title: view.say(&title), main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        sheet::has_one(view, self.0).then_some(Offer::Yes(Act::Sheet)).into_iter().collect()
    }

    fn act(&self, act: Act, _view: &mut View) -> Vec<Reply> {
        if act == Act::Sheet { vec![Reply::Go(Place::Sheet(self.0))] } else { Vec::new() }
    }

    fn record(&self) -> Option<Id> {
        Some(self.0)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn opened_by(&self, view: &View) -> Option<Act> {
        view.book.open_talk().filter(|talk| talk.id() == self.0).map(|_| Act::Stop)
    }
}

/// All talks.
#[derive(Debug)]
pub struct TalksScreen;

impl Screen for TalksScreen {
    fn page(&self, view: &View) -> Page {
        let row = |talk: Talk| {
            let day = dates::near_day(view, view.now.day_of(talk.answers().at));
            let name = attribution::name_or(view, &talk.with());
            Row::page(Key::of_page(talk.id()), view.say(&say!("talk.row", helper = name, day = day)))
        };
        let rows = view.book.talks().rev().map(row).collect();
        let main = vec![Block::List(List::whole(rows, view.say(&say!("talk.none"))))];
        Page { title: view.say(&say!("talk.all")), main, side: Vec::new() }
    }
}

/// What the helper says or will do, under their name.
fn named(view: &View, id: Id, key: &Key) -> Vec<Block> {
    let mut blocks = session::field(view, id, key);
    match (session::label(view, id, key), blocks.first_mut()) {
        (Some(label), Some(Block::Heading(heading))) => *heading = label,
        (Some(label), Some(Block::Field(field))) => field.label = label,
        _ => {}
    }
    blocks
}

/// The day, and whether both said that it was so.
fn told(view: &View, talk: Talk) -> String {
    let day = dates::near_day(view, view.now.day_of(talk.answers().at));
    view.say(&if talk.is_agreed() { say!("talk.agreed", day = day) } else { say!("talk.draft", day = day) })
}

/// The ideas of this talk that wait; no row where there is none.
fn ideas(view: &View, talk: Talk, name: &str) -> Vec<Block> {
    let began = talk.answers().at;
    let waiting: Vec<Idea> = view.book.ideas().filter(|idea| idea.waits() && idea.answers().at >= began).collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let rows = waiting.iter().map(|idea| Row::page(Key::of_page(idea.id()), idea.words().to_string()));
    vec![Block::Heading(view.say(&say!("talk.ideas", helper = name))), Block::rows(rows.collect())]
}

/// Ends that talk.
pub fn end(view: &View, id: Id) -> Vec<Reply> {
    let ended = Edit::Set(Slot::new(id, &Talk::ENDED), Some(Value::When(When::Day(view.now.today))));
    vec![Reply::Edit(ended, say!("did.talk_ended"))]
}

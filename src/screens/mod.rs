//! Level 4: one folder or file a place. A screen turns the workbook into a [`Page`] and an action into
//! [`Reply`]s.
//!
//! To add a screen: a file here, a variant in [`Place`], one line in each `match` below, its words in
//! `assets/words/en.ron`. The conformance walk then covers it without being told.
//!
//! Must never: draw, save, read a clock, or import another screen.

pub mod about;
pub mod ask;
pub mod beside;
pub mod calendar;
pub mod changed;
pub mod choose;
pub mod companion;
pub mod entry;
pub mod find;
pub mod goal;
pub mod goals;
pub mod history;
pub mod how_was;
pub mod ideas;
pub mod if_hard;
pub mod kit;
pub mod ladder;
pub mod meet;
pub mod milestones;
pub mod more;
pub mod numbers;
pub mod pile;
pub mod prepare;
pub mod private;
pub mod progress;
pub mod quiet;
pub mod read_back;
pub mod reflect;
pub mod row;
pub mod rule;
pub mod sheet;
pub mod shrink;
pub mod sort;
pub mod step;
pub mod story;
pub mod sure;
pub mod talk;
pub mod today;
pub mod together;
pub mod walk;
pub mod why;
pub mod worked;

use crate::{
    base::Kind,
    page::{Act, Page, Target},
};
use kit::{drafts, form, hand_on, many, origin, rows};

pub use kit::{
    Ask, Begun, Door, Draft, Handing, Line, Meet, Offer, Picture, Place, Question, Reply, Shrink, ShrinkAsk, View,
    Walk, Zoom,
};

/// The page of a place. Help and the palette are built by `app`, which knows every action; so is Find, whose filter
/// `app` keeps.
pub fn page(place: &Place, view: &View) -> Page {
    match place {
        Place::Today => today::page(view),
        Place::Goals => goals::page(view),
        Place::Goal(id) => goal::page(view, *id),
        Place::Step(id) => step::page(view, *id),
        Place::About => about::page(view),
        Place::Reflect(key) => reflect::page(view, key),
        Place::Milestones => milestones::page(view),
        Place::Entry(id) => entry::page(view, *id),
        Place::More => more::page(view),
        Place::Settings => more::settings(view),
        Place::Why(page) => why::page(view, page),
        Place::Choose(slot) => choose::page(view, slot),
        Place::Ask(ask) => ask::page(view, ask),
        Place::Walk(walk) => walk::page(view, *walk),
        Place::Quiet => quiet::page(view),
        Place::Shrink(shrink) => shrink::page(view, *shrink),
        Place::Row(slot) => row::page(view, slot),
        Place::Calendar(slot) => calendar::page(view, slot),
        Place::FindBy(by) => find::choices(view, *by),
        Place::Pile => pile::page(view),
        Place::Ladder(id) => ladder::page(view, *id),
        Place::Numbers => numbers::page(view),
        Place::Sort(slot) => sort::page(view, slot),
        Place::Sure(slot) => sure::page(view, slot),
        Place::Sheet(id) => sheet::page(view, *id),
        Place::Beside(id) => beside::page(view, *id),
        Place::IfHard(id) => if_hard::page(view, *id),
        Place::Worked(id) => worked::page(view, *id),
        Place::Rule => rule::page(view),
        Place::Progress => progress::page(view),
        Place::Picture(picture) => progress::picture(view, *picture),
        Place::Story(goal) => story::page(view, *goal),
        Place::Meet(at) => meet::page(view, *at),
        Place::Together => together::page(view),
        Place::Talk(id) => talk::page(view, *id),
        Place::Talks => talk::all(view),
        Place::Ideas => ideas::page(view),
        Place::Idea(id) => ideas::one(view, *id),
        Place::MyWay(id) => ideas::my_way(view, *id),
        Place::ReadBack(of) => read_back::page(view, *of),
        Place::Companion(page) => companion::page(view, page),
        Place::Changed(id) => changed::page(view, *id),
        Place::HowWas(id) => how_was::page(view, *id),
        Place::Prepare => prepare::page(view),
        Place::Private => private::page(view),
        Place::History(slot) => history::page(view, slot),
        Place::Find | Place::Help | Place::Palette => Page::default(),
    }
}

/// The place that opens where that one is asked for: a page that can be filled more than once, and was not yet, begins.
pub fn door(place: Place, view: &mut View) -> Place {
    if let Place::Reflect(key) = &place {
        let record = crate::base::Id::page(key.as_str());
        if let Some(place) = ideas::place(record) {
            return place;
        }
        if record.filled_of(crate::workbook::Talk::PAGE) {
            return Place::Talk(record);
        }
        if record == kit::prepare::record() {
            return Place::Prepare;
        }
    }
    let spec = match &place {
        Place::Reflect(key) => many::of(view, key).map(|(spec, _)| spec),
        _ => None,
    };
    match spec {
        Some(spec) if view.book.filled(&spec.id).next().is_none() => many::another(view, spec),
        _ => place,
    }
}

/// The one question of a place that asks by itself; it is written in from the start.
pub fn asks(place: &Place, view: &View) -> Option<Question> {
    match place {
        Place::Walk(walk) => walk::asks(view, *walk),
        Place::Shrink(shrink) => shrink::asks(view, *shrink),
        Place::Meet(at) => meet::asks(view, *at),
        Place::MyWay(id) => Some(ideas::asks(*id)),
        _ => None,
    }
}

/// Enter at such a question.
pub fn go_on(place: &Place, view: &mut View) -> Vec<Reply> {
    match place {
        Place::Walk(walk) => walk::go_on(view, *walk),
        Place::Shrink(shrink) => shrink::go_on(view, *shrink),
        Place::Meet(at) => meet::go_on(view, *at),
        Place::MyWay(id) => ideas::go_on(view, *id),
        _ => Vec::new(),
    }
}

/// The choice that is taken already where a place asks to choose; the focus begins there.
pub fn taken(place: &Place, view: &View) -> Option<Target> {
    let key = match place {
        Place::Choose(slot) => choose::begins(view, slot),
        Place::Walk(walk) => walk::taken(view, *walk),
        Place::Meet(at) => meet::taken(view, *at),
        Place::Idea(id) => ideas::begins(view, *id),
        Place::ReadBack(_) => Some(read_back::begins()),
        Place::Shrink(shrink) => shrink::taken(view, *shrink),
        Place::Calendar(slot) => {
            return Some(calendar::target(calendar::start(view, slot)));
        }
        Place::FindBy(by) => Some(find::taken(view, *by)),
        Place::Ladder(id) => ladder::taken(view, *id),
        Place::Sort(slot) => sort::taken(view, slot),
        Place::Pile => return view.book.stones().next_back().map(|stone| Target::Record(stone.id)),
        _ => None,
    };
    key.map(Target::Choice)
}

/// What can be done there, beyond what can be done everywhere.
pub fn offers(place: &Place, view: &View) -> Vec<Offer> {
    let mut offers = match view.focus {
        Some(Target::Record(id)) => rows::offers(view, *id),
        Some(_) => vec![Offer::Yes(Act::Open)],
        None => Vec::new(),
    };
    if !matches!(place, Place::Goal(_)) {
        // Moving needs the outline in sight.
        offers.retain(|offer| offer.act() != Act::Move);
    }
    if matches!(place, Place::Picture(_) | Place::Story(_)) {
        // Looking back is safe: what is told there is opened before anything is done to it.
        offers.retain(|offer| offer.act() == Act::Open);
    }
    offers.extend(of_focus(place, view));
    offers.extend(of_place(place, view));
    offers
}

/// What can be done with what is in focus, whatever the place: where it came from, its day, who may see it, whose it is.
fn of_focus(place: &Place, view: &View) -> Vec<Offer> {
    let ways = [
        (Act::From, origin::here(view, place).is_some()),
        (Act::Calendar, form::day_field(view).is_some()),
        (Act::Private, kit::private::here(view, place).is_some()),
        (Act::History, history::here(view, place).is_some()),
    ];
    ways.into_iter().filter(|(_, there)| *there).map(|(act, _)| Offer::Yes(act)).collect()
}

/// What that place offers.
fn of_place(place: &Place, view: &View) -> Vec<Offer> {
    match place {
        Place::Today => today::offers(view),
        Place::Goals => vec![Offer::Yes(Act::NewGoal)],
        Place::Goal(id) => goal::offers(view, *id),
        Place::Step(id) => step::offers(view, *id),
        Place::Reflect(key) => reflect::offers(view, key),
        Place::Entry(id) => entry::offers(view, *id),
        Place::Row(slot) => row::offers(view, slot),
        Place::Settings => form::offers(view, "settings"),
        Place::Milestones => milestones::offers(view),
        Place::Ladder(_) => form::offers(view, "ladder"),
        Place::IfHard(_) => form::offers(view, "if_hard"),
        Place::Numbers => form::offers(view, "numbers"),
        Place::Sort(slot) => sort::offers(view, slot),
        Place::Sure(_) => sure::offers(),
        Place::Calendar(_) | Place::Pile => vec![Offer::Yes(Act::Before), Offer::Yes(Act::After)],
        Place::Together => together::offers(),
        Place::Talk(id) => talk::offers(view, *id),
        Place::Idea(_) => ideas::offers(),
        Place::ReadBack(_) => read_back::offers(),
        Place::Prepare => prepare::offers(view),
        Place::Meet(_)
        | Place::Talks
        | Place::Ideas
        | Place::MyWay(_)
        | Place::Changed(_)
        | Place::HowWas(_)
        | Place::Private
        | Place::History(_)
        | Place::Companion(_)
        | Place::About
        | Place::Walk(_)
        | Place::Quiet
        | Place::Shrink(_)
        | Place::Find
        | Place::FindBy(_)
        | Place::More
        | Place::Why(_)
        | Place::Choose(_)
        | Place::Ask(_)
        | Place::Worked(_)
        | Place::Rule
        | Place::Sheet(_)
        | Place::Beside(_)
        | Place::Progress
        | Place::Picture(_)
        | Place::Story(_)
        | Place::Help
        | Place::Palette => Vec::new(),
    }
}

/// Does an action that a screen offers. Opening is the same everywhere: it follows what is in focus.
pub fn act(place: &Place, act: Act, view: &mut View) -> Vec<Reply> {
    match act {
        Act::Open => return open(place, view),
        Act::From => return origin::go(view, place),
        Act::Private => return kit::private::turn_here(view, place),
        Act::History => return history::open(view, place),
        _ => {}
    }
    let on_row = match view.focus {
        Some(Target::Record(id)) => Some(*id),
        _ => None,
    };
    match (place, on_row) {
        (Place::Goal(_), Some(id)) if act == Act::NewStep && id.kind() == Kind::Step => drafts::step_below(view),
        (_, Some(id)) if rows::handles(act) => rows::act(view, act, id),
        (Place::Goal(id), _) => goal::act(view, *id, act),
        (Place::Step(id), _) => step::act(view, act, *id),
        (Place::Entry(id), _) => entry::act(view, act, *id),
        (Place::Reflect(key), _) => reflect::act(view, act, key),
        (Place::Row(slot), _) => row::act(view, act, slot),
        (Place::Ladder(_), _) => form::act(view, act, "ladder"),
        (Place::IfHard(_), _) => form::act(view, act, "if_hard"),
        (Place::Sort(slot), _) => sort::act(view, act, slot),
        (Place::Sure(_), _) => sure::act(view, act),
        (Place::Numbers, _) => form::act(view, act, "numbers"),
        (Place::Settings, _) => form::act(view, act, "settings"),
        (Place::Today | Place::Goals, _) if act == Act::NewGoal => drafts::goal(view),
        (Place::Today, _) => today::act(view, act),
        (Place::Milestones, _) => milestones::act(view, act),
        (Place::Talk(id), _) => talk::act(act, *id),
        (Place::Prepare, _) => prepare::act(view, act),
        _ => Vec::new(),
    }
}

fn open(place: &Place, view: &mut View) -> Vec<Reply> {
    let Some(target) = view.focus.cloned() else { return Vec::new() };
    match target {
        Target::Slot(slot) => form::open(view, slot),
        Target::Record(id) => rows::open(view, id),
        Target::Page(key) => vec![Reply::Go(Place::Reflect(key))],
        Target::Act(act) => vec![Reply::Do(act)],
        Target::Choice(key) if hand_on::is_one(&key) => hand_on::pick(view, &key),
        Target::Choice(key) => match place {
            Place::Choose(slot) => choose::pick(view, slot, &key),
            Place::Ask(ask) => ask::answer(view, ask, &key),
            Place::Walk(walk) => walk::answer(view, *walk, &key),
            Place::Meet(at) => meet::answer(view, *at, &key),
            Place::Together => together::pick(&key),
            Place::Talk(id) => talk::pick(view, *id, &key),
            Place::Changed(id) => changed::pick(*id, &key),
            Place::HowWas(id) => how_was::pick(view, *id, &key),
            Place::Private => private::pick(view, &key),
            Place::More => more::pick(&key),
            Place::Idea(id) => ideas::pick(view, *id, &key),
            Place::ReadBack(of) => read_back::pick(view, *of, &key),
            Place::Shrink(shrink) => shrink::answer(view, *shrink, &key),
            Place::Calendar(slot) => calendar::pick(view, slot, &key),
            Place::Milestones => milestones::pick(view, &key),
            Place::Find => find::pick(&key),
            Place::Quiet => vec![Reply::Finish],
            Place::Today => today::pick(view, &key),
            Place::FindBy(by) => find::take(view, *by, &key),
            Place::Ladder(id) => ladder::pick(view, *id, &key),
            Place::Numbers => numbers::pick(&key),
            Place::Sort(slot) => sort::pick(view, slot, &key),
            Place::Sure(slot) => sure::pick(view, slot, &key),
            Place::Worked(id) => worked::pick(view, *id, &key),
            Place::Progress => progress::pick(view, &key),
            Place::Story(_) => story::pick(&key),
            Place::Goal(id) => goal::pick(view, *id, &key),
            Place::Step(id) => step::pick(view, *id, &key),
            Place::Entry(id) => entry::pick(view, *id, &key),
            Place::Reflect(page) => reflect::pick(view, page, &key),
            _ => Vec::new(),
        },
    }
}

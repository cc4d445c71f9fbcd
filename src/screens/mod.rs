//! Level 8: one file or folder a screen. A screen turns the workbook into a [`Page`](crate::page::Page) and an action
//! into [`Reply`]s.
//!
//! To add a screen: a file here with its type, a variant of [`Place`], and its line in [`of`]; its words stand in
//! `assets/words/en.ron`. The conformance walk then covers it without being told.
//!
//! Must never: draw, save, read a clock, or import another screen.

pub mod about;
pub mod actions;
pub mod ask;
pub mod beside;
pub mod calendar;
pub mod changed;
pub mod choose;
mod commands;
pub mod companion;
pub mod entry;
pub mod find;
pub mod goal;
pub mod goals;
pub mod guide;
pub mod history;
pub mod how_was;
pub mod ideas;
pub mod if_hard;
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
pub mod screen;
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
    base::Id,
    form::{fields, fillings, origin},
    page::{Act, Place, RowId},
    records::{self, private as privates, rows},
    view::{Offer, Reply, View},
    workbook::{Idea, Talk},
};

pub use commands::run;
pub use screen::{Behaviour, MayHide, Screen};

/// The screen of a place: the one list of all screens.
pub fn of(place: &Place) -> Box<dyn Screen> {
    match place.clone() {
        Place::Today => Box::new(today::TodayScreen),
        Place::Goals => Box::new(goals::GoalsScreen),
        Place::Goal(id) => Box::new(goal::GoalScreen(id)),
        Place::Step(id) => Box::new(step::StepScreen(id)),
        Place::About => Box::new(about::AboutScreen),
        Place::Reflect(key) => Box::new(reflect::ReflectScreen(key)),
        Place::Milestones => Box::new(milestones::MilestonesScreen),
        Place::Entry(id) => Box::new(entry::EntryScreen(id)),
        Place::More => Box::new(more::MoreScreen),
        Place::Settings => Box::new(more::SettingsScreen),
        Place::Why(page) => Box::new(why::WhyScreen(page)),
        Place::Choose(slot) => Box::new(choose::ChooseScreen(slot)),
        Place::Ask(ask) => Box::new(ask::AskScreen(ask)),
        Place::Walk(walk) => Box::new(walk::WalkScreen(walk)),
        Place::Quiet => Box::new(quiet::QuietScreen),
        Place::Shrink(shrink) => Box::new(shrink::ShrinkScreen(shrink)),
        Place::Row(slot) => Box::new(row::RowScreen(slot)),
        Place::Calendar(slot) => Box::new(calendar::CalendarScreen(slot)),
        Place::Find => Box::new(find::FindScreen),
        Place::FindBy(by) => Box::new(find::FindByScreen(by)),
        Place::Pile => Box::new(pile::PileScreen),
        Place::Ladder(id) => Box::new(ladder::LadderScreen(id)),
        Place::Numbers => Box::new(numbers::NumbersScreen),
        Place::Sort(slot) => Box::new(sort::SortScreen(slot)),
        Place::Sure(slot) => Box::new(sure::SureScreen(slot)),
        Place::Sheet(id) => Box::new(sheet::SheetScreen(id)),
        Place::Beside(id) => Box::new(beside::BesideScreen(id)),
        Place::IfHard(id) => Box::new(if_hard::IfHardScreen(id)),
        Place::Worked(id) => Box::new(worked::WorkedScreen(id)),
        Place::Rule => Box::new(rule::RuleScreen),
        Place::Progress => Box::new(progress::ProgressScreen),
        Place::Picture(picture) => Box::new(progress::PictureScreen(picture)),
        Place::Story(goal) => Box::new(story::StoryScreen(goal)),
        Place::Meet(at) => Box::new(meet::MeetScreen(at)),
        Place::Together => Box::new(together::TogetherScreen),
        Place::Talk(id) => Box::new(talk::TalkScreen(id)),
        Place::Talks => Box::new(talk::TalksScreen),
        Place::Ideas => Box::new(ideas::IdeasScreen),
        Place::Idea(id) => Box::new(ideas::IdeaScreen(id)),
        Place::MyWay(id) => Box::new(ideas::MyWayScreen(id)),
        Place::ReadBack(of) => Box::new(read_back::ReadBackScreen(of)),
        Place::Companion(page) => Box::new(companion::CompanionScreen(page)),
        Place::Changed(id) => Box::new(changed::ChangedScreen(id)),
        Place::HowWas(id) => Box::new(how_was::HowWasScreen(id)),
        Place::Prepare => Box::new(prepare::PrepareScreen),
        Place::Private => Box::new(private::PrivateScreen),
        Place::History(slot) => Box::new(history::HistoryScreen(slot)),
        Place::Guide => Box::new(guide::GuideScreen),
        Place::GuidePage(id) => Box::new(guide::GuidePageScreen(id)),
        Place::Help | Place::Palette => Box::new(actions::ActionsScreen),
    }
}

/// The place that opens where that one is asked for: a page that can be filled more than once, and was not yet, begins;
/// talks and ideas open as what they are.
pub fn door(place: Place, view: &mut View) -> Place {
    let Place::Reflect(key) = &place else { return place };
    let record = Id::page(key.as_str());
    if record.filled_of(Idea::PAGE) {
        return Place::Idea(record);
    }
    if record.filled_of(Talk::PAGE) {
        return Place::Talk(record);
    }
    if record == records::prepare::record() {
        return Place::Prepare;
    }
    match fillings::of(view, key) {
        Some((spec, _)) if view.book.filled(&spec.id).next().is_none() => fillings::another(view, spec),
        _ => place,
    }
}

/// What can be done there, beyond what can be done everywhere.
pub fn offers(screen: &dyn Screen, view: &View) -> Vec<Offer> {
    let mut offers = match view.focus.get() {
        Some(RowId::Record(id)) => rows::offers(view, *id),
        Some(_) => vec![Offer::Yes(Act::Open)],
        None => Vec::new(),
    };
    if !screen.is(Behaviour::Outline) {
        // Moving needs the outline in sight.
        offers.retain(|offer| offer.act() != Act::Move);
    }
    if screen.is(Behaviour::LooksBack) {
        // Looking back is safe: what is told there is opened before anything is done to it.
        offers.retain(|offer| offer.act() == Act::Open);
    }
    offers.extend(of_focus(screen, view));
    offers.extend(screen.offers(view));
    offers
}

/// What can be done with what is in focus, whatever the screen: where it came from, its day, who may see it, whose it is.
fn of_focus(screen: &dyn Screen, view: &View) -> Vec<Offer> {
    let ways = [
        (Act::From, origin::here(view, screen.subject().as_ref()).is_some()),
        (Act::Calendar, fields::day_field(view).is_some()),
        (Act::Private, can_hide(screen, view)),
        (Act::History, !screen.is(Behaviour::NoHistory) && history::here(view).is_some()),
    ];
    ways.into_iter().filter(|(_, there)| *there).map(|(act, _)| Offer::Yes(act)).collect()
}

fn can_hide(screen: &dyn Screen, view: &View) -> bool {
    match screen.may_hide() {
        MayHide::Nothing => false,
        MayHide::Focused => privates::here(view, None).is_some(),
        MayHide::Page(subject) => privates::here(view, Some(&subject)).is_some(),
    }
}

/// Does an action that a screen offers.
pub fn act(screen: &dyn Screen, act: Act, view: &mut View) -> Vec<Reply> {
    match act {
        Act::From => return origin::go(view, screen.subject().as_ref()),
        Act::Private => {
            return match screen.may_hide() {
                MayHide::Nothing => Vec::new(),
                MayHide::Focused => privates::turn_here(view, None),
                MayHide::Page(subject) => privates::turn_here(view, Some(&subject)),
            };
        }
        Act::History => return history::open(view),
        _ => {}
    }
    match view.focus.get() {
        Some(RowId::Record(id)) if rows::handles(act) => rows::act(view, act, *id),
        _ => screen.act(act, view),
    }
}

//! More: what is done with someone, what is looked back on, the workbook itself, and what must be at hand.

use crate::{
    base::{Id, Key, Phrase},
    form::{fields, map},
    page::{Act, Block, Page, Place, Row, RowId},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View},
    workbook::Ladder,
};

/// The row that leads to what the client keeps to themselves.
const PRIVATE: Key = Key::of("what_is_private");
const WHO_SEES: Key = Key::of("who_sees");
const OWN_WORDS: Key = Key::of("own_words");
const CARDS: Key = Key::of("for_helpers");

/// Settings, keys, leaving.
#[derive(Debug)]
pub struct MoreScreen;

impl Screen for MoreScreen {
    fn page(&self, view: &View) -> Page {
        let groups = [
            (say!("more.with_someone"), with_someone(view)),
            (say!("more.look_back"), look_back(view)),
            (say!("more.this_workbook"), this_workbook(view)),
            (say!("more.right_now"), right_now(view)),
        ];
        let main = groups.into_iter().flat_map(|(name, rows)| [Block::Heading(view.say(&name)), Block::rows(rows)]);
        let file = Block::Quiet(view.say(&say!("more.one_file")));
        Page { title: view.say(&say!("more.title")), main: main.chain([file]).collect(), side: Vec::new() }
    }
}

/// A row that does an action, with what it is for.
fn row(view: &View, act: Act, words: &Phrase, about: &Phrase) -> Row {
    Row::act(act, view.say(words)).note(view.say(about))
}

/// The pages of this group that stand here, without those that have a row of their own or are printed for a helper.
fn pages(view: &View, of_the_book: bool) -> impl Iterator<Item = Row> {
    let stands = move |key: &Key| {
        let is_printed = view.content.page(key.as_str()).is_some_and(|spec| spec.printed);
        *key != WHO_SEES && !is_printed && (*key == OWN_WORDS) == of_the_book
    };
    let rows = map::rows(view, "more").into_iter().filter(move |row| match &row.id {
        RowId::Page(key) => stands(key),
        _ => !of_the_book,
    });
    rows.map(|row| {
        let (key, about) = match &row.id {
            RowId::Page(key) if *key == OWN_WORDS => (OWN_WORDS, say!("more.own_words_about")),
            RowId::Page(key) if *key == CARDS => (CARDS, say!("more.cards_about")),
            _ => return row,
        };
        Row::go(key.clone(), Place::Reflect(key), row.text).note(view.say(&about))
    })
}

fn with_someone(view: &View) -> Vec<Row> {
    let mut rows = vec![
        row(view, Act::Together, &say!("more.together"), &say!("more.together_about")),
        row(view, Act::Prepare, &say!("prepare.title"), &say!("more.prepare_about")),
    ];
    if view.book.talks().next().is_some() {
        rows.push(row(view, Act::Talks, &say!("more.talks"), &say!("more.talks_about")));
    }
    let private = Row::go(PRIVATE, Place::Private, view.say(&say!("more.private")));
    rows.push(private.note(view.say(&say!("more.private_about"))));
    rows.extend(pages(view, false));
    rows
}

fn look_back(view: &View) -> Vec<Row> {
    let mut rows = vec![row(view, Act::Progress, &say!("more.pictures"), &say!("more.pictures_about"))];
    // For people who work with numbers, once there are lines to count; nobody else meets them here.
    if view.book.goals().any(|goal| Ladder::of(goal).is_begun()) {
        rows.push(row(view, Act::Numbers, &say!("numbers.title"), &say!("more.numbers_about")));
    }
    rows
}

fn this_workbook(view: &View) -> Vec<Row> {
    let mut rows = vec![
        row(view, Act::WhoSees, &say!("more.who_sees"), &say!("more.who_sees_about")),
        row(view, Act::Settings, &say!("more.settings"), &say!("more.settings_about")),
        row(view, Act::Colours, &say!("more.colours"), &say!("more.colours_about")),
    ];
    rows.extend(pages(view, true));
    rows.extend([
        row(view, Act::Sample, &say!("more.sample"), &say!("more.sample_about")),
        row(view, Act::Guide, &say!("guide.title"), &say!("guide.about")),
        row(view, Act::Help, &say!("more.keys"), &say!("more.keys_about")),
    ]);
    rows
}

fn right_now(view: &View) -> Vec<Row> {
    vec![
        row(view, Act::Call, &say!("more.call"), &say!("more.call_about")),
        row(view, Act::Hide, &say!("more.hide"), &say!("more.hide_about")),
        row(view, Act::Undo, &say!("more.undo"), &say!("more.undo_about")),
        row(view, Act::Suspend, &say!("more.suspend"), &say!("more.suspend_about")),
        row(view, Act::Leave, &say!("more.leave"), &say!("more.leave_about")),
    ]
}

/// The settings.
#[derive(Debug)]
pub struct SettingsScreen;

impl Screen for SettingsScreen {
    fn page(&self, view: &View) -> Page {
        let Some(spec) = view.content.page("settings") else { return Page::default() };
        let mut main = vec![Block::Text(spec.purpose.clone())];
        main.extend(fields::blocks(view, spec, Id::settings()));
        Page { title: spec.title.clone(), main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        fields::offers(view, "settings")
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        fields::act(view, act, "settings")
    }

    fn record(&self) -> Option<Id> {
        Some(Id::settings())
    }
}

//! A page that can be filled more than once: the list of what was filled, and beginning another.
//!
//! Never put an empty one into the workbook; it is there with its first word.

use crate::{
    base::{Day, Id, Key, Kind, Slot},
    content::{Many, PageSpec},
    form::{field, origin},
    page::{Block, Command, List, Page, Place, Row, RowId, list},
    say,
    view::{Reply, View, dates, labels, privacy, spec},
    workbook::Answers,
};

/// The row that begins another.
const ANOTHER: Key = Key::of("another");
/// A field of this name says what came out of it.
const CHOICE: &str = "choice";

/// The list of what was filled of that page, where the key is that of the page itself and it can be filled more than
/// once.
pub fn of<'a>(view: &View<'a>, key: &Key) -> Option<(&'a PageSpec, &'a Many)> {
    let spec = view.content.page(key.as_str())?;
    spec.many.as_ref().map(|many| (spec, many))
}

/// The page: a row each, the newest first, and the one that begins another.
pub fn page(view: &View, spec: &PageSpec, many: &Many) -> Page {
    let filled: Vec<&Answers> = view.book.filled(&spec.id).rev().collect();
    let mut main = vec![Block::Text(spec.purpose.clone())];
    let focus = view.focus.window();
    let at = filled.iter().position(|all| focus == Some(&target(all.id)));
    let (first, most) = list::window(filled.len(), at.unwrap_or(0), list::WINDOW);
    let rows = filled.iter().skip(first).take(most).map(|answers| row(view, spec, many, answers)).collect();
    let end = |answers: Option<&&Answers>| answers.map(|answers| target(answers.id));
    if !filled.is_empty() {
        main.push(Block::List(List::part(filled.len(), first, rows, (end(filled.first()), end(filled.last())))));
    }
    // Who comes back looks for what is there; to begin another comes after it.
    let another = Row::choice(ANOTHER, Command::FillAgain(Key::from(spec.id.as_str())), many.add.clone()).adds();
    main.push(Block::row(another));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}

fn target(record: Id) -> RowId {
    RowId::Page(Key::of_page(record))
}

/// What names it; what came out of it, else the day it was begun.
fn row(view: &View, spec: &PageSpec, many: &Many, answers: &Answers) -> Row {
    let told = |field: &str| spec.field(field).map(|field| field::of(view, field, answers.id).shown);
    let chosen = told(CHOICE).filter(|words| !words.is_empty());
    let note = chosen.unwrap_or_else(|| {
        let day = dates::near_day(view, view.now.day_of(answers.at));
        view.say(&say!("many.begun", day = day))
    });
    Row::page(Key::of_page(answers.id), name(view, many, answers.id)).note(privacy::noted(view, note, answers.private))
}

/// What names that filling: the words of its field.
pub fn name(view: &View, many: &Many, record: Id) -> String {
    let slot = Slot::new(record, &many.named_by);
    let shown = spec::asked(view, &slot).map(|spec| field::at(view, spec, slot).shown).unwrap_or_default();
    labels::words_or(view, shown.lines().next().unwrap_or_default())
}

/// What a record of answers is called: by its words where its page can be filled more than once, else by its page.
pub fn name_of(view: &View, record: Id) -> String {
    let Some(spec) = view.content.page_of(record) else { return String::new() };
    match &spec.many {
        Some(many) if record != spec.record() => name(view, many, record),
        _ => spec.title.clone(),
    }
}

/// Begins another.
pub fn fill_again(view: &mut View, page: &Key) -> Vec<Reply> {
    let Some((spec, _)) = of(view, page) else { return Vec::new() };
    let record = begun(view, spec);
    let first = spec.fields.first().map(|field| Slot::new(record, &field.id));
    let first = first.filter(|slot| spec.asked(slot).is_some_and(|asked| field::is_typed(view, asked, slot)));
    std::iter::once(Reply::Go(origin::reflect(record))).chain(first.map(Reply::Write)).collect()
}

/// A place for one more.
pub fn another(view: &mut View, spec: &PageSpec) -> Place {
    origin::reflect(begun(view, spec))
}

fn begun(view: &mut View, spec: &PageSpec) -> Id {
    let drawn = view.draw(Kind::Page);
    Id::page_again(&spec.id, drawn)
}

/// It was filled once more, and something stands in it.
pub fn is_filled(view: &View, record: Id) -> bool {
    let again = view.content.page_of(record).is_some_and(|spec| spec.many.is_some() && record != spec.record());
    again && view.book.answers_of(record).is_some_and(Answers::says_something)
}

/// Those whose day to look at them again has come, the earliest first, each with its name. Of each
/// field with such a day only as many are looked at as are told. Only pages whose day has come are read from their files: this is asked before the first frame.
pub fn again(view: &View, most: usize) -> Vec<(Id, String)> {
    let mut due: Vec<(Day, Id)> = Vec::new();
    for field in view.book.fields_with_days() {
        let asks = |id: Id| view.content.page_of(id).is_some_and(|spec| spec.again.as_ref() == Some(field));
        let come = view.book.pages_by(field, view.now.today);
        let told = come.filter(|(_, answers)| {
            asks(answers.id) && answers.says_something() && !answers.marks.waits_at(field, None)
        });
        due.extend(told.map(|(day, answers)| (day, answers.id)).take(most));
    }
    due.sort();
    due.into_iter().take(most).map(|(_, id)| (id, name_of(view, id))).collect()
}

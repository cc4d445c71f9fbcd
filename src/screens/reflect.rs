//! A page of reflection, straight from its file; where it can be filled more than once, the list of what was filled.

use crate::{
    base::{Day, Id, Key, Slot, Value, When},
    content::PageSpec,
    form::{apart, fields, figures, fillings, hints, leads, older, origin},
    page::{Act, Ask, Block, Command, Page, Place, Row, RowId},
    records::{contacts, sheet, side_by_side},
    say,
    screens::screen::{Behaviour, Screen, page_file},
    view::{Offer, Reply, Subject, View, dates},
    workbook::patch::Touch,
};

/// The row that puts looking at it again off.
const AGAIN: Key = Key::of("again_in_four_weeks");

/// A page of reflection.
#[derive(Debug)]
pub struct ReflectScreen(pub Key);

impl Screen for ReflectScreen {
    fn page(&self, view: &View) -> Page {
        let key = &self.0;
        if let Some((spec, many)) = fillings::of(view, key) {
            let mut page = fillings::page(view, spec, many);
            // What was said before it could be filled more than once stands in no row.
            page.main.extend(older::blocks(view, None, spec.record()));
            page.main.extend(apart::blocks(view, spec.record()));
            return page;
        }
        let record = Id::page(key.as_str());
        let Some(spec) = view.content.page_of(record) else {
            return gone(view, key);
        };
        if let Some(main) = contacts::before_enter(view, spec) {
            return Page { title: spec.title.clone(), main, side: Vec::new() };
        }
        let answer = |field: &Key| view.get(&Slot::new(record, field)).and_then(|v| v.text().map(ToString::to_string));
        let given: Vec<String> =
            spec.glance.iter().filter_map(answer).filter(|words| !words.trim().is_empty()).collect();
        let purpose = Block::Text(spec.purpose.clone());
        if !spec.reading.is_empty() {
            let told = sheet::told(view, spec).flat_map(|(ask, text)| [Block::Heading(ask), Block::Text(text)]);
            let rows: Vec<Row> = sheet::row(view, record).into_iter().chain(for_helpers(view, spec)).collect();
            let rows = (!rows.is_empty()).then(|| Block::rows(rows));
            let main = std::iter::once(purpose).chain(told).chain(rows).collect();
            return Page { title: spec.title.clone(), main, side: Vec::new() };
        }
        let fields = fields::blocks(view, spec, record).into_iter();
        // What is needed at a glance comes before what the page is for.
        let mut main: Vec<Block> = if given.is_empty() {
            std::iter::once(purpose).chain(fields).collect()
        } else {
            std::iter::once(Block::Own(given.join("\n"))).chain(fields).chain([purpose]).collect()
        };
        main.extend(hints::blocks(view, spec, record));
        main.extend(leads::blocks(view, spec, record));
        main.extend(older::blocks(view, Some(spec), record));
        main.extend(apart::blocks(view, record));
        main.extend(last_rows(view, spec, key));
        Page { title: spec.title.clone(), main, side: figures::block(view, spec, record).into_iter().collect() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let key = &self.0;
        let Some(spec) = view.content.page_of(Id::page(key.as_str())) else { return Vec::new() };
        if contacts::before_enter(view, spec).is_some() {
            return Vec::new();
        }
        let mut out = fields::offers(view, &spec.id);
        if fillings::of(view, key).is_some() {
            // Its fields stand on the pages of the list.
            out.retain(|offer| offer.act() != Act::SayMore);
        }
        // On a row of a list the key would be about the whole page.
        let on_a_row = matches!(view.focus.get(), Some(RowId::Slot(slot)) if slot.row.is_some());
        out.extend(meant(view, key).filter(|_| !on_a_row).map(|_| Offer::Yes(Act::PutAside)));
        if sheet::has_one(view, Id::page(key.as_str())) {
            out.push(Offer::Yes(Act::Sheet));
        }
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        let key = &self.0;
        match act {
            Act::Sheet => vec![Reply::Go(Place::Sheet(Id::page(key.as_str())))],
            Act::PutAside => meant(view, key).map(|id| Reply::Go(Place::Ask(Ask::PutAside(id)))).into_iter().collect(),
            _ => match view.content.page_of(Id::page(key.as_str())) {
                Some(spec) => fields::act(view, act, &spec.id),
                None => Vec::new(),
            },
        }
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Record(Id::page(self.0.as_str())))
    }

    fn page_file(&self, view: &View) -> Option<String> {
        page_file(&self.0, view)
    }

    // What was filled of a page, on the list of it.
    fn shows(&self, touch: &Touch) -> bool {
        touch.key.record().is_some_and(|id| id.filled_of(self.0.as_str()))
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        match self.0.as_str() {
            "call" | "who_sees" => &[Behaviour::NoShelf, Behaviour::Silent],
            _ => &[Behaviour::NoShelf],
        }
    }
}

/// From one page for helpers to the others.
fn for_helpers<'a>(view: &'a View, spec: &'a PageSpec) -> impl Iterator<Item = Row> + 'a {
    let others = view.content.pages().filter(|other| spec.for_helpers && other.for_helpers && other.id != spec.id);
    others.map(|other| Row::page(Key::from(other.id.as_str()), other.title.clone()))
}

/// A page that has left: what was said there, if anything was.
fn gone(view: &View, key: &Key) -> Page {
    let mut old = older::blocks(view, None, Id::page(key.as_str()));
    let apart = apart::blocks(view, Id::page(key.as_str()));
    if old.is_empty() && apart.is_empty() {
        let gone = Block::Quiet(view.say(&say!("gone.page")));
        return Page { title: key.as_str().to_owned(), main: vec![gone], side: Vec::new() };
    }
    old.drain(..old.len().min(1));
    old.extend(apart);
    Page { title: view.say(&say!("older.title")), main: old, side: Vec::new() }
}

/// When to look again, where it came from, and a way to take it away.
fn last_rows(view: &View, spec: &PageSpec, key: &Key) -> Option<Block> {
    let record = Id::page(key.as_str());
    let again = again_on(view, spec, record).map(|(slot, day)| {
        let words = view.say(&say!("many.again_in_four_weeks"));
        Row::choice(AGAIN, Command::LookAgain(slot), words)
            .note(view.say(&say!("many.again_on", day = dates::near_day(view, day))))
    });
    let from = origin::row(view, &Subject::Record(record));
    let aside = fillings::is_filled(view, record).then(|| Row::act(Act::PutAside, view.say(&say!("many.take_away"))));
    let ways = side_by_side::rows(view, record).into_iter();
    let rows: Vec<Row> = ways.chain(sheet::row(view, record)).chain(again).chain(from).chain(aside).collect();
    (!rows.is_empty()).then(|| Block::rows(rows))
}

/// The day to look at it again, once it has come.
fn again_on(view: &View, spec: &PageSpec, record: Id) -> Option<(Slot, Day)> {
    let field = spec.again.as_ref().filter(|_| !view.look_only)?;
    let slot = Slot::new(record, field);
    match view.get(&slot) {
        Some(Value::When(When::Day(day))) if day <= view.now.today => Some((slot, day)),
        _ => None,
    }
}

/// The filling that is meant: that in focus on the list, else that of the page.
fn meant(view: &View, key: &Key) -> Option<Id> {
    let record = match view.focus.get() {
        Some(RowId::Page(row)) if fillings::of(view, key).is_some() => Id::page(row.as_str()),
        _ => Id::page(key.as_str()),
    };
    fillings::is_filled(view, record).then_some(record)
}

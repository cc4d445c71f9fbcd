//! What a helper typed for the client, read back once a page: each line as it stands, and one yes for all of them.

use crate::{
    base::{Id, Key, Slot},
    form::field,
    page::{Act, Block, Command, Page, Row, RowId},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Offer, Reply, View, attribution, spec},
    workbook::Edit,
};

const YES: Key = Key::of("yes");
const NOT_YET: Key = Key::of("not_yet");
/// So many lines are read back at once; the others come after them.
const MOST: usize = 30;

/// The records of which something waits: a goal with its steps, which stand on its page; or all, the oldest first.
fn records(view: &View, of: Option<Id>) -> Vec<Id> {
    if let Some(goal) = of.filter(|id| view.book.goal(*id).is_some()) {
        let steps = view.book.outline(Some(goal)).into_iter().map(|(step, _)| step.id);
        return std::iter::once(goal).chain(steps).collect();
    }
    let mut out: Vec<Id> = of.into_iter().collect();
    let all = if of.is_none() { view.book.waiting(None) } else { Vec::new() };
    for id in all.into_iter().map(|slot| slot.record).chain(here(view).map(|slot| slot.record)) {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

/// The line that is being changed: it is theirs with the first letter, and stays in sight.
fn here<'a>(view: &View<'a>) -> Option<&'a Slot> {
    match (view.writing, view.focus.get()) {
        (Some(slot), _) | (None, Some(RowId::Slot(slot))) => Some(slot),
        _ => None,
    }
}

/// The lines that wait, each where it stands, and the one that is being changed.
fn lines(view: &View, of: Option<Id>) -> Vec<Slot> {
    let of_record = |id: Id| {
        let marks = view.book.marks(id).map_or(&[][..], |marks| marks.all());
        marks
            .iter()
            .filter(move |mark| mark.waits() || here(view) == Some(&mark.slot(id)))
            .map(move |mark| mark.slot(id))
    };
    let mut out: Vec<Slot> = records(view, of).into_iter().flat_map(of_record).collect();
    out.truncate(MOST);
    out
}

/// Something waits to be read back there.
pub fn is_due(view: &View, of: Option<Id>) -> bool {
    !lines(view, of).is_empty()
}

/// What was typed for the client.
#[derive(Debug)]
pub struct ReadBackScreen(pub Option<Id>);

impl Screen for ReadBackScreen {
    fn page(&self, view: &View) -> Page {
        let of = self.0;
        let title = view.say(&say!("read_back.title"));
        let lines = lines(view, of);
        if lines.is_empty() {
            return Page { title, main: vec![Block::Text(view.say(&say!("read_back.nothing")))], side: Vec::new() };
        }
        let (helper, me) = (attribution::helper(view), attribution::me(view));
        let ask = if view.book.settings().name.is_blank() {
            say!("read_back.ask")
        } else {
            say!("read_back.ask_name", me = me)
        };
        let answers = vec![
            Row::choice(YES, Command::ReadBack(of), view.say(&say!("read_back.yes"))),
            Row::choice(NOT_YET, Command::Back, view.say(&say!("read_back.not_yet"))),
        ];
        // A record that was begun without a word has nothing to be read out; it goes along with the rest.
        let shown = lines.into_iter().filter(|slot| view.get(slot).is_some() || here(view) == Some(slot));
        let about = match (view.book.open_talk(), &helper) {
            (None, _) => say!("read_back.about_alone"),
            (Some(talk), _) if talk.with().is_blank() => say!("read_back.about_no_name"),
            (Some(_), helper) => say!("read_back.about", helper = helper.as_str()),
        };
        let shown: Vec<Row> = shown.filter_map(|slot| line(view, slot)).collect();
        let elsewhere = view.book.waiting(None).len().saturating_sub(shown.len());
        let mut main =
            vec![Block::Text(view.say(&about)), Block::Heading(view.say(&say!("read_back.lines"))), Block::rows(shown)];
        if of.is_some() && elsewhere > 0 {
            main.push(Block::Quiet(view.say(&say!("read_back.elsewhere"))));
        }
        // What is asked comes after what it is about: nothing is said yes to that was not in sight before it.
        main.push(Block::Heading(view.say(&ask)));
        main.push(Block::rows(answers));
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::Pen)]
    }

    // Below all that is read back.
    fn begins_on(&self, _view: &View) -> Option<RowId> {
        Some(RowId::Choice(YES))
    }

    fn opened_by(&self, _view: &View) -> Option<Act> {
        Some(Act::ReadBack)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::ReadFirst]
    }
}

/// A line as a row: its words, and beside them the question; written in there.
fn line(view: &View, slot: Slot) -> Option<Row> {
    let spec = spec::asked(view, &slot)?;
    let field = Box::new(field::at(view, spec, slot.clone()));
    let row = Row::fill(slot, field.shown.clone()).note(field.label.clone());
    Some(Row { field: field.kind.is_typed().then_some(field), ..row })
}

/// What was typed is what was said.
pub fn confirm(view: &View, of: Option<Id>) -> Vec<Reply> {
    vec![Reply::Back, Reply::Edit(Edit::ReadBack(lines(view, of)), say!("did.read_back"))]
}

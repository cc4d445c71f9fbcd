//! What a helper typed for the client, read back once a page: each line as it stands, and one yes for all of them.
//!
//! Must never: take silence for a yes, or hurry.

use super::kit::{Offer, Reply, View, form, together};
use crate::{
    base::{Id, Key, Slot},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::Edit,
};

const YES: Key = Key::of("yes");
const NOT_YET: Key = Key::of("not_yet");
/// So many lines are read back at once; the others come after them.
const MOST: usize = 30;

fn lines(view: &View, of: Option<Id>) -> Vec<Slot> {
    let mut all: Vec<Slot> = match of {
        // The steps of a goal stand on its page, and are read back with it.
        Some(goal) if view.book.goal(goal).is_some() => {
            let steps =
                view.book.outline(Some(goal)).into_iter().flat_map(|(step, _)| view.book.waiting(Some(step.id)));
            view.book.waiting(Some(goal)).into_iter().chain(steps).collect()
        }
        of => view.book.waiting(of),
    };
    let is_shown = |slot: &Slot| form::asked(view, slot).is_some() && view.get(slot).is_some();
    let mut shown = 0;
    // What is not shown goes along with what is: a record begun without words has nothing to be read out.
    all.retain(|slot| {
        shown += usize::from(is_shown(slot));
        shown <= MOST
    });
    all
}

/// Something waits to be read back there.
pub fn is_due(view: &View, of: Option<Id>) -> bool {
    !lines(view, of).is_empty()
}

/// The page.
pub fn page(view: &View, of: Option<Id>) -> Page {
    let title = view.say(&say!("read_back.title"));
    let lines = lines(view, of);
    if lines.is_empty() {
        return Page { title, main: vec![Block::Text(view.say(&say!("read_back.nothing")))], side: Vec::new() };
    }
    let (helper, me) = (together::helper(view), together::me(view));
    let mut main = vec![Block::Text(view.say(&say!("read_back.about", helper = helper)))];
    for slot in lines.into_iter().filter(|slot| view.get(slot).is_some()) {
        if let Some(spec) = form::asked(view, &slot) {
            main.push(Block::Field(Box::new(form::at(view, spec, slot))));
        }
    }
    main.push(Block::Heading(view.say(&say!("read_back.ask", me = me))));
    let row = |key: Key, phrase| Row::new(Target::Choice(key), view.say(&phrase));
    let rows = vec![row(YES, say!("read_back.yes")), row(NOT_YET, say!("read_back.not_yet"))];
    main.push(Block::List(List::whole(rows, String::new())));
    Page { title, main, side: Vec::new() }
}

/// Where the focus begins: at the yes, which is what is most often said.
pub fn begins(view: &View, of: Option<Id>) -> Option<Key> {
    is_due(view, of).then_some(YES)
}

/// Takes an answer.
pub fn pick(view: &View, of: Option<Id>, key: &Key) -> Vec<Reply> {
    if *key != YES {
        return vec![Reply::Back];
    }
    vec![Reply::Back, Reply::Edit(Edit::ReadBack(lines(view, of)), say!("did.read_back"))]
}

/// What it offers.
pub fn offers() -> Vec<Offer> {
    vec![Offer::Yes(Act::Pen)]
}

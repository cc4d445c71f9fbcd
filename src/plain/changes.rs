//! What is different on a page since it was last said.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    brief,
    lines::{Lines, spoken},
    parts::PART,
    reading::{Numbers, above, blocks, field_words, numbered, row_words},
};
use crate::{
    app::Scene,
    base::Slot,
    content::Words,
    page::{Block, Field, List, Look, Page, Row, RowId},
    say,
};

/// More rows than this that came or went: the list is said anew.
const MANY: usize = 6;

/// Says nothing of rows that stand for actions when they come or go: they are not the person's own, and a
/// word such as "take this away" is no answer to what was written.
///
/// Says what differs between `before` and the page of `now`. `skip` has been said already.
pub(super) fn changes(
    before: &Page,
    now: &Scene,
    skip: Option<&Slot>,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Lines,
) {
    let silent = |slot: &Slot| skip == Some(slot) || now.writing.as_ref() == Some(slot);
    if before.title != now.page.title {
        out.say(&now.page.title);
    }
    let texts: HashSet<String> = blocks(before).filter_map(|block| text(now, block, words)).collect();
    let fields: HashMap<&RowId, &Field> = blocks(before).filter_map(field).map(|f| (&f.id, f)).collect();
    let here: HashSet<&RowId> = now.page.lists().flat_map(|list| &list.rows).map(|row| &row.id).collect();
    let mut nth = 0;
    for block in blocks(&now.page) {
        if let Some(text) = text(now, block, words).filter(|text| !texts.contains(text)) {
            out.say(text);
        }
        match block {
            Block::Field(field) if !silent(&field.slot) => {
                let was = fields.get(&field.id);
                if was.is_none_or(|was| {
                    (&was.label, &was.shown, &was.problem) != (&field.label, &field.shown, &field.problem)
                }) {
                    out.say(numbered(numbers.give(&field.id), &field_words(field, words), words));
                }
            }
            Block::List(list) => {
                let old = as_it_was(before, list, nth, &here);
                list_changes(old, list, now, &here, &silent, words, numbers, out);
                nth += 1;
            }
            _ => {}
        }
    }
}

/// The same list before: the one that shares the most with it, for lists come and go; else the one that stood
/// in its place, unless that stands elsewhere now.
fn as_it_was<'a>(before: &'a Page, list: &List, nth: usize, here: &HashSet<&RowId>) -> Option<&'a List> {
    // What stands on the card is news there, wherever it stood before.
    if let Some(card) = before.lists().find(|old| list.look == Look::Card && old.look == Look::Card) {
        return Some(card);
    }
    let row_ids: HashSet<&RowId> = list.rows.iter().map(|row| &row.id).collect();
    let shared = |old: &List| old.rows.iter().filter(|row| row_ids.contains(&row.id)).count();
    let nearest = before.lists().enumerate().max_by_key(|(at, old)| (shared(old), *at == nth)).map(|(_, old)| old);
    nearest.filter(|old| shared(old) > 0).or_else(|| {
        let in_place = before.lists().nth(nth)?;
        if in_place.rows.iter().any(|row| here.contains(&row.id)) { None } else { Some(in_place) }
    })
}

/// How many things came, went or read otherwise, over all of the page, and how many there are. Rows that slid in or out of the window
/// of a long list do not count.
pub(super) fn how_many(before: &Page, now: &Scene, words: &Words) -> (usize, usize) {
    let windows = |page: &Page| page.lists().any(|list| list.total > list.rows.len());
    let window = windows(before) || windows(&now.page);
    let (old, new) = (things(before, now, words), things(&now.page, now, words));
    let there = |key: &Thing| !window || !matches!(key, Thing::Row(_));
    let gone = old.keys().filter(|key| there(key) && !new.contains_key(key)).count();
    let other = new.iter().filter(|(key, text)| match old.get(key) {
        Some(was) => was != *text,
        None => there(key),
    });
    (gone + other.count(), new.len())
}

/// One thing on a page, as far as it can be told from others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Thing<'a> {
    Text(String),
    Field(&'a RowId),
    Row(&'a RowId),
}

/// All things of a page, and how each reads.
fn things<'a>(page: &'a Page, scene: &Scene, words: &Words) -> BTreeMap<Thing<'a>, Vec<&'a str>> {
    let mut out = BTreeMap::from([(Thing::Text(page.title.clone()), Vec::new())]);
    for block in blocks(page) {
        out.extend(text(scene, block, words).map(|text| (Thing::Text(text), Vec::new())));
        match block {
            Block::Field(field) => {
                let reads = vec![field.label.as_str(), &field.shown, &field.problem];
                out.insert(Thing::Field(&field.id), reads);
            }
            Block::List(list) => {
                out.extend(list.rows.iter().map(|row| (Thing::Row(&row.id), reads(row))));
            }
            _ => {}
        }
    }
    out
}

/// The words of a block that can not be chosen.
fn text(scene: &Scene, block: &Block, words: &Words) -> Option<String> {
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Quiet(text) => Some(spoken(scene, text)),
        Block::Own(text) => Some(words.say(&say!("plain.own", text = text.as_str()))),
        Block::Figure(figure) => Some(figure.words().to_owned()),
        Block::List(list) if list.rows.is_empty() => Some(spoken(scene, &list.empty)),
        Block::Field(_) | Block::List(_) => None,
    }
}

fn field(block: &Block) -> Option<&Field> {
    match block {
        Block::Field(field) => Some(field),
        _ => None,
    }
}

/// All of a row that is heard, to tell whether it changed.
fn heard(list: &List, at: usize) -> Option<(&Row, Option<&RowId>)> {
    Some((list.rows.get(at)?, above(list, at).map(|row| &row.id)))
}

fn same(a: (&Row, Option<&RowId>), b: (&Row, Option<&RowId>)) -> bool {
    a.1 == b.1 && reads(a.0) == reads(b.0)
}

/// All words of a row.
fn reads(row: &Row) -> Vec<&str> {
    let problem = row.field.as_ref().map(|field| field.problem.as_str()).unwrap_or_default();
    vec![&row.text, &row.said, &row.note, problem]
}

#[allow(clippy::too_many_arguments, reason = "one private step of the function above, with all it knows")]
fn list_changes(
    old: Option<&List>,
    list: &List,
    now: &Scene,
    here: &HashSet<&RowId>,
    silent: &dyn Fn(&Slot) -> bool,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Lines,
) {
    let empty = List::default();
    let old = old.unwrap_or(&empty);
    let known: HashMap<&RowId, usize> = old.rows.iter().enumerate().map(|(i, row)| (&row.id, i)).collect();
    // Rows slide in and out of the window of a long list: those neither came nor went.
    let window = old.total > old.rows.len() || list.total > list.rows.len();
    let quiet = |row: &Row| row.field.as_ref().is_some_and(|field| silent(&field.slot));
    let act = |row: &Row| matches!(row.id, RowId::Act(_));
    let came =
        |row: &Row| !act(row) && !known.contains_key(&row.id) && (!window || Some(&row.id) == now.focus.as_ref());
    let slid = slid_out(old, list);
    // A choice is the program's words, too; that it is over needs no word.
    let offered = |row: &Row| act(row) || matches!(row.id, RowId::Choice(_));
    let gone = |row: &&Row| !offered(row) && !window && !here.contains(&row.id) && !slid.contains(&row.id);
    let gone: Vec<&Row> = old.rows.iter().filter(gone).collect();
    let new = list.rows.iter().filter(|row| came(row) && !quiet(row)).count();
    if new + gone.len() > MANY {
        said_anew(now, list, words, numbers, out);
        return;
    }
    for (i, row) in list.rows.iter().enumerate().filter(|(_, row)| !quiet(row)) {
        let line = |numbers: &mut Numbers| {
            let number = numbers.give(&row.id);
            numbered(number, &row_words(now, list, i, numbers, words), words)
        };
        match known.get(&row.id) {
            None if came(row) => out.say(words.say(&say!("plain.new", text = line(numbers)))),
            Some(was) if heard(old, *was).zip(heard(list, i)).is_some_and(|(a, b)| !same(a, b)) => {
                out.say(line(numbers));
            }
            _ => {}
        }
    }
    for row in gone.into_iter().filter(|row| !row.text.trim().is_empty()) {
        out.say(words.say(&say!("plain.gone", text = brief::row(&row.text, words))));
    }
}

/// Of a list of the newest: the rows that went at its end because as many came in at its top. They are not shown now,
/// and not gone.
fn slid_out<'a>(old: &'a List, list: &List) -> HashSet<&'a RowId> {
    let fresh = list.rows.iter().take_while(|row| old.rows.iter().all(|was| was.id != row.id)).count();
    let stay = old.rows.len().saturating_sub(fresh);
    let moved = list.rows.iter().skip(fresh).map(|row| &row.id).eq(old.rows.iter().take(stay).map(|row| &row.id));
    let out = if moved && old.rows.len() == list.rows.len() && stay > 0 { old.rows.get(stay..) } else { None };
    out.unwrap_or_default().iter().map(|row| &row.id).collect()
}

/// A list of which much is another: all of it, as far as it can be heard in one go.
fn said_anew(now: &Scene, list: &List, words: &Words, numbers: &mut Numbers, out: &mut Lines) {
    out.say(words.say(&say!("plain.list_anew", n = list.total)));
    if list.rows.is_empty() {
        out.say(spoken(now, &list.empty));
    }
    for (i, row) in list.rows.iter().enumerate() {
        let number = numbers.give(&row.id);
        if i < PART {
            out.say(&row.head);
            out.say(numbered(number, &row_words(now, list, i, numbers, words), words));
        }
    }
    if list.total > PART {
        out.say(words.say(&say!("plain.list_more", n = list.total - PART)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Key;

    fn list(names: &[&'static str]) -> List {
        let row = |name: &&'static str| Row::page(Key::of(name), (*name).to_owned());
        List::whole(names.iter().map(row).collect(), String::new())
    }

    #[test]
    fn what_slid_out_of_the_newest_is_not_gone() {
        let old = list(&["e", "d", "c", "b", "a"]);
        let out = |new: &[&'static str]| slid_out(&old, &list(new)).len();
        assert_eq!(out(&["f", "e", "d", "c", "b"]), 1);
        assert_eq!(out(&["g", "f", "e", "d", "c"]), 2);
        // One was taken away, and an older one came in at the end.
        assert_eq!(out(&["e", "d", "c", "b", "z"]), 0);
        assert_eq!(out(&["d", "c", "b", "a", "z"]), 0);
        assert_eq!(out(&["e", "d", "c", "b"]), 0);
        assert_eq!(out(&["v", "w", "x", "y", "z"]), 0);
    }
}

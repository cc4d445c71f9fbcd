//! What a page file has to be by itself: names, limits, words where words belong, three questions at first.

use std::collections::BTreeSet;

use super::{desk::Desk, find::Mark, kept};
use crate::{
    base::{Id, Key, value::is_aside},
    content::{CHAPTERS, Depth, FieldSpec, FieldType, Only, PageSpec, RowsSpec},
};

/// The most rows a list may have.
const ROWS: usize = 40;
/// The most lines of one field.
const LINES: usize = 20;
/// Letters of the name of one more filling of a page: a mark and ten.
const AGAIN: usize = 11;
/// The chapters in which a page of one's own can stand.
const OPEN: [&str; 4] = ["about", "goals", "grow", "more"];

/// The program can work with that page, in place of ours of that id if there is one.
pub fn can_be_used(page: &PageSpec, ours: Option<&PageSpec>) -> bool {
    let mut desk = Desk::new("", "");
    shape(&mut desk, page, ours);
    desk.mistakes.is_empty()
}

/// All that can be said of a page by itself.
pub(super) fn check(desk: &mut Desk, page: &PageSpec, ours: Option<&PageSpec>) {
    shape(desk, page, ours);
    if page.title.trim().is_empty() {
        desk.tell(&[Mark::Word("title")], "the title is empty; it is what the page is called on the map");
    }
    if page.purpose.trim().is_empty() {
        desk.tell(&[Mark::Word("purpose")], "the purpose is empty; say in a sentence what the page is for");
    }
    for line in page.why.iter().chain(&page.reading) {
        if line.ask.trim().is_empty() || line.text.trim().is_empty() {
            desk.tell(&[Mark::Word("why")], "a line that explains has an empty text");
        }
    }
    at_first(desk, &[Mark::Word("fields")], &page.fields, "the page");
    for field in &page.fields {
        of_field(desk, &[Mark::Id(field.id.as_str())], field);
    }
}

/// What the program could not work with.
fn shape(desk: &mut Desk, page: &PageSpec, ours: Option<&PageSpec>) {
    let id = page.id.as_str();
    let room = if page.many.is_some() { AGAIN } else { 0 };
    if !is_name(id) {
        desk.tell(
            &[Mark::Word("id"), Mark::Id(id)],
            format!("\"{id}\" can be no id: small letters, digits and _ only"),
        );
    } else if id.len() + "p_".len() + room > crate::base::id::LONGEST {
        let most = crate::base::id::LONGEST - "p_".len() - room;
        desk.tell(&[Mark::Id(id)], format!("the id \"{id}\" is too long: {most} letters at most"));
    }
    chapter(desk, page, ours);
    two_of_a_name(desk, &page.fields);
    for field in &page.fields {
        name(desk, field);
        choices(desk, &[Mark::Id(field.id.as_str())], field);
        let (FieldType::Rows(rows) | FieldType::EachGoal(rows)) = &field.kind else { continue };
        let id = Mark::Id(field.id.as_str());
        if rows.columns.is_empty() {
            desk.tell(&[id, Mark::Word("columns")], "a list needs one column at least");
        }
        two_of_a_name(desk, &rows.columns);
        for column in &rows.columns {
            name(desk, column);
            choices(desk, &[id, Mark::Id(column.id.as_str())], column);
            let flat = !matches!(
                column.kind,
                FieldType::Rows(_) | FieldType::EachGoal(_) | FieldType::Sort(_) | FieldType::Top(..)
            );
            if !flat {
                let at = [id, Mark::Id(column.id.as_str())];
                desk.tell(&at, format!("the column \"{}\" can be no list and no cards", column.id.as_str()));
            }
        }
    }
}

/// Where it stands; and what the program itself writes in keeps what it writes.
fn chapter(desk: &mut Desk, page: &PageSpec, ours: Option<&PageSpec>) {
    let trail = [Mark::Word("chapter"), Mark::Text(&page.chapter)];
    let stands = page.chapter.as_str();
    match ours {
        Some(ours) if !OPEN.contains(&ours.chapter.as_str()) => {
            if ours.chapter != page.chapter {
                desk.tell(&trail, format!("this page has its place in the chapter \"{}\" only", ours.chapter));
            }
            kept::whole(desk, page, ours);
        }
        _ if OPEN.contains(&stands) => {}
        _ if CHAPTERS.contains(&stands) => {
            desk.tell(&trail, format!("no new page can stand in \"{stands}\"; there are {}", OPEN.join(", ")));
        }
        _ => desk.tell(&trail, format!("there is no chapter \"{stands}\"; there are {}", OPEN.join(", "))),
    }
    if let Some(ours) = ours {
        kept::kinds(desk, page, ours);
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn name(desk: &mut Desk, field: &FieldSpec) {
    let id = field.id.as_str();
    if !is_name(id) || is_aside(&field.id) {
        let what =
            format!("\"{id}\" can be no name of a field: small letters, digits and _, not _ first, not \"from\"");
        desk.tell(&[Mark::Word("fields"), Mark::Id(id)], what);
    }
}

fn two_of_a_name(desk: &mut Desk, fields: &[FieldSpec]) {
    let mut seen: BTreeSet<&Key> = BTreeSet::new();
    for field in fields {
        if !seen.insert(&field.id) {
            let id = Mark::Id(field.id.as_str());
            desk.tell(&[id, id], format!("two fields are called \"{}\"", field.id.as_str()));
        }
    }
}

/// Three questions at most stand there when a page opens.
fn at_first(desk: &mut Desk, trail: &[Mark], fields: &[FieldSpec], what: &str) {
    let first =
        |f: &&FieldSpec| f.depth == Depth::First && f.when.is_empty() && matches!(f.only, Only::Always | Only::Ladder);
    let all: Vec<&FieldSpec> = fields.iter().filter(first).collect();
    if let (Some(fourth), true) = (all.get(3), all.len() > 3) {
        let trail: Vec<Mark> = trail.iter().copied().chain([Mark::Id(fourth.id.as_str())]).collect();
        let n = all.len();
        desk.tell(&trail, format!("{what} opens with {n} questions; three at most, the rest with depth: More"));
    }
}

fn of_field(desk: &mut Desk, trail: &[Mark], field: &FieldSpec) {
    let with = |mark| trail.iter().copied().chain([mark]).collect::<Vec<Mark>>();
    let id = field.id.as_str();
    if field.label.trim().is_empty() {
        desk.tell(&with(Mark::Word("label")), format!("the field \"{id}\" has no label; it is the question"));
    }
    if field.letters == Some(0) {
        desk.tell(&with(Mark::Word("letters")), format!("the field \"{id}\" takes 0 letters"));
    }
    if field.only_for_writer.as_ref().is_some_and(|why| why.trim().is_empty()) {
        let what = format!("the field \"{id}\" is only for its writer; say why in a few words");
        desk.tell(&with(Mark::Word("only_for_writer")), what);
    }
    match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => {
            let each_goal = matches!(field.kind, FieldType::EachGoal(_));
            of_rows(desk, trail, id, rows, each_goal);
        }
        FieldType::Lines(most) if !(1..=LINES).contains(most) => {
            desk.tell(&with(Mark::Word("Lines")), format!("\"{id}\" takes {most} lines; 1 to {LINES} will do"));
        }
        FieldType::Top(0, _) | FieldType::RowsOf(0, _) | FieldType::Linked(0, _) | FieldType::PickMany(0, _) => {
            desk.tell(&with(Mark::Word("kind")), format!("\"{id}\" lets nothing be chosen; 1 or more will do"));
        }
        FieldType::Pick(choices) | FieldType::PickMany(_, choices) => {
            labels(desk, trail, id, choices.iter().map(|(key, label)| (key, label)));
        }
        FieldType::Sort(sort) => {
            labels(desk, trail, id, sort.cards.iter().map(|(key, label, _)| (key, label)));
            if sort.first == 0 {
                desk.tell(&with(Mark::Word("first")), format!("\"{id}\" shows 0 cards at first; 1 or more will do"));
            }
        }
        _ => {}
    }
}

fn of_rows(desk: &mut Desk, trail: &[Mark], id: &str, rows: &RowsSpec, each_goal: bool) {
    let with = |mark| trail.iter().copied().chain([mark]).collect::<Vec<Mark>>();
    if !(1..=ROWS).contains(&rows.most) {
        desk.tell(&with(Mark::Word("most")), format!("\"{id}\" has {} rows at most; 1 to {ROWS} will do", rows.most));
    }
    if rows.add.trim().is_empty() && !each_goal && rows.start.len() < rows.most {
        desk.tell(&with(Mark::Word("add")), format!("\"{id}\" does not say with what words a row is added"));
    }
    if !rows.start.is_empty() {
        labels(desk, trail, id, rows.start.iter().map(|(key, label)| (key, label)));
    }
    let columns = with(Mark::Word("columns"));
    at_first(desk, &columns, &rows.columns, "a row");
    for column in &rows.columns {
        let trail: Vec<Mark> = columns.iter().copied().chain([Mark::Id(column.id.as_str())]).collect();
        of_field(desk, &trail, column);
    }
}

/// What can be chosen in a field, or stands there from the start, has a name that can be kept, and one of its own.
fn choices(desk: &mut Desk, trail: &[Mark], field: &FieldSpec) {
    let names: Vec<&Key> = match &field.kind {
        FieldType::Pick(all) | FieldType::PickMany(_, all) => all.iter().map(|(key, _)| key).collect(),
        FieldType::Sort(sort) => sort.cards.iter().map(|(key, ..)| key).collect(),
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => rows.start.iter().map(|(key, _)| key).collect(),
        _ => return,
    };
    let mut seen: BTreeSet<&Key> = BTreeSet::new();
    for key in names {
        let name = key.as_str();
        let at = || trail.iter().copied().chain([Mark::Text(name)]).collect::<Vec<Mark>>();
        if name.is_empty() || Id::of(&format!("r_{name}")).is_none() {
            let most = crate::base::id::LONGEST - "r_".len();
            let what = format!("\"{name}\" can be no name: small letters, digits and _ only, {most} at most");
            desk.tell(&at(), what);
        }
        if !seen.insert(key) {
            desk.tell(&at(), format!("\"{name}\" stands twice in \"{}\"", field.id.as_str()));
        }
    }
}

/// Choices: at least one, each with a label.
fn labels<'a>(desk: &mut Desk, trail: &[Mark], id: &str, all: impl Iterator<Item = (&'a Key, &'a String)>) {
    let with = |mark| trail.iter().copied().chain([mark]).collect::<Vec<Mark>>();
    let mut any = false;
    for (key, label) in all {
        any = true;
        let name = key.as_str();
        if label.trim().is_empty() {
            desk.tell(&with(Mark::Text(name)), format!("\"{name}\" of \"{id}\" has no words"));
        }
    }
    if !any {
        desk.tell(trail, format!("\"{id}\" has nothing to choose from"));
    }
}

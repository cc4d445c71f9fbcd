//! Every page of the journey, filled by someone who answers each question as it comes: at every depth, rows of lists,
//! what is asked only after something else was said. By keys on the full screen and line by line, to equal workbooks;
//! taking everything back leads to the start.
//!
//! Never know a page by name. A page that is added is walked without being told.

use std::collections::BTreeSet;

use cairnbook::{
    base::{Id, Key, Kind, RowValue, Value},
    content::{FieldSpec, FieldType, PageSpec, RowsSpec, Words},
    page::Mark,
    workbook::{Parts, Workbook},
};

use crate::support::{
    eyes::{self, drawn, spoken},
    found::{self, Spot},
    hands::{LOOKS, content},
    player::Player,
};

/// Where the pages of each chapter stand: the chapter, and the key and name of its place.
const PLACES: [(&str, char, &str); 3] =
    [("about", '3', "about me"), ("goals", '2', "goals"), ("grow", '4', "milestones")];

/// A row of a list is filled so often.
const ROWS: usize = 2;

#[test]
fn every_page_is_filled_alike_through_both_faces_and_all_is_taken_back() {
    let content = content();
    let mut walked = 0;
    for (chapter, key, name) in PLACES {
        for page in content.chapter(chapter).filter(|page| !page.fields.is_empty()) {
            walked += 1;
            let mut ends = Vec::new();
            for mut player in Player::both(&Workbook::default()) {
                let start = player.kept();
                player.place(key, name);
                player.open(&page.title);
                let filled = fill(&mut player, page);
                let asked = page.fields.iter().filter(|field| is_always_asked(field)).count();
                assert!(filled >= asked, "{}: {filled} of {asked} questions came up", page.id);
                looks_right(&mut player, page);
                let end = player.kept();
                assert!(!end.answers.is_empty(), "{}: nothing was kept", page.id);
                ends.push(told(&end));
                takes_all_back(&mut player, &start, page);
            }
            assert_eq!(ends[0], ends[1], "{}: the faces differ", page.id);
        }
    }
    assert!(walked >= 15, "only {walked} pages were found");
}

/// Asked whatever was said before; what is linked to may be missing in a new workbook.
fn is_always_asked(field: &FieldSpec) -> bool {
    let needs_others = matches!(
        field.kind,
        FieldType::Linked(..) | FieldType::RowsOf(..) | FieldType::Top(..) | FieldType::Sort(_) | FieldType::Goal(_)
    );
    field.when.is_empty() && !needs_others
}

/// Answers every question that comes up, the deepest ones too; how many those were.
fn fill(player: &mut Player, page: &PageSpec) -> usize {
    let mut done: BTreeSet<Key> = BTreeSet::new();
    loop {
        let before = done.len();
        for field in &page.fields {
            if !done.contains(&field.id) && is_asked(player, field) {
                answer(player, field);
                done.insert(field.id.clone());
            }
        }
        if done.len() == before && !say_more(player) {
            return done.len();
        }
    }
}

/// Unfolds what waits; there is none once the page folds again.
fn say_more(player: &mut Player) -> bool {
    let rows = player.page();
    let Some(row) = rows.iter().find(|row| row.starts_with("More questions") || row.starts_with("Even more questions"))
    else {
        return false;
    };
    let words = row.clone();
    player.open(&words);
    true
}

/// The question stands on the page now, as a field or as a list with its row to add.
fn is_asked(player: &mut Player, field: &FieldSpec) -> bool {
    let add = match &field.kind {
        FieldType::Rows(rows) => rows.add.as_str(),
        _ => "",
    };
    let asks = |spot: Spot| if spot.is_row { spot.words == add } else { spot.words == field.label };
    found::spots(&player.hands().scene()).into_iter().any(asks)
}

fn answer(player: &mut Player, field: &FieldSpec) {
    match &field.kind {
        FieldType::Line => player.fill(&field.label, &format!("My words on {}", field.id.as_str())),
        FieldType::Note | FieldType::Lines(_) => player.fill(&field.label, "A line of mine"),
        FieldType::Rate(..) => player.fill(&field.label, "4"),
        FieldType::Date | FieldType::PastDate => player.fill(&field.label, "2026-11-02"),
        FieldType::Pick(choices) => choose(player, &field.label, &choices[0].1),
        FieldType::YesNo(yes, _) => choose(player, &field.label, yes),
        FieldType::PickMany(_, choices) => several(player, &field.label, &choices[0].1),
        FieldType::Rows(rows) => (0..ROWS.min(rows.most)).for_each(|_| one_row(player, rows)),
        FieldType::RowsOf(most, _) | FieldType::Linked(most, _) | FieldType::Top(most, _) => {
            from_elsewhere(player, &field.label, *most);
        }
        // Cards have hands of their own, and a story of their own.
        FieldType::Sort(_) | FieldType::Goal(_) | FieldType::Level | FieldType::EachGoal(_) => {}
    }
}

fn several(player: &mut Player, label: &str, choice: &str) {
    open(player, label);
    player.open(choice);
    player.open("That is all");
}

/// Opens the choices of a question; a new row that begins with a choice has them open already.
fn open(player: &mut Player, label: &str) {
    if player.page().first().is_none_or(|title| title != label) {
        player.open(label);
    }
}

fn choose(player: &mut Player, label: &str, choice: &str) {
    open(player, label);
    player.open(choice);
}

/// Takes the first thing that was written elsewhere; where there is none yet, goes back.
fn from_elsewhere(player: &mut Player, label: &str, most: usize) {
    open(player, label);
    let scene = player.hands().scene();
    let written = scene
        .page
        .lists()
        .flat_map(|list| &list.rows)
        .find(|row| matches!(row.mark, Mark::NotTaken | Mark::NotChosen) && row.text != "Leave it open");
    match written.map(|row| row.text.clone()) {
        Some(words) if most > 1 => {
            player.open(&words);
            player.open("That is all");
        }
        Some(words) => player.open(&words),
        None => player.back(),
    }
}

/// A new row of a list, with all it asks.
fn one_row(player: &mut Player, rows: &RowsSpec) {
    let adds = player.page().iter().any(|row| row.starts_with(&rows.add));
    if !adds {
        return;
    }
    player.open(&rows.add);
    let Some((first, others)) = rows.columns.split_first() else { return };
    if player.hands().scene().writing.is_some() {
        player.write(&format!("Row of {}", first.id.as_str()));
    } else {
        answer(player, first);
    }
    let mut done: BTreeSet<Key> = BTreeSet::new();
    loop {
        let before = done.len();
        for column in others {
            if !done.contains(&column.id) && is_asked(player, column) {
                answer(player, column);
                done.insert(column.id.clone());
            }
        }
        if done.len() == before && !say_more(player) {
            break;
        }
    }
    player.open("That is all");
}

/// The filled page draws in both sizes, and is said without signs.
fn looks_right(player: &mut Player, page: &PageSpec) {
    let scene = player.hands().scene();
    let words = Words::english();
    for (width, height) in [(80, 24), (40, 12)] {
        let screen = drawn(&scene, &words, width, height, LOOKS);
        assert!(screen.lines().count() == usize::from(height), "{}", page.id);
    }
    eyes::must_be_plain(&spoken(&scene, &words), &page.id);
}

fn takes_all_back(player: &mut Player, start: &Parts, page: &PageSpec) {
    for _ in 0..400 {
        if told(&player.kept()) == told(start) {
            return;
        }
        player.undo();
    }
    panic!("{}: not all is taken back: {:#?}", page.id, player.kept().answers);
}

/// What is kept, without the names that were drawn and without times.
fn told(parts: &Parts) -> Vec<String> {
    let answers = parts.answers.iter().filter(|answers| !answers.fields.is_empty());
    let mut out: Vec<String> = answers
        .map(|answers| {
            let name = answers.id.as_str().to_owned();
            let fields: Vec<String> =
                answers.fields.iter().map(|(key, value)| format!("{key:?}: {}", of(value))).collect();
            // A page that is filled once more has a drawn name after its own.
            let cut = name
                .rsplit_once('_')
                .filter(|(_, drawn)| drawn.len() == 10 && drawn.chars().any(|c| c.is_ascii_digit()));
            format!("{} {fields:#?}", cut.map_or(name.as_str(), |(page, _)| page))
        })
        .collect();
    out.extend(parts.goals.iter().map(|goal| format!("goal {}", goal.words)));
    out.extend(parts.steps.iter().map(|step| format!("step {}", step.words)));
    out
}

fn of(value: &Value) -> String {
    let row = |row: &RowValue| {
        let cells: Vec<String> = row.cells.iter().map(|(key, value)| format!("{key:?}={}", of(value))).collect();
        cells.join("; ")
    };
    let name = |key: &Key| match Id::of(key.as_str()) {
        Some(id) if id.kind() == Kind::Row && key.as_str().len() == 11 => "a row".to_owned(),
        _ => key.as_str().to_owned(),
    };
    match value {
        Value::Rows(rows) => rows.iter().map(row).collect::<Vec<_>>().join(" | "),
        Value::Pick(key) => name(key),
        Value::Picks(keys) => keys.iter().map(name).collect::<Vec<_>>().join(", "),
        other => format!("{other:?}"),
    }
}

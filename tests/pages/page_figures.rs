//! The wheel and the rings on their pages, and lines that are read as one sentence.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    page::{Act, Block, Figure, Shape},
    workbook::{Edit, Workbook},
};

use crate::support::{
    book, eyes,
    hands::Hands,
    screens::{reads_the_same, sounds_the_same},
    seen::{must_not_show, must_show},
};

fn on(page: &'static str, book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::About);
    hands.choose_page(page);
    hands
}

fn with(cells: &[(&'static str, &'static str, &'static str, &'static str, Value)]) -> Workbook {
    let mut book = Workbook::default();
    for (page, field, row, column, value) in cells {
        let slot = Slot::new(Id::page(page), &Key::of(field));
        let slot = if row.is_empty() { slot } else { slot.cell(Id::of(row).unwrap(), &Key::of(column)) };
        book.apply(Edit::Set(slot, Some(value.clone())), book::stamp()).unwrap();
    }
    book
}

fn figure(hands: &mut Hands) -> Option<Figure> {
    let scene = hands.scene();
    let mut blocks = scene.page.main.into_iter().chain(scene.page.side);
    blocks.find_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None })
}

#[test]
fn the_wheel_comes_with_the_first_number_and_unset_is_not_nought() {
    let words = || Value::Text("The stairs are hard.".into());
    let mut hands = on("life", &with(&[("life", "areas", "r_home", "words", words())]));
    assert_eq!(figure(&mut hands), None, "words alone are no wheel");
    let book = with(&[
        ("life", "areas", "r_home", "words", words()),
        ("life", "areas", "r_home", "now", Value::Rate(4)),
        ("life", "areas", "r_home", "matters", Value::Rate(8)),
        ("life", "areas", "r_health", "now", Value::Rate(0)),
        ("life", "areas", "r_own0000001", "words", Value::Text("The garden".into())),
    ]);
    let mut hands = on("life", &book);
    let figure = figure(&mut hands).unwrap();
    let Shape::Wheel(wheel) = figure.shape() else { panic!("no wheel") };
    assert_eq!(wheel.spokes.len(), 9, "eight parts and one of their own");
    let value = |label: &str| wheel.spokes.iter().find(|spoke| spoke.label == label).unwrap().value;
    assert_eq!([value("Home and daily life"), value("Health"), value("Money")], [Some(4), Some(0), None]);
    let row = |label: &str| figure.rows().iter().find(|(known, _)| known == label).unwrap().1.clone();
    assert_eq!(row("Home and daily life"), "now 4, matters 8");
    assert_eq!([row("Health"), row("Money"), row("The garden")], ["now 0", "not said yet", "not said yet"]);
    reads_the_same("figure_wheel", &mut hands);
}

#[test]
fn the_rings_come_with_the_first_person() {
    let mut hands = on("people", &Workbook::default());
    assert_eq!(figure(&mut hands), None);
    let pick = |key: &'static str| Value::Pick(Key::of(key));
    let book = with(&[
        ("people", "people", "r_ana0000001", "name", Value::Text("Ana".into())),
        ("people", "people", "r_ana0000001", "tie", pick("strong")),
        ("people", "people", "r_ana0000001", "flow", pick("both")),
        ("people", "people", "r_dad0000001", "name", Value::Text("爸爸".into())),
        ("people", "people", "r_dad0000001", "tie", pick("strained")),
        ("people", "people", "r_dog0000001", "name", Value::Text("The dog".into())),
    ]);
    let mut hands = on("people", &book);
    let figure = figure(&mut hands).unwrap();
    let Shape::Rings(rings) = figure.shape() else { panic!("no rings") };
    assert_eq!(rings.people.len(), 3);
    assert_eq!(rings.people[2].tie, None, "what was not said is no ring");
    let rows: Vec<(&str, &str)> = figure.rows().iter().map(|(name, told)| (name.as_str(), told.as_str())).collect();
    assert_eq!(
        rows,
        [("Ana", "Very close, We help each other"), ("爸爸", "It's strained"), ("The dog", "not said yet")]
    );
    reads_the_same("figure_rings", &mut hands);
    sounds_the_same("figure_rings", &mut hands);
}

/// The page of getting ready to ask, with these lines.
fn asking(lines: &[(&'static str, &str)]) -> Hands {
    let record = Id::of("p_ask_aaaaaaaaaa").unwrap();
    let mut book = Workbook::default();
    for (field, words) in lines {
        let slot = Slot::new(record, &Key::of(field));
        book.apply(Edit::Set(slot, Some(Value::Text((*words).into()))), book::stamp()).unwrap();
    }
    let mut hands = on("ask", &book);
    hands.choose_newest();
    hands
}

#[test]
fn the_parts_are_read_as_one_sentence_under_the_last_of_them() {
    let mut hands = asking(&[("request", "Please tell me who decides")]);
    must_not_show(&mut hands, "My sentence");
    let parts = [
        ("happens", "There are steps at the gate"),
        ("affects", "I can not get in."),
        ("need", "I need a ramp"),
        ("request", "Can you tell me who decides?"),
    ];
    let mut hands = asking(&parts);
    let sentence = "There are steps at the gate. I can not get in. I need a ramp. Can you tell me who decides?";
    must_show(&mut hands, "My sentence");
    must_show(&mut hands, sentence);
    reads_the_same("sentence", &mut hands);
    let spoken = eyes::spoken(&hands.scene(), hands.app.words()).join("\n");
    assert!(spoken.contains(sentence), "{spoken}");
}

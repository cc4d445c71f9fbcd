//! A choice between ways, as a person meets it: side by side on one screen, without a winner.

use cairnbook::{
    base::{Id, Key, Slot, Text, Value},
    page::{Act, Block},
    workbook::{Edit, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book, eyes,
    hands::{Hands, LOOKS},
    screens::{reads_the_same, sounds_the_same},
    seen::{must_not_show, must_show, said},
    voice::{Voice, number_of},
    ways::{choose, enter_on, undo},
};

const RECORD: &str = "p_decide_aaaaaaaaaa";

struct Maker(Workbook);

impl Maker {
    fn slot(field: &'static str) -> Slot {
        Slot::new(Id::of(RECORD).unwrap(), &Key::of(field))
    }

    fn set(&mut self, slot: Slot, value: Value) {
        self.0.apply(Edit::Set(slot, Some(value)), book::stamp()).unwrap();
    }

    fn cell(&mut self, list: &'static str, row: &str, column: &'static str, value: Value) {
        self.set(Self::slot(list).cell(Id::of(row).unwrap(), &Key::of(column)), value);
    }
}

fn words(text: &str) -> Value {
    Value::Text(Text::new(text))
}

/// Mei's choice, with so many ways.
fn mei(ways: usize) -> Workbook {
    let mut make = Maker(Workbook::default());
    make.set(Maker::slot("question"), words("Who is with 爸爸 when I work?"));
    let all = [
        (
            "r_way0000001",
            "the day centre",
            "He meets people.\nIt is open all day.",
            "The bus ride",
            "if they speak Hokkien",
        ),
        ("r_way0000002", "my cousin", "He knows her.", "She has small children.", ""),
        ("r_way0000003", "my brother pays a carer", "At home", "I do not know her.", "what it costs"),
    ];
    for (row, option, good, hard, not_known) in all.into_iter().take(ways) {
        make.cell("options", row, "option", words(option));
        make.cell("options", row, "good", words(good));
        make.cell("options", row, "hard", words(hard));
        if !not_known.is_empty() {
            make.cell("options", row, "not_known", words(not_known));
            make.cell("options", row, "ask_whom", words("the doctor"));
        }
    }
    make.cell("must_haves", "r_must000001", "what", words("He is not frightened."));
    make.cell("must_haves", "r_must000002", "what", words("I can pay."));
    if ways > 1 {
        make.cell("options", "r_way0000002", "lacks", Value::Picks(vec![Key::of("r_must000002")]));
    }
    make.0
}

/// On the page of the choice.
fn on(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Goals);
    hands.choose_page("decide");
    hands.choose_newest();
    hands
}

fn side_by_side(ways: usize) -> Hands {
    let mut hands = on(&mei(ways));
    enter_on(&mut hands, "See all the ways on one page");
    assert!(hands.is_at("Beside"));
    hands
}

/// Nothing of the page is above or below what is in sight.
fn is_whole(drawn: &str) -> bool {
    drawn.lines().all(|line| !line.ends_with(['↓', '↑']))
}

#[test]
fn two_and_three_ways_fit_one_screen_with_all_that_was_said() {
    for ways in [2, 3] {
        let mut hands = side_by_side(ways);
        let scene = hands.scene();
        let drawn = eyes::drawn(&scene, hands.app.words(), 80, 24, LOOKS);
        for part in ["Who is with 爸爸", "the day centre", "my cousin", "He meets people", "if they speak Hokkien"] {
            assert!(drawn.contains(part), "{part} is out of sight with {ways} ways:\n{drawn}");
        }
        for part in ["ask: the doctor", "Not met by: my cousin.", "Which one do you choose for now?"] {
            assert!(drawn.contains(part), "{part} is out of sight with {ways} ways:\n{drawn}");
        }
        assert!(is_whole(&drawn), "something is below with {ways} ways:\n{drawn}");
        for word in ["best", "score", "total", "nothing here yet"] {
            assert!(!drawn.contains(word), "{word} in\n{drawn}");
        }
    }
    let mut hands = side_by_side(3);
    reads_the_same("beside_three", &mut hands);
    sounds_the_same("beside_three", &mut hands);
}

#[test]
fn the_ways_stand_in_the_order_in_which_they_were_written() {
    let mut hands = side_by_side(3);
    let rows: Vec<String> =
        hands.scene().page.lists().flat_map(|list| &list.rows).map(|row| row.text.clone()).collect();
    assert_eq!(rows[..3], ["the day centre", "my cousin", "my brother pays a carer"]);
}

#[test]
fn a_choice_for_now_asks_for_a_day_to_look_again_and_that_stays_on_the_screen() {
    let mut hands = side_by_side(3);
    must_not_show(&mut hands, "When will you look at it again?");
    choose(&mut hands, "Which one do you choose", "the day centre");
    assert!(hands.is_at("Beside"));
    enter_on(&mut hands, "When will you look at it again?");
    hands.type_keys("in four weeks");
    reads_the_same("beside_writing", &mut hands);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    must_show(&mut hands, "the day centre");
    let scene = hands.scene();
    let drawn = eyes::drawn(&scene, hands.app.words(), 80, 24, LOOKS);
    assert!(drawn.contains("look at it again") && is_whole(&drawn), "{drawn}");
    reads_the_same("beside_chosen", &mut hands);
    undo(&mut hands);
    undo(&mut hands);
    assert!(hands.is_at("Beside"), "an undo stays where it shows");
}

#[test]
fn a_way_opens_from_there_and_blanks_are_no_faults() {
    let mut hands = side_by_side(3);
    enter_on(&mut hands, "my cousin");
    assert!(hands.is_at("Row"));
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(hands.is_at("Beside"));
    let scene = hands.scene();
    let cousin = scene.page.lists().flat_map(|list| &list.rows).find(|row| row.text == "my cousin").unwrap().clone();
    assert_eq!(cousin.note, "good: He knows her; hard: She has small children; does not meet: I can pay");
}

#[test]
fn one_way_is_offered_a_second_and_one_undo_takes_it_back() {
    let mut hands = on(&mei(1));
    must_not_show(&mut hands, "See all the ways on one page");
    enter_on(&mut hands, "Add “leave it as it is”");
    assert_eq!(hands.notice(), "You added “leave it as it is” as one of the ways. Ctrl-Z undoes it.");
    must_show(&mut hands, "See all the ways on one page");
    undo(&mut hands);
    must_not_show(&mut hands, "See all the ways on one page");
}

#[test]
fn more_than_five_are_asked_about_their_must_haves() {
    let mut make = Maker(mei(3));
    for (row, name) in [("r_way0000004", "a neighbour"), ("r_way0000005", "fewer hours"), ("r_way0000006", "a home")] {
        make.cell("options", row, "option", words(name));
    }
    let mut hands = on(&make.0);
    must_show(&mut hands, "That's a lot of ways to go. Are there any that do not meet a must-have?");
}

#[test]
fn line_by_line_the_same_choice_is_kept() {
    let mut voice = Voice::new(on(&mei(3)));
    let heard = voice.says(".again");
    let heard = voice.says(&number_of(&heard, "See all the ways on one page"));
    voice.says(&number_of(&heard, "Which one do you choose"));
    voice.says("the day");
    let mut hands = side_by_side(3);
    choose(&mut hands, "Which one do you choose", "the day centre");
    assert!(voice.hands.kept() == hands.kept(), "{:#?}", said(&voice.hands.scene()));
    assert!(!hands.scene().page.main.iter().any(|block| matches!(block, Block::Figure(_))));
}

#[test]
fn a_must_have_and_a_way_that_were_taken_away_are_told_and_count_no_more() {
    let lacks = Maker::slot("options").cell(Id::of("r_way0000002").unwrap(), &Key::of("lacks"));
    let mut make = Maker(mei(3));
    make.set(Maker::slot("choice"), Value::Pick(Key::of("r_way0000003")));
    let mut hands = on(&make.0);
    must_show(&mut hands, "This does not meet a must-have");
    must_show(&mut hands, "When will you look at it again?");
    for (list, gone) in [("must_haves", "r_must000002"), ("options", "r_way0000003")] {
        let Some(Value::Rows(mut rows)) = make.0.get(&Maker::slot(list)) else { panic!("{list}") };
        rows.retain(|row| row.id != Id::of(gone).unwrap());
        make.set(Maker::slot(list), Value::Rows(rows));
    }
    let mut hands = on(&make.0);
    must_not_show(&mut hands, "This does not meet a must-have");
    must_not_show(&mut hands, "When will you look at it again?");
    must_not_show(&mut hands, "r_way0000003");
    must_show(&mut hands, "does not meet: something that is no longer here");
    must_not_show(&mut hands, "r_must000002");
    // With the next change what is gone goes, too.
    enter_on(&mut hands, "my cousin");
    hands.act(Act::SayMore);
    choose(&mut hands, "Which must-haves does it not meet?", "He is not frightened");
    assert_eq!(hands.app.book().get(&lacks), Some(Value::Picks(vec![Key::of("r_must000001")])));
}

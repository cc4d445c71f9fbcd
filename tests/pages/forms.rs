//! Lists of rows, several choices, three depths and the month sheet, as a person meets them.

use cairnbook::{
    app::Event,
    base::{Id, Key, Slot, Value, When},
    content::PageSpec,
    page::{Act, Block, Code, Stroke},
    workbook::{Edit, EntryKind, Settings, Stamp, Workbook},
};

use crate::support::{
    book,
    hands::{Hands, kept},
    ways::walk_to,
};

/// On that page, with an empty workbook.
fn on(page: &'static str) -> Hands {
    on_with(page, &Workbook::default())
}

fn on_with(page: &'static str, book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::About);
    hands.choose_page(page);
    hands
}

fn slot(page: &str, field: &'static str) -> Slot {
    Slot::new(Id::page(page), &Key::of(field))
}

fn fields(hands: &mut Hands) -> usize {
    hands.scene().page.main.iter().filter(|block| matches!(block, Block::Field(_))).count()
}

fn row_texts(hands: &mut Hands) -> Vec<String> {
    hands.scene().page.lists().flat_map(|list| &list.rows).map(|row| format!("{}|{}", row.text, row.note)).collect()
}

#[test]
fn a_page_opens_in_three_depths_and_folds_again() {
    let mut hands = on("strengths");
    let mut seen = Vec::new();
    for _ in 0..4 {
        let lists = hands.scene().page.lists().count();
        seen.push((fields(&mut hands), lists));
        hands.act(Act::SayMore);
    }
    assert!(seen[0].0 <= 3 && seen[0].1 == 1, "{seen:?}");
    assert!(seen[1] > seen[0] && seen[2].1 > seen[1].1, "{seen:?}");
    assert_eq!(seen[3], seen[0], "after the last depth it folds");
}

#[test]
fn a_row_is_added_told_changed_taken_away_and_brought_back() {
    let mut hands = on("strengths");
    let start = kept(hands.app.book());
    hands.act(Act::SayMore);
    hands.choose("Add something you can do");
    assert_eq!(kept(hands.app.book()), start, "a row without a word is not kept");
    hands.write("cook for ten");
    hands.press(&[Code::Tab]);
    hands.write("at the fair");
    hands.press(&[Code::Esc, Code::Esc]);
    assert!(row_texts(&mut hands).contains(&"cook for ten|at the fair".to_owned()), "{:?}", row_texts(&mut hands));

    // The row opens again, and its first words change in their place.
    hands.focus_on("cook for ten");
    hands.press(&[Code::Enter, Code::Enter]);
    hands.write("cook for twenty");
    hands.press(&[Code::Esc]);
    hands.act(Act::PutAside);
    assert_eq!(kept(hands.app.book()), start, "the only row of the only answer is gone");
    hands.act(Act::Undo);
    assert!(row_texts(&mut hands).contains(&"cook for twenty|at the fair".to_owned()), "{:?}", row_texts(&mut hands));
    while hands.scene().actions.iter().any(|a| a.act == Act::Undo && a.allowed == cairnbook::page::Allowed::Yes) {
        hands.act(Act::Undo);
    }
    assert_eq!(kept(hands.app.book()), start);
}

#[test]
fn no_more_rows_are_added_than_the_page_takes() {
    let mut hands = on("strengths");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    let add = "Add a thought that helps";
    for n in 0..3 {
        hands.choose(add);
        hands.write(&format!("thought {n}"));
        hands.press(&[Code::Esc, Code::Esc]);
    }
    assert!(!hands.offers(add), "three is all it takes");
}

#[test]
fn rows_that_are_there_from_the_start_keep_their_names_and_tell_what_stands_in_them() {
    let mut hands = on("life");
    hands.act(Act::SayMore);
    let money = slot("life", "areas").cell(Id::of("r_money").unwrap(), &Key::of("words"));
    hands.choose("Money");
    assert_eq!(hands.scene().page.title, "Money");
    hands.write_in(
        Slot { row: Some(cairnbook::base::Cell { column: Key::of("now"), ..money.row.clone().unwrap() }), ..money },
        "4",
    );
    hands.press(&[Code::Esc, Code::Esc]);
    assert!(row_texts(&mut hands).contains(&"Money|now 4".to_owned()), "{:?}", row_texts(&mut hands));
}

#[test]
fn a_few_cards_are_taken_and_let_go_again() {
    let mut hands = on("matters");
    hands.focus_on("Sort twelve cards");
    hands.press(&[
        Code::Enter,
        Code::Right,
        Code::Right,
        Code::Right,
        Code::Right,
        Code::Right,
        Code::Right,
        Code::Esc,
    ]);
    hands.choose("Which three matter most to you?");
    for card in ["Calm", "Health", "Family", "Freedom", "Friends", "Safety"] {
        hands.choose(card);
    }
    assert!(hands.notice().contains('5'), "the sixth is refused with a reason: {}", hands.notice());
    for card in ["Health", "Freedom", "Friends"] {
        hands.choose(card);
    }
    hands.choose("That is all");
    let taken = Value::Picks(vec![Key::of("calm"), Key::of("family")]);
    assert_eq!(hands.app.book().get(&slot("matters", "top")), Some(taken));
    let shown = hands.scene().page.field(&slot("matters", "top")).unwrap().shown.clone();
    assert_eq!(shown, "1. Calm, 2. Family", "in the order they were taken, by their short names");
}

/// The day in focus on the month sheet, in words.
fn day(hands: &mut Hands) -> String {
    hands.focused()
}

fn entry_of(hands: &mut Hands) -> Id {
    hands.app.book().log().iter().next().unwrap().id
}

#[test]
fn a_day_is_chosen_on_the_month_sheet_by_arrows_also_while_writing() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::AddStone);
    hands.write("I went out");
    hands.press(&[Code::Tab]);
    hands.send(Event::Key(Stroke::ctrl('d')));
    assert_eq!(day(&mut hands), "Sunday 22 November 2026", "it begins at the day that is set");
    // A week and a day back, then over the edge of the month and on to its last day.
    hands.press(&[Code::Up, Code::Left]);
    assert_eq!(day(&mut hands), "Saturday 14 November 2026");
    hands.press(&[Code::PageUp, Code::Down, Code::Down, Code::Right, Code::Right, Code::Right]);
    assert_eq!(day(&mut hands), "Saturday 31 October 2026");
    hands.press(&[Code::Right]);
    assert_eq!(day(&mut hands), "Sunday 1 November 2026", "the sheet turns");
    let before = kept(hands.app.book());
    hands.press(&[Code::Esc]);
    assert_eq!(kept(hands.app.book()), before, "passing by a day sets nothing");
    hands.act(Act::Calendar);
    hands.press(&[Code::Up, Code::Enter]);
    let id = entry_of(&mut hands);
    let on = hands.app.book().entry(id).unwrap().on.clone();
    assert_eq!(on, When::Day(cairnbook::base::Day::iso("2026-11-15").unwrap()));
    hands.act(Act::Undo);
    let on = hands.app.book().entry(id).unwrap().on.clone();
    assert_eq!(on, When::Day(cairnbook::base::Day::iso("2026-11-22").unwrap()));
}

#[test]
fn the_week_begins_with_the_day_of_the_setting() {
    let mut leads = Vec::new();
    for day in ["monday", "sunday"] {
        let mut book = Workbook::default();
        let stamp = Stamp { who: cairnbook::base::Who::Me, at: book::now().moment };
        let weeks = Slot::new(Id::settings(), &Settings::WEEKS);
        book.apply(Edit::Set(weeks, Some(Value::Pick(Key::from(day)))), stamp).unwrap();
        let mut hands = Hands::on(&book);
        hands.act(Act::AddStone);
        hands.write("x");
        hands.press(&[Code::Tab]);
        hands.act(Act::Calendar);
        let sheet = hands.scene().page.lists().next().unwrap().clone();
        assert_eq!(sheet.rows.len(), 30);
        leads.push(sheet.look);
    }
    // The first of November 2026 is a Sunday.
    let look = |lead| cairnbook::page::Look::Month { lead };
    assert_eq!(leads, [look(6), look(0)]);
}

#[test]
fn a_calendar_is_offered_for_days_only() {
    let mut hands = on("good_day");
    assert!(hands.scene().actions.iter().all(|action| action.act != Act::Calendar));
    hands.act(Act::Calendar);
    assert_eq!(hands.scene().page.title, "A good day");
    let book = hands.app.book();
    assert_eq!(book.log().iter().filter(|e| e.kind == EntryKind::Milestone).count(), 0);
}

#[test]
fn every_page_of_questions_can_be_asked_why() {
    for (id, text) in cairnbook::content::pages::BUILT_IN {
        let page = PageSpec::read(text).unwrap();
        let asks: Vec<&str> = page.why.iter().map(|line| line.ask.as_str()).collect();
        let reflects = ["about", "goals", "grow"].contains(&page.chapter.as_str());
        for ask in ["What is this?", "How can it help?", "How do I do it?", "When is it better to skip this?"] {
            assert!(!reflects || asks.contains(&ask), "{id} says nothing of {ask:?}");
        }
        assert!(page.reading.is_empty() != page.fields.is_empty(), "{id} asks or tells, not both");
    }
}

/// My strengths with these things I can do, each a row.
fn able(words: &[&str]) -> Hands {
    let mut hands = on("strengths");
    hands.act(Act::SayMore);
    for word in words {
        hands.choose("Add something you can do");
        hands.write(word);
        hands.press(&[Code::Esc, Code::Esc]);
    }
    hands
}

/// Opens the row of that name.
fn open_row(hands: &mut Hands, name: &str) {
    hands.choose(name);
}

#[test]
fn a_row_that_is_written_anew_keeps_its_place() {
    let mut hands = able(&["one", "two", "three"]);
    open_row(&mut hands, "one");
    hands.press(&[Code::Enter]);
    hands.write("");
    hands.write("One, better");
    hands.press(&[Code::Esc, Code::Esc]);
    let names: Vec<String> = row_texts(&mut hands).into_iter().take(3).collect();
    assert_eq!(names, ["One, better|", "two|", "three|"]);
    // One that is left empty is told of no more.
    open_row(&mut hands, "two");
    hands.press(&[Code::Enter]);
    hands.write("");
    hands.press(&[Code::Esc, Code::Esc]);
    let names: Vec<String> = row_texts(&mut hands).into_iter().take(2).collect();
    assert_eq!(names, ["One, better|", "three|"]);
}

#[test]
fn a_letter_takes_no_row_away() {
    let mut hands = able(&["one"]);
    open_row(&mut hands, "one");
    let before = hands.kept();
    walk_to(&mut hands, "Delete this line");
    hands.type_keys("x");
    assert_eq!(hands.kept(), before);
    assert!(hands.notice().starts_with("That key does nothing here."), "{}", hands.notice());
    hands.press(&[Code::Enter]);
    assert!(!row_texts(&mut hands).iter().any(|row| row.starts_with("one")), "{:?}", row_texts(&mut hands));
    assert_eq!(hands.scene().page.title, "My strengths");
}

#[test]
fn space_takes_a_card_as_enter_does() {
    let mut hands = on("matters");
    hands.focus_on("Sort twelve cards");
    hands.press(&[Code::Enter, Code::Right, Code::Esc]);
    hands.choose("Which three matter most to you?");
    hands.focus_on("Family");
    for taken in [Some(Value::Picks(vec![Key::of("family")])), None] {
        hands.send(Event::Key(Stroke::letter(' ')));
        assert_eq!(hands.app.book().get(&slot("matters", "top")), taken);
    }
}

#[test]
fn on_the_rows_beside_the_month_sheet_the_arrows_go_from_row_to_row() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::AddStone);
    hands.write("I went out");
    hands.press(&[Code::Tab]);
    hands.act(Act::Calendar);
    hands.focus_on("October 2026");
    hands.press(&[Code::Right]);
    assert_eq!(hands.focused(), "December 2026");
    hands.press(&[Code::PageUp, Code::PageDown]);
    assert_eq!(hands.focused(), "December 2026", "they turn the sheet from its days only");
    hands.press(&[Code::Left]);
    assert_eq!(hands.focused(), "October 2026");
    hands.press(&[Code::Up]);
    assert!(hands.focused().ends_with("November 2026"), "{}", hands.focused());
    hands.choose("October 2026");
    assert_eq!(hands.scene().page.title, "Which day?");
    assert!(hands.offers("Thursday 1 October 2026"));
    hands.press(&[Code::PageDown, Code::PageDown]);
    assert_eq!(hands.focused(), "Tuesday 1 December 2026");
}

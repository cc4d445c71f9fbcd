//! Line by line: nothing is told twice, what is long comes in parts, and after an answer only what changed is said.

use cairnbook::{
    base::{Id, Key, RowValue, Slot, Value, Who},
    workbook::{Edit, EntryKind, Ladder, Step, Workbook, outline::Spot},
};

use crate::support::{
    book::{self, EVENING, id, stamp},
    hands::Hands,
    small::steps,
    talked,
    three::{self, MAIL, three, with},
    voice::{Voice, has, number_of},
};

fn times(said: &[String], part: &str) -> usize {
    said.iter().map(|line| line.matches(part).count()).sum()
}

/// A voice on the page of the goal that begins so.
fn on_goal(book: &Workbook, goal: &str) -> (Voice, Vec<String>) {
    let mut voice = Voice::new(Hands::on(book));
    let page = voice.says("goals");
    let number = number_of(&page, goal);
    let page = voice.says(&format!("{number} open"));
    assert!(voice.hands.is_at("Goal"), "{page:#?}");
    (voice, page)
}

#[test]
fn whom_to_call_is_said_once_with_what_each_line_is() {
    let mut voice = Voice::new(Hands::on(&book::filled()));
    let said = voice.says("call");
    for words in ["0300 123 456, or at the shop", "112"] {
        assert_eq!(times(&said, words), 1, "{said:#?}");
    }
    assert!(has(&said, "1. Who can you call? Ana"), "{said:#?}");
}

#[test]
fn each_of_my_people_is_said_once() {
    let mut book = book::filled();
    let person = |n: usize, name: &str| {
        let cells = [
            (Key::of("name"), Value::Text(name.into())),
            (Key::of("tie"), Value::Pick(Key::of("strong"))),
            (Key::of("flow"), Value::Pick(Key::of("both"))),
        ];
        RowValue { id: id(&format!("r_{n}")), cells: cells.into_iter().collect() }
    };
    let rows = ["Meera", "Tom from next door"].into_iter().enumerate().map(|(n, name)| person(n, name)).collect();
    let list = Slot::new(Id::page("people"), &Key::of("people"));
    book.apply(Edit::Set(list, Some(Value::Rows(rows))), stamp()).unwrap();
    let mut voice = Voice::new(Hands::on(&book));
    let page = voice.says("about");
    let said = voice.says(&number_of(&page, "My people"));
    assert!(has(&said, "2. Tom from next door. how close: Very close; help: We help each other"), "{said:#?}");
    assert!(!has(&said, "Meera: "), "the rings say the same again: {said:#?}");
}

#[test]
fn the_helper_s_lines_are_told_as_the_same() {
    let mut book = three::looked_at();
    three::set(&mut book, id(MAIL), &Ladder::BOTH, Value::Yes(true));
    let (mut voice, page) = on_goal(&book, "To open my mail");
    let said = voice.says(&number_of(&page, "How will I know?"));
    assert!(has(&said, "come again in the same order, as numbers"), "{said:#?}");
    let lines: Vec<&String> =
        said.iter().filter(|line| line.contains("I open one letter a week, not chosen")).collect();
    assert_eq!(lines.len(), 1, "{said:#?}");
}

#[test]
fn the_line_that_is_true_now_is_said_beside_its_row_whatever_letters_it_has() {
    let (_, page) = on_goal(&three::looked_at(), "To open my mail");
    let row = page.iter().find(|line| line.contains("How will I know?")).unwrap();
    assert!(row.contains("I do not touch the bag"), "{row}");
}

#[test]
fn what_a_step_is_part_of_is_said_before_the_first_question_only() {
    let (mut voice, page) = on_goal(&book::filled(), "Open my mail");
    let said = voice.says(&format!("{} smaller", number_of(&page, "Find her new number")));
    assert_eq!(times(&said, "Open the letters with Ana"), 1, "{said:#?}");
    let said = voice.says("Look in the blue book");
    assert!(voice.hands.is_at("Shrink"), "{said:#?}");
    assert_eq!(times(&said, "Open the letters with Ana"), 0, "{said:#?}");
    assert!(has(&said, "Look in the blue book"), "{said:#?}");
}

#[test]
fn after_who_did_it_only_what_changed_is_said() {
    let (mut voice, page) = on_goal(&book::filled(), "Open my mail");
    let number = number_of(&page, "Open one letter a day");
    let asked = voice.says(&format!("{number} done"));
    assert!(has(&asked, "Did anyone help you with this?"), "{asked:#?}");
    let said = voice.types(&number_of(&asked, "By myself"));
    assert!(has(&said, "Back at: My goal: Open my mail"), "{said:#?}");
    assert!(has(&said, &format!("{number}. Open one letter a day, done")), "{said:#?}");
    assert!(!has(&said, "I want to sleep on Sunday nights") && said.len() < 10, "{said:#?}");
}

#[test]
fn milestones_tell_their_size_first_and_are_read_to_their_end() {
    let mut voice = Voice::new(Hands::on(&book::filled()));
    let first = voice.types("milestones");
    assert!(first[1].starts_with("A long page, with ") && first[1].contains(" things to choose from."), "{first:#?}");
    assert!(first.len() < 32, "{first:#?}");
    let mut said = first;
    while !has(&said, "That is all of it.") {
        said.extend(voice.types("read"));
        assert!(said.len() < 200, "{said:#?}");
    }
    for entry in voice.hands.app.book().log().window(0, 100) {
        let begin: String = entry.words.lines().next().unwrap().chars().take(30).collect();
        assert!(entry.words.is_empty() || has(&said, &begin), "{begin}");
    }
}

#[test]
fn the_steps_of_a_goal_can_be_gone_to_by_the_name_of_their_part() {
    let mut book = book::filled();
    for n in 0..20 {
        let mut step = Step::new(id(&format!("s_more{n}")), Who::Me, EVENING, Some(id("g_mail")), None);
        step.words = format!("One more thing, number {n}").into();
        book.apply(Edit::AddStep(step, Spot { under: None, after: Some(id("s_one")) }), stamp()).unwrap();
    }
    let (mut voice, page) = on_goal(&book, "Open my mail");
    assert!(page[1].contains(" Small steps: 3") && page[1].contains(" For this goal so far: 4."), "{page:#?}");
    let said = voice.types("read small");
    assert!(said[0].starts_with("Small steps") && has(&said, "3 steps done or let go"), "{said:#?}");
}

#[test]
fn a_whole_note_is_read_to_its_end_where_nothing_may_be_written() {
    let lines: Vec<String> = (1..=60).map(|n| format!("Line {n} of that night.")).collect();
    let mut book = book::filled();
    with(&mut book, "e_long", EntryKind::Note, "2026-11-22", &lines.join("\n"));
    for hands in [Hands::looking(&book), talked::two(&book), Hands::on(&book)] {
        let mut voice = Voice::new(hands);
        let page = voice.says("milestones");
        let row = page.iter().find(|line| line.contains("Line 1 of that night.")).unwrap();
        assert!(row.chars().count() < 110 && row.contains("more words"), "{row}");
        let mut said = voice.types(&format!("read {}", number_of(&page, "Line 1 of that night.")));
        assert!(said.len() <= 25, "about a screen: {said:#?}");
        said.extend(voice.types("read"));
        said.extend(voice.types("read"));
        let at = |line: &String| said.iter().position(|told| told.contains(line.as_str())).unwrap();
        assert!(lines.iter().map(at).is_sorted(), "{said:#?}");
    }
}

#[test]
fn what_is_taken_back_is_named_and_the_place_is_kept() {
    let (mut voice, page) = on_goal(&book::filled(), "Open my mail");
    voice.says(&number_of(&page, "Why does it matter"));
    voice.says("Because.");
    voice.says(".");
    for place in ["milestones", "about", "today"] {
        voice.says(place);
        let before = voice.hands.place();
        let said = voice.says("undo");
        assert!(has(&said, "Undone: "), "{said:#?}");
        assert_eq!(voice.hands.place(), before, "{said:#?}");
        let said = voice.says("redo");
        assert!(has(&said, "Redone: "), "{said:#?}");
        assert_eq!(voice.hands.place(), before, "{said:#?}");
    }
}

#[test]
fn from_a_page_that_is_gone_with_what_is_taken_back_one_is_led_out() {
    let mut voice = Voice::new(Hands::on(&three()));
    voice.says("new goal");
    voice.says("A goal of today");
    assert!(voice.hands.is_at("Goal"));
    let said = voice.says("undo");
    assert!(has(&said, "Undone: "), "{said:#?}");
    assert!(voice.hands.app.book().goals().all(|goal| goal.words.as_str() != "A goal of today"), "{said:#?}");
    voice.says(".back");
    assert!(!voice.hands.is_at("Goal"));
}

#[test]
fn it_is_told_whether_one_can_be_chosen_or_more() {
    let (mut voice, page) = on_goal(&three(), "To open my mail");
    voice.says(&format!("{} open", number_of(&page, "Put the letters in one box")));
    let page = voice.says("again");
    let one = voice.says(&number_of(&page, "Is it done?"));
    assert!(has(&one, "You can choose one of these."), "{one:#?}");
    voice.says("back");
    let page = voice.says("check in");
    voice.says(".");
    let some = voice.says(&number_of(&page, "What comes next?"));
    assert!(has(&some, "You can choose") && !has(&some, "one of these"), "{some:#?}");
    // Where fewer may be taken than there are.
    let all = [("s_a", "Find a box"), ("s_b", "Ring Ana"), ("s_c", "Buy stamps"), ("s_d", "Clear the desk")];
    let book = steps(&all.map(|(name, words)| (name, words, "", None)));
    let mut voice = Voice::new(Hands::on(&book));
    voice.says("check in");
    voice.says(".");
    let page = voice.says("again");
    let some = voice.says(&number_of(&page, "What comes next?"));
    assert!(has(&some, "You can choose up to 3 of these."), "{some:#?}");
}

#[test]
fn a_name_that_leads_to_one_thing_is_one_name() {
    let mut voice = Voice::new(Hands::on(&book::filled()));
    voice.says("milestones");
    let said = voice.says("my story");
    assert!(voice.hands.is_at("Story"), "{said:#?}");
}

#[test]
fn a_sentence_typed_at_a_menu_can_be_kept_as_a_note() {
    const WORDS: &str = "I rang the bank today, and it went well";
    const OFFER: &str = "To keep it as a note, type yes.";
    let holds = |voice: &Voice| voice.hands.app.book().log().iter().any(|entry| entry.words.as_str() == WORDS);
    for yes in ["yes", "y", ".yes"] {
        let mut voice = Voice::new(Hands::on(&book::filled()));
        let before = voice.hands.kept();
        let said = voice.says(WORDS);
        assert!(has(&said, "nothing has changed") && has(&said, OFFER), "{said:#?}");
        assert_eq!(voice.hands.kept(), before);
        let said = voice.says(yes);
        assert_eq!(holds(&voice), yes != ".yes", "{said:#?}");
        assert!(yes == ".yes" || has(&said, "These words are now in a new note. .undo undoes it."), "{said:#?}");
    }
    // Only the next line says so; and of two words or where nothing else can be begun it is not asked.
    let mut voice = Voice::new(Hands::on(&book::filled()));
    for lines in [[WORDS, "where", "yes"], ["new stepp", "yes", "where"]] {
        for line in lines {
            voice.says(line);
        }
        assert!(!holds(&voice) && voice.hands.scene().writing.is_none(), "{lines:?}");
    }
    let mut first = Voice::new(Hands::new());
    first.says("");
    assert!(!has(&first.says(WORDS), OFFER));
}

#[test]
fn of_lines_pasted_at_a_question_the_first_is_its_answer_and_none_of_the_others_is_any() {
    const LINES: [&str; 4] = ["I rang the bank", "they were kind to me", "then I slept well", "it was good and long"];
    let (mut voice, page) = on_goal(&three(), "To open my mail");
    voice.says(&number_of(&page, "What do you want?"));
    assert!(has(&voice.says(LINES[0]), "What do you want? I rang the bank"));
    let answered = voice.hands.kept();
    for line in &LINES[1..] {
        let said = voice.says(line);
        assert!(has(&said, &format!("Nothing here is called “{line}”")), "{said:#?}");
    }
    assert_eq!(voice.hands.kept(), answered);
}

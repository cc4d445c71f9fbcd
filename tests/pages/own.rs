//! Pages, words and places of someone's own: keys in, what stands on the page out.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    content::{Content, OwnFile, check},
    page::{Act, Code, Stroke},
    workbook::{Edit, Workbook},
};

use crate::support::{
    book::{self, stamp},
    hands::Hands,
    screens::reads_the_same,
    seen::{must_not_show, must_show},
    voice::{Voice, has, number_of},
    ways::{enter_on, fill, undo, walk_to},
};

const RIVER: &str = r#"Page(id: "river", chapter: "about", title: "The river", purpose: "A page of someone's own.",
    fields: [
        (id: "near", kind: Line, label: "Where is the river near you?", example: "Behind the mill."),
        (id: "calm", kind: Pick([("yes", "It is calm"), ("no", "It is wild")]), label: "How are things today?"),
    ])"#;

const TOWN: &str = r#"Leads(from: "the Town Office", checked: "2026-05-03", leads: [
    (what: "Bus help", for_whom: "all who live here", cost: "free", how: "Ring 555 0100"),
    (what: "Food shelf", how: "Mill Road 4, on Fridays"),
])"#;

fn with(files: &[(&str, &str)]) -> Content {
    let file = |(name, text): &(&str, &str)| OwnFile { name: (*name).into(), text: Ok((*text).into()) };
    let (content, left_out) = Content::english().with_own(&files.iter().map(file).collect::<Vec<_>>());
    assert_eq!(left_out, Vec::<String>::new());
    content
}

fn go(hands: &mut Hands, key: char) {
    hands.send(cairnbook::app::Event::Key(Stroke::letter(key)));
}

fn answered(page: &str, answers: &[(&str, Value)]) -> Workbook {
    let mut book = Workbook::default();
    for (field, value) in answers {
        let slot = Slot::new(Id::page(page), &Key::from(*field));
        book.apply(Edit::Set(slot, Some(value.clone())), stamp()).unwrap();
    }
    book
}

#[test]
fn a_page_that_was_dropped_in_stands_on_the_map_is_filled_and_undone() {
    let mut hands = Hands::with_content(&Workbook::default(), with(&[("pages/river.ron", RIVER)]));
    go(&mut hands, '3');
    enter_on(&mut hands, "The river");
    must_show(&mut hands, "A page of someone's own.");
    fill(&mut hands, "Where is the river", "Behind the mill");
    let slot = Slot::new(Id::page("river"), &Key::of("near"));
    let kept = |hands: &Hands| hands.app.book().get(&slot).and_then(|value| value.text().map(ToString::to_string));
    assert_eq!(kept(&hands).as_deref(), Some("Behind the mill"));
    reads_the_same("own_page", &mut hands);
    undo(&mut hands);
    assert_eq!(kept(&hands), None);
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "My life now");
}

#[test]
fn the_plain_face_asks_it_too() {
    let hands = Hands::with_content(&Workbook::default(), with(&[("pages/river.ron", RIVER)]));
    let mut voice = Voice::new(hands);
    let said = voice.says("About me");
    let said = voice.says(&number_of(&said, "The river"));
    assert!(has(&said, "Where is the river near you?"), "{said:#?}");
}

#[test]
fn a_broken_page_is_left_out_and_all_else_works() {
    let files = [
        ("pages/a.ron", RIVER),
        ("pages/b.ron", RIVER),
        ("pages/c.ron", "Page("),
        ("words.ron", "(terms: 5)"),
        ("leads.ron", TOWN),
        ("pages/d.ron", r#"Page(id: "goal", chapter: "form", title: "T", purpose: "P")"#),
    ];
    let file = |(name, text): &(&str, &str)| OwnFile { name: (*name).into(), text: Ok((*text).into()) };
    let (content, left_out) = Content::english().with_own(&files.iter().map(file).collect::<Vec<_>>());
    assert_eq!(left_out, ["pages/b.ron", "pages/c.ron", "words.ron", "pages/d.ron"]);
    assert_eq!(content.page("river").unwrap().title, "The river");
    assert!(content.page("goal").unwrap().field("words").is_some(), "what the program writes in stays");
    assert_eq!(content.leads().len(), 1);
}

#[test]
fn what_a_file_smuggles_in_is_cleaned_at_the_door() {
    let page = r#"Page(id: "bell", chapter: "about", title: "A\u{1b}[31mbell\u{202e}", purpose: "P.")"#;
    let content = with(&[("pages/bell.ron", page)]);
    let title = &content.page("bell").unwrap().title;
    assert!(!title.contains(['\u{1b}', '\u{202e}']), "{title:?}");
}

#[test]
fn a_place_from_a_pack_goes_on_the_list_and_comes_off_again() {
    let mut hands = Hands::with_content(&Workbook::default(), with(&[("leads_town.ron", TOWN)]));
    go(&mut hands, '3');
    enter_on(&mut hands, "What I need");
    must_show(&mut hands, "Places from the Town Office, checked in May 2026");
    walk_to(&mut hands, "Bus help");
    reads_the_same("own_leads", &mut hands);
    hands.press(&[Code::Enter]);
    assert!(hands.notice().starts_with("You put “Bus help” on your list."), "{}", hands.notice());
    must_show(&mut hands, "Ring 555 0100 (from the Town Office, checked in May 2026)");
    must_show(&mut hands, "on your list · all who live here");
    undo(&mut hands);
    must_not_show(&mut hands, "on your list ·");
    must_not_show(&mut hands, "Ring 555 0100 (from");
}

#[test]
fn without_a_pack_one_line_says_so() {
    let mut hands = Hands::on(&Workbook::default());
    go(&mut hands, '3');
    enter_on(&mut hands, "What I need");
    must_show(&mut hands, "There is no list of places here yet.");
}

#[test]
fn an_answer_whose_question_has_left_stays_until_it_is_taken_away() {
    let told = [("near", Value::Text("Behind the mill".into())), ("boat", Value::Text("A red one".into()))];
    let mut hands = Hands::with_content(&answered("river", &told), with(&[("pages/river.ron", RIVER)]));
    go(&mut hands, '3');
    enter_on(&mut hands, "The river");
    must_show(&mut hands, "From an older page");
    must_show(&mut hands, "A red one");
    reads_the_same("own_older", &mut hands);
    enter_on(&mut hands, "Delete: A red one");
    must_not_show(&mut hands, "A red one");
    must_not_show(&mut hands, "From an older page");
    undo(&mut hands);
    must_show(&mut hands, "A red one");
}

#[test]
fn a_page_that_has_left_stands_on_the_map_with_all_it_holds() {
    let told = [("near", Value::Text("Behind the mill".into())), ("calm", Value::Pick(Key::of("yes")))];
    let mut hands = Hands::on(&answered("river", &told));
    go(&mut hands, '3');
    must_show(&mut hands, "From an older page");
    enter_on(&mut hands, "yes");
    must_show(&mut hands, "Behind the mill");
    enter_on(&mut hands, "Delete: yes");
    enter_on(&mut hands, "Delete: Behind the mill");
    hands.press(&[Code::Esc]);
    must_not_show(&mut hands, "From an older page");
}

#[test]
fn a_pack_of_words_changes_names_sentences_labels_and_examples() {
    let pack = r#"(terms: {"helper": "mentor"}, words: {"about.title": Say("Who I am")},
        labels: {"life.areas.home": "House", "life.start_with.home": "House", "goal.words": "What is it you want?"},
        examples: {"goal.words": "A goat."})"#;
    let content = with(&[("words.ron", pack)]);
    assert_eq!(content.page("goal").unwrap().field("words").unwrap().label, "What is it you want?");
    assert_eq!(content.page("goal").unwrap().field("words").unwrap().example, "A goat.");
    assert_eq!(content.page("numbers").unwrap().title, "Numbers for my mentor");
    assert_eq!(content.words.plain("numbers.title"), "Numbers for my mentor");
    let mut hands = Hands::with_content(&Workbook::default(), content);
    go(&mut hands, '3');
    assert_eq!(hands.scene().page.title, "Who I am");
    enter_on(&mut hands, "My life now");
    enter_on(&mut hands, "Which part would you start with?");
    must_show(&mut hands, "House");
    must_not_show(&mut hands, "Home and daily life");
}

#[test]
fn own_words_of_the_person_stand_everywhere_and_can_be_undone() {
    let mut hands = Hands::on(&book::filled());
    let first = |hands: &Hands| hands.app.content().page("numbers").unwrap().title.clone();
    assert_eq!(first(&hands), "Numbers for my helper");
    go(&mut hands, '5');
    enter_on(&mut hands, "My own words");
    fill(&mut hands, "What do you call the person who helps you?", "coach {x}");
    assert_eq!(first(&hands), "Numbers for my coach x");
    enter_on(&mut hands, "More questions");
    reads_the_same("own_words", &mut hands);
    enter_on(&mut hands, "Home and daily life");
    enter_on(&mut hands, "What do you call it?");
    hands.type_keys("The hens");
    hands.press(&[Code::Esc, Code::Esc]);
    must_show(&mut hands, "Home and daily life");
    hands.act(Act::About);
    enter_on(&mut hands, "My life now");
    enter_on(&mut hands, "Which part would you start with?");
    must_show(&mut hands, "The hens");
    must_not_show(&mut hands, "Home and daily life");
    hands.press(&[Code::Esc]);
    undo(&mut hands);
    assert_eq!(
        hands.app.content().page("life").unwrap().field("start_with"),
        Content::english().page("life").unwrap().field("start_with")
    );
    undo(&mut hands);
    assert_eq!(first(&hands), "Numbers for my helper");
}

#[test]
fn the_lines_of_a_ladder_take_the_names_of_the_person() {
    let mut book = Workbook::default();
    let slot = Slot::new(Id::page("own_words"), &Key::of("ladder")).cell(Id::of("r_best").unwrap(), &Key::of("words"));
    book.apply(Edit::Set(slot, Some(Value::Text("A good week".into()))), stamp()).unwrap();
    let hands = Hands::on(&book);
    assert_eq!(hands.app.words().plain("level.best"), "A good week");
    assert_eq!(hands.app.words().plain("level.part"), "Part of the way");
}

#[test]
fn the_examples_of_the_guide_work_as_they_stand() {
    let page = include_str!("../../assets/help/content.md");
    let examples: Vec<&str> =
        page.split("```ron\n").skip(1).filter_map(|rest| rest.split_once("\n```")).map(|(text, _)| text).collect();
    let names = ["pages/river.ron", "words.ron", "leads_town.ron"];
    let files: Vec<(&str, &str)> = names.into_iter().zip(examples).collect();
    assert_eq!(files.len(), 3);
    let content = with(&files);
    assert_eq!(content.page("river").unwrap().fields.len(), 3);
    assert_eq!(content.leads()[0].leads[0].what, "Bus help");
    let own: Vec<OwnFile> =
        files.iter().map(|(name, text)| OwnFile { name: (*name).into(), text: Ok((*text).into()) }).collect();
    assert_eq!(check::folder(&own, &Content::english()).mistakes, []);
}

#[test]
fn a_long_list_of_places_is_walked_to_its_end() {
    let leads: Vec<String> = (1..=450).map(|n| format!("(what: \"Place {n}.\", how: \"Ring\"),")).collect();
    let pack = format!("Leads(from: \"the Town\", checked: \"2026-05-03\", leads: [{}])", leads.concat());
    let mut hands = Hands::with_content(&Workbook::default(), with(&[("leads_town.ron", &pack)]));
    go(&mut hands, '3');
    enter_on(&mut hands, "What I need");
    walk_to(&mut hands, "Place 1.");
    for n in 2..=450 {
        hands.press(&[cairnbook::page::Code::Down]);
        let scene = hands.scene();
        let on = scene.focus.as_ref().and_then(|focus| scene.page.row(focus)).map(|row| row.text.clone());
        assert_eq!(on, Some(format!("Place {n}.")));
    }
}

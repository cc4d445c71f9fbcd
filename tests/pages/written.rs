//! Every page of the journey as it looks, with nothing in it and as the person of the sample filled it; and what
//! their questions do.

use std::fs;

use cairnbook::{
    page::{Act, Code},
    store,
    workbook::Workbook,
};

use super::support::{
    found::{self, Spot},
    hands::{self, Hands},
    screens,
    seen::{must_not_show, must_show, said},
    ways::{choose, enter_on, fill, rewrite},
};

/// Where a page stands on the map, and its name.
const PAGES: [(Act, &str); 11] = [
    (Act::About, "change"),
    (Act::About, "people"),
    (Act::About, "needs"),
    (Act::About, "ask"),
    (Act::About, "differ"),
    (Act::Goals, "decide"),
    (Act::Goals, "sure"),
    (Act::Goals, "both_sides"),
    (Act::Milestones, "can_do"),
    (Act::Milestones, "pass_on"),
    (Act::Milestones, "keep_going"),
];

/// The workbook of the sample.
fn sample() -> Workbook {
    let bytes = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/demo.ron")).unwrap();
    store::read(&bytes).unwrap().workbook
}

/// On that page; of one that was filled more than once, on its newest.
fn on(book: &Workbook, page: &str) -> Hands {
    let mut hands = Hands::on(book);
    let (place, _) = PAGES.into_iter().find(|(_, name)| *name == page).unwrap();
    hands.act(place);
    hands.choose_page(page);
    let spec = hands::content();
    let spec = spec.page(page).unwrap();
    let title = hands.scene().page.title;
    assert!(title == spec.title || spec.many.is_some(), "{page} opens as {title:?}");
    let newest = found::spots(&hands.scene()).into_iter().find(Spot::is_page);
    if let Some(newest) = newest.filter(|_| spec.many.is_some()) {
        hands.point(&newest);
        hands.act(Act::Open);
    }
    hands
}

fn new(page: &str) -> Hands {
    on(&Workbook::default(), page)
}

#[test]
fn each_page_as_it_opens_and_as_it_was_filled() {
    let sample = sample();
    for (_, page) in PAGES {
        let mut hands = on(&sample, page);
        screens::holds_up(page, &hands.scene(), hands.app.words());
        hands.act(Act::SayMore);
        screens::reads_the_same(&format!("written_{page}"), &mut hands);
        // A new one asks its first question, with an example.
        let mut new = new(page);
        screens::fits(page, &mut new);
        let asked = hands::content().page(page).unwrap().fields[0].clone();
        assert!(new.offers(&asked.label) || new.scene().page.lists().count() > 0, "{page}");
    }
}

#[test]
fn the_number_is_followed_by_its_own_question_and_never_by_why_it_is_not_higher() {
    for (number, asked) in
        [("0", "to be a 1"), ("1", "not a lower one"), ("9", "not a lower one"), ("10", "helps you feel this sure")]
    {
        let mut hands = new("sure");
        for follow_up in ["to be a 1", "not a lower one", "helps you feel this sure"] {
            must_not_show(&mut hands, follow_up);
        }
        fill(&mut hands, "How sure do you feel", number);
        must_show(&mut hands, asked);
        hands.act(Act::SayMore);
        assert_eq!(said(&hands.scene()).join("\n").contains("What would help with it?"), number != "10");
        assert!(!said(&hands.scene()).join("\n").contains("higher"), "{number}");
    }
}

#[test]
fn who_hesitates_gets_no_boxes_and_a_way_to_what_makes_it_matter() {
    for (stand, boxes) in
        [("I have not decided", true), ("I have decided", true), ("I want it, but I keep hesitating", false)]
    {
        let mut hands = new("both_sides");
        choose(&mut hands, "Where do you stand?", stand);
        hands.act(Act::SayMore);
        let said = said(&hands.scene()).join("\n");
        assert_eq!(said.contains("What would be hard about"), boxes, "{stand}: {said}");
        assert_eq!(said.contains("Why does it matter to you?"), !boxes, "{stand}: {said}");
    }
}

#[test]
fn a_rule_that_is_unfair_is_named_and_asks_who_could_change_it() {
    let mut hands = new("change");
    enter_on(&mut hands, "Add one thing");
    hands.type_keys("The office opens when I work");
    hands.press(&[Code::Esc]);
    must_not_show(&mut hands, "Who could change it?");
    hands.act(Act::SayMore);
    choose(&mut hands, "Who is not getting", "It's down to a rule");
    for asked in ["that is not your fault. Who could change it?", "Who else", "What could you ask for"] {
        must_show(&mut hands, asked);
    }
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "This is down to a rule or a system, and not to you: The office opens when I work.");
}

#[test]
fn an_answer_that_waits_is_asked_about_only_where_someone_was_asked() {
    let mut hands = new("needs");
    enter_on(&mut hands, "Add something that is missing");
    hands.type_keys("a bus card");
    hands.press(&[Code::Esc]);
    hands.act(Act::SayMore);
    must_not_show(&mut hands, "Since when?");
    choose(&mut hands, "How far have you got with it?", "I am waiting for it");
    rewrite(&mut hands, "Since when?", "1.11.2026");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "No answer is written down for this (1 Nov 2026 to 22 Nov 2026): a bus card");
    enter_on(&mut hands, "a bus card");
    hands.act(Act::SayMore);
    choose(&mut hands, "How far have you got with it?", "They said no");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "They said no: a bus card.");
    must_not_show(&mut hands, "No answer is written down");
}

#[test]
fn a_choice_for_now_asks_when_to_look_again_and_adds_nothing_up() {
    let mut hands = new("decide");
    for way in ["day centre", "cousin"] {
        enter_on(&mut hands, "Add a way");
        hands.type_keys(way);
        hands.press(&[Code::Esc, Code::Esc]);
    }
    must_not_show(&mut hands, "When will you look at it again?");
    choose(&mut hands, "Which one do you choose for now?", "day centre");
    must_show(&mut hands, "When will you look at it again?");
    fill(&mut hands, "When will you look at it again?", "after Eid");
    must_show(&mut hands, "after Eid");
}

#[test]
fn a_list_that_begins_with_a_choice_opens_its_choices_and_keeps_nothing_unless_one_is_taken() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::About);
    hands.choose_page("strengths");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    let start = hands.kept();
    enter_on(&mut hands, "Add a part of your life");
    assert!(hands.is_at("Choose"), "{}", hands.place());
    hands.press(&[Code::Esc, Code::Esc]);
    assert_eq!(hands.kept(), start);
    enter_on(&mut hands, "Add a part of your life");
    enter_on(&mut hands, "Money");
    fill(&mut hands, "What do you hope for there?", "no more red letters");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "Money hope: no more red letters");
}

#[test]
fn people_come_from_my_people_first_and_whoever_was_chosen_by_another_page_keeps_their_name() {
    let mut hands = new("keep_going");
    hands.act(Act::Call);
    fill(&mut hands, "Who can you call?", "Ana");
    hands.press(&[Code::Esc, Code::Esc]);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Write a goal");
    hands.type_keys("Open my mail");
    hands.press(&[Code::Esc]);
    let who = "Who is in this with you?";
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    choose(&mut hands, who, "Ana");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "Who is in this with you? Ana");
    // The same name on My people: it is offered once, and the one that was chosen can be let go.
    hands.act(Act::About);
    enter_on(&mut hands, "My people");
    for name in ["ana", "Sunil"] {
        enter_on(&mut hands, "Add someone");
        hands.type_keys(name);
        hands.press(&[Code::Esc, Code::Esc]);
    }
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    must_show(&mut hands, "Who is in this with you? Ana");
    enter_on(&mut hands, who);
    let offered: Vec<String> = hands.scene().page.lists().flat_map(|list| &list.rows).map(|r| r.text.clone()).collect();
    assert_eq!(offered[..3], ["ana", "Sunil", "Ana"], "{offered:?}");
    enter_on(&mut hands, "Ana");
    let offered: Vec<String> = hands.scene().page.lists().flat_map(|list| &list.rows).map(|r| r.text.clone()).collect();
    assert_eq!(offered[..2], ["ana", "Sunil"], "{offered:?}");
    assert!(!offered.contains(&"Ana".to_owned()));
}

#[test]
fn the_card_names_who_wrote_a_fact_that_was_read() {
    let mut hands = new("both_sides");
    hands.act(Act::Why);
    must_show(&mut hands, "From: Miller and Rose, 2015.");
    hands = new("change");
    hands.act(Act::Why);
    must_not_show(&mut hands, "From: ");
}

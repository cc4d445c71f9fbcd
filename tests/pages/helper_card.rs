//! Cards for someone who helps, and the one page to print: what they tell, how they are reached, which keys they name.

use cairnbook::{
    base::letters,
    content::{
        Content,
        reading::{Reader, texts},
    },
    page::{Act, Block, action::TABLE},
};

use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    hands::{Hands, kept},
    looked_back,
    screens::{self, reads_the_same},
    seen::{must_not_show, must_show, said},
    talked,
    ways::{enter_on, letter},
};

fn on(page: &'static str) -> Hands {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::More);
    hands.choose_page("for_helpers");
    if page != "for_helpers" {
        hands.choose_page(page);
    }
    hands
}

#[test]
fn the_cards_and_the_card_to_print_as_they_look_and_are_said() {
    for page in ["for_helpers", "helper_card"] {
        let mut hands = on(page);
        screens::fits(page, &mut hands);
    }
    let mut hands = on("helper_card");
    letter(&mut hands, 'b');
    assert_eq!(hands.place(), "Sheet p_helper_card");
    reads_the_same("helper_card_sheet", &mut hands);
}

#[test]
fn every_key_of_the_card_is_the_one_of_the_table() {
    let mut hands = on("helper_card");
    let told = said(&hands.scene()).join("\n");
    assert!(!told.contains('{'), "{told}");
    for act in [Act::Together, Act::Question, Act::Pen, Act::ReadBack, Act::Stop, Act::Help, Act::Back, Act::Hide] {
        let info = TABLE.iter().find(|info| info.act == act).unwrap();
        let (key, mark) = (info.keys.first().unwrap().shown(), format!("{{key_{}}}", info.name));
        let content = Content::english();
        let card = content.page("helper_card").unwrap();
        let line = card.reading.iter().find(|line| line.text.contains(&mark)).unwrap_or_else(|| panic!("no {mark}"));
        let head = line.text.split(&mark).next().unwrap().rsplit('}').next().unwrap();
        assert!(told.contains(&format!("{head}{key}")), "{mark} is not {key} in\n{told}");
    }
}

/// A word of each thing that a helper has to learn in the first two minutes.
#[test]
fn the_card_tells_what_two_minutes_need() {
    let mut hands = on("helper_card");
    for words in [
        "The person you help sits at the keyboard, and you sit beside them.",
        "what you cannot keep to yourself",
        "\"Not yet\" is a fine answer",
        "what they want today, their next step, and what you promised",
        "one good question",
        "Is this what you said?",
        "They answer your idea",
        "What they mark private does not show at all",
        "End with one page",
        "A keyboard cannot know who is typing.",
    ] {
        let told = said(&hands.scene()).join("\n");
        assert!(told.contains(words), "no {words:?} in\n{told}");
    }
}

#[test]
fn the_cards_tell_when_to_step_in_and_when_to_step_out() {
    let mut hands = on("for_helpers");
    for words in [
        "When someone is in danger. When a legal or money deadline is near.",
        "When it is time to keep a promise you made.",
        "When you type more than they do. When you answer your own question.",
        "Wait first. Then ask. Then say back what you heard. Then offer an idea, if they want one.",
        "A keyboard cannot know who is typing.",
    ] {
        must_show(&mut hands, words);
    }
    // Only what is one page to print has the key for it.
    letter(&mut hands, 'b');
    assert!(!hands.is_at("Sheet"));
    must_not_show(&mut hands, "one page to print");
}

#[test]
fn what_they_tell_is_judged_as_text_for_helpers() {
    let content = Content::english();
    for page in ["for_helpers", "helper_card"] {
        let pieces = texts::of_page(content.page(page).unwrap());
        let of = |reader: Reader| pieces.iter().filter(|piece| piece.reader == reader).count();
        assert_eq!(of(Reader::Client), 2, "{page}: its title and what it is for stand on the map");
        assert!(of(Reader::Helper) >= 18, "{page}");
    }
}

#[test]
fn a_row_of_the_card_opens_it_to_print_and_changes_nothing() {
    let book = book::filled();
    let mut hands = on("helper_card");
    enter_on(&mut hands, "See it ready to print");
    assert!(hands.is_at("Sheet"));
    let lines = said(&hands.scene());
    assert!(!lines.iter().any(|line| line.contains("2026")), "it reads the same on any day: {lines:#?}");
    assert!(lines.iter().all(|line| letters::width(line) > 0));
    assert!(hands.kept() == kept(&book));
}

#[test]
fn a_helper_comes_to_both_from_the_page_beside() {
    for (words, page) in [("Cards for someone who helps", "for_helpers"), ("The helper card", "helper_card")] {
        let mut hands = Hands::on(&book::filled());
        hands.act(Act::Together);
        enter_on(&mut hands, "That is fine");
        hands.act(Act::Companion);
        enter_on(&mut hands, words);
        assert_eq!(hands.place(), format!("Reflect {page}"));
        assert!(hands.scene().page.main.iter().any(|block| matches!(block, Block::Heading(_))));
    }
}

#[test]
fn beside_a_hard_time_a_helper_reads_what_fits_a_hard_time() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    hands.act(Act::AddHardTime);
    hands.type_keys("Sunday night, too many letters");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(hands.is_at("Entry"), "{}", hands.place());
    hands.act(Act::Companion);
    must_show(&mut hands, "Spend longer on “What now?” than on what happened.");
}

#[test]
fn the_questions_for_a_helper_stand_at_the_foot_one_by_one() {
    let mut hands = talked::two(&book::filled());
    hands.act(Act::About);
    let mut asked = Vec::new();
    for _ in 0..9 {
        hands.key(KeyCode::Char('o'), KeyModifiers::CONTROL);
        let Some(question) = hands.scene().question else { break };
        assert!(question.starts_with("For Ana: ") && question.ends_with('?'), "{question}");
        assert!(!asked.contains(&question), "{asked:#?}");
        asked.push(question);
    }
    assert!((2..9).contains(&asked.len()), "one more press takes the last away: {asked:#?}");
    hands.key(KeyCode::Char('o'), KeyModifiers::CONTROL);
    assert_eq!(hands.scene().question.as_ref(), asked.first());
}

/// Comes to a page.
type Way<'a> = &'a dyn Fn(&mut Hands);

#[test]
fn beside_each_page_a_helper_reads_what_fits_it() {
    let mut book = looked_back::story();
    talked::begin(&mut book, 0);
    talked::idea(&mut book, 7, "Ask Ruth from the shop");
    talked::end(&mut book, "2026-11-20");
    talked::alone(&mut book);
    let goal = |hands: &mut Hands| {
        hands.act(Act::Goals);
        enter_on(hands, "Open my mail");
    };
    let on_goal = |row: &'static str| {
        move |hands: &mut Hands| {
            goal(hands);
            hands.act(Act::SayMore);
            enter_on(hands, row);
        }
    };
    let about = |hands: &mut Hands| {
        hands.act(Act::About);
        enter_on(hands, "A good day");
    };
    let today = |hands: &mut Hands| drop(hands.act(Act::Today));
    let check_in = |hands: &mut Hands| drop(hands.act(Act::CheckIn));
    let ideas = |hands: &mut Hands| drop(hands.act(Act::Ideas));
    let idea = |hands: &mut Hands| {
        ideas(hands);
        enter_on(hands, "Ask Ruth from the shop");
    };
    let ways: [(&str, Way); 12] = [
        ("goal", &goal),
        ("step", &on_goal("Open the letters")),
        ("if_hard", &on_goal("If it gets hard")),
        ("ladder", &on_goal("How will I know?")),
        ("check_in", &on_goal("How sure do I feel?")),
        ("choice", &on_goal("Keep, change, let go")),
        ("good_day", &about),
        ("check_in", &check_in),
        ("idea", &ideas),
        ("idea", &idea),
        ("talk", &today),
        ("talk", &|hands| drop(hands.act(Act::Goals))),
    ];
    let content = Content::english();
    for (nth, (page, way)) in ways.into_iter().enumerate() {
        let mut hands = talked::two(&book);
        way(&mut hands);
        let place = hands.place();
        let helper = content.page(page).unwrap().helper.as_ref().unwrap();
        // Its first question can be had at the foot.
        hands.act(Act::Question);
        let asked = hands.scene().question.unwrap_or_default();
        let first = helper.ask.split_inclusive(['?', '.']).map(str::trim).find(|part| part.ends_with('?'));
        assert!(first.is_none_or(|first| asked == format!("For Ana: {first}")), "{nth}: {page} at {place}: {asked}");
        hands.act(Act::Companion);
        let told = said(&hands.scene());
        for line in [&helper.ask, &helper.listen_for, &helper.step_back] {
            assert!(told.contains(line), "{nth}: {page} at {place}: {told:#?}");
        }
    }
}

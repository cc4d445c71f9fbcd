//! Whose words a statement is and what stood there before, as a person meets it: from a field, and from a row.

use cairnbook::{
    base::{Key, Slot, Who},
    page::{Act, Allowed},
    workbook::{Edit, Goal, Step, Workbook, outline::Spot},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, filled, id},
    hands::Hands,
    player::Player,
    screens::reads_the_same,
    seen::{must_not_show, must_show, said},
    talked::{self, by, text},
    ways::{enter_on, walk_to},
};

const DAY: i64 = 86_400;

/// A reason that Ana typed, that was read back, and that Sam put another way later; and a step that came of an idea.
fn told() -> Workbook {
    let mut book = filled();
    talked::begin(&mut book, -20 * DAY);
    let why = Slot::new(id("g_books"), &Goal::WHY);
    by(&mut book, Who::Typed, -20 * DAY, Edit::Set(why.clone(), Some(text("It is my money."))));
    by(&mut book, Who::Me, -20 * DAY + 60, Edit::ReadBack(vec![why.clone()]));
    let idea = talked::idea(&mut book, 7, "What about asking Ruth?");
    let mut step = Step::new(id("s_ruth"), Who::Me, EVENING, Some(id("g_books")), None);
    step.words = "I ask Ruth on Sunday".into();
    let spot = Spot { under: None, after: Some(id("s_form")) };
    by(&mut book, Who::Me, 0, Edit::AddStep(step, spot));
    by(&mut book, Who::Me, 0, Edit::CameFrom(Slot::new(id("s_ruth"), &Step::WORDS), idea));
    talked::end(&mut book, "2026-11-02");
    talked::alone(&mut book);
    by(&mut book, Who::Me, -2 * DAY, Edit::Set(why, Some(text("I want to know what is mine."))));
    book
}

fn goal(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    hands
}

#[test]
fn a_field_tells_who_typed_what_stood_there_and_until_when() {
    let mut hands = goal(&told());
    walk_to(&mut hands, "Why does it matter");
    hands.act(Act::History);
    assert!(hands.is_at("History"));
    must_show(&mut hands, "These are your words.");
    must_show(&mut hands, "I want to know what is mine.");
    must_show(&mut hands, "Until Fri 20 Nov, typed by Ana:");
    must_show(&mut hands, "It is my money.");
    reads_the_same("history", &mut hands);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(hands.is_at("Goal"));
}

#[test]
fn what_was_typed_says_when_it_was_read_back_and_when_not_yet() {
    for (read, words) in [(false, "It has not been read back yet."), (true, "They were read back to you")] {
        let mut book = filled();
        talked::begin(&mut book, 0);
        let why = Slot::new(id("g_books"), &Goal::WHY);
        by(&mut book, Who::Typed, 0, Edit::Set(why.clone(), Some(text("It is my money."))));
        if read {
            by(&mut book, Who::Me, 60, Edit::ReadBack(vec![why]));
        }
        let mut hands = goal(&book);
        walk_to(&mut hands, "Why does it matter");
        hands.act(Act::History);
        must_show(&mut hands, words);
        must_show(&mut hands, if read { "typed by Ana" } else { "typed for you by Ana" });
        must_not_show(&mut hands, "What was here before");
    }
}

#[test]
fn a_row_tells_which_idea_its_words_came_from_in_the_helpers_words_and_leads_there() {
    for mut player in Player::both(&told()) {
        player.hands().act(Act::Goals);
        player.open("Learn to keep my own books");
        match &mut player {
            Player::Screen(hands) => {
                walk_to(hands, "I ask Ruth on Sunday");
                hands.act(Act::History);
            }
            Player::Lines(voice) => {
                let heard = voice.says("again");
                let number = crate::support::voice::number_of(&heard, "I ask Ruth on Sunday");
                voice.says(&format!("{number} whose words"));
            }
        }
        player.sees("This came from an idea Ana had");
        player.sees("What about asking Ruth?");
        player.open("See the idea");
        assert!(player.hands().is_at("Idea"));
    }
}

#[test]
fn where_nothing_else_stood_that_is_said() {
    let mut hands = goal(&told());
    walk_to(&mut hands, "Ask the college for the form");
    hands.act(Act::History);
    must_show(&mut hands, "These are your words. There was nothing else here before.");
}

#[test]
fn how_a_goal_was_said_before_is_told_with_its_day() {
    let mut book = filled();
    let words = Slot::new(id("g_books"), &Goal::WORDS);
    by(&mut book, Who::Me, 2 * DAY, Edit::Set(words.clone(), Some(text("Learn to read my own books"))));
    by(&mut book, Who::Me, 5 * DAY, Edit::Set(words, Some(text("Read my own books"))));
    let mut hands = Hands::opened(&book, "2026-12-20", Vec::new());
    hands.act(Act::Goals);
    walk_to(&mut hands, "Read my own books");
    hands.act(Act::History);
    let page = said(&hands.scene());
    let nth =
        |part: &str| page.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {page:#?}"));
    assert!(nth("Until Fri 27 Nov") < nth("Learn to read my own books"));
    assert!(nth("Learn to read my own books") < nth("Learn to keep my own books"), "the last one stands first");
}

#[test]
fn it_is_offered_only_where_words_stand() {
    let mut book = filled();
    book.apply(Edit::Set(Slot::new(id("g_books"), &Goal::WHY), None), crate::support::book::stamp()).unwrap();
    let offered = |hands: &mut Hands| {
        hands.scene().actions.iter().any(|action| action.act == Act::History && action.allowed == Allowed::Yes)
    };
    let mut hands = goal(&book);
    assert!(offered(&mut hands), "on its words");
    walk_to(&mut hands, "Why does it matter");
    assert!(!offered(&mut hands), "on an empty field");
    let mut more = Hands::on(&book);
    more.act(Act::More);
    assert!(!offered(&mut more), "on a row that is no one's words");
}

#[test]
fn the_idea_of_something_folded_away_is_not_told() {
    let mut book = told();
    let idea = book.ideas().next().unwrap().id();
    let about = cairnbook::workbook::About::Answer(Slot::new(id("g_mail"), &Goal::WHY));
    book.apply(
        Edit::Set(Slot::new(idea, &Key::of("about")), Some(cairnbook::base::Value::Pick(about.key()))),
        crate::support::book::stamp(),
    )
    .unwrap();
    talked::hide(&mut book, id("g_mail"));
    talked::by(
        &mut book,
        Who::Me,
        0,
        Edit::Set(
            Slot::new(cairnbook::base::Id::settings(), &cairnbook::workbook::Settings::FOLDED),
            Some(cairnbook::base::Value::Yes(true)),
        ),
    );
    let mut hands = goal(&book);
    walk_to(&mut hands, "I ask Ruth on Sunday");
    hands.act(Act::History);
    must_not_show(&mut hands, "idea");
    must_not_show(&mut hands, "What about asking Ruth?");
}

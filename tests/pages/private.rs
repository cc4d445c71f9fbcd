//! What the client keeps to themselves: marked alone or in a talk, told to them only, and nothing of it while two are
//! here.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    page::Act,
    workbook::{Goal, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{filled, id},
    hands::Hands,
    player::Player,
    screens::reads_the_same,
    seen::{must_not_show, must_show, said},
    talked::{self, set, text},
    voice::{Voice, has},
    ways::{enter_on, space, undo, walk_to},
};

fn people() -> Slot {
    Slot::new(Id::page("people"), &Key::of("people"))
}

/// Half a year of use, and two people.
fn book() -> Workbook {
    let mut book = filled();
    for (row, name) in [("r_one", "Ruth"), ("r_two", "Omar")] {
        set(&mut book, people().cell(id(row), &Key::of("name")), text(name));
    }
    book
}

fn at(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::More);
    enter_on(&mut hands, "What I keep private");
    assert_eq!(hands.place(), "Private");
    hands
}

fn goal_is_hidden(hands: &Hands) -> bool {
    hands.app.whole_book().goal(id("g_books")).unwrap().private
}

#[test]
fn enter_or_space_hides_a_line_and_shows_it_again_and_what_is_hidden_stands_first() {
    let mut hands = at(&book());
    must_not_show(&mut hands, "Kept private");
    enter_on(&mut hands, "Learn to keep my own books");
    assert_eq!(hands.notice(), "You marked this private. Ctrl-Z undoes it.");
    assert!(goal_is_hidden(&hands));
    let page = said(&hands.scene());
    let nth = |part: &str| page.iter().position(|line| line.starts_with(part)).unwrap();
    assert!(nth("Kept private") < nth("Learn to keep") && nth("Learn to keep") < nth("Goals"), "{page:#?}");
    reads_the_same("private", &mut hands);
    space(&mut hands);
    assert_eq!(hands.notice(), "You took the private mark off. Ctrl-Z undoes it.");
    assert!(!goal_is_hidden(&hands));
    undo(&mut hands);
    assert!(goal_is_hidden(&hands));
}

#[test]
fn a_letter_hides_nothing() {
    let book = book();
    let mut hands = at(&book);
    for key in 'a'..='z' {
        let mut here = at(&book);
        here.key(KeyCode::Char(key), KeyModifiers::NONE);
        assert!(here.kept() == hands.kept(), "{key}");
    }
    must_not_show(&mut hands, "Kept private");
}

#[test]
fn pages_people_and_entries_can_be_hidden_in_both_faces() {
    for mut player in Player::both(&book()) {
        player.hands().act(Act::More);
        player.open("What I keep private");
        for row in ["A good day", "Ruth", "The bank called"] {
            player.open(row);
        }
        let kept = player.hands().app.whole_book().clone();
        assert!(kept.answers("good_day").unwrap().private);
        assert!(kept.get(&people().cell(id("r_one"), &Key::of("_private"))) == Some(Value::Yes(true)));
        assert!(kept.get(&people().cell(id("r_two"), &Key::of("_private"))).is_none());
        assert!(kept.entry(id("e_03")).unwrap().private);
    }
}

#[test]
fn someone_to_call_can_be_kept_private_like_any_page() {
    let mut hands = at(&book());
    must_show(&mut hands, "Someone to call");
    hands.act(Act::Call);
    hands.act(Act::Private);
    assert!(hands.app.book().answers("call").unwrap().private);
}

#[test]
fn it_is_offered_on_a_goal_a_step_an_entry_a_page_and_a_row_and_told_on_the_clients_own_screens() {
    let book = book();
    let turn = |go: &dyn Fn(&mut Hands)| {
        let mut hands = Hands::on(&book);
        go(&mut hands);
        hands.act(Act::Private);
        assert_eq!(hands.notice(), "You marked this private. Ctrl-Z undoes it.");
        hands
    };
    let mut goal = turn(&|hands| {
        hands.act(Act::Goals);
        walk_to(hands, "Learn to keep my own books");
    });
    assert!(goal_is_hidden(&goal));
    must_show(&mut goal, "Learn to keep my own books on the shelf; private");
    let mut step = turn(&|hands| {
        hands.act(Act::Goals);
        walk_to(hands, "Return the library book");
    });
    must_show(&mut step, "Return the library book by Wednesday; private");
    let entry = turn(&|hands| {
        hands.act(Act::Milestones);
        enter_on(hands, "The bank called");
    });
    assert!(entry.app.book().entry(id("e_03")).unwrap().private);
    let mut page = turn(&|hands| {
        hands.act(Act::About);
        enter_on(hands, "A good day");
    });
    page.key(KeyCode::Esc, KeyModifiers::NONE);
    must_show(&mut page, "started; private");
    let mut row = turn(&|hands| {
        hands.act(Act::About);
        enter_on(hands, "My people");
        walk_to(hands, "Ruth");
    });
    must_show(&mut row, "Ruth private");
}

#[test]
fn line_by_line_it_is_among_the_choices_of_a_page_and_of_a_row() {
    let mut hands = Hands::on(&book());
    hands.act(Act::Goals);
    hands.focus_on("Learn to keep my own books");
    let mut voice = Voice::new(hands);
    assert!(!has(&voice.says("choices"), "keep private"), "of which one is not told there");
    let mut hands = Hands::on(&book());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    voice = Voice::new(hands);
    assert!(has(&voice.says("choices"), "keep private"));
    let heard = voice.says("keep private");
    assert!(has(&heard, "You marked this private."), "{heard:#?}");
}

#[test]
fn a_helpers_hand_may_not_hide_and_is_told_why() {
    let mut hands = talked::two(&book());
    hands.act(Act::Goals);
    walk_to(&mut hands, "Learn to keep my own books");
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    hands.act(Act::Private);
    assert_eq!(hands.notice(), "Only the owner of this workbook can decide that. Ctrl-T lets them write.");
    assert!(!goal_is_hidden(&hands));
}

#[test]
fn what_the_client_hides_in_a_talk_folds_away_at_once_with_its_page() {
    for (place, row) in
        [(Act::Goals, "Learn to keep my own books"), (Act::About, "A good day"), (Act::Milestones, "The bank called")]
    {
        let mut hands = talked::two(&book());
        hands.act(place);
        enter_on(&mut hands, row);
        let page = hands.place();
        hands.act(Act::Private);
        assert_ne!(hands.place(), page, "{row}");
        let hidden = if row == "A good day" { "started; private" } else { row };
        must_not_show(&mut hands, hidden);
        must_not_show(&mut hands, "private");
    }
    let mut hands = talked::two(&book());
    hands.act(Act::About);
    enter_on(&mut hands, "My people");
    enter_on(&mut hands, "Ruth");
    hands.act(Act::Private);
    assert!(hands.is_at("Reflect"));
    must_not_show(&mut hands, "Ruth");
    must_show(&mut hands, "Omar");
}

#[test]
fn while_it_is_folded_the_page_is_the_same_whatever_is_hidden() {
    let (plain, mut hidden) = (book(), book());
    talked::hide(&mut hidden, id("g_books"));
    talked::hide(&mut hidden, id("e_03"));
    talked::hide_row(&mut hidden, &people(), id("r_one"));
    let pages = [plain, hidden].map(|mut book| {
        let mut hands = talked::two(&book);
        hands.act(Act::More);
        enter_on(&mut hands, "What I keep private");
        let during = said(&hands.scene());
        talked::begin(&mut book, 0);
        // A talk that was left open is over at the next start, and all of it is still folded.
        talked::end(&mut book, "2026-11-22");
        let mut hands = at(&book);
        let after = said(&hands.scene());
        must_show(&mut hands, "I am alone now");
        reads_the_same("private_folded", &mut hands);
        (during, after)
    });
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0].1[1], "When you are alone, what you keep private shows here.");
}

#[test]
fn a_hidden_person_who_was_picked_for_a_goal_leaves_the_field_as_if_never_picked() {
    let pages = [vec![Key::from("r_one")], Vec::new()].map(|picked| {
        let mut book = book();
        if !picked.is_empty() {
            set(&mut book, Slot::new(id("g_books"), &Goal::PEOPLE), Value::Picks(picked));
        }
        talked::hide_row(&mut book, &people(), id("r_one"));
        let mut hands = talked::two(&book);
        hands.act(Act::Goals);
        enter_on(&mut hands, "Learn to keep my own books");
        hands.act(Act::SayMore);
        hands.act(Act::SayMore);
        must_show(&mut hands, "Who is in this with you?");
        let picked = hands.app.book().get(&Slot::new(id("g_books"), &Goal::PEOPLE));
        assert_eq!(picked, None, "the name of the hidden row is left in the book that a helper sees");
        said(&hands.scene())
    });
    assert_eq!(pages[0], pages[1], "the page tells the helper that someone is hidden");
}

#[test]
fn what_was_written_of_a_person_before_they_were_hidden_is_not_taken_back_in_sight_nor_told() {
    let mut hands = talked::two(&book());
    hands.act(Act::About);
    enter_on(&mut hands, "My people");
    enter_on(&mut hands, "Add someone");
    hands.type_keys("Noor");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    walk_to(&mut hands, "Noor");
    hands.act(Act::Private);
    must_not_show(&mut hands, "Noor");
    undo(&mut hands);
    assert_eq!(
        hands.notice(),
        "There is nothing to undo.",
        "an undo that says it was changed since tells the helper that something was hidden just now"
    );
    must_not_show(&mut hands, "Noor");
}

#[test]
fn before_a_talk_more_can_be_hidden_on_the_way() {
    let mut hands = Hands::on(&book());
    hands.act(Act::Together);
    enter_on(&mut hands, "Keep more things private");
    enter_on(&mut hands, "Learn to keep my own books");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    enter_on(&mut hands, "That is fine");
    assert!(hands.app.book().goal(id("g_books")).is_none() && goal_is_hidden(&hands));
}

#[test]
fn of_many_entries_the_newest_are_listed() {
    let mut book = book();
    for n in 0..400 {
        let mut entry = cairnbook::workbook::Entry::new(
            id(&format!("e_many{n:04}")),
            cairnbook::base::Who::Me,
            crate::support::book::EVENING,
            cairnbook::workbook::EntryKind::Note,
            crate::support::book::day("2026-11-22"),
        );
        entry.words = format!("Note {n}").as_str().into();
        talked::by(&mut book, cairnbook::base::Who::Me, 0, cairnbook::workbook::Edit::AddEntry(entry));
    }
    let mut hands = at(&book);
    let notes = said(&hands.scene()).iter().filter(|line| line.starts_with("Note ")).count();
    assert_eq!(notes, 50);
}

#[test]
fn where_two_are_here_what_is_hidden_goes_and_the_list_it_stood_in_stays() {
    let mut hands = talked::two(&book());
    hands.act(Act::Goals);
    walk_to(&mut hands, "Learn to keep my own books");
    hands.act(Act::Private);
    must_not_show(&mut hands, "Learn to keep");
    assert_eq!(hands.place(), "Goals");
    hands.act(Act::About);
    enter_on(&mut hands, "My people");
    walk_to(&mut hands, "Ruth");
    hands.act(Act::Private);
    must_not_show(&mut hands, "Ruth");
    assert_eq!(hands.place(), "Reflect people");
    // On its own page, that page goes, and no other.
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    hands.act(Act::Private);
    assert_eq!(hands.place(), "Goals");
    must_not_show(&mut hands, "Open my mail without fear");
    hands.act(Act::About);
    enter_on(&mut hands, "A good day");
    hands.act(Act::Private);
    assert_eq!(hands.place(), "About");
}

//! What Today says of talks: while one goes on, while all is folded, and once when it is over.

use cairnbook::{
    base::{Slot, Value, Who},
    page::Act,
    workbook::{Edit, IdeaState, Step, Talk, Workbook, idea::state_value},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, filled, id},
    found::spots,
    hands::Hands,
    player::Player,
    screens::{self, reads_the_same},
    seen::{must_not_show, must_show, said},
    talked::{self, by, set, text},
    ways::{chosen, enter_on, fill, undo},
};

const STOPPED: &str = "You and Ana had a session on Thursday.";

/// A talk on Thursday, with so many ideas that wait; the client is alone.
fn stopped(ideas: usize) -> Workbook {
    let mut book = filled();
    talked::begin(&mut book, -3 * 86_400);
    for nth in 0..ideas {
        talked::idea(&mut book, nth + 1, "What about asking Ruth?");
    }
    talked::end(&mut book, "2026-11-19");
    talked::alone(&mut book);
    book
}

#[test]
fn once_the_client_is_alone_today_says_that_it_is_over_and_what_waits() {
    for (ideas, words) in [
        (0, STOPPED),
        (1, "You and Ana had a session on Thursday. There is an idea for you. No hurry."),
        (2, "You and Ana had a session on Thursday. There are two ideas for you. No hurry."),
        (5, "You and Ana had a session on Thursday. There are some ideas for you. No hurry."),
    ] {
        let mut hands = Hands::on(&stopped(ideas));
        let page = said(&hands.scene());
        assert!(page.iter().any(|line| line == words), "{words}: {page:#?}");
        assert_eq!(page.iter().any(|line| line == "Ideas you can answer"), ideas > 0);
    }
    let mut hands = Hands::on(&stopped(2));
    reads_the_same("after_a_talk", &mut hands);
}

#[test]
fn its_rows_lead_to_the_note_and_the_ideas() {
    for mut player in Player::both(&stopped(1)) {
        player.open("See the note of the session");
        assert_eq!(player.hands().place(), format!("Talk {}", talked::talk()));
        player.back();
        player.open("Ideas you can answer");
        assert_eq!(player.hands().place(), "Ideas");
    }
}

#[test]
fn not_now_is_heard_for_good_and_can_be_taken_back() {
    for mut player in Player::both(&stopped(1)) {
        player.open("Not now");
        assert!(!player.page().iter().any(|line| line.contains("stopped")));
        player.undo();
        player.sees(STOPPED);
        player.open("Not now");
        player.day("2026-11-30");
        assert!(!player.page().iter().any(|line| line.contains("stopped")));
        // What waits is still at hand.
        player.sees("Ideas you can answer");
    }
}

#[test]
fn how_it_was_is_asked_of_the_client_alone_and_not_again_after_an_answer() {
    let mut hands = Hands::on(&stopped(0));
    enter_on(&mut hands, "How was it?");
    assert_eq!(hands.place(), format!("HowWas {}", talked::talk()));
    reads_the_same("how_was", &mut hands);
    fill(&mut hands, "One thing to do more", "Wait when I think");
    enter_on(&mut hands, "That is all");
    assert_eq!(hands.place(), "Today");
    must_not_show(&mut hands, "stopped");
    let kept = hands.app.book().talk(talked::talk()).unwrap().answers().get("do_more");
    assert_eq!(kept, Some(text("Wait when I think")));
    undo(&mut hands);
    undo(&mut hands);
    hands.act(Act::Today);
    must_show(&mut hands, STOPPED);
}

#[test]
fn an_answer_alone_is_enough() {
    let mut hands = Hands::on(&stopped(0));
    enter_on(&mut hands, "How was it?");
    fill(&mut hands, "One thing to do less", "Type so fast");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    assert_eq!(hands.place(), "Today");
    must_not_show(&mut hands, "stopped");
}

#[test]
fn no_helper_meets_any_of_it() {
    let mut book = stopped(0);
    set(&mut book, Slot::new(talked::talk(), &Talk::DO_MORE), text("Wait when I think"));
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    for _ in 0..12 {
        must_not_show(&mut hands, "Wait when I think");
        must_not_show(&mut hands, "stopped on");
        hands.key(KeyCode::Enter, KeyModifiers::NONE);
    }
    hands.act(Act::Talks);
    for row in ["With Ana, Thursday", "With Ana"] {
        if said(&hands.scene()).iter().any(|line| line.contains(row)) {
            enter_on(&mut hands, row);
            must_not_show(&mut hands, "Wait when I think");
            break;
        }
    }
    assert!(!format!("{:?}", hands.app.book().snapshot().parts()).contains("Wait when I think"));
    assert!(format!("{:?}", hands.app.whole_book().snapshot().parts()).contains("Wait when I think"));
}

#[test]
fn a_welcome_comes_first() {
    let mut away = stopped(1);
    away.seen_on(crate::support::book::day("2026-10-16"));
    let mut hands = Hands::on(&away);
    must_show(&mut hands, "What would you like to do with this?");
    must_not_show(&mut hands, "stopped");
}

#[test]
fn after_a_kill_and_three_weeks_the_welcome_comes_and_the_talk_ended_on_its_day() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    book.seen_on(crate::support::book::day("2026-11-22"));
    let mut hands = Hands::opened(&book, "2026-12-13", Vec::new());
    must_show(&mut hands, "What would you like to do with this?");
    let ended = hands.app.whole_book().talk(talked::talk()).and_then(Talk::ended);
    assert_eq!(ended, Some(crate::support::book::day("2026-11-22")));
    // That it ended is saved without a key.
    assert!(!hands.scene().is_saved);
}

#[test]
fn one_thing_is_asked_at_a_time() {
    let mut hands = Hands::on(&stopped(0));
    let page = said(&hands.scene());
    let asks = page.iter().filter(|line| line.ends_with('?')).count();
    // "How was it?" and the question how it is going with a goal that is due.
    assert!(asks <= 3, "{page:#?}");
    assert_eq!(page.iter().filter(|line| *line == "Not now").count(), 1, "{page:#?}");
}

#[test]
fn while_two_are_here_the_talk_stands_first_and_then_the_way_back_to_all_of_it() {
    let mut book = filled();
    let mut hands = Hands::on(&book);
    must_not_show(&mut hands, "I am alone now");
    must_not_show(&mut hands, "our session");
    let mut hands = talked::two(&book);
    let first = said(&hands.scene())[1].clone();
    assert_eq!(first, "Your session with Ana");
    screens::fits("today_with_two", &mut hands);
    enter_on(&mut hands, "Your session with Ana");
    assert_eq!(hands.place(), "Together");
    talked::begin(&mut book, 0);
    talked::end(&mut book, "2026-11-22");
    let mut hands = Hands::on(&book);
    let page = said(&hands.scene());
    assert_eq!(page[1], "You and Ana had a session today.");
    // The way back to all of it stands last: what Enter alone does shows nothing that is private.
    let rows: Vec<String> = spots(&hands.scene()).into_iter().map(|spot| spot.words).collect();
    assert!(rows.iter().position(|words| words == "I am alone now. Show everything.") > Some(1), "{rows:#?}");
    assert_ne!(chosen(&mut hands), "I am alone now. Show everything.");
    screens::fits("today_folded", &mut hands);
    enter_on(&mut hands, "I am alone now");
    must_show(&mut hands, "Are you on your own now, Sam?");
    enter_on(&mut hands, "Yes, only Sam is here");
    must_show(&mut hands, "You and Ana had a session today.");
}

#[test]
fn the_way_back_is_there_whether_or_not_anything_is_private() {
    let pages = [false, true].map(|private| {
        let mut book = filled();
        if private {
            talked::hide(&mut book, id("e_05"));
        }
        talked::begin(&mut book, 0);
        talked::end(&mut book, "2026-11-22");
        said(&Hands::on(&book).scene())
    });
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn ideas_that_are_answered_are_no_row() {
    let mut book = stopped(1);
    by(&mut book, Who::Me, 0, Edit::Set(Slot::new(talked::talk(), &Talk::ASKED), Some(Value::Yes(true))));
    must_show(&mut Hands::on(&book), "Ideas you can answer");
    let idea = book.ideas().next().unwrap().id();
    let no = state_value(IdeaState::No);
    by(&mut book, Who::Me, 0, Edit::Set(Slot::new(idea, &cairnbook::workbook::Idea::STATE), no));
    must_not_show(&mut Hands::on(&book), "Ideas you can answer");
}

#[test]
fn at_the_first_start_someone_who_is_here_is_the_second_row() {
    for mut player in [
        Player::Screen(Box::new(Hands::new())),
        Player::Lines(Box::new(crate::support::voice::Voice::new(Hands::new()))),
    ] {
        let page = player.page();
        let nth = |part: &str| page.iter().position(|line| line.contains(part)).unwrap();
        assert!(nth("Start") < nth("Someone is here with me") && nth("Someone is here with me") < nth("filled-in"));
        player.open("Someone is here with me");
        player.sees("Before you show your screen");
        player.open("Not today");
        assert_eq!(player.hands().place(), "Today");
    }
}

#[test]
fn read_back_is_offered_where_something_waits_and_nowhere_else() {
    let book = stopped(0);
    let mut hands = Hands::on(&book);
    let offered = |hands: &mut Hands| hands.scene().actions.iter().any(|action| action.act == Act::ReadBack);
    assert!(!offered(&mut hands), "nothing waits");
    let mut book = book;
    let step = Step { words: "Ring the bank".into(), ..Step::new(id("s_typed"), Who::Typed, EVENING, None, None) };
    let spot = cairnbook::workbook::outline::Spot { under: None, after: None };
    by(&mut book, Who::Typed, 60, Edit::AddStep(step, spot));
    let mut hands = Hands::on(&book);
    assert!(offered(&mut hands), "a step waits");
}

#[test]
fn a_helpers_ctrl_z_does_not_tell_whether_the_client_did_something() {
    let said = [false, true].map(|did| {
        let mut hands = talked::two(&filled());
        if did {
            hands.act(Act::AddNote);
            hands.type_keys("It was a long day");
            hands.key(KeyCode::Esc, KeyModifiers::NONE);
            hands.act(Act::Today);
        }
        hands.act(Act::Pen);
        undo(&mut hands);
        hands.notice()
    });
    assert_eq!(said[0], said[1]);
    assert!(said[0].starts_with("You have nothing to undo here"), "{said:?}");
}

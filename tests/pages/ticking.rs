//! A step with open steps under it is ticked: what becomes of them is asked once, and one undo takes all of it back.

use cairnbook::{
    base::Id,
    page::{Act, Code},
    workbook::{StepState, Workbook},
};

use crate::support::{
    player::Player,
    seen::must_show,
    small::{on, pick, set, step_of, steps},
    ways::{chosen, enter_on, space, undo, walk_to},
};

const ASKED: &str = "What about the steps under this one?";

/// A step with two open steps and one that is done under it, one of them deeper.
fn nested() -> Workbook {
    let mut book = steps(&[
        ("s_desk", "Clear the desk", "", None),
        ("s_top", "The top drawer", "", Some("s_desk")),
        ("s_low", "The low drawer", "", Some("s_desk")),
        ("s_tray", "The pen tray", "", Some("s_top")),
        ("s_ana", "Ring Ana", "", None),
    ]);
    pick(&mut book, "s_low", "state", "done");
    book
}

fn states(player: &mut Player) -> Vec<StepState> {
    let hands = player.hands();
    ["s_desk", "s_top", "s_tray", "s_low", "s_ana"].map(|name| step_of(hands, name).state).to_vec()
}

#[test]
fn each_answer_does_what_it_says_and_one_undo_takes_all_of_it_back() {
    use StepState::{Done, NotNow, Open};
    let answers = [
        ("Leave them open", [Done, Open, Open, Done, Open], 1),
        ("Mark them as done too", [Done, Done, Done, Done, Open], 3),
        ("Not now: let them rest", [Done, NotNow, NotNow, Done, Open], 1),
    ];
    for (answer, after, stones) in answers {
        for mut player in Player::both(&nested()) {
            player.hands().act(Act::Goals);
            player.open("Open my mail");
            let before = player.hands().kept();
            player.tick("Clear the desk");
            assert_eq!(player.hands().scene().page.title, ASKED);
            player.sees("2 steps under it are open.");
            assert_eq!(chosen(player.hands()), "Leave them open");
            assert_eq!(player.hands().kept(), before, "it is asked before anything is done");
            player.open(answer);
            // Then, as with any tick, who did it.
            assert_eq!(player.hands().scene().page.title, "Did anyone help you with this?", "{answer}");
            player.open("Skip this question");
            assert!(player.hands().is_at("Goal"), "asked once");
            assert_eq!((states(&mut player), player.hands().app.book().stone_count()), (after.to_vec(), stones));
            undo(player.hands());
            assert_eq!(player.hands().kept(), before, "{answer}: one undo");
        }
    }
}

#[test]
fn esc_leaves_the_step_unticked_and_what_has_nothing_open_under_it_is_not_asked_about() {
    let mut hands = on(&nested());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    let before = hands.kept();
    walk_to(&mut hands, "Clear the desk");
    space(&mut hands);
    hands.press(&[Code::Esc]);
    assert_eq!((hands.kept(), hands.is_at("Goal")), (before, true));
    walk_to(&mut hands, "The pen tray");
    hands.done();
    assert_eq!(step_of(&hands, "s_tray").state, StepState::Done);
    walk_to(&mut hands, "Ring Ana");
    hands.done();
    assert_eq!(step_of(&hands, "s_ana").state, StepState::Done);
}

#[test]
fn whoever_is_not_asked_who_did_it_is_asked_this_alone_also_by_the_choice_done() {
    let mut book = nested();
    set(&mut book, Id::settings(), "skip_who", cairnbook::base::Value::Yes(true));
    let mut hands = on(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    enter_on(&mut hands, "Clear the desk");
    hands.choose("Is it done?");
    enter_on(&mut hands, "Done");
    assert_eq!(hands.scene().page.title, ASKED);
    enter_on(&mut hands, "Mark them as done too");
    assert!(hands.is_at("Step"), "{}", hands.place());
    must_show(&mut hands, "Done on");
    assert_eq!(step_of(&hands, "s_tray").state, StepState::Done);
    assert_eq!(hands.notice(), "Marked as done: “Clear the desk” and 2 steps under it. Ctrl-Z undoes it.");
}

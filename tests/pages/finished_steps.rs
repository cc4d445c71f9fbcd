//! Finished steps fold into one row, so that the open one stays in sight.

use cairnbook::{
    base::Slot,
    page::{Act, Code},
    workbook::{Goal, StepState, Workbook},
};

use crate::support::{
    book::id,
    eyes::drawn,
    found::spots,
    hands::{Hands, LOOKS},
    player::Player,
    seen::{must_not_show, must_show},
    small::{on, pick, step_of, steps},
    talked,
    voice::{Voice, has, number_of},
    ways::{chosen, enter_on, letter, space, undo, walk_to},
};

const SHOW: &str = "25 steps done or let go. Show them.";
const FOLD: &str = "25 steps done or let go. Fold them away.";

/// Twenty-five steps that are done or let go, and an open one after them.
fn many() -> Workbook {
    let lines: Vec<(&'static str, String)> =
        (0..25).map(|n| (&*format!("s_{n:02}").leak(), format!("Letter {n:02}"))).collect();
    let mut all: Vec<(&'static str, &str, &str, Option<&'static str>)> =
        lines.iter().map(|(name, words)| (*name, words.as_str(), "", None)).collect();
    all.push(("s_open", "Ring the office", "", None));
    let mut book = steps(&all);
    for (n, (name, _)) in lines.iter().enumerate() {
        pick(&mut book, name, "state", if n % 5 == 0 { "dropped" } else { "done" });
    }
    book
}

fn at_goal(book: &Workbook) -> Hands {
    let mut hands = on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    hands
}

fn steps_in_sight(hands: &mut Hands) -> Vec<String> {
    let under = spots(&hands.scene()).into_iter().filter(|spot| spot.under == "Small steps");
    under.map(|spot| spot.words).take_while(|words| words != "Add a small step").collect()
}

#[test]
fn the_open_step_stays_in_sight_beside_25_that_are_done() {
    let mut hands = at_goal(&many());
    assert_eq!(steps_in_sight(&mut hands), [SHOW, "Ring the office"]);
    for (width, height) in [(80, 24), (40, 12)] {
        walk_to(&mut hands, "Ring the office");
        let screen = drawn(&hands.scene(), hands.app.words(), width, height, LOOKS);
        assert!(screen.contains("Ring the office"), "{screen}");
    }
}

#[test]
fn enter_opens_them_and_folds_them_and_the_goal_remembers_it() {
    for mut player in Player::both(&many()) {
        player.hands().act(Act::Goals);
        player.open("Open my mail");
        player.open(SHOW);
        player.sees("Letter 07");
        player.sees(FOLD);
        assert!(player.hands().notice().contains("Ctrl-Z"), "{}", player.hands().notice());
        // Another start.
        let book = player.hands().app.book().clone();
        let mut again = at_goal(&book);
        must_show(&mut again, "Letter 07");
        enter_on(&mut again, FOLD);
        must_not_show(&mut again, "Letter 07");
        assert_eq!(chosen(&mut again), SHOW);
        let kept = again.app.book().get(&Slot::new(id("g_mail"), &Goal::FINISHED_OPEN));
        assert_eq!(kept, None);
        undo(&mut again);
        must_show(&mut again, "Letter 07");
    }
}

#[test]
fn what_is_ticked_stays_under_the_cursor_until_the_page_is_left() {
    let book =
        steps(&[("s_a", "Find a box", "", None), ("s_b", "Ring Ana", "", None), ("s_c", "Buy stamps", "", None)]);
    let mut hands = at_goal(&book);
    for words in ["Find a box", "Ring Ana"] {
        walk_to(&mut hands, words);
        hands.done();
        assert_eq!(chosen(&mut hands), words);
    }
    assert_eq!(steps_in_sight(&mut hands), ["Find a box", "Ring Ana", "Buy stamps"]);
    // One Ctrl-Z takes the tick back where it is.
    undo(&mut hands);
    assert_eq!((step_of(&hands, "s_b").state, chosen(&mut hands).as_str()), (StepState::Open, "Ring Ana"));
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Open my mail");
    assert_eq!(steps_in_sight(&mut hands), ["1 step done or let go. Show it.", "Ring Ana", "Buy stamps"]);
    // Taken back and ticked again, it stays where it is, too.
    enter_on(&mut hands, "1 step done");
    walk_to(&mut hands, "Find a box");
    space(&mut hands);
    hands.done();
    assert_eq!(steps_in_sight(&mut hands), ["Find a box", "Ring Ana", "Buy stamps"]);
}

#[test]
fn what_has_an_open_step_under_it_stays_and_the_outline_keeps_its_shape() {
    let mut book = steps(&[
        ("s_a", "Clear the desk", "", None),
        ("s_a1", "The top drawer", "", Some("s_a")),
        ("s_a2", "The low drawer", "", Some("s_a")),
        ("s_b", "Ring Ana", "", None),
        ("s_b1", "Find the number", "", Some("s_b")),
        ("s_c", "Buy stamps", "", None),
    ]);
    for name in ["s_a", "s_a1", "s_b", "s_b1"] {
        pick(&mut book, name, "state", "done");
    }
    let mut hands = at_goal(&book);
    assert_eq!(
        steps_in_sight(&mut hands),
        ["3 steps done or let go. Show them.", "Clear the desk", "The low drawer", "Buy stamps"]
    );
    // A step is moved among all the others.
    walk_to(&mut hands, "Buy stamps");
    letter(&mut hands, 'm');
    must_show(&mut hands, "Find the number");
    hands.press(&[Code::Up, Code::Enter]);
    let order: Vec<String> =
        hands.app.book().outline(Some(id("g_mail"))).iter().map(|(step, _)| step.words.to_string()).collect();
    assert_eq!(order[3..], ["Buy stamps", "Ring Ana", "Find the number"]);
}

#[test]
fn they_open_where_nothing_may_be_changed_and_by_a_helpers_hand() {
    let book = many();
    let mut hands = Hands::looking(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    enter_on(&mut hands, SHOW);
    must_show(&mut hands, "Letter 07");
    enter_on(&mut hands, FOLD);
    must_not_show(&mut hands, "Letter 07");
    let mut hands = talked::two(&book);
    hands.act(Act::Pen);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    let before = hands.kept();
    enter_on(&mut hands, SHOW);
    must_show(&mut hands, "Letter 07");
    assert_eq!(hands.kept(), before);
}

#[test]
fn in_plain_lines_what_is_unfolded_is_told_as_far_as_it_is_heard_in_one_go() {
    let mut voice = Voice::new(Hands::on(&many()));
    let goals = voice.says("goals");
    let page = voice.says(&format!("{} open", number_of(&goals, "Open my mail")));
    let said = voice.types(&number_of(&page, SHOW));
    assert!(has(&said, "The list now has 26 rows."), "{said:#?}");
    assert!(has(&said, "Letter 23") && has(&said, "2 more come after this."), "{said:#?}");
    assert!(!has(&said, "Letter 24"), "{said:#?}");
}

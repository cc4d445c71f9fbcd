//! How sure am I? The number, its question, and where it is kept; as a person meets it on the page of a goal.

use cairnbook::{
    base::Id,
    workbook::{Edit, EntryKind, Look, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    hands::{Hands, kept},
    on_foot,
    screens::reads_the_same,
    seen::{must_not_show, must_show},
    voice::{Voice, number_of},
    ways::{chosen, enter_on, fill, undo},
};

const LOWER: &str = "Why that number, and not a lower one?";
const FOR_ONE: &str = "What would need to change for it to be a 1?";
const KEEPS: &str = "What helps you feel this sure?";
const ONE_UP: &str = "What would help with this?";

fn goal_of(book: &Workbook) -> Id {
    book.live_goals().next().unwrap().id
}

/// On the page of the first goal.
fn on_goal(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(cairnbook::page::Act::Goals);
    hands.focus_on(&book.goal(goal_of(book)).unwrap().words);
    key(&mut hands, KeyCode::Enter);
    hands
}

fn rulers() -> Hands {
    let mut hands = on_goal(&book::filled());
    hands.act(cairnbook::page::Act::SayMore);
    enter_on(&mut hands, "How sure do I feel?");
    hands
}

fn key(hands: &mut Hands, key: KeyCode) {
    hands.key(key, KeyModifiers::NONE);
}

fn check_ins(book: &Workbook) -> usize {
    book.log().newest(EntryKind::CheckIn).count()
}

#[test]
fn the_number_comes_first_and_then_the_question_that_fits_it() {
    let mut hands = rulers();
    reads_the_same("sure_empty", &mut hands);
    for question in [LOWER, FOR_ONE, KEEPS, ONE_UP] {
        must_not_show(&mut hands, question);
    }
    for (number, asked) in
        [("0", [FOR_ONE, ONE_UP].as_slice()), ("10", &[KEEPS]), ("1", &[LOWER, ONE_UP]), ("9", &[LOWER, ONE_UP])]
    {
        enter_on(&mut hands, "How sure do you feel");
        hands.write(number);
        key(&mut hands, KeyCode::Esc);
        for question in [LOWER, FOR_ONE, KEEPS, ONE_UP] {
            if asked.contains(&question) {
                must_show(&mut hands, question);
            } else {
                must_not_show(&mut hands, question);
            }
        }
        must_not_show(&mut hands, "higher");
    }
}

#[test]
fn it_is_kept_in_the_check_in_of_the_day_once() {
    let book = book::filled();
    let (before, goal) = (check_ins(&book), goal_of(&book));
    let mut hands = rulers();
    assert!(hands.kept() == kept(&book), "to look at it writes nothing");
    fill(&mut hands, "How sure do you feel", "4");
    fill(&mut hands, LOWER, "I rang them once.");
    assert_eq!(check_ins(hands.app.book()), before + 1);
    let book = hands.app.book().clone();
    let look = book.looks_of(goal).next_back().unwrap().1;
    assert_eq!(look.sure(), Some(4));
    key(&mut hands, KeyCode::Esc);
    must_show(&mut hands, "4 out of 10, today");
    enter_on(&mut hands, "How sure do I feel?");
    must_show(&mut hands, "I rang them once.");
    assert_eq!(check_ins(hands.app.book()), before + 1, "the second look is in the same one");
    reads_the_same("sure_four", &mut hands);
}

#[test]
fn one_undo_takes_the_number_back_and_shows_it() {
    let mut hands = rulers();
    fill(&mut hands, "How sure do you feel", "4");
    undo(&mut hands);
    must_not_show(&mut hands, LOWER);
    assert!(!(hands.is_at("Entry") || hands.is_at("Milestones")), "{}", hands.place());
}

#[test]
fn what_matters_and_looks_hard_is_asked_how_and_what_matters_little_is_thanked() {
    let mut hands = rulers();
    fill(&mut hands, "How sure do you feel", "4");
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "How much does it matter", "8");
    must_show(&mut hands, "You can change the next step");
    enter_on(&mut hands, "If it gets hard");
    assert!(hands.is_at("IfHard"));
    key(&mut hands, KeyCode::Esc);
    enter_on(&mut hands, "Change the next step");
    assert!((hands.is_at("Shrink") || hands.is_at("Goal")), "{}", hands.place());
    let mut hands = rulers();
    fill(&mut hands, "How sure do you feel", "8");
    must_show(&mut hands, "On the goal's page, you can write why it matters");
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "How much does it matter", "3");
    must_not_show(&mut hands, "On the goal's page, you can write why it matters");
    must_show(&mut hands, "You can look at this goal again.");
    reads_the_same("sure_little", &mut hands);
    enter_on(&mut hands, "Keep, change, let go");
    assert!(hands.is_at("Entry"), "{}", hands.place());
}

#[test]
fn line_by_line_the_same_number_is_kept() {
    let book = book::filled();
    let goal = goal_of(&book);
    let mut voice = Voice::new(on_goal(&book));
    let said = voice.says(".again");
    voice.says(&number_of(&said, "More questions"));
    let said = voice.says(".again");
    let said = voice.says(&number_of(&said, "How sure do I feel?"));
    let _ = voice.says(&number_of(&said, "How sure do you feel"));
    voice.says("4");
    let mut hands = on_goal(&book);
    hands.act(cairnbook::page::Act::SayMore);
    enter_on(&mut hands, "How sure do I feel?");
    fill(&mut hands, "How sure do you feel", "4");
    let sure = |book: &Workbook| book.looks_of(goal).next_back().map(|(_, look): (_, Look)| look.sure());
    assert_eq!(sure(voice.hands.app.book()), Some(Some(4)));
    assert_eq!(sure(voice.hands.app.book()), sure(hands.app.book()));
    assert_eq!(check_ins(voice.hands.app.book()), check_ins(hands.app.book()));
}

#[test]
fn a_step_that_came_of_it_leads_back_there_and_says_when_its_goal_is_gone() {
    let mut hands = rulers();
    fill(&mut hands, "How sure do you feel", "4");
    fill(&mut hands, ONE_UP, "To know who picks up");
    enter_on(&mut hands, "Copy it to my steps");
    enter_on(&mut hands, "In my steps");
    let step = book::id(hands.place().strip_prefix("Step ").unwrap());
    enter_on(&mut hands, "Where it came from");
    assert!(hands.is_at("Sure"), "{}", hands.place());
    assert_eq!(chosen(&mut hands), ONE_UP);
    let (mut book, goal) = (hands.app.book().clone(), goal_of(hands.app.book()));
    let away = book.step(step).cloned().map(|step| cairnbook::workbook::Step { goal: None, ..step }).unwrap();
    book.apply(Edit::Remove(goal), book::stamp()).unwrap();
    book.apply(Edit::AddStep(away, cairnbook::workbook::outline::Spot { under: None, after: None }), book::stamp())
        .unwrap();
    let mut hands = Hands::on(&book);
    hands.act(cairnbook::page::Act::Goals);
    enter_on(&mut hands, "To know who picks up");
    must_show(&mut hands, "Where it came from no longer here");
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.notice(), "What this came from is no longer here. This stays as it is.");
}

#[test]
fn with_the_goal_taken_back_one_is_led_out() {
    let mut hands = on_foot::with_goal("Learn to swim");
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "How sure do I feel?");
    assert!(hands.is_at("Sure"), "{}", hands.place());
    undo(&mut hands);
    assert!(hands.app.book().goals().next().is_none());
    assert!(!(hands.is_at("Sure") || hands.is_at("Goal")), "{}", hands.place());
}

//! A goal and what belongs to it, as a person meets it: three on the go, the shelf, what will be there instead, plans
//! for a hard moment, what worked last time.
//!
//! Must never: point at a row that a person could not walk to with the arrows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

#[path = "support/book.rs"]
mod book;
#[path = "support/eyes.rs"]
mod eyes;
#[path = "support/hands.rs"]
mod hands;
#[path = "support/seen.rs"]
mod seen;
#[path = "support/voice.rs"]
mod voice;

use cairnbook::{
    app::{Event, Scene},
    base::{Key, When},
    page::{Act, Code, Mark, Stroke, Target},
    screens::{Ask, Place},
    workbook::{Goal, GoalState, StepState, Whose, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};
use hands::{Dice, Hands, LOOKS};
use seen::{must_not_show, must_show, said};
use voice::{Voice, has, number_of};

/// The words of a row, or the question of a field.
fn label(scene: &Scene, target: &Target) -> String {
    let field = || match target {
        Target::Slot(slot) => scene.page.field(slot).map(|field| field.label.clone()),
        _ => None,
    };
    scene.page.row(target).map(|row| row.text.clone()).or_else(field).unwrap_or_default()
}

/// What is in focus.
fn chosen(hands: &mut Hands) -> String {
    let scene = hands.scene();
    scene.focus.clone().map(|focus| label(&scene, &focus)).unwrap_or_default()
}

/// Walks down to the row or field that begins so, from the top.
#[track_caller]
fn walk_to(hands: &mut Hands, words: &str) {
    hands.press(&[Code::Home]);
    for _ in 0..90 {
        if chosen(hands).starts_with(words) {
            return;
        }
        hands.press(&[Code::Down]);
    }
    panic!("the arrows do not come to {words:?}: {:#?}", said(&hands.scene()));
}

#[track_caller]
fn enter_on(hands: &mut Hands, words: &str) {
    walk_to(hands, words);
    hands.press(&[Code::Enter]);
}

fn letter(hands: &mut Hands, c: char) {
    hands.key(KeyCode::Char(c), KeyModifiers::NONE);
}

fn undo(hands: &mut Hands) {
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
}

/// Writes in the field or row that begins so.
#[track_caller]
fn fill(hands: &mut Hands, question: &str, words: &str) {
    enter_on(hands, question);
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
}

/// From anywhere: a new goal, by keys, and on its page.
fn begin(hands: &mut Hands, words: &str) {
    hands.send(Event::Key(Stroke::letter('2')));
    enter_on(hands, "Write a goal");
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
}

#[track_caller]
fn open_goal(hands: &mut Hands, words: &str) {
    letter(hands, '2');
    enter_on(hands, words);
}

fn add_step(hands: &mut Hands, words: &str) {
    enter_on(hands, "Add a small step");
    hands.type_keys(words);
    hands.press(&[Code::Enter]);
}

fn goal<'a>(hands: &'a Hands, words: &str) -> &'a Goal {
    hands.app.book().goals().find(|goal| goal.words.as_str() == words).unwrap()
}

fn live(hands: &Hands) -> Vec<String> {
    hands.app.book().live_goals().map(|goal| goal.words.to_string()).collect()
}

fn empty() -> Hands {
    Hands::on(&Workbook::default())
}

/// On the page of the only goal, just written.
fn with_goal(words: &str) -> Hands {
    let mut hands = empty();
    begin(&mut hands, words);
    hands
}

const MEI: [&str; 3] = ["爸爸 is safe when I work", "Sleep four nights a week", "See Lin once a month"];
const SWIM: &str = "Learn to swim";

/// Mei has three goals on the go and writes a fourth.
fn mei() -> Hands {
    let mut hands = empty();
    for words in MEI {
        begin(&mut hands, words);
    }
    begin(&mut hands, SWIM);
    hands
}

#[test]
fn the_fourth_goal_waits_on_the_shelf_is_asked_about_once_and_comes_back_whole() {
    let mut hands = mei();
    assert_eq!(live(&hands), MEI);
    must_show(&mut hands, "this one waits on the shelf");
    fill(&mut hands, "Why does it matter", "I want to float");
    add_step(&mut hands, "Ask when the pool is open");
    letter(&mut hands, '2');
    must_not_show(&mut hands, "Swap");
    letter(&mut hands, '1');
    must_not_show(&mut hands, "shelf");
    open_goal(&mut hands, SWIM);
    let before = hands.kept();
    enter_on(&mut hands, "Swap it with one of them");
    assert!(matches!(hands.app.place(), Place::Ask(Ask::Swap(_))));
    assert_eq!(chosen(&mut hands), "Leave all as it is");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.kept(), before, "the first row leaves all as it is");
    enter_on(&mut hands, "Swap it with one of them");
    enter_on(&mut hands, "Let this one rest: Sleep");
    assert_eq!(live(&hands), [MEI[0], MEI[2], SWIM]);
    assert!(hands.notice().contains("Ctrl-Z"), "{}", hands.notice());
    undo(&mut hands);
    assert_eq!(hands.kept(), before, "one undo takes both back");

    // There is room once another one rests, and it comes back with all it had.
    open_goal(&mut hands, MEI[1]);
    enter_on(&mut hands, "Put this goal aside");
    enter_on(&mut hands, "Put it on the shelf");
    open_goal(&mut hands, SWIM);
    must_show(&mut hands, "It rests on the shelf");
    enter_on(&mut hands, "Bring it back");
    assert_eq!(live(&hands), [MEI[0], MEI[2], SWIM]);
    must_show(&mut hands, "I want to float");
    must_show(&mut hands, "Ask when the pool is open");
    must_not_show(&mut hands, "Bring it back");
}

#[test]
fn setting_a_goal_on_the_go_by_its_field_asks_which_one_may_rest() {
    let mut hands = mei();
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Where does it stand?");
    enter_on(&mut hands, "I am on it");
    assert!(matches!(hands.app.place(), Place::Ask(Ask::Swap(_))), "{:?}", hands.app.place());
    hands.press(&[Code::Esc]);
    assert!(matches!(hands.app.place(), Place::Goal(_)), "Esc leaves it: nothing blocks");
    assert_eq!(live(&hands), MEI);
    enter_on(&mut hands, "Where does it stand?");
    enter_on(&mut hands, "I am on it");
    enter_on(&mut hands, "Let this one rest: 爸爸");
    assert_eq!(live(&hands), [MEI[1], MEI[2], SWIM]);
}

#[test]
fn a_goal_without_words_is_not_on_the_go_and_waits_when_its_words_come_as_the_fourth() {
    let mut hands = empty();
    letter(&mut hands, '2');
    enter_on(&mut hands, "Write a goal");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "Why does it matter", "It is time");
    assert_eq!(live(&hands), Vec::<String>::new());
    for words in MEI {
        begin(&mut hands, words);
    }
    open_goal(&mut hands, "(no words yet)");
    fill(&mut hands, "What do you want?", SWIM);
    assert_eq!((live(&hands), goal(&hands, SWIM).state), (MEI.map(String::from).to_vec(), GoalState::Shelf));
    must_show(&mut hands, "this one waits on the shelf");
}

#[test]
fn whatever_is_pressed_no_more_than_three_are_on_the_go() {
    let rows = [
        "Write a goal",
        "Swap it",
        "Bring it back",
        "Let this one rest",
        "Where does it stand?",
        "I am on it",
        "On the shelf for now",
        "I let it go",
        "Put this goal aside",
        "Put it on the shelf",
        "Take it away",
        "Say more",
        "Go on",
        "Start",
        "I want something to change",
        "爸爸",
        "See Lin",
        "Learn",
        "a",
    ];
    let mut turned = 0;
    for seed in 0..12 {
        let mut dice = Dice::new(seed);
        let mut hands = mei();
        let mut before = live(&hands);
        for turn in 0..220 {
            if turn % 25 == 24 {
                hands.press(&[Code::Esc; 6]);
                letter(&mut hands, '2');
            }
            match dice.roll(10) {
                0 => letter(&mut hands, *dice.pick(&['1', '2', 'g', 'e', 'x'])),
                1 if hands.scene().writing.is_some() => hands.type_keys(&format!("a{turn}")),
                1 => hands.press(&[Code::Enter]),
                2 => hands.press(&[Code::Esc]),
                3 => (0..14).for_each(|_| hands.press(&[Code::Backspace])),
                4 if dice.roll(6) == 0 => drop(hands.act(Act::Walk)),
                _ => {
                    let scene = hands.scene();
                    let all: Vec<_> = scene.page.targets().into_iter().cloned().collect();
                    let known = |t: &&Target| rows.iter().any(|row| label(&scene, t).starts_with(row));
                    let wanted: Vec<_> = all.iter().filter(known).collect();
                    let good = if wanted.is_empty() || dice.roll(4) == 0 { all.iter().collect() } else { wanted };
                    if !good.is_empty() {
                        hands.point((*dice.pick(&good)).clone());
                        hands.press(&[Code::Enter]);
                    }
                }
            }
            let now = live(&hands);
            assert!(now.len() <= 3, "seed {seed}, turn {turn}: {now:?}");
            turned += usize::from(now != before);
            before = now;
        }
    }
    assert!(turned > 60, "the dice do too little: {turned}");
}

#[test]
fn a_goal_that_begins_with_stopping_is_asked_what_will_be_there_instead_until_it_is_waved_off() {
    const ASK: &str = "What will be there instead?";
    for words in [
        "Stop smoking",
        "I want to quit the night shift",
        "no more shouting at home",
        "Don’t buy things at night",
        "I do not want to hide",
        "To give up sugar",
        "I'd like less noise",
        "We will not fight about money",
    ] {
        let mut hands = with_goal(words);
        must_show(&mut hands, ASK);
    }
    for words in [
        "Stop-motion film with my son",
        "Stop by at my sister's each week",
        "note what I eat",
        "Lessons on the piano",
        "Not only work",
        "I give up",
        "I want to stop being here",
        "I do not want to live with this",
        "Nothing",
        "Open my mail without fear",
        "Quit.",
    ] {
        let mut hands = with_goal(words);
        must_not_show(&mut hands, ASK);
    }
    let mut hands = with_goal("Stop smoking");
    fill(&mut hands, ASK, "A walk after dinner");
    must_not_show(&mut hands, "Leave that out");
    assert_eq!(goal(&hands, "Stop smoking").instead.as_str(), "A walk after dinner");

    let mut hands = with_goal("Stop smoking");
    enter_on(&mut hands, "Leave that out");
    must_not_show(&mut hands, ASK);
    fill(&mut hands, "What do you want?", " at home");
    must_not_show(&mut hands, ASK);
    undo(&mut hands);
    undo(&mut hands);
    must_show(&mut hands, ASK);
}

/// Takes a choice of a field on the page.
#[track_caller]
fn choose(hands: &mut Hands, question: &str, choice: &str) {
    enter_on(hands, question);
    enter_on(hands, choice);
}

#[test]
fn a_goal_one_was_told_to_have_is_asked_quietly_which_part_is_ones_own() {
    let mut hands = with_goal("Come each week");
    letter(&mut hands, 'e');
    must_not_show(&mut hands, "What part of it is yours?");
    choose(&mut hands, "Whose goal is it?", "I was told to");
    must_show(&mut hands, "What part of it is yours?");
    let fields = |hands: &mut Hands| said(&hands.scene()).len();
    let before = fields(&mut hands);
    enter_on(&mut hands, "Leave that out");
    must_not_show(&mut hands, "What part of it is yours?");
    assert_eq!(fields(&mut hands), before - 2, "the line and its row, no more");
    assert_eq!(goal(&hands, "Come each week").whose, Some(Whose::Told));
}

#[test]
fn a_goal_for_us_speaks_of_us() {
    let mut hands = with_goal("Hooyo and I read the messages");
    letter(&mut hands, 'e');
    choose(&mut hands, "Who is it for?", "For us");
    for words in ["Our goal: Hooyo and I", "What do we want?", "Why does it matter to us?", "How will we know?"] {
        must_show(&mut hands, words);
    }
    letter(&mut hands, '2');
    must_show(&mut hands, "Hooyo and I read the messages for us");
}

#[test]
fn the_rows_lead_on_and_say_what_they_hold_now_and_letters_do_the_same() {
    let mut hands = with_goal("Open my mail");
    let id = goal(&hands, "Open my mail").id;
    let start = hands.kept();
    for (row, key, place) in [
        ("How will I know?", 'l', Place::Ladder(id)),
        ("If it gets hard", 'i', Place::IfHard(id)),
        ("My story", 'y', Place::Story(Some(id))),
    ] {
        enter_on(&mut hands, row);
        assert_eq!(*hands.app.place(), place);
        hands.press(&[Code::Esc]);
        letter(&mut hands, key);
        assert_eq!(*hands.app.place(), place);
        hands.press(&[Code::Esc]);
    }
    for by_letter in [false, true] {
        if by_letter {
            letter(&mut hands, 'k')
        } else {
            enter_on(&mut hands, "Keep, change, let go")
        }
        assert!(matches!(hands.app.place(), Place::Entry(_)), "{:?}", hands.app.place());
        hands.press(&[Code::Esc]);
    }
    assert_eq!(hands.kept(), start, "to look is no change");
}

#[test]
fn plans_are_one_sentence_each_and_show_without_say_more() {
    let mut hands = with_goal("Open my mail");
    enter_on(&mut hands, "If it gets hard");
    must_show(&mut hands, "Open my mail");
    must_show(&mut hands, "some of them are not fair");
    let page = said(&hands.scene());
    let at = |part: &str| page.iter().position(|line| line.starts_with(part)).unwrap();
    assert!(at("What around you") < at("And what inside you?"), "the world comes first");
    must_not_show(&mut hands, "Add a plan");
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Add a plan");
    hands.type_keys("I see the bag");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "Then what will you do?", "I do not look away");
    // Beside what was written, and nothing is blocked.
    must_show(&mut hands, "What will you do instead?");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "If I see the bag, then I do not look away What will you do instead?");
    enter_on(&mut hands, "If I see the bag");
    fill(&mut hands, "Then what will you do?", ", I take out one letter");
    must_not_show(&mut hands, "What will you do instead?");
    hands.press(&[Code::Esc, Code::Esc]);
    must_show(&mut hands, "If it gets hard If I see the bag, then I do not look away, I take out one letter");

    // Opened anew, in a hard moment, the plan is there at once; and what is further down is still further down.
    enter_on(&mut hands, "If it gets hard");
    must_show(&mut hands, "If I see the bag");
    must_not_show(&mut hands, "Is there a rule that is not fair?");
    enter_on(&mut hands, "Say still more");
    must_show(&mut hands, "Is there a rule that is not fair?");
    enter_on(&mut hands, "Say less");
    must_show(&mut hands, "If I see the bag");
    must_not_show(&mut hands, "Is there a rule that is not fair?");
    for n in 0..2 {
        enter_on(&mut hands, "Add a plan");
        hands.type_keys(&format!("it is day {n}"));
        hands.press(&[Code::Esc, Code::Esc]);
    }
    must_not_show(&mut hands, "Add a plan");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "If it gets hard three plans");
}

/// A goal that was reached, and a new one; on the page of the new one.
fn with_a_reached_one() -> Hands {
    let mut hands = with_goal("Cook for three");
    add_step(&mut hands, "Ask who comes");
    hands.press(&[Code::Home]);
    walk_to(&mut hands, "Ask who comes");
    letter(&mut hands, ' ');
    hands.press(&[Code::Esc]);
    if !matches!(hands.app.place(), Place::Goal(_)) {
        open_goal(&mut hands, "Cook for three");
    }
    enter_on(&mut hands, "If it gets hard");
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Add a plan");
    hands.type_keys("her chair is empty");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "Then what will you do?", "I put the radio on");
    hands.press(&[Code::Esc, Code::Esc]);
    letter(&mut hands, 'e');
    choose(&mut hands, "Where does it stand?", "I got there");
    fill(&mut hands, "How did you do it?", "One pot at a time.");
    begin(&mut hands, "Sing again");
    hands
}

#[test]
fn what_worked_last_time_is_taken_over_only_where_it_is_chosen() {
    let mut hands = with_a_reached_one();
    let before = hands.kept();
    enter_on(&mut hands, "See what worked last time");
    for words in
        ["Cook for three", "One pot at a time.", "Ask who comes", "If her chair is empty, then I put the radio on"]
    {
        must_show(&mut hands, words);
    }
    assert_eq!(hands.kept(), before, "nothing is copied by itself");
    enter_on(&mut hands, "Ask who comes");
    assert!(hands.notice().contains("Ctrl-Z"), "{}", hands.notice());
    enter_on(&mut hands, "Ask who comes");
    must_show(&mut hands, "Ask who comes is here now");
    enter_on(&mut hands, "If her chair");
    let new = goal(&hands, "Sing again");
    let steps: Vec<_> = hands.app.book().outline(Some(new.id)).into_iter().map(|(step, _)| step).collect();
    assert_eq!(steps.len(), 1, "once is enough");
    assert_eq!((steps[0].words.as_str(), steps[0].state), ("Ask who comes", StepState::Open));
    assert!(steps[0].when.is_none() && steps[0].done_on.is_none());
    let rows = |name: &str| goal(&hands, name).more.rows(&Goal::PLANS).to_vec();
    assert_eq!(rows("Sing again")[0].cells, rows("Cook for three")[0].cells);
    assert_ne!(rows("Sing again")[0].id, rows("Cook for three")[0].id);
    undo(&mut hands);
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
    // With a step of its own that is done, it goes its own way.
    open_goal(&mut hands, "Sing again");
    add_step(&mut hands, "Hum");
    must_show(&mut hands, "See what worked last time");
    walk_to(&mut hands, "Hum");
    letter(&mut hands, ' ');
    open_goal(&mut hands, "Sing again");
    must_not_show(&mut hands, "See what worked last time");
}

#[test]
fn where_there_is_nothing_to_link_to_a_row_opens_the_page_for_it_and_comes_back() {
    let mut hands = with_goal("Sing again");
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Who is in it with you?");
    must_show(&mut hands, "There is nothing to choose from yet.");
    enter_on(&mut hands, "Open the page: Someone to call");
    assert_eq!(*hands.app.place(), Place::Reflect(Key::of("call")));
    hands.press(&[Code::Enter]);
    hands.type_keys("Ana");
    hands.press(&[Code::Esc, Code::Esc]);
    enter_on(&mut hands, "Ana");
    enter_on(&mut hands, "That is all");
    must_show(&mut hands, "Who is in it with you? Ana");

    // She is not in the book any more: the link stays, and is no fault.
    let kept = goal(&hands, "Sing again").more.picks(&Goal::PEOPLE).to_vec();
    letter(&mut hands, '1');
    hands.act(Act::Call);
    hands.press(&[Code::Enter]);
    (0..3).for_each(|_| hands.key(KeyCode::Backspace, KeyModifiers::NONE));
    hands.press(&[Code::Esc]);
    open_goal(&mut hands, "Sing again");
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    must_show(&mut hands, "Who is in it with you? one that is not here any more");
    assert_eq!(goal(&hands, "Sing again").more.picks(&Goal::PEOPLE), kept);
}

#[test]
fn what_was_chosen_can_be_left_open_again() {
    let mut hands = with_goal("Sing again");
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    let start = hands.kept();
    choose(&mut hands, "Which part of your life", "Home");
    must_show(&mut hands, "Which part of your life is it about? Home");
    choose(&mut hands, "Which part of your life", "Home");
    assert_eq!(hands.kept(), start, "the same again lets it go");
    for (question, choice) in [
        ("What kind of goal is it?", "To learn something"),
        ("Whose goal is it?", "It is mine"),
        ("What about help with this one?", "I would like to get more help"),
        ("How much time do you have", "I do not know"),
    ] {
        choose(&mut hands, question, choice);
        assert_ne!(hands.kept(), start);
        choose(&mut hands, question, "Leave it open");
        assert_eq!(hands.kept(), start, "{question}");
    }
    enter_on(&mut hands, "Where does it stand?");
    must_not_show(&mut hands, "Leave it open");
}

#[test]
fn a_day_to_look_again_is_offered_once_there_is_a_step() {
    const ROW: &str = "Look again in four weeks";
    let mut hands = with_goal("Sing again");
    letter(&mut hands, 'e');
    must_not_show(&mut hands, ROW);
    add_step(&mut hands, "Hum");
    enter_on(&mut hands, ROW);
    assert_eq!(goal(&hands, "Sing again").look_again, Some(When::Day(book::day("2026-12-20"))));
    must_not_show(&mut hands, ROW);
    undo(&mut hands);
    must_show(&mut hands, ROW);
}

#[test]
fn a_day_to_look_again_that_has_passed_offers_another_one() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, "Open my mail");
    letter(&mut hands, 'e');
    must_show(&mut hands, "When will you look at it again? Friday 20 November 2026, 2 days ago");
    enter_on(&mut hands, "Look again in four weeks");
    must_show(&mut hands, "When will you look at it again? Sunday 20 December 2026");
}

#[test]
fn what_a_helper_will_do_stands_under_the_steps_as_steps_do() {
    const HEAD: &str = "What my helper will do";
    let mut hands = with_goal("Sing again");
    must_not_show(&mut hands, HEAD);
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Add what your helper");
    hands.type_keys("Ana asks at the college");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "By when?", "friday");
    hands.press(&[Code::Esc]);
    letter(&mut hands, 'e');
    must_show(&mut hands, "Ana asks at the college by Friday");
    let scene = hands.scene();
    let row = scene.page.lists().flat_map(|list| &list.rows).find(|row| row.text.starts_with("Ana")).unwrap();
    assert_eq!(row.mark, Mark::Open);
    let texts = said(&scene);
    let at = |part: &str| texts.iter().position(|line| line.starts_with(part)).unwrap();
    assert!(at("Add a small step") < at(HEAD) && at(HEAD) < at("How will I know?"));
    enter_on(&mut hands, "Ana asks");
    choose(&mut hands, "Where does it stand?", "Done");
    hands.press(&[Code::Esc]);
    let scene = hands.scene();
    let row = scene.page.lists().flat_map(|list| &list.rows).find(|row| row.text.starts_with("Ana")).unwrap();
    assert_eq!((row.mark, row.note.as_str()), (Mark::Done, ""));
}

#[test]
fn how_it_was_said_before_stands_at_the_bottom_with_its_day() {
    let mut hands = with_goal("Open my mail");
    let later = |hands: &mut Hands, seconds: i64, day: &str| {
        hands.now.moment.0 += seconds;
        hands.now.today = book::day(day);
        hands.now.ms += 10_000;
    };
    later(&mut hands, 600, "2026-11-22");
    fill(&mut hands, "What do you want?", " here");
    later(&mut hands, 8 * 86_400, "2026-11-30");
    fill(&mut hands, "What do you want?", " without fear");
    must_not_show(&mut hands, "How you said it before");
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    must_show(&mut hands, "How you said it before");
    must_show(&mut hands, "Sun 22 Nov: “Open my mail here”");
    must_not_show(&mut hands, "“Open my mail”");
}

#[test]
fn the_same_by_plain_lines() {
    let mut voice = Voice::new(mei());
    let told = voice.says("again");
    assert!(has(&told, "Three goals are on the go."), "{told:#?}");
    let told = voice.says(&number_of(&told, "Swap it with one of them"));
    assert!(has(&told, "Which one may rest?"), "{told:#?}");
    let told = voice.says(&number_of(&told, "Let this one rest: Sleep"));
    assert_eq!(live(&voice.hands), [MEI[0], MEI[2], SWIM], "{told:#?}");
    let told = voice.says("again");
    let told = voice.says(&number_of(&told, "If it gets hard"));
    assert!(has(&told, "What around you may get in the way?"), "{told:#?}");
    let told = voice.says("back");
    assert!(has(&told, "My goal: Learn to swim"), "{told:#?}");
}

#[test]
fn whatever_stands_in_a_goal_what_is_said_after_it_is_decent() {
    for words in ["I want to die", "Stop being a burden", "I give up", "I do not want to wake up"] {
        let mut hands = with_a_reached_one();
        open_goal(&mut hands, "Sing again");
        fill(&mut hands, "What do you want?", &format!(". {words}"));
        begin(&mut hands, words);
        for _ in 0..3 {
            letter(&mut hands, 'e');
            for wrong in ["instead", "got there", "you are on it", "well done", "great"] {
                let all = said(&hands.scene()).join("\n").to_lowercase();
                let ours: String = all.lines().filter(|line| !line.contains("where does it stand")).collect();
                assert!(!ours.contains(wrong), "{wrong} after {words}: {all}");
            }
        }
        enter_on(&mut hands, "See what worked last time");
        must_not_show(&mut hands, "help");
    }
}

/// One screen at two sizes, compared with its files.
fn screen(name: &str, hands: &mut Hands) {
    let scene = hands.scene();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (width, height) in [(80, 24), (40, 12)] {
        let drawn = eyes::drawn(&scene, hands.app.words(), width, height, LOOKS);
        insta::assert_snapshot!(format!("goals_{name}_{width}x{height}"), drawn);
    }
}

#[test]
fn every_screen_as_it_looks() {
    let mut hands = mei();
    screen("shelf_while_three", &mut hands);
    walk_to(&mut hands, "Swap it");
    screen("shelf_swap_row", &mut hands);
    hands.press(&[Code::Enter]);
    screen("swap", &mut hands);
    letter(&mut hands, '2');
    screen("four", &mut hands);

    let mut hands = with_goal("Stop smoking on the balcony");
    screen("stopping", &mut hands);
    letter(&mut hands, 'e');
    choose(&mut hands, "Whose goal is it?", "I was told to");
    must_not_show(&mut hands, "What part of it is yours?");
    enter_on(&mut hands, "Leave that out");
    walk_to(&mut hands, "Leave that out");
    screen("told", &mut hands);

    let mut hands = with_goal("Sing again");
    enter_on(&mut hands, "If it gets hard");
    screen("if_hard_empty", &mut hands);
    hands.press(&[Code::Esc]);
    letter(&mut hands, 'e');
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Which of your strengths");
    screen("empty_link", &mut hands);

    let mut hands = with_a_reached_one();
    enter_on(&mut hands, "See what worked last time");
    enter_on(&mut hands, "If her chair");
    screen("worked", &mut hands);
    hands.press(&[Code::Esc]);
    full(&mut hands);
    screen("full_top", &mut hands);
    walk_to(&mut hands, "How will I know?");
    screen("full_leads", &mut hands);
    hands.press(&[Code::End]);
    screen("full_end", &mut hands);
    enter_on(&mut hands, "If it gets hard");
    screen("if_hard_plans", &mut hands);
}

/// Gives the goal that is open something of everything.
fn full(hands: &mut Hands) {
    fill(hands, "Why does it matter", "The choir is on Thursdays.");
    for step in ["Hum in the kitchen", "Ring the choir"] {
        add_step(hands, step);
    }
    enter_on(hands, "If it gets hard");
    fill(hands, "What around you", "The bus stops at nine.");
    enter_on(hands, "Add a plan");
    hands.type_keys("I sit by the phone");
    hands.press(&[Code::Esc]);
    fill(hands, "Then what will you do?", "not wait");
    hands.press(&[Code::Esc, Code::Esc]);
    letter(hands, 'e');
    letter(hands, 'e');
    enter_on(hands, "Add what your helper");
    hands.type_keys("Ana asks for the notes");
    hands.press(&[Code::Esc, Code::Esc]);
    choose(hands, "Which part of your life", "Home");
    hands.now.moment.0 += 7_200;
    fill(hands, "What do you want?", " on Thursdays");
    letter(hands, 'e');
}

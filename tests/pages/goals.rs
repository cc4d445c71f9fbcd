//! A goal and where it stands, as a person meets it: three on the go, the shelf, what will be there instead, whose it
//! is, when to look again, what a helper will do, how it was said before.

use cairnbook::{
    base::{Key, Slot, Value, When},
    page::{Act, Code, Mark},
    workbook::{Goal, GoalState, Whose},
};

use crate::support::{
    book::{self, day, id},
    found::{self, Spot},
    hands::{Dice, Hands},
    on_foot::{MEI, SWIM, add_step, begin, empty, goal, live, mei, open_goal, with_goal},
    seen::{must_not_show, must_show, said},
    talked,
    voice::{Voice, has, number_of},
    ways::{choose, chosen, enter_on, fill, letter, undo},
};

#[test]
fn the_fourth_goal_waits_on_the_shelf_is_asked_about_once_and_comes_back_whole() {
    let mut hands = mei();
    assert_eq!(live(&hands), MEI);
    must_show(&mut hands, "this one is on the shelf");
    fill(&mut hands, "Why does it matter", "I want to float");
    add_step(&mut hands, "Ask when the pool is open");
    hands.act(Act::Goals);
    must_not_show(&mut hands, "Swap");
    letter(&mut hands, '1');
    must_not_show(&mut hands, "shelf");
    open_goal(&mut hands, SWIM);
    let before = hands.kept();
    enter_on(&mut hands, "Take it up again, and let another goal rest");
    assert!(hands.is_at("Ask Swap"));
    assert_eq!(chosen(&mut hands), "Leave them all as they are");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.kept(), before, "the first row leaves all as it is");
    enter_on(&mut hands, "Take it up again, and let another goal rest");
    enter_on(&mut hands, "Let this one rest: Sleep");
    assert_eq!(live(&hands), [MEI[0], MEI[2], SWIM]);
    assert!(hands.notice().contains("Ctrl-Z"), "{}", hands.notice());
    undo(&mut hands);
    assert_eq!(hands.kept(), before, "one undo takes both back");

    // There is room once another one rests, and it comes back with all it had.
    open_goal(&mut hands, MEI[1]);
    enter_on(&mut hands, "Put on the shelf, let go or delete");
    enter_on(&mut hands, "Put it on the shelf");
    assert_eq!(
        goal(&hands, MEI[1]).state,
        GoalState::Shelf,
        "a goal that was put on the shelf rests there: nobody let it go"
    );
    open_goal(&mut hands, SWIM);
    must_show(&mut hands, "This goal is on the shelf");
    enter_on(&mut hands, "Take it up again");
    assert_eq!(live(&hands), [MEI[0], MEI[2], SWIM]);
    must_show(&mut hands, "I want to float");
    must_show(&mut hands, "Ask when the pool is open");
    must_not_show(&mut hands, "Take it up again");
}

#[test]
fn setting_a_goal_on_the_go_by_its_field_asks_which_one_may_rest() {
    let mut hands = mei();
    hands.act(Act::SayMore);
    enter_on(&mut hands, "What's happening with this goal?");
    enter_on(&mut hands, "It's on my list");
    assert!(hands.is_at("Ask Swap"), "{}", hands.place());
    hands.press(&[Code::Esc]);
    assert!(hands.is_at("Goal"), "Esc leaves it: nothing blocks");
    assert_eq!(live(&hands), MEI);
    enter_on(&mut hands, "What's happening with this goal?");
    enter_on(&mut hands, "It's on my list");
    enter_on(&mut hands, "Let this one rest: 爸爸");
    assert_eq!(live(&hands), [MEI[1], MEI[2], SWIM]);
}

#[test]
fn a_goal_without_words_is_not_on_the_go_and_waits_when_its_words_come_as_the_fourth() {
    let mut hands = empty();
    hands.act(Act::Goals);
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
    must_show(&mut hands, "this one is on the shelf");
}

#[test]
fn whatever_is_pressed_no_more_than_three_are_on_the_go() {
    let rows = [
        "Write a goal",
        "Swap it",
        "Take it up again",
        "Let this one rest",
        "What's happening with this goal?",
        "It's on my list",
        "On the shelf for now",
        "I let it go",
        "Put on the shelf, let go or delete",
        "Put it on the shelf",
        "Delete it",
        "More questions",
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
                    let all = found::spots(&hands.scene());
                    let known = |spot: &Spot| rows.iter().any(|row| spot.words.starts_with(row));
                    let wanted: Vec<_> = all.iter().filter(|spot| known(spot)).cloned().collect();
                    let good = if wanted.is_empty() || dice.roll(4) == 0 { all.clone() } else { wanted };
                    if !good.is_empty() {
                        hands.point(dice.pick(&good));
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

/// Goals that name what is to stop.
const NAMES_WHAT_STOPS: [&str; 13] = [
    "Stop smoking",
    "I want to quit the night shift",
    "no more shouting at home",
    "Don’t buy things at night",
    "I do not want to hide",
    "To give up sugar",
    "I'd like less noise",
    "We will not fight about money",
    "quit my second job",
    "less shouting at home",
    "not buy things at night",
    "cut down coffee",
    "Never lend him money again",
];

/// Goals of which it is not asked: they only sound so, or may speak of living on.
const LEFT_ALONE: [&str; 26] = [
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
    "I don't want to go on",
    "I do not want to keep going",
    "get rid of myself",
    "Stop it all",
    "not see tomorrow",
    "give up on everything",
    "I never want to see another day",
    "I want to not exist",
    "no more of me",
    "Stop living like this",
    "I don’t want to be anyone’s burden",
    "stop eating",
    "not wake up any more",
    "quit life",
    "drink less",
];

#[test]
fn a_goal_that_begins_with_stopping_is_asked_what_will_be_there_instead_until_it_is_waved_off() {
    const ASK: &str = "What would you like instead?";
    for words in NAMES_WHAT_STOPS {
        let mut hands = with_goal(words);
        must_show(&mut hands, ASK);
    }
    for words in LEFT_ALONE {
        let mut hands = with_goal(words);
        must_not_show(&mut hands, ASK);
    }
    let mut hands = with_goal("Stop smoking");
    fill(&mut hands, ASK, "A walk after dinner");
    must_not_show(&mut hands, "Skip this question");
    assert_eq!(goal(&hands, "Stop smoking").instead.as_str(), "A walk after dinner");

    let mut hands = with_goal("Stop smoking");
    enter_on(&mut hands, "Skip this question");
    must_not_show(&mut hands, ASK);
    fill(&mut hands, "What do you want?", " at home");
    must_not_show(&mut hands, ASK);
    undo(&mut hands);
    undo(&mut hands);
    must_show(&mut hands, ASK);
}

#[test]
fn a_goal_one_was_told_to_have_is_asked_quietly_which_part_is_ones_own() {
    let mut hands = with_goal("Come each week");
    hands.act(Act::SayMore);
    must_not_show(&mut hands, "Which part of this goal is yours?");
    choose(&mut hands, "Whose goal is it?", "I was told to do this");
    must_show(&mut hands, "Which part of this goal is yours?");
    let fields = |hands: &mut Hands| said(&hands.scene()).len();
    let before = fields(&mut hands);
    enter_on(&mut hands, "Skip this question");
    must_not_show(&mut hands, "Which part of this goal is yours?");
    assert_eq!(fields(&mut hands), before - 2, "the line and its row, no more");
    assert_eq!(goal(&hands, "Come each week").whose, Some(Whose::Told));
}

#[test]
fn a_goal_for_us_speaks_of_us() {
    let mut hands = with_goal("Hooyo and I read the messages");
    hands.act(Act::SayMore);
    choose(&mut hands, "Who is it for?", "For us");
    for words in ["Our goal: Hooyo and I", "What do we want?", "Why does it matter to us?", "How will we know?"] {
        must_show(&mut hands, words);
    }
    hands.act(Act::Goals);
    must_show(&mut hands, "Hooyo and I read the messages for us");
}

#[test]
fn the_rows_lead_on_and_say_what_they_hold_now_and_letters_do_the_same() {
    let mut hands = with_goal("Open my mail");
    let id = goal(&hands, "Open my mail").id;
    let start = hands.kept();
    for (row, key, place) in [
        ("How will I know?", 'l', format!("Ladder {id}")),
        ("If it gets hard", 'i', format!("IfHard {id}")),
        ("My story", 'y', format!("Story Some {id}")),
    ] {
        enter_on(&mut hands, row);
        assert_eq!(hands.place(), place);
        hands.press(&[Code::Esc]);
        letter(&mut hands, key);
        assert_eq!(hands.place(), place);
        hands.press(&[Code::Esc]);
    }
    for by_letter in [false, true] {
        if by_letter {
            letter(&mut hands, 'k');
        } else {
            enter_on(&mut hands, "Keep, change, let go");
        }
        assert!(hands.is_at("Entry"), "{}", hands.place());
        hands.press(&[Code::Esc]);
    }
    assert_eq!(hands.kept(), start, "to look is no change");
}

#[test]
fn a_day_to_look_again_is_offered_once_there_is_a_step() {
    const ROW: &str = "Look again in four weeks";
    let mut hands = with_goal("Sing again");
    hands.act(Act::SayMore);
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
    hands.act(Act::SayMore);
    must_show(&mut hands, "When will you look at it again? Friday 20 November 2026, 2 days ago");
    enter_on(&mut hands, "Look again in four weeks");
    must_show(&mut hands, "When will you look at it again? Sunday 20 December 2026");
}

#[test]
fn what_a_helper_will_do_stands_under_the_steps_as_steps_do() {
    const HEAD: &str = "What my helper will do";
    let mut hands = with_goal("Sing again");
    must_not_show(&mut hands, HEAD);
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Add what your helper");
    hands.type_keys("Ana asks at the college");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "By when?", "friday");
    hands.press(&[Code::Esc]);
    hands.act(Act::SayMore);
    must_show(&mut hands, "Ana asks at the college by Friday");
    let scene = hands.scene();
    let row = scene.page.lists().flat_map(|list| &list.rows).find(|row| row.text.starts_with("Ana")).unwrap();
    assert_eq!(row.mark, Mark::Open);
    let texts = said(&scene);
    let at = |part: &str| texts.iter().position(|line| line.starts_with(part)).unwrap();
    assert!(at("Add a small step") < at(HEAD) && at(HEAD) < at("How will I know?"));
    enter_on(&mut hands, "Ana asks");
    choose(&mut hands, "Is it done?", "Done");
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
    must_not_show(&mut hands, "How you put this goal before");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    must_show(&mut hands, "How you put this goal before");
    must_show(&mut hands, "Sun 22 Nov: “Open my mail here”");
    must_not_show(&mut hands, "“Open my mail”");
}

#[test]
fn the_same_by_plain_lines() {
    let mut voice = Voice::new(mei());
    let told = voice.says("again");
    assert!(has(&told, "working on three goals, so this one"), "{told:#?}");
    let told = voice.says(&number_of(&told, "Take it up again, and let another goal rest"));
    assert!(has(&told, "Which goal can rest to make room for this one?"), "{told:#?}");
    let told = voice.says(&number_of(&told, "Let this one rest: Sleep"));
    assert_eq!(live(&voice.hands), [MEI[0], MEI[2], SWIM], "{told:#?}");
    let told = voice.says("again");
    let told = voice.says(&number_of(&told, "If it gets hard"));
    assert!(has(&told, "What around you could get in the way?"), "{told:#?}");
    let told = voice.says("back");
    assert!(has(&told, "My goal: Learn to swim"), "{told:#?}");
}

#[test]
fn line_by_line_what_is_done_again_is_told_and_not_the_whole_page() {
    const ELSEWHERE: &str = "Learn to keep my own books";
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::Goals);
    hands.focus_on("Return the library book");
    hands.done();
    undo(&mut hands);
    let mut voice = Voice::new(hands);
    let page = voice.says("again");
    assert!(has(&page, ELSEWHERE), "{page:#?}");
    let told = voice.says("redo");
    assert!(has(&told, "Redone:"), "{told:#?}");
    assert!(!has(&told, ELSEWHERE), "who listens would hear the whole page for one change: {told:#?}");
}

#[test]
fn beside_a_goal_stands_what_others_want_only_until_it_has_words() {
    let mut book = book::filled();
    let others = Slot::new(book::id("g_mail"), &Key::of("others_want"));
    talked::set(&mut book, others, talked::text("The bank wants an answer."));
    let mut hands = Hands::on(&book);
    letter(&mut hands, '2');
    must_show(&mut hands, "Open my mail");
    must_not_show(&mut hands, "The bank wants an answer.");
}

#[test]
fn what_was_promised_for_a_goal_tells_how_far_it_is_and_its_day_only_while_it_is_open() {
    let mut book = book::filled();
    for (row, what, state) in
        [("r_a", "Ask at the college", ""), ("r_b", "Bring the map", "done"), ("r_c", "Ring the bank", "not_now")]
    {
        let cell = |column: &'static str| Slot::new(id("g_mail"), &Goal::PROMISES).cell(id(row), &Key::of(column));
        talked::set(&mut book, cell("what"), Value::Text(what.into()));
        talked::set(&mut book, cell("by"), Value::When(When::Day(day("2026-11-27"))));
        if !state.is_empty() {
            talked::set(&mut book, cell("state"), Value::Pick(Key::of(state)));
        }
    }
    let mut hands = Hands::on(&book);
    open_goal(&mut hands, "Open my mail");
    for (words, mark, note) in [
        ("Ask at the college", Mark::Open, "by Friday"),
        ("Bring the map", Mark::Done, ""),
        ("Ring the bank", Mark::NotNow, ""),
    ] {
        let row = hands.row(words);
        assert_eq!((row.mark, row.note.as_str()), (mark, note), "{words}");
    }
}

//! Esc leads out, whoever has the keys and however many questions lie open: going back never opens a page.

use cairnbook::{
    base::{Key, Slot},
    page::{Act, Code, Meet, Picture, Place, Shrink, ShrinkAsk},
    screens,
    workbook::{Goal, Step},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{filled, id},
    everything,
    found::spots,
    hands::{self, Hands},
    on_foot,
    seen::must_show,
    talked::{begin, end},
    ways::{enter_on, undo},
};

/// Sam has talked with Ana before.
fn sit_down() -> Hands {
    let mut book = filled();
    begin(&mut book, -86_400);
    end(&mut book, "2026-11-21");
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    hands
}

fn hand_on(hands: &mut Hands) {
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    assert!(hands.scene().pen.ends_with("writes an idea"), "{}", hands.scene().pen);
}

fn esc(hands: &mut Hands) -> Place {
    hands.press(&[Code::Esc]);
    hands.app.place().clone()
}

#[test]
fn esc_leads_out_of_a_talk_that_is_begun_while_the_helper_has_the_keys() {
    let mut hands = sit_down();
    hands.press(&[Code::Enter]);
    assert_eq!(*hands.app.place(), Place::Meet(Meet::Types));
    // The page to stop with stands on the questions, which wait.
    hands.act(Act::Stop);
    hand_on(&mut hands);
    let before = hands.kept();
    assert_eq!(esc(&mut hands), Place::Meet(Meet::Types));
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With), "a question that is come back to opens nothing");
    assert_eq!(hands.scene().writing, None, "it was not asked of the helper");
    must_show(&mut hands, "Who is with you?");
    assert_eq!(esc(&mut hands), Place::Together);
    assert_eq!(esc(&mut hands), Place::Today);
    assert!(hands.kept() == before, "going back changed the workbook");
}

#[test]
fn a_question_waits_for_the_hand_it_was_asked_of() {
    let mut hands = sit_down();
    hands.act(Act::Call);
    hand_on(&mut hands);
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With));
    // Enter would take the name of last time: that is not the helper's to say, and is told.
    hands.press(&[Code::Enter]);
    assert_eq!(*hands.app.place(), Place::Meet(Meet::With));
    assert!(!hands.notice().is_empty());
    // From the page of someone to call the keys are handed back.
    hands.act(Act::Call);
    for _ in 0..2 {
        hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    }
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With));
    assert!(hands.scene().writing.is_some(), "it is written in again");
}

/// From the page of a goal or a step, by that row.
fn from(row: &'static str) -> impl Fn(&mut Hands) {
    move |hands| {
        hands.act(Act::SayMore);
        enter_on(hands, row);
    }
}

/// That was begun just now and a page about it is open: with it taken back, one is led out to where it was begun.
#[track_caller]
fn must_lead_out(mut hands: Hands, more: impl Fn(&mut Hands), name: &str, to: &[&str]) {
    more(&mut hands);
    assert!(hands.is_at(name), "{} is no {name}", hands.place());
    undo(&mut hands);
    assert!(to.iter().any(|to| hands.is_at(to)), "{name}: {}, {}", hands.place(), hands.notice());
    assert!(hands.scene().writing.is_none());
    assert!(!spots(&hands.scene()).is_empty(), "an empty page: {name}");
}

#[test]
fn with_a_goal_taken_back_no_page_about_it_stays() {
    let goal = || on_foot::with_goal("Learn to swim");
    let to = ["Today", "Goals"];
    for (row, name) in [
        ("How will I know?", "Ladder"),
        ("How sure do I feel?", "Sure"),
        ("If it gets hard", "IfHard"),
        ("My story", "Story"),
        ("Put on the shelf", "Ask PutAside"),
    ] {
        must_lead_out(goal(), from(row), name, &to);
    }
    must_lead_out(goal(), |_| {}, "Goal", &to);
}

#[test]
fn with_a_step_taken_back_no_page_about_it_stays() {
    let step = || {
        let mut hands = on_foot::with_goal("Learn to swim");
        on_foot::add_step(&mut hands, "Ring the pool");
        hands.press(&[Code::Esc]);
        hands.act(Act::Goals);
        enter_on(&mut hands, "Learn to swim");
        enter_on(&mut hands, "Ring the pool");
        hands
    };
    let to = ["Goal"];
    for (row, name) in
        [("See what would help", "Shrink"), ("Is it done?", "Choose"), ("Not now, let go", "Ask PutAside")]
    {
        must_lead_out(step(), from(row), name, &to);
    }
    must_lead_out(step(), |_| {}, "Step", &to);
}

/// A place about a goal, a step or an entry is left when that goes, and a helper reads there what fits what is asked.
#[test]
fn each_place_knows_its_record_and_the_page_it_asks_by() {
    let (goal, step, entry) = (id("g_mail"), id("s_open"), id("e_03"));
    let slot = |field: &Key| Slot::new(goal, field);
    let shrink = |ask| Place::Shrink(Shrink { step, ask, in_walk: false });
    let page = |key: &'static str| Slot::new(cairnbook::base::Id::page(key), &Key::of("f"));
    let places = [
        (Place::Goal(goal), Some(goal), Some("goal")),
        (Place::Ladder(goal), Some(goal), Some("ladder")),
        (Place::IfHard(goal), Some(goal), Some("if_hard")),
        (Place::Worked(goal), Some(goal), None),
        (Place::Story(Some(goal)), Some(goal), None),
        (Place::Story(None), None, None),
        (Place::Picture(Picture::HowFar(goal)), Some(goal), None),
        (Place::Picture(Picture::Ladder(goal)), Some(goal), None),
        (Place::Picture(Picture::Sure(goal)), Some(goal), None),
        (Place::Picture(Picture::Year), None, None),
        (Place::Choose(slot(&Goal::STATE)), Some(goal), Some("goal")),
        (Place::Calendar(slot(&Goal::LOOK_AGAIN)), Some(goal), None),
        (Place::Row(slot(&Goal::PROMISES)), Some(goal), Some("goal")),
        (Place::Step(step), Some(step), Some("step")),
        (shrink(ShrinkAsk::Sure), Some(step), Some("step")),
        (Place::Choose(Slot::new(step, &Step::STATE)), Some(step), Some("step")),
        (Place::Entry(entry), Some(entry), Some("hard_time")),
        (Place::Reflect(Key::of("life")), None, Some("life")),
        (Place::Row(page("life")), None, Some("life")),
        (Place::Choose(page("life")), None, Some("life")),
        (Place::Sort(page("matters")), None, Some("matters")),
        (Place::Goals, None, None),
        (Place::Settings, None, None),
        (Place::Together, None, None),
    ];
    everything::seen(&filled(), &hands::content(), |view| {
        for (place, needs, asks) in &places {
            let screen = screens::of(place);
            assert_eq!(screen.needs(view), *needs, "{place:?}");
            assert_eq!(screen.page_file(view).as_deref(), *asks, "{place:?}");
        }
    });
}

#[test]
fn the_five_places_go_round_either_way() {
    let mut hands = Hands::on(&filled());
    hands.act(Act::Today);
    let mut round = |act: Act| -> Vec<String> {
        let step = |_| {
            hands.act(act);
            hands.place()
        };
        (0..5).map(step).collect()
    };
    assert_eq!(round(Act::PlaceAfter), ["Goals", "About", "Milestones", "More", "Today"]);
    assert_eq!(round(Act::PlaceBefore), ["More", "Milestones", "About", "Goals", "Today"]);
}

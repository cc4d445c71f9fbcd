//! One goal from its first words to "better than I hoped", over six weeks and through both faces: a quick ladder, four
//! steps, one made smaller twice, two done with different help, one tried three times, a hard time and the way back,
//! three check-ins. Taking everything back leads to the start.

use std::{collections::HashMap, sync::Arc};

use cairnbook::{
    base::{Id, Key, Moment, Value},
    workbook::{Entry, EntryKind, Help, Ladder, Level, Look, Parts, StepState, Workbook},
};

use crate::support::player::Player;

const GOAL: &str = "Open my mail without fear";
const HOPED: &str = "I open my mail twice a week";
const TODAY: &str = "The letters lie in a bag";
const BETTER: &str = "I open each letter on its day";
const PART: &str = "I open one letter a week";
const STEPS: [&str; 4] = ["Find a box", "Sort the letters", "Ring the office", "Read one letter aloud"];
const SMALL: [&str; 2] = ["Sort ten letters", "Sort one letter"];

const CALLS: [(&str, &str); 3] =
    [("2026-10-08", "no answer"), ("2026-10-12", "wrong office"), ("2026-10-13", "they will call back")];

#[test]
fn six_weeks_end_in_the_same_workbook_through_both_faces_and_all_is_taken_back() {
    let mut ends = Vec::new();
    for mut player in Player::both(&Workbook::default()) {
        let start = player.kept();
        first_day(&mut player);
        too_big_becomes_small_enough(&mut player);
        two_are_done(&mut player);
        three_calls(&mut player);
        a_hard_time(&mut player);
        on_from_there(&mut player);
        progress_says_so(&mut player);
        let end = player.kept();
        all_is_there(&end);
        ends.push(plain(end));
        for _ in 0..400 {
            if player.kept() == start {
                break;
            }
            player.undo();
        }
        assert_eq!(player.kept(), start, "everything is taken back");
    }
    assert_eq!(ends[0], ends[1]);
}

fn first_day(player: &mut Player) {
    player.day("2026-10-05");
    player.act('g', "new goal");
    if player.hands().scene().writing.is_none() {
        player.open("What do you want?");
    }
    player.write(GOAL);
    for step in STEPS {
        player.open("Add a small step");
        player.write(step);
    }
    player.open("How will I know?");
    player.fill("As I hoped", HOPED);
    player.fill("How are things today", TODAY);
    player.open("A hard stretch");
    player.sees(TODAY);
    player.back();
    player.sees(GOAL);
}

fn too_big_becomes_small_enough(player: &mut Player) {
    player.open(STEPS[1]);
    player.open("See what would help");
    player.open("Make it smaller");
    player.write(SMALL[0]);
    player.open("Too big for now");
    player.open("Make it smaller");
    player.write(SMALL[1]);
    player.open("It feels right");
    player.sees("small enough");
    player.open("Go on");
    to_the_goal(player);
}

/// The goal's page, from wherever one is.
fn to_the_goal(player: &mut Player) {
    player.place('2', "goals");
    player.open(GOAL);
}

fn two_are_done(player: &mut Player) {
    player.tick(STEPS[0]);
    player.open("By myself");
    player.day("2026-10-07");
    player.tick(SMALL[1]);
    player.open("With some help");
    player.sees(SMALL[1]);
}

fn three_calls(player: &mut Player) {
    for (on, what) in CALLS {
        player.day(on);
        to_the_goal(player);
        player.open(STEPS[2]);
        player.open("I tried it");
        player.sees("Tried, and still open");
        player.open_last("Ring the office");
        player.fill("How did it turn out?", what);
        player.back();
        player.sees(what);
    }
}

fn a_hard_time(player: &mut Player) {
    player.day("2026-10-18");
    player.act('h', "hard time");
    if player.hands().scene().writing.is_none() {
        player.open("What happened");
    }
    player.write("I put all of it back into the bag.");
    player.choose("What now?", "Leave things as they are");
    player.open("More questions");
    player.choose("When would you like to look at your steps again?", "Tomorrow");
    to_the_goal(player);
}

fn on_from_there(player: &mut Player) {
    for (on, good, line) in [
        ("2026-10-19", "I took one letter out again.", PART),
        ("2026-11-02", "Two letters in one week.", HOPED),
        ("2026-11-16", "Each letter on its day.", BETTER),
    ] {
        player.day(on);
        to_the_goal(player);
        player.open("How will I know?");
        if line != HOPED {
            player.open("More questions");
            let label = if line == PART { "Part of the way: what" } else { "Better than I hoped: what" };
            player.fill(label, line);
        }
        player.place('1', "today");
        player.act('c', "check in");
        if player.hands().scene().writing.is_none() {
            player.open("How have things been");
        }
        player.write(good);
        player.choose("Which line is true now?", line);
        player.sees(line);
    }
}

fn progress_says_so(player: &mut Player) {
    player.place('4', "milestones");
    player.act('r', "pictures");
    player.sees("A hard stretch");
    player.sees("Better than I hoped");
}

fn all_is_there(parts: &Parts) {
    let [goal] = parts.goals.as_slice() else { panic!("one goal") };
    assert_eq!(goal.words.as_str(), GOAL);
    let ladder = Ladder::of(goal);
    assert_eq!(ladder.line(Level::AsHoped).unwrap().as_str(), HOPED);
    assert_eq!(
        ladder.line(Level::HardStretch).unwrap().as_str(),
        TODAY,
        "today's words became the line that was pressed"
    );
    let step = |words: &str| parts.steps.iter().find(|step| step.words.as_str() == words).unwrap();
    assert_eq!(step(SMALL[0]).under, Some(step(STEPS[1]).id));
    assert_eq!(step(SMALL[1]).under, Some(step(SMALL[0]).id));
    assert_eq!(
        [STEPS[0], SMALL[1], STEPS[2]].map(|words| step(words).state),
        [StepState::Done, StepState::Done, StepState::Tried]
    );
    let stones = |words: &str| parts.log.iter().filter(|e| e.step == Some(step(words).id)).collect::<Vec<_>>();
    assert_eq!(stones(STEPS[0])[0].help, Some(Help::ByMyself));
    assert_eq!(stones(SMALL[1])[0].help, Some(Help::WithAHand));
    let came: Vec<&str> = stones(STEPS[2]).iter().map(|e| e.more.text(&Entry::CAME).unwrap().as_str()).collect();
    assert_eq!(came, CALLS.map(|(_, came)| came));
    let lines: Vec<Level> = parts.log.iter().flat_map(|e| Look::all(e)).filter_map(Look::line).collect();
    assert_eq!(lines, [Level::HardStretch, Level::Part, Level::AsHoped, Level::Better]);
    assert_eq!(parts.log.iter().filter(|e| e.kind == EntryKind::HardTime).count(), 1);
}

/// Without what differs between two copies of the same story: ids, and times to the second.
fn plain(parts: Parts) -> Parts {
    let ids = cairnbook::workbook::parts::ids_in_order(&parts);
    let named: HashMap<Id, Id> = ids
        .iter()
        .enumerate()
        .map(|(n, id)| (*id, Id::of(&format!("{}_{n}", id.as_str().chars().next().unwrap())).unwrap()))
        .collect();
    let name = |id: Id| named.get(&id).copied().unwrap_or(id);
    let mut parts = parts;
    for goal in parts.goals.iter_mut().map(Arc::make_mut) {
        (goal.id, goal.at, goal.worded) = (name(goal.id), Moment(0), None);
        goal.marks = goal.marks.without_times();
    }
    for step in parts.steps.iter_mut().map(Arc::make_mut) {
        (step.id, step.at) = (name(step.id), Moment(0));
        step.marks = step.marks.without_times();
        (step.goal, step.under) = (step.goal.map(name), step.under.map(name));
    }
    for entry in parts.log.iter_mut().map(Arc::make_mut) {
        (entry.id, entry.at) = (name(entry.id), Moment(0));
        entry.marks = entry.marks.without_times();
        (entry.goal, entry.step) = (entry.goal.map(name), entry.step.map(name));
        if let Some(Value::Rows(rows)) = entry.more.get_mut(&Key::of("goals")) {
            for row in rows {
                row.id = name(row.id);
            }
        }
    }
    parts
}

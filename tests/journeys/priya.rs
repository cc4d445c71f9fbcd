//! Priya rings the council: three calls that are three things she did, getting ready to ask, a no and what she picks
//! after it, help wished to stay as it is, and a tip for the next person. In both faces.

use cairnbook::{
    base::{Key, Value},
    workbook::{Help, StepState, Wish, Workbook},
};

use crate::support::player::Player;

const GOAL: &str = "We meet in the garden and I can get in";
const STEP: &str = "Ring the council about the ramp";
const CALLS: [(&str, &str); 3] =
    [("2026-11-03", "no answer"), ("2026-11-05", "wrong office"), ("2026-11-06", "will call back")];

#[test]
fn a_ramp_at_the_garden() {
    let mut ends = Vec::new();
    for mut player in Player::both(&Workbook::default()) {
        let player = &mut player;
        player.day("2026-11-02");
        the_goal(player);
        three_calls(player);
        gets_ready(player);
        they_say_no(player);
        done_with_a_hand(player);
        for_the_next_one(player);
        ends.push(what_is_kept(player));
    }
    assert_eq!(ends[0], ends[1]);
}

fn the_goal(player: &mut Player) {
    player.act('g', "new goal");
    if player.hands().scene().writing.is_none() {
        player.open("What do you want?");
    }
    player.write(GOAL);
    player.open("More questions");
    player.choose("How much help would you like with this one?", "I'd like to keep the help I have");
    player.open("Add a small step");
    player.write(STEP);
}

fn to_the_step(player: &mut Player) {
    player.place('2', "goals");
    player.open(GOAL);
    player.open(STEP);
}

/// Three tries are three things she did: dated, each with its note; the step stays open.
fn three_calls(player: &mut Player) {
    for (on, what) in CALLS {
        player.day(on);
        to_the_step(player);
        player.open("I tried it");
        player.open_last(STEP);
        player.fill("How did it turn out?", what);
        player.back();
        player.sees(what);
    }
    let kept = player.kept();
    let tries: Vec<_> =
        kept.log.iter().filter(|entry| entry.tried).map(|entry| entry.on.day().unwrap().to_string()).collect();
    assert_eq!(tries, CALLS.map(|(on, _)| on.to_owned()));
    assert!(kept.steps[0].state.is_open());
}

/// What she wants, one sentence in four parts, three questions, a rule that is not checked.
fn gets_ready(player: &mut Player) {
    player.day("2026-11-09");
    player.place('3', "about me");
    player.open("Get ready to ask");
    player.fill("What do you want?", "A ramp at the garden gate");
    player.fill("In one sentence", "Please tell me who can put a ramp there.");
    player.fill("Your questions, the most important", "Who decides this?");
    player.open("More questions");
    player.fill("What is happening?", "There is a step at the gate.");
    player.fill("How does it affect you?", "I can not get in with my chair.");
    player.fill("What do you need?", "I need a way in without steps.");
    player.sees(
        "There is a step at the gate. I can not get in with my chair. I need a way in without steps. Please tell me who \
         can put a ramp there.",
    );
    player.open("Add a rule");
    player.write("They have to answer in two weeks.");
    player.open("That is all");
    player.sees("Not checked yet: They have to answer in two weeks. Who could you check with?");
    player.open("See it ready to print");
    player.sees("A ramp at the garden gate");
    player.sees("not checked");
    player.back();
}

/// A no: she picks what she could do; to stop is one of them and stands among the others.
fn they_say_no(player: &mut Player) {
    player.open("If they say no");
    player.sees("Stop here");
    player.open("Ask for it in writing");
    player.open("Ask who decides");
    player.open("That is all");
    player.sees("Ask for it in writing, Ask who decides");
}

fn done_with_a_hand(player: &mut Player) {
    player.day("2026-11-12");
    to_the_step(player);
    player.open("I did it");
    player.open("With some help");
    let kept = player.kept();
    assert_eq!(kept.steps[0].state, StepState::Done);
    assert_eq!(kept.log.iter().filter(|entry| entry.help == Some(Help::WithAHand)).count(), 1);
    assert_eq!(kept.goals[0].wish, Some(Wish::Same));
}

/// The tip and "who could change this" have a place, and are kept with the rest.
fn for_the_next_one(player: &mut Player) {
    player.place('3', "about me");
    player.open("What can I change?");
    player.open("Add one thing");
    player.write("The gate has a step");
    player.open("More questions");
    player.choose("Who is not getting what they need?", "It's down to a rule or a system");
    player.sees("A rule can be unfair, and that is not your fault.");
    player.fill("A rule can be unfair", "The parks office");
    player.open("That is all");
    player.place('4', "milestones");
    player.open("What I can do now");
    player.open("More questions");
    player.fill("A tip for someone who is where", "Ask for the name of the one you speak to.");
}

fn what_is_kept(player: &mut Player) -> Vec<String> {
    let kept = player.kept();
    let text = |page: &str, field: &'static str| {
        let answers = kept.answers.iter().find(|answers| answers.id.as_str().starts_with(page)).unwrap();
        answers.fields.get(&Key::of(field)).map(|value| match value {
            Value::Rows(rows) => format!("{:?}", rows.iter().map(|row| &row.cells).collect::<Vec<_>>()),
            other => format!("{other:?}"),
        })
    };
    let fields = [
        ("p_ask", "i_want"),
        ("p_ask", "request"),
        ("p_ask", "if_no"),
        ("p_ask", "rules"),
        ("p_change", "items"),
        ("p_can_do", "tip"),
    ];
    fields.map(|(page, field)| text(page, field).unwrap_or_else(|| panic!("{page} has no {field}"))).to_vec()
}

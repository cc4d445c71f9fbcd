//! A talk in a real terminal, from sitting down to closing the lid; and the same through plain lines by a pipe. Whose words
//! is plain in the file.

use cairnbook::{
    base::{Day, Id, Slot, Value, Who},
    workbook::{Edit, IdeaState, Talk, Workbook},
};

use crate::asked;
use crate::support::pty::{Nest, Term, keys::*, pipe::Pipe, word};

const STEP: &str = "Ask at the school";
const IDEAS: [&str; 4] = ["Ring Ruth", "Take the bus", "Buy a planner", "See a film"];

/// Hands on the keys: what is typed is content, every other key is counted.
struct Hands {
    term: Term,
    pressed: usize,
}

impl Hands {
    fn press(&mut self, key: &str, then: &str) {
        self.pressed += 1;
        self.term.keys_until(key, then);
    }

    fn type_in(&mut self, words: &str) {
        self.term.keys_until(words, words);
    }
}

#[test]
fn the_frame_of_a_talk_costs_few_keys() {
    let nest = Nest::new();
    let mut hands = Hands { term: Term::open(&nest), pressed: 0 };
    let now = &mut hands;
    now.press("j", &word("meet.look"));
    now.press(ENTER, "Who is with you?");
    now.type_in("Ana");
    now.press(ENTER, "Who types?");
    now.press(DOWN, "I talk, and they type");
    now.press(ENTER, "This workbook is yours");
    now.press(ENTER, "talk about today?");
    now.type_in("The letter");
    now.press(ENTER, "What would help most?");
    now.press(ENTER, "You and Ana");
    now.term.wait_for("Ana types for you");
    // What is talked about is content; so is what becomes of it.
    now.press("q", &word("talk.stop_title"));
    now.press(ENTER, "Esc");
    now.type_in("I can ask.");
    now.press(TAB, "Esc");
    now.type_in(STEP);
    now.press(TAB, "Esc");
    now.type_in("in two weeks");
    now.press("\x12", "What was typed");
    now.term.wait_for("I can ask.");
    now.term.wait_for(&word("read_back.ask"));
    now.press(ENTER, &word("talk.stop_title"));
    now.pressed += 1;
    now.term.keys(CTRL_Q);
    assert_eq!(now.term.ended(), 0);
    assert!(hands.pressed <= 15, "{} keys", hands.pressed);
    let book = nest.book();
    let talk = book.talks().next().unwrap();
    assert!(book.settings().folded && book.waiting(None).is_empty());
    assert_eq!((talk.with().as_str(), talk.meet().and_then(cairnbook::base::When::day).is_some()), ("Ana", true));
}

fn idea(pipe: &mut Pipe, words: &str) {
    pipe.pick("Write down an idea from Ana", "");
    pipe.say(words);
    pipe.say("back");
}

#[test]
fn four_ideas_and_what_became_of_each() {
    let nest = Nest::new();
    let mut pipe = Pipe::open(&nest);
    pipe.say("someone is here");
    pipe.pick("That is fine", "");
    pipe.say("Ana");
    pipe.pick("I do", "");
    pipe.pick("We talked about it", "");
    pipe.say("The letter");
    pipe.pick("Ideas", "");
    for words in IDEAS {
        idea(&mut pipe, words);
    }
    pipe.say_hear("who writes", "Ana types for you");
    pipe.say_hear("who writes", "You write");
    for (words, answer) in IDEAS.iter().zip(["Keep it", "Say it my way", "No thanks"]) {
        pipe.say("our ideas");
        pipe.pick(words, "");
        pipe.pick(answer, "");
        if answer == "Say it my way" {
            pipe.say("I go by bike");
        }
        pipe.say("someone is here");
    }
    pipe.say("end the session");
    pipe.pick("Stop here", "");
    assert_eq!(pipe.end(), Some(0));
    whose_words(&nest.book());
    by_eye(&nest);
}

#[test]
fn what_is_written_by_a_command_after_a_kill_is_no_part_of_that_talk() {
    for command in [["log", "Walked to the lake"].as_slice(), &["check-in"]] {
        let nest = asked::nest();
        let talk = Id::page_again(Talk::PAGE, Id::of("r0000000001").unwrap());
        let sunday = Day::iso("2026-11-15").unwrap();
        asked::written(&nest, |book, stamp| {
            book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), stamp).unwrap();
            book.seen_on(sunday);
        });
        let before = nest.book().log().len();
        let args = [command, &["--file", "book/sam.ron"]].concat();
        let out = asked::run_on(&nest, &args, "Walked to the lake\n\n\n\n\n\n");
        assert_eq!((out.code, nest.book().log().len()), (0, before + 1), "{}{}", out.out, out.err);
        let book = nest.book();
        assert_eq!(book.talk(talk).and_then(Talk::ended), Some(sunday));
        assert_eq!(book.talk(talk).map(Talk::changes), Some(Vec::new()));
    }
}

fn whose_words(book: &Workbook) {
    // A pipe writes all four within a second, which is as fine as times are kept: their order is not asked for.
    assert_eq!(book.ideas().count(), IDEAS.len());
    let states = [IdeaState::Kept, IdeaState::MyWay, IdeaState::No, IdeaState::Waits];
    for (words, state) in IDEAS.iter().zip(states) {
        let idea = book.ideas().find(|idea| idea.words().as_str() == *words).unwrap_or_else(|| panic!("{words}"));
        let own = (state == IdeaState::MyWay).then_some("I go by bike");
        assert_eq!((idea.state(), idea.own().map(cairnbook::base::Text::as_str)), (state, own), "{words}");
    }
    for idea in book.ideas() {
        assert_eq!((idea.answers().by, idea.name().as_str()), (Who::Helper, "Ana"));
    }
    assert!(book.talks().next().is_some_and(|talk: Talk| !talk.is_open()));
}

/// As someone reads it who has never seen the program.
fn by_eye(nest: &Nest) {
    let file = std::fs::read_to_string(nest.file()).unwrap();
    for words in IDEAS {
        let before = file.split(words).next().unwrap();
        let record = before.rsplit("\n    (\n").next().unwrap();
        assert!(record.contains("by: Helper") && record.contains("name: \"Ana\""), "{record}");
    }
    assert!(file.contains("\"state\": Pick(\"no\")") && file.contains("\"state\": Pick(\"kept\")"), "{file}");
}

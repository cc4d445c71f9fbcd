//! What is private leaves no trace while two are here: every scene is that of a workbook in which it never was. Also after
//! a kill in the middle, after the talk, and until its owner says that they are alone.

use cairnbook::{
    app::{App, Event, Opening, Scene},
    page::{Act, Action, Allowed, Block},
    workbook::{Talk, Workbook},
};

use crate::support::{
    found,
    hands::{Dice, Hands, content},
    secret::{MARKER, twins},
};

/// The talk goes on: as after a start of it, without the questions.
fn in_the_talk(book: &Workbook) -> Hands {
    let mut ended = Hands::on(book);
    // A talk that is open when the book opens is over; it is begun anew as a person would.
    ended.act(Act::Together);
    ended.focus_first();
    ended.act(Act::Open);
    assert!(ended.app.book().open_talk().is_some_and(Talk::is_open));
    ended
}

/// All that a face could show or say.
fn all(scene: &Scene) -> String {
    without_row_ids(&format!("{:?}", Scene { visit: 0, ..scene.clone() }))
}

/// No face shows the id of a row, and one that was noted apart has its own.
fn without_row_ids(text: &str) -> String {
    let is_id = |word: &str| {
        word.strip_prefix('r').is_some_and(|rest| rest.len() == 16 && rest.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    text.split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| if is_id(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())) { "row " } else { word })
        .collect()
}

/// Both see the same; where they do not, only the lines that differ are told.
#[track_caller]
fn must_be_the_same(one: &Scene, other: &Scene, at: &str) {
    if all(one) == all(other) {
        return;
    }
    let lines = |scene: &Scene| {
        let text = without_row_ids(&format!("{:#?}", Scene { visit: 0, ..scene.clone() }));
        text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let (one, other) = (lines(one), lines(other));
    let only_in = |these: &[String], those: &[String]| {
        let only: Vec<&str> = these.iter().filter(|line| !those.contains(line)).map(String::as_str).collect();
        if only.is_empty() {
            "(nothing; the order or the number of lines is another)".to_owned()
        } else {
            only.join("\n")
        }
    };
    panic!(
        "{at}: what is private shows: the helper sees another page than where it never was.\n\
         Only with something hidden:\n{}\nOnly where it never was:\n{}",
        only_in(&one, &other),
        only_in(&other, &one)
    );
}

/// What is private stands nowhere on it; where it does, only the lines with it are told.
#[track_caller]
fn must_hide(scene: &Scene, at: &str) {
    if !all(scene).contains(MARKER) {
        return;
    }
    let text = format!("{:#?}", Scene { visit: 0, ..scene.clone() });
    let lines: Vec<&str> = text.lines().filter(|line| line.contains(MARKER)).map(str::trim).collect();
    panic!("{at}: words that are private stand before the helper:\n{}", lines.join("\n"));
}

/// Something that can be done now, by chance.
fn any_move(scene: &Scene, dice: &mut Dice) -> Option<Event> {
    let spots = found::spots(scene);
    // The guide is read, and holds nothing of a workbook.
    let leaves = [Act::Leave, Act::Sample, Act::Suspend, Act::Alone, Act::Interrupt, Act::Hide, Act::Guide];
    let allowed = |action: &&Action| action.allowed == Allowed::Yes && !leaves.contains(&action.act);
    let actions: Vec<Act> = scene.actions.iter().filter(allowed).map(|action| action.act).collect();
    match dice.roll(10) {
        0..=3 if !spots.is_empty() => Some(dice.pick(&spots).focus()),
        4..=6 => Some(Event::Do(Act::Open)),
        7 if scene.writing.is_some() => {
            Some(Event::Write { slot: scene.writing.clone()?, text: format!("word {}", dice.roll(5)) })
        }
        _ if !actions.is_empty() => Some(Event::Do(*dice.pick(&actions))),
        _ => None,
    }
}

#[test]
fn two_see_the_book_in_which_it_never_was() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..60 {
        let mut pair = twins().map(|book| in_the_talk(&book));
        let mut dice = Dice::new(seed);
        for turn in 0..350 {
            let [one, other] = [pair[0].scene(), pair[1].scene()];
            let place = pair[0].place();
            seen.insert(place.split(['(', ' ']).next().unwrap_or_default().to_owned());
            let at = format!("seed {seed}, turn {turn}, at {place}");
            must_hide(&one, &at);
            must_be_the_same(&one, &other, &at);
            let Some(event) = any_move(&one, &mut dice) else { continue };
            // A talk that was ended is begun again.
            if pair[0].app.book().open_talk().is_none() && turn % 7 == 0 {
                for hands in &mut pair {
                    hands.act(Act::Together);
                }
            }
            for hands in &mut pair {
                hands.send(event.clone());
            }
        }
        let whole = format!("{:?}", pair[0].app.whole_book().snapshot());
        for n in [2, 9, 10, 11, 20, 21, 22, 23, 24, 25] {
            assert!(whole.contains(&format!("{MARKER} {n}")), "{n} is lost with seed {seed}");
        }
    }
    for place in
        ["Goal", "Milestones", "Find", "Palette", "Help", "Pile", "Progress", "Story", "Together", "Talk", "Ideas"]
    {
        assert!(seen.contains(place), "{place} was never come to: {seen:?}");
    }
}

#[test]
fn it_stays_folded_after_a_kill_and_after_the_talk_until_its_owner_is_alone() {
    let [secret, plain] = twins();
    let mut hands = in_the_talk(&secret);
    hands.act(Act::Goals);
    // Killed in the middle: what the disk has is opened again.
    let mut again = Hands::on(hands.app.whole_book());
    let mut twin = Hands::on(in_the_talk(&plain).app.whole_book());
    for act in [Act::Today, Act::Goals, Act::Milestones, Act::About, Act::More, Act::Progress, Act::Palette] {
        for hands in [&mut again, &mut twin] {
            hands.act(act);
        }
        let (one, other) = (again.scene(), twin.scene());
        must_hide(&one, &format!("{act:?}"));
        must_be_the_same(&one, &other, &format!("{act:?}"));
        again.act(Act::Back);
        twin.act(Act::Back);
    }
    assert_eq!(again.app.book().open_talk().map(Talk::id), None, "closing the lid ended it");
    again.act(Act::Alone);
    assert!(again.is_at("Ask"));
    again.focus_last();
    again.act(Act::Open);
    again.act(Act::Goals);
    assert!(all(&again.scene()).contains(MARKER), "alone, all of it is there again");
}

#[test]
fn what_could_be_undone_before_is_not_told_until_it_can_be_seen() {
    let [mut secret, _] = twins();
    secret.seen_on(cairnbook::base::Day::iso("2026-11-22").unwrap());
    let opening = Opening {
        book: secret,
        content: content(),
        seed: 1,
        is_new: false,
        look_only: None,
        news: Vec::new(),
        installation: "test".into(),
        can_suspend: true,
    };
    let mut hands = Hands::on(&Workbook::default());
    hands.app = App::new(opening, hands.now);
    alone(&mut hands);
    hands.act(Act::Goals);
    hands.focus_on(MARKER);
    hands.act(Act::Open);
    let field = hands.scene().page.main.iter().find_map(|block| match block {
        Block::Field(field) if field.kind.is_typed() => Some(field.slot.clone()),
        _ => None,
    });
    hands.write_in(field.unwrap(), &format!("{MARKER} anew"));
    hands.act(Act::Back);
    hands.act(Act::Today);
    hands.act(Act::Together);
    hands.press(&[cairnbook::page::Code::Enter]);
    assert!(hands.app.book().open_talk().is_some());
    hands.act(Act::Undo);
    must_hide(&hands.scene(), "after an undo in the talk");
}

fn alone(hands: &mut Hands) {
    hands.act(Act::Alone);
    hands.focus_last();
    hands.act(Act::Open);
    assert!(!hands.app.book().settings().folded);
}

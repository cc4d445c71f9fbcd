//! Whatever a person writes, what stands beside it is decent, and no page had to know the sentence for that: in every kind
//! of field, in both faces, on the day itself, the next day, and after weeks.

use std::collections::BTreeSet;

use cairnbook::{
    app::Scene,
    page::{Block, FieldKind, Page},
    workbook::{EntryKind, Workbook},
};

use crate::support::{
    eyes,
    hands::{Hands, LOOKS},
    hard_words::{HARD, HARMLESS, INDECENT, LISTED, without},
    player::Player,
    seen::{must_not_show, must_show},
    small::{entry, on, steps, stone},
    voice::Voice,
    ways::enter_on,
};

/// A line with the page it stands on.
type Line = (String, String);

const CALL: &str = "Someone to call: ";

/// All that a page says, part by part.
fn lines(page: &Page) -> Vec<String> {
    let mut out = vec![page.title.clone()];
    for block in page.main.iter().chain(&page.side) {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Quiet(text) | Block::Own(text) => out.push(text.clone()),
            Block::Field(field) => {
                out.extend([field.label.clone(), field.shown.clone(), field.echo.clone(), field.whose.clone()]);
            }
            Block::List(list) => {
                for row in &list.rows {
                    out.extend([row.head.clone(), row.text.clone(), row.note.clone()]);
                }
            }
            Block::Figure(figure) => {
                out.push(figure.words().to_owned());
                out.extend(figure.rows().iter().map(|(name, said)| format!("{name}: {said}")));
            }
        }
    }
    out.retain(|line| !line.trim().is_empty());
    out
}

/// What is seen and heard on the way.
struct Seen {
    words: &'static str,
    lines: Vec<Line>,
}

impl Seen {
    /// Takes down all that is there now: the page, what was just said, the keys at the foot, and how it is spoken.
    #[track_caller]
    fn look(&mut self, player: &mut Player) {
        let spoken = matches!(player, Player::Lines(_));
        let hands = player.hands();
        let scene = hands.scene();
        self.asks_without_own_words(&scene.page);
        let mut told = if spoken { eyes::spoken(&scene, hands.app.words()) } else { lines(&scene.page) };
        told.extend(scene.notice.iter().map(|notice| notice.text.clone()));
        told.extend(feet(&scene));
        let at = hands.place().split(' ').next().unwrap_or_default().to_owned();
        self.lines.extend(told.into_iter().map(|line| (at.clone(), without(&line, self.words))));
    }

    /// As [`Self::look`], on the page of a hard time or a check-in: someone to call stands there, once.
    #[track_caller]
    fn look_and_call(&mut self, player: &mut Player) {
        let scene = player.hands().scene();
        let calls = lines(&scene.page).iter().filter(|line| line.contains(CALL)).count();
        assert_eq!(calls, 1, "{:#?}", lines(&scene.page));
        self.look(player);
    }

    /// No question for a number, or for one of several, holds what someone wrote.
    #[track_caller]
    fn asks_without_own_words(&self, page: &Page) {
        for block in &page.main {
            if let Block::Field(field) = block
                && matches!(field.kind, FieldKind::Rate { .. } | FieldKind::Pick { .. })
            {
                assert!(!without(&field.label, self.words).contains('…'), "{}", field.label);
            }
        }
    }
}

fn feet(scene: &Scene) -> Vec<String> {
    scene.actions.iter().filter(|action| action.foot).map(|action| action.label.clone()).collect()
}

/// The same face again with what was kept, on another day.
fn again(player: &mut Player, on: &str) -> Player {
    let hands = Hands::opened(player.hands().app.book(), on, Vec::new());
    match player {
        Player::Screen(_) => Player::Screen(Box::new(hands)),
        Player::Lines(_) => Player::Lines(Box::new(Voice::new(hands))),
    }
}

/// A day on which these words are written in every place a person comes to, the day after, and one after weeks.
fn played(mut player: Player, words: &'static str) -> Vec<Line> {
    let mut seen = Seen { words, lines: Vec::new() };
    let p = &mut player;
    p.place('2', "goals");
    p.fill("Write a goal", words);
    seen.look(p);
    p.fill("Why does it matter", words);
    seen.look(p);
    p.fill("Add a small step", words);
    seen.look(p);
    p.open("How will I know?");
    p.fill("As I hoped", words);
    p.fill("How are things today", words);
    seen.look(p);
    p.back();
    p.open("If it gets hard");
    p.fill("Add a plan", words);
    if p.page().iter().any(|line| line.starts_with("Then what will you do?")) {
        p.fill("Then what will you do?", words);
    }
    seen.look(p);
    p.back();
    p.back();
    p.place('1', "today");
    seen.look(p);
    p.open(words);
    seen.look(p);
    logged(p, &mut seen, words);
    reflected(p, &mut seen, words);
    for on in ["2026-11-23", "2026-12-29"] {
        let mut later = again(p, on);
        seen.look(&mut later);
        for (key, name) in [('2', "goals"), ('3', "about me"), ('4', "milestones"), ('1', "today")] {
            later.place(key, name);
            seen.look(&mut later);
        }
        later.act('h', "hard time");
        seen.look_and_call(&mut later);
    }
    seen.lines
}

/// A stone, a hard time, a note, a check-in.
fn logged(p: &mut Player, seen: &mut Seen, words: &str) {
    for (key, name, label) in [
        ('a', "add a stone", "What did you do?"),
        ('h', "hard time", "What happened, in a few words?"),
        ('n', "write a note", "What do you want to keep?"),
        ('c', "check in", "How have things been"),
    ] {
        p.place(if key == 'n' { '4' } else { '1' }, if key == 'n' { "milestones" } else { "today" });
        if key == 'n' {
            p.open("Write a note");
        } else {
            p.act(key, name);
        }
        if p.hands().scene().writing.is_none() {
            p.open(label);
        }
        p.write(words);
        match key {
            'h' => hard_time(p, seen),
            'c' => check_in(p, seen),
            _ => seen.look(p),
        }
        p.back();
    }
}

/// Each answer to what now, and what it leads to.
fn hard_time(p: &mut Player, seen: &mut Seen) {
    seen.look_and_call(p);
    for answer in [
        "Leave things as they are",
        "Change a step",
        "Move a step to another day",
        "Get more help",
        "Make a plan",
        "Talk to",
        "Rest",
    ] {
        p.choose("What now?", answer);
        seen.look_and_call(p);
    }
}

fn check_in(p: &mut Player, seen: &mut Seen) {
    seen.look_and_call(p);
    if p.page().iter().any(|line| line.starts_with("Goal 1:")) {
        p.choose("Goal 1:", "A hard stretch");
    }
    p.open("More questions");
    p.fill("How are you?", "0");
    seen.look_and_call(p);
}

/// A good day, a strength, someone who helps, a choice; then looking back.
fn reflected(p: &mut Player, seen: &mut Seen, words: &str) {
    for (page, question) in [
        ("A good day", "Imagine it's a good day."),
        ("My strengths", "What helped you get through a hard time?"),
        ("My people", "Add someone"),
    ] {
        p.place('3', "about me");
        p.open(page);
        p.fill(question, words);
        seen.look(p);
    }
    p.place('2', "goals");
    p.open("Make a choice");
    p.fill("What do you want to decide?", words);
    p.fill("Add a way", words);
    seen.look(p);
    for (key, name) in [('2', "goals"), ('3', "about me"), ('4', "milestones"), ('1', "today")] {
        p.place(key, name);
        seen.look(p);
    }
}

/// The faces, with an empty workbook.
fn faces() -> [Player; 2] {
    Player::both(&Workbook::default())
}

/// Fails at the first line that is not the same.
#[track_caller]
fn alike(one: &[Line], other: &[Line], words: &str) {
    for (line, twin) in one.iter().zip(other) {
        assert_eq!(line, twin, "not alike for {words:?}");
    }
    assert_eq!(one.len(), other.len(), "{words:?}");
}

/// Fails where something stands that may not stand beside any words.
#[track_caller]
fn decent(lines: &[Line]) {
    let found = |line: &str| {
        let low = line.to_lowercase();
        INDECENT.iter().find(|indecent| {
            low.match_indices(**indecent).any(|(at, found)| {
                let around = [
                    low.get(..at).and_then(|b| b.chars().next_back()),
                    low.get(at + found.len()..).and_then(|a| a.chars().next()),
                ];
                around.into_iter().flatten().all(|c| !c.is_alphanumeric())
            })
        })
    };
    // A page without a word of the person has none beside it.
    let own: BTreeSet<&String> = lines.iter().filter(|(_, line)| line.contains('…')).map(|(place, _)| place).collect();
    let beside = lines.iter().filter(|(place, _)| own.contains(place));
    let wrong = beside.filter_map(|(place, line)| found(line).map(|what| format!("{what:?} in {line:?} on {place}")));
    let wrong: BTreeSet<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_faces_say_the_same_beside_any_words_and_all_of_it_is_decent() {
    let twins = faces().map(|face| played(face, HARMLESS));
    for twin in &twins {
        decent(twin);
    }
    for (nth, words) in HARD.into_iter().enumerate() {
        // Both faces know the first ones; of the others each knows every second.
        for (face, (player, twin)) in faces().into_iter().zip(&twins).enumerate() {
            if nth < 2 || face % 2 == nth % 2 {
                alike(&played(player, words), twin, words);
            }
        }
    }
}

#[test]
fn what_is_listed_takes_away_what_is_asked_and_adds_nothing_but_someone_to_call() {
    for (words, face) in LISTED.into_iter().zip([0, 1, 0, 1]) {
        let [screen, spoken] = faces();
        decent(&played(if face == 0 { screen } else { spoken }, words));
    }
}

#[test]
fn today_quotes_neither_stone_nor_hard_time() {
    for words in HARD {
        let mut book = steps(&[("s_box", "Find a box", "", None)]);
        stone(&mut book, "e_stone", "2026-11-20", words, |_| {});
        entry(&mut book, "e_hard", EntryKind::HardTime, "2026-11-21", words);
        let mut hands = on(&book);
        must_not_show(&mut hands, words);
        must_show(&mut hands, "Last stone Fri 20 Nov");
        enter_on(&mut hands, "Last stone");
        must_show(&mut hands, words);
    }
}

#[test]
fn an_example_goes_once_something_is_written() {
    let example = "I want to open my mail without fear.";
    for face in 0..2 {
        let mut player = faces().into_iter().nth(face).unwrap();
        player.place('2', "goals");
        player.fill("Write a goal", HARD[0]);
        player.open("What do you want?");
        let shown = match &mut player {
            Player::Screen(hands) => {
                let scene = hands.scene();
                assert!(scene.writing.is_some());
                eyes::drawn(&scene, hands.app.words(), 100, 40, LOOKS)
            }
            Player::Lines(voice) => voice.says(".again").join("\n"),
        };
        assert!(shown.contains(HARD[0]) && !shown.contains(example), "{shown}");
    }
}

//! The commands `next`, `status` and `log`, as the real program prints them. `check-in` and faults have
//! files of their own.

use std::{fs, sync::Arc};

use cairnbook::{
    base::{Day, Id, Moment, Slot, Text, Value, When},
    workbook::{
        Entry, EntryKind, Goal, Help, Look, Settings, Stamp, Step, Workbook, edit::Edit, outline::Spot, step::StepState,
    },
};

use crate::{
    asked::{self, BOOKS, PAID, WIDE, nest, run, run_on, written},
    support::pty::{self, Nest, Pipe, Term, word},
};

#[test]
fn next_tells_one_step_its_day_and_its_goal() {
    let nest = nest();
    let out = run(&nest, &["next", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert_eq!(out.out, "Call the college\nby Friday 27 November 2026\nfor: Learn to keep my own books\n");
    let json = run(&nest, &["next", "--json", "--file", "book/sam.ron"]).json();
    assert_eq!(json["today"], "2026-11-22");
    assert_eq!(json["next"]["words"], "Call the college");
    assert_eq!(json["next"]["when"]["day"], "2026-11-27");
    assert_eq!(json["next"]["goal"]["words"], BOOKS);
    assert!(json["reason"].is_null());
}

#[test]
fn a_step_put_off_for_the_day_is_not_shown_and_none_is_told() {
    let nest = nest();
    written(&nest, |book, stamp| {
        let id = Id::settings();
        let set = |field: &str, value| Edit::Set(cairnbook::base::Slot::new(id, &field.into()), Some(value));
        let day = cairnbook::base::Value::When(When::Day(Day::iso(pty::TODAY).unwrap()));
        book.apply(set(Settings::DAILY_ON.as_str(), day), stamp).unwrap();
        let these = cairnbook::base::Value::Picks(vec!["scall".into()]);
        book.apply(set(Settings::NOT_THESE.as_str(), these), stamp).unwrap();
    });
    assert!(run(&nest, &["next", "book/sam.ron"]).out.starts_with("Buy a folder\n"));
    written(&nest, |book, stamp| {
        let open: Vec<Id> = book.steps().filter(|step| step.state == StepState::Open).map(|step| step.id).collect();
        open.into_iter().filter(|id| id.as_str() != "scall").for_each(|id| {
            book.apply(Edit::Remove(id), stamp).unwrap();
        });
    });
    let out = run(&nest, &["next", "book/sam.ron"]);
    assert_eq!((out.code, out.out.trim()), (0, word("cmd.next_put_off").as_str()));
    assert_eq!(run(&nest, &["next", "--json", "book/sam.ron"]).json()["reason"], "put_off");
}

#[test]
fn where_there_is_nothing_yet_that_is_told() {
    let nest = Nest::new();
    let out = run(&nest, &["next", "book/sam.ron"]);
    assert_eq!((out.code, out.out.trim()), (0, word("cmd.next_empty").as_str()));
    assert_eq!(run(&nest, &["next", "--json", "book/sam.ron"]).json()["reason"], "empty");
    assert_eq!(run(&nest, &["status", "book/sam.ron"]).out.trim(), word("cmd.status_empty"));
    let before = nest.listing();
    for (args, told) in [
        (vec!["next"], word("cmd.no_book")),
        (vec!["status", "--json"], word("cmd.no_book")),
        (vec!["status", "book/no.ron"], word("open.not_there")),
        (vec!["next", "book"], word("open.a_folder")),
    ] {
        let out = run(&nest, &args);
        assert_eq!((out.code, out.out.as_str()), (1, ""), "{args:?}");
        assert!(out.err.contains(&told), "{args:?}: {}", out.err);
    }
    assert_eq!(nest.listing(), before, "nothing is made");
}

#[test]
fn status_tells_where_things_stand_in_own_words() {
    let nest = nest();
    let out = run(&nest, &["status", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert_eq!(
        out.out,
        "Your goals\n\
         - Learn to keep my own books\n  how things are: “I do them twice a month” (Tuesday 17 November 2026)\n\
         - Two mornings of paid work\n  how things are: 4 out of 10 (Tuesday 17 November 2026)\n\
         \n\
         This week\n\
         - Call the college (by Friday 27 November 2026)\n\
         - Print the form (done, Tuesday 17 November 2026)\n\
         \n\
         Last stone\n\
         - Tuesday 17 November 2026\n\
         \n\
         Look again\n\
         - Look again at: Two mornings of paid work\n"
    );
    assert!(!out.out.contains(WIDE), "what rests is left alone");
    let json = run(&nest, &["status", "--json", "book/sam.ron"]).json();
    assert_eq!(json["goals"][0]["now"]["line"]["level"], "as_hoped");
    assert_eq!(json["goals"][0]["now"]["line"]["words"], "I do them twice a month");
    assert_eq!(json["goals"][1]["now"]["far"], 4);
    assert_eq!(json["this_week"][1]["done_on"], "2026-11-17");
    assert_eq!(json["last_stone"]["on"]["day"], "2026-11-17");
    assert_eq!(json["look_again"][0]["words"], PAID);
}

#[test]
fn a_stone_and_a_step_without_words_are_told_as_such() {
    let nest = nest();
    written(&nest, |book, stamp| {
        for record in ["estone", "scall"] {
            book.apply(cairnbook::workbook::edit::set_text(Id::of(record).unwrap(), &"words".into(), " "), stamp)
                .unwrap();
        }
    });
    let status = run(&nest, &["status", "book/sam.ron"]).out;
    let none = word("row.no_words");
    assert!(status.contains(&format!("- {none} (by Friday")), "{status}");
}

#[test]
fn a_text_of_several_lines_comes_whole_from_standard_input() {
    let nest = nest();
    let out = run_on(&nest, &["log", "--file", "book/sam.ron"], "I opened one letter.\r\n\n爸爸 was there.\n");
    assert_eq!(out.code, 0, "{}", out.err);
    assert_eq!(out.out, "saved for Sunday 22 November 2026: “I opened one letter.  爸爸 was there.”\n");
    assert_eq!(nest.note(), "I opened one letter.\n\n爸爸 was there.");
    assert_eq!(nest.book().seen(), Day::iso(pty::TODAY));
    assert!(fs::read_dir(nest.backups()).unwrap().count() >= 1, "the version before is kept");
    let codes = run_on(&nest, &["log", "--file", "book/sam.ron", "--json"], "a\u{1b}[31mb\u{202e}");
    assert_eq!(codes.json()["entry"]["words"], "a␛[31mb\u{fffd}");
    let bytes = asked::run_bytes(&nest, &["log", "--file", "book/sam.ron"], b"caf\xe9 again");
    assert_eq!((bytes.code, nest.note().as_str()), (0, "caf\u{fffd} again"));
    assert!(bytes.err.contains(&word("cmd.broken_letters")), "{}", bytes.err);
}

#[test]
fn the_same_entry_by_the_app_gives_the_same_workbook() {
    let (by_command, by_app) = (nest(), nest());
    assert_eq!(run_on(&by_command, &["log", "--file", "book/sam.ron"], "I opened one letter.").code, 0);
    let mut pipe = Pipe::open(&by_app);
    pipe.say("add a stone");
    pipe.say("I opened one letter.");
    pipe.say(".");
    assert_eq!(pipe.end(), Some(0));
    let [one, other] = [by_command, by_app].map(|nest| {
        let mut parts = nest.book().snapshot().parts();
        parts.copies.clear();
        let last = Arc::make_mut(parts.log.last_mut().unwrap());
        (last.id, last.at) = (Id::of("e1").unwrap(), Moment(0));
        parts
    });
    assert_eq!(one, other);
}

#[test]
fn three_stones_then_status_and_next() {
    let nest = nest();
    let log = ["log", "--file", "book/sam.ron"];
    let with = |more: &[&'static str]| [&log[..], more].concat();
    let first = run_on(&nest, &with(&["--goal", "books", "--help-used", "together", "--on", "yesterday"]), "Sat down");
    assert!(first.out.contains("for: Learn to keep"), "{}{}", first.out, first.err);
    assert_eq!(run_on(&nest, &with(&["--on", "last friday"]), "Rang Ana").code, 0);
    assert_eq!(run(&nest, &with(&["Opened the box"])).code, 0);
    let log: Vec<_> = nest.book().snapshot().parts().log;
    let days: Vec<String> = log.iter().rev().take(3).map(|e| format!("{} {}", e.on.day().unwrap(), e.words)).collect();
    assert_eq!(days, ["2026-11-22 Opened the box", "2026-11-21 Sat down", "2026-11-20 Rang Ana"]);
    assert_eq!(log.iter().find(|e| e.words.as_str() == "Sat down").unwrap().help, Some(Help::SideBySide));
    let status = run(&nest, &["status", "book/sam.ron"]).out;
    assert!(status.contains("Last stone\n- Sunday 22 November 2026"), "{status}");
    assert!(run(&nest, &["next", "book/sam.ron"]).out.starts_with("Call the college\n"));
}

#[test]
fn a_hard_time_and_a_note_are_no_stones() {
    let nest = nest();
    let stones = nest.book().stone_count();
    let hard = run_on(&nest, &["log", "--file", "book/sam.ron", "--kind", "setback"], "I can not do this any more.");
    // What hurt to write is not said again; someone to call is.
    let said = "saved: hard time, Sunday 22 November 2026. Someone to call: open your workbook and press Ctrl-G.\n";
    assert_eq!(hard.out, said);
    let note = run_on(&nest, &["log", "--file", "book/sam.ron", "--kind", "note", "--json"], "Ask Tom");
    assert_eq!(note.json()["entry"]["kind"], "note");
    let book = nest.book();
    assert_eq!(book.stone_count(), stones);
    assert_eq!(book.log().newest(EntryKind::HardTime).count(), 1);
}

#[test]
fn the_words_of_a_goal_name_it_or_the_choices_are_told() {
    let nest = nest();
    let log = |goal: &str| run_on(&nest, &["log", "--json", "--file", "book/sam.ron", "--goal", goal], "x");
    for (typed, goal) in [("爸爸", WIDE), ("LEARN TO KEEP", BOOKS), ("paid", PAID), ("mornings  of", PAID)] {
        assert_eq!(log(typed).json()["entry"]["goal"]["words"], goal, "{typed}");
    }
    // "to" is a word of one goal only; "o" is a part of two.
    assert_eq!(log("to").json()["entry"]["goal"]["words"], BOOKS);
    let before = fs::read(nest.file()).unwrap();
    let unclear = run_on(&nest, &["log", "--file", "book/sam.ron", "--goal", "o"], "my text\nof two lines\n");
    assert_eq!((unclear.code, unclear.out.as_str()), (2, "my text\nof two lines\n"));
    assert!(unclear.err.contains(&format!("1. {BOOKS}\n2. {PAID}\n")), "{}", unclear.err);
    assert!(!unclear.err.contains(WIDE), "{}", unclear.err);
    let none = run_on(&nest, &["log", "--file", "book/sam.ron", "--goal", "zebra"], "my text");
    assert_eq!((none.code, none.out.as_str()), (2, "my text\n"));
    assert!(none.err.contains(&format!("3. {WIDE} ({})", word("goal.on_shelf"))), "{}", none.err);
    for out in [unclear, none] {
        assert!(out.err.ends_with(&(word("cmd.safe") + "\n")) && !out.err.contains("my text"), "{}", out.err);
    }
    assert_eq!(log("zebra").json()["text"], "x");
    assert_eq!(fs::read(nest.file()).unwrap(), before, "nothing was written");
}

#[test]
fn what_does_not_fit_writes_nothing_and_the_text_comes_back() {
    let nest = nest();
    let before = nest.listing();
    let long = "a".repeat(70_000);
    for (more, text, told) in [
        (vec!["--on", "after Eid"], "my text", word("cmd.no_day")),
        (vec!["--on", "31 feb"], "my text", word("cmd.no_day")),
        (vec!["--on", "4/5/2026"], "my text", word("cmd.no_day")),
        (vec!["--on", ""], "my text", word("cmd.no_day")),
        (vec!["--kind", "hard"], "my text", "milestone, setback, note".into()),
        (vec!["--help-used", "some"], "my text", "own, little, together, forme".into()),
        (vec!["--kind", "note", "--help-used", "own"], "my text", word("cmd.help_of_a_stone")),
        (vec![], long.as_str(), word("cmd.too_long")),
        (vec![], " \n\n", word("cmd.blank")),
        (vec![], "", word("cmd.blank")),
    ] {
        let out = run_on(&nest, &[&["log", "--file", "book/sam.ron"][..], &more].concat(), text);
        assert_eq!(out.code, 2, "{more:?}");
        assert!(out.err.contains(&told), "{more:?}: {}", out.err);
        assert_eq!(out.out.trim_end(), text.trim_end(), "{more:?}");
        assert!(!out.err.contains("my text"), "own words are no message: {}", out.err);
    }
    assert_eq!(nest.listing(), before, "nothing was written");
}

#[test]
fn a_day_that_is_said_leans_back() {
    let nest = nest();
    for (typed, day) in [("friday", "2026-11-20"), ("24 dec", "2025-12-24"), ("3 days ago", "2026-11-19")] {
        let out = run_on(&nest, &["log", "--json", "--file", "book/sam.ron", "--on", typed], "x");
        assert_eq!(out.json()["entry"]["on"]["day"], day, "{typed}");
    }
}

#[test]
fn a_day_that_is_said_is_told_as_a_field_tells_it() {
    let nest = nest();
    for (typed, told) in [
        ("tomorrow", "Monday 23 November 2026, tomorrow"),
        ("1 dec 2026", "Tuesday 1 December 2026, in 9 days"),
        ("2027-05-01", "Saturday 1 May 2027, in 160 days"),
        ("yesterday", "Saturday 21 November 2026, yesterday"),
        ("today", "Sunday 22 November 2026, today"),
    ] {
        let out = run_on(&nest, &["log", "--file", "book/sam.ron", "--on", typed], "x");
        assert!(out.out.contains(told), "{typed}: {}{}", out.out, out.err);
    }
}

#[test]
fn a_new_workbook_is_begun_where_the_program_would() {
    let nest = Nest::bare();
    let out = run_on(&nest, &["log"], "The first");
    assert_eq!(out.code, 0, "{}", out.err);
    assert!(out.err.contains(&word("cmd.new_book")), "{}", out.err);
    assert_eq!(pty::read(&nest.own_file()).stone_count(), 1);
    assert_eq!(run_on(&nest, &["log"], "The second").err, "");
    assert_eq!(pty::read(&nest.own_file()).stone_count(), 2);
    let before = nest.listing();
    let no_folder = run_on(&nest, &["log", "--file", "nowhere/sam.ron"], "kept");
    assert_eq!((no_folder.code, no_folder.out.as_str()), (1, "kept\n"));
    assert!(no_folder.err.contains(&word("open.no_folder")), "{}", no_folder.err);
    assert_eq!(nest.listing(), before);
}

#[test]
fn at_a_terminal_it_says_how_to_end() {
    let nest = nest();
    let log = |more: &[&str]| {
        let mut args = vec!["log".to_owned(), "--file".into(), nest.file().to_string_lossy().into_owned()];
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        Term::untouched(nest.command(args), 24, 80)
    };
    let mut term = log(&[]);
    term.wait_for(&word("cmd.type"));
    term.keys("by hand\rand more\r\x04");
    term.wait_for("saved for Sunday");
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), "by hand\nand more");
    // Nobody is made to type what is then not taken.
    let mut term = log(&["--on", "never"]);
    assert_eq!(term.ended(), 2);
    assert!(!term.text().contains(&word("cmd.type")), "{}", term.framed());
    let mut term = log(&[]);
    term.wait_for(&word("cmd.type"));
    term.keys("not this\r\x03");
    assert_eq!(term.ended(), 1000, "ended by the signal itself");
    assert_eq!(nest.note(), "by hand\nand more");
}

#[test]
fn a_step_of_no_goal_and_words_for_a_day_are_told() {
    let nest = Nest::new();
    written(&nest, |book, stamp| {
        let id = Id::of("s1").unwrap();
        let mut step = cairnbook::workbook::Step::new(id, stamp.who, stamp.at, None, None);
        step.words = Text::new("Water the\nplants");
        step.when = Some(When::Words(Text::new("when the rains stop")));
        book.apply(Edit::AddStep(step, Spot { under: None, after: None }), stamp).unwrap();
    });
    assert_eq!(run(&nest, &["next", "book/sam.ron"]).out, "Water the plants\nwhen the rains stop\n");
    assert_eq!(run(&nest, &["next", "book/sam.ron", "--json"]).json()["next"]["when"]["words"], "when the rains stop");
}

/// An entry of that day.
fn entry(name: &'static str, kind: EntryKind, on: &str, stamp: Stamp) -> Entry {
    let on = Day::iso(on).map_or_else(|| When::Words(on.into()), When::Day);
    Entry { on, ..Entry::new(Id::of(name).unwrap(), stamp.who, stamp.at, kind, Day::EPOCH) }
}

#[test]
fn why_there_is_no_next_step_is_told() {
    type Change<'a> = &'a dyn Fn(&mut Workbook, Stamp);
    let note = |book: &mut Workbook, stamp: Stamp| {
        let mut note = entry("enote", EntryKind::Note, "2026-11-20", stamp);
        note.words = "I slept.".into();
        book.apply(Edit::AddEntry(note), stamp).unwrap();
    };
    let goal = |book: &mut Workbook, stamp: Stamp| {
        let mut goal = Goal::new(Id::of("gone").unwrap(), stamp.who, stamp.at);
        goal.words = PAID.into();
        book.apply(Edit::AddGoal(goal), stamp).unwrap();
    };
    let too_much = |book: &mut Workbook, stamp: Stamp| {
        goal(book, stamp);
        let mut check_in = entry("elook", EntryKind::CheckIn, "2026-11-21", stamp);
        check_in.more.set(&Slot::new(check_in.id, &Entry::LOAD), Some(Value::Pick("too_much".into())));
        book.apply(Edit::AddEntry(check_in), stamp).unwrap();
    };
    let ways: [(Change, &str); 3] =
        [(&note, "cmd.next_no_goal"), (&goal, "cmd.next_none"), (&too_much, "cmd.next_rest")];
    for (change, told) in ways {
        let nest = Nest::new();
        written(&nest, change);
        let out = run(&nest, &["next", "book/sam.ron"]);
        assert_eq!((out.code, out.out.trim()), (0, word(told).as_str()));
        let json = run(&nest, &["next", "--json", "book/sam.ron"]).json();
        assert_eq!((json["reason"].as_str(), json["next"].is_null()), (Some("none"), true), "{told}");
    }
    // There is something in it, and nothing that is on the go.
    let nest = Nest::new();
    written(&nest, note);
    assert_eq!(run(&nest, &["status", "book/sam.ron"]).out.trim(), word("cmd.status_quiet"));
}

#[test]
fn status_tells_the_newest_look_up_to_today_and_the_newest_stone_that_has_a_day() {
    let nest = nest();
    written(&nest, |book, stamp| {
        for (name, on, goal, column, value) in [
            ("elow", "2026-11-20", "gbooks", Look::LINE, Value::Pick("hard_stretch".into())),
            ("esure", "2026-11-21", "gbooks", Look::SURE, Value::Rate(9)),
            ("etoday", "2026-11-22", "gpaid", Look::FAR, Value::Rate(6)),
            ("ethen", "2026-11-23", "gpaid", Look::FAR, Value::Rate(10)),
            ("ewords", "after the move", "gpaid", Look::FAR, Value::Rate(1)),
        ] {
            let mut look = entry(name, EntryKind::CheckIn, on, stamp);
            let cell = Slot::new(look.id, &Look::GOALS).cell(Id::of(goal).unwrap(), &column);
            look.more.set(&cell, Some(value));
            book.apply(Edit::AddEntry(look), stamp).unwrap();
        }
        let mut stone = entry("elast", EntryKind::Milestone, "the first week here", stamp);
        stone.words = "I bought bread".into();
        book.apply(Edit::AddEntry(stone), stamp).unwrap();
        let state = Slot::new(Id::of("scall").unwrap(), &Step::STATE);
        book.apply(Edit::Set(state, Some(Value::Pick("tried".into()))), stamp).unwrap();
    });
    let out = run(&nest, &["status", "book/sam.ron"]).out;
    for told in [
        "how things are: A hard stretch (Friday 20 November 2026)",
        "how things are: 6 out of 10 (Sunday 22 November 2026)",
        "- Call the college (tried, by Friday 27 November 2026)",
        "Last stone\n- Tuesday 17 November 2026",
    ] {
        assert!(out.contains(told), "{told} in {out}");
    }
    // Where none has a day, the newest of those with words for one.
    written(&nest, |book, stamp| {
        let beads = Slot::new(Id::settings(), &Settings::PILE);
        book.apply(Edit::Set(beads, Some(Value::Pick("beads".into()))), stamp).unwrap();
        book.apply(Edit::Remove(Id::of("estone").unwrap()), stamp).unwrap();
    });
    let out = run(&nest, &["status", "book/sam.ron"]).out;
    assert!(out.contains("Last bead\n- the first week here"), "{out}");
}

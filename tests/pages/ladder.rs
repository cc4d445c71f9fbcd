//! How will I know? as a person meets them: keys in, what stands on the page out.

use cairnbook::{
    base::{Id, Key, Slot, Value, Who},
    page::{Act, Block, Code},
    workbook::{Edit, Entry, EntryKind, GoalKind, Ladder, Level, Look},
};

use crate::support::{
    book::{EVENING, day, filled, id, stamp},
    found,
    hands::Hands,
    on_ladder::*,
    screens,
    seen::{must_not_show, must_show, said},
    talked,
    voice::{Voice, has, number_of},
    ways::{enter_on, letter, walk},
};

#[test]
fn a_helper_at_the_ladder_gets_the_lines_about_the_ladder() {
    let mut hands = talked::two(&filled());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    letter(&mut hands, 'l');
    assert!(hands.is_at("Ladder"), "{}", hands.place());
    hands.act(Act::Companion);
    let lines = said(&hands.scene()).join("\n");
    assert!(
        lines.contains("What would hardly be a change?"),
        "who sits beside someone at a ladder is not helped by what to ask in any talk: {lines}"
    );
}

#[test]
fn the_quick_form_asks_twice_and_then_a_line_is_pressed() {
    let mut hands = on_ladder(&mail(), MAIL);
    must_show(&mut hands, MAIL);
    must_not_show(&mut hands, WHICH);
    write(&mut hands, "as_hoped", HOPED);
    must_show(&mut hands, WHICH);
    must_show(&mut hands, "Most people start on one of the two lowest lines.");
    write(&mut hands, "ladder_today", BAG);
    assert_eq!(chosen(&mut hands), [""; 0]);
    let before = hands.kept();
    enter_on(&mut hands, PART);
    assert_eq!(hands.notice(), format!("You chose: “{BAG}”. Ctrl-Z undoes it."));
    // How it was today is what this line looks like now.
    assert_eq!(chosen(&mut hands), [BAG]);
    must_not_show(&mut hands, "Most people start");
    let [look] = check_ins(&hands).try_into().unwrap();
    assert_eq!(Look::at(&look, id("g_mail")).unwrap().line(), Some(Level::Part));
    assert_eq!(look.on, day("2026-11-22").into_when());
    // One undo takes all of it back, and nobody is led away.
    turn(&mut hands, 'z');
    assert!(hands.kept() == before);
    assert_eq!(hands.notice(), format!("Undone: You chose: “{BAG}”."));
    assert_eq!(hands.place(), "Ladder g_mail");
    must_show(&mut hands, PART);
    turn(&mut hands, 'y');
    assert_eq!(chosen(&mut hands), [BAG]);
    assert_eq!(hands.place(), "Ladder g_mail");
}

/// A day as a date.
trait IntoWhen {
    fn into_when(self) -> cairnbook::base::When;
}

impl IntoWhen for cairnbook::base::Day {
    fn into_when(self) -> cairnbook::base::When {
        cairnbook::base::When::Day(self)
    }
}

#[test]
fn the_same_line_twice_changes_nothing_and_another_one_goes_into_the_same_check_in() {
    let mut hands = quick();
    enter_on(&mut hands, PART);
    let pressed = hands.kept();
    hands.press(&[Code::Enter]);
    assert!(hands.kept() == pressed);
    assert_eq!(hands.notice(), "You have already chosen this line today. Nothing has changed.");
    enter_on(&mut hands, HOPED);
    assert_eq!(chosen(&mut hands), [HOPED]);
    assert_eq!(check_ins(&hands).len(), 1);
    turn(&mut hands, 'z');
    assert!(hands.kept() == pressed);
    assert_eq!(hands.place(), "Ladder g_mail");
    assert_eq!(chosen(&mut hands), [BAG]);
}

#[test]
fn another_day_is_another_check_in_and_the_lines_from_before_are_kept_by_date() {
    let mut hands = quick();
    enter_on(&mut hands, PART);
    must_not_show(&mut hands, "Earlier lines");
    days_go_by(&mut hands, 3);
    // The line that is true until another one is pressed.
    assert_eq!(chosen(&mut hands), [BAG]);
    // It is the newest one: it is not told again among those from before.
    must_not_show(&mut hands, "Earlier lines");
    enter_on(&mut hands, HOPED);
    assert_eq!(check_ins(&hands).len(), 2);
    assert_eq!(chosen(&mut hands), [HOPED]);
    days_go_by(&mut hands, 1);
    let scene = hands.scene();
    let at = said(&scene).iter().position(|line| line == "Earlier lines").unwrap();
    assert_eq!(said(&scene)[at + 1..], [format!("{BAG} Sun 22 Nov")]);
    must_show(&mut hands, "How were things when you began?");
    // The lines come first now, and the one from last time has the focus.
    let mut again = on_ladder_at(hands.app.book(), MAIL, "2026-11-26");
    assert_eq!(line_in_focus(&mut again), "As I hoped");
    let lines = said(&again.scene());
    let row = |words: &str| lines.iter().position(|line| line.starts_with(words)).unwrap();
    assert!(row(WHICH) < row("As I hoped: what would you see?"));
    // A line from before opens its check-in.
    let e = check_ins(&hands)[1].id;
    walk(&mut again, "the row", |focus| focus.under == "Earlier lines");
    again.press(&[Code::Enter]);
    assert_eq!(again.place(), format!("Entry {e}"));
}

#[test]
fn a_check_in_of_today_takes_the_line_and_no_second_one_is_begun() {
    let mut book = mail();
    let mut look = Entry::new(id("e_now"), Who::Me, EVENING, EntryKind::CheckIn, day("2026-11-22"));
    look.words = "I slept on Tuesday".into();
    book.apply(Edit::AddEntry(look), stamp()).unwrap();
    let mut hands = on_ladder(&book, MAIL);
    write(&mut hands, "as_hoped", HOPED);
    enter_on(&mut hands, HOPED);
    let [look] = check_ins(&hands).try_into().unwrap();
    assert_eq!(look.words.as_str(), "I slept on Tuesday");
    assert_eq!(Look::at(&look, id("g_mail")).unwrap().line(), Some(Level::AsHoped));
}

/// All five lines, written in the order they are asked.
fn five() -> Hands {
    let mut hands = quick();
    hands.act(Act::SayMore);
    for (field, words) in [
        ("best", "I open each letter on its day"),
        ("hard_stretch", "I do not touch the bag"),
        ("better", "I open my mail each second day"),
        ("part", "I open one letter a week"),
    ] {
        write(&mut hands, field, words);
    }
    hands
}

#[test]
fn all_five_lines_stand_best_on_top_with_their_names() {
    let mut hands = five();
    let scene = hands.scene();
    let rows = said(&scene);
    // What helps to choose stands before the lines.
    let at = rows.iter().position(|line| line == WHICH).unwrap() + 1;
    assert!(rows[at].starts_with("Most people start on one of the two lowest lines."));
    assert_eq!(
        rows[at + 1..at + 6],
        [
            "I open each letter on its day The best I can picture",
            "I open my mail each second day Better than I hoped",
            "I open my mail twice a week As I hoped",
            "I open one letter a week Part of the way",
            "I do not touch the bag A hard stretch",
        ]
    );
    // A line that has words keeps them, whatever today is like.
    enter_on(&mut hands, "I open one letter a week");
    assert_eq!(hands.notice(), "You chose: “I open one letter a week”. Ctrl-Z undoes it.");
    let goal = hands.app.book().goal(id("g_mail")).unwrap();
    assert_eq!(Ladder::of(goal).line(Level::Part).unwrap().as_str(), "I open one letter a week");
}

#[test]
fn what_is_to_be_kept_up_may_begin_as_hoped() {
    let mut book = mail();
    let kind = Slot::new(id("g_mail"), &Key::of("kind"));
    book.apply(Edit::Set(kind, Some(Value::Pick(Key::of("keep_up")))), stamp()).unwrap();
    assert_eq!(book.goal(id("g_mail")).unwrap().kind, Some(GoalKind::KeepUp));
    let mut hands = on_ladder(&book, MAIL);
    write(&mut hands, "as_hoped", HOPED);
    must_show(&mut hands, "So you can start at “As I hoped”.");
    must_not_show(&mut hands, "Most people start");
    let mut again = on_ladder(hands.app.book(), MAIL);
    assert_eq!(line_in_focus(&mut again), "As I hoped");
}

/// The name of the line in focus.
fn line_in_focus(hands: &mut Hands) -> String {
    let scene = hands.scene();
    let row = found::focused_row(&scene).unwrap();
    if row.note.is_empty() { row.text.clone() } else { row.note.clone() }
}

#[test]
fn an_enter_too_many_is_not_the_best_one_can_picture() {
    let mut hands = on_ladder(quick().app.book(), MAIL);
    assert_eq!(line_in_focus(&mut hands), "Part of the way");
}

#[test]
fn hints_are_quiet_and_block_nothing() {
    let mut hands = on_ladder(&mail(), MAIL);
    hands.act(Act::SayMore);
    write(&mut hands, "as_hoped", "I feel better");
    let hint = "A word like “better” can mean many things.";
    must_show(&mut hands, hint);
    assert!(hands.scene().page.main.iter().any(|block| matches!(block, Block::Quiet(text) if text.starts_with(hint))));
    write(&mut hands, "part", "I feel better");
    must_show(&mut hands, "You wrote the same thing for “Part of the way” and “As I hoped”.");
    // Two at most: that nothing stands above can wait.
    must_not_show(&mut hands, "There is room");
    enter_on(&mut hands, "I feel better");
    assert!(hands.notice().starts_with("You chose"));
    // Who would tell is something to see.
    hands.act(Act::SayMore);
    write(&mut hands, "ladder_seen", "My sister");
    must_not_show(&mut hands, hint);
    must_show(&mut hands, "There is room for a line above “As I hoped”");
}

#[test]
fn a_dark_line_is_answered_with_nothing() {
    let mut hands = on_ladder(&mail(), MAIL);
    write(&mut hands, "as_hoped", "Better dead");
    write(&mut hands, "ladder_today", "I can not go on");
    must_not_show(&mut hands, "can mean many things");
    enter_on(&mut hands, "A hard stretch");
    assert_eq!(hands.notice(), "You chose: “I can not go on”. Ctrl-Z undoes it.");
}

/// The helper's lines are asked for, and both have pressed.
fn with_helper(mine: &str, theirs: &'static str) -> Hands {
    let mut hands = five();
    hands.act(Act::SayMore);
    choose(&mut hands, "ladder_both", "Yes, next to mine");
    enter_on(&mut hands, mine);
    walk(&mut hands, theirs, |focus| focus.under.contains("helper") && focus.words.starts_with(theirs));
    hands.press(&[Code::Enter]);
    hands
}

#[test]
fn a_helper_presses_a_line_of_their_own_in_the_same_check_in() {
    let mut hands = with_helper("I open one letter", "I open my mail twice");
    assert_eq!(hands.notice(), format!("Your helper chose: “{HOPED}”. Ctrl-Z undoes it."));
    assert_eq!(chosen(&mut hands), ["I open one letter a week", HOPED]);
    must_not_show(&mut hands, "You two see it differently");
    let [look] = check_ins(&hands).try_into().unwrap();
    let look = Look::at(&look, id("g_mail")).unwrap();
    assert_eq!((look.line(), look.helper_line()), (Some(Level::Part), Some(Level::AsHoped)));
    enter_on(&mut hands, "I do not touch the bag");
    must_show(&mut hands, "The two of you see this differently. That's worth talking about.");
    days_go_by(&mut hands, 2);
    enter_on(&mut hands, "I do not touch the bag");
    must_show(
        &mut hands,
        &format!("I do not touch the bag Sunday; your helper: {HOPED}").replace("Sunday", "Sun 22 Nov"),
    );
}

#[test]
fn where_nothing_may_be_changed_nothing_is_pressed() {
    let mut looking = Hands::looking(quick().app.book());
    looking.act(Act::Numbers);
    enter_on(&mut looking, MAIL);
    let before = looking.kept();
    enter_on(&mut looking, PART);
    assert!(
        looking.kept() == before && looking.notice().contains("Nothing is saved from here"),
        "{}",
        looking.notice()
    );
}

#[test]
fn more_names_the_numbers_once_there_are_lines() {
    let mut hands = Hands::on(&mail());
    hands.act(Act::More);
    must_not_show(&mut hands, "Numbers for my helper");
    let mut hands = Hands::on(quick().app.book());
    hands.act(Act::More);
    enter_on(&mut hands, "Numbers for my helper");
    assert_eq!(hands.place(), "Numbers");
    // And on the page of the lines, behind saying more twice.
    enter_on(&mut hands, MAIL);
    must_not_show(&mut hands, "Numbers for my helper");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Numbers for my helper");
    assert_eq!(hands.place(), "Numbers");
}

#[test]
fn the_same_in_plain_lines() {
    let mut voice = Voice::new(Hands::on(&mail()));
    let page = voice.says("numbers");
    assert!(has(&page, "It is too early to say."), "{page:#?}");
    let page = voice.says(&number_of(&page, MAIL));
    assert!(has(&page, "How will I know?"), "{page:#?}");
    voice.says(&number_of(&page, "As I hoped: what would you see?"));
    voice.says(HOPED);
    let page = voice.says("again");
    assert!(has(&page, WHICH), "{page:#?}");
    voice.says(&number_of(&page, "How are things today"));
    voice.says(BAG);
    let page = voice.says("again");
    let line = page.iter().find(|line| line.contains(PART) && line.contains("not chosen")).expect("a line to press");
    let after = voice.says(line.split('.').next().unwrap());
    assert!(has(&after, &format!("You chose: “{BAG}”.")), "{after:#?}");
    let page = voice.says("again");
    assert!(page.iter().any(|line| line.contains(BAG) && line.contains(", chosen")), "{page:#?}");
    let page = voice.says("numbers");
    for line in ["Chosen once so far: -1, Part of the way (today)", "T at the start: 40.0", "This is from 1 ladder."] {
        assert!(has(&page, line), "{line}: {page:#?}");
    }
    // In the end the same as by keys.
    let mut keys = quick();
    enter_on(&mut keys, PART);
    let line = |hands: &Hands| {
        let book = hands.app.book();
        let goal = book.goal(id("g_mail")).unwrap().more.clone();
        (goal, book.looks_of(id("g_mail")).map(|(entry, look)| (entry.on.clone(), look.line())).collect::<Vec<_>>())
    };
    assert_eq!(line(&voice.hands), line(&keys));
}

#[test]
fn the_screens_as_they_look() {
    let mut five_pressed = five();
    enter_on(&mut five_pressed, "I open one letter");
    let helper = on_ladder_at(with_helper("I do not touch", "I open my mail twice").app.book(), MAIL, "2026-11-25");
    let all: Vec<(&str, Hands)> = vec![
        ("ladder_empty", on_ladder(&mail(), MAIL)),
        ("ladder_quick", quick()),
        ("ladder_five_pressed", five_pressed),
        ("ladder_with_helper", helper),
    ];
    for (name, mut hands) in all {
        screens::reads_the_same(name, &mut hands);
    }
}

/// No level of a ladder stands as a number on its page.
#[test]
fn no_number_stands_on_the_page_of_the_lines() {
    let mut hands = with_helper("I do not touch", "I open my mail twice");
    let goal: Id = id("g_mail");
    assert_eq!(hands.place(), format!("Ladder {goal}"));
    for line in said(&hands.scene()) {
        assert!(!line.chars().any(|c| c.is_ascii_digit()), "{line}");
    }
}

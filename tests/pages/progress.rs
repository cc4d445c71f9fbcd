//! Pictures of progress as a person comes to them: what each says, what fills it, and how it looks.

use cairnbook::{
    base::{Key, Slot, Value},
    page::{Act, Code},
    tui::Looks,
    workbook::{Edit, EntryKind, Help, Look, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use crate::support::{
    book::{self, id},
    eyes,
    hands::{self, Hands, LOOKS},
    looked_back::{self, done_steps, entry, look, put},
    screens::{self, BARE},
    seen::{must_not_show, must_show, said},
};

const GREY: Looks = Looks::pair(true);

/// Every picture by the name of its row.
/// Each picture: the heading its row stands under, and the row.
const PICTURES: [(&str, (&str, &str)); 8] = [
    ("how_far", (COOK, FAR)),
    ("ladder", (MAIL, "Which line is true")),
    ("sure", (MAIL, "How sure")),
    ("areas", ("Everything", "Parts of life")),
    ("who_did", ("How help", "On my own, or with help")),
    ("who_chose", ("How help", "Who chose")),
    ("strengths", ("Everything", "Strengths")),
    ("year", ("Everything", "A year of days")),
];

const MAIL: &str = "Open my mail without fear";
const COOK: &str = "Cook for the children";
const FAR: &str = "How things are";

fn pictures(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.type_keys("r");
    hands
}

/// Opens a picture by its row.
fn picture(book: &Workbook, row: (&str, &str)) -> Hands {
    let mut hands = pictures(book);
    let (heading, name) = row;
    hands.focus_under(heading, name);
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands
}

fn snap(name: &str, mut hands: Hands) {
    let name = format!("progress_{name}");
    screens::reads_the_same(&name, &mut hands);
}

#[test]
fn every_picture_as_it_looks_and_as_it_is_said() {
    let book = looked_back::book();
    let mut drawings = Vec::new();
    snap("all", pictures(&book));
    snap("none", pictures(&Workbook::default()));
    for (name, row) in PICTURES {
        snap(name, picture(&book, row));
        // Of pictures of one kind, one is enough.
        if !["how_far", "who_chose"].contains(&name) {
            drawings.push((name, LOOKS, picture(&book, row)));
        }
        if ["areas", "who_did"].contains(&name) {
            drawings.push((name, BARE, picture(&book, row)));
        }
    }
    screens::drawings("progress_drawings", drawings);
    snap("early", picture(&book, ("Learn to keep", FAR)));
}

#[test]
fn without_colour_the_pictures_are_the_same_letters_and_hold_no_colour() {
    let book = looked_back::book();
    for (name, row) in PICTURES {
        let mut hands = picture(&book, row);
        let scene = hands.scene();
        let words = hands.app.words();
        let with = eyes::drawn(&scene, words, 80, 24, LOOKS);
        assert_eq!(with, eyes::drawn(&scene, words, 80, 24, GREY), "{name}");
        let mut screen = eyes::Screen::new(80, 24, GREY);
        let colours = screen.draw(&scene, words).content().iter().filter(|cell| {
            !matches!(cell.fg, ratatui::style::Color::Reset) || !matches!(cell.bg, ratatui::style::Color::Reset)
        });
        assert_eq!(colours.count(), 0, "{name}");
    }
}

#[test]
fn every_picture_fits_any_width() {
    let book = looked_back::book();
    for (name, row) in PICTURES {
        let mut hands = picture(&book, row);
        let scene = hands.scene();
        for width in [20, 30, 36, 40, 56, 62, 80, 100, 140, 200] {
            for looks in [LOOKS, BARE] {
                let drawn = eyes::drawn(&scene, hands.app.words(), width, 120, looks);
                let page: Vec<&str> = drawn.lines().collect();
                assert!(page.iter().any(|line| line.contains("What")), "{name} {width}:\n{drawn}");
            }
        }
    }
}

/// The page without the frame around it.
fn page_lines(drawn: &[String]) -> Vec<String> {
    let page = drawn.iter().skip(3).take(drawn.len().saturating_sub(4));
    // Where there is more is told at the edge; what is chosen is told by a sign.
    let bare = |line: &String| line.replace(['↑', '↓', '▸'], " ").trim_end().to_owned();
    page.map(bare).filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn a_picture_opens_at_its_top_and_the_arrows_show_all_of_it() {
    let book = looked_back::book();
    for (name, row) in PICTURES {
        let mut hands = picture(&book, row);
        let words = hands::content();
        let whole = page_lines(&eyes::lines(eyes::Screen::new(40, 120, LOOKS).draw(&hands.scene(), &words.words)));
        let mut screen = eyes::Screen::new(40, 12, LOOKS);
        let mut seen: Vec<String> = Vec::new();
        for press in 0..60 {
            let scene = hands.scene();
            let now = page_lines(&eyes::lines(screen.draw(&scene, &words.words)));
            if press == 0 {
                assert_eq!(now.first(), whole.first(), "{name}");
            }
            seen.extend(now);
            let down = Input::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE));
            if let Some(event) = screen.face.input(&down, &scene) {
                hands.send(event);
            }
        }
        let figure = |line: &&String| !line.contains(['│', '─']) && !line.trim_start().starts_with(char::is_numeric);
        for line in whole.iter().filter(figure) {
            assert!(seen.contains(line), "{name}: {line:?} was never in sight");
        }
    }
}

#[test]
fn every_picture_is_drawn_at_any_size() {
    let book = looked_back::book();
    for (_, row) in PICTURES {
        let scene = picture(&book, row).scene();
        for (width, height) in [(0, 0), (1, 1), (20, 5), (25, 9), (40, 12), (80, 24), (200, 60)] {
            eyes::Screen::new(width, height, LOOKS).draw(&scene, &hands::content().words);
        }
    }
}

#[test]
fn a_goal_with_one_look_says_what_would_fill_it() {
    let mut hands = pictures(&looked_back::book());
    must_show(&mut hands, "How things are Too early to say. After two check-ins about this, you will see a picture.");
    must_show(&mut hands, "Which line is true First: A hard stretch. Now: As I hoped.");
    must_show(&mut hands, "How sure First 3 out of 10, now 6 out of 10. That is higher than it was.");
    // Goals that are on the go come first, and goals without a look are not there.
    let heads: Vec<String> = hands.scene().page.lists().flat_map(|list| &list.rows).map(|r| r.head.clone()).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).filter(|head| !head.is_empty()).collect();
    assert_eq!(
        heads,
        [
            "Open my mail without fear",
            "Learn to keep my own books",
            "Cook for the children twice a week",
            "Everything together",
            "How help changes"
        ]
    );
}

#[test]
fn in_a_new_workbook_each_picture_tells_what_would_fill_it() {
    let mut hands = pictures(&Workbook::default());
    must_show(&mut hands, "Pictures of a goal show up here once you say something about it in a check-in.");
    must_show(&mut hands, "On my own, or with help Too early to say. For five steps you have done");
    must_show(&mut hands, "A year of days Too early to say.");
    must_show(&mut hands, "Parts of life, then and now Too early to say.");
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "Too early to say. “My life now” asks how each part of your life is.");
}

#[test]
fn a_change_of_one_is_about_the_same() {
    let mut book = book::filled();
    for (name, on, far) in [("e_a", "2026-11-01", 5), ("e_b", "2026-11-20", 4)] {
        let mut made = entry(name, EntryKind::CheckIn, on, "");
        look(&mut made, "g_mail", &Look::FAR, Value::Rate(far));
        put(&mut book, Edit::AddEntry(made));
    }
    let mut hands = picture(&book, (MAIL, FAR));
    must_show(
        &mut hands,
        "2 check-ins from 1 Nov 2026 to 20 Nov 2026. First 5 out of 10, now 4 out of 10. That is about the same.",
    );
    must_not_show(&mut hands, "gap");
}

#[test]
fn a_picture_names_its_entries_and_they_open() {
    let mut hands = picture(&looked_back::book(), (MAIL, "Which line is true"));
    assert_eq!(hands.place(), "Picture Ladder g_mail");
    must_show(&mut hands, "As I hoped; your helper: Part of the way");
    must_show(&mut hands, "I open my mail twice a week.");
    must_show(&mut hands, "The line has a gap");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(hands.place(), "Entry e_l6");
    hands.press(&[Code::Esc, Code::Esc]);
    assert_eq!(hands.place(), "Progress");
    assert_eq!(hands.focused(), "Which line is true");
}

#[test]
fn help_is_told_in_the_direction_its_owner_wishes() {
    use Help::{ByMyself, SideBySide};
    let told = |wish: Option<&'static str>, last: Help, before: Help| {
        let mut book = book::filled();
        done_steps(&mut book, &[last], &[before]);
        let slot = Slot::new(id("g_mail"), &Key::of("wish"));
        put(&mut book, Edit::Set(slot, wish.map(|wish| Value::Pick(Key::of(wish)))));
        let mut hands = picture(&book, ("How help", "On my own, or with help"));
        eyes::spoken(&hands.scene(), hands.app.words()).join("\n")
    };
    assert!(told(Some("less"), ByMyself, SideBySide).contains("That is less help, as you wanted."));
    assert!(
        told(Some("same"), SideBySide, SideBySide).contains("That is about as much help as before, as you wanted.")
    );
    assert!(told(Some("more"), SideBySide, ByMyself).contains("That is more help, as you wanted."));
    assert!(told(Some("less"), SideBySide, ByMyself).contains("You wanted to need less help. Do you still want that?"));
    let bare = told(None, ByMyself, SideBySide);
    assert!(!bare.contains("wish") && bare.contains("By myself: 10; before, 0"), "{bare}");
}

#[test]
fn less_help_with_less_progress_is_asked_about() {
    let mut book = book::filled();
    done_steps(&mut book, &[Help::ByMyself], &[Help::SideBySide]);
    for (name, on, far) in [("e_a", "2026-10-24", 7), ("e_b", "2026-11-20", 3)] {
        let mut made = entry(name, EntryKind::CheckIn, on, "");
        look(&mut made, "g_mail", &Look::FAR, Value::Rate(far));
        put(&mut book, Edit::AddEntry(made));
    }
    let mut hands = picture(&book, ("How help", "On my own, or with help"));
    must_show(&mut hands, "Would a bit more help be good now?");
    must_show(&mut hands, "How the goals of these steps went in that time. Harder now: 1.");
    must_show(&mut hands, "How hard the last steps were. Hard: 4.");
}

#[test]
fn few_said_steps_are_too_early_and_alone_is_never_on_top() {
    let mut book = book::filled();
    for n in 0..3 {
        let mut stone = entry(&format!("e_s{n}"), EntryKind::Milestone, "2026-11-20", "done");
        (stone.step, stone.help) = (Some(id("s_box")), Some(Help::ByMyself));
        put(&mut book, Edit::AddEntry(stone));
    }
    let mut hands = picture(&book, ("How help", "On my own, or with help"));
    must_show(
        &mut hands,
        "Too early to say. For 3 done steps, you have said if you had help. With five, you will see a picture.",
    );
    let mut hands = picture(&looked_back::book(), ("How help", "On my own, or with help"));
    let drawn = eyes::drawn(&hands.scene(), hands.app.words(), 80, 40, LOOKS);
    let row = |label: &str| drawn.lines().position(|line| line.trim_start().starts_with(label)).unwrap();
    assert!(row("Side by side") < row("By myself") && row("By myself") < row("With some help"), "{drawn}");
}

#[test]
fn with_ten_years_of_entries_a_picture_reads_no_more() {
    let mut book = Workbook::default();
    let mut goal = cairnbook::workbook::Goal::new(id("g_1"), cairnbook::base::Who::Me, book::EVENING);
    goal.words = "Walk".into();
    put(&mut book, Edit::AddGoal(goal));
    for n in 0..1_000_i64 {
        let mut made = entry(&format!("e_{n}"), EntryKind::CheckIn, "2026-11-22", "");
        made.on = cairnbook::base::When::Day(book::day("2026-11-22").plus_days(-n));
        look(&mut made, "g_1", &Look::FAR, Value::Rate(u8::try_from(n % 11).unwrap()));
        put(&mut book, Edit::AddEntry(made));
    }
    let mut hands = picture(&book, ("", FAR));
    must_show(&mut hands, "The first check-in and the last 200, from 27 Feb 2024 to 22 Nov 2026.");
    must_not_show(&mut hands, "The line has a gap");
    let spoken = eyes::spoken(&hands.scene(), hands.app.words());
    assert!(spoken.iter().any(|line| line == "And 189 more."), "{spoken:#?}");
    let drawn = eyes::drawn(&hands.scene(), hands.app.words(), 80, 40, LOOKS);
    assert!(drawn.contains("of 201 answers are drawn here, including the first and the last."), "{drawn}");
}

#[test]
fn the_pictures_are_reached_from_milestones_and_from_more() {
    for place in [Act::Milestones, Act::More] {
        let mut hands = Hands::on(&looked_back::book());
        hands.act(place);
        hands.focus_on("Pictures of progress");
        hands.key(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(hands.place(), "Progress");
    }
}

#[test]
fn a_line_of_despair_stands_beside_nothing_unkind() {
    let dark = "I do not want to be here any more";
    let mut book = looked_back::book();
    put(&mut book, looked_back::text(id("g_mail"), &Key::of("words"), dark));
    put(&mut book, looked_back::text(id("g_mail"), &Key::of("as_hoped"), dark));
    put(&mut book, looked_back::text(cairnbook::base::Id::page("strengths"), &Key::of("got_through"), dark));
    for (_, (heading, row)) in PICTURES {
        let heading = if heading == MAIL { dark } else { heading };
        let said = said(&picture(&book, (heading, row)).scene()).join("\n").to_lowercase();
        for word in ["great", "well done", "good job", "proud", "best of", "wonderful"] {
            assert!(!said.contains(word), "{word} in {said}");
        }
    }
}

//! Scenes drawn at many sizes, scrolled, clicked and typed into.

use ratatui::{
    Terminal,
    backend::{Backend, TestBackend},
    style::{Color, Modifier},
};

use super::*;
use crate::{page::Row, tui::samples};

const LOOKS: Looks = Looks::pair(true);

struct Screen {
    face: Face,
    terminal: Terminal<TestBackend>,
    words: Words,
}

impl Screen {
    fn new(width: u16, height: u16, looks: Looks) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self { face: Face::new(looks), terminal, words: Words::english() }
    }

    fn draw(&mut self, scene: &Scene) -> String {
        let today = Day::of(2026, 11, 22).unwrap();
        self.terminal.draw(|frame| self.face.draw(frame, scene, &self.words, today)).unwrap();
        self.text()
    }

    fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = letters::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    fn cursor(&mut self) -> (u16, u16) {
        let at = self.terminal.backend_mut().get_cursor_position().unwrap();
        (at.x, at.y)
    }
}

fn drawn(scene: &Scene, width: u16, height: u16) -> String {
    Screen::new(width, height, LOOKS).draw(scene)
}

const SIZES: [(u16, u16); 9] = [(0, 0), (1, 1), (7, 7), (20, 5), (24, 8), (40, 12), (80, 24), (100, 30), (200, 60)];

fn all_scenes() -> Vec<(&'static str, Scene)> {
    let mut rate = samples::writing("sure");
    rate.page.title = "Rate".into();
    let mut moving = samples::outline();
    moving.writing = moving.page.row(&samples::record("s3")).and_then(|row| Some(row.field.as_ref()?.slot.clone()));
    moving.notice = None;
    vec![
        ("today", samples::today()),
        ("form", samples::form()),
        ("writing_note", samples::writing("why")),
        ("writing_rate", rate),
        ("outline", samples::outline()),
        ("writing_row", moving),
        ("list", samples::long_list(50_000, 200, 400, 471)),
        ("reading", samples::reading()),
        ("wheel", samples::picture("Life areas", samples::wheel_of(8))),
        ("rings", samples::picture("People around me", samples::rings_of(12))),
    ]
}

#[test]
fn pages_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let bare = Looks::pair(false);
    let all = all_scenes();
    let scene = |name: &str| all.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    let whole = [
        ("today", 80, 24, LOOKS),
        ("today", 100, 30, LOOKS),
        ("today", 80, 24, bare),
        ("form", 80, 24, LOOKS),
        ("writing_note", 40, 12, LOOKS),
        ("writing_rate", 80, 24, LOOKS),
        ("outline", 80, 24, LOOKS),
        ("outline", 80, 24, bare),
        ("writing_row", 80, 24, LOOKS),
        ("list", 80, 24, LOOKS),
        ("reading", 40, 12, LOOKS),
        ("wheel", 80, 24, LOOKS),
        ("wheel", 80, 24, bare),
        ("rings", 80, 24, LOOKS),
        ("rings", 80, 24, bare),
    ];
    for (name, width, height, looks) in whole {
        let signs = if looks.unicode { "" } else { "_ascii" };
        let drawn = Screen::new(width, height, looks).draw(&scene(name));
        insta::assert_snapshot!(format!("{name}_{width}x{height}{signs}"), drawn);
    }
    for name in ["wheel", "rings"] {
        let plain = Looks::pair(true);
        let text = Screen::new(80, 24, plain).draw(&scene(name));
        assert_eq!(text, drawn(&scene(name), 80, 24), "without colours every sign is the same");
    }
    let mut hidden = samples::today();
    hidden.hidden = true;
    insta::assert_snapshot!("hidden", drawn(&hidden, 80, 24));
}

#[test]
fn the_frame_is_whole_and_every_line_fits_at_every_size() {
    for (name, scene) in all_scenes() {
        for (width, height) in [(40, 12), (80, 24), (100, 30), (140, 40)] {
            let seen = drawn(&scene, width, height);
            let lines: Vec<&str> = seen.lines().collect();
            assert!(lines[0].contains("saved · Someone to call: Ctrl-G"), "{name} {width}x{height}\n{seen}");
            let places = lines[usize::from(width < 80)];
            assert!(places.contains("[Today]") && places.contains("More"), "{name} {width}x{height}\n{seen}");
            assert!(lines.iter().all(|line| letters::width(line) <= usize::from(width)), "{name}\n{seen}");
            assert!(!lines.last().unwrap().trim().is_empty(), "no keys at the foot: {name}\n{seen}");
            let chosen = scene.writing.is_none() && scene.focus.is_some();
            assert!(!chosen || seen.contains('▸'), "what is in focus is not in sight: {name} {width}x{height}\n{seen}");
        }
    }
}

#[test]
fn any_size_and_any_words_can_be_drawn() {
    let tower = format!("a{}", "\u{301}".repeat(10_000));
    let hostile = "\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{202e}x\u{2066}\r\n\tnul\0\u{200b}\u{ad}";
    let long = "word ".repeat(12_000);
    let wide = "爸爸👩\u{200d}🔬🇨🇦नमस्ते שלום ❤\u{fe0f} ﾊﾟ";
    for (name, scene) in all_scenes() {
        for words in [hostile, &tower, &long, wide, "", "\n\n"] {
            let scene = samples::with_words(scene.clone(), words);
            for (width, height) in SIZES {
                for unicode in [true, false] {
                    let mut screen = Screen::new(width, height, Looks::pair(unicode));
                    screen.draw(&scene);
                    for cell in screen.terminal.backend().buffer().content() {
                        let symbol = cell.symbol();
                        assert_eq!(crate::base::text::clean(symbol), symbol, "{name} {width}x{height}");
                        assert!(symbol.chars().count() <= 12);
                    }
                }
            }
        }
    }
}

#[test]
fn without_colour_no_cell_has_a_colour() {
    for (name, scene) in all_scenes() {
        let mut screen = Screen::new(80, 24, Looks::pair(true));
        screen.draw(&scene);
        for cell in screen.terminal.backend().buffer().content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{name}");
            assert!(!cell.modifier.contains(Modifier::DIM));
        }
        let reversed = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
        let chosen = scene.writing.is_none() && scene.focus.is_some();
        assert_eq!(screen.terminal.backend().buffer().content().iter().any(reversed), chosen, "{name}");
    }
}

#[test]
fn columns_stay_straight_beside_any_letters() {
    let mut scene = samples::today();
    let texts = ["plain words", "爸爸 и мама", "👩\u{200d}🔬 and 🇨🇦", "e\u{301}e\u{301}e\u{301}", "שלום עולם", "नमस्ते"];
    let row = |(i, text): (usize, &&str)| {
        crate::page::Row::new(samples::record(&format!("s{i}")), crate::page::Command::Back, (*text).to_owned())
            .note("|here".into())
    };
    let rows = texts.iter().enumerate().map(row).collect();
    scene.page.main = vec![crate::page::Block::List(crate::page::List::whole(rows, String::new()))];
    scene.page.side.clear();
    let mut screen = Screen::new(80, 24, LOOKS);
    screen.draw(&scene);
    let buffer = screen.terminal.backend().buffer();
    let columns: Vec<u16> = (0..24).flat_map(|y| (0..80).filter(move |x| buffer[(*x, y)].symbol() == "|")).collect();
    assert_eq!(columns.len(), texts.len());
    assert!(columns.iter().all(|x| *x == columns[0]), "{columns:?}");
}

#[test]
fn the_keys_at_the_foot_are_true_at_every_width() {
    for width in 20..120 {
        let foot = |scene: &Scene| drawn(scene, width, 12).lines().last().unwrap().trim().to_owned();
        assert!(foot(&samples::form()).ends_with("? all keys"), "{width}");
        for name in ["words", "why", "sure", "by"] {
            let foot = foot(&samples::writing(name));
            assert!(foot.starts_with("writing") && !foot.contains("all keys"), "{width} {foot}");
        }
    }
    assert!(
        drawn(&samples::writing("sure"), 80, 24).contains("writing   Esc done · Enter next · ← → change · 0–10 type")
    );
    let mut refused = samples::form();
    refused.actions[2].allowed = crate::page::Allowed::No("why".into());
    assert!(!drawn(&refused, 80, 24).contains("Enter open"));
}

#[test]
fn what_holds_and_what_was_said_is_seen() {
    let mut scene = samples::form();
    scene.banner = Some("Not saved: the disk is full. Your words are here only while this window is open.".into());
    scene.notice = Some(crate::app::Notice { text: "You cannot do that here.".into(), urgent: true });
    (scene.saved, scene.is_saved) = ("not saved".into(), false);
    for (width, height) in [(40, 12), (80, 24)] {
        let seen = drawn(&scene, width, height);
        assert!(seen.contains("! Not saved: the disk is full."), "{seen}");
        assert!(seen.contains("! You cannot do that here."), "{seen}");
        assert!(seen.contains("not saved · Someone to call: Ctrl-G"), "{seen}");
        assert!(height < 24 || seen.contains("▸ What do you want"), "{seen}");
    }
}

#[test]
fn what_was_just_said_and_holds_as_well_stands_once() {
    let words = "Not saved: the disk is full.";
    let mut scene = samples::form();
    scene.banner = Some(words.into());
    scene.notice = Some(crate::app::Notice { text: words.into(), urgent: true });
    let seen = drawn(&scene, 80, 24);
    assert_eq!(seen.matches(words).count(), 1, "said twice it takes the room of the page:\n{seen}");
}

#[test]
fn too_small_a_window_says_so_and_loses_nothing() {
    let scene = samples::writing("words");
    let mut screen = Screen::new(80, 24, LOOKS);
    screen.draw(&scene);
    screen.face.input(&key('x'), &scene);
    screen.terminal.backend_mut().resize(19, 4);
    let small = screen.draw(&samples::writing("words"));
    assert!(small.contains("make this"), "{small}");
    assert!(small.contains("saved"), "{small}");
}

#[test]
fn hidden_means_hidden() {
    let mut scene = samples::writing("why");
    scene.hidden = true;
    scene.banner = Some("banner".into());
    let mut screen = Screen::new(80, 24, LOOKS);
    let seen = screen.draw(&scene);
    for word in ["Cairnbook", "saved", "goal", "Today", "brother", "banner", "keys", "writing"] {
        assert!(!seen.contains(word), "{seen}");
    }
    assert!(seen.contains("November 2026"));
    // Every key and paste goes to the app, none into the text.
    assert_eq!(screen.face.input(&key('x'), &scene), Some(Event::Key(Stroke::letter('x'))));
    assert_eq!(screen.face.input(&Input::Paste("x".into()), &scene), Some(Event::Paste("x".into())));
    assert_eq!(screen.face.input(&click(5, 1), &scene), None);
}

// ---- scrolling ----

fn row_of(seen: &str, words: &str) -> usize {
    seen.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words} in\n{seen}"))
}

#[test]
fn the_focus_stays_in_sight_and_nothing_jumps() {
    let mut screen = Screen::new(80, 24, LOOKS);
    let mut before: Option<(usize, usize)> = None;
    let there_and_back = (0..80).chain((0..79).rev());
    for focus in there_and_back {
        let seen = screen.draw(&samples::long_list(80, 80, 0, focus));
        let row = row_of(&seen, &format!("Entry number {focus} of"));
        assert!(seen.lines().nth(row).unwrap().starts_with('▸'));
        if let Some((last, last_row)) = before {
            // The row that was chosen before has moved by no more than the new one needed.
            let moved = row_of(&seen, &format!("Entry number {last} of")).abs_diff(last_row);
            assert!(moved <= 5, "{last} moved by {moved}");
        }
        before = Some((focus, row));
    }
    assert!(screen.draw(&samples::long_list(80, 80, 0, 0)).contains("Milestones\n\n  Month 0"));
}

#[test]
fn a_window_of_a_long_list_can_move_without_a_jump() {
    let mut screen = Screen::new(80, 24, LOOKS);
    let row = |seen: &str| row_of(seen, "Entry number 471 of");
    let one = screen.draw(&samples::long_list(50_000, 200, 400, 471));
    let two = screen.draw(&samples::long_list(50_000, 200, 371, 471));
    assert_eq!(row(&one), row(&two));
    assert!(one.contains(" 472 of 50 000 ─"));
    // End: far away, in one step.
    let end = screen.draw(&samples::long_list(50_000, 200, 49_800, 49_999));
    assert!(end.contains("▸ ▪ Entry number 49999 of"), "{end}");
    assert!(end.lines().nth(21).unwrap().contains("49999"), "{end}");
}

#[test]
fn another_page_starts_at_its_top() {
    let mut screen = Screen::new(80, 24, LOOKS);
    screen.draw(&samples::long_list(80, 80, 0, 60));
    let mut scene = samples::reading();
    scene.visit = 2;
    let seen = screen.draw(&scene);
    assert!(seen.contains("Paragraph 1.") && seen.contains('↓') && !seen.contains("↑\n"));
}

#[test]
fn a_page_to_read_scrolls_and_gives_the_keys_back_at_its_ends() {
    let scene = samples::reading();
    let mut screen = Screen::new(80, 24, LOOKS);
    let mut read = screen.draw(&scene);
    assert_eq!(screen.face.input(&code(KeyCode::Up), &scene), Some(Event::Key(Stroke::plain(Code::Up))));
    let mut presses = 0;
    while screen.face.input(&code(KeyCode::PageDown), &scene).is_none() {
        read += &screen.draw(&scene);
        presses += 1;
        assert!(presses < 20);
    }
    for i in 1..30 {
        assert!(read.contains(&format!("Paragraph {i}.")), "{i}");
    }
    assert_eq!(screen.face.input(&code(KeyCode::Home), &scene), None);
    assert!(screen.draw(&scene).contains("Someone to call\n\n  Paragraph 1."));
}

#[test]
fn page_keys_pass_nothing_by_and_what_is_in_sight_is_chosen_next() {
    let rows = (0..40).map(|n| {
        let words = format!("Row {n}, which takes some lines to be told. {}", "And on it goes. ".repeat(8));
        crate::page::Row::new(samples::record(&format!("row{n}")), crate::page::Command::Back, words)
    });
    let mut scene = samples::reading();
    scene.page.main = vec![crate::page::Block::rows(rows.collect())];
    scene.focus = scene.page.row_ids().first().map(|id| (*id).clone());
    let mut screen = Screen::new(80, 24, LOOKS);
    let mut read = screen.draw(&scene);
    let last = loop {
        match screen.face.input(&code(KeyCode::PageDown), &scene) {
            None => read += &screen.draw(&scene),
            Some(event) => break event,
        }
    };
    for n in 0..40 {
        assert!(read.contains(&format!("Row {n}, ")), "{n}");
    }
    assert_eq!(last, Event::Focus(samples::record("row39")));
    // The focus had stayed behind; another key chooses what is in sight.
    let Some(Event::Focus(chosen)) = screen.face.input(&code(KeyCode::Down), &scene) else {
        panic!("nothing is chosen")
    };
    let nth = (0..40).find(|n| chosen == samples::record(&format!("row{n}"))).unwrap();
    assert!(nth > 20 && screen.draw(&scene).contains(&format!("Row {nth}, ")), "{nth}");
}

#[test]
fn what_stands_between_two_rows_is_not_skipped() {
    let mut scene = samples::reading();
    let row = |name: &str| {
        let row = crate::page::Row::new(samples::record(name), crate::page::Command::Back, format!("Row {name}"));
        crate::page::Block::List(crate::page::List::whole(vec![row], String::new()))
    };
    scene.page.main.insert(0, row("s1"));
    scene.page.main.push(row("s2"));
    scene.page.main.extend(samples::reading().page.main);
    scene.focus = Some(samples::record("s1"));
    let mut screen = Screen::new(80, 24, LOOKS);
    let mut read = screen.draw(&scene);
    for focus in ["s2", "s2"] {
        let mut presses = 0;
        while screen.face.input(&code(KeyCode::Down), &scene).is_none() {
            read += &screen.draw(&scene);
            presses += 1;
            assert!(presses < 80);
        }
        scene.focus = Some(samples::record(focus));
        read += &screen.draw(&scene);
    }
    for i in 1..30 {
        assert!(read.matches(&format!("Paragraph {i}.")).count() >= 2, "{i}");
    }
    // And back up to the first, with nothing skipped.
    let mut presses = 0;
    while !screen.draw(&scene).contains("Someone to call\n\n▸ Row s1") {
        if screen.face.input(&code(KeyCode::Up), &scene).is_some() {
            scene.focus = Some(samples::record("s1"));
        }
        presses += 1;
        assert!(presses < 160);
    }
    assert!(presses > 40, "{presses}");
}

#[test]
fn an_arrow_passes_a_text_by_three_lines_a_press_and_goes_on_once_the_next_row_is_near() {
    // How often it turns what is in sight before it comes to the next row, by the lines between the two.
    let presses = |lines: usize| {
        let row = |name: &str| {
            let row = crate::page::Row::new(samples::record(name), crate::page::Command::Back, format!("Row {name}"));
            crate::page::Block::rows(vec![row])
        };
        let between: Vec<String> = (0..lines).map(|n| format!("Line {n}.")).collect();
        let mut scene = samples::reading();
        scene.page.main = vec![row("s1"), crate::page::Block::Text(between.join("\n")), row("s2")];
        scene.focus = Some(samples::record("s1"));
        let mut screen = Screen::new(60, 12, LOOKS);
        let mut read = screen.draw(&scene);
        let mut presses = 0;
        while screen.face.input(&code(KeyCode::Down), &scene).is_none() {
            read += &screen.draw(&scene);
            presses += 1;
            assert!(presses < 40, "{lines}");
        }
        scene.focus = Some(samples::record("s2"));
        read += &screen.draw(&scene);
        for n in 0..lines {
            assert!(read.contains(&format!("Line {n}.")), "line {n} of {lines} was passed by");
        }
        presses
    };
    let all: Vec<usize> = (0..24).map(presses).collect();
    assert_eq!(all, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5]);
}

#[test]
fn a_long_note_keeps_its_caret_in_sight() {
    let mut scene = samples::writing("why");
    let lines: Vec<String> = (0..60).map(|i| format!("Line {i} of the note")).collect();
    if let Some(crate::page::Block::Field(field)) = scene.page.main.get_mut(2) {
        field.text = lines.join("\n");
    }
    for (width, height) in [(40, 12), (80, 24), (20, 5)] {
        let mut screen = Screen::new(width, height, LOOKS);
        let seen = screen.draw(&scene);
        let (_, y) = screen.cursor();
        assert!(
            seen.lines().nth(usize::from(y)).unwrap().contains(if width > 20 { "Line 59" } else { "note" }),
            "{width}x{height}\n{seen}"
        );
        for _ in 0..130 {
            assert_eq!(screen.face.input(&code(KeyCode::Up), &scene), None);
            let seen = screen.draw(&scene);
            let (_, y) = screen.cursor();
            assert!(
                seen.lines().nth(usize::from(y)).unwrap().contains(if width > 20 { "Line" } else { "e" }),
                "{width}x{height}\n{seen}"
            );
        }
        assert!(screen.draw(&scene).contains("Line 0"));
    }
}

#[test]
fn only_one_place_is_in_focus() {
    let mut scene = samples::today();
    let again = crate::page::Row::new(samples::record("s1"), crate::page::Command::Back, "The same step again".into());
    let list = crate::page::Block::List(crate::page::List::whole(vec![again], String::new()));
    scene.page.main.push(list.clone());
    scene.page.side.insert(0, list);
    for (width, height) in [(100, 40), (80, 40)] {
        let seen = drawn(&scene, width, height);
        assert_eq!(seen.matches('▸').count(), 1, "{seen}");
        assert!(seen.contains("▸ Call the college about"), "{seen}");
    }
}

// ---- keys, cursor, mouse ----

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

fn code(code: KeyCode) -> Input {
    Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn key(c: char) -> Input {
    code(KeyCode::Char(c))
}

fn click(column: u16, row: u16) -> Input {
    let kind = MouseEventKind::Down(MouseButton::Left);
    Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

#[test]
fn choosing_takes_no_text() {
    let scene = samples::form();
    let mut face = Face::new(LOOKS);
    for c in "aZ q?".chars() {
        assert_eq!(face.input(&key(c), &scene), Some(Event::Key(Stroke::letter(c))));
    }
    assert_eq!(face.input(&Input::Paste("words".into()), &scene), Some(Event::Paste("words".into())));
    let mut release = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    release.kind = KeyEventKind::Release;
    assert_eq!(face.input(&Input::Key(release), &scene), None);
}

#[test]
fn keys_that_come_before_the_next_drawing_all_count() {
    let scene = samples::writing("words");
    let mut face = Face::new(LOOKS);
    let wrote = |text: &str| Some(Event::Write { slot: samples::slot("words"), text: text.into() });
    assert_eq!(face.input(&key('!'), &scene), wrote("Learn to keep my own books!"));
    assert_eq!(face.input(&key('?'), &scene), wrote("Learn to keep my own books!?"));
    assert_eq!(face.input(&code(KeyCode::Home), &scene), None);
    assert_eq!(face.input(&Input::Paste("I\r\nwill ".into()), &scene), wrote("I will Learn to keep my own books!?"));
    assert_eq!(face.input(&code(KeyCode::Enter), &scene), Some(Event::Key(Stroke::plain(Code::Enter))));
}

#[test]
fn the_cursor_is_where_the_person_is() {
    let mut screen = Screen::new(80, 24, LOOKS);
    let seen = screen.draw(&samples::form());
    let row = u16::try_from(row_of(&seen, "▸")).unwrap();
    assert_eq!(screen.cursor(), (0, row));
    let scene = samples::writing("words");
    screen.draw(&scene);
    let at = 4 + u16::try_from("Learn to keep my own books".len()).unwrap();
    assert_eq!(screen.cursor(), (at, row + 1));
    screen.face.input(&code(KeyCode::Left), &scene);
    screen.draw(&scene);
    assert_eq!(screen.cursor(), (at - 1, row + 1));
    // A click into the text puts it there.
    assert_eq!(screen.face.input(&click(9, row + 1), &scene), None);
    screen.draw(&scene);
    assert_eq!(screen.cursor(), (9, row + 1));
    let mut list = samples::outline();
    list.writing = list.page.row(&samples::record("s3")).map(|row| row.field.as_ref().unwrap().slot.clone());
    let seen = screen.draw(&list);
    let row = u16::try_from(row_of(&seen, "words in it mean")).unwrap();
    assert_eq!(screen.cursor().1, row);
}

#[test]
fn the_mouse_chooses_and_opens() {
    let scene = samples::today();
    let mut screen = Screen::new(80, 24, LOOKS);
    let seen = screen.draw(&scene);
    let at = |words: &str| {
        let row = row_of(&seen, words);
        let line = seen.lines().nth(row).unwrap();
        let column = letters::width(line.split(words).next().unwrap());
        click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    };
    let mut told = |input: &Input| screen.face.input(input, &scene);
    assert_eq!(told(&at("Ask Ana")), Some(Event::Focus(samples::record("s3"))));
    assert_eq!(told(&at("Call the college about")), Some(Event::Do(Act::Open)));
    assert_eq!(told(&at("About me")), Some(Event::Do(Act::About)));
    assert_eq!(told(&at("Someone")), Some(Event::Do(Act::Call)));
    assert_eq!(told(&at("t tried")), Some(Event::Do(Act::Tried)));
    assert_eq!(told(&at("all keys")), Some(Event::Do(Act::Help)));
    assert_eq!(told(&at("You were last")), None);
    let wheel = |kind| Input::Mouse(MouseEvent { kind, column: 1, row: 9, modifiers: KeyModifiers::NONE });
    assert_eq!(told(&wheel(MouseEventKind::ScrollDown)), Some(Event::Key(Stroke::plain(Code::Down))));
}

#[test]
fn a_page_is_read_from_its_top_and_nothing_unseen_is_chosen() {
    let mut scene = samples::reading();
    scene.page.main.push(Block::row(Row::new(samples::record("s1"), crate::page::Command::Back, "Yes".to_owned())));
    scene.focus = Some(samples::record("s1"));
    let mut screen = Screen::new(40, 12, LOOKS);
    let top = screen.draw(&scene);
    assert!(top.contains("Paragraph 1.") && !top.contains("Yes"), "{top}");
    assert_eq!(screen.face.input(&code(KeyCode::Down), &scene), None, "it reads on");
    assert_ne!(screen.draw(&scene), top);
    let mut pages = 0;
    while !screen.draw(&scene).contains("Yes") {
        assert_eq!(screen.face.input(&code(KeyCode::Enter), &scene), None, "what is not in sight is not chosen");
        pages += 1;
    }
    assert!(pages > 2, "nothing that is to be read is jumped over");
    assert_eq!(screen.face.input(&code(KeyCode::Enter), &scene), Some(Event::Key(Stroke::plain(Code::Enter))));
}

#[test]
fn numbers_are_grouped() {
    assert_eq!(grouped(7), "7");
    assert_eq!(grouped(1_234), "1234");
    assert_eq!(grouped(50_000), "50 000");
    assert_eq!(grouped(1_234_567), "1 234 567");
}

#[test]
fn what_stands_around_the_page_gives_way_in_its_order() {
    let around = |scene: &Scene, width: u16| {
        let seen = drawn(scene, width, 12);
        [0, 1, 11].map(|nth| seen.lines().nth(nth).unwrap().to_owned())
    };
    let mut scene = samples::today();
    for (here, width, lines) in [
        (0, 20, ["  Someone to call…", " [Today] Goals", "  ? all keys"]),
        (4, 20, ["  Someone to call…", " Milestones [More]", "  ? all keys"]),
        (3, 30, ["     Someone to call: Ctrl-G", " Goals About me [Milestones]", "  Enter open  ? all keys"]),
        (4, 30, ["     Someone to call: Ctrl-G", " About me Milestones [More]", "  Enter open  ? all keys"]),
        (
            3,
            40,
            [
                "       saved · Someone to call: Ctrl-G",
                " Today Goals About me [Milestones] More",
                "  ↑↓ move  Enter open  ? all keys",
            ],
        ),
        (
            3,
            46,
            [
                "  Cairnbook  saved · Someone to call: Ctrl-G",
                "  Today  Goals  About me [Milestones] More",
                "  ↑↓ move  Enter open  t tried  ? all keys",
            ],
        ),
        (
            4,
            60,
            [
                "  Cairnbook                saved · Someone to call: Ctrl-G",
                "  Today   Goals   About me   Milestones  [More]",
                "  ↑↓ move  Enter open  Space done  t tried  ? all keys",
            ],
        ),
    ] {
        scene.tabs.iter_mut().enumerate().for_each(|(nth, tab)| tab.here = nth == here);
        assert_eq!(around(&scene, width), lines, "{here} {width}");
    }
    // Who writes is the last to go.
    scene.pen = "Ana types for Sam".into();
    for (width, title) in [
        (30, "  Ana types for Sam   Ctrl-G"),
        (40, "  Ana types for Sam     saved · Ctrl-G"),
        (46, "  Ana types for Sam           saved · Ctrl-G"),
        (60, "  Ana types for Sam        saved · Someone to call: Ctrl-G"),
    ] {
        assert_eq!(around(&scene, width)[0], title);
    }
    for (name, width, foot) in [
        ("words", 40, "  writing   Esc done"),
        ("words", 60, "  writing   Esc done · Enter next question"),
        ("why", 40, "  writing   Esc done · Tab next"),
        ("sure", 40, "  writing   Esc done · Enter next"),
    ] {
        assert_eq!(around(&samples::writing(name), width)[2], foot, "{name} {width}");
    }
}

#[test]
fn what_is_said_stands_right_above_the_keys_and_leaves_room_for_the_page() {
    let mut scene = samples::form();
    scene.banner = Some("Not saved: the disk is full. Your words are here only while this window is open.".into());
    scene.notice = Some(crate::app::Notice { text: "You cannot do that here.".into(), urgent: true });
    scene.question = Some("For Ana: What would this give you?".into());
    let end = |scene: &Scene, width, height, from: usize| {
        drawn(scene, width, height).lines().skip(from).map(str::to_owned).collect::<Vec<_>>()
    };
    let low = [
        "  ! Not saved: the disk is full. Your",
        "    words are here only while this",
        "    window is open.",
        "  ! You cannot do that here.",
        "  ↑↓ move  Enter open  ? all keys",
    ];
    assert_eq!(end(&scene, 40, 12, 7), low, "what is asked waits");
    let high = [
        "    It is my money.                                        ↓",
        "  ! Not saved: the disk is full. Your words are here only",
        "    while this window is open.",
        "  ! You cannot do that here.",
        "  For Ana: What would this give you?",
        "  ↑↓ move  Enter open  Space done  t tried  ? all keys",
    ];
    assert_eq!(end(&scene, 60, 18, 12), high);
    let mut asked = samples::today();
    asked.question =
        Some("For Ana: What would this give you? And what else would be there then, and who would see it?".into());
    let two = ["  For Ana: What would this give you?", "  And what else would be there then,…"];
    assert_eq!(end(&asked, 40, 24, 21)[..2], two, "two lines at most");
}

#[test]
fn a_window_moves_as_far_as_the_focus_needs_and_shows_that_there_is_more() {
    let mut screen = Screen::new(60, 16, LOOKS);
    let mut at = |focus: usize| {
        let seen = screen.draw(&samples::long_list(80, 80, 0, focus));
        let first = seen.lines().skip(3).find_map(|line| line.split("number ").nth(1)).unwrap();
        let first: usize = first.split(' ').next().unwrap().parse().unwrap();
        (first, row_of(&seen, &format!("Entry number {focus} of")))
    };
    // Down: at the end of the window one more comes in sight below, until the next.
    let down: Vec<(usize, usize)> = (0..14).map(&mut at).collect();
    let rows = [6, 7, 8, 9, 10, 11, 12, 13, 12, 13, 12, 13, 12, 13];
    assert_eq!(down.iter().map(|(_, row)| *row).collect::<Vec<_>>(), rows);
    assert_eq!(down.iter().map(|(first, _)| *first).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 3, 3]);
    // Up: two more come in sight above. Far away: the nearest place where it is seen.
    let far = [60, 59, 54, 53, 52, 5, 79, 0, 40, 38].map(&mut at);
    let wanted = [(53, 12), (53, 9), (53, 4), (53, 3), (50, 5), (3, 5), (69, 13), (0, 6), (33, 12), (33, 8)];
    assert_eq!(far, wanted);
}

#[test]
fn a_page_to_read_goes_on_by_three_lines_or_by_a_window_less_two() {
    let scene = samples::reading();
    let mut screen = Screen::new(60, 16, LOOKS);
    screen.draw(&scene);
    let mut after = |keys: &[KeyCode]| {
        for key in keys {
            assert_eq!(screen.face.input(&code(*key), &scene), None);
            screen.draw(&scene);
        }
        let seen = screen.text();
        let lines: Vec<String> =
            seen.lines().skip(3).take(11).map(|line| line.trim_end_matches(['↑', '↓', ' ']).to_owned()).collect();
        lines
    };
    let top = after(&[]);
    let three = after(&[KeyCode::Down]);
    assert_eq!(three[..8], top[3..]);
    let six = after(&[KeyCode::Down]);
    assert_eq!(six[..8], three[3..]);
    let page = after(&[KeyCode::PageDown]);
    assert_eq!(page[..2], six[9..], "two lines of before stay in sight");
    assert_eq!(after(&[KeyCode::PageUp]), six);
    assert_eq!(after(&[KeyCode::Up, KeyCode::Up]), top);
    let end = after(&[KeyCode::End]);
    assert!(!end.last().unwrap().is_empty(), "{end:#?}");
    let back = after(&[KeyCode::Up]);
    assert_eq!(back[3..], end[..8]);
    assert_eq!(after(&[KeyCode::Home]), top);
}

#[test]
fn rows_and_fields_stand_under_each_other_in_a_narrow_window() {
    let page = |scene: &Scene, size: (u16, u16), from: usize, to: usize| {
        let seen = drawn(scene, size.0, size.1);
        seen.lines().take(to).skip(from).map(|line| line.trim_end_matches(['↓', ' ']).to_owned()).collect::<Vec<_>>()
    };
    let outline = [
        "  Small steps",
        "  ○ Join the evening course     by 12 December",
        "    ✓ Print the form",
        "▸   ○ Write down what the form asks for, and ask at the",
        "      desk what the words in it mean",
        "    ◐ Call the college          no one there yet",
        "      – Ask about the fee",
    ];
    assert_eq!(page(&samples::outline(), (60, 14), 5, 12), outline);
    let narrow = ["    ✓ Print the form", "▸   ○ Write down what the", "      form asks for, and ask"];
    assert_eq!(page(&samples::outline(), (30, 12), 4, 7), narrow);
    let form = ["▸ What do you want to be", "  different?", "    Learn to keep my own", "    books"];
    assert_eq!(page(&samples::form(), (30, 12), 7, 11), form);
}

#[test]
fn while_one_begins_to_write_nothing_below_moves() {
    let scene = |text: &str| {
        let mut scene = samples::writing("words");
        if let Some(Block::Field(field)) = scene.page.main.get_mut(1) {
            (field.text, field.shown) = (text.into(), text.into());
            field.example = "I want to cook for my children twice a week, and to eat with them at one table".into();
        }
        scene
    };
    let mut screen = Screen::new(60, 24, LOOKS);
    let empty = screen.draw(&scene(""));
    assert!(empty.contains("I want to cook"), "{empty}");
    assert_eq!(
        screen.face.input(&key('a'), &scene("")),
        Some(Event::Write { slot: samples::slot("words"), text: "a".into() })
    );
    let begun = screen.draw(&scene("a"));
    assert!(!begun.contains("I want to cook"), "{begun}");
    assert_eq!(row_of(&begun, "Why does this matter"), row_of(&empty, "Why does this matter"));
    // Where something stood there before, no lines are kept free.
    let mut screen = Screen::new(60, 24, LOOKS);
    let full = screen.draw(&scene("A book"));
    assert!(row_of(&full, "Why does this matter") < row_of(&empty, "Why does this matter"), "{full}");
}

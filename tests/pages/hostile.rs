//! Text that would harm a terminal or bend a table: from the file, typed, pasted, answered line by line.
//!
//! Never hold a harmful character that is not spelled as an escape in this source.

use std::{cell::RefCell, io, rc::Rc};

use cairnbook::{
    app::{Effect, Event, Scene},
    base::{Key, Slot, Text, framer, letters, text},
    page::{Act, Code, Mark, Row},
    plain::{Partner, run},
    store,
    tui::{Face, Looks},
    workbook::{Goal, Step, StepState, Workbook},
};
use crossterm::event::Event as Input;
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, buffer::Buffer, layout::Rect};

use crate::support::{
    book::{self, id},
    eyes, found,
    hands::{self, Hands, LOOKS},
};

const PLAIN_LOOKS: Looks = Looks::pair(false);

/// Codes and characters that must not come through as they are.
const HARMFUL: [&str; 12] = [
    "a\u{1b}]52;c;aGVsbG8=\u{7}b",
    "a\u{1b}[2Jb\u{1b}[38;5;199mc",
    "a\u{9b}31mb\u{9d}0;title\u{9c}c",
    "tab\tin\tit",
    "bare\rreturn and\u{b}\u{c}more",
    "nul\0 and del\u{7f} and back\u{8}\u{8}",
    "right\u{202e}tfel to\u{202c} left",
    "isol\u{2066}ated\u{2067} and\u{2068} more\u{2069}",
    "embed\u{202a}ded\u{202b} and\u{202d} over",
    "line\u{2028}and\u{2029}paragraph",
    "mark\u{feff}in it",
    "shift\u{e}out\u{f}in\u{1b}(0lqk\u{1b}(B",
];

/// Words of people all over the world, which must come through as they are.
const WIDE: [&str; 14] = [
    "爸爸回家",
    "👩\u{200d}🔬 at work",
    "🇨🇭🇧🇷🇯🇵",
    "👍🏽👍🏿 good",
    "بعد العيد إن شاء الله",
    "לפתוח מכתב",
    "नमस्ते क्षत्रिय",
    "e\u{301}te\u{301} cafe\u{301}",
    "zero\u{200b}width\u{200c}non\u{200d}joiner",
    "ＦＵＬＬ wide",
    "한국어 각",
    "ไทย ที่นี่",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦 we",
    "plain",
];

fn tower() -> String {
    format!("to{}wer", "\u{301}".repeat(10_000))
}

fn all_texts() -> Vec<String> {
    HARMFUL.iter().chain(&WIDE).map(|s| (*s).to_owned()).chain([tower()]).collect()
}

fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What was typed stands there: all that is harmless, in order, and a mark for what was not.
fn must_hold(kept: &str, typed: &str, at: &str) {
    assert!(!kept.chars().any(|c| is_harmful(c) && c != '\n'), "harm came through {at}: {kept:?}");
    let mut rest = kept;
    for c in typed.chars() {
        if is_harmful(c) {
            // A byte order mark says nothing, so nothing stands for it.
            if c == '\u{feff}' {
                continue;
            }
            let mark = rest.chars().next();
            assert!(
                mark.is_some_and(|m| matches!(m, '\u{2400}'..='\u{2421}' | '\u{fffd}' | ' ' | '\n')),
                "{c:?} left no mark {at}: {kept:?}"
            );
            let blanks = if c == '\t' { 4 } else { 1 };
            rest = rest.get(rest.char_indices().nth(blanks).map_or(rest.len(), |(i, _)| i)..).unwrap();
        } else {
            rest = rest.strip_prefix(c).unwrap_or_else(|| panic!("{c:?} of {typed:?} was lost {at}: {kept:?}"));
        }
    }
    assert_eq!(rest, "", "something was added {at}");
}

fn must_be_harmless(buffer: &Buffer, at: &str) {
    for cell in buffer.content() {
        let symbol = cell.symbol();
        assert!(!symbol.chars().any(is_harmful), "harm in a cell {at}: {symbol:?}");
        assert!(symbol.chars().count() <= 16, "a tower in a cell {at}");
    }
}

/// Looks at the scene in every way there is.
fn look(hands: &mut Hands, at: &str) {
    let scene = hands.scene();
    for looks in [LOOKS, PLAIN_LOOKS] {
        for (width, height) in [(80, 24), (40, 12), (100, 30), (21, 6)] {
            let mut screen = eyes::Screen::new(width, height, looks);
            must_be_harmless(screen.draw(&scene, hands.app.words()), at);
        }
    }
    for line in eyes::spoken(&scene, hands.app.words()) {
        assert!(!line.chars().any(is_harmful), "harm is said {at}: {line:?}");
    }
    let sent = sent_to_a_terminal(&scene, hands.app.words());
    must_be_our_codes(&sent, at);
}

/// Every place where a record's words are shown.
fn look_everywhere(hands: &mut Hands, at: &str) {
    for place in [Act::Today, Act::Goals, Act::Milestones, Act::Palette] {
        hands.act(place);
        look(hands, at);
        hands.press(&[Code::Esc]);
    }
    hands.act(Act::Goals);
    // The first goal, and from its page the third of its steps.
    for step in [false, true] {
        if step {
            let mut steps = found::spots(&hands.scene()).into_iter().filter(|spot| spot.under == "Small steps");
            hands.point(&steps.nth(2).unwrap());
        } else {
            hands.focus_first();
        }
        hands.act(Act::Open);
        look(hands, at);
        hands.act(Act::PutAside);
        look(hands, at);
        hands.press(&[Code::Esc]);
    }
    // Ticking says its words.
    hands.act(Act::Done);
    look(hands, at);
    hands.act(Act::Undo);
    look(hands, at);
}

/// Takes what is drawn.
#[derive(Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn sent_to_a_terminal(scene: &Scene, words: &cairnbook::content::Words) -> String {
    let bytes = Bytes::default();
    let fixed = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 80, 24)) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(bytes.clone()), fixed).unwrap();
    let mut face = Face::new(LOOKS);
    terminal.draw(|frame| face.draw(frame, scene, words, book::now().today)).unwrap();
    drop(terminal);
    let sent = bytes.0.borrow().clone();
    String::from_utf8(sent).unwrap()
}

/// Only the codes a frame is made of: places, styles, the cursor. What is left is text without codes.
fn must_be_our_codes(sent: &str, at: &str) {
    assert!(sent.len() > 100, "nothing was drawn {at}");
    for bad in ["\u{1b}]", "\u{1b}(", "\u{1b}[2J", "\u{1b}[38;5;199m", "\u{9b}", "\u{9d}", "\u{7}"] {
        assert!(!sent.contains(bad), "{bad:?} was sent {at}");
    }
    let mut parts = sent.split('\u{1b}');
    let first = parts.next().unwrap();
    assert!(!first.chars().any(is_harmful), "{first:?} {at}");
    for part in parts {
        let code = part.strip_prefix('[').unwrap_or_else(|| panic!("no code of ours {at}: {part:?}"));
        let end = code.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == '?')).unwrap();
        let (_, words) = code.split_at(end);
        assert!(words.starts_with(['H', 'm', 'h', 'l']), "no code of ours {at}: {part:?}");
        assert!(!words.chars().any(is_harmful), "{words:?} {at}");
    }
}

fn words_of_goal(hands: &Hands) -> String {
    hands.app.book().goal(id("g_mail")).unwrap().words.to_string()
}

fn why_of_goal(hands: &Hands) -> String {
    hands.app.book().goal(id("g_mail")).unwrap().why.to_string()
}

#[test]
fn from_the_file() {
    let whole = store::format::write(&book::filled().snapshot()).unwrap();
    for hostile in all_texts() {
        let escaped: String = hostile
            .chars()
            .map(|c| if is_harmful(c) { format!("\\u{{{:x}}}", c as u32) } else { c.to_string() })
            .collect();
        for (how, spelled) in [("as it is", hostile.as_str()), ("escaped", escaped.as_str())] {
            let at = format!("from the file {how}: {}", hostile.chars().take(40).collect::<String>().escape_debug());
            let mut file = whole.clone();
            for words in
                ["Open my mail without fear", "Ask Ana which evening she can come", "Put the letters in one box"]
            {
                assert!(file.contains(words));
                file = file.replace(words, spelled);
            }
            let loaded = store::read(file.as_bytes()).unwrap_or_else(|e| panic!("{at}: {e:?}"));
            let mut hands = Hands::on(&loaded.workbook);
            must_hold(&words_of_goal(&hands), &hostile, &at);
            let harm = hostile.chars().any(is_harmful);
            assert_eq!(loaded.cleaned > 0, harm, "a load that cleaned tells so {at}");
            look_everywhere(&mut hands, &at);
        }
    }
}

#[test]
fn typed_and_pasted() {
    for hostile in all_texts() {
        for paste in [false, true] {
            for (field, note) in [("words", true), ("look_again", false)] {
                let at = format!(
                    "{} {field}: {}",
                    if paste { "pasted" } else { "typed" },
                    hostile.chars().take(40).collect::<String>().escape_debug()
                );
                let mut hands = Hands::on(&book::filled());
                hands.act(Act::Goals);
                hands.focus_on("Open my mail without fear");
                hands.act(Act::Open);
                hands.act(Act::SayMore);
                let slot = Slot::new(id("g_mail"), &Key::from(field));
                hands.write_in(slot.clone(), "");
                assert_eq!(hands.scene().writing, Some(slot.clone()), "{at}");
                if paste {
                    hands.input(&Input::Paste(hostile.clone()));
                } else {
                    hands.write(&hostile);
                }
                let kept = match hands.app.book().get(&slot) {
                    Some(cairnbook::base::Value::Text(words) | cairnbook::base::Value::Unread(words)) => {
                        words.to_string()
                    }
                    Some(cairnbook::base::Value::When(cairnbook::base::When::Words(words))) => words.to_string(),
                    other => panic!("{at}: {other:?}"),
                };
                must_hold(&kept, &hostile, &at);
                assert!(note || !kept.contains('\n'), "a line end in one line {at}");
                look(&mut hands, &at);
                hands.press(&[Code::Esc]);
                look(&mut hands, &at);
            }
        }
    }
}

/// The app behind the line face.
struct Behind {
    hands: RefCell<Hands>,
    left: bool,
}

impl Partner for Behind {
    fn scene(&self) -> Scene {
        self.hands.borrow_mut().scene()
    }
    fn send(&mut self, event: Event) {
        let hands = self.hands.get_mut();
        hands.send(event);
        self.left |= hands.effects.contains(&Effect::Leave);
    }
    fn left(&self) -> bool {
        self.left
    }
}

#[test]
fn answered_line_by_line() {
    for hostile in all_texts() {
        let at = format!("answered: {}", hostile.chars().take(40).collect::<String>().escape_debug());
        let hands = Hands::on(&book::filled());
        let mut behind = Behind { hands: RefCell::new(hands), left: false };
        let input = format!("goals\n1 open\n2 open\n.clear\n{hostile}\n.\n.again\ntoday\nzz{hostile}\nleave\n");
        let mut output = Vec::new();
        let words = hands::content();
        run(&mut input.as_bytes(), &mut output, &mut behind, &words.words, "").unwrap();
        let output = String::from_utf8(output).unwrap();
        for line in output.lines() {
            assert!(!line.chars().any(is_harmful), "harm is said {at}: {line:?}");
        }
        let kept = why_of_goal(&behind.hands.borrow());
        // What has the form of a terminal's report is none of the answer.
        let typed: Vec<String> = hostile.split('\n').map(|line| framer::words_of(line.as_bytes())).collect();
        must_hold(&kept, &typed.join("\n"), &at);
        let shown = text::one_line(&kept);
        let first = shown.split('\n').next().unwrap().trim_end();
        assert!(
            output.contains(first.get(..first.len().min(30)).unwrap_or(first)),
            "it is not said back {at}\n{output}"
        );
    }
}

#[test]
fn too_much_is_told_and_nothing_is_cut() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::AddNote);
    hands.write("what was there");
    let before = hands.kept();
    hands.input(&Input::Paste("\u{301}".repeat(40_000)));
    assert!(hands.kept() == before, "a paste that is too long was cut");
    assert!(hands.notice().contains("Nothing has changed"), "{}", hands.notice());
}

/// Columns of the cells that hold `sign`, row by row.
fn columns(buffer: &Buffer, sign: &str) -> Vec<u16> {
    let area = buffer.area;
    let at = |y| (0..area.width).find(|x| buffer[(*x, y)].symbol() == sign);
    (0..area.height).filter_map(at).collect()
}

#[test]
fn columns_stay_straight() {
    let rows = WIDE.iter().map(|words| Text::new(words)).chain([Text::new(&tower())]);
    let mut book = Workbook::default();
    let stamp = cairnbook::workbook::Stamp { who: cairnbook::base::Who::Me, at: book::EVENING };
    let goal = id("g_1");
    let mut edits =
        vec![cairnbook::workbook::Edit::AddGoal(Goal { words: "One".into(), ..Goal::new(goal, stamp.who, stamp.at) })];
    let mut after = None;
    for (n, words) in rows.enumerate() {
        let mut step = Step::new(id(&format!("s_{n:02}")), stamp.who, stamp.at, Some(goal), None);
        step.words = words;
        step.state = StepState::Done;
        step.done_on = Some(book::day("2026-11-21"));
        let step_id = step.id;
        edits.push(cairnbook::workbook::Edit::AddStep(step, cairnbook::workbook::outline::Spot { under: None, after }));
        after = Some(step_id);
    }
    for edit in edits {
        book.apply(edit, stamp).unwrap();
    }
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    hands.focus_on(&book.goal(goal).unwrap().words);
    hands.act(Act::Open);
    hands.choose("steps done or let go");
    let scene = hands.scene();
    let steps = scene.page.lists().flat_map(|list| &list.rows).filter(|row: &&Row| row.mark == Mark::Done).count();
    assert_eq!(steps, WIDE.len() + 1);
    for width in [80u16, 100, 64] {
        let mut screen = eyes::Screen::new(width, 60, LOOKS);
        let buffer = screen.draw(&scene, hands.app.words());
        let marks = columns(buffer, "✓");
        assert_eq!(marks.len(), steps, "every row has its mark at {width}");
        assert!(marks.iter().all(|x| x == &marks[0]), "the marks stand in no line at {width}: {marks:?}");
        // "yesterday" begins in the same cell in every row.
        let notes: Vec<u16> = (0..60)
            .filter(|y| columns_in(buffer, *y, "✓"))
            .map(|y| {
                (0..width)
                    .find(|x| reads(buffer, *x, y, "yesterday"))
                    .unwrap_or_else(|| panic!("no day in row {y} at {width}"))
            })
            .collect();
        assert!(notes.iter().all(|x| x == &notes[0]), "the days stand in no line at {width}: {notes:?}");
        for y in 0..60 {
            for x in 0..width {
                let wide = letters::width(buffer[(x, y)].symbol());
                assert!(usize::from(x) + wide <= usize::from(width), "half a letter at the edge");
                for rest in 1..u16::try_from(wide).unwrap() {
                    assert_eq!(buffer[(x + rest, y)].symbol().trim(), "", "a wide letter is covered at {x},{y}");
                }
            }
        }
    }
}

fn columns_in(buffer: &Buffer, y: u16, sign: &str) -> bool {
    (0..buffer.area.width).any(|x| buffer[(x, y)].symbol() == sign)
}

fn reads(buffer: &Buffer, x: u16, y: u16, words: &str) -> bool {
    words.chars().zip(x..).all(|(c, x)| x < buffer.area.width && buffer[(x, y)].symbol() == c.to_string())
}

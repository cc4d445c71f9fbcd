//! How a page reads, held against the file that says how it did; and that it holds up in any window.
//!

use cairnbook::{app::Scene, base::letters, content::Words, page::Block, tui::Looks};

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use super::{
    eyes, found,
    hands::{Hands, LOOKS},
    paper,
};

/// Neither colours nor signs.
pub(crate) const BARE: Looks = Looks::pair(false);

/// The usual window and the smallest.
pub(crate) const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

/// Every window a page has to hold up in.
const WINDOWS: [(u16, u16); 4] = [(40, 12), (80, 24), (100, 30), (140, 40)];

/// The page reads as in its file.
#[track_caller]
pub(crate) fn reads_the_same(name: &str, hands: &mut Hands) {
    let scene = hands.scene();
    scene_reads_the_same(name, &scene, hands.app.words());
}

/// A scene of anything that has scenes reads as in its file.
#[track_caller]
pub(crate) fn scene_reads_the_same(name: &str, scene: &Scene, words: &Words) {
    holds_up(name, scene, words);
    is_as_kept(name, &paper::page(scene));
}

/// Several pages of one story read as in their file: the first as a whole, of the others what is different from it.
#[track_caller]
pub(crate) fn variants(name: &str, pages: Vec<(&str, Hands)>) {
    let mut out: Vec<String> = Vec::new();
    let mut first: Option<String> = None;
    for (title, mut hands) in pages {
        let scene = hands.scene();
        holds_up(&format!("{name}, {title}"), &scene, hands.app.words());
        let page = paper::page(&scene);
        let told = match first.as_deref().map(|first| paper::difference(first, &page)) {
            Some(told) if told.len() < page.len() => told,
            _ => page.clone(),
        };
        out.push(format!("{title}:\n{told}"));
        first.get_or_insert(page);
    }
    is_as_kept(name, &out.join("\n\n"));
}

/// The page holds up in any window; what it says is held by the test itself.
#[track_caller]
pub(crate) fn fits(name: &str, hands: &mut Hands) {
    holds_up(name, &hands.scene(), hands.app.words());
}

/// Pages that follow each other read as in one file.
#[track_caller]
pub(crate) fn story(name: &str, pages: Vec<(String, Hands)>) {
    let mut out: Vec<String> = Vec::new();
    for (title, mut hands) in pages {
        let scene = hands.scene();
        holds_up(&format!("{name}, {title}"), &scene, hands.app.words());
        out.push(format!("{title}: {}", paper::page(&scene)));
    }
    is_as_kept(name, &out.join("\n\n"));
}

/// Pictures as they are drawn, without the frame: what stands between the title of the page and its first question.
#[track_caller]
pub(crate) fn drawings(name: &str, pages: Vec<(&str, Looks, Hands)>) {
    let mut out: Vec<String> = Vec::new();
    for (title, looks, mut hands) in pages {
        let scene = hands.scene();
        let drawn = eyes::drawn(&scene, hands.app.words(), 80, 60, looks);
        let page = drawn.lines().skip_while(|line| !line.contains(&scene.page.title)).skip(1);
        let picture: Vec<&str> = page.take_while(|line| !line.contains("What do you see")).collect();
        let signs = if looks.unicode { "" } else { ", without signs" };
        out.push(format!("{title}{signs}:\n{}", picture.join("\n").trim_matches('\n')));
    }
    is_as_kept(name, &out.join("\n\n"));
}

/// The whole screen with its frame is as in its file. For a kind of drawing, not for what a page says.
#[track_caller]
pub(crate) fn frame_is_the_same(name: &str, hands: &mut Hands, size: (u16, u16), looks: Looks) {
    let drawn = eyes::drawn(&hands.scene(), hands.app.words(), size.0, size.1, looks);
    is_as_kept(&format!("frame_{name}_{}x{}", size.0, size.1), &drawn);
}

/// The page is spoken as in its file. For a kind of thing that is spoken, not for what a page says.
#[track_caller]
pub(crate) fn sounds_the_same(name: &str, hands: &mut Hands) {
    let spoken = eyes::spoken(&hands.scene(), hands.app.words());
    is_as_kept(&format!("{name}_spoken"), &spoken.join("\n"));
}

/// In every window, with and without signs: it fits, the frame is whole, something is on the page, and what is in focus
/// is in sight. It is spoken in plain words, and all its headings, questions and texts are said.
#[track_caller]
pub(crate) fn holds_up(name: &str, scene: &Scene, words: &Words) {
    all_is_said(name, scene, words);
    for (width, height) in WINDOWS {
        for looks in [LOOKS, BARE] {
            let drawn = eyes::drawn(scene, words, width, height, looks);
            let lines: Vec<&str> = drawn.lines().collect();
            let at = format!("{name} at {width}x{height}:\n{drawn}");
            assert!(lines.iter().all(|line| letters::width(line) <= usize::from(width)), "wider than the window: {at}");
            if scene.hidden {
                continue;
            }
            let first = lines.first().copied().unwrap_or_default();
            let tells = |words: &str| words.split_whitespace().next().is_none_or(|word| first.contains(word));
            assert!(
                tells(if scene.pen.is_empty() { &scene.saved } else { &scene.pen }),
                "whether it is saved is not told: {at}"
            );
            assert!(tells(&scene.call), "no one to call: {at}");
            let here = scene.tabs.iter().find(|tab| tab.here).map(|tab| format!("[{}]", tab.label));
            assert!(here.is_none_or(|here| drawn.contains(&here)), "where this is is not told: {at}");
            assert!(lines.last().is_some_and(|foot| !foot.trim().is_empty()), "no keys at the foot: {at}");
            assert!(lines.iter().skip(3).any(|line| line.trim().len() > 3), "an empty page: {at}");
            if let Some(spot) = found::focused(scene).filter(|_| scene.writing.is_none()) {
                comes_in_sight(&spot.words, scene, words, (width, height), looks, &at);
            }
        }
    }
}

/// It is spoken in plain words, and nothing that the page says is left out.
#[track_caller]
fn all_is_said(name: &str, scene: &Scene, words: &Words) {
    let spoken = eyes::spoken(scene, words);
    eyes::must_be_plain(&spoken, name);
    if scene.hidden || scene.writing.is_some() {
        return;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let heard = letters(&spoken.concat());
    for block in &scene.page.main {
        let (Block::Heading(text) | Block::Text(text) | Block::Quiet(text) | Block::Own(text)) = block else {
            continue;
        };
        // Keys are told by the words that can be typed.
        let of_keys = text.contains("Ctrl-");
        // Own lines may be said as the answers they are, each with its question.
        let is_said = text.lines().all(|line| heard.contains(&letters(line)));
        assert!(of_keys || is_said, "{text:?} is not said at {name}: {spoken:#?}");
    }
    for spot in found::spots(scene).iter().filter(|spot| !spot.is_row) {
        assert!(heard.contains(&letters(&spot.words)), "{:?} is not said at {name}: {spoken:#?}", spot.words);
    }
}

/// What is in focus is in sight, if need be after what stands above it was read.
#[track_caller]
fn comes_in_sight(focus: &str, scene: &Scene, words: &Words, size: (u16, u16), looks: Looks, at: &str) {
    // Quotation marks may be drawn in other signs.
    let word = focus.trim_start_matches('“').split_whitespace().next().unwrap_or_default();
    let word: String = word.chars().take(12).collect();
    let mut screen = eyes::Screen::new(size.0, size.1, looks);
    let down = Input::Key(KeyEvent::new(KeyCode::Down, KeyModifiers::NONE));
    for _ in 0..60 {
        if eyes::lines(screen.draw(scene, words)).join("\n").contains(&word) {
            return;
        }
        assert_eq!(screen.face.input(&down, scene), None, "{focus:?} is in focus and not in sight: {at}");
    }
    panic!("{focus:?} is in focus and never comes in sight: {at}");
}

/// The text is that of the file of this name, in the folder of the program of tests that asks.
#[track_caller]
pub(crate) fn is_as_kept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!("../", env!("CARGO_CRATE_NAME"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

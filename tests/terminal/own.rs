//! A folder of one's own pages and words, with the real program: laid over ours, checked, and told of where it is broken.

use std::fs;

use cairnbook::base::{Id, Key, Slot};

use crate::{
    asked::{run, run_on},
    support::pty::Nest,
};

const RIVER: &str = r#"Page(id: "river", chapter: "about", title: "The river", purpose: "A page of my own.",
    fields: [(id: "near", kind: Line, label: "Where is it?", example: "Behind the mill.")])"#;

/// The folder with the mistakes.
const MISTAKES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/mistakes");

/// Opens the page as plain lines and answers it.
fn answer(nest: &Nest, args: &[&str]) {
    let all = [&["plain", "book/sam.ron"], args].concat();
    let out = run_on(nest, &all, "About me\nThe river\n1\nBehind the mill\n");
    assert_eq!(out.code, 0, "{}{}", out.out, out.err);
    assert!(out.out.contains("The river. empty"), "not on the map: {}", out.out);
    assert!(out.out.contains("Question: Where is it?"), "{}", out.out);
}

fn is_kept(nest: &Nest) -> bool {
    let slot = Slot::new(Id::page("river"), &Key::of("near"));
    nest.book().get(&slot).is_some()
}

#[test]
fn a_page_in_the_own_place_or_a_named_folder_is_asked_and_saved() {
    for place in ["home/data/cairnbook/content", "mine"] {
        let nest = Nest::new();
        let pages = nest.root().join(place).join("pages");
        fs::create_dir_all(&pages).unwrap();
        fs::write(pages.join("river.ron"), RIVER).unwrap();
        let args: &[&str] = if place == "mine" { &["--content", "mine"] } else { &[] };
        answer(&nest, args);
        assert!(is_kept(&nest), "{place}");
        // Without the folder, the answer stands on the map and outlives a save.
        fs::remove_dir_all(nest.root().join(place)).unwrap();
        let out = run_on(&nest, &["plain", "book/sam.ron"], "About me\n");
        assert!(out.out.contains("From an older page"), "{}", out.out);
        assert_eq!(run(&nest, &["log", "I walked", "--file", "book/sam.ron"]).code, 0);
        assert!(is_kept(&nest), "{place}");
    }
}

#[test]
fn broken_files_are_told_once_at_the_start_and_the_rest_works() {
    let nest = Nest::new();
    let out = run_on(&nest, &["plain", "book/sam.ron", "--content", MISTAKES], "About me\n");
    assert_eq!(out.code, 0);
    assert!(out.out.contains("cannot be used, so they are left out"), "{}", out.out);
    assert!(out.out.contains("cairnbook content check"), "{}", out.out);
    assert!(out.out.contains("A sound page"), "{}", out.out);
    let none = run_on(&nest, &["plain", "book/sam.ron", "--content", "nowhere"], "");
    assert!(none.out.contains("There is no folder here: nowhere"), "{}", none.out);
}

#[test]
fn every_mistake_is_told_in_one_run_with_its_line_and_column() {
    let nest = Nest::new();
    let out = run(&nest, &["content", "check", MISTAKES]);
    assert_eq!(out.code, 1, "{}", out.err);
    let kept = format!("{MISTAKES}/");
    let told: Vec<&str> = out.out.lines().map(|line| line.strip_prefix(&kept).unwrap_or(line)).collect();
    for (place, what) in [
        ("leads_town.ron:3:14:", "is no day"),
        ("leads_town.ron:6:16:", "how to reach it"),
        ("leads_town.ron:7:10:", "without a name"),
        ("pages/broken.ron:6:5:", "cannot be read"),
        ("pages/colour.ron:3:5:", "colour"),
        ("pages/named.ron:2:9:", "can be no id"),
        ("pages/named.ron:3:14:", "no chapter"),
        ("pages/named.ron:4:5:", "the title is empty"),
        ("pages/named.ron:7:31:", "has no label"),
        ("pages/named.ron:8:14:", "two fields"),
        ("pages/river.ron:6:14:", "no field \"boat\""),
        ("pages/river.ron:10:74:", "no choice \"perhaps\""),
        ("pages/river.ron:11:52:", "third → fourth → third"),
        ("pages/river.ron:12:76:", "only for its writer; say why"),
        ("pages/river.ron:13:29:", "0 lines"),
        ("pages/river.ron:14:62:", "90 rows"),
        ("pages/river.ron:15:14:", "three at most"),
        ("pages/river.ron:15:104:", "no column \"moon\""),
        ("pages/river.ron:16:59:", "\"should\" is never said"),
        ("pages/river.ron:16:59:", "exclamation"),
        ("pages/river.ron:17:54:", "24 words"),
        ("pages/river.ron:19:115:", "no page \"sea\""),
        ("pages/river_again.ron:1:10:", "stands in pages/river.ron, too"),
        ("words.ron:3:33:", "no term"),
        ("words.ron:6:9:", "no sentence"),
        ("words.ron:7:9:", "does not name {day}"),
        ("words.ron:7:9:", "not given {whom}"),
        ("words.ron:9:14:", "nothing stands at"),
        ("words.ron:10:16:", "nothing stands at"),
    ] {
        assert!(told.iter().any(|line| line.starts_with(place) && line.contains(what)), "{place} {what}: {told:#?}");
    }
    assert!(!told.iter().any(|line| line.starts_with("pages/sound.ron")), "{told:#?}");
    assert_eq!(told.iter().filter(|line| line.contains(".ron:")).count(), 33, "{told:#?}");
}

#[test]
fn a_sound_folder_passes_and_one_that_is_not_there_is_told() {
    let nest = Nest::new();
    let pages = nest.root().join("mine/pages");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("river.ron"), RIVER).unwrap();
    let before = nest.listing();
    let out = run(&nest, &["content", "check", "mine"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{}", out.out);
    assert!(out.out.contains("to be mended: 0") && out.out.contains("reading: about: grade"), "{}", out.out);
    assert!(nest.listing() == before, "a check writes nothing");
    assert_eq!(run(&nest, &["content", "check", "nowhere"]).code, 1);
}

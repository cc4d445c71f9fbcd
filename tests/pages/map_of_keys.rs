//! What can be done on each page and where it leads: every kind of page once, as it is come to first in a book full of
//! answers.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt::Write as _,
};

use cairnbook::{
    app::{Event, Scene},
    base::Value,
    page::{Act, Allowed, Place, Scope},
    workbook::{Settings, Workbook},
};

use crate::support::{
    book::with_setting,
    everything::everything,
    found::{Spot, focused, kind, spots},
    hands::{Hands, Move, content},
    screens::is_as_kept,
    walk::variant,
};

/// What stops the program, or looks the same on every page.
const NOT_HERE: [Act; 5] = [Act::Leave, Act::Interrupt, Act::Suspend, Act::Hide, Act::Sample];

type Way = Vec<Move>;

fn gone(book: &Workbook, way: &Way) -> Hands {
    let mut hands = Hands::on(book);
    for step in way {
        hands.play(step);
    }
    hands
}

/// The kind of page it is: an entry and a picture by what they are, and a page that was just begun by itself.
fn at(hands: &mut Hands) -> String {
    let scene = hands.scene();
    let of = match hands.app.place() {
        Place::Entry(_) | Place::Picture(_) => format!(" {}", scene.page.title),
        _ => String::new(),
    };
    format!("{}{of}{}", variant(hands.app.place()), if scene.writing.is_some() { ", writing" } else { "" })
}

/// The first of each kind of row or question, with its kind.
fn kinds(scene: &Scene) -> Vec<Spot> {
    let mut met = BTreeSet::new();
    spots(scene).into_iter().filter(|spot| met.insert(kind(&scene.page, spot.id()))).collect()
}

/// What can be done with what is in focus, by name; in brackets what is refused with a word.
fn acts(scene: &Scene, everywhere: bool) -> Vec<(Act, String)> {
    let all = scene.actions.iter().filter(|action| action.scope != Scope::Moving && !NOT_HERE.contains(&action.act));
    let here = all.filter(|action| everywhere == (action.scope == Scope::Everywhere));
    let name = |name: &str, allowed: &Allowed| match allowed {
        Allowed::Yes => name.to_owned(),
        Allowed::No(_) => format!("({name})"),
    };
    here.map(|action| (action.act, name(action.name, &action.allowed))).collect()
}

/// What an action did: where it led, and whether it changed or said something.
fn effect(hands: &mut Hands, from: &str) -> String {
    let (scene, there) = (hands.scene(), at(hands));
    let mut out = String::new();
    if there != from {
        write!(out, " > {there}").unwrap();
    }
    if !scene.is_saved {
        out.push_str(" changes");
    }
    if scene.notice.is_some() {
        out.push_str(" says");
    }
    out
}

/// One page, and the ways that lead on from it.
fn tell(book: &Workbook, way: &Way, everywhere: &[String]) -> (String, Vec<(String, Way)>) {
    let mut hands = gone(book, way);
    let (scene, from) = (hands.scene(), at(&mut hands));
    let (mut out, mut ways, mut done) = (format!("{from}: {}", scene.page.title), Vec::new(), BTreeSet::new());
    let begins = focused(&scene).map(|spot| spot.words).unwrap_or_default();
    write!(out, "\n  begins on: {}", short(&begins)).unwrap();
    let mut told = BTreeSet::new();
    for spot in kinds(&scene) {
        hands.point(&spot);
        let now = hands.scene();
        let point = Move::Send(spot.focus());
        let mut line = Vec::new();
        for (act, name) in acts(&now, false) {
            // Enter does another thing on each row.
            if act != Act::Open && !done.insert(name.clone()) {
                line.push(name);
                continue;
            }
            let on: Way = way.iter().cloned().chain([point.clone(), Move::Send(Event::Do(act))]).collect();
            let mut there = gone(book, &on);
            line.push(format!("{name}{}", effect(&mut there, &from)));
            ways.push((at(&mut there), on));
        }
        let line = line.join(", ");
        if told.insert(line.clone()) {
            write!(out, "\n  {}: {line}", short(&spot.words)).unwrap();
        }
    }
    let here: Vec<String> = acts(&scene, true).into_iter().map(|(_, name)| name).collect();
    let less: Vec<&str> = everywhere.iter().filter(|name| !here.contains(name)).map(String::as_str).collect();
    let more: Vec<&str> = here.iter().filter(|name| !everywhere.contains(name)).map(String::as_str).collect();
    write!(out, "\n  more: {}; less: {}", more.join(", "), less.join(", ")).unwrap();
    (out, ways)
}

fn short(words: &str) -> String {
    let line: String = words.lines().next().unwrap_or_default().chars().take(40).collect();
    if line.is_empty() { "nothing".to_owned() } else { line.trim_end().to_owned() }
}

#[test]
fn what_can_be_done_on_each_page_and_where_it_leads() {
    // It opens with what it says: nobody else uses this computer.
    let book = with_setting(everything(&content(), 0), &Settings::QUIET, Value::Yes(false));
    let mut hands = gone(&book, &Way::new());
    let (start, scene) = (at(&mut hands), hands.scene());
    let (mut waiting, mut met) = (VecDeque::from([Way::new()]), BTreeSet::from([start.clone()]));
    let mut out = vec!["Everywhere:".to_owned()];
    let everywhere = acts(&scene, true);
    for (act, name) in &everywhere {
        let on = Way::from([Move::Send(Event::Do(*act))]);
        let mut there = gone(&book, &on);
        write!(out[0], "\n  {name}{}", effect(&mut there, &start)).unwrap();
        if met.insert(at(&mut there)) {
            waiting.push_back(on);
        }
    }
    let everywhere: Vec<String> = everywhere.into_iter().map(|(_, name)| name).collect();
    while let Some(way) = waiting.pop_front() {
        let (told, ways) = tell(&book, &way, &everywhere);
        out.push(told);
        for (there, on) in ways {
            if met.insert(there) {
                waiting.push_back(on);
            }
        }
    }
    assert!(out.len() > 40, "{}", out.len());
    is_as_kept("map_of_keys", &out.join("\n\n"));
}

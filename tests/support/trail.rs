//! A way at random, told when it fails: each key with what was in focus, so that the same can be done again.

use std::{
    fmt::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
};

use cairnbook::{
    app::{Event, Scene},
    base::Slot,
    page::{Block, Code, Stroke, action},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    found,
    hands::{Hands, Move},
    walk::{Found, World, variant},
};

/// One thing that was done.
#[derive(Clone, Debug)]
enum Deed {
    Send(Event),
    /// Time goes by, and the program looks at the clock.
    Wait(u64),
    /// Time goes by.
    Pause(u64),
    /// A letter, as the terminal tells it.
    Letter(char),
}

/// The hands, and all they did.
pub(crate) struct Trail {
    pub hands: Hands,
    world: World,
    done: Vec<Deed>,
}

impl Trail {
    /// At the first page of that world.
    pub(crate) fn begin(world: World) -> Self {
        Self { hands: world.hands(), world, done: Vec::new() }
    }

    /// There.
    pub(crate) fn at(found: &Found) -> Self {
        let hands = found.hands();
        let way = found.stop.way.iter().filter_map(|step| match step {
            Move::Send(event) => Some(Deed::Send(event.clone())),
            Move::Wait(ms) => Some(Deed::Wait(*ms)),
            Move::SaveEnds(_) => None,
        });
        let focus = found.focus.clone().map(|focus| Deed::Send(Event::Focus(focus)));
        Self { hands, world: found.stop.world, done: way.chain(focus).collect() }
    }

    /// Does that.
    pub(crate) fn send(&mut self, event: Event) {
        self.does(Deed::Send(event));
    }

    /// Presses a key that is no letter.
    pub(crate) fn press(&mut self, code: Code) {
        self.send(Event::Key(Stroke::plain(code)));
    }

    /// Lets time go by.
    pub(crate) fn pause(&mut self, ms: u64) {
        if ms > 0 {
            self.does(Deed::Pause(ms));
        }
    }

    /// Types a letter through the face.
    pub(crate) fn letter(&mut self, letter: char) {
        self.does(Deed::Letter(letter));
    }

    fn does(&mut self, deed: Deed) {
        self.done.push(deed.clone());
        self.hands.does(deed);
    }

    /// What was done, a line each; before it what it was done on.
    pub(crate) fn told(&self) -> String {
        let mut hands = self.world.hands();
        let mut out = format!("in {:?}\n", self.world);
        for deed in &self.done {
            let scene = hands.scene();
            let _ = writeln!(out, "# {}", stands(&hands, &scene));
            let _ = writeln!(out, "{}", line(&scene, deed));
            // The last one may be what fails.
            if catch_unwind(AssertUnwindSafe(|| hands.does(deed.clone()))).is_err() {
                break;
            }
        }
        out
    }

    /// Does what was told once more.
    pub(crate) fn again(told: &str) -> Self {
        let mut lines = told.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let world = lines.next().and_then(|line| line.strip_prefix("in ")).and_then(World::named);
        let mut trail = Self::begin(world.expect("it begins with the world"));
        for line in lines {
            let scene = trail.hands.scene();
            trail.does(deed(&scene, line).unwrap_or_else(|| panic!("that can not be done there: {line}")));
        }
        trail
    }
}

impl Drop for Trail {
    #[allow(clippy::print_stderr, reason = "a test that fails tells how")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("What was done; CAIRNBOOK_TRAIL=FILE does what stands in a file once more:\n{}", self.told());
        }
    }
}

impl Hands {
    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Send(event) => {
                self.send(event);
            }
            Deed::Wait(ms) => {
                self.play(&Move::Wait(ms));
            }
            Deed::Pause(ms) => self.now.ms += ms,
            Deed::Letter(letter) => self.key(KeyCode::Char(letter), KeyModifiers::NONE),
        }
    }
}

/// The place, and what is in focus, in words.
pub(crate) fn stands(hands: &Hands, scene: &Scene) -> String {
    let place = variant(hands.app.place());
    let focus = found::focused(scene).map_or_else(|| "nothing".into(), |spot| format!("{:?}", spot.words));
    let how = match (&scene.writing, scene.hidden) {
        (_, true) => ", hidden",
        (Some(_), _) => ", writing",
        _ => "",
    };
    format!("{place}, on {focus}{how}")
}

/// Every field that is typed in.
pub(crate) fn slots(scene: &Scene) -> Vec<Slot> {
    let fields = scene.page.main.iter().filter_map(|block| match block {
        Block::Field(field) if field.kind.is_typed() => Some(field.slot.clone()),
        _ => None,
    });
    let rows = scene.page.lists().flat_map(|list| &list.rows);
    fields.chain(rows.filter_map(|row| row.field.as_ref().map(|field| field.slot.clone()))).collect()
}

fn line(scene: &Scene, deed: &Deed) -> String {
    match deed {
        Deed::Send(Event::Key(stroke)) => format!("key {}", stroke.shown()),
        Deed::Send(Event::Do(act)) => format!("do {}", action::info(*act).unwrap().name),
        Deed::Send(Event::Focus(target)) => match scene.page.row_ids().iter().position(|there| *there == target) {
            Some(at) => format!("point {at}"),
            None => "tick".to_owned(),
        },
        Deed::Send(Event::Write { slot, text }) => {
            let at =
                slots(scene).iter().position(|there| there == slot).filter(|_| scene.writing.as_ref() != Some(slot));
            format!("write {} {}", at.map_or_else(|| "here".into(), |at| at.to_string()), json(text))
        }
        Deed::Send(Event::Resumed) => "resumed".to_owned(),
        Deed::Send(_) => "tick".to_owned(),
        Deed::Wait(ms) => format!("wait {ms}"),
        Deed::Pause(ms) => format!("pause {ms}"),
        Deed::Letter(letter) => format!("letter {}", json(&letter.to_string())),
    }
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn deed(scene: &Scene, line: &str) -> Option<Deed> {
    let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
    Some(match what {
        "key" => Deed::Send(Event::Key(keys().into_iter().find(|key| key.shown() == rest)?)),
        "do" => Deed::Send(Event::Do(action::TABLE.iter().find(|info| info.name == rest)?.act)),
        "point" => Deed::Send(Event::Focus((*scene.page.row_ids().get(rest.parse::<usize>().ok()?)?).clone())),
        "write" => {
            let (at, text) = rest.split_once(' ')?;
            let slot = match at {
                "here" => scene.writing.clone()?,
                at => slots(scene).get(at.parse::<usize>().ok()?)?.clone(),
            };
            Deed::Send(Event::Write { slot, text: serde_json::from_str(text).ok()? })
        }
        "resumed" => Deed::Send(Event::Resumed),
        "tick" => Deed::Send(Event::Tick),
        "wait" => Deed::Wait(rest.parse().ok()?),
        "pause" => Deed::Pause(rest.parse().ok()?),
        "letter" => Deed::Letter(serde_json::from_str::<String>(rest).ok()?.chars().next()?),
        _ => return None,
    })
}

/// Every key that does something somewhere.
pub(crate) fn keys() -> Vec<Stroke> {
    let plain = [Code::Enter, Code::Esc, Code::Up, Code::Down, Code::Tab, Code::BackTab, Code::Backspace, Code::Delete];
    let others = plain.into_iter().chain([Code::F(7)]).map(Stroke::plain);
    action::TABLE.iter().flat_map(|info| info.keys).copied().chain(others).collect()
}

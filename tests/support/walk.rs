//! A walk through the program: from each world's first page by every row, field and action, nearest first.
//!
//! Two stops that look alike are one; so are two things in focus of which the same can be done.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
    sync::OnceLock,
};

use cairnbook::{
    app::{Event, Scene},
    page::{Act, Allowed, Block, Place, Scope, Stroke},
    workbook::Workbook,
};

use crate::support::{
    book,
    found::{self, RowId},
    hands::{self, Hands, Move},
};

/// What the walk starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    /// A workbook used for half a year.
    Filled,
    /// One that was not opened for five weeks.
    Away,
    /// One that starts without a word of the person.
    Quiet,
    /// A new one.
    Empty,
    /// The first start of all; only the first run is walked.
    New,
    /// One to look at only.
    LookOnly,
    /// The disk is full.
    DiskFull,
    /// Something else changes the file.
    Changed,
}

impl World {
    /// All of them.
    pub(crate) const ALL: [Self; 8] =
        [Self::Filled, Self::Empty, Self::New, Self::Away, Self::Quiet, Self::LookOnly, Self::DiskFull, Self::Changed];

    /// The one of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|world| format!("{world:?}") == name)
    }

    /// The workbook it starts with, made once.
    fn book(self) -> &'static Workbook {
        static BOOKS: [OnceLock<Workbook>; World::ALL.len()] = [const { OnceLock::new() }; World::ALL.len()];
        BOOKS[self as usize].get_or_init(|| match self {
            Self::Filled | Self::DiskFull | Self::Changed => book::asking(),
            Self::Away => book::away(),
            Self::Quiet => book::quiet(),
            Self::Empty | Self::New => Workbook::default(),
            Self::LookOnly => book::filled(),
        })
    }

    /// At its first page.
    pub(crate) fn hands(self) -> Hands {
        let mut hands = match self {
            Self::New => Hands::new(),
            Self::LookOnly => Hands::looking(self.book()),
            _ => Hands::on(self.book()),
        };
        hands.saves = Some(match self {
            Self::DiskFull => hands::disk_full(),
            Self::Changed => hands::changed_elsewhere(),
            _ => cairnbook::app::SaveOutcome::Saved,
        });
        hands
    }

    /// How many moves from the start the walk goes on.
    fn far(self) -> usize {
        match self {
            Self::Filled | Self::Empty => 7,
            // One question after the other, each with its answer.
            Self::New => 40,
            Self::LookOnly | Self::DiskFull | Self::Changed => 4,
            Self::Away | Self::Quiet => 2,
        }
    }
}

/// How to come somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    pub world: World,
    pub way: Vec<Move>,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.world)?;
        for step in &self.way {
            match step {
                Move::Send(Event::Do(act)) => write!(f, ", {act:?}")?,
                Move::Send(Event::Focus(target)) => write!(f, ", at {target:?}")?,
                Move::Send(Event::Write { slot, text }) => write!(f, ", wrote {text:?} in {:?}", slot.field)?,
                other => write!(f, ", {other:?}")?,
            }
        }
        Ok(())
    }
}

impl Stop {
    /// Goes there.
    pub(crate) fn hands(&self) -> Hands {
        let mut hands = self.world.hands();
        for step in &self.way {
            hands.play(step);
        }
        hands
    }

    /// Goes there and points at `focus`, if it is not there already.
    pub(crate) fn stand(&self, focus: Option<&RowId>) -> Hands {
        let mut hands = self.hands();
        if let Some(focus) = focus
            && hands.scene().focus.as_ref() != Some(focus)
        {
            hands.send(Event::Focus(focus.clone()));
        }
        hands
    }

    fn on(&self, more: impl IntoIterator<Item = Move>) -> Self {
        Self { world: self.world, way: self.way.iter().cloned().chain(more).collect() }
    }
}

/// Something that can be in focus at a stop.
pub(crate) struct Found {
    pub stop: Stop,
    pub focus: Option<RowId>,
    /// It is the first at its stop.
    pub is_first: bool,
    /// Nothing else was met in this world of which the same can be done.
    pub is_new: bool,
    /// The same whatever else there is: the world, the kind of place, and what is in focus.
    pub name: String,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, by {} on {:?}", self.name, self.stop, self.focus)
    }
}

impl Found {
    /// Goes there.
    pub(crate) fn hands(&self) -> Hands {
        self.stop.stand(self.focus.as_ref())
    }
}

/// A step is being moved.
pub(crate) fn is_moving(scene: &Scene) -> bool {
    scene.actions.iter().any(|action| action.act == Act::MoveEnd)
}

/// Back leads nowhere from there.
pub(crate) fn is_out(scene: &Scene) -> bool {
    scene.writing.is_none() && scene.actions.iter().all(|action| !matches!(action.act, Act::Back | Act::MoveEnd))
}

/// A place without its record.
pub(crate) fn variant(place: &Place) -> String {
    let name = format!("{place:?}");
    let cut = |s: &str| s.split(['(', ' ', '{']).next().unwrap_or_default().to_owned();
    match place {
        Place::Ask(ask) => format!("Ask {}", cut(&format!("{ask:?}"))),
        Place::Walk(walk) => format!("Walk {walk:?}"),
        Place::Shrink(shrink) => format!("Shrink {} {}", cut(&format!("{:?}", shrink.ask)), shrink.in_walk),
        _ => cut(&name),
    }
}

/// What is reached beyond it is walked from the other worlds.
fn is_of_first_run(place: &Place) -> bool {
    matches!(place, Place::Walk(_) | Place::Shrink(_))
}

fn stop_key(hands: &Hands, scene: &Scene) -> String {
    let mut key = format!(
        "{} {:?} {} {} {}",
        variant(hands.app.place()),
        scene.writing.as_ref().map(|slot| (slot.record.kind(), slot.field.clone())),
        is_moving(scene),
        scene.hidden,
        scene.banner.is_some(),
    );
    for block in scene.page.main.iter().chain(&scene.page.side) {
        key.push_str(match block {
            Block::Field(field) if field.shown.is_empty() => " unset",
            Block::Field(_) => " field",
            Block::List(list) if list.rows.is_empty() => " empty",
            Block::List(_) => " list",
            Block::Heading(_) => " heading",
            Block::Text(text) if text.contains('\n') => " lines",
            Block::Text(_) | Block::Quiet(_) | Block::Own(_) => " text",
            Block::Figure(_) => " figure",
        });
    }
    let kinds: BTreeSet<String> = scene.page.row_ids().iter().map(|t| found::kind(&scene.page, t)).collect();
    format!("{key} {kinds:?}")
}

fn focus_key(hands: &Hands, scene: &Scene) -> String {
    let kind = scene.focus.as_ref().map(|target| found::kind(&scene.page, target));
    let acts: Vec<String> = scene
        .actions
        .iter()
        .map(|a| format!("{:?}{}", a.act, if a.allowed == Allowed::Yes { "" } else { "-" }))
        .collect();
    // A smaller step under a big one leads elsewhere than a big one by itself.
    let lines = scene.page.main.iter().any(|block| matches!(block, Block::Text(text) if text.contains('\n')));
    let unset = |slot| scene.page.field(slot).is_none_or(|field| field.text.is_empty());
    let writing = scene.writing.as_ref().map(|slot| (&slot.field, unset(slot)));
    format!("{} {kind:?} {writing:?} {lines} {acts:?}", variant(hands.app.place()))
}

fn name(world: World, hands: &Hands, scene: &Scene) -> String {
    let focus = scene.focus.as_ref().map_or_else(|| "nothing".to_owned(), |target| found::kind(&scene.page, target));
    let writing = if scene.writing.is_some() { ", writing" } else { "" };
    format!("{world:?}, {}{writing}, on {focus}", variant(hands.app.place()))
}

/// Shows `visit` every stop of these worlds with everything that can be in focus there.
pub(crate) fn walk(worlds: &[World], visit: impl FnMut(&'static Found)) {
    worlds.iter().flat_map(|world| all_of(*world)).for_each(visit);
}

/// All that is found in a world. It is walked once for all tests of a program.
fn all_of(world: World) -> &'static [Found] {
    static FOUND: [OnceLock<Vec<Found>>; World::ALL.len()] = [const { OnceLock::new() }; World::ALL.len()];
    FOUND[world as usize].get_or_init(|| explore(world))
}

fn explore(world: World) -> Vec<Found> {
    let mut waiting = VecDeque::from([Stop { world, way: Vec::new() }]);
    let (mut stops, mut focuses, mut gone) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    while let Some(stop) = waiting.pop_front() {
        let mut hands = stop.hands();
        let scene = hands.scene();
        let fixed = (scene.writing.is_some()
            && !matches!(hands.app.place(), Place::Help | Place::Palette | Place::Find))
            || scene.hidden
            || is_moving(&scene);
        let standing = if fixed { focus_key(&hands, &scene) } else { String::new() };
        if !stops.insert(format!("{} {standing}", stop_key(&hands, &scene))) {
            continue;
        }
        let all: Vec<RowId> = scene.page.row_ids().into_iter().cloned().collect();
        let targets: Vec<Option<RowId>> = match &all {
            _ if all.is_empty() || fixed => vec![scene.focus.clone()],
            all => all.iter().cloned().map(Some).collect(),
        };
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        let (mut here, mut now) = (hands, scene.clone());
        for (at, focus) in targets.into_iter().enumerate() {
            if let Some(focus) = focus.clone().filter(|focus| now.focus.as_ref() != Some(focus)) {
                here.send(Event::Focus(focus));
                now = here.scene();
            }
            // A row that was left may be gone with that.
            if now.page.row_ids().into_iter().ne(&all) {
                here = stop.stand(focus.as_ref());
                now = here.scene();
            }
            let key = focus_key(&here, &now);
            let seen = alike.entry(key.clone()).or_default();
            *seen += 1;
            // Of rows that are alike, a few do.
            if *seen > 4 {
                continue;
            }
            let is_new = focuses.insert(key);
            let name = name(world, &here, &now);
            let onward_here = world != World::New || is_of_first_run(here.app.place());
            if is_new && onward_here && stop.way.len() < world.far() {
                let point = focus.clone().filter(|focus| scene.focus.as_ref() != Some(focus));
                waiting.extend(onward(&stop, point, (&here, &now), &mut gone));
            }
            out.push(Found { stop: stop.clone(), focus, is_first: at == 0, is_new, name });
        }
    }
    out
}

/// Where one more action leads.
fn onward(
    stop: &Stop,
    point: Option<RowId>,
    (here, scene): (&Hands, &Scene),
    gone: &mut BTreeSet<String>,
) -> Vec<Stop> {
    let point = point.map(|target| Move::Send(Event::Focus(target)));
    let mut out = Vec::new();
    for action in scene.actions.iter().filter(|action| action.allowed == Allowed::Yes) {
        // What can be done everywhere is done once from each kind of place.
        let far = matches!(action.scope, Scope::Everywhere | Scope::Moving);
        let (variant, writing) = (variant(here.app.place()), scene.writing.is_some());
        let from = format!("{variant} {writing} {} {:?}", scene.is_saved, action.act);
        if far && !gone.insert(from) {
            continue;
        }
        out.push(stop.on(point.clone().into_iter().chain([Move::Send(Event::Do(action.act))])));
        if action.act == Act::Tried {
            // A letter may be a slip: it asks, where the same by name acts.
            out.push(stop.on(point.clone().into_iter().chain([Move::Send(Event::Key(Stroke::letter('t')))])));
        }
    }
    if let Some(slot) = scene.writing.clone() {
        let write = |text: &str| Move::Send(Event::Write { slot: slot.clone(), text: text.to_owned() });
        out.push(stop.on([write("One new line"), Move::Wait(1_000)]));
        out.push(stop.on([write("31 Feb"), Move::Wait(1_000)]));
    }
    out
}

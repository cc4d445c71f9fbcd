//! A walk through the program: from each world's first page by every row, field and action, nearest first.
//!
//! Two stops that look alike are one; so are two things in focus of which the same can be done.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt,
};

use cairnbook::{
    app::{Event, Scene},
    page::Place,
    page::{Act, Allowed, Block, Scope, Stroke},
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
        let mut hands = match self.world {
            World::Filled | World::DiskFull | World::Changed => Hands::on(&book::asking()),
            World::Away => Hands::on(&book::away()),
            World::Quiet => Hands::on(&book::quiet()),
            World::Empty => Hands::on(&Workbook::default()),
            World::New => Hands::new(),
            World::LookOnly => Hands::looking(&book::filled()),
        };
        hands.saves = Some(match self.world {
            World::DiskFull => hands::disk_full(),
            World::Changed => hands::changed_elsewhere(),
            World::Filled | World::Away | World::Quiet | World::Empty | World::New | World::LookOnly => {
                cairnbook::app::SaveOutcome::Saved
            }
        });
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

    /// A step is being moved there.
    pub(crate) fn is_moving(&self) -> bool {
        is_moving(&self.hands().scene())
    }

    fn on(&self, more: impl IntoIterator<Item = Move>) -> Self {
        Self { world: self.world, way: self.way.iter().cloned().chain(more).collect() }
    }
}

fn is_moving(scene: &Scene) -> bool {
    scene.actions.iter().any(|action| action.act == cairnbook::page::Act::MoveEnd)
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

fn stop_key(hands: &mut Hands) -> String {
    let scene = hands.scene();
    let mut key = format!(
        "{} {:?} {} {} {}",
        variant(hands.app.place()),
        scene.writing.as_ref().map(|slot| (slot.record.kind(), slot.field.clone())),
        is_moving(&scene),
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

fn focus_key(hands: &mut Hands) -> String {
    let scene = hands.scene();
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

/// Shows `visit` every stop with everything that can be in focus there; and whether such a focus is new.
pub(crate) fn walk(worlds: &[World], mut visit: impl FnMut(&Stop, Option<&RowId>, bool)) {
    let mut waiting: VecDeque<Stop> = worlds.iter().map(|world| Stop { world: *world, way: Vec::new() }).collect();
    let (mut stops, mut focuses) = (BTreeSet::new(), BTreeSet::new());
    let mut gone = BTreeSet::new();
    while let Some(stop) = waiting.pop_front() {
        let mut hands = stop.hands();
        let scene = hands.scene();
        let fixed = (scene.writing.is_some()
            && !matches!(hands.app.place(), Place::Help | Place::Palette | Place::Find))
            || scene.hidden
            || is_moving(&scene);
        let standing = if fixed { focus_key(&mut hands) } else { String::new() };
        if !stops.insert(format!("{:?} {} {standing}", stop.world, stop_key(&mut hands))) {
            continue;
        }
        let targets: Vec<Option<RowId>> = match scene.page.row_ids() {
            targets if targets.is_empty() || fixed => vec![scene.focus.clone()],
            targets => targets.into_iter().cloned().map(Some).collect(),
        };
        let mut alike: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for focus in targets {
            let mut here = stop.stand(focus.as_ref());
            let key = focus_key(&mut here);
            let seen = alike.entry(key.clone()).or_default();
            *seen += 1;
            // Of rows that are alike, a few do.
            if *seen > 4 {
                continue;
            }
            let is_new = focuses.insert(format!("{:?} {key}", stop.world));
            visit(&stop, focus.as_ref(), is_new);
            let onward_here = stop.world != World::New || is_of_first_run(here.app.place());
            if is_new && onward_here && stop.way.len() < stop.world.far() {
                waiting.extend(onward(&stop, focus.as_ref(), &mut here, &mut gone));
            }
        }
    }
}

/// Where one more action leads.
fn onward(stop: &Stop, focus: Option<&RowId>, here: &mut Hands, gone: &mut BTreeSet<String>) -> Vec<Stop> {
    let scene = here.scene();
    let point = match focus {
        Some(focus) if stop.hands().scene().focus.as_ref() != Some(focus) => {
            Some(Move::Send(Event::Focus(focus.clone())))
        }
        _ => None,
    };
    let mut out = Vec::new();
    for action in scene.actions.iter().filter(|action| action.allowed == Allowed::Yes) {
        // What can be done everywhere is done once from each kind of place.
        let far = matches!(action.scope, Scope::Everywhere | Scope::Moving);
        let (variant, writing) = (variant(here.app.place()), scene.writing.is_some());
        let from = format!("{:?} {variant} {writing} {} {:?}", stop.world, scene.is_saved, action.act);
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

//! A list that was pasted where one item is written: what is asked before anything is done, and each way to put it in.
//!
//! Never lose a line of it, or note a step as done because there was a tick in its box.

use crate::{
    base::{
        Id, Key, Kind, Phrase, Slot, Text, Value,
        pasted::{Item, items},
        text,
    },
    form::list,
    page::{Pasting, command::PasteWay},
    say,
    view::{Draft, Reply, View, privacy},
    workbook::{
        DEEPEST, Edit, Entry, EntryKind, Step, StepState,
        outline::{self, Spot},
    },
};

/// So many steps are made at once, at most. Our own limit: more is a document.
const STEPS: usize = 200;

/// So many of its lines are shown while it is asked about.
const SHOWN: usize = 3;

/// What is being asked about: the items, and how many of them there is room for.
struct Pasted {
    items: Vec<Item>,
    room: usize,
    is_steps: bool,
}

impl Pasted {
    fn of(view: &View, pasting: &Pasting) -> Self {
        let is_steps = pasting.slot.record.kind() == Kind::Step;
        let room = if is_steps { STEPS } else { list::room(view, &pasting.slot) };
        Self { items: items(&pasting.text), room, is_steps }
    }

    fn fits(&self) -> bool {
        self.items.len() <= self.room
    }

    fn ticked(&self) -> usize {
        self.items.iter().filter(|item| item.ticked && self.is_steps).count()
    }
}

/// How many lines it is, as a title.
pub fn title(pasting: &Pasting) -> Phrase {
    say!("paste.title", n = items(&pasting.text).len())
}

/// Its first lines, so that one sees what is asked about.
pub fn begins(pasting: &Pasting) -> String {
    let lines = pasting.text.lines().filter(|line| !line.trim().is_empty());
    let first: Vec<&str> = lines.take(SHOWN).collect();
    first.join("\n")
}

/// What has to be known before it is answered.
pub fn about(view: &View, pasting: &Pasting) -> Vec<Phrase> {
    let pasted = Pasted::of(view, pasting);
    match (pasted.fits(), pasted.is_steps) {
        (false, true) => return vec![say!("paste.too_many", most = pasted.room)],
        (false, false) => return vec![say!("paste.no_room", n = pasted.room)],
        _ => {}
    }
    let ticked = pasted.ticked();
    let ticked = (ticked > 0).then(|| say!("paste.ticked", n = ticked));
    let levels = levels(view, &pasting.slot);
    let deep = pasted.is_steps && pasted.items.iter().any(|item| item.level > levels);
    ticked.into_iter().chain(deep.then(|| say!("paste.deep", n = DEEPEST))).collect()
}

/// Each way to put it in, and what it says.
pub fn ways(view: &View, pasting: &Pasting) -> Vec<(Key, PasteWay, Phrase)> {
    let pasted = Pasted::of(view, pasting);
    let (n, ticked) = (pasted.items.len(), pasted.ticked());
    let mut out = Vec::new();
    if pasted.fits() {
        out.push((
            Key::of("each"),
            PasteWay::Each,
            match (pasted.is_steps, ticked) {
                (true, 0) => say!("paste.steps", n = n),
                (true, _) => say!("paste.steps_open", n = n),
                (false, _) => say!("paste.rows", n = n),
            },
        ));
        // Only its owner says that something is done.
        if ticked > 0 && !view.who.is_helping() {
            out.push((Key::of("each_ticked"), PasteWay::EachTicked, say!("paste.steps_ticked", n = ticked, all = n)));
        }
        if joined(view, pasting).len() <= text::LIMIT {
            let words = if pasted.is_steps { say!("paste.one_step") } else { say!("paste.one_row") };
            out.push((Key::of("one"), PasteWay::One, words));
        }
    }
    out.push((Key::of("note"), PasteWay::Note, say!("paste.note", n = parts(&pasting.text).len())));
    out
}

/// Puts it in: one change.
pub fn put(view: &mut View, pasting: &Pasting, way: PasteWay) -> Vec<Reply> {
    let pasted = Pasted::of(view, pasting);
    let n = pasted.items.len();
    let slot = &pasting.slot;
    let done = match way {
        PasteWay::Each | PasteWay::EachTicked if !pasted.fits() => None,
        PasteWay::Each | PasteWay::EachTicked if pasted.is_steps => {
            let edits = steps(view, slot, &pasted.items, way == PasteWay::EachTicked);
            edits.map(|edits| (Edit::Many(edits), say!("did.pasted_steps", n = n)))
        }
        PasteWay::Each | PasteWay::EachTicked => {
            let words: Vec<Text> = pasted.items.into_iter().map(|item| item.words.into()).collect();
            list::put_rows(view, slot, &words).map(|edit| (edit, say!("did.pasted_rows", n = n)))
        }
        PasteWay::One => {
            let all = joined(view, pasting);
            Some((Edit::Set(slot.clone(), Some(Value::Text(all.into()))), say!("did.pasted_one")))
        }
        PasteWay::Note => {
            let notes = notes(view, pasting);
            let did = say!("did.pasted_note", n = notes.len());
            Some((Edit::Many(notes), did))
        }
    };
    Reply::back_and(done.map(|(edit, did)| Reply::Edit(edit, did)).into_iter().collect())
}

/// Where the first of them stands: the step it is written beside, its spot, and whether it takes that step's place.
fn home(view: &View, slot: &Slot) -> Option<(Step, Spot, bool)> {
    match (view.draft, view.book.step(slot.record)) {
        (Some(Draft::Step(step, at)), _) if step.id == slot.record => Some((step.clone(), *at, true)),
        (_, Some(step)) => {
            Some((step.clone(), Spot { under: step.under, after: Some(step.id) }, step.words.is_blank()))
        }
        _ => None,
    }
}

/// How many levels there is room for from there on.
fn levels(view: &View, slot: &Slot) -> usize {
    let under = home(view, slot).and_then(|(_, at, _)| at.under);
    DEEPEST - under.map_or(0, |under| outline::depth_of(view.book, under)).min(DEEPEST - 1)
}

/// A step each, one after the other or under the one it stands further in than.
fn steps(view: &mut View, slot: &Slot, items: &[Item], ticked: bool) -> Option<Vec<Edit>> {
    let (home, start, blank) = home(view, slot)?;
    let deepest = levels(view, slot);
    // The last step on each level, down to the one before.
    let mut path: Vec<Id> = Vec::new();
    let mut edits = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let level = item.level.min(deepest).min(path.len() + 1);
        let over = level.checked_sub(2).and_then(|at| path.get(at)).copied();
        let (under, first) = if level == 1 { (start.under, start.after) } else { (over, None) };
        let after = path.get(level - 1).copied().or(first);
        path.truncate(level - 1);
        let done = ticked && item.ticked;
        if nth == 0 && blank {
            edits.push(Edit::Set(slot.clone(), Some(Value::Text(item.words.as_str().into()))));
            let state = Slot::new(slot.record, &Step::STATE);
            edits.extend(done.then(|| Edit::Set(state, Some(Value::Pick(Key::of("done"))))));
            path.push(slot.record);
            continue;
        }
        let mut step = Step::new(view.draw(Kind::Step), view.who, view.now.moment, home.goal, under);
        step.words = item.words.as_str().into();
        step.private = home.private;
        if done {
            step.state = StepState::Done;
        }
        path.push(step.id);
        edits.push(Edit::AddStep(step, Spot { under, after }));
    }
    Some(edits)
}

/// What stands there, and all of it after that, on one line.
fn joined(view: &View, pasting: &Pasting) -> String {
    let stands = view.get(&pasting.slot).as_ref().and_then(Value::text).cloned().unwrap_or_default();
    let words = stands.split_whitespace().chain(pasting.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// As it was pasted; what is too long for one note goes on in the next.
fn notes(view: &mut View, pasting: &Pasting) -> Vec<Edit> {
    let record = pasting.slot.record;
    let goal = view.step(record).and_then(|step| step.goal);
    let private = privacy::covers(view, record);
    let note = |words: &str| {
        let id = view.draw(Kind::Entry);
        let mut entry = Entry::new(id, view.who, view.now.moment, EntryKind::Note, view.now.today);
        (entry.words, entry.goal, entry.private) = (words.into(), goal, private);
        Edit::AddEntry(entry)
    };
    parts(&pasting.text).into_iter().map(note).collect()
}

/// The text in parts that a field can hold, parted at the end of a line where there is one.
fn parts(all: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = all.trim();
    while rest.len() > text::LIMIT {
        let most = (0..=text::LIMIT).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
        let line = rest.get(..most).and_then(|part| part.rfind('\n')).filter(|at| *at > 0);
        let (part, after) = rest.split_at(line.unwrap_or(most));
        out.push(part);
        rest = after.trim_start_matches('\n');
    }
    out.push(rest);
    out
}

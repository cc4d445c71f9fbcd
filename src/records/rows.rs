//! Rows that stand for records: how a goal, a step or an entry looks in a list, and what can be done to it.
//!
//! Never change a record at a letter key; letters open a question, Space and Enter act.

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value, When},
    form::field,
    page::{self, Act, Ask, List, Mark, Place, Row, RowId, Shrink, ShrinkAsk, command::Below},
    records::{drafts, summary},
    say,
    view::{Draft, Offer, Reply, View, attribution, dates, labels, privacy},
    workbook::{DEEPEST, Edit, Entry, EntryKind, Goal, GoalState, Help, Repeats, Step, StepState, outline},
};

/// A step as a row: its state as a sign and in words, its day as a note.
pub fn step(view: &View, step: &Step, level: usize) -> Row {
    let (mark, said) = match step.state {
        StepState::Open => (Mark::Open, say!("state.open")),
        StepState::Tried => (Mark::Tried, say!("state.tried")),
        StepState::Done => (Mark::Done, say!("state.done")),
        StepState::NotNow => (Mark::NotNow, say!("state.not_now")),
        StepState::Dropped => (Mark::Dropped, say!("state.dropped")),
    };
    let note = match (step.state, &step.when, step.done_on) {
        (StepState::Done, _, Some(day)) => dates::near_day(view, day),
        // One that comes back has no day that has passed: its next time is whenever it is done.
        (StepState::Open | StepState::Tried, Some(When::Day(day)), _) if *day < view.now.today => match step.repeats {
            Some(repeats) => how_often(view, repeats),
            None => dates::near_day(view, *day),
        },
        (StepState::Open | StepState::Tried, Some(when), _) => step_day(view, when),
        _ => String::new(),
    };
    let mut row = Row::record(step.id, labels::words_or(view, &step.words)).mark(mark, view.say(&said));
    let note = if step.is_waiting() { waiting(view, &Slot::new(step.id, &Step::WORDS), note) } else { note };
    row.note = privacy::noted(view, note, step.private);
    row.level = level;
    row.field = words_field(view, step.id);
    row
}

/// The note of what was typed for its owner and not read back says so.
fn waiting(view: &View, words: &Slot, note: String) -> String {
    attribution::and_whose(view, note, attribution::whose(view, words))
}

/// How often a step comes back.
pub fn how_often(view: &View, repeats: Repeats) -> String {
    view.say(&match repeats {
        Repeats::Daily => say!("day.each_day"),
        Repeats::Weekly => say!("day.each_week"),
    })
}

/// The words of a step as a field, so that they can be written in the outline.
fn words_field(view: &View, id: Id) -> Option<Box<crate::page::Field>> {
    let spec = view.content.page("step")?.field("words")?;
    let mut field = field::of(view, spec, id);
    field.id = RowId::Record(id);
    Some(Box::new(field))
}

/// A day to do something by; one that has passed is told as passed, without blame.
pub fn step_day(view: &View, when: &When) -> String {
    match when {
        When::Day(day) if *day < view.now.today => view.say(&say!("day.has_passed", day = dates::near_day(view, *day))),
        When::Day(day) => view.say(&say!("day.by", day = dates::near_day(view, *day))),
        When::Words(words) => words.to_string(),
    }
}

/// A goal as a row: where it stands, and how many steps are done.
pub fn goal(view: &View, goal: &Goal) -> Row {
    let note = match goal.state {
        // Nothing of their own is written yet, but what others want is.
        GoalState::Live if goal.words.is_blank() && !goal.others_want.is_blank() => {
            view.say(&say!("walk.line_others_want", words = &goal.others_want))
        }
        GoalState::Live => steps_done(view, goal.id),
        GoalState::Shelf => view.say(&say!("goal.on_shelf")),
        GoalState::Reached => view.say(&say!("goal.reached")),
        GoalState::LetGo => view.say(&say!("goal.let_go")),
    };
    let note = match (goal.ours, note.is_empty()) {
        (false, _) => note,
        (true, true) => view.say(&say!("goal.for_us")),
        (true, false) => view.say(&say!("goal.for_us_and", note = note)),
    };
    let note = if goal.is_waiting() { waiting(view, &Slot::new(goal.id, &Goal::WORDS), note) } else { note };
    Row::record(goal.id, labels::words_or(view, &goal.words)).note(privacy::noted(view, note, goal.private))
}

/// How many steps of a goal are done; nothing while none is.
fn steps_done(view: &View, goal: Id) -> String {
    let outline = view.book.outline(Some(goal));
    let done = outline.iter().filter(|(step, _)| step.state == StepState::Done && !step.is_waiting()).count();
    if done == 0 { String::new() } else { view.say(&say!("goal.steps_done", n = in_count(&outline), done = done)) }
}

fn in_count(outline: &[(&Step, usize)]) -> usize {
    outline.iter().filter(|(step, _)| step.state != StepState::Dropped && !step.is_waiting()).count()
}

/// How many steps a goal has; dropped ones, and those that wait to be read back, are out of the count everywhere.
pub fn counted(view: &View, goal: Id) -> usize {
    in_count(&view.book.outline(Some(goal)))
}

/// An entry as a row: its kind as a sign and in words, its day as a note.
pub fn entry(view: &View, entry: &Entry) -> Row {
    let mut row = plain_entry(view, entry);
    if entry.marks.waits_at(&Entry::WORDS, None) {
        row.note = waiting(view, &Slot::new(entry.id, &Entry::WORDS), row.note);
    }
    row.note = privacy::noted(view, row.note, entry.private);
    row
}

/// The same where it is told elsewhere whether it is kept to oneself.
pub fn plain_entry(view: &View, entry: &Entry) -> Row {
    let mark = match entry.kind {
        EntryKind::Milestone => Mark::Stone,
        EntryKind::HardTime => Mark::HardTime,
        EntryKind::Note => Mark::Note,
        EntryKind::CheckIn => Mark::CheckIn,
        EntryKind::Choice => Mark::Choice,
    };
    let row = Row::record(entry.id, summary::entry(view, entry));
    let day = dates::near(view, &entry.on);
    let day = if entry.tried { view.say(&say!("row.tried", day = day)) } else { day };
    row.mark(mark, kind_words(view, entry.kind, entry.tried)).note(with_who(view, entry, day))
}

/// Who did it, in the middle of a line.
pub fn who_words(view: &View, help: Help) -> String {
    view.say(&match help {
        Help::ByMyself => say!("who.by_myself"),
        Help::WithAHand => say!("who.with_a_hand"),
        Help::SideBySide => say!("who.side_by_side"),
        Help::ForMe => say!("who.for_me"),
    })
}

/// The day of a stone, and who did it where that was said.
pub fn with_who(view: &View, entry: &Entry, day: String) -> String {
    match entry.marks.heard(&Entry::HELP, entry.help) {
        Some(help) => view.say(&say!("row.day_and_who", day = day, who = who_words(view, help))),
        None => day,
    }
}

/// What kind of entry, in words.
pub fn kind_words(view: &View, kind: EntryKind, tried: bool) -> String {
    view.say(&match kind {
        EntryKind::Milestone if tried => say!("kind.tried"),
        EntryKind::Milestone => say!("kind.milestone"),
        EntryKind::HardTime => say!("kind.hard_time"),
        EntryKind::Note => say!("kind.note"),
        EntryKind::CheckIn => say!("kind.check_in"),
        EntryKind::Choice => say!("kind.choice"),
    })
}

/// A list of records as a window around the one in focus: any number of them, a bounded number of rows.
pub fn list<T>(view: &View, items: &[T], id: impl Fn(&T) -> Id, row: impl Fn(&T) -> Row, empty: String) -> List {
    let at = |wanted: Option<Id>| wanted.and_then(|wanted| items.iter().position(|item| id(item) == wanted));
    let focus = match view.focus.window() {
        Some(RowId::Record(focus)) => Some(*focus),
        _ => None,
    };
    let focused = at(view.draft.map(Draft::id)).or_else(|| at(focus)).or_else(|| at(view.moving));
    let (first, most) = page::list::window(items.len(), focused.unwrap_or(0), page::list::WINDOW);
    let rows = items.iter().skip(first).take(most).map(row).collect();
    let end = |item: Option<&T>| item.map(|item| RowId::Record(id(item)));
    List::part(items.len(), first, rows, (end(items.first()), end(items.last()))).or(empty)
}

/// Where Enter on a record leads.
pub fn open(view: &View, id: Id) -> Vec<Reply> {
    if view.draft.is_some_and(|draft| draft.id() == id) {
        return vec![Reply::Write(Slot::new(id, &Step::WORDS))];
    }
    match id.kind() {
        Kind::Goal => vec![Reply::Go(Place::Goal(id))],
        Kind::Step => vec![Reply::Go(Place::Step(id))],
        Kind::Entry => vec![Reply::Go(Place::Entry(id))],
        Kind::Page | Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => Vec::new(),
    }
}

/// What can be done to a record in focus.
pub fn offers(view: &View, id: Id) -> Vec<Offer> {
    let mut out = vec![Offer::Yes(Act::Open)];
    let draft = view.draft.is_some_and(|draft| draft.id() == id);
    match view.step(id) {
        _ if draft => {}
        Some(step) => out.extend(step_offers(view, step)),
        None if matches!(id.kind(), Kind::Goal | Kind::Entry) => out.push(Offer::Yes(Act::PutAside)),
        None => {}
    }
    out
}

/// What can be done to a step.
pub fn step_offers(view: &View, step: &Step) -> Vec<Offer> {
    let mut out = vec![Offer::Yes(Act::Done)];
    out.push(if step.state.is_open() { Offer::Yes(Act::Tried) } else { Offer::No(Act::Tried, say!("step.not_open")) });
    if step.state.is_open() {
        out.push(Offer::Yes(Act::Smaller));
    }
    // Steps of no goal have no outline to see them in.
    if step.goal.is_some() {
        out.push(if outline::depth_of(view.book, step.id) < DEEPEST {
            Offer::Yes(Act::NewUnder)
        } else {
            Offer::No(Act::NewUnder, say!("refused.too_deep", n = DEEPEST))
        });
        out.push(Offer::Yes(Act::Move));
    }
    out.push(Offer::Yes(Act::PutAside));
    out
}

/// The actions that [`act`] knows.
pub fn handles(act: Act) -> bool {
    matches!(act, Act::Done | Act::Tried | Act::PutAside | Act::Move | Act::NewUnder | Act::Smaller | Act::Rest)
}

/// Does something to a record.
pub fn act(view: &mut View, act: Act, id: Id) -> Vec<Reply> {
    match act {
        Act::Done => done(view, id),
        Act::Tried if view.on_purpose => view.book.step(id).cloned().map_or_else(Vec::new, |step| tried(view, &step)),
        Act::Tried => vec![Reply::Go(Place::Ask(Ask::Tried(id)))],
        Act::PutAside => vec![Reply::Go(Place::Ask(Ask::PutAside(id)))],
        Act::Move => {
            let home = view.book.step(id).and_then(|step| step.goal);
            let open = home.map(|goal| Reply::Go(Place::Goal(goal)));
            open.into_iter().chain([Reply::Focus(RowId::Record(id)), Reply::Move(id)]).collect()
        }
        Act::NewUnder => drafts::step_under(view, id),
        Act::Smaller => vec![Reply::Go(Place::Shrink(Shrink { step: id, ask: ShrinkAsk::Help, in_walk: false }))],
        Act::Rest => rest(view, id),
        _ => Vec::new(),
    }
}

/// Lets a step rest for now.
pub fn rest(view: &View, id: Id) -> Vec<Reply> {
    let Some(step) = view.book.step(id) else { return Vec::new() };
    vec![Reply::Edit(resting(id), say!("did.rests", words = &step.words))]
}

fn resting(id: Id) -> Edit {
    Edit::Set(Slot::new(id, &Step::STATE), Some(Value::Pick(Key::of("not_now"))))
}

/// Ticks a step, with a stone for it; ticking again takes both back, unless more was written on the stone. What becomes
/// of open steps under it is asked first.
pub fn done(view: &mut View, id: Id) -> Vec<Reply> {
    let Some(step) = view.book.step(id).cloned() else { return Vec::new() };
    let state = |key: &'static str| Some(Value::Pick(Key::of(key)));
    let set = |field, value| Edit::Set(Slot::new(id, field), value);
    if step.state == StepState::Done {
        let tried = view.book.stones_of_step(id).any(|e| e.tried);
        let was = if tried { "tried" } else { "open" };
        let mut edits = vec![set(&Step::STATE, state(was)), set(&Step::DONE_ON, None)];
        let stone = view.book.stones_of_step(id).rfind(|e| e.kind == EntryKind::Milestone && !e.tried);
        let bare = |e: &&Entry| e.words == step.words && e.hard == step.hard && e.more.is_nothing();
        let gone = stone.filter(bare);
        edits.extend(gone.map(|e| Edit::Remove(e.id)));
        let stays = stone.is_some() && gone.is_none();
        let did = if stays {
            say!("did.step_open_stone_stays", words = &step.words)
        } else {
            say!("did.step_open", words = &step.words)
        };
        return vec![Reply::Edit(Edit::Many(edits), did)];
    }
    if step.repeats.is_some() && is_done_today(view, id) {
        return vec![Reply::Refuse(say!("step.done_today", words = &step.words))];
    }
    // Where it is for the client to tick, that is refused before anything is asked.
    if step.repeats.is_none() && !view.who.is_helping() && !open_below(view, id).is_empty() {
        return vec![Reply::Go(Place::Ask(Ask::Below { step: id, offered: false }))];
    }
    tick(view, id, Below::Open)
}

/// The open steps under that one, in the order of the outline.
pub fn open_below<'a>(view: &View<'a>, id: Id) -> Vec<&'a Step> {
    let below = outline::branch(view.book, id).into_iter().skip(1);
    below.filter_map(|id| view.book.step(id)).filter(|step| step.state.is_open()).collect()
}

/// Ticks a step, and does with the open ones under it what was said: one change.
pub fn tick(view: &mut View, id: Id, below: Below) -> Vec<Reply> {
    let Some(step) = view.book.step(id).cloned() else { return Vec::new() };
    let (mut edits, did, stone) = ticked(view, &step);
    let under: Vec<Step> = open_below(view, id).into_iter().cloned().collect();
    for one in &under {
        match below {
            Below::Open => {}
            Below::Tick if one.repeats.is_some() && is_done_today(view, one.id) => {}
            Below::Tick => edits.extend(ticked(view, one).0),
            Below::Rest => edits.push(resting(one.id)),
        }
    }
    let did = match below {
        Below::Tick if !under.is_empty() => say!("did.steps_done", words = &step.words, n = under.len()),
        Below::Rest if !under.is_empty() => say!("did.step_done_rest", words = &step.words, n = under.len()),
        _ => did,
    };
    let ask = (!view.book.settings().skip_who).then_some(Reply::Go(Place::Ask(Ask::WhoDid(stone))));
    std::iter::once(Reply::Edit(Edit::Many(edits), did)).chain(ask).collect()
}

/// What ticking that step alone changes, what is said of it, and the stone it puts down.
fn ticked(view: &mut View, step: &Step) -> (Vec<Edit>, Phrase, Id) {
    let set = |field, value| Edit::Set(Slot::new(step.id, field), value);
    let stone = stone_of(view, step, false);
    let id = stone.id;
    let (mut edits, did) = if let Some(repeats) = step.repeats {
        again(view, step, repeats)
    } else {
        let today = Value::When(When::Day(view.now.today));
        let done = Some(Value::Pick(Key::of("done")));
        let edits = vec![set(&Step::STATE, done), set(&Step::DONE_ON, Some(today))];
        (edits, say!("did.step_done", words = &step.words))
    };
    edits.push(Edit::AddEntry(stone));
    (edits, did, id)
}

/// How many of a step's newest stones are looked at: a key costs the same after years of them.
const LOOKED_AT: usize = 50;

/// A stone for doing that step was put down today.
fn is_done_today(view: &View, step: Id) -> bool {
    let today = When::Day(view.now.today);
    let mut newest = view.book.stones_of_step(step).rev().take(LOOKED_AT);
    newest.any(|e| e.kind == EntryKind::Milestone && !e.tried && e.on == today)
}

/// A step that comes back stays open; its day goes on from today, or from its own day where that is ahead. A day in
/// words is its owner's to change.
fn again(view: &View, step: &Step, repeats: Repeats) -> (Vec<Edit>, Phrase) {
    let set = |field: &Key, value| Edit::Set(Slot::new(step.id, field), Some(value));
    let open = set(&Step::STATE, Value::Pick(Key::of("open")));
    let from = match &step.when {
        Some(When::Words(_)) => return (vec![open], say!("did.step_again", words = &step.words)),
        Some(When::Day(day)) => view.now.today.max(*day),
        None => view.now.today,
    };
    let day = from.plus_days(repeats.days());
    let did = say!("did.step_again_by", words = &step.words, day = dates::near_day(view, day));
    (vec![open, set(&Step::WHEN, Value::When(When::Day(day)))], did)
}

/// The same reply, where it is a change with those along with it.
pub fn with(reply: Reply, more: &[Edit]) -> Reply {
    match reply {
        Reply::Edit(edit, did) => Reply::Edit(Edit::Many(std::iter::once(edit).chain(more.to_vec()).collect()), did),
        other => other,
    }
}

/// A stone for a step that was done or tried.
pub fn stone_of(view: &mut View, step: &Step, tried: bool) -> Entry {
    let id = view.draw(Kind::Entry);
    let mut stone = Entry::new(id, view.who, view.now.moment, EntryKind::Milestone, view.now.today);
    stone.words = step.words.clone();
    stone.private = step.private;
    (stone.goal, stone.step, stone.tried) = (step.goal, Some(step.id), tried);
    stone.hard = step.hard;
    stone
}

/// A try: the step stays open and a stone goes down.
pub fn tried(view: &mut View, step: &Step) -> Vec<Reply> {
    let stone = stone_of(view, step, true);
    let state = Edit::Set(Slot::new(step.id, &Step::STATE), Some(Value::Pick(Key::of("tried"))));
    let not_done = Edit::Set(Slot::new(step.id, &Step::DONE_ON), None);
    let edits = vec![state, not_done, Edit::AddEntry(stone)];
    vec![Reply::Edit(Edit::Many(edits), say!("did.step_tried", words = &step.words))]
}

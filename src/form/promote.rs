//! What an answer can become: the rows under a field, and doing it. What comes of it knows where it came from.
//!
//! Never hand anything on that its owner did not ask for, or twice without saying so; take the words from where they
//! stand.

use std::cell::OnceCell;

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Text, Value, text},
    content::{FieldSpec, FieldType, HandOn, To},
    form::{choice_sources, list, origin, visibility},
    insight::origins::{self, Came, Grown},
    page::{Ask, Block, Command, Handing, Place, Row, RowId},
    say,
    view::{Reply, View, spec},
    workbook::{
        Edit, Goal, Step,
        outline::{self, Spot},
    },
};

/// So many things that came of one field are told.
const TOLD: usize = 5;

/// What became of the answers of a record: looked up once a page, and only where a page asks.
#[derive(Debug, Default)]
pub struct Traces {
    came: OnceCell<Vec<Came>>,
}

impl Traces {
    fn came(&self, view: &View, record: Id) -> &[Came] {
        self.came.get_or_init(|| origins::came_of(view.book, record))
    }
}

/// One answer of a field: all of it, a line, or a row.
struct Piece {
    source: Slot,
    line: Option<String>,
    words: Text,
}

impl Piece {
    fn is_source_of(&self, came: &Came) -> bool {
        came.source == self.source && (self.line.is_none() || came.line == self.line)
    }
}

/// What can be handed on of a field.
fn pieces(view: &View, spec: &FieldSpec, slot: &Slot) -> Vec<Piece> {
    match (&spec.kind, view.get(slot)) {
        (FieldType::Rows(rows), Some(_)) => {
            let cells = list::first_cells(view, slot, rows);
            let words = cells.into_iter().map(|cell| (Text::new(&list::name(view, &cell)), cell));
            let said = words.filter(|(_, cell)| view.get(cell).is_some_and(|value| !value.is_blank()));
            said.map(|(words, source)| Piece { source, line: None, words }).collect()
        }
        (FieldType::Lines(_), Some(Value::Text(said))) => {
            let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
            let piece =
                |line: &str| Piece { source: slot.clone(), line: Some(line.to_owned()), words: Text::new(line) };
            lines.map(piece).collect()
        }
        (_, Some(Value::Text(said))) if !said.is_blank() => {
            let words = Text::new(text::one_line(said.trim()).trim());
            vec![Piece { source: slot.clone(), line: None, words }]
        }
        _ => Vec::new(),
    }
}

/// Those of them that may go that way.
fn that_fit(view: &View, spec: &FieldSpec, slot: &Slot, way: &HandOn) -> Vec<Piece> {
    let fits = |piece: &Piece| way.when.iter().all(|when| visibility::holds(view, when, &piece.source));
    pieces(view, spec, slot).into_iter().filter(fits).collect()
}

fn is_such(view: &View, to: &To, grown: &Grown) -> bool {
    match (to, grown) {
        (To::Goal, Grown::Record(id)) => id.kind() == Kind::Goal,
        (To::Step, Grown::Record(id)) => id.kind() == Kind::Step,
        (To::Page(page, _), Grown::Record(id)) => {
            view.content.page_of(*id).is_some_and(|spec| spec.id == page.as_str())
        }
        (To::Row(page, field, _), Grown::Row(slot)) => slot.record == Id::page(page.as_str()) && slot.field == *field,
        _ => false,
    }
}

/// The rows under that field; nothing while it is written in.
pub fn blocks(view: &View, spec: &FieldSpec, slot: &Slot, traces: &Traces) -> Option<Block> {
    let may = !spec.hand_on.is_empty() && view.writing != Some(slot);
    if !may || view.get(slot).is_none_or(|value| value.is_blank()) {
        return None;
    }
    let came = traces.came(view, slot.record);
    let lines: Vec<String> = pieces(view, spec, slot).into_iter().filter_map(|piece| piece.line).collect();
    let mended = |came: &&Came| came.source == *slot && came.line.as_ref().is_some_and(|line| !lines.contains(line));
    let mut rows = Vec::new();
    for (nth, way) in spec.hand_on.iter().enumerate() {
        let of_this = |piece: &Piece| {
            came.iter().find(|came| piece.is_source_of(came) && is_such(view, &way.to, &came.to)).map(|came| &came.to)
        };
        let (gone, open): (Vec<_>, Vec<_>) =
            that_fit(view, spec, slot, way).into_iter().map(|piece| of_this(&piece)).partition(Option::is_some);
        // What came of a line that reads otherwise now is told first: it may be the very one that stands open.
        let of_mended = came.iter().filter(mended).map(|came| &came.to).filter(|grown| is_such(view, &way.to, grown));
        rows.extend(of_mended.take(TOLD).map(|grown| told(view, grown)));
        if !open.is_empty() && !view.look_only {
            let name = Key::from(format!("hand/{nth}/{}", origins::name(slot).as_str()).as_str());
            let command = Command::Promote(Handing { slot: slot.clone(), way: nth, piece: None });
            rows.extend(offer(view, &way.to).map(|words| Row::choice(name, command, words)));
        }
        rows.extend(gone.into_iter().flatten().take(TOLD).map(|grown| told(view, grown)));
    }
    // What came of two ways is one thing all the same.
    rows.dedup_by(|one, other| one.id == other.id);
    (!rows.is_empty()).then(|| Block::rows(rows))
}

/// What the row says that hands on; nothing where the page it would go to is not there.
fn offer(view: &View, to: &To) -> Option<String> {
    let title = |page: &Key| view.content.page(page.as_str()).map(|page| page.title.clone());
    Some(view.say(&match to {
        To::Goal => say!("hand.goal"),
        To::Step => say!("hand.step"),
        To::Row(page, ..) => say!("hand.row", page = title(page)?),
        To::Page(page, _) => say!("hand.page", page = title(page)?),
    }))
}

/// What came of it, as a row that opens it.
fn told(view: &View, grown: &Grown) -> Row {
    let (name, command, words) = match grown {
        Grown::Record(id) => {
            let words = match id.kind() {
                Kind::Goal => view.book.goal(*id).map(|goal| say!("hand.goal_now", words = &goal.words)),
                Kind::Step => view.book.step(*id).map(|step| say!("hand.step_now", words = &step.words)),
                _ => view.content.page_of(*id).map(|page| say!("hand.stands", page = page.title.as_str())),
            };
            let command = match id.kind() {
                Kind::Page => Command::Go(origin::reflect(*id)),
                _ => Command::Open(*id),
            };
            (id.to_string(), command, words)
        }
        Grown::Row(slot) => {
            let page = spec::spec_of(view, slot).map(|page| page.title.clone()).unwrap_or_default();
            let cell = list::first_cell(view, slot).unwrap_or_else(|| slot.clone());
            let words = say!("hand.stands", page = page);
            (origins::name(slot).as_str().to_owned(), Command::Go(Place::Row(cell)), Some(words))
        }
    };
    let words = words.map(|words| view.say(&words)).unwrap_or_default();
    Row::choice(Key::from(format!("came/{name}").as_str()), command, words)
}

/// Makes something of an answer. Where it has several lines, it is asked which; for a step, maybe for which goal.
pub fn promote(view: &mut View, handing: &Handing) -> Vec<Reply> {
    if handing.piece.is_some() {
        return give(view, handing);
    }
    match left(view, handing).len() {
        0 => Vec::new(),
        1 => give(view, &Handing { piece: Some(0), ..handing.clone() }),
        _ => vec![Reply::Go(Place::Ask(Ask::HandOn(handing.clone())))],
    }
}

/// The way it goes, and what has not gone that way yet.
fn left(view: &View, handing: &Handing) -> Vec<Piece> {
    let Some((spec, way)) = way(view, handing) else { return Vec::new() };
    let came = origins::came_of(view.book, handing.slot.record);
    let is_open = |piece: &Piece| !came.iter().any(|came| piece.is_source_of(came) && is_such(view, &way.to, &came.to));
    that_fit(view, spec, &handing.slot, way).into_iter().filter(is_open).collect()
}

fn way<'a>(view: &View<'a>, handing: &Handing) -> Option<(&'a FieldSpec, &'a HandOn)> {
    let spec = spec::asked(view, &handing.slot)?;
    Some((spec, spec.hand_on.get(handing.way)?))
}

/// What is asked: which of them, or for which goal.
pub fn question(handing: &Handing) -> Phrase {
    if handing.piece.is_some() { say!("hand.which_goal") } else { say!("hand.which") }
}

/// The words that go.
pub fn words(view: &View, handing: &Handing) -> String {
    let piece = handing.piece.and_then(|nth| left(view, handing).into_iter().nth(nth));
    piece.map(|piece| piece.words.to_string()).unwrap_or_default()
}

/// What there is to choose from.
pub fn choices(view: &View, handing: &Handing) -> Vec<(Key, Command, Phrase)> {
    if handing.piece.is_none() {
        let row = |(nth, piece): (usize, Piece)| {
            let command = Command::Promote(Handing { piece: Some(nth), ..handing.clone() });
            (Key::from(nth.to_string().as_str()), command, say!("hand.piece", words = piece.words))
        };
        return left(view, handing).into_iter().enumerate().map(row).collect();
    }
    let command = |goal| Command::PromoteFor(handing.clone(), goal);
    let row =
        |goal: &Goal| (Key::from(goal.id.as_str()), command(Some(goal.id)), say!("next.step_for", goal = &goal.words));
    open_goals(view).map(row).chain([(Key::of("no_goal"), command(None), say!("hand.no_goal"))]).collect()
}

/// The goals a step can be for: those on the go that may be told.
fn open_goals<'a>(view: &'a View) -> impl Iterator<Item = &'a Goal> {
    view.book.live_goals()
}

/// Makes a step of it, for that goal or for none.
pub fn promote_for(view: &mut View, handing: &Handing, goal: Option<Id>) -> Vec<Reply> {
    let goal = goal.filter(|id| view.book.goal(*id).is_some());
    let Some(piece) = handing.piece.and_then(|nth| left(view, handing).into_iter().nth(nth)) else {
        return Vec::new();
    };
    step(view, &piece, goal)
}

/// Hands that piece on. Where several goals are on the go, a step is asked for which it is.
fn give(view: &mut View, handing: &Handing) -> Vec<Reply> {
    let Some(to) = way(view, handing).map(|(_, way)| way.to.clone()) else { return Vec::new() };
    let Some(piece) = handing.piece.and_then(|nth| left(view, handing).into_iter().nth(nth)) else {
        return Vec::new();
    };
    match to {
        To::Goal => goal(view, &piece),
        To::Step => {
            // What was said of a goal belongs to that one.
            if let Some(goal) = choice_sources::goal_of(view, &piece.source).map(|goal| goal.id) {
                return step(view, &piece, Some(goal).filter(|goal| view.book.goal(*goal).is_some()));
            }
            let live: Vec<Id> = open_goals(view).map(|goal| goal.id).collect();
            match live.as_slice() {
                [_, _, ..] => vec![Reply::Go(Place::Ask(Ask::HandOn(handing.clone())))],
                only => step(view, &piece, only.first().copied()),
            }
        }
        To::Row(page, field, column) => row(view, &piece, &page, &field, &column),
        To::Page(page, field) => page_of(view, &piece, &page, &field),
    }
}

/// Where it came from, as it is kept.
fn kept(piece: &Piece) -> Vec<(Key, Value)> {
    let from = (origins::FROM, Value::Pick(origins::name(&piece.source)));
    let line = piece.line.as_ref().map(|line| (origins::LINE, Value::Text(Text::new(line))));
    std::iter::once(from).chain(line).collect()
}

fn goal(view: &mut View, piece: &Piece) -> Vec<Reply> {
    let mut goal = Goal::new(view.draw(Kind::Goal), view.who, view.now.moment);
    goal.words = piece.words.clone();
    goal.private = is_private(view, piece);
    goal.more.extend(kept(piece));
    let did = if view.book.has_room_for(goal.id) {
        say!("did.handed_goal", words = &piece.words)
    } else {
        say!("did.handed_goal_shelf", words = &piece.words)
    };
    vec![Reply::Edit(Edit::AddGoal(goal), did)]
}

fn step(view: &mut View, piece: &Piece, goal: Option<Id>) -> Vec<Reply> {
    let mut step = Step::new(view.draw(Kind::Step), view.who, view.now.moment, goal, None);
    step.words = piece.words.clone();
    step.private = is_private(view, piece);
    step.more.extend(kept(piece));
    let after = outline::siblings(view.book, goal, None).last().copied();
    let did = match goal.and_then(|goal| view.book.goal(goal)) {
        Some(goal) => say!("did.handed_step_for", words = &piece.words, goal = &goal.words),
        None => say!("did.handed_step", words = &piece.words),
    };
    vec![Reply::Edit(Edit::AddStep(step, Spot { under: None, after }), did)]
}

/// What is hidden stays hidden where it goes: a goal or a step that comes of it is hidden, too, and to a page that is
/// not hidden it does not go. What is said of a hidden goal is hidden.
fn is_private(view: &View, piece: &Piece) -> bool {
    let record = piece.source.record;
    let of_goal = choice_sources::goal_of(view, &piece.source).is_some_and(|goal| goal.private);
    of_goal || is_hidden(view, record)
}

fn is_hidden(view: &View, record: Id) -> bool {
    match record.kind() {
        Kind::Goal => view.book.goal(record).is_some_and(|goal| goal.private),
        Kind::Step => view.book.step(record).is_some_and(|step| step.private),
        Kind::Entry => view.book.entry(record).is_some_and(|entry| entry.private),
        _ => view.book.answers_of(record).is_some_and(|answers| answers.private),
    }
}

fn row(view: &mut View, piece: &Piece, page: &Key, field: &Key, column: &Key) -> Vec<Reply> {
    let list = Slot::new(Id::page(page.as_str()), field);
    let (Some(spec), Some(FieldType::Rows(rows))) =
        (spec::spec_of(view, &list), spec::asked(view, &list).map(|spec| &spec.kind))
    else {
        return Vec::new();
    };
    if is_private(view, piece) && !is_hidden(view, list.record) {
        return vec![Reply::Refuse(say!("hand.hidden", page = spec.title.as_str()))];
    }
    if list::is_full(view, &list, rows) {
        return vec![Reply::Refuse(say!("hand.full", page = spec.title.as_str(), n = rows.most))];
    }
    let row = view.draw(Kind::Row);
    let set = |column: &Key, value| Edit::Set(list.cell(row, column), Some(value));
    // The words first: where a row came from is none by itself.
    let words = set(column, Value::Text(piece.words.clone()));
    let from = kept(piece).into_iter().map(|(column, value)| set(&column, value));
    let did = say!("did.handed_row", words = &piece.words, page = spec.title.as_str());
    vec![Reply::Edit(Edit::Many(std::iter::once(words).chain(from).collect()), did)]
}

/// Begins one more of a page that can be filled more than once, and goes there.
fn page_of(view: &mut View, piece: &Piece, page: &Key, field: &Key) -> Vec<Reply> {
    let Some(spec) = view.content.page(page.as_str()) else { return Vec::new() };
    if is_private(view, piece) {
        return vec![Reply::Refuse(say!("hand.hidden", page = spec.title.as_str()))];
    }
    let drawn = view.draw(Kind::Page);
    let record = if spec.many.is_some() { Id::page_again(&spec.id, drawn) } else { spec.record() };
    let slot = Slot::new(record, field);
    if spec.many.is_none() && view.get(&slot).is_some_and(|value| !value.is_blank()) {
        return vec![Reply::Refuse(say!("hand.page_taken", page = spec.title.as_str()))];
    }
    let words = Edit::Set(slot.clone(), Some(Value::Text(piece.words.clone())));
    let from = kept(piece).into_iter().map(|(name, value)| Edit::Set(Slot::new(record, &name), Some(value)));
    let did = say!("did.handed_page", words = &piece.words, page = spec.title.as_str());
    let edit = Edit::Many(std::iter::once(words).chain(from).collect());
    vec![Reply::Edit(edit, did), Reply::Go(origin::reflect(record)), Reply::Focus(RowId::Slot(slot))]
}

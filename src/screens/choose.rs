//! The choices of one field, as rows; Enter takes one and goes back.

use crate::{
    base::{Id, Key, Kind, Slot, Value},
    content::{FieldSpec, FieldType},
    form::{
        cards::{self, PILES},
        choice_sources, field,
    },
    insight::check_ins::TOO_MUCH,
    page::{Act, Ask, Block, Choice, Command, FieldKind, Mark, Page, Place, Row, RowId},
    records::{next_step, review, rows},
    say,
    screens::screen::{Behaviour, Screen, record_of},
    view::{Reply, View, spec},
    workbook::{Edit, Entry, Goal, Settings, Step, StepState},
};

/// The row that takes no choice, and lets go of the one that was taken.
const LEAVE_OPEN: Key = Key::of("leave_open");

/// The choices of one field.
#[derive(Debug)]
pub struct ChooseScreen(pub Slot);

impl Screen for ChooseScreen {
    fn page(&self, view: &View) -> Page {
        page(view, &self.0)
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        begins(view, &self.0).map(RowId::Choice)
    }

    // Where several can be taken, the page stays open, and shows each of them.
    fn record(&self) -> Option<Id> {
        Some(self.0.record).filter(|id| id.kind() == Kind::Page)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        record_of(&self.0)
    }

    fn page_file(&self, view: &View) -> Option<String> {
        spec::spec_of(view, &self.0).map(|spec| spec.id.clone())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::AnsweredFirst, Behaviour::Chooses]
    }
}

/// The page.
fn page(view: &View, slot: &Slot) -> Page {
    let spec = spec::asked(view, slot);
    let Some(spec) = spec else { return Page::default() };
    let field = field::at(view, spec, slot.clone());
    let taken = all_taken(view, slot);
    let (choices, many) = match field.kind {
        FieldKind::Pick { choices } => (choices, false),
        FieldKind::PickMany { choices, .. } => (choices, true),
        _ => return Page::default(),
    };
    if choices.is_empty() {
        return nothing_yet(view, spec, slot, field.label);
    }
    if let Some(mut main) = top_few(view, spec, slot) {
        main.push(that_is_all(view));
        return Page { title: field.label, main, side: Vec::new() };
    }
    let mut rows: Vec<Row> = choices
        .into_iter()
        .map(|choice| {
            let chosen = taken.contains(&choice.key);
            let mark = match (chosen, many) {
                (true, false) => Mark::Chosen,
                (false, false) => Mark::NotChosen,
                (true, true) => Mark::Taken,
                (false, true) => Mark::NotTaken,
            };
            let said = if chosen { say!("choose.chosen") } else { say!("choose.not_chosen") };
            row(slot, choice).mark(mark, view.say(&said))
        })
        .collect();
    if may_stay_open(spec, slot) {
        rows.push(open_row(view, slot));
    } else if *slot == Settings::colours_slot() {
        // Without an answer the page has those that suit the terminal.
        let (mark, said) = if taken.is_empty() {
            (Mark::Chosen, say!("choose.chosen"))
        } else {
            (Mark::NotChosen, say!("choose.not_chosen"))
        };
        let suits = Row { text: view.say(&say!("choose.suits")), ..open_row(view, slot) };
        rows.insert(0, suits.mark(mark, view.say(&said)));
    }
    let title = field.label;
    let mut main: Vec<Block> = review::guard(view, slot).into_iter().collect();
    main.push(Block::rows(rows));
    main.extend(next_step::blocks(view, slot));
    if many {
        main.push(that_is_all(view));
    }
    Page { title, main, side: Vec::new() }
}

/// A choice as a row.
fn row(slot: &Slot, choice: Choice) -> Row {
    let command = Command::Choose(slot.clone(), choice.key.clone());
    Row::choice(choice.key, command, choice.label).note(choice.note)
}

/// The row that takes no choice.
fn open_row(view: &View, slot: &Slot) -> Row {
    Row::choice(LEAVE_OPEN, Command::LeaveOpen(slot.clone()), view.say(&say!("choose.leave_open")))
}

/// The choices for the top few: those that are taken first, in order and numbered, then the others, then a row for each
/// that can move up.
fn top_few(view: &View, spec: &FieldSpec, slot: &Slot) -> Option<Vec<Block>> {
    let FieldType::Top(most, of) = &spec.kind else { return None };
    let FieldKind::PickMany { choices, .. } = field::at(view, spec, slot.clone()).kind else { return None };
    let taken = cards::taken(view, slot);
    let place = |key: &Key| taken.iter().position(|known| known == key);
    let (mut mine, others): (Vec<Choice>, Vec<Choice>) =
        choices.into_iter().partition(|choice| place(&choice.key).is_some());
    mine.sort_by_key(|choice| place(&choice.key));
    let mut out = Vec::new();
    let sorted = Slot::new(slot.record, of);
    let very = cards::cards_of(view, &sorted).map_or(0, |all| cards::on_pile(view, &sorted, all, &PILES[0]).len());
    if very > *most {
        out.push(Block::Text(view.say(&say!("sort.hard_day"))));
    }
    // By its place and not by its card: what a row does is named by where it stands.
    let up = |(nth, choice): (usize, &Choice)| {
        let words = view.say(&say!("sort.up", card = choice.label.as_str()));
        Row::choice(Key::from(format!("up/{nth}").as_str()), Command::MoveUp(slot.clone(), nth), words)
    };
    let up: Vec<Row> = mine.iter().enumerate().skip(1).map(up).collect();
    let numbered = mine.into_iter().enumerate().map(|(nth, choice)| {
        let label = view.say(&say!("sort.place", n = nth + 1, card = choice.label.as_str()));
        row(slot, Choice { label, ..choice }).mark(Mark::Taken, view.say(&say!("choose.chosen")))
    });
    let others = others.into_iter();
    let others = others.map(|choice| row(slot, choice).mark(Mark::NotTaken, view.say(&say!("choose.not_chosen"))));
    out.push(Block::rows(numbered.chain(others).collect()));
    if !up.is_empty() {
        out.push(Block::rows(up));
    }
    Some(out)
}

/// Moves the card at that place of the top few up by one.
pub fn move_up(view: &View, slot: &Slot, place: usize) -> Vec<Reply> {
    let all = cards::all_of_top(view, slot);
    let Some((above, card)) = place.checked_sub(1).and_then(|above| all.get(above)).zip(all.get(place)) else {
        return Vec::new();
    };
    let mut order = cards::taken(view, slot);
    let at = |key: &Key| order.iter().position(|known| known == key);
    let Some((from, to)) = at(&card.key).zip(at(&above.key)) else { return Vec::new() };
    order.swap(from, to);
    let edit = Edit::Set(slot.clone(), Some(Value::Picks(order)));
    vec![Reply::Edit(edit, say!("did.card_up", card = card.label.as_str()))]
}

fn that_is_all(view: &View) -> Block {
    let all = Row::act(Act::Back, view.say(&say!("choose.that_is_all")));
    Block::row(all)
}

/// Where nothing is written yet that could be linked to: the page on which such things are written.
fn nothing_yet(view: &View, spec: &FieldSpec, slot: &Slot, title: String) -> Page {
    let source = match &spec.kind {
        FieldType::Linked(_, link) => choice_sources::source(*link).and_then(|key| view.content.page(key.as_str())),
        _ => None,
    };
    let said = if source.is_some() { say!("choose.nothing_yet") } else { say!("choose.nothing_here") };
    let mut rows: Vec<Row> = Vec::new();
    if let Some(page) = source {
        let words = view.say(&say!("choose.write_there", page = page.title.as_str()));
        rows.push(Row::page(Key::from(page.id.as_str()), words));
    }
    // What was linked to may have gone; that can be let go here, too.
    if view.get(slot).is_some() {
        rows.push(open_row(view, slot));
    } else {
        rows.push(Row::act(Act::Back, view.say(&say!("choose.go_back"))));
    }
    let main = vec![Block::Text(view.say(&said)), Block::rows(rows)];
    Page { title, main, side: Vec::new() }
}

/// It may stay without an answer: every pick but where something stands or what it is, and settings.
fn may_stay_open(spec: &FieldSpec, slot: &Slot) -> bool {
    let optional = match spec.kind {
        FieldType::Pick(_) | FieldType::Level | FieldType::Linked(1, _) | FieldType::RowsOf(1, _) => true,
        FieldType::YesNo(..) => slot.record.kind() == Kind::Goal,
        _ => false,
    };
    let needed = match slot.record.kind() {
        Kind::Goal => slot.field == Goal::STATE,
        Kind::Step => slot.field == Step::STATE,
        Kind::Entry => slot.field == Entry::KIND,
        Kind::Settings => true,
        _ => false,
    };
    optional && !(needed && slot.row.is_none())
}

/// All choices that are taken now.
fn all_taken(view: &View, slot: &Slot) -> Vec<Key> {
    match view.get(slot) {
        Some(Value::Picks(keys)) => keys,
        _ => taken(view, slot).into_iter().collect(),
    }
}

/// The choice that is taken now; the first of several.
fn taken(view: &View, slot: &Slot) -> Option<Key> {
    match view.get(slot) {
        Some(Value::Picks(keys)) => keys.into_iter().next(),
        Some(Value::Pick(key)) => Some(key),
        Some(Value::Yes(yes)) => Some(Key::of(if yes { "yes" } else { "no" })),
        None if slot.record.kind() == Kind::Entry && slot.field == Entry::GOAL => Some(Key::of("none")),
        _ => None,
    }
}

/// Where the focus begins: on what is taken; on a ladder, on the line that was pressed last.
fn begins(view: &View, slot: &Slot) -> Option<Key> {
    let level = spec::asked(view, slot).is_some_and(|spec| spec.kind == FieldType::Level);
    let at_hand =
        || choice_sources::goal_of(view, slot).filter(|_| level).map(|goal| choice_sources::level_at_hand(view, goal));
    taken(view, slot).or_else(at_hand).or_else(|| (*slot == Settings::colours_slot()).then_some(LEAVE_OPEN))
}

/// Takes a choice. A step's "done" and "tried" do what Space and t do: they put a stone down.
pub fn choose(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    let kind = spec::asked(view, slot).map(|spec| &spec.kind);
    if let Some(
        FieldType::PickMany(most, _)
        | FieldType::Top(most, _)
        | FieldType::RowsOf(most, _)
        | FieldType::Linked(most, _),
    ) = kind
        && *most > 1
    {
        return pick_one_more(view, slot, key, *most);
    }
    if taken(view, slot).as_ref() == Some(key) {
        // What was linked to is unlinked the same way.
        let linked = matches!(kind, Some(FieldType::Linked(..) | FieldType::RowsOf(..)));
        return if linked { leave_open(view, slot) } else { vec![Reply::Back] };
    }
    if slot.record.kind() == Kind::Goal && slot.field == Goal::STATE && needs_a_swap(view, slot.record, key) {
        return vec![Reply::Back, Reply::Go(Place::Ask(Ask::Swap(slot.record)))];
    }
    if slot.record.kind() == Kind::Step && slot.field == Step::STATE {
        return vec![Reply::Back].into_iter().chain(step_state(view, slot.record, key)).collect();
    }
    let Some(spec) = spec::asked(view, slot) else {
        return vec![Reply::Back];
    };
    let edit = Edit::Set(slot.clone(), field::picked(spec, key));
    let did = Reply::Edit(edit, say!("did.picked", field = spec.label.as_str()));
    // Where there is too much to carry, what was unfolded folds again.
    let fold = (slot.field == Entry::LOAD && *key == TOO_MUCH).then_some(Reply::Fold);
    [Reply::Back, did].into_iter().chain(fold).chain(review::leads(view, slot, key)).collect()
}

/// To be on that goal, another one has to rest.
fn needs_a_swap(view: &View, goal: Id, state: &Key) -> bool {
    let worded = view.book.goal(goal).is_some_and(|goal| !goal.words.is_blank());
    state.as_str() == "live" && worded && !view.book.has_room_for(goal)
}

/// Without an answer.
pub fn leave_open(view: &View, slot: &Slot) -> Vec<Reply> {
    let Some(spec) = spec::asked(view, slot).filter(|_| view.get(slot).is_some()) else { return vec![Reply::Back] };
    vec![Reply::Back, Reply::Edit(Edit::Set(slot.clone(), None), say!("did.left_open", field = spec.label.as_str()))]
}

/// Takes one of several, or lets it go again; the page stays open for more.
fn pick_one_more(view: &View, slot: &Slot, key: &Key, most: usize) -> Vec<Reply> {
    let mut taken = all_taken(view, slot);
    let before = taken.len();
    taken.retain(|known| known != key);
    if taken.len() == before {
        // Choices that have left the page stay, and take no one's place.
        let choices = field::choices(view, slot);
        let on_page = |known: &&Key| choices.iter().any(|choice| choice.key == **known);
        if taken.iter().filter(on_page).count() >= most {
            return vec![Reply::Refuse(say!("choose.most", n = most))];
        }
        taken.push(key.clone());
    }
    // A row that was taken away goes with the next change, too.
    if let Some(FieldType::RowsOf(_, list)) = spec::asked(view, slot).map(|spec| &spec.kind) {
        taken.retain(|key| choice_sources::row_stands(view, slot, list, key));
    }
    let label = spec::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default();
    vec![Reply::Edit(Edit::Set(slot.clone(), Some(Value::Picks(taken))), say!("did.picked", field = label))]
}

fn step_state(view: &mut View, id: Id, key: &Key) -> Vec<Reply> {
    let Some(step) = view.book.step(id).cloned() else { return Vec::new() };
    let set = |field, value| Edit::Set(Slot::new(id, field), value);
    match key.as_str() {
        "done" => rows::done(view, id),
        // As unticking it: the stone goes, too.
        "open" if step.state == StepState::Done => rows::done(view, id),
        "tried" => rows::tried(view, &step),
        _ => {
            let edits = vec![set(&Step::STATE, Some(Value::Pick(key.clone()))), set(&Step::DONE_ON, None)];
            let did = match key.as_str() {
                "not_now" => say!("did.put_aside", words = &step.words),
                "dropped" => say!("did.let_go_of", words = &step.words),
                _ => say!("did.step_state", words = &step.words),
            };
            vec![Reply::Edit(Edit::Many(edits), did)]
        }
    }
}

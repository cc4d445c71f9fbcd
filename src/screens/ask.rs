//! A question before something larger. The first row always leaves things as they are.
//!
//! Never take anything away that can't be undone.

use super::kit::{Ask, Reply, View, changes, daily, hand_on, labels, list, many, rows, told};
use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value},
    insight::{offers, today as insight},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{Edit, Entry, Goal, Help, Settings, Step, StepState},
};

const LEAVE_AS_IS: Key = Key::of("leave_as_is");
const NOT_NOW: Key = Key::of("not_now");
const DROP: Key = Key::of("drop");
const SHELF: Key = Key::of("shelf");
const LET_GO: Key = Key::of("let_go");
const TAKE_AWAY: Key = Key::of("take_away");
const YES: Key = Key::of("yes");
const ASK_NO_MORE: Key = Key::of("ask_no_more");

/// The page.
pub fn page(view: &View, ask: &Ask) -> Page {
    let (title, own, text) = match ask {
        Ask::PutAside(id) if id.kind() == Kind::Entry => (say!("ask.aside_entry"), words_of(view, *id), None),
        Ask::PutAside(id) if id.kind() == Kind::Page => (say!("ask.aside_page"), words_of(view, *id), None),
        Ask::PutAside(id) => (say!("ask.aside"), words_of(view, *id), about(view, *id)),
        Ask::RowAway(slot) => (say!("ask.row_away"), list::name(view, slot), None),
        Ask::Tried(id) => (say!("ask.tried"), words_of(view, *id), Some(say!("ask.tried_about"))),
        Ask::WhoDid(id) => (say!("ask.who_did"), words_of(view, *id), None),
        Ask::Swap(id) => (say!("ask.swap"), words_of(view, *id), Some(say!("ask.swap_about"))),
        Ask::CanWait(_) => (say!("ask.can_wait"), String::new(), None),
        Ask::HandOn(handing) => (hand_on::question(handing), hand_on::words(view, handing), None),
        Ask::Alone => (alone(view).0, String::new(), Some(say!("ask.alone_about"))),
        Ask::Undo(talk, row) => {
            let what = changes::told_in(view, *talk, *row);
            let about = match changes::along(view, *talk, *row) {
                0 => say!("ask.undo_about", what = what),
                n => say!("ask.undo_along", what = what, n = n),
            };
            (say!("ask.undo"), String::new(), Some(about))
        }
        Ask::Changed => (say!("ask.changed"), String::new(), Some(say!("ask.changed_about"))),
        Ask::Unsaved => (say!("ask.unsaved"), String::new(), Some(say!("ask.unsaved_about"))),
    };
    let mut main = Vec::new();
    if !own.is_empty() {
        main.push(Block::Own(own));
    }
    main.extend(text.map(|t| Block::Text(view.say(&t))));
    let rows = choices(view, ask).into_iter().map(|(key, words)| Row::new(Target::Choice(key), view.say(&words)));
    main.push(Block::List(List::whole(rows.collect(), String::new())));
    Page { title: view.say(&title), main, side: Vec::new() }
}

/// The question and its yes. Whoever sits there by themselves is alone, too: it is asked by name.
fn alone(view: &View) -> (Phrase, Phrase) {
    match view.book.settings().name.as_str() {
        "" => (say!("ask.alone"), say!("ask.alone_yes")),
        me => (say!("ask.alone_name", me = me), say!("ask.alone_yes_name", me = me)),
    }
}

fn words_of(view: &View, id: Id) -> String {
    if let Some(entry) = view.book.entry(id) {
        return told::entry(view, entry);
    }
    let words = match id.kind() {
        Kind::Goal => view.book.goal(id).map(|g| &g.words),
        Kind::Step => view.book.step(id).map(|s| &s.words),
        Kind::Page => return many::name_of(view, id),
        _ => None,
    };
    words.map(|w| rows::words_or(view, w)).unwrap_or_default()
}

fn about(view: &View, id: Id) -> Option<Phrase> {
    match id.kind() {
        Kind::Goal => Some(match rows::counted(view, id) {
            0 => say!("ask.stones_stay"),
            n => say!("ask.goal_about", n = n),
        }),
        _ => None,
    }
}

fn choices(view: &View, ask: &Ask) -> Vec<(Key, Phrase)> {
    match ask {
        Ask::PutAside(id) => aside_choices(view, *id),
        Ask::RowAway(_) => vec![(LEAVE_AS_IS, say!("ask.leave_as_is")), (YES, say!("row.take_away"))],
        Ask::Tried(_) => vec![(LEAVE_AS_IS, say!("ask.leave_as_is")), (YES, say!("ask.tried_yes"))],
        Ask::WhoDid(_) => who_did(),
        Ask::Swap(id) => live_but(view, *id),
        Ask::CanWait(goal) => can_wait(view, *goal),
        Ask::HandOn(handing) => {
            std::iter::once((LEAVE_AS_IS, say!("ask.leave_as_is"))).chain(hand_on::choices(view, handing)).collect()
        }
        Ask::Alone => vec![(LEAVE_AS_IS, say!("ask.alone_not")), (YES, alone(view).1)],
        Ask::Undo(..) => vec![(LEAVE_AS_IS, say!("ask.undo_keep")), (YES, say!("ask.undo_yes"))],
        Ask::Changed => vec![(LEAVE_AS_IS, say!("ask.changed_wait")), (YES, say!("ask.changed_mine"))],
        Ask::Unsaved => vec![(LEAVE_AS_IS, say!("ask.unsaved_stay")), (YES, say!("ask.unsaved_leave"))],
    }
}

/// Who did it. Not to say so is the first answer.
fn who_did() -> Vec<(Key, Phrase)> {
    let row = |(help, key): (Help, Key)| (key, labels::help(help));
    let first = (LEAVE_AS_IS, say!("ask.who_did_skip"));
    let last = (ASK_NO_MORE, say!("ask.who_did_no_more"));
    std::iter::once(first).chain(Help::ALL.map(row)).chain([last]).collect()
}

fn who(view: &View, stone: Id, key: &Key) -> Vec<Reply> {
    if *key == ASK_NO_MORE {
        let no_more = Edit::Set(Slot::new(Id::settings(), &Settings::SKIP_WHO), Some(Value::Yes(true)));
        return vec![Reply::Edit(no_more, say!("did.ask_no_more"))];
    }
    let words = who_did().into_iter().find(|(known, _)| known == key).map(|(_, words)| view.say(&words));
    let Some(words) = words else { return Vec::new() };
    let set = Edit::Set(Slot::new(stone, &Entry::HELP), Some(Value::Pick(key.clone())));
    vec![Reply::Edit(set, say!("did.chose", choice = words))]
}

/// The other goals that are on the go.
fn live_but(view: &View, goal: Id) -> Vec<(Key, Phrase)> {
    let others = view.book.live_goals().filter(|live| live.id != goal);
    let row = |live: &Goal| (Key::from(live.id.as_str()), say!("ask.swap_with", goal = &live.words));
    std::iter::once((LEAVE_AS_IS, say!("ask.swap_leave"))).chain(others.map(row)).collect()
}

fn swap(view: &View, goal: Id, key: &Key) -> Vec<Reply> {
    let live = |id: &Id| view.book.goal(*id).is_some_and(Goal::is_live);
    let Some(rests) = Id::of(key.as_str()).filter(live) else { return Vec::new() };
    if live(&goal) {
        return Vec::new();
    }
    let state = |id: Id, state: &'static str| Edit::Set(Slot::new(id, &Goal::STATE), Some(Value::Pick(Key::of(state))));
    let edits = vec![state(rests, "shelf"), state(goal, "live")];
    let did = say!("did.swapped", goal = words_of(view, goal), rests = words_of(view, rests));
    vec![Reply::Edit(Edit::Many(edits), did)]
}

fn can_wait(view: &View, goal: Option<Id>) -> Vec<(Key, Phrase)> {
    let steps: Vec<&Step> = match goal {
        Some(goal) => view.book.outline(Some(goal)).into_iter().map(|(step, _)| step).collect(),
        None => insight::may_wait(view.book, view.now.today),
    };
    let open = steps.into_iter().filter(|step| step.state.is_open() && !step.words.is_blank());
    let row = |step: &Step| (Key::from(step.id.as_str()), say!("ask.waits", step = &step.words));
    std::iter::once((LEAVE_AS_IS, say!("ask.can_wait_none"))).chain(open.map(row)).collect()
}

/// Whatever the answer: it is not asked again on that day.
fn can_wait_this_week(view: &mut View, key: &Key) -> Vec<Reply> {
    let heard = daily::noted(view, |daily| daily::add(&mut daily.put_off, offers::WEEK));
    let rest = Id::of(key.as_str()).map(|id| rows::act(view, Act::Rest, id)).unwrap_or_default();
    let answered = if rest.is_empty() {
        vec![Reply::Edit(Edit::Many(heard), say!("did.none_waits"))]
    } else {
        rest.into_iter().map(|reply| rows::with(reply, &heard)).collect()
    };
    std::iter::once(Reply::Back).chain(answered).collect()
}

fn aside_choices(view: &View, id: Id) -> Vec<(Key, Phrase)> {
    let mut out = vec![(LEAVE_AS_IS, say!("ask.leave_as_is"))];
    match id.kind() {
        Kind::Step => {
            let state = view.book.step(id).map(|s| s.state);
            if state != Some(StepState::NotNow) {
                out.push((NOT_NOW, say!("ask.not_now")));
            }
            if state != Some(StepState::Dropped) {
                out.push((DROP, say!("ask.drop")));
            }
        }
        Kind::Goal => out.extend([(SHELF, say!("ask.shelf")), (LET_GO, say!("ask.let_go"))]),
        _ => {}
    }
    out.push((TAKE_AWAY, say!("ask.take_away")));
    out
}

/// Does what was chosen.
pub fn answer(view: &mut View, ask: &Ask, key: &Key) -> Vec<Reply> {
    if *ask == Ask::CanWait(None) {
        return can_wait_this_week(view, key);
    }
    if *key == LEAVE_AS_IS {
        return vec![Reply::Back];
    }
    match ask {
        Ask::Tried(id) => {
            let Some(step) = view.book.step(*id).cloned() else { return vec![Reply::Back] };
            vec![Reply::Back].into_iter().chain(rows::tried(view, &step)).collect()
        }
        Ask::RowAway(slot) => vec![Reply::Back].into_iter().chain(list::take_away(view, slot)).collect(),
        Ask::WhoDid(id) => vec![Reply::Back].into_iter().chain(who(view, *id, key)).collect(),
        Ask::Swap(id) => vec![Reply::Back].into_iter().chain(swap(view, *id, key)).collect(),
        Ask::CanWait(_) => {
            let rest = Id::of(key.as_str()).map(|id| rows::act(view, Act::Rest, id)).unwrap_or_default();
            vec![Reply::Back].into_iter().chain(rest).collect()
        }
        Ask::HandOn(handing) => std::iter::once(Reply::Back).chain(hand_on::answer(view, handing, key)).collect(),
        Ask::Alone => {
            let folded = Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), None);
            vec![Reply::Back, Reply::Edit(Edit::Many(vec![folded, Edit::LayIn]), say!("did.unfolded"))]
        }
        Ask::Undo(talk, row) => vec![Reply::Back].into_iter().chain(changes::undo(view, *talk, *row)).collect(),
        Ask::Changed => vec![Reply::Back, Reply::SaveOver],
        Ask::Unsaved => vec![Reply::LeaveUnsaved],
        Ask::PutAside(id) => put_aside(view, *id, key),
    }
}

fn put_aside(view: &View, id: Id, key: &Key) -> Vec<Reply> {
    let words = words_of(view, id);
    if *key == TAKE_AWAY {
        return vec![Reply::Back, Reply::Edit(Edit::Remove(id), say!("did.taken_away", words = words))];
    }
    let (field, state) = match (id.kind(), key.as_str()) {
        (Kind::Step, "not_now") => (Step::STATE, "not_now"),
        (Kind::Step, "drop") => (Step::STATE, "dropped"),
        (Kind::Goal, "shelf") => (Goal::STATE, "shelf"),
        (Kind::Goal, "let_go") => (Goal::STATE, "let_go"),
        _ => return vec![Reply::Back],
    };
    let mut edits = vec![Edit::Set(Slot::new(id, &field), Some(Value::Pick(Key::of(state))))];
    if id.kind() == Kind::Step {
        edits.push(Edit::Set(Slot::new(id, &Step::DONE_ON), None));
    }
    vec![Reply::Back, Reply::Edit(Edit::Many(edits), say!("did.put_aside", words = words))]
}

//! A question before something larger. The first row is the safe one: what was not asked about stays as it is.
//!
//! Never take anything away that can't be undone.

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value},
    form::{fillings, promote},
    insight::{offers, today as insight},
    page::{
        Act, Ask, Block, Command, Page, Row,
        command::{Aside, Below},
    },
    records::{changes, daily, pasted, rows, summary},
    say,
    screens::screen::{Behaviour, Screen, record_of},
    view::{Reply, View, labels},
    workbook::{Edit, Entry, Goal, Help, Settings, Step, StepState},
};

const LEAVE_AS_IS: Key = Key::of("leave_as_is");
/// A question before something larger.
#[derive(Debug)]
pub struct AskScreen(pub Ask);

impl Screen for AskScreen {
    fn page(&self, view: &View) -> Page {
        let ask = &self.0;
        let mut told = Vec::new();
        let (title, own, text) = match ask {
            Ask::PutAside(id) if id.kind() == Kind::Entry => (say!("ask.aside_entry"), words_of(view, *id), None),
            Ask::PutAside(id) if id.kind() == Kind::Page => (say!("ask.aside_page"), words_of(view, *id), None),
            Ask::PutAside(id) => (say!("ask.aside"), words_of(view, *id), about(view, *id)),
            Ask::Tried(id) => (say!("ask.tried"), words_of(view, *id), Some(say!("ask.tried_about"))),
            Ask::WhoDid(id) => (say!("ask.who_did"), words_of(view, *id), None),
            Ask::Below { step, .. } => {
                let n = rows::open_below(view, *step).len();
                (say!("ask.below"), words_of(view, *step), Some(say!("ask.below_about", n = n)))
            }
            Ask::Swap(id) => (say!("ask.swap"), words_of(view, *id), Some(say!("ask.swap_about"))),
            Ask::CanWait(_) => (say!("ask.can_wait"), String::new(), None),
            Ask::HandOn(handing) => (promote::question(handing), promote::words(view, handing), None),
            Ask::Pasted(pasting) => {
                let about = pasted::about(view, pasting).iter().map(|phrase| view.say(phrase)).collect::<Vec<_>>();
                told.extend((!about.is_empty()).then(|| Block::Text(about.join(" "))));
                (pasted::title(pasting), String::new(), None)
            }
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
        main.extend(told);
        let choices = choices(view, ask).into_iter();
        let rows = choices.map(|(name, command, words)| Row::choice(name, command, view.say(&words)));
        main.push(Block::rows(rows.collect()));
        // No more is promised than is done. It stands below, so that the choices are in sight in a small window.
        match ask {
            Ask::PutAside(_) => main.push(Block::Quiet(view.say(&say!("ask.away_about")))),
            Ask::Pasted(pasting) => main.push(Block::Own(pasted::begins(pasting))),
            _ => {}
        }
        Page { title: view.say(&title), main, side: Vec::new() }
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        match &self.0 {
            Ask::PutAside(id) | Ask::Tried(id) | Ask::WhoDid(id) | Ask::Swap(id) | Ask::Below { step: id, .. } => {
                Some(*id)
            }
            Ask::HandOn(handing) => record_of(&handing.slot),
            Ask::Pasted(pasting) => record_of(&pasting.slot),
            Ask::CanWait(_) | Ask::Alone | Ask::Undo(..) | Ask::Changed | Ask::Unsaved => None,
        }
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        match self.0 {
            Ask::Changed | Ask::Unsaved => &[Behaviour::AnsweredFirst, Behaviour::Silent, Behaviour::TellsOfSaving],
            _ => &[Behaviour::AnsweredFirst, Behaviour::Silent],
        }
    }
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
        return summary::entry(view, entry);
    }
    let words = match id.kind() {
        Kind::Goal => view.book.goal(id).map(|g| &g.words),
        Kind::Step => view.book.step(id).map(|s| &s.words),
        Kind::Page => return fillings::name_of(view, id),
        _ => None,
    };
    words.map(|w| labels::words_or(view, w)).unwrap_or_default()
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

/// A choice: the name of its row, what it does, what it says.
type Answer = (Key, Command, Phrase);

fn leave(words: Phrase) -> Answer {
    (LEAVE_AS_IS, Command::Back, words)
}

fn choices(view: &View, ask: &Ask) -> Vec<Answer> {
    let yes = |command, words| (Key::of("yes"), command, words);
    match ask {
        Ask::PutAside(id) => aside_choices(view, *id),
        Ask::Tried(id) => vec![leave(say!("ask.leave_as_is")), yes(Command::Try(*id), say!("ask.tried_yes"))],
        Ask::WhoDid(id) => who_did(*id),
        Ask::Below { step, offered } => below(view, *step, *offered),
        Ask::Swap(id) => live_but(view, *id),
        Ask::CanWait(goal) => can_wait(view, *goal),
        Ask::HandOn(handing) => {
            std::iter::once(leave(say!("ask.leave_as_is"))).chain(promote::choices(view, handing)).collect()
        }
        Ask::Pasted(pasting) => {
            let ways = pasted::ways(view, pasting).into_iter();
            let rows = ways.map(|(name, way, words)| (name, Command::Paste(pasting.clone(), way), words));
            rows.chain([leave(say!("paste.not_now"))]).collect()
        }
        Ask::Alone => vec![leave(say!("ask.alone_not")), yes(Command::ShowAll, alone(view).1)],
        Ask::Undo(talk, row) => {
            vec![leave(say!("ask.undo_keep")), yes(Command::UndoChange(*talk, *row), say!("ask.undo_yes"))]
        }
        Ask::Changed => vec![leave(say!("ask.changed_wait")), yes(Command::SaveOver, say!("ask.changed_mine"))],
        Ask::Unsaved => vec![leave(say!("ask.unsaved_stay")), yes(Command::LeaveUnsaved, say!("ask.unsaved_leave"))],
    }
}

/// Who did it. Not to say so is the first answer.
fn who_did(stone: Id) -> Vec<Answer> {
    let row = |(help, key): (Help, Key)| (key, Command::SayWho(stone, help), labels::help(help));
    let last = (Key::of("ask_no_more"), Command::NeverAskWho, say!("ask.who_did_no_more"));
    std::iter::once(leave(say!("ask.who_did_skip"))).chain(Help::ALL.map(row)).chain([last]).collect()
}

/// What becomes of the open steps under it. The first answer leaves them as they are.
fn below(view: &View, step: Id, offered: bool) -> Vec<Answer> {
    let n = rows::open_below(view, step).len();
    let row = |name: &'static str, below, words| (Key::of(name), Command::Tick { step, below, offered }, words);
    vec![
        row("leave_open", Below::Open, say!("ask.below_open", n = n)),
        row("tick_too", Below::Tick, say!("ask.below_tick", n = n)),
        row("let_rest", Below::Rest, say!("ask.below_rest", n = n)),
    ]
}

/// Ticks that step and does so with those under it. That it was offered is noted with it.
pub fn tick(view: &mut View, step: Id, below: Below, offered: bool) -> Vec<Reply> {
    let taken =
        if offered { daily::noted(view, |daily| daily.taken.push(offers::Chance::FirstBit.key())) } else { Vec::new() };
    Reply::back_and(rows::tick(view, step, below).into_iter().map(|reply| rows::with(reply, &taken)).collect())
}

/// Notes who did it.
pub fn say_who(view: &View, stone: Id, help: Help) -> Vec<Reply> {
    let Some((_, key)) = Help::ALL.into_iter().find(|(known, _)| *known == help) else { return Vec::new() };
    let set = Edit::Set(Slot::new(stone, &Entry::HELP), Some(Value::Pick(key)));
    vec![Reply::Back, Reply::Edit(set, say!("did.chose", choice = view.say(&labels::help(help))))]
}

/// Does not ask any more who did it.
pub fn never_ask_who() -> Vec<Reply> {
    let no_more = Edit::Set(Slot::new(Id::settings(), &Settings::SKIP_WHO), Some(Value::Yes(true)));
    vec![Reply::Back, Reply::Edit(no_more, say!("did.ask_no_more"))]
}

/// The other goals that are on the go.
fn live_but(view: &View, goal: Id) -> Vec<Answer> {
    let others = view.book.live_goals().filter(|live| live.id != goal);
    let row = |live: &Goal| {
        let command = Command::Swap { goal, rests: live.id };
        (Key::from(live.id.as_str()), command, say!("ask.swap_with", goal = &live.words))
    };
    std::iter::once(leave(say!("ask.swap_leave"))).chain(others.map(row)).collect()
}

/// Takes one goal up again, while the other one rests.
pub fn swap(view: &View, goal: Id, rests: Id) -> Vec<Reply> {
    let live = |id: Id| view.book.goal(id).is_some_and(Goal::is_live);
    if !live(rests) || live(goal) {
        return vec![Reply::Back];
    }
    let state = |id: Id, state: &'static str| Edit::Set(Slot::new(id, &Goal::STATE), Some(Value::Pick(Key::of(state))));
    let edits = vec![state(rests, "shelf"), state(goal, "live")];
    let did = say!("did.swapped", goal = words_of(view, goal), rests = words_of(view, rests));
    vec![Reply::Back, Reply::Edit(Edit::Many(edits), did)]
}

fn can_wait(view: &View, goal: Option<Id>) -> Vec<Answer> {
    let steps: Vec<&Step> = match goal {
        Some(goal) => view.book.outline(Some(goal)).into_iter().map(|(step, _)| step).collect(),
        None => insight::may_wait(view.book, view.now.today),
    };
    let this_week = goal.is_none();
    let wait = |step| Command::LetWait { step, this_week };
    let open = steps.into_iter().filter(|step| step.state.is_open() && !step.words.is_blank());
    let row = |step: &Step| (Key::from(step.id.as_str()), wait(Some(step.id)), say!("ask.waits", step = &step.words));
    std::iter::once((LEAVE_AS_IS, wait(None), say!("ask.can_wait_none"))).chain(open.map(row)).collect()
}

/// Lets that step rest, or none. Of the week, whatever the answer, it is not asked again on that day.
pub fn let_wait(view: &mut View, step: Option<Id>, this_week: bool) -> Vec<Reply> {
    let rest = step.map(|id| rows::act(view, Act::Rest, id)).unwrap_or_default();
    if !this_week {
        return Reply::back_and(rest);
    }
    let asked = daily::noted(view, |daily| daily::add(&mut daily.put_off, offers::WEEK));
    let answered = if rest.is_empty() {
        vec![Reply::Edit(Edit::Many(asked), say!("did.none_waits"))]
    } else {
        rest.into_iter().map(|reply| rows::with(reply, &asked)).collect()
    };
    Reply::back_and(answered)
}

fn aside_choices(view: &View, id: Id) -> Vec<Answer> {
    let mut out = vec![leave(say!("ask.leave_as_is"))];
    let mut way = |name: &'static str, aside, words| out.push((Key::of(name), Command::PutAside(id, aside), words));
    match id.kind() {
        Kind::Step => {
            let state = view.book.step(id).map(|s| s.state);
            if state != Some(StepState::NotNow) {
                way("not_now", Aside::NotNow, say!("ask.not_now"));
            }
            if state != Some(StepState::Dropped) {
                way("drop", Aside::Drop, say!("ask.drop"));
            }
        }
        Kind::Goal => {
            way("shelf", Aside::Shelf, say!("ask.shelf"));
            way("let_go", Aside::LetGo, say!("ask.let_go"));
        }
        _ => {}
    }
    way("take_away", Aside::Remove, say!("ask.take_away"));
    out
}

/// Lets a record rest, drops it, or takes it away.
pub fn put_aside(view: &View, id: Id, aside: Aside) -> Vec<Reply> {
    let words = words_of(view, id);
    let (field, state, did) = match aside {
        Aside::Remove => {
            return vec![Reply::Back, Reply::Edit(Edit::Remove(id), say!("did.taken_away", words = words))];
        }
        Aside::NotNow => (Step::STATE, "not_now", say!("did.put_aside", words = words)),
        Aside::Drop => (Step::STATE, "dropped", say!("did.let_go_of", words = words)),
        Aside::Shelf => (Goal::STATE, "shelf", say!("did.on_shelf", words = words)),
        Aside::LetGo => (Goal::STATE, "let_go", say!("did.let_go_of", words = words)),
    };
    let mut edits = vec![Edit::Set(Slot::new(id, &field), Some(Value::Pick(Key::of(state))))];
    if id.kind() == Kind::Step {
        edits.push(Edit::Set(Slot::new(id, &Step::DONE_ON), None));
    }
    vec![Reply::Back, Reply::Edit(Edit::Many(edits), did)]
}

/// Notes a try of that step.
pub fn try_step(view: &mut View, step: Id) -> Vec<Reply> {
    let tried = view.book.step(step).cloned().map(|step| rows::tried(view, &step)).unwrap_or_default();
    Reply::back_and(tried)
}

/// The client is alone: shows all of it, and lays in what was written beside it.
pub fn show_all() -> Vec<Reply> {
    let folded = Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), None);
    vec![Reply::Back, Reply::Edit(Edit::Many(vec![folded, Edit::LayIn]), say!("did.unfolded"))]
}

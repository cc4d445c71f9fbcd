//! Ideas of a helper: the tray in which they wait, and one of them with what can become of it.

use crate::{
    base::{Id, Key, Kind, Slot, Text, Value},
    content::FieldType,
    form::question::{self, Question},
    page::{Act, Block, Command, List, Page, Place, Row, RowId, command::IdeaAnswer},
    records::session,
    say,
    screens::screen::{Behaviour, Screen},
    view::{Draft, Offer, Reply, View, attribution, spec},
    workbook::{
        About, Edit, Goal, GoalState, Idea, IdeaState, Step,
        idea::{self, path},
        outline::{self, Spot},
    },
};

const LATER: Key = Key::of("later");

/// The tray of ideas.
#[derive(Debug)]
pub struct IdeasScreen;

impl Screen for IdeasScreen {
    /// Those that wait first, then those that were answered, the newest first.
    fn page(&self, view: &View) -> Page {
        let all: Vec<Idea> = view.book.ideas().rev().collect();
        let (waiting, said): (Vec<&Idea>, Vec<&Idea>) = all.iter().partition(|idea| idea.waits());
        let rows = |ideas: &[&Idea]| ideas.iter().map(|idea| row(view, **idea)).collect::<Vec<_>>();
        let mut main = vec![Block::Text(view.say(&say!("ideas.about")))];
        main.push(Block::List(List::whole(rows(&waiting), view.say(&say!("ideas.none")))));
        if !said.is_empty() {
            main.push(Block::Heading(view.say(&say!("ideas.said"))));
            main.push(Block::rows(rows(&said)));
        }
        Page { title: view.say(&say!("ideas.title")), main, side: Vec::new() }
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("idea".to_owned())
    }
}

/// One idea.
#[derive(Debug)]
pub struct IdeaScreen(pub Id);

impl Screen for IdeaScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let known = view.book.idea(id);
        let draft = match view.draft {
            Some(Draft::Idea(draft, about)) if *draft == id => Some(about.clone()),
            _ => None,
        };
        let subject = known.map(Idea::about).or(draft).unwrap_or(About::Anything);
        let name = known.map(|idea| idea.name().to_string()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| attribution::helper(view));
        let mut main = vec![Block::Text(about(view, &subject))];
        if let About::Answer(slot) = &subject
            && let Some(words) = view.get(slot).as_ref().and_then(Value::text).filter(|words| !words.is_blank())
        {
            main.push(Block::Quiet(view.say(&say!("ideas.stands"))));
            main.push(Block::Own(words.to_string()));
        }
        let waits = known.is_none_or(|idea| idea.state() == IdeaState::Waits);
        let blank = known.is_none_or(|idea| idea.words().is_blank());
        let own = known.is_none_or(|idea| idea.is_of(&view.book.helper_here()));
        if waits && own && (view.who == crate::base::Who::Helper || blank) {
            main.extend(session::field(view, id, &Idea::WORDS));
        } else if let Some(idea) = known {
            main.push(Block::Heading(view.say(&say!("ideas.words", helper = name.as_str()))));
            main.push(Block::Own(idea.words().to_string()));
        }
        if let Some(idea) = known.filter(|_| !blank) {
            main.extend(answers(view, idea));
        }
        Page { title: view.say(&say!("ideas.one", helper = name)), main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::Ideas)]
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        begins(view, self.0).map(RowId::Choice)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("idea".to_owned())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::ReadFirst]
    }
}

/// An idea, said another way.
#[derive(Debug)]
pub struct MyWayScreen(pub Id);

impl Screen for MyWayScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let mut main = vec![Block::Own(view.book.idea(id).map(|idea| idea.words().to_string()).unwrap_or_default())];
        main.extend(session::field(view, id, &Idea::OWN));
        question::page(main)
    }

    fn question(&self, _view: &View) -> Option<Question> {
        Some(Question { slot: Slot::new(self.0, &Idea::OWN), draft: None })
    }

    /// What was written is theirs. Nothing written, nothing done.
    fn go_on(&self, view: &mut View) -> Vec<Reply> {
        let id = self.0;
        let own = view.book.idea(id).and_then(Idea::own).cloned();
        let done = own.map(|words| become_one(view, id, &words, IdeaState::MyWay)).unwrap_or_default();
        Reply::back_and(done)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::InTurn]
    }
}

/// An idea as a row.
fn row(view: &View, idea: Idea) -> Row {
    let note = match idea.state() {
        IdeaState::Waits => say!("ideas.waits", helper = attribution::name_or(view, &idea.name())),
        IdeaState::Kept => say!("ideas.kept"),
        IdeaState::MyWay => say!("ideas.my_way"),
        IdeaState::No => say!("ideas.no"),
    };
    Row::page(Key::of_page(idea.id()), idea.words().to_string()).note(view.say(&note))
}

/// What an idea is about, in words.
fn about(view: &View, about: &About) -> String {
    let goal = |id: &Id| view.book.goal(*id).map(|goal| goal.words.to_string()).unwrap_or_default();
    view.say(&match about {
        About::Answer(slot) => say!("ideas.for_answer", question = attribution::called(view, slot)),
        About::Step(Some(id)) => say!("ideas.for_step", goal = goal(id)),
        About::Step(None) => say!("ideas.for_a_step"),
        About::Goal => say!("ideas.for_goal"),
        About::Anything => say!("ideas.for_talk"),
    })
}

fn answers(view: &View, idea: Idea) -> Vec<Block> {
    let row = |name: &'static str, answer, phrase| {
        Row::choice(Key::of(name), Command::AnswerIdea(idea.id(), answer), view.say(&phrase))
    };
    let mut out = Vec::new();
    if idea.state() != IdeaState::Waits {
        let said = match idea.state() {
            IdeaState::Kept => say!("ideas.was_kept"),
            IdeaState::MyWay => say!("ideas.was_my_way"),
            _ => say!("ideas.was_no"),
        };
        out.push(Block::Text(view.say(&said)));
        // What it became stands elsewhere. How it was said is here for who looks for it.
        if view.focus.is(&RowId::Slot(Slot::new(idea.id(), &Idea::OWN))) {
            out.extend(session::field(view, idea.id(), &Idea::OWN));
        }
        let go = idea.became().filter(|slot| view.book.has(slot.record));
        let go = go.map(|slot| Row::choice(Key::of("go_there"), Command::Find(slot), view.say(&say!("ideas.go"))));
        let again = row("later", IdeaAnswer::Later, say!("ideas.again"));
        out.push(Block::rows(go.into_iter().chain([again]).collect()));
        return out;
    }
    let me = &view.book.settings().name;
    let ask = if me.is_blank() { say!("ideas.yours") } else { say!("ideas.yours_name", me = me) };
    out.push(Block::Heading(view.say(&ask)));
    // Who has said it their own way does not take the helper's words by a slip.
    let mut rows = if idea.own().is_some() {
        out.extend(session::field(view, idea.id(), &Idea::OWN));
        vec![row("mine", IdeaAnswer::Mine, say!("ideas.mine"))]
    } else {
        vec![
            row("keep", IdeaAnswer::Keep, say!("ideas.keep")),
            row("my_way", IdeaAnswer::MyWay, say!("ideas.say_my_way")),
        ]
    };
    rows.push(row("no_thanks", IdeaAnswer::No, say!("ideas.no_thanks")));
    rows.push(row("later", IdeaAnswer::Later, say!("ideas.later")));
    out.push(Block::rows(rows));
    out
}

/// Where the focus begins: nothing becomes of an idea by Enter alone.
fn begins(view: &View, id: Id) -> Option<Key> {
    let idea = view.book.idea(id)?;
    (idea.waits() && !view.who.is_helping()).then_some(LATER)
}

/// Says what becomes of an idea.
pub fn answer_idea(view: &mut View, id: Id, answer: IdeaAnswer) -> Vec<Reply> {
    let Some(idea) = view.book.idea(id) else { return Vec::new() };
    match answer {
        IdeaAnswer::Keep => {
            let words = idea.words();
            become_one(view, id, &words, IdeaState::Kept)
        }
        IdeaAnswer::Mine => match idea.own().cloned() {
            Some(words) => become_one(view, id, &words, IdeaState::MyWay),
            None => Vec::new(),
        },
        IdeaAnswer::MyWay if view.who.is_helping() => vec![Reply::Refuse(say!("refused.theirs_to_say"))],
        IdeaAnswer::MyWay => vec![Reply::Go(Place::MyWay(id))],
        IdeaAnswer::No => decline(view, id),
        IdeaAnswer::Later if idea.waits() => vec![Reply::Back],
        IdeaAnswer::Later => {
            let edits =
                vec![Edit::Set(Slot::new(id, &Idea::STATE), None), Edit::Set(Slot::new(id, &Idea::BECAME), None)];
            vec![Reply::Edit(Edit::Many(edits), say!("did.idea_waits"))]
        }
    }
}

fn state(id: Id, state: IdeaState) -> Edit {
    Edit::Set(Slot::new(id, &Idea::STATE), idea::state_value(state))
}

fn decline(view: &View, id: Id) -> Vec<Reply> {
    if view.who.is_helping() {
        return vec![Reply::Refuse(say!("refused.theirs_to_say"))];
    }
    vec![Reply::Edit(state(id, IdeaState::No), say!("did.idea_no")), Reply::Back]
}

/// The idea becomes the client's own: its words, or theirs for it, go where it belongs.
fn become_one(view: &mut View, id: Id, words: &Text, to: IdeaState) -> Vec<Reply> {
    if view.who.is_helping() {
        return vec![Reply::Refuse(say!("refused.theirs_to_say"))];
    }
    let Some(subject) = view.book.idea(id).map(Idea::about) else { return Vec::new() };
    let (mut edits, slot) = match subject {
        About::Step(goal) => new_step(view, goal, words),
        About::Goal => new_goal(view, words),
        About::Answer(slot) => match answer(view, &slot, words) {
            Some(edit) => (vec![edit], Some(slot)),
            None => (Vec::new(), None),
        },
        About::Anything => (Vec::new(), None),
    };
    if let Some(slot) = slot {
        edits.push(Edit::CameFrom(slot.clone(), id));
        edits.push(Edit::Set(Slot::new(id, &Idea::BECAME), Some(Value::Pick(path(&slot)))));
    }
    edits.push(state(id, to));
    let told = if to == IdeaState::MyWay { say!("did.idea_my_way") } else { say!("did.idea_kept") };
    vec![Reply::Edit(Edit::Many(edits), told), Reply::Back]
}

fn new_step(view: &mut View, goal: Option<Id>, words: &Text) -> (Vec<Edit>, Option<Slot>) {
    let goal = goal.filter(|goal| view.book.goal(*goal).is_some());
    let after = outline::siblings(view.book, goal, None).last().copied();
    let mut step = Step::new(view.draw(Kind::Step), view.who, view.now.moment, goal, None);
    step.words = words.clone();
    let slot = Slot::new(step.id, &Step::WORDS);
    (vec![Edit::AddStep(step, Spot { under: None, after })], Some(slot))
}

fn new_goal(view: &mut View, words: &Text) -> (Vec<Edit>, Option<Slot>) {
    let mut goal = Goal::new(view.draw(Kind::Goal), view.who, view.now.moment);
    goal.words = words.clone();
    if !view.book.has_room_for(goal.id) {
        goal.state = GoalState::Shelf;
    }
    let slot = Slot::new(goal.id, &Goal::WORDS);
    (vec![Edit::AddGoal(goal)], Some(slot))
}

/// Where words can stand, they go there; several lines take one more. What stood there is kept in its history.
fn answer(view: &View, slot: &Slot, words: &Text) -> Option<Edit> {
    let is_there = slot.record.kind() == Kind::Page || view.book.has(slot.record);
    let spec = spec::asked(view, slot).filter(|_| is_there)?;
    let stands = view.get(slot).as_ref().and_then(Value::text).filter(|text| !text.is_blank()).cloned();
    let words = match (&spec.kind, stands) {
        (FieldType::Note | FieldType::Lines(_), Some(stands)) => Text::from(format!("{stands}\n{words}")),
        (FieldType::Line | FieldType::Note | FieldType::Lines(_), _) => words.clone(),
        _ => return None,
    };
    Some(Edit::Set(slot.clone(), Some(Value::Text(words))))
}

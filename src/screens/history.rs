//! Whose words a statement is, who typed it, which idea it came from, and every wording that stood there before.
//!
//! Never judge a wording, or call words theirs that were not read back.

use crate::{
    base::{Id, Key, Kind, Moment, Slot, Value, Who},
    form::list,
    page::{Block, Page, Place, Row, RowId},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Reply, View, attribution, dates},
    workbook::{Goal, Idea, Mark, Step},
};

/// A wording that stood there before: its words, whose they were, and until when.
struct Before {
    words: String,
    whose: String,
    until: Option<Moment>,
}

/// Whose words a statement is.
#[derive(Debug)]
pub struct HistoryScreen(pub Slot);

impl Screen for HistoryScreen {
    fn page(&self, view: &View) -> Page {
        let slot = &self.0;
        let mark = view.book.marks(slot.record).and_then(|marks| marks.of(slot));
        let stands = view.get(slot);
        let mut main = vec![Block::Quiet(attribution::called(view, slot))];
        let said = stands.as_ref().map(|value| attribution::shown(view, slot, Some(value))).unwrap_or_default();
        if said.trim().is_empty() {
            main.push(Block::Text(view.say(&say!("history.empty"))));
        } else {
            main.push(Block::Own(said.trim().to_owned()));
        }
        let before = before(view, slot, mark);
        let idea = mark.and_then(|mark| mark.idea).and_then(|id| view.book.idea(id));
        if mark.is_none_or(|mark| mark.by == Who::Me)
            && owner(view, slot.record) == Who::Me
            && before.is_empty()
            && idea.is_none()
        {
            main.push(Block::Text(view.say(&say!("history.none"))));
        } else {
            main.push(Block::Text(whose(view, slot, mark)));
        }
        main.extend(idea.map(|idea| from(view, idea)).unwrap_or_default());
        main.extend(said_before(view, &before));
        Page { title: view.say(&say!("history.title")), main, side: Vec::new() }
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::NoHistory]
    }
}

/// Whose record it is.
fn owner(view: &View, record: Id) -> Who {
    view.book.about(record).map_or(view.who, |(by, ..)| by)
}

fn day(view: &View, at: Moment) -> String {
    dates::near_day(view, view.now.day_of(at))
}

/// Whose words stand there now.
fn whose(view: &View, slot: &Slot, mark: Option<&Mark>) -> String {
    let Some(mark) = mark else {
        return view.say(&match owner(view, slot.record) {
            Who::Helper => say!("history.helpers_own", helper = attribution::helper(view)),
            Who::Me | Who::Typed => say!("history.yours"),
        });
    };
    let (name, on) = (attribution::name_or(view, &mark.name), day(view, mark.at));
    view.say(&match (mark.by, mark.read_back) {
        (Who::Me, _) => say!("history.yours"),
        (Who::Helper, _) => say!("history.helper", helper = name, day = on),
        (Who::Typed, None) => say!("history.typed", helper = name, day = on),
        (Who::Typed, Some(at)) => say!("history.read_back", helper = name, day = on, read = day(view, at)),
    })
}

/// The idea it came from, in the helper's words, and the way there.
fn from(view: &View, idea: Idea) -> Vec<Block> {
    let name = attribution::name_or(view, &idea.name());
    let row = Row::page(Key::of_page(idea.id()), view.say(&say!("history.see_idea")));
    vec![
        Block::Heading(view.say(&say!("history.idea", helper = name))),
        Block::Own(idea.words().to_string()),
        Block::row(row),
    ]
}

/// Every earlier wording, the last one first. How a goal was worded is kept by the goal, too.
fn before(view: &View, slot: &Slot, mark: Option<&Mark>) -> Vec<Before> {
    let told = |by: Who, name: &str| {
        let name = attribution::name_or(view, name);
        match by {
            Who::Me => view.say(&say!("history.was_yours")),
            Who::Typed => view.say(&say!("history.was_typed", helper = name)),
            Who::Helper => view.say(&say!("history.was_helper", helper = name)),
        }
    };
    let marked = mark.map(|mark| mark.was.as_slice()).unwrap_or_default().iter();
    let mut out: Vec<Before> = marked
        .map(|was| Before { words: was.words.to_string(), whose: told(was.by, &was.name), until: Some(was.until) })
        .collect();
    let goal = view.book.goal(slot.record).filter(|_| slot.field == Goal::WORDS && slot.row.is_none());
    if let Some(goal) = goal {
        for (nth, was) in goal.was.iter().enumerate() {
            let until = goal.was.get(nth + 1).map(|next| next.from).or(goal.worded);
            if out.iter().all(|known| known.words != was.words.as_str()) {
                out.push(Before { words: was.words.to_string(), whose: told(Who::Me, ""), until });
            }
        }
    }
    out.sort_by_key(|was| std::cmp::Reverse(was.until));
    out
}

fn said_before(view: &View, before: &[Before]) -> Vec<Block> {
    if before.is_empty() {
        return Vec::new();
    }
    let one = |was: &Before| {
        let told = match was.until {
            Some(until) => view.say(&say!("history.until", whose = was.whose.as_str(), day = day(view, until))),
            None => was.whose.clone(),
        };
        [Block::Quiet(told), Block::Own(was.words.clone())]
    };
    let heading = Block::Heading(view.say(&say!("history.before")));
    std::iter::once(heading).chain(before.iter().flat_map(one)).collect()
}

/// The statement that is meant: the field in focus, or the words of the row.
pub fn here(view: &View) -> Option<Slot> {
    let slot = match view.focus.get()? {
        RowId::Slot(slot) if matches!(slot.record.kind(), Kind::Settings | Kind::Passing) => return None,
        RowId::Slot(slot) => slot.clone(),
        // Goals, steps and entries keep their words under the same name.
        RowId::Record(id) => Slot::new(*id, &Step::WORDS),
        _ => return None,
    };
    let slot = if slot.row.is_some() && !view.on_a_row { list::first_cell(view, &slot).unwrap_or(slot) } else { slot };
    let has_words =
        matches!(view.book.get(&slot), Some(Value::Text(words) | Value::Unread(words)) if !words.is_blank());
    let marked = view.book.marks(slot.record).is_some_and(|marks| marks.of(&slot).is_some());
    (has_words || marked).then_some(slot)
}

/// Goes there.
pub fn open(view: &View) -> Vec<Reply> {
    here(view).map(|slot| Reply::Go(Place::History(slot))).into_iter().collect()
}

//! What Today says of talks: the one that goes on, what stays folded until the client is alone, and once, afterwards,
//! that it is over.

use crate::{
    base::{Day, Id, Key, Phrase, Slot, Value},
    page::{Act, Block, Command, Place, Row},
    say,
    view::{Reply, View, attribution, dates},
    workbook::{Edit, Idea, Talk},
};

const HOW_WAS: Key = Key::of("how_was");
const NOT_NOW: Key = Key::of("talk_not_now");

/// What stands first: the way into the talk that goes on; or that it is over.
pub(super) fn first(view: &View) -> Vec<Block> {
    let row = |act, phrase| Block::row(Row::act(act, view.say(&phrase)));
    if view.book.open_talk().is_some() {
        return vec![row(Act::Together, say!("today.our_talk", helper = attribution::helper(view)))];
    }
    if !view.book.settings().folded {
        return Vec::new();
    }
    let talk = view.book.talks().next_back();
    let told = talk.and_then(|talk| {
        let name = attribution::name_or(view, &talk.with());
        Some(Block::Text(view.say(&stopped(view, talk.ended()?, &name))))
    });
    told.into_iter().collect()
}

/// The way back to all of the book, once the talk is over. It stands last: Enter alone shows nothing that is private.
pub(super) fn alone(view: &View) -> Option<Block> {
    let folded = view.book.settings().folded && view.book.open_talk().is_none();
    folded.then(|| Block::row(Row::act(Act::Alone, view.say(&say!("today.alone")))))
}

/// The talk that is over and was not spoken of since, where the client is alone.
pub(super) fn over<'a>(view: &View<'a>) -> Option<Talk<'a>> {
    if view.book.settings().folded || view.look_only {
        return None;
    }
    let talk = view.book.talks().next_back().filter(|talk| !talk.is_open())?;
    let fields = &talk.answers().fields;
    let spoken_of = fields.contains_key(&Talk::ASKED)
        || [Talk::DO_MORE, Talk::DO_LESS].iter().any(|field| fields.text(field).is_some());
    (!spoken_of).then_some(talk)
}

/// That it is over, what waits, and what can be done now.
pub(super) fn after(view: &View, talk: Talk) -> Vec<Block> {
    let name = attribution::name_or(view, &talk.with());
    let stopped = view.say(&stopped(view, talk.ended().unwrap_or(view.now.today), &name));
    let waiting = view.book.ideas().filter(|idea| idea.waits()).take(3).count();
    let ideas = match waiting {
        0 => None,
        1 => Some(say!("after.one_idea")),
        2 => Some(say!("after.two_ideas")),
        _ => Some(say!("after.some_ideas")),
    };
    let told = ideas.map_or_else(|| stopped.clone(), |ideas| format!("{stopped} {}", view.say(&ideas)));
    let mut rows = vec![Row::page(Key::of_page(talk.id()), view.say(&say!("after.note")))];
    if waiting > 0 {
        rows.push(ideas_row(view));
    }
    rows.push(Row::go(HOW_WAS, Place::HowWas(talk.id()), view.say(&say!("after.how_was"))));
    rows.push(Row::choice(NOT_NOW, Command::NeverAskHow(talk.id()), view.say(&say!("today.not_now"))));
    vec![Block::Text(told), Block::rows(rows)]
}

fn stopped(view: &View, on: Day, name: &str) -> Phrase {
    match view.now.today.since(on) {
        0 => say!("after.today", helper = name),
        1 => say!("after.yesterday", helper = name),
        2..=6 => say!("after.on", helper = name, day = view.content.dates.weekday(on)),
        _ => say!("after.on", helper = name, day = dates::near_day(view, on)),
    }
}

fn ideas_row(view: &View) -> Row {
    Row::act(Act::Ideas, view.say(&say!("today.ideas")))
}

/// The way to ideas that wait; nothing where none does.
pub(super) fn ideas(view: &View) -> Option<Block> {
    let waits = view.book.ideas().any(Idea::waits);
    waits.then(|| Block::row(ideas_row(view)))
}

/// It is not asked again how that talk was.
pub fn never_ask(id: Id) -> Vec<Reply> {
    let asked = Edit::Set(Slot::new(id, &Talk::ASKED), Some(Value::Yes(true)));
    vec![Reply::Edit(asked, say!("did.not_asked"))]
}

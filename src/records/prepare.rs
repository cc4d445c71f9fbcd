//! What the client may want to talk about, gathered from where it stands: each line leads back to there.
//!
//! Never hold what the client keeps to themselves, invent a line, or walk the whole log.

use crate::{
    base::{Id, Key, RowValue, Slot, Value},
    content::FieldType,
    form::{field, fillings, list},
    page::{Row, RowId},
    records::{private, rows, session},
    say,
    view::{View, attribution, dates, labels, privacy, spec},
    workbook::{About, Answers, Entry, EntryKind, Help, Talk},
};

/// The page it belongs to.
pub const PAGE: &str = "prepare";
/// So many check-ins are looked at where there was no talk yet.
const CHECK_INS: usize = 3;
/// So many are looked at in any case: a page costs the same after years of them.
const LOOKED_AT: usize = 60;
/// What one wants to talk about next time, in a check-in.
const TO_TALK_ABOUT: Key = Key::of("to_talk_about");
/// What is written down after something was asked for.
const ASKED: [&str; 4] = ["spoke_to", "said", "agreed", "i_understood"];
/// The questions to ask, the most important one first.
const QUESTIONS: Key = Key::of("questions");

/// What belongs together, under its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is.
    pub heading: String,
    /// Each line, with the way to where it stands.
    pub rows: Vec<Row>,
}

/// The record of the page.
pub fn record() -> Id {
    Id::page(PAGE)
}

/// All that is there, under headings; none without a line.
pub fn gathered(view: &View) -> Vec<Group> {
    let all = [
        (say!("prepare.check_ins"), check_ins(view)),
        (say!("prepare.asks"), asks(view)),
        (say!("prepare.waits"), needs(view)),
        (say!("prepare.differ"), differ(view)),
        (say!("prepare.ideas"), ideas(view)),
        (say!("prepare.promises"), promises(view)),
        (say!("prepare.steps"), steps(view)),
    ];
    let full = all.into_iter().filter(|(_, rows)| !rows.is_empty());
    full.map(|(heading, rows)| Group { heading: view.say(&heading), rows }).collect()
}

/// The talk that was over last.
fn last_talk<'a>(view: &View<'a>) -> Option<Talk<'a>> {
    view.book.talks().rev().find(|talk| !talk.is_open())
}

/// What was noted for the next talk in check-ins: since the last talk, or in the last few.
fn check_ins(view: &View) -> Vec<Row> {
    let newest = view.book.log().newest(EntryKind::CheckIn);
    let after: Vec<&Entry> = match last_talk(view) {
        None => newest.take(CHECK_INS).collect(),
        Some(talk) => {
            let (at, day) = (talk.answers().at, view.now.day_of(talk.answers().at));
            let near = newest.take(LOOKED_AT).take_while(|entry| entry.on.day().is_some_and(|on| on >= day));
            near.filter(|entry| entry.at >= at).collect()
        }
    };
    let row = |entry: &Entry| {
        let words = entry.heard().text(&TO_TALK_ABOUT)?;
        Some(Row::record(entry.id, words.to_string()).note(dates::near(view, &entry.on)))
    };
    after.into_iter().filter(|entry| !privacy::covers(view, entry.id)).filter_map(row).collect()
}

/// What someone is getting ready to ask and has not asked yet, each with its first question.
fn asks(view: &View) -> Vec<Row> {
    let is_open = |answers: &&Answers| {
        let said = |field: &str| answers.heard().text(&Key::from(field)).is_some();
        !answers.private && !ASKED.into_iter().any(said)
    };
    let row = |answers: &Answers| {
        let question =
            answers.heard().text(&QUESTIONS).and_then(|all| all.lines().find(|line| !line.trim().is_empty()));
        let note = question.unwrap_or_default().trim().to_owned();
        Row::page(Key::of_page(answers.id), fillings::name_of(view, answers.id)).note(note)
    };
    view.book.filled("ask").filter(is_open).map(row).collect()
}

/// What was asked for and has not come.
fn needs(view: &View) -> Vec<Row> {
    let record = Id::page("needs");
    let spec = view.content.page("needs").and_then(|page| page.field("needs"));
    let Some((spec, rows)) =
        spec.and_then(|spec| if let FieldType::Rows(rows) = &spec.kind { Some((spec, rows)) } else { None })
    else {
        return Vec::new();
    };
    if privacy::covers(view, record) {
        return Vec::new();
    }
    let (list, state) = (Slot::new(record, &spec.id), Key::of("state"));
    let item = Key::of("item");
    let mut out = Vec::new();
    for (kept, name) in list::kept_named(view, &list, rows) {
        let waits =
            matches!(kept.cells.get(&state), Some(Value::Pick(key)) if ["asked", "waiting"].contains(&key.as_str()));
        let heard = [&state, &item].iter().all(|column| !view.book.waits_at(&list.cell(kept.id, column)));
        if waits && heard && !kept.is_private() {
            let cell = list.cell(kept.id, &state);
            let note = spec::asked(view, &cell).map(|spec| field::at(view, spec, cell).shown).unwrap_or_default();
            out.push(Row::fill(list.cell(kept.id, &item), name).note(note));
        }
    }
    out
}

/// What is seen differently and nothing came of it yet; and what stands so in the note of the last talk.
fn differ(view: &View) -> Vec<Row> {
    let open = |answers: &&Answers| !answers.private && answers.heard().text(&Key::of("made_of_it")).is_none();
    let row = |answers: &Answers| Row::page(Key::of_page(answers.id), fillings::name_of(view, answers.id));
    let noted = last_talk(view).and_then(|talk| {
        let words = talk.answers().heard().text(&Talk::DIFFER)?;
        let note = attribution::name_or(view, &talk.with());
        let day = dates::near_day(view, view.now.day_of(talk.answers().at));
        let row = Row::page(Key::of_page(talk.id()), words.to_string());
        Some(row.note(view.say(&say!("talk.row", helper = note, day = day))))
    });
    view.book.filled("differ").filter(open).map(row).chain(noted).collect()
}

/// Ideas to which nothing was said yet.
fn ideas(view: &View) -> Vec<Row> {
    let waiting = view.book.ideas().filter(|idea| idea.waits());
    let told = waiting.filter(|idea| match idea.about() {
        About::Answer(slot) => {
            let of_row = slot.row.as_ref().map(|cell| slot.cell(cell.id, &RowValue::PRIVATE));
            !privacy::covers(view, slot.record) && !of_row.is_some_and(|mark| privacy::is_hidden(view, &mark))
        }
        about => about.record().is_none_or(|record| !privacy::covers(view, record)),
    });
    told.map(|idea| Row::page(Key::of_page(idea.id()), idea.words().to_string())).collect()
}

/// What helpers said they will do.
fn promises(view: &View) -> Vec<Row> {
    let mut rows = session::promises(view);
    rows.retain(|row| match &row.id {
        RowId::Slot(slot) => {
            let hidden = private::of_row(view, slot).is_some_and(|mark| privacy::is_hidden(view, &mark));
            !hidden && !privacy::covers(view, slot.record)
        }
        _ => true,
    });
    rows
}

/// Steps for which help was planned.
fn steps(view: &View) -> Vec<Row> {
    let helped = view.book.open_steps().filter_map(|step| {
        let help = step.planned.filter(|help| matches!(help, Help::WithAHand | Help::SideBySide))?;
        (!privacy::covers(view, step.id)).then_some((step, help))
    });
    let row = |(step, help)| rows::step(view, step, 1).without_field().note(view.say(&labels::help(help)));
    helped.map(row).collect()
}

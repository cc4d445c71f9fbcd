//! One page to take along: each question of a record with its answer, in the order its page file says, to be read on
//! the screen, or as lines for A4 in large print.

use crate::{
    base::{Id, Key, Slot, Value, When, letters},
    content::{FieldSpec, FieldType, PageSpec, RowsSpec},
    form::{field, fillings, list, sentence, visibility},
    page::{Act, Row},
    records::{prepare, session},
    say,
    view::{View, attribution, keys},
    workbook::Talk,
};

/// Columns of a line: letters of about 14 points on A4.
pub const WIDE: usize = 64;
/// Lines of a page.
pub const LONG: usize = 60;
/// How far an answer stands in.
const IN: usize = 2;
/// The column that says when something was checked.
const CHECKED: Key = Key::of("checked_on");
/// The field with questions to ask: under each there is room for what they say.
const QUESTIONS: Key = Key::of("questions");

/// One question, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The question, short where it has a short name.
    pub ask: String,
    /// What was said, a line each; none where it is open.
    pub said: Vec<String>,
    /// There is room to write under each line.
    pub room: bool,
}

/// The row that opens it, where the page has one.
pub fn row(view: &View, record: Id) -> Option<Row> {
    has_one(view, record).then(|| Row::act(Act::Sheet, view.say(&say!("sheet.open"))))
}

/// That record can be taken along: its page says so, and something stands there.
pub fn has_one(view: &View, record: Id) -> bool {
    let spec = view.content.page_of(record);
    if spec.is_some_and(|spec| spec.printed) {
        return true;
    }
    let asked = spec.is_some_and(|spec| !spec.sheet.is_empty());
    let said = || view.book.answers_of(record).is_some_and(crate::workbook::Answers::says_something);
    asked && (said() || (record == prepare::record() && !prepare::gathered(view).is_empty()))
}

/// What it is called in a list of sheets: a talk by who was there and its day.
fn named(view: &View, record: Id) -> String {
    match view.book.talk(record) {
        None => fillings::name_of(view, record),
        Some(talk) => of_talk(view, talk),
    }
}

fn of_talk(view: &View, talk: Talk) -> String {
    let helper = attribution::name_or(view, &talk.with());
    let day = view.content.dates.full(view.now.day_of(talk.answers().at));
    view.say(&say!("sheet.of_talk", helper = helper, day = day))
}

/// What stands below its title: the day it is of; of a talk also who was there, and whether both said that it was so.
pub fn head(view: &View, record: Id) -> Vec<String> {
    let Some(talk) = view.book.talk(record) else { return vec![view.content.dates.full(view.now.today)] };
    let agreed = if talk.is_agreed() { say!("sheet.agreed") } else { say!("sheet.draft") };
    vec![of_talk(view, talk), view.say(&agreed)]
}

/// What stands there, as it is read on paper another day: a day in full.
fn on_paper(view: &View, field: &FieldSpec, slot: Slot) -> String {
    match view.get(&slot) {
        Some(Value::When(When::Day(day))) => view.content.dates.full(day),
        _ => field::at(view, field, slot).shown,
    }
}

/// All records that can be taken along, each with its name, the newest of a page first; then what is printed as it
/// stands.
pub fn all(view: &View) -> Vec<(Id, String)> {
    let mut out = Vec::new();
    for spec in view.content.pages().filter(|spec| !spec.sheet.is_empty()) {
        let filled = view.book.filled(&spec.id).rev().map(|answers| answers.id);
        let one = spec.many.is_none().then(|| spec.record());
        let ids = filled.chain(one).filter(|id| has_one(view, *id));
        out.extend(ids.map(|id| (id, named(view, id))));
    }
    out.extend(view.content.pages().filter(|spec| spec.printed).map(|spec| (spec.record(), spec.title.clone())));
    out
}

/// What a page tells by itself, line by line, with the keys as they are.
pub fn told<'a>(view: &'a View, spec: &'a PageSpec) -> impl Iterator<Item = (String, String)> + 'a {
    let put = |text: &str| keys::put(&view.content.words, text);
    spec.reading.iter().map(move |line| (put(&line.ask), put(&line.text)))
}

/// What it says.
pub fn parts(view: &View, spec: &PageSpec, record: Id) -> Vec<Part> {
    let whole = sentence::told(view, spec, record);
    let heard = |key: &&Key| !view.book.waits_at(&Slot::new(record, key));
    let parts = || spec.sentence.iter().flat_map(|all| &all.parts).filter(heard);
    let in_sentence = |key: &Key| whole.is_some() && parts().any(|part| part == key);
    let mut out = Vec::new();
    if spec.printed {
        let part = |(ask, text)| Part { ask, said: vec![text], room: false };
        return told(view, spec).map(part).collect();
    }
    for key in &spec.sheet {
        let Some(field) = spec.field(key.as_str()) else { continue };
        let slot = Slot::new(record, key);
        if in_sentence(key) {
            let last = spec.sentence.as_ref().filter(|_| parts().next_back() == Some(key));
            out.extend(last.zip(whole.clone()).map(|(all, said)| Part {
                ask: all.label.clone(),
                said: vec![said],
                room: false,
            }));
        } else if visibility::fits(view, field, &slot) {
            let ask = session::label(view, record, key).unwrap_or_else(|| field.label.clone());
            out.push(Part { ask, said: answer(view, field, &slot), room: *key == QUESTIONS });
        }
    }
    if spec.id == prepare::PAGE {
        // No room is left for what is asked beside what is gathered.
        out.retain(|part| !part.said.is_empty());
        out.extend(gathered_parts(view));
    }
    out
}

/// The lines of an answer.
fn answer(view: &View, field: &FieldSpec, slot: &Slot) -> Vec<String> {
    if let FieldType::Rows(rows) = &field.kind {
        let kept = list::kept_named(view, slot, rows).into_iter();
        return kept.map(|(row, name)| of_row(view, rows, slot, row.id, &name)).collect();
    }
    let shown = on_paper(view, field, slot.clone());
    let lines = shown.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned);
    // What was not read back yet says so on paper, too.
    let waits = view.book.marks(slot.record).and_then(|marks| marks.of(slot)).filter(|mark| mark.waits());
    let told = waits.and_then(|mark| attribution::told(view, mark)).map(|told| format!("({told})"));
    lines.chain(told).collect()
}

/// A row on one line; one of a list in which things are checked says so, or that it is not.
fn of_row(view: &View, rows: &RowsSpec, slot: &Slot, id: Id, name: &str) -> String {
    let told = |column: &FieldSpec| {
        let cell = slot.cell(id, &column.id);
        if column.id == CHECKED && !matches!(view.get(&cell), Some(Value::When(_))) {
            return Some(view.say(&say!("sheet.not_checked")));
        }
        let shown = on_paper(view, column, cell);
        let shown = shown.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        let shown = shown.trim_end_matches('.').to_owned();
        let named = || view.say(&say!("form.brief", name = column.brief.as_str(), value = shown.as_str()));
        (!shown.is_empty()).then(|| if column.brief.is_empty() { shown.clone() } else { named() })
    };
    let others = rows.columns.iter().skip(1).filter_map(told);
    let row = std::iter::once(name.trim_end_matches('.').to_owned()).chain(others).collect::<Vec<_>>().join("; ");
    // What was not read back yet says so on paper, too.
    attribution::whose_row(view, slot, id).map_or_else(|| row.clone(), |told| format!("{row} ({told})"))
}

/// It as lines to print, none wider than the page; told at the end where it takes more than one.
pub fn lines(view: &View, spec: &PageSpec, record: Id) -> Vec<String> {
    let mut out = letters::wrapped(&spec.title, WIDE);
    // What always reads the same is of no day.
    if !spec.printed {
        out.extend(head(view, record).iter().flat_map(|line| letters::wrapped(line, WIDE)));
    }
    let inner = WIDE - IN;
    let indent = " ".repeat(IN);
    let room = format!("{indent}{}", "_".repeat(inner));
    for part in parts(view, spec, record) {
        out.push(String::new());
        out.extend(letters::wrapped(&part.ask, WIDE));
        for said in &part.said {
            out.extend(letters::wrapped(said, inner).into_iter().map(|line| format!("{indent}{line}")));
            if part.room {
                out.push(room.clone());
            }
        }
        if part.said.is_empty() {
            out.push(room.clone());
        }
    }
    if is_long(out.len()) {
        out.extend([String::new(), view.say(&say!("sheet.two_pages"))]);
    }
    out
}

/// So many lines take more than one page.
pub fn is_long(lines: usize) -> bool {
    lines > LONG
}

/// What the words of a command may name it by: its own name, and that of its page.
pub fn called(view: &View, record: Id) -> String {
    let title = view.content.page_of(record).map(|spec| spec.title.clone()).unwrap_or_default();
    format!("{title} {}", named(view, record))
}

/// The same as parts of a sheet to take along.
fn gathered_parts(view: &View) -> Vec<Part> {
    let line = |row: Row| if row.note.is_empty() { row.text } else { format!("{}; {}", ended(&row.text), row.note) };
    let part = |group: prepare::Group| Part {
        ask: group.heading,
        said: group.rows.into_iter().map(line).collect(),
        room: false,
    };
    prepare::gathered(view).into_iter().map(part).collect()
}

fn ended(text: &str) -> &str {
    text.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_one_page_is_not_long() {
        assert!(!is_long(LONG) && is_long(LONG + 1));
    }
}

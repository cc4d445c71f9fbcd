//! The questions of a check-in as single lines: what is asked, what can be chosen, and what an answer means.

use super::desk::{Desk, line};
use crate::{
    base::{Id, Key, Phrase, Slot, Text, Value, search::folded, text::LIMIT},
    content::{FieldSpec, FieldType, RowsSpec},
    fields,
    page::{Choice, FieldKind},
    say,
    workbook::{Entry, Goal, Ladder, Level, Look, Workbook},
};

/// So many steps are told to choose from. The start of the words of any other does, too.
const SHOWN: usize = 30;

/// One question.
pub(super) struct Question {
    /// Where its answer goes.
    pub(super) slot: Slot,
    /// What is asked, without a word of the person.
    pub(super) ask: String,
    /// What is said, line by line.
    pub(super) lines: Vec<String>,
    /// How to answer; and where an answer stands already.
    how: (String, String),
    takes: Takes,
}

/// What kind of answer it takes.
enum Takes {
    Words,
    Rate,
    One(Vec<Choice>),
    /// Several, at most so many.
    Some(usize, Vec<Choice>),
}

/// The questions for that check-in, in order: one good thing, each goal on the go, what is next.
pub(super) fn all(desk: &Desk, book: &Workbook, entry: Id) -> Vec<Question> {
    let Some(page) = desk.content.page("check_in") else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(spec) = page.field(Entry::WORDS.as_str()) {
        let blank = book.entry(entry).is_none_or(|entry| entry.words.is_blank());
        out.push(words(desk, spec, entry, blank));
    }
    if let Some(FieldSpec { kind: FieldType::EachGoal(rows), id, .. }) = page.field(Look::GOALS.as_str()) {
        let slot = Slot::new(entry, id);
        out.extend(book.live_goals().enumerate().filter_map(|(nth, goal)| of_goal(desk, rows, (nth + 1, goal), &slot)));
    }
    if let Some(spec) = page.field(Entry::NEXT.as_str()) {
        out.extend(next(desk, book, spec, entry));
    }
    out
}

/// An example stands where nothing is written yet.
fn words(desk: &Desk, spec: &FieldSpec, entry: Id, blank: bool) -> Question {
    let mut lines = vec![spec.label.clone()];
    if blank && !spec.example.is_empty() {
        lines.push(desk.say(&say!("plain.example", text = spec.example.as_str())));
    }
    let how = (desk.say(&say!("plain.how_line")), desk.say(&say!("cmd.how_after")));
    Question { slot: Slot::new(entry, &spec.id), ask: spec.label.clone(), lines, how, takes: Takes::Words }
}

/// The line that is true where there is a ladder, how far it is where there is none. The goal's own words stand above the
/// question, and in none.
fn of_goal(desk: &Desk, rows: &RowsSpec, (n, goal): (usize, &Goal), slot: &Slot) -> Option<Question> {
    let ladder = Ladder::of(goal).is_begun();
    let wanted = if ladder { Look::LINE } else { Look::FAR };
    let column = rows.columns.iter().find(|column| column.id == wanted)?;
    let ask = desk.say(&say!("form.of_goal", n = n, ask = column.label.as_str()));
    let mut lines = vec![line(&goal.words), ask.clone()];
    let (takes, how) = if let FieldType::Rate(low, high) = &column.kind {
        lines.push(desk.say(&say!("plain.how_rate")));
        lines.push(desk.say(&say!("plain.how_rate_ends", low = low.as_str(), high = high.as_str())));
        (Takes::Rate, (say!("plain.how_line"), say!("cmd.how_line_again")))
    } else {
        let choices = levels(desk, goal);
        lines.extend(told(&choices));
        (Takes::One(choices), (say!("cmd.how_one"), say!("cmd.how_one_again")))
    };
    let how = (desk.say(&how.0), desk.say(&how.1));
    Some(Question { slot: slot.cell(goal.id, &column.id), ask, lines, how, takes })
}

/// The lines of a ladder, the best on top: own words, and our name beside them.
fn levels(desk: &Desk, goal: &Goal) -> Vec<Choice> {
    let choice = |(level, key): (Level, Key)| match Ladder::of(goal).line(level) {
        Some(words) => Choice { note: desk.say(&level.name()), ..Choice::new(key, line(words)) },
        None => Choice::new(key, desk.say(&level.name())),
    };
    Level::ALL.into_iter().rev().map(choice).collect()
}

/// Which open steps are next; not asked where there is none.
fn next(desk: &Desk, book: &Workbook, spec: &FieldSpec, entry: Id) -> Option<Question> {
    let FieldType::Linked(most, _) = spec.kind else { return None };
    let choices: Vec<Choice> =
        book.open_steps().map(|step| Choice::new(Key::from(step.id.as_str()), line(&step.words))).collect();
    if choices.is_empty() {
        return None;
    }
    let mut lines = vec![spec.label.clone()];
    lines.extend(told(&choices).take(SHOWN));
    if choices.len() > SHOWN {
        lines.push(desk.say(&say!("cmd.more_steps")));
    }
    let how = (desk.say(&say!("cmd.how_some", n = most)), desk.say(&say!("cmd.how_some_again", n = most)));
    let takes = Takes::Some(most, choices);
    Some(Question { slot: Slot::new(entry, &spec.id), ask: spec.label.clone(), lines, how, takes })
}

fn told(choices: &[Choice]) -> impl Iterator<Item = String> + '_ {
    choices.iter().enumerate().map(|(at, choice)| {
        let note = if choice.note.is_empty() { String::new() } else { format!(" ({})", choice.note) };
        format!("{}. {}{note}", at + 1, choice.label)
    })
}

impl Question {
    /// What stands there now, in words; empty where nothing does.
    pub(super) fn there(&self, book: &Workbook) -> String {
        let step = |key: &Key| Id::of(key.as_str()).and_then(|id| book.step(id)).map(|step| line(&step.words));
        let told = |key: &Key| match &self.takes {
            Takes::One(choices) | Takes::Some(_, choices) => {
                let choice = choices.iter().find(|choice| choice.key == *key);
                choice.map(|choice| choice.label.clone()).or_else(|| step(key))
            }
            Takes::Words | Takes::Rate => None,
        };
        match book.get(&self.slot) {
            Some(Value::Picks(keys)) => keys.iter().filter_map(told).collect::<Vec<_>>().join(", "),
            Some(Value::Pick(key)) => told(&key).unwrap_or_default(),
            Some(value) if value.rate().is_some() => value.rate().map(|n| n.to_string()).unwrap_or_default(),
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    /// An answer comes after what stands there, and takes no one's place.
    pub(super) fn adds(&self) -> bool {
        matches!(self.takes, Takes::Words)
    }

    /// How to answer where that stands there.
    pub(super) fn how(&self, there: &str) -> &str {
        if there.is_empty() { &self.how.0 } else { &self.how.1 }
    }

    /// What an answer means; and how it was understood, where that is not plain.
    ///
    /// # Errors
    /// What would do. What was typed is not written.
    pub(super) fn read(&self, desk: &Desk, typed: &str) -> Result<(Value, Option<String>), Phrase> {
        if typed.len() > LIMIT {
            return Err(say!("field.too_long", n = LIMIT / 1024));
        }
        match &self.takes {
            Takes::Words => Ok((Value::Text(Text::new(typed)), None)),
            Takes::Rate => {
                let kind = FieldKind::Rate { low: String::new(), high: String::new() };
                let reading = fields::read(&kind, typed, desk.today(), desk.content.dates);
                let number = reading.value.filter(|value| value.rate().is_some());
                number.map(|value| (value, None)).ok_or(say!("rate.problem"))
            }
            Takes::One(choices) => {
                let choice = one(choices, typed).ok_or(say!("cmd.not_one"))?;
                Ok((Value::Pick(choice.key.clone()), Some(choice.label.clone())))
            }
            Takes::Some(most, choices) => {
                let taken = some(choices, typed).ok_or(say!("cmd.not_one"))?;
                if taken.len() > *most {
                    return Err(say!("cmd.at_most", n = *most));
                }
                let labels: Vec<&str> = taken.iter().map(|choice| choice.label.as_str()).collect();
                let echo = labels.join(", ");
                Ok((Value::Picks(taken.iter().map(|choice| choice.key.clone()).collect()), Some(echo)))
            }
        }
    }
}

/// The choice of that number, or the one that begins so.
fn one<'a>(choices: &'a [Choice], typed: &str) -> Option<&'a Choice> {
    let typed = typed.trim().trim_end_matches('.');
    match typed.parse::<usize>() {
        Ok(number) => choices.get(number.checked_sub(1)?),
        Err(_) if typed.is_empty() => None,
        Err(_) => {
            let alike = choices.iter().filter(|choice| folded(&choice.label) == folded(typed)).count();
            if alike > 1 { None } else { fields::pick::find(choices, typed) }
        }
    }
}

/// Numbers with blanks or commas between, or the start of one; none of them twice.
fn some<'a>(choices: &'a [Choice], typed: &str) -> Option<Vec<&'a Choice>> {
    let parts: Vec<&str> = typed.split([' ', ',', ';']).filter(|part| !part.is_empty()).collect();
    let numbers = parts.iter().all(|part| part.trim_end_matches('.').parse::<usize>().is_ok());
    if !numbers {
        return one(choices, typed).map(|choice| vec![choice]);
    }
    let mut out: Vec<&Choice> = Vec::new();
    for part in parts {
        let choice = one(choices, part)?;
        if !out.iter().any(|known| known.key == choice.key) {
            out.push(choice);
        }
    }
    if out.is_empty() { None } else { Some(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(labels: &[&str]) -> Vec<Choice> {
        labels.iter().map(|label| Choice::new(Key::from(*label), (*label).to_owned())).collect()
    }

    #[test]
    fn a_number_or_the_start_of_a_line_is_one_choice() {
        let all = choices(&["I walk twice", "I walk once", "Rest", "Rest"]);
        let label = |typed: &str| one(&all, typed).map(|choice| choice.label.as_str());
        assert_eq!(label("2"), Some("I walk once"));
        assert_eq!(label(" 1. "), Some("I walk twice"));
        assert_eq!(label("i WALK t"), Some("I walk twice"));
        for unclear in ["I walk", "0", "5", "rest", "", "."] {
            assert_eq!(label(unclear), None, "{unclear:?}");
        }
    }

    #[test]
    fn several_are_numbers_and_none_is_taken_twice() {
        let all = choices(&["a b", "c", "d, e"]);
        let labels = |typed: &str| some(&all, typed).map(|all| all.iter().map(|c| c.label.clone()).collect::<Vec<_>>());
        assert_eq!(labels("3, 1 3").unwrap(), ["d, e", "a b"]);
        assert_eq!(labels("d, e").unwrap(), ["d, e"]);
        assert_eq!(labels("1 9"), None);
        assert_eq!(labels(" , "), None);
    }
}

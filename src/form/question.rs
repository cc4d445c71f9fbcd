//! One question a screen: a page with one field or a few choices, and the record it would begin.

use crate::{
    base::{Key, Phrase, Slot},
    content::{FieldSpec, FieldType},
    form::field,
    page::{Block, Command, Mark, Page, Row},
    say,
    view::{Draft, View},
};

/// A question that is written in from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where its answer goes.
    pub slot: Slot,
    /// The record it begins, where there is none yet.
    pub draft: Option<Draft>,
}

/// The field of a question: one line, or a day.
pub fn field(view: &View, slot: Slot, kind: FieldType, ask: &Phrase, example: &Phrase) -> Block {
    let mut spec = FieldSpec::new(slot.field.clone(), kind, view.say(ask));
    spec.example = view.say(example);
    Block::Field(Box::new(field::at(view, &spec, slot)))
}

/// A page without a title: the question is all there is to read.
pub fn page(main: Vec<Block>) -> Page {
    Page { main, ..Page::default() }
}

/// Rows to choose from; the one that is taken already is marked.
pub fn choices(view: &View, rows: &[(Key, Command, Phrase)], taken: Option<&Key>) -> Block {
    let row = |(name, command, words): &(Key, Command, Phrase)| {
        let row = Row::choice(name.clone(), command.clone(), view.say(words));
        match taken {
            Some(taken) if taken == name => row.mark(Mark::Chosen, view.say(&say!("choose.chosen"))),
            Some(_) => row.mark(Mark::NotChosen, view.say(&say!("choose.not_chosen"))),
            None => row,
        }
    };
    Block::rows(rows.iter().map(row).collect())
}

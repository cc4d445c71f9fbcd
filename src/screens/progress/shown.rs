//! One picture as it is to be shown, and what the sentences of several pictures share.

use crate::{
    base::{Day, Phrase, When},
    insight::progress::helped::Went,
    page::{
        Block, Figure, Row,
        chart::{Bar, Length},
    },
    records::rows,
    say,
    view::View,
    workbook::Entry,
};

/// The most entries a picture names, the newest.
pub(super) const NAMED: usize = 10;

/// One picture as it is to be shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What it is called.
    pub(super) name: String,
    /// What it says, in short.
    pub(super) short: String,
    /// The picture with its words; none while it is too early to say.
    pub(super) figure: Option<Figure>,
    /// What stands with it.
    pub(super) more: Vec<Block>,
    /// What it comes from.
    pub(super) from: Vec<Row>,
}

impl Shown {
    /// Too early to say, and what would fill it.
    pub(super) fn early(view: &View, name: String, fill: &Phrase, from: Vec<Row>) -> Self {
        Self { name, short: Self::early_words(view, fill), from, ..Self::default() }
    }

    pub(super) fn early_words(view: &View, fill: &Phrase) -> String {
        view.say(&say!("progress.early", fill = view.say(fill)))
    }
}

/// An entry a picture comes from, with what it says in it.
pub(super) fn source(view: &View, entry: &Entry, said: &str) -> Row {
    let mut row = rows::entry(view, entry);
    if !said.is_empty() {
        row.note = view.say(&say!("progress.source", day = row.note.as_str(), said = said));
    }
    row
}

/// Where goals went: how many each way; nothing where nobody looked.
pub(super) fn ways(view: &View, went: Went) -> Option<String> {
    let ways = [
        (view.say(&say!("progress.went_up")), went.up),
        (view.say(&say!("progress.went_same")), went.same),
        (view.say(&say!("progress.went_down")), went.down),
    ];
    Some(counted(view, &ways)).filter(|ways| !ways.is_empty())
}

/// Where the goals on the go went since that day. Help is never told without it.
pub(super) fn beside(view: &View, since: Day) -> Option<Block> {
    let ways = ways(view, Went::live(view.book, since, view.now))?;
    Some(Block::Text(view.say(&say!("progress.went_live", counts = ways))))
}

/// "3 Jun 2026"; words as written.
pub(super) fn day(view: &View, entry: &Entry) -> String {
    match &entry.on {
        When::Day(day) => short_day(view, *day),
        When::Words(words) => words.to_string(),
    }
}

pub(super) fn short_day(view: &View, day: Day) -> String {
    view.content.dates.short(day)
}

/// "Side by side: 4; by myself: 6", without what there is none of.
pub(super) fn counted(view: &View, counts: &[(String, usize)]) -> String {
    let some = counts.iter().filter(|(_, n)| *n > 0);
    let told = some.map(|(what, n)| view.say(&say!("progress.counted", what = what.as_str(), count = *n)));
    told.collect::<Vec<_>>().join("; ")
}

/// Counts as bars, in the order given; the ten before where they are given, too.
pub(super) fn bars(last: &[(String, usize)], before: Option<&[(String, usize)]>) -> Vec<Bar> {
    let length = |n: usize| Length { value: n, said: n.to_string() };
    let bar = |(nth, (label, n)): (usize, &(String, usize))| Bar {
        label: label.clone(),
        then: before.and_then(|before| before.get(nth)).map(|(_, n)| length(*n)),
        now: Some(length(*n)),
    };
    last.iter().enumerate().map(bar).collect()
}

/// Sentences one after the other; those that say nothing are left out.
pub(super) fn sentences(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

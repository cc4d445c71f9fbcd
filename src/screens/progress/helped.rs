//! Who did it: the last done steps and those before, beside how hard they were and how the goals went.
//!
//! Told in the direction its owner wishes. Help that was wanted is as good as none.

use super::shown::{NAMED, Shown, bars, counted, day, sentences, source, ways};
use crate::{
    base::{Key, Phrase},
    insight::progress::{
        Change,
        helped::{self, Helped, Went},
    },
    page::{Block, Figure, Row, Shape, chart::Bars},
    say,
    view::{View, labels},
    workbook::{Entry, Hard, Help, Wish},
};

/// In no order of worth: neither from alone to helped nor back.
const ORDER: [Help; 4] = [Help::SideBySide, Help::ByMyself, Help::WithAHand, Help::ForMe];

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.who_did"));
    let helped = helped::who_did(view.book);
    let from = helped.last.iter().take(NAMED).map(|stone| row(view, stone)).collect();
    if !helped.is_enough() {
        let fill = match helped.last.len() {
            0 => say!("progress.fill_who_did"),
            n => say!("progress.fill_who_did_more", n = n),
        };
        return Shown::early(view, name, &fill, from);
    }
    let counts = |of: &[&Entry]| ORDER.map(|help| (help_name(view, help), helped::count(of, help)));
    let (last, before) = (counts(&helped.last), helped.is_pair().then(|| counts(&helped.before)));
    let went = helped.went(view.book, view.now);
    let asked = direction(view, &helped, went);
    let counts = view.say(&say!("progress.done_counts", n = helped.last.len(), counts = counted(view, &last)));
    let short = sentences(&[counts, asked.first().cloned().unwrap_or_default()]);
    let words = sentences(&[told(view, &helped), sentences(&asked)]);
    let pair = before.as_ref().map(|_| (view.say(&say!("progress.before")), view.say(&say!("progress.last"))));
    let drawn = Bars { full: 10, pair, bars: bars(&last, before.as_ref().map(<[_; 4]>::as_slice)) };
    let rows = rows(view, &last, before.as_ref().map(<[_; 4]>::as_slice));
    let figure = Figure::new(words, rows, Shape::Bars(drawn));
    Shown { name, short, figure, more: beside(view, &helped, went), from }
}

fn help_name(view: &View, help: Help) -> String {
    view.say(&labels::help(help))
}

fn row(view: &View, stone: &Entry) -> Row {
    source(view, stone, &helped::help_of(stone).map(|help| help_name(view, help)).unwrap_or_default())
}

type Counts<'a> = &'a [(String, usize)];

/// How many, and from when to when. The counts stand in the picture.
fn told(view: &View, helped: &Helped) -> String {
    let end = |stone: Option<&&Entry>| stone.map(|stone| day(view, stone)).unwrap_or_default();
    let (n, before, to) = (helped.last.len(), helped.before.len(), end(helped.last.first()));
    view.say(&if helped.is_pair() {
        say!("progress.done_both", n = n, before = before, from = end(helped.before.last()), to = to)
    } else {
        say!("progress.done_last", n = n, from = end(helped.last.last()), to = to)
    })
}

/// What the change is to its owner. Where all the goals wish the same, and it is so, it is said; where it is not so,
/// it is asked. Without a wish, counts alone. Less help with less progress is asked about in any case.
fn direction(view: &View, helped: &Helped, went: Went) -> Vec<String> {
    let change = helped.change();
    let wished: Option<Phrase> = match (helped.wish(view.book), change) {
        (Some(Wish::Less), Some(Change::Down)) => Some(say!("progress.less_as_wished")),
        (Some(Wish::Same), Some(Change::Same)) => Some(say!("progress.same_as_wished")),
        (Some(Wish::More), Some(Change::Up)) => Some(say!("progress.more_as_wished")),
        (Some(Wish::Less), Some(_)) => Some(say!("progress.wished_less")),
        (Some(Wish::Same), Some(_)) => Some(say!("progress.wished_same")),
        (Some(Wish::More), Some(_)) => Some(say!("progress.wished_more")),
        (None, _) | (_, None) => None,
    };
    let less_of_both = (change == Some(Change::Down) && went.is_less()).then(|| say!("progress.more_help"));
    wished.into_iter().chain(less_of_both).map(|phrase| view.say(&phrase)).collect()
}

/// Some done steps do not say who did them.
fn left_out(view: &View, helped: &Helped) -> Option<Block> {
    let unsaid = helped.looked.saturating_sub(helped.last.len());
    (unsaid > 0).then(|| Block::Quiet(view.say(&say!("progress.left_out", n = unsaid))))
}

/// How hard those steps were, and how the goals went in the same time.
fn beside(view: &View, helped: &Helped, went: Went) -> Vec<Block> {
    let hard = |of: &[&Entry]| {
        let counts = Hard::ALL.map(|(hard, key)| (hard_name(view, &key), helped::count_hard(view.book, of, hard)));
        counted(view, &counts)
    };
    let (last, before) = (hard(&helped.last), hard(&helped.before));
    let mut out: Vec<Block> = left_out(view, helped).into_iter().collect();
    if !last.is_empty() {
        out.push(Block::Text(view.say(&say!("progress.hard_last", counts = last))));
    }
    if helped.is_pair() && !before.is_empty() {
        out.push(Block::Text(view.say(&say!("progress.hard_before", counts = before))));
    }
    let went = ways(view, went).map(|ways| view.say(&say!("progress.went", counts = ways)));
    out.extend(went.map(Block::Text));
    out.push(Block::Quiet(view.say(&say!("progress.mix"))));
    out
}

fn hard_name(view: &View, key: &Key) -> String {
    labels::of_choice(view, "entry", &Entry::HARD, key).unwrap_or_default()
}

fn rows(view: &View, last: Counts, before: Option<Counts>) -> Vec<(String, String)> {
    let row = |(nth, (label, n)): (usize, &(String, usize))| {
        let then = before.and_then(|before| before.get(nth)).map(|(_, n)| *n);
        let said = match then {
            Some(then) => view.say(&say!("progress.last_and_before", last = *n, before = then)),
            None => n.to_string(),
        };
        (label.clone(), said)
    };
    last.iter().enumerate().map(row).collect()
}

//! Who wrote what, after a first talk: by hand of its owner, typed for them and read back, from an idea they took, and
//! what waits to be read back.

use super::shown::{NAMED, Shown, bars, beside, counted, sentences, short_day};
use crate::{
    insight::progress::wrote::{self, Hand, Written, Wrote},
    page::{Block, Figure, Row, Shape, chart::Bars},
    say,
    view::View,
};

/// The longest bar is at least so long.
const FULL: usize = 10;

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.who_wrote"));
    let Some(written) = wrote::written(view.book, view.now) else {
        return Shown::early(view, name, &say!("progress.fill_who_wrote"), Vec::new());
    };
    let from = written.last.iter().take(NAMED).map(|wrote| row(view, wrote)).collect();
    if !written.is_enough() {
        return Shown::early(view, name, &say!("progress.fill_who_wrote_more", n = written.last.len()), from);
    }
    let counts = |of: &[Wrote]| Hand::ALL.map(|hand| (said(view, hand), wrote::count(of, hand)));
    let (last, before) = (counts(&written.last), written.is_pair().then(|| counts(&written.before)));
    let short = view.say(&say!("progress.wrote_counts", n = written.last.len(), counts = counted(view, &last)));
    let words = sentences(&[told(view, &written), view.say(&say!("progress.wrote_about"))]);
    let pair = before.as_ref().map(|_| (view.say(&say!("progress.at_first")), view.say(&say!("progress.lately"))));
    let all = last.iter().chain(before.iter().flatten());
    let full = all.map(|(_, n)| *n).max().unwrap_or_default().max(FULL);
    let before = before.as_ref().map(<[_; 4]>::as_slice);
    let drawn = Bars { full, pair, bars: bars(&last, before) };
    let row = |(nth, (label, n)): (usize, &(String, usize))| {
        let then = before.and_then(|before| before.get(nth)).map(|(_, n)| *n);
        let both = |then| view.say(&say!("progress.lately_and_first", last = *n, before = then));
        (label.clone(), then.map_or_else(|| n.to_string(), both))
    };
    let rows = last.iter().enumerate().map(row).collect();
    let figure = Figure::new(words, rows, Shape::Bars(drawn));
    let goals = beside(view, written.since);
    let more = goals.into_iter().chain([Block::Quiet(view.say(&say!("progress.wrote_days")))]).collect();
    Shown { name, short, figure, more, from }
}

fn said(view: &View, hand: Hand) -> String {
    view.say(&match hand {
        Hand::Mine => say!("progress.hand_mine"),
        Hand::ReadBack => say!("progress.hand_read_back"),
        Hand::Idea => say!("progress.hand_idea"),
        Hand::Waits => say!("progress.hand_waits"),
    })
}

fn row(view: &View, wrote: &Wrote) -> Row {
    let day = short_day(view, wrote.on);
    let note = view.say(&say!("progress.source", day = day, said = said(view, wrote.hand)));
    Row::record(wrote.record, wrote.words.to_string()).note(note)
}

/// How many, and from when to when. The counts stand in the picture.
fn told(view: &View, written: &Written) -> String {
    let (n, from, to) = (written.last.len(), short_day(view, written.since), short_day(view, view.now.today));
    if written.is_pair() {
        let (before, until) = (written.before.len(), short_day(view, written.until));
        return view.say(&say!("progress.wrote_both", n = n, from = from, to = to, before = before, until = until));
    }
    view.say(&say!("progress.wrote_last", n = n, from = from, to = to))
}

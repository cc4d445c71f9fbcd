//! What was named in passing: who chose what is next, and the strengths in stones.

use super::shown::{NAMED, Shown, bars, counted, day, sentences, source};
use crate::{
    base::Key,
    content::Link,
    form::choice_sources,
    insight::progress::{
        FIVE, REPEATS,
        chosen::{self, BY, Chosen},
        strengths,
    },
    page::{Figure, Row, Shape, chart::Bars},
    say,
    view::{View, labels},
    workbook::Entry,
};

/// The most strengths that are named in the sentence.
const MOST: usize = 3;
/// The most bars.
const BARS: usize = 10;

/// Who chose what is next.
pub(super) fn who_chose(view: &View) -> Shown {
    let name = view.say(&say!("progress.who_chose"));
    let chosen = chosen::who_chose(view.book, view.now.today);
    let label = |key: &Key| labels::of_choice(view, "check_in", &Entry::CHOSEN_BY, key).unwrap_or_default();
    let said = |entry: &Entry| entry.heard().pick(&Entry::CHOSEN_BY).map(label).unwrap_or_default();
    let from: Vec<Row> = chosen.last.iter().take(NAMED).map(|entry| source(view, entry, &said(entry))).collect();
    if chosen.last.len() < FIVE {
        let fill = match chosen.last.len() {
            0 => say!("progress.fill_who_chose"),
            n => say!("progress.fill_who_chose_more", n = n),
        };
        return Shown::early(view, name, &fill, from);
    }
    let counts = |of: &[&Entry]| BY.map(|by| (label(&by), Chosen::count(of, &by)));
    let last = counts(&chosen.last);
    let before = (chosen.before.len() >= FIVE).then(|| counts(&chosen.before));
    let end = |entry: Option<&&Entry>| entry.map(|entry| day(view, entry)).unwrap_or_default();
    let (n, to) = (chosen.last.len(), end(chosen.last.first()));
    let words = view.say(&if before.is_some() {
        let (before, from) = (chosen.before.len(), end(chosen.before.last()));
        say!("progress.chosen_both", n = n, before = before, from = from, to = to)
    } else {
        say!("progress.chosen_last", n = n, from = end(chosen.last.last()), to = to)
    });
    let short = view.say(&say!("progress.chosen_counts", n = n, counts = counted(view, &last)));
    let pair = before.as_ref().map(|_| (view.say(&say!("progress.before")), view.say(&say!("progress.last"))));
    let drawn = Bars { full: 10, pair, bars: bars(&last, before.as_ref().map(<[_; 3]>::as_slice)) };
    let row = |(nth, (label, n)): (usize, &(String, usize))| {
        let then = before.as_ref().and_then(|before| before.get(nth)).map(|(_, n)| *n);
        let said = then.map_or_else(
            || n.to_string(),
            |then| view.say(&say!("progress.last_and_before", last = *n, before = then)),
        );
        (label.clone(), said)
    };
    let rows = last.iter().enumerate().map(row).collect();
    Shown { name, short, figure: Figure::new(words, rows, Shape::Bars(drawn)), from, ..Shown::default() }
}

/// Stones by the strengths that were in them.
pub(super) fn strengths(view: &View) -> Shown {
    let name = view.say(&say!("progress.strengths"));
    let known = choice_sources::choices(view, Link::Strengths);
    let keys: Vec<Key> = known.iter().map(|choice| choice.key.clone()).collect();
    let named = strengths::named(view.book, &keys);
    let label = |key: &Key| {
        let choice = known.iter().find(|choice| choice.key == *key);
        choice.map(|choice| choice.label.lines().next().unwrap_or_default().to_owned()).unwrap_or_default()
    };
    let in_it = |stone: &Entry| {
        let keys = stone.heard().picks(&Entry::STRENGTHS).iter().filter(|key| keys.contains(key));
        keys.map(label).collect::<Vec<_>>().join("; ")
    };
    let from: Vec<Row> = named.naming.iter().take(NAMED).map(|stone| source(view, stone, &in_it(stone))).collect();
    if named.naming.len() < REPEATS {
        return Shown::early(view, name, &say!("progress.fill_strengths"), from);
    }
    let counts: Vec<(String, usize)> = named.counts.iter().take(BARS).map(|(key, n)| (label(key), *n)).collect();
    let most = counts.first().map_or(0, |(_, n)| *n);
    let top = counts.iter().filter(|(_, n)| *n == most).take(MOST);
    let quoted = |what: &str| view.say(&say!("progress.quoted", words = what.trim_end_matches('.')));
    let most_named = top.map(|(what, _)| quoted(what)).collect::<Vec<_>>().join(", ");
    let short = view.say(&say!("progress.named_most", names = most_named, n = most));
    let about = view.say(&say!("progress.strengths_about", n = named.naming.len(), stones = named.stones));
    let end = |stone: Option<&&Entry>| stone.map(|stone| day(view, stone)).unwrap_or_default();
    let (first, last) = (end(named.naming.last()), end(named.naming.first()));
    let days = if first == last {
        say!("progress.one_day", day = first)
    } else {
        say!("progress.days", from = first, to = last)
    };
    let words = sentences(&[about, view.say(&days), short.clone()]);
    let rows = counts.iter().map(|(what, n)| (what.clone(), n.to_string())).collect();
    let drawn = Bars { full: most.max(10), pair: None, bars: bars(&counts, None) };
    Shown { name, short, figure: Figure::new(words, rows, Shape::Bars(drawn)), from, ..Shown::default() }
}

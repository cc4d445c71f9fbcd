//! Days between talks, told as days, and in the direction their owner wishes where all goals share it.

use super::shown::{Shown, beside, sentences, short_day};
use crate::{
    base::{Day, Key},
    insight::progress::{
        Change,
        apart::{self, Apart, Gap},
    },
    page::{
        Figure, Row, Shape,
        chart::{Bar, Bars, Length},
    },
    say,
    view::View,
    workbook::Wish,
};

/// The longest bar is at least so long: two weeks.
const FULL: usize = 14;

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.talks"));
    let apart = apart::between(view.book, view.now);
    let gaps: Vec<&Gap> = apart.last.iter().chain(&apart.before).collect();
    let from = gaps.iter().map(|gap| row(view, gap)).collect();
    if !apart.is_enough() {
        return Shown::early(view, name, &say!("progress.fill_talks"), from);
    }
    let short_words = lately(view, &apart);
    let asked = direction(view, &apart).unwrap_or_default();
    let short = sentences(&[short_words.clone(), asked.clone()]);
    let words = sentences(&[span(view, &gaps), short_words, before(view, &apart), asked]);
    let length = |gap: &Gap| usize::try_from(gap.days).unwrap_or_default();
    let full = gaps.iter().map(|gap| length(gap)).max().unwrap_or_default().max(FULL);
    let bar = |gap: &&Gap| Bar {
        label: day(view, gap.on),
        then: None,
        now: Some(Length { value: length(gap), said: gap.days.to_string() }),
    };
    let drawn = Bars { full, pair: None, bars: gaps.iter().map(bar).collect() };
    let rows = gaps.iter().map(|gap| (day(view, gap.on), days(view, gap))).collect();
    let since = gaps.last().map_or(view.now.today, |gap| gap.from);
    let more = beside(view, since).into_iter().collect();
    Shown { name, short, figure: Figure::new(words, rows, Shape::Bars(drawn)), more, from }
}

fn day(view: &View, on: Day) -> String {
    short_day(view, on)
}

fn days(view: &View, gap: &Gap) -> String {
    view.say(&say!("progress.talk_gap", n = gap.days))
}

fn row(view: &View, gap: &Gap) -> Row {
    let name = view.say(&say!("progress.talk_on", day = day(view, gap.on)));
    Row::page(Key::of_page(gap.talk), name).note(days(view, gap))
}

fn span(view: &View, gaps: &[&Gap]) -> String {
    let (Some(first), Some(last)) = (gaps.last(), gaps.first()) else { return String::new() };
    view.say(&say!("progress.talks_span", n = gaps.len() + 1, from = day(view, first.from), to = day(view, last.on)))
}

/// The middle of the last three; of two there is no middle, and both are told.
fn lately(view: &View, apart: &Apart) -> String {
    view.say(&match apart.last.as_slice() {
        [now, then] => say!("progress.talks_two", then = then.days, now = now.days),
        last => say!("progress.talks_middle", n = apart::middle(last).unwrap_or_default(), gaps = last.len()),
    })
}

fn before(view: &View, apart: &Apart) -> String {
    let middle = apart::middle(&apart.before).filter(|_| apart.is_pair());
    middle.map(|n| view.say(&say!("progress.talks_before", n = n))).unwrap_or_default()
}

/// What that is to its owner; without a wish that all goals share, the days alone.
fn direction(view: &View, apart: &Apart) -> Option<String> {
    let change = apart.change()?;
    let phrase = match (apart::wish(view.book)?, change) {
        (Wish::Less, Change::Up) => say!("progress.apart_as_wished"),
        (Wish::Same, Change::Same) => say!("progress.as_apart_as_wished"),
        (Wish::More, Change::Down) => say!("progress.closer_as_wished"),
        (Wish::Less, _) => say!("progress.wished_less"),
        (Wish::Same, _) => say!("progress.wished_same"),
        (Wish::More, _) => say!("progress.wished_more"),
    };
    Some(view.say(&phrase))
}

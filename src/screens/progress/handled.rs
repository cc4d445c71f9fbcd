//! What came up and was handled, by month, from the page of what one can do.

use super::shown::{NAMED, Shown, beside, counted, sentences, short_day};
use crate::{
    insight::progress::handled::{self, Handled, One},
    page::{
        Block, Figure, Row, Shape,
        chart::{Bar, Bars, Length},
    },
    say,
    view::{View, labels},
    workbook::Help,
};

/// The longest bar is at least so long.
const FULL: usize = 10;
/// In no order of worth.
const ORDER: [Option<Help>; 5] =
    [Some(Help::SideBySide), Some(Help::ByMyself), Some(Help::WithAHand), Some(Help::ForMe), None];

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.handled"));
    let told = handled::handled(view.book, view.now);
    let from = told.all.iter().take(NAMED).map(|one| row(view, one)).collect();
    if !told.is_enough() {
        return Shown::early(view, name, &say!("progress.fill_handled"), from);
    }
    let all: Vec<&One> = told.all.iter().collect();
    let short_words = view.say(&say!("progress.handled_counts", n = all.len(), counts = helped(view, &all)));
    let (first, since) = (told.months.first(), told.months.first().copied().unwrap_or(view.now.today));
    let from_month = first.map(|day| view.content.dates.month_title(*day)).unwrap_or_default();
    let to_month = view.content.dates.month_title(view.now.today);
    let about = view.say(&say!("progress.days", from = from_month, to = to_month));
    let words = sentences(&[about, short_words.clone()]);
    let figure = Figure::new(words, rows(view, &told), Shape::Bars(drawn(view, &told)));
    let undated = (told.undated > 0).then(|| Block::Quiet(view.say(&say!("progress.undated", n = told.undated))));
    let more = undated.into_iter().chain(beside(view, since)).collect();
    Shown { name, short: short_words, figure, more, from }
}

fn drawn(view: &View, told: &Handled) -> Bars {
    let counts: Vec<(String, usize)> =
        told.months.iter().map(|month| (view.content.dates.month_title(*month), told.of_month(*month).len())).collect();
    let full = counts.iter().map(|(_, n)| *n).max().unwrap_or_default().max(FULL);
    let bar =
        |(label, n): (String, usize)| Bar { label, then: None, now: Some(Length { value: n, said: n.to_string() }) };
    Bars { full, pair: None, bars: counts.into_iter().map(bar).collect() }
}

/// Each month with how many, and who did them.
fn rows(view: &View, told: &Handled) -> Vec<(String, String)> {
    let row = |month: &crate::base::Day| {
        let of = told.of_month(*month);
        let said = match of.len() {
            0 => "0".to_owned(),
            n => view.say(&say!("progress.handled_month", count = n, counts = helped(view, &of))),
        };
        (view.content.dates.month_title(*month), said)
    };
    told.months.iter().map(row).collect()
}

/// "Side by side: 1; by myself: 2", as it was said.
fn helped(view: &View, of: &[&One]) -> String {
    counted(view, &ORDER.map(|help| (who(view, help), handled::count(of, help))))
}

fn who(view: &View, help: Option<Help>) -> String {
    view.say(&help.map_or_else(|| say!("progress.help_unsaid"), labels::help))
}

fn row(view: &View, one: &One) -> Row {
    let said = who(view, one.help);
    let note = view.say(&say!("progress.source", day = short_day(view, one.on), said = said));
    Row::fill(one.slot.clone(), one.words.to_string()).note(note)
}

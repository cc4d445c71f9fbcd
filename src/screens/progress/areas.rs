//! Parts of life, then and now, each beside itself.

use super::shown::{Shown, sentences, short_day};
use crate::{
    base::Key,
    content::Link,
    form::choice_sources,
    insight::progress::{
        Change,
        areas::{self, Area},
    },
    page::{
        Figure, Row, Shape,
        chart::{Bar, Bars, Length},
    },
    say,
    view::View,
};

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.areas"));
    let (areas, once) = areas::then_and_now(view.book, view.now);
    let parts = with_names(view, &areas);
    let life = view.content.page("life").map(|page| Row::page(Key::of("life"), page.title.clone()));
    let from: Vec<Row> = life.into_iter().collect();
    if parts.is_empty() {
        let fill = if once > 0 { say!("progress.fill_areas_again") } else { say!("progress.fill_areas") };
        return Shown::early(view, name, &fill, from);
    }
    let those = |change: Change| {
        let names = parts.iter().filter(|(area, _)| area.change() == change).map(|(_, name)| name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let told = [Change::Up, Change::Same, Change::Down].map(|change| match (those(change), change) {
        (names, _) if names.is_empty() => String::new(),
        (names, Change::Up) => view.say(&say!("progress.areas_up", names = names)),
        (names, Change::Same) => view.say(&say!("progress.areas_same", names = names)),
        (names, Change::Down) => view.say(&say!("progress.areas_down", names = names)),
    });
    let said = sentences(&told);
    let about = view.say(&say!("progress.areas_about", n = parts.len()));
    let length =
        |value: u8| Some(Length { value: usize::from(value), said: view.say(&say!("progress.of_10", value = value)) });
    let bar =
        |(area, name): &(Area, String)| Bar { label: name.clone(), then: length(area.then.1), now: length(area.now.1) };
    let pair = Some((view.say(&say!("progress.then")), view.say(&say!("progress.now"))));
    let bars = Bars { full: 10, pair, bars: parts.iter().map(bar).collect() };
    let row = |(area, name): &(Area, String)| {
        let (from, to) = (short_day(view, area.then.0), short_day(view, area.now.0));
        let said = say!("progress.then_and_now", from = from, then = area.then.1, to = to, now = area.now.1);
        (name.clone(), view.say(&said))
    };
    let rows = parts.iter().map(row).collect();
    let words = sentences(&[about, days(view, &areas), said.clone()]);
    Shown { name, short: said, figure: Figure::new(words, rows, Shape::Bars(bars)), from, ..Shown::default() }
}

/// From the first rating to the last.
fn days(view: &View, areas: &[Area]) -> String {
    let first = areas.iter().map(|area| area.then.0).min();
    let last = areas.iter().map(|area| area.now.0).max();
    first.zip(last).map_or_else(String::new, |(first, last)| {
        view.say(&say!("progress.areas_days", from = short_day(view, first), to = short_day(view, last)))
    })
}

/// The parts that have a name, with it.
fn with_names(view: &View, areas: &[Area]) -> Vec<(Area, String)> {
    let choices = choice_sources::choices(view, Link::Areas);
    let name = |area: &Area| {
        let id = area.row.as_str();
        let own = |key: &str| key == id || id.strip_prefix("r_") == Some(key);
        choices.iter().find(|choice| own(choice.key.as_str())).map(|choice| (*area, choice.label.clone()))
    };
    areas.iter().filter_map(name).collect()
}

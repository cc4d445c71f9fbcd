//! The pages of a chapter as rows, each with a word on whether it holds something.
//!
//! The order is that of the page files and never changes: a place that was found once is found again, by number, too.
//! The page to open next is marked: the first empty page to which a page that holds something leads, by what can be
//! handed on or by a question; where there is none, the first empty page.

use crate::{
    base::{Key, Value},
    content::{Depth, FieldSpec, FieldType, PageSpec, To},
    page::{Block, Row},
    say,
    view::{View, privacy},
    workbook::Answers,
};

/// How a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nothing is said there.
    Empty,
    /// Something is, and none of what it asks first.
    Begun,
    /// One of its first questions has an answer.
    HasSomething,
}

/// How that page stands; nothing for a page that only tells.
pub fn stands(view: &View, spec: &PageSpec) -> Option<Stands> {
    if spec.fields.is_empty() {
        return None;
    }
    let once = view.book.answers_of(spec.record()).filter(|answers| answers.says_something());
    let again = spec.many.is_some().then(|| view.book.filled(&spec.id)).into_iter().flatten();
    let all = once.into_iter().chain(again.filter(|answers| answers.says_something()));
    Some(all.fold(Stands::Empty, |best, answers| match best {
        Stands::HasSomething => best,
        _ if has_first(spec, answers) => Stands::HasSomething,
        _ => Stands::Begun,
    }))
}

fn has_first(spec: &PageSpec, answers: &Answers) -> bool {
    let first = spec.fields.iter().filter(|field| field.depth == Depth::First);
    let said = |field: &FieldSpec| match answers.fields.get(&field.id) {
        None | Some(Value::Unread(_)) => false,
        Some(value) => !value.is_blank(),
    };
    first.into_iter().any(said)
}

/// The rows of a chapter.
pub fn rows(view: &View, chapter: &str) -> Vec<Row> {
    let pages: Vec<(&PageSpec, Option<Stands>)> =
        view.content.chapter(chapter).map(|spec| (spec, stands(view, spec))).collect();
    let next = next(view, &pages);
    let row = |(nth, (spec, stands)): (usize, (&PageSpec, Option<Stands>))| {
        let note = match stands {
            None => String::new(),
            Some(Stands::HasSomething) => view.say(&say!("about.has_something")),
            Some(Stands::Begun) => view.say(&say!("about.begun")),
            Some(Stands::Empty) if next == Some(nth) => view.say(&say!("about.next")),
            Some(Stands::Empty) => view.say(&say!("about.empty")),
        };
        let hidden = view.book.answers_of(spec.record()).is_some_and(|answers| answers.private);
        let note = privacy::noted(view, note, hidden);
        Row::page(Key::from(spec.id.as_str()), spec.title.clone()).note(note)
    };
    pages.into_iter().enumerate().map(row).collect()
}

/// The same under a heading; nothing where the chapter has no page.
pub fn blocks(view: &View, chapter: &str, heading: String) -> Vec<Block> {
    let rows = rows(view, chapter);
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), Block::rows(rows)]
}

/// Which of these pages comes next, by the rule above.
fn next(view: &View, pages: &[(&PageSpec, Option<Stands>)]) -> Option<usize> {
    let empty = |(_, stands): &(&PageSpec, Option<Stands>)| *stands == Some(Stands::Empty);
    let first = pages.iter().position(empty)?;
    let begun = |spec: &&PageSpec| matches!(stands(view, spec), Some(Stands::Begun | Stands::HasSomething));
    let led: Vec<&str> = view.content.pages().filter(begun).flat_map(leads_to).collect();
    let led_to = pages.iter().position(|page| empty(page) && led.contains(&page.0.id.as_str()));
    led_to.or(Some(first))
}

/// The pages a page leads to.
fn leads_to(spec: &PageSpec) -> Vec<&str> {
    let columns = spec.fields.iter().flat_map(|field| match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => rows.columns.as_slice(),
        _ => &[],
    });
    let ways = spec.fields.iter().chain(columns).flat_map(|field| &field.hand_on);
    let handed = ways.filter_map(|way| match &way.to {
        To::Row(page, ..) | To::Page(page, _) => Some(page.as_str()),
        To::Goal | To::Step => None,
    });
    handed.chain(spec.hints.iter().filter_map(|hint| hint.go.as_ref()).map(Key::as_str)).collect()
}

//! A page cut into parts of about a screen, and how far it was heard.
//!
//! Never leave a gap: what a part ends before is what the next one begins with, also where rows came or went meanwhile.

use std::collections::HashSet;

use super::{
    lines::{Lines, spoken, then},
    reading::{Numbers, answer_words, blocks, field_words, numbered, row_words},
};
use crate::{
    app::Scene,
    base::{Kind, text::one_line},
    content::Words,
    page::{Block, Field, Figure, List, Mark, Page, RowId, Shape},
    say,
};

/// So many lines are a part.
pub(super) const PART: usize = 24;
/// A page of no more lines is said whole.
const WHOLE: usize = 30;
/// The most figures of a picture that are said unasked.
const FIGURES: usize = 12;
/// From so many rows on, the same rows once more are told as the same.
const SAME: usize = 3;

/// One thing of a page as it is said.
#[derive(Debug, Default)]
pub(super) struct Piece {
    spot: Spot,
    pub(super) lines: Vec<String>,
    /// A section begins.
    heading: bool,
    /// It can be chosen.
    thing: bool,
    /// Rows that the window of a list does not hold: the row to go to for them, and how many there are.
    beyond: Option<(RowId, usize)>,
}

/// Where a piece stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spot {
    /// Its block, and its row or line there.
    at: (usize, usize),
    id: Option<RowId>,
}

/// What was heard last: from its first piece to its last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    first: Spot,
    last: Spot,
}

/// What makes a page be said shorter.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// The page before, where this one is the next question of several: its lines were heard a moment ago.
    pub(super) before: Option<&'a Page>,
    /// How many choices may be taken here, where that is fewer than there are.
    pub(super) most: Option<usize>,
}

/// All of the page, with the numbers of what can be chosen.
pub(super) fn pieces(scene: &Scene, known: &Known<'_>, words: &Words, numbers: &mut Numbers) -> Vec<Piece> {
    let heard: HashSet<&str> =
        known.before.iter().flat_map(|page| blocks(page)).filter_map(paragraph).flat_map(str::lines).collect();
    let mut out = Vec::new();
    let mut lists: Vec<&List> = Vec::new();
    for (nth, block) in blocks(&scene.page).enumerate() {
        let mut tell = |lines: Vec<String>, heading: bool| {
            let spot = |line| Spot { at: (nth, line), id: None };
            let piece = |(line, told)| Piece { spot: spot(line), lines: vec![told], heading, ..Piece::default() };
            out.extend(lines.into_iter().enumerate().map(piece));
        };
        match block {
            Block::Heading(text) => tell(clean(spoken(scene, text)), true),
            Block::Text(text) | Block::Quiet(text) => {
                let fresh: Vec<&str> = text.lines().filter(|line| !heard.contains(line)).collect();
                tell(clean(spoken(scene, &fresh.join("\n"))), false);
            }
            Block::Own(text) if heard.contains(text.as_str()) || stands_in_fields(text, &scene.page) => {}
            Block::Own(text) => tell(clean(words.say(&say!("plain.own", text = text.as_str()))), false),
            Block::Figure(figure) => tell(figure_lines(figure, &scene.page, words), false),
            Block::Field(field) => {
                let number = numbers.give(&field.id);
                // The one being asked for is said by the question that follows.
                let asked = scene.writing.as_ref() == Some(&field.slot);
                let lines = if asked { Vec::new() } else { clean(numbered(number, &of_field(field, words), words)) };
                let spot = Spot { at: (nth, 0), id: Some(field.id.clone()) };
                out.push(Piece { spot, lines, thing: true, ..Piece::default() });
            }
            Block::List(list) if list.rows.is_empty() => tell(clean(spoken(scene, &list.empty)), false),
            Block::List(list) => {
                tell(how_to_choose(list, known.most, words).into_iter().collect(), false);
                let like = lists.iter().find(|before| reads_as(before, list));
                of_list(scene, nth, list, like.copied(), words, numbers, &mut out);
                lists.push(list);
            }
        }
    }
    out
}

fn clean(text: String) -> Vec<String> {
    let mut out = Lines::default();
    out.say(text);
    out.done()
}

fn paragraph(block: &Block) -> Option<&str> {
    match block {
        Block::Text(text) | Block::Quiet(text) | Block::Own(text) => Some(text),
        _ => None,
    }
}

/// Each of its lines is an answer that follows with its question.
fn stands_in_fields(own: &str, page: &Page) -> bool {
    let fields = || {
        blocks(page).filter_map(|block| match block {
            Block::Field(field) => Some(field.shown.as_str()),
            _ => None,
        })
    };
    own.lines()
        .filter(|line| !line.trim().is_empty())
        .all(|line| fields().any(|shown| shown.lines().any(|l| l == line)))
}

/// A filter tells how many it leaves.
fn of_field(field: &Field, words: &Words) -> String {
    if field.slot.record.kind() != Kind::Passing {
        return field_words(field, words);
    }
    let mut said = answer_words(field, words);
    then(&mut said, &field.problem);
    said
}

/// A picture in its words; where it holds figures, those too, unless the page has a row for each.
fn figure_lines(figure: &Figure, page: &Page, words: &Words) -> Vec<String> {
    let mut out = clean(figure.words().to_owned());
    let is_row = |label: &str| page.lists().flat_map(|list| &list.rows).any(|row| row.text == label);
    match figure.shape() {
        Shape::Cairn(_) | Shape::Beads(_) => return out,
        Shape::Rings(_) if figure.rows().iter().all(|(label, _)| is_row(label)) => return out,
        _ => {}
    }
    for (label, value) in figure.rows().iter().take(FIGURES) {
        out.extend(clean(words.say(&say!("plain.field", label = label.as_str(), value = value.as_str()))));
    }
    if let Some(more) = figure.rows().len().checked_sub(FIGURES).filter(|more| *more > 0) {
        out.extend(clean(words.say(&say!("plain.figure_more", n = more))));
    }
    out
}

/// Whether one of them is taken or more.
fn how_to_choose(list: &List, most: Option<usize>, words: &Words) -> Option<String> {
    let any = |mark: Mark| list.rows.iter().any(|row| row.mark == mark);
    if any(Mark::Taken) || any(Mark::NotTaken) {
        return Some(words.say(&most.map_or(say!("plain.choose_any"), |most| say!("plain.choose_up_to", n = most))));
    }
    any(Mark::NotChosen).then(|| words.say(&say!("plain.choose_one")))
}

fn reads_as(before: &List, list: &List) -> bool {
    let is_whole = before.total == list.rows.len() && list.total == list.rows.len();
    is_whole && list.total >= SAME && before.rows.iter().map(|row| &row.text).eq(list.rows.iter().map(|row| &row.text))
}

fn of_list(
    scene: &Scene,
    nth: usize,
    list: &List,
    like: Option<&List>,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Vec<Piece>,
) {
    let beyond = |row: Option<&RowId>, at, n| {
        row.map(|row| Piece {
            spot: Spot { at: (nth, at), id: None },
            beyond: Some((row.clone(), n)),
            ..Piece::default()
        })
    };
    if list.first > 0 {
        out.extend(beyond(list.rows.first().map(|row| &row.id), list.first - 1, list.first));
    }
    let all: Vec<usize> = list.rows.iter().map(|row| numbers.give(&row.id)).collect();
    for (i, (row, number)) in list.rows.iter().zip(&all).enumerate() {
        let number = *number;
        let mut lines = Lines::default();
        if let (Some(_), 0, Some(to)) = (like, i, all.last()) {
            lines.say(words.say(&say!("plain.same_rows", from = number, to = *to, n = all.len())));
        }
        let is_asked = row.field.as_ref().is_some_and(|field| scene.writing.as_ref() == Some(&field.slot));
        if !is_asked && (like.is_none() || row.mark == Mark::Chosen) {
            lines.say(&row.head);
            lines.say(numbered(number, &row_words(scene, list, i, numbers, words), words));
        }
        let spot = Spot { at: (nth, list.first + i), id: Some(row.id.clone()) };
        out.push(Piece { spot, lines: lines.done(), thing: true, ..Piece::default() });
    }
    let end = list.first + list.rows.len();
    if end < list.total {
        out.extend(beyond(list.rows.last().map(|row| &row.id), end, list.total - end));
    }
}

impl Piece {
    /// What is chosen by its number.
    pub(super) fn id(&self) -> Option<&RowId> {
        self.spot.id.as_ref()
    }
}

/// How many lines, with one for each row that is not here.
fn count(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.lines.len() + piece.beyond.as_ref().map_or(0, |(_, n)| *n)).sum()
}

/// How many things that can be chosen.
pub(super) fn things(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| usize::from(piece.thing) + piece.beyond.as_ref().map_or(0, |(_, n)| *n)).sum()
}

/// How much there is to be heard: things that can be chosen, or else lines.
pub(super) fn size(pieces: &[Piece]) -> usize {
    match things(pieces) {
        0 => count(pieces),
        n => n,
    }
}

/// A page this long comes in parts.
pub(super) fn is_long(pieces: &[Piece]) -> bool {
    count(pieces) > WHOLE
}

/// Where the first part begins: at the top, unless what is in focus stands far down in a list.
pub(super) fn begin(pieces: &[Piece], focus: Option<&RowId>) -> usize {
    let at = pieces.iter().position(|piece| focus.is_some() && piece.spot.id.as_ref() == focus);
    at.filter(|at| pieces.get(*at).is_some_and(|piece| piece.spot.at.1 >= PART)).unwrap_or(0)
}

/// The end of the part that begins there.
pub(super) fn end(pieces: &[Piece], from: usize) -> usize {
    let rest = pieces.get(from..).unwrap_or_default();
    let stop = rest.iter().skip(1).position(|piece| piece.beyond.is_some()).map_or(rest.len(), |at| at + 1);
    let here = rest.get(..stop).unwrap_or_default();
    if stop == rest.len() && count(here) <= WHOLE {
        return pieces.len();
    }
    let mut lines = 0;
    for (i, piece) in here.iter().enumerate() {
        let next = lines + piece.lines.len();
        // A section that begins near the end of a part begins the next one.
        if i > 0 && (next > PART || (piece.heading && lines * 3 > PART * 2)) {
            return from + i;
        }
        lines = next;
    }
    from + stop
}

/// The beginning of the part that ends there.
pub(super) fn start(pieces: &[Piece], to: usize) -> usize {
    let mut lines = 0;
    let mut from = to;
    while let Some(piece) = from.checked_sub(1).and_then(|at| pieces.get(at)) {
        lines += piece.lines.len();
        if piece.beyond.is_some() || (lines > PART && from < to) {
            break;
        }
        from -= 1;
    }
    from
}

/// Those pieces as what was heard.
pub(super) fn span(pieces: &[Piece], from: usize, to: usize) -> Option<Span> {
    let (first, last) = (pieces.get(from)?, pieces.get(to.checked_sub(1)?)?);
    Some(Span { first: first.spot.clone(), last: last.spot.clone() })
}

/// The first piece after what was heard.
pub(super) fn after(pieces: &[Piece], span: &Span) -> usize {
    match position(pieces, &span.last) {
        Ok(at) => at + 1,
        Err(at) => at,
    }
}

/// The piece with which what was heard begins.
pub(super) fn before(pieces: &[Piece], span: &Span) -> usize {
    position(pieces, &span.first).unwrap_or_else(|at| at)
}

/// Where it stands; `Err`: where it would, as it is gone. A record may stand on a page more than once.
fn position(pieces: &[Piece], spot: &Spot) -> Result<usize, usize> {
    let here = pieces.iter().position(|piece| piece.spot == *spot);
    let in_block = |piece: &Piece| spot.id.is_some() && piece.spot.id == spot.id && piece.spot.at.0 == spot.at.0;
    let near = || pieces.iter().position(|piece| piece.spot.at >= spot.at).unwrap_or(pieces.len());
    here.or_else(|| pieces.iter().position(in_block)).ok_or_else(near)
}

/// The row to go to for rows that are not here, where that piece stands for such.
pub(super) fn edge(pieces: &[Piece], at: usize) -> Option<RowId> {
    pieces.get(at).and_then(|piece| piece.beyond.as_ref()).map(|(row, _)| row.clone())
}

/// The sections of a page, each with how many things it holds.
pub(super) fn sections(pieces: &[Piece]) -> Vec<(String, usize)> {
    let begins: Vec<usize> =
        (0..pieces.len()).filter(|at| pieces.get(*at).is_some_and(|piece| piece.heading)).collect();
    let ends = begins.iter().skip(1).copied().chain([pieces.len()]);
    let section = |(begin, end): (usize, usize)| {
        let here = pieces.get(begin..end)?;
        Some((one_line(&here.first()?.lines.join(" ")), things(here)))
    };
    begins.iter().copied().zip(ends).filter_map(section).filter(|(_, n)| *n > 0).collect()
}

/// The section whose name begins so, where it is one only.
pub(super) fn section(pieces: &[Piece], begins: impl Fn(&str) -> bool) -> Option<usize> {
    let fits = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.heading && begins(&piece.lines.join(" ")));
    let mut all = (0..pieces.len()).filter(fits);
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Key;

    fn id(nth: usize) -> RowId {
        RowId::Page(Key::from(format!("row_{nth}").as_str()))
    }

    /// Pieces of so many lines each; those named `#` are headings, those named `~` stand for ten rows that are not here.
    fn pieces(all: &[(&str, usize)]) -> Vec<Piece> {
        let piece = |(nth, (name, lines)): (usize, &(&str, usize))| Piece {
            spot: Spot { at: (0, nth), id: (!name.starts_with(['#', '~'])).then(|| id(nth)) },
            lines: vec![(*name).to_owned(); *lines],
            heading: name.starts_with('#'),
            thing: !name.starts_with(['#', '~', '"']),
            beyond: name.starts_with('~').then(|| (id(0), 10)),
        };
        all.iter().enumerate().map(piece).collect()
    }

    fn list(texts: &[&str]) -> List {
        List::whole(texts.iter().enumerate().map(|(nth, text)| row(nth, text)).collect(), String::new())
    }

    fn row(nth: usize, text: &str) -> crate::page::Row {
        crate::page::Row::new(id(nth), crate::page::Command::Back, text.to_owned())
    }

    #[test]
    fn a_picture_tells_its_first_figures_and_how_many_more_there_are() {
        let words = Words::english();
        let told = |n: usize, shape: Shape, page: &Page| {
            let rows = (0..n).map(|nth| (format!("day {nth}"), nth.to_string())).collect();
            figure_lines(&Figure::new("A picture.".into(), rows, shape).unwrap(), page, &words)
        };
        let bars = || Shape::Bars(crate::page::chart::Bars { full: 10, pair: None, bars: Vec::new() });
        let none = Page::default();
        assert_eq!(told(2, bars(), &none), ["A picture.", "day 0: 0", "day 1: 1"]);
        assert_eq!((told(12, bars(), &none).len(), told(13, bars(), &none).len()), (13, 14));
        assert_eq!(told(12, bars(), &none)[12], "day 11: 11");
        assert!(told(13, bars(), &none)[13].contains('1') && told(20, bars(), &none)[13].contains('8'));
        assert_eq!(told(20, Shape::Cairn(Vec::new()), &none), ["A picture."]);
        // Of rings no one is told twice.
        let rings = || {
            let me = String::new;
            let names = || [me(), me(), me()];
            Shape::Rings(crate::page::chart::Rings {
                me: me(),
                ties: names(),
                unsaid: me(),
                ways: names(),
                people: Vec::new(),
            })
        };
        let page = |texts: &[&str]| Page { main: vec![Block::List(list(texts))], ..Page::default() };
        assert_eq!(told(2, rings(), &page(&["day 1", "day 0", "more"])), ["A picture."]);
        assert_eq!(told(2, rings(), &page(&["day 1", "more"])).len(), 3, "one of them has no row");
        assert_eq!(told(2, bars(), &page(&["day 1", "day 0"])).len(), 3);
    }

    #[test]
    fn the_same_rows_once_more_are_told_as_the_same_from_three_on() {
        let three = || list(&["a", "b", "c"]);
        assert!(reads_as(&three(), &three()));
        assert!(!reads_as(&list(&["a", "b"]), &list(&["a", "b"])), "two are told quickly");
        assert!(!reads_as(&three(), &list(&["a", "b", "d"])) && !reads_as(&three(), &list(&["a", "b", "c", "d"])));
        // A window of a longer list may hold others the next time.
        let part = || List { total: 9, ..three() };
        assert!(!reads_as(&part(), &three()) && !reads_as(&three(), &part()) && !reads_as(&part(), &part()));
    }

    #[test]
    fn a_part_is_a_screen_and_a_little_more_than_one_is_said_whole() {
        let long = pieces(&[("a", 1); 40]);
        assert_eq!([0, 9, 10, 24].map(|from| end(&long, from)), [24, 33, 40, 40]);
        assert_eq!([40, 30, 25, 24, 5, 0].map(|to| start(&long, to)), [16, 6, 1, 0, 0, 0]);
        assert!(is_long(&long) && is_long(&long[..31]) && !is_long(&long[..30]));
        // One piece is never cut, however long it is.
        let tall = pieces(&[("a", 1), ("b", 30), ("c", 1)]);
        assert_eq!([0, 1].map(|from| end(&tall, from)), [1, 2]);
        assert_eq!([3, 2, 1].map(|to| start(&tall, to)), [2, 1, 0]);
    }

    #[test]
    fn a_section_that_begins_near_the_end_of_a_part_begins_the_next_one() {
        for (before, to) in [(16, 24), (17, 17), (23, 23)] {
            let mut all = vec![("a", 1); before];
            all.push(("# Steps", 1));
            all.extend([("b", 1); 30]);
            assert_eq!(end(&pieces(&all), 0), to, "{before}");
        }
    }

    #[test]
    fn rows_that_are_not_here_end_a_part_and_count() {
        let mut all = vec![("a", 1); 5];
        all.push(("~", 0));
        all.extend([("b", 1); 5]);
        let all = pieces(&all);
        assert_eq!((end(&all, 0), end(&all, 5), start(&all, 11), start(&all, 5)), (5, 11, 6, 0));
        assert_eq!((things(&all), size(&all), count(&all)), (20, 20, 20));
        assert_eq!((edge(&all, 5), edge(&all, 4)), (Some(id(0)), None));
        let text = pieces(&[("\"words", 3), ("\"words", 2)]);
        assert_eq!((things(&text), size(&text)), (0, 5), "where nothing can be chosen, lines are told");
    }

    #[test]
    fn a_page_begins_at_its_top_unless_what_is_in_focus_stands_far_down() {
        let long = pieces(&[("a", 1); 40]);
        assert_eq!([0, 23, 24, 39].map(|at| begin(&long, Some(&id(at)))), [0, 0, 24, 39]);
        assert_eq!((begin(&long, None), begin(&long, Some(&id(77)))), (0, 0));
    }

    #[test]
    fn reading_goes_on_after_what_was_heard_also_where_that_is_gone() {
        let mut all = pieces(&[("a", 1); 12]);
        let heard = span(&all, 2, 6).unwrap();
        assert_eq!((before(&all, &heard), after(&all, &heard)), (2, 6));
        all.remove(5);
        assert_eq!((before(&all, &heard), after(&all, &heard)), (2, 5));
        all.remove(2);
        assert_eq!((before(&all, &heard), after(&all, &heard)), (2, 4));
        all.truncate(1);
        assert_eq!((before(&all, &heard), after(&all, &heard)), (1, 1));
        assert!(span(&all, 0, 0).is_none());
    }

    #[test]
    fn sections_tell_what_they_hold_and_are_found_by_how_they_begin() {
        let all =
            pieces(&[("# Next", 1), ("a", 1), ("b", 1), ("# Empty", 1), ("\"words", 1), ("# Next week", 1), ("~", 0)]);
        assert_eq!(sections(&all), [("# Next".to_owned(), 2), ("# Next week".to_owned(), 10)]);
        assert_eq!(section(&all, |name| name.starts_with("# Next w")), Some(5));
        assert_eq!(section(&all, |name| name.starts_with("# N")), None, "it is two");
        assert_eq!(section(&all, |name| name.starts_with('a')), None, "it is no heading");
    }
}

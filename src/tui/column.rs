//! A column of pieces behind a window: what is in focus stays in sight, and nothing else moves without need.
//!
//! The place is held by identity: rows may come and go above without the page jumping.
//!
//! Never lay out a long page to show a window of it.

use super::{
    blocks::{self, Piece},
    line::{Line, Part},
    setting::Setting,
};
use crate::{
    base::Kind,
    page::{Look, Row, RowId},
};

/// Where the window starts: a piece, and how many of its lines are above.
type Place = (usize, usize);

/// What a column remembers between two drawings.
#[derive(Debug, Default)]
pub(super) struct Pane {
    start: Place,
    /// What was seen last and on which line, the focus first.
    seen: Vec<(RowId, isize)>,
    focus: Option<RowId>,
    /// Lines to scroll at the next drawing.
    pending: isize,
    /// Scrolled by the reader: the focus may be out of sight until it moves.
    free: bool,
    /// Pages were turned: the focus stays behind until another key comes.
    turned: bool,
    /// There is more above, more below.
    pub(super) more: (bool, bool),
    /// Going to the row before or after would skip lines that were never in sight.
    pub(super) far: (bool, bool),
    /// The focus is in this column.
    pub(super) has_focus: bool,
    /// The focus is out of sight, above or below the window.
    pub(super) away: (bool, bool),
}

/// A line in sight, the row or field it belongs to, and whether it is the first line of the focus.
pub(super) type Seen<'a> = (Line, Option<&'a RowId>);

impl Pane {
    /// Shows lines further on (or back) at the next drawing.
    pub(super) fn scroll(&mut self, lines: isize) {
        self.pending = self.pending.saturating_add(lines);
        self.free = true;
    }

    /// Turns a page.
    pub(super) fn turn(&mut self, lines: isize) {
        self.scroll(lines);
        self.turned = true;
    }

    /// The first row in sight, where pages were turned away from the focus.
    pub(super) fn first_in_sight(&self) -> Option<RowId> {
        let is_away = self.turned && (self.away.0 || self.away.1);
        let first = self.seen.iter().find(|(_, row)| *row >= 0).or(self.seen.first());
        first.filter(|_| is_away).map(|(row_id, _)| row_id.clone())
    }

    /// Decides what is in sight. `height` is the number of lines of the window.
    pub(super) fn place<'a>(&mut self, sheet: &mut Sheet<'a>, height: usize) -> Vec<Seen<'a>> {
        let focus = sheet.focus;
        let row_id = focus.and_then(|at| sheet.row_id(at));
        let moved = self.focus.as_ref() != row_id;
        if moved || sheet.at.typing.is_some() {
            (self.free, self.turned) = (false, false);
        }
        // A page is first seen from its top: what is to be read stands before what can be chosen.
        let writes = sheet.at.typing.is_some();
        self.free |= self.seen.is_empty() && self.focus.is_none() && !writes && sheet.is_at_first();
        self.focus = row_id.cloned();
        self.has_focus = focus.is_some();
        if sheet.pieces.is_empty() || height == 0 {
            *self = Self { focus: self.focus.take(), ..Self::default() };
            return Vec::new();
        }
        let mut start = self.anchored(sheet, moved);
        start = sheet.moved(start, std::mem::take(&mut self.pending));
        if let (Some(focus), false) = (focus, self.free) {
            start = sheet.showing(start, focus, height);
        }
        start = sheet.filled(start, height);
        let pinned = sheet.pinned(start, height);
        let height = height - pinned.len();
        if !pinned.is_empty() {
            if let (Some(focus), false) = (focus, self.free) {
                start = sheet.showing(start, focus, height);
            }
            start = sheet.filled(start, height);
        }
        self.start = start;
        let mut seen: Vec<Seen<'a>> = pinned.into_iter().map(|line| (line, None)).collect();
        seen.extend(self.take(sheet, start, focus, height));
        seen
    }

    /// The same place as before. What the focus has left may be much shorter now: where its beginning was out of sight,
    /// something else is gone by. A column beside the focus that shows its top goes on showing it.
    fn anchored(&self, sheet: &mut Sheet, moved: bool) -> Place {
        if self.start == (0, 0) && sheet.focus.is_none() {
            return self.start;
        }
        let was_whole = |(_, row): &&(RowId, isize)| !moved || *row >= 0;
        for (row_id, row) in self.seen.iter().filter(was_whole).chain(&self.seen) {
            if let Some(at) = sheet.find(row_id) {
                return sheet.moved((at, 0), -row);
            }
        }
        let last = sheet.pieces.len().saturating_sub(1);
        if self.start.0 > last { (last, 0) } else { self.start }
    }

    fn take<'a>(&mut self, sheet: &mut Sheet<'a>, start: Place, focus: Option<usize>, height: usize) -> Vec<Seen<'a>> {
        let mut out = Vec::with_capacity(height);
        self.seen.clear();
        let mut at = start.0;
        let mut cut = false;
        while out.len() < height && at < sheet.pieces.len() {
            let skip = if at == start.0 { start.1 } else { 0 };
            let row_id = sheet.row_id(at);
            if let Some(row_id) = row_id {
                let row = isize::try_from(out.len()).unwrap_or(0) - isize::try_from(skip).unwrap_or(0);
                self.note(row_id, row, focus == Some(at));
            }
            let is_sheet = matches!(sheet.pieces.get(at), Some(Piece::Sheet(_) | Piece::Line(_)));
            let lines = sheet.lines(at);
            let room = height - out.len();
            cut = lines.len().saturating_sub(skip) > room;
            // Of a picture each part is clicked by itself.
            let row_id = row_id.filter(|_| !is_sheet);
            out.extend(lines.iter().skip(skip).take(room).cloned().map(|line| (line, row_id)));
            at += 1;
        }
        self.more = (start != (0, 0), cut || at < sheet.pieces.len());
        self.away = focus.map_or((false, false), |focus| (focus < start.0, focus >= at));
        self.far = sheet.far(start, focus, height, self.more);
        out
    }

    fn note(&mut self, row_id: &RowId, row: isize, focused: bool) {
        const ENOUGH: usize = 6;
        if focused {
            self.seen.insert(0, (row_id.clone(), row));
        } else if self.seen.len() < ENOUGH {
            self.seen.push((row_id.clone(), row));
        }
    }
}

/// The pieces of a column at one width, laid out as far as anyone asked.
pub(super) struct Sheet<'a> {
    at: Setting<'a>,
    pieces: Vec<Piece<'a>>,
    width: usize,
    /// The piece in focus; one only, even if its id stands on the page twice.
    focus: Option<usize>,
    laid: Vec<Option<Vec<Line>>>,
    /// Which pieces stand on a card.
    cards: Vec<bool>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(at: Setting<'a>, pieces: Vec<Piece<'a>>, width: usize) -> Self {
        let laid = pieces.iter().map(|_| None).collect();
        let mut inside = false;
        let on_card = |piece: &Piece| {
            inside = matches!(piece, Piece::Top) || (inside && !matches!(piece, Piece::Bottom));
            inside && !matches!(piece, Piece::Top)
        };
        let cards = pieces.iter().map(on_card).collect();
        let mut sheet = Self { at, pieces, width, focus: None, laid, cards };
        sheet.focus = sheet.focus();
        sheet
    }

    fn row_id(&self, at: usize) -> Option<&'a RowId> {
        self.pieces.get(at).and_then(|piece| piece.row_id(self.at.focus))
    }

    fn find(&self, row_id: &RowId) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.holds(row_id))
    }

    /// The piece in focus: the one being written in, else the one chosen.
    fn focus(&self) -> Option<usize> {
        let written = |piece: &Piece| {
            let slot = self.at.typing?.slot();
            match piece {
                Piece::Field(field) => Some(field.slot == *slot),
                Piece::Row(row) => row.field.as_ref().map(|field| field.slot == *slot),
                _ => None,
            }
        };
        // A filter is written in while the rows it leaves are chosen from.
        let filtering = self.at.typing.is_some_and(|typing| typing.slot().record.kind() == Kind::Passing);
        let by_slot = self.pieces.iter().position(|piece| !filtering && written(piece) == Some(true));
        by_slot.or_else(|| self.find(self.at.focus?))
    }

    fn lines(&mut self, at: usize) -> &[Line] {
        let (Some(piece), Some(laid)) = (self.pieces.get(at), self.laid.get_mut(at)) else {
            return &[];
        };
        laid.get_or_insert_with(|| {
            let mut lines = blocks::lay(&self.at, piece, self.focus == Some(at), self.width);
            if self.cards.get(at) == Some(&true) {
                for line in &mut lines {
                    line.card = Some(Part::Inside);
                }
            }
            lines
        })
    }

    fn height(&mut self, at: usize) -> usize {
        self.lines(at).len()
    }

    /// That place, `by` lines further on or back; it stops at the ends.
    fn moved(&mut self, (mut at, mut skip): Place, by: isize) -> Place {
        let mut left = by.unsigned_abs();
        if by >= 0 {
            skip += left;
            while skip >= self.height(at).max(1) && at + 1 < self.pieces.len() {
                skip -= self.height(at);
                at += 1;
            }
            return (at, skip.min(self.height(at).saturating_sub(1)));
        }
        loop {
            if left <= skip {
                return (at, skip - left);
            }
            left -= skip;
            let Some(before) = at.checked_sub(1) else {
                return (0, 0);
            };
            at = before;
            skip = self.height(at);
        }
    }

    /// The focus is on the first that can be chosen, or there is none; or what stands above it is to be read first. Of
    /// a month sheet the day in focus is looked for.
    fn is_at_first(&self) -> bool {
        let Some(focus) = self.focus else { return true };
        let is_sheet = matches!(self.pieces.get(focus), Some(Piece::Sheet(_)));
        !is_sheet && (self.at.read_first || self.pieces.iter().position(has_id) == Some(focus))
    }

    /// Lines from `start` to the first line of the piece; `None` when that is more than `most`.
    fn distance(&mut self, start: Place, to: usize, most: usize) -> Option<isize> {
        let above = isize::try_from(start.1).unwrap_or(0);
        let most = isize::try_from(most).unwrap_or(isize::MAX);
        let mut lines = -above;
        for at in start.0..to {
            lines += isize::try_from(self.height(at)).unwrap_or(0);
            if lines > most {
                return None;
            }
        }
        Some(lines)
    }

    /// The part of a piece that must be in sight: all of it, or what is around the caret, or its beginning.
    fn needed(&mut self, piece: usize, height: usize) -> (usize, usize) {
        let lines = self.lines(piece);
        if lines.len() <= height {
            return (0, lines.len());
        }
        let caret = lines.iter().position(|line| line.caret.is_some());
        caret.map_or((0, height), |at| (at, at + 1))
    }

    /// The place nearest to `start` with the focus in sight.
    fn showing(&mut self, start: Place, focus: usize, height: usize) -> Place {
        let (first, end) = self.needed(focus, height);
        let fits = |row: isize| {
            let (top, bottom) = (row + to_isize(first), row + to_isize(end));
            (top >= 0, bottom <= to_isize(height))
        };
        let is_first = self.pieces.iter().position(has_id) == Some(focus);
        if is_first && self.distance((0, 0), focus, height).is_some_and(|row| fits(row) == (true, true)) {
            return (0, 0);
        }
        let row = if focus < start.0 { Some(-1 - to_isize(first)) } else { self.distance(start, focus, height) };
        let spare = height.saturating_sub(end - first);
        match row.map(fits) {
            Some((true, true)) => start,
            // One or two lines more, so that a heading comes along and it is seen that the page goes on.
            Some((false, _)) => self.moved((focus, first), -to_isize(spare.min(2))),
            _ => {
                let below = usize::from(spare > 1 && focus + 1 < self.pieces.len());
                self.moved((focus, first), -to_isize(spare - below))
            }
        }
    }

    /// The lines of a filter that would be out of sight: what is being typed is always seen.
    fn pinned(&mut self, start: Place, height: usize) -> Vec<Line> {
        let is_filter =
            |piece: &Piece| matches!(piece, Piece::Field(field) if field.slot.record.kind() == Kind::Passing);
        let Some(at) = self.pieces.iter().position(is_filter).filter(|at| start > (*at, 0)) else { return Vec::new() };
        let lines = self.lines(at);
        if lines.len() * 2 <= height {
            return lines.to_vec();
        }
        lines.iter().filter(|line| line.caret.is_some() && height > 1).cloned().collect()
    }

    /// No empty lines at the end while there is something above.
    fn filled(&mut self, start: Place, height: usize) -> Place {
        let last = self.pieces.len();
        match self.distance(start, last, height) {
            Some(lines) if lines < to_isize(height) => self.moved(start, lines - to_isize(height)),
            _ => start,
        }
    }

    /// The focus is on the first part, and on the last, of the piece it is in. A month sheet has no ends: it turns.
    fn ends(&self, focus: usize) -> (bool, bool) {
        let Some(Piece::Sheet(list) | Piece::Line(list)) = self.pieces.get(focus) else { return (true, true) };
        let at = |row: Option<&Row>| row.map(|row| &row.id) == self.at.focus;
        let turns = matches!(list.look, Look::Month { .. });
        (!turns && at(list.rows.first()), !turns && at(list.rows.last()))
    }

    fn far(&mut self, start: Place, focus: Option<usize>, height: usize, more: (bool, bool)) -> (bool, bool) {
        let Some(focus) = focus else { return more };
        let next = self.pieces.iter().skip(focus + 1).position(has_id).map(|i| focus + 1 + i);
        let before = self.pieces.iter().take(focus).rposition(has_id);
        let after = match next {
            None => more.1,
            Some(next) if next < start.0 => false,
            Some(next) => {
                let end =
                    self.distance(start, next, 2 * height).map(|row| row + to_isize(self.height(next).min(height)));
                more.1 && end.is_none_or(|end| end > to_isize(2 * height) - 1)
            }
        };
        let back = match before {
            None => more.0,
            Some(before) if before >= start.0 => false,
            Some(before) => {
                let page = to_isize(height.saturating_sub(1));
                more.0 && self.moved(start, -page).0 > before
            }
        };
        let (first, last) = self.ends(focus);
        // What is in focus is read to its end before the focus moves on: out of focus, less of it shows.
        let (above, below) = self.unread(start, focus, height);
        ((back && first) || above, (after && last) || below)
    }

    /// Lines of what is in focus are out of sight above, and below. The words of a day stand in sight with its month.
    fn unread(&mut self, start: Place, focus: usize, height: usize) -> (bool, bool) {
        let is_month =
            matches!(self.pieces.get(focus), Some(Piece::Sheet(list)) if matches!(list.look, Look::Month { .. }));
        if is_month || focus < start.0 {
            return (false, false);
        }
        let lines = to_isize(self.height(focus));
        let end = self.distance(start, focus, height).map(|row| row + lines);
        (start.0 == focus && start.1 > 0, end.is_some_and(|end| end > to_isize(height)))
    }
}

fn has_id(piece: &Piece) -> bool {
    piece.row_id(None).is_some()
}

fn to_isize(lines: usize) -> isize {
    isize::try_from(lines).unwrap_or(isize::MAX)
}

//! The face itself: draws a scene, and tells the app what the keys and the mouse mean.
//!
//! It keeps only what belongs to looking: scroll places, the caret, and what was drawn where.
//!
//! Never act on its own. Whatever changes goes to the app as an event.

use crossterm::event::{Event as Input, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    bars::{self, Canvas, Hit},
    blocks::{self, Piece},
    column::{Pane, Sheet},
    fit, keys,
    line::{self, Line, cells},
    month,
    painted::Painted,
    setting::Setting,
    theme::{Looks, Role, Theme},
    typing::{Taken, Typing},
};
use crate::{
    app::{Event, Scene},
    base::{Colours, Day, Kind, letters},
    content::{Dates, Words},
    page::{Act, Block, Code, Field, List, Look, Page, RowId, Stroke},
    say,
};

/// Cells left free beside the page.
const MARGIN: u16 = 2;
/// Text wider than this is tiring to read.
const WIDEST: u16 = 72;
/// A picture with its words beside it needs more.
const PICTURE: u16 = 108;
/// A page that is only read, with the person's own words in it, is set as narrow as a letter.
const LETTER: u16 = 60;
/// From this width on, there are two columns.
const TWO_COLUMNS: u16 = 90;
/// Below this, only a request for more room is shown.
const SMALLEST: (u16, u16) = (20, 5);
/// From so many lines on, there is room for the edges of a card.
const ROOMY: usize = 14;

/// What became of a key that turns pages.
enum Paged {
    No,
    Scrolled,
    To(RowId),
}

/// The full-screen face.
#[derive(Debug)]
pub struct Face {
    looks: Looks,
    drawn_in: Colours,
    painted: Painted,
    theme: Theme,
    main: Pane,
    side: Pane,
    /// What stands beside the page has a column of its own.
    two_columns: bool,
    /// What was chosen on the page before one crossed to the column beside.
    left_at: Option<RowId>,
    visit: Option<u64>,
    typing: Option<Typing>,
    hits: Vec<(Rect, Hit)>,
    /// Lines of the page at the last drawing.
    height: usize,
}

/// Where the parts of the frame are.
#[derive(Debug)]
struct Plan {
    head: Head,
    title: Rect,
    places: Option<Rect>,
    rule: Option<Rect>,
    main: Rect,
    side: Option<Rect>,
    said: Rect,
    foot: Rect,
}

impl Face {
    /// A face for a terminal that can do that.
    pub fn new(looks: Looks) -> Self {
        let pane = Pane::default;
        let theme = Theme::new(looks);
        Self {
            looks,
            drawn_in: looks.colours,
            painted: Painted::default(),
            theme,
            main: pane(),
            side: pane(),
            two_columns: false,
            left_at: None,
            visit: None,
            typing: None,
            hits: Vec::new(),
            height: 0,
        }
    }

    /// Draws the scene, which must be the newest. `today` is for the sheet that hides it.
    pub fn draw(&mut self, frame: &mut Frame, scene: &Scene, words: &Words, today: Day) {
        let area = frame.area();
        if let Some(caret) = self.paint(frame.buffer_mut(), area, scene, words, today) {
            frame.set_cursor_position(caret);
        }
    }

    /// What the app is to know of something that happened at the terminal.
    pub fn input(&mut self, input: &Input, scene: &Scene) -> Option<Event> {
        match input {
            Input::Key(key) => self.key(keys::stroke(key)?, scene),
            Input::Paste(words) => {
                // The app tells afterwards that it went nowhere.
                if scene.hidden {
                    return Some(Event::Paste(words.clone()));
                }
                self.open(scene, false);
                self.begin(scene);
                let Some(typing) = &mut self.typing else { return Some(Event::Paste(words.clone())) };
                // A question in its turn takes one answer.
                if !scene.in_turn && typing.is_list(words) {
                    return Some(Event::PasteList { slot: typing.slot().clone(), text: words.clone() });
                }
                match typing.paste(words) {
                    Taken::Told(event) => Some(event),
                    Taken::No | Taken::Quietly => None,
                }
            }
            Input::Mouse(mouse) => self.mouse(*mouse, scene),
            Input::Resize(..) | Input::FocusGained | Input::FocusLost => None,
        }
    }

    fn key(&mut self, key: Stroke, scene: &Scene) -> Option<Event> {
        if scene.hidden {
            return Some(Event::Key(key));
        }
        self.open(scene, false);
        if key.is_printable() && key.code != Code::Char(' ') {
            self.begin(scene);
        }
        if let Some(typing) = &mut self.typing {
            return match typing.key(key) {
                Taken::No => Some(Event::Key(key)),
                Taken::Quietly => None,
                Taken::Told(event) => Some(event),
            };
        }
        if let Some(row_id) = self.across(key, scene) {
            return Some(Event::Focus(row_id));
        }
        match self.pages(key, scene) {
            Paged::Scrolled => None,
            Paged::To(row_id) => Some(Event::Focus(row_id)),
            Paged::No if self.scrolls(key, scene) => None,
            Paged::No => Some(Event::Key(key)),
        }
    }

    /// Page keys turn pages, so that nothing is passed by unseen; what is chosen waits, and is the first in sight once another
    /// key comes. Where there is no more to turn, they go to the last row, or the first.
    fn pages(&mut self, key: Stroke, scene: &Scene) -> Paged {
        let height = isize::try_from(self.height.saturating_sub(2).max(1)).unwrap_or(1);
        let [main, side] = scene.page.columns();
        let beside = self.two_columns && self.side.has_focus;
        let column = if beside { &mut self.side } else { &mut self.main };
        let ids = match (self.two_columns, beside) {
            (true, true) => side,
            (true, false) => main,
            _ => scene.page.row_ids(),
        };
        let (on, by, end) = match (key == Stroke::plain(Code::PageDown), key == Stroke::plain(Code::PageUp)) {
            (true, _) => (column.more.1, height, ids.last()),
            (_, true) => (column.more.0, -height, ids.first()),
            _ => {
                let acts = [Code::Up, Code::Down, Code::Enter, Code::Char(' ')].map(Stroke::plain).contains(&key);
                return column.first_in_sight().filter(|_| acts).map_or(Paged::No, Paged::To);
            }
        };
        if on {
            column.turn(by);
            return Paged::Scrolled;
        }
        end.filter(|end| Some(**end) != scene.focus.as_ref()).map_or(Paged::No, |end| Paged::To((*end).clone()))
    }

    /// Right goes on in a line of rows, and from its end to the column beside, where there is one to go to; Left comes
    /// back to where one was.
    fn across(&mut self, key: Stroke, scene: &Scene) -> Option<RowId> {
        let focus = scene.focus.as_ref().filter(|_| !scene.own_arrows)?;
        if let Some(row_id) = in_line(key, &scene.page, focus) {
            return Some(row_id);
        }
        if !self.two_columns {
            return None;
        }
        let [main, side] = scene.page.columns();
        match (key == Stroke::plain(Code::Right), key == Stroke::plain(Code::Left)) {
            (true, _) if main.contains(&focus) => {
                self.left_at = Some(focus.clone());
                side.first().map(|id| (*id).clone())
            }
            (_, true) if side.contains(&focus) => {
                let known = self.left_at.take().filter(|id| main.contains(&id));
                known.or_else(|| main.first().map(|id| (*id).clone()))
            }
            _ => None,
        }
    }

    /// Opens, follows or closes the editor as the scene says. `current`: no key came after the scene was made.
    fn open(&mut self, scene: &Scene, current: bool) {
        let Some(field) = writing(scene).filter(|_| !scene.hidden) else {
            self.typing = None;
            return;
        };
        match &mut self.typing {
            Some(typing) if *typing.slot() == field.slot => typing.follow(field, current),
            typing => *typing = Typing::new(field),
        }
    }

    /// A letter on a question that is chosen begins to write there.
    fn begin(&mut self, scene: &Scene) {
        let chosen = scene.types_into.as_ref().filter(|_| scene.writing.is_none());
        if let Some(field) = chosen.and_then(|slot| scene.page.field(slot)) {
            self.typing = Typing::new(field).map(Typing::begun_by_typing);
        }
    }

    /// Scrolls where the focus could not follow without skipping what was never in sight.
    fn scrolls(&mut self, key: Stroke, scene: &Scene) -> bool {
        if key.ctrl || key.alt {
            return false;
        }
        let page = isize::try_from(self.height.saturating_sub(2).max(1)).unwrap_or(1);
        let line = page.min(3);
        // What is out of sight is not done by Enter: first it is seen, a page at a time. An arrow reads on towards it.
        for pane in [&mut self.main, &mut self.side].into_iter().filter(|pane| pane.has_focus) {
            let on = match (key.code, pane.away) {
                (Code::Enter | Code::Char(' '), (true, _)) => -page,
                (Code::Enter | Code::Char(' '), (_, true)) => page,
                (Code::Up, (true, _)) => -line,
                (Code::Down, (_, true)) => line,
                _ => continue,
            };
            pane.scroll(on);
            return true;
        }
        let (by, on) = match key.code {
            Code::Up => (-line, false),
            Code::Down => (line, true),
            Code::PageUp => (-page, false),
            Code::PageDown => (page, true),
            Code::Home => (isize::MIN / 2, false),
            Code::End => (isize::MAX / 2, true),
            _ => return false,
        };
        let row_ids = scene.page.row_ids();
        let end = if on { row_ids.last() } else { row_ids.first() };
        let at_end = end.is_none() || end.copied() == scene.focus.as_ref();
        let whole = matches!(key.code, Code::Home | Code::End);
        let wants = |pane: &Pane| {
            let (far, more) = if on { (pane.far.1, pane.more.1) } else { (pane.far.0, pane.more.0) };
            if whole || !pane.has_focus { at_end && more } else { far }
        };
        let focused_first = self.main.has_focus || !self.side.has_focus;
        let (one, other) =
            if focused_first { (&mut self.main, &mut self.side) } else { (&mut self.side, &mut self.main) };
        for pane in [one, other] {
            if wants(pane) {
                pane.scroll(by);
                return true;
            }
        }
        false
    }

    fn mouse(&mut self, mouse: MouseEvent, scene: &Scene) -> Option<Event> {
        match mouse.kind {
            MouseEventKind::ScrollUp => self.key(Stroke::plain(Code::Up), scene),
            MouseEventKind::ScrollDown => self.key(Stroke::plain(Code::Down), scene),
            MouseEventKind::Down(MouseButton::Left) if !scene.hidden => {
                let at = Position::new(mouse.column, mouse.row);
                let (_, hit) = self.hits.iter().rev().find(|(area, _)| area.contains(at))?;
                self.click(hit.clone(), at, scene)
            }
            _ => None,
        }
    }

    fn click(&mut self, hit: Hit, at: Position, scene: &Scene) -> Option<Event> {
        match hit {
            Hit::Act(act) => Some(Event::Do(act)),
            Hit::RowId(row_id) if scene.focus.as_ref() != Some(&row_id) => Some(Event::Focus(row_id)),
            Hit::RowId(_) if scene.writing.is_some() => None,
            Hit::RowId(_) => Some(Event::Do(Act::Open)),
            Hit::Text { row, x } => {
                self.open(scene, false);
                self.typing.as_mut()?.editor.point(row, usize::from(at.x.saturating_sub(x)));
                None
            }
        }
    }

    fn paint(&mut self, buffer: &mut Buffer, area: Rect, scene: &Scene, words: &Words, today: Day) -> Option<Position> {
        self.hits.clear();
        let area = area.intersection(buffer.area);
        self.follow_colours(scene);
        buffer.set_style(area, self.theme.page());
        if scene.hidden {
            month::draw(buffer, area, Dates::english(), today, &self.theme);
            return None;
        }
        if self.visit != Some(scene.visit) {
            self.visit = Some(scene.visit);
            (self.main, self.side) = (Pane::default(), Pane::default());
        }
        self.open(scene, true);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            too_small(buffer, area, scene, words, &self.theme);
            return None;
        }
        let said =
            bars::said(scene, usize::from(text_area(area).width.min(WIDEST)), usize::from(area.height / 3).max(1));
        let has_side = !scene.page.side.is_empty() || !scene.companion.is_empty();
        let widest = if is_cairn(&scene.page) { PICTURE } else { WIDEST };
        let beside = bars::beside_places(scene, usize::from(text_area(area).width));
        let head = match beside {
            _ if scene.tabs.is_empty() => Head::Title,
            Some(places) => Head::OneLine(places),
            None => Head::TwoLines,
        };
        let plan = plan(area, said.len(), (has_side, widest), head);
        self.height = usize::from(plan.main.height);
        let caret = self.page(buffer, &plan, scene, words);
        self.frame(buffer, &plan, scene, words, &said);
        caret
    }

    /// The page has the colours that were chosen, or those that suit the terminal.
    fn follow_colours(&mut self, scene: &Scene) {
        let colours = scene.colours.unwrap_or(self.looks.colours);
        if self.drawn_in != colours {
            self.drawn_in = colours;
            self.theme = Theme::new(Looks { colours, ..self.looks });
        }
    }

    fn frame(&mut self, buffer: &mut Buffer, plan: &Plan, scene: &Scene, words: &Words, said: &[Line]) {
        let mut canvas = Canvas { buffer, theme: &self.theme, hits: &mut self.hits };
        // Where the places stand on the same line, they take the room of the name.
        let taken = plan.places.and_then(|_| plan.head.shared());
        bars::title(&mut canvas, plan.title, scene, taken);
        if let Some(area) = plan.places {
            bars::places(&mut canvas, area, scene);
        }
        if let Some(area) = plan.rule {
            bars::rule(&mut canvas, area, &position(scene, words));
        }
        for (line, y) in said.iter().zip(plan.said.top()..plan.said.bottom()) {
            line::draw(canvas.buffer, plan.said, y, line, &self.theme);
        }
        let scrolls = [&self.main, &self.side].into_iter().any(|pane| pane.more.0 || pane.more.1);
        bars::foot(&mut canvas, plan.foot, scene, words, scrolls || !scene.page.row_ids().is_empty());
    }

    fn page(&mut self, buffer: &mut Buffer, plan: &Plan, scene: &Scene, words: &Words) -> Option<Position> {
        let page = &scene.page;
        let mut at = Setting {
            theme: &self.theme,
            painted: Some(&self.painted),
            words,
            focus: scene.focus.as_ref(),
            typing: self.typing.as_ref(),
            in_turn: scene.in_turn,
            read_first: scene.read_first,
            rows: self.height.saturating_sub(4).max(1),
            height: self.height,
        };
        // In a small window each line is needed.
        let cards = self.theme.is_painted() && self.height >= ROOMY;
        let title = if is_told_above(scene) { "" } else { page.title.as_str() };
        let (main, side) = match plan.side {
            Some(_) => (
                blocks::pieces(title, &[&page.main], cards),
                blocks::pieces("", &[&page.side, &scene.companion], cards),
            ),
            None => (blocks::pieces(title, &[&page.main, &page.side], cards), Vec::new()),
        };
        let area = if is_letter(page) { Rect { width: plan.main.width.min(LETTER), ..plan.main } } else { plan.main };
        self.two_columns = plan.side.is_some();
        let mut columns = vec![(&mut self.main, area, main)];
        if let Some(area) = plan.side {
            columns.push((&mut self.side, area, side));
        } else {
            self.side = Pane::default();
        }
        let mut caret = None;
        for (pane, area, pieces) in columns {
            let here = column(pane, buffer, area, at, pieces, &mut self.hits);
            caret = caret.or(here);
            if pane.has_focus {
                // What has the focus in one column does not have it in the other, too.
                at.focus = None;
            }
        }
        // With nothing in focus, reading starts at the top.
        caret.or(Some(Position::new(plan.main.x, plan.main.y)))
    }
}

/// Draws a column; tells where the cursor belongs, if it is in this column.
fn column<'a>(
    pane: &mut Pane,
    buffer: &mut Buffer,
    area: Rect,
    at: Setting<'a>,
    pieces: Vec<Piece<'a>>,
    hits: &mut Vec<(Rect, Hit)>,
) -> Option<Position> {
    let mut sheet = Sheet::new(at, pieces, usize::from(area.width));
    let seen = pane.place(&mut sheet, usize::from(area.height));
    let mut cursor = None;
    for ((line, row_id), y) in seen.iter().zip(area.top()..area.bottom()) {
        line::draw(buffer, area, y, line, at.theme);
        if let Some(row_id) = row_id {
            let reach =
                Rect { x: area.x.saturating_sub(MARGIN), y, width: area.width.saturating_add(MARGIN), height: 1 };
            hits.push((reach, Hit::RowId((*row_id).clone())));
        }
        let start = area.x.saturating_add(cells(line.start()));
        for (first, wide, row_id) in &line.cells {
            let x = area.x.saturating_add(cells(*first));
            let reach = Rect { x, y, width: cells(*wide).min(area.right().saturating_sub(x)), height: 1 };
            hits.push((reach, Hit::RowId(row_id.clone())));
        }
        if let Some(row) = line.text_row {
            let reach = Rect { x: area.x, y, width: area.width, height: 1 };
            hits.push((reach, Hit::Text { row, x: start }));
        }
        if let Some(column) = line.caret {
            let x = start.saturating_add(cells(column)).min(area.right().saturating_sub(1));
            cursor = Some(Position::new(x, y));
        } else if line.pointer && cursor.is_none() && at.typing.is_none() {
            cursor = Some(Position::new(area.x.saturating_sub(MARGIN), y));
        }
    }
    more_signs(pane, buffer, area, at.theme);
    cursor
}

fn more_signs(pane: &Pane, buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let glyphs = theme.glyphs;
    let signs = [(pane.more.0, glyphs.up, area.top()), (pane.more.1, glyphs.down, area.bottom().saturating_sub(1))];
    for (_, sign, y) in signs.into_iter().filter(|(there, _, _)| *there) {
        line::put(buffer, buffer.area, area.right().saturating_add(1), y, sign, theme.style(Role::Accent), theme);
    }
}

fn writing(scene: &Scene) -> Option<&Field> {
    scene.page.field(scene.writing.as_ref()?).filter(|field| field.kind.is_typed())
}

/// The name of the page stands among the places, marked as the one where this is; or the page is a goal's, and its words
/// stand first.
fn is_told_above(scene: &Scene) -> bool {
    let is_goal =
        matches!(scene.page.main.first(), Some(Block::Field(field)) if field.slot.record.kind() == Kind::Goal);
    is_goal || scene.tabs.iter().any(|tab| tab.here && tab.label == scene.page.title)
}

/// There is nothing to choose or to fill in, and the person's own words stand in it.
fn is_letter(page: &Page) -> bool {
    let has_own = page.main.iter().any(|block| matches!(block, Block::Own(_)));
    let has_figure = page.main.iter().any(|block| matches!(block, Block::Figure(_)));
    has_own && !has_figure && page.side.is_empty() && page.row_ids().is_empty()
}

/// The row beside that one, where rows stand on a line.
fn in_line(key: Stroke, page: &Page, focus: &RowId) -> Option<RowId> {
    let mut lines = page.lists().filter(|list| list.look == Look::Line);
    let (rows, at) = lines.find_map(|list| Some((&list.rows, list.rows.iter().position(|row| row.id == *focus)?)))?;
    let to = match key {
        right if right == Stroke::plain(Code::Right) => at + 1,
        left if left == Stroke::plain(Code::Left) => at.checked_sub(1)?,
        _ => return None,
    };
    rows.get(to).map(|row| row.id.clone())
}

/// The cairn is walked there, stone by stone.
fn is_cairn(page: &Page) -> bool {
    page.lists().any(|list| list.look == Look::Pile)
}

fn text_area(area: Rect) -> Rect {
    Rect { x: area.x + MARGIN, width: area.width.saturating_sub(2 * MARGIN), ..area }
}

/// One cell more on each side: the names of the places need all there is on a narrow screen.
fn edge(row: Rect) -> Rect {
    Rect { x: row.x.saturating_sub(1), width: row.width + 2, ..row }
}

/// What stands above the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// No places.
    Title,
    /// The places, on so many columns, and what stands to the right of them.
    OneLine(usize),
    /// The places on a line of their own.
    TwoLines,
}

impl Head {
    /// How much of the line the places take, where they share it.
    fn shared(self) -> Option<usize> {
        if let Self::OneLine(columns) = self { Some(columns) } else { None }
    }
}

fn plan(area: Rect, said: usize, (has_side, widest): (bool, u16), head: Head) -> Plan {
    let inner = text_area(area);
    let row = |y: u16| Rect { y, height: 1, ..inner };
    let top = area.y;
    let foot = row(area.bottom() - 1);
    // Without the places there is nothing to part from the page.
    let has_places = head != Head::Title;
    let (places, rule) = (has_places && area.height >= 8, area.height >= if has_places { 11 } else { 16 });
    let below = u16::from(places && head == Head::TwoLines);
    let of_places = |row: Rect| match head {
        // One more, for the bracket after the last of them.
        Head::OneLine(columns) => Rect { width: cells(columns + 1), ..row },
        _ if area.width < 44 => edge(row),
        _ => row,
    };
    // Air above the page, where there is enough of it; below it a line or two are kept free for what is said, so that
    // nothing moves.
    let (air_above, kept) = match area.height {
        30.. => (1, 2),
        16.. => (u16::from(!rule), 1),
        _ => (0, 0),
    };
    let first = top + 1 + below + u16::from(rule) + air_above;
    let said_height = cells(said).min(foot.y.saturating_sub(first + 1));
    let said_top = foot.y - said_height.max(kept).min(foot.y.saturating_sub(first));
    let end = said_top.max(first);
    let body = Rect { y: first, height: end - first, ..inner };
    let (main, side) = split(body, has_side && area.width >= TWO_COLUMNS, widest);
    Plan {
        head,
        title: row(top),
        places: places.then(|| of_places(row(top + below))),
        rule: rule.then(|| row(top + 1 + below)),
        main,
        side,
        said: Rect { y: said_top, height: said_height, width: inner.width.min(WIDEST), ..inner },
        foot,
    }
}

fn split(body: Rect, two: bool, widest: u16) -> (Rect, Option<Rect>) {
    const GUTTER: u16 = 6;
    if !two {
        return (Rect { width: body.width.min(widest), ..body }, None);
    }
    let side = (body.width.saturating_sub(GUTTER) * 3 / 10).clamp(24, 40);
    let main = body.width.saturating_sub(GUTTER + side).min(WIDEST);
    let x = body.x + main + GUTTER;
    (Rect { width: main, ..body }, Some(Rect { x, width: side, ..body }))
}

/// "12 of 50 000", where a list is too long to be handed over whole.
fn position(scene: &Scene, words: &Words) -> String {
    let at = |page: &Page, focus: &RowId| {
        let is_long = |list: &&List| list.total > list.rows.len() || matches!(list.look, Look::Pile | Look::Beads);
        page.lists().filter(is_long).find_map(|list| {
            let row = list.rows.iter().position(|row| row.id == *focus)?;
            Some((list.first + row + 1, list.total))
        })
    };
    let found = scene.focus.as_ref().and_then(|focus| at(&scene.page, focus));
    found.map_or(String::new(), |(row, total)| {
        words.say(&say!("tui.position", row = grouped(row), total = grouped(total)))
    })
}

/// A number in groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() > 4 {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

fn too_small(buffer: &mut Buffer, area: Rect, scene: &Scene, words: &Words, theme: &Theme) {
    let width = usize::from(area.width);
    let mut lines = fit::wrap(&words.plain("tui.too_small"), width, usize::from(area.height)).0;
    if letters::width(&scene.saved) <= width {
        lines.push(fit::one_line(&scene.saved, width));
    }
    for (text, y) in lines.iter().zip(area.top()..area.bottom()) {
        line::put(buffer, area, area.x, y, text, theme.style(Role::Plain), theme);
    }
}

#[cfg(test)]
#[path = "face_tests.rs"]
mod tests;

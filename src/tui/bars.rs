//! What stands around the page: the title line, the places, what was just said, and the line of keys.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    fit,
    line::{self, Line, cells},
    paragraph::marked,
    theme::{Role, Theme},
};
use crate::{
    app::Scene,
    base::{Kind, letters},
    content::Words,
    page::{Act, Action, Allowed, FieldKind, RowId},
};

/// What a click there means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Hit {
    Act(Act),
    RowId(RowId),
    /// A line of the text being written, and where it starts.
    Text {
        row: usize,
        x: u16,
    },
}

/// Where things are drawn, and what was drawn where.
pub(super) struct Canvas<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) theme: &'a Theme,
    pub(super) hits: &'a mut Vec<(Rect, Hit)>,
}

impl Canvas<'_> {
    /// Puts text; what it does when clicked, if anything. Tells the column after it.
    fn put(&mut self, area: Rect, x: u16, text: &str, role: Role, act: Option<Act>) -> u16 {
        let style = self.theme.style(role);
        let end = line::put(self.buffer, area, x, area.y, text, style, self.theme);
        if let Some(act) = act {
            self.hits.push((Rect { x, width: end.saturating_sub(x), ..area }, Hit::Act(act)));
        }
        end
    }
}

/// Room for whether all is saved, with what parts it from its neighbours. It does not depend on the word: nothing jumps.
const SAVED: usize = 12;

/// How much of a line the places need, where there is room beside them for whether all is saved and for someone to call.
pub(super) fn beside_places(scene: &Scene, room: usize) -> Option<usize> {
    let labels = scene.tabs.iter().map(|tab| letters::width(&fit::one_line(&tab.label, 40)) + 2).sum::<usize>();
    let places = room.checked_sub(letters::width(&scene.call) + SAVED)?;
    // The last of them needs no room after it but for a bracket.
    (!scene.tabs.is_empty() && scene.pen.is_empty() && labels <= places + 1).then_some(places)
}

/// The name, whether all is saved, and someone to call. While two are here, who writes stands first, and is the last to
/// go: of someone to call only the key stays then.
/// `taken`: so much of the line is taken by the places.
pub(super) fn title(canvas: &mut Canvas, area: Rect, scene: &Scene, taken: Option<usize>) {
    let room = usize::from(area.width);
    let pen = fit::one_line(&scene.pen, room);
    let call = fit::one_line(&scene.call, room);
    let tight = !pen.is_empty() && letters::width(&pen) + 3 + letters::width(&call) > room;
    let key = call.rsplit(' ').next().unwrap_or_default().to_owned();
    let call = if tight { key } else { call };
    let pen = letters::clip(&pen, room.saturating_sub(letters::width(&call) + 1));
    let mut left = (room - letters::width(&call)).saturating_sub(taken.unwrap_or(0));
    if !pen.is_empty() {
        left = left.saturating_sub(letters::width(&pen) + 3);
        // Whose words they will be stands out all the time.
        if canvas.theme.is_painted() {
            let band = Rect { x: 0, width: canvas.buffer.area.width, ..area };
            canvas.buffer.set_style(band, canvas.theme.chosen_ground());
        }
        canvas.put(area, area.x, &pen, Role::Heading, Some(Act::Pen));
    }
    // Saving happens all day; only what holds until it is mended is trouble.
    let trouble = !scene.is_saved && scene.banner.is_some();
    let role = if trouble { Role::Trouble } else { Role::Quiet };
    // A word that is cut tells nothing.
    let fits = letters::width(&scene.saved) + 3 <= left;
    let saved = if fits { fit::one_line(&scene.saved, left) } else { String::new() };
    let between = if saved.is_empty() || call.is_empty() { "" } else { " · " };
    left = left.saturating_sub(letters::width(&saved) + letters::width(between));
    let name = fit::one_line(&scene.name, usize::MAX >> 8);
    if taken.is_none() && pen.is_empty() && letters::width(&name) + 2 <= left {
        canvas.put(area, area.x, &name, if canvas.theme.is_painted() { Role::Quiet } else { Role::Heading }, None);
    }
    let right = letters::width(&saved) + letters::width(between) + letters::width(&call);
    let mut x = area.right().saturating_sub(cells(right));
    x = canvas.put(area, x, &saved, role, None);
    x = canvas.put(area, x, between, Role::Quiet, None);
    canvas.put(area, x, &call, Role::Plain, Some(Act::Call));
}

/// The five places; where we are stands in brackets.
pub(super) fn places(canvas: &mut Canvas, area: Rect, scene: &Scene) {
    let label = |i: usize| scene.tabs.get(i).map_or(String::new(), |tab| fit::one_line(&tab.label, 40));
    let labels: Vec<String> = (0..scene.tabs.len()).map(label).collect();
    let all: usize = labels.iter().map(|label| letters::width(label)).sum();
    let count = scene.tabs.len();
    let room = usize::from(area.width);
    let gap = [3, 2, 1].into_iter().find(|gap| all + gap * count.saturating_sub(1) + 2 <= room).unwrap_or(1);
    let here = scene.tabs.iter().position(|tab| tab.here).unwrap_or(0);
    let mut first = 0;
    let reach = |first: usize| {
        labels.iter().take(here + 1).skip(first).map(|l| letters::width(l) + gap).sum::<usize>() + 2 - gap
    };
    while first < here && reach(first) > room {
        first += 1;
    }
    let mut x = area.x;
    for (tab, label) in scene.tabs.iter().zip(&labels).skip(first) {
        let wide = letters::width(label) + if tab.here { 2 } else { 0 };
        if usize::from(area.right().saturating_sub(x)) < wide {
            break;
        }
        if !tab.here {
            x = canvas.put(area, x, label, Role::Quiet, Some(tab.act)) + cells(gap);
            continue;
        }
        // Where there is room, brackets take the place of blanks, and nothing moves from place to place.
        let roomy = gap > 1 && area.x > 0;
        let edge = Rect { x: area.x.saturating_sub(1), width: area.width.saturating_add(2), ..area };
        // A painted page tells it by the line under the name and by its brightness.
        let (before, after) = if canvas.theme.is_painted() { (" ", " ") } else { ("[", "]") };
        x = canvas.put(edge, x - u16::from(roomy), before, Role::Accent, None);
        x = canvas.put(area, x, label, Role::Here, Some(tab.act));
        x = canvas.put(edge, x, after, Role::Accent, None) + cells(gap) - u16::from(roomy);
    }
}

/// A line across, with the place in a long list at its end.
pub(super) fn rule(canvas: &mut Canvas, area: Rect, position: &str) {
    let words = if position.is_empty() { String::new() } else { format!(" {} ", fit::one_line(position, 30)) };
    let wide = usize::from(area.width).saturating_sub(letters::width(&words) + if words.is_empty() { 0 } else { 2 });
    let rule = canvas.theme.glyphs.rule;
    let mut x = canvas.put(area, area.x, &rule.repeat(wide), Role::Rule, None);
    if !words.is_empty() {
        x = canvas.put(area, x, &words, Role::Quiet, None);
        canvas.put(area, x, &rule.repeat(2), Role::Rule, None);
    }
}

/// What was just said and what holds until it is mended, as lines above the keys.
pub(super) fn said(scene: &Scene, width: usize, most: usize) -> Vec<Line> {
    let notice = scene.notice.as_ref().map_or(Vec::new(), |notice| {
        if notice.urgent {
            marked("! ", &notice.text, width, most.min(6))
        } else {
            let lines = fit::wrap_clipped(&notice.text, width, most.min(4)).into_iter();
            lines.map(|line| Line::new(line, Role::Plain)).collect()
        }
    });
    // The newest is said whole first; what holds gives way at its end, since its first words say what it is.
    let room = most.saturating_sub(notice.len()).min(6);
    let said_already = |banner: &String| scene.notice.as_ref().is_some_and(|notice| notice.text == *banner);
    let banner = scene.banner.as_ref().filter(|banner| room > 0 && !said_already(banner));
    let mut lines = banner.map_or(Vec::new(), |banner| marked("! ", banner, width, room));
    lines.extend(notice);
    // The helper's question stands right above the keys.
    let room = most.saturating_sub(lines.len()).min(2);
    if let Some(question) = scene.question.as_ref().filter(|_| room > 0) {
        let asked = fit::wrap_clipped(question, width, room).into_iter();
        lines.extend(asked.map(|line| Line::new(line, Role::Quiet)));
    }
    lines
}

/// The line of keys: what can be done now, or how to stop writing. `moves`: the arrows do something.
pub(super) fn foot(canvas: &mut Canvas, area: Rect, scene: &Scene, words: &Words, moves: bool) {
    match writing_keys(scene) {
        Some(key) => writing_foot(canvas, area, words, key),
        None => choosing_foot(canvas, area, scene, words, moves),
    }
}

/// How to use a filter; it is written in all the time.
const FILTER: &str = "tui.writing.filter";
/// The same where what is found is opened, not done.
const FIND: &str = "tui.writing.find";

/// How to answer one question of several.
const TURN: &str = "tui.writing.turn";

fn writing_keys(scene: &Scene) -> Option<&'static str> {
    let slot = scene.writing.as_ref()?;
    if slot.record.kind() == Kind::Passing {
        let opens = matches!(scene.focus, Some(RowId::Record(_) | RowId::Choice(_)));
        return Some(if opens { FIND } else { FILTER });
    }
    Some(match scene.page.field(slot).map(|field| &field.kind) {
        _ if scene.in_turn => TURN,
        Some(FieldKind::Note | FieldKind::Lines { .. }) => "tui.writing.note",
        Some(FieldKind::Rate { .. }) => "tui.writing.rate",
        _ => "tui.writing.line",
    })
}

fn writing_foot(canvas: &mut Canvas, area: Rect, words: &Words, key: &str) {
    let filters = key == FILTER || key == FIND;
    let state = if filters { "tui.finding" } else { "tui.writing" };
    let mut x = canvas.put(area, area.x, &words.plain(state), Role::Accent, None);
    for (i, part) in words.plain(key).split(" · ").enumerate() {
        let between = if i == 0 { "   " } else { " · " };
        if letters::width(between) + letters::width(part) > usize::from(area.right().saturating_sub(x)) {
            break;
        }
        x = canvas.put(area, x, between, Role::Quiet, None);
        // The first part says how to end it; a click there does.
        let ends = if filters || key == TURN { Act::Open } else { Act::Back };
        x = canvas.put(area, x, part, Role::Plain, (i == 0).then_some(ends));
    }
}

fn choosing_foot(canvas: &mut Canvas, area: Rect, scene: &Scene, words: &Words, moves: bool) {
    let live = |act: Act| scene.actions.iter().find(|action| action.act == act && is_live(action));
    // The way back, or out where there is none, and the way to all others always have their room.
    let room = |action: &&Action| letters::width(&key_of(action)) + letters::width(&action.label) + 3;
    let enter = live(Act::Open).map_or(0, |action| room(&action));
    // Where letters are text, all actions are behind the key that opens the palette.
    let all = if live(Act::Help).is_some() { Act::Help } else { Act::Palette };
    let with_help = |out: Act| [out, all].into_iter().filter_map(live).collect::<Vec<&Action>>();
    let mut last = with_help(if live(Act::Back).is_some() { Act::Back } else { Act::Leave });
    let arrows = words.plain("tui.move");
    let moving = if moves { letters::width(canvas.theme.glyphs.arrows) + letters::width(&arrows) + 3 } else { 0 };
    // In a narrow window, how to go about and what Enter does are worth more than the way out.
    if live(Act::Back).is_none() && last.iter().map(room).sum::<usize>() + moving + enter > usize::from(area.width) + 3
    {
        last.retain(|action| action.act != Act::Leave);
    }
    let step = step(area.width);
    let outs: Vec<(u16, &Action)> = ways_out(area, step, &last, room);
    let end = outs.first().map_or(area.right(), |(x, _)| x.saturating_sub(2));
    let body = Rect { width: end.saturating_sub(area.x), ..area };
    let mut x = area.x;
    let foot = scene.actions.iter().filter(|action| action.foot && is_live(action));
    let others: Vec<&Action> = foot.filter(|action| !matches!(action.act, Act::Back | Act::Help)).collect();
    // What Enter does is worth more than that arrows move. While a row is being moved, they say so themselves.
    let both = letters::width(&arrows) + 5 + others.first().map_or(0, room);
    if moves && live(Act::MoveEnd).is_none() && both <= usize::from(body.width) + 3 {
        x = key_label(canvas, body, x, canvas.theme.glyphs.arrows, &arrows, None);
    }
    for action in others {
        x = key_label(canvas, body, at_stop(area, x, step), &key_of(action), &action.label, Some(action.act));
    }
    for (at, action) in outs {
        // In a narrow window there are no stops: all stands close together.
        let at = if step > 1 { at } else { x };
        x = key_label(canvas, area, at, &key_of(action), &action.label, Some(action.act));
    }
}

/// The columns from one key to the next: where there is room, keys keep their places from row to row.
fn step(width: u16) -> u16 {
    match width {
        96.. => 16,
        70.. => 13,
        _ => 1,
    }
}

/// The first stop from that column on.
fn at_stop(area: Rect, x: u16, step: u16) -> u16 {
    area.x + x.saturating_sub(area.x).div_ceil(step) * step
}

/// Where the way back or out stands, and the way to all keys: that one at the edge, the other at the last stop before it.
fn ways_out<'a>(
    area: Rect,
    step: u16,
    last: &[&'a Action],
    room: impl Fn(&&Action) -> usize,
) -> Vec<(u16, &'a Action)> {
    let mut end = area.right() + 2;
    let mut out = Vec::new();
    for (nth, action) in last.iter().rev().enumerate() {
        let start = end.saturating_sub(cells(room(action))).max(area.x);
        let start = if nth == 0 { start } else { area.x + (start - area.x) / step * step };
        out.insert(0, (start, *action));
        end = start;
    }
    out
}

/// Puts "Key label" where it fits; nothing where it does not.
fn key_label(canvas: &mut Canvas, area: Rect, x: u16, key: &str, label: &str, act: Option<Act>) -> u16 {
    let label = fit::one_line(label, 30);
    let wide = letters::width(key) + 1 + letters::width(&label);
    if wide > usize::from(area.right().saturating_sub(x)) {
        return x;
    }
    let start = x;
    let mut x = canvas.put(area, x, key, Role::Key, None);
    x = canvas.put(area, x + 1, &label, Role::Quiet, None);
    if let Some(act) = act {
        canvas.hits.push((Rect { x: start, width: x - start, ..area }, Hit::Act(act)));
    }
    x + 2
}

fn is_live(action: &Action) -> bool {
    action.allowed == Allowed::Yes && !action.keys.is_empty()
}

fn key_of(action: &Action) -> String {
    action.keys.first().map_or(String::new(), |key| fit::one_line(key, 12))
}

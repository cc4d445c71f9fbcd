//! Help and the palette: the table of actions as a list that can be filtered and run.

use super::App;
use crate::{
    base::{Key, letters, search::Wanted},
    content::Words,
    page::{
        Act, Action, Allowed, Block, Field, FieldKind, List, Page, Place, Row, Scope,
        action::{self, Info},
    },
    say,
    screens::guide,
    view::finding::filter_slot,
};

/// Columns that the keys take in help, so that the names stand below each other.
const KEYS: usize = 11;

/// The chapters with pages to go to.
const ON_THE_MAP: [&str; 4] = ["about", "goals", "grow", "more"];

pub(super) fn label_key(info: &Info) -> String {
    format!("act.{}", info.name)
}

/// An action with its words.
pub fn action(words: &Words, info: &Info, allowed: Allowed) -> Action {
    let label = words.plain(&label_key(info));
    let help = words.plain(&format!("act.{}.help", info.name));
    let keys = info.keys.iter().map(|k| k.shown()).collect();
    Action { act: info.act, name: info.name, keys, label, help, allowed, scope: info.scope, foot: info.foot }
}

impl App {
    /// The page of help (what can be done here) or of the palette (what can be done anywhere, and all pages).
    pub(super) fn help_page(&mut self) -> Page {
        let palette = *self.place() == Place::Palette;
        let filter = self.stack.top().filter.clone();
        let mut rows = action_rows(self, palette);
        if palette {
            rows.extend(page_rows(self));
        }
        rows.extend(guide_rows(self, &filter));
        sift(&mut rows, &filter);
        for row in &mut rows {
            row.said.clear();
        }
        let words = self.words();
        let title = if palette { say!("palette.title") } else { say!("help.title") };
        let mut field = Field::empty(filter_slot(), FieldKind::Line, words.say(&say!("help.filter")));
        field.text.clone_from(&filter);
        field.shown = filter;
        let list = List::whole(rows, words.say(&say!("help.none")));
        // The filter is always being written in, so only the rows take the focus.
        let filter = Block::Field(Box::new(field));
        Page { title: words.say(&title), main: vec![filter, Block::List(list)], side: Vec::new() }
    }
}

/// Leaves the rows that hold every word. Those that have them in their name come before those that only speak of them.
fn sift(rows: &mut Vec<Row>, filter: &str) {
    let wanted = Wanted::of(filter);
    rows.retain(|row| wanted.are_in(&format!("{} {} {}", row.text, row.said, row.note)));
    rows.sort_by_cached_key(|row| !wanted.are_in(&format!("{} {}", row.text, row.said)));
}

/// The actions of the place this was opened from; each row with its keys as words to be found by.
fn action_rows(app: &mut App, palette: bool) -> Vec<Row> {
    let Some(opened) = app.below() else { return Vec::new() };
    let shown = |action: &&Action| {
        let itself = matches!(action.act, Act::Help | Act::Palette);
        !itself && (!palette || action.scope != Scope::Moving)
    };
    let mut shown: Vec<&Action> = opened.iter().filter(shown).collect();
    // What is near comes first: the row, the page, the workbook, and moving about at the end. Before them all, the guide:
    // who asks for help may want to read.
    shown.sort_by_key(|action| (palette || action.act != Act::Guide, action.scope));
    shown.into_iter().map(row).collect()
}

fn row(action: &Action) -> Row {
    let keys = action.keys.join(" ");
    let gap = KEYS.saturating_sub(letters::width(&keys)).max(2);
    let text = format!("{keys}{}{}", " ".repeat(gap), action.label);
    let note = match &action.allowed {
        Allowed::Yes => action.help.clone(),
        Allowed::No(reason) => reason.clone(),
    };
    let mut row = Row::act(action.act, text).note(note);
    action.name.clone_into(&mut row.said);
    row
}

/// The pages of the guide; under a heading, where all rows are in their order.
fn guide_rows(app: &App, filter: &str) -> Vec<Row> {
    let mut rows = guide::rows();
    if let Some(first) = rows.first_mut().filter(|_| filter.is_empty()) {
        first.head = app.words().say(&say!("guide.title"));
    }
    rows
}

fn page_rows(app: &App) -> Vec<Row> {
    let pages = ON_THE_MAP.into_iter().flat_map(|chapter| app.content.chapter(chapter));
    let pages = pages.map(|p| Row::page(Key::from(p.id.as_str()), p.title.clone()));
    let goals = app.book.goals().filter(|g| !g.words.is_blank());
    let goals = goals.map(|g| Row::record(g.id, app.words().say(&say!("palette.goal", goal = &g.words))));
    pages.chain(goals).collect()
}

impl App {
    /// What could be done in the place under help, as it will be when help is left.
    fn below(&mut self) -> Option<Vec<Action>> {
        let help = self.stack.clone();
        let opened = if self.stack.back() { Some(self.actions()) } else { None };
        self.stack = help;
        opened
    }
}

/// Every action with keys and words, for the tables of the guide.
pub fn table(words: &Words) -> Vec<Action> {
    action::TABLE.iter().map(|info| action(words, info, Allowed::Yes)).collect()
}

//! Level 1: what a screen says, as plain data. `tui` draws it, `plain` speaks it; neither knows the workbook.
//!
//! A page states roles and order only; columns, sizes, glyphs and scrolling are the face's business.
//!
//! Must never: hold a colour, a width, or a picture without words.

pub mod action;
pub mod chart;
pub mod field;
pub mod figure;
pub mod list;
pub mod mark;
pub mod stroke;
pub mod target;

use crate::base::{Kind, Slot};

pub use action::{Act, Action, Allowed, Scope};
pub use field::{Choice, Field, FieldKind, Leaning};
pub use figure::{Figure, Shape, Size, Stone};
pub use list::{List, Look, Row};
pub use mark::Mark;
pub use stroke::{Code, Stroke};
pub use target::Target;

/// One page: a title, what it says, and what stands beside it where there is room.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The heading of the page.
    pub title: String,
    /// What it says, in reading order.
    pub main: Vec<Block>,
    /// What stands beside it on a wide screen, and after it elsewhere.
    pub side: Vec<Block>,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the page.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that matters less.
    Quiet(String),
    /// The person's own words, quoted.
    Own(String),
    /// Something to fill in.
    Field(Box<Field>),
    /// Rows to choose from.
    List(List),
    /// A picture with its words.
    Figure(Figure),
}

impl Page {
    /// Everything the focus can stand on, in reading order.
    pub fn targets(&self) -> Vec<&Target> {
        let mut out = Vec::new();
        for block in self.main.iter().chain(&self.side) {
            match block {
                // A filter is always being written in; the focus stands on the rows it leaves.
                Block::Field(field) if field.slot.record.kind() == Kind::Passing => {}
                Block::Field(field) => out.push(&field.target),
                Block::List(list) => out.extend(list.rows.iter().map(|row| &row.target)),
                Block::Heading(_) | Block::Text(_) | Block::Quiet(_) | Block::Own(_) | Block::Figure(_) => {}
            }
        }
        out
    }

    /// The field of that slot, also where it is the words of a row.
    pub fn field(&self, slot: &Slot) -> Option<&Field> {
        self.main.iter().chain(&self.side).find_map(|block| match block {
            Block::Field(field) if field.slot == *slot => Some(field.as_ref()),
            Block::List(list) => {
                list.rows.iter().filter_map(|row| row.field.as_deref()).find(|field| field.slot == *slot)
            }
            _ => None,
        })
    }

    /// As [`Self::field`], to be changed.
    pub fn field_mut(&mut self, slot: &Slot) -> Option<&mut Field> {
        self.main.iter_mut().chain(&mut self.side).find_map(|block| match block {
            Block::Field(field) if field.slot == *slot => Some(field.as_mut()),
            Block::List(list) => {
                list.rows.iter_mut().filter_map(|row| row.field.as_deref_mut()).find(|field| field.slot == *slot)
            }
            _ => None,
        })
    }

    /// The list row standing on that target.
    pub fn row(&self, target: &Target) -> Option<&Row> {
        self.lists().flat_map(|list| &list.rows).find(|row| row.target == *target)
    }

    /// All lists.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        self.main.iter().chain(&self.side).filter_map(|block| match block {
            Block::List(list) => Some(list),
            _ => None,
        })
    }
}

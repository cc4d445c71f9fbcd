//! Level 2: what a screen says, as plain data. `tui` draws it, `plain` speaks it; neither knows the workbook.
//!
//! A page states roles and order only; columns, sizes, glyphs and scrolling are the face's business.
//!
//! Must never: hold a colour, a width, or a picture without words.

pub mod action;
pub mod chart;
pub mod command;
pub mod field;
pub mod figure;
pub mod list;
pub mod mark;
pub mod place;
pub mod row_id;
pub mod stroke;

use crate::base::{Kind, Slot};

pub use action::{Act, Action, Allowed, Scope};
pub use command::Command;
pub use field::{Choice, Field, FieldKind, Leaning};
pub use figure::{BEHIND, CAIRN, Figure, Shape, Size, Stone};
pub use list::{List, Look, Row};
pub use mark::Mark;
pub use place::{
    Ask, By, Door, Handing, Line, Meet, Pasting, Period, Picture, Place, Shrink, ShrinkAsk, Sieve, Sought, Stretch,
    Walk, Zoom,
};
pub use row_id::RowId;
pub use stroke::{Code, Stroke};

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

impl Block {
    /// Some rows, all of them shown; nothing is said where there are none.
    pub fn rows(rows: Vec<Row>) -> Self {
        Self::List(List::whole(rows, String::new()))
    }

    /// Some short rows, one beside the other.
    pub fn line(rows: Vec<Row>) -> Self {
        Self::List(List { look: Look::Line, ..List::whole(rows, String::new()) })
    }

    /// Some rows on a card.
    pub fn card(rows: Vec<Row>) -> Self {
        Self::List(List { look: Look::Card, ..List::whole(rows, String::new()) })
    }

    /// One row.
    pub fn row(row: Row) -> Self {
        Self::rows(vec![row])
    }
}

impl Page {
    /// Everything the focus can stand on, in reading order.
    pub fn row_ids(&self) -> Vec<&RowId> {
        let [mut main, side] = self.columns();
        main.extend(side);
        main
    }

    /// The same for the page itself, and for what stands beside it.
    pub fn columns(&self) -> [Vec<&RowId>; 2] {
        [Self::ids_in(&self.main), Self::ids_in(&self.side)]
    }

    fn ids_in(blocks: &[Block]) -> Vec<&RowId> {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                // A filter is always being written in; the focus stands on the rows it leaves.
                Block::Field(field) if field.slot.record.kind() == Kind::Passing => {}
                Block::Field(field) => out.push(&field.id),
                Block::List(list) => out.extend(list.rows.iter().map(|row| &row.id)),
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

    /// The row of that identity.
    pub fn row(&self, id: &RowId) -> Option<&Row> {
        self.lists().flat_map(|list| &list.rows).find(|row| row.id == *id)
    }

    /// What is done by choosing that row or field.
    pub fn command(&self, id: &RowId) -> Option<Command> {
        let of_row = self.row(id).map(|row| row.command.clone());
        of_row.or_else(|| self.fields().find(|field| field.id == *id).map(|field| Command::Fill(field.slot.clone())))
    }

    /// All questions, from the top; the words of a row are none.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.main.iter().chain(&self.side).filter_map(|block| match block {
            Block::Field(field) => Some(field.as_ref()),
            _ => None,
        })
    }

    /// All lists.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        self.main.iter().chain(&self.side).filter_map(|block| match block {
            Block::List(list) => Some(list),
            _ => None,
        })
    }
}

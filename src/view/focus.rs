//! What is in focus, and what a page asked of it while it was built: a page that never asked stays as it is when the focus
//! moves.

use std::cell::RefCell;

use crate::page::RowId;

/// What is in focus. It notes what it is asked.
#[derive(Debug, Default)]
pub struct Focus<'a> {
    on: Option<&'a RowId>,
    in_list: Option<&'a RowId>,
    asked: RefCell<Asked>,
}

/// What a page asked of the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What it is; any move makes another page.
    pub whole: bool,
    /// Where a long list is looked at; it holds good until the focus comes near the edge of what the list shows.
    pub window: bool,
    /// Whether it is that row or field, and what the answer was.
    pub is: Vec<(RowId, bool)>,
}

impl<'a> Focus<'a> {
    /// The focus stands there; and there it stood in a long list, before it went to what stands beside.
    pub fn on(on: Option<&'a RowId>, in_list: Option<&'a RowId>) -> Self {
        Self { on, in_list, asked: RefCell::default() }
    }

    /// What it is.
    pub fn get(&self) -> Option<&'a RowId> {
        self.asked.borrow_mut().whole = true;
        self.on
    }

    /// What it is, for the window of a long list around it. A list stays as it is while the focus is beside it.
    pub fn window(&self) -> Option<&'a RowId> {
        self.asked.borrow_mut().window = true;
        self.in_list.or(self.on)
    }

    /// Whether it is that one.
    pub fn is(&self, id: &RowId) -> bool {
        let answer = self.on == Some(id);
        self.asked.borrow_mut().is.push((id.clone(), answer));
        answer
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Asked {
        self.asked.borrow().clone()
    }
}

//! What things are called now, and before anyone called them otherwise.

use std::sync::Arc;

use crate::{content::Content, workbook::Said};

/// The names that hold now.
#[derive(Debug)]
pub(super) struct Naming {
    /// Words and pages before anyone called a thing otherwise.
    pub(super) before: Arc<Content>,
    /// The own words that hold now.
    pub(super) said: Said,
}

impl Naming {
    /// Nothing is called otherwise yet.
    pub(super) fn new(content: &Arc<Content>) -> Self {
        Self { before: Arc::clone(content), said: Said::default() }
    }
}

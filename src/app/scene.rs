//! Everything a face shows at one moment, as plain data.

use crate::{
    base::{Colours, Slot},
    page::{Act, Action, Block, Page, RowId},
};

/// What there is to see and to do now.
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The program's name.
    pub name: String,
    /// Whether all is on the disk, in words.
    pub saved: String,
    /// All is on the disk.
    pub is_saved: bool,
    /// Who is writing, while two are here; empty otherwise.
    pub pen: String,
    /// A question for the helper, where they asked for one; for the foot.
    pub question: Option<String>,
    /// What the helper may ask, listen for and leave, for a column beside the page where there is room for one.
    pub companion: Vec<Block>,
    /// Someone to call, with the key.
    pub call: String,
    /// The five places.
    pub tabs: Vec<Tab>,
    /// Where this is, in words: the place and the page.
    pub place: String,
    /// The page.
    pub page: Page,
    /// What is chosen.
    pub focus: Option<RowId>,
    /// The field that is being written in; every printable key is text then.
    pub writing: Option<Slot>,
    /// The question that is chosen and not being written in yet: a letter begins to write there.
    pub types_into: Option<Slot>,
    /// Right and Left do something of their own here; else they cross to the column beside.
    pub own_arrows: bool,
    /// Something that was just said. It stays until the next key.
    pub notice: Option<Notice>,
    /// Something that holds until it is mended ("Not saved", "Look only").
    pub banner: Option<String>,
    /// What can be done, in the order of the table; what is refused says why.
    pub actions: Vec<Action>,
    /// The screen is hidden: show the dull page and nothing else.
    pub hidden: bool,
    /// The colours that were chosen; none: those that suit the terminal.
    pub colours: Option<Colours>,
    /// What stands above what is in focus is to be read before it is answered: a face begins at the top.
    pub read_first: bool,
    /// One question of several, in their turn: Enter goes on to the next, also without an answer.
    pub in_turn: bool,
    /// Another number means another page: a face starts at its top.
    pub visit: u64,
    /// Another number means that something was folded away, or is there again: nothing from before may be told of.
    pub folds: u64,
}

/// One of the five places.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// The action that goes there.
    pub act: Act,
    /// Its name.
    pub label: String,
    /// This is where we are.
    pub here: bool,
}

/// Something to be said once.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// It needs to be seen: a refusal or trouble.
    pub urgent: bool,
}

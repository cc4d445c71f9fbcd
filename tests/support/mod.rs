//! What the tests share: hands, eyes and a voice for the app, the workbooks they begin with, and the real program in a
//! terminal.
//!
//! How to write a test:
//!
//! - Keys in, words out. Find a row or field by the words a person reads: `hands.choose("Let it rest")`,
//!   `hands.focus_on("Which day?")`, `ways::enter_on` and `ways::walk_to` where the way there by the arrows matters.
//!   Then look at words: `must_show`, `hands.focused()`, `hands.notice()`.
//! - No test names what the app calls a row or a page. Only [`found`] knows: `RowId` for rows, `hands.place()` and
//!   `hands.is_at("Step")` for pages.
//! - A page is kept as text without the frame: `screens::reads_the_same`. Variants of one page share a file
//!   (`screens::variants`), pages that follow each other too (`screens::story`). Each of these also checks that the page
//!   fits every window and is spoken in plain words (`screens::fits` does only that). A fact of one line is an assertion,
//!   not a file.
//! - A whole frame (`screens::frame_is_the_same`) is for a kind of drawing or for the frame itself, and there are at most
//!   thirty of them: what is the same on every page is seen once.

#![allow(dead_code, unused_imports, reason = "each program of tests uses its own part of this")]

pub(crate) mod answers;
pub(crate) mod book;
pub(crate) mod entries;
pub(crate) mod everything;
pub(crate) mod eyes;
pub(crate) mod found;
pub(crate) mod hands;
pub(crate) mod hard_words;
pub(crate) mod looked_back;
pub(crate) mod on_foot;
pub(crate) mod on_ladder;
pub(crate) mod own_pages;
pub(crate) mod paper;
pub(crate) mod player;
pub(crate) mod pty;
pub(crate) mod screens;
pub(crate) mod secret;
pub(crate) mod seen;
pub(crate) mod small;
pub(crate) mod store_kit;
pub(crate) mod store_talk;
pub(crate) mod talked;
pub(crate) mod three;
pub(crate) mod trail;
pub(crate) mod voice;
pub(crate) mod walk;
pub(crate) mod ways;

//! What the tests share: hands, eyes and a voice for the app, the workbooks they begin with, and the real program in a
//! terminal.
//!
//! Must never: decide what is right; only a test does.

#![allow(dead_code, unused_imports, reason = "each program of tests uses its own part of this")]

pub(crate) mod answers;
pub(crate) mod book;
pub(crate) mod entries;
pub(crate) mod eyes;
pub(crate) mod hands;
pub(crate) mod looked_back;
pub(crate) mod on_foot;
pub(crate) mod on_ladder;
pub(crate) mod own_pages;
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

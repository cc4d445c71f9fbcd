//! How much there may be of something.

/// How deep steps may stand under steps (the outermost is level 1).
pub const DEEPEST: usize = 8;

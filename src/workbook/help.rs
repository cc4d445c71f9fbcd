//! Who did it, and how hard it was: said of a step that is planned, and of the stone that came of it.
//!
//! Never be a scale with a top. Help that was wanted is as good as none.

use serde::{Deserialize, Serialize};

use crate::base::Key;

/// Who did it. Our own four words; no scale that was tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Help {
    /// By myself.
    ByMyself,
    /// With a hand: a word, a reminder, something set up.
    WithAHand,
    /// Side by side.
    SideBySide,
    /// Someone did it for me.
    ForMe,
}

impl Help {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::ByMyself, Key::of("by_myself")),
        (Self::WithAHand, Key::of("with_a_hand")),
        (Self::SideBySide, Key::of("side_by_side")),
        (Self::ForMe, Key::of("for_me")),
    ];
}

/// How hard a step was, or looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Hard {
    /// Easy.
    Easy,
    /// All right.
    Ok,
    /// Hard.
    Hard,
}

impl Hard {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 3] =
        [(Self::Easy, Key::of("easy")), (Self::Ok, Key::of("ok")), (Self::Hard, Key::of("hard"))];
}

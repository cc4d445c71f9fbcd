//! Which colours the page has, as a person chooses.

use serde::{Deserialize, Serialize};

use super::Key;

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Colours {
    /// Light words on a dark page.
    #[default]
    Dark,
    /// Dark words on a light page.
    Light,
    /// White on black, and nothing pale.
    Contrast,
    /// The two colours of the terminal, and no others.
    Terminal,
}

impl Colours {
    /// Every choice with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Dark, Key::of("dark")),
        (Self::Light, Key::of("light")),
        (Self::Contrast, Key::of("contrast")),
        (Self::Terminal, Key::of("terminal")),
    ];

    /// The choice of that name.
    pub fn of(key: &Key) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| name == key).map(|(colours, _)| *colours)
    }
}

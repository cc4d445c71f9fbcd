//! How a row or a day stands, as a sign.

/// How a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to show.
    #[default]
    None,
    /// An open step.
    Open,
    /// A step that was tried and is open.
    Tried,
    /// A step that is done.
    Done,
    /// A step that rests.
    NotNow,
    /// A step that was dropped.
    Dropped,
    /// A milestone.
    Stone,
    /// A hard time.
    HardTime,
    /// A note.
    Note,
    /// A check-in.
    CheckIn,
    /// A choice about a goal.
    Choice,
    /// The choice that is taken now.
    Chosen,
    /// A choice that is not taken.
    NotChosen,
    /// One of several choices, taken.
    Taken,
    /// One of several choices, not taken.
    NotTaken,
    /// Adds something to what stands above.
    Add,
}

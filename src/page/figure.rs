//! A picture with compulsory words: it can't be built without a sentence that says the same.
//!
//! Never be made any other way than by [`Figure::new`].

use super::chart::{Bars, Days, Lines, Rings, Wheel};

/// A picture, the same in words, and the same as rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    words: String,
    rows: Vec<(String, String)>,
    shape: Shape,
}

/// What kind of picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Stones, oldest first, from the first one of a cairn on.
    Cairn(Vec<Stone>),
    /// Beads on a string, oldest first.
    Beads(Vec<Stone>),
    /// Values by day, joined by lines.
    Lines(Lines),
    /// Bars, each with a value or with two.
    Bars(Bars),
    /// Days of a year with a sign each.
    Days(Days),
    /// Spokes with a value each, or with two.
    Wheel(Wheel),
    /// People in rings around one.
    Rings(Rings),
}

/// How many stones a cairn holds; the next one begins another.
pub const CAIRN: usize = 40;
/// How many earlier ones are seen behind it.
pub const BEHIND: usize = 3;

/// One stone of the pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stone {
    /// Decides its shape; the same for the same entry on every machine.
    pub seed: u64,
    /// How large it is.
    pub size: Size,
}

/// How large a stone is: by how hard it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// It was easy.
    Small,
    /// It was all right, or that was not said.
    #[default]
    Middle,
    /// It was hard.
    Large,
}

impl Figure {
    /// A picture that says `words`. `None` when the words are blank: a picture alone tells some people nothing.
    pub fn new(words: String, rows: Vec<(String, String)>, shape: Shape) -> Option<Self> {
        if words.trim().is_empty() { None } else { Some(Self { words, rows, shape }) }
    }

    /// The picture in one sentence.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The picture as label and value.
    pub fn rows(&self) -> &[(String, String)] {
        &self.rows
    }

    /// The picture.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_without_words() {
        assert_eq!(Figure::new("  ".into(), Vec::new(), Shape::Cairn(Vec::new())), None);
        let figure =
            Figure::new("One stone.".into(), Vec::new(), Shape::Cairn(vec![Stone { seed: 1, size: Size::Middle }]))
                .unwrap();
        assert_eq!(figure.words(), "One stone.");
    }
}

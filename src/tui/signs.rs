//! The signs that pictures with figures in them are drawn with.

use super::setting::Setting;

/// Signs of the pictures.
#[derive(Debug)]
pub(super) struct Signs {
    /// A person's own look, a helper's, and both at once.
    pub(super) own: &'static str,
    pub(super) beside: &'static str,
    pub(super) both: &'static str,
    /// Between two looks.
    pub(super) join: &'static str,
    /// The edge to the left, the one below, and where they meet.
    pub(super) side: &'static str,
    pub(super) floor: &'static str,
    pub(super) corner: &'static str,
    /// A bar of now, and one of then.
    pub(super) now: &'static str,
    pub(super) then: &'static str,
    /// Where nothing was said.
    pub(super) unset: &'static str,
}

const UNICODE: Signs = Signs {
    own: "●",
    beside: "◇",
    both: "◈",
    join: "·",
    side: "│",
    floor: "─",
    corner: "└",
    now: "█",
    then: "░",
    unset: "–",
};

const ASCII: Signs = Signs {
    own: "o",
    beside: "x",
    both: "*",
    join: ".",
    side: "|",
    floor: "-",
    corner: "+",
    now: "#",
    then: "-",
    unset: "-",
};

/// The signs this terminal can show.
pub(super) fn signs(at: &Setting) -> &'static Signs {
    if at.theme.glyphs.rule.is_ascii() { &ASCII } else { &UNICODE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_one_cell_and_no_two_that_stand_together_look_alike() {
        for signs in [&UNICODE, &ASCII] {
            let points = [signs.own, signs.beside, signs.both, signs.join, signs.unset];
            let bars = [signs.now, signs.then];
            for set in [&points[..], &bars[..]] {
                let distinct: std::collections::BTreeSet<&&str> = set.iter().collect();
                assert_eq!(distinct.len(), set.len());
                assert!(set.iter().all(|sign| crate::base::letters::width(sign) == 1));
            }
        }
    }
}

//! Cairns along a path: the one that is being built, and earlier ones behind it, smaller and paler.

use super::{
    canvas::{Canvas, real},
    heap::{self, Heap, STONE},
    laid::{Laid, laid},
};
use crate::{
    page::{BEHIND, CAIRN, Stone},
    tui::palette::Palette,
};

/// Where earlier ones stand, from the last one back, as parts of the width.
const PLACES: [f64; BEHIND] = [0.13, 0.88, 0.26];
/// How many of an earlier one are drawn.
const EARLIER: usize = 16;
/// How wide a stone further away must be.
const AWAY: f64 = 2.3;
/// The size of a cairn of about a dozen: beside earlier ones, a new one is not larger than that one fits.
const DOZEN: (f64, f64) = (9.5, 4.6);

/// The room for a picture, in half cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) wide: usize,
    pub(super) high: usize,
    /// The most half cells to a unit: a few stones do not become boulders.
    pub(super) most: f64,
}

impl Room {
    /// How wide a stone must be to be told from others.
    fn least(self) -> f64 {
        if self.high < 14 { 2.6 } else { 3.6 }
    }
}

/// The picture of all these cairns, each full but the last; `chosen` is one of the last cairn's.
pub(super) fn paint(stones: &[Stone], room: Room, chosen: Option<usize>, palette: &'static Palette) -> Canvas {
    let mut canvas = Canvas::new(room.wide, room.high, palette);
    canvas.ground();
    let mut cairns: Vec<&[Stone]> = stones.chunks(CAIRN).collect();
    let Some(near) = cairns.pop() else { return canvas };
    let most = if room.wide > 24 { BEHIND } else { 2 };
    let behind: Vec<(usize, &[Stone])> = cairns.iter().rev().copied().enumerate().take(most).collect();
    for (nth, earlier) in behind.iter().rev() {
        further(&mut canvas, &laid(earlier.get(..EARLIER).unwrap_or(earlier)), *nth, palette);
    }
    nearest(&mut canvas, &laid(near), room, !behind.is_empty(), chosen, palette);
    canvas
}

/// An earlier one, the `nth` back.
fn further(canvas: &mut Canvas, stones: &[Laid], nth: usize, palette: &'static Palette) {
    let (wide, high, back) = (real(canvas.wide), real(canvas.high), real(nth));
    let room = ((wide * (0.34 - 0.04 * back)).floor().max(7.0), (high * (0.62 - 0.07 * back)).floor().max(5.0));
    let stones = stones.get(..heap::fitting(stones, room, AWAY)).unwrap_or(stones);
    let scale = heap::scale(stones, room);
    let at = PLACES.get(nth).copied().unwrap_or(0.5) * wide;
    let raised = real(nth / 2 + usize::from(canvas.high > 14));
    Heap {
        stones,
        work: palette.stonework,
        scale,
        middle: at - centre(stones) * scale,
        ground: high - 1.0 - raised,
        haze: Some(0.34 + 0.10 * back),
        mossy: 0,
        chosen: None,
    }
    .paint(canvas);
}

/// The one being built: the first stones that fit, or as many as the chosen one needs, seen as far up as it lies.
fn nearest(
    canvas: &mut Canvas,
    all: &[Laid],
    room: Room,
    has_behind: bool,
    chosen: Option<usize>,
    palette: &'static Palette,
) {
    let (wide, high) = (real(room.wide) * if has_behind { 0.64 } else { 1.0 }, real(room.high));
    let fitting = heap::fitting(all, (wide, high), room.least());
    let shown = chosen.map_or(fitting, |chosen| fitting.max(chosen + 1));
    let stones = all.get(..shown).unwrap_or(all);
    let most = if has_behind {
        let (broad, tall) = DOZEN;
        room.most.min((wide - 1.0) / broad).min((high - 1.2) / tall)
    } else {
        room.most
    };
    let scale = heap::scale(stones, (wide, high)).max(room.least() / STONE).min(most.max(room.least() / STONE));
    let top = chosen.and_then(|chosen| stones.get(chosen)).map_or(0.0, |laid| laid.above + laid.form.up + 0.2);
    let sunk = (top * scale - (high - 1.0)).max(0.0);
    Heap {
        stones,
        work: palette.stonework,
        scale,
        middle: real(room.wide) / 2.0 - centre(stones) * scale,
        ground: high - 1.0 + sunk.ceil(),
        haze: None,
        mossy: if has_behind { stones.len() / 3 } else { 0 },
        chosen,
    }
    .paint(canvas);
}

/// The middle between its ends, from the first stone's.
fn centre(stones: &[Laid]) -> f64 {
    let (left, right, _) = heap::reach(stones);
    left.midpoint(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Colours,
        page::Size,
        tui::{
            cairn::canvas::{Half, whole},
            theme::{Depth, Looks, Theme},
        },
    };

    fn some(n: u64) -> Vec<Stone> {
        let size = |nth: u64| [Size::Middle, Size::Small, Size::Large][usize::try_from(nth % 3).unwrap()];
        (0..n).map(|nth| Stone { seed: nth.wrapping_mul(0x9e37_79b9_7f4a_7c15), size: size(nth) }).collect()
    }

    /// How light each half cell is, from 0 to z; a dot where the page shows.
    fn light(stones: u64, (wide, high): (usize, usize), chosen: Option<usize>) -> Vec<String> {
        let theme = Theme::new(Looks { depth: Depth::All, unicode: true, colours: Colours::Dark });
        let canvas = paint(&some(stones), Room { wide, high, most: 6.5 }, chosen, theme.paint().unwrap());
        let letter = |half: Half| {
            let Some([red, green, blue]) = half.tint else { return '.' };
            let level = whole((red * 0.3 + green * 0.5 + blue * 0.2) / 256.0 * 36.0);
            char::from_digit(u32::try_from(level).unwrap(), 36).unwrap()
        };
        (0..high).map(|y| (0..wide).map(|x| letter(canvas.get(x, y))).collect()).collect()
    }

    /// Light falls from above, a little from the left; there is shade below and a gap between; earlier ones are small and
    /// pale; there is moss on the lowest, and the chosen one is the lightest.
    #[test]
    fn stones_as_light_falls_on_them() {
        assert_eq!(
            [light(4, (20, 10), Some(3)), light(40 + 40 + 9, (40, 18), None)].concat(),
            [
                "....................",
                "....................",
                ".ahggg9.............",
                "7sssrqo9............",
                "crrqpolf............",
                "6illjhhjrpj8.hnsrqi.",
                ".flljfqqponlossrqpne",
                "gpomjhnnmlkijqqpoli8",
                "7edb739cdca76dfeca5.",
                "46789999aaaa99998764",
                "........................................",
                "........................................",
                "........................................",
                "........................................",
                "........................................",
                "........................................",
                ".....................6glf6..............",
                "....................dopponi9............",
                "....................fmmmmlki8...........",
                "................chi85giiihge5...........",
                "...............jnlhejlg88dedfc..........",
                "...............dkiejmmldlqppnle....55...",
                "..6ed75.......fqqomfbedbmnmlkha...8ec9..",
                "..fgdhgabab9..jnmkgiopomgbbba74.bhe88b6.",
                "igdd97bejqqpolchjfdooonlkifrqmka9ecddcdd",
                "ba9dadc8emmmljkpppjikkjihdnqonlbcb9cb9ca",
                ".........8ddc97dgf848abb947edca4........",
                "4556778889999999aaaaaaaa9999999888776554",
            ]
        );
    }
}

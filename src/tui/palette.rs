//! Colours by what a piece of text is, and the grounds it stands on: for a dark page, a light one, and one of high contrast,
//! each in full colours and in the 256 of older terminals.
//!
//! Never a colour that does not read: the test below computes the contrast of every pair (WCAG 2, 2008).

use ratatui::style::Color;

/// Colours of a page.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) page: Color,
    /// What belongs together and comes first.
    pub(super) card: Color,
    pub(super) chosen: Color,
    pub(super) well: Color,
    pub(super) text: Color,
    /// The person's own words.
    pub(super) own: Color,
    pub(super) quiet: Color,
    pub(super) accent: Color,
    pub(super) done: Color,
    /// Where something could be lost.
    pub(super) loss: Color,
    /// Lines; no text.
    pub(super) rule: Color,
    /// Stones as signs, and beads; no text.
    pub(super) stones: [Color; 4],
    /// Stones as a picture.
    pub(super) stonework: &'static Stonework,
}

/// Red, green and blue from 0 to 255.
pub(super) type Rgb = [u8; 3];

/// What stones are painted with: never text, and never alone in what they tell.
#[derive(Debug)]
pub(super) struct Stonework {
    pub(super) tones: [Rgb; 8],
    /// The one that is chosen.
    pub(super) chosen: Rgb,
    /// Where light falls.
    pub(super) light: Rgb,
    /// Where none falls.
    pub(super) shade: Rgb,
    /// Along the lower edge of a stone.
    pub(super) rim: Rgb,
    /// Between stones.
    pub(super) gap: Rgb,
    pub(super) moss: Rgb,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// Its red, green and blue; of the 256 colours by the rule of xterm. Of the first sixteen nobody knows how they look.
pub(super) fn parts(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(nth @ 232..) => Some([8 + (nth - 232) * 10; 3]),
        Color::Indexed(nth @ 16..) => {
            let nth = nth - 16;
            Some([nth / 36, nth / 6 % 6, nth % 6].map(step))
        }
        _ => None,
    }
}

/// How bright the steps from 0 to 5 of the 256 colours are.
fn step(nth: u8) -> u8 {
    if nth == 0 { 0 } else { 55 + nth * 40 }
}

/// The one of the 256 colours that looks most alike: a wrong hue is seen sooner than a wrong brightness, so that what is
/// nearly grey becomes grey.
pub(super) fn nearest(wanted: Rgb) -> Color {
    const NEARLY_GREY: u8 = 56;
    let off = |found: Rgb| -> i32 {
        let [bright, warm, cool] = brightness_and_hue(wanted);
        let [found_bright, found_warm, found_cool] = brightness_and_hue(found);
        (bright - found_bright).pow(2) + 2 * (warm - found_warm).pow(2) + 2 * (cool - found_cool).pow(2)
    };
    let [red, green, blue] = wanted.map(|part| (0..5).rev().find(|nth| step(*nth) <= part).unwrap_or(0));
    let around = (0..8).map(|up| 36 * (red + (up & 1)) + 6 * (green + (up >> 1 & 1)) + blue + (up >> 2));
    let [least, .., most] = sorted(wanted);
    let coloured = around.map(|nth| 16 + nth).filter(|_| most - least > NEARLY_GREY || most == least);
    let all = (232..=255).chain(coloured).map(Color::Indexed);
    all.min_by_key(|colour| parts(*colour).map(off)).unwrap_or(Color::Indexed(16))
}

fn sorted(mut rgb: Rgb) -> Rgb {
    rgb.sort_unstable();
    rgb
}

/// How bright, and how much more red and more blue than that; of 1000 parts of brightness, red, green and blue have what
/// ITU-R BT.601 gives them.
fn brightness_and_hue(rgb: Rgb) -> [i32; 3] {
    let [red, green, blue] = rgb.map(i32::from);
    let bright = (299 * red + 587 * green + 114 * blue) / 1000;
    [bright, red - bright, blue - bright]
}

const fn nth(index: u8) -> Color {
    Color::Indexed(index)
}

const fn bytes(hex: u32) -> Rgb {
    let [_, red, green, blue] = hex.to_be_bytes();
    [red, green, blue]
}

const DARK_STONES: Stonework = Stonework {
    tones: [
        bytes(0xa2_9a_8c),
        bytes(0x8d_8a_84),
        bytes(0xb3_a5_8e),
        bytes(0x7f_85_8a),
        bytes(0x9c_8f_86),
        bytes(0x8b_93_8c),
        bytes(0xb9_ad_9c),
        bytes(0x77_75_6f),
    ],
    chosen: bytes(0xe2_b1_5b),
    light: bytes(0xff_fa_ee),
    shade: bytes(0x0c_0c_0e),
    rim: bytes(0x08_08_09),
    gap: bytes(0x0c_0d_0c),
    moss: bytes(0x7d_9a_5c),
};

const LIGHT_STONES: Stonework = Stonework {
    tones: [
        bytes(0x9b_92_84),
        bytes(0x8a_85_7d),
        bytes(0xa9_9b_85),
        bytes(0x7e_81_82),
        bytes(0x96_89_7f),
        bytes(0x88_8d_84),
        bytes(0xae_a2_91),
        bytes(0x78_74_6c),
    ],
    chosen: bytes(0xc8_88_1e),
    light: bytes(0xff_fa_ee),
    shade: bytes(0x34_2c_22),
    rim: bytes(0x30_28_20),
    gap: bytes(0x5a_52_45),
    moss: bytes(0x7d_9a_5c),
};

const CONTRAST_STONES: Stonework = Stonework {
    tones: [
        bytes(0xd8_d4_cc),
        bytes(0xc2_c2_c2),
        bytes(0xe4_d8_c0),
        bytes(0xb4_c0_cc),
        bytes(0xd4_c4_b8),
        bytes(0xbc_cc_c0),
        bytes(0xf0_e6_d6),
        bytes(0xb4_b4_b0),
    ],
    chosen: bytes(0xff_c8_30),
    light: bytes(0xff_ff_ff),
    shade: bytes(0x00_00_00),
    rim: bytes(0x00_00_00),
    gap: bytes(0x00_00_00),
    moss: bytes(0xa0_d0_70),
};

pub(super) const DARK: Palette = Palette {
    page: rgb(0x1a_1c_1b),
    card: rgb(0x23_26_24),
    chosen: rgb(0x30_35_2f),
    well: rgb(0x0f_11_10),
    text: rgb(0xdc_d9_d0),
    own: rgb(0xfb_f3_df),
    quiet: rgb(0xa0_a6_9e),
    accent: rgb(0xe2_b1_5b),
    done: rgb(0x9d_bf_8a),
    loss: rgb(0xe5_8a_7b),
    rule: rgb(0x4a_4f_49),
    stones: [rgb(0xb9_b4_a8), rgb(0x9c_a3_9b), rgb(0xcb_b8_95), rgb(0x94_9d_a8)],
    stonework: &DARK_STONES,
};

pub(super) const DARK_256: Palette = Palette {
    page: nth(234),
    card: nth(235),
    chosen: nth(237),
    well: nth(232),
    text: nth(253),
    own: nth(230),
    quiet: nth(248),
    accent: nth(179),
    done: nth(150),
    loss: nth(217),
    rule: nth(239),
    stones: [nth(250), nth(247), nth(180), nth(246)],
    stonework: &DARK_STONES,
};

pub(super) const LIGHT: Palette = Palette {
    page: rgb(0xfa_f7_f0),
    card: rgb(0xf1_ec_e0),
    chosen: rgb(0xe6_df_cd),
    well: rgb(0xff_ff_ff),
    text: rgb(0x2e_2f_2c),
    own: rgb(0x14_15_12),
    quiet: rgb(0x5c_60_5a),
    accent: rgb(0x86_57_00),
    done: rgb(0x3f_6b_35),
    loss: rgb(0xa3_34_1f),
    rule: rgb(0xc4_bd_ab),
    stones: [rgb(0x7d_78_6c), rgb(0x6a_72_69), rgb(0x8a_72_48), rgb(0x60_6a_76)],
    stonework: &LIGHT_STONES,
};

pub(super) const LIGHT_256: Palette = Palette {
    page: nth(255),
    card: nth(254),
    chosen: nth(252),
    well: nth(231),
    text: nth(236),
    own: nth(232),
    quiet: nth(239),
    accent: nth(94),
    done: nth(22),
    loss: nth(88),
    rule: nth(249),
    stones: [nth(242), nth(240), nth(94), nth(241)],
    stonework: &LIGHT_STONES,
};

pub(super) const CONTRAST: Palette = Palette {
    page: rgb(0x00_00_00),
    card: rgb(0x12_12_12),
    chosen: rgb(0x26_26_26),
    well: rgb(0x12_12_12),
    text: rgb(0xff_ff_ff),
    own: rgb(0xff_ff_ff),
    quiet: rgb(0xd4_d4_d4),
    accent: rgb(0xff_d7_5f),
    done: rgb(0xb0_e8_90),
    loss: rgb(0xff_b8_a8),
    rule: rgb(0x80_80_80),
    stones: [rgb(0xe0_e0_e0), rgb(0xc4_c4_c4), rgb(0xf0_dc_b0), rgb(0xb8_c8_d8)],
    stonework: &CONTRAST_STONES,
};

pub(super) const CONTRAST_256: Palette = Palette {
    page: nth(16),
    card: nth(233),
    chosen: nth(235),
    well: nth(233),
    text: nth(231),
    own: nth(231),
    quiet: nth(252),
    accent: nth(221),
    done: nth(150),
    loss: nth(217),
    rule: nth(244),
    stones: [nth(254), nth(251), nth(223), nth(152)],
    stonework: &CONTRAST_STONES,
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2, 2008).
    fn luminance(colour: Color) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = parts(colour).unwrap().map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_text_reads_on_every_ground() {
        let palettes = [
            ("dark", &DARK, 4.5),
            ("dark, 256", &DARK_256, 4.5),
            ("light", &LIGHT, 4.5),
            ("light, 256", &LIGHT_256, 4.5),
            ("contrast", &CONTRAST, 7.0),
            ("contrast, 256", &CONTRAST_256, 7.0),
        ];
        for (name, palette, least) in palettes {
            let grounds =
                [("page", palette.page), ("card", palette.card), ("chosen", palette.chosen), ("well", palette.well)];
            let texts = [
                ("text", palette.text),
                ("own", palette.own),
                ("quiet", palette.quiet),
                ("done", palette.done),
                ("loss", palette.loss),
                ("accent", palette.accent),
            ];
            for (ground_name, ground) in grounds {
                // On a chosen row the accent is the bar beside it, which stands on the page.
                for (text_name, text) in texts.iter().filter(|(text, _)| (*text, ground_name) != ("accent", "chosen")) {
                    let found = contrast(*text, ground);
                    assert!(found >= least, "{name}: {text_name} on {ground_name} is {found:.1}");
                }
            }
        }
    }

    /// The sign of a stone is no text: 3 is enough (WCAG 2.1, 1.4.11).
    #[test]
    fn the_sign_of_a_stone_is_seen_where_rows_are_chosen() {
        for palette in [&DARK, &DARK_256, &LIGHT, &LIGHT_256, &CONTRAST, &CONTRAST_256] {
            for (ground, stone) in [palette.page, palette.card, palette.chosen]
                .into_iter()
                .flat_map(|ground| palette.stones.map(|stone| (ground, stone)))
            {
                let found = contrast(stone, ground);
                assert!(found >= 3.0, "{stone:?} on {ground:?} is {found:.1}");
            }
        }
    }

    #[test]
    fn a_colour_of_the_256_is_its_own_nearest_and_what_is_nearly_grey_becomes_grey() {
        for index in 16..=255 {
            let wanted = parts(nth(index)).unwrap();
            let found = parts(nearest(wanted)).unwrap();
            let [least, .., most] = sorted(wanted);
            let is_grey = found.iter().all(|part| *part == found[0]);
            assert!(wanted == found || (most - least < 60 && is_grey), "{index}");
        }
        assert_eq!(nearest([0x8d, 0x8a, 0x84]), nth(245));
        assert_eq!(parts(Color::Indexed(3)), None);
    }

    #[test]
    fn a_stone_in_the_light_stands_out_from_the_page_where_contrast_is_high() {
        for palette in [&CONTRAST, &CONTRAST_256] {
            let tones = palette.stonework.tones.iter().chain([&palette.stonework.chosen]);
            for [red, green, blue] in tones {
                assert!(contrast(Color::Rgb(*red, *green, *blue), palette.page) >= 7.0);
            }
        }
    }
}

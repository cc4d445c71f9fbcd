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
    /// Stones; no text.
    pub(super) stones: [Color; 4],
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

const fn nth(index: u8) -> Color {
    Color::Indexed(index)
}

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
    stones: [rgb(0x8a_85_79), rgb(0x6f_77_6e), rgb(0x9b_82_57), rgb(0x66_70_7c)],
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
    stones: [nth(244), nth(242), nth(137), nth(243)],
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
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue from 0 to 255; of the 256 colours by the rule of xterm.
    fn parts(colour: Color) -> [u8; 3] {
        match colour {
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Indexed(nth @ 232..) => [8 + (nth - 232) * 10; 3],
            Color::Indexed(nth @ 16..) => {
                let step = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
                let nth = nth - 16;
                [step(nth / 36), step(nth / 6 % 6), step(nth % 6)]
            }
            other => panic!("{other:?} looks different on each terminal"),
        }
    }

    /// Relative luminance (WCAG 2, 2008).
    fn luminance(colour: Color) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = parts(colour).map(linear);
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
}

//! How a page looks and sounds, held against the file that says how it did.

use cairnbook::{app::Scene, content::Words, tui::Looks};

use super::{
    eyes,
    hands::{Hands, LOOKS},
};

/// Neither colours nor signs.
pub(crate) const BARE: Looks = Looks { colour: false, unicode: false };

/// The usual window and the smallest.
pub(crate) const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

/// The page in both windows is as in its files.
#[track_caller]
pub(crate) fn looks_the_same(name: &str, hands: &mut Hands) {
    looks_the_same_in(name, hands, &SIZES, LOOKS);
}

/// The page in windows of these sizes is as in its files.
#[track_caller]
pub(crate) fn looks_the_same_in(name: &str, hands: &mut Hands, sizes: &[(u16, u16)], looks: Looks) {
    let scene = hands.scene();
    for &(width, height) in sizes {
        let drawn = eyes::drawn(&scene, hands.app.words(), width, height, looks);
        is_as_kept(&format!("{name}_{width}x{height}"), &drawn);
    }
}

/// A scene of anything else that has scenes is as in its files, seen and said.
#[track_caller]
pub(crate) fn scene_is_the_same(name: &str, scene: &Scene, words: &Words) {
    for (width, height) in SIZES {
        is_as_kept(&format!("{name}_{width}x{height}"), &eyes::drawn(scene, words, width, height, LOOKS));
    }
    let spoken = eyes::spoken(scene, words);
    eyes::must_be_plain(&spoken, name);
    is_as_kept(&format!("{name}_spoken"), &spoken.join("\n"));
}

/// The page is said in words alone, and as in its file.
#[track_caller]
pub(crate) fn sounds_the_same(name: &str, hands: &mut Hands) {
    let spoken = eyes::spoken(&hands.scene(), hands.app.words());
    eyes::must_be_plain(&spoken, name);
    is_as_kept(&format!("{name}_spoken"), &spoken.join("\n"));
}

/// The text is that of the file of this name, in the folder of the program of tests that asks.
#[track_caller]
fn is_as_kept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!("../", env!("CARGO_CRATE_NAME"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

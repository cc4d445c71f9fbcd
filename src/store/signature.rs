//! What a workbook file is known by: its first line, the number of its format, and the RON it is written in.

use ron::{Options, extensions::Extensions};
use serde::Deserialize;

/// The number of the format this version reads and writes. Any change of shape raises it.
pub(super) const FORMAT: u32 = 3;

/// How the first line of every workbook starts.
pub(super) const OPENING: &str = "// Cairnbook workbook.";

pub(super) const FIRST_LINE: &str =
    "// Cairnbook workbook. It is yours: read it, copy it, keep it. Any text editor opens it.\n";

pub(super) fn options() -> Options {
    // Steps are flat, so real files are some ten levels deep; the limit guards the stack.
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(128)
}

/// There is a field named `format` in it, wherever it stands.
pub(super) fn has_format_field(source: &str) -> bool {
    probe(source).is_some()
}

pub(super) fn probe(source: &str) -> Option<u64> {
    #[derive(Deserialize)]
    #[serde(rename = "Workbook")]
    struct Probe {
        format: u64,
    }
    options().from_str::<Probe>(source).ok().map(|probe| probe.format)
}

//! The whole journey.
#![allow(clippy::unwrap_used)]
mod pty;
use pty::{Nest, Term, keys::*};

#[test]
fn look() {
    let nest = Nest::new();
    let mut t = Term::open(&nest);
    t.wait_ready();
    t.wait_saved();
    println!("{}", t.framed());
    for k in std::env::var("K").unwrap_or_default().split('|') {
        let k = match k { "E" => ENTER, "X" => ESC, "T" => TAB, "D" => DOWN, "U" => UP, "Q" => CTRL_Q, "L"=>LEFT, "R"=>RIGHT, k => k };
        let n = t.sent_count();
        t.keys(k);
        std::thread::sleep(std::time::Duration::from_millis(300));
        println!("{k:?} {} bytes\n{}", t.sent_count() - n, t.framed());
    }
    println!("{}", std::fs::read_to_string(nest.file()).unwrap_or_default());
}

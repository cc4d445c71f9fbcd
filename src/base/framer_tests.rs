//! Any bytes, cut anywhere, at any speed.

use std::time::Duration;

use proptest::prelude::*;

use super::*;

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heard {
    Key(Vec<u8>),
    Paste(String),
}

fn keys(bytes: &str) -> Vec<Heard> {
    bytes.chars().map(|c| Heard::Key(c.to_string().into_bytes())).collect()
}

/// The framer as the reader uses it, with what it gave.
#[derive(Default)]
struct Ear {
    framer: Framer,
    heard: Vec<Heard>,
}

impl Ear {
    fn out(heard: &mut Vec<Heard>) -> impl FnMut(Frame) + '_ {
        |frame| {
            heard.push(match frame {
                Frame::Key(bytes) => Heard::Key(bytes.to_vec()),
                Frame::Paste(words) => Heard::Paste(words),
            });
        }
    }

    fn feed(&mut self, bytes: &[u8]) -> &mut Self {
        self.framer.feed(bytes, &mut Self::out(&mut self.heard));
        self
    }

    /// Nothing comes for so long.
    fn wait(&mut self, ms: u64) -> &mut Self {
        let mut left = Duration::from_millis(ms);
        while let Some(patience) = self.framer.patience().filter(|patience| *patience <= left) {
            left -= patience;
            self.framer.quiet(&mut Self::out(&mut self.heard));
        }
        self
    }
}

fn heard(bytes: &[u8]) -> Vec<Heard> {
    Ear::default().feed(bytes).wait(2_000).heard.clone()
}

/// Of all kinds, whole.
const REPORTS: [&[u8]; 28] = [
    b"\x1b[?2026;2$y",
    b"\x1b[2;4$y",
    b"\x1b[?62;4;22c",
    b"\x1b[>0;276;0c",
    b"\x1b[>41;330;0c",
    b"\x1b[=1;2c",
    b"\x1b[?1u",
    b"\x1b[24;80R",
    b"\x1b[?24;80;1R",
    b"\x1b[1;5R",
    b"\x1b[?997;1n",
    b"\x1b]11;rgb:2e2e/3434/3636\x07",
    b"\x1b]11;rgb:2e2e/3434/3636\x1b\\",
    b"\x1b]4;12;rgb:ffff/0000/0000\x1b\\",
    "\x1b]lgrüße\x1b\\".as_bytes(),
    b"\x1bP>|XTerm(380)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^a private one\x1b\\",
    b"\x1bXa string\x07",
    b"\x1b[I",
    b"\x1b[O",
    // With controls of eight bits, as bytes and as letters.
    b"\x9b?62;4;22c",
    b"\x9d11;rgb:2e2e/3434/3636\x9c",
    b"\x90>|XTerm(380)\x9c",
    "\u{9d}11;rgb:2e2e/3434/3636\u{9c}".as_bytes(),
    b"\x1b[? q",
];

/// What a terminal sends for something that is no letter.
const PRESSED: [&[u8]; 16] = [
    b"\x1b[A",
    b"\x1bOB",
    b"\x1b[1;5C",
    b"\x1b[Z",
    b"\x1b[3~",
    b"\x1b[15;2~",
    b"\x1b[[A",
    b"\x1bx",
    "\x1bß".as_bytes(),
    b"\x1b\x7f",
    b"\x1b[97;5u",
    b"\x1b[<0;10;3M",
    b"\x1b[M !!",
    b"\x0c",
    b"\x07",
    b"\r",
];

#[test]
fn whole_reports_are_left_out() {
    for report in REPORTS {
        assert_eq!(heard(report), [], "{}", report.escape_ascii());
        // What is pressed next is a key at once, without a silence between.
        let mut ear = Ear::default();
        ear.feed(report).feed(b"q");
        assert_eq!(ear.heard, keys("q"), "{}", report.escape_ascii());
    }
}

#[test]
fn keys_come_whole() {
    for bytes in PRESSED {
        assert_eq!(heard(bytes), [Heard::Key(bytes.to_vec())], "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_lone_escape_waits_a_moment() {
    let mut ear = Ear::default();
    assert_eq!(ear.feed(b"\x1b").wait(29).heard, []);
    assert_eq!(ear.wait(30).heard, keys("\x1b"));
    // What is typed by hand comes letter by letter.
    assert_eq!(ear.feed(b"[").wait(0).feed(b"A").wait(0).heard, keys("\x1b[A"));
    // Pressed twice, and then at once with another key.
    assert_eq!(heard(b"\x1b\x1b"), keys("\x1b\x1b"));
    assert_eq!(heard(b"\x1b\x1b[A"), [keys("\x1b"), vec![Heard::Key(b"\x1b[A".to_vec())]].concat());
}

#[test]
fn letters_typed_after_alt_and_a_letter_are_letters() {
    for begun in ["\x1bP", "\x1b_", "\x1bX", "\x1b^", "\x1b]", "\x1b]11;rgb:1e"] {
        let mut ear = Ear::default();
        ear.feed(begun.as_bytes()).wait(40);
        for letter in ["w", "ö", "r", "d"] {
            ear.feed(letter.as_bytes()).wait(80);
        }
        assert_eq!(ear.heard, keys("wörd"), "{begun:?}");
    }
}

#[test]
fn what_does_not_end_is_over_after_a_while() {
    for begun in
        ["\x1b[", "\x1b[1;", "\x1bO", "\x1b[?2026;2$", "\x1b[M", "\x1b[M !", "\x1b]11;rgb:2e", "\x1bP1$r", "\x1b_G"]
    {
        let mut ear = Ear::default();
        assert_eq!(ear.feed(begun.as_bytes()).wait(99).heard, [], "{begun:?}");
        assert_eq!(ear.wait(3_000).feed(b"words").heard, keys("words"), "{begun:?}");
        // What is pressed is heard before.
        let mut ear = Ear::default();
        ear.feed(begun.as_bytes()).wait(100);
        for letter in [b"w", b"o", b"r", b"d"] {
            ear.feed(letter).wait(60);
        }
        assert_eq!(ear.heard, keys("word"), "{begun:?}");
    }
    let mut ear = Ear::default();
    ear.feed(b"\x1b]11;rgb").wait(99).feed(b"\x1b").wait(99).feed(b"\\q");
    assert_eq!(ear.heard, keys("q"), "its end may be cut, too");
}

#[test]
fn control_keys_come_through_what_does_not_end() {
    for begun in ["\x1b[", "\x1b[1;", "\x1bO", "\x1b[M", "\x1b]11;rgb:2e", "\x1bP1$r", "\x1b_G", "\x1bX", "\x1b^"] {
        for key in ["\x0c", "\r", "\x11", "\x7f", "\x1b[A"] {
            // In an old report of the mouse, Backspace may be a place.
            if (begun, key) == ("\x1b[M", "\x7f") {
                continue;
            }
            let heard = heard(format!("{begun}{key}").as_bytes());
            assert_eq!(heard, [Heard::Key(key.into())], "{begun:?} {key:?}");
        }
    }
}

#[test]
fn a_report_without_an_end_takes_only_so_much() {
    let words = "a".repeat(LONGEST * 2);
    for begun in ["\x1b]", "\x1bP", "\x1b_"] {
        let heard = heard(format!("{begun}{words}").as_bytes());
        assert!((LONGEST..=LONGEST + 2).contains(&heard.len()), "{}", heard.len());
    }
    let heard = heard(format!("\x1b[{}q", "1".repeat(LONGEST * 2)).as_bytes());
    assert_eq!(heard.last(), keys("q").last());
}

#[test]
fn a_paste_is_one_piece_with_all_that_is_in_it() {
    let paste = |words: &str| vec![Heard::Paste(words.into())];
    assert_eq!(heard(b"\x1b[200~one\rtwo \x1b[31m\x07\x0c\x1b[201~"), paste("one\rtwo \x1b[31m\x07\x0c"));
    assert_eq!(heard(b"\x1b[200~\xffa\xc3\x1b[201~"), paste("\u{fffd}a\u{fffd}"));
    assert_eq!(heard(b"\x1b[200~\x1b[201~q"), keys("q"));
    assert_eq!(heard(b"\x1b[201~q"), keys("q"), "the end of none");
}

#[test]
fn a_paste_without_an_end_is_given_after_a_second() {
    let mut ear = Ear::default();
    assert_eq!(ear.feed(b"\x1b[200~one").wait(900).feed(b" two").wait(999).heard, []);
    assert_eq!(ear.wait(1_000).feed(b"q").heard, [vec![Heard::Paste("one two".into())], keys("q")].concat());
    // The first part of its end is none of the words.
    let words = vec![Heard::Paste("one".into())];
    for part in ["\x1b", "\x1b[", "\x1b[20"] {
        assert_eq!(heard(format!("\x1b[200~one{part}").as_bytes()), words, "{part:?}");
    }
}

#[test]
fn an_escape_in_a_paste_without_an_end_is_no_key_and_the_end_still_ends_it() {
    for (pause, next) in [(50, ")"), (150, ")"), (1_500, ")"), (150, "[201~)"), (1_500, "[201~)")] {
        let mut ear = Ear::default();
        ear.feed(b"\x1b[200~one\x1b").wait(pause).feed(next.as_bytes()).wait(1_500);
        // Within the paste it is one of its letters, and goes where all such letters go.
        let words = match ear.heard.as_slice() {
            [Heard::Paste(words)] => words.replace('\x1b', ""),
            [Heard::Paste(words), typed] if *typed == keys(")")[0] => format!("{words})"),
            other => panic!("{pause} {next:?}: {other:?}"),
        };
        assert_eq!(words, "one)", "{pause} {next:?}");
        assert_eq!(ear.feed(b"\x1b[201~q").heard.pop(), keys("q").pop(), "{pause} {next:?}");
    }
}

/// Keys and reports that a slow line cuts in two.
const CUT: [&[u8]; 24] = [
    b"\x1b[A",
    b"\x1b[D",
    b"\x1b[H",
    b"\x1b[Z",
    b"\x1bOB",
    b"\x1bOP",
    b"\x1b[1;5C",
    b"\x1b[3~",
    b"\x1b[15;2~",
    b"\x1b[[A",
    b"\x1b[97u",
    b"\x1b[97;5u",
    b"\x1b[115:83;2u",
    b"\x1b[57414;1:3u",
    b"\x1b[8;24;80t",
    b"\x1b[4;600;800t",
    b"\x1b[<0;10;3M",
    b"\x1b[<0;10;3m",
    b"\x1b[<64;1;1M",
    b"\x1b[32;3;2M",
    b"\x1b[24;80R",
    b"\x1b[0n",
    b"\x1b[?62;4;22c",
    b"\x1b[201~",
];

#[test]
fn what_a_slow_line_cuts_in_two_is_no_word_and_no_other_key() {
    for bytes in CUT {
        let whole = heard(bytes);
        for (at, pause) in (1..bytes.len()).flat_map(|at| [(at, 50), (at, 150), (at, 900)]) {
            let (begun, rest) = bytes.split_at(at);
            let mut ear = Ear::default();
            ear.feed(begun).wait(pause).feed(rest).wait(200);
            let wanted = if begun == [ESC] { keys("\x1b") } else { whole.clone() };
            assert_eq!(ear.heard, wanted, "{} {pause} {}", begun.escape_ascii(), rest.escape_ascii());
            assert_eq!(ear.feed(b"q").wait(40).heard.pop(), keys("q").pop());
        }
    }
    // The old mouse: its three bytes can be any, a blank for one.
    for at in 1..5 {
        let (begun, rest) = b"\x1b[M !!".split_at(at);
        let mut ear = Ear::default();
        ear.feed(begun).wait(50).feed(rest).wait(200);
        let wanted = if at == 1 { keys("\x1b") } else { heard(b"\x1b[M !!") };
        assert_eq!(ear.heard, wanted, "{at}");
    }
    // Held down: the next one begins in the same piece.
    let mut ear = Ear::default();
    ear.feed(b"\x1b").wait(50).feed(b"[B\x1b[B\x1b[").wait(50).feed(b"B").wait(200);
    let down = || Heard::Key(b"\x1b[B".to_vec());
    assert_eq!(ear.heard, [keys("\x1b"), vec![down(), down()]].concat());
}

#[test]
fn a_paste_whose_beginning_a_slow_line_cuts_is_a_paste() {
    for (at, pause) in (1..PASTE_BEGINS.len()).flat_map(|at| [(at, 50), (at, 150), (at, 900)]) {
        let (begun, rest) = PASTE_BEGINS.split_at(at);
        let mut ear = Ear::default();
        ear.feed(begun).wait(pause).feed(rest).feed(b"one\rtwo\x1b[201~");
        let escape = if at == 1 { keys("\x1b") } else { Vec::new() };
        assert_eq!(ear.heard, [escape, vec![Heard::Paste("one\rtwo".into())]].concat(), "{at} {pause}");
    }
}

#[test]
fn what_is_typed_after_an_escape_is_text() {
    for words in ["[", "O", "[A", "[x] eggs", "Oh no", "OK", "[1] first", "[Done]", "Peter", "]", "[201~", "[M !!"] {
        let mut ear = Ear::default();
        ear.feed(b"\x1b").wait(60);
        for letter in words.bytes() {
            ear.feed(&[letter]).wait(20);
        }
        assert_eq!(ear.heard, keys(&format!("\x1b{words}")), "{words}");
    }
    // In one piece, too, where it reads on; and all of it after a stall.
    for (pause, words) in [(60, "[x] eggs"), (60, "[Done] eggs"), (60, "Oh no"), (60, "OK"), (3_100, "[A")] {
        let mut ear = Ear::default();
        ear.feed(b"\x1b").wait(pause).feed(words.as_bytes());
        assert_eq!(ear.heard, keys(&format!("\x1b{words}")), "{words}");
    }
}

#[test]
fn whoever_types_on_after_a_paste_without_an_end_sees_it() {
    let mut ear = Ear::default();
    ear.feed(b"\x1b[200~one").wait(150);
    for letter in ["t", "w", "ö"] {
        ear.feed(letter.as_bytes()).wait(150);
    }
    assert_eq!(ear.heard, [vec![Heard::Paste("one".into())], keys("twö")].concat());
    // Its rest comes several bytes at once, though they are read one by one.
    let mut ear = Ear::default();
    ear.feed(b"\x1b[200~one").wait(150).feed(b"t").wait(20).feed(b"w").feed(b"o\x1b[201~q");
    assert_eq!(ear.heard, [vec![Heard::Paste("onetwo".into())], keys("q")].concat());
}

#[test]
fn the_rest_of_a_paste_that_stalled_is_no_key() {
    let mut ear = Ear::default();
    ear.feed(b"\x1b[200~one\n").wait(1_100).feed(b"two\nthree\n").wait(1_100).feed(b"four\n\x1b[201~q");
    let pastes = ["one\n", "two\nthree\n", "four\n"].map(|words| Heard::Paste(words.to_owned()));
    assert_eq!(ear.heard, [&pastes[..], &keys("q")].concat());
    // What is pressed comes by itself.
    let mut ear = Ear::default();
    ear.feed(b"\x1b[200~one").wait(1_100).feed(b"q").feed(b"ab");
    assert_eq!(ear.heard, [vec![Heard::Paste("one".to_owned())], keys("qab")].concat());
}

#[test]
fn words_that_come_in_bursts_after_a_report_without_an_end_are_all_kept() {
    for begun in ["\x1b]", "\x1b]11;rgb:ff", "\x1bP1", "\x1b_G"] {
        let mut ear = Ear::default();
        ear.feed(begun.as_bytes()).wait(300);
        ear.feed(b"dictated words ").wait(1_200);
        ear.feed(b"come as bursts ").wait(1_200);
        assert_eq!(ear.heard, keys("dictated words come as bursts "), "{begun:?}");
    }
}

#[test]
fn a_bell_after_a_stalled_report_is_its_end() {
    let mut ear = Ear::default();
    ear.feed(b"\x1b]11;rgb:2e2e/34").wait(500).feed(b"34/3636").wait(500).feed(b"\x07").wait(40);
    assert_eq!(ear.heard, []);
    assert_eq!(ear.feed(b"\x07").heard, keys("\x07"), "the next is the key");
    let mut ear = Ear::default();
    assert_eq!(ear.feed(b"\x1b]").wait(500).feed(b"\x07").heard, keys("\x07"), "after Alt and a letter, too");
}

#[test]
fn controls_of_eight_bits_are_no_letters_and_hold_nothing_up() {
    for code in 0x80..0xa0_u8 {
        for bytes in [vec![code], char::from(code).to_string().into_bytes()] {
            let mut ear = Ear::default();
            ear.feed(&bytes).wait(100).feed(b"q").wait(30);
            assert_eq!(ear.heard, keys("q"), "{code:x}");
        }
    }
    assert_eq!(heard(b"\x9bA"), [Heard::Key(b"\x1b[A".to_vec())]);
    assert_eq!(heard("\x1b]lÜber ☃\x1b\\q".as_bytes()), keys("q"), "within a letter they are no end");
}

#[test]
fn the_rest_of_a_letter_that_came_in_half_begins_nothing_in_a_line() {
    for half in [b"\x8f", b"\x90", b"\x98", b"\x9b", b"\x9d", b"\x9e", b"\x9f"] {
        let line = [b"my ", half.as_slice(), b"dinner at \xe2\x98 two"].concat();
        assert_eq!(words_of(&line), "my \u{fffd}dinner at \u{fffd} two", "{}", half.escape_ascii());
    }
}

#[test]
fn marks_that_a_silence_cut_are_no_words() {
    for (pieces, said) in [
        ([b"\x1b[200~one\x1b[20".as_slice(), b"1~"], vec![Heard::Paste("one".to_owned())]),
        ([b"\x1b", b"[200~one\x1b[201~"], vec![Heard::Key(vec![ESC]), Heard::Paste("one".to_owned())]),
        ([b"\x1b]11;rgb:2e2e/34", b"34/3636\x07"], Vec::new()),
        ([b"\x1b]11;rgb:2e2e/34", b"34/3636\x1b\\"], Vec::new()),
    ] {
        let [first, rest] = pieces;
        let mut ear = Ear::default();
        ear.feed(first).wait(1_100).feed(rest).wait(2_000).feed(b"q");
        assert_eq!(ear.heard, [said, keys("q")].concat(), "{}", rest.escape_ascii());
    }
}

#[test]
fn a_control_key_is_heard_in_a_paste_without_an_end() {
    for key in ["\x0c", "\x11", "\x7f"] {
        let mut ear = Ear::default();
        ear.feed(b"\x1b[200~one").wait(100).feed(key.as_bytes());
        assert_eq!(ear.heard, [vec![Heard::Paste("one".into())], keys(key)].concat());
    }
    let mut ear = Ear::default();
    ear.feed(b"\x1b[200~one").wait(99).feed(b"\x0c").wait(99).feed(b"two\x1b[201~");
    assert_eq!(ear.heard, [Heard::Paste("one\x0ctwo".into())]);
}

#[test]
fn what_is_no_letter_is_marked_and_holds_nothing_up() {
    assert_eq!(heard(b"\xff"), keys("\u{fffd}"));
    assert_eq!(heard(b"\xe2\x98q"), keys("\u{fffd}q"));
    assert_eq!(heard(b"\xe2\xe2\x98\x83"), keys("\u{fffd}☃"));
    assert_eq!(heard(b"\xc3\x1b[A"), [keys("\u{fffd}"), vec![Heard::Key(b"\x1b[A".to_vec())]].concat());
    let mut ear = Ear::default();
    assert_eq!(ear.feed("☃".as_bytes().split_at(1).0).wait(99).heard, []);
    assert_eq!(ear.feed("☃".as_bytes().split_at(1).1).heard, keys("☃"));
    assert_eq!(ear.feed(b"\xe2").wait(100).feed(b"q").heard, keys("☃\u{fffd}q"));
}

/// Anything, and mostly what terminals send, whole and in part.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select([REPORTS.as_slice(), &PRESSED, &[PASTE_BEGINS, PASTE_ENDS]].concat());
    let part = (known.clone(), 0..12_usize).prop_map(|(bytes, n)| bytes.iter().copied().take(n).collect());
    let piece = prop_oneof![
        known.prop_map(<[u8]>::to_vec),
        part,
        prop::collection::vec(any::<u8>(), 0..6),
        "[a-zß☃é ]{0,6}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_key_after_a_second_is_that_key(pieces in prop::collection::vec((anything(), 0..1_500_u64), 0..6)) {
        let mut ear = Ear::default();
        for (bytes, pause) in &pieces {
            ear.feed(bytes).wait(*pause);
        }
        // A second for a paste; and what may have been its end ends, too.
        ear.wait(1_100).feed(b"q").wait(30);
        prop_assert_eq!(ear.heard.pop(), keys("q").pop());
    }

    #[test]
    fn a_cut_changes_nothing(bytes in anything(), cuts in prop::collection::vec(0..30_u64, 1..8)) {
        let mut ear = Ear::default();
        for (byte, pause) in bytes.iter().zip(cuts.iter().cycle()) {
            ear.feed(&[*byte]).wait(*pause);
        }
        prop_assert_eq!(&ear.wait(2_000).heard, &heard(&bytes));
    }

    #[test]
    fn no_byte_of_a_report_is_heard(
        parts in prop::collection::vec((prop::sample::select(REPORTS.as_slice()), "[a-zß☃é]{0,4}"), 1..8),
        cuts in prop::collection::vec(0..30_u64, 1..8),
    ) {
        let mut ear = Ear::default();
        let mut cuts = cuts.iter().cycle();
        for (report, words) in &parts {
            for byte in report.iter().chain(words.as_bytes()) {
                ear.feed(&[*byte]).wait(*cuts.next().unwrap_or(&0));
            }
        }
        let words: String = parts.iter().map(|(_, words)| words.as_str()).collect();
        prop_assert_eq!(&ear.heard, &keys(&words));
    }

    #[test]
    fn no_byte_of_a_broken_off_report_is_heard(
        report in prop::sample::select(REPORTS.as_slice()), length in 2..40_usize,
        // Without the letters that end an answer.
        words in "[abdeqwß☃é\r\x0c]{1,6}",
    ) {
        let begun: Vec<u8> = report.iter().copied().take(length.min(report.len() - 1)).collect();
        // Of an Escape at its end nobody can tell that it was not pressed.
        prop_assume!(begun.last() != Some(&ESC));
        let mut ear = Ear::default();
        ear.feed(&begun).wait(100);
        for letter in words.chars() {
            ear.feed(letter.to_string().as_bytes()).wait(60);
        }
        prop_assert_eq!(&ear.heard, &keys(&words));
    }

    #[test]
    fn no_byte_of_a_report_that_stalls_is_heard(
        report in prop::sample::select(REPORTS.as_slice()),
        at in any::<prop::sample::Index>(),
        pause in 0..2_900_u64,
        pieces in prop::collection::vec((1..6_usize, 0..30_u64), 1..8),
    ) {
        let at = at.index(report.len() - 1) + 1;
        let (begun, mut rest) = report.split_at(at);
        // Nobody can tell a last letter that comes by itself from one that was pressed, nor the first after Alt and
        // a letter.
        let is_end = matches!(rest, [BEL | 0x9c | b'\\']) || begun == b"\x1b[24;80";
        prop_assume!(rest.len() > 1 || is_end);
        // Half a letter is marked.
        prop_assume!(begun != [0xc2]);
        // Words with blanks between them were dictated.
        prop_assume!(!rest.contains(&b' '));
        let mut ear = Ear::default();
        ear.feed(begun).wait(pause);
        // An Escape before a pause was pressed, for all anyone knows; its rest comes in one piece then.
        let escape = pause >= 30 && begun == [ESC] || pause >= 100 && begun.ends_with(&[ESC]);
        for (length, gap) in pieces.iter().cycle() {
            let length = if begun == [ESC] { rest.len() } else { (*length).max(if begun.len() < 3 { 2 } else { 1 }) };
            let (piece, more) = rest.split_at(length.min(rest.len()));
            rest = more;
            ear.feed(piece).wait(*gap);
            if rest.is_empty() {
                break;
            }
        }
        let wanted = if escape { keys("\x1b") } else { Vec::new() };
        prop_assert_eq!(&ear.wait(40).heard, &wanted);
        prop_assert_eq!(ear.feed(b"q").wait(40).heard.pop(), keys("q").pop());
    }

    #[test]
    fn of_words_nothing_is_lost(words in "[^\x1b\u{80}-\u{9f}]*", pasted in "[^\x1b]*") {
        prop_assert_eq!(heard(words.as_bytes()), keys(&words));
        let whole = vec![Heard::Paste(pasted.clone())];
        let wanted = if pasted.is_empty() { vec![] } else { whole };
        prop_assert_eq!(&heard(format!("\x1b[200~{pasted}").as_bytes()), &wanted);
        prop_assert_eq!(&heard(format!("\x1b[200~{pasted}\x1b[201~").as_bytes()), &wanted);
    }

    #[test]
    fn a_line_holds_no_byte_of_a_report(
        parts in prop::collection::vec((prop::sample::select(REPORTS.as_slice()), "[a-zß☃é]{0,4}"), 1..8),
    ) {
        let line: Vec<u8> = parts.iter().flat_map(|(report, words)| [report, words.as_bytes()].concat()).collect();
        prop_assert_eq!(words_of(&line), parts.iter().map(|(_, words)| words.as_str()).collect::<String>());
    }

    #[test]
    fn a_line_holds_no_byte_of_a_key(
        parts in prop::collection::vec((prop::sample::select(CUT.as_slice()), "[a-zß☃é]{0,4}"), 1..8),
    ) {
        let line: Vec<u8> = parts.iter().flat_map(|(key, words)| [key, words.as_bytes()].concat()).collect();
        prop_assert_eq!(words_of(&line), parts.iter().map(|(_, words)| words.as_str()).collect::<String>());
    }

    #[test]
    fn a_line_of_words_stays(words in "[^\x1b\u{80}-\u{9f}]*") {
        prop_assert_eq!(&words_of(words.as_bytes()), &words);
        prop_assert_eq!(&words_of(format!("\x1b[200~{words}").as_bytes()), &words);
        prop_assert_eq!(&words_of(format!("{words}\x1b[201~").as_bytes()), &words);
    }
}

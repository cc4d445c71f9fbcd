//! How hard the texts of a folder are to read, and what is never said.
//!
//! Never have other limits than our own texts have.

use super::{
    desk::{Desk, Mistake},
    find::Mark,
};
use crate::content::{
    PageSpec,
    own::{OwnFile, Sort, WordPack},
    reading::{Finding, Piece, Pool, Reader, Reading, Rules, check as judge, texts},
};

/// Checks the texts of these pages and of the pack of words: what was found, and the figures chapter by chapter.
pub(super) fn check(files: &[OwnFile], pages: &[(String, PageSpec)]) -> (Vec<Mistake>, Vec<Pool>) {
    let rules = Rules::english();
    let mut mistakes = Vec::new();
    for (name, page) in pages {
        let text = files.iter().find(|file| file.name == *name).and_then(|file| file.text.as_deref().ok());
        let mut desk = Desk::new(name, text.unwrap_or_default());
        let pieces = texts::of_page(page);
        for piece in pieces.iter().filter(|piece| !rules.exempts(piece)) {
            of_piece(&mut desk, piece, &trail(piece), rules);
        }
        grades(&mut desk, &pieces, rules);
        mistakes.append(&mut desk.mistakes);
    }
    for file in files.iter().filter(|file| Sort::of(&file.name) == Some(Sort::Words)) {
        let Ok(text) = &file.text else { continue };
        let Ok(pack) = WordPack::read(text) else { continue };
        let mut desk = Desk::new(&file.name, text);
        for (key, words) in said(&pack) {
            let piece = Piece { reader: Reader::Client, chapter: String::new(), at: key.clone(), text: &words };
            of_piece(&mut desk, &piece, &[Mark::Text(&key), Mark::Text(&words)], rules);
        }
        mistakes.append(&mut desk.mistakes);
    }
    let all: Vec<Piece> = pages.iter().flat_map(|(_, page)| texts::of_page(page)).collect();
    let pools = judge(&all, rules).pools;
    (mistakes, pools)
}

/// Everything a pack of words says, by key.
fn said(pack: &WordPack) -> Vec<(String, String)> {
    let messages = pack.words.iter().flat_map(|(key, message)| {
        message.forms().into_iter().map(|form| (key.clone(), form.to_owned())).collect::<Vec<_>>()
    });
    let named = pack.labels.iter().chain(&pack.examples).chain(&pack.terms);
    messages.chain(named.map(|(key, words)| (key.clone(), words.clone()))).collect()
}

/// The names on the way to a text, as they stand in its file.
fn trail<'a>(piece: &'a Piece) -> Vec<Mark<'a>> {
    let steps = piece.at.split('.').skip(1).map(Mark::Id);
    steps.chain([Mark::Text(piece.text)]).collect()
}

fn of_piece(desk: &mut Desk, piece: &Piece, trail: &[Mark], rules: &Rules) {
    for word in rules.banned_in(piece) {
        desk.tell(trail, format!("the word \"{word}\" is never said here"));
    }
    if piece.text.contains('!') {
        desk.tell(trail, "no exclamation marks");
    }
    for sentence in crate::content::reading::sentences(piece.text) {
        let n = crate::content::reading::words(sentence).count();
        if n > rules.sentence {
            desk.tell(trail, format!("a sentence of {n} words; {} at most", rules.sentence));
        }
    }
}

/// A page with enough words is judged by itself, so that one knows which is too hard.
fn grades(desk: &mut Desk, pieces: &[Piece], rules: &Rules) {
    for reader in [Reader::Client, Reader::Helper] {
        let own: Vec<Piece> = pieces.iter().filter(|piece| piece.reader == reader).cloned().collect();
        if Reading::of(own.iter().map(|piece| piece.text)).words < rules.pool {
            continue;
        }
        for finding in judge(&own, rules).findings {
            if let Finding::Grade { grade, .. } = finding {
                let most = rules.limits(reader).grade;
                desk.tell(&[Mark::Word("title")], format!("the page reads at grade {grade:.1}; {most:.0} at most"));
            }
        }
    }
}

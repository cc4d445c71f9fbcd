//! Everything in the content that a person reads, with who reads it and where it stands: one function a struct.
//!
//! A new field of a page file that is read by someone needs a line here; a new kind of field does not compile without.
//!
//! Never judge a text, or leave one out. What is not judged is named in `assets/reading.ron`, with its reason.

use crate::content::{FieldSpec, FieldType, HelperLines, PageSpec, RowsSpec, WhyLine, Words};

/// Who reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// The person whose book it is.
    Client,
    /// Someone who helps them.
    Helper,
}

/// One text of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Who reads it.
    pub reader: Reader,
    /// The chapter of its page, or the group of its key.
    pub chapter: String,
    /// Where it stands: `life.areas.now.label`, or a key of the words.
    pub at: String,
    /// What it says.
    pub text: &'a str,
}

/// All texts of these pages and words, in a steady order.
pub fn of<'a>(pages: impl IntoIterator<Item = &'a PageSpec>, words: &'a Words) -> Vec<Piece<'a>> {
    pages.into_iter().flat_map(of_page).chain(of_words(words)).collect()
}

/// The texts of a page.
pub fn of_page(page: &PageSpec) -> Vec<Piece<'_>> {
    let mut walk = Walk { chapter: page.chapter.clone(), out: Vec::new() };
    walk.page(page);
    walk.out
}

/// The texts of the words, by key. `words goal` is the chapter of all keys that begin with `goal.`.
pub fn of_words(words: &Words) -> Vec<Piece<'_>> {
    let mut keys: Vec<_> = words.messages().iter().collect();
    keys.sort_by_key(|(key, _)| *key);
    let mut out = Vec::new();
    for (key, message) in keys {
        let group = key.split('.').next().unwrap_or(key);
        let mut walk = Walk { chapter: format!("words {group}"), out: Vec::new() };
        message.forms().into_iter().for_each(|form| walk.client(key, form));
        out.append(&mut walk.out);
    }
    out
}

/// A walk through one page or one key.
struct Walk<'a> {
    chapter: String,
    out: Vec<Piece<'a>>,
}

impl<'a> Walk<'a> {
    fn client(&mut self, at: &str, text: &'a str) {
        self.push(Reader::Client, at, text);
    }

    fn push(&mut self, reader: Reader, at: &str, text: &'a str) {
        if !text.trim().is_empty() {
            self.out.push(Piece { reader, chapter: self.chapter.clone(), at: at.to_owned(), text });
        }
    }

    fn page(&mut self, page: &'a PageSpec) {
        let id = &page.id;
        self.client(&format!("{id}.title"), &page.title);
        self.client(&format!("{id}.purpose"), &page.purpose);
        page.why.iter().for_each(|line| self.why(Reader::Client, &format!("{id}.why"), line));
        let told_to = if page.for_helpers { Reader::Helper } else { Reader::Client };
        page.reading.iter().for_each(|line| self.why(told_to, &format!("{id}.reading"), line));
        page.fields.iter().for_each(|field| self.field(id, field));
        page.many.iter().for_each(|many| self.client(&format!("{id}.many"), &many.add));
        page.sentence.iter().for_each(|sentence| self.client(&format!("{id}.sentence"), &sentence.label));
        page.hints.iter().for_each(|hint| self.client(&format!("{id}.hints.{}", hint.id.as_str()), &hint.say));
        page.helper.iter().for_each(|lines| self.helper(&format!("{id}.helper"), lines));
    }

    fn helper(&mut self, at: &str, lines: &'a HelperLines) {
        for text in [&lines.ask, &lines.listen_for, &lines.step_back] {
            self.push(Reader::Helper, at, text);
        }
    }

    fn why(&mut self, reader: Reader, at: &str, line: &'a WhyLine) {
        self.push(reader, at, &line.ask);
        self.push(reader, at, &line.text);
    }

    fn field(&mut self, owner: &str, field: &'a FieldSpec) {
        let at = format!("{owner}.{}", field.id.as_str());
        self.client(&format!("{at}.label"), &field.label);
        self.client(&format!("{at}.example"), &field.example);
        self.client(&format!("{at}.brief"), &field.brief);
        self.kind(&at, &field.kind);
    }

    fn kind(&mut self, at: &str, kind: &'a FieldType) {
        match kind {
            FieldType::Rate(one, other) | FieldType::YesNo(one, other) => {
                self.client(at, one);
                self.client(at, other);
            }
            FieldType::Pick(choices) | FieldType::PickMany(_, choices) => {
                for (name, label) in choices {
                    self.client(&format!("{at}.{}", name.as_str()), label);
                }
            }
            FieldType::Sort(sort) => {
                for (name, label, meaning) in &sort.cards {
                    self.client(&format!("{at}.{}", name.as_str()), label);
                    self.client(&format!("{at}.{}", name.as_str()), meaning);
                }
            }
            FieldType::Rows(rows) | FieldType::EachGoal(rows) => self.rows(at, rows),
            FieldType::Goal(none) => self.client(at, none),
            FieldType::Line
            | FieldType::Note
            | FieldType::Date
            | FieldType::PastDate
            | FieldType::Level
            | FieldType::Lines(_)
            | FieldType::Top(..)
            | FieldType::RowsOf(..)
            | FieldType::Linked(..) => {}
        }
    }

    fn rows(&mut self, at: &str, rows: &'a RowsSpec) {
        self.client(&format!("{at}.add"), &rows.add);
        rows.start.iter().for_each(|(name, label)| self.client(&format!("{at}.{}", name.as_str()), label));
        rows.columns.iter().for_each(|column| self.field(at, column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"Page(id: "p", chapter: "c", title: "T1", purpose: "T2",
        why: [(ask: "T3", text: "T4")], reading: [(ask: "T5", text: "T6")],
        fields: [
            (id: "a", kind: Rate("T7", "T8"), label: "T9", example: "T10", brief: "T11"),
            (id: "b", kind: Pick([("x", "T12")]), label: "T13"),
            (id: "c", kind: PickMany(2, [("x", "T14")]), label: "T15"),
            (id: "d", kind: Sort((first: 1, cards: [("x", "T16", "T17")])), label: "T18"),
            (id: "e", kind: YesNo("T19", "T20"), label: "T21"),
            (id: "f", kind: Goal("T22"), label: "T23"),
            (id: "g", label: "T24", kind: Rows((add: "T25", most: 3, start: [("s", "T26")],
                columns: [(id: "h", kind: Line, label: "T27", example: "T28", brief: "T29")]))),
        ],
        many: Some((add: "T30", named_by: "a")), sentence: Some((label: "T31", parts: ["a"])),
        hints: [(id: "x", count: Holds([Has("a")]), say: "T32")],
        helper: Some((ask: "T33", listen_for: "T34", step_back: "T35")))"#;

    #[test]
    fn every_text_of_a_page_is_found_once() {
        let page = PageSpec::read(PAGE).unwrap();
        let mut found: Vec<u32> =
            of_page(&page).iter().map(|p| p.text.strip_prefix('T').unwrap().parse().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, (1..=35).collect::<Vec<_>>());
        let brief = of_page(&page).into_iter().find(|piece| piece.text == "T29").unwrap();
        assert_eq!((brief.chapter.as_str(), brief.at.as_str(), brief.reader), ("c", "p.g.h.brief", Reader::Client));
    }

    #[test]
    fn what_a_page_for_helpers_tells_is_read_by_a_helper() {
        use Reader::{Client, Helper};
        let of = |flag: &str| {
            let page = format!(
                "Page(id: \"p\", chapter: \"more\", title: \"T\", purpose: \"P\", {flag}
                reading: [(ask: \"A\", text: \"B\")])"
            );
            let page = PageSpec::read(&page).unwrap();
            of_page(&page).into_iter().map(|piece| piece.reader).collect::<Vec<_>>()
        };
        assert_eq!(of("for_helpers: true,"), [Client, Client, Helper, Helper]);
        assert_eq!(of(""), [Client; 4]);
    }

    #[test]
    fn words_are_grouped_by_the_first_part_of_their_key() {
        let words = Words::read(r#"{"b.x": Say("One."), "a.y": Count(one: "Two.", other: "Three.")}"#).unwrap();
        let found: Vec<_> = of_words(&words).into_iter().map(|p| (p.chapter, p.at, p.text)).collect();
        let piece = |chapter: &str, at: &str, text| (chapter.to_owned(), at.to_owned(), text);
        assert_eq!(
            found,
            [piece("words a", "a.y", "Two."), piece("words a", "a.y", "Three."), piece("words b", "b.x", "One.")]
        );
    }
}

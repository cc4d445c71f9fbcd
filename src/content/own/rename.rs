//! Other names for what stands in a page file, and one walk over all its texts to put them there.
//!
//! A text of a page file that is added needs a line here; a new kind of field does not compile without.

use std::collections::BTreeMap;

use crate::content::{FieldSpec, FieldType, PageSpec, RowsSpec};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What something is called.
    Label,
    /// An example.
    Example,
    /// Any other.
    Other,
}

/// Other names, by where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Titles, labels and choices.
    pub labels: BTreeMap<String, String>,
    /// Examples.
    pub examples: BTreeMap<String, String>,
}

impl Renames {
    /// Takes others in; they go before its own.
    pub fn take(&mut self, others: Self) {
        self.labels.extend(others.labels);
        self.examples.extend(others.examples);
    }

    /// That text of a page is called otherwise.
    pub fn of(&self, part: Part, at: &str) -> Option<&String> {
        match part {
            Part::Label => self.labels.get(at),
            Part::Example => self.examples.get(at),
            Part::Other => None,
        }
    }
}

/// Goes over every text of a page, with what it is and where it stands.
pub fn each_text(page: &mut PageSpec, each: &mut dyn FnMut(Part, &str, &mut String)) {
    let id = page.id.clone();
    each(Part::Label, &format!("{id}.title"), &mut page.title);
    each(Part::Label, &format!("{id}.purpose"), &mut page.purpose);
    for line in page.why.iter_mut().chain(&mut page.reading) {
        each(Part::Other, &id, &mut line.ask);
        each(Part::Other, &id, &mut line.text);
        each(Part::Other, &id, &mut line.source);
    }
    page.fields.iter_mut().for_each(|field| of_field(&id, field, each));
    if let Some(many) = &mut page.many {
        each(Part::Label, &format!("{id}.many"), &mut many.add);
    }
    if let Some(sentence) = &mut page.sentence {
        each(Part::Label, &format!("{id}.sentence"), &mut sentence.label);
    }
    for hint in &mut page.hints {
        each(Part::Label, &format!("{id}.hints.{}", hint.id.as_str()), &mut hint.say);
    }
    if let Some(lines) = &mut page.helper {
        each(Part::Other, &id, &mut lines.ask);
        each(Part::Other, &id, &mut lines.listen_for);
        each(Part::Other, &id, &mut lines.step_back);
    }
}

fn of_field(owner: &str, field: &mut FieldSpec, each: &mut dyn FnMut(Part, &str, &mut String)) {
    let at = format!("{owner}.{}", field.id.as_str());
    each(Part::Label, &at, &mut field.label);
    each(Part::Example, &at, &mut field.example);
    each(Part::Label, &format!("{at}.brief"), &mut field.brief);
    match &mut field.kind {
        FieldType::Rate(one, other) => {
            each(Part::Label, &format!("{at}.low"), one);
            each(Part::Label, &format!("{at}.high"), other);
        }
        FieldType::YesNo(one, other) => {
            each(Part::Label, &format!("{at}.yes"), one);
            each(Part::Label, &format!("{at}.no"), other);
        }
        FieldType::Pick(choices) | FieldType::PickMany(_, choices) => {
            for (name, label) in choices {
                each(Part::Label, &format!("{at}.{}", name.as_str()), label);
            }
        }
        FieldType::Sort(sort) => {
            for (name, label, meaning) in &mut sort.cards {
                each(Part::Label, &format!("{at}.{}", name.as_str()), label);
                each(Part::Label, &format!("{at}.{}.meaning", name.as_str()), meaning);
            }
        }
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => of_rows(&at, rows, each),
        FieldType::Goal(none) => each(Part::Label, &format!("{at}.none"), none),
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

fn of_rows(at: &str, rows: &mut RowsSpec, each: &mut dyn FnMut(Part, &str, &mut String)) {
    each(Part::Label, &format!("{at}.add"), &mut rows.add);
    for (name, label) in &mut rows.start {
        each(Part::Label, &format!("{at}.{}", name.as_str()), label);
    }
    rows.columns.iter_mut().for_each(|column| of_field(at, column, each));
}

#[cfg(test)]
mod tests {
    use crate::content::{Content, OwnFile};

    #[test]
    fn a_source_is_cleaned_like_any_other_text() {
        let page = r#"Page(id: "own", chapter: "about", title: "T", purpose: "P.",
            why: [(ask: "A", text: "B", source: "C\u{1b}[31m")], reading: [(ask: "A", text: "B", source: "C\u{202e}")])"#;
        let files = [OwnFile { name: "pages/own.ron".into(), text: Ok(page.into()) }];
        let (content, left_out) = Content::english().with_own(&files);
        assert_eq!(left_out, Vec::<String>::new());
        let page = content.page("own").unwrap();
        for line in page.why.iter().chain(&page.reading) {
            assert!(!line.source.contains(['\u{1b}', '\u{202e}']), "{:?}", line.source);
        }
    }
}

//! Names of other things in a page file: each has to be there, and of a kind that fits.

use super::{desk::Desk, find::Mark};
use crate::{
    base::Key,
    content::{FieldSpec, FieldType, FigureSpec, HandOn, HintSpec, PageSpec, To},
    workbook::{Count, If},
};

/// A page and all pages, its own among them.
struct Names<'a, 'd, 't> {
    desk: &'d mut Desk<'t>,
    page: &'a PageSpec,
    all: &'a [&'a PageSpec],
}

/// Checks every name in a page.
pub(super) fn check(desk: &mut Desk, page: &PageSpec, all: &[&PageSpec]) {
    let mut names = Names { desk, page, all };
    names.of_page();
    for field in &page.fields {
        names.of_field(field);
    }
    for hint in &page.hints {
        names.of_hint(hint);
    }
}

/// The columns of a list.
fn columns<'a>(page: &'a PageSpec, list: &Key) -> Option<&'a [FieldSpec]> {
    match &page.field(list.as_str())?.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => Some(&rows.columns),
        _ => None,
    }
}

/// The names of a field's choices; `None` where it has none.
fn choices(field: &FieldSpec) -> Option<Vec<&str>> {
    match &field.kind {
        FieldType::Pick(all) | FieldType::PickMany(_, all) => Some(all.iter().map(|(key, _)| key.as_str()).collect()),
        FieldType::YesNo(..) => Some(vec!["yes", "no"]),
        _ => None,
    }
}

impl Names<'_, '_, '_> {
    fn missing(&mut self, trail: &[Mark], name: &Key, what: &str) {
        let trail: Vec<Mark> = trail.iter().copied().chain([Mark::Text(name.as_str())]).collect();
        self.desk.tell(&trail, format!("there is no {what} \"{}\"", name.as_str()));
    }

    /// A field of this page.
    fn field(&mut self, trail: &[Mark], name: &Key) {
        if self.page.field(name.as_str()).is_none() {
            self.missing(trail, name, "field");
        }
    }

    /// A list of this page and a column of it.
    fn column(&mut self, trail: &[Mark], list: &Key, column: Option<&Key>) {
        match (columns(self.page, list), column) {
            (None, _) => self.missing(trail, list, "list"),
            (Some(all), Some(column)) if !all.iter().any(|known| known.id == *column) => {
                self.missing(trail, column, "column");
            }
            _ => {}
        }
    }

    fn of_page(&mut self) {
        let page = self.page;
        page.glance.iter().for_each(|name| self.field(&[Mark::Word("glance")], name));
        page.sheet.iter().for_each(|name| self.field(&[Mark::Word("sheet")], name));
        if let Some(sentence) = &page.sentence {
            sentence.parts.iter().for_each(|name| self.field(&[Mark::Word("parts")], name));
        }
        if let Some(many) = &page.many {
            self.field(&[Mark::Word("named_by")], &many.named_by);
        }
        if let Some(again) = &page.again {
            let day = page.field(again.as_str()).is_some_and(|field| matches!(field.kind, FieldType::Date));
            if !day {
                self.missing(&[Mark::Word("again")], again, "field of the kind Date");
            }
        }
        match &page.figure {
            Some(FigureSpec::Wheel { rows, value, beside }) => {
                let trail = [Mark::Word("figure")];
                for column in std::iter::once(value).chain(beside) {
                    self.column(&trail, rows, Some(column));
                }
            }
            Some(FigureSpec::Rings { rows, ring, flow }) => {
                for column in [ring, flow] {
                    self.column(&[Mark::Word("figure")], rows, Some(column));
                }
            }
            None => {}
        }
    }

    fn of_field(&mut self, field: &FieldSpec) {
        let id = [Mark::Id(field.id.as_str())];
        self.conditions(&[id[0], Mark::Word("when")], &field.when, None);
        self.hand_on(&id, &field.hand_on, None);
        let is = |name: &Key, fits: fn(&FieldType) -> bool| {
            self.page.field(name.as_str()).is_some_and(|field| fits(&field.kind))
        };
        match &field.kind {
            FieldType::Top(_, of) if !is(of, |kind| matches!(kind, FieldType::Sort(_))) => {
                self.missing(&id, of, "field with cards");
            }
            FieldType::RowsOf(_, list) if !is(list, |kind| matches!(kind, FieldType::Rows(_))) => {
                self.missing(&id, list, "list");
            }
            FieldType::Sort(sort) => {
                if let Some(own) = sort.own.as_ref().filter(|own| !is(own, |kind| matches!(kind, FieldType::Rows(_)))) {
                    self.missing(&id, own, "list");
                }
            }
            FieldType::Rows(rows) | FieldType::EachGoal(rows) => {
                let from = rows.start_from.as_ref();
                if let Some(from) = from.filter(|from| !is(from, |kind| matches!(kind, FieldType::Top(..)))) {
                    self.missing(&id, from, "field of the kind Top");
                }
                for column in &rows.columns {
                    let trail = [id[0], Mark::Word("columns"), Mark::Id(column.id.as_str())];
                    self.conditions(&[&trail[..], &[Mark::Word("when")]].concat(), &column.when, Some(&rows.columns));
                    self.hand_on(&trail, &column.hand_on, Some(&rows.columns));
                    if let FieldType::RowsOf(_, list) = &column.kind
                        && columns(self.page, list).is_none()
                    {
                        self.missing(&trail, list, "list");
                    }
                }
            }
            _ => {}
        }
    }

    /// Conditions of a field, or of a column beside these; the trail ends at the word before them.
    fn conditions(&mut self, trail: &[Mark], when: &[If], beside: Option<&[FieldSpec]>) {
        for one in when {
            let name = one.field();
            let in_row = beside.into_iter().flatten().find(|column| column.id == *name);
            let Some(field) = in_row.or_else(|| self.page.field(name.as_str())) else {
                self.missing(trail, name, "field");
                continue;
            };
            let trail: Vec<Mark> = trail.iter().copied().chain([Mark::Text(name.as_str())]).collect();
            match one {
                If::Is(_, keys) | If::Not(_, keys) => {
                    // Cards, links and the like are not known before they are chosen.
                    let Some(known) = choices(field) else { continue };
                    for key in keys.iter().filter(|key| !known.contains(&key.as_str())) {
                        self.missing(&trail, key, "choice");
                    }
                }
                If::From(_, low, high) => {
                    let fits = matches!(field.kind, FieldType::Rate(..)) && low <= high && *high <= 10;
                    if !fits {
                        self.desk.tell(&trail, "From needs a field of the kind Rate and two numbers from 0 to 10");
                    }
                }
                If::Has(_) | If::Empty(_) => {}
            }
        }
    }

    fn hand_on(&mut self, trail: &[Mark], ways: &[HandOn], beside: Option<&[FieldSpec]>) {
        let trail: Vec<Mark> = trail.iter().copied().chain([Mark::Word("hand_on")]).collect();
        for way in ways {
            self.conditions(&[&trail[..], &[Mark::Word("when")]].concat(), &way.when, beside);
            let (name, field, column) = match &way.to {
                To::Goal | To::Step => continue,
                To::Row(page, field, column) => (page, field, Some(column)),
                To::Page(page, field) => (page, field, None),
            };
            let Some(page) = self.all.iter().copied().find(|page| page.id == name.as_str()) else {
                self.missing(&trail, name, "page");
                continue;
            };
            match column {
                None if page.field(field.as_str()).is_none() => self.missing(&trail, field, "field"),
                None => {}
                Some(column) => match columns(page, field) {
                    None => self.missing(&trail, field, "list"),
                    Some(all) if !all.iter().any(|known| known.id == *column) => self.missing(&trail, column, "column"),
                    Some(_) => {}
                },
            }
        }
    }

    fn of_hint(&mut self, hint: &HintSpec) {
        let trail = [Mark::Word("hints"), Mark::Id(hint.id.as_str())];
        if hint.say.trim().is_empty() {
            self.desk.tell(&trail, format!("the question \"{}\" has no words", hint.id.as_str()));
        }
        if let Some(go) = hint.go.as_ref().filter(|go| !self.all.iter().any(|page| page.id == go.as_str())) {
            self.missing(&trail, go, "page");
        }
        let (rows, asked, when): (&Key, Vec<&Key>, &[If]) = match &hint.count {
            Count::Holds(when) => {
                return self.conditions(&[&trail[..], &[Mark::Word("Holds")]].concat(), when, None);
            }
            Count::NoGoalHas { field, .. } => return self.field(&trail, field),
            Count::RowsWhere { rows, when, .. } | Count::AllRows { rows, when } => (rows, vec![], when),
            Count::Widest { rows, when, high, low } => (rows, vec![high, low], when),
            Count::Moved { rows, column }
            | Count::AllTheSame { rows, column }
            | Count::NobodyHas { rows, column }
            | Count::OneCarries { rows, column }
            | Count::MostLinked { rows, column }
            | Count::MostLines { rows, column } => (rows, vec![column], &[]),
            Count::Waits { rows, when, since, .. } => (rows, vec![since], when),
            Count::Lately { rows, when, on, .. } => (rows, vec![on], when),
            Count::NotAmong { rows, column, page, among, name } => {
                let there = self.all.iter().copied().find(|known| known.id == page.as_str());
                match there.map(|there| columns(there, among)) {
                    None => self.missing(&trail, page, "page"),
                    Some(None) => self.missing(&trail, among, "list"),
                    Some(Some(all)) if !all.iter().any(|known| known.id == *name) => {
                        self.missing(&trail, name, "column");
                    }
                    Some(Some(_)) => {}
                }
                (rows, vec![column], &[])
            }
        };
        self.column(&trail, rows, None);
        for column in asked {
            self.column(&trail, rows, Some(column));
        }
        let beside = columns(self.page, rows);
        if beside.is_some() {
            self.conditions(&[&trail[..], &[Mark::Word("when")]].concat(), when, beside);
        }
    }
}

//! `cairnbook help`: the pages of the guide, and one of them as plain text.
//!
//! Never print a code: what is printed can be piped, kept and read aloud.

use super::{
    args::{self, shown},
    commands,
    ending::Ending,
};
use crate::{
    base::letters,
    content::guide::{GUIDE, GuidePage, GuidePart},
    tui::terminal,
};
use std::ffi::OsStr;

/// Where there is no window to go by, and the widest that reads well.
const WIDE: usize = 80;
/// Words stay whole where the window is narrow.
const NARROW: usize = 20;
/// The first cells of a table stand below each other where they take no more than a third.
const THIRD: usize = 3;

/// Prints the page of that name; without one, which there are.
pub(super) fn help(name: Option<&OsStr>) -> Ending {
    let columns = terminal::columns().map_or(WIDE, |columns| columns.saturating_sub(1).clamp(NARROW, WIDE));
    let Some(name) = name else { return commands::print(&list(columns)) };
    let name = shown(name);
    if let Some(page) = GuidePage::find(&name) {
        return commands::print(&printed(page, columns));
    }
    commands::complain(format!("{}\n\n{}", unknown(&name), list(columns)).trim_end());
    Ending::Usage
}

fn unknown(name: &str) -> String {
    let meant = args::meant(GUIDE.iter().map(|page| page.id), &name.to_lowercase());
    format!("There is no page called \"{name}\".{meant}")
}

/// Every page by its name.
fn list(columns: usize) -> String {
    let mut out = Lines { columns, ..Lines::default() };
    out.text("Pages to read. For one of them: cairnbook help NAME");
    out.out.push(String::new());
    let rows: Vec<(String, String)> =
        GUIDE.iter().map(|page| (page.id.to_owned(), format!("{}. {}", page.title(), page.about()))).collect();
    out.table(&rows);
    out.done()
}

/// A page as plain text.
fn printed(page: &GuidePage, columns: usize) -> String {
    let mut out = Lines { columns, ..Lines::default() };
    out.text(&page.title());
    let parts = page.parts();
    let mut rest = parts.as_slice();
    let mut before: Option<&GuidePart> = None;
    while let Some((part, after)) = rest.split_first() {
        use GuidePart::{Heading, Item};
        if !matches!((before, part), (Some(Heading(_)), _) | (Some(Item(_)), Item(_))) {
            out.out.push(String::new());
        }
        (before, rest) = (Some(part), after);
        match part {
            GuidePart::Heading(text) | GuidePart::Text(text) => out.text(text),
            GuidePart::Item(text) => out.hung("- ", text),
            GuidePart::Example(text) => out.out.extend(text.lines().map(|line| format!("  {line}"))),
            GuidePart::Row(..) => {
                let row = |part: &GuidePart| match part {
                    GuidePart::Row(first, rest) => Some((first.clone(), rest.clone())),
                    _ => None,
                };
                let rows: Vec<_> = std::iter::once(part).chain(after).map_while(row).collect();
                rest = after.get(rows.len() - 1..).unwrap_or_default();
                out.table(&rows);
            }
        }
    }
    out.done()
}

/// Lines of a width.
#[derive(Default)]
struct Lines {
    columns: usize,
    out: Vec<String>,
}

impl Lines {
    fn text(&mut self, text: &str) {
        self.out.extend(letters::wrapped(text, self.columns));
    }

    /// With something before it, the other lines below its first word.
    fn hung(&mut self, before: &str, text: &str) {
        let indent = letters::width(before);
        let lines = letters::wrapped(text, self.columns.saturating_sub(indent).max(1));
        for (nth, line) in lines.into_iter().enumerate() {
            let start = if nth == 0 { before.to_owned() } else { " ".repeat(indent) };
            self.out.push(format!("{start}{line}"));
        }
    }

    fn table(&mut self, rows: &[(String, String)]) {
        let widest = rows.iter().map(|(first, _)| letters::width(first)).max().unwrap_or(0);
        for (first, rest) in rows {
            if widest + 2 <= self.columns / THIRD {
                let gap = " ".repeat(widest + 2 - letters::width(first));
                self.hung(&format!("{first}{gap}"), rest);
            } else {
                let text = format!("{first}: {rest}");
                let mut lines = letters::wrapped(&text, self.columns.saturating_sub(2).max(1)).into_iter();
                self.out.extend(lines.next());
                self.out.extend(lines.map(|line| format!("  {line}")));
            }
        }
    }

    fn done(self) -> String {
        self.out.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_the_window_and_holds_no_code() {
        for columns in [NARROW, 40, WIDE] {
            for page in GUIDE {
                let text = printed(page, columns);
                let examples: Vec<String> = page
                    .parts()
                    .into_iter()
                    .filter_map(|part| match part {
                        GuidePart::Example(text) => Some(text),
                        _ => None,
                    })
                    .collect();
                for line in text.lines() {
                    let is_example = examples.iter().any(|example| example.contains(line.trim()));
                    assert!(is_example || letters::width(line) <= columns, "{}: {line}", page.id);
                    assert!(
                        !line.chars().any(char::is_control) && !line.contains("**") && !line.contains('`'),
                        "{line}"
                    );
                }
            }
            assert!(list(columns).lines().all(|line| letters::width(line) <= columns));
        }
    }

    #[test]
    fn rows_stand_below_each_other_where_there_is_room() {
        let keys = GuidePage::find("keys").unwrap();
        assert!(printed(keys, WIDE).contains("\nEsc       back. Go back one page."), "{}", printed(keys, WIDE));
        assert!(printed(keys, NARROW).contains("\nEsc: back. Go back\n  one page."), "{}", printed(keys, NARROW));
    }
}

//! The guide: pages to read about the program, from `assets/help`. They are Markdown of a simple kind (a title, headings,
//! paragraphs, lists, tables, examples), so that they also read well where the source is looked at.
//!
//! Never hold anything of a person, or a mark that only a browser draws.

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuidePage {
    /// Its name: what is typed after `cairnbook help`.
    pub id: &'static str,
    text: &'static str,
}

macro_rules! pages {
    ($($id:literal)*) => {
        /// Every page, in the order in which they are listed. A test compares this with the folder.
        pub const GUIDE: &[GuidePage] =
            &[$(GuidePage { id: $id, text: include_str!(concat!("../../assets/help/", $id, ".md")) }),*];
    };
}

pages! {
    "alone"
    "goals"
    "together"
    "helpers"
    "plain"
    "file"
    "keys"
    "commands"
    "content"
    "install"
    "speed"
    "code"
}

/// A part of a page, without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuidePart {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// One item of a list.
    Item(String),
    /// One row of a table: what it is about, and the rest.
    Row(String, String),
    /// Lines to be typed or copied, as they stand.
    Example(String),
}

impl GuidePage {
    /// The page of that name, or the one whose name begins so.
    pub fn find(name: &str) -> Option<&'static Self> {
        let name = name.to_lowercase();
        let mut near = GUIDE.iter().filter(|page| page.id.starts_with(&name));
        let whole = GUIDE.iter().find(|page| page.id == name);
        whole.or_else(|| near.next().filter(|_| near.next().is_none() && !name.is_empty()))
    }

    /// What it is called.
    pub fn title(&self) -> String {
        self.text.lines().next().map(|line| bare(line.trim_start_matches('#'))).unwrap_or_default()
    }

    /// What it is about, in one sentence.
    pub fn about(&self) -> String {
        let first = self.text.lines().skip(1).skip_while(|line| line.trim().is_empty());
        first.take_while(|line| !line.trim().is_empty()).map(bare).collect::<Vec<_>>().join(" ")
    }

    /// All that stands under its title.
    pub fn parts(&self) -> Vec<GuidePart> {
        let mut out = Vec::new();
        // A paragraph or an item goes on until something else begins.
        let mut goes_on = false;
        let mut example: Option<Vec<&str>> = None;
        let mut lines = self.text.lines().skip(1).peekable();
        while let Some(line) = lines.next() {
            let (is_fence, is_mark) = (line.starts_with("```"), line.starts_with("<!--"));
            match &mut example {
                Some(typed) if is_fence => {
                    out.push(GuidePart::Example(typed.join("\n")));
                    example = None;
                }
                Some(typed) => typed.push(line),
                None if is_fence => example = Some(Vec::new()),
                None if goes_on && !begins_anew(line) => add(&mut out, line),
                // The names of the columns, and the line under them.
                None if is_mark || lines.peek().is_some_and(|next| is_under(next)) || is_under(line) => {}
                None => out.extend(begun(line)),
            }
            goes_on = !line.trim().is_empty() && !is_fence && !is_mark && !line.starts_with(['#', '|']);
        }
        out
    }
}

/// The line under the names of the columns.
fn is_under(line: &str) -> bool {
    line.starts_with("|---")
}

fn begins_anew(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with(['#', '|']) || line.starts_with("- ") || line.starts_with("<!--")
}

/// What that line begins.
fn begun(line: &str) -> Option<GuidePart> {
    if line.trim().is_empty() {
        return None;
    }
    if line.starts_with('#') {
        return Some(GuidePart::Heading(bare(line.trim_start_matches('#'))));
    }
    if let Some(item) = line.strip_prefix("- ") {
        return Some(GuidePart::Item(bare(item)));
    }
    let Some(row) = line.strip_prefix('|') else { return Some(GuidePart::Text(bare(line))) };
    let mut cells = row.trim_end().trim_end_matches('|').split('|').map(bare);
    let first = cells.next().unwrap_or_default();
    Some(GuidePart::Row(first, cells.collect::<Vec<_>>().join(". ")))
}

fn add(parts: &mut [GuidePart], line: &str) {
    if let Some(GuidePart::Text(text) | GuidePart::Item(text)) = parts.last_mut() {
        text.push(' ');
        text.push_str(&bare(line));
    }
}

/// Words without the marks that make them bold or set them apart.
fn bare(text: &str) -> String {
    text.trim().replace("**", "").replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: GuidePage = GuidePage {
        id: "page",
        text: "# A **page**\n\nIt tells\nwhat it is.\n\n## Part `one`\n\n- one item\n  that goes on\n- another\n\n\
               ```sh\ncairnbook  where\n\n# done\n```\n<!-- rows -->\n| Key | Name | What |\n|---|---|---|\n\
               | `Esc` | back | Go back. |\n| `x` | let go | Rest. |\n<!-- /rows -->\nThe end.\n",
    };

    #[test]
    fn a_page_is_taken_apart_without_its_marks() {
        let text = |text: &str| text.to_owned();
        assert_eq!((PAGE.title().as_str(), PAGE.about().as_str()), ("A page", "It tells what it is."));
        assert_eq!(
            PAGE.parts(),
            [
                GuidePart::Text(text("It tells what it is.")),
                GuidePart::Heading(text("Part one")),
                GuidePart::Item(text("one item that goes on")),
                GuidePart::Item(text("another")),
                GuidePart::Example(text("cairnbook  where\n\n# done")),
                GuidePart::Row(text("Esc"), text("back. Go back.")),
                GuidePart::Row(text("x"), text("let go. Rest.")),
                GuidePart::Text(text("The end.")),
            ]
        );
    }

    #[test]
    fn a_page_is_found_by_its_name_or_the_start_of_it() {
        let found = |name: &str| GuidePage::find(name).map(|page| page.id);
        assert_eq!((found("file"), found("FILE"), found("fi")), (Some("file"), Some("file"), Some("file")));
        assert_eq!(found("co"), None, "commands, content and code");
        assert_eq!((found(""), found("nonsense")), (None, None));
    }

    #[test]
    fn every_page_says_what_it_is_about_in_one_sentence() {
        for page in GUIDE {
            let about = page.about();
            assert!(!page.title().is_empty() && about.ends_with('.') && about.len() < 80, "{}: {about}", page.id);
        }
    }
}

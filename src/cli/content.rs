//! The folder of one's own pages and words: where it is, what of it can be used, and `content check`.
//!
//! Never keep the workbook from opening. What can not be used is left out, and told in one line.

use std::{
    env,
    fmt::Write as _,
    path::{Path, PathBuf},
};

use super::{
    args::{Wanted, shown},
    commands,
    ending::Ending,
};
use crate::{
    base::Phrase,
    content::{
        Content,
        check::{self, Checked},
    },
    say,
    store::{Places, RealDisk, own},
};

/// The folder that was named, by an option or by the surroundings.
fn named(wanted: &Wanted) -> Option<PathBuf> {
    let set = || env::var_os("CAIRNBOOK_CONTENT").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    wanted.content.clone().or_else(set)
}

/// Our words and pages with the folder's laid over them, and what is to be said of it.
pub(super) fn with_own(wanted: &Wanted) -> (Content, Option<Phrase>) {
    let named = named(wanted);
    let place = || Places::of_this_account().ok().map(|places| places.content);
    let ours = Content::english();
    let Some(folder) = named.clone().or_else(place) else { return (ours, None) };
    let Some(files) = own::read(&folder, &RealDisk) else {
        let told = named.map(|folder| say!("own.no_folder", folder = shown(folder.as_os_str())));
        return (ours, told);
    };
    let (content, left_out) = ours.with_own(&files);
    let command = format!("cairnbook content check {}", shown(folder.as_os_str()));
    let told = (!left_out.is_empty()).then(|| say!("own.left_out", n = left_out.len(), command = command));
    (content, told)
}

/// `cairnbook content check`.
pub(super) fn check(wanted: &Wanted, folder: Option<&Path>) -> Ending {
    let named = folder.map(Path::to_path_buf).or_else(|| named(wanted));
    let place = || Places::of_this_account().ok().map(|places| places.content);
    let Some(folder) = named.or_else(place) else {
        commands::complain("There is no home folder. Name the folder: cairnbook content check DIR");
        return Ending::Problem;
    };
    let Some(files) = own::read(&folder, &RealDisk) else {
        commands::complain(&format!("There is no such folder: {}", shown(folder.as_os_str())));
        return Ending::Problem;
    };
    let checked = check::folder(&files, &Content::english());
    let ending = if checked.mistakes.is_empty() { Ending::Fine } else { Ending::Problem };
    match commands::print(&told(&folder, &checked)) {
        Ending::Fine => ending,
        other => other,
    }
}

fn told(folder: &Path, checked: &Checked) -> String {
    let mut out = String::new();
    for mistake in &checked.mistakes {
        let file = shown(folder.join(&mistake.file).as_os_str());
        let what = crate::base::text::one_line(&mistake.what);
        let _ = writeln!(out, "{file}:{}:{}: {what}", mistake.line, mistake.column);
    }
    for file in &checked.more {
        let file = shown(folder.join(file).as_os_str());
        let _ = writeln!(out, "{file}: there are more; mend these first, then look again");
    }
    let _ = writeln!(out, "files: {}\nto be mended: {}", checked.files, checked.mistakes.len());
    for pool in &checked.pools {
        let (reading, chapters) = (pool.reading, crate::base::text::one_line(&pool.chapters.join(", ")));
        let grade = reading.grade().map_or_else(|| "-".to_owned(), |grade| format!("{grade:.1}"));
        let _ = writeln!(
            out,
            "reading: {chapters}: grade {grade}, {} words, {} sentences ({:?})",
            reading.words, reading.sentences, pool.reader
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::OwnFile;

    #[test]
    fn nothing_a_file_smuggles_in_is_printed() {
        let page = r#"Page(id: "b\u{1b}", chapter: "c\u{1b}[31m", title: "T\u{9b}", purpose: "P.")"#;
        let text = Ok(page.to_owned());
        let checked = check::folder(&[OwnFile { name: "pages/b.ron".into(), text }], &Content::english());
        let told = told(Path::new("own"), &checked);
        assert!(told.contains("reading: c"), "{told}");
        assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
    }
}

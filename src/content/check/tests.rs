//! The check of the content, on our own pages and on what does not fit.
//!
//! Must never: go by a wording.

use super::*;
use crate::content::pages::BUILT_IN;

fn file(name: &str, text: &str) -> OwnFile {
    OwnFile { name: name.into(), text: Ok(text.into()) }
}

#[test]
fn our_own_pages_pass_the_same_check() {
    let files: Vec<OwnFile> = BUILT_IN.iter().map(|(id, text)| file(&format!("pages/{id}.ron"), text)).collect();
    let checked = folder(&files, &Content::english());
    let told: Vec<String> = checked.mistakes.iter().map(|m| format!("{}:{}: {}", m.file, m.line, m.what)).collect();
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(checked.files, BUILT_IN.len());
    assert!(!checked.pools.is_empty());
}

#[test]
fn what_is_no_file_of_ours_and_what_could_not_be_read_are_told() {
    let lost = OwnFile { name: "pages/a.ron".into(), text: Err(NotRead::TooLarge) };
    let checked = folder(&[file("notes.ron", "()"), lost], &Content::english());
    assert_eq!(checked.mistakes.len(), 2, "{:?}", checked.mistakes);
}

#[test]
fn a_form_keeps_what_the_program_works_with() {
    let goal = BUILT_IN.iter().find(|(id, _)| *id == "goal").unwrap().1;
    let ours = Content::english();
    let more = goal.replacen("fields: [", "fields: [(id: \"boat\", kind: Line, depth: More, label: \"A boat?\"),", 1);
    assert!(can_be_used(&PageSpec::read(&more).unwrap(), ours.page("goal")));
    let mut fewer = PageSpec::read(goal).unwrap();
    fewer.fields.remove(0);
    assert!(!can_be_used(&fewer, ours.page("goal")));
}

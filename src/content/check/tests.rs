//! The check of the content, on our own pages and on what does not fit.

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

/// Our page of that name, with one piece of its text changed.
fn changed(id: &str, from: &str, to: &str) -> String {
    let text = BUILT_IN.iter().find(|(known, _)| *known == id).unwrap().1;
    assert!(text.contains(from), "{id} has no {from}");
    text.replacen(from, to, 1)
}

fn usable(text: &str) -> bool {
    let page = PageSpec::read(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let ours = Content::english();
    let (_, left_out) = Content::english().with_own(&[file("pages/p.ron", text)]);
    let can = can_be_used(&page, ours.page(&page.id));
    assert_eq!(can, left_out.is_empty());
    let checked = folder(&[file("pages/p.ron", text)], &ours);
    assert!(can || !checked.mistakes.is_empty(), "what is left out is told");
    can
}

#[test]
fn a_field_of_ours_keeps_its_kind_on_every_page() {
    assert!(usable(&changed("life", "Why that one?", "Why this one?")));
    assert!(!usable(&changed("life", "(id: \"start_why\", kind: Line", "(id: \"start_why\", kind: Note")));
    assert!(!usable(&changed("life", "(id: \"words\", kind: Line", "(id: \"words\", kind: Date")), "nor does a column");
    assert!(!usable(&changed("goal", "Linked(1, Areas)", "Linked(2, Areas)")));
    // How many can be chosen may change, but not from one to several, nor what they are chosen from.
    assert!(usable(&changed("decide", "RowsOf(3, \"must_haves\")", "RowsOf(2, \"must_haves\")")));
    assert!(!usable(&changed("decide", "RowsOf(1, \"options\")", "RowsOf(2, \"options\")")));
    assert!(!usable(&changed("decide", "RowsOf(1, \"options\")", "RowsOf(1, \"must_haves\")")));
    assert!(usable(&changed("matters", "Top(5, \"piles\")", "Top(4, \"piles\")")));
    assert!(told(&changed("matters", "Top(5, \"piles\")", "Top(5, \"top\")"), "answered as another kind"));
    assert!(usable(&changed("life", "(id: \"start_why\"", "(id: \"another_why\"")), "on other pages a field can leave");
    assert!(
        !usable(&changed("goal", "(id: \"by\", kind: Date", "(id: \"until\", kind: Date")),
        "a column of a form can not"
    );
}

/// A mistake with these words is told of the text.
fn told(text: &str, words: &str) -> bool {
    let checked = folder(&[file("pages/p.ron", text)], &Content::english());
    checked.mistakes.iter().any(|mistake| mistake.what.contains(words))
}

#[test]
fn a_field_that_takes_nothing_or_too_much_is_told() {
    for (page, from, to, words) in [
        ("matters", "Sort((first: 12", "Sort((first: 0", "shows 0 cards at first"),
        ("matters", "Top(5", "Top(0", "lets nothing be chosen"),
        ("decide", "RowsOf(1", "RowsOf(0", "lets nothing be chosen"),
        ("ask", "PickMany(6", "PickMany(0", "lets nothing be chosen"),
        ("ask", "Linked(3", "Linked(0", "lets nothing be chosen"),
        ("keep_going", "Lines(5)", "Lines(0)", "takes 0 lines"),
        ("keep_going", "Lines(5)", "Lines(500)", "takes 500 lines"),
        ("keep_going", "most: 4", "most: 0", "has 0 rows at most"),
        ("keep_going", "add: \"Add a time to reach out\"", "add: \" \"", "with what words a row is added"),
        ("call", "letters: Some(40)", "letters: Some(0)", "takes 0 letters"),
        ("check_in", "Linked(3, Steps)", "Linked(3, Steps), only_for_writer: \" \"", "only for its writer"),
    ] {
        let right = BUILT_IN.iter().find(|(known, _)| *known == page).unwrap().1;
        assert!(!told(right, words) && told(&changed(page, from, to), words), "{page}: {to}");
    }
}

#[test]
fn what_the_program_works_with_is_asked_as_readily_as_in_ours() {
    assert!(usable(&changed("call", "Who can you call?", "Whom do you ring?")));
    let many = changed("call", "fields: [", "many: Some((add: \"Another\", named_by: \"person\")), fields: [");
    let reading = changed("call", "fields: [", "reading: [(ask: \"A\", text: \"B\")], fields: [");
    let glance = changed("call", "glance: [\"person\", ", "glance: [");
    let person = |more: &str| changed("call", "(id: \"person\", ", &format!("(id: \"person\", {more}, "));
    for text in
        [many, reading, glance, person("depth: More"), person("when: [Has(\"contact\")]"), person("only: Tried")]
    {
        assert!(!usable(&text), "{text}");
    }
    assert!(!usable(&changed("step", "(id: \"words\", ", "(id: \"words\", depth: Detail, ")));
    assert!(usable(&changed(
        "call",
        "(id: \"safe_place\", kind: Line",
        "(id: \"safe\", kind: Line, label: \"S\"), (id: \"safe_place\", kind: Line"
    )));
}

#[test]
fn names_of_choices_cards_and_rows_can_be_kept_and_told_apart() {
    let page = |kind: &str| {
        usable(&format!(
            r#"Page(id: "own", chapter: "about", title: "T", purpose: "P.", fields: [(id: "a", label: "A", kind: {kind})])"#
        ))
    };
    assert!(page(r#"Pick([("x", "X"), ("y", "Y")])"#));
    assert!(!page(r#"Pick([("x", "X"), ("x", "Y")])"#));
    assert!(!page(r#"PickMany(2, [("X y", "X")])"#));
    assert!(!page(r#"Sort((first: 1, cards: [("a_name_that_is_far_too_long_to_be_kept", "X", "")]))"#));
    let rows = |column: &str, start: &str| {
        page(&format!(
            "Rows((add: \"Add\", most: 3, start: [{start}], columns: [(id: \"c\", label: \"C\", kind: {column})]))"
        ))
    };
    assert!(rows("Line", "(\"s\", \"S\")"));
    assert!(!rows("Line", "(\"s\", \"S\"), (\"s\", \"S\")"));
    assert!(!rows("Pick([(\"x\", \"X\"), (\"x\", \"Y\")])", "(\"s\", \"S\")"));
}

#[test]
fn that_a_field_is_only_for_its_writer_needs_a_reason_and_changes_nothing() {
    let page = |more: &str| {
        let column = format!(r#"(id: "c", kind: Line, label: "C"{more})"#);
        let list = format!(r#"(id: "a", kind: Rows((add: "Add", most: 3, columns: [{column}])), label: "A")"#);
        let field = format!(r#"(id: "b", kind: Line, label: "B"{more})"#);
        format!(r#"Page(id: "own", chapter: "about", title: "T", purpose: "P.", fields: [{list}, {field}])"#)
    };
    let told = |text: &str| folder(&[file("pages/p.ron", text)], &Content::english()).mistakes.len();
    let marked = page(r#", only_for_writer: "A thought to keep.""#);
    assert_eq!((told(&page("")), told(&marked)), (0, 0));
    assert_eq!(told(&page(r#", only_for_writer: " ""#)), 2);
    assert!(usable(&marked) && usable(&page(r#", only_for_writer: """#)));
    assert!(PageSpec::read(&page(", only_for_writer: true")).is_err());
    assert!(PageSpec::read(&page(r#", only_for_writers: "A thought to keep.""#)).is_err());
}

/// Wherever our pages use a name, a wrong one is told, at its line.
#[test]
fn a_name_of_what_is_not_there_is_told_where_it_stands() {
    const BEFORE: [&str; 25] = [
        "glance: [",
        "sheet: [",
        "parts: [",
        "named_by: ",
        "again: Some(",
        "rows: ",
        "column: ",
        "among: ",
        " name: ",
        "page: ",
        "field: ",
        "go: Some(",
        "Has(",
        "Empty(",
        "Is(",
        "From(",
        "to: Row(",
        "to: Page(",
        "own: Some(",
        "start_from: Some(",
        "value: ",
        "flow: ",
        "high: ",
        "low: ",
        "since: ",
    ];
    let ours = Content::english();
    for (id, text) in BUILT_IN {
        for before in BEFORE.map(|before| format!("{before}\"")) {
            for (at, _) in text.match_indices(&before).take(1) {
                let (head, rest) = text.split_at(at + before.len());
                let checked = folder(&[file(&format!("pages/{id}.ron"), &format!("{head}x_{rest}"))], &ours);
                let line = head.matches('\n').count() + 1;
                let told = checked.mistakes.iter().any(|told| told.line == line && told.what.contains("\"x_"));
                assert!(told, "{id}:{line} {before}: {:?}", checked.mistakes);
            }
        }
    }
}

#[test]
fn an_id_that_reads_like_one_more_filling_is_refused() {
    let page = |id: &str| {
        format!(
            r#"Page(id: "{id}", chapter: "about", title: "T", purpose: "P.", fields: [(id: "a", kind: Line, label: "A")])"#
        )
    };
    for (id, fits) in [("decide_house", true), ("decide_0123456789", false)] {
        let files = [file("pages/p.ron", &page(id))];
        assert_eq!(folder(&files, &Content::english()).mistakes.is_empty(), fits, "{id}");
        let (content, left_out) = Content::english().with_own(&files);
        assert_eq!((content.page(id).is_some(), left_out.is_empty()), (fits, fits), "{id}");
    }
}

#[test]
fn two_hundred_mistakes_of_a_file_are_told_and_that_there_are_more() {
    let fields = |n: usize| "(id: \"a\", kind: Line, label: \"A\", depth: More), ".repeat(n);
    let page =
        |n| format!("Page(id: \"own\", chapter: \"about\", title: \"T\", purpose: \"P.\", fields: [{}])", fields(n));
    let told = |n| {
        let checked = folder(&[file("pages/p.ron", &page(n)), file("notes.ron", "")], &Content::english());
        (checked.mistakes.len(), checked.more)
    };
    // All of these stand at one place, and are told once.
    assert_eq!(told(5), (2, vec![]));
    let words = (0..300).map(|nth| format!("\"no.{nth}\": Say(\"A.\")")).collect::<Vec<_>>().join(", ");
    let checked = folder(&[file("words.ron", &format!("(words: {{{words}}})"))], &Content::english());
    assert_eq!((checked.mistakes.len(), checked.more), (TOLD, vec!["words.ron".to_owned()]));
}

#[test]
fn a_sentence_that_asks_for_other_things_than_ours_is_told_and_not_used() {
    let ours = Content::english();
    let (key, known) = ("older.take_away", "Delete: {words}");
    assert_eq!(ours.words.messages()[key].forms(), [known]);
    for (own, fits) in [
        ("Put away: {words}", true),
        ("Put away: {words}, {helper}", true),
        ("Put it away", false),
        ("Put away: {words} {more}", false),
        ("  ", false),
    ] {
        let text =
            format!("(terms: {{\"cook\": \"Ana\"}}, words: {{\"{key}\": Say(\"{own}\"), \"no.such\": Say(\"A.\")}})");
        let files = [file("words.ron", &text)];
        let mistakes = folder(&files, &ours).mistakes;
        assert_eq!(
            mistakes.iter().filter(|mistake| mistake.what.contains(key)).count(),
            usize::from(!fits),
            "{mistakes:?}"
        );
        let (content, _) = Content::english().with_own(&files);
        assert_eq!(content.words.plain(key) != ours.words.plain(key), fits, "{own}");
        assert!(!content.words.terms().contains_key("cook"));
        assert_eq!(content.words.plain("no.such"), "no.such");
    }
}

#[test]
fn a_new_page_in_a_chapter_of_the_program_is_told_that_it_can_not_stand_there() {
    let told = |chapter: &str| {
        let page = format!(
            r#"Page(id: "own", chapter: "{chapter}", title: "T", purpose: "P.", fields: [(id: "a", kind: Line, label: "A")])"#
        );
        let checked = folder(&[file("pages/own.ron", &page)], &Content::english());
        checked.mistakes.into_iter().map(|mistake| mistake.what).collect::<Vec<_>>().join("\n")
    };
    let form = told("form");
    assert!(form.contains("no new page can stand in \"form\""), "the chapter is there, and its name is right: {form}");
    let moon = told("moon");
    assert!(moon.contains("there is no chapter \"moon\""), "{moon}");
}

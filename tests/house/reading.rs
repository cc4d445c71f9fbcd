//! Every text of the content is within reach of a tired reader: grade 6 for the client, grade 8 for a helper, no
//! sentence over 20 words, no word that is never said. `cargo test --test house reading -- --nocapture` shows the figures.

use std::{collections::BTreeMap, fs};

use cairnbook::content::{
    Content,
    guide::{GUIDE, GuidePage, GuidePart},
    pages::BUILT_IN,
    reading::{Finding, Piece, Pool, Reader, Reading, Report, Rules, check, syllables::by_rule, texts},
};

fn report() -> Report {
    let content = Content::english();
    let pages = BUILT_IN.iter().map(|(id, _)| content.page(id).unwrap());
    let pieces = texts::of(pages, &content.words);
    assert!(pieces.len() > 1000, "only {} texts were found", pieces.len());
    check(&pieces, Rules::english())
}

fn figure(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.2}"))
}

fn row(name: &str, reading: Reading) -> String {
    let Reading { words, sentences, long_words, .. } = reading;
    let (grade, ease, smog) = (figure(reading.grade()), figure(reading.ease()), figure(reading.smog()));
    format!("{words:>6} {sentences:>9} {long_words:>5} {grade:>6} {ease:>7} {smog:>6}  {name}")
}

fn name(pool: &Pool) -> String {
    format!("{:?}: {}", pool.reader, pool.chapters.join(", "))
}

fn told(finding: &Finding) -> String {
    match finding {
        Finding::Grade { pool, grade } => format!("grade {grade:.2} in {}", name(pool)),
        Finding::Smog(grade) => format!("SMOG {grade:.2} over all client text"),
        Finding::Long { at, sentence, words } => format!("{at}: {words} words in: {sentence}"),
        Finding::Banned { at, word, text } => format!("{at}: \"{word}\" in: {text}"),
    }
}

#[test]
fn every_chapter_is_within_reach() {
    let report = report();
    println!(" words sentences  long  grade    ease   SMOG");
    for pool in &report.pools {
        println!("{}", row(&name(pool), pool.reading));
    }
    println!("{}", row("all client text", report.client));
    assert!(report.pools.iter().all(|pool| pool.reading.words >= Rules::english().pool));
    assert!(report.client.smog().is_some());
    let findings: Vec<String> = report.findings.iter().map(told).collect();
    assert!(findings.is_empty(), "{} texts to mend:\n{}", findings.len(), findings.join("\n"));
}

/// Who reads a page of the guide. Nobody where it is for people who write scripts or programs.
fn reader(page: &GuidePage) -> Option<Reader> {
    match page.id {
        "commands" | "content" | "speed" | "code" => None,
        "helpers" => Some(Reader::Helper),
        _ => Some(Reader::Client),
    }
}

#[test]
fn every_page_of_the_guide_is_within_reach() {
    let text = |part| match part {
        GuidePart::Heading(text) | GuidePart::Text(text) | GuidePart::Item(text) => text,
        GuidePart::Row(first, rest) => format!("{first}: {rest}"),
        GuidePart::Example(_) => String::new(),
    };
    let mut all: Vec<(&GuidePage, Reader, String)> = Vec::new();
    for page in GUIDE {
        let texts = std::iter::once(page.title()).chain(page.parts().into_iter().map(text));
        all.extend(reader(page).into_iter().flat_map(|reader| texts.clone().map(move |text| (page, reader, text))));
    }
    let mut pieces = Vec::new();
    for (page, reader, text) in &all {
        let (chapter, at) = (page.id.to_owned(), format!("help {}", page.id));
        pieces.push(Piece { reader: *reader, chapter, at, text });
    }
    let report = check(&pieces, Rules::english());
    for pool in &report.pools {
        println!("{}", row(&name(pool), pool.reading));
    }
    let mut findings: Vec<String> = report.findings.iter().map(told).collect();
    findings.extend(pieces.iter().filter(|piece| piece.text.contains('!')).map(|piece| piece.text.to_owned()));
    assert!(findings.is_empty(), "{} texts to mend:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn every_exception_is_still_needed() {
    let content = Content::english();
    let pages = BUILT_IN.iter().map(|(id, _)| content.page(id).unwrap());
    let pieces = texts::of(pages, &content.words);
    let rules = Rules::english();
    for exempt in &rules.exempt {
        let mut alone = rules.clone();
        alone.exempt = vec![exempt.clone()];
        assert!(pieces.iter().any(|piece| alone.exempts(piece)), "nothing stands at {}", exempt.at);
    }
    for allowed in &rules.allowed {
        let needed = pieces.iter().any(|piece| piece.text == allowed.text);
        assert!(needed, "nothing says {}", allowed.text);
    }
}

/// The lines of `assets/syllables/en.txt` for these words: a count, and its words in order, in short lines.
fn table(wrong: &BTreeMap<u32, Vec<&str>>) -> String {
    let mut out = String::new();
    for (n, words) in wrong {
        let mut line = n.to_string();
        for word in words {
            if line.len() + word.len() > 118 {
                out += &line;
                out.push('\n');
                line = n.to_string();
            }
            line.push(' ');
            line += word;
        }
        out += &line;
        out.push('\n');
    }
    out
}

/// Makes the file anew after the rule has changed, and fails if it was not as it is now. Its first lines stay.
#[test]
#[ignore = "needs the dictionary: CMUDICT=cmudict.dict cargo test --test house reading -- --ignored"]
fn the_exceptions_are_those_of_the_dictionary() {
    let dictionary = String::from_utf8_lossy(&fs::read(std::env::var("CMUDICT").unwrap()).unwrap()).into_owned();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for line in dictionary.lines() {
        let sounds = line.split('#').next().unwrap();
        let Some((word, sounds)) = sounds.split_once(' ') else { continue };
        let stressed = sounds.split_whitespace().filter(|sound| sound.ends_with(['0', '1', '2'])).count();
        let plain = word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
        if plain && stressed > 0 {
            counts.entry(word).or_insert(u32::try_from(stressed).unwrap());
        }
    }
    let mut wrong: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (word, n) in counts {
        if by_rule(word) != n {
            wrong.entry(n).or_default().push(word);
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/syllables/en.txt");
    let was = fs::read_to_string(path).unwrap();
    let opening: String = was.lines().take_while(|l| l.starts_with('#')).flat_map(|l| [l, "\n"]).collect();
    let now = opening + &table(&wrong);
    fs::write(path, &now).unwrap();
    assert!(was == now, "the file is made anew; run this again");
}

//! What is asked is used: each question of each page is taken away in turn from a workbook in which everything is
//! answered, and something other than the page it is asked on has to read otherwise. Where nothing does, the page file
//! says so and why: `only_for_writer`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use cairnbook::{
    base::{Id, Key, Kind, Slot, Value},
    content::{Content, FieldSpec, FieldType, own},
    form::fillings,
    insight::shelf::Listed,
    page::{Act, Allowed, Ask, Block, Code, Page, Picture, Place, Shrink, ShrinkAsk},
    records::sheet,
    screens, store,
    view::{View, spec},
    workbook::{EntryKind, Workbook},
};

use crate::support::{
    everything::{Asked, all_asked, everything, records, seen},
    hands::{Hands, content},
    pty::Nest,
};

/// So many workbooks are filled, each in another way.
const TURNS: usize = 4;
/// Of entries of a kind, so many have their page looked at: the others look alike.
const ALIKE: usize = 4;
/// So many rows are passed on Today until one can be ticked.
const MOST_ROWS: usize = 30;
/// What the program prints for someone else.
const PRINTED: [&[&str]; 7] = [
    &["status", "--json"],
    &["next", "--json"],
    &["status"],
    &["note", "girp"],
    &["note", "dap"],
    &["note", "soap"],
    &["note", "birp"],
];
/// Words on the map that only tell whether a page holds anything at all.
const ON_THE_MAP: [&str; 4] = ["about.has_something", "about.begun", "about.empty", "about.next"];
/// What is not told by a page but done, each with what holds it.
const DONE: [(&str, &str); 7] = [
    ("settings.colours", "the full screen has them: tests/terminal"),
    ("settings.mouse", "the full screen takes clicks: tests/terminal"),
    ("settings.plain", "the program opens as plain lines: tests/terminal"),
    ("talk.types", "whose words are written at first: tests/journeys/yusuf.rs"),
    ("choice.until", "the goal rests until then: insight::review"),
    ("check_in.next_new", "it becomes a step at once: tests/pages/check_in.rs"),
    ("call.contact", "Today offers the page while neither who nor how is known: insight::offers"),
];

/// Every place there is to read in that workbook, with the page file whose questions are asked there.
fn places(view: &View) -> Vec<(Place, Option<String>)> {
    let (book, content) = (view.book, view.content);
    let mut out = vec![
        Place::Today,
        Place::Goals,
        Place::About,
        Place::Milestones,
        Place::More,
        Place::Settings,
        Place::Rule,
        Place::Pile,
        Place::Progress,
        Place::Story(None),
        Place::Prepare,
        Place::Talks,
        Place::Ideas,
        Place::Numbers,
        Place::Quiet,
        Place::Companion(Key::of("goal")),
        Place::Ask(Ask::CanWait(None)),
    ];
    out.extend(
        [
            Picture::Areas,
            Picture::WhoDid,
            Picture::WhoWrote,
            Picture::WhoChose,
            Picture::Talks,
            Picture::Handled,
            Picture::Strengths,
            Picture::Year,
        ]
        .map(Place::Picture),
    );
    for goal in book.goals().map(|goal| goal.id) {
        out.extend([Place::Goal(goal), Place::Ladder(goal), Place::IfHard(goal), Place::Worked(goal)]);
        out.extend([Place::Story(Some(goal)), Place::Ask(Ask::Swap(goal)), Place::Ask(Ask::CanWait(Some(goal)))]);
        out.extend([Picture::HowFar(goal), Picture::Ladder(goal), Picture::Sure(goal)].map(Place::Picture));
    }
    out.extend(of_steps_and_log(book));
    out.extend(of_pages(book, content));
    out.into_iter().map(|place| (place.clone(), asks(view, &place))).collect()
}

/// The steps, and some entries of each kind.
fn of_steps_and_log(book: &Workbook) -> Vec<Place> {
    let mut out: Vec<Place> = book.steps().map(|step| Place::Step(step.id)).collect();
    for step in book.open_steps().take(ALIKE).map(|step| step.id) {
        let asks = [ShrinkAsk::Sure, ShrinkAsk::Help, ShrinkAsk::With, ShrinkAsk::Day, ShrinkAsk::Enough];
        out.extend(asks.map(|ask| Place::Shrink(Shrink { step, ask, in_walk: false })));
    }
    for (kind, _) in EntryKind::ALL {
        out.extend(
            book.log().iter().filter(|entry| entry.kind == kind).take(ALIKE).map(|entry| Place::Entry(entry.id)),
        );
    }
    out
}

/// The pages to fill in, and what they are chosen from.
fn of_pages(book: &Workbook, content: &Content) -> Vec<Place> {
    let mut out = Vec::new();
    for page in content.pages() {
        if page.chapter != "form" {
            out.push(Place::Reflect(Key::from(page.id.as_str())));
        }
        for record in records(book, page) {
            if record.kind() == Kind::Page {
                out.push(Place::Sheet(record));
                out.extend((page.id == "decide").then_some(Place::Beside(record)));
                out.push(match page.id.as_str() {
                    "talk" => Place::Talk(record),
                    "idea" => Place::Idea(record),
                    _ => Place::Reflect(Key::from(record.as_str().trim_start_matches("p_"))),
                });
            }
        }
        // Of what is chosen from, one record of a page shows all there is.
        if let Some(record) = records(book, page).first() {
            out.extend(page.fields.iter().flat_map(|field| chosen_from(book, *record, field)));
        }
    }
    out
}

/// The rows of a list, and the choices, cards and month sheets of its questions.
fn chosen_from(book: &Workbook, record: Id, field: &FieldSpec) -> Vec<Place> {
    let slot = Slot::new(record, &field.id);
    let one = |field: &FieldSpec, slot: Slot| match &field.kind {
        FieldType::Linked(..) | FieldType::RowsOf(..) | FieldType::Top(..) | FieldType::Level | FieldType::Goal(_) => {
            Some(Place::Choose(slot))
        }
        FieldType::Sort(_) => Some(Place::Sort(slot)),
        FieldType::Date | FieldType::PastDate if slot.record.kind() != Kind::Page => Some(Place::Calendar(slot)),
        _ => None,
    };
    let columns = match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => &rows.columns,
        _ => return one(field, slot).into_iter().collect(),
    };
    let Some(Value::Rows(rows)) = book.get(&slot) else { return Vec::new() };
    let Some(row) = rows.first() else { return Vec::new() };
    let of_columns = columns.iter().filter_map(|column| one(column, slot.cell(row.id, &column.id)));
    let first = columns.first().map(|column| Place::Row(slot.cell(row.id, &column.id)));
    let sure = (record.kind() == Kind::Entry).then(|| Place::Sure(slot.cell(row.id, &Key::of("sure"))));
    of_columns.chain(first).chain(sure).collect()
}

/// The page file whose questions are asked in that place.
fn asks(view: &View, place: &Place) -> Option<String> {
    let of = |slot: &Slot| spec::spec_of(view, slot).map(|page| page.id.clone());
    let own = |page: &str| Some(page.to_owned());
    match place {
        Place::Goal(_) => own("goal"),
        Place::Ladder(_) => own("ladder"),
        Place::IfHard(_) => own("if_hard"),
        Place::Numbers => own("numbers"),
        Place::Step(_) => own("step"),
        Place::Entry(id) => view.entry(*id).map(|entry| spec::entry_page(entry.kind).to_owned()),
        Place::Settings => own("settings"),
        Place::Prepare => own("prepare"),
        Place::Talk(_) => own("talk"),
        Place::Idea(_) => own("idea"),
        // The list of what was filled is another page than the one it was filled in on.
        Place::Reflect(key) if fillings::of(view, key).is_some() => None,
        Place::Reflect(key) => view.content.page_of(Id::page(key.as_str())).map(|page| page.id.clone()),
        Place::Row(slot) | Place::Choose(slot) | Place::Calendar(slot) | Place::Sort(slot) | Place::Sure(slot) => {
            of(slot)
        }
        _ => None,
    }
}

/// What stands there, without the words on the map that tell of any answer alike.
fn reads(view: &View, place: &Place) -> Page {
    let mut page = screens::of(place).page(view);
    let alike = ON_THE_MAP.map(|key| view.content.words.plain(key));
    for block in page.main.iter_mut().chain(&mut page.side) {
        if let Block::List(list) = block {
            list.rows.iter_mut().filter(|row| alike.contains(&row.note)).for_each(|row| row.note.clear());
        }
    }
    page
}

/// The sheets to print and the line on a helper's shelf.
fn prints(view: &View) -> Vec<String> {
    let listed = format!("{:?}", Listed::of(view.book, view.now.today));
    let sheets = sheet::all(view).into_iter().filter_map(|(id, name)| {
        let lines = sheet::lines(view, view.content.page_of(id)?, id);
        Some(format!("{name}\n{}", lines.join("\n")))
    });
    std::iter::once(listed).chain(sheets).collect()
}

/// What the program does by itself: how it opens, and what it asks when a step is done.
fn does(book: &Workbook) -> String {
    let mut hands = Hands::on(book);
    let opened = hands.scene().place;
    if *hands.app.place() == Place::Quiet {
        hands.press(&[Code::Enter]);
    }
    for _ in 0..MOST_ROWS {
        let scene = hands.scene();
        if scene.actions.iter().any(|action| action.act == Act::Done && action.allowed == Allowed::Yes) {
            hands.act(Act::Done);
            break;
        }
        hands.press(&[Code::Down]);
    }
    format!("{opened}, then {}", hands.scene().place)
}

/// What the commands print.
fn printed(nest: &Nest, book: &Workbook) -> String {
    fs::write(nest.file(), store::write(&book.snapshot()).unwrap()).unwrap();
    let run = |args: &&[&str]| nest.pipes(args.iter().chain(&["--file", "book/sam.ron"])).spawn().unwrap();
    let all: Vec<_> = PRINTED.iter().map(run).collect();
    let said = all.into_iter().map(|child| {
        let out = child.wait_with_output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    });
    said.collect()
}

/// A workbook in which everything is answered, and all that is read from it.
struct Full<'a> {
    ours: &'a Content,
    content: Content,
    book: Workbook,
    places: Vec<(Place, Option<String>, Page)>,
    prints: Vec<String>,
    does: String,
}

impl<'a> Full<'a> {
    fn new(ours: &'a Content, turn: usize) -> Self {
        let book = everything(ours, turn);
        let content = named(ours, &book);
        let (places, prints) = seen(&book, &content, |view| {
            let all = places(view).into_iter();
            let all = all.map(|(place, page)| {
                let there = reads(view, &place);
                (place, page, there)
            });
            (all.filter(|(_, _, page)| *page != Page::default()).collect(), prints(view))
        });
        let does = does(&book);
        Self { ours, content, book, places, prints, does }
    }

    /// Something reads otherwise without these answers, all of one page, and is not the page they are asked on: what. A
    /// picture on that page counts. What told last is asked first.
    fn reader(&mut self, some: &[Asked]) -> Option<String> {
        let mut without = self.book.clone();
        if !some.iter().all(|asked| asked.take_away(&mut without)) {
            return Some("its record, which can not be without it".to_owned());
        }
        let renamed = own::names_in(&without) != own::names_in(&self.book);
        let renamed = renamed.then(|| named(self.ours, &without));
        let content = renamed.as_ref().unwrap_or(&self.content);
        let is_own = |page: &Option<String>| some.iter().any(|asked| page.as_ref() == Some(&asked.page.id));
        let found = seen(&without, content, |view| {
            let differs = |(place, page, before): &(Place, Option<String>, Page)| {
                if is_own(page) {
                    figures(before).next().is_some() && !figures(&reads(view, place)).eq(figures(before))
                } else {
                    reads(view, place) != *before
                }
            };
            self.places.iter().position(differs)
        });
        if let Some(at) = found {
            self.places[..=at].rotate_right(1);
            return Some(format!("{:?}", self.places[0].0));
        }
        if seen(&without, content, prints) != self.prints {
            return Some("a sheet, or the shelf".to_owned());
        }
        (does(&without) != self.does).then(|| "what the program does".to_owned())
    }

    /// Something reads one of these, of whatever pages. All are taken away at once; on the pages some of them are asked
    /// on, those of the other pages.
    fn is_one_read(&self, some: &[Asked]) -> bool {
        let without = |others_than: Option<&str>| {
            let mut book = self.book.clone();
            let gone = some.iter().filter(|asked| Some(asked.page.id.as_str()) != others_than);
            gone.map(|asked| asked.take_away(&mut book)).min().unwrap_or(true).then_some(book)
        };
        let Some(none) = without(None) else { return true };
        if own::names_in(&none) != own::names_in(&self.book) {
            return true;
        }
        let own = |page: &Option<String>| page.clone().filter(|id| some.iter().any(|asked| asked.page.id == *id));
        let stays = |view: &View, (place, page, before): &(Place, Option<String>, Page)| {
            let has_figures = figures(before).next().is_some();
            if own(page).is_none() {
                reads(view, place) == *before
            } else {
                !has_figures || figures(&reads(view, place)).eq(figures(before))
            }
        };
        let elsewhere = seen(&none, &self.content, |view| {
            self.places.iter().all(|place| stays(view, place)) && prints(view) == self.prints
        });
        let pages: BTreeSet<String> = self.places.iter().filter_map(|(_, page, _)| own(page)).collect();
        let by_each_other = |id: &String| {
            let Some(without) = without(Some(id)) else { return false };
            let of_it = |(_, page, _): &&(Place, Option<String>, Page)| page.as_ref() == Some(id);
            seen(&without, &self.content, |view| {
                self.places.iter().filter(of_it).all(|(place, _, before)| reads(view, place) == *before)
            })
        };
        !elsewhere || does(&none) != self.does || !pages.iter().all(by_each_other)
    }

    /// Which of these are read by themselves, all of one page, and by what.
    fn read(&mut self, some: &[Asked], found: &mut BTreeMap<String, String>) {
        let Some(reader) = self.reader(some) else { return };
        match some {
            [] => {}
            [one] => drop(found.insert(one.name(), reader)),
            _ => {
                let (first, rest) = some.split_at(some.len() / 2);
                self.read(first, found);
                self.read(rest, found);
            }
        }
    }

    /// Which of these are read, one by itself, or several of which one is enough. Where nothing reads any of them, one
    /// look tells.
    fn read_together(&mut self, mut left: Vec<Asked>, found: &mut BTreeMap<String, String>) {
        while let Some(reader) = self.reader(&left).filter(|_| !left.is_empty()) {
            let mut needed = left.clone();
            for asked in &left {
                let fewer: Vec<Asked> = needed.iter().filter(|one| one.name() != asked.name()).copied().collect();
                if !fewer.is_empty() && self.reader(&fewer).is_some() {
                    needed = fewer;
                }
            }
            found.extend(needed.iter().map(|asked| (asked.name(), reader.clone())));
            left.retain(|asked| !found.contains_key(&asked.name()));
        }
    }
}

fn figures(page: &Page) -> impl Iterator<Item = &Block> {
    page.main.iter().chain(&page.side).filter(|block| matches!(block, Block::Figure(_)))
}

/// The words the person has for things.
fn named(ours: &Content, book: &Workbook) -> Content {
    match own::names_in(book) {
        Some(said) => ours.in_words_of(&said),
        None => ours.renamed(own::Renames::default()),
    }
}

/// Who reads what: for each question the first reader that was found.
fn readers(ours: &Content) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> =
        DONE.iter().map(|(name, by)| ((*name).to_owned(), (*by).to_owned())).collect();
    let all = all_asked(ours);
    for turn in 0..TURNS {
        let mut full = Full::new(ours, turn);
        let left = |found: &BTreeMap<String, String>, fits: &dyn Fn(&Asked) -> bool| -> Vec<Asked> {
            all.iter().filter(|asked| !found.contains_key(&asked.name()) && fits(asked)).copied().collect()
        };
        for page in ours.pages() {
            let is_new = |asked: &Asked| asked.mark().is_none() && asked.field.hand_on.is_empty();
            full.read(&left(&found, &|asked| asked.page.id == page.id && is_new(asked)), &mut found);
        }
        // Most of what is left is for its writer alone: one look tells, as a rule.
        if full.is_one_read(&left(&found, &|_| true)) {
            for page in ours.pages() {
                full.read_together(left(&found, &|asked| asked.page.id == page.id), &mut found);
            }
        }
        in_print(&full.book, &all, &mut found);
    }
    // Its words become a goal, a step, a row or a page when the person says so: tests/pages/handed_on.rs.
    for asked in all.iter().filter(|asked| !asked.field.hand_on.is_empty()) {
        found.entry(asked.name()).or_insert_with(|| "what it can become".to_owned());
    }
    found
}

/// The commands are slow to ask: what nothing else reads is taken away all at once, and one by one only if that tells.
fn in_print(book: &Workbook, all: &[Asked], found: &mut BTreeMap<String, String>) {
    let nest = Nest::new();
    let before = printed(&nest, book);
    let mut left: Vec<&Asked> = all.iter().filter(|asked| !found.contains_key(&asked.name())).collect();
    let differs = |some: &[&Asked]| {
        let mut without = book.clone();
        assert!(some.iter().all(|asked| asked.take_away(&mut without)));
        printed(&nest, &without) != before
    };
    while !left.is_empty() && differs(&left) {
        let (mut low, mut high) = (0, left.len());
        // The first questions up to `high` tell, those up to `low` do not.
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if differs(&left[..middle]) { high = middle } else { low = middle }
        }
        found.insert(left.remove(low).name(), "a command".to_owned());
    }
}

#[test]
fn what_is_asked_is_read_somewhere_or_said_to_be_for_its_writer() {
    let ours = content();
    let found = readers(&ours);
    let all = all_asked(&ours);
    let mut wrong = BTreeSet::new();
    for asked in &all {
        let name = asked.name();
        // A list is read where one of its columns is.
        let columns = || found.iter().find(|(of, _)| asked.list.is_none() && of.starts_with(&format!("{name}.")));
        match (found.get(&name).or_else(|| columns().map(|(_, by)| by)), asked.mark()) {
            (None, None) => drop(wrong.insert(format!("{name}: nothing else reads it"))),
            (Some(reader), Some(_)) => {
                wrong.insert(format!("{name}: said to be only for its writer, and read by {reader}"));
            }
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
    assert!(all.len() >= 250, "only {} questions were found", all.len());
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everything_is_answered_but_what_only_some_records_are_asked() {
    let ours = content();
    let book = everything(&ours, 0);
    let said = |asked: &Asked| {
        let list = asked.list.unwrap_or(asked.field);
        records(&book, asked.page).into_iter().any(|record| {
            match (asked.list, book.get(&Slot::new(record, &list.id))) {
                (None, value) => value.is_some_and(|value| !value.is_blank()),
                (Some(_), Some(Value::Rows(rows))) => rows.iter().any(|row| row.cells.contains_key(&asked.field.id)),
                (Some(_), _) => false,
            }
        })
    };
    let open: Vec<String> = all_asked(&ours).iter().filter(|asked| !said(asked)).map(Asked::name).collect();
    assert_eq!(open, Vec::<String>::new());
}

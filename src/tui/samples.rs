//! Hand-made scenes for the tests of this face.

use crate::{
    app::{Notice, Scene, Tab},
    base::{Id, Key, Slot},
    page::{
        Act, Action, Allowed, Block, Field, FieldKind, Figure, Leaning, List, Mark, Page, Row, RowId, Scope, Shape,
        Stone,
        chart::{Person, Rings, Spoke, Tie, Way, Wheel},
    },
};

const DATE: FieldKind = FieldKind::Date { leaning: Leaning::Ahead };

pub(super) fn id(name: &str) -> Id {
    Id::of(name).unwrap()
}

pub(super) fn record(name: &str) -> RowId {
    RowId::Record(id(name))
}

pub(super) fn slot(field: &str) -> Slot {
    Slot::new(id("g1"), &Key::from(field))
}

fn action(act: Act, key: &str, label: &str) -> Action {
    Action {
        act,
        name: "name",
        keys: if key.is_empty() { Vec::new() } else { vec![key.to_owned()] },
        label: label.to_owned(),
        help: String::new(),
        allowed: Allowed::Yes,
        scope: Scope::Row,
        foot: !matches!(act, Act::Up | Act::Down | Act::Call),
    }
}

pub(super) fn scene(page: Page, focus: Option<RowId>) -> Scene {
    let tabs = [
        (Act::Today, "Today"),
        (Act::Goals, "Goals"),
        (Act::About, "About me"),
        (Act::Milestones, "Milestones"),
        (Act::More, "More"),
    ];
    Scene {
        name: "Cairnbook".into(),
        saved: "saved".into(),
        is_saved: true,
        pen: String::new(),
        question: None,
        companion: Vec::new(),
        call: "Someone to call: Ctrl-G".into(),
        tabs: tabs.map(|(act, label)| Tab { act, label: label.into(), here: act == Act::Today }).into(),
        place: "Today".into(),
        page,
        focus,
        writing: None,
        notice: None,
        banner: None,
        actions: vec![
            action(Act::Up, "↑", "up"),
            action(Act::Down, "↓", "down"),
            action(Act::Open, "Enter", "open"),
            action(Act::Done, "Space", "done"),
            action(Act::Tried, "t", "tried"),
            action(Act::NewStep, "n", "new step"),
            action(Act::AddStone, "a", "add a stone"),
            action(Act::CheckIn, "c", "check in"),
            action(Act::Help, "?", "all keys"),
        ],
        hidden: false,
        visit: 1,
        folds: 0,
        read_first: false,
        in_turn: false,
        types_into: None,
        colours: None,
        own_arrows: false,
    }
}

fn step(name: &str, text: &str, mark: Mark, note: &str, level: usize) -> Row {
    Row {
        level,
        ..Row::new(record(name), crate::page::Command::Back, text.into()).mark(mark, String::new()).note(note.into())
    }
}

pub(super) fn today() -> Scene {
    let next = Row::new(record("s1"), crate::page::Command::Back, "Call the college about the evening course".into())
        .note("by Friday · about 15 minutes · for: Learn to keep my own books".into());
    let week = vec![
        step("s2", "Call the college", Mark::Open, "Friday", 1),
        step("s3", "Ask Ana to mind Leo", Mark::Tried, "with a little help", 1),
        step("s4", "Printed the form", Mark::Done, "Tuesday", 1),
    ];
    let stones = (0..7).map(|i| Stone { seed: id(&format!("e{i}")).seed(), size: crate::page::Size::Middle }).collect();
    let pile = Figure::new("7 stones on your pile".into(), Vec::new(), Shape::Cairn(stones)).unwrap();
    let page = Page {
        title: "Good evening, Sam".into(),
        main: vec![
            Block::Text("You were last here on Thursday.".into()),
            Block::Heading("Next step".into()),
            Block::row(next),
            Block::Heading("This week".into()),
            Block::rows(week),
        ],
        side: vec![
            Block::Heading("Your cairn".into()),
            Block::Figure(pile),
            Block::Heading("Last stone".into()),
            Block::Own("Printed the form without asking".into()),
        ],
    };
    scene(page, Some(record("s1")))
}

fn field(name: &str, kind: FieldKind, label: &str) -> Field {
    Field::empty(slot(name), kind, label.into())
}

pub(super) fn form() -> Scene {
    let mut words = field("words", FieldKind::Line, "What do you want to be different?");
    words.text = "Learn to keep my own books".into();
    words.shown.clone_from(&words.text);
    words.example = "I want to cook for my children twice a week".into();
    let mut why = field("why", FieldKind::Note, "Why does this matter to you?");
    why.text = "So that I do not have to ask my brother each month.\nIt is my money.".into();
    why.shown.clone_from(&why.text);
    let ends = FieldKind::Rate { low: "not at all".into(), high: "very sure".into() };
    let sure = field("sure", ends, "How does this step feel to you?");
    let mut by = field("by", DATE, "By when?");
    by.text = "next fri".into();
    by.shown = "Friday 27 November 2026".into();
    by.echo = "Friday 27 November 2026, in 5 days".into();
    let mut look = field("look", DATE, "When will you look again?");
    look.text = "31.2.".into();
    look.problem = "There is no such day. Your words are kept. A day looks like 22 Nov or next Friday.".into();
    let page = Page {
        title: "My goal".into(),
        main: vec![
            Block::Quiet("Any line may stay empty.".into()),
            Block::Field(Box::new(words)),
            Block::Field(Box::new(why)),
            Block::Field(Box::new(sure)),
            Block::Field(Box::new(by)),
            Block::Field(Box::new(look)),
        ],
        side: Vec::new(),
    };
    scene(page, Some(RowId::Slot(slot("words"))))
}

pub(super) fn writing(name: &str) -> Scene {
    let mut scene = form();
    scene.focus = Some(RowId::Slot(slot(name)));
    scene.writing = Some(slot(name));
    scene
}

pub(super) fn long_list(total: usize, rows: usize, first: usize, focus: usize) -> Scene {
    let row = |i: usize| {
        let mut row = step(&format!("e{i}"), &format!("Entry number {i} of this log"), Mark::Stone, "Tuesday", 1);
        if i.is_multiple_of(20) {
            row.head = format!("Month {}", i / 20);
        }
        row
    };
    let list = List { total, first, rows: (first..first + rows).map(row).collect(), ..List::default() };
    let page = Page { title: "Milestones".into(), main: vec![Block::List(list)], side: Vec::new() };
    scene(page, Some(record(&format!("e{focus}"))))
}

pub(super) fn reading() -> Scene {
    let text = |i: usize| Block::Text(format!("Paragraph {i}. {}", "Some words to read slowly and well. ".repeat(4)));
    let page = Page { title: "Someone to call".into(), main: (1..30).map(text).collect(), side: Vec::new() };
    scene(page, None)
}

pub(super) fn outline() -> Scene {
    let mut open = step(
        "s3",
        "Write down what the form asks for, and ask at the desk what the words in it mean",
        Mark::Open,
        "",
        2,
    );
    open.field = Some(Box::new(Field {
        text: open.text.clone(),
        shown: open.text.clone(),
        ..field("step", FieldKind::Line, "Step")
    }));
    let rows = vec![
        step("s1", "Join the evening course", Mark::Open, "by 12 December", 1),
        step("s2", "Print the form", Mark::Done, "", 2),
        open,
        step("s4", "Call the college", Mark::Tried, "no one there yet", 2),
        step("s5", "Ask about the fee", Mark::NotNow, "", 3),
        step("s6", "Buy the big book", Mark::Dropped, "", 1),
    ];
    let page = Page {
        title: "Learn to keep my own books".into(),
        main: vec![Block::Heading("Small steps".into()), Block::rows(rows)],
        side: Vec::new(),
    };
    let mut scene = scene(page, Some(record("s3")));
    scene.notice = Some(Notice { text: "Done. Ctrl-Z undoes it.".into(), urgent: false });
    scene
}

/// A wheel of so many spokes, with every kind among the first three.
pub(super) fn wheel_of(spokes: usize) -> Figure {
    const LABELS: [&str; 10] = [
        "Home and daily life",
        "Money",
        "Work or learning",
        "Family or partner",
        "Friends and community",
        "Health",
        "Free time",
        "Meaning, faith or culture",
        "爸爸",
        "The garden",
    ];
    const VALUES: [(Option<u8>, Option<u8>); 10] = [
        (Some(4), Some(8)),
        (None, None),
        (Some(0), Some(10)),
        (Some(7), Some(7)),
        (Some(5), None),
        (None, Some(9)),
        (Some(10), Some(3)),
        (Some(2), Some(6)),
        (Some(6), Some(1)),
        (Some(3), Some(4)),
    ];
    let all = (0..spokes).map(|nth| (LABELS[nth % 10], VALUES[nth % 10]));
    let spokes: Vec<Spoke> = all.map(|(label, (value, second))| Spoke { label: label.into(), value, second }).collect();
    let row = |spoke: &Spoke| {
        (spoke.label.clone(), spoke.value.map_or("not said yet".into(), |value| format!("{value} of 10")))
    };
    let rows = spokes.iter().map(row).collect();
    let names = ("how it is now".into(), "how much it matters".into());
    let wheel = Wheel { names, unset: "not said yet".into(), spokes };
    Figure::new("Your life areas, as you see them now.".into(), rows, Shape::Wheel(wheel)).unwrap()
}

/// Rings with so many people, of every tie and way.
pub(super) fn rings_of(people: usize) -> Figure {
    const LABELS: [&str; 12] = [
        "Ana",
        "Mama",
        "Leo",
        "Dr Okafor",
        "Sunil",
        "爸爸",
        "Gran",
        "J.",
        "Mrs Lindqvist next door",
        "Book group",
        "Tom",
        "Priya",
    ];
    const TIES: [Option<Tie>; 5] = [Some(Tie::Strong), Some(Tie::Thin), None, Some(Tie::Strained), Some(Tie::Thin)];
    const WAYS: [Option<Way>; 4] = [Some(Way::ToMe), Some(Way::Both), Some(Way::FromMe), None];
    let person = |nth: usize| {
        let label = format!("{}{}", LABELS[nth % 12], if nth < 12 { "" } else { " B" });
        Person { label, tie: TIES[nth % 5], way: WAYS[nth % 4] }
    };
    let people: Vec<Person> = (0..people).map(person).collect();
    let rows = people.iter().map(|person| (person.label.clone(), "a strong tie".into())).collect();
    let rings = Rings {
        me: "me".into(),
        ties: ["strong", "thin", "strained"].map(str::to_owned),
        unsaid: "not said".into(),
        ways: ["helps me", "I help", "both"].map(str::to_owned),
        people,
    };
    Figure::new("The people around you.".into(), rows, Shape::Rings(rings)).unwrap()
}

/// A page with a picture.
pub(super) fn picture(title: &str, figure: Figure) -> Scene {
    scene(Page { title: title.into(), main: vec![Block::Figure(figure)], side: Vec::new() }, None)
}

/// The same scene with every word replaced by `words`.
pub(super) fn with_words(mut scene: Scene, words: &str) -> Scene {
    let own = || words.to_owned();
    (scene.name, scene.saved, scene.call, scene.place) = (own(), own(), own(), own());
    scene.tabs.iter_mut().for_each(|tab| tab.label = own());
    scene.actions.iter_mut().for_each(|action| action.label = own());
    scene.banner = Some(own());
    scene.notice = Some(Notice { text: own(), urgent: true });
    scene.page.title = own();
    for block in scene.page.main.iter_mut().chain(&mut scene.page.side) {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Quiet(text) | Block::Own(text) => *text = own(),
            Block::Field(field) => {
                (field.label, field.text, field.shown) = (own(), own(), own());
                (field.echo, field.problem, field.example) = (own(), own(), own());
            }
            Block::List(list) => {
                for row in &mut list.rows {
                    (row.text, row.note, row.head) = (own(), own(), own());
                }
            }
            Block::Figure(figure) => {
                let mut shape = figure.shape().clone();
                match &mut shape {
                    Shape::Wheel(wheel) => {
                        (wheel.names, wheel.unset) = ((own(), own()), own());
                        wheel.spokes.iter_mut().for_each(|spoke| spoke.label = own());
                    }
                    Shape::Rings(rings) => {
                        (rings.me, rings.unsaid) = (own(), own());
                        rings.ties.iter_mut().chain(&mut rings.ways).for_each(|name| *name = own());
                        rings.people.iter_mut().for_each(|person| person.label = own());
                    }
                    _ => {}
                }
                *figure = Figure::new(own(), Vec::new(), shape).unwrap_or_else(|| figure.clone());
            }
        }
    }
    scene
}

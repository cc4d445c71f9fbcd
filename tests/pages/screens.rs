//! Every page as text, without the frame, to be read by eye when it changes; and a few whole screens.
//!
//! A changed page fails; the new text stands beside the old one with the ending `.snap.new`.
//!

use cairnbook::{
    app::{Event, SaveOutcome},
    base::{Key, Value},
    page::{Act, Code},
    workbook::Workbook,
};

use crate::support::{
    book,
    hands::{self, Hands, LOOKS},
    screens::{self, BARE},
};

/// One page: compares it with its file.
fn screen(name: &str, mut hands: Hands) {
    screens::reads_the_same(name, &mut hands);
}

fn filled() -> Hands {
    Hands::on(&book::filled())
}

fn empty() -> Hands {
    Hands::on(&Workbook::default())
}

/// On a record's own page, coming from the place where it is listed.
fn opened(place: Act, words: &str) -> Hands {
    let mut hands = filled();
    hands.act(place);
    open(&mut hands, words);
    hands
}

fn open(hands: &mut Hands, words: &str) {
    hands.focus_on(words);
    hands.act(Act::Open);
}

fn goal() -> Hands {
    opened(Act::Goals, "Open my mail without fear")
}

fn step(words: &str) -> Hands {
    let mut hands = goal();
    open(&mut hands, words);
    hands
}

fn page(name: &str) -> Hands {
    let mut hands = filled();
    hands.act(Act::About);
    hands.choose_page(name);
    hands
}

fn then(mut hands: Hands, acts: &[Act]) -> Hands {
    for act in acts {
        hands.act(*act);
    }
    hands
}

#[test]
fn the_five_places() {
    screens::variants(
        "today",
        vec![
            ("as it is", filled()),
            ("not this one", then(filled(), &[Act::NotThis])),
            ("beads", filled_with("Beads on a string")),
        ],
    );
    screens::variants(
        "today_empty",
        vec![
            ("empty", empty()),
            ("no step yet", {
                let mut hands = empty();
                hands.act(Act::AddStone);
                hands.write("I came here");
                hands.press(&[Code::Esc, Code::Esc]);
                hands
            }),
        ],
    );
    screen("goals", then(filled(), &[Act::Goals]));
    screen("goals_empty", then(empty(), &[Act::Goals]));
    screen("about", then(filled(), &[Act::About]));
    screens::variants(
        "milestones",
        vec![
            ("by day", then(filled(), &[Act::Milestones])),
            ("by year", then(filled(), &[Act::Milestones, Act::Zoom, Act::Zoom])),
        ],
    );
    screen("milestones_empty", then(empty(), &[Act::Milestones]));
    screen("more", then(filled(), &[Act::More]));
}

/// A workbook of the second day: one goal, one step, one stone, and nothing beside.
fn begun() -> Hands {
    let mut hands = then(empty(), &[Act::NewGoal]);
    hands.write("Open my mail without fear");
    hands.press(&[Code::Esc]);
    open(&mut hands, "Add a small step");
    hands.write("Put the letters in one box");
    hands.act(Act::Today);
    hands
}

/// The filled workbook with one setting of its own.
fn set(field: &str, value: Value) -> Workbook {
    book::with_setting(book::filled(), &Key::from(field), value)
}

/// After five weeks without a word.
fn away(name: &str) -> Hands {
    let mut book = set("name", Value::Text(name.into()));
    book.seen_on(book::day("2026-10-16"));
    Hands::on(&book)
}

fn calendar() -> Hands {
    let mut hands = opened(Act::Milestones, "The bank called");
    hands.act(Act::SayMore);
    hands.focus_on("Which day?");
    hands.act(Act::Calendar);
    hands.press(&[Code::Down]);
    hands
}

/// With a pile of something else.
fn filled_with(pile: &str) -> Hands {
    let mut hands = filled();
    hands.act(Act::Settings);
    hands.act(Act::SayMore);
    open(&mut hands, "What is your pile made of?");
    open(&mut hands, pile);
    hands.act(Act::Today);
    hands.send(Event::Tick);
    hands
}

#[test]
fn today_as_it_can_stand() {
    screens::variants(
        "today_begun",
        vec![
            ("an offer to call", begun()),
            ("an offer of a first bit", {
                let mut hands = begun();
                open(&mut hands, "Write down someone to call");
                hands.act(Act::Back);
                hands
            }),
            ("no offer", then(begun(), &[Act::NotNow])),
            ("enough for a day", {
                let mut hands = begun();
                open(&mut hands, "Write down someone to call");
                hands.act(Act::Back);
                open(&mut hands, "I did it: put down a stone");
                hands
            }),
            ("put off", then(begun(), &[Act::NotThis])),
        ],
    );
    screens::variants(
        "today_welcome",
        vec![
            ("with a name", away("Dana")),
            ("without", away("")),
            ("carried on", {
                let mut hands = away("Dana");
                open(&mut hands, "Leave it as it is");
                hands
            }),
        ],
    );
    screen("quiet", Hands::on(&set("quiet", Value::Yes(true))));
}

#[test]
fn goals_and_steps() {
    screens::variants(
        "goal",
        vec![
            ("as it opens", goal()),
            ("on a step", {
                let mut hands = goal();
                hands.focus_on("Make tea first");
                hands
            }),
            ("unfolded, at its end", then(goal(), &[Act::SayMore, Act::Last])),
            ("a new step", {
                let mut hands = goal();
                hands.focus_on("Ask Ana which evening");
                hands.send(Event::Key(cairnbook::page::Stroke::letter('n')));
                hands
            }),
            ("writing a step", {
                let mut hands = goal();
                hands.focus_on("Ask Ana which evening");
                hands.act(Act::NewUnder);
                hands.write("Ask her son for the new number, or look for it in the old blue address book");
                hands
            }),
        ],
    );
    screens::variants(
        "goal_new",
        vec![
            ("writing", then(filled(), &[Act::NewGoal])),
            ("left", {
                let mut hands = then(filled(), &[Act::NewGoal]);
                hands.press(&[Code::Esc]);
                hands
            }),
        ],
    );
    screen("goal_on_the_shelf", opened(Act::Goals, "Learn to keep my own books"));
    screens::variants(
        "step",
        vec![
            ("tried", step("Ask Ana which evening")),
            ("done", {
                let mut hands = goal();
                open(&mut hands, "3 steps done or let go");
                open(&mut hands, "Put the letters in one box");
                hands
            }),
            ("its day in words", step("Find her new number")),
            ("without a goal", opened(Act::Today, "Return the library book")),
        ],
    );
}

#[test]
fn pages_and_entries() {
    screens::variants(
        "good_day",
        vec![
            ("as it opens", page("good_day")),
            ("unfolded", {
                let mut hands = then(page("good_day"), &[Act::SayMore]);
                hands.focus_on("How close is today");
                hands
            }),
            ("writing a number", {
                let mut hands = then(page("good_day"), &[Act::SayMore]);
                open(&mut hands, "How close is today");
                hands
            }),
            ("empty", {
                let mut hands = then(empty(), &[Act::About]);
                hands.choose_page("good_day");
                hands
            }),
        ],
    );
    screens::variants("call", vec![("filled", then(filled(), &[Act::Call])), ("empty", then(empty(), &[Act::Call]))]);
    screens::variants(
        "entry",
        vec![
            ("a hard time", opened(Act::Milestones, "The bank called")),
            ("writing its day", {
                let mut hands = opened(Act::Milestones, "The bank called");
                hands.act(Act::SayMore);
                open(&mut hands, "Which day?");
                hands.write("last fri");
                hands
            }),
            ("a day that can not be read", {
                let mut hands = opened(Act::Milestones, "The bank called");
                hands.act(Act::SayMore);
                open(&mut hands, "Which day?");
                hands.write("31 Feb");
                hands.press(&[Code::Esc]);
                hands
            }),
            ("a stone", opened(Act::Milestones, "I went to the office")),
        ],
    );
    screens::variants(
        "entry_new",
        vec![("a stone", then(filled(), &[Act::AddStone])), ("a note", then(filled(), &[Act::AddNote]))],
    );
    screen("settings", then(filled(), &[Act::Settings]));
}

#[test]
fn milestones_find_and_the_pile() {
    screens::variants(
        "find",
        vec![
            ("all", then(filled(), &[Act::Find])),
            ("words", {
                let mut hands = then(filled(), &[Act::Find]);
                hands.write("the box");
                hands
            }),
            ("nothing", {
                let mut hands = then(filled(), &[Act::Find]);
                hands.write("zebra");
                hands
            }),
            ("the kinds", {
                let mut hands = then(filled(), &[Act::Find]);
                open(&mut hands, "Kind: ");
                hands
            }),
        ],
    );
    screens::variants(
        "pile",
        vec![
            ("stones", then(filled(), &[Act::Pile])),
            ("walked", {
                let mut hands = then(filled(), &[Act::Pile]);
                hands.press(&[Code::Left, Code::Left, Code::Up]);
                hands
            }),
            ("beads", then(filled_with("Beads on a string"), &[Act::Pile])),
            ("a list", then(filled_with("A plain list"), &[Act::Pile])),
            ("empty", then(empty(), &[Act::Pile])),
        ],
    );
    screen("calendar", calendar());
}

#[test]
fn pages_on_top() {
    screens::variants(
        "help",
        vec![
            ("of a goal", then(goal(), &[Act::Help])),
            ("filtered", {
                let mut hands = then(goal(), &[Act::Help]);
                hands.write("stone");
                hands
            }),
            ("far down", then(goal(), &[Act::Help, Act::PageDown, Act::PageDown])),
        ],
    );
    screens::variants(
        "palette",
        vec![
            ("all", then(filled(), &[Act::Palette])),
            ("nothing found", {
                let mut hands = then(filled(), &[Act::Palette]);
                hands.write("zebra");
                hands
            }),
        ],
    );
    screen("why", then(page("good_day"), &[Act::Why]));
}

#[test]
fn pages_that_ask() {
    screens::variants(
        "choose",
        vec![
            ("where a step stands", {
                let mut hands = step("Ask Ana which evening");
                open(&mut hands, "Is it done?");
                hands
            }),
            ("use the mouse", {
                let mut hands = then(filled(), &[Act::Settings, Act::SayMore]);
                open(&mut hands, "Use the mouse here?");
                hands
            }),
        ],
    );
    screens::variants(
        "ask",
        vec![
            ("put a step aside", then(step("Ask Ana which evening"), &[Act::PutAside])),
            ("put a goal aside", then(goal(), &[Act::PutAside])),
            ("tried", then(step("Find her new number"), &[Act::Tried])),
            ("changed elsewhere", {
                let mut hands = then(filled(), &[Act::AddNote]);
                hands.write("A note");
                hands.saves = Some(hands::changed_elsewhere());
                hands.now.ms += 1_000;
                hands.send(Event::Tick);
                // It is asked when nothing is being written.
                hands.press(&[Code::Esc]);
                hands
            }),
            ("not saved", {
                let mut hands = then(filled(), &[Act::AddNote]);
                hands.write("A note");
                hands.fill_the_disk();
                then(hands, &[Act::Leave])
            }),
        ],
    );
}

#[test]
fn what_is_said_and_what_holds() {
    screens::variants(
        "notice",
        vec![
            ("refused", then(filled(), &[Act::Undo])),
            ("done", {
                let mut hands = filled();
                hands.focus_on("Ask Ana which evening");
                then(hands, &[Act::Done, Act::Open])
            }),
            ("taken back", {
                let mut hands = filled();
                hands.focus_on("Ask Ana which evening");
                then(hands, &[Act::Done, Act::Open, Act::Undo])
            }),
            ("no such key", {
                let mut hands = filled();
                hands.send(Event::Key(cairnbook::page::Stroke::letter(';')));
                hands
            }),
            ("stop", then(filled(), &[Act::Interrupt])),
            ("to look at only", Hands::looking(&book::filled())),
            ("refused, to look at only", {
                let mut hands = Hands::looking(&book::filled());
                hands.act(Act::NewGoal);
                hands
            }),
            ("hidden", then(filled(), &[Act::Hide])),
        ],
    );
    screens::variants(
        "saving",
        vec![
            ("not yet saved", {
                let mut hands = then(filled(), &[Act::AddNote]);
                hands.write("A note");
                hands
            }),
            ("the disk is full", {
                let mut hands = then(filled(), &[Act::AddNote]);
                hands.write("A note");
                hands.fill_the_disk();
                hands.now.ms += 1_000;
                hands.send(Event::Tick);
                hands
            }),
            ("the disk fails", {
                let mut hands = then(filled(), &[Act::AddNote]);
                hands.saves = Some(SaveOutcome::SavedOnAFailingDisk);
                hands.write("A note");
                hands.now.ms += 1_000;
                hands.send(Event::Tick);
                hands
            }),
        ],
    );
}

/// What is the same on every page is seen here, once, and each kind of drawing.
#[test]
fn the_frame_and_each_kind_of_drawing() {
    let frame = |name, mut hands: Hands, size, looks| screens::frame_is_the_same(name, &mut hands, size, looks);
    frame("today", filled(), (80, 24), LOOKS);
    frame("today", filled(), (40, 12), LOOKS);
    frame("goal", goal(), (100, 30), LOOKS);
    let mut moving = goal();
    moving.focus_on("Ask Ana which evening");
    frame("goal_moving", then(moving, &[Act::Move]), (80, 24), LOOKS);
    let mut writing = then(page("good_day"), &[Act::SayMore]);
    open(&mut writing, "How close is today");
    frame("writing_a_number", writing, (40, 12), LOOKS);
    frame("calendar", calendar(), (80, 24), LOOKS);
    frame("calendar_bare", calendar(), (40, 12), BARE);
    frame("pile", then(filled(), &[Act::Pile]), (80, 24), LOOKS);
    frame("beads_bare", then(filled_with("Beads on a string"), &[Act::Pile]), (80, 24), BARE);
    frame("months_bare", then(filled(), &[Act::Milestones, Act::Zoom]), (80, 24), BARE);
    let mut said = filled();
    said.focus_on("Ask Ana which evening");
    frame("notice", then(said, &[Act::Done, Act::Open]), (40, 12), LOOKS);
    let mut full = then(filled(), &[Act::AddNote]);
    full.write("A note");
    full.fill_the_disk();
    full.now.ms += 1_000;
    full.send(Event::Tick);
    frame("banner", full, (80, 24), LOOKS);
    frame("hidden", then(filled(), &[Act::Hide]), (80, 24), LOOKS);
}

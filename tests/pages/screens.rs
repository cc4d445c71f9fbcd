//! Every screen as text, at two sizes, one file each, to be read by eye when it changes.
//!
//! A changed screen fails; the new text stands beside the old one with the ending `.snap.new`.

use cairnbook::{
    app::{Event, SaveOutcome},
    base::{Id, Key, Slot, Value},
    page::{Act, Code, Target},
    tui::Looks,
    workbook::Workbook,
};

use crate::support::{
    book::{self, id},
    hands::{self, Hands},
    screens::{self, BARE, SIZES},
};

/// One screen: compares it with its file at each size.
fn screen(name: &str, mut hands: Hands) {
    screens::looks_the_same(name, &mut hands);
}

fn screen_as(name: &str, mut hands: Hands, looks: Looks) {
    screens::looks_the_same_in(name, &mut hands, &SIZES, looks);
}

fn filled() -> Hands {
    Hands::on(&book::filled())
}

fn empty() -> Hands {
    Hands::on(&Workbook::default())
}

/// On a record's own page, coming from the place where it is listed.
fn opened(place: Act, name: &str) -> Hands {
    let mut hands = filled();
    hands.act(place);
    open(&mut hands, Target::Record(id(name)));
    hands
}

fn open(hands: &mut Hands, target: Target) {
    hands.point(target);
    hands.act(Act::Open);
}

fn goal() -> Hands {
    opened(Act::Goals, "g_mail")
}

fn step(name: &str) -> Hands {
    let mut hands = goal();
    open(&mut hands, Target::Record(id(name)));
    hands
}

fn page(name: &str) -> Hands {
    let mut hands = filled();
    hands.act(Act::About);
    open(&mut hands, Target::Page(Key::from(name)));
    hands
}

fn slot(record: Id, field: &str) -> Slot {
    Slot::new(record, &Key::from(field))
}

fn then(mut hands: Hands, acts: &[Act]) -> Hands {
    for act in acts {
        hands.act(*act);
    }
    hands
}

#[test]
fn the_five_places() {
    screen("today", filled());
    screen("today_empty", empty());
    screen("goals", then(filled(), &[Act::Goals]));
    screen("goals_empty", then(empty(), &[Act::Goals]));
    screen("about", then(filled(), &[Act::About]));
    screen("milestones", then(filled(), &[Act::Milestones]));
    screen("milestones_empty", then(empty(), &[Act::Milestones]));
    screen("milestones_end", then(filled(), &[Act::Milestones, Act::Last]));
    screen("more", then(filled(), &[Act::More]));
    screen("today_no_step", {
        let mut hands = empty();
        hands.act(Act::AddStone);
        hands.write("I came here");
        hands.press(&[Code::Esc, Code::Esc]);
        hands
    });
}

/// A workbook of the second day: one goal, one step, one stone, and nothing beside.
fn begun() -> Hands {
    let mut hands = then(empty(), &[Act::NewGoal]);
    hands.write("Open my mail without fear");
    hands.press(&[Code::Esc]);
    open(&mut hands, Target::Act(Act::NewStep));
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

#[test]
fn today_as_it_can_stand() {
    screen("today_offer_call", begun());
    screen("today_offer_first_bit", {
        let mut hands = begun();
        open(&mut hands, Target::Choice(Key::of("call")));
        hands.act(Act::Back);
        hands
    });
    screen("today_offer_none", then(begun(), &[Act::NotNow]));
    screen("today_plenty", {
        let mut hands = begun();
        open(&mut hands, Target::Choice(Key::of("call")));
        hands.act(Act::Back);
        let step = hands.app.book().steps().next().unwrap().id;
        open(&mut hands, Target::Choice(Key::from(format!("first_bit-{step}").as_str())));
        hands
    });
    screen("today_put_off", then(begun(), &[Act::NotThis]));
    screen("today_not_this", then(filled(), &[Act::NotThis]));
    screen("today_welcome", away("Dana"));
    screen("today_welcome_no_name", away(""));
    screen("today_carried_on", {
        let mut hands = away("Dana");
        open(&mut hands, Target::Choice(Key::of("carry_on")));
        hands
    });
    screen("quiet", Hands::on(&set("quiet", Value::Yes(true))));
}

#[test]
fn goals_and_steps() {
    screen("goal", goal());
    screen("goal_on_a_step", {
        let mut hands = goal();
        hands.point(Target::Record(id("s_tea")));
        hands
    });
    screen("goal_unfolded", then(goal(), &[Act::SayMore, Act::Last]));
    screen("goal_on_the_shelf", opened(Act::Goals, "g_books"));
    screen("goal_new", {
        let mut hands = then(filled(), &[Act::NewGoal]);
        hands.press(&[Code::Esc]);
        hands
    });
    screen("goal_new_writing", then(filled(), &[Act::NewGoal]));
    screen("goal_new_step", {
        let mut hands = goal();
        hands.point(Target::Record(id("s_when")));
        hands.send(Event::Key(cairnbook::page::Stroke::letter('n')));
        hands
    });
    screen("goal_writing_a_step", {
        let mut hands = goal();
        hands.point(Target::Record(id("s_when")));
        hands.act(Act::NewUnder);
        hands.write("Ask her son for the new number, or look for it in the old blue address book");
        hands
    });
    screen("goal_moving", {
        let mut hands = goal();
        hands.point(Target::Record(id("s_when")));
        then(hands, &[Act::Move])
    });
    screen("step", step("s_when"));
    screen("step_done", step("s_box"));
    screen("step_day_in_words", step("s_find"));
    screen("step_without_a_goal", opened(Act::Today, "s_loose"));
}

#[test]
fn pages_and_entries() {
    screen("good_day", page("good_day"));
    screen("good_day_unfolded", {
        let mut hands = then(page("good_day"), &[Act::SayMore]);
        hands.point(Target::Slot(slot(Id::page("good_day"), "now")));
        hands
    });
    screen("good_day_writing_a_rate", {
        let mut hands = then(page("good_day"), &[Act::SayMore]);
        open(&mut hands, Target::Slot(slot(Id::page("good_day"), "now")));
        hands
    });
    screen("good_day_empty", {
        let mut hands = then(empty(), &[Act::About]);
        open(&mut hands, Target::Page(Key::from("good_day")));
        hands
    });
    screen("call", then(filled(), &[Act::Call]));
    screen("call_empty", then(empty(), &[Act::Call]));
    screen("entry_stone", opened(Act::Milestones, "e_07"));
    screen("entry_hard_time", opened(Act::Milestones, "e_03"));
    screen("entry_new_stone", then(filled(), &[Act::AddStone]));
    screen("entry_new_check_in", then(filled(), &[Act::CheckIn]));
    screen("entry_new_note", then(filled(), &[Act::AddNote]));
    screen("entry_writing_a_date", {
        let mut hands = opened(Act::Milestones, "e_03");
        hands.act(Act::SayMore);
        open(&mut hands, Target::Slot(slot(id("e_03"), "on")));
        hands.write("last fri");
        hands
    });
    screen("entry_date_with_a_problem", {
        let mut hands = opened(Act::Milestones, "e_03");
        hands.act(Act::SayMore);
        open(&mut hands, Target::Slot(slot(id("e_03"), "on")));
        hands.write("31 Feb");
        hands.press(&[Code::Esc]);
        hands
    });
    screen("settings", then(filled(), &[Act::Settings]));
}

#[test]
fn milestones_find_and_the_pile() {
    screen("milestones_months", then(filled(), &[Act::Milestones, Act::Zoom]));
    screen("milestones_years", then(filled(), &[Act::Milestones, Act::Zoom, Act::Zoom]));
    screen("find", then(filled(), &[Act::Find]));
    screen("find_words", {
        let mut hands = then(filled(), &[Act::Find]);
        hands.write("the box");
        hands
    });
    screen("find_nothing_found", {
        let mut hands = then(filled(), &[Act::Find]);
        hands.write("zebra");
        hands
    });
    screen("find_by_kind", {
        let mut hands = then(filled(), &[Act::Find]);
        open(&mut hands, Target::Choice(Key::from("by-kind")));
        hands
    });
    screen("pile", then(filled(), &[Act::Pile]));
    screen("pile_walked", {
        let mut hands = then(filled(), &[Act::Pile]);
        hands.press(&[Code::Left, Code::Left, Code::Up]);
        hands
    });
    screen("pile_beads", then(filled_with("beads"), &[Act::Pile]));
    screen("pile_list", then(filled_with("list"), &[Act::Pile]));
    screen("pile_empty", then(empty(), &[Act::Pile]));
    screen("today_beads", filled_with("beads"));
    screen("calendar", calendar());
    screen_as("bare_milestones_months", then(filled(), &[Act::Milestones, Act::Zoom]), BARE);
    screen_as("bare_find", then(filled(), &[Act::Find]), BARE);
    screen_as("bare_pile", then(filled(), &[Act::Pile]), BARE);
    screen_as("bare_pile_beads", then(filled_with("beads"), &[Act::Pile]), BARE);
    screen_as("bare_calendar", calendar(), BARE);
}

fn calendar() -> Hands {
    let mut hands = opened(Act::Milestones, "e_03");
    hands.act(Act::SayMore);
    hands.point(Target::Slot(slot(id("e_03"), "on")));
    hands.act(Act::Calendar);
    hands.press(&[Code::Down]);
    hands
}

/// With a pile of something else.
fn filled_with(pile: &str) -> Hands {
    let mut hands = filled();
    hands.act(Act::Settings);
    hands.act(Act::SayMore);
    open(&mut hands, Target::Slot(slot(Id::settings(), "pile")));
    open(&mut hands, Target::Choice(Key::from(pile)));
    hands.act(Act::Today);
    hands.send(Event::Tick);
    hands
}

#[test]
fn pages_on_top() {
    screen("help", then(goal(), &[Act::Help]));
    screen("help_filtered", {
        let mut hands = then(goal(), &[Act::Help]);
        hands.write("stone");
        hands
    });
    screen("help_far_down", then(goal(), &[Act::Help, Act::PageDown, Act::PageDown]));
    screen("palette", then(filled(), &[Act::Palette]));
    screen("palette_nothing_found", {
        let mut hands = then(filled(), &[Act::Palette]);
        hands.write("zebra");
        hands
    });
    screen("why", then(page("good_day"), &[Act::Why]));
    screen("choose_state", {
        let mut hands = step("s_when");
        open(&mut hands, Target::Slot(slot(id("s_when"), "state")));
        hands
    });
    screen("choose_mouse", {
        let mut hands = then(filled(), &[Act::Settings]);
        open(&mut hands, Target::Slot(slot(Id::settings(), "mouse")));
        hands
    });
    screen("ask_aside_step", then(step("s_when"), &[Act::PutAside]));
    screen("ask_aside_goal", then(goal(), &[Act::PutAside]));
    screen("ask_tried", then(step("s_find"), &[Act::Tried]));
    screen("ask_changed", {
        let mut hands = then(filled(), &[Act::AddNote]);
        hands.write("A note");
        hands.saves = Some(hands::changed_elsewhere());
        hands.now.ms += 1_000;
        hands.send(Event::Tick);
        // It is asked when nothing is being written.
        hands.press(&[Code::Esc]);
        hands
    });
    screen("ask_unsaved", {
        let mut hands = then(filled(), &[Act::AddNote]);
        hands.write("A note");
        hands.fill_the_disk();
        then(hands, &[Act::Leave])
    });
}

#[test]
fn what_is_said_and_what_holds() {
    screen("notice_done", {
        let mut hands = filled();
        hands.point(Target::Record(id("s_when")));
        then(hands, &[Act::Done])
    });
    screen("notice_undone", {
        let mut hands = filled();
        hands.point(Target::Record(id("s_when")));
        then(hands, &[Act::Done, Act::Undo])
    });
    screen("notice_refused", then(filled(), &[Act::Undo]));
    screen("notice_no_such_key", {
        let mut hands = filled();
        hands.send(Event::Key(cairnbook::page::Stroke::letter(';')));
        hands
    });
    screen("notice_stop", then(filled(), &[Act::Interrupt]));
    screen("banner_look_only", Hands::looking(&book::filled()));
    screen("banner_look_only_refused", {
        let mut hands = Hands::looking(&book::filled());
        hands.act(Act::NewGoal);
        hands
    });
    screen("banner_not_saved", {
        let mut hands = then(filled(), &[Act::AddNote]);
        hands.write("A note");
        hands.fill_the_disk();
        hands.now.ms += 1_000;
        hands.send(Event::Tick);
        hands
    });
    screen("banner_failing_disk", {
        let mut hands = then(filled(), &[Act::AddNote]);
        hands.saves = Some(SaveOutcome::SavedOnAFailingDisk);
        hands.write("A note");
        hands.now.ms += 1_000;
        hands.send(Event::Tick);
        hands
    });
    screen("saving", {
        let mut hands = then(filled(), &[Act::AddNote]);
        hands.write("A note");
        hands
    });
    screen("hidden", then(filled(), &[Act::Hide]));
}

//! Check-ins and choices about a goal, as a person meets them: by keys, and once by plain lines.

use cairnbook::{
    base::{Slot, Value},
    page::{Act, Code},
    workbook::{Edit, Entry, EntryKind, GoalState, Ladder, Look, StepState, Workbook},
};

use crate::support::{
    book,
    hands::{Hands, kept},
    seen::{must_not_show, must_show, shows},
    three::{self, CARE, MAIL, SLEEP, three},
    voice::{Voice, has, number_of},
    ways::{chosen, enter_on, fill, letter, rewrite, walk_to},
};

/// The newest entry of that kind.
fn newest(hands: &Hands, kind: EntryKind) -> Entry {
    hands.app.book().log().newest(kind).next().expect("there is one").clone()
}

fn count(hands: &Hands, kind: EntryKind) -> usize {
    hands.app.book().log().newest(kind).count()
}

#[test]
fn a_check_in_left_empty_leaves_no_trace_and_one_with_picks_alone_stays() {
    let book = three();
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'c');
    must_show(&mut hands, "How have things been since last time?");
    hands.press(&[Code::Esc, Code::Esc]);
    assert_eq!(kept(hands.app.book()), kept(&book));

    letter(&mut hands, 'c');
    enter_on(&mut hands, "Goal 1: Which line is true now?");
    must_show(&mut hands, "I open one letter a week");
    enter_on(&mut hands, "I open one letter a week");
    hands.press(&[Code::Esc]);
    let entry = newest(&hands, EntryKind::CheckIn);
    assert_eq!(Look::at(&entry, book::id(MAIL)).and_then(Look::line), Some(cairnbook::workbook::Level::Part));
    hands.act(Act::Milestones);
    must_show(&mut hands, "A check-in about: To open my mail without fear (Part of the way)");
    must_not_show(&mut hands, "(no words yet)");
}

#[test]
fn a_check_in_begun_in_a_cell_and_emptied_again_leaves_no_trace() {
    let book = three();
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'c');
    fill(&mut hands, "Goal 2: How are", "6");
    assert_eq!(count(&hands, EntryKind::CheckIn), 1);
    rewrite(&mut hands, "Goal 2: How are", "");
    hands.press(&[Code::Esc]);
    assert_eq!(count(&hands, EntryKind::CheckIn), 0);
}

#[test]
fn the_same_key_opens_the_check_in_of_today_again() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    fill(&mut hands, "How have things been", "I slept.");
    hands.press(&[Code::Esc]);
    letter(&mut hands, 'c');
    must_show(&mut hands, "I slept.");
    assert_eq!(count(&hands, EntryKind::CheckIn), 1);
}

#[test]
fn each_goal_is_asked_one_thing_and_never_both() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    must_show(&mut hands, "Goal 1: Which line is true now?");
    must_not_show(&mut hands, "Goal 1: How are");
    must_show(&mut hands, "Goal 2: How are things with this?");
    must_not_show(&mut hands, "Goal 2: Which line");
    fill(&mut hands, "Goal 2: How are", "6");
    // A ladder that is begun later does not bring a second question.
    let check_in = newest(&hands, EntryKind::CheckIn);
    let mut book = hands.app.book().clone();
    let line = Slot::new(book::id(SLEEP), &cairnbook::workbook::Level::AsHoped.key());
    book.apply(Edit::Set(line, Some(Value::Text("I sleep till six.".into()))), book::stamp()).unwrap();
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'c');
    assert_eq!(hands.place(), format!("Entry {}", check_in.id));
    must_show(&mut hands, "Goal 2: How are things with this? 6");
    must_not_show(&mut hands, "Goal 2: Which line");
}

#[test]
fn a_number_out_of_reach_is_kept_as_typed_and_told_beside_the_field() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    fill(&mut hands, "Goal 2: How are", "12");
    let scene = hands.scene();
    let field = scene.page.main.iter().find_map(|block| match block {
        cairnbook::page::Block::Field(field) if field.label.starts_with("Goal 2") => Some(field.clone()),
        _ => None,
    });
    let field = field.unwrap();
    assert_eq!((field.text.as_str(), field.problem.is_empty()), ("12", false));
    let entry = newest(&hands, EntryKind::CheckIn);
    assert_eq!(Look::at(&entry, book::id(SLEEP)).and_then(Look::far), None);
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Today");
}

#[test]
fn without_a_goal_only_the_good_thing_is_asked() {
    let mut hands = Hands::on(&Workbook::default());
    letter(&mut hands, 'c');
    let fields = hands.scene().page.main.iter().filter(|b| matches!(b, cairnbook::page::Block::Field(_))).count();
    assert_eq!(fields, 1);
}

#[test]
fn more_about_a_goal_stands_on_a_page_of_its_own() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "More about: Sleep four nights a week");
    assert_eq!(hands.scene().page.title, "Sleep four nights a week");
    must_not_show(&mut hands, "How things are");
    fill(&mut hands, "What helped?", "My sister called.");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "More about: Sleep four nights a week helped: My sister called");
    let entry = newest(&hands, EntryKind::CheckIn);
    let look = Look::at(&entry, book::id(SLEEP)).unwrap();
    assert_eq!(look.helped().map(cairnbook::base::Text::as_str), Some("My sister called."));
}

#[test]
fn what_is_next_can_be_written_where_it_is_chosen() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "What comes next?");
    enter_on(&mut hands, "Put the letters in one box");
    fill(&mut hands, "Or write a new step", "Ask Ana for an hour");
    let before = kept(hands.app.book());
    enter_on(&mut hands, "Add it to the steps for: Care for my father");
    let entry = newest(&hands, EntryKind::CheckIn);
    let next: Vec<String> = entry
        .more
        .picks(&Entry::NEXT)
        .iter()
        .map(|key| hands.app.book().step(book::id(key.as_str())).unwrap().words.to_string())
        .collect();
    assert_eq!(next, ["Put the letters in one box", "Ask Ana for an hour"]);
    let step = hands.app.book().steps().find(|step| &*step.words == "Ask Ana for an hour").unwrap().clone();
    assert_eq!((step.goal, step.state), (Some(book::id(CARE)), StepState::Open));
    must_show(&mut hands, "Ask Ana for an hour");
    hands.act(Act::Undo);
    assert_eq!(kept(hands.app.book()), before);
}

#[test]
fn a_new_step_that_was_written_and_left_is_not_lost() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "What comes next?");
    fill(&mut hands, "Or write a new step", "Ask Ana for an hour");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "Or write a new step Ask Ana for an hour");
    assert!(hands.app.book().steps().all(|step| &*step.words != "Ask Ana for an hour"));
}

#[test]
fn too_much_folds_the_page_and_adds_nothing() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "How much are you dealing with right now?");
    enter_on(&mut hands, "Too much");
    must_show(&mut hands, "That is enough for now. You can stop here.");
    must_show(&mut hands, "Someone to call");
    must_not_show(&mut hands, "What comes next?");
    must_not_show(&mut hands, "Which line is true now?");
    enter_on(&mut hands, "Choose a step that can wait");
    enter_on(&mut hands, "This one can wait: Put the letters in one box");
    let step = hands.app.book().steps().find(|step| &*step.words == "Put the letters in one box").unwrap();
    assert_eq!(step.state, StepState::NotNow);
    enter_on(&mut hands, "Someone to call");
    assert_eq!(hands.place(), "Reflect call");
}

#[test]
fn a_low_day_reads_as_any_other_with_someone_to_call() {
    let mut hands = Hands::on(&three::looked_at());
    letter(&mut hands, 'c');
    must_show(&mut hands, "Someone to call: Ctrl-G");
    fill(&mut hands, "Goal 2: How are", "9");
    must_show(&mut hands, "You gave a higher number than on 3 May 2026.");
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "How are you?", "2");
    must_show(&mut hands, "Someone to call: Ctrl-G");
    must_show(&mut hands, "You gave a higher number than on 3 May 2026.");
}

#[test]
fn the_way_of_a_goal_is_told_from_the_second_look_on() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "Goal 1: Which line");
    enter_on(&mut hands, "I open one letter a week");
    must_not_show(&mut hands, "Before and now");
    let mut hands = Hands::on(&three::looked_at());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "Goal 1: Which line");
    enter_on(&mut hands, "I open one letter a week");
    must_show(&mut hands, "Before and now");
    must_show(&mut hands, "From “A hard stretch” to “Part of the way” since 3 May 2026.");
    fill(&mut hands, "Goal 2: How are", "4");
    must_show(&mut hands, "You gave about the same number as on 3 May 2026.");
    rewrite(&mut hands, "Goal 2: How are", "1");
    must_show(&mut hands, "You gave a lower number than on 3 May 2026.");
}

#[test]
fn what_was_done_since_last_time_says_who_did_it_and_opens() {
    let mut hands = Hands::on(&three::looked_at());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "More questions");
    must_show(&mut hands, "Since last time");
    must_show(&mut hands, "I opened one letter yesterday, with some help");
    must_not_show(&mut hands, "Before the last check-in");
    walk_to(&mut hands, "I opened one letter");
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "What did you do? I opened one letter");
}

// ---- keep, change, let go ----

/// On the page of the goal with the ladder.
fn on_the_goal(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    hands
}

fn choose(hands: &mut Hands, choice: &str) {
    if !hands.is_at("Choose") {
        enter_on(hands, "What do you choose?");
    }
    enter_on(hands, choice);
}

fn state(hands: &Hands) -> GoalState {
    hands.app.book().goal(book::id(MAIL)).unwrap().state
}

#[test]
fn a_choice_does_what_it_says_and_one_undo_takes_both_back() {
    let book = three();
    let mut hands = on_the_goal(&book);
    letter(&mut hands, 'k');
    must_show(&mut hands, "To open my mail without fear");
    hands.press(&[Code::Esc]);
    assert_eq!(kept(hands.app.book()), kept(&book), "a look alone changes nothing");
    letter(&mut hands, 'k');
    choose(&mut hands, "Let it go");
    assert_eq!(state(&hands), GoalState::LetGo);
    must_show(&mut hands, "You let this goal go. Everything stays here to read.");
    choose(&mut hands, "Keep it");
    assert_eq!(state(&hands), GoalState::Live);
    must_show(&mut hands, "The day to look at this goal again: Sun 20 Dec.");
    hands.act(Act::Undo);
    assert_eq!(state(&hands), GoalState::LetGo);
    hands.act(Act::Undo);
    assert_eq!(kept(hands.app.book()), kept(&book));
    assert_eq!(hands.place(), format!("Goal {MAIL}"), "the page it was opened from");
    assert_eq!(count(&hands, EntryKind::Choice), 0);
}

#[test]
fn a_pause_takes_its_day_and_keeps_words_for_one() {
    let mut hands = on_the_goal(&three());
    letter(&mut hands, 'k');
    choose(&mut hands, "Let it rest for a while");
    assert_eq!(state(&hands), GoalState::Shelf);
    must_show(&mut hands, "Let it rest for a while");
    for asked in ["What do you choose?", "What will you take away from it?"] {
        assert!(hands.offers(asked), "{asked:?} is gone: a choice must stay open to be changed, and asked about");
    }
    fill(&mut hands, "Until when do you want to let it rest?", "after Eid");
    let again = hands.app.book().goal(book::id(MAIL)).unwrap().look_again.clone();
    assert_eq!(again, Some(cairnbook::base::When::Words("after Eid".into())));
    hands.act(Act::Undo);
    assert_eq!(hands.app.book().goal(book::id(MAIL)).unwrap().look_again, None);
    assert_eq!(state(&hands), GoalState::Shelf);
}

#[test]
fn finished_asks_how_and_keeps_it_with_the_goal() {
    let mut hands = on_the_goal(&three());
    letter(&mut hands, 'k');
    choose(&mut hands, "I got there");
    assert_eq!(state(&hands), GoalState::Reached);
    fill(&mut hands, "How did you do it?", "I asked Ana to sit with me.");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "How did you do it? I asked Ana to sit with me.");
}

#[test]
fn smaller_leads_to_the_next_step_and_another_way_to_rows() {
    let mut hands = on_the_goal(&three());
    letter(&mut hands, 'k');
    choose(&mut hands, "Make it smaller");
    assert!(hands.is_at("Shrink"), "{}", hands.place());
    enter_on(&mut hands, "Make it smaller");
    hands.write("Find a box");
    hands.press(&[Code::Enter]);
    enter_on(&mut hands, "It feels right");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), format!("Entry {}", newest(&hands, EntryKind::Choice).id));
    choose(&mut hands, "Find another way");
    enter_on(&mut hands, "Add a small step");
    assert_eq!(hands.place(), format!("Goal {MAIL}"));
    hands.write("Ask the library");
    hands.press(&[Code::Enter]);
    letter(&mut hands, 'k');
    must_show(&mut hands, "What do you choose? Find another way");
    enter_on(&mut hands, "Make a plan for when it gets hard");
    assert_eq!(hands.place(), format!("IfHard {MAIL}"));
}

#[test]
fn after_a_hard_day_the_way_to_rest_stands_first_and_letting_go_stays_possible() {
    let mut hands = on_the_goal(&three::low());
    letter(&mut hands, 'k');
    must_show(&mut hands, "You can let this goal rest first, and decide later.");
    must_show(&mut hands, "Someone to call");
    enter_on(&mut hands, "What do you choose?");
    must_show(&mut hands, "You can let this goal rest first, and decide later.");
    choose(&mut hands, "Let it go");
    assert_eq!(state(&hands), GoalState::LetGo);
    let mut hands = on_the_goal(&three());
    letter(&mut hands, 'k');
    must_not_show(&mut hands, "This goal can rest first");
}

#[test]
fn a_look_is_offered_after_three_flat_check_ins_until_it_is_put_away() {
    let mut hands = on_the_goal(&three::flat());
    must_show(&mut hands, "Does it still fit?");
    enter_on(&mut hands, "Do not ask me this again here");
    must_not_show(&mut hands, "Does it still fit?");
    hands.act(Act::Undo);
    enter_on(&mut hands, "Keep it, change it, or let it go");
    assert_eq!(hands.scene().page.title, "Keep, change, let go");
    hands.press(&[Code::Esc]);
    assert!(chosen(&mut hands).starts_with("Keep it, change it"));
}

#[test]
fn a_choice_of_smaller_begins_a_step_where_there_is_none() {
    let mut book = three();
    for step in ["s_box", "s_ana"] {
        book.apply(Edit::Remove(book::id(step)), book::stamp()).unwrap();
    }
    let mut hands = on_the_goal(&book);
    letter(&mut hands, 'k');
    choose(&mut hands, "Make it smaller");
    assert_eq!(hands.place(), format!("Goal {MAIL}"));
    hands.write("Look at the bag");
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "Look at the bag");
    assert_eq!(newest(&hands, EntryKind::Choice).goal, Some(book::id(MAIL)));
}

#[test]
fn goals_beyond_three_wait_for_say_more() {
    // A file of before may have more of them on the go.
    let mut parts = three().snapshot().parts();
    let mut fourth = cairnbook::workbook::Goal::new(book::id("g_swim"), cairnbook::base::Who::Me, book::EVENING);
    fourth.words = "Learn to swim".into();
    parts.goals.push(fourth.into());
    let book = cairnbook::workbook::Workbook::from_parts(parts).0;
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'c');
    must_not_show(&mut hands, "Learn to swim");
    enter_on(&mut hands, "More questions");
    must_show(&mut hands, "Goal 4: How are things with this?");
}

#[test]
fn steps_chosen_as_next_stay_in_the_check_in_once_they_are_done() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "What comes next?");
    enter_on(&mut hands, "Put the letters in one box");
    enter_on(&mut hands, "That is all");
    let mut book = hands.app.book().clone();
    let state = Slot::new(book::id("s_box"), &cairnbook::workbook::Step::STATE);
    book.apply(Edit::Set(state, Some(Value::Pick("done".into()))), book::stamp()).unwrap();
    let mut hands = Hands::on(&book);
    hands.act(Act::Milestones);
    must_show(&mut hands, "What comes next? Put the letters in one box");
    letter(&mut hands, 'c');
    must_show(&mut hands, "What comes next? Put the letters in one box");
    // It can be taken off, too.
    enter_on(&mut hands, "What comes next?");
    enter_on(&mut hands, "Put the letters in one box");
    enter_on(&mut hands, "That is all");
    must_not_show(&mut hands, "Put the letters in one box");
}

#[test]
fn by_plain_lines_a_check_in_and_a_choice() {
    let mut voice = Voice::new(Hands::on(&three()));
    let said = voice.says("check in");
    assert!(has(&said, "How have things been since last time?"), "{said:#?}");
    voice.says("I slept on Tuesday.");
    voice.says(".");
    let said = voice.says("again");
    let said = voice.says(&number_of(&said, "Which line is true now?"));
    assert!(has(&said, "I open one letter a week"), "{said:#?}");
    voice.says(&number_of(&said, "I open one letter a week"));
    let said = voice.says("again");
    voice.says(&number_of(&said, "Goal 2: How are"));
    let said = voice.says("12");
    assert!(has(&said, "a number from 0 to 10"), "{said:#?}");
    voice.says("6");
    let said = voice.says("again");
    let said = voice.says(&number_of(&said, "What comes next?"));
    let said = voice.says(&number_of(&said, "Or write a new step"));
    assert!(has(&said, "Or write a new step"), "{said:#?}");
    voice.says("Ask Ana for an hour");
    let said = voice.says("again");
    voice.says(&number_of(&said, "Add it to the steps for: Care for my father"));
    let entry = newest(&voice.hands, EntryKind::CheckIn);
    assert_eq!(Look::at(&entry, book::id(SLEEP)).and_then(Look::far), Some(6));
    assert_eq!(entry.more.picks(&Entry::NEXT).len(), 1);
    assert_eq!(&*entry.words, "I slept on Tuesday.");

    voice.says("0");
    voice.says("0");
    let said = voice.says("goals");
    voice.says(&number_of(&said, "To open my mail without fear"));
    voice.says("open");
    let mut said = voice.says("keep or let go");
    if !has(&said, "What do you choose?") {
        said = voice.says("again");
    }
    let said = voice.says(&number_of(&said, "What do you choose?"));
    voice.says(&number_of(&said, "Let it go"));
    assert_eq!(voice.hands.app.book().goal(book::id(MAIL)).unwrap().state, GoalState::LetGo);
}

#[test]
fn what_is_said_of_a_goal_alone_tells_the_check_in_and_stays_when_the_goal_is_gone() {
    let mut book = three();
    let mut entry =
        Entry::new(book::id("e_said"), cairnbook::base::Who::Me, book::EVENING, EntryKind::CheckIn, today());
    let cell = Slot::new(entry.id, &Look::GOALS).cell(book::id(SLEEP), &Look::HELPED);
    entry.more.set(&cell, Some(Value::Text("My sister called.".into())));
    book.apply(Edit::AddEntry(entry), book::stamp()).unwrap();
    let mut hands = Hands::on(&book);
    hands.act(Act::Milestones);
    must_show(&mut hands, "A check-in about: Sleep four nights a week");
    book.apply(Edit::Remove(book::id(SLEEP)), book::stamp()).unwrap();
    let mut hands = Hands::on(&book);
    hands.act(Act::Milestones);
    must_show(&mut hands, "A check-in about: something that is no longer here");
    letter(&mut hands, 'c');
    must_show(&mut hands, "something that is no longer here: helped: My sister called");
}

fn today() -> cairnbook::base::Day {
    book::day("2026-11-22")
}

#[test]
fn what_is_next_opens_on_the_first_that_was_taken() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    for step in ["Put the phone in the hall", "Call the day centre"] {
        if !hands.offers(step) {
            enter_on(&mut hands, "What comes next?");
        }
        walk_to(&mut hands, step);
        letter(&mut hands, ' ');
    }
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "What comes next?");
    assert_eq!(chosen(&mut hands), "Put the phone in the hall");
}

#[test]
fn a_helpers_line_is_asked_only_where_that_was_wished_for() {
    for wished in [None, Some(false), Some(true)] {
        let mut book = three();
        if let Some(wished) = wished {
            three::set(&mut book, book::id(MAIL), &Ladder::BOTH, Value::Yes(wished));
        }
        let mut hands = Hands::on(&book);
        letter(&mut hands, 'c');
        enter_on(&mut hands, "More questions");
        must_not_show(&mut hands, "Or write a new step");
        enter_on(&mut hands, "More about: To open my mail");
        must_show(&mut hands, "How sure do you feel about this?");
        let asked = shows(&mut hands, "Which line does your helper choose?");
        assert_eq!(asked, wished == Some(true), "{wished:?}");
    }
}

#[test]
fn a_check_in_that_is_open_and_empty_is_the_one_of_today() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    let place = hands.place();
    hands.press(&[Code::Esc]);
    hands.act(Act::CheckIn);
    assert_eq!(hands.place(), place);
    fill(&mut hands, "How have things been", "I slept.");
    assert_eq!(count(&hands, EntryKind::CheckIn), 1);
}

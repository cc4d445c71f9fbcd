//! The app as its users meet it: keys in, scene out.

use super::{App, Effect, Event, Opening, SaveOutcome, Scene};
use crate::{
    base::{Day, Id, Moment, Now, Slot, Text, Value, Who},
    content::Content,
    page::{Act, Code, Stroke},
    workbook::{Edit, Settings, Stamp, Workbook},
};

struct Hands {
    app: App,
    now: Now,
}

impl Hands {
    fn new() -> Self {
        let now = Now { moment: Moment(1_795_356_000), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 };
        let mut book = Workbook::default();
        let walked = Slot::new(Id::settings(), &Settings::WALKED);
        let stamp = Stamp { who: Who::Me, at: now.moment };
        book.apply(Edit::Set(walked, Some(Value::Yes(true))), stamp).unwrap();
        let opening = Opening {
            book,
            content: std::sync::Arc::new(Content::english()),
            seed: 1,
            is_new: false,
            look_only: None,
            news: Vec::new(),
            installation: Text::new("test"),
            can_suspend: true,
        };
        Self { app: App::new(opening, now), now }
    }

    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.now.ms += 10;
        let effects = self.app.update(event, self.now);
        if let Some(Effect::Save { rev, .. }) = effects.iter().find(|e| matches!(e, Effect::Save { .. })) {
            let rev = *rev;
            self.app.update(Event::Saved { rev, outcome: SaveOutcome::Saved, news: None }, self.now);
        }
        effects
    }

    fn press(&mut self, keys: &[Code]) {
        for code in keys {
            self.send(Event::Key(Stroke::plain(*code)));
        }
    }

    fn letter(&mut self, c: char) {
        self.send(Event::Key(Stroke::letter(c)));
    }

    fn write(&mut self, text: &str) {
        let slot = self.app.scene().writing.expect("writing");
        self.send(Event::Write { slot, text: text.into() });
    }

    fn scene(&mut self) -> Scene {
        self.app.scene()
    }

    fn notice(&mut self) -> String {
        self.scene().notice.map(|n| n.text).unwrap_or_default()
    }
}

use Code::{Down, Enter, Esc};

#[test]
fn a_goal_with_steps_from_arrows_and_enter() {
    let mut hands = Hands::new();
    assert!(hands.scene().page.title.starts_with("Good evening"));
    hands.press(&[Down, Enter]);
    assert!(hands.scene().writing.is_some());
    hands.write("Open my mail without fear");
    hands.press(&[Esc, Down, Down, Enter]);
    hands.write("Put the letters in one box");
    hands.press(&[Enter]);
    assert_eq!(hands.app.book().goals().count(), 1);
    let step = hands.app.book().steps().next().unwrap();
    assert_eq!(step.words.as_str(), "Put the letters in one box");
    // Space ticks it and puts a stone down; once more takes both back.
    hands.letter(' ');
    assert_eq!(hands.app.book().stone_count(), 1);
    assert!(hands.notice().contains("Ctrl-Z"));
    // Who did it is asked on top; left, the page is as it was.
    hands.press(&[Esc]);
    hands.letter(' ');
    assert_eq!(hands.app.book().stone_count(), 0);
}

#[test]
fn letters_in_a_row_are_words_and_are_kept() {
    let mut hands = Hands::new();
    hands.press(&[Down, Enter]);
    hands.write("A goal");
    hands.press(&[Esc]);
    for c in "i cant do this today".chars() {
        let scene = hands.scene();
        match scene.writing.as_ref().and_then(|slot| scene.page.field(slot)) {
            Some(field) => hands.write(&format!("{}{c}", field.text)),
            None => hands.letter(c),
        }
    }
    let log: Vec<&str> = hands.app.book().log().iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(log, ["i cant do this today"]);
    assert_eq!(hands.app.book().goals().map(|goal| goal.words.as_str()).collect::<Vec<_>>(), ["A goal"]);
}

#[test]
fn a_new_record_left_empty_leaves_nothing() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::NewGoal));
    hands.press(&[Esc, Esc]);
    assert!(hands.app.book().is_empty());
    hands.send(Event::Do(Act::AddStone));
    hands.write("x");
    hands.write("");
    hands.press(&[Esc, Esc]);
    assert!(hands.app.book().is_empty());
}

#[test]
fn undo_goes_to_the_place_and_says_what_it_was() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddStone));
    hands.write("I opened one letter");
    hands.press(&[Esc, Esc]);
    assert_eq!(hands.app.book().stone_count(), 1);
    hands.send(Event::Key(Stroke::ctrl('z')));
    assert_eq!(hands.app.book().stone_count(), 0);
    assert!(hands.notice().starts_with("Undone"));
    hands.send(Event::Key(Stroke::ctrl('y')));
    assert_eq!(hands.app.book().stone_count(), 1);
}

#[test]
fn a_save_starts_after_a_pause_and_saved_is_said_only_then() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddStone));
    hands.write("a");
    assert!(!hands.app.is_saved());
    let at = hands.app.deadline().unwrap();
    assert!(at <= hands.now.ms + 1_000);
    hands.now.ms = at;
    let effects = hands.app.update(Event::Tick, hands.now);
    let Some(Effect::Save { rev, .. }) = effects.first() else { panic!("no save: {effects:?}") };
    assert!(!hands.app.is_saved());
    let told = |hands: &mut Hands| hands.scene().saved;
    assert_eq!(told(&mut hands), "saving", "the disk is still at work: a crash now would lose the words");
    let slot = hands.scene().writing.unwrap();
    hands.app.update(Event::Write { slot, text: "ab".into() }, hands.now);
    hands.app.update(Event::Saved { rev: *rev, outcome: SaveOutcome::Saved, news: None }, hands.now);
    assert_eq!(told(&mut hands), "saving", "what was typed while the disk was at work is in no file yet");
    hands.now.ms += 1_000;
    let effects = hands.app.update(Event::Tick, hands.now);
    let Some(Effect::Save { rev, .. }) = effects.first() else { panic!("no second save: {effects:?}") };
    hands.app.update(Event::Saved { rev: *rev, outcome: SaveOutcome::Saved, news: None }, hands.now);
    assert!(hands.app.is_saved());
    assert_eq!(told(&mut hands), "saved", "all of it is on the disk");
}

#[test]
fn help_is_filtered_and_runs_what_is_chosen() {
    let mut hands = Hands::new();
    hands.letter('?');
    hands.write("stone");
    hands.press(&[Enter]);
    assert_eq!(hands.scene().page.title, "A stone");
    assert!(hands.scene().writing.is_some(), "chosen on purpose, so it begins to write");
}

#[test]
fn the_settings_are_picked_from_choices() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::Settings));
    hands.press(&[Down, Enter, Down, Enter]);
    assert!(hands.app.book().settings().quiet);
}

#[test]
fn a_date_goes_on_as_it_was_typed_and_ends_as_a_day() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddStone));
    hands.write("A stone");
    hands.press(&[Code::Tab]);
    let slot = hands.scene().writing.unwrap();
    for typed in ["3 d", "3 days", "3 days ago"] {
        hands.write(typed);
        assert_eq!(hands.scene().page.field(&slot).unwrap().text, typed);
    }
    assert!(hands.scene().page.field(&slot).unwrap().echo.contains("19 November 2026"));
    hands.press(&[Enter]);
    let field = hands.scene().page.field(&slot).unwrap().clone();
    assert_eq!((field.text.as_str(), field.echo.as_str()), ("19 Nov 2026", ""));
    assert!(field.shown.contains("3 days ago"));
}

#[test]
fn what_is_chosen_on_a_new_record_stays_while_other_pages_are_opened_above_it() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.press(&[Code::Tab]);
    hands.write("yesterday");
    // Enter goes on to its kind, which is chosen from a list.
    hands.press(&[Enter, Enter]);
    // On the choices of its kind; the record below is still there.
    hands.press(&[Esc]);
    assert_eq!(hands.scene().page.title, "A note");
    hands.press(&[Esc, Esc]);
    assert_eq!(hands.app.book().log().len(), 1, "a day alone is something");
    // A new record is not lost by a look at help, either.
    hands.send(Event::Do(Act::NewGoal));
    hands.press(&[Esc]);
    hands.send(Event::Do(Act::Help));
    hands.press(&[Esc]);
    assert_eq!(hands.scene().page.title, "My goal");
}

#[test]
fn the_first_words_of_something_new_are_taken_back_without_leaving_it() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.write("The blue one");
    hands.send(Event::Key(Stroke::ctrl('z')));
    let scene = hands.scene();
    assert_eq!(scene.page.title, "A note");
    assert!(scene.writing.is_some() && hands.app.book().is_empty());
    hands.write("The red one");
    assert_eq!(hands.app.book().log().len(), 1);
    hands.press(&[Esc]);
    hands.send(Event::Key(Stroke::ctrl('z')));
    assert!(hands.app.book().is_empty());
}

#[test]
fn the_first_words_of_a_goal_done_again_are_there_and_are_written_on() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::NewGoal));
    hands.write("Sing");
    hands.send(Event::Key(Stroke::ctrl('z')));
    assert!(hands.app.book().is_empty());
    hands.send(Event::Key(Stroke::ctrl('y')));
    let words = |hands: &Hands| hands.app.book().goals().map(|goal| goal.words.to_string()).collect::<Vec<_>>();
    assert_eq!(words(&hands), ["Sing"], "what was taken back and done again is there again: {}", hands.notice());
    assert!(hands.scene().writing.is_some(), "the hands are still in the middle of the words");
    hands.write("Sing again");
    assert_eq!(words(&hands), ["Sing again"], "the next letter goes on in the same goal: {}", hands.notice());
}

#[test]
fn words_for_a_goal_that_was_taken_back_are_kept_all_the_same() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::NewGoal));
    hands.write("A goal");
    hands.press(&[Esc]);
    hands.send(Event::Do(Act::AddStone));
    hands.press(&[Esc]);
    hands.send(Event::Key(Stroke::ctrl('z')));
    assert_eq!(hands.app.book().goals().count(), 0);
    let slot = hands.scene().page.row_ids().into_iter().find_map(|t| match t {
        crate::page::RowId::Slot(slot) => Some(slot.clone()),
        _ => None,
    });
    let slot = slot.expect("the stone is still being begun");
    hands.send(Event::Write { slot, text: "I opened one letter".into() });
    assert_eq!(hands.app.book().log().len(), 1);
}

#[test]
fn looking_only_changes_nothing_and_asks_for_no_tick() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.write("x");
    hands.write("");
    let book = hands.app.book().clone();
    let opening = Opening {
        book: book.clone(),
        content: std::sync::Arc::new(Content::english()),
        seed: 2,
        is_new: false,
        look_only: Some(crate::say!("look.folder")),
        news: Vec::new(),
        installation: Text::new("test"),
        can_suspend: true,
    };
    let mut other = Hands { app: App::new(opening, hands.now), now: hands.now };
    let note = book.log().iter().next().unwrap().id;
    other.send(Event::Do(Act::Milestones));
    other.send(Event::Focus(crate::page::RowId::Record(note)));
    other.press(&[Enter, Esc]);
    other.letter('1');
    assert!(*other.app.book() == book);
    assert_eq!(other.app.deadline(), None);
}

#[test]
fn a_save_that_was_refused_is_tried_again_and_asked_about_once() {
    use crate::app::NotSaved;
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.write("a");
    hands.press(&[Esc]);
    for times in 0..3 {
        hands.now.ms = hands.app.deadline().expect("it is tried again");
        let effects = hands.app.update(Event::Tick, hands.now);
        let Some(Effect::Save { rev, .. }) = effects.first() else { panic!("no save: {effects:?}") };
        let told = crate::say!("save.changed");
        let outcome = SaveOutcome::NotSaved { why: NotSaved::ChangedElsewhere, told };
        hands.app.update(Event::Saved { rev: *rev, outcome, news: None }, hands.now);
        assert_eq!(hands.scene().page.title.contains("how you left it"), times == 0);
        hands.app.update(Event::Key(Stroke::plain(Esc)), hands.now);
    }
    assert!(!hands.app.is_saved());
}

#[test]
fn the_sample_is_shown_when_all_is_saved_and_not_before() {
    use crate::app::NotSaved;
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.write("a");
    let effects = hands.app.update(Event::Do(Act::Sample), hands.now);
    let [Effect::Save { rev, .. }] = effects.as_slice() else { panic!("no save: {effects:?}") };
    let outcome = SaveOutcome::NotSaved { why: NotSaved::DiskFull, told: crate::say!("save.disk_full") };
    let effects = hands.app.update(Event::Saved { rev: *rev, outcome, news: None }, hands.now);
    assert_eq!(effects, [], "nobody leaves what is not saved");
    let scene = hands.scene();
    assert!(scene.banner.is_some() && scene.notice.is_none() && scene.page.title == "A note", "{scene:?}");
    // The disk has room again: the save goes through, and nobody is sent away by it.
    hands.now.ms = hands.app.deadline().expect("it is tried again");
    let effects = hands.app.update(Event::Tick, hands.now);
    let Some(Effect::Save { rev, .. }) = effects.first() else { panic!("no save: {effects:?}") };
    let saved = |rev| Event::Saved { rev, outcome: SaveOutcome::Saved, news: None };
    assert_eq!(hands.app.update(saved(*rev), hands.now), []);
    assert_eq!(hands.app.update(Event::Do(Act::Sample), hands.now), [Effect::ShowSample]);
    // Asked for while a save is under way, and then left for good: the last word counts.
    hands.send(Event::Do(Act::AddNote));
    hands.write("b");
    let effects = hands.app.update(Event::Do(Act::Sample), hands.now);
    let Some(Effect::Save { rev, .. }) = effects.first() else { panic!("no save: {effects:?}") };
    hands.app.update(Event::Do(Act::Leave), hands.now);
    assert_eq!(hands.app.update(saved(*rev), hands.now), [Effect::Leave]);
}

#[test]
fn a_new_step_beside_one_that_was_left_blank_keeps_its_words() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::NewGoal));
    hands.write("A goal");
    hands.press(&[Esc, Down, Down, Enter]);
    hands.write("a");
    hands.write("");
    hands.press(&[Enter]);
    for again in [Act::NewUnder, Act::NewStep] {
        hands.send(Event::Do(again));
        hands.write("Call mum");
        hands.press(&[Enter]);
        let words: Vec<String> = hands.app.book().steps().map(|s| s.words.to_string()).collect();
        assert!(words.contains(&"Call mum".to_owned()), "{again:?}: {words:?}");
        hands.send(Event::Key(Stroke::ctrl('z')));
        hands.send(Event::Do(Act::NewStep));
        hands.write("b");
        hands.write("");
        hands.press(&[Enter]);
    }
}

#[test]
fn a_day_that_was_taken_back_is_taken_back() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::AddNote));
    hands.press(&[Code::Tab]);
    hands.write("yesterday");
    hands.send(Event::Key(Stroke::ctrl('z')));
    hands.press(&[Esc, Code::Up, Enter]);
    hands.write("Words");
    let entry = hands.app.book().log().iter().next().unwrap().clone();
    assert_eq!(entry.on.day(), Day::iso("2026-11-22"));
}

#[test]
fn taking_back_a_step_on_its_own_page_leads_back_to_its_goal() {
    let mut hands = Hands::new();
    hands.send(Event::Do(Act::NewGoal));
    hands.write("A goal");
    hands.press(&[Esc, Down, Down, Enter]);
    hands.write("Call mum");
    hands.press(&[Enter, Enter]);
    assert_eq!(hands.scene().page.title, "A small step");
    hands.press(&[Enter]);
    assert!(hands.scene().writing.is_some());
    hands.send(Event::Key(Stroke::ctrl('z')));
    let scene = hands.scene();
    assert_eq!((scene.page.title.as_str(), scene.writing), ("My goal: A goal", None));
}

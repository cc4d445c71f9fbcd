//! The sample as it is shown, on any day.

use super::*;
use crate::{
    app::Scene,
    base::{Id, Key, Moment, Now, Slot, Text, Value, When},
    content::FieldType,
    insight::today::next_step,
    page::Act,
    workbook::{Change, EntryKind, Goal, GoalState, Help, Idea, IdeaState, Ladder, Level, StepState, Talk},
};

fn iso(text: &str) -> Day {
    Day::iso(text).unwrap()
}

/// The days on which the sample is looked at.
fn days() -> [Day; 5] {
    ["2026-11-22", "2027-03-01", "2024-02-29", "2026-11-01", "9999-12-30"].map(iso)
}

fn book(today: Day) -> Workbook {
    let (book, repairs) = Workbook::from_parts(sample(today).parts());
    assert!(repairs.is_empty(), "{repairs:?}");
    book
}

fn app(today: Day) -> App {
    let opening = Opening {
        book: book(today),
        content: Arc::new(Content::english()),
        seed: 1,
        is_new: false,
        look_only: None,
        news: vec![say!("sample.here")],
        installation: Text::new("test"),
        can_suspend: true,
    };
    let moment = Moment(today.since(Day::EPOCH) * 86_400 + 36_000);
    App::new(opening, Now { moment, today, hour: 10, ms: 0 })
}

#[test]
fn it_is_sound_and_written_as_the_program_writes() {
    let loaded = format::read(SAMPLE.as_bytes()).unwrap();
    assert!(loaded.repairs.is_empty() && loaded.unknown.is_empty() && loaded.cleaned == 0 && !loaded.has_comments);
    assert_eq!(format::write(&loaded.workbook.snapshot()).unwrap(), SAMPLE);
}

#[test]
fn it_has_something_of_everything() {
    let book = book(written_on());
    let states: Vec<GoalState> = book.goals().map(|goal| goal.state).collect();
    assert_eq!(states, [GoalState::Live, GoalState::Reached, GoalState::LetGo]);
    for (state, name) in StepState::ALL {
        assert!(book.steps().any(|step| step.state == state), "no step is {name:?}");
    }
    for (kind, name) in EntryKind::ALL {
        let count = book.log().iter().filter(|entry| entry.kind == kind).count();
        assert!(count >= 2, "{count} of {name:?}");
    }
    assert!(book.goals().any(|goal| book.outline(Some(goal.id)).iter().any(|(_, depth)| *depth == 3)));
    assert!(book.log().len() >= 30 && book.log().iter().any(|entry| entry.tried));
    assert!(book.log().iter().any(|entry| entry.words.as_str().contains('\n')));
    let (content, parts) = (Content::english(), book.snapshot().parts());
    for page in ["about", "goals", "grow", "call"].into_iter().flat_map(|chapter| content.chapter(chapter)) {
        let of_page = |id: Id| content.page_of(id).is_some_and(|of| of.id == page.id);
        let filled: Vec<_> = parts.answers.iter().filter(|answers| of_page(answers.id)).collect();
        // What is asked only in some cases may not be one of hers.
        for field in page.fields.iter().filter(|field| field.when.is_empty()) {
            let said = filled.iter().any(|answers| answers.get(field.id.as_str()).is_some());
            assert!(said, "{} has no {:?}", page.id, field.id);
        }
    }
    for (help, name) in Help::ALL {
        assert!(book.log().iter().any(|entry| entry.help == Some(help)), "nobody did it {name:?}");
    }
    for goal in book.goals().filter(|goal| goal.state != GoalState::LetGo) {
        assert!(Level::ALL.into_iter().all(|(level, _)| Ladder::of(goal).line(level).is_some()));
        assert!(book.looks_of(goal.id).count() > 2 && !goal.more.rows(&Goal::PLANS).is_empty());
    }
    assert!(
        book.goals().any(|goal| !goal.was.is_empty()) && book.looks_of(book.goals().next().unwrap().id).count() > 4
    );
    assert!(book.answers("life").unwrap().rated.len() > 6);
    // A step that is done has its stone, on that day.
    for step in book.steps().filter(|step| step.state == StepState::Done) {
        let stone = book.stones_of_step(step.id).find(|entry| !entry.tried).unwrap();
        assert_eq!((stone.on.day(), &stone.words), (step.done_on, &step.words));
    }
}

/// That answer is one the field can take.
fn must_fit(at: &str, kind: &FieldType, value: &Value) {
    let fits = match (kind, value) {
        (FieldType::Pick(all), Value::Pick(key)) => all.iter().any(|(known, _)| known == key),
        (FieldType::PickMany(most, all), Value::Picks(keys)) => {
            keys.len() <= *most && keys.iter().all(|key| all.iter().any(|(known, _)| known == key))
        }
        (FieldType::Linked(most, _) | FieldType::RowsOf(most, _) | FieldType::Top(most, _), Value::Picks(keys)) => {
            *most > 1 && keys.len() <= *most
        }
        (FieldType::Lines(most), Value::Text(text)) => text.as_str().lines().count() <= *most,
        (FieldType::Line, Value::Text(text)) => !text.as_str().contains('\n'),
        (FieldType::Linked(1, _) | FieldType::RowsOf(1, _), Value::Pick(_))
        | (FieldType::Note, Value::Text(_))
        | (FieldType::Rate(..), Value::Rate(0..=10))
        | (FieldType::YesNo(..), Value::Yes(_))
        | (FieldType::Date | FieldType::PastDate, Value::When(_)) => true,
        (FieldType::Sort(cards), Value::Rows(rows)) => rows
            .iter()
            .all(|row| cards.cards.iter().any(|(card, ..)| row.id.as_str() == format!("r_{}", card.as_str()))),
        (FieldType::Rows(rows), Value::Rows(said)) => {
            for row in said {
                for (column, value) in &row.cells {
                    let spec = rows.columns.iter().find(|spec| spec.id == *column);
                    let spec = spec.unwrap_or_else(|| panic!("{at} has no {column:?}"));
                    must_fit(&format!("{at}, {column:?}"), &spec.kind, value);
                }
            }
            said.len() <= rows.most
        }
        _ => false,
    };
    assert!(fits, "{at}: {value:?}");
}

#[test]
fn every_answer_in_it_is_one_its_page_can_take() {
    let (content, parts) = (Content::english(), book(written_on()).snapshot().parts());
    for answers in &parts.answers {
        let page = content.page_of(answers.id).unwrap();
        for (field, value) in answers.fields.iter().filter(|(field, _)| !is_kept_beside(answers.id, field)) {
            let spec = page.field(field.as_str()).unwrap_or_else(|| panic!("{} has no {field:?}", page.id));
            must_fit(&format!("{} {field:?}", page.id), &spec.kind, value);
        }
    }
}

/// What a talk or an idea keeps of itself, beside what is asked.
fn is_kept_beside(record: Id, field: &Key) -> bool {
    let of_idea = [Idea::ABOUT, Idea::STATE, Idea::BECAME].contains(field) && record.filled_of(Idea::PAGE);
    of_idea || crate::base::value::is_aside(field)
}

#[test]
fn it_holds_a_talk_that_was_played_to_its_end() {
    let book = book(written_on());
    let talks: Vec<Talk> = book.talks().collect();
    let last = talks.last().unwrap();
    assert!(talks.len() == 3 && talks.iter().all(|talk| !talk.is_open() && talk.with().as_str() == "Ana"));
    assert!(last.is_agreed() && last.meet().and_then(When::day).unwrap() > written_on());
    let said = |field: &Key| last.answers().fields.text(field).is_some();
    assert!(said(&Talk::LEAVE_OUT) && said(&Talk::TAKE_WITH) && said(&Talk::SMALL_STEP));
    let source = Key::from(format!("{}/small_step", last.id().as_str()).as_str());
    assert!(book.steps().any(|step| step.more.pick(&Key::of("from")) == Some(&source)), "the small step became one");
    let promised: Vec<_> = book.promises().into_iter().filter(|promise| promise.slot.record == last.id()).collect();
    assert!(promised.len() == 2 && promised.iter().all(|promise| promise.by.as_ref().and_then(When::day).is_some()));
    assert_eq!(promised.iter().filter(|promise| promise.is_open()).count(), 1);
    assert!(!book.settings().folded, "she is alone again");
    // All that was begun in it is told in its note, and nothing else.
    let begun: Vec<Id> = last
        .changes()
        .into_iter()
        .map(|(_, change)| match change {
            Change::New { record, .. } => record,
            other => panic!("{other:?}"),
        })
        .collect();
    let since = last.answers().at;
    let steps: Vec<Id> = book.steps().filter(|step| step.at >= since).map(|step| step.id).collect();
    let sorted = |mut ids: Vec<Id>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(begun), sorted(steps));
}

#[test]
fn in_that_talk_whose_words_are_whose_is_plain() {
    let book = book(written_on());
    let mut states: Vec<IdeaState> = book.ideas().map(Idea::state).collect();
    states.sort_unstable();
    assert_eq!(states, IdeaState::ALL.map(|(state, _)| state));
    for idea in book.ideas() {
        let taken = matches!(idea.state(), IdeaState::Kept | IdeaState::MyWay);
        assert_eq!((idea.became().is_some(), idea.name().as_str()), (taken, "Ana"));
        let Some(slot) = idea.became() else { continue };
        assert_eq!(book.marks(slot.record).unwrap().of(&slot).unwrap().idea, Some(idea.id()));
        let words = idea.own().cloned().unwrap_or_else(|| idea.words());
        assert_eq!(book.get(&slot), Some(Value::Text(words)));
    }
    let steps =
        book.steps().flat_map(|step| step.marks.all()).chain(book.all_answers().flat_map(|all| all.marks.all()));
    let read_back = steps.filter(|mark| mark.read_back.is_some()).inspect(|mark| assert_eq!(mark.name.as_str(), "Ana"));
    assert_eq!((read_back.count(), book.waiting(None).len()), (2, 1));
}

#[test]
fn its_talks_its_ideas_and_its_pictures_of_help_are_there_to_see() {
    for today in [written_on(), iso("2027-03-01")] {
        let mut app = app(today);
        let moment = Moment(today.since(Day::EPOCH) * 86_400 + 36_000);
        let mut on = |act: Act| {
            app.update(crate::app::Event::Do(act), Now { ms: 10, today, hour: 10, moment });
            said(&app.scene())
        };
        let talks = on(Act::Talks);
        assert_eq!(talks.matches("Ana").count(), 3, "{talks}");
        let ideas = on(Act::Ideas);
        for words in ["Practise your first sentence", "There is a choir", "Stand by the plants", "work the till"] {
            assert!(ideas.contains(words), "{words}: {ideas}");
        }
        let pictures = on(Act::Progress);
        for words in
            ["How help changes", "From an idea I kept: 2", "three sessions: 35, then 34.", "4 things in the last six"]
        {
            assert!(pictures.contains(words), "{words}: {pictures}");
        }
    }
}

/// What is noted without a question.
const NOTES: [&str; 4] = ["waved", "look_passed", "state_before", "again_before"];

#[test]
fn no_answer_of_a_goal_a_step_or_an_entry_reads_as_one_of_an_older_page() {
    let (content, parts) = (Content::english(), book(written_on()).snapshot().parts());
    let told = |pages: &[&str], said: &[(&str, Option<Value>)]| {
        let pages: Vec<_> = pages.iter().filter_map(|page| content.page(page)).collect();
        for (field, value) in said.iter().filter_map(|(field, value)| Some((field, value.as_ref()?))) {
            let kinds: Vec<_> = pages.iter().filter_map(|page| page.field(field)).map(|field| &field.kind).collect();
            let fits = kinds.iter().any(|kind| kind.takes(value));
            assert!(fits || NOTES.contains(field) || field.starts_with('_') || *field == "from", "{field}: {value:?}");
            if let Some(Value::Rows(rows)) = fits.then_some(value) {
                let FieldType::Rows(spec) = kinds[0] else { continue };
                for (name, cell) in rows.iter().flat_map(|row| &row.cells) {
                    let column = spec.columns.iter().find(|column| column.id == *name);
                    assert!(column.is_some_and(|column| column.kind.takes(cell)), "{field} {name:?}: {cell:?}");
                }
            }
        }
    };
    let (of_goal, of_step) = (["goal", "ladder", "if_hard", "numbers"], ["step"]);
    let asked = |pages: &[&str]| -> Vec<String> {
        let pages = pages.iter().filter_map(|page| content.page(page));
        pages.flat_map(|page| &page.fields).map(|field| field.id.as_str().to_owned()).collect()
    };
    for goal in &parts.goals {
        let names = [asked(&of_goal), goal.more.keys().map(|key| key.as_str().to_owned()).collect()].concat();
        let at = |name: &str| goal.at(&Slot::new(goal.id, &Key::from(name)));
        told(&of_goal, &names.iter().map(|name| (name.as_str(), at(name))).collect::<Vec<_>>());
    }
    for step in &parts.steps {
        let names = [asked(&of_step), step.more.keys().map(|key| key.as_str().to_owned()).collect()].concat();
        let at = |name: &str| step.at(&Slot::new(step.id, &Key::from(name)));
        told(&of_step, &names.iter().map(|name| (name.as_str(), at(name))).collect::<Vec<_>>());
    }
    for entry in &parts.log {
        let page = ["hard_time", "note", "check_in", "choice", "entry"];
        let names = [asked(&page), entry.more.keys().map(|key| key.as_str().to_owned()).collect()].concat();
        let at = |name: &str| entry.at(&Slot::new(entry.id, &Key::from(name)));
        told(&page, &names.iter().map(|name| (name.as_str(), at(name))).collect::<Vec<_>>());
    }
}

#[test]
fn on_any_day_all_is_before_it_and_what_is_planned_is_after() {
    for today in days() {
        let (book, now) = (book(today), app(today).book().clone());
        assert_eq!(book, now);
        let parts = book.snapshot().parts();
        for entry in &parts.log {
            assert!(entry.on.day().unwrap() < today, "{today}: {}", entry.words.as_str());
        }
        let moments = parts.log.iter().map(|e| e.at).chain(parts.steps.iter().map(|s| s.at));
        assert!(moments.max().unwrap().0 < today.since(Day::EPOCH) * 86_400, "{today}");
        assert!(parts.steps.iter().filter_map(|step| step.done_on).all(|day| day < today));
        let next = next_step(&book, today).and_then(|step| step.when.as_ref()).and_then(When::day).unwrap();
        let ahead = iso("2026-11-25").since(written_on());
        assert_eq!(next, today.plus_days(ahead.min(iso("9999-12-31").since(today))), "{today}");
    }
}

/// The words on the page, one a line.
fn said(scene: &Scene) -> String {
    format!("{scene:?}")
}

#[test]
fn both_faces_greet_by_name_and_say_that_it_is_a_sample() {
    let words = Content::english().words;
    for today in days() {
        let mut app = app(today);
        let scene = app.scene();
        assert!(scene.page.title.contains("Noor"), "{}", scene.page.title);
        assert_eq!(scene.notice.as_ref().unwrap().text, words.say(&say!("sample.here")));
        assert!(said(&scene).contains("ask for Tom"));
        // It does not stay in the way.
        app.update(crate::app::Event::Do(Act::Goals), Now { ms: 10, today, hour: 10, moment: Moment(0) });
        assert_eq!(app.scene().notice, None);
    }
}

#[test]
fn the_words_name_no_day_that_moving_would_make_wrong() {
    let named = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
        "christmas",
        "2026",
    ];
    let parts = sample(written_on()).parts();
    let goals = parts.goals.iter().flat_map(|goal| [&goal.words, &goal.why]);
    let steps = parts.steps.iter().map(|step| &step.words);
    let said = parts.answers.iter().map(|answers| &answers.fields).chain(parts.goals.iter().map(|goal| &goal.more));
    let said = said.chain(parts.log.iter().map(|entry| &entry.more));
    let answers = said.flat_map(|said| said.values()).filter_map(|value| value.text());
    for text in goals.chain(steps).chain(parts.log.iter().map(|entry| &entry.words)).chain(answers) {
        let text = text.as_str().to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        assert!(!words.iter().any(|word| named.contains(word)), "{text}");
    }
}

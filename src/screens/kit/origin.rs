//! Where something came from: the row that says so, and the way to its source.
//!
//! Must never: hide that a source is gone, or tell of one that is covered while two are here.

use super::{Place, Reply, View, each_goal, list};
use crate::{
    base::{Id, Key, Kind, Slot, Value},
    content::FieldType,
    insight::origins,
    page::{Act, Row, Target},
    say,
    workbook::Answers,
};

/// The source of what is in focus there; else of the page itself.
pub fn here(view: &View, place: &Place) -> Option<Slot> {
    match view.focus {
        Some(Target::Record(id)) => of_record(view, *id),
        Some(Target::Page(key)) => of_record(view, Id::page(key.as_str())),
        Some(Target::Slot(slot)) if slot.row.is_some() && !view.on_a_row => of_row(view, slot),
        _ => of_place(view, place),
    }
}

/// The source of the page of that place.
pub fn of_place(view: &View, place: &Place) -> Option<Slot> {
    match place {
        Place::Goal(id) | Place::Step(id) | Place::Entry(id) => of_record(view, *id),
        Place::Reflect(key) => of_record(view, Id::page(key.as_str())),
        Place::Row(slot) => of_row(view, slot),
        _ => None,
    }
}

fn of_record(view: &View, id: Id) -> Option<Slot> {
    let source = match id.kind() {
        Kind::Goal => origins::source(&view.book.goal(id)?.more),
        Kind::Step => origins::source(&view.book.step(id)?.more),
        Kind::Entry => origins::source(&view.book.entry(id)?.more),
        Kind::Page => origins::source(&view.book.answers_of(id)?.fields),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => None,
    };
    source.filter(|source| !view.is_covered(source.record))
}

fn of_row(view: &View, slot: &Slot) -> Option<Slot> {
    let cell = slot.row.as_ref()?;
    let source = match view.get(&slot.cell(cell.id, &origins::FROM)) {
        Some(Value::Pick(name)) => origins::slot(&name),
        _ => None,
    };
    source.filter(|source| !view.is_covered(source.record))
}

/// The row that leads there; nothing where it came from nowhere.
pub fn row(view: &View, place: &Place) -> Option<Row> {
    let source = of_place(view, place)?;
    let note = if is_there(view, &source) { title(view, &source) } else { view.say(&say!("origin.gone_note")) };
    Some(Row::new(Target::Act(Act::From), view.say(&say!("origin.row"))).note(note))
}

/// What is called so that a slot belongs to.
fn title(view: &View, slot: &Slot) -> String {
    super::form::spec_of(view, slot).map(|spec| spec.title.clone()).unwrap_or_default()
}

fn is_there(view: &View, slot: &Slot) -> bool {
    page_for(view, slot).is_some()
        && super::form::asked(view, slot).is_some()
        && view.get(slot).is_some_and(|value| !value.is_blank())
}

/// Goes there, or says that it is gone.
pub fn go(view: &View, place: &Place) -> Vec<Reply> {
    match here(view, place) {
        Some(source) if is_there(view, &source) => to(view, &source),
        Some(_) => vec![Reply::Tell(say!("origin.gone"))],
        None => Vec::new(),
    }
}

/// The page on which a field or a row is filled in.
fn page_for(view: &View, slot: &Slot) -> Option<Place> {
    match (&slot.row, slot.record.kind()) {
        (Some(_), _) if each_goal::is_of_each(view, slot) => each_goal::place(view, slot),
        (Some(_), _) => list::first_cell(view, slot).map(Place::Row),
        (None, Kind::Goal) => {
            let page = super::form::spec_of(view, slot).map(|spec| spec.id.as_str());
            Some(match page {
                Some("ladder") => Place::Ladder(slot.record),
                Some("if_hard") => Place::IfHard(slot.record),
                _ => Place::Goal(slot.record),
            })
        }
        (None, Kind::Step) => Some(Place::Step(slot.record)),
        (None, Kind::Entry) => Some(Place::Entry(slot.record)),
        (None, Kind::Page) => Some(reflect(slot.record)),
        (None, _) => None,
    }
}

/// To a field or a row, with the focus on it.
pub fn to(view: &View, slot: &Slot) -> Vec<Reply> {
    let place = page_for(view, slot);
    // A list is no field: the focus goes to the first thing that is filled in on its page.
    let stands = !matches!(super::form::asked(view, slot).map(|spec| &spec.kind), Some(FieldType::Rows(_)));
    let turn = stands.then(|| Reply::Turn(Target::Slot(slot.clone())));
    place.map(|place| std::iter::once(Reply::Go(place)).chain(turn).collect()).unwrap_or_default()
}

/// The place of a page's answers.
pub fn reflect(record: Id) -> Place {
    Place::Reflect(key(record))
}

/// Their name, as it stands in a place.
pub fn key(record: Id) -> Key {
    Key::from(record.as_str().strip_prefix("p_").unwrap_or_default())
}

/// Something is said there, and it may be told while two are here.
pub fn is_told(view: &View, answers: &Answers) -> bool {
    answers.says_something() && !view.is_covered(answers.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, Ids, Moment, Now, Text, When, Who},
        content::{Content, Depth},
        page::Block,
        screens::kit::{Begun, Finding, Zoom, form, hand_on, hints, many, map},
        workbook::{Edit, Goal, Parts, Stamp, Workbook},
    };

    /// A page with a question to be asked of it, and a day on which to look again.
    const TALK: &str = r#"Page(
        id: "talk", chapter: "grow", title: "A talk", purpose: "One line.",
        many: Some((add: "Begin another", named_by: "about")), again: Some("look"),
        fields: [
            (id: "about", kind: Line, label: "About?", hand_on: [(to: Goal)]),
            (id: "look", kind: Date, label: "When?"),
        ],
        hints: [(id: "one", count: Holds([Has("about")]), say: "Who could help?")],
    )"#;

    fn book(private: bool) -> Workbook {
        let record = Id::page_again("talk", Ids::seeded(1).draw(Kind::Page));
        let mut answers = Answers::new(record, Who::Me, Moment(0));
        answers.private = private;
        let day = When::Day(Day::EPOCH);
        answers.fields.insert(Key::of("about"), Value::Text(Text::new("The rent")));
        answers.fields.insert(Key::of("look"), Value::When(day));
        Workbook::from_parts(Parts { answers: vec![std::sync::Arc::new(answers)], ..Parts::default() }).0
    }

    /// What is seen there by the one who is writing.
    fn seen<T>(book: &Workbook, who: Who, see: impl FnOnce(&mut View) -> T) -> T {
        let content = Content::with_pages(&[("talk", TALK)]);
        let now = Now { moment: Moment(86_400), today: Day::EPOCH.plus_days(1), hour: 0, ms: 0 };
        let mut view = View {
            book,
            content: &content,
            now,
            shown_on: now.today,
            look_only: false,
            focus: None,
            draft: None,
            depth: Depth::First,
            zoom: Zoom::Day,
            on_a_row: false,
            filter: "",
            finding: &Finding::default(),
            writing: None,
            moving: None,
            on_purpose: false,
            begun: Begun::default(),
            ids: &mut Ids::seeded(1),
            who,
        };
        see(&mut view)
    }

    /// All that is told of it on its page, on its list, on the map and on Today.
    fn told(book: &Workbook, who: Who) -> (usize, usize, Option<map::Stands>, usize) {
        seen(book, who, |view| {
            let (spec, of) = many::of(view, &Key::of("talk")).unwrap();
            let record = book.filled("talk").next().unwrap().id;
            let rows = many::page(view, spec, of).lists().map(|list| list.rows.len()).sum::<usize>();
            let hints = hints::blocks(view, spec, record);
            let asked = hints.iter().filter(|block| matches!(block, Block::Quiet(_))).count();
            (rows, asked, map::stands(view, spec), many::again(view, 3).len())
        })
    }

    /// What stands under the question of that page.
    fn under(book: &Workbook, who: Who) -> Vec<String> {
        seen(book, who, |view| {
            let record = book.filled("talk").next().unwrap().id;
            let spec = view.content.page_of(record).unwrap();
            let blocks = form::blocks(view, spec, record);
            let lists = blocks.iter().filter_map(|block| if let Block::List(list) = block { Some(list) } else { None });
            lists.flat_map(|list| &list.rows).map(|row| row.text.clone()).collect()
        })
    }

    #[test]
    fn what_came_of_it_is_not_told_where_it_is_private_and_is_not_handed_on_again() {
        let mut book = book(false);
        let source = Slot::new(book.filled("talk").next().unwrap().id, &Key::of("about"));
        let mut goal = Goal::new(Id::of("g_rent").unwrap(), Who::Me, Moment(0));
        goal.words = "Pay the rent".into();
        goal.private = true;
        goal.more.insert(origins::FROM, Value::Pick(origins::name(&source)));
        book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        assert_eq!(under(&book, Who::Me), ["It is a goal now: Pay the rent"]);
        assert_eq!(under(&book, Who::Helper), [""; 0]);
        let ask = hand_on::Handing { slot: source, way: 0, piece: Some(0) };
        let asked = |who| seen(&book, who, |view| hand_on::choices(view, &ask).len());
        assert_eq!((asked(Who::Me), asked(Who::Helper)), (2, 1), "nor is it named where a step looks for its goal");
    }

    #[test]
    fn what_is_private_is_told_nowhere_while_a_helper_writes() {
        let all = (2, 1, Some(map::Stands::HasSomething), 1);
        assert_eq!(told(&book(true), Who::Me), all);
        assert_eq!(told(&book(false), Who::Helper), all);
        assert_eq!(told(&book(true), Who::Helper), (1, 0, Some(map::Stands::Empty), 0));
    }
}

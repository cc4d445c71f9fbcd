//! How sure am I? Rulers of a goal (Miller and Rollnick, 2013): a number, then always why it is not lower, never why it
//! is not higher. What is said is kept in the check-in of the day, as a pressed line of the ladder is.

use crate::{
    base::{Id, Key, Slot},
    content::{Depth, FieldSpec, FieldType},
    form::{each_goal, field, promote, visibility},
    insight::rulers::{self, Lead},
    page::{Act, Block, Command, Page, Place, Row},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Offer, Reply, View, call, spec},
    workbook::{Goal, Look},
};

/// How sure am I?
#[derive(Debug)]
pub struct SureScreen(pub Slot);

impl Screen for SureScreen {
    fn page(&self, view: &View) -> Page {
        let slot = &self.0;
        let title = view.say(&say!("sure.title"));
        let goal = slot.row.as_ref().and_then(|cell| view.book.goal(cell.id));
        let Some(goal) = goal else {
            return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], side: Vec::new() };
        };
        let mut main = vec![Block::Own(goal.words.to_string()), call::line(view)];
        for id in each_goal::RULER {
            main.extend(asked(view, slot, id));
        }
        for id in each_goal::OTHER_RULERS {
            let is_said = view.get(&at(slot, id)).is_some();
            if view.depth > Depth::First || is_said {
                main.extend(asked(view, slot, id));
            }
        }
        let words = if view.depth > Depth::First { say!("form.say_less") } else { say!("form.say_more") };
        main.push(Block::row(Row::act(Act::SayMore, view.say(&words))));
        main.extend(leads(view, slot, goal));
        let all = Row::act(Act::Back, view.say(&say!("row.that_is_all")));
        main.push(Block::row(all));
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::SayMore)]
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        let deeper = if view.depth > Depth::First { Depth::First } else { Depth::More };
        if act == Act::SayMore { vec![Reply::Unfold(deeper)] } else { Vec::new() }
    }

    fn record(&self) -> Option<Id> {
        Some(self.0.record)
    }

    // The check-in may not be there yet; the goal is.
    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0.row.as_ref().map_or(self.0.record, |cell| cell.id))
    }

    fn page_file(&self, view: &View) -> Option<String> {
        spec::spec_of(view, &self.0).map(|spec| spec.id.clone())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::OfARow]
    }
}

fn at(slot: &Slot, id: &str) -> Slot {
    slot.row.as_ref().map_or_else(|| slot.clone(), |cell| slot.cell(cell.id, &Key::from(id)))
}

/// One question, where it fits what was said, and what its answer can become.
fn asked(view: &View, slot: &Slot, id: &str) -> Vec<Block> {
    let cell = at(slot, id);
    // No question about a number stands there before the number.
    let fits = |column: &&FieldSpec| visibility::fits(view, column, &cell);
    let Some(column) = column(view, &cell).filter(fits) else { return Vec::new() };
    let field = Block::Field(Box::new(field::at(view, column, cell.clone())));
    std::iter::once(field).chain(promote::blocks(view, column, &cell, &promote::Traces::default())).collect()
}

/// The column of the check-in; its form is known before there is one.
fn column<'a>(view: &View<'a>, cell: &Slot) -> Option<&'a FieldSpec> {
    match &view.content.page("check_in")?.field(Look::GOALS.as_str())?.kind {
        FieldType::EachGoal(rows) => rows.columns.iter().find(|column| column.id == *cell.asked()),
        _ => None,
    }
}

/// What the numbers lead to: a question of how, a question of why, or thanks.
fn leads(view: &View, slot: &Slot, goal: &Goal) -> Vec<Block> {
    if view.writing.is_some() {
        return Vec::new();
    }
    let rate = |id: &str| view.get(&at(slot, id)).and_then(|value| value.rate());
    let row = |name: &'static str, command, words| Row::choice(Key::of(name), command, view.say(&words));
    let (ask, rows) = match rulers::lead(rate("sure"), rate("matters")) {
        None => return Vec::new(),
        Some(Lead::How) => {
            let rows = vec![
                row("smaller", Command::Smaller(goal.id), say!("sure.smaller")),
                row("if_hard", Command::Go(Place::IfHard(goal.id)), say!("goal.to_if_hard")),
            ];
            (say!("sure.how"), rows)
        }
        Some(Lead::Why) => (say!("sure.why"), Vec::new()),
        Some(Lead::Thanks) => {
            (say!("sure.thanks"), vec![row("review", Command::Review(goal.id), say!("goal.to_review"))])
        }
    };
    let list = (!rows.is_empty()).then(|| Block::rows(rows));
    std::iter::once(Block::Text(view.say(&ask))).chain(list).collect()
}

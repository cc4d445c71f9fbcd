//! One row of a list in an answer, on a page of its own.

use crate::{
    base::{Id, Kind, Slot},
    content::FieldSpec,
    form::{each_goal, field, fields, list, origin, promote, visibility},
    page::{Act, Block, Page, Row, RowId},
    records::plans,
    say,
    screens::screen::{Behaviour, Screen, is_of_goal},
    view::{Offer, Reply, Subject, View, call, spec},
    workbook::patch::Touch,
};

/// One row of a list.
#[derive(Debug)]
pub struct RowScreen(pub Slot);

impl Screen for RowScreen {
    fn page(&self, view: &View) -> Page {
        let slot = &self.0;
        let Some((title, mut main)) = of_row(view, slot) else {
            let gone = Block::Quiet(view.say(&say!("gone.page")));
            return Page { main: vec![gone], ..Page::default() };
        };
        main.extend(plans::question(view, slot).map(Block::Quiet));
        let mut rows = vec![Row::act(Act::Back, view.say(&say!("row.that_is_all")))];
        rows.extend(origin::row(view, &Subject::Row(slot.clone())));
        if list::is_kept(view, slot) {
            rows.push(Row::act(Act::PutAside, view.say(&say!("row.take_away"))));
        }
        main.push(Block::rows(rows));
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let slot = &self.0;
        let more = fields::has_more(list::columns(view, slot)).then_some(Act::SayMore);
        let away = list::is_kept(view, slot).then_some(Act::PutAside);
        more.into_iter().chain(away).map(Offer::Yes).collect()
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        let slot = &self.0;
        match act {
            Act::PutAside => list::take_away(view, slot),
            Act::SayMore => vec![fields::unfold(view, list::columns(view, slot))],
            _ => Vec::new(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Row(self.0.clone()))
    }

    fn page_file(&self, view: &View) -> Option<String> {
        spec::spec_of(view, &self.0).map(|spec| spec.id.clone())
    }

    fn shows(&self, touch: &Touch) -> bool {
        self.0.record.kind() == Kind::Goal && is_of_goal(touch, self.0.record)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::OfARow, Behaviour::NoShelf]
    }
}

/// A title and the columns as fields.
fn of_row(view: &View, slot: &Slot) -> Option<(String, Vec<Block>)> {
    if each_goal::is_of_each(view, slot) {
        return of_goal(view, slot);
    }
    let (spec, rows) = list::of(view, slot)?;
    let id = slot.row.as_ref()?.id;
    let title = list::start_label(view, rows, slot.record, id).unwrap_or_else(|| spec.label.clone());
    let asked = |column: &&FieldSpec| {
        let cell = slot.cell(id, &column.id);
        // One behind "Say more" stays in sight while it is in focus.
        let near = column.depth <= view.depth || view.focus.is(&RowId::Slot(cell.clone()));
        near && visibility::fits(view, column, &cell)
    };
    let shown = rows.columns.iter().filter(asked);
    let blocks = cells(view, slot, id, shown);
    Some((title, blocks.into_iter().chain(fields::more(view, &rows.columns)).collect()))
}

/// The other questions of one goal.
fn of_goal(view: &View, slot: &Slot) -> Option<(String, Vec<Block>)> {
    let (goal, columns) = each_goal::others(view, slot)?;
    let asked = cells(view, slot, goal.id, columns.into_iter());
    Some((goal.words.to_string(), std::iter::once(call::line(view)).chain(asked).collect()))
}

/// The fields of a row, each with what its answer can become.
fn cells<'a>(view: &View, slot: &Slot, row: Id, columns: impl Iterator<Item = &'a FieldSpec>) -> Vec<Block> {
    let traces = promote::Traces::default();
    let blocks = |column: &FieldSpec| {
        let cell = slot.cell(row, &column.id);
        let field = Block::Field(Box::new(field::at(view, column, cell.clone())));
        std::iter::once(field).chain(promote::blocks(view, column, &cell, &traces)).collect::<Vec<_>>()
    };
    columns.flat_map(blocks).collect()
}

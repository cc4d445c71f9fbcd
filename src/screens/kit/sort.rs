//! Cards on piles, and the top few of them.
//!
//! Must never: call a card good, or a pile.

use super::{View, form};
use crate::{
    base::{Id, Key, RowValue, Slot, Value},
    content::{FieldSpec, FieldType, SortSpec},
    page::{Block, Choice, List, Row, Target},
    workbook::Said,
};

/// The column that says on which pile a card lies.
pub const PILE: Key = Key::of("pile");
/// The piles, from very much to not so much.
pub const PILES: [Key; 3] = [Key::of("very"), Key::of("some"), Key::of("not")];

/// The heading, and the row that opens the cards.
pub fn blocks(_view: &View, spec: &FieldSpec, _cards: &SortSpec, record: Id) -> Vec<Block> {
    let row = Row::new(Target::Slot(Slot::new(record, &spec.id)), spec.label.clone());
    vec![Block::List(List::whole(vec![row], String::new()))]
}

/// The row of a card.
pub fn card_id(card: &Key) -> Option<Id> {
    Id::of(&format!("r_{}", card.as_str()))
}

/// The cards on that pile, in the order of the deck.
pub fn on_pile(view: &View, slot: &Slot, cards: &SortSpec, pile: &Key) -> Vec<Choice> {
    let said: Vec<RowValue> = match view.get(slot) {
        Some(Value::Rows(rows)) => rows,
        _ => Vec::new(),
    };
    let lies = |card: &Key| {
        let id = card_id(card);
        said.iter().any(|row| Some(row.id) == id && row.cells.get(&PILE) == Some(&Value::Pick(pile.clone())))
    };
    let cards = cards.cards.iter().filter(|(key, ..)| lies(key));
    cards.map(|(key, label, note)| Choice { note: note.clone(), ..Choice::new(key.clone(), label.clone()) }).collect()
}

/// What the top few are chosen from: the cards that matter very much; where they are fewer than three, also those
/// that matter some; what was taken before stays.
pub fn for_top(view: &View, slot: &Slot, of: &Key) -> Vec<Choice> {
    let sorted = Slot::new(slot.record, of);
    let Some(FieldType::Sort(cards)) = form::asked(view, &sorted).map(|spec| &spec.kind) else { return Vec::new() };
    let mut out = on_pile(view, &sorted, cards, &PILES[0]);
    if out.len() < 3 {
        out.extend(on_pile(view, &sorted, cards, &PILES[1]));
    }
    let taken = match view.get(slot) {
        Some(value) => Said::from([(slot.field.clone(), value)]).picks(&slot.field).to_vec(),
        None => Vec::new(),
    };
    let kept = cards.cards.iter().filter(|(key, ..)| taken.contains(key) && out.iter().all(|known| known.key != *key));
    let kept: Vec<Choice> = kept.map(|(key, label, _)| Choice::new(key.clone(), label.clone())).collect();
    out.extend(kept);
    out
}

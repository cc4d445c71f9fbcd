//! Cards on piles, and the top few of them.

use crate::{
    base::{Id, Key, RowValue, Slot, Value},
    content::{FieldSpec, FieldType, SortSpec},
    page::{Block, Choice, Row},
    say,
    view::{View, spec},
    workbook::Said,
};

/// The column that says on which pile a card lies.
pub const PILE: Key = Key::of("pile");
/// The piles, from very much to not so much.
pub const PILES: [Key; 3] = [Key::of("very"), Key::of("some"), Key::of("not")];
/// Where a card lies that was left out for now.
pub const LEFT_OUT: Key = Key::of("out");
/// Fewer cards than this on the first pile: those on the second are asked about, too (design of this exercise).
const FEW: usize = 3;
/// The column that holds the words of a card of the person's own.
const WHAT: Key = Key::of("what");

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The row that says where it lies.
    pub id: Id,
    /// Its name among the top few.
    pub key: Key,
    /// What stands on it.
    pub label: String,
    /// What it means. May be empty.
    pub note: String,
}

/// The heading, and the row that opens the cards, with how far it has come in words.
pub fn blocks(view: &View, spec: &FieldSpec, cards: &SortSpec, record: Id) -> Vec<Block> {
    let slot = Slot::new(record, &spec.id);
    let begun = deck(view, &slot, cards).iter().any(|card| pile_of(view, &slot, card.id).is_some());
    let very: Vec<String> = on_pile(view, &slot, cards, &PILES[0]).into_iter().map(|card| card.label).collect();
    let note = match (begun, very.is_empty()) {
        (false, _) => String::new(),
        (true, true) => view.say(&say!("sort.begun")),
        (true, false) => view.say(&say!("sort.begun_with", cards = very.join(", "))),
    };
    let row = Row::fill(slot, spec.label.clone()).note(note);
    vec![Block::row(row)]
}

/// The cards of a field, where it is one of cards.
pub fn cards_of<'a>(view: &View<'a>, slot: &Slot) -> Option<&'a SortSpec> {
    let whole = Slot { row: None, ..slot.clone() };
    match &spec::asked(view, &whole)?.kind {
        FieldType::Sort(cards) => Some(cards),
        _ => None,
    }
}

/// The row of a card.
pub fn card_id(card: &Key) -> Option<Id> {
    Id::of(&format!("r_{}", card.as_str()))
}

/// All cards: the first ones, then the person's own, then the others.
pub fn deck(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Card> {
    let ours = |(key, label, note): &(Key, String, String)| {
        Some(Card { id: card_id(key)?, key: key.clone(), label: label.clone(), note: note.clone() })
    };
    let first = cards.cards.iter().take(cards.first).filter_map(ours);
    let rest = cards.cards.iter().skip(cards.first).filter_map(ours);
    first.chain(own(view, slot.record, cards)).chain(rest).collect()
}

/// The cards of the person's own.
fn own(view: &View, record: Id, cards: &SortSpec) -> Vec<Card> {
    let rows = cards.own.as_ref().and_then(|field| view.get(&Slot::new(record, field)));
    let Some(Value::Rows(rows)) = rows else { return Vec::new() };
    let card = |row: &RowValue| {
        let words = row.cells.get(&WHAT).and_then(Value::text).filter(|words| !words.is_blank())?;
        Some(Card { id: row.id, key: Key::from(row.id.as_str()), label: words.to_string(), note: String::new() })
    };
    rows.iter().filter_map(card).collect()
}

/// On which pile a card lies, where it was put on one.
pub fn pile_of(view: &View, slot: &Slot, card: Id) -> Option<Key> {
    match view.get(&Slot { row: None, ..slot.clone() }.cell(card, &PILE)) {
        Some(Value::Pick(pile)) => Some(pile),
        _ => None,
    }
}

/// How many cards are asked about now: the first and the person's own; all of them once a further one was looked at.
pub fn in_play(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Card> {
    let mut deck = deck(view, slot, cards);
    let first = cards.first.min(cards.cards.len()) + own(view, slot.record, cards).len();
    let further = deck.iter().skip(first).any(|card| pile_of(view, slot, card.id).is_some());
    if !further {
        deck.truncate(first);
    }
    deck
}

/// The card that waits.
pub fn next(view: &View, slot: &Slot, cards: &SortSpec) -> Option<Card> {
    in_play(view, slot, cards).into_iter().find(|card| pile_of(view, slot, card.id).is_none())
}

/// The first of the further cards, while none of them was looked at.
pub fn further(view: &View, slot: &Slot, cards: &SortSpec) -> Option<Card> {
    let shown = in_play(view, slot, cards).len();
    deck(view, slot, cards).into_iter().nth(shown)
}

/// The cards on that pile, in the order of the deck.
pub fn cards_on(view: &View, slot: &Slot, cards: &SortSpec, pile: &Key) -> Vec<Card> {
    let lies = |card: &Card| pile_of(view, slot, card.id).as_ref() == Some(pile);
    deck(view, slot, cards).into_iter().filter(lies).collect()
}

/// The same as choices.
pub fn on_pile(view: &View, slot: &Slot, cards: &SortSpec, pile: &Key) -> Vec<Choice> {
    cards_on(view, slot, cards, pile).into_iter().map(choice).collect()
}

fn choice(card: Card) -> Choice {
    Choice { note: card.note, ..Choice::new(card.key, card.label) }
}

/// What the top few are chosen from: the cards that matter very much; where they are fewer than three, also those
/// that matter some; the first ones while no card lies anywhere; what was taken before stays.
pub fn for_top(view: &View, slot: &Slot, of: &Key) -> Vec<Choice> {
    let sorted = Slot::new(slot.record, of);
    let Some(cards) = cards_of(view, &sorted) else { return Vec::new() };
    let deck = deck(view, &sorted, cards);
    let mut out = on_pile(view, &sorted, cards, &PILES[0]);
    if out.len() < FEW {
        out.extend(on_pile(view, &sorted, cards, &PILES[1]));
    }
    if out.is_empty() && deck.iter().all(|card| pile_of(view, &sorted, card.id).is_none()) {
        out.extend(in_play(view, &sorted, cards).into_iter().map(choice));
    }
    let taken = taken(view, slot);
    let kept = deck.into_iter().filter(|card| taken.contains(&card.key)).map(choice);
    let kept: Vec<Choice> = kept.filter(|card| out.iter().all(|known| known.key != card.key)).collect();
    out.extend(kept);
    out
}

/// The top few, in the person's order.
pub fn taken(view: &View, slot: &Slot) -> Vec<Key> {
    let value = view.get(slot).map(|value| Said::from([(slot.field.clone(), value)]));
    value.map_or_else(Vec::new, |said| said.picks(&slot.field).to_vec())
}

/// The cards of the top few, in the person's order.
pub fn all_of_top(view: &View, slot: &Slot) -> Vec<Card> {
    let Some(FieldType::Top(_, of)) = spec::asked(view, slot).map(|spec| &spec.kind) else { return Vec::new() };
    let sorted = Slot::new(slot.record, of);
    let Some(cards) = cards_of(view, &sorted) else { return Vec::new() };
    let deck = deck(view, &sorted, cards);
    taken(view, slot).iter().filter_map(|key| deck.iter().find(|card| card.key == *key).cloned()).collect()
}

/// The top few as rows: the row of the card, and what stands on it.
pub fn top(view: &View, slot: &Slot) -> Vec<(Id, String)> {
    all_of_top(view, slot).into_iter().map(|card| (card.id, card.label)).collect()
}

/// What stands on the card of that row, also where it is not among the top few any more.
pub fn label(view: &View, slot: &Slot, row: Id) -> Option<String> {
    let Some(FieldType::Top(_, of)) = spec::asked(view, slot).map(|spec| &spec.kind) else { return None };
    let sorted = Slot::new(slot.record, of);
    let cards = cards_of(view, &sorted)?;
    deck(view, &sorted, cards).into_iter().find(|card| card.id == row).map(|card| card.label)
}

/// The top few on one line, numbered in the person's order.
pub fn in_order(view: &View, slot: &Slot) -> String {
    let line = |(nth, (_, label)): (usize, (Id, String))| view.say(&say!("sort.place", n = nth + 1, card = label));
    top(view, slot).into_iter().enumerate().map(line).collect::<Vec<_>>().join(", ")
}

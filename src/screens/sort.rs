//! Cards, one at a time, to be put on piles; and the piles, to move a card to another one. After the Personal Values
//! Card Sort (Miller, C'de Baca, Matthews and Wilbourne, 2001); the meanings on the cards are ours.

use super::kit::{
    Offer, Place, Reply, View, form, list,
    sort::{self, Card, LEFT_OUT, PILE, PILES},
};
use crate::{
    base::{Key, Phrase, Slot, Value},
    content::{FieldType, SortSpec},
    page::{Act, Block, List, Mark, Page, Row, Target},
    say,
    workbook::Edit,
};

/// The column of the slot that stands for the piles, side by side.
const SEEN: Key = Key::of("seen");
/// The row that leads to them.
const LOOK: Key = Key::of("look");
/// The row that goes on with further cards.
const FURTHER: Key = Key::of("further");
/// The row that adds a card of the person's own.
const ADD: Key = Key::of("add");
/// How the name of a row begins that opens a card on its pile.
const CARD: &str = "card/";

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let Some(cards) = sort::cards_of(view, slot) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let title = view.say(&say!("sort.title"));
    match at(view, slot, cards) {
        Some(card) => Page { title, main: one(view, slot, cards, &card), side: Vec::new() },
        None => Page { title, main: piles(view, slot, cards), side: Vec::new() },
    }
}

/// The card that is shown: that of the slot, else the one that waits.
fn at(view: &View, slot: &Slot, cards: &SortSpec) -> Option<Card> {
    match &slot.row {
        Some(cell) if cell.column == SEEN => None,
        Some(cell) => sort::deck(view, slot, cards).into_iter().find(|card| card.id == cell.id),
        None => sort::next(view, slot, cards),
    }
}

/// One card, and where it may lie.
fn one(view: &View, slot: &Slot, cards: &SortSpec, card: &Card) -> Vec<Block> {
    let mut out = vec![Block::Heading(card.label.clone())];
    if !card.note.is_empty() {
        out.push(Block::Text(card.note.clone()));
    }
    let lies = sort::pile_of(view, slot, card.id);
    let row = |pile: &Key, words: Phrase| {
        let row = Row::new(Target::Choice(pile.clone()), view.say(&words));
        match &lies {
            Some(lies) if lies == pile => row.mark(Mark::Chosen, view.say(&say!("choose.chosen"))),
            Some(_) => row.mark(Mark::NotChosen, view.say(&say!("choose.not_chosen"))),
            None => row,
        }
    };
    let [very, some, not] = &PILES;
    let rows = vec![
        row(very, say!("sort.very")),
        row(some, say!("sort.some")),
        row(not, say!("sort.not")),
        row(&LEFT_OUT, say!("sort.leave_out")),
    ];
    out.push(Block::List(List::whole(rows, String::new())));
    out.push(Block::List(List::whole(ways_on(view, slot, cards), String::new())));
    out
}

/// To the piles, to a card of one's own, and away.
fn ways_on(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Row> {
    let begun = sort::deck(view, slot, cards).iter().any(|card| sort::pile_of(view, slot, card.id).is_some());
    let look = (begun && slot.row.is_none()).then(|| Row::new(Target::Choice(LOOK), view.say(&say!("sort.look"))));
    let add = cards.own.as_ref().filter(|_| slot.row.is_none());
    let add = add.map(|_| Row::new(Target::Choice(ADD), view.say(&say!("sort.add"))));
    let stop = Row::new(Target::Act(Act::Back), view.say(&say!("sort.stop")));
    look.into_iter().chain(add).chain([stop]).collect()
}

/// The piles, each with its cards, and how to go on.
fn piles(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Block> {
    let mut out = Vec::new();
    let whole = whole(slot);
    let waits = sort::next(view, &whole, cards).is_some();
    let on = if waits { None } else { sort::further(view, &whole, cards) };
    let mut rows = Vec::new();
    rows.extend(on.map(|_| Row::new(Target::Choice(FURTHER), view.say(&say!("sort.more")))));
    if !waits && cards.own.is_some() {
        rows.push(Row::new(Target::Choice(ADD), view.say(&say!("sort.add"))));
    }
    let back = if waits { say!("sort.back_to_cards") } else { say!("sort.done") };
    rows.push(Row::new(Target::Act(Act::Back), view.say(&back)));
    if !waits {
        out.push(Block::Text(view.say(&say!("sort.all_lie"))));
    }
    out.push(Block::List(List::whole(rows, String::new())));
    let [very, some, not] = &PILES;
    let all = [
        (very, say!("sort.very")),
        (some, say!("sort.some")),
        (not, say!("sort.not")),
        (&LEFT_OUT, say!("sort.left_out")),
    ];
    for (pile, name) in all {
        let rows: Vec<Row> = sort::on_pile(view, &whole, cards, pile)
            .into_iter()
            .map(|card| {
                let key = Key::from(format!("{CARD}{}", card.key.as_str()).as_str());
                Row::new(Target::Choice(key), card.label).note(card.note)
            })
            .collect();
        if !rows.is_empty() {
            out.push(Block::Heading(view.say(&name)));
            out.push(Block::List(List::whole(rows, String::new())));
        }
    }
    out
}

fn whole(slot: &Slot) -> Slot {
    Slot { row: None, ..slot.clone() }
}

/// Where the focus begins: on the pile where the card lies, else on the middle one.
pub fn taken(view: &View, slot: &Slot) -> Option<Key> {
    let card = at(view, slot, sort::cards_of(view, slot)?)?;
    sort::pile_of(view, slot, card.id).or(Some(PILES[1].clone()))
}

/// The focus stands where a pile is told: only there does a card go with one key.
fn is_on_pile(view: &View) -> bool {
    matches!(view.focus, Some(Target::Choice(key)) if PILES.contains(key) || *key == LEFT_OUT)
}

/// What it offers: a card goes on a pile with one key.
pub fn offers(view: &View, slot: &Slot) -> Vec<Offer> {
    let card = sort::cards_of(view, slot).filter(|_| is_on_pile(view)).and_then(|cards| at(view, slot, cards));
    let acts = card.map_or(&[][..], |_| &[Act::CardMore, Act::CardLess]);
    acts.iter().copied().map(Offer::Yes).collect()
}

/// Does it.
pub fn act(view: &View, act: Act, slot: &Slot) -> Vec<Reply> {
    match act {
        _ if !is_on_pile(view) => Vec::new(),
        Act::CardMore => put(view, slot, &PILES[0]),
        Act::CardLess => put(view, slot, &PILES[2]),
        _ => Vec::new(),
    }
}

/// Does what a row says.
pub fn pick(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    let Some(cards) = sort::cards_of(view, slot) else { return Vec::new() };
    if let Some(card) = key.as_str().strip_prefix(CARD) {
        let card = sort::deck(view, slot, cards).into_iter().find(|known| known.key.as_str() == card);
        return card.map(|card| Reply::Go(Place::Sort(whole(slot).cell(card.id, &PILE)))).into_iter().collect();
    }
    match key {
        key if *key == LOOK => {
            let any = sort::deck(view, slot, cards).first().map(|card| card.id);
            any.map(|id| Reply::Go(Place::Sort(slot.cell(id, &SEEN)))).into_iter().collect()
        }
        key if *key == FURTHER => {
            let card = sort::further(view, &whole(slot), cards);
            card.map(|card| Reply::Go(Place::Sort(whole(slot).cell(card.id, &PILE)))).into_iter().collect()
        }
        key if *key == ADD => add(view, slot, cards),
        key => put(view, slot, key),
    }
}

/// A card of the person's own, to be written at once.
fn add(view: &mut View, slot: &Slot, cards: &SortSpec) -> Vec<Reply> {
    let Some(own) = &cards.own else { return Vec::new() };
    let list_slot = Slot::new(slot.record, own);
    let Some(FieldType::Rows(rows)) = form::asked(view, &list_slot).map(|spec| &spec.kind) else {
        return Vec::new();
    };
    if list::is_full(view, &list_slot, rows) {
        return vec![Reply::Refuse(say!("sort.full", n = rows.most))];
    }
    list::add(view, &list_slot, rows)
}

/// Puts the card that is shown on a pile. The next one begins in the middle, so that Enter pressed once too often
/// says neither much nor little.
fn put(view: &View, slot: &Slot, pile: &Key) -> Vec<Reply> {
    let card = sort::cards_of(view, slot).and_then(|cards| at(view, slot, cards));
    let Some(card) = card else { return Vec::new() };
    let name = card.label.as_str();
    let did = match pile.as_str() {
        "very" => say!("did.card_very", card = name),
        "some" => say!("did.card_some", card = name),
        "not" => say!("did.card_not", card = name),
        "out" => say!("did.card_left_out", card = name),
        _ => return Vec::new(),
    };
    let edit = Edit::Set(whole(slot).cell(card.id, &PILE), Some(Value::Pick(pile.clone())));
    let back = slot.row.is_some().then_some(Reply::Back);
    // After the last card there is none in the middle: Enter pressed once more leads back, and says nothing.
    let focus = [Target::Act(Act::Back), Target::Choice(PILES[1].clone())].map(Reply::Focus);
    back.into_iter().chain([Reply::Edit(edit, did)]).chain(focus).collect()
}

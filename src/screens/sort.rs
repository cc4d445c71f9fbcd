//! Cards, one at a time, to be put on piles; and the piles, to move a card to another one. After the Personal Values
//! Card Sort (Miller, C'de Baca, Matthews and Wilbourne, 2001); the meanings on the cards are ours.

use crate::{
    base::{Id, Key, Phrase, Slot, Value},
    content::{FieldType, SortSpec},
    form::{
        cards::{self, Card, LEFT_OUT, PILE, PILES},
        list,
    },
    page::{Act, Block, Command, Mark, Page, Place, Row, RowId},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View, spec},
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
/// Cards to put on piles.
#[derive(Debug)]
pub struct SortScreen(pub Slot);

impl Screen for SortScreen {
    fn page(&self, view: &View) -> Page {
        let slot = &self.0;
        let Some(cards) = cards::cards_of(view, slot) else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let title = view.say(&say!("sort.title"));
        match at(view, slot, cards) {
            Some(card) => Page { title, main: one(view, slot, cards, &card), side: Vec::new() },
            None => Page { title, main: piles(view, slot, cards), side: Vec::new() },
        }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let slot = &self.0;
        let card = cards::cards_of(view, slot).filter(|_| is_on_pile(view)).and_then(|cards| at(view, slot, cards));
        let acts = card.map_or(&[][..], |_| &[Act::CardMore, Act::CardLess]);
        acts.iter().copied().map(Offer::Yes).collect()
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        let slot = &self.0;
        match act {
            _ if !is_on_pile(view) => Vec::new(),
            Act::CardMore => put(view, slot, &PILES[0]),
            Act::CardLess => put(view, slot, &PILES[2]),
            _ => Vec::new(),
        }
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        taken(view, &self.0).map(RowId::Choice)
    }

    fn record(&self) -> Option<Id> {
        Some(self.0.record)
    }

    fn page_file(&self, view: &View) -> Option<String> {
        spec::spec_of(view, &self.0).map(|spec| spec.id.clone())
    }
}

/// The card that is shown: that of the slot, else the one that waits.
fn at(view: &View, slot: &Slot, cards: &SortSpec) -> Option<Card> {
    match &slot.row {
        Some(cell) if cell.column == SEEN => None,
        Some(cell) => cards::deck(view, slot, cards).into_iter().find(|card| card.id == cell.id),
        None => cards::next(view, slot, cards),
    }
}

/// One card, and where it may lie.
fn one(view: &View, slot: &Slot, cards: &SortSpec, card: &Card) -> Vec<Block> {
    let mut out = vec![Block::Heading(card.label.clone())];
    if !card.note.is_empty() {
        out.push(Block::Text(card.note.clone()));
    }
    let lies = cards::pile_of(view, slot, card.id);
    let row = |pile: &Key, words: Phrase| {
        let row = Row::choice(pile.clone(), Command::PutCard(slot.clone(), pile.clone()), view.say(&words));
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
    out.push(Block::rows(rows));
    out.push(Block::rows(ways_on(view, slot, cards)));
    out
}

/// To the piles, to a card of one's own, and away.
fn ways_on(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Row> {
    let deck = cards::deck(view, slot, cards);
    let begun = deck.iter().any(|card| cards::pile_of(view, slot, card.id).is_some());
    let any = deck.first().filter(|_| begun && slot.row.is_none());
    let look = any.map(|card| Row::go(LOOK, Place::Sort(slot.cell(card.id, &SEEN)), view.say(&say!("sort.look"))));
    let add = cards.own.as_ref().filter(|_| slot.row.is_none());
    let add = add.map(|_| add_row(view, slot));
    let stop = Row::act(Act::Back, view.say(&say!("sort.stop")));
    look.into_iter().chain(add).chain([stop]).collect()
}

fn add_row(view: &View, slot: &Slot) -> Row {
    Row::choice(ADD, Command::AddCard(slot.clone()), view.say(&say!("sort.add"))).adds()
}

/// The piles, each with its cards, and how to go on.
fn piles(view: &View, slot: &Slot, cards: &SortSpec) -> Vec<Block> {
    let mut out = Vec::new();
    let whole = whole(slot);
    let waits = cards::next(view, &whole, cards).is_some();
    let on = if waits { None } else { cards::further(view, &whole, cards) };
    let mut rows = Vec::new();
    rows.extend(on.map(|card| {
        let place = Place::Sort(whole.cell(card.id, &PILE));
        Row::go(FURTHER, place, view.say(&say!("sort.more")))
    }));
    if !waits && cards.own.is_some() {
        rows.push(add_row(view, slot));
    }
    let back = if waits { say!("sort.back_to_cards") } else { say!("sort.done") };
    rows.push(Row::act(Act::Back, view.say(&back)));
    if !waits {
        out.push(Block::Text(view.say(&say!("sort.all_lie"))));
    }
    out.push(Block::rows(rows));
    let [very, some, not] = &PILES;
    let all = [
        (very, say!("sort.very")),
        (some, say!("sort.some")),
        (not, say!("sort.not")),
        (&LEFT_OUT, say!("sort.left_out")),
    ];
    for (pile, name) in all {
        let rows: Vec<Row> = cards::cards_on(view, &whole, cards, pile)
            .into_iter()
            .map(|card| {
                let name = Key::from(format!("card/{}", card.key.as_str()).as_str());
                let place = Place::Sort(whole.cell(card.id, &PILE));
                Row::go(name, place, card.label).note(card.note)
            })
            .collect();
        if !rows.is_empty() {
            out.push(Block::Heading(view.say(&name)));
            out.push(Block::rows(rows));
        }
    }
    out
}

fn whole(slot: &Slot) -> Slot {
    Slot { row: None, ..slot.clone() }
}

/// Where the focus begins: on the pile where the card lies, else on the middle one.
fn taken(view: &View, slot: &Slot) -> Option<Key> {
    let card = at(view, slot, cards::cards_of(view, slot)?)?;
    cards::pile_of(view, slot, card.id).or(Some(PILES[1].clone()))
}

/// The focus stands where a pile is told: only there does a card go with one key.
fn is_on_pile(view: &View) -> bool {
    matches!(view.focus.get(), Some(RowId::Choice(key)) if PILES.contains(key) || *key == LEFT_OUT)
}

/// A card of the person's own, to be written at once.
pub fn add(view: &mut View, slot: &Slot) -> Vec<Reply> {
    let Some(own) = cards::cards_of(view, slot).and_then(|cards| cards.own.as_ref()) else { return Vec::new() };
    let list_slot = Slot::new(slot.record, own);
    let Some(FieldType::Rows(rows)) = spec::asked(view, &list_slot).map(|spec| &spec.kind) else {
        return Vec::new();
    };
    if list::is_full(view, &list_slot, rows) {
        return vec![Reply::Refuse(say!("sort.full", n = rows.most))];
    }
    list::add(view, &list_slot, rows)
}

/// Puts the card that is shown on a pile. The next one begins in the middle, so that Enter pressed once too often
/// says neither much nor little.
pub fn put(view: &View, slot: &Slot, pile: &Key) -> Vec<Reply> {
    let card = cards::cards_of(view, slot).and_then(|cards| at(view, slot, cards));
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
    let focus = [RowId::Act(Act::Back), RowId::Choice(PILES[1].clone())].map(Reply::Focus);
    back.into_iter().chain([Reply::Edit(edit, did)]).chain(focus).collect()
}

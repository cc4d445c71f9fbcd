//! What a helper may ask here, listen for, and leave to the client.

use crate::{
    base::Key,
    content::PageSpec,
    page::{Act, Block, Page, Row},
    say,
    screens::screen::Screen,
    view::{View, attribution},
};

/// The lines for a helper.
#[derive(Debug)]
pub struct CompanionScreen(pub Key);

impl Screen for CompanionScreen {
    fn page(&self, view: &View) -> Page {
        let of = &self.0;
        let name = attribution::helper(view);
        let mut main = lines(view, of);
        let mut rows = vec![Row::act(Act::Question, view.say(&say!("companion.question")))];
        rows.extend(view.content.page(CARDS.as_str()).map(|_| Row::page(CARDS, view.say(&say!("companion.cards")))));
        rows.extend(view.content.page(CARD.as_str()).map(|card| Row::page(CARD, card.title.clone())));
        main.push(Block::rows(rows));
        Page { title: view.say(&say!("companion.title", helper = name)), main, side: Vec::new() }
    }

    fn opened_by(&self, _view: &View) -> Option<Act> {
        Some(Act::Companion)
    }
}

/// The page of cards for helpers.
const CARDS: Key = Key::of("for_helpers");
/// The one page to print for someone who has never seen this.
const CARD: Key = Key::of("helper_card");

/// The lines themselves, each under its heading; also for the column beside a page.
pub fn lines(view: &View, of: &Key) -> Vec<Block> {
    let spec = view.content.page(of.as_str()).filter(|spec| spec.helper.is_some());
    let spec = spec.or_else(|| view.content.page("talk"));
    let Some(helper) = spec.and_then(|spec| spec.helper.as_ref()) else { return Vec::new() };
    let part = |head, text: &str| [Block::Heading(view.say(&head)), Block::Text(text.to_owned())];
    [
        part(say!("companion.ask"), &helper.ask),
        part(say!("companion.listen_for"), &helper.listen_for),
        part(say!("companion.step_back"), &helper.step_back),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The questions of a page, one by one.
pub fn questions(spec: &PageSpec) -> Vec<String> {
    let asked = spec.helper.as_ref().map(|helper| helper.ask.as_str()).unwrap_or_default();
    asked.split_inclusive(['?', '.']).map(|part| part.trim().to_owned()).filter(|part| part.ends_with('?')).collect()
}

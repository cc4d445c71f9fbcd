//! Finding what stands on a page by the words a person reads there.

use cairnbook::{
    app::{App, Event, Scene},
    base::Slot,
    page::{Block, Field, Page, Row},
};

use super::{
    hands::{Dice, Hands, content},
    seen::said,
};

/// What the app calls that which can be in focus.
pub(crate) type RowId = cairnbook::page::RowId;

/// The name of a row.
pub(crate) fn row_id(row: &Row) -> &RowId {
    &row.id
}

/// The name of a field.
pub(crate) fn field_id(field: &Field) -> &RowId {
    &field.id
}

/// Something on a page that can be in focus: a row or a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The heading it stands under. May be empty.
    pub under: String,
    /// The text of the row, or the question of the field.
    pub words: String,
    /// It is a row, not a field.
    pub is_row: bool,
    id: RowId,
}

impl Spot {
    /// What a click on it tells the app.
    pub(crate) fn focus(&self) -> Event {
        Event::Focus(self.id.clone())
    }

    /// What the app calls it.
    pub(crate) fn id(&self) -> &RowId {
        &self.id
    }

    /// It leads to a page of questions.
    pub(crate) fn is_page(&self) -> bool {
        format!("{:?}", self.id).starts_with("Page(")
    }
}

/// All that can be in focus, from top to bottom.
pub(crate) fn spots(scene: &Scene) -> Vec<Spot> {
    let (mut out, mut under) = (Vec::new(), String::new());
    let ids = scene.page.row_ids();
    let mut found = |under: &str, words: &str, is_row: bool, id: &RowId| {
        if ids.contains(&id) {
            out.push(Spot { under: under.to_owned(), words: words.to_owned(), is_row, id: id.clone() });
        }
    };
    for block in scene.page.main.iter().chain(&scene.page.side) {
        match block {
            Block::Heading(text) => under.clone_from(text),
            Block::Field(field) => found(&under, &field.label, false, field_id(field)),
            Block::List(list) => {
                for row in &list.rows {
                    if !row.head.is_empty() {
                        under.clone_from(&row.head);
                    }
                    found(&under, &row.text, true, row_id(row));
                }
            }
            _ => {}
        }
    }
    out
}

/// What is in focus.
pub(crate) fn focused(scene: &Scene) -> Option<Spot> {
    let focus = scene.focus.as_ref()?;
    spots(scene).into_iter().find(|spot| spot.id == *focus)
}

/// What reads like that: exactly, or else begins so, or else holds these words.
pub(crate) fn find(scene: &Scene, words: &str) -> Option<Spot> {
    let all = spots(scene);
    let by = |is_it: &dyn Fn(&str) -> bool| all.iter().find(|spot| is_it(&spot.words)).cloned();
    by(&|text| text == words)
        .or_else(|| by(&|text| text.starts_with(words)))
        .or_else(|| by(&|text| text.contains(words)))
}

/// The field in focus, by itself or as the words of a row.
pub(crate) fn focused_field(scene: &Scene) -> Option<&Field> {
    let focus = scene.focus.as_ref()?;
    let blocks = scene.page.main.iter().chain(&scene.page.side);
    let own = blocks.into_iter().find_map(|block| match block {
        Block::Field(field) if field_id(field) == focus => Some(field.as_ref()),
        _ => None,
    });
    own.or_else(|| scene.page.row(focus).and_then(|row| row.field.as_deref()))
}

/// The row stands for that statement, or for its record.
pub(crate) fn stands_for(row: &Row, slot: &Slot) -> bool {
    row.id == RowId::Slot(slot.clone()) || row.id == RowId::Record(slot.record)
}

/// The row in focus.
pub(crate) fn focused_row(scene: &Scene) -> Option<&Row> {
    scene.focus.as_ref().and_then(|focus| scene.page.row(focus))
}

/// What kind of thing it is: its name in the app, with the kind in place of each record.
pub(crate) fn kind(page: &Page, id: &RowId) -> String {
    let row = page.row(id);
    let mark = row.map(|row| format!("{:?} level {}", row.mark, row.level)).unwrap_or_default();
    let name = format!("{id:?}");
    let words = name.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
    let blunt = words.map(|word| match word.split_once('_') {
        Some((kind @ ("g" | "s" | "e" | "r" | "p"), rest)) => {
            format!("{kind}{}", rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'))
        }
        _ => word.to_owned(),
    });
    format!("{} {mark}", blunt.collect::<String>())
}

/// The name of the page, and what it is about.
pub(crate) fn place_of(app: &App) -> String {
    let name = format!("{:?}", app.place());
    name.replace(['(', ')'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Hands {
    #[track_caller]
    fn found(&mut self, words: &str) -> Spot {
        let scene = self.scene();
        find(&scene, words).unwrap_or_else(|| panic!("no row {words:?} in {:#?}", spots(&scene)))
    }

    /// Points at a row or field.
    pub(crate) fn point(&mut self, spot: &Spot) {
        self.send(spot.focus());
    }

    /// Points at the row or field that reads like that.
    #[track_caller]
    pub(crate) fn focus_on(&mut self, words: &str) {
        let spot = self.found(words);
        self.point(&spot);
    }

    /// Points at the one of that name under that heading.
    #[track_caller]
    pub(crate) fn focus_under(&mut self, heading: &str, words: &str) {
        let all = spots(&self.scene());
        let spot = all.iter().find(|spot| spot.under.starts_with(heading) && spot.words.starts_with(words));
        self.point(spot.unwrap_or_else(|| panic!("no {words:?} under {heading:?} in {all:#?}")));
    }

    /// Points at the first thing on the page.
    pub(crate) fn focus_first(&mut self) {
        let spot = spots(&self.scene()).swap_remove(0);
        self.point(&spot);
    }

    /// Points at the last thing on the page.
    pub(crate) fn focus_last(&mut self) {
        let spot = spots(&self.scene()).pop().expect("the page has a row");
        self.point(&spot);
    }

    /// Points at anything on the page, by chance.
    pub(crate) fn focus_any(&mut self, dice: &mut Dice) {
        let spot = dice.pick(&spots(&self.scene())).clone();
        self.point(&spot);
    }

    /// Points at what reads like that, and presses Enter.
    #[track_caller]
    pub(crate) fn choose(&mut self, words: &str) {
        self.focus_on(words);
        self.press(&[cairnbook::page::Code::Enter]);
    }

    /// From the place where it is listed: opens the page of questions of that name.
    #[track_caller]
    pub(crate) fn choose_page(&mut self, name: &str) {
        let content = content();
        self.choose(&content.page(name).unwrap_or_else(|| panic!("no page {name}")).title);
    }

    /// Where the page was filled more than once: opens the newest of them, the first row that leads to a page.
    #[track_caller]
    pub(crate) fn choose_newest(&mut self) {
        let newest = spots(&self.scene()).into_iter().find(Spot::is_page).expect("it was filled");
        self.point(&newest);
        self.press(&[cairnbook::page::Code::Enter]);
    }

    /// What is in focus, in words.
    pub(crate) fn focused(&mut self) -> String {
        focused(&self.scene()).map(|spot| spot.words).unwrap_or_default()
    }

    /// The row that reads like that.
    #[track_caller]
    pub(crate) fn row(&mut self, words: &str) -> Row {
        let spot = self.found(words);
        self.scene().page.row(&spot.id).cloned().unwrap_or_else(|| panic!("{words:?} is a field"))
    }

    /// Something can be in focus that begins with these words.
    pub(crate) fn offers(&mut self, words: &str) -> bool {
        spots(&self.scene()).iter().any(|spot| spot.words.starts_with(words))
    }

    /// The name of the page, and what it is about: `Today`, `Step s_box`.
    pub(crate) fn place(&self) -> String {
        place_of(&self.app)
    }

    /// This is a page of that name.
    pub(crate) fn is_at(&self, name: &str) -> bool {
        self.place() == name || self.place().starts_with(&format!("{name} "))
    }

    /// This is a page of that name, about that record or field.
    pub(crate) fn is_about(&self, name: &str, what: &str) -> bool {
        let place = self.place();
        self.is_at(name) && place.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == what)
    }
}

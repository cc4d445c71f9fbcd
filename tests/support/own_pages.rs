//! A few small pages for tests of what any page can say of itself: what an answer becomes, what is counted, filled more
//! than once, looked at again.

use cairnbook::{content::Content, workbook::Workbook};

use super::{hands::Hands, player::Player, small::TODAY, voice::Voice};

const PAGES: &[(&str, &str)] = &[("wish", WISH), ("lacks", LACKS), ("chat", TALK), ("can", CAN)];

/// What is wished for becomes a goal, a step, a row, or a page.
const WISH: &str = r#"Page(
    id: "wish", chapter: "about", title: "My wishes", purpose: "One wish is enough.",
    fields: [
        (id: "want", kind: Line, label: "What do you wish for?",
         hand_on: [(to: Goal), (to: Step), (to: Row("lacks", "lacks", "what")), (to: Page("chat", "about"))]),
        (id: "bits", kind: Lines(6), label: "Which small bits are in it?", hand_on: [(to: Step)]),
        (id: "parts", depth: More, label: "Part by part", hand_on: [(to: Step, when: [Is("who", ["me"])])],
         kind: Rows((add: "Add a part", most: 5, columns: [
            (id: "what", kind: Line, label: "Which part?"),
            (id: "who", kind: Pick([("me", "I do it"), ("them", "They do it")]), label: "Who does it?"),
         ]))),
    ],
)"#;

/// What is missing, and what can be counted of it.
const LACKS: &str = r#"Page(
    id: "lacks", chapter: "about", title: "What I lack", purpose: "One thing is enough.",
    fields: [
        (id: "near", kind: Line, label: "What is near?"),
        (id: "lacks", depth: More, label: "What is missing",
         kind: Rows((add: "Add something", most: 3, columns: [
            (id: "what", kind: Line, label: "What is it?",
             hand_on: [(to: Page("chat", "about"), when: [Is("state", ["no"])])]),
            (id: "state", kind: Pick([("asked", "I asked"), ("no", "They said no"), ("have", "I have it")]), label: "Where does it stand?"),
            (id: "since", kind: PastDate, label: "Since when?", depth: More),
         ]))),
    ],
    hints: [
        (id: "said_no", count: RowsWhere(rows: "lacks", when: [Is("state", ["no"])], least: 1),
         say: "They said no to {names}. Would you like to ask again?", go: Some("chat")),
        (id: "waits", count: Waits(rows: "lacks", when: [Is("state", ["asked"])], since: "since", days: 14),
         say: "{names} has been open, {span}. Would a word help?"),
        (id: "some", count: RowsWhere(rows: "lacks", when: [], least: 2), say: "{n} things stand here. Which one first?"),
        (id: "also", count: Holds([Has("near")]), say: "What is near can help. Who could you ask?"),
    ],
)"#;

/// Filled for each talk.
const TALK: &str = r#"Page(
    id: "chat", chapter: "goals", title: "Before a chat", purpose: "One line is enough.",
    why: [(ask: "Why ask it?", text: "A word that is ready is said sooner.")],
    many: Some((add: "Begin another talk", named_by: "about")),
    again: Some("look"),
    fields: [
        (id: "about", kind: Line, label: "What is this about?"),
        (id: "choice", kind: Pick([("write", "Write to them"), ("call", "Call them")]), label: "What will you do?"),
        (id: "look", kind: Date, label: "When will you look again?", depth: More),
    ],
)"#;

/// A page of the chapter that grows.
const CAN: &str = r#"Page(
    id: "can", chapter: "grow", title: "What grew in me", purpose: "One thing is enough.",
    fields: [
        (id: "first", kind: Line, label: "What can you do now?"),
        (id: "more", kind: Line, label: "Who taught you?", depth: More),
    ],
)"#;

/// Our pages and these.
pub(crate) fn content() -> Content {
    Content::with_pages(PAGES)
}

/// On Today, with these pages.
pub(crate) fn on(book: &Workbook) -> Hands {
    on_day(book, TODAY)
}

/// The same on another day.
pub(crate) fn on_day(book: &Workbook, day: &str) -> Hands {
    Hands::asked_by(content(), book, day)
}

/// Both faces, with these pages.
pub(crate) fn both(book: &Workbook) -> [Player; 2] {
    [Player::Screen(Box::new(on(book))), Player::Lines(Box::new(Voice::new(on(book))))]
}

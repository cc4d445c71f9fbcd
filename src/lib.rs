//! Cairnbook: a goal-setting workbook for the terminal. This page is the map of the house.
//!
//! A person reflects, sets a goal in their own words, breaks it into steps, puts down a stone for what they
//! did, and looks back. All of it is one RON file that the person owns.
//!
//! # Rooms
//!
//! | Level | Room | What happens there |
//! |---|---|---|
//! | 0 | [`base`] | ids, days, who, values, addresses; cleaned words; letters, their width, how they are compared; keys cut from bytes |
//! | 1 | [`workbook`] | the workbook as plain data; `Edit` is the only door, `History` what can be undone |
//! | 2 | [`page`] | what a screen says, as plain data: rows and what they do, places; the one table of actions |
//! | 3 | [`content`] | pages and all words from `assets`, and own ones laid over them; their check; how hard they read |
//! | 3 | [`insight`] | pure readings: what is next, what to offer, what pages count, how ladders stand, what pictures show |
//! | 4 | [`fields`] | one file a field kind: typed text to value, and what to say when it can't be read |
//! | 5 | [`view`] | what a screen may look at and answer; how single things read: days, names, whose words they are |
//! | 6 | [`form`] | a page file and a record become fields, lists and choices; what becomes of an answer |
//! | 7 | [`records`] | goals, steps, entries and talks as rows and parts of pages |
//! | 8 | [`screens`] | one file a place: workbook to `Page`, action to `Reply` |
//! | 9 | [`app`] | events in, effects out: focus, the two states, notices, the autosave rule |
//! | 10 | [`tui`] | the full-screen face; the only user of ratatui and crossterm |
//! | 10 | [`plain`] | the same app line by line; reads and writes text only |
//! | 10 | [`store`] | the file: format, safe save, lock, backups, copies; the only user of the file system |
//! | 11 | [`cli`] | commands, first lines, sample, loops, clock, saver thread, signals |
//!
//! # Rules, and the test that holds each
//!
//! 1. A module imports only from lower levels; screens do not import each other (`screens/commands.rs` is none: it
//!    hands each command on); terminal, disk and clock are touched in one room each; each file says what it is, and
//!    each room what it must never do (`tests/house/layering.rs`). Inside a room no files import each other in a
//!    circle (`tests/house/circles.rs`).
//! 2. Screens do not draw. They return a [`page::Page`]; faces read it. A figure can't be built without words
//!    (`page::figure`).
//! 3. Nothing changes but through [`workbook::Edit`]; undoing everything gives the start again
//!    (`workbook::tests`, `tests/journeys/at_random.rs`).
//! 4. What is typed is in the workbook at once and on the disk within a second; "saved" is said only after the
//!    disk has it (`tests/file/faults.rs`, `tests/terminal/killed.rs`).
//! 5. On a page of questions every letter is text and none is a key; on lists and outlines a letter opens, and never changes
//!    the workbook, but on a question without an answer it is text there, too. Space, Enter and Ctrl keys act and say how to undo (`app/keys.rs`, `tests/pages/writing.rs`,
//!    `tests/journeys/at_random.rs`). Nothing that is typed or pasted goes without a word
//!    (`tests/journeys/nothing_vanishes.rs`). Right and Left go on in a line of rows and cross to the column beside; on
//!    the piles they put a card down, and say how to undo (`tests/pages/card_sort.rs`). Esc leads out of every place
//!    (`tests/journeys/conformance.rs`).
//! 6. Both faces do the same: the same script ends in an equal workbook (`tests/journeys/journey.rs`,
//!    `tests/journeys/goal_story.rs`).
//! 7. Every word a person reads inside the program is in `assets`; only the names printed on keys are in
//!    `page::stroke` (`tests/house/words.rs`).
//! 8. Text passes one door, [`base::text::clean`], and is cleaned again where it leaves
//!    (`tests/pages/hostile.rs`).
//! 9. Someone to call and hide work from everywhere; hidden, no key reaches the workbook; a quiet start shows no
//!    word of the person (`tests/pages/safety.rs`, `tests/pages/quiet.rs`).
//! 10. Enter alone leads through the first run and writes nothing; each of its screens fits a small window and
//!     reads at grade 3 (`tests/journeys/dana.rs`, `tests/journeys/first_run.rs`,
//!     `tests/journeys/first_run_screens.rs`).
//! 11. A page opens with three questions at most (`content::pages`); a day brings at most one offer at a time
//!     (`tests/pages/today.rs`).
//! 12. Before a file is replaced, the version that stood there is kept (`tests/file/backups.rs`,
//!     `tests/terminal/restore.rs`).
//! 13. A command that can not write what it was given says why and gives it back (`tests/terminal/commands_faults.rs`).
//! 14. At most three goals are on the go, whichever way one comes (`workbook::tests`, `tests/pages/goals.rs`).
//! 15. A number stands on one page only, and is the published one (`insight::gas`, `tests/pages/ladder.rs`); a change
//!     is the difference of the two numbers shown.
//! 16. What a client reads is at grade 6 or below, what a helper reads at grade 8, each chapter by itself; no sentence
//!     is over 20 words; the words never said are listed in `assets/reading.ron` (`content::reading`,
//!     `tests/house/reading.rs`).
//! 17. Each page of the journey is filled alike by keys and line by line, and all of it is taken back
//!     (`tests/journeys/every_page.rs`); each item of the plan has its page or its test (`tests/house/plan.rs`).
//! 18. A page of someone's own is on the map, filled, undone, saved and spoken like ours; a broken one is left out and
//!     told, and no answer goes with its question (`tests/pages/own.rs`, `tests/terminal/own.rs`).
//! 19. A shelf reads, and writes to nothing but the workbook that is opened from it; it tells nothing of whom is not to be
//!     listed, and of others no goal, no step and nothing private (`insight::shelf`, `tests/terminal/shelf.rs`).
//! 20. Nothing done by a helper's hand changes, deletes or hides the client's words, or makes an idea theirs; what was
//!     typed for them and not read back counts nowhere: readings go by `heard` (`workbook::voice`, `workbook::heard`,
//!     `workbook::tests::two`, `insight::heard_tests`, `tests/pages/unread_counts.rs`, `tests/journeys/yusuf.rs`,
//!     `tests/terminal/talk.rs`).
//! 21. While two are here, screens see a workbook in which what is private never was ([`workbook::fold`],
//!     [`workbook::covered`]); what is done on it is done on the whole one (`tests/pages/marker.rs`). What is
//!     answered where something is hidden stands in layers beside it, and is told to its owner afterwards
//!     (`workbook/layers.rs`, `form/apart.rs`, `tests/pages/hidden.rs`).
//! 22. What a page asks is read by something else than that page, or its file says why it is for its writer alone
//!     (`only_for_writer`; `tests/journeys/asked_is_used.rs`).
//! 23. What a terminal reports about itself is no key and no word, and nothing that it sends keeps the keys away
//!     (`base::framer`, `tests/terminal/reports.rs`). Nothing drawn is left on it (`tests/terminal/signals.rs`).
//! 24. What the guide tells of keys, commands and JSON is so, and it reads as easily as the pages do
//!     (`tests/house/readme.rs`, `tests/house/reading.rs`, `tests/terminal/commands_help.rs`); the picture in the README is
//!     what the program draws (`tests/house/picture.rs`).
//!
//! # Where to go
//!
//! - **A word**: `assets/words/en.ron`. Say it with `say!("its.key", name = value)`. What a page asks stands in its page
//!   file.
//! - **A page to reflect on**: a file in `assets/pages`, with its `why` and what a `helper` may ask, and one line in
//!   `content/pages/built_in.rs`; the sample in `assets/samples` answers it.
//! - **What an answer becomes, what is counted, when to look again**: `hand_on`, `hints`, `again` and `many` in the page
//!   file; they are done in `form/{promote,hints,fillings,origin}.rs`. A new kind of count is a variant of
//!   [`workbook::Count`] and a function in [`insight::hints`].
//! - **A field kind**: a variant of [`page::FieldKind`] and of [`content::FieldType`], a file in [`fields`], and
//!   how it looks (`tui/fields.rs`) and is asked (`plain/question.rs`).
//! - **A screen**: a file in [`screens`] with a type that is a [`screens::Screen`], a variant of [`page::Place`], and its
//!   line in [`screens::of`]; its words, and the row or action that leads there.
//! - **What a row does**: a variant of [`page::Command`] and one line in `screens/commands.rs`, which hands it to the
//!   part that knows it. Rows are made by [`page::Row::act`], [`page::Row::go`] and their like; [`page::RowId`] only says
//!   which row it is.
//! - **A record as a row**: `records/rows.rs`; drawn by `tui/rows.rs`, said by `plain/reading.rs`.
//! - **An action**, and the key it is bound to: a variant and a line in [`page::action`], its two sentences in the words,
//!   and what it does: in one screen, on every row of a kind (`screens/mod.rs`, `records/rows.rs`), or everywhere
//!   (`app/acts.rs`). Footer, help, plain choices and the guide follow.
//! - **A save**: when, `app/saving.rs`; on which thread, `cli/saver.rs`; whether it may, `store/keeper.rs`; how the bytes
//!   get there, `store/put.rs`.
//! - **Undo**: `workbook/history.rs`; how a person meets it, `app/turning_back.rs`.
//! - **The next step**: by which rule, `insight/today.rs`; where a person chooses it, `records/next_step.rs`.
//! - **What is private**: it is folded away before any screen looks ([`workbook::fold`]); marked by the client in
//!   `records/private.rs`. To hide the whole screen is another thing: `Act::Hide`.
//! - **A command of the command line**: [`cli::args`] and a function beside the others in [`cli`].
//! - **A page of the guide**: a file in `assets/help` and its line in [`content::guide`]; `cairnbook help` prints it, and
//!   `screens/guide.rs` shows it. What is made by the program (keys, commands, the picture in the README):
//!   `tests/house/readme.rs`, `tests/house/picture.rs`.
//! - **Something kept**: a line in the page file of its record is enough (goals, steps and entries keep what their
//!   pages ask in [`workbook::Said`]). Where the program reasons with it: a field of the record in [`workbook`], with
//!   its arm in `at` and `set`.
//! - **What is found**: how words are compared, [`base::search`], for Find, the palette, the shelf and the commands alike;
//!   what Find looks through and how a hit reads, `screens/find`; when it searches, `app/finding.rs`.
//! - **A colour**: by what a text is, `tui/theme.rs`; the colours of each page and the test that they read, `tui/palette.rs`;
//!   which page a person chose, [`base::Colours`]; what the terminal can show, `cli/environment.rs`.
//! - **A picture**: a reading in [`insight::progress`], its sentence in `screens/progress`; a new kind of drawing is a
//!   variant of [`page::Shape`] and a file in `tui`.
//! - **The cairn**: which stones, `records/stones.rs`; how they lie, their light and what is drawn without colours,
//!   `tui/cairn`; what they are painted with, `tui/palette.rs`.
//! - **Two at one screen**: whose words a statement is, [`workbook::marks`]; what a reading goes by,
//!   [`workbook::heard`]; who may change what, [`workbook::voice`]; what is folded away, [`workbook::fold`]; talks and
//!   ideas, readings of page files, [`workbook::talk`] and [`workbook::idea`]; the keys handed on, `app/together.rs`;
//!   the pages, `screens/{meet,together,talk,ideas,read_back}.rs`.
//! - **A test**: a rule beside its code; what a person meets on a page in `tests/pages`; a story through many pages in
//!   `tests/journeys`; the file in `tests/file`; the real program in `tests/terminal`; the rules above in `tests/house`.
//!   Each of these folders is one program, and `tests/support` is what they share. A new file needs its line in the
//!   `main.rs` beside it.

pub mod app;
pub mod base;
pub mod cli;
pub mod content;
pub mod fields;
pub mod form;
pub mod insight;
pub mod page;
pub mod plain;
pub mod records;
pub mod screens;
pub mod store;
pub mod tui;
pub mod view;
pub mod workbook;

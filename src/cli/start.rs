//! Opening the workbook and choosing the face.
//!
//! Never take the screen before everything that can be told on ordinary lines has been told.

use std::sync::Arc;

use super::{
    args::Wanted,
    clock::Clock,
    commands, content, demo,
    ending::Ending,
    environment,
    first::{self, Chosen},
    full, lines, restore,
    saver::Saver,
    session::{Session, how, news, said_today},
};
use crate::{
    app::{App, Opening},
    base::{Day, Id, Moment, Phrase, Slot, Value, Who},
    say,
    store::{
        LookOnly,
        open::{self},
        places::Places,
    },
    workbook::{Edit, Settings, Stamp, Workbook},
};

/// What lasts from one sitting to the next: the sample may be looked at in between.
#[derive(Default)]
struct Sittings {
    /// Plain lines were asked for.
    plain: bool,
    /// The file was made in one of them.
    made: bool,
    /// Someone else may look on from the start: what is private is folded away.
    folded: bool,
    /// What is to be said at the next one.
    news: Vec<Phrase>,
}

/// Opens the workbook, as plain lines where that is asked for or needed; again after the sample was looked at.
pub(super) fn open(wanted: &Wanted, plain: bool) -> Ending {
    sit(wanted, plain, false).unwrap_or_else(|told| {
        commands::complain(&told);
        Ending::Problem
    })
}

/// As [`open`]; `folded` from a helper's shelf, where the client may not be alone.
///
/// # Errors
/// Why the workbook could not be opened, to be told by whoever asked for it.
pub(super) fn sit(wanted: &Wanted, plain: bool, folded: bool) -> Result<Ending, String> {
    let said = match said_today() {
        Ok(said) => said,
        Err(ending) => return Ok(ending),
    };
    let mut sittings = Sittings { plain, folded, ..Sittings::default() };
    loop {
        let Some((session, why)) = begin(wanted, said, &mut sittings)? else { return Ok(Ending::Fine) };
        let content = Arc::clone(&session.content);
        let over = match &why {
            Some(why) => lines::run(session, why),
            None => full::run(session),
        };
        if over.ending != Ending::Fine {
            return Ok(over.ending);
        }
        if !over.for_sample {
            if sittings.made {
                first::farewell(&content.words, sittings.plain, wanted.file.as_deref());
            }
            return Ok(Ending::Fine);
        }
        match demo::play(wanted, said, why.as_ref(), &say!("sample.back")) {
            Ok(Ending::Fine) => {}
            Ok(ending) => return Ok(ending),
            Err(told) => sittings.news.push(told),
        }
    }
}

/// A session, and why plain lines are on, if they are.
type Begun = (Session, Option<Phrase>);

/// Opens the file. `None` where the person left before anything began.
fn begin(wanted: &Wanted, said: Option<Day>, sittings: &mut Sittings) -> Result<Option<Begun>, String> {
    let (content, of_content) = content::with_own(wanted);
    let content = Arc::new(content);
    let say = |phrase: &Phrase| content.words.say(phrase);
    let clock = Clock::start(said);
    let places = Places::of_this_account();
    let (path, own_place) = match (&wanted.file, &places) {
        (Some(file), _) => (file.clone(), false),
        (None, Ok(places)) => (places.workbook.clone(), true),
        (None, Err(why)) => return Err(say(&why.phrase())),
    };
    let me = environment::holder(clock.time_of_day());
    let installation = environment::installation(&me);
    let how = how(places, &path, own_place, me);
    let opened = match open::open(&path, &how) {
        Ok(opened) => opened,
        Err(error) => {
            restore::offer(&path, !own_place, &how, &clock, &content.words, &error)?;
            open::open(&path, &how).map_err(|error| commands::told(&path, &error, &content.words))?
        }
    };
    let is_new = opened.is_new && opened.keeper.look_only().is_none();
    let mut why = environment::why_plain(sittings.plain, opened.workbook.settings().plain);
    if is_new && why.is_none() {
        match first::ask(&content.words) {
            Chosen::Screen => {}
            Chosen::Plain => why = Some(say!("plain.because_asked")),
            Chosen::Nothing => return Ok(None),
        }
        sittings.plain = why.is_some();
    }
    // Who looked at the sample first has not begun yet.
    let begins = is_new || (sittings.made && opened.workbook.is_empty());
    sittings.made |= is_new;
    let mut news = news(&opened);
    news.extend(of_content);
    news.append(&mut sittings.news);
    news.extend(restore::news(&path, !own_place, &how, &opened));
    let opening = Opening {
        is_new: begins,
        look_only: opened.keeper.look_only().map(LookOnly::phrase),
        book: if sittings.folded { folded_away(opened.workbook, clock.now().moment) } else { opened.workbook },
        content: Arc::clone(&content),
        seed: environment::seed(),
        news,
        installation,
        can_suspend: why.is_none(),
    };
    let app = App::new(opening, clock.now());
    let saver = Saver::start(opened.keeper);
    Ok(Some((Session { app, saver, clock, content, no_color: wanted.no_color, scratch: None }, why)))
}

/// The workbook with what is private folded away until its owner says that they are alone. Nothing is saved for that.
fn folded_away(mut book: Workbook, at: Moment) -> Workbook {
    let fold = Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true)));
    // Settings take a yes; there is nothing that could refuse it.
    drop(book.apply(fold, Stamp { who: Who::Me, at }));
    book
}

//! The filled-in sample: a scratch copy, fresh each time, with the days before today.
//!
//! Never look at the person's own workbook, settings or copies, or leave its own copy behind.

use std::{sync::Arc, time::SystemTime};

use super::{
    args::Wanted,
    clock::Clock,
    commands, content,
    ending::Ending,
    environment, full, lines,
    saver::Saver,
    session::{Over, Session, said_today},
};
use crate::{
    app::{App, Opening},
    base::{Day, Phrase, id},
    content::Content,
    say,
    store::{
        Disk, How, RealDisk, Scratch, format,
        open::{self},
        places::Places,
        trouble::Trouble,
    },
    workbook::{Data, Workbook},
};

/// The sample, as if it had been written until [`written_on`].
const SAMPLE: &str = include_str!("../../assets/samples/demo.ron");
/// What its copy is called.
const NAME: &str = "sample.ron";

/// The day that is "today" in the sample.
fn written_on() -> Day {
    Day::of(2026, 11, 22).unwrap_or(Day::EPOCH)
}

/// `cairnbook demo`.
pub(super) fn open(wanted: &Wanted, plain: bool) -> Ending {
    let said = match said_today() {
        Ok(said) => said,
        Err(ending) => return ending,
    };
    let why = environment::why_plain(plain, false);
    match play(wanted, said, why.as_ref(), &say!("sample.here")) {
        Ok(ending) => ending,
        Err(told) => {
            commands::complain(&Content::english().words.say(&told));
            Ending::Problem
        }
    }
}

/// Shows the sample until it is left; asked for from inside, a fresh one. `why` plain lines are on, if they are;
/// `news` is said first.
///
/// # Errors
/// Why it could not be opened. Nothing is left of it then.
pub(super) fn play(wanted: &Wanted, said: Option<Day>, why: Option<&Phrase>, news: &Phrase) -> Result<Ending, Phrase> {
    loop {
        let session = begin(wanted, said, why.is_some(), news)?;
        let over = match why {
            Some(why) => lines::run(session, why),
            None => full::run(session),
        };
        match over {
            Over { ending: Ending::Fine, for_sample: true } => {}
            Over { ending, .. } => return Ok(ending),
        }
    }
}

fn begin(wanted: &Wanted, said: Option<Day>, plain: bool, news: &Phrase) -> Result<Session, Phrase> {
    let content = Arc::new(content::with_own(wanted).0);
    let clock = Clock::start(said);
    let not_made = |trouble: &Trouble| {
        let why = content.words.say(&trouble.phrase());
        say!("sample.not_made", why = why)
    };
    let places = Places::of_this_account().map_err(|_| say!("sample.no_place"))?;
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let mark = id::base_32(environment::seed(), 10);
    let scratch = Scratch::make(Arc::clone(&disk), &places.scratch, &mark).map_err(|trouble| not_made(&trouble))?;
    let path = scratch.put(NAME, &sample(clock.now().today)).map_err(|trouble| not_made(&trouble))?;
    let me = environment::holder(clock.time_of_day());
    let installation = environment::installation(&me);
    let how = How { disk, folders: scratch.folders(), me, now: SystemTime::now(), make_folder: false };
    let opened = open::open(&path, &how).map_err(|error| error.phrase())?;
    let opening = Opening {
        is_new: false,
        look_only: None,
        book: opened.workbook,
        content: Arc::clone(&content),
        seed: environment::seed(),
        news: vec![news.clone()],
        installation,
        can_suspend: !plain,
    };
    let app = App::new(opening, clock.now());
    let saver = Saver::start(opened.keeper);
    let scratch = Some(Arc::new(scratch));
    Ok(Session { app, saver, clock, content, no_color: wanted.no_color, scratch })
}

/// The sample with its days before that day.
fn sample(today: Day) -> Data {
    let Ok(loaded) = format::read(SAMPLE.as_bytes()) else { return Data::default() };
    let parts = loaded.workbook.snapshot().parts().moved_by(today.since(written_on()));
    Workbook::from_parts(parts).0.snapshot()
}

#[cfg(test)]
#[path = "demo_tests.rs"]
mod tests;

//! Opening the workbook and choosing the face.
//!
//! Must never: take the screen before everything that can be told on ordinary lines has been told.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{Ending, args::Wanted, clock::Clock, commands, environment, full, lines, restore, saver::Saver};
use crate::{
    app::{App, Opening},
    base::{Day, Phrase},
    content::{Content, Words},
    say,
    store::{
        Holder, RealDisk,
        open::{self, How, Opened},
        places::{Folders, NoPlace, Places},
    },
};

/// All that a face needs to run.
pub(super) struct Session {
    pub(super) app: App,
    pub(super) saver: Saver,
    pub(super) clock: Clock,
    pub(super) content: Arc<Content>,
    pub(super) no_color: bool,
}

/// Opens the workbook, as plain lines where that is asked for or needed.
pub(super) fn open(wanted: &Wanted, plain: bool) -> Ending {
    let said = match environment::said_today() {
        Ok(said) => said,
        Err(text) => {
            let text = crate::base::text::one_line(&text);
            commands::complain(&Words::english().say(&say!("start.bad_today", text = text)));
            return Ending::Usage;
        }
    };
    match begin(wanted, said, plain) {
        Ok((session, Some(why))) => lines::run(session, &why),
        Ok((session, None)) => full::run(session),
        Err(told) => {
            commands::complain(&told);
            Ending::Problem
        }
    }
}

/// Opens the file. With it comes why plain lines are on, if they are.
fn begin(wanted: &Wanted, said: Option<Day>, plain: bool) -> Result<(Session, Option<Phrase>), String> {
    let content = Arc::new(Content::english());
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
    let why = environment::why_plain(plain, opened.workbook.settings().plain);
    let mut news = news(&opened);
    news.extend(restore::news(&path, !own_place, &how, &opened));
    let opening = Opening {
        is_new: opened.is_new && opened.keeper.look_only().is_none(),
        look_only: opened.keeper.look_only().map(open::LookOnly::phrase),
        book: opened.workbook,
        content: Arc::clone(&content),
        seed: environment::seed(),
        news,
        installation,
        can_suspend: why.is_none(),
    };
    let app = App::new(opening, clock.now());
    let saver = Saver::start(opened.keeper);
    Ok((Session { app, saver, clock, content, no_color: wanted.no_color }, why))
}

/// What `store` needs from here.
pub(super) fn how(places: Result<Places, NoPlace>, path: &Path, own_place: bool, me: Holder) -> How {
    How {
        disk: Arc::new(RealDisk),
        folders: places.map_or_else(|_| beside(path), |places| places.folders),
        me,
        now: SystemTime::now(),
        make_folder: own_place,
    }
}

/// Without a home folder, copies go beside the file.
fn beside(path: &Path) -> Folders {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default().join("cairnbook-copies");
    Folders { backups: folder.clone(), rescues: folder }
}

/// What is to be said when the workbook opens.
fn news(opened: &Opened) -> Vec<Phrase> {
    let mut news: Vec<Phrase> = opened.repairs.iter().map(crate::workbook::Repair::phrase).collect();
    if opened.cleaned > 0 {
        news.push(say!("start.cleaned", n = opened.cleaned));
    }
    if opened.has_comments {
        news.push(say!("start.comments"));
    }
    if opened.many_names {
        news.push(say!("start.many_names"));
    }
    if opened.no_lock.is_some() {
        news.push(say!("start.no_lock"));
    }
    news
}

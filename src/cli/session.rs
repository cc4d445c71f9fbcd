//! A sitting with a workbook: what a face needs to run it, how it ends, and what it is opened with.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{clock::Clock, commands, ending::Ending, environment, saver::Saver};
use crate::{
    app::App,
    base::{Day, Phrase},
    content::{Content, Words},
    say,
    store::{
        Holder, How, RealDisk,
        open::Opened,
        places::{Folders, NoPlace, Places},
        scratch::Scratch,
    },
};

/// All that a face needs to run.
pub(super) struct Session {
    pub(super) app: App,
    pub(super) saver: Saver,
    pub(super) clock: Clock,
    pub(super) content: Arc<Content>,
    pub(super) no_color: bool,
    /// What is thrown away at the end.
    pub(super) scratch: Option<Arc<Scratch>>,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Over {
    pub(super) ending: Ending,
    /// Only to look at the sample, and to come back.
    pub(super) for_sample: bool,
}

/// The day that is set to be today, if one is.
///
/// # Errors
/// What was set is no day, which has been told.
pub(super) fn said_today() -> Result<Option<Day>, Ending> {
    environment::said_today().map_err(|text| {
        let text = crate::base::text::one_line(&text);
        commands::complain(&Words::english().say(&say!("start.bad_today", text = text)));
        Ending::Usage
    })
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
pub(super) fn news(opened: &Opened) -> Vec<Phrase> {
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

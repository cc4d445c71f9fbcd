//! `cairnbook FOLDER`: the workbooks of a folder, for someone who helps several people; one of them is opened, and
//! the list is there again when it is left.
//!
//! Never write to a workbook that was not opened, or lock one that is only listed.

mod desk;
mod reader;
mod room;
mod screen;

use std::{ffi::OsStr, path::Path, sync::Arc};

use room::{Left, Room};

use super::{
    args::{Command, Wanted, shown},
    clock::Clock,
    commands, content,
    ending::Ending,
    environment, first, session, start,
};
use crate::{
    app::shelf::Shelf,
    base::text,
    say,
    store::{RealDisk, shelf as folder},
};

/// Shows the list until it is left; a workbook that is chosen in it has a sitting of its own.
pub(super) fn open(wanted: &Wanted, plain: bool) -> Ending {
    let today = match session::said_today() {
        Ok(today) => today,
        Err(ending) => return ending,
    };
    // What can not be used of one's own pages is told when a workbook opens.
    let (content, _) = content::with_own(wanted);
    let folder = wanted.file.clone().unwrap_or_default();
    let room = Room { content: Arc::new(content), clock: Clock::start(today), no_color: wanted.no_color, folder };
    let (name, begin) = (name(&room.folder), first::command(plain, Some(&room.folder.join("sam.ron"))));
    let mut shelf = Shelf::new(Arc::clone(&room.content), &name, &begin, room.clock.now().today);
    let why = environment::why_plain(plain, false).map(|why| room.content.words.say(&why));
    let mut said = desk::Said::default();
    loop {
        match room.files() {
            Ok(files) => shelf.list(files, room.clock.now().today),
            Err(told) => {
                commands::complain(&told);
                return Ending::Problem;
            }
        }
        let left = match &why {
            Some(why) => desk::run(&mut shelf, &room, &mut said, why),
            None => screen::run(&mut shelf, &room),
        };
        let file = match left {
            Left::Ended(ending) => return ending,
            Left::For(file) => file,
        };
        match sit(wanted, plain, &room, &file) {
            Ok(Ending::Fine) => {}
            Ok(ending) => return ending,
            Err(told) => shelf.say(text::one_line(told.replace('\n', " ").trim())),
        }
    }
}

/// The usual sitting with that file.
///
/// # Errors
/// Why there was none.
fn sit(wanted: &Wanted, plain: bool, room: &Room, file: &OsStr) -> Result<Ending, String> {
    let path = room.folder.join(file);
    // A file that is gone would be begun anew.
    if !folder::is_there(&path, &RealDisk) {
        return Err(room.content.words.say(&say!("shelf.gone", file = shown(file))));
    }
    let wanted = Wanted { command: Command::Open { plain }, file: Some(path), ..wanted.clone() };
    // The row in focus names the file; where it lies, whoever named the folder knows.
    let named = wanted.file.as_ref().map(|path| shown(path.as_os_str())).unwrap_or_default();
    start::sit(&wanted, plain, true).map_err(|told| told.strip_prefix(&named).map(str::to_owned).unwrap_or(told))
}

/// What the folder is called.
fn name(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().unwrap_or(folder.as_os_str());
    shown(name)
}

//! The list of workbooks as plain lines: what is about to be said is read first.

use std::{cell::RefCell, io};

use super::{
    super::{
        commands,
        ending::Ending,
        environment,
        signals::{self, Asked},
    },
    reader,
    room::{Left, Room},
};
use crate::{
    app::{
        Event, Scene,
        shelf::{Shelf, Wish},
    },
    base::text,
    plain::{self, Partner, Talk},
    tui::terminal,
};

/// What was said until a workbook was opened, and what stood there.
#[derive(Default)]
pub(super) struct Said(Option<(Talk, Scene)>);

/// Talks until a workbook is chosen, or the list is left. `why` says why plain lines are on.
pub(super) fn run(shelf: &mut Shelf, room: &Room, said: &mut Said, why: &str) -> Left {
    // Nothing is to be saved here: a signal to end is followed at once.
    let listening = signals::listen(false, |asked| match asked {
        Asked::End(signal) => std::process::exit(128 + signal),
        Asked::Stop => signals::stop_here(),
        Asked::GoOn | Asked::Size => {}
    });
    if let Err(error) = &listening {
        commands::complain(&error.to_string());
    }
    let words = &room.content.words;
    let mut desk = Desk { shelf: RefCell::new(shelf), room, wish: None };
    let (input, output) = (&mut io::stdin().lock(), &mut io::stdout().lock());
    let mut talk = Talk::new();
    let talked = match said.0.take() {
        None => plain::begin(&mut talk, input, output, &mut desk, words, why),
        Some((before, scene)) => {
            talk = before;
            plain::go_on(&mut talk, &scene, input, output, &mut desk, words)
        }
    };
    said.0 = Some((talk, desk.shelf.borrow_mut().scene().clone()));
    match talked {
        Ok(()) => desk.wish.map_or(Left::Ended(Ending::Fine), Left::from),
        // Whoever read our lines has gone.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Left::Ended(Ending::Fine),
        Err(error) => {
            commands::complain(&text::one_line(&error.to_string()));
            Left::Ended(Ending::Problem)
        }
    }
}

/// The list with its edges, as the plain face talks to it.
struct Desk<'a> {
    shelf: RefCell<&'a mut Shelf>,
    room: &'a Room,
    wish: Option<Wish>,
}

impl Desk<'_> {
    fn look_into(&self, list: &mut Shelf, files: impl IntoIterator<Item = usize>) {
        for index in files {
            let path = list.files().nth(index).map(|file| self.room.folder.join(file));
            if let Some(path) = path {
                list.tell(index, reader::look(&path, list.today()));
            }
        }
    }
}

impl Partner for Desk<'_> {
    fn scene(&self) -> Scene {
        let mut list = self.shelf.borrow_mut();
        let unread = list.unread_in_sight();
        self.look_into(&mut list, unread);
        list.scene().clone()
    }

    fn send(&mut self, event: Event) {
        let mut list = self.shelf.borrow_mut();
        if matches!(event, Event::Write { .. }) {
            // Someone is looked for by name: all names have to be known.
            let unread = list.unread();
            self.look_into(&mut list, unread);
        }
        let wish = list.update(event);
        drop(list);
        self.wish = wish.or(self.wish.take());
    }

    fn left(&self) -> bool {
        self.wish.is_some()
    }

    fn clear(&mut self) -> bool {
        environment::can_clear() && terminal::clear_all().is_ok()
    }
}

//! The list of workbooks in the full screen: keys, signals and what was read come in; a frame goes out.
//!
//! It sleeps until something comes. Everything that waits is taken before a frame is drawn, and none is drawn for what
//! is out of sight.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::Duration,
};

use super::{
    super::{
        commands,
        ending::Ending,
        environment,
        signals::{self, Asked, Listening},
    },
    reader::{Found, Reading},
    room::{Left, Room},
};
use crate::{
    app::{Event, shelf::Shelf},
    base::text,
    content::Content,
    say,
    tui::{
        Face,
        terminal::{self, Screen},
        tty_unix::{self, Input, Keys},
    },
};

/// A terminal that is gone ends us as if the hang-up signal had come.
const GONE: Left = Left::Ended(Ending::Signal(signal_hook::consts::SIGHUP));
/// The first frame waits for what is in sight, so long at most; a slow disk fills it in later.
const AT_FIRST: Duration = Duration::from_millis(60);

/// All that can come in.
enum Message {
    Input(Input),
    Asked(Asked),
    /// What was found in the round of reading of that number.
    Found(usize, Found),
}

/// The full screen with the list behind it.
struct Stage<'a> {
    shelf: &'a mut Shelf,
    room: &'a Room,
    content: Arc<Content>,
    screen: Screen,
    face: Face,
    keys: Keys,
    sender: Sender<Message>,
    inbox: Receiver<Message>,
    /// What is read, and the how-manieth round that is.
    reading: Option<Reading>,
    round: usize,
    listening: Option<Listening>,
    /// Something in sight has changed.
    changed: bool,
    left: Option<Left>,
}

/// Shows the list until a workbook is chosen, the list is left, a signal ends it, or the terminal is gone.
pub(super) fn run(shelf: &mut Shelf, room: &Room) -> Left {
    let words = &room.content.words;
    let mut stage = match Stage::set(shelf, room) {
        Ok(stage) => stage,
        Err(problem) => {
            let reason = text::one_line(&problem.to_string());
            commands::complain(&words.say(&say!("start.no_screen", reason = reason)));
            return Left::Ended(Ending::Problem);
        }
    };
    // As in a sitting: a panic gives the terminal back first, and says nothing that could hold words of a person.
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |_| {
        if std::thread::current().id() == main {
            drop(terminal::leave());
        }
    }));
    let left = catch_unwind(AssertUnwindSafe(|| stage.play()));
    let ended = stage.finish();
    drop(std::panic::take_hook());
    let left = left.unwrap_or_else(|_| {
        commands::complain(&words.say(&say!("end.unexpected_saved")));
        Left::Ended(Ending::Problem)
    });
    ended.unwrap_or(left)
}

impl<'a> Stage<'a> {
    fn set(shelf: &'a mut Shelf, room: &'a Room) -> io::Result<Self> {
        let content = Arc::clone(&room.content);
        let (sender, inbox) = channel();
        // Reading begins while the terminal is made ready.
        let reading = Some(read(shelf, room, 0, &sender)?);
        let signals = sender.clone();
        let listening = signals::listen(true, move |asked| drop(signals.send(Message::Asked(asked))))?;
        let screen = terminal::enter(false, &content.words.say(&say!("window.title")))?;
        let inputs = sender.clone();
        let keys = tty_unix::spawn_input(move |input| inputs.send(Message::Input(input)).is_ok())?;
        let face = Face::new(environment::looks(room.no_color));
        let (round, listening, changed, left) = (0, Some(listening), true, None);
        Ok(Self { shelf, room, content, screen, face, keys, sender, inbox, reading, round, listening, changed, left })
    }

    fn play(&mut self) -> Left {
        if let Ok(message) = self.inbox.recv_timeout(AT_FIRST) {
            self.take(message);
        }
        loop {
            if std::mem::take(&mut self.changed) {
                self.draw();
            }
            if let Some(left) = self.left.take() {
                return left;
            }
            match self.inbox.recv_timeout(self.room.clock.until_midnight()) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => self.turn_the_day(),
                Err(RecvTimeoutError::Disconnected) => self.left = Some(GONE),
            }
            while self.left.is_none() {
                match self.inbox.try_recv() {
                    Ok(message) => self.take(message),
                    Err(_) => break,
                }
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Found(round, found) if round == self.round => {
                for (index, known) in found {
                    self.changed |= self.shelf.tell(index, known);
                }
                return;
            }
            // Of a day that is over.
            Message::Found(..) => return,
            Message::Input(Input::Events(events)) => {
                for event in events {
                    if self.left.is_some() {
                        return;
                    }
                    if let Some(event) = self.face.input(&event, self.shelf.scene()) {
                        self.left = self.shelf.update(event).map(Left::from);
                    }
                }
                if let Some(reading) = &self.reading {
                    reading.look_near(self.shelf.near());
                }
            }
            Message::Input(Input::Gone) => self.left = Some(GONE),
            Message::Asked(Asked::End(signal)) => self.left = Some(Left::Ended(Ending::Signal(signal))),
            Message::Asked(Asked::Stop) => self.stop(),
            Message::Asked(Asked::GoOn) => self.go_on(),
            // If the terminal is gone, the next frame tells.
            Message::Asked(Asked::Size) => drop(self.screen.resized()),
        }
        self.changed = true;
    }

    /// After midnight another day's words are told.
    fn turn_the_day(&mut self) {
        let today = self.room.clock.now().today;
        if today == self.shelf.today() {
            return;
        }
        if let Ok(files) = self.room.files() {
            self.shelf.list(files, today);
            self.round += 1;
            self.reading = read(self.shelf, self.room, self.round, &self.sender).ok();
            self.changed = true;
        }
    }

    fn draw(&mut self) {
        let today = self.shelf.today();
        let (face, words, scene) = (&mut self.face, &self.content.words, self.shelf.scene());
        if self.screen.draw(|frame| face.draw(frame, scene, words, today)).is_err() && !tty_unix::is_there() {
            self.left = Some(GONE);
        }
    }

    /// Stops as the stop signal asks: a clean terminal, and back again when called.
    fn stop(&mut self) {
        let rested = self.keys.pause();
        drop(self.screen.suspend());
        signals::stop_here();
        self.go_on();
        if rested.is_ok() {
            drop(self.keys.resume());
        }
    }

    fn go_on(&mut self) {
        if self.screen.resume().is_err() && !tty_unix::is_there() {
            self.left = Some(GONE);
        }
        self.shelf.update(Event::Resumed);
    }

    /// Gives the terminal back. Whoever reads keys next reads them alone. Answers with a signal to end that came
    /// meanwhile: it is not for the sitting that follows.
    fn finish(mut self) -> Option<Left> {
        self.reading = None;
        drop(self.keys.pause());
        drop(terminal::leave());
        self.listening = None;
        self.inbox.try_iter().find_map(|message| match message {
            Message::Asked(Asked::End(signal)) => Some(Left::Ended(Ending::Signal(signal))),
            _ => None,
        })
    }
}

/// Begins to read what is listed.
fn read(shelf: &Shelf, room: &Room, round: usize, sender: &Sender<Message>) -> io::Result<Reading> {
    let (files, found) = (shelf.files().cloned().collect(), sender.clone());
    let send = move |all| found.send(Message::Found(round, all)).is_ok();
    Reading::start(room.folder.clone(), files, shelf.near(), shelf.today(), send)
}

//! The loop of the full screen: keys, signals and finished saves come in; a frame and saves go out.
//!
//! It sleeps until something comes or a save is due. Everything that waits is taken before a frame is drawn.
//!
//! Never wait for a disk while keys wait, or end without the terminal as it was before.

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
    clock::Clock,
    commands,
    ending::Ending,
    environment,
    saver::{Report, Saver},
    session::{Over, Session},
    signals::{self, Asked, Listening},
};
use crate::{
    app::{App, Effect, Event, SaveOutcome, Scene},
    base::text,
    content::Content,
    say,
    store::scratch::Scratch,
    tui::{
        Face,
        terminal::{self, Screen},
        tty_unix::{self, Happened, Input, Keys},
    },
};

/// The number of the hang-up signal: a terminal that is gone ends us as if it had come.
const HANG_UP: i32 = signal_hook::consts::SIGHUP;

/// All that can come in.
enum Message {
    Input(Input),
    Asked(Asked),
    Saved(Report),
}

/// The full screen with all that runs behind it.
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
struct Stage {
    app: App,
    saver: Saver,
    clock: Clock,
    content: Arc<Content>,
    screen: Screen,
    face: Face,
    keys: Keys,
    sender: Sender<Message>,
    inbox: Receiver<Message>,
    /// The scene as it was drawn, brought up to date for each key; at how many builds; and whether it is whole.
    scene: Scene,
    seen: u64,
    whole: bool,
    mouse: bool,
    /// Thrown away with all else at the end.
    scratch: Option<Arc<Scratch>>,
    listening: Option<Listening>,
    /// Leaving is for the sample only.
    for_sample: bool,
    /// The terminal is gone: no more drawing.
    gone: bool,
    ending: Option<Ending>,
}

/// Runs until the person leaves, a signal ends it, or the terminal is gone.
pub(super) fn run(session: Session) -> Over {
    let content = Arc::clone(&session.content);
    let mut stage = match Stage::set(session) {
        Ok(stage) => stage,
        Err(problem) => {
            let reason = text::one_line(&problem.to_string());
            commands::complain(&content.words.say(&say!("start.no_screen", reason = reason)));
            return Over { ending: Ending::Problem, for_sample: false };
        }
    };
    // A panic gives the terminal back first. What it says is for us, not for the person: it could hold words.
    // One in another thread leaves the screen to the loop, which goes on.
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |_| {
        if std::thread::current().id() == main {
            drop(terminal::leave());
        }
    }));
    let ended = catch_unwind(AssertUnwindSafe(|| stage.play()));
    let over = stage.finish(ended.ok());
    // The screen is given back; what may break between this sitting and the next is told as usual.
    drop(std::panic::take_hook());
    over
}

impl Stage {
    fn set(session: Session) -> io::Result<Self> {
        let Session { mut app, saver, clock, content, no_color, scratch } = session;
        let looks = environment::looks(no_color);
        let (sender, inbox) = channel();
        let signals = sender.clone();
        let listening = signals::listen(true, move |asked| drop(signals.send(Message::Asked(asked))))?;
        let mouse = app.book().settings().mouse;
        let title = content.words.say(&say!("window.title"));
        let screen = terminal::enter(mouse, &title)?;
        let inputs = sender.clone();
        let keys = tty_unix::spawn_input(move |input| inputs.send(Message::Input(input)).is_ok())?;
        let face = Face::new(looks);
        let (scene, seen, whole) = (app.scene(), app.builds(), true);
        let (gone, for_sample, ending) = (false, false, None);
        Ok(Self {
            app,
            saver,
            clock,
            content,
            screen,
            face,
            keys,
            sender,
            inbox,
            scene,
            seen,
            whole,
            mouse,
            scratch,
            listening: Some(listening),
            for_sample,
            gone,
            ending,
        })
    }

    fn play(&mut self) -> Ending {
        self.draw();
        loop {
            match self.inbox.recv_timeout(self.patience()) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => self.tell(Event::Tick),
                Err(RecvTimeoutError::Disconnected) => self.ending = Some(Ending::Signal(HANG_UP)),
            }
            while self.ending.is_none() {
                match self.inbox.try_recv() {
                    Ok(message) => self.take(message),
                    Err(_) => break,
                }
            }
            if let Some(ending) = self.ending {
                return ending;
            }
            self.follow_mouse();
            self.draw();
        }
    }

    /// Until the next save is due, or the day changes.
    fn patience(&self) -> Duration {
        let midnight = self.clock.until_midnight();
        self.app.deadline().map_or(midnight, |at| self.clock.until(at).min(midnight))
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Input(Input::Events(events)) => {
                for event in events {
                    self.hear(&event);
                }
            }
            Message::Input(Input::Gone) => {
                self.gone = true;
                self.ending = Some(Ending::Signal(HANG_UP));
            }
            Message::Asked(Asked::End(signal)) => self.ending = Some(Ending::Signal(signal)),
            Message::Asked(Asked::Stop) => self.stop(),
            Message::Asked(Asked::GoOn) => self.go_on(),
            // If the terminal is gone, the next frame tells.
            Message::Asked(Asked::Size) => drop(self.screen.resized()),
            Message::Saved(Report { rev, outcome, news, .. }) => self.tell(Event::Saved { rev, outcome, news }),
        }
    }

    /// Takes something from the terminal; nothing more once the end is decided.
    fn hear(&mut self, input: &Happened) {
        // Where the mouse was left to the terminal, what comes of it is not ours.
        if self.ending.is_some() || (!self.mouse && matches!(input, Happened::Mouse(_))) {
            return;
        }
        if !self.whole {
            self.app.glance(&mut self.scene, self.seen);
            self.seen = self.app.builds();
        }
        if let Some(event) = self.face.input(input, &self.scene) {
            provoke(&event);
            self.tell(event);
        }
    }

    fn tell(&mut self, event: Event) {
        self.whole = false;
        for effect in self.app.update(event, self.clock.now()) {
            match effect {
                Effect::Save { rev, data, over } => {
                    let reply = self.sender.clone();
                    let told = move |report| drop(reply.send(Message::Saved(report)));
                    self.saver.save(rev, *data, over, self.clock.stamp(), told);
                }
                Effect::Suspend => self.stop(),
                Effect::Leave => self.ending = Some(Ending::Fine),
                Effect::ShowSample => (self.for_sample, self.ending) = (true, Some(Ending::Fine)),
            }
        }
    }

    fn draw(&mut self) {
        if self.gone {
            return;
        }
        if !self.whole {
            self.scene = self.app.scene();
            (self.seen, self.whole) = (self.app.builds(), true);
        }
        let today = self.app.today();
        let (face, words, scene) = (&mut self.face, self.app.words(), &self.scene);
        if self.screen.draw(|frame| face.draw(frame, scene, words, today)).is_err() && !tty_unix::is_there() {
            self.gone = true;
            self.ending = Some(Ending::Signal(HANG_UP));
        }
        if self.scene.hidden {
            drop(terminal::clear_scrolled());
        }
    }

    /// Where others use the computer, nothing of it is left to scroll back to.
    fn clear_for_others(&self) {
        if self.app.book().settings().quiet {
            drop(terminal::clear_scrolled());
        }
    }

    /// The mouse is taken or let go as soon as the setting says so.
    fn follow_mouse(&mut self) {
        let wanted = self.app.book().settings().mouse;
        if wanted != self.mouse && self.screen.set_mouse(wanted).is_ok() {
            self.mouse = wanted;
        }
    }

    /// Stops as the stop signal asks: all saved, a clean terminal, and back again when called.
    fn stop(&mut self) {
        if let Some(Report { rev, outcome, news, .. }) = self.last_save() {
            self.tell(Event::Saved { rev, outcome, news });
        }
        let rested = self.keys.pause();
        self.clear_for_others();
        drop(self.screen.suspend());
        signals::stop_here();
        self.go_on();
        if rested.is_ok() {
            drop(self.keys.resume());
        }
    }

    fn go_on(&mut self) {
        if self.screen.resume().is_err() && !tty_unix::is_there() {
            self.gone = true;
            self.ending = Some(Ending::Signal(HANG_UP));
        }
        self.tell(Event::Resumed);
    }

    /// Saves what is not saved and waits for it. The app is not told yet: after a panic it may not be asked.
    fn last_save(&mut self) -> Option<Report> {
        let (rev, data) = self.app.final_save()?;
        Some(self.saver.save_and_wait(rev, data, false, self.clock.stamp()))
    }

    /// Saves, gives the terminal back, and tells on ordinary lines what has to be told.
    fn finish(mut self, ending: Option<Ending>) -> Over {
        // Two who read at once would each lose keys to the other: the next sitting has a reader of its own.
        drop(self.keys.pause());
        let last = catch_unwind(AssertUnwindSafe(|| self.last_save()));
        self.clear_for_others();
        drop(terminal::leave());
        let words = &self.content.words;
        let report = last.as_ref().ok().and_then(Option::as_ref);
        let unsaved = report.and_then(|report| match &report.outcome {
            SaveOutcome::NotSaved { told, .. } => Some(told),
            SaveOutcome::Saved | SaveOutcome::SavedOnAFailingDisk => None,
        });
        if let Some(told) = unsaved {
            commands::complain(&words.say(told));
            if let Some(rescue) = report.and_then(|report| report.rescue.as_ref()) {
                commands::complain(&words.say(rescue));
            }
        }
        let saved = last.is_ok() && unsaved.is_none();
        self.saver.end();
        drop(self.scratch);
        let ending = match ending {
            Some(Ending::Fine) if !saved => Ending::Problem,
            Some(ending) => ending,
            None => {
                let told = if saved { say!("end.unexpected_saved") } else { say!("end.unexpected") };
                commands::complain(&words.say(&told));
                Ending::Problem
            }
        };
        // A signal that came while this was put away is not for the sitting that is over; from here on it is kept.
        self.listening = None;
        let signal = self.inbox.try_iter().find_map(|message| match message {
            Message::Asked(Asked::End(signal)) if self.for_sample => Some(Ending::Signal(signal)),
            _ => None,
        });
        // The system takes the memory back at once; to give back each of thousands of records takes its time.
        if !self.for_sample {
            std::mem::forget((self.app, self.scene));
        }
        Over { ending: signal.unwrap_or(ending), for_sample: self.for_sample }
    }
}

/// In builds for tests, F12 breaks the loop where `CAIRNBOOK_BREAK` is set, so that the rescue can be tried.
#[cfg(debug_assertions)]
fn provoke(event: &Event) {
    use crate::page::{Code, Stroke};
    let asked = *event == Event::Key(Stroke::plain(Code::F(12))) && std::env::var_os("CAIRNBOOK_BREAK").is_some();
    assert!(!asked, "broken on purpose");
}

#[cfg(not(debug_assertions))]
fn provoke(_: &Event) {}

//! The loop of the plain face: standard input, standard output, and a save before each next line.

use std::{
    cell::{Cell, RefCell},
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{
    commands,
    ending::Ending,
    environment,
    session::{Over, Session},
    signals::{self, Asked},
};
use crate::{
    app::{App, Effect, Event, Scene},
    base::Phrase,
    plain::{self, Partner},
    tui::{half_line::HalfLine, terminal},
};

/// Runs until the person leaves or the input ends.
pub(super) fn run(session: Session, why: &Phrase) -> Over {
    let Session { app, saver, clock, content, scratch, .. } = session;
    let words = &content.words;
    let why = words.say(why);
    let busy = Arc::new(Busy::default());
    let waits = Arc::clone(&busy);
    let thrown_away = scratch.clone();
    let half_line = HalfLine::keep().ok().map(Arc::new);
    let handed = half_line.clone();
    let listening = signals::listen(false, move |asked| match asked {
        Asked::End(signal) => {
            waits.end(handed.as_deref());
            if let Some(scratch) = &thrown_away {
                scratch.clear();
            }
            std::process::exit(128 + signal);
        }
        // Only where a full screen was open before; else the system stops us by itself.
        Asked::Stop => signals::stop_here(),
        Asked::GoOn | Asked::Size => {}
    });
    if let Err(error) = &listening {
        commands::complain(&error.to_string());
    }
    let mut partner = Desk {
        app: RefCell::new(app),
        saver,
        clock,
        busy: Arc::clone(&busy),
        asked: Cell::new(None),
        left: Cell::new(false),
        for_sample: Cell::new(false),
        rescue: RefCell::new(None),
    };
    partner.settle();
    let ending = match plain::run(&mut io::stdin().lock(), &mut io::stdout().lock(), &mut partner, words, &why) {
        Ok(()) => Ending::Fine,
        // Whoever read our lines has gone; all is saved.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ending::Fine,
        Err(error) => {
            commands::complain(&crate::base::text::one_line(&error.to_string()));
            Ending::Problem
        }
    };
    let told = partner.app.borrow().unsaved();
    let all_is_kept = partner.app.borrow().has_nothing_to_save();
    let rescue = partner.rescue.take();
    partner.saver.end();
    let for_sample = partner.for_sample.get();
    // The system takes the memory back at once; to give back each of thousands of records takes its time.
    if !for_sample {
        std::mem::forget(partner.app);
    }
    if !all_is_kept {
        commands::complain(&told);
        if let Some(rescue) = rescue {
            commands::complain(&words.say(&rescue));
        }
    }
    // A signal that waits ends the program here, while `listening` is let go.
    busy.set(|now| now.over = true);
    drop(listening);
    if all_is_kept { Over { ending, for_sample } } else { Over { ending: Ending::Problem, for_sample: false } }
}

/// Others use this computer, as far as the person said so.
fn others_may_look(app: &App) -> bool {
    app.book().settings().quiet
}

/// How far the line in hand is. A signal waits until it is saved, or saving it has been tried.
#[derive(Default)]
struct Busy {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default)]
struct Now {
    /// From the first event of a line until it is saved.
    with_a_line: bool,
    /// A signal ends the program.
    interrupted: bool,
    /// Nothing more is read, and all is told.
    over: bool,
}

impl Busy {
    fn set(&self, change: impl FnOnce(&mut Now)) {
        change(&mut self.now());
        self.changed.notify_all();
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it came in time.
    fn wait(&self, patience: Duration, until: impl Fn(&Now) -> bool) -> bool {
        let waited = self.changed.wait_timeout_while(self.now(), patience, |now| !until(now));
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    /// Waits for the line in hand; and where half a line is typed, until that is saved, too.
    fn end(&self, half_line: Option<&HalfLine>) {
        self.wait(PATIENCE, |now| !now.with_a_line);
        let Some(half_line) = half_line else { return };
        self.set(|now| now.interrupted = true);
        let is_read = half_line.hand_over().is_ok() && self.wait(A_MOMENT, |now| now.with_a_line || now.over);
        if is_read {
            self.wait(PATIENCE, |now| now.over);
        }
        half_line.restore();
    }
}

/// How long a signal waits for a slow disk.
const PATIENCE: Duration = Duration::from_secs(30);

/// Half a line that was handed over is read by then. Where none was typed, nothing is.
const A_MOMENT: Duration = Duration::from_millis(200);

/// The app with its edges, as the plain face talks to it.
struct Desk {
    app: RefCell<App>,
    saver: super::saver::Saver,
    clock: super::clock::Clock,
    busy: Arc<Busy>,
    /// A save the app asked for.
    asked: Cell<Option<Effect>>,
    left: Cell<bool>,
    /// It was left for the sample only.
    for_sample: Cell<bool>,
    /// Where an emergency copy lies, if one had to be made.
    rescue: RefCell<Option<Phrase>>,
}

impl Desk {
    fn follow(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Leave => self.left.set(true),
                Effect::ShowSample => {
                    self.for_sample.set(true);
                    self.left.set(true);
                }
                Effect::Save { .. } => self.asked.set(Some(effect)),
                // Plain lines leave stopping to the terminal.
                Effect::Suspend => {}
            }
        }
    }

    fn save(&self, effect: Effect) {
        let Effect::Save { rev, data, over } = effect else { return };
        let report = self.saver.save_and_wait(rev, *data, over, self.clock.stamp());
        if report.rescue.is_some() {
            self.rescue.replace(report.rescue);
        }
        let event = Event::Saved { rev: report.rev, outcome: report.outcome, news: report.news };
        let effects = self.app.borrow_mut().update(event, self.clock.now());
        self.follow(effects);
    }
}

impl Partner for Desk {
    fn scene(&self) -> Scene {
        self.app.borrow_mut().scene()
    }

    fn send(&mut self, event: Event) {
        self.busy.set(|now| now.with_a_line = true);
        let effects = self.app.borrow_mut().update(event, self.clock.now());
        self.follow(effects);
    }

    fn left(&self) -> bool {
        self.left.get()
    }

    fn interrupted(&self) -> bool {
        self.busy.now().interrupted
    }

    fn clear(&mut self) -> bool {
        environment::can_clear() && terminal::clear_all().is_ok()
    }

    fn asks_to_clear(&self) -> bool {
        let typed = environment::is_typed() && environment::can_clear();
        typed && !self.for_sample.get() && others_may_look(&self.app.borrow())
    }

    /// Saves before the next line is read, while a signal has to wait: nothing typed is only in memory.
    fn settle(&mut self) {
        while let Some(effect) = self.asked.take() {
            self.save(effect);
        }
        let effects = self.app.borrow_mut().save_at_once(self.clock.now());
        self.follow(effects);
        if let Some(effect) = self.asked.take() {
            self.save(effect);
        }
        self.busy.set(|now| now.with_a_line = false);
    }
}

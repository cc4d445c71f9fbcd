//! The program as plain lines.

use std::{
    io::Write,
    process::Stdio,
    sync::{Arc, Condvar, Mutex},
    time::Instant,
};

use super::{LIMIT, nest::Nest, wait};

/// The program as plain lines, through pipes: every line that is typed is answered before the next.
pub(crate) struct Pipe {
    child: std::process::Child,
    input: Option<std::process::ChildStdin>,
    heard: Arc<(Mutex<Vec<String>>, Condvar)>,
    /// Lines heard before the newest answer.
    before: usize,
}

impl Pipe {
    pub(crate) fn open(nest: &Nest) -> Self {
        let mut command = nest.pipes(["plain".into(), nest.file()]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let heard = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
        let (output, to) = (child.stdout.take().unwrap(), Arc::clone(&heard));
        std::thread::spawn(move || {
            for line in std::io::BufRead::lines(std::io::BufReader::new(output)) {
                let Ok(line) = line else { break };
                to.0.lock().unwrap().push(line);
                to.1.notify_all();
            }
        });
        let input = child.stdin.take();
        let mut pipe = Self { child, input, heard, before: 0 };
        pipe.answered();
        pipe
    }

    /// Types a line; answers with what is said to it. What comes in parts is read to its end.
    #[track_caller]
    pub(crate) fn say(&mut self, line: &str) -> String {
        let mut said = self.type_line(line);
        let mut part = said.clone();
        while part.contains("Type read to hear") && !part.contains("Question") {
            part = self.type_line("read");
            said = format!("{said}\n{part}");
        }
        said
    }

    #[track_caller]
    fn type_line(&mut self, line: &str) -> String {
        self.before = self.heard.0.lock().unwrap().len();
        self.write(&format!("{line}\n"));
        self.answered()
    }

    /// Types a line, and what is said to it has these words in it.
    #[track_caller]
    pub(crate) fn say_hear(&mut self, line: &str, words: &str) {
        let said = self.say(line);
        assert!(said.contains(words), "{line:?} was answered without {words:?}:\n{said}");
    }

    /// Types the number that was last said in front of these words, and what follows it.
    #[track_caller]
    pub(crate) fn pick(&mut self, words: &str, rest: &str) -> String {
        let number = self.number(words);
        self.say(format!("{number} {rest}").trim_end())
    }

    /// The number that was last said in front of these words.
    #[track_caller]
    pub(crate) fn number(&self, words: &str) -> usize {
        let heard = self.heard.0.lock().unwrap();
        let number = |line: &String| {
            let (number, text) = line.trim_start_matches("New: ").split_once(". ")?;
            text.starts_with(words).then(|| number.parse().ok()).flatten()
        };
        let found = heard.iter().rev().find_map(number);
        found.unwrap_or_else(|| panic!("{words:?} has no number:\n{}", heard.join("\n")))
    }

    pub(crate) fn write(&mut self, words: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(words.as_bytes()).and_then(|()| input.flush()).unwrap();
    }

    /// Asks where this is, which changes nothing, and waits for that answer: all before it was answered then.
    fn answered(&mut self) -> String {
        self.write(".where\n");
        let is_where = |line: &String| line.contains("here has a number.") || line.contains("here have numbers.");
        let end = Instant::now() + LIMIT;
        let mut heard = self.heard.0.lock().unwrap();
        loop {
            let new = heard.get(self.before..).unwrap_or_default();
            if let Some(at) = new.iter().position(is_where) {
                return new[..at].join("\n");
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no answer:\n{}", heard.join("\n"));
            heard = self.heard.1.wait_timeout(heard, left).unwrap().0;
        }
    }

    /// Ends the input and waits for the end; the exit code.
    pub(crate) fn end(&mut self) -> Option<i32> {
        self.input = None;
        wait(&mut self.child)
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

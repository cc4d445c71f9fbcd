//! The plain face with hands: a line typed, and all that is said to it.

use cairnbook::plain::Talk;

use crate::support::{eyes, hands::Hands};

/// The plain face, line by line.
pub(crate) struct Voice {
    pub hands: Hands,
    talk: Talk,
}

impl Voice {
    /// Has heard the first page.
    pub(crate) fn new(mut hands: Hands) -> Self {
        let mut talk = Talk::new();
        let scene = hands.scene();
        talk.open(&scene, hands.app.words(), "");
        Self { hands, talk }
    }

    /// Types a line; answers with all that is said. What comes in parts is read to its end.
    pub(crate) fn says(&mut self, line: &str) -> Vec<String> {
        let mut said = self.types(line);
        let mut part = said.clone();
        while let Some(read) = reads_on(&part) {
            part = self.types(read);
            said.extend(part.clone());
        }
        said
    }

    /// Types a line; answers with what is said at once.
    pub(crate) fn types(&mut self, line: &str) -> Vec<String> {
        let mut before = self.hands.scene();
        let mut turn = self.talk.hear(line, &before, self.hands.app.words());
        let mut said = turn.lines.clone();
        for _ in 0..6 {
            for event in std::mem::take(&mut turn.events) {
                self.hands.send(event);
                let now = self.hands.scene();
                self.talk.glance(&now);
            }
            let now = self.hands.scene();
            turn = self.talk.after(&before, &now, self.hands.app.words());
            said.extend(turn.lines.clone());
            if turn.events.is_empty() {
                break;
            }
            before = now;
        }
        eyes::must_be_plain(&said, line);
        said
    }
}

/// The word that reads on, where there is more to be heard.
pub(crate) fn reads_on(said: &[String]) -> Option<&'static str> {
    let more =
        said.iter().any(|line| line.ends_with("Type read to hear it.") || line.ends_with("Type read to hear them."));
    let asked = said.iter().any(|line| line.starts_with("Question"));
    more.then_some(if asked { ".read" } else { "read" })
}

/// One of the lines holds that.
pub(crate) fn has(said: &[String], part: &str) -> bool {
    said.iter().any(|line| line.contains(part))
}

/// The number of the line that holds that.
pub(crate) fn number_of(said: &[String], part: &str) -> String {
    let line = said.iter().find(|line| line.contains(part)).unwrap_or_else(|| panic!("no {part:?} in {said:#?}"));
    line.split('.').next().unwrap().to_owned()
}

//! The command line: what was asked for, and help in plain English.

use std::{
    ffi::{OsStr, OsString},
    io::Write as _,
    path::{Path, PathBuf},
};

use clap::{Arg, ArgAction, Command as Clap, value_parser};

use super::ending::Ending;
use crate::base::text;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The command.
    pub command: Command,
    /// The file, where one was named.
    pub file: Option<PathBuf>,
    /// The folder of own pages and words, where one was named.
    pub content: Option<PathBuf>,
    /// No colour.
    pub no_color: bool,
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the workbook.
    Open {
        /// As plain lines.
        plain: bool,
    },
    /// List the workbooks of a folder, and open one.
    Shelf {
        /// As plain lines.
        plain: bool,
    },
    /// Open a filled-in sample, which is thrown away afterwards.
    Demo {
        /// As plain lines.
        plain: bool,
    },
    /// Is the file sound?
    Check,
    /// Where are the file and its copies?
    Where,
    /// Which earlier versions are there?
    Backups,
    /// Go back to one of them.
    Restore {
        /// Its number, or the name of a copy; the newest good one where none is named.
        from: Option<OsString>,
        /// Without asking.
        yes: bool,
    },
    /// What is next?
    Next {
        /// As JSON.
        json: bool,
    },
    /// Where do things stand?
    Status {
        /// As JSON.
        json: bool,
    },
    /// One page to take along.
    Sheet {
        /// Some words of its name; all there are where none are given.
        words: Option<OsString>,
    },
    /// The newest session as a note in one of the forms helpers use.
    Note {
        /// Which form.
        form: NoteForm,
    },
    /// Pages to read about the program.
    Guide {
        /// Its name; all there are where none is given.
        page: Option<OsString>,
    },
    /// Are own pages and words sound?
    Content {
        /// The folder, where one was named.
        folder: Option<PathBuf>,
    },
    /// Write one entry.
    Log(Entry),
    /// Check in, one question a line.
    CheckIn {
        /// As JSON.
        json: bool,
    },
}

/// A form of a helper's own note, by the first letters of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteForm {
    /// Goal, intervention, response, plan.
    #[default]
    Girp,
    /// Data, assessment, plan.
    Dap,
    /// Subjective, objective, assessment, plan.
    Soap,
    /// Behaviour, intervention, response, plan.
    Birp,
}

impl NoteForm {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Girp, "GIRP"), (Self::Dap, "DAP"), (Self::Soap, "SOAP"), (Self::Birp, "BIRP")];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, name)| *name)
    }

    /// The form of that name, in any case; the first without one.
    fn of(word: Option<&Path>) -> Result<Self, String> {
        let Some(word) = word else { return Ok(Self::default()) };
        let word = shown(word.as_os_str());
        let found = Self::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(&word));
        found
            .map(|(form, _)| *form)
            .ok_or_else(|| format!("There is no form \"{word}\" for a note. There are girp, dap, soap and birp."))
    }
}

/// An entry to be written, as it was typed. Nothing of it is lost where something does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its words; from standard input where none are given.
    pub text: Option<OsString>,
    /// Some words of its goal.
    pub goal: Option<OsString>,
    /// Its day.
    pub on: Option<OsString>,
    /// What kind.
    pub kind: Option<OsString>,
    /// Who did it.
    pub help_used: Option<OsString>,
    /// What was written is told as JSON.
    pub json: bool,
}

/// Something to be told instead of running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    words: String,
    ending: Ending,
}

impl Told {
    /// Tells it: what was asked for on standard output, trouble on standard error.
    pub fn tell(&self) -> Ending {
        // A closed pipe is no reason to complain.
        let _ = match self.ending {
            Ending::Fine => writeln!(std::io::stdout(), "{}", self.words.trim_end()),
            _ => writeln!(std::io::stderr(), "{}", self.words.trim_end()),
        };
        self.ending
    }
}

/// The commands by name, with what they do; help and the guide are made from it.
pub const COMMANDS: &[(&str, &str)] = &[
    ("[FILE]", "open the workbook; made on the first run"),
    ("plain [FILE]", "the same workbook as plain lines, for screen readers, slow links and pipes"),
    ("[plain] FOLDER", "for a helper: the workbooks in it; opens one, and leaves the others as they are"),
    ("demo [plain]", "a filled-in sample to look around in; thrown away when you leave"),
    ("next [FILE]", "the next small step"),
    ("status [FILE]", "where things stand: goals, this week, the last stone"),
    ("sheet [WORDS]", "one page to print and take along, by words of its name; without them, which there are"),
    (
        "note [FORM]",
        "the newest session as plain text for a helper's own notes: girp (as without it), dap, soap or birp",
    ),
    ("log [TEXT]", "write one entry; the text comes from standard input where none is given"),
    ("check-in [FILE]", "a short look at how it is going, one question a line"),
    ("check [FILE]", "is the file sound? line and column of what is not; writes nothing"),
    ("backups [FILE]", "earlier versions of the file, the newest first"),
    ("restore [FILE]", "go back to the newest good one that differs; shows what would change, and asks"),
    ("where", "where the file and its copies are"),
    ("help [PAGE]", "pages to read, such as keys, commands or file; without a name, which there are"),
    ("content check [DIR]", "a folder of your own pages and words: every mistake in it, with line and column"),
];

/// The options by name, with what they do.
pub const OPTIONS: &[(&str, &str)] = &[
    ("--file FILE", "use this file"),
    ("--content DIR", "your own pages and words from this folder (also: CAIRNBOOK_CONTENT=DIR)"),
    ("--plain", "plain lines (also: ACCESSIBLE=1, TERM=dumb, no terminal, or a setting)"),
    ("--no-color", "no colours (also: NO_COLOR=1)"),
    ("--from N", "with restore: to that backup, by its number, or to a copy, by its name"),
    ("--yes", "with restore: do not ask"),
    ("--goal WORDS", "with log: for the goal with these words in it"),
    ("--on DATE", "with log: that day, such as yesterday, \"last friday\" or 2026-11-20"),
    ("--kind KIND", "with log: milestone (a stone, as without it), setback (a hard time) or note"),
    ("--help-used HOW", "with log, for a stone: own, little, together or forme"),
    ("--json", "with next, status, log and check-in: print JSON"),
    ("--help", "this help"),
    ("--version", "the version"),
];

/// What is to be known of all of them.
pub const LAST_LINES: &str = "A FILE that is not there yet must end in .ron or hold a /.\n\
    Exit codes: 0 fine; 1 a problem, told on standard error; 2 wrong usage; 128+n ended by a signal.\n";

/// The help, as `--help` prints it.
pub fn help() -> String {
    let mut out = String::from(
        "Cairnbook: a workbook for your own goals. It keeps all in one file that is yours.\n\nExamples:\n  \
         cairnbook                     open your workbook\n  \
         cairnbook plain               the same as plain lines\n  \
         cairnbook ./sam.ron           open that file, or begin it\n  \
         cairnbook log < note.txt      put down a stone; its text stays out of the shell's history\n\nCommands:\n",
    );
    let row = |(name, about): &(&str, &str)| {
        format!("  {:<15}  {about}\n", format!("cairnbook {name}").replacen("cairnbook ", "", 1))
    };
    out.extend(COMMANDS.iter().map(row));
    out.push_str("\nOptions:\n");
    out.extend(OPTIONS.iter().map(row));
    out.push('\n');
    out + LAST_LINES
}

fn clap() -> Clap {
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let said = |name: &'static str| Arg::new(name).long(name).value_parser(value_parser!(OsString));
    Clap::new("cairnbook")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .override_usage("cairnbook [COMMAND] [FILE] [OPTIONS]")
        .arg(Arg::new("words").num_args(0..).value_parser(value_parser!(OsString)))
        .arg(Arg::new("file").long("file").value_name("FILE").value_parser(value_parser!(PathBuf)))
        .arg(Arg::new("content").long("content").value_name("DIR").value_parser(value_parser!(PathBuf)))
        .arg(flag("plain"))
        .arg(flag("no-color"))
        .arg(Arg::new("from").long("from").value_name("N").value_parser(value_parser!(OsString)))
        .arg(flag("yes"))
        .arg(said("goal"))
        .arg(said("on").allow_hyphen_values(true))
        .arg(said("kind"))
        .arg(said("help-used"))
        .arg(flag("json"))
        .arg(flag("help").short('h'))
        .arg(flag("version").short('V'))
}

/// Reads the command line.
///
/// # Errors
/// What is to be told instead: help, the version, or what does not fit.
pub fn read(args: impl Iterator<Item = OsString>) -> Result<Wanted, Told> {
    let usage = |words: String| Told { words, ending: Ending::Usage };
    let found = clap().try_get_matches_from(args).map_err(|e| usage(text::clean(&e.to_string())))?;
    if found.get_flag("help") {
        return Err(Told { words: help(), ending: Ending::Fine });
    }
    if found.get_flag("version") {
        return Err(Told { words: format!("cairnbook {}", env!("CARGO_PKG_VERSION")), ending: Ending::Fine });
    }
    let words: Vec<OsString> = found.get_many::<OsString>("words").unwrap_or_default().cloned().collect();
    let content = found.get_one::<PathBuf>("content").cloned();
    let no_color = found.get_flag("no-color");
    if words.first().is_some_and(|first| first == "content") {
        let command = of_content(&words).map_err(usage)?;
        return Ok(Wanted { command, file: None, content, no_color });
    }
    if words.len() > 2 {
        return Err(usage(too_many(&words)));
    }
    let mut words = words.into_iter();
    let (first, second) = (words.next(), words.next());
    let named = found.get_one::<PathBuf>("file").cloned();
    let (mut command, file) = command(first, second, found.get_flag("plain")).map_err(usage)?;
    with_options(&mut command, &found).map_err(usage)?;
    let file = match (file, named) {
        (Some(_), Some(_)) => return Err(usage("Two files were named. Name one.".into())),
        (file, named) => file.or(named),
    };
    if let (Command::Open { plain }, Some(folder)) = (&command, &file)
        && folder.is_dir()
    {
        command = Command::Shelf { plain: *plain };
    }
    if matches!(command, Command::Demo { .. }) && file.is_some() {
        return Err(usage("The sample is a file of its own. Name no other: cairnbook demo.".into()));
    }
    Ok(Wanted { command, file, content, no_color })
}

/// `content check DIR`.
fn of_content(words: &[OsString]) -> Result<Command, String> {
    match words {
        [_, check] if check == "check" => Ok(Command::Content { folder: None }),
        [_, check, folder] if check == "check" => Ok(Command::Content { folder: Some(folder.into()) }),
        _ => Err("With content there is one command: cairnbook content check DIR".into()),
    }
}

/// Puts the options of a command into it.
fn with_options(command: &mut Command, found: &clap::ArgMatches) -> Result<(), String> {
    let said = |name: &str| found.get_one::<OsString>(name).cloned();
    let (asked_from, asked_yes, asked_json) = (said("from"), found.get_flag("yes"), found.get_flag("json"));
    let entry = ["goal", "on", "kind", "help-used"].into_iter().any(|name| said(name).is_some());
    if (asked_from.is_some() || asked_yes) && !matches!(command, Command::Restore { .. }) {
        return Err("--from and --yes go with restore only.".into());
    }
    if entry && !matches!(command, Command::Log(_)) {
        return Err("--goal, --on, --kind and --help-used go with log only.".into());
    }
    match command {
        Command::Restore { from, yes } => (*from, *yes) = (asked_from, asked_yes),
        Command::Next { json } | Command::Status { json } | Command::CheckIn { json } => *json = asked_json,
        Command::Log(entry) => {
            let text = entry.text.take();
            let (goal, on, kind, help_used) = (said("goal"), said("on"), said("kind"), said("help-used"));
            *entry = Entry { text, goal, on, kind, help_used, json: asked_json };
            return Ok(());
        }
        _ => {}
    }
    let has_json = matches!(command, Command::Next { .. } | Command::Status { .. } | Command::CheckIn { .. });
    if asked_json && !has_json {
        return Err("--json goes with next, status, log and check-in only.".into());
    }
    Ok(())
}

/// More words than any command takes.
fn too_many(words: &[OsString]) -> String {
    if words.first().is_some_and(|first| first == "log") {
        return "The text has to be one word for the shell: put it in quotes, or send it on standard input.\n\
                Nothing was written."
            .into();
    }
    if words.first().is_some_and(|first| first == "sheet") {
        return "The words have to be one word for the shell: put them in quotes.".into();
    }
    let last = words.get(2).map(|word| shown(word)).unwrap_or_default();
    format!("Only one file can be opened, after a command or alone: {last}")
}

fn command(
    first: Option<OsString>,
    second: Option<OsString>,
    plain: bool,
) -> Result<(Command, Option<PathBuf>), String> {
    let Some(first) = first else { return Ok((Command::Open { plain }, None)) };
    let two = second.is_some();
    let file = second.map(PathBuf::from);
    match first.to_str() {
        Some("plain") => Ok((Command::Open { plain: true }, file)),
        Some("demo") => match file.as_deref().map(Path::as_os_str) {
            None => Ok((Command::Demo { plain }, None)),
            Some(word) if word == "plain" => Ok((Command::Demo { plain: true }, None)),
            Some(_) => Err("The sample is a file of its own. Name no other: cairnbook demo.".into()),
        },
        Some("next") => Ok((Command::Next { json: false }, file)),
        Some("status") => Ok((Command::Status { json: false }, file)),
        Some("sheet") => Ok((Command::Sheet { words: file.map(PathBuf::into) }, None)),
        Some("note") => Ok((Command::Note { form: NoteForm::of(file.as_deref())? }, None)),
        Some("log") => Ok((Command::Log(Entry { text: file.map(PathBuf::into), ..Entry::default() }), None)),
        Some("check-in") => Ok((Command::CheckIn { json: false }, file)),
        Some("check") => Ok((Command::Check, file)),
        Some("backups") => Ok((Command::Backups, file)),
        Some("restore") => Ok((Command::Restore { from: None, yes: false }, file)),
        Some("help") => Ok((Command::Guide { page: file.map(PathBuf::into) }, None)),
        Some("where") if !two => Ok((Command::Where, None)),
        _ if two => Err(format!("Only one file can be opened, after a command or alone: {}", shown(&first))),
        _ if is_file_name(&first) => Ok((Command::Open { plain }, Some(first.into()))),
        _ => Err(unknown(&first)),
    }
}

/// A file that is there, or a name that can only be meant as one.
fn is_file_name(word: &OsStr) -> bool {
    let path = Path::new(word);
    let named = path.extension().is_some_and(|e| e == "ron") || word.to_string_lossy().contains('/');
    named || path.symlink_metadata().is_ok()
}

fn unknown(word: &OsStr) -> String {
    let word = shown(word);
    let names = [
        "plain", "demo", "next", "status", "sheet", "note", "log", "check-in", "check", "content", "backups",
        "restore", "where", "help",
    ];
    let meant = meant(names, &word);
    format!(
        "\"{word}\" is no command, and there is no such file.{meant}\nNothing was made or changed.\n\
         For a new workbook of that name: cairnbook ./{word}.ron. For help: cairnbook help."
    )
}

/// The question whether the most similar of these names was meant; empty where none is near.
pub(super) fn meant(names: impl IntoIterator<Item = &'static str>, word: &str) -> String {
    let near = names.into_iter().map(|name| (strsim::jaro_winkler(name, word), name)).filter(|(near, _)| *near > 0.75);
    let best = near.max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, name)| format!(" Did you mean \"{name}\"?")).unwrap_or_default()
}

/// A word from the command line, safe to show.
pub fn shown(word: &OsStr) -> String {
    text::one_line(&word.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(line: &str) -> Result<Wanted, Told> {
        read(std::iter::once("cairnbook").chain(line.split_whitespace()).map(OsString::from))
    }

    #[test]
    fn commands_and_files() {
        let open = |plain| Command::Open { plain };
        for (line, command, file) in [
            ("", open(false), None),
            ("--plain", open(true), None),
            ("plain", open(true), None),
            ("plain new/x", open(true), Some("new/x")),
            ("sam.ron", open(false), Some("sam.ron")),
            ("./sam", open(false), Some("./sam")),
            ("--file sam", open(false), Some("sam")),
            ("check sam", Command::Check, Some("sam")),
            ("where", Command::Where, None),
            ("help", Command::Guide { page: None }, None),
            ("help file", Command::Guide { page: Some("file".into()) }, None),
            ("content check", Command::Content { folder: None }, None),
            ("content check ./mine", Command::Content { folder: Some("./mine".into()) }, None),
            ("demo", Command::Demo { plain: false }, None),
            ("demo plain", Command::Demo { plain: true }, None),
            ("demo --plain", Command::Demo { plain: true }, None),
            ("backups sam", Command::Backups, Some("sam")),
            ("restore", Command::Restore { from: None, yes: false }, None),
            ("next", Command::Next { json: false }, None),
            ("status sam --json", Command::Status { json: true }, Some("sam")),
            ("check-in --file sam", Command::CheckIn { json: false }, Some("sam")),
            ("sheet", Command::Sheet { words: None }, None),
            ("sheet ramp --file sam", Command::Sheet { words: Some("ramp".into()) }, Some("sam")),
            ("note", Command::Note { form: NoteForm::Girp }, None),
            ("note SOAP --file sam", Command::Note { form: NoteForm::Soap }, Some("sam")),
            ("log", Command::Log(Entry::default()), None),
            (
                "log walked --file sam",
                Command::Log(Entry { text: Some("walked".into()), ..Entry::default() }),
                Some("sam"),
            ),
            (
                "log --goal a --on b --kind c --help-used d --json",
                Command::Log(Entry {
                    text: None,
                    goal: Some("a".into()),
                    on: Some("b".into()),
                    kind: Some("c".into()),
                    help_used: Some("d".into()),
                    json: true,
                }),
                None,
            ),
            ("restore sam --from 3 --yes", Command::Restore { from: Some("3".into()), yes: true }, Some("sam")),
        ] {
            let got = wanted(line).unwrap();
            assert_eq!((got.command, got.file), (command, file.map(PathBuf::from)), "{line}");
        }
    }

    #[test]
    fn a_folder_is_a_shelf() {
        for (line, plain) in [("src", false), ("./src", false), ("plain src", true), ("--file src --plain", true)] {
            let got = wanted(line).unwrap();
            let file = got.file.map(|file| file.to_string_lossy().trim_start_matches("./").to_owned());
            assert_eq!((got.command, file.as_deref()), (Command::Shelf { plain }, Some("src")), "{line}");
        }
        assert_eq!(wanted("check src").unwrap().command, Command::Check);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let told = |line| wanted(line).unwrap_err();
        assert_eq!(told("content").ending, Ending::Usage);
        assert_eq!(told("content chek x").ending, Ending::Usage);
        assert_eq!(told("content check x y").ending, Ending::Usage);
        assert!(told("chek").words.contains("Did you mean \"check\"?"));
        assert!(!told("xyzzy").words.contains("Did you mean"));
        assert_eq!(told("chek").ending, Ending::Usage);
        assert_eq!(told("check --yes").ending, Ending::Usage);
        assert!(told("restor").words.contains("Did you mean \"restore\"?"));
        assert_eq!(told("--nonsense").ending, Ending::Usage);
        assert_eq!(told("--file a b.ron").ending, Ending::Usage);
        assert_eq!(told("next --goal x").ending, Ending::Usage);
        assert_eq!(told("where --json").ending, Ending::Usage);
        assert!(told("log I walked today").words.contains("in quotes"));
        assert!(told("sheet the ramp").words.contains("in quotes"));
        assert!(told("note gripe").words.contains("girp, dap, soap and birp"));
        assert_eq!(told("note gripe").ending, Ending::Usage);
        assert!(told("nxt").words.contains("Did you mean \"next\"?"));
        assert_eq!(told("demo sam.ron").ending, Ending::Usage);
        assert_eq!(told("demo --file sam.ron").ending, Ending::Usage);
        assert_eq!(told("--help").ending, Ending::Fine);
        assert!(told("--version").words.starts_with("cairnbook "));
    }
}

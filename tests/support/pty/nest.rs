//! A home for one test, with all that is kept in it.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cairnbook::{store, workbook::Workbook};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::{PROGRAM, TODAY};

/// A workbook after the first run, with nothing written.
pub(crate) const WALKED: &str =
    "// Cairnbook workbook.\n(format: 3, settings: (walked: true), goals: [], steps: [], log: [], answers: [])\n";

/// A folder that stands for one person's home, with the workbook in a folder of its own.
pub(crate) struct Nest {
    dir: TempDir,
}

impl Nest {
    /// With a workbook in which the first run is over and nothing else is written.
    pub(crate) fn new() -> Self {
        let nest = Self::bare();
        fs::write(nest.file(), WALKED).unwrap();
        nest
    }

    /// Without any file: the program starts for the first time.
    pub(crate) fn bare() -> Self {
        let dir = tempfile::Builder::new().prefix("cairnbook-test-").tempdir().unwrap();
        fs::create_dir(dir.path().join("home")).unwrap();
        fs::create_dir(dir.path().join("book")).unwrap();
        Self { dir }
    }

    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The folder of the workbook.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root().join("book")
    }

    /// The workbook.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder().join("sam.ron")
    }

    pub(crate) fn own_file(&self) -> PathBuf {
        self.root().join("home/data/cairnbook/workbook.ron")
    }

    pub(crate) fn scratch(&self) -> PathBuf {
        self.root().join("home/state/cairnbook/scratch")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.root().join("home/state/cairnbook/backups")
    }

    pub(crate) fn rescues(&self) -> PathBuf {
        self.root().join("home/state/cairnbook/rescues")
    }

    /// All that the program may see of the surroundings.
    pub(crate) fn surroundings(&self) -> Vec<(&'static str, String)> {
        let home = |name: &str| self.root().join("home").join(name).to_string_lossy().into_owned();
        vec![
            ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
            ("HOME", home("")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_STATE_HOME", home("state")),
            ("XDG_CONFIG_HOME", home("config")),
            ("XDG_CACHE_HOME", home("cache")),
            ("USER", "sam".into()),
            // Nothing is said of colours: the screen is told by its signs alone.
            ("TERM", "xterm".into()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("CAIRNBOOK_TODAY", TODAY.into()),
        ]
    }

    /// The program for a terminal.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> CommandBuilder {
        self.command_of(PROGRAM, args)
    }

    /// Any program for a terminal.
    pub(crate) fn command_of<S: AsRef<OsStr>>(
        &self,
        program: &str,
        args: impl IntoIterator<Item = S>,
    ) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in self.surroundings() {
            command.env(name, value);
        }
        command.args(args);
        command.cwd(self.root());
        command
    }

    /// The program for pipes.
    pub(crate) fn pipes<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.surroundings()).args(args).current_dir(self.root());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The workbook as it is on the disk, read as the program reads it. Fails when anything was to be mended.
    pub(crate) fn book(&self) -> Workbook {
        read(&self.file())
    }

    /// The words of the newest note.
    pub(crate) fn note(&self) -> String {
        let parts = self.book().snapshot().parts();
        parts.log.last().map(|entry| entry.words.to_string()).unwrap_or_default()
    }

    /// Every file and folder with its mode and bytes.
    pub(crate) fn listing(&self) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
        let mut out = BTreeMap::new();
        list(self.root(), &mut out);
        out
    }

    /// Files of a save that never got their place, anywhere.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        let mut all: Vec<_> = self.listing().into_keys().collect();
        all.retain(|path| {
            path.to_string_lossy().contains(".cairnbook-") && path.extension() == Some(OsStr::new("tmp"))
        });
        all
    }
}

pub(crate) fn read(file: &Path) -> Workbook {
    let loaded = store::read(&fs::read(file).unwrap()).unwrap_or_else(|why| panic!("{}: {why:?}", file.display()));
    assert!(loaded.repairs.is_empty() && loaded.unknown.is_empty(), "{:?} {:?}", loaded.repairs, loaded.unknown);
    loaded.workbook
}

fn list(folder: &Path, out: &mut BTreeMap<PathBuf, (u32, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let meta = path.symlink_metadata().unwrap();
        let bytes = if meta.is_file() { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        out.insert(path.clone(), (meta.permissions().mode(), bytes));
        if meta.is_dir() {
            list(&path, out);
        }
    }
}

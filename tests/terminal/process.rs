//! What can only be seen from a process of its own: a killed one's lock, the umask, the account's folders.
//!
//! Each test starts this test program again with one of its ignored tests.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use cairnbook::store::{LookOnly, NoPlace, Opened, Places, checked_write, open};

use crate::support::store_kit::{Nest, later, sample};

const STAMP: &str = "2026-11-22";

fn text() -> String {
    checked_write(&sample().snapshot()).unwrap()
}

fn new_text() -> String {
    checked_write(&later().snapshot()).unwrap()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
}

fn opened(nest: &Nest) -> Opened {
    open(&nest.file, &nest.real()).unwrap()
}

fn with_file(bytes: &[u8]) -> Nest {
    let nest = Nest::new();
    fs::write(&nest.file, bytes).unwrap();
    nest
}

/// This program again, doing one of its ignored tests, after some words of a shell.
fn child(shell: &str, test: &str, at: &Path) -> Child {
    let script = format!("{shell}\nexec \"$0\" --exact process::{test} --ignored --nocapture");
    let me = std::env::current_exe().unwrap();
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg(me).env("STORE_TEST_AT", at);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Where the test that started this process wants it to work.
fn at() -> Option<std::path::PathBuf> {
    std::env::var_os("STORE_TEST_AT").map(Into::into)
}

#[test]
#[ignore = "started by another test, as a process of its own"]
fn holds_the_lock_until_killed() {
    let Some(file) = at() else { return };
    let nest = Nest::new();
    let _opened = open(&file, &nest.real()).unwrap();
    println!("\nheld");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
#[ignore = "started by another test, as a process of its own"]
fn saves_with_a_strange_umask() {
    let Some(root) = at() else { return };
    let mut nest = Nest::new();
    let folders = cairnbook::store::Folders { backups: root.join("b/b"), rescues: root.join("r/r") };
    let mut save = |file: &str, over: bool| {
        nest.file = root.join(file);
        let mut how = nest.real();
        (how.make_folder, how.folders) = (true, folders.clone());
        let mut opened = open(&nest.file, &how).unwrap();
        if over {
            fs::write(&nest.file, "other").unwrap();
        }
        opened.keeper.save(&later().snapshot(), over, STAMP).unwrap();
        opened.keeper.rescue(&later().snapshot(), STAMP).unwrap();
    };
    save("d/e/new.ron", false);
    save("old.ron", true);
}

#[test]
#[ignore = "started by another test, as a process of its own"]
fn says_where_things_are() {
    println!("\nplaces: {:?}", Places::of_this_account().map(|places| (places.workbook, places.folders.backups)));
}

#[test]
fn a_killed_process_leaves_no_lock() {
    let nest = with_file(text().as_bytes());
    let mut process = child("", "holds_the_lock_until_killed", &nest.file);
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "held"));
    assert!(matches!(opened(&nest).keeper.look_only(), Some(LookOnly::InUse(_))));
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(opened(&nest).keeper.look_only().is_none());
}

#[test]
fn modes_do_not_hang_on_the_umask() {
    for (umask, old) in [("000", 0o640), ("022", 0o664), ("077", 0o640), ("027", 0o600)] {
        let nest = Nest::new();
        let file = nest.at.join("old.ron");
        fs::write(&file, text()).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(old)).unwrap();
        let status = child(&format!("umask {umask}"), "saves_with_a_strange_umask", &nest.at).wait().unwrap();
        assert!(status.success());
        assert_eq!(fs::read_to_string(&file).unwrap(), new_text());
        assert_eq!(mode(&file), old, "umask {umask}");
        for file in ["d/e/new.ron", ".old.ron.lock", "d/e/.new.ron.lock"] {
            assert_eq!(mode(&nest.at.join(file)), 0o600, "umask {umask}: {file}");
        }
        for folder in ["d", "d/e", "b", "b/b", "r", "r/r"] {
            assert_eq!(mode(&nest.at.join(folder)), 0o700, "umask {umask}: {folder}");
        }
        let copies = ["b/b", "r/r"].map(|folder| fs::read_dir(nest.at.join(folder)).unwrap().count());
        assert_eq!(copies, [1, 2]);
        for copy in ["b/b", "r/r"].iter().flat_map(|folder| fs::read_dir(nest.at.join(folder)).unwrap()) {
            assert_eq!(mode(&copy.unwrap().path()), 0o600, "umask {umask}");
        }
    }
}

#[test]
fn places_come_from_the_account_and_never_from_the_current_folder() {
    let nest = Nest::new();
    let said = |shell: &str| {
        let output = child(shell, "says_where_things_are", &nest.at).wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find_map(|line| line.strip_prefix("places: ")).unwrap().to_owned()
    };
    let bare = "unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME; cd \"$STORE_TEST_AT\";";
    let usual =
        format!("{:?}", Ok::<_, ()>(("/h/.local/share/cairnbook/workbook.ron", "/h/.local/state/cairnbook/backups")));
    assert_eq!(said(&format!("{bare} export HOME=/h")), usual);
    assert_eq!(said(&format!("{bare} export HOME=/h XDG_DATA_HOME=data XDG_STATE_HOME=./x")), usual);
    let own = format!("{:?}", Ok::<_, ()>(("/d/cairnbook/workbook.ron", "/s/cairnbook/backups")));
    assert_eq!(said(&format!("{bare} export HOME=/h XDG_DATA_HOME=/d XDG_STATE_HOME=/s")), own);
    let none = format!("{:?}", Err::<(), _>(NoPlace::HomeNotWhole));
    assert_eq!(said(&format!("{bare} export HOME=some/home")), none);
    assert_eq!(fs::read_dir(&nest.at).unwrap().count(), 0, "asking makes nothing");
}

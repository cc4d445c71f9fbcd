//! The folder of a person's own pages and words. It is read; nothing is ever written there.
//!
//! Never follow a name out of the folder, or read more than a folder of words has reason to hold.

use std::{io, path::Path};

use super::disk::{Disk, Kind};
use crate::content::own::{NotRead, OwnFile};

/// The most one file may hold, in bytes.
const MOST: u64 = 256 * 1024;
/// The most files that are read.
const FILES: usize = 500;

/// The files of that folder by name, pages after the packs; `None` where there is no such folder. One look where there
/// is none.
pub fn read(folder: &Path, disk: &dyn Disk) -> Option<Vec<OwnFile>> {
    if disk.about(folder).ok()?.kind != Kind::Folder {
        return None;
    }
    let pages = folder.join("pages");
    // The folder itself may be a link: it was named by whoever started the program.
    let led_away = disk.link(&pages).is_ok();
    let mut names = names(folder, "", disk);
    if !led_away {
        names.extend(self::names(&pages, "pages/", disk));
    }
    let file = |(nth, name): (usize, String)| {
        let text = if nth < FILES { text(&folder.join(&name), disk) } else { Err(NotRead::TooMany) };
        OwnFile { name, text }
    };
    let link = led_away.then(|| OwnFile { name: "pages".to_owned(), text: Err(NotRead::Link) });
    Some(names.into_iter().enumerate().map(file).chain(link).collect())
}

/// What ends in `.ron` there, in order. Files whose names begin with a dot are what editors leave behind.
fn names(folder: &Path, before: &str, disk: &dyn Disk) -> Vec<String> {
    let found = disk.list(folder).unwrap_or_default();
    let named = found.into_iter().filter_map(|found| found.name.into_string().ok());
    let mut all: Vec<String> = named
        .filter(|name| name.strip_suffix(".ron").is_some() && !name.starts_with('.'))
        .map(|name| format!("{before}{name}"))
        .collect();
    all.sort();
    all
}

fn text(path: &Path, disk: &dyn Disk) -> Result<String, NotRead> {
    match disk.read(path, MOST) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| NotRead::NoText),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(NotRead::TooLarge),
        Err(_) if disk.about(path).is_ok_and(|about| about.length > MOST) => Err(NotRead::TooLarge),
        Err(_) => Err(NotRead::NotOpened),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    /// A folder of its own for a test, taken away at the end.
    struct Own(std::path::PathBuf);

    impl Own {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("cairnbook-own-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }
    }

    impl Drop for Own {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_is_not_read_is_told() {
        let (own, away) = (Own::new("many"), Own::new("away"));
        for nth in 0..FILES + 2 {
            std::fs::write(own.0.join(format!("leads_{nth:04}.ron")), "()").unwrap();
        }
        std::fs::write(away.0.join("a.ron"), "Page()").unwrap();
        std::os::unix::fs::symlink(&away.0, own.0.join("pages")).unwrap();
        let files = read(&own.0, &RealDisk).unwrap();
        assert_eq!(files.iter().filter(|file| file.text.is_ok()).count(), FILES);
        let told: Vec<_> = files.iter().skip(FILES).map(|file| (file.name.as_str(), file.text.clone())).collect();
        assert_eq!(
            told,
            [
                ("leads_0500.ron", Err(NotRead::TooMany)),
                ("leads_0501.ron", Err(NotRead::TooMany)),
                ("pages", Err(NotRead::Link)),
            ]
        );
    }

    #[test]
    fn a_file_that_can_not_be_opened_is_not_called_too_large() {
        let nowhere = std::env::temp_dir().join(format!("cairnbook-own-nowhere-{}.ron", std::process::id()));
        let told = text(&nowhere, &RealDisk);
        assert_eq!(told, Err(NotRead::NotOpened), "nobody mends a file by making it smaller that is not there");
    }

    #[test]
    fn files_come_in_order_and_each_trouble_is_its_own() {
        let folder = std::env::temp_dir().join(format!("cairnbook-own-{}", std::process::id()));
        assert_eq!(read(&folder, &RealDisk), None);
        std::fs::create_dir_all(folder.join("pages")).unwrap();
        let big = vec![b' '; usize::try_from(MOST).unwrap() + 1];
        for (name, bytes) in [
            ("words.ron", &b"()"[..]),
            ("notes.txt", b"not ours"),
            (".words.ron", b"left behind"),
            ("pages/b.ron", &[0xff, 0xfe]),
            ("pages/a.ron", b"Page()"),
            ("leads_town.ron", &big),
        ] {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        let files = read(&folder, &RealDisk).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let told: Vec<_> =
            files.iter().map(|file| (file.name.as_str(), file.text.as_deref().map_err(|e| *e))).collect();
        assert_eq!(
            told,
            [
                ("leads_town.ron", Err(NotRead::TooLarge)),
                ("words.ron", Ok("()")),
                ("pages/a.ron", Ok("Page()")),
                ("pages/b.ron", Err(NotRead::NoText)),
            ]
        );
    }
}

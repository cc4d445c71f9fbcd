//! What the surroundings say: plain lines or the full screen, colours, drawing letters, the date, who we are.
//!
//! Never ask the terminal a question and wait for its answer.

use std::{env, io::IsTerminal as _};

use crate::{
    base::{Day, Phrase, Text, id},
    say,
    store::lock::Holder,
};

/// A variable that is set and not empty.
fn set(name: &str) -> Option<String> {
    env::var_os(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.is_empty())
}

/// Why plain lines are on, if they are: an option, the surroundings, or a setting, in this order.
pub fn why_plain(asked: bool, setting: bool) -> Option<Phrase> {
    let accessible = set("ACCESSIBLE");
    if asked {
        return Some(say!("plain.because_asked"));
    }
    if accessible.as_deref().is_some_and(|v| v != "0") {
        return Some(say!("plain.because_accessible"));
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Some(say!("plain.because_no_terminal"));
    }
    if set("TERM").is_none_or(|term| term == "dumb") {
        return Some(say!("plain.because_dumb"));
    }
    (setting && accessible.is_none()).then(|| say!("plain.because_setting"))
}

/// What was said can be cleared from where it stands: a window that knows codes, no pipe.
pub fn can_clear() -> bool {
    std::io::stdout().is_terminal() && set("TERM").is_some_and(|term| term != "dumb")
}

/// Someone types the lines; they do not come from a pipe.
pub fn is_typed() -> bool {
    std::io::stdin().is_terminal()
}

/// Colours may be used.
pub fn colour(no_color: bool) -> bool {
    !no_color && set("NO_COLOR").is_none()
}

/// The terminal can draw more than ASCII: it speaks UTF-8 and is not the bare console.
pub fn unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let utf8 = locale.is_none_or(|l| {
        let l = l.to_lowercase();
        l.contains("utf-8") || l.contains("utf8")
    });
    utf8 && set("TERM").is_none_or(|term| term != "linux")
}

/// The day it is to be taken for.
///
/// # Errors
/// What was set, where it is no day.
pub fn said_today() -> Result<Option<Day>, String> {
    match set("CAIRNBOOK_TODAY") {
        None => Ok(None),
        Some(text) => Day::iso(&text).map(Some).ok_or(text),
    }
}

/// Who we are, for the words in the lock.
pub fn holder(since: String) -> Holder {
    let user = set("USER").or_else(|| set("LOGNAME")).unwrap_or_default();
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    Holder { user, host, pid: std::process::id().to_string(), since }
}

/// A short name for this account on this machine, under which its saves are counted.
pub fn installation(me: &Holder) -> Text {
    let bytes = me.user.bytes().chain([0]).chain(me.host.bytes());
    Text::new(&id::base_32(id::fingerprint(bytes), 5))
}

/// A seed for new ids, different at every start.
pub fn seed() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}

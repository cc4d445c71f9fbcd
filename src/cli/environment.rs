//! What the surroundings say: plain lines or the full screen, colours, drawing letters, the date, who we are.
//!
//! Never ask the terminal a question and wait for its answer.

use std::{env, io::IsTerminal as _};

use crate::{
    base::{Colours, Day, Phrase, Text, id},
    say,
    store::lock::Holder,
    tui::{Depth, Looks},
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

/// What the full screen can look like here.
pub fn looks(no_color: bool) -> Looks {
    let allowed = !no_color && set("NO_COLOR").is_none();
    let depth = if allowed { depth(set("COLORTERM").as_deref(), set("TERM").as_deref()) } else { Depth::Pair };
    let light = set("COLORFGBG").is_some_and(|pair| is_light(&pair));
    Looks { depth, unicode: unicode(), colours: if light { Colours::Light } else { Colours::Dark } }
}

/// What the terminal says of its colours. Where it does not say, none are used but its own two.
fn depth(colorterm: Option<&str>, term: Option<&str>) -> Depth {
    match (colorterm, term) {
        (Some("truecolor" | "24bit"), _) => Depth::All,
        (_, Some(term)) if term.ends_with("-direct") => Depth::All,
        (_, Some(term)) if term.contains("256color") => Depth::Many,
        _ => Depth::Pair,
    }
}

/// The ground in "15;default;0", as some terminals tell it: one of the light ones of sixteen.
fn is_light(pair: &str) -> bool {
    pair.rsplit(';')
        .next()
        .and_then(|ground| ground.parse().ok())
        .is_some_and(|ground: u8| matches!(ground, 7 | 9..=15))
}

/// The terminal can draw more than ASCII: it speaks UTF-8 and is not the bare console.
fn unicode() -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_used_only_where_the_terminal_says_that_it_has_them() {
        for (colorterm, term, is) in [
            (Some("truecolor"), Some("xterm-256color"), Depth::All),
            (Some("24bit"), Some("xterm"), Depth::All),
            (None, Some("xterm-direct"), Depth::All),
            (Some("1"), Some("xterm-256color"), Depth::Many),
            (None, Some("tmux-256color"), Depth::Many),
            (Some("yes"), Some("linux"), Depth::Pair),
            (None, Some("xterm"), Depth::Pair),
            (None, None, Depth::Pair),
        ] {
            assert_eq!(depth(colorterm, term), is, "{colorterm:?} {term:?}");
        }
    }

    #[test]
    fn a_light_ground_is_known_where_it_is_told() {
        for (pair, light) in
            [("0;15", true), ("0;default;15", true), ("0;7", true), ("15;0", false), ("7;8", false), ("", false)]
        {
            assert_eq!(is_light(pair), light, "{pair}");
        }
    }
}

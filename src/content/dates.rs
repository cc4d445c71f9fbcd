//! The words dates are made of: names of months and weekdays, number words, and the forms a date may be typed in.
//!
//! Never decide which day a form means; `fields` does. Nor hold a language of its own.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use crate::base::Day;

/// How one language writes and types dates.
#[derive(Debug, Default, Deserialize)]
pub struct Dates {
    months: Vec<String>,
    months_short: Vec<String>,
    weekdays: Vec<String>,
    weekdays_short: Vec<String>,
    months_also: HashMap<String, u32>,
    weekdays_also: HashMap<String, u32>,
    numbers: Vec<String>,
    one: Vec<String>,
    ordinals: Vec<String>,
    out_of: Vec<String>,
    letters: HashMap<String, Unit>,
    full: String,
    short: String,
    month_title: String,
    forms: Vec<Form>,
}

/// One form a date may be typed in, and what it means.
#[derive(Debug, Deserialize)]
pub struct Form(Pattern, Meaning);

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// One day.
    Day,
    /// Seven days, Monday first where it matters.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Which {
    /// The nearest one, today counted, in the direction the field leans.
    Nearest,
    /// The one of the next calendar week.
    Next,
    /// The one before today.
    Last,
}

/// What a form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Meaning {
    /// So many of a unit from today.
    Move(i32, Unit),
    /// `{n}` of a unit from today.
    Ahead(Unit),
    /// `{n}` of a unit before today.
    Back(Unit),
    /// `{weekday}`.
    Weekday(Which),
    /// The Saturday of a weekend.
    Weekend(Which),
    /// The last day of this unit, or of the one so many on.
    EndOf(i32, Unit),
    /// The parts of a date that were filled.
    Date,
}

/// The parts a form must have, in order.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Pattern(Vec<Part>);

#[derive(Debug)]
struct Part {
    takes: Takes,
    optional: bool,
}

#[derive(Debug)]
enum Takes {
    Words(Vec<String>),
    Count,
    Weekday,
    Day,
    Nth,
    Month,
    Year,
}

/// The parts of a form that were filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// A count, 0 to 9999.
    pub n: Option<u32>,
    /// A day of the week, 0 for Monday.
    pub weekday: Option<u32>,
    /// A day of the month; may be one that no month has.
    pub day: Option<u32>,
    /// A month, from 1.
    pub month: Option<u32>,
    /// A year of four digits.
    pub year: Option<i32>,
}

impl TryFrom<String> for Pattern {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.split_whitespace().map(part).collect::<Result<_, _>>().map(Self)
    }
}

fn part(text: &str) -> Result<Part, String> {
    let inner = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
    let optional = inner.is_some();
    let takes = match inner.unwrap_or(text) {
        "{n}" => Takes::Count,
        "{weekday}" => Takes::Weekday,
        "{day}" => Takes::Day,
        "{nth}" => Takes::Nth,
        "{month}" => Takes::Month,
        "{year}" => Takes::Year,
        odd if odd.is_empty() || odd.contains(['{', '}', '[', ']']) => {
            return Err(format!("no such part: {text}"));
        }
        words => Takes::Words(words.split('/').map(str::to_owned).collect()),
    };
    Ok(Part { takes, optional })
}

const ENGLISH: &str = include_str!("../../assets/dates/en.ron");

impl Dates {
    /// The English ones that come with the program; read when first asked for.
    pub fn english() -> &'static Self {
        static DATES: LazyLock<Dates> = LazyLock::new(|| Dates::read(ENGLISH).unwrap_or_default());
        &DATES
    }

    /// Reads a file of date words.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// All that is written of a day beside its numbers.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.weekdays.iter().chain(&self.months).chain(&self.months_short);
        names.chain([&self.full, &self.short]).map(String::as_str)
    }

    /// "Friday 27 November 2026".
    pub fn full(&self, day: Day) -> String {
        self.written(&self.full, day, &self.months)
    }

    /// "27 Nov 2026".
    pub fn short(&self, day: Day) -> String {
        self.written(&self.short, day, &self.months_short)
    }

    /// "Friday".
    pub fn weekday(&self, day: Day) -> &str {
        self.weekday_name(day.weekday())
    }

    /// "Friday", for 4.
    pub fn weekday_name(&self, weekday: u32) -> &str {
        at(&self.weekdays, weekday)
    }

    /// "Fri", for 4: the head of a calendar's column.
    pub fn weekday_short(&self, weekday: u32) -> &str {
        at(&self.weekdays_short, weekday)
    }

    /// "Nov".
    pub fn month_short(&self, day: Day) -> &str {
        at(&self.months_short, day.month() - 1)
    }

    /// "November 2026".
    pub fn month_title(&self, day: Day) -> String {
        self.written(&self.month_title, day, &self.months)
    }

    fn written(&self, form: &str, day: Day, months: &[String]) -> String {
        // Without its words a day is still a day.
        let month = at(months, day.month() - 1);
        if form.is_empty() || month.is_empty() {
            return day.to_string();
        }
        // Between the braces stands what is filled in.
        let filled = form.split(['{', '}']).enumerate().map(|(nth, part)| match part {
            "weekday" if nth % 2 == 1 => Cow::from(self.weekday(day)),
            "day" if nth % 2 == 1 => day.day().to_string().into(),
            "month" if nth % 2 == 1 => month.into(),
            "year" if nth % 2 == 1 => format!("{:04}", day.year()).into(),
            other => other.into(),
        });
        filled.collect()
    }

    /// The number a word stands for: "seven".
    pub fn number(&self, word: &str) -> Option<u32> {
        u32::try_from(self.numbers.iter().position(|name| same(name, word))?).ok()
    }

    /// What may stand between the two numbers of "7 of 10".
    pub fn out_of(&self) -> impl Iterator<Item = &str> {
        self.out_of.iter().map(String::as_str)
    }

    /// The unit of that letter, in `+3d`.
    pub fn unit(&self, letter: &str) -> Option<Unit> {
        self.letters.get(letter).copied()
    }

    /// Every word a date can be typed with, in small letters.
    pub fn vocabulary(&self) -> impl Iterator<Item = String> {
        let of_form = |part: &Part| match &part.takes {
            Takes::Words(words) => words.clone(),
            _ => Vec::new(),
        };
        let of_forms = self.forms.iter().flat_map(move |Form(pattern, _)| pattern.0.iter().flat_map(of_form));
        let names = [&self.weekdays, &self.months, &self.weekdays_short, &self.months_short, &self.numbers, &self.one];
        names.into_iter().flatten().map(|name| name.to_lowercase()).chain(of_forms)
    }

    /// The form that fits all of the words, which are in small letters, and what filled it.
    pub fn form(&self, words: &[&str]) -> Option<(Meaning, Filled)> {
        self.forms.iter().find_map(|Form(pattern, meaning)| {
            self.fits(&pattern.0, words, Filled::default()).map(|filled| (*meaning, filled))
        })
    }

    fn fits(&self, parts: &[Part], words: &[&str], so_far: Filled) -> Option<Filled> {
        let Some((part, parts)) = parts.split_first() else {
            return words.is_empty().then_some(so_far);
        };
        let taken = words.split_first().and_then(|(word, words)| {
            let filled = self.takes(&part.takes, word, so_far)?;
            self.fits(parts, words, filled)
        });
        taken.or_else(|| if part.optional { self.fits(parts, words, so_far) } else { None })
    }

    fn takes(&self, takes: &Takes, word: &str, mut filled: Filled) -> Option<Filled> {
        let bare = word.trim_end_matches([',', '.']);
        match takes {
            Takes::Words(words) => words.iter().any(|w| w == bare).then_some(())?,
            Takes::Count => filled.n = Some(self.count(bare)?),
            Takes::Weekday => {
                let known = named(bare, &self.weekdays, &self.weekdays_short, &self.weekdays_also);
                filled.weekday = Some(known?);
            }
            Takes::Month => {
                let from_zero = named(bare, &self.months, &self.months_short, &HashMap::new());
                filled.month = Some(from_zero.map(|m| m + 1).or_else(|| self.months_also.get(bare).copied())?);
            }
            Takes::Day => filled.day = Some(self.nth(word).or_else(|| digits(bare, 2))?),
            Takes::Nth => filled.day = Some(self.nth(word).filter(|_| !word.ends_with('.'))?),
            Takes::Year => {
                filled.year = i32::try_from(digits(bare, 4).filter(|_| bare.len() == 4)?).ok();
            }
        }
        Some(filled)
    }

    fn count(&self, word: &str) -> Option<u32> {
        let one = || self.one.iter().any(|one| one == word).then_some(1);
        digits(word, 4).or_else(|| self.number(word)).or_else(one)
    }

    /// The day of "24th" or "24.".
    fn nth(&self, word: &str) -> Option<u32> {
        let word = word.trim_end_matches(',');
        self.ordinals.iter().find_map(|end| digits(word.strip_suffix(end.as_str())?, 2))
    }
}

fn at(names: &[String], n: u32) -> &str {
    usize::try_from(n).ok().and_then(|n| names.get(n)).map_or("", String::as_str)
}

fn same(name: &str, word: &str) -> bool {
    name.to_lowercase() == word
}

/// A number of at most that many plain digits.
fn digits(word: &str, most: usize) -> Option<u32> {
    let plain = (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if plain { word.parse().ok() } else { None }
}

fn named(word: &str, long: &[String], short: &[String], also: &HashMap<String, u32>) -> Option<u32> {
    let found = |names: &[String]| names.iter().position(|name| same(name, word)).and_then(|n| u32::try_from(n).ok());
    found(long).or_else(|| found(short)).or_else(|| also.get(word).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_words_are_whole() {
        let dates = Dates::read(ENGLISH).unwrap();
        for (names, many) in [
            (&dates.months, 12),
            (&dates.months_short, 12),
            (&dates.weekdays, 7),
            (&dates.weekdays_short, 7),
            (&dates.numbers, 21),
        ] {
            assert_eq!(names.len(), many);
            assert!(names.iter().all(|name| !name.trim().is_empty()));
        }
        assert!(dates.forms.len() > 30);
    }

    #[test]
    fn days_are_written() {
        let dates = Dates::english();
        let day = Day::of(2026, 11, 27).unwrap();
        assert_eq!(dates.full(day), "Friday 27 November 2026");
        assert_eq!(dates.short(day), "27 Nov 2026");
        assert_eq!(dates.weekday(day), "Friday");
        assert_eq!(dates.weekday_short(6), "Sun");
        assert_eq!(dates.month_title(day), "November 2026");
        assert_eq!(Dates::default().full(day), "2026-11-27");
    }

    #[test]
    fn a_form_fits_whole_or_not_at_all() {
        let dates = Dates::english();
        let form = |text: &str| dates.form(&text.split_whitespace().collect::<Vec<_>>());
        let three = Filled { n: Some(3), ..Filled::default() };
        assert_eq!(form("in 3 days"), Some((Meaning::Ahead(Unit::Day), three)));
        assert_eq!(form("in three days."), Some((Meaning::Ahead(Unit::Day), three)));
        for no in ["", "in 3 days time", "3 days", "in days", "in 30000 days", "friday friday", "24", "the"] {
            assert_eq!(form(no), None, "{no}");
        }
    }

    #[test]
    fn a_broken_pattern_is_told_where_it_stands() {
        for bad in ["{dy}", "[on", "{n", "[]"] {
            let text = ENGLISH.replace("(\"tomorrow\"", &format!("(\"{bad}\""));
            assert!(Dates::read(&text).is_err(), "{bad}");
        }
    }
}

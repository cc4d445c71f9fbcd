//! Every form of a date, with today fixed on a Sunday.

use super::*;

/// Reads as that day, and the echo says all of it.
fn means(kind: &FieldKind, typed: &str, today: &str, expected: &str) {
    let reading = read_at(kind, typed, today);
    let expected = day(expected);
    assert_eq!(reading.value, Some(Value::When(When::Day(expected))), "{typed:?} on {today}");
    assert_eq!(reading.problem, None, "{typed:?}");
    let echo = said(reading.echo.as_ref());
    assert!(echo.starts_with(&Dates::english().full(expected)), "{typed:?}: {echo}");
}

/// Kept as typed with that problem.
fn kept(kind: &FieldKind, typed: &str, problem: &str) {
    let reading = read_now(kind, typed);
    assert_eq!(reading.value, Some(Value::When(When::Words(typed.into()))), "{typed:?}");
    assert_eq!(reading.problem.as_ref().map(|p| p.key), Some(problem), "{typed:?}");
    assert_eq!(reading.echo, None, "{typed:?}");
}

/// Forms that mean the same whichever way a field leans.
const EITHER_WAY: &[(&str, &str)] = &[
    ("today", "2026-11-22"),
    ("tonight", "2026-11-22"),
    ("  ToDay ", "2026-11-22"),
    ("this evening", "2026-11-22"),
    ("tomorrow", "2026-11-23"),
    ("tomorrow.", "2026-11-23"),
    ("yesterday", "2026-11-21"),
    ("last night", "2026-11-21"),
    ("day after tomorrow", "2026-11-24"),
    ("the day  after tomorrow", "2026-11-24"),
    ("day before yesterday", "2026-11-20"),
    ("next friday", "2026-11-27"),
    ("next sunday", "2026-11-29"),
    ("last friday", "2026-11-20"),
    ("last sunday", "2026-11-15"),
    ("next weekend", "2026-11-28"),
    ("last weekend", "2026-11-14"),
    ("in 0 days", "2026-11-22"),
    ("in a day", "2026-11-23"),
    ("in 3 days", "2026-11-25"),
    ("in three days", "2026-11-25"),
    ("in a week", "2026-11-29"),
    ("in two weeks", "2026-12-06"),
    ("in 3 months", "2027-02-22"),
    ("in a year", "2027-11-22"),
    ("3 days ago", "2026-11-19"),
    ("a week ago", "2026-11-15"),
    ("two weeks ago", "2026-11-08"),
    ("a month ago", "2026-10-22"),
    ("two years ago", "2024-11-22"),
    ("next week", "2026-11-29"),
    ("last week", "2026-11-15"),
    ("next month", "2026-12-22"),
    ("last month", "2026-10-22"),
    ("next year", "2027-11-22"),
    ("last year", "2025-11-22"),
    ("+3d", "2026-11-25"),
    ("+2w", "2026-12-06"),
    ("+1M", "2026-12-22"),
    ("+1y", "2027-11-22"),
    ("-2d", "2026-11-20"),
    ("this week", "2026-11-22"),
    ("by this month", "2026-11-30"),
    ("end of the week", "2026-11-22"),
    ("end of week", "2026-11-22"),
    ("by the end of next week", "2026-11-29"),
    ("end of the month", "2026-11-30"),
    ("the end of this month", "2026-11-30"),
    ("end of next month", "2026-12-31"),
    ("end of the year", "2026-12-31"),
    ("end of next year", "2027-12-31"),
    ("24 dec 2026", "2026-12-24"),
    ("24 December 2026", "2026-12-24"),
    ("December 24, 2026", "2026-12-24"),
    ("the 24th of december 2026", "2026-12-24"),
    ("24. December 2026", "2026-12-24"),
    ("1 sept. 2026", "2026-09-01"),
    ("fri 27 nov 2026", "2026-11-27"),
    ("Friday, 27 November 2026", "2026-11-27"),
    ("Friday, November 27th, 2026", "2026-11-27"),
    ("29 feb 2028", "2028-02-29"),
    ("2026-12-24", "2026-12-24"),
    ("2026-1-4", "2026-01-04"),
    ("2026/12/24", "2026-12-24"),
    ("24.12.2026", "2026-12-24"),
    ("1.2.2027", "2027-02-01"),
    ("24. 12. 2026", "2026-12-24"),
    ("24/12/2026", "2026-12-24"),
    ("12/24/2026", "2026-12-24"),
    ("24-12-2026", "2026-12-24"),
    ("5/5/2027", "2027-05-05"),
];

#[test]
fn forms_that_mean_the_same_whichever_way_a_field_leans() {
    for (typed, expected) in EITHER_WAY {
        means(&AHEAD, typed, TODAY, expected);
        means(&BACK, typed, TODAY, expected);
    }
}

#[test]
fn forms_that_lean() {
    let table = [
        ("friday", "2026-11-27", "2026-11-20"),
        ("Fri", "2026-11-27", "2026-11-20"),
        ("thurs", "2026-11-26", "2026-11-19"),
        ("this friday", "2026-11-27", "2026-11-20"),
        ("on friday", "2026-11-27", "2026-11-20"),
        ("by friday", "2026-11-27", "2026-11-20"),
        ("sunday", "2026-11-22", "2026-11-22"),
        ("monday", "2026-11-23", "2026-11-16"),
        ("weekend", "2026-11-22", "2026-11-21"),
        ("at the weekend", "2026-11-22", "2026-11-21"),
        ("this weekend", "2026-11-22", "2026-11-21"),
        ("24 december", "2026-12-24", "2025-12-24"),
        ("24 dec", "2026-12-24", "2025-12-24"),
        ("dec 24", "2026-12-24", "2025-12-24"),
        ("december 24th", "2026-12-24", "2025-12-24"),
        ("24.12.", "2026-12-24", "2025-12-24"),
        ("24/12", "2026-12-24", "2025-12-24"),
        ("12/24", "2026-12-24", "2025-12-24"),
        ("22 nov", "2026-11-22", "2026-11-22"),
        ("21 nov", "2027-11-21", "2026-11-21"),
        ("the 24th", "2026-11-24", "2026-10-24"),
        ("24th", "2026-11-24", "2026-10-24"),
        ("the 24", "2026-11-24", "2026-10-24"),
        ("tuesday the 24th", "2026-11-24", "2026-10-24"),
        ("the 31st", "2026-12-31", "2026-10-31"),
        ("29 feb", "2028-02-29", "2024-02-29"),
    ];
    for (typed, ahead, back) in table {
        means(&AHEAD, typed, TODAY, ahead);
        if typed != "tuesday the 24th" {
            means(&BACK, typed, TODAY, back);
        }
    }
    kept(&BACK, "tuesday the 24th", "date.problem.weekday");
}

#[test]
fn other_days_of_the_week_and_ends_of_months() {
    means(&AHEAD, "next friday", "2026-11-23", "2026-12-04");
    means(&AHEAD, "next friday", "2026-11-27", "2026-12-04");
    means(&AHEAD, "friday", "2026-11-27", "2026-11-27");
    means(&AHEAD, "last friday", "2026-11-27", "2026-11-20");
    means(&AHEAD, "weekend", "2026-11-25", "2026-11-28");
    means(&AHEAD, "weekend", "2026-11-28", "2026-11-28");
    means(&BACK, "weekend", "2026-11-25", "2026-11-21");
    means(&AHEAD, "last weekend", "2026-11-25", "2026-11-21");
    means(&AHEAD, "last weekend", "2026-11-28", "2026-11-21");
    means(&AHEAD, "end of the week", "2026-11-23", "2026-11-29");
    means(&AHEAD, "next month", "2027-01-31", "2027-02-28");
    means(&AHEAD, "in a year", "2028-02-29", "2029-02-28");
    means(&AHEAD, "end of next month", "2027-01-31", "2027-02-28");
    means(&AHEAD, "the 30th", "2027-01-31", "2027-03-30");
    means(&BACK, "the 30th", "2027-03-01", "2027-01-30");
    means(&AHEAD, "29 feb", "2096-03-01", "2104-02-29");
    means(&BACK, "29 feb", "2104-02-28", "2096-02-29");
}

#[test]
fn dates_that_are_none_are_kept_and_asked_for_again() {
    for typed in [
        "31 November",
        "2026-02-30",
        "29 Feb 2027",
        "29.2.2027",
        "32 dec",
        "31/11/2026",
        "2026-13-01",
        "the 45th",
        "13/13/2026",
    ] {
        kept(&AHEAD, typed, "date.problem.no_such_day");
        kept(&BACK, typed, "date.problem.no_such_day");
    }
    for typed in ["01/02/2027", "1/2/27", "01-02-2027", "24.12.26", "24/12/26"] {
        kept(&AHEAD, typed, "date.problem.month_word");
    }
    for typed in ["3 feb 1850", "1.1.0226", "24 dec 2201", "in 999 years", "+9999w", "9999-12-31"] {
        kept(&AHEAD, typed, "date.problem.far");
    }
    for typed in ["in 9999 years", "9999 months ago is too far", "-9999y"] {
        let reading = read_now(&AHEAD, typed);
        assert_eq!(reading.value, Some(Value::When(When::Words(typed.into()))), "{typed}");
    }
    kept(&AHEAD, "in 9999 years", "date.problem.no_such_day");
    kept(&AHEAD, "thu 27 nov 2026", "date.problem.weekday");
    let wrong = read_now(&AHEAD, "thu 27 nov 2026");
    let words = "27 Nov 2026 is a Friday. What you wrote is kept. You can change the day of the week or the date.";
    assert_eq!(said(wrong.problem.as_ref()), words);
}

#[test]
fn words_that_are_no_date_come_last_and_stay() {
    let all = [
        "after Eid",
        "when the rains stop",
        "24",
        "1/2",
        "friday or saturday",
        "in a few days",
        "may",
        "3 days",
        "2026",
        "next",
        "in 3 days time",
        "the",
        "+3",
        "+d",
        "-",
        ".",
        "1-2",
        "9-11-",
        "٢٤ ديسمبر",
        "friday 👩\u{200d}🔬",
        "24,12,2026",
        "a b c d e f g h i j k l",
        "in 30000 days",
        "2026-12-24-01",
        "éé-éé-éééé",
    ];
    for typed in all {
        for kind in [AHEAD, BACK] {
            let reading = read_now(&kind, typed);
            assert_eq!(reading.value, Some(Value::When(When::Words(typed.into()))), "{typed}");
            assert_eq!(reading.echo.as_ref().map(|e| e.key), Some("date.echo.words"), "{typed}");
            assert_eq!(reading.problem, None, "{typed}");
        }
    }
}

#[test]
fn the_echo_says_how_far() {
    for (typed, words) in [
        ("today", "Sunday 22 November 2026, today"),
        ("tomorrow", "Monday 23 November 2026, tomorrow"),
        ("yesterday", "Saturday 21 November 2026, yesterday"),
        ("27 nov", "Friday 27 November 2026, in 5 days"),
        ("2 days ago", "Friday 20 November 2026, 2 days ago"),
        ("after Eid", "Kept as you wrote it, without a date."),
    ] {
        assert_eq!(said(read_now(&AHEAD, typed).echo.as_ref()), words);
    }
}

#[test]
fn every_day_of_three_centuries_reads_back() {
    let mut at = day("1900-01-01");
    let last = day("2200-12-31");
    // A stride of 1 near the usual years, 13 elsewhere, so that every weekday and month is met.
    while at <= last {
        for kind in [&AHEAD, &BACK] {
            let value = Some(Value::When(When::Day(at)));
            for typed in [
                text(kind, value.as_ref(), Dates::english()),
                shown(kind, value.as_ref(), Dates::english()),
                at.to_string(),
            ] {
                assert_eq!(read_now(kind, &typed).value, value, "{typed}");
            }
        }
        at = at.plus_days(if (2020..2030).contains(&at.year()) { 1 } else { 13 });
    }
}

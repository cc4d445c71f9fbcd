//! Which goal is meant by some of its words.
//!
//! Never guess. Where the words fit several goals, all of those are named, and none is taken.

use crate::{
    base::{Id, search},
    workbook::{Goal, Workbook},
};

/// What was found for typed words.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'a> {
    /// One goal.
    One(&'a Goal),
    /// These all fit equally well.
    Several(Vec<&'a Goal>),
    /// None has those words.
    Nothing,
}

/// The goal those words mean: all of its words, then whole words of it, then any part of it. However it is typed, a letter is
/// the same. Its id does, too, where two goals are called alike. A goal that rests is as good as one on the go.
pub fn find<'a>(book: &'a Workbook, typed: &str) -> Found<'a> {
    if let Some(goal) = Id::of(typed.trim()).and_then(|id| book.goal(id)) {
        return Found::One(goal);
    }
    let wanted = bare(typed);
    if wanted.is_empty() {
        return Found::Nothing;
    }
    let goals: Vec<(&Goal, String)> = book.goals().map(|goal| (goal, bare(&goal.words))).collect();
    // A single letter is a word in many a goal; it says too little to be taken for that one.
    let whole: fn(&str, &str) -> bool = if wanted.len() > 1 { has_whole } else { |_, _| false };
    let ways: [fn(&str, &str) -> bool; 3] = [|all, part| all == part, whole, |all, part| all.contains(part)];
    for fits in ways {
        let hits: Vec<&Goal> = goals.iter().filter(|(_, words)| fits(words, &wanted)).map(|(goal, _)| *goal).collect();
        match hits.as_slice() {
            [] => {}
            [one] => return Found::One(one),
            _ => return Found::Several(hits),
        }
    }
    Found::Nothing
}

/// As words are compared, with one blank between them.
fn bare(text: &str) -> String {
    search::folded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part stands there with no letter or digit right before or after it.
fn has_whole(all: &str, part: &str) -> bool {
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    all.match_indices(part).any(|(at, _)| {
        let (before, after) = (all.get(..at).unwrap_or_default(), all.get(at + part.len()..).unwrap_or_default());
        free(before.chars().next_back()) && free(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Who},
        workbook::{Edit, GoalState, Stamp},
    };

    fn book(goals: &[&str]) -> Workbook {
        let mut book = Workbook::default();
        for (n, words) in goals.iter().enumerate() {
            let mut goal = Goal::new(Id::of(&format!("g{n}")).unwrap(), Who::Me, Moment(0));
            goal.words = (*words).into();
            goal.state = if n % 2 == 1 { GoalState::Shelf } else { GoalState::Live };
            book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        }
        book
    }

    fn found(goals: &[&str], typed: &str) -> Vec<String> {
        match find(&book(goals), typed) {
            Found::One(goal) => vec![goal.id.to_string()],
            Found::Several(goals) => goals.iter().map(|goal| goal.id.to_string()).collect(),
            Found::Nothing => Vec::new(),
        }
    }

    #[test]
    fn all_words_win_over_whole_words_and_those_over_parts() {
        let goals = ["Art", "Start an art class", "Start to walk", "Restart"];
        assert_eq!(found(&goals, "art"), ["g0"]);
        assert_eq!(found(&goals[1..], "art"), ["g0"]);
        assert_eq!(found(&goals[2..], "art"), ["g0", "g1"]);
        assert_eq!(found(&goals, " an  ART "), ["g1"]);
        assert_eq!(found(&goals, "zebra"), Vec::<String>::new());
        assert_eq!(found(&goals, "  "), Vec::<String>::new());
    }

    #[test]
    fn what_is_unclear_stays_so_whether_a_goal_rests_or_not() {
        assert_eq!(found(&["Walk more", "Walk less"], "walk"), ["g0", "g1"]);
        assert_eq!(found(&["Walk", "Walk"], "walk"), ["g0", "g1"]);
        assert_eq!(found(&["Walk", "Walk"], "g1"), ["g1"]);
    }

    #[test]
    fn letters_of_any_case_and_script() {
        let goals = [
            "和爸爸说话",
            "Öfter die Straße entlang",
            "ΟΔΟΣ",
            "Мир дома",
            "Mum’s garden",
            "İzmir’e git",
            "Open a café",
        ];
        for (typed, goal) in [
            ("爸爸", "g0"),
            ("STRASSE", "g1"),
            ("öFTER", "g1"),
            ("οδος", "g2"),
            ("мир", "g3"),
            ("mum's", "g4"),
            ("GIT", "g5"),
            ("izmir'e", "g5"),
            ("ofter", "g1"),
            ("cafe", "g6"),
            ("CAFE\u{301}", "g6"),
        ] {
            assert_eq!(found(&goals, typed), [goal], "{typed}");
        }
    }
}

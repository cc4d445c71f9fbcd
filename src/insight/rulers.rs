//! Rulers: what two numbers from 0 to 10, how sure and how much it matters, lead to (Miller and Rollnick, 2013).
//!
//! Never ask why a number is not higher, or talk anyone into what matters little to them.

/// At or below this one is not sure (content of this book: half and less).
const UNSURE: u8 = 4;
/// From this on one is sure, and from this on it matters.
const HIGH: u8 = 7;
/// At or below this it matters little.
const LITTLE: u8 = 3;

/// What to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// It matters, and it looks hard: how could it be made smaller?
    How,
    /// They are sure: what will it give them?
    Why,
    /// It matters little: thanks, and a look at the goal.
    Thanks,
}

/// What the numbers lead to; what was not said leads nowhere.
pub fn lead(sure: Option<u8>, matters: Option<u8>) -> Option<Lead> {
    match (sure, matters) {
        (_, Some(..=LITTLE)) => Some(Lead::Thanks),
        (Some(..=UNSURE), Some(HIGH..)) => Some(Lead::How),
        (Some(HIGH..), _) => Some(Lead::Why),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Key, Value},
        content::{Content, FieldType},
    };

    #[test]
    fn the_numbers_lead_where_the_rule_says() {
        let all: Vec<(Option<u8>, Option<u8>)> =
            vec![(Some(4), Some(7)), (Some(4), Some(6)), (Some(5), Some(7)), (Some(0), Some(10)), (Some(4), None)];
        let leads: Vec<Option<Lead>> = all.into_iter().map(|(sure, matters)| lead(sure, matters)).collect();
        assert_eq!(leads, [Some(Lead::How), None, None, Some(Lead::How), None]);
        assert_eq!(lead(Some(7), None), Some(Lead::Why));
        assert_eq!(lead(Some(7), Some(4)), Some(Lead::Why));
        assert_eq!(lead(Some(6), Some(10)), None);
        assert_eq!(lead(Some(10), Some(3)), Some(Lead::Thanks), "no persuading, however sure they are");
        assert_eq!(lead(None, Some(0)), Some(Lead::Thanks));
        assert_eq!(lead(None, None), None);
    }

    /// 0 is not asked why it is not lower, and 10 is not asked what would take it up.
    #[test]
    fn each_number_has_its_own_question_and_just_one() {
        let content = Content::english();
        let page = content.page("check_in").unwrap();
        let FieldType::EachGoal(rows) = &page.field("goals").unwrap().kind else { panic!("no rows") };
        let asked = |n: u8, id: &str| {
            let column = rows.columns.iter().find(|column| column.id.as_str() == id).unwrap();
            assert!(column.when.iter().all(|when| *when.field() == Key::of("sure")));
            column.when.iter().all(|when| when.holds(Some(&Value::Rate(n))))
        };
        for n in 0..=10 {
            let now = ["why_not_lower", "what_for_one", "keeps_there", "one_up"].map(|id| asked(n, id));
            let expected = match n {
                0 => [false, true, false, true],
                10 => [false, false, true, false],
                _ => [true, false, false, true],
            };
            assert_eq!(now, expected, "{n}");
        }
    }
}

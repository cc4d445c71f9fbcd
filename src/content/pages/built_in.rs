//! Every page file that comes with the program, in the order in which pages stand in their chapter.
//!
//! Never hold a page that is not in `assets/pages`. A test compares this list with the folder.

macro_rules! pages {
    ($($id:literal)*) => {
        /// The name of each page and its file.
        pub const BUILT_IN: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../../assets/pages/", $id, ".ron")))),*];
    };
}

pages! {
    "talk"
    "idea"
    "life"
    "strengths"
    "matters"
    "good_day"
    "change"
    "people"
    "needs"
    "ask"
    "differ"
    "how_we_work"
    "decide"
    "sure"
    "both_sides"
    "can_do"
    "pass_on"
    "keep_going"
    "who_sees"
    "for_helpers"
    "helper_card"
    "own_words"
    "call"
    "prepare"
    "goal"
    "step"
    "ladder"
    "if_hard"
    "numbers"
    "entry"
    "note"
    "hard_time"
    "check_in"
    "choice"
    "settings"
}

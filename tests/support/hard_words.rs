//! Sentences that may be the worst thing that ever happened to someone, and some that only look like it. What stands
//! beside them must be decent without anyone having known them.

/// A wish to die in veiled words, violence, debt, grief, voices, not eating, abuse by a helper, hatred of oneself, a
/// relapse, the loss of a child, shame; and one that only looks alike. None of them is on any list of the program.
pub(crate) const HARD: [&str; 28] = [
    "Nobody would notice if I was gone.",
    "Give my things away and say goodbye",
    "Sort it out so the kids are insured",
    "Sleep and not have to come back",
    "He locks me in when he goes out",
    "I hit him in front of our daughter",
    "She said she would burn the house",
    "I owe 14,000 and the man came again",
    "They take the flat on Monday",
    "Mum died and I was at work",
    "His side of the bed",
    "The voices say I must not tell you",
    "They put something in the water",
    "Eat less till I am 45 kilos",
    "My support worker touches me",
    "The nurse said nobody would believe me",
    "I am disgusting",
    "I ruin everyone I love",
    "I used again after eleven months",
    "Drank it all before noon",
    "We buried Leo, he was four days old",
    "They took my baby from me",
    "I lost her at 20 weeks",
    "I paid for it and I cannot look at her",
    "I was twelve and it was my uncle",
    "They found him in the garage",
    "Count the pills in the drawer",
    "I killed it at the interview!",
];

/// Sentences with a phrase that is listed: less is asked about them, and someone to call stands on more pages.
pub(crate) const LISTED: [&str; 4] =
    ["I want to die", "Kill myself before spring", "Kill the weeds behind the shed", "I am dying to see the sea"];

/// What anyone may write.
pub(crate) const HARMLESS: &str = "Open my mail";

/// What may stand beside no words of a person: praise, comfort that was not asked for, a way to go on as if nothing was.
pub(crate) const INDECENT: [&str; 28] = [
    "well done",
    "great",
    "proud of you",
    "good job",
    "congratulations",
    "keep it up",
    "thank you for saying",
    "that is plenty",
    "a smaller bit may help",
    "you learn from it",
    "do you want to do the first bit",
    "further along",
    "not as far",
    "as planned",
    "carry on",
    "keep going",
    "go on with it",
    "that is fine. what would help",
    "has waited",
    "would a plan help",
    "came up again",
    "whatever comes",
    "at least",
    "sounds like",
    "noted a hard day",
    "letting go can wait",
    "choice that counts",
    "when will you go on",
];

/// The sentence is told as `…`, whole or cut short, so that two pages can be laid on each other. Whether it ends as
/// sentences do is no matter.
pub(crate) fn without(line: &str, words: &str) -> String {
    let ends = ['.', '!', ',', ';'];
    let bare = words.trim_end_matches(ends);
    let mut out = String::new();
    for part in line.replace(bare, "…").split_inclusive('…') {
        let after = out.ends_with('…');
        out.push_str(if after { part.trim_start_matches(ends) } else { part });
    }
    // A title that has no room for all of it ends in the same sign.
    match out.split_once('…') {
        Some((start, rest)) if !line.contains(bare) => {
            let cut =
                (1..=bare.len()).rev().filter_map(|at| bare.get(..at)).find(|cut| start.ends_with(cut.trim_end()));
            let cut = cut.map_or(0, |cut| cut.trim_end().len());
            if cut > 6 { format!("{}…{rest}", start.get(..start.len() - cut).unwrap_or(start)) } else { out }
        }
        _ => out,
    }
}

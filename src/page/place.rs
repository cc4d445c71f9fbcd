//! Where a person can be, as plain data: each place is the address of one screen, and rows lead there.

use crate::{
    base::{Day, Id, Key, Slot, Text},
    workbook::{EntryKind, log::Month},
};

/// Somewhere a person can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first place: what is next.
    Today,
    /// All goals.
    Goals,
    /// One goal with its steps.
    Goal(Id),
    /// One step.
    Step(Id),
    /// The pages about oneself.
    About,
    /// One such page.
    Reflect(Key),
    /// The log.
    Milestones,
    /// One entry of it.
    Entry(Id),
    /// Settings and keys.
    More,
    /// The settings.
    Settings,
    /// Why a page asks what it asks.
    Why(String),
    /// The choices of one field.
    Choose(Slot),
    /// A question before something larger.
    Ask(Ask),
    /// The first run, one question a screen.
    Walk(Walk),
    /// Before the first key, where others use this computer: none of the person's words.
    Quiet,
    /// A step that is too big, made small enough.
    Shrink(Shrink),
    /// One row of a list in an answer; the slot is that of its first cell.
    Row(Slot),
    /// A month sheet to choose the day of a field.
    Calendar(Slot),
    /// The workbook by words.
    Find,
    /// What narrows it: a list of choices.
    FindBy(By),
    /// The pile, stone by stone.
    Pile,
    /// How one will know: the ladder of a goal.
    Ladder(Id),
    /// Ladders as numbers, for a helper.
    Numbers,
    /// Cards to put on piles, one at a time.
    Sort(Slot),
    /// How sure: rulers of a goal, in the check-in of a day. The slot is that of the number.
    Sure(Slot),
    /// The ways of a choice side by side.
    Beside(Id),
    /// One page to take along, of a record.
    Sheet(Id),
    /// What may get in the way of a goal, and plans for it.
    IfHard(Id),
    /// What worked with a goal that was reached, to be used for this one.
    Worked(Id),
    /// By which rule the next step is chosen.
    Rule,
    /// Pictures of progress, each with what it says.
    Progress,
    /// One of them.
    Picture(Picture),
    /// The person's own sentences, by date: of one goal, or of all.
    Story(Option<Id>),
    /// The start of a talk, one question a screen.
    Meet(Meet),
    /// A talk while it goes on.
    Together,
    /// The note of a talk; the page to stop with while it goes on.
    Talk(Id),
    /// All talks.
    Talks,
    /// What changed in a talk, with keep or undo for each.
    Changed(Id),
    /// How a talk was, for the client alone.
    HowWas(Id),
    /// Ideas that wait, and those that were answered.
    Ideas,
    /// One idea.
    Idea(Id),
    /// An idea, said another way: one question, and Enter makes it theirs.
    MyWay(Id),
    /// What was typed for the client, to be read back: of one record, or all of it.
    ReadBack(Option<Id>),
    /// What the client wants to talk about, on one sheet.
    Prepare,
    /// What is hidden while two are here: the client chooses, alone.
    Private,
    /// Whose words a statement is, and what it said before.
    History(Slot),
    /// What a helper may ask here, listen for, and leave to the client.
    Companion(Key),
    /// The pages to read about the program.
    Guide,
    /// One of them.
    GuidePage(Key),
    /// Every action here, to be filtered and run.
    Help,
    /// Every action and place, to be filtered and run.
    Palette,
}

/// A picture of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// How far a goal is, by check-in.
    HowFar(Id),
    /// Which line of its ladder was true, by check-in.
    Ladder(Id),
    /// How sure, by check-in.
    Sure(Id),
    /// Parts of life, then and now.
    Areas,
    /// Who did it: the last ten and the ten before.
    WhoDid,
    /// Who wrote what, after a first talk.
    WhoWrote,
    /// Who chose the next step.
    WhoChose,
    /// Days between talks.
    Talks,
    /// What came up and was handled, by month.
    Handled,
    /// Stones by strength.
    Strengths,
    /// A year of days.
    Year,
}

/// A screen of the first run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Hello.
    Hello,
    /// Who else uses this computer?
    Others,
    /// What to leave out then.
    Harm,
    /// Which one fits today?
    Door,
    /// One question, in its turn.
    Ask(Line),
    /// By when?
    When,
    /// The first stone, alone.
    Stone,
    /// What was written.
    ReadBack,
    /// Which line is to be changed?
    Lines,
    /// One line by itself, from the read-back and back to it.
    Again(Line),
    /// The day by itself, from the read-back and back to it.
    WhenAgain,
}

/// One line of the first run that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What the book calls the person.
    Name,
    /// A day that was a bit less hard.
    GoodDay,
    /// What others want to see.
    OthersWant,
    /// The goal, asked as this door asks for it.
    Goal(Door),
    /// Something done already.
    Done,
    /// One small thing to do next.
    Step,
    /// The day of it, where it is none of the near ones.
    Day,
}

/// What brings a person here today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Something is to change.
    Change,
    /// Something is to be kept.
    Keep,
    /// They do not know yet.
    Unsure,
    /// Someone told them to.
    Told,
}

/// Making one step small enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shrink {
    /// Which step.
    pub step: Id,
    /// What is asked.
    pub ask: ShrinkAsk,
    /// It belongs to the first run, and goes on there.
    pub in_walk: bool,
}

/// What is asked about a step that is too big.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShrinkAsk {
    /// How sure are you?
    Sure,
    /// What would help?
    Help,
    /// What is a smaller bit of it? The step it becomes.
    Smaller(Id),
    /// Who could do it with you?
    With,
    /// What is to be found out first? The step it becomes.
    FindOut(Id),
    /// Which day?
    Day,
    /// A time they got through, shown once it was asked for. An entry, or the page of what got them through.
    Win(Id),
    /// Another one in its place. The step it becomes.
    Instead(Id),
    /// It is small enough.
    Enough,
}

/// How closely the log is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// Entry by entry.
    #[default]
    Day,
    /// Month by month.
    Month,
    /// Year by year.
    Year,
}

/// A question at the start of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meet {
    /// Before the screen is turned: what is private stays hidden.
    Look,
    /// Who is with you?
    With,
    /// Who types?
    Types,
    /// The helper reads the limits aloud.
    Limits,
    /// What is not to be left out today?
    LeaveOut,
    /// What would help most?
    HelpMost,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What to do with a record: let it rest, drop it, take it away.
    PutAside(Id),
    /// Whether a step was tried.
    Tried(Id),
    /// Who did it: of a stone that a step put down.
    WhoDid(Id),
    /// What becomes of the open steps under one that is about to be ticked.
    Below {
        /// The step that is ticked.
        step: Id,
        /// It was offered on Today.
        offered: bool,
    },
    /// Which goal may rest, so that this one is on the go.
    Swap(Id),
    /// Which step can wait: of a goal, or of this week.
    CanWait(Option<Id>),
    /// Which line of an answer is handed on, or for which goal a step is.
    HandOn(Handing),
    /// What becomes of a list that was pasted where one item is written.
    Pasted(Pasting),
    /// Whether the person is alone, and all of it can be shown.
    Alone,
    /// What becomes of a change that was made in a talk: the talk, and the row it is kept in.
    Undo(Id, Id),
    /// The file was changed by something else.
    Changed,
    /// Not all is saved; leave all the same?
    Unsaved,
}

/// An answer on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handing {
    /// The field.
    pub slot: Slot,
    /// Which of the ways it can go.
    pub way: usize,
    /// Which line or row of it, once that is known; then it is asked which goal a step is for.
    pub piece: Option<usize>,
}

/// A list that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasting {
    /// The field it was pasted in.
    pub slot: Slot,
    /// All of it.
    pub text: Text,
}

/// What narrows what is found beside the words that are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// One kind of thing only.
    pub kind: Option<Sought>,
    /// What belongs to one goal only.
    pub goal: Option<Id>,
    /// One stretch of time only.
    pub when: Stretch,
}

/// A kind of thing that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Goals, with all that is said of them.
    Goals,
    /// Steps.
    Steps,
    /// The pages, with ideas and talks.
    Pages,
    /// Entries of the log of that kind.
    Entries(EntryKind),
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// Any time, and what has no date.
    #[default]
    Any,
    /// The month it is now.
    ThisMonth,
    /// The year it is now.
    ThisYear,
    /// That year.
    Year(i32),
}

impl Stretch {
    /// From which month to which, as the log keeps them.
    pub fn months(self, today: Day) -> std::ops::RangeInclusive<Month> {
        let year = |year: i32| Some((year, 1))..=Some((year, 12));
        match self {
            Self::Any => None..=Some((i32::MAX, 12)),
            Self::ThisMonth => {
                let month = Some((today.year(), today.month()));
                month..=month
            }
            Self::ThisYear => year(today.year()),
            Self::Year(known) => year(known),
        }
    }
}

/// What one of the rows above the results chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The kind of thing.
    Kind,
    /// The goal.
    Goal,
    /// The time.
    When,
}

/// A stretch of the log that is one row, seen from further off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// What has no date.
    NoDay,
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
}

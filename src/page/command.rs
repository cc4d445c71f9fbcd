//! What a row does, as plain data. Each command holds all that it needs, so that what is done is done to what was seen,
//! whatever the workbook looks like by the time of the key. The screens carry it out.

use super::{
    action::Act,
    place::{Handing, Meet, Pasting, Period, Place, Shrink, Sieve},
    row_id::RowId,
};
use crate::{
    base::{Day, Id, Key, Slot},
    workbook::{About, Help, Level, Sure},
};

/// Something a row does when it is chosen. The list is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    // Going somewhere.
    /// Opens that place.
    Go(Place),
    /// Opens the page of that record; one that is being begun is written in.
    Open(Id),
    /// Opens the page on which that field or row is filled in, with the focus on it.
    Find(Slot),
    /// Builds the page around that row, which is not on it yet.
    Show(RowId),
    /// Looks closer at a month or a year of the log.
    Zoom(Period),
    /// Narrows what is looked for, and goes back to what was found.
    Sift(Sieve),
    /// Goes back to where this page was opened from.
    Back,
    /// These questions are through: on from here.
    Finish,

    // Actions of the table.
    /// Does that action, as its key would.
    Do(Act),
    /// Does that action to that record.
    DoTo(Act, Id),

    // Filling in.
    /// Opens that field: to be written in, or its choices; a list begins a new row.
    Fill(Slot),
    /// Takes that choice for that field, or lets go of it where several can be taken.
    Choose(Slot, Key),
    /// Leaves that field without an answer.
    LeaveOpen(Slot),
    /// Moves one of the top few up; the number is its place.
    MoveUp(Slot, usize),
    /// Puts the card of that field that is shown on that pile.
    PutCard(Slot, Key),
    /// Begins a card of the person's own beside those of that field.
    AddCard(Slot),
    /// Takes that day for that field.
    TakeDay(Slot, Day),
    /// Sets that field to the day four weeks from now.
    LookAgain(Slot),
    /// Puts in what was pasted, in that way.
    Paste(Pasting, PasteWay),
    /// Takes an answer away that no page asks for any more.
    Clear(Slot),
    /// Begins another filling of that page.
    FillAgain(Key),
    /// Adds "leaving it as it is" to the ways of the choice in that record.
    AddAsItIs(Id),
    /// Puts a place from a pack on the list of that record: the number of the pack, and of the place in there.
    KeepLead(Id, usize, usize),
    /// Lets an answer that stands beside a page stand in it: the number of its layer, and where it stands.
    TakeIn(usize, Slot),
    /// Takes an answer away that stands beside a page.
    DropBeside(usize, Slot),

    // What an answer becomes.
    /// Makes something of an answer; what has to be known first is asked.
    Promote(Handing),
    /// Makes a step of an answer, for that goal or for none.
    PromoteFor(Handing, Option<Id>),

    // Steps.
    /// Notes a try of that step.
    Try(Id),
    /// Ticks that step, with what becomes of the open ones under it.
    Tick {
        /// Which step.
        step: Id,
        /// What becomes of those under it.
        below: Below,
        /// It was offered on Today.
        offered: bool,
    },
    /// Lets a step, a goal or another record rest, drops it, or takes it away.
    PutAside(Id, Aside),
    /// Lets that step rest, or none.
    LetWait {
        /// Which step.
        step: Option<Id>,
        /// It was asked about the steps of this week; it is not asked again today.
        this_week: bool,
    },
    /// Adds what was written as a step, for that goal or for none, and takes it as next in that field.
    AddNext(Slot, Option<Id>),
    /// Says how sure someone is of a step.
    Sure(Shrink, Sure),
    /// Goes on to one way of making a step small enough.
    ShrinkBy(Shrink, ShrinkWay),
    /// Answers the question about a step whose day has passed, or that has waited. It is noted where it was asked on
    /// Today.
    Waited {
        /// Which step.
        step: Id,
        /// What becomes of it.
        way: WaitWay,
        /// It was asked on Today.
        on_today: bool,
    },
    /// Goes on with that step after a while away.
    CarryOn(Id),
    /// Shows the steps again that were put off for today.
    ShowPutOff,
    /// Opens the finished steps of that goal in its outline, or folds them.
    TurnFinished(Id),

    // Goals.
    /// Takes one goal up again, while another one rests.
    Swap {
        /// Which is taken up.
        goal: Id,
        /// Which rests.
        rests: Id,
    },
    /// Opens a look at that goal: keep, change, let go.
    Review(Id),
    /// Puts the offer of such a look away for good, by its reason.
    DismissReview(Id, Key),
    /// Leaves a question about a goal out for good, by its name.
    DismissQuestion(Id, Key),
    /// Makes the next step of that goal smaller.
    Smaller(Id),
    /// Begins a step of that goal.
    NewStep(Id),
    /// Chooses the line that is true now.
    Press {
        /// Of which goal.
        goal: Id,
        /// Which line.
        level: Level,
        /// The helper says so, beside what the person says.
        by_helper: bool,
    },
    /// Uses a step of another goal again.
    UseStep {
        /// The goal it is for.
        goal: Id,
        /// The step it is taken from.
        from: Id,
    },
    /// Uses a plan of another goal again.
    UsePlan {
        /// The goal it is for.
        goal: Id,
        /// The goal it is taken from.
        from: Id,
        /// The row of the plan there.
        row: Id,
    },

    // The log, and what the workbook offers.
    /// Says who did what that stone was put down for.
    SayWho(Id, Help),
    /// Does not ask any more who did it.
    NeverAskWho,
    /// Goes on with what was chosen after that hard time.
    LeadOn(Id),
    /// Moves the next step to the day that was named in that hard time.
    PutOnDay(Id),
    /// Takes an offer of Today.
    Accept(Offered),
    /// Puts a hint of that page away for good, by its name.
    DismissHint(Id, Key),

    // The first run.
    /// Someone is here: the first run waits.
    WalkTogether,
    /// Others use this computer, or nobody does.
    WalkOthers(bool),
    /// The day of the first step; `again` where it is changed from the read-back.
    WalkDay {
        /// Which day.
        day: NearDay,
        /// It is changed from the read-back.
        again: bool,
    },
    /// The first run is through; with `leave` the program ends.
    WalkEnd {
        /// The program ends.
        leave: bool,
    },

    // Two at one screen.
    /// Begins a talk.
    BeginTalk,
    /// Answers a question at the start of a talk.
    Meet(Meet, Key),
    /// Ends that talk.
    EndTalk(Id),
    /// How that talk was is said: it is not asked again.
    HowWas(Id),
    /// How that talk was is not asked again.
    NeverAskHow(Id),
    /// Begins an idea of the helper.
    NoteIdea(About),
    /// Says what becomes of that idea.
    AnswerIdea(Id, IdeaAnswer),
    /// What was typed is what was said: of one record, or all of it.
    ReadBack(Option<Id>),
    /// Puts a change back that was made in a talk: the talk, and the row it is kept in.
    UndoChange(Id, Id),
    /// Hides what that mark belongs to while two are here, or shows it again.
    TurnPrivate(Slot),
    /// The client is alone: shows all of it.
    ShowAll,

    // The file.
    /// Saves although the file was changed elsewhere.
    SaveOver,
    /// Leaves although not all is saved.
    LeaveUnsaved,
}

/// What becomes of a record that is put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A step rests.
    NotNow,
    /// A step is dropped.
    Drop,
    /// A goal goes on the shelf.
    Shelf,
    /// A goal is let go.
    LetGo,
    /// It goes, as far as undo reaches.
    Remove,
}

/// What becomes of a list that was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteWay {
    /// Each line is an item; steps are open.
    Each,
    /// Each line is a step; those with a tick in their box are done.
    EachTicked,
    /// All of it is one item.
    One,
    /// It is kept as a note.
    Note,
}

/// What becomes of the open steps under one that is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// They stay open.
    Open,
    /// They are ticked, too.
    Tick,
    /// They rest.
    Rest,
}

/// One way of making a step small enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShrinkWay {
    /// A smaller bit of it.
    Smaller,
    /// With someone.
    With,
    /// Finding something out first.
    FindOut,
    /// Another day.
    Day,
    /// Looking at a time they got through.
    Win,
}

/// What becomes of a step that has waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitWay {
    /// It gets a new day.
    NewDay,
    /// It gets smaller.
    Smaller,
    /// Another one comes in its place.
    Another,
    /// It rests.
    Rest,
    /// It stays as it is.
    Leave,
}

/// Something that Today offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// To write down someone to call.
    Call,
    /// To write down what got them through.
    Strengths,
    /// To do that step now.
    FirstBit(Id),
}

/// A day that is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearDay {
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// By the end of this week.
    ThisWeek,
    /// Another day, which is asked for.
    Another,
    /// None yet.
    NotKnown,
}

/// What becomes of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaAnswer {
    /// It is kept as it stands.
    Keep,
    /// It is to be said another way.
    MyWay,
    /// It is kept in the client's own words.
    Mine,
    /// No, thanks.
    No,
    /// It waits; one that was answered waits again.
    Later,
}

//! How will I know? The ladder of a goal in own words, and the line that is true now.
//!
//! On its first day the page asks before it offers lines to press; later the lines come first.

use crate::{
    base::{Id, Key, Kind, Slot, Value, When, Who},
    content::{Depth, PageSpec},
    form::{choice_sources, fields},
    insight::ladder::{self, Hint, Rater, Vague},
    page::{Act, Block, Choice, Command, Mark, Page, Row, RowId},
    records::drafts,
    say,
    screens::screen::{MayHide, Screen},
    view::{Offer, Reply, Subject, View, dates},
    workbook::{Edit, Entry, EntryKind, Goal, GoalKind, Item, Ladder, Level, Look, patch::Touch},
};

/// How many lines from before are shown.
const EARLIER: usize = 10;

/// How one will know.
#[derive(Debug)]
pub struct LadderScreen(pub Id);

impl Screen for LadderScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let title = view.say(&say!("ladder.title"));
        let (Some(spec), Some(goal)) = (view.content.page("ladder"), view.goal(id)) else {
            return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], side: Vec::new() };
        };
        let mut main = Vec::new();
        if !goal.words.is_blank() {
            main.push(Block::Own(goal.words.to_string()));
        }
        main.extend(asked_and_lines(view, spec, goal));
        if view.depth == Depth::Detail {
            let numbers = Row::act(Act::Numbers, view.say(&say!("numbers.title")));
            main.push(Block::row(numbers));
        }
        Page { title, main, side: earlier(view, goal) }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        fields::offers(view, "ladder")
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        fields::act(view, act, "ladder")
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        taken(view, self.0).map(RowId::Choice)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("ladder".to_owned())
    }

    fn shows(&self, touch: &Touch) -> bool {
        [&touch.before, &touch.after].into_iter().flatten().any(|item| match item {
            Item::Entry(entry) => Look::at(entry, self.0).is_some(),
            Item::Goal(goal) => goal.id == self.0,
            _ => false,
        })
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Page(Subject::Record(self.0))
    }
}

/// The questions and the lines to press. While they are first written, what is pressed comes after what is asked:
/// rows that come in above a field would push it away from under the hands.
fn asked_and_lines(view: &View, spec: &PageSpec, goal: &Goal) -> Vec<Block> {
    let begun = Ladder::of(goal).is_begun();
    let mine = if begun { lines(view, goal) } else { Vec::new() };
    let on_before = before_today(view, goal.id).next().is_some();
    let (first, rest): (Vec<_>, Vec<_>) =
        asked(view, spec, goal, on_before).into_iter().partition(|(depth, _)| *depth == Some(Depth::First));
    let blocks = |parts: Vec<(Option<Depth>, Vec<Block>)>| parts.into_iter().flat_map(|(_, blocks)| blocks);
    let mut out = Vec::new();
    if on_before {
        out.extend(mine);
        out.extend(blocks(first));
    } else {
        out.push(Block::Text(spec.purpose.clone()));
        out.extend(blocks(first));
        out.extend(mine);
    }
    out.extend(blocks(rest));
    // The client's own lines and questions come first.
    if begun {
        out.extend(helpers_lines(view, goal));
    }
    out.extend(fields::below(view, spec));
    out
}

/// The questions, each with its depth and with what its line could use right under it. Remarks about lines that are
/// not in sight come after them all.
fn asked(view: &View, spec: &PageSpec, goal: &Goal, on_before: bool) -> Vec<(Option<Depth>, Vec<Block>)> {
    let mut hints = hints(view, goal);
    let parts = fields::parts(view, spec, goal.id);
    let seen: Vec<&Key> = parts.iter().map(|(field, _)| &field.id).collect();
    for (about, _) in &mut hints {
        about.retain(|key| seen.contains(&key));
        about.truncate(1);
    }
    let mut out = Vec::new();
    for (asked, mut blocks) in parts {
        if asked.id == Ladder::TODAY && on_before {
            for block in &mut blocks {
                let Block::Field(field) = block else { continue };
                field.label = view.say(&say!("ladder.when_begun"));
            }
        }
        let of_it = hints.iter().filter(|(about, _)| about.contains(&asked.id));
        blocks.extend(of_it.map(|(_, said)| Block::Quiet(said.clone())));
        out.push((Some(asked.depth), blocks));
    }
    let others = hints.into_iter().filter(|(about, _)| about.is_empty());
    out.push((None, others.map(|(_, said)| Block::Quiet(said)).collect()));
    out
}

/// The check-ins before today in which a line was pressed, newest first.
fn before_today<'a>(view: &View<'a>, goal: Id) -> impl Iterator<Item = (&'a Entry, Look<'a>)> {
    let today = view.now.today;
    ladder::pressed(view.book, goal, today).filter(move |(entry, _)| entry.on != When::Day(today))
}

/// The five lines to press.
fn lines(view: &View, goal: &Goal) -> Vec<Block> {
    let today = view.now.today;
    let mine = ladder::last(view.book, goal.id, Rater::Me, today);
    let mut out = vec![Block::Heading(view.say(&say!("ladder.which")))];
    if mine.is_none() {
        out.push(Block::Quiet(view.say(&begins(view, goal))));
    }
    out.push(to_press(view, goal, Rater::Me, mine));
    out
}

/// Where a helper presses a line, too: the same lines for them, and whether the two see it differently.
fn helpers_lines(view: &View, goal: &Goal) -> Vec<Block> {
    let today = view.now.today;
    let theirs = ladder::last(view.book, goal.id, Rater::Helper, today);
    let mut out = Vec::new();
    if Ladder::of(goal).is_for_both() {
        out.push(Block::Heading(view.say(&say!("ladder.which_helper"))));
        out.push(to_press(view, goal, Rater::Helper, theirs));
    }
    if ladder::differ(view.book, goal.id, today) {
        out.push(Block::Quiet(view.say(&say!("ladder.differ"))));
    }
    out
}

fn to_press(view: &View, goal: &Goal, rater: Rater, pressed: Option<Level>) -> Block {
    let by_helper = rater == Rater::Helper;
    let row = |(level, choice): (Level, Choice)| {
        let before = if by_helper { "helper_" } else { "" };
        let name = Key::from(format!("{before}{}", choice.key.as_str()).as_str());
        let row = Row::choice(name, Command::Press { goal: goal.id, level, by_helper }, choice.label).note(choice.note);
        if pressed == Some(level) {
            row.mark(Mark::Chosen, view.say(&say!("choose.chosen")))
        } else {
            row.mark(Mark::NotChosen, view.say(&say!("choose.not_chosen")))
        }
    };
    let rows = choice_sources::levels(view, Some(goal)).into_iter();
    let rows = rows.filter_map(|choice| Some((Level::of(&choice.key)?, choice))).map(row).collect();
    Block::rows(rows)
}

/// Where most people begin: -1 where some of it is there, -2 where none is (King's College London); at 0 what is to be
/// kept up.
fn begins(view: &View, goal: &Goal) -> crate::base::Phrase {
    let name = |level: Level| view.say(&level.name());
    if goal.kind == Some(GoalKind::KeepUp) {
        return say!("ladder.begins_kept", hoped = name(Level::AsHoped));
    }
    say!("ladder.begins", part = name(Level::Part), low = name(Level::HardStretch))
}

/// The own words of a line; our name for it where there are none.
fn words(view: &View, goal: &Goal, level: Level) -> String {
    Ladder::of(goal).line(level).map_or_else(|| view.say(&level.name()), ToString::to_string)
}

/// What the lines could use, quietly, and the lines each remark is about, the best place for it first.
fn hints(view: &View, goal: &Goal) -> Vec<(Vec<Key>, String)> {
    let words = &view.content.words;
    let (vague, small) = (words.plain("ladder.vague_words"), words.plain("ladder.small_words"));
    let name = |level: Level| view.say(&level.name());
    let hoped = || name(Level::AsHoped);
    let told = |hint: &Hint| match hint {
        Hint::Vague(_, word) => say!("ladder.hint_vague", word = word.as_str()),
        Hint::Same(low, high) => say!("ladder.hint_same", low = name(*low), high = name(*high)),
        Hint::SameAsToday => say!("ladder.hint_same_today", hoped = hoped()),
        Hint::NothingAbove => say!("ladder.hint_above", hoped = hoped()),
        Hint::NothingBelow => say!("ladder.hint_below", hoped = hoped()),
        Hint::Blank(low, high) => say!("ladder.hint_blank", low = name(*low), high = name(*high)),
    };
    let all = ladder::hints(Ladder::of(goal), &Vague::new(&vague, &small));
    // What is to be kept up is there today.
    let kept = goal.kind == Some(GoalKind::KeepUp);
    let all = all.into_iter().filter(|hint| !(kept && *hint == Hint::SameAsToday));
    all.map(|hint| (about(&hint), view.say(&told(&hint)))).collect()
}

/// The fields a remark is about.
fn about(hint: &Hint) -> Vec<Key> {
    match hint {
        Hint::Vague(level, _) => vec![level.key()],
        Hint::Same(low, high) => vec![low.key(), high.key()],
        Hint::SameAsToday => vec![Ladder::TODAY],
        Hint::NothingAbove => vec![Level::Best.key()],
        Hint::NothingBelow => vec![Level::HardStretch.key()],
        Hint::Blank(low, high) => vec![high.key(), low.key()],
    }
}

/// The lines that were pressed on other days, newest first, client and helper side by side.
fn earlier(view: &View, goal: &Goal) -> Vec<Block> {
    let row = |(entry, look): (&Entry, Look)| {
        let day = dates::near(view, &entry.on);
        let line = |level| words(view, goal, level);
        let (text, note) = match (look.line(), look.helper_line()) {
            (Some(mine), Some(theirs)) if mine == theirs => {
                (line(mine), view.say(&say!("ladder.day_and_helper_same", day = day)))
            }
            (Some(mine), Some(theirs)) => {
                (line(mine), view.say(&say!("ladder.day_and_helper", day = day, line = line(theirs))))
            }
            (None, Some(theirs)) => (view.say(&say!("ladder.by_helper", line = line(theirs))), day),
            (Some(mine), None) => (line(mine), day),
            (None, None) => (String::new(), day),
        };
        Row::record(entry.id, text).note(note)
    };
    let told_above = usize::from(is_above(view, goal));
    let rows: Vec<Row> = before_today(view, goal.id).skip(told_above).take(EARLIER).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading(view.say(&say!("ladder.earlier")));
    vec![heading, Block::rows(rows)]
}

/// What was pressed last, before today, is what is chosen above.
fn is_above(view: &View, goal: &Goal) -> bool {
    let today = view.now.today;
    let newest = ladder::pressed(view.book, goal.id, today).next();
    newest.is_some_and(|(entry, look)| {
        let theirs = look.helper_line().is_none() || Ladder::of(goal).is_for_both();
        entry.on != When::Day(today) && look.line().is_some() && theirs
    })
}

/// Where the focus begins.
fn taken(view: &View, id: Id) -> Option<Key> {
    view.goal(id).filter(|goal| Ladder::of(goal).is_begun()).map(|goal| choice_sources::level_at_hand(view, goal))
}

/// A line was pressed, by the client or by a helper: it goes into the check-in of today, which is begun where there is
/// none.
pub fn press(view: &mut View, id: Id, level: Level, by_helper: bool) -> Vec<Reply> {
    let rater = if by_helper { Rater::Helper } else { Rater::Me };
    let book = view.book;
    let Some(goal) = book.goal(id) else { return Vec::new() };
    let today = view.now.today;
    // What a helper presses stands beside what the client pressed on that day.
    let by = if rater == Rater::Helper { Who::Me } else { view.who };
    let entry = drafts::check_in_of_today_by(view, Some(id), by);
    let look = entry.and_then(|entry| Look::at(entry, id));
    if look.and_then(|look| rater.line(look)) == Some(level) {
        return vec![Reply::Refuse(say!("ladder.pressed_already"))];
    }
    let first = rater == Rater::Me && ladder::last(book, id, rater, today).is_none();
    // How it is today is what the first line pressed looks like.
    let today_words = Ladder::of(goal).today().filter(|_| first && Ladder::of(goal).written(level).is_none());
    let line = today_words.map_or_else(|| words(view, goal, level), ToString::to_string);
    let mut edits = vec![rate(view, entry.map(|entry| entry.id), id, rater, level)];
    edits.extend(today_words.map(|words| Edit::Set(Slot::new(id, &level.key()), Some(Value::Text(words.clone())))));
    let did = match rater {
        Rater::Me => say!("did.pressed", line = line),
        Rater::Helper => say!("did.pressed_by_helper", line = line),
    };
    vec![Reply::Edit(Edit::Many(edits), did)]
}

fn rate(view: &mut View, entry: Option<Id>, goal: Id, rater: Rater, level: Level) -> Edit {
    let column = if rater == Rater::Me { &Look::LINE } else { &Look::HELPER_LINE };
    let cell = |entry| Slot::new(entry, &Look::GOALS).cell(goal, column);
    let line = Some(Value::Pick(level.key()));
    if let Some(entry) = entry {
        return Edit::Set(cell(entry), line);
    }
    let id = view.draw(Kind::Entry);
    let mut entry = Entry::new(id, view.who, view.now.moment, EntryKind::CheckIn, view.now.today);
    entry.more.set(&cell(id), line);
    Edit::AddEntry(entry)
}

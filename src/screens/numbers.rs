//! Numbers for my helper: ladders as levels and T scores, in words. The levels come first (Murphy and Shiel: for one
//! person over time they are the clearer method).

use crate::{
    base::{Id, Key, Phrase, Slot},
    content::{Depth, PageSpec},
    form::{field, fields, visibility},
    insight::{
        check_ins,
        gas::{self, Reading, Track, Weighing},
        ladder::{self, Press, Rater},
    },
    page::{Act, Block, List, Page, Place, Row, RowId},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View, dates, labels},
    workbook::{Goal, Item, Ladder, Level, Settings, patch::Touch},
};

/// The first and the last line that was pressed.
type Pressed<'a> = (Press<'a>, Press<'a>);

/// A goal of which a line was pressed.
struct Pressing<'a> {
    goal: &'a Goal,
    mine: Option<Pressed<'a>>,
    theirs: Option<Pressed<'a>>,
}

/// Numbers for a helper.
#[derive(Debug)]
pub struct NumbersScreen;

impl Screen for NumbersScreen {
    fn page(&self, view: &View) -> Page {
        let title = view.say(&say!("numbers.title"));
        let Some(spec) = view.content.page("numbers") else { return Page { title, ..Page::default() } };
        let (goals, has_more) = pressings(view);
        let mut main = vec![Block::Text(spec.purpose.clone())];
        main.extend(goals.iter().flat_map(|pressing| levels(view, spec, pressing)));
        main.extend(has_more.then(|| Block::Quiet(view.say(&say!("numbers.more_goals")))));
        main.extend(as_one(view, &goals));
        main.extend(to_ladders(view, &goals));
        main.extend(settings(view));
        main.extend(fields::below(view, spec));
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        fields::offers(view, "numbers")
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        fields::act(view, act, "numbers")
    }

    fn shows(&self, touch: &Touch) -> bool {
        match [&touch.before, &touch.after] {
            [Some(Item::Settings(before)), Some(Item::Settings(after))] => before.weights != after.weights,
            [Some(Item::Goal(before)), Some(Item::Goal(after))] => {
                let weights = |goal| (Ladder::of(goal).importance(), Ladder::of(goal).difficulty());
                weights(before) != weights(after)
            }
            _ => false,
        }
    }
}

/// The goals of which a line was pressed, those on the go and those looked at last; and whether there are more.
fn pressings<'a>(view: &View<'a>) -> (Vec<Pressing<'a>>, bool) {
    let (book, today) = (view.book, view.now.today);
    let pressed = |goal: &'a Goal| {
        let by = |rater| ladder::first_and_last(book, goal.id, rater, today);
        Pressing { goal, mine: by(Rater::Me), theirs: by(Rater::Helper) }
    };
    let is_pressed = |goal: &&Goal| {
        let by = |rater| ladder::last(book, goal.id, rater, today).is_some();
        by(Rater::Me) || by(Rater::Helper)
    };
    let (goals, has_more) = check_ins::nearest(book, book.goals().filter(is_pressed));
    (goals.into_iter().map(pressed).collect(), has_more)
}

/// One goal, leading to its lines; its levels, and what it weighs.
fn levels(view: &View, spec: &PageSpec, pressing: &Pressing) -> Vec<Block> {
    let goal = pressing.goal;
    let mut lines = pressing.mine.map_or_else(Vec::new, |pressed| told(view, pressed, Rater::Me));
    lines.extend(pressing.theirs.map_or_else(Vec::new, |pressed| told(view, pressed, Rater::Helper)));
    let mut out = vec![Block::row(row(view, goal)), text(view, &lines)];
    for asked in &spec.fields {
        let slot = Slot::new(goal.id, &asked.id);
        let in_sight = asked.depth <= view.depth || view.focus.is(&RowId::Slot(slot.clone()));
        if in_sight && visibility::fits(view, asked, &slot) {
            out.push(Block::Field(Box::new(field::of(view, asked, goal.id))));
        }
    }
    out
}

/// The goal as a row that leads to its lines.
fn row(view: &View, goal: &Goal) -> Row {
    Row::go(Key::from(goal.id.as_str()), Place::Ladder(goal.id), labels::words_or(view, &goal.words))
}

/// Several sentences, a line each.
fn text(view: &View, lines: &[Phrase]) -> Block {
    Block::Text(lines.iter().map(|line| view.say(line)).collect::<Vec<_>>().join("\n"))
}

fn told(view: &View, (first, last): Pressed, rater: Rater) -> Vec<Phrase> {
    let day = |press: Press| dates::near(view, &press.entry.on);
    let name = |press: Press| view.say(&press.level.name());
    let number = |press: Press| number(press.level);
    if first.entry.id == last.entry.id {
        let (number, name, day) = (number(last), name(last), day(last));
        return vec![match rater {
            Rater::Me => say!("numbers.once", number = number, name = name, day = day),
            Rater::Helper => say!("numbers.helper_once", number = number, name = name, day = day),
        }];
    }
    match rater {
        Rater::Me => vec![
            say!("numbers.start", number = number(first), name = name(first), day = day(first)),
            say!("numbers.now", number = number(last), name = name(last), day = day(last)),
        ],
        Rater::Helper => vec![
            say!("numbers.helper_start", number = number(first), name = name(first), day = day(first)),
            say!("numbers.helper_now", number = number(last), name = name(last), day = day(last)),
        ],
    }
}

/// "-1", "0", "+2".
fn number(level: Level) -> String {
    match level.number() {
        0 => "0".to_owned(),
        other => format!("{other:+}"),
    }
}

/// All ladders as one number, the helper's apart.
fn as_one(view: &View, goals: &[Pressing]) -> Vec<Block> {
    let weighed: Vec<&Goal> = goals.iter().map(|pressing| pressing.goal).collect();
    let weighing = Weighing::of(&weighed, view.book.settings().weights);
    let reading = |of: fn(&Pressing) -> Option<(Level, Level, bool)>| {
        let track = |pressing: &Pressing| {
            let (start, now, again) = of(pressing)?;
            Some(Track { weight: weighing.weight(pressing.goal), start, now, again })
        };
        gas::reading(&goals.iter().filter_map(track).collect::<Vec<_>>())
    };
    let mine = reading(|pressing| pressing.mine.map(start_and_now));
    let theirs = reading(|pressing| pressing.theirs.map(start_and_now));
    let quiet = |phrase: Phrase| Block::Quiet(view.say(&phrase));
    let mut out = Vec::new();
    match mine {
        Some(reading) => {
            out.push(Block::Heading(view.say(&say!("numbers.as_one"))));
            let fifty = [say!("numbers.fifty")];
            out.push(text(view, &numbers(&reading).into_iter().chain(fifty).collect::<Vec<_>>()));
        }
        None => out.push(text(view, &[say!("numbers.too_early")])),
    }
    if let Some(reading) = theirs {
        out.push(Block::Heading(view.say(&say!("numbers.as_one_helper"))));
        out.push(text(view, &numbers(&reading)));
    }
    let both = [mine, theirs];
    let changed = both.iter().flatten().any(|reading| reading.now.is_some());
    out.extend(changed.then(|| quiet(say!("numbers.adds_up"))));
    if both.iter().flatten().next().is_some() {
        out.extend(weight_told(weighing).map(quiet));
        out.push(quiet(say!("numbers.not_for")));
    }
    out
}

fn start_and_now((first, last): Pressed) -> (Level, Level, bool) {
    (first.level, last.level, first.entry.id != last.entry.id)
}

fn numbers(reading: &Reading) -> Vec<Phrase> {
    let mut out = vec![say!("numbers.t_start", t = reading.start.size())];
    match reading.now {
        Some(now) => {
            let change = now.since(reading.start);
            out.push(say!("numbers.t_now", t = now.size()));
            out.push(match change.sign() {
                1 => say!("numbers.higher", by = change.size()),
                -1 => say!("numbers.lower", by = change.size()),
                _ => say!("numbers.the_same"),
            });
        }
        None => out.push(say!("numbers.too_early_change")),
    }
    out.push(say!("numbers.count", n = reading.ladders));
    out
}

fn weight_told(weighing: Weighing) -> Option<Phrase> {
    match weighing {
        Weighing::Alike => None,
        Weighing::Importance => Some(say!("numbers.weigh_importance")),
        Weighing::Both => Some(say!("numbers.weigh_both")),
        Weighing::Missing => Some(say!("numbers.weigh_missing")),
    }
}

/// Whether goals weigh differently: a setting, asked where it shows what it does.
fn settings(view: &View) -> Option<Block> {
    let asked = view.content.page("settings")?.field(Settings::WEIGHTS.as_str())?;
    let slot = Slot::new(Id::settings(), &asked.id);
    let in_sight = view.depth > Depth::First || view.focus.is(&RowId::Slot(slot));
    in_sight.then(|| Block::Field(Box::new(field::of(view, asked, Id::settings()))))
}

/// The other goals that are on the go, each leading to its lines: a line that is pressed there fills this page.
fn to_ladders(view: &View, pressed: &[Pressing]) -> Vec<Block> {
    let other = |goal: &&Goal| goal.is_live() && pressed.iter().all(|pressing| pressing.goal.id != goal.id);
    let rows: Vec<Row> = view.book.goals().filter(other).map(|goal| row(view, goal)).collect();
    if rows.is_empty() && !pressed.is_empty() {
        return Vec::new();
    }
    let empty = view.say(&say!("numbers.no_goal"));
    vec![Block::Heading(view.say(&say!("numbers.ladders"))), Block::List(List::whole(rows, empty))]
}

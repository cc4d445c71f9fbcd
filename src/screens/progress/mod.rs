//! Pictures of progress: each with its sentence and its rows, or what would fill it.

mod apart;
mod areas;
mod goals;
mod handled;
mod helped;
mod named;
mod shown;
mod wrote;
mod year;

use self::shown::Shown;
use crate::{
    base::{Id, Key},
    insight::check_ins,
    page::{Block, Page, Picture, Place, Row},
    say,
    screens::screen::{Behaviour, Screen, is_of_a_record},
    view::{View, labels},
    workbook::{Goal, patch::Touch},
};

/// Pictures of progress.
#[derive(Debug)]
pub struct ProgressScreen;

impl Screen for ProgressScreen {
    fn page(&self, view: &View) -> Page {
        let mut list: Vec<Row> = Vec::new();
        let has_looks = |goal: &&Goal| view.book.looks_of(goal.id).next().is_some();
        let (goals, has_more) = check_ins::nearest(view.book, view.book.goals().filter(has_looks));
        for goal in goals {
            for (nth, (picture, name, short)) in goals::all(view, goal).into_iter().enumerate() {
                let mut row = row(picture, name, short);
                if nth == 0 {
                    row.head = labels::words_or(view, &goal.words);
                }
                list.push(row);
            }
        }
        let of_goals = list.len();
        let short_of = |picture: Picture| {
            let shown = shown(view, picture);
            row(picture, shown.name, shown.short)
        };
        list.extend([Picture::Areas, Picture::Strengths].map(short_of));
        let (name, short) = year::told(view);
        list.push(row(Picture::Year, name, short));
        let of_help = list.len();
        list.extend(help_pictures(view).into_iter().map(short_of));
        if let Some(row) = list.get_mut(of_help) {
            row.head = view.say(&say!("progress.of_help"));
        }
        let mut main = Vec::new();
        if of_goals == 0 {
            main.push(Block::Quiet(view.say(&say!("progress.no_goal"))));
        } else if let Some(row) = list.get_mut(of_goals) {
            row.head = view.say(&say!("progress.of_all"));
        }
        main.push(Block::rows(list));
        main.push(Block::Quiet(view.say(&say!("progress.skill"))));
        main.extend(has_more.then(|| Block::Quiet(view.say(&say!("progress.more_goals")))));
        Page { title: view.say(&say!("progress.title")), main, side: Vec::new() }
    }

    fn shows(&self, touch: &Touch) -> bool {
        is_of_a_record(touch)
    }
}

/// One picture of progress.
#[derive(Debug)]
pub struct PictureScreen(pub Picture);

impl Screen for PictureScreen {
    fn page(&self, view: &View) -> Page {
        picture(view, self.0)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        goal_of(self.0)
    }

    fn shows(&self, touch: &Touch) -> bool {
        is_of_a_record(touch)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::LooksBack]
    }
}

/// How help changes: what is told of it side by side. Alone, everything is its owner's: who wrote what, and how far
/// apart talks are, is told once a talk is over.
fn help_pictures(view: &View) -> Vec<Picture> {
    let talked = view.book.talks().any(|talk| !talk.is_open());
    let with_talks = |picture: Picture| talked.then_some(picture);
    let all = [
        Some(Picture::WhoDid),
        with_talks(Picture::WhoWrote),
        Some(Picture::WhoChose),
        with_talks(Picture::Talks),
        Some(Picture::Handled),
    ];
    all.into_iter().flatten().collect()
}

fn row(picture: Picture, name: String, short: String) -> Row {
    Row::go(key(picture), Place::Picture(picture), name).note(short)
}

/// One of them.
fn picture(view: &View, picture: Picture) -> Page {
    let shown = shown(view, picture);
    let goal = goal_of(picture).and_then(|id| view.book.goal(id)).filter(|goal| !goal.words.is_blank());
    let title = match goal {
        Some(goal) => view.say(&say!("progress.of_goal", name = shown.name, goal = &goal.words)),
        None => shown.name,
    };
    let mut main = Vec::new();
    match shown.figure {
        Some(figure) => {
            main.push(Block::Figure(figure));
            main.extend(shown.more);
            main.push(Block::Quiet(view.say(&say!("progress.what_do_you_see"))));
        }
        None => main.push(Block::Text(shown.short)),
    }
    if !shown.from.is_empty() {
        main.push(Block::Heading(view.say(&say!("progress.comes_from"))));
        main.push(Block::rows(shown.from));
    }
    Page { title, main, side: Vec::new() }
}

fn shown(view: &View, picture: Picture) -> Shown {
    match picture {
        Picture::HowFar(id) | Picture::Ladder(id) | Picture::Sure(id) => {
            view.book.goal(id).map(|goal| goals::one(view, goal, picture)).unwrap_or_default()
        }
        Picture::Areas => areas::shown(view),
        Picture::WhoDid => helped::shown(view),
        Picture::WhoWrote => wrote::shown(view),
        Picture::WhoChose => named::who_chose(view),
        Picture::Talks => apart::shown(view),
        Picture::Handled => handled::shown(view),
        Picture::Strengths => named::strengths(view),
        Picture::Year => year::shown(view),
    }
}

fn goal_of(picture: Picture) -> Option<Id> {
    match picture {
        Picture::HowFar(id) | Picture::Ladder(id) | Picture::Sure(id) => Some(id),
        Picture::Areas
        | Picture::WhoDid
        | Picture::WhoWrote
        | Picture::WhoChose
        | Picture::Talks
        | Picture::Handled
        | Picture::Strengths
        | Picture::Year => None,
    }
}

/// The name of the row of a picture: "how_far/g_1", "areas".
fn key(picture: Picture) -> Key {
    let name = match picture {
        Picture::HowFar(_) => "how_far",
        Picture::Ladder(_) => "ladder",
        Picture::Sure(_) => "sure",
        Picture::Areas => "areas",
        Picture::WhoDid => "who_did",
        Picture::WhoWrote => "who_wrote",
        Picture::WhoChose => "who_chose",
        Picture::Talks => "talks",
        Picture::Handled => "handled",
        Picture::Strengths => "strengths",
        Picture::Year => "year",
    };
    goal_of(picture).map_or_else(|| Key::from(name), |goal| Key::from(format!("{name}/{}", goal.as_str()).as_str()))
}

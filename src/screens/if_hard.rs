//! If it gets hard: what may be in the way, around first, and if-then plans (implementation intentions, Gollwitzer,
//! 1999; with the obstacle named first, Oettingen, 2000).

use super::kit::{View, dark, dates, form, links, plans, rows};
use crate::{
    base::Id,
    insight::hard_times,
    page::{Block, List, Page, Row, Target},
    say,
    workbook::Goal,
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let title = view.say(&say!("if_hard.title"));
    let (Some(spec), Some(goal)) = (view.content.page("if_hard"), view.goal(id)) else {
        return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], ..Page::default() };
    };
    let mut main = vec![Block::Own(rows::words_or(view, &goal.words)), Block::Text(spec.purpose.clone())];
    for (field, blocks) in form::parts(view, spec, id) {
        if field.id == Goal::PLANS {
            main.extend(plans::blocks(view, field, goal));
        } else {
            main.extend(blocks);
        }
    }
    main.extend(slip(view, goal));
    main.extend(form::more(view, &spec.fields));
    Page { title, main, side: Vec::new() }
}

/// A hard time for which one of the plans was made: on which day, and the way to it.
fn slip(view: &View, goal: &Goal) -> Vec<Block> {
    let found = hard_times::slip(view.book, goal, view.now.today).filter(|_| !dark::goal(view, goal));
    let Some((entry, plan)) = found.and_then(|(entry, plan)| Some((view.book.entry(entry)?, plan))) else {
        return Vec::new();
    };
    let told = links::plans(view, goal).into_iter().find(|choice| choice.key.as_str() == plan.as_str());
    let Some(told) = told.filter(|_| !dark::record(view, entry.id)) else {
        return Vec::new();
    };
    let ask = say!("if_hard.slip", day = dates::near(view, &entry.on), plan = told.label);
    let row = Row::new(Target::Record(entry.id), view.say(&say!("if_hard.see_it")));
    vec![Block::Quiet(view.say(&ask)), Block::List(List::whole(vec![row], String::new()))]
}

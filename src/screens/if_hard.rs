//! If it gets hard: what may be in the way, around first, and if-then plans (implementation intentions, Gollwitzer,
//! 1999; with the obstacle named first, Oettingen, 2000).
//!
//! Must never: make the person the obstacle.

use super::kit::{View, form, plans, rows};
use crate::{
    base::Id,
    page::{Block, Page},
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
    main.extend(form::more(view, &spec.fields));
    Page { title, main, side: Vec::new() }
}

//! If it gets hard: what may be in the way, around first, and if-then plans (implementation intentions, Gollwitzer,
//! 1999; with the obstacle named first, Oettingen, 2000).

use crate::{
    base::Id,
    form::{choice_sources, fields},
    insight::hard_times,
    page::{Act, Block, Page, Row},
    records::plans,
    say,
    screens::screen::{MayHide, Screen, is_of_goal},
    view::{Offer, Reply, Subject, View, dates, labels},
    workbook::{Goal, patch::Touch},
};

/// What may get in the way of a goal.
#[derive(Debug)]
pub struct IfHardScreen(pub Id);

impl Screen for IfHardScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let title = view.say(&say!("if_hard.title"));
        let (Some(spec), Some(goal)) = (view.content.page("if_hard"), view.goal(id)) else {
            return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], ..Page::default() };
        };
        let mut main = vec![Block::Own(labels::words_or(view, &goal.words)), Block::Text(spec.purpose.clone())];
        for (field, blocks) in fields::parts(view, spec, id) {
            if field.id == Goal::PLANS {
                main.extend(plans::blocks(view, field, goal));
            } else {
                main.extend(blocks);
            }
        }
        main.extend(slip(view, goal));
        main.extend(fields::below(view, spec));
        Page { title, main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        fields::offers(view, "if_hard")
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        fields::act(view, act, "if_hard")
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("if_hard".to_owned())
    }

    fn shows(&self, touch: &Touch) -> bool {
        is_of_goal(touch, self.0)
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Page(Subject::Record(self.0))
    }
}

/// A hard time for which one of the plans was made: on which day, and the way to it.
fn slip(view: &View, goal: &Goal) -> Vec<Block> {
    let found = hard_times::slip(view.book, goal, view.now.today);
    let Some((entry, plan)) = found.and_then(|(entry, plan)| Some((view.book.entry(entry)?, plan))) else {
        return Vec::new();
    };
    let told = choice_sources::plans(view, goal).into_iter().find(|choice| choice.key.as_str() == plan.as_str());
    let Some(told) = told else { return Vec::new() };
    let ask = say!("if_hard.slip", day = dates::near(view, &entry.on), plan = told.label);
    let row = Row::record(entry.id, view.say(&say!("if_hard.see_it")));
    vec![Block::Quiet(view.say(&ask)), Block::row(row)]
}

//! One page to take along: what stands in a record, in the order of its page file.
//!
//! Must never: state a law, or call a thing checked that is not.

use super::kit::{View, sheet};
use crate::{
    base::Id,
    page::{Act, Block, List, Page, Row, Target},
    say,
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(spec) = view.content.page_of(id).filter(|_| !view.is_covered(id)) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let mut main = vec![Block::Quiet(view.content.dates.full(view.now.today))];
    for part in sheet::parts(view, spec, id) {
        main.push(Block::Heading(part.ask));
        main.push(match part.said.is_empty() {
            true => Block::Quiet(view.say(&say!("sheet.room"))),
            false => Block::Own(part.said.join("\n")),
        });
    }
    if sheet::is_long(sheet::lines(view, spec, id).len()) {
        main.push(Block::Quiet(view.say(&say!("sheet.two_pages"))));
    }
    main.push(Block::Text(view.say(&say!("sheet.print"))));
    let back = Row::new(Target::Act(Act::Back), view.say(&say!("row.that_is_all")));
    main.push(Block::List(List::whole(vec![back], String::new())));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}

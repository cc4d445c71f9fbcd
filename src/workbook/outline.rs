//! The outline of a goal's steps: a flat list where each step may stand under another.

use super::{Refused, Step, Workbook, limits::DEEPEST};
use crate::base::Id;

/// The steps with their depth, 1 for the outermost.
pub(crate) fn with_depth<'a>(book: &'a Workbook, ids: &[Id]) -> Vec<(&'a Step, usize)> {
    let mut out: Vec<(&Step, usize)> = Vec::with_capacity(ids.len());
    // The steps above this one, outermost first: nearly always the one it stands under is the last of them.
    let mut above: Vec<(Id, usize)> = Vec::new();
    for id in ids {
        let Some(step) = book.step(*id) else { continue };
        let depth = step.under.map_or(1, |under| {
            while above.last().is_some_and(|(id, _)| *id != under) {
                above.pop();
            }
            let parent = above.last().map(|(_, depth)| *depth);
            parent.or_else(|| out.iter().find(|(s, _)| s.id == under).map(|(_, depth)| *depth)).map_or(1, |d| d + 1)
        });
        if step.under.is_none() {
            above.clear();
        }
        above.push((*id, depth));
        out.push((step, depth));
    }
    out
}

/// One way to move a step in its outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Before the sibling above.
    Up,
    /// After the sibling below.
    Down,
    /// Under the sibling above.
    In,
    /// Out from under its parent, right after it.
    Out,
}

/// Where a step is to stand: under which step, and right after which of that step's children (`None`: first).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The step it stands under.
    pub under: Option<Id>,
    /// The sibling it follows.
    pub after: Option<Id>,
}

/// Where moving `step` one `way` would put it.
///
/// # Errors
/// When there is nowhere to go that way; the reason says why.
pub fn spot(book: &Workbook, step: Id, way: Way) -> Result<Spot, Refused> {
    let this = book.step(step).ok_or(Refused::NoSuchRecord)?;
    let siblings = siblings(book, this.goal, this.under);
    let at = siblings.iter().position(|id| *id == step).ok_or(Refused::NoSuchRecord)?;
    let above = at.checked_sub(1).and_then(|i| siblings.get(i)).copied();
    match way {
        Way::Up => {
            above.ok_or(Refused::AtTheTop)?;
            let after = at.checked_sub(2).and_then(|i| siblings.get(i)).copied();
            Ok(Spot { under: this.under, after })
        }
        Way::Down => {
            let below = siblings.get(at + 1).copied().ok_or(Refused::AtTheBottom)?;
            Ok(Spot { under: this.under, after: Some(below) })
        }
        Way::In => {
            let above = above.ok_or(Refused::NothingAbove)?;
            let deepest = depth_of(book, step) + height(book, step);
            if deepest >= DEEPEST {
                return Err(Refused::TooDeep);
            }
            let after = self::siblings(book, this.goal, Some(above)).last().copied();
            Ok(Spot { under: Some(above), after })
        }
        Way::Out => {
            let parent = this.under.ok_or(Refused::Outermost)?;
            let under = book.step(parent).and_then(|p| p.under);
            Ok(Spot { under, after: Some(parent) })
        }
    }
}

/// The steps right under `under` in the outline of `goal`, in order.
pub fn siblings(book: &Workbook, goal: Option<Id>, under: Option<Id>) -> Vec<Id> {
    let ids = book.outline_ids(goal).iter().copied();
    ids.filter(|id| book.step(*id).is_some_and(|s| s.under == under)).collect()
}

/// Depth of a step: 1 for the outermost.
pub fn depth_of(book: &Workbook, step: Id) -> usize {
    let mut depth = 1;
    let mut at = book.step(step).and_then(|s| s.under);
    while let Some(up) = at {
        depth += 1;
        at = book.step(up).and_then(|s| s.under);
        if depth > DEEPEST * 2 {
            break;
        }
    }
    depth
}

/// Levels under a step; 0 when nothing stands under it.
fn height(book: &Workbook, step: Id) -> usize {
    let base = depth_of(book, step);
    branch(book, step).iter().map(|id| depth_of(book, *id) - base).max().unwrap_or(0)
}

/// The step and all that stands under it, in outline order.
pub fn branch(book: &Workbook, step: Id) -> Vec<Id> {
    let Some(this) = book.step(step) else {
        return Vec::new();
    };
    let outline = book.outline(this.goal);
    let Some(start) = outline.iter().position(|(s, _)| s.id == step) else {
        return vec![step];
    };
    let depth = outline.get(start).map_or(1, |(_, d)| *d);
    let below = outline.iter().skip(start + 1).take_while(|(_, d)| *d > depth);
    std::iter::once(step).chain(below.map(|(s, _)| s.id)).collect()
}

/// The order of an outline after `branch` (a step and all under it) is put at `spot`.
///
/// # Errors
/// When the spot is inside the branch itself, would be too deep, or names a sibling that stands elsewhere.
pub(crate) fn placed(book: &Workbook, goal: Option<Id>, moved: &[Id], to: Spot) -> Result<Vec<Id>, Refused> {
    let inside = |id: Option<Id>| id.is_some_and(|id| moved.contains(&id));
    if inside(to.under) || inside(to.after) {
        return Err(Refused::UnderItself);
    }
    if let Some(under) = to.under {
        let parent = book.step(under).ok_or(Refused::NoSuchRecord)?;
        let first = moved.first().copied();
        let below = first.filter(|id| book.step(*id).is_some()).map_or(0, |id| height(book, id));
        if parent.goal != goal {
            return Err(Refused::NoSuchRecord);
        }
        if depth_of(book, under) + 1 + below > DEEPEST {
            return Err(Refused::TooDeep);
        }
    }
    if let Some(after) = to.after {
        let sibling = book.step(after).ok_or(Refused::NoSuchRecord)?;
        // Elsewhere it would tear another step from what stands under it.
        if sibling.goal != goal || sibling.under != to.under {
            return Err(Refused::WrongKind);
        }
    }
    let mut ids: Vec<Id> = book.outline_ids(goal).iter().copied().filter(|id| !moved.contains(id)).collect();
    let at = match (to.after, to.under) {
        // After a sibling means after everything under it, too.
        (Some(after), _) => {
            let rest = branch(book, after);
            ids.iter().rposition(|id| rest.contains(id)).ok_or(Refused::NoSuchRecord)? + 1
        }
        (None, Some(under)) => ids.iter().position(|id| *id == under).ok_or(Refused::NoSuchRecord)? + 1,
        (None, None) => 0,
    };
    ids.splice(at..at, moved.iter().copied());
    Ok(ids)
}

impl Workbook {
    /// The steps of a goal (or of none) in outline order, each with its depth: 1 for the outermost.
    pub fn outline(&self, goal: Option<Id>) -> Vec<(&Step, usize)> {
        with_depth(self, self.outline_ids(goal))
    }
}

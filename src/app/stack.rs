//! Where we are and how we came there: a pile of stops, the lowest one of the five places.

use crate::{
    content::Depth,
    page::{Place, RowId, Zoom},
};

/// One stop: a place, what was in focus there, and what was unfolded.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// Where.
    pub(super) place: Place,
    /// What is in focus.
    pub(super) focus: Option<RowId>,
    /// Where it stood in a long list, before it went to what stands beside.
    pub(super) in_list: Option<RowId>,
    /// Which of the rows and fields of the page that was; for when it is gone.
    pub(super) index: usize,
    /// The deepest fields that are shown.
    pub(super) depth: Depth,
    /// How closely the log is looked at.
    pub(super) zoom: Zoom,
    /// What help or the palette is filtered by.
    pub(super) filter: String,
}

impl Stop {
    fn at(place: Place) -> Self {
        Self {
            place,
            focus: None,
            in_list: None,
            index: 0,
            depth: Depth::First,
            zoom: Zoom::Day,
            filter: String::new(),
        }
    }
}

/// The stops.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    below: Vec<Stop>,
    top: Stop,
    /// Grows whenever another place is on top.
    pub(super) visit: u64,
}

impl Stack {
    pub(super) fn at(place: Place) -> Self {
        Self { below: Vec::new(), top: Stop::at(place), visit: 1 }
    }

    pub(super) fn top(&self) -> &Stop {
        &self.top
    }

    pub(super) fn top_mut(&mut self) -> &mut Stop {
        &mut self.top
    }

    /// The stop under the top one.
    pub(super) fn below(&self) -> Option<&Stop> {
        self.below.last()
    }

    /// The lowest stop's place: one of the five.
    pub(super) fn root(&self) -> &Place {
        &self.below.first().unwrap_or(&self.top).place
    }

    /// Every stop, the top one first.
    pub(super) fn all(&self) -> Vec<(Place, Option<RowId>)> {
        let stops = std::iter::once(&self.top).chain(self.below.iter().rev());
        stops.map(|stop| (stop.place.clone(), stop.focus.clone())).collect()
    }

    /// The places of all stops.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.top).chain(&self.below).map(|stop| &stop.place)
    }

    /// Some place among the stops is like that.
    pub(super) fn any(&self, like: impl Fn(&Place) -> bool) -> bool {
        self.places().any(like)
    }

    /// The stops above that place, where it is open; none where it is not, or is not gone back to.
    pub(super) fn above(&self, place: &Place) -> Vec<(Place, Option<RowId>)> {
        if self.keeps_place(place) {
            return Vec::new();
        }
        let all = self.all();
        match all.iter().position(|(open, _)| open == place) {
            Some(at) => all.into_iter().take(at).collect(),
            None => Vec::new(),
        }
    }

    /// From Find, one comes back to Find: what was found is opened on top of it, also where its page is open below.
    fn keeps_place(&self, place: &Place) -> bool {
        self.top.place == Place::Find && *place != Place::Find
    }

    /// Opens a place on top. A place that is open already is gone back to instead.
    pub(super) fn open(&mut self, place: Place) {
        self.visit += 1;
        if self.top.place == place {
            return;
        }
        let open = self.below.iter().position(|stop| stop.place == place).filter(|_| !self.keeps_place(&place));
        if let Some(at) = open {
            let mut rest = self.below.split_off(at).into_iter();
            if let Some(stop) = rest.next() {
                self.top = stop;
            }
            return;
        }
        let old = std::mem::replace(&mut self.top, Stop::at(place));
        self.below.push(old);
    }

    /// Goes to one of the five places, leaving all others.
    pub(super) fn restart(&mut self, place: Place) {
        self.visit += 1;
        self.below.clear();
        self.top = Stop::at(place);
    }

    /// Goes back one stop; false at the lowest.
    pub(super) fn back(&mut self) -> bool {
        match self.below.pop() {
            Some(stop) => {
                self.top = stop;
                self.visit += 1;
                true
            }
            None => false,
        }
    }
}

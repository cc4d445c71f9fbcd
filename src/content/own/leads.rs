//! A pack of places and offers: what there is, for whom, at what cost, how to reach it, and when someone looked last.

use serde::Deserialize;

use super::file::one_line;
use crate::base::Day;

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Leads", deny_unknown_fields)]
pub struct Leads {
    /// Who made it.
    pub from: String,
    /// The day on which they last looked whether it holds: `2026-05-03`.
    pub checked: String,
    /// What there is.
    #[serde(default)]
    pub leads: Vec<Lead>,
}

/// One place or offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename = "Lead", deny_unknown_fields)]
pub struct Lead {
    /// What it is.
    pub what: String,
    /// For whom.
    #[serde(default)]
    pub for_whom: String,
    /// What it costs.
    #[serde(default)]
    pub cost: String,
    /// How to reach it.
    #[serde(default)]
    pub how: String,
    /// What else is good to know.
    #[serde(default)]
    pub note: String,
}

impl Leads {
    /// Reads a pack.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The day on which someone looked last, where it is one.
    pub fn day(&self) -> Option<Day> {
        Day::iso(&self.checked)
    }

    /// With every text on one clean line.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        let clean = |words: &mut String| *words = one_line(words);
        clean(&mut self.from);
        for lead in &mut self.leads {
            [&mut lead.what, &mut lead.for_whom, &mut lead.cost, &mut lead.how, &mut lead.note]
                .into_iter()
                .for_each(clean);
        }
        self.leads.retain(|lead| !lead.what.is_empty());
        self
    }
}

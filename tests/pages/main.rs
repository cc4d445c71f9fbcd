//! What a person meets on each page, and what holds on all of them: keys in, what stands on the page out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

#[path = "../support/mod.rs"]
mod support;

mod after_a_talk;
mod aloud;
mod any_words;
mod beside;
mod card_sort;
mod check_in;
mod chosen;
mod contacts;
mod dark_lines;
mod ended_sentence;
mod find;
mod finished_steps;
mod forms;
mod goal_plans;
mod goals;
mod guide;
mod handed_on;
mod hard_time;
mod help_changes;
mod helper_card;
mod hidden;
mod history;
mod hostile;
mod ideas_kept;
mod ladder;
mod long_texts;
mod loose_ends;
mod made_of;
mod map_of_pages;
mod marker;
mod marker_aloud;
mod milestones;
mod numbers;
mod older;
mod own;
mod page_figures;
mod pasted;
mod pile;
mod prepare;
mod private;
mod progress;
mod quiet;
mod safety;
mod screens;
mod sheet;
mod shelf;
mod slips;
mod steps;
mod story;
mod sure;
mod talk_changed;
mod talk_note;
mod ticking;
mod today;
mod unread;
mod unread_counts;
mod way_out;
mod week;
mod writing;
mod written;

//! The wizard that begins a school year: from the card of the school to the timetable, checked and opened.
//!
//! For coordinators, in their own school. Tables: organisations, `school_cards`, `school_subjects`, rooms, `school_years`,
//! terms, vacations with their sets, bells, grades, classes with their origins, roles, `curriculum_rows`, groups with
//! members and teachers, vacancies, slots, lessons, `wizard_drafts`, `years_in_hand`. Routes: `/wizard`, `/wizard/:step`
//! (forms alone), `/wizard/timetable` (with a program).
//!
//! Every step writes its real rows into the draft of the year: leaving loses nothing, and any step opens again.
//! What a year lacks, who is proposed and where a lesson may stand is law: `domain::{wizard, curriculum, timetable}`.
//! To add a step: a variant of `domain::wizard::Step`, a file in `steps/`, a file in `store/`, a `Body` in `sheet`.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod school;
mod sheet;
mod steps;
#[cfg(feature = "ssr")]
mod store;
mod terms;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod told;

use domain::access::Right;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::{WeekPage, WizardPage};

/// Whoever sets up the year.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::WIZARD, title: "Учебный год", glyph: Glyph::Calendar };
    who.has(Right::SetUpYear).then_some(entry).into_iter().collect()
}

//! Consents: texts of a school, papers brought in by class, withdrawal, and the screen that stands at the gate.
//!
//! For coordinators and secretaries (the school), class teachers (own class), officers (figures alone), and whoever is
//! asked. Tables: `consent_templates`, consents, `consent_refusals`, `consent_warnings`, `school_settings`. Routes: `/consents`,
//! `/consents/:of` (a class or `staff`), `/consent-texts`, `/consent`; doors: `GET /consents/forms.pdf`,
//! `GET /consent/form.pdf`, `POST` and `GET /consents/scans/:consent`.
//!
//! What may become of a consent is law (`domain::consent`); the gate itself stands where people sign in
//! (`kit::request`). What ends soon is told by the `warner` through the log of events, and renewed on `/consent`.

mod api;
mod asked;
mod asked_page;
mod consents_page;
#[cfg(feature = "ssr")]
mod doors;
mod grid;
mod grid_part;
mod own_part;
mod roll;
mod roll_page;
mod scan;
mod standing;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod texts_page;
#[cfg(feature = "ssr")]
mod warner;
mod way;
mod withdrawal;

use domain::access::Right;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use asked_page::AskedPage;
pub use consents_page::ConsentsPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use roll_page::ConsentRollPage;
pub use texts_page::ConsentTextsPage;
#[cfg(feature = "ssr")]
pub use warner::run_warner;

/// Whoever hands passwords out comes here from there; others who keep or oversee consents have a way of their own.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::CONSENTS, title: "Согласия", glyph: Glyph::Check };
    let own = who.has(Right::OverseeSchools) || who.has(Right::KeepConsents) && !who.has(Right::IssueSlips);
    own.then_some(entry).into_iter().collect()
}

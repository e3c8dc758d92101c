//! All SQL of organisations: made at the console, founded by offices, overseen with how far they are.

mod coordinator;
mod create;
mod found;
mod overseen;
mod progress;

use domain::school::CardDraft;
use entity::organisation;

pub use coordinator::{handed, introduce, place, seat};
pub use create::{NewOrganisation, create};
pub use found::{at_form, found, judged, notes, office, offices};
pub use overseen::{overseen, school};

/// What the card of an organisation says.
fn card(of: organisation::Model) -> CardDraft {
    CardDraft {
        name: of.name,
        short_name: of.short_name,
        legal_address: of.legal_address.unwrap_or_default(),
        postal_address: of.postal_address.unwrap_or_default(),
        phone: of.phone.unwrap_or_default(),
        email: of.email.unwrap_or_default(),
        site: of.site.unwrap_or_default(),
        inn: of.inn.unwrap_or_default(),
        ogrn: of.ogrn.unwrap_or_default(),
    }
}

//! What is asked of one person at the gate, as it crosses the wire.

use chrono::NaiveDate;
use domain::consent::{Consent, Purpose};
use domain::ids::{ConsentId, PersonId, SchoolId};
use serde::{Deserialize, Serialize};

/// `/consent`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub items: Vec<Item>,
    /// Other sides of the person are open.
    pub others_open: bool,
    /// All else the person answers for, as it stands.
    pub own: Vec<Own>,
    /// Day in force.
    pub today: NaiveDate,
}

/// A consent that is not asked for now: given, over, or of free will.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Own {
    pub school: SchoolId,
    pub purpose: Purpose,
    pub subject: PersonId,
    /// Whose data: «Соколов Михаил»; empty: one's own.
    pub about: String,
    pub title: String,
    pub text: String,
    pub consent: Consent,
    pub signed_by: Option<String>,
    pub way: WayToSign,
    /// The paper of which there is a scan.
    pub scan: Option<ConsentId>,
}

/// One consent that lacks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    pub school: SchoolId,
    pub purpose: Purpose,
    pub subject: PersonId,
    /// Whose data: «Соколов Михаил»; empty: one's own.
    pub about: String,
    pub title: String,
    pub text: String,
    pub way: WayToSign,
    pub refused_on: Option<NaiveDate>,
    pub contacts: Contacts,
}

/// How it can be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WayToSign {
    /// Here and now.
    Here { agreed_on: NaiveDate },
    /// On paper: there is no agreement to the rules of the electronic signature.
    Paper,
    /// By somebody else: a guardian gives it for the child.
    Guardian,
}

/// Whom to ask.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contacts {
    pub school: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

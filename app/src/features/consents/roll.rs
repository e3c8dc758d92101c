//! Consents of many as they cross the wire: figures of schools, rolls of classes, texts.

use chrono::NaiveDate;
use domain::consent::{Consent, Gate, Purpose};
use domain::file::Attached;
use domain::ids::{ClassId, ConsentId, PersonId};
use serde::{Deserialize, Serialize};

/// «дали согласие N из M»
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Share {
    pub given: u32,
    pub people: u32,
}

impl Share {
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { given: self.given + other.given, people: self.people + other.people }
    }

    pub const fn is_whole(self) -> bool {
        self.given >= self.people
    }
}

/// Figures of one school or one class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// «7А» or «Школа № 12»
    pub title: String,
    /// Of a school: its district.
    pub district: Option<String>,
    /// Of a class, for whoever may open its roll.
    pub class: Option<ClassId>,
    pub children: Share,
    pub guardians: Share,
    pub staff: Share,
    /// Consents of all purposes whose last day is near.
    pub ending: u32,
}

/// `/consents`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Overview {
    pub lines: Vec<Figures>,
    /// The school's own staff, for whoever keeps the school's consents.
    pub staff: Option<Share>,
    /// Consents of the staff whose last day is near.
    pub staff_ending: u32,
    /// How the school stands at the door; none for an overseer.
    pub door: Option<Door>,
}

/// What the school asks at the door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Door {
    pub gate: Gate,
    /// Purposes with a published text.
    pub published: Vec<Purpose>,
    /// The viewer keeps the texts.
    pub keeps: bool,
}

/// `/consents/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    pub class: Option<ClassId>,
    pub title: String,
    pub purpose: Purpose,
    pub published: bool,
    pub today: NaiveDate,
    pub rows: Vec<Row>,
}

/// One subject with who may sign and how it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub subject: PersonId,
    pub name: String,
    /// «мать: Соколов Михаил»
    pub note: String,
    pub signers: Vec<Signer>,
    pub consent: Consent,
    /// Who signed what stands or stood, shortly.
    pub signed_by: Option<String>,
    /// The paper it stands on.
    pub paper: Option<Paper>,
}

/// A paper of a consent that stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Paper {
    pub consent: ConsentId,
    pub scan: Option<Attached>,
}

/// Somebody who may sign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signer {
    pub person: PersonId,
    /// «мать, Соколова М. А.»; empty: the subject.
    pub title: String,
}

/// `/consent-texts`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Texts {
    pub gate: Gate,
    pub texts: Vec<Text>,
}

/// The text of a purpose: the one in force, or the draft the product proposes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "a text has a title and a text, as its table says")]
pub struct Text {
    pub purpose: Purpose,
    pub title: String,
    pub text: String,
    /// None: a draft.
    pub version: Option<i32>,
    pub published: Option<NaiveDate>,
    /// Whose way in would be shut by a text that asks anew.
    pub people: u32,
}

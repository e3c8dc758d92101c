//! The card of a person as it crosses the wire: as much of it as the caller sees.

use chrono::NaiveDate;
use domain::card::CardDraft;
use domain::ids::PersonId;
use domain::slip::Access;
use serde::{Deserialize, Serialize};

/// `/people/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    pub person: PersonId,
    /// «Соколов Михаил Дмитриевич»
    pub name: String,
    pub pupil: Option<Schooling>,
    /// What is known of a pupil's guardians.
    pub guardians: Vec<Guardian>,
    /// Of a guardian: the children.
    pub children: Vec<Child>,
    pub employment: Option<Employment>,
    /// Nothing where the caller sees the name alone.
    pub whole: Option<Particulars>,
    /// The caller keeps the social passport of this pupil.
    pub social: bool,
    pub face: Face,
}

/// The photograph, and which documents there are.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Face {
    /// Its address.
    pub photo: Option<String>,
    /// Nothing where the caller sees the name alone.
    pub documents: Option<Dossier>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dossier {
    /// «Фото и сайт»: the consent without which no photograph is shown.
    pub lacks: Option<String>,
    /// «Паспорт»
    pub titles: Vec<String>,
}

/// A pupil's way through the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Schooling {
    /// «7А»; nothing for whoever learns here no more, or not yet.
    pub class: Option<String>,
    /// Latest first.
    pub stays: Vec<Stay>,
    pub groups: Vec<Learning>,
}

/// A stay in a class, with the orders that began and ended it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stay {
    pub class: String,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    /// «приказ № 12 от 31.08.2026»
    pub began: String,
    pub ended: Option<String>,
}

/// «Алгебра», «Тихонов А. П.»
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Learning {
    pub subject: String,
    /// «7А, 1 подгруппа»
    pub group: String,
    pub teachers: String,
}

/// A guardian beside the pupil. Whoever sees names alone is told neither telephone nor rights.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guardian {
    pub person: PersonId,
    pub name: String,
    /// «мать»; empty where nobody wrote it down.
    pub degree: String,
    pub terms: Option<KinTerms>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KinTerms {
    pub phone: Option<String>,
    pub may_view: bool,
    pub may_sign: bool,
    /// Comes back with a change.
    pub shown: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Child {
    pub person: PersonId,
    pub name: String,
    pub class: String,
    pub degree: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Employment {
    /// The last day of whoever works here no more.
    pub left: Option<NaiveDate>,
    pub post: Option<String>,
    pub roles: Vec<Held>,
    /// «7А»
    pub leads: Vec<String>,
    /// «Алгебра, 7А»
    pub teaches: Vec<String>,
}

/// A role with its days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Held {
    pub title: String,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// What only those see who see the whole of a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Particulars {
    /// As a form opens with it.
    pub draft: CardDraft,
    pub login: Option<String>,
    pub access: Access,
    /// «О ребёнке» and whether it stands.
    pub consents: Vec<(String, bool)>,
    pub past: Vec<Past>,
    /// May the caller correct it? Then `seen` comes back with the correction.
    pub corrects: bool,
    pub seen: String,
}

/// One correction.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Past {
    /// «12.11.2026 14:05»
    pub at: String,
    pub who: String,
    /// «фамилия», «дата рождения: 03.04.2013 → 03.05.2013»
    pub what: String,
}

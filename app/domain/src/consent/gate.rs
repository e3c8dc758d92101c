//! The gate: what of a person's sides stays shut until consents stand.
//!
//! It begins with the first text a school publishes, and a school may lift it on another legal basis. Whoever keeps
//! the school's consents is let in all the same: else nobody could register the first.

use serde::{Deserialize, Serialize};

use super::purpose::Purpose;
use crate::access::{Right, Standing};
use crate::ids::{PersonId, SchoolId};

/// Does a school ask for consents at the door?
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// For every purpose with a published text.
    Asks,
    /// On the legal basis named.
    Lifted { basis: String },
}

/// What a school usually rests on when it asks nobody.
pub const LIFTED_BASIS: &str = "152-ФЗ, статья 6, часть 1, пункт 2: обработка нужна, чтобы исполнить обязанности, \
     возложенные на школу законом (273-ФЗ, статья 28, часть 3, пункты 10 и 11: учёт успеваемости и результатов обучения).";

/// A consent that lacks, and the side that waits for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Due {
    pub school: SchoolId,
    pub purpose: Purpose,
    /// The child through whom it is due; for staff the person.
    pub through: PersonId,
}

/// Takes the sides that wait for a consent out of `standing`; the rest of a person works as ever.
pub fn held_back(mut standing: Standing, person: PersonId, dues: Vec<Due>) -> (Standing, Vec<Due>) {
    let keeps = |school: SchoolId, standing: &Standing| {
        let mut here = standing.grants.iter().filter(|grant| grant.organisation == school.into());
        here.any(|grant| standing.gives(grant, Right::KeepConsents))
    };
    let held: Vec<Due> = dues
        .into_iter()
        .filter(|due| due.purpose != Purpose::Staff || !keeps(due.school, &standing))
        .collect();
    for due in &held {
        match due.purpose {
            Purpose::Staff => {
                standing.grants.retain(|grant| grant.organisation != due.school.into());
                standing.teaches.retain(|(school, _)| *school != due.school);
                standing.leads.retain(|(school, _)| *school != due.school);
                standing.stands_in.retain(|one| one.school != due.school);
            }
            Purpose::Child if due.through == person => standing.pupil = false,
            Purpose::Child | Purpose::Guardian => standing.children.retain(|child| *child != due.through),
            Purpose::Photo | Purpose::Signature => {}
        }
    }
    (standing, held)
}

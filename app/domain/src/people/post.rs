//! What a post in the staff list proposes; a person confirms it, no list grants a right.

use serde::{Deserialize, Serialize};

use super::search_key;

/// A role that a post speaks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposedRole {
    Head,
    DeputyHead,
    Secretary,
    SchoolCoordinator,
    Teacher,
    MedicalWorker,
    Psychologist,
    PersonnelOfficer,
}

/// «Заместитель директора по УВР» proposes a deputy head; a post nobody signs in for proposes nothing.
pub fn proposed_role(post: &str) -> Option<ProposedRole> {
    let key = search_key(post);
    let says = |word: &str| key.contains(word);
    let deputy = says("заместител") || says("зам.") || key.starts_with("зам ") || says("завуч");
    Some(match () {
        () if deputy && (says("директор") || says("завуч")) => ProposedRole::DeputyHead,
        () if says("координатор") => ProposedRole::SchoolCoordinator,
        () if says("кадр") => ProposedRole::PersonnelOfficer,
        () if says("секретар") || says("делопроизводител") => ProposedRole::Secretary,
        () if key.starts_with("директор") || key.starts_with("и.о. директор") => {
            ProposedRole::Head
        }
        () if says("психолог") || says("социальный педагог") => {
            ProposedRole::Psychologist
        }
        () if says("медицинск") || says("медсестр") || says("фельдшер") || says("врач") => {
            ProposedRole::MedicalWorker
        }
        () if says("учител")
            || says("преподавател")
            || says("воспитател")
            || says("педагог")
            || says("логопед") =>
        {
            ProposedRole::Teacher
        }
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_proposes_a_role() {
        let cases = [
            ("Директор", Some(ProposedRole::Head)),
            ("Заместитель директора по УВР", Some(ProposedRole::DeputyHead)),
            ("зам. директора по АХЧ", Some(ProposedRole::DeputyHead)),
            ("Секретарь", Some(ProposedRole::Secretary)),
            ("Учитель", Some(ProposedRole::Teacher)),
            ("Учитель начальных классов", Some(ProposedRole::Teacher)),
            ("Педагог-психолог", Some(ProposedRole::Psychologist)),
            ("Координатор ОУ", Some(ProposedRole::SchoolCoordinator)),
            ("Специалист по кадрам", Some(ProposedRole::PersonnelOfficer)),
            ("Дворник", None),
        ];
        for (post, role) in cases {
            assert_eq!(proposed_role(post), role, "{post}");
        }
    }
}

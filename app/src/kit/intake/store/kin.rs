//! Guardians of a list beside guardians and staff of the school who bear the same name: whoever is surely the same goes on
//! by itself, and of the merely similar a person is asked. Unanswered they are others: a wrong one would see the child.

use std::collections::BTreeSet;

use domain::ids::PersonId;
use domain::people::roster::{CheckedPupils, GuardianDraft, PupilDraft, Ruling, Side, Sign, Verdict};
use sea_orm::ConnectionTrait;

use super::facts::Facts;
use super::families::{child, on_record};
use super::frame::Frame;
use super::meetings::{Question, here, ruled, side};
use crate::kit::AppResult;

/// Those of `#` who have a child in the school `$1`, or work there.
const KIN: &str = "SELECT DISTINCT k.guardian_id AS id FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id \
     WHERE m.school_id = $1 AND k.guardian_id IN (#) \
     UNION SELECT person_id FROM staff WHERE school_id = $1 AND person_id IN (#)";

/// The guardians as it was decided, and what is asked of them.
pub async fn settle_guardians<C: ConnectionTrait>(
    tx: &C,
    (frame, facts): (&Frame, &Facts),
    list: &mut CheckedPupils,
    rulings: &[Ruling],
) -> AppResult<Vec<Question>> {
    let mut children = vec![vec![]; list.guardians.len()];
    for pupil in &list.pupils {
        pupil.guardians.iter().for_each(|link| children[link.guardian].push(pupil));
    }
    // As the list will be brought in.
    let surely = |(draft, own): (&GuardianDraft, &Vec<&PupilDraft>)| {
        on_record(draft, own.iter().filter_map(|pupil| child(pupil, facts)), facts)
    };
    let settled: Vec<Option<PersonId>> = list.guardians.iter().zip(&children).map(surely).collect();
    let names: Vec<Option<String>> =
        children.iter().map(|own| own.first().map(|pupil| pupil.name.full())).collect();
    let open: Vec<usize> = (0..settled.len()).filter(|at| settled[*at].is_none()).collect();
    let alike = |at: usize| facts.alike(&list.guardians[at].name.search_key(), list.guardians[at].snils);
    let open: Vec<(usize, BTreeSet<PersonId>)> = open.into_iter().map(|at| (at, alike(at))).collect();
    let near: BTreeSet<PersonId> = open.iter().flat_map(|(_, alike)| alike.iter().copied()).collect();
    let here = here(tx, (frame, KIN), near.iter()).await?;
    let pupils = list.pupils.iter().filter_map(|pupil| pupil.existing);
    let mut taken: BTreeSet<PersonId> = settled.iter().flatten().copied().chain(pupils).collect();
    let mut questions = vec![];
    for (at, alike) in open {
        let listed = Side::of_guardian(&list.guardians[at]);
        let free = alike.into_iter().filter(|person| here.contains(person) && !taken.contains(person));
        let met = free.filter_map(|person| {
            let known = side(facts, person)?;
            let meeting = listed.meets(person, &known).filter(|meeting| meeting.sign == Sign::Name)?;
            Some((meeting, known))
        });
        let Some((meeting, known)) = met.min_by_key(|(meeting, _)| (meeting.differs.len(), meeting.person))
        else {
            continue;
        };
        let place = list.guardians[at].place.clone();
        let verdict = ruled(rulings, &place, meeting.person);
        if let Some(Verdict::Update | Verdict::Leave) = verdict {
            taken.insert(meeting.person);
            list.guardians[at].existing = Some(meeting.person);
            list.guardians[at].verdict = verdict;
        }
        questions.push(Question { place, of: names[at].clone(), listed, known, meeting, verdict });
    }
    Ok(questions)
}

//! Rows of a list beside people of the school whom they meet: what is surely the same goes on by itself, what a person
//! has decided is obeyed, and the rest is asked.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::PersonId;
use domain::people::PersonName;
use domain::people::roster::{Meeting, Place, Ruling, Side, Verdict, met};
use sea_orm::ConnectionTrait;

use super::facts::Facts;
use super::frame::Frame;
use super::kin::settle_guardians;
use super::known::List;
use crate::kit::{AppResult, sql};

/// Those of `#` who have ever learnt in the school `$1`: nobody else's card is shown beside a row.
const LEARNT: &str =
    "SELECT DISTINCT pupil_id AS id FROM class_members WHERE school_id = $1 AND pupil_id IN (#)";
/// The same of those who have worked there.
const WORKED: &str = "SELECT person_id AS id FROM staff WHERE school_id = $1 AND person_id IN (#)";

/// A row that meets somebody, and is asked of.
#[derive(Clone, Debug)]
pub struct Question {
    pub place: Place,
    /// Whose guardian the row names; none: the row itself is meant.
    pub of: Option<String>,
    pub listed: Side,
    pub known: Side,
    pub meeting: Meeting,
    /// As it was answered.
    pub verdict: Option<Verdict>,
}

impl Question {
    /// What stands while nobody has answered; none: the list waits.
    pub fn unanswered(&self) -> Option<Verdict> {
        match self.of {
            Some(_) => Some(Verdict::Another),
            None => self.meeting.goes_on_unanswered().then_some(Verdict::Update),
        }
    }
}

/// One row as it is judged here.
struct Row {
    place: Place,
    side: Side,
    existing: Option<PersonId>,
}

/// Writes into the list who its rows are, by what is sure and by the rulings; what is to be asked, in the order of the
/// list.
pub async fn settle<C: ConnectionTrait>(
    tx: &C,
    (frame, facts): (&Frame, &Facts),
    list: &mut List,
    rulings: &[Ruling],
) -> AppResult<Vec<Question>> {
    let rows = rows(list);
    let alike: Vec<BTreeSet<PersonId>> =
        rows.iter().map(|row| facts.alike(&row.side.name.search_key(), row.side.snils)).collect();
    let of = match list {
        List::Pupils(_) => LEARNT,
        List::Staff(_) => WORKED,
    };
    let here = here(tx, (frame, of), alike.iter().flatten()).await?;
    let mut taken: BTreeMap<PersonId, usize> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((row.existing?, at))).collect();
    let mut questions = vec![];
    for (at, row) in rows.into_iter().enumerate() {
        if row.existing.is_some_and(|person| !here.contains(&person)) {
            continue;
        }
        let free = |person: &&PersonId| here.contains(person) && taken.get(person).is_none_or(|of| *of == at);
        let known = alike[at].iter().filter(free).filter_map(|person| Some((*person, side(facts, *person)?)));
        let Some(meeting) = met(&row.side, known.collect::<Vec<_>>()) else { continue };
        let person = meeting.person;
        let verdict = if meeting.is_asked() { ruled(rulings, &row.place, person) } else { None };
        match verdict {
            Some(Verdict::Another) => {
                taken.remove(&person);
                enter(list, at, (None, verdict));
            }
            None if meeting.is_asked() => {}
            _ => {
                taken.insert(person, at);
                enter(list, at, (Some(person), verdict));
            }
        }
        if let (true, Some(known)) = (meeting.is_asked(), side(facts, person)) {
            questions.push(Question {
                place: row.place,
                of: None,
                listed: row.side,
                known,
                meeting,
                verdict,
            });
        }
    }
    if let List::Pupils(list) = list {
        questions.extend(settle_guardians(tx, (frame, facts), list, rulings).await?);
    }
    Ok(questions)
}

pub(super) fn ruled(rulings: &[Ruling], place: &Place, person: PersonId) -> Option<Verdict> {
    rulings.iter().find(|one| one.place == *place && one.person == person).map(|one| one.verdict)
}

fn rows(list: &List) -> Vec<Row> {
    match list {
        List::Pupils(list) => {
            let row = |draft: &domain::people::roster::PupilDraft| Row {
                place: draft.place.clone(),
                side: Side::of_pupil(draft),
                existing: draft.existing,
            };
            list.pupils.iter().map(row).collect()
        }
        List::Staff(list) => {
            let row = |draft: &domain::people::roster::StaffDraft| Row {
                place: draft.place.clone(),
                side: Side::of_staff(draft),
                existing: draft.existing,
            };
            list.staff.iter().map(row).collect()
        }
    }
}

fn enter(list: &mut List, at: usize, (existing, verdict): (Option<PersonId>, Option<Verdict>)) {
    match list {
        List::Pupils(list) => (list.pupils[at].existing, list.pupils[at].verdict) = (existing, verdict),
        List::Staff(list) => (list.staff[at].existing, list.staff[at].verdict) = (existing, verdict),
    }
}

pub(super) async fn here<C: ConnectionTrait>(
    tx: &C,
    (frame, of): (&Frame, &str),
    people: impl Iterator<Item = &PersonId>,
) -> AppResult<BTreeSet<PersonId>> {
    let all: Vec<i64> = people.map(|person| person.0).collect();
    let mut here = BTreeSet::new();
    for part in all.chunks(500) {
        let asked = of.replace('#', &sql::among(part.iter().copied()));
        for row in sql::rows(tx, &asked, [frame.school.0.into()]).await? {
            here.insert(PersonId(row.try_get("", "id")?));
        }
    }
    Ok(here)
}

pub(super) fn side(facts: &Facts, person: PersonId) -> Option<Side> {
    let known = facts.person(person)?;
    let (surname, given) = (known.surname.clone(), known.given.clone());
    Some(Side {
        name: PersonName { surname, given, patronymic: known.patronymic.clone() },
        sex: known.sex.as_deref().and_then(|sex| sex.parse().ok()),
        born: known.born,
        snils: facts.snils(person),
        phone: known.phone_key.as_deref().and_then(|key| key.parse().ok()),
        email: known.email.clone(),
    })
}

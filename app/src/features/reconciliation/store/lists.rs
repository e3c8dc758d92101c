//! What the lists of a school say today: pupils of the year in hand with their guardians, or the staff.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::people::Sex;
use domain::reconciliation::{Campaign, Kin, Listed, Place, Side};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::kit::rolls::{MEMBERS, STAFF, YEAR};
use crate::kit::{AppResult, sql};

/// How much of a list is asked for.
#[derive(Clone, Copy)]
pub enum Cut<'a> {
    Whole,
    /// A class: who is in it now, and who was in it on the first day of a campaign.
    Class(ClassId, &'a Campaign),
    Pupil(PersonId),
}

/// A line of a list of today.
pub struct OnList {
    pub person: PersonId,
    pub class: Option<ClassId>,
    pub listed: Listed,
}

impl Cut<'_> {
    /// Numbers only, from rows: no text of people.
    fn condition(self) -> String {
        match self {
            Self::Whole => "1 = 1".to_owned(),
            Self::Pupil(person) => format!("m.pupil_id = {person}"),
            Self::Class(class, of) => format!(
                "(m.class_id = {class} OR m.pupil_id IN (SELECT r.person_id FROM reconciliation_rows r \
                 WHERE r.school_id = $1 AND r.reconciliation_id = {} AND r.class_id = {class}))",
                of.id
            ),
        }
    }
}

/// The list of `side` on `today`.
pub async fn now<C: ConnectionTrait>(
    tx: &C,
    (school, side): (SchoolId, Side),
    today: NaiveDate,
    cut: Cut<'_>,
) -> AppResult<Vec<OnList>> {
    match side {
        Side::Pupils => pupils(tx, (school, today), &cut.condition()).await,
        Side::Staff => staff(tx, (school, today)).await,
    }
}

async fn pupils<C: ConnectionTrait>(
    tx: &C,
    (school, today): (SchoolId, NaiveDate),
    cut: &str,
) -> AppResult<Vec<OnList>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, c.id AS class, c.grade, c.letter FROM {MEMBERS} \
         JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND c.year_id = {YEAR} AND {cut} ORDER BY m.since, m.id"
    );
    let kin = format!(
        "SELECT k.child_id, COALESCE(k.degree, '') AS degree, p.id, p.surname, p.given, p.patronymic FROM {MEMBERS} \
         JOIN kinships k ON k.child_id = m.pupil_id JOIN persons p ON p.id = k.guardian_id \
         WHERE m.school_id = $1 AND c.year_id = {YEAR} AND {cut}"
    );
    let values = || [school.0.into(), today.into()];
    let mut families: BTreeMap<PersonId, Vec<Kin>> = BTreeMap::new();
    for row in sql::rows(tx, &kin, values()).await? {
        let guardian = Kin {
            person: PersonId(row.try_get("", "id")?),
            name: sql::person_name(&row)?,
            degree: row.try_get("", "degree")?,
        };
        families.entry(PersonId(row.try_get("", "child_id")?)).or_default().push(guardian);
    }
    let mut found: BTreeMap<PersonId, OnList> = BTreeMap::new();
    for row in sql::rows(tx, &asked, values()).await? {
        let person = PersonId(row.try_get("", "id")?);
        let place = Place::Class(sql::class_name(&row)?);
        let listed = listed(&row, place, families.get(&person).cloned().unwrap_or_default())?;
        let class = Some(ClassId(row.try_get("", "class")?));
        found.insert(person, OnList { person, class, listed });
    }
    Ok(found.into_values().collect())
}

async fn staff<C: ConnectionTrait>(tx: &C, (school, today): (SchoolId, NaiveDate)) -> AppResult<Vec<OnList>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, \
           COALESCE((SELECT s.post FROM staff s WHERE s.school_id = $1 AND s.person_id = p.id), '') AS post \
         FROM persons p WHERE p.id IN {STAFF} ORDER BY p.id"
    );
    let line = |row: &QueryResult| -> AppResult<OnList> {
        let listed = listed(row, Place::Post(row.try_get("", "post")?), vec![])?;
        Ok(OnList { person: PersonId(row.try_get("", "id")?), class: None, listed })
    };
    sql::rows(tx, &asked, [school.0.into(), today.into()]).await?.iter().map(line).collect()
}

/// Guardians are put in order here: databases order names each in their own way.
fn listed(row: &QueryResult, place: Place, mut guardians: Vec<Kin>) -> AppResult<Listed> {
    guardians.sort_by_cached_key(|kin| (kin.name.search_key(), kin.person));
    guardians.dedup_by_key(|kin| kin.person);
    let sex: Option<String> = row.try_get("", "sex")?;
    Ok(Listed {
        name: sql::person_name(row)?,
        born: row.try_get("", "born")?,
        sex: sex.and_then(|text| text.parse::<Sex>().ok()),
        place,
        guardians,
    })
}

//! Charges of colleagues that are somebody's today, by the rows.

use chrono::NaiveDate;
use domain::access::{Charge, Role, StandIn};
use domain::ids::{ClassId, OrganisationId, PersonId, SchoolId};
use domain::people::{PersonName, Sex};
use sea_orm::{DbErr, QueryResult};

/// Those in force. The beginning of a question.
macro_rules! stood {
    () => {
        concat!(
            "WITH stood AS (SELECT d.school_id, d.absent_id, d.role, d.class_id, d.until FROM deputies d WHERE d.deputy_id = $1 AND ",
            $crate::kit::sql::stands_in!(),
            ") "
        )
    };
}
pub(super) use stood;

/// The charges as if they were own, and whose each is.
macro_rules! stands_in {
    () => {
        "UNION ALL SELECT 'role', s.role, o.kind, s.school_id, s.school_id, \
           CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END, '' \
         FROM stood s JOIN organisations o ON o.id = s.school_id WHERE s.role IS NOT NULL \
         UNION ALL SELECT 'class', '', '', s.school_id, s.class_id, '', '' FROM stood s WHERE s.class_id IS NOT NULL \
         UNION ALL SELECT 'stand', COALESCE(s.role, CAST(s.class_id AS text)), CAST(s.until AS text), s.school_id, s.absent_id, \
           p.surname || '|' || p.given || '|' || COALESCE(p.patronymic, ''), COALESCE(p.sex, '') \
         FROM stood s JOIN persons p ON p.id = s.absent_id "
    };
}
pub(super) use stands_in;

/// What the hat says of it: «за Иванову А. П. до 30.11».
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub organisation: OrganisationId,
    pub charge: Charge,
    pub words: String,
}

/// One row of them; a role that the program does not know gives nothing.
pub(super) fn stand_in(row: &QueryResult) -> Result<Option<(StandIn, Note)>, DbErr> {
    let (code, until): (String, String) = (row.try_get("", "code")?, row.try_get("", "kind")?);
    let (name, sex): (String, String) = (row.try_get("", "title")?, row.try_get("", "given")?);
    let (school, absent) = (SchoolId(row.try_get("", "a")?), PersonId(row.try_get("", "b")?));
    let class = code.parse().ok().map(|id| Charge::Class(ClassId(id)));
    let charge = class.or_else(|| Role::parse(&code).map(Charge::Role));
    let (Some(charge), Ok(until)) = (charge, until.parse::<NaiveDate>()) else { return Ok(None) };
    let words = format!(
        "за {} до {}",
        called(&name).short_accusative(sex.parse::<Sex>().ok()),
        until.format("%d.%m")
    );
    let note = Note { organisation: school.into(), charge, words };
    Ok(Some((StandIn { school, absent, charge, until }, note)))
}

fn called(parts: &str) -> PersonName {
    let mut parts = parts.split('|').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (surname, given, patronymic) = (next(), next(), next());
    PersonName { surname, given, patronymic: Some(patronymic).filter(|part| !part.is_empty()) }
}

//! Passports of many: of a class with its names, of a school and of an office in figures.

use std::collections::BTreeMap;

use domain::access::{Permit, Sight};
use domain::hat::Hat;
use domain::ids::{ClassId, OrganisationId, PersonId, SchoolId};
use domain::social::{Figures, KeepPassport, Passport, ReadFigures};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use crate::features::social::sheet::{ClassSheet, Overview, Part, Row};
use crate::features::social::words::marks;
use crate::kit::db::Reading;
use crate::kit::rolls::{MEMBERS, SCHOOLS_BELOW, YEAR, school_title};
use crate::kit::{AppError, AppResult, Request, rolls, sql, trace};

/// The school now on, if the caller keeps passports there.
pub fn school_in(cx: &Request<Reading>, sight: &Sight) -> Option<SchoolId> {
    let school = cx.school().ok()?;
    let leads = sight.classes.iter().any(|(of, _)| *of == school);
    (leads || sight.schools.contains(&school)).then_some(school)
}

/// The organisation now on.
pub fn office(cx: &Request<Reading>) -> AppResult<OrganisationId> {
    match cx.signed().hat {
        Some(Hat::Work(organisation)) => Ok(organisation),
        _ => Err(AppError::NotFound),
    }
}

/// Classes within `sight`, each in figures.
pub async fn of_school(cx: &Request<Reading>, sight: &Sight, school: SchoolId) -> AppResult<Overview> {
    let whole = sight.schools.contains(&school);
    let seen = rolls::seen_classes(&cx.tx, sight, school).await?;
    let whose: Vec<Whose> =
        if whole { vec![Whose::School] } else { seen.iter().map(|class| Whose::Class(class.id)).collect() };
    trace::leave(cx, school, Look::at(Way::List, Matter::Social), whose)?;
    let mut counted: BTreeMap<ClassId, Figures> = BTreeMap::new();
    for row in members(cx, school, "").await? {
        let figures = counted.entry(ClassId(row.try_get("", "class")?)).or_default();
        figures.count(opened(cx, &row)?.as_ref(), cx.today);
    }
    let part = |class: &rolls::SeenClass| Part {
        class: Some(class.id),
        title: class.title.clone(),
        figures: counted.get(&class.id).copied().unwrap_or_default(),
    };
    let parts: Vec<Part> = seen.iter().map(part).collect();
    Ok(overview(school_title(&cx.tx, school).await?, parts, cx))
}

/// The schools below an office, each in figures: neither names nor classes go up.
pub async fn of_office(cx: &Request<Reading>, permit: &Permit<ReadFigures>) -> AppResult<Overview> {
    let ReadFigures(office) = *permit.action();
    let mut parts = vec![];
    for row in sql::rows(&cx.tx, SCHOOLS_BELOW, [office.0.into()]).await? {
        let mut figures = Figures::default();
        for member in members(cx, SchoolId(row.try_get("", "id")?), "").await? {
            figures.count(opened(cx, &member)?.as_ref(), cx.today);
        }
        parts.push(Part { class: None, title: row.try_get("", "title")?, figures });
    }
    Ok(overview("школы".into(), parts, cx))
}

fn overview(title: String, parts: Vec<Part>, cx: &Request<Reading>) -> Overview {
    let total = parts.iter().fold(Figures::default(), |sum, part| sum.and(&part.figures));
    Overview { title, today: cx.today, parts, total }
}

/// A class of the school of `permit`, pupil by pupil.
pub async fn class_sheet(
    cx: &Request<Reading>,
    class: ClassId,
    permit: &Permit<KeepPassport>,
) -> AppResult<ClassSheet> {
    let school = permit.action().school;
    let title = rolls::title(&cx.tx, school, Some(class)).await?;
    trace::leave(cx, school, Look::at(Way::List, Matter::Social), [Whose::Class(class)])?;
    let (mut figures, mut rows) = (Figures::default(), vec![]);
    for row in members(cx, school, &format!(" AND c.id = {class}")).await? {
        let passport = opened(cx, &row)?;
        figures.count(passport.as_ref(), cx.today);
        let (person, name) = (PersonId(row.try_get("", "id")?), sql::person_name(&row)?.full());
        rows.push(Row { person, name, marks: passport.map(|of| marks(&of, cx.today)) });
    }
    let school = school_title(&cx.tx, school).await?;
    Ok(ClassSheet { class, title, school, today: cx.today, figures, rows })
}

/// Pupils of the year in hand with their passports; `which` holds numbers alone.
async fn members(cx: &Request<Reading>, school: SchoolId, which: &str) -> AppResult<Vec<QueryResult>> {
    let asked = format!(
        "SELECT m.class_id AS class, p.id, p.surname, p.given, p.patronymic, s.sealed FROM {MEMBERS} \
         JOIN persons p ON p.id = m.pupil_id \
         LEFT JOIN social_passports s ON s.school_id = m.school_id AND s.pupil_id = m.pupil_id \
         WHERE m.school_id = $1 AND c.year_id = {YEAR}{which} ORDER BY p.search, p.id"
    );
    sql::rows(&cx.tx, &asked, [school.0.into(), cx.today.into()]).await
}

fn opened(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Option<Passport>> {
    let sealed: Option<Vec<u8>> = row.try_get("", "sealed")?;
    sealed.map(|sealed| cx.house.vault.open_value(&sealed)).transpose()
}

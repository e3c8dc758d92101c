//! The hours that a methodical centre proposes: its own table, and what a school of the city takes from it.

use domain::access::Permit;
use domain::curriculum::{PROFILES, most};
use domain::ids::{OrganisationId, SchoolId, SubjectId};
use entity::{curriculum_template as row, organisation};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, Set};

use super::table::{self, subjects};
use super::written::{self, shipped};
use crate::features::curriculum::policy::KeepTemplate;
use crate::features::curriculum::sheet::{Cell, Grade, Source, Template};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{CITY, Log};
use crate::kit::{AppError, AppResult, Request, sql};

const HOURS: &str =
    "SELECT grade, profile, subject_id, core, school, split FROM curriculum_templates WHERE office_id = $1";

/// The methodical centre of the city that the school `$1` is of, if it proposes anything.
const CENTRE: &str = "SELECT MIN(c.id) AS id FROM organisations c JOIN organisations m ON m.id = $1 \
     LEFT JOIN organisations e ON e.id = m.parent_id \
     WHERE c.kind = 'method_centre' AND c.parent_id = COALESCE(e.parent_id, m.parent_id) \
     AND EXISTS (SELECT 1 FROM curriculum_templates t WHERE t.office_id = c.id)";

/// The organisation now on, whatever it is: the policy says whether it is a methodical centre.
pub fn centre<T>(cx: &Request<T>) -> AppResult<KeepTemplate> {
    Ok(KeepTemplate(OrganisationId(cx.school()?.0)))
}

/// All grades, the upper ones with their profiles.
fn grades() -> Vec<Grade> {
    let upper = |grade: i32| PROFILES.map(|(_, profile)| Grade { grade, profile: profile.to_owned() });
    let lower = (1..=9).map(|grade| Grade { grade, profile: String::new() });
    lower.chain(upper(10)).chain(upper(11)).collect()
}

/// The table of the centre, with one grade open if it is asked for.
pub async fn template(cx: &Request<Reading>, of: &str, permit: Permit<KeepTemplate>) -> AppResult<Template> {
    let office = permit.action().0;
    let grades = grades();
    let kept = hours(cx, office).await?;
    let named = organisation::Entity::find_by_id(office).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    let open = Grade::parse(of).and_then(|of| grades.iter().position(|grade| *grade == of));
    Ok(Template {
        office: if named.short_name.is_empty() { named.name } else { named.short_name },
        most: grades.iter().map(|of| most(of.grade).unwrap_or(0)).collect(),
        subjects: subjects(cx, SchoolId(office.0), (&grades, &kept)).await?,
        grades,
        open,
    })
}

async fn hours<T: ConnectionTrait>(cx: &Request<T>, office: OrganisationId) -> AppResult<Vec<table::Hours>> {
    let rows = sql::rows(&cx.tx, HOURS, [office.0.into()]).await?;
    let read = |row: &QueryResult| {
        Ok(table::Hours {
            of: Grade { grade: row.try_get("", "grade")?, profile: row.try_get("", "profile")? },
            subject: SubjectId(row.try_get("", "subject_id")?),
            cell: Cell {
                core: row.try_get("", "core")?,
                school: row.try_get("", "school")?,
                split: row.try_get("", "split")?,
            },
        })
    };
    rows.iter().map(read).collect()
}

/// Hours of the shipped plan for a grade of the template.
pub async fn proposable(cx: &Request<Writing>, of: &str, source: Source) -> AppResult<written::Hours> {
    let grade = known(of)?;
    if source == Source::Shipped { shipped(cx, &grade).await } else { Err(AppError::NotFound) }
}

fn known(of: &str) -> AppResult<Grade> {
    Grade::parse(of).filter(|of| grades().contains(of)).ok_or(AppError::NotFound)
}

/// Writes the hours of a grade instead of those that were.
pub async fn propose(
    cx: &Request<Writing>,
    of: &str,
    (hours, permit): (written::Hours, Permit<KeepTemplate>),
) -> AppResult<()> {
    use row::Column::{Grade as OfGrade, OfficeId, Profile};
    let (office, grade) = (permit.action().0, known(of)?);
    let own = OfficeId.eq(office).and(OfGrade.eq(grade.grade)).and(Profile.eq(grade.profile.as_str()));
    row::Entity::delete_many().filter(own).exec(&cx.tx).await?;
    let own = hours.into_iter().filter(|(_, cell)| cell.core + cell.school > 0);
    let rows: Vec<row::ActiveModel> = own
        .map(|(subject, cell)| row::ActiveModel {
            office_id: Set(office),
            grade: Set(grade.grade),
            profile: Set(grade.profile.clone()),
            subject_id: Set(subject),
            core: Set(cell.core),
            school: Set(cell.school),
            split: Set(if cell.split > 0 { cell.split } else { 1 }),
        })
        .collect();
    let total: i32 = rows.iter().map(|row| row.core.as_ref() + row.school.as_ref()).sum();
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let log = Log { school: CITY, by: Some(permit.by()), at: cx.now };
    let about = format!("organisation:{office} grade:{}", grade.grade);
    log.enter(&cx.tx, "curriculum.propose", about, Some(format!("hours:{total}"))).await
}

/// Has the methodical centre of the school's city anything to propose?
pub(super) async fn proposes<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<bool> {
    Ok(of_city(cx, school).await?.is_some())
}

async fn of_city<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Option<OrganisationId>> {
    let row = sql::row(&cx.tx, CENTRE, [school.0.into()]).await?;
    let found: Option<i64> = row.map_or(Ok(None), |row| row.try_get("", "id"))?;
    Ok(found.map(OrganisationId))
}

/// What it proposes for a grade; a school without that profile in the template has nothing from it.
pub(super) async fn proposed<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    of: &Grade,
) -> AppResult<written::Hours> {
    let Some(office) = of_city(cx, school).await? else { return Ok(vec![]) };
    let own = hours(cx, office).await?.into_iter().filter(|one| one.of == *of);
    Ok(own.map(|one| (one.subject, one.cell)).collect())
}

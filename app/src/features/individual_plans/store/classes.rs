//! Classes with their hours, and where a pupil stands among them.

use std::collections::HashMap;

use domain::curriculum::{Chosen, FIRST_GRADE, most_in};
use domain::ids::{ClassId, PersonId, SchoolId, SubjectId, YearId};
use domain::people::PersonName;
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::individual_plans::sheet::PlanKind;
use crate::kit::{AppError, AppResult, Request, sql};

const CLASSES: &str = concat!(
    "SELECT c.id, c.year_id, c.grade, c.letter, c.profile, c.plan_kind, \
     (SELECT k.six_days FROM school_cards k WHERE k.school_id = c.school_id) AS six_days \
     FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'closing' AND ",
    sql::year_in_hand!(),
    " WHERE c.school_id = $1 ORDER BY c.grade, c.letter, c.id",
);

/// Subjects of the grade in all its profiles, with the hours that this one has.
const SUBJECTS: &str = "SELECT k.subject_id, s.name, \
     CAST(SUM(CASE WHEN k.profile = $4 THEN k.hours_hundredths ELSE 0 END) AS bigint) AS hours \
     FROM curriculum_rows k JOIN subjects s ON s.id = k.subject_id \
     WHERE k.school_id = $1 AND k.year_id = $2 AND k.grade = $3 GROUP BY k.subject_id, s.name ORDER BY k.subject_id";

const OWN: &str = "SELECT pupil_id, subject_id, hours_hundredths FROM individual_hours WHERE school_id = $1 AND year_id = $2";

const LEARNER: &str = "SELECT m.class_id, p.surname, p.given, p.patronymic FROM class_members m \
     JOIN persons p ON p.id = m.pupil_id \
     WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     ORDER BY m.since DESC LIMIT 1";

/// A class of the school now on.
#[derive(Clone, Debug)]
pub struct Class {
    pub school: SchoolId,
    pub id: ClassId,
    pub year: YearId,
    /// «10А»
    pub title: String,
    pub kind: PlanKind,
    /// The most hours a week, in hundredths.
    pub most: i32,
    grade: i32,
    profile: String,
}

impl Class {
    /// Is it offered: an upper one, or one that learns so already?
    pub fn is_offered(&self) -> bool {
        self.grade >= FIRST_GRADE || self.kind == PlanKind::Individual
    }
}

/// A pupil of such a class.
pub struct Learner {
    pub pupil: PersonId,
    pub name: PersonName,
    pub class: Class,
}

/// A subject of the grade: its name and the hours of the class.
pub struct Subject {
    pub id: SubjectId,
    pub name: String,
    pub hours: i32,
}

/// Own hours of everybody of a year.
pub type Own = HashMap<(PersonId, SubjectId), i32>;

pub async fn classes<T: ConnectionTrait>(cx: &Request<T>) -> AppResult<Vec<Class>> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let rows = sql::rows(&cx.tx, CLASSES, [school.0.into()]).await?;
    rows.iter().map(|row| read(school, row)).collect()
}

fn read(school: SchoolId, row: &QueryResult) -> AppResult<Class> {
    let grade: i32 = row.try_get("", "grade")?;
    let six = row.try_get::<Option<String>>("", "six_days")?.unwrap_or_default();
    let days = if six.split(',').any(|one| one.parse() == Ok(grade)) { 6 } else { 5 };
    let individual = row.try_get::<String>("", "plan_kind")? == PlanKind::Individual.code();
    Ok(Class {
        school,
        id: ClassId(row.try_get("", "id")?),
        year: YearId(row.try_get("", "year_id")?),
        title: sql::class_name(row)?,
        kind: if individual { PlanKind::Individual } else { PlanKind::Classic },
        most: most_in(grade, days).unwrap_or(0),
        grade,
        profile: row.try_get("", "profile")?,
    })
}

/// Whose class it is not, for them it is none.
pub async fn class<T: ConnectionTrait>(cx: &Request<T>, id: ClassId) -> AppResult<Class> {
    classes(cx).await?.into_iter().find(|class| class.id == id).ok_or(AppError::NotFound)
}

/// A pupil of a class that learns by individual plans.
pub async fn learner<T: ConnectionTrait>(cx: &Request<T>, pupil: PersonId) -> AppResult<Learner> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let asked = [school.0.into(), pupil.0.into(), cx.today.into()];
    let row = sql::row(&cx.tx, LEARNER, asked).await?.ok_or(AppError::NotFound)?;
    let class = class(cx, ClassId(row.try_get("", "class_id")?)).await?;
    if class.kind == PlanKind::Classic {
        return Err(AppError::NotFound);
    }
    Ok(Learner { pupil, name: sql::person_name(&row)?, class })
}

pub async fn subjects<T: ConnectionTrait>(cx: &Request<T>, of: &Class) -> AppResult<Vec<Subject>> {
    let asked = [of.school.0.into(), of.year.0.into(), of.grade.into(), of.profile.as_str().into()];
    let read = |row: &QueryResult| {
        let hours: i64 = row.try_get("", "hours")?;
        Ok(Subject {
            id: SubjectId(row.try_get("", "subject_id")?),
            name: row.try_get("", "name")?,
            hours: i32::try_from(hours).unwrap_or(i32::MAX),
        })
    };
    sql::rows(&cx.tx, SUBJECTS, asked).await?.iter().map(read).collect()
}

pub async fn own<T: ConnectionTrait>(cx: &Request<T>, of: &Class) -> AppResult<Own> {
    let mut own = Own::new();
    for row in sql::rows(&cx.tx, OWN, [of.school.0.into(), of.year.0.into()]).await? {
        let key = (PersonId(row.try_get("", "pupil_id")?), SubjectId(row.try_get("", "subject_id")?));
        own.insert(key, row.try_get("", "hours_hundredths")?);
    }
    Ok(own)
}

/// The subjects of the grade as this pupil has them, in their order.
pub fn chosen(subjects: &[Subject], own: &Own, pupil: PersonId) -> Vec<Chosen> {
    let one =
        |of: &Subject| Chosen { subject: of.id, of_class: of.hours, own: own.get(&(pupil, of.id)).copied() };
    subjects.iter().map(one).collect()
}

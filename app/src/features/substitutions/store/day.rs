//! A day of a school with all that the law of substitutions asks of it.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveDate, NaiveTime};
use domain::calendar::{Span, YearState, monday_of};
use domain::ids::{ClassId, GroupId, LessonId, PersonId, RoomId, SchoolId, SubjectId};
use domain::journal::LessonState;
use domain::people::Sex;
use domain::substitution::{Colleague, Course, Day, DayLesson, Outcome, Written};
use domain::timetable::Bell;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};

use super::absences;
use super::made::{Instead, instead};
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, sql};

/// Lessons of the school `$1` on the day `$2`.
const LESSONS: &str = "SELECT l.id, l.group_id, g.class_id, g.grade, g.subject_id, g.name AS whom, s.name AS subject, \
     COALESCE(r.name, '') AS room, l.room_id, l.number, l.starts, l.ends, l.teacher_id, l.substitute_id, l.state, x.outcome, \
     CASE WHEN COALESCE(l.topic, '') <> '' \
       OR EXISTS (SELECT 1 FROM cells c WHERE c.school_id = l.school_id AND c.group_id = l.group_id AND c.lesson_id = l.id) \
       OR EXISTS (SELECT 1 FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id) \
       THEN 1 ELSE 0 END AS written \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id \
     WHERE l.school_id = $1 AND l.date = $2 ORDER BY l.starts, l.number, g.grade, g.name, l.id";

const YEAR: &str = "SELECT state FROM school_years WHERE school_id = $1 AND $2 BETWEEN first_day AND last_day \
     ORDER BY CASE state WHEN 'draft' THEN 1 ELSE 0 END LIMIT 1";

/// Who teaches at the school `$1` on the day `$2`, by a group or by a role.
pub(super) const STAFF: &str = "SELECT p.id, p.sex, p.surname, p.given, p.patronymic FROM persons p WHERE p.id IN ( \
       SELECT t.teacher_id FROM group_teachers t WHERE t.school_id = $1 AND t.since <= $2 AND (t.until IS NULL OR t.until >= $2) \
       UNION SELECT o.person_id FROM roles o WHERE o.organisation_id = $1 AND o.role = 'teacher' \
         AND o.since <= $2 AND (o.until IS NULL OR o.until >= $2)) ORDER BY p.search, p.id";

const COURSES: &str = "SELECT t.teacher_id, g.class_id, g.grade, g.subject_id FROM group_teachers t \
     JOIN groups g ON g.school_id = t.school_id AND g.id = t.group_id \
     WHERE t.school_id = $1 AND t.since <= $2 AND (t.until IS NULL OR t.until >= $2)";

const LOAD: &str = "SELECT teacher_id, COUNT(*) AS lessons FROM lessons \
     WHERE school_id = $1 AND date BETWEEN $2 AND $3 AND state <> 'moved' GROUP BY teacher_id";

/// A day with what its lessons and people are called.
pub struct Known {
    pub day: Day,
    pub(super) called: HashMap<LessonId, Called>,
    pub(super) names: HashMap<PersonId, String>,
    pub(super) instead: Instead,
}

/// What a lesson is called.
pub(super) struct Called {
    pub whom: String,
    pub subject: String,
    pub room: String,
    pub hours: String,
}

impl Known {
    pub fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }

    /// «3-й урок, 7А: Алгебра, Иванова А. П.»
    pub(super) fn titled(&self, lesson: &DayLesson) -> String {
        let (number, teacher) = (lesson.number, self.name(lesson.given_by().unwrap_or(lesson.teacher)));
        let called = self.called.get(&lesson.id);
        called
            .map_or_else(String::new, |of| format!("{number}-й урок, {}: {}, {teacher}", of.whom, of.subject))
    }
}

/// The day of a lesson of the school, to be decided about.
pub async fn day_of(cx: &Request<Writing>, lesson: LessonId) -> AppResult<Known> {
    let date = date_of(cx, lesson).await?;
    day_to_settle(cx, date).await
}

/// The day of a lesson of the school.
pub(super) async fn date_of<T: ConnectionTrait>(cx: &Request<T>, lesson: LessonId) -> AppResult<NaiveDate> {
    const DATE: &str = "SELECT date FROM lessons WHERE school_id = $1 AND id = $2";
    let row = sql::row(&cx.tx, DATE, [cx.school()?.0.into(), lesson.0.into()]).await?;
    Ok(row.ok_or(AppError::NotFound)?.try_get("", "date")?)
}

/// The same of a day.
pub async fn day_to_settle(cx: &Request<Writing>, on: NaiveDate) -> AppResult<Known> {
    lock(cx).await?;
    day(cx, on).await
}

/// On PostgreSQL two who decide in one school wait for each other: nobody is placed twice at one bell.
pub(super) async fn lock(cx: &Request<Writing>) -> AppResult<()> {
    const WAIT: &str = "SELECT id FROM school_years WHERE school_id = $1 ORDER BY id FOR NO KEY UPDATE";
    if cx.tx.backend() == DbBackend::Postgres {
        sql::rows(&cx.tx, WAIT, [cx.school()?.0.into()]).await?;
    }
    Ok(())
}

pub(super) async fn day<T: ConnectionTrait>(cx: &Request<T>, on: NaiveDate) -> AppResult<Known> {
    let school = cx.school()?;
    let of_day = || [school.0.into(), on.into()];
    let rows = sql::rows(&cx.tx, LESSONS, of_day()).await?;
    let instead = instead(cx, Span { first: on, last: on }).await?;
    let lessons = rows.iter().map(|row| lesson(row, &instead)).collect::<AppResult<Vec<_>>>()?;
    let called = rows.iter().zip(&lessons).map(|(row, lesson)| Ok((lesson.id, called(row)?)));
    let called = called.collect::<AppResult<_>>()?;
    let year = sql::row(&cx.tx, YEAR, of_day()).await?.map(|row| row.try_get::<String>("", "state"));
    let year = year.transpose()?.and_then(|state| YearState::parse(&state)).unwrap_or(YearState::Closed);
    let away = absences::on(cx, on).await?;
    let staff = staff(cx, school, on).await?;
    let people = lessons.iter().flat_map(|lesson| {
        [Some(lesson.teacher), lesson.decided.and_then(Outcome::stands_in)].into_iter().flatten()
    });
    let others = staff.iter().map(|one| one.id).chain(instead.values().map(|given| given.teacher));
    let people: BTreeSet<PersonId> = people.chain(others).collect();
    let names = names(cx, people).await?;
    Ok(Known { day: Day { school, date: on, year, lessons, away, staff }, called, names, instead })
}

fn lesson(row: &QueryResult, instead: &Instead) -> AppResult<DayLesson> {
    let (starts, ends): (NaiveTime, NaiveTime) = (row.try_get("", "starts")?, row.try_get("", "ends")?);
    let (number, grade): (i32, i32) = (row.try_get("", "number")?, row.try_get("", "grade")?);
    let written = row.try_get::<i32>("", "written")? == 1;
    Ok(DayLesson {
        id: LessonId(row.try_get("", "id")?),
        group: GroupId(row.try_get("", "group_id")?),
        class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId),
        grade: u8::try_from(grade).unwrap_or_default(),
        subject: SubjectId(row.try_get("", "subject_id")?),
        number: u8::try_from(number).unwrap_or_default(),
        bell: Bell::new(starts, ends),
        room: row.try_get::<Option<i64>>("", "room_id")?.map(RoomId),
        teacher: PersonId(row.try_get("", "teacher_id")?),
        state: LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned),
        decided: decided(row, instead)?,
        written: if written { Written::Something } else { Written::Nothing },
    })
}

/// A row with the outcome of a substitution, its lesson and the substitute of it.
pub(super) fn decided(row: &QueryResult, instead: &Instead) -> AppResult<Option<Outcome>> {
    let made = instead.get(&LessonId(row.try_get("", "id")?)).map(|given| given.made);
    let substitute = row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId);
    let outcome: Option<String> = row.try_get("", "outcome")?;
    Ok(outcome.and_then(|code| Outcome::parse(&code, substitute, made)))
}

fn called(row: &QueryResult) -> AppResult<Called> {
    let (starts, ends): (NaiveTime, NaiveTime) = (row.try_get("", "starts")?, row.try_get("", "ends")?);
    Ok(Called {
        whom: row.try_get("", "whom")?,
        subject: row.try_get("", "subject")?,
        room: row.try_get("", "room")?,
        hours: format!("{}–{}", starts.format("%-H:%M"), ends.format("%-H:%M")),
    })
}

async fn staff<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    on: NaiveDate,
) -> AppResult<Vec<Colleague>> {
    let mut courses: HashMap<i64, Vec<Course>> = HashMap::new();
    for row in sql::rows(&cx.tx, COURSES, [school.0.into(), on.into()]).await? {
        let grade: i32 = row.try_get("", "grade")?;
        courses.entry(row.try_get("", "teacher_id")?).or_default().push(Course {
            class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId),
            grade: u8::try_from(grade).unwrap_or_default(),
            subject: SubjectId(row.try_get("", "subject_id")?),
        });
    }
    let mut load: HashMap<i64, u16> = HashMap::new();
    let monday = monday_of(on);
    let week = [school.0.into(), monday.into(), (monday + Days::new(6)).into()];
    for row in sql::rows(&cx.tx, LOAD, week).await? {
        let lessons: i64 = row.try_get("", "lessons")?;
        load.insert(row.try_get("", "teacher_id")?, u16::try_from(lessons).unwrap_or(u16::MAX));
    }
    let colleague = |row: &QueryResult| {
        let id: i64 = row.try_get("", "id")?;
        let sex = row.try_get::<Option<String>>("", "sex")?.and_then(|sex| sex.parse::<Sex>().ok());
        let (courses, load) = (courses.remove(&id).unwrap_or_default(), load.get(&id).copied());
        Ok(Colleague { id: PersonId(id), sex, courses, load: load.unwrap_or_default() })
    };
    sql::rows(&cx.tx, STAFF, [school.0.into(), on.into()]).await?.iter().map(colleague).collect()
}

/// What people are called: «Иванова А. П.»
pub(super) async fn names<T: ConnectionTrait>(
    cx: &Request<T>,
    people: impl IntoIterator<Item = PersonId>,
) -> AppResult<HashMap<PersonId, String>> {
    let among = sql::among(people.into_iter().map(|person| person.0));
    let asked = format!("SELECT id, surname, given, patronymic FROM persons WHERE id IN ({among})");
    let named = |row: &QueryResult| Ok((PersonId(row.try_get("", "id")?), sql::person_name(row)?.short()));
    sql::rows(&cx.tx, &asked, []).await?.iter().map(named).collect()
}

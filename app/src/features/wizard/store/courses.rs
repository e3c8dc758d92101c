//! What is taught to whom: every class with every subject of its plan, the group made of them, and its teacher.

use domain::curriculum;
use domain::ids::{ClassId, GroupId, PersonId, SubjectId};
use sea_orm::{ConnectionTrait, QueryResult};

use super::frame::Frame;
use crate::kit::{AppResult, sql};

/// A class at a subject of its plan, or at one for which it has a group.
#[derive(Clone, Debug)]
pub struct Taught {
    pub class: ClassId,
    /// «7А»
    pub class_name: String,
    pub grade: i32,
    pub leader: Option<PersonId>,
    pub subject: SubjectId,
    pub code: String,
    pub name: String,
    /// «1 подгруппа», nothing of a whole class.
    pub part: String,
    /// Lessons a week by the plan.
    pub lessons: i32,
    /// None: still to be made.
    pub group: Option<GroupId>,
    pub teacher: Option<PersonId>,
}

impl Taught {
    /// «Иностранный язык, 1 подгруппа»
    pub fn title(&self) -> String {
        if self.part.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.part) }
    }
}

const TAUGHT: &str = "SELECT c.id AS class_id, c.grade, c.letter, c.teacher_id AS leader, s.id AS subject_id, s.code, s.name, \
       CAST(COALESCE(p.hours, 0) AS bigint) AS hours, g.id AS group_id, g.name AS group_name, \
       (SELECT MIN(t.teacher_id) FROM group_teachers t WHERE t.school_id = g.school_id AND t.group_id = g.id AND t.until IS NULL) AS teacher \
     FROM classes c CROSS JOIN subjects s \
     LEFT JOIN (SELECT school_id, year_id, grade, profile, subject_id, SUM(hours_hundredths) AS hours FROM curriculum_rows \
       WHERE school_id = $1 AND year_id = $2 GROUP BY school_id, year_id, grade, profile, subject_id) p \
       ON p.grade = c.grade AND p.profile = c.profile AND p.subject_id = s.id \
     LEFT JOIN groups g ON g.school_id = c.school_id AND g.class_id = c.id AND g.subject_id = s.id \
     WHERE c.school_id = $1 AND c.year_id = $2 AND (p.hours > 0 OR g.id IS NOT NULL) \
     ORDER BY c.grade, c.letter, s.id, g.name, g.id";

/// All of the year, by class and subject.
pub async fn taught<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<Taught>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let rows = sql::rows(tx, TAUGHT, [frame.school.0.into(), year.0.into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> AppResult<Taught> {
    let person = |name: &str| -> AppResult<Option<PersonId>> {
        Ok(row.try_get::<Option<i64>>("", name)?.map(PersonId))
    };
    let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    let hours: i64 = row.try_get("", "hours")?;
    let class_name = format!("{grade}{letter}");
    let group_name: Option<String> = row.try_get("", "group_name")?;
    let part = group_name.and_then(|name| Some(name.split_once(", ")?.1.to_owned()));
    Ok(Taught {
        class: ClassId(row.try_get("", "class_id")?),
        class_name,
        part: part.unwrap_or_default(),
        grade,
        leader: person("leader")?,
        subject: SubjectId(row.try_get("", "subject_id")?),
        code: row.try_get("", "code")?,
        name: row.try_get("", "name")?,
        lessons: curriculum::lessons(i32::try_from(hours).unwrap_or(0)),
        group: row.try_get::<Option<i64>>("", "group_id")?.map(GroupId),
        teacher: person("teacher")?,
    })
}

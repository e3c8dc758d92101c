//! What a reason is judged by and written into: the lesson, the pupil's own class, the cell as it stands.

use std::collections::HashMap;

use domain::absence::{Absence, Resolution};
use domain::ids::{AssignmentId, ClassId, LessonId, PersonId, SchoolId};
use domain::journal::{Attendance, Cell, CellMark, Lesson};
use sea_orm::DbBackend;

use crate::kit::cells::Turn;
use crate::kit::db::Writing;
use crate::kit::given::mark;
use crate::kit::{AppError, AppResult, Request, lesson, link, sql};

/// A pupil at a lesson.
pub(super) type Spot = (LessonId, PersonId);

/// `#` stands for numbers of lessons, `@` for those of pupils.
const CELLS: &str = "SELECT lesson_id, pupil_id, version, attendance, comment FROM cells \
     WHERE school_id = $1 AND pupil_id IN (@) AND lesson_id IN (#)";

const MARKS: &str = "SELECT lesson_id, pupil_id, assignment_id, value FROM marks \
     WHERE school_id = $1 AND pupil_id IN (@) AND lesson_id IN (#) ORDER BY position";

const CLASSES: &str = "SELECT pupil_id, class_id FROM class_members \
     WHERE school_id = $1 AND pupil_id IN (@) AND since <= $2 AND (until IS NULL OR until >= $2)";

/// A missed lesson of a pupil, locked for this turn.
pub struct Seat {
    lesson: Lesson,
    pupil: PersonId,
    class: ClassId,
    cell: Cell,
}

impl Seat {
    /// As the law looks at it.
    pub const fn absence(&self) -> Absence<'_> {
        Absence { lesson: &self.lesson, pupil: self.pupil, class: self.class, code: self.cell.attendance }
    }

    /// The change of the cell that a reason makes.
    pub fn turn(&self, reason: &Resolution) -> AppResult<Turn<'_>> {
        Turn::resolved(&self.lesson, reason, self.cell.clone())
    }
}

/// Where the class teacher goes on: the list, at the pupil just settled.
pub fn back(seats: &[Seat]) -> String {
    seats.first().map_or_else(
        || link::ABSENCES.to_owned(),
        |seat| format!("{}#p{}", link::absences(seat.class), seat.pupil),
    )
}

/// All of `spots`, each in a journal or in a class within the caller's sight; none that is not there.
pub async fn seats(cx: &Request<Writing>, mut spots: Vec<Spot>) -> AppResult<Vec<Seat>> {
    spots.sort_unstable();
    spots.dedup();
    let mut lessons = lessons(cx, &spots).await?;
    let school = lessons.values().next().ok_or(AppError::NotFound)?.school;
    let key = Key {
        school,
        lessons: listed(spots.iter().map(|spot| spot.0.0)),
        pupils: listed(spots.iter().map(|spot| spot.1.0)),
    };
    let (classes, mut cells) = (classes(cx, &key).await?, cells(cx, &key).await?);
    let mut found = vec![];
    for (lesson, pupil) in spots {
        let cell = cells.remove(&(lesson, pupil)).ok_or(AppError::NotFound)?;
        let lesson = lessons.get_mut(&lesson).filter(|lesson| lesson.school == school);
        let (lesson, class) = lesson.zip(classes.get(&pupil)).ok_or(AppError::NotFound)?;
        let journal = cx.actor.sight_of_journals().sees_group(school, lesson.group, lesson.class);
        if !journal && !cx.actor.leads(school, *class) {
            return Err(AppError::NotFound);
        }
        found.push(Seat { lesson: lesson.clone(), pupil, class: *class, cell });
    }
    Ok(found)
}

/// What every statement is bound to.
struct Key {
    school: SchoolId,
    lessons: String,
    pupils: String,
}

impl Key {
    fn put_into(&self, sql: &str) -> String {
        sql.replace('@', &self.pupils).replace('#', &self.lessons)
    }
}

fn listed(numbers: impl Iterator<Item = i64>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

/// On PostgreSQL two writers of one lesson wait for each other, in one order for all; on SQLite there is one writer.
async fn lessons(cx: &Request<Writing>, spots: &[Spot]) -> AppResult<HashMap<LessonId, Lesson>> {
    if spots.is_empty() {
        return Err(AppError::NotFound);
    }
    let ids = listed(spots.iter().map(|spot| spot.0.0));
    if cx.tx.backend() == DbBackend::Postgres {
        let lock = format!("SELECT id FROM lessons WHERE id IN ({ids}) ORDER BY id FOR UPDATE");
        sql::rows(&cx.tx, &lock, []).await?;
    }
    let rows = sql::rows(&cx.tx, &format!("{} WHERE l.id IN ({ids})", lesson::FACTS), []).await?;
    rows.iter().map(|row| lesson::lesson(row).map(|lesson| (lesson.id, lesson))).collect()
}

async fn classes(cx: &Request<Writing>, key: &Key) -> AppResult<HashMap<PersonId, ClassId>> {
    let values = [key.school.0.into(), cx.today.into()];
    let rows = sql::rows(&cx.tx, &key.put_into(CLASSES), values).await?;
    let of = |row: &sea_orm::QueryResult| {
        Ok((PersonId(row.try_get("", "pupil_id")?), ClassId(row.try_get("", "class_id")?)))
    };
    rows.iter().map(of).collect()
}

async fn cells(cx: &Request<Writing>, key: &Key) -> AppResult<HashMap<Spot, Cell>> {
    let mut cells: HashMap<Spot, Cell> = HashMap::new();
    for row in sql::rows(&cx.tx, &key.put_into(CELLS), [key.school.0.into()]).await? {
        let spot = (LessonId(row.try_get("", "lesson_id")?), PersonId(row.try_get("", "pupil_id")?));
        let (version, code): (i32, Option<String>) =
            (row.try_get("", "version")?, row.try_get("", "attendance")?);
        let attendance = code.as_deref().and_then(Attendance::parse);
        let comment = row.try_get("", "comment")?;
        cells.insert(spot, Cell { version: version.unsigned_abs(), attendance, marks: vec![], comment });
    }
    for row in sql::rows(&cx.tx, &key.put_into(MARKS), [key.school.0.into()]).await? {
        let spot = (LessonId(row.try_get("", "lesson_id")?), PersonId(row.try_get("", "pupil_id")?));
        let (assignment, value) = (AssignmentId(row.try_get("", "assignment_id")?), mark(&row)?);
        let Some(cell) = cells.get_mut(&spot) else { continue };
        cell.marks.push(CellMark { assignment, value });
    }
    Ok(cells)
}

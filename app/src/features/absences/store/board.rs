//! The absences of a class with what notes say of them.

use chrono::Days;
use domain::absence::{AbsenceNote, Missed, suggestions};
use domain::access::Sight;
use domain::ids::{ClassId, GroupId, NoteId, PersonId, SchoolId};
use domain::journal::Attendance;
use domain::people::ClassName;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::notes::{missed, note};
use super::seats::{Seat, seats};
use crate::features::absences::board::{Away, Board, Day, MissedLesson, Phone, Told};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Hand, Request, sql, trace};

/// Reasons given may be changed on the list for so many days; later in the journal.
const SETTLED_DAYS: u64 = 14;

/// What of the class `$2` may still be written on `$3`; reasons already given since `$4`. Few are away: they are found
/// first, by pupil, and not among all lessons of the school.
const ABSENCES: &str = concat!(
    "WITH away AS MATERIALIZED (SELECT x.school_id, x.group_id, x.lesson_id, x.pupil_id, x.attendance \
       FROM class_members m JOIN cells x ON x.pupil_id = m.pupil_id AND x.school_id = m.school_id \
         AND x.attendance IN ('ОТ', 'УП', 'Б', 'НП') \
       WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3)) \
     SELECT x.lesson_id, x.pupil_id, x.attendance, l.date, l.number, l.group_id, s.name AS subject, \
     p.surname, p.given, p.patronymic FROM away x JOIN persons p ON p.id = x.pupil_id \
     JOIN lessons l ON l.school_id = x.school_id AND l.group_id = x.group_id AND l.id = x.lesson_id \
       AND l.date <= $3 AND l.state IN ('planned', 'held') AND (x.attendance = 'ОТ' OR l.date >= $4) \
     JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN terms t ON t.school_id = l.school_id AND t.year_id = g.year_id AND l.date BETWEEN t.first_day AND t.last_day \
       AND t.post_until >= $3 AND t.kind = ",
    sql::term_kind!("g"),
    " ORDER BY p.search, p.id, l.date, l.number",
);

const NOTES: &str = "SELECT n.id, n.pupil_id, n.kind, n.first_day, n.last_day, n.text, n.at, \
     p.surname, p.given, p.patronymic, k.surname AS of_surname, k.given AS of_given, k.patronymic AS of_patronymic \
     FROM class_members m JOIN absence_notes n ON n.pupil_id = m.pupil_id JOIN persons k ON k.id = n.pupil_id \
     JOIN accounts a ON a.id = n.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) ORDER BY n.id";

/// `#` stands for numbers of pupils.
const PHONES: &str = "SELECT k.child_id, p.surname, p.given, p.patronymic, p.phone FROM kinships k \
     JOIN persons p ON p.id = k.guardian_id WHERE k.child_id IN (#) AND p.phone IS NOT NULL ORDER BY p.search, p.id";

const CLASSES: &str = "SELECT id, grade, letter FROM classes WHERE id IN (#) ORDER BY grade, letter";

/// The class `asked` for, or the first of those that the caller leads.
pub async fn board(cx: &Request<Reading>, sight: &Sight, asked: Option<ClassId>) -> AppResult<Board> {
    let here = cx.school().ok();
    let mut own = sight.classes.iter().filter(|(school, class)| match asked {
        Some(asked) => *class == asked,
        None => Some(*school) == here,
    });
    let of = *own.next().ok_or(AppError::NotFound)?;
    let classes = classes(cx, sight, of.0).await?;
    let rows = absences(cx, of).await?;
    let notes = notes(cx, of, &rows).await?;
    trace::leave(cx, of.0, Look::at(Way::List, Matter::People), [Whose::Class(of.1)])?;
    let waits = |row: &Row| row.code == Attendance::Absent;
    let covers = |told: &Told, row: &Row| {
        waits(row) && told.note.pupil == row.pupil && told.note.span.contains(row.missed.on)
    };
    let ahead = notes.iter().filter(|told| told.note.span.last >= cx.today);
    let ahead = ahead.filter(|told| !rows.iter().any(|row| covers(told, row))).cloned().collect();
    let mut waiting = by_pupil(rows.iter().filter(|row| waits(row)), &notes);
    add_phones(cx, &mut waiting).await?;
    Ok(Board {
        class: of.1,
        title: classes.iter().find(|(id, _)| *id == of.1).map(|(_, title)| title.clone()).unwrap_or_default(),
        classes,
        waiting,
        settled: by_pupil(rows.iter().filter(|row| !waits(row)), &[]),
        ahead,
    })
}

/// What waits in a class led by the caller and is explained by notes, or by the one named.
pub async fn suggested(
    cx: &Request<Writing>,
    sight: &Sight,
    (class, only): (ClassId, Option<NoteId>),
) -> AppResult<Vec<(Seat, Attendance)>> {
    let of = sight.classes.iter().find(|(_, led)| *led == class).ok_or(AppError::NotFound)?;
    let rows = absences(cx, *of).await?;
    let told = notes(cx, *of, &rows).await?;
    let told = told.into_iter().filter(|told| only.is_none_or(|only| told.id == only));
    let notes: Vec<AbsenceNote> = told.map(|told| told.note).collect();
    let missed: Vec<Missed> = rows.iter().map(|row| row.missed).collect();
    let codes = suggestions(&missed, &notes);
    if codes.is_empty() {
        return Ok(vec![]);
    }
    let seats = seats(cx, codes.iter().map(|(missed, _)| (missed.lesson, missed.pupil)).collect()).await?;
    let with_code = |seat: Seat| {
        let absence = seat.absence();
        let own = |missed: &Missed| (missed.lesson, missed.pupil) == (absence.lesson.id, absence.pupil);
        let code = codes.iter().find(|(missed, _)| own(missed)).map(|(_, code)| *code)?;
        Some((seat, code))
    };
    Ok(seats.into_iter().filter_map(with_code).collect())
}

/// A missed lesson as it is listed.
struct Row {
    missed: Missed,
    pupil: PersonId,
    code: Attendance,
    name: String,
    number: u8,
    group: GroupId,
    subject: String,
}

async fn absences<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, class): (SchoolId, ClassId),
) -> AppResult<Vec<Row>> {
    let since = cx.today - Days::new(SETTLED_DAYS);
    let values = [school.0.into(), class.0.into(), cx.today.into(), since.into()];
    sql::rows(&cx.tx, ABSENCES, values).await?.iter().map(row).collect()
}

fn row(found: &QueryResult) -> AppResult<Row> {
    let missed = missed(found)?;
    Ok(Row {
        missed,
        pupil: missed.pupil,
        code: missed.code,
        name: sql::person_name(found)?.short(),
        number: u8::try_from(found.try_get::<i32>("", "number")?).unwrap_or_default(),
        group: GroupId(found.try_get("", "group_id")?),
        subject: found.try_get("", "subject")?,
    })
}

/// Notes about pupils of the class, each with how many of `rows` would take its reason.
async fn notes<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, class): (SchoolId, ClassId),
    rows: &[Row],
) -> AppResult<Vec<Told>> {
    let missed: Vec<Missed> = rows.iter().map(|row| row.missed).collect();
    let values = [school.0.into(), class.0.into(), cx.today.into()];
    let told = |found: &QueryResult| {
        let (note, Hand { who: by, when: at }) = (note(found)?, Hand::read(cx, found, "at")?);
        let lessons = suggestions(&missed, std::slice::from_ref(&note)).len();
        let of = sql::person_name_of(found, "of_")?;
        let (id, name) = (NoteId(found.try_get("", "id")?), of.short());
        Ok(Told { id, note, name, by, at, lessons: u32::try_from(lessons).unwrap_or(u32::MAX) })
    };
    sql::rows(&cx.tx, NOTES, values).await?.iter().map(told).collect()
}

/// `rows` stand in the order of pupils, days and lessons.
fn by_pupil<'a>(rows: impl Iterator<Item = &'a Row>, notes: &[Told]) -> Vec<Away> {
    let mut all: Vec<Away> = vec![];
    for row in rows {
        if all.last().is_none_or(|last| last.pupil != row.pupil) {
            let own = notes.iter().filter(|told| told.note.pupil == row.pupil && told.lessons > 0);
            let (pupil, name) = (row.pupil, row.name.clone());
            all.push(Away { pupil, name, notes: own.cloned().collect(), days: vec![], phones: vec![] });
        }
        let Some(away) = all.last_mut() else { continue };
        if away.days.last().is_none_or(|day| day.date != row.missed.on) {
            away.days.push(Day { date: row.missed.on, lessons: vec![] });
        }
        let Some(day) = away.days.last_mut() else { continue };
        let (lesson, number, group, subject) =
            (row.missed.lesson, row.number, row.group, row.subject.clone());
        day.lessons.push(MissedLesson { lesson, number, group, subject, code: row.code });
    }
    all
}

/// Phones of the families of which nobody has written.
async fn add_phones(cx: &Request<Reading>, waiting: &mut [Away]) -> AppResult<()> {
    let silent = waiting.iter().filter(|away| away.notes.is_empty()).map(|away| away.pupil.to_string());
    let silent = silent.collect::<Vec<_>>().join(",");
    if silent.is_empty() {
        return Ok(());
    }
    for row in sql::rows(&cx.tx, &PHONES.replace('#', &silent), []).await? {
        let child = PersonId(row.try_get("", "child_id")?);
        let (who, number) = (sql::person_name(&row)?.short(), row.try_get("", "phone")?);
        if let Some(away) = waiting.iter_mut().find(|away| away.pupil == child) {
            away.phones.push(Phone { who, number });
        }
    }
    Ok(())
}

/// Classes of the school that the caller leads, by name.
async fn classes(
    cx: &Request<Reading>,
    sight: &Sight,
    school: SchoolId,
) -> AppResult<Vec<(ClassId, String)>> {
    let ids = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, id)| id.to_string());
    let ids = ids.collect::<Vec<_>>().join(",");
    let named = |row: &QueryResult| {
        let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
        let name =
            ClassName::new(u8::try_from(grade).unwrap_or_default(), &letter).map_err(AppError::fault)?;
        Ok((ClassId(row.try_get("", "id")?), name.to_string()))
    };
    sql::rows(&cx.tx, &CLASSES.replace('#', &ids), []).await?.iter().map(named).collect()
}

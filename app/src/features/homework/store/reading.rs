//! The homework of a lesson as it is read from the rows, whoever reads it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::homework::{AnswerState, WebLink};
use domain::ids::{FileId, HomeworkLinkId, LessonId, PersonId};
use domain::journal::Lesson;
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::homework::sheet::{Answer, Enclosed, Homework, Reply};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Hand, Request, files, lesson, sql};

/// The day the homework of a lesson `l` is done by: the one the teacher says, else that of the lesson it was set for, else
/// that of the group's next.
macro_rules! due_day {
    () => {
        "COALESCE((SELECT h.due_on FROM homeworks h WHERE h.school_id = l.school_id AND h.group_id = l.group_id AND h.lesson_id = l.id), \
         (SELECT MIN(n.date) FROM assignments a JOIN lessons n ON n.school_id = a.school_id AND n.id = a.lesson_id \
           WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id AND a.kind = 'Д'), \
         (SELECT MIN(n.date) FROM lessons n WHERE n.school_id = l.school_id AND n.group_id = l.group_id \
           AND n.date > l.date AND n.state NOT IN ('cancelled', 'moved')))"
    };
}
pub(super) use due_day;

const DUE: &str =
    concat!("SELECT ", due_day!(), " AS due FROM lessons l WHERE l.school_id = $1 AND l.id = $2");

const HOMEWORK: &str = concat!(
    "SELECT g.name AS class, s.name AS subject, ",
    sql::homework!("issued_lesson_id", "$3"),
    " AS given_out, ",
    due_day!(),
    " AS due, (SELECT h.due_on FROM homeworks h WHERE h.school_id = l.school_id AND h.group_id = l.group_id \
       AND h.lesson_id = l.id) AS said \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN subjects s ON s.id = g.subject_id WHERE l.school_id = $1 AND l.id = $2"
);

const LINKS: &str = "SELECT id, title, address FROM homework_links \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 ORDER BY id";
const FILES: &str =
    "SELECT file_id FROM homework_files WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3";
const ANSWER_FILES: &str = "SELECT pupil_id, file_id FROM homework_answer_files \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3";

/// Answers to the homework of a lesson; `$4` is one pupil, or 0 for all.
const ANSWERS: &str = "SELECT a.pupil_id, a.text, a.state, a.version, a.late, a.at, p.surname, p.given, p.patronymic, \
       a.reply, a.replied_at, r.surname AS r_surname, r.given AS r_given, r.patronymic AS r_patronymic \
     FROM homework_answers a JOIN accounts c ON c.id = a.\"by\" JOIN persons p ON p.id = c.person_id \
     LEFT JOIN accounts d ON d.id = a.replied_by LEFT JOIN persons r ON r.id = d.person_id \
     WHERE a.school_id = $1 AND a.group_id = $2 AND a.lesson_id = $3 AND $4 IN (0, a.pupil_id)";

/// A lesson by its number, whoever asks.
pub async fn facts<C: ConnectionTrait>(tx: &C, id: LessonId) -> AppResult<Lesson> {
    let found = sql::row(tx, &format!("{} WHERE l.id = $1", lesson::FACTS), [id.0.into()]).await?;
    lesson::lesson(&found.ok_or(AppError::NotFound)?)
}

/// The day its homework is done by, if that is known.
pub async fn due<C: ConnectionTrait>(tx: &C, of: &Lesson) -> AppResult<Option<NaiveDate>> {
    let row = sql::row(tx, DUE, [of.school.0.into(), of.id.0.into()]).await?;
    row.map_or(Ok(None), |row| Ok(row.try_get("", "due")?))
}

/// What of `lesson` a statement is bound to.
pub fn place(of: &Lesson) -> [sea_orm::Value; 3] {
    [of.school.0.into(), of.group.0.into(), of.id.0.into()]
}

/// The homework with all that hangs on it, its words as they are read `on` a day.
pub async fn homework(cx: &Request<Reading>, of: &Lesson, on: NaiveDate) -> AppResult<Homework> {
    let values = [of.school.0.into(), of.id.0.into(), on.into()];
    let row = sql::row(&cx.tx, HOMEWORK, values).await?.ok_or(AppError::NotFound)?;
    let ids = sql::rows(&cx.tx, FILES, place(of)).await?;
    let ids = ids.iter().map(|row| Ok(FileId(row.try_get("", "file_id")?)));
    let hanging = files::all_of(&cx.tx, of.school, &ids.collect::<AppResult<Vec<_>>>()?).await?;
    let links = sql::rows(&cx.tx, LINKS, place(of)).await?;
    let said: Option<NaiveDate> = row.try_get("", "said")?;
    Ok(Homework {
        lesson: of.id,
        subject: row.try_get("", "subject")?,
        class: row.try_get("", "class")?,
        on: of.date,
        text: row.try_get("", "given_out")?,
        due: row.try_get("", "due")?,
        due_said: said.is_some(),
        files: hanging.iter().map(files::File::attached).collect(),
        links: links.iter().map(enclosed).collect::<AppResult<_>>()?,
    })
}

fn enclosed(row: &QueryResult) -> AppResult<Enclosed> {
    let link = WebLink { title: row.try_get("", "title")?, address: row.try_get("", "address")? };
    Ok(Enclosed { id: HomeworkLinkId(row.try_get("", "id")?), link })
}

/// Answers by pupil: of one, or of all.
pub async fn answers(
    cx: &Request<Reading>,
    of: &Lesson,
    only: Option<PersonId>,
) -> AppResult<BTreeMap<PersonId, Answer>> {
    let mut whose = vec![];
    for row in sql::rows(&cx.tx, ANSWER_FILES, place(of)).await? {
        let pupil = PersonId(row.try_get("", "pupil_id")?);
        if only.is_none_or(|only| only == pupil) {
            whose.push((FileId(row.try_get("", "file_id")?), pupil));
        }
    }
    let ids: Vec<FileId> = whose.iter().map(|(file, _)| *file).collect();
    let hanging = files::all_of(&cx.tx, of.school, &ids).await?;
    let [school, group, lesson] = place(of);
    let values = [school, group, lesson, only.map_or(0, |pupil| pupil.0).into()];
    let mut answers = BTreeMap::new();
    for row in sql::rows(&cx.tx, ANSWERS, values).await? {
        let pupil = PersonId(row.try_get("", "pupil_id")?);
        let own = |file: &&files::File| whose.contains(&(file.id, pupil));
        let attached = hanging.iter().filter(own).map(files::File::attached).collect();
        answers.insert(pupil, Answer { files: attached, ..answer(cx, &row)? });
    }
    Ok(answers)
}

fn answer(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Answer> {
    let state: String = row.try_get("", "state")?;
    let replied: Option<chrono::DateTime<chrono::Utc>> = row.try_get("", "replied_at")?;
    let reply = match replied {
        Some(at) => {
            let by = Hand { who: sql::person_name_of(row, "r_")?.short(), when: cx.house.clock.say(at) };
            Some(Reply { words: row.try_get("", "reply")?, by })
        }
        None => None,
    };
    Ok(Answer {
        text: row.try_get("", "text")?,
        files: vec![],
        state: AnswerState::parse(&state).unwrap_or(AnswerState::Sent),
        version: row.try_get("", "version")?,
        late: row.try_get("", "late")?,
        by: Hand::read(cx, row, "at")?,
        reply,
    })
}

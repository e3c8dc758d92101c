//! The family's hand: the tick, the answer and its files.

use domain::access::Sight;
use domain::hat::Hat;
use domain::homework::{AnswerEntry, AnswerState, Duty};
use domain::ids::{AccountId, FileId, LessonId, PersonId};
use domain::journal::{Lesson, Membership};
use entity::homework_answer_file;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::keeping::ensure;
use super::reading::{due, facts, place};
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::files::{Arrived, Form, adopt, let_go};
use crate::kit::{AppError, AppResult, Request, sql};

/// `#` stands for the numbers of all within sight; `$3` is the day of the lesson, `$4` today.
const MEMBERS: &str = "SELECT m.pupil_id, p.given, \
       MAX(CASE WHEN m.since <= $4 AND (m.until IS NULL OR m.until >= $4) THEN 1 ELSE 0 END) AS here \
     FROM group_members m JOIN persons p ON p.id = m.pupil_id \
     WHERE m.school_id = $1 AND m.group_id = $2 AND m.pupil_id IN (#) AND EXISTS (SELECT 1 FROM group_members w \
       WHERE w.school_id = m.school_id AND w.group_id = m.group_id AND w.pupil_id = m.pupil_id \
       AND w.since <= $3 AND (w.until IS NULL OR w.until >= $3)) \
     GROUP BY m.pupil_id, p.given ORDER BY m.pupil_id";

const STANDS: &str = "SELECT state, version FROM homework_answers \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4";
const FILES: &str = "SELECT file_id FROM homework_answer_files \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4 ORDER BY file_id";

const TICK: &str = "INSERT INTO homework_ticks (school_id, group_id, lesson_id, pupil_id, at, \"by\") \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
const UNTICK: &str =
    "DELETE FROM homework_ticks WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4";

const ANSWER: &str = "INSERT INTO homework_answers (school_id, group_id, lesson_id, pupil_id, text, state, version, late, at, \"by\", reply) \
     VALUES ($1, $2, $3, $4, $5, 'sent', 1, $6, $7, $8, '') \
     ON CONFLICT (school_id, group_id, lesson_id, pupil_id) DO UPDATE SET text = excluded.text, state = 'sent', \
       version = homework_answers.version + 1, late = excluded.late, at = excluded.at, \"by\" = excluded.\"by\"";
const DROP_FILE: &str = "DELETE FROM homework_answer_files WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 \
     AND pupil_id = $4 AND file_id = $5";

/// A pupil of the caller's family before a homework.
pub struct OwnDuty {
    pub lesson: Lesson,
    pub pupil: PersonId,
    /// «Михаил»
    pub given: String,
    pub due: Option<chrono::NaiveDate>,
    membership: Membership,
    stands: Option<AnswerState>,
    files: Vec<FileId>,
}

impl OwnDuty {
    /// What the law is asked about.
    pub const fn duty(&self) -> Duty<'_> {
        let Self { lesson, pupil, membership, due, stands, .. } = self;
        Duty { lesson, pupil: *pupil, membership: *membership, due: *due, stands: *stands }
    }
}

/// The child `asked` for, else the one whose side is on, else the first that the lesson was for.
pub async fn duty<C: ConnectionTrait>(
    cx: &Request<C>,
    lesson: LessonId,
    asked: Option<PersonId>,
) -> AppResult<OwnDuty> {
    let sight = cx.actor.sight_of_diaries();
    if sight.pupils.is_empty() {
        return Err(AppError::NotFound);
    }
    let lesson = facts(&cx.tx, lesson).await?;
    let Member { pupil, given, membership } = member(cx, &lesson, (&sight, asked)).await?;
    let [school, group, id] = place(&lesson);
    let own = [school, group, id, pupil.0.into()];
    let row = sql::row(&cx.tx, STANDS, own.clone()).await?;
    let state: Option<String> = row.map(|row| row.try_get("", "state")).transpose()?;
    let files = sql::rows(&cx.tx, FILES, own).await?;
    let files = files.iter().map(|row| Ok(FileId(row.try_get("", "file_id")?)));
    Ok(OwnDuty {
        due: due(&cx.tx, &lesson).await?,
        lesson,
        pupil,
        given,
        membership,
        stands: state.as_deref().and_then(AnswerState::parse),
        files: files.collect::<AppResult<_>>()?,
    })
}

struct Member {
    pupil: PersonId,
    given: String,
    membership: Membership,
}

async fn member<C: ConnectionTrait>(
    cx: &Request<C>,
    lesson: &Lesson,
    (sight, asked): (&Sight, Option<PersonId>),
) -> AppResult<Member> {
    let on = match cx.signed().hat {
        Some(Hat::Guardian(child)) => Some(child),
        _ => None,
    };
    let among = sql::among(sight.pupils.iter().map(|pupil| pupil.0));
    let values = [lesson.school.0.into(), lesson.group.0.into(), lesson.date.into(), cx.today.into()];
    let mut found = vec![];
    for row in sql::rows(&cx.tx, &MEMBERS.replace('#', &among), values).await? {
        let here: i32 = row.try_get("", "here")?;
        let membership = if here > 0 { Membership::Member } else { Membership::Stranger };
        let pupil = PersonId(row.try_get("", "pupil_id")?);
        found.push(Member { pupil, given: row.try_get("", "given")?, membership });
    }
    let of = |wanted: Option<PersonId>| found.iter().position(|one| Some(one.pupil) == wanted);
    let at = match asked {
        Some(_) => of(asked),
        None => of(on).or((!found.is_empty()).then_some(0)),
    };
    at.map(|at| found.swap_remove(at)).ok_or(AppError::NotFound)
}

pub async fn tick(cx: &Request<Writing>, of: &OwnDuty, done: bool, by: AccountId) -> AppResult<()> {
    ensure(&cx.tx, &of.lesson).await?;
    let [school, group, lesson] = place(&of.lesson);
    let pupil = of.pupil.0.into();
    let touched = if done {
        sql::run(&cx.tx, TICK, [school, group, lesson, pupil, cx.now.into(), by.0.into()]).await?
    } else {
        sql::run(&cx.tx, UNTICK, [school, group, lesson, pupil]).await?
    };
    if touched == 0 {
        return Ok(());
    }
    log(cx, of, by, ("homework.tick", if done { "done".into() } else { String::new() })).await
}

/// Files of the former answer that the family leaves in place.
pub fn left(of: &OwnDuty, form: &Form) -> Vec<FileId> {
    of.files.iter().copied().filter(|file| form.ticked("keep", &file.to_string())).collect()
}

/// Writes an answer in the place of the former one; its files that are not `left` are let go.
pub async fn keep_answer(
    cx: &Request<Writing>,
    (of, entry): (&OwnDuty, &AnswerEntry),
    (left, arrived): (&[FileId], &[Arrived]),
) -> AppResult<()> {
    ensure(&cx.tx, &of.lesson).await?;
    let here = || {
        let [school, group, lesson] = place(&of.lesson);
        [school, group, lesson, entry.pupil().0.into()]
    };
    let [school, group, lesson, pupil] = here();
    let said = [entry.text().into(), entry.late().into(), cx.now.into(), entry.by().0.into()];
    let [text, late, at, by] = said;
    sql::run(&cx.tx, ANSWER, [school, group, lesson, pupil, text, late, at, by]).await?;
    for gone in of.files.iter().filter(|file| !left.contains(file)) {
        let [school, group, lesson, pupil] = here();
        sql::run(&cx.tx, DROP_FILE, [school, group, lesson, pupil, gone.0.into()]).await?;
        let_go(&cx.tx, of.lesson.school, *gone).await?;
    }
    for file in arrived {
        let id = adopt(&cx.tx, of.lesson.school, entry.by(), file).await?;
        let row = homework_answer_file::ActiveModel {
            school_id: Set(of.lesson.school),
            group_id: Set(of.lesson.group),
            lesson_id: Set(of.lesson.id),
            pupil_id: Set(entry.pupil()),
            file_id: Set(id),
        };
        homework_answer_file::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    let files = left.len() + arrived.len();
    log(cx, of, entry.by(), ("homework.answer", format!("files:{files}"))).await
}

/// That there is an answer, and never a word of it.
async fn log(
    cx: &Request<Writing>,
    of: &OwnDuty,
    by: AccountId,
    (act, new): (&'static str, String),
) -> AppResult<()> {
    let log = Log { school: of.lesson.school, by: Some(by), at: cx.now };
    log.enter(&cx.tx, act, format!("lesson:{} pupil:{}", of.lesson.id, of.pupil), Some(new)).await
}

//! Notes of absence in the database: written by a guardian, read by the family and by the class teacher.

use domain::absence::{AbsenceNote, Missed, NoteEntry, NoteKind, NoteState};
use domain::access::Sight;
use domain::calendar::Span;
use domain::hat::Hat;
use domain::ids::{LessonId, PersonId, TermId};
use domain::journal::Attendance;
use entity::absence_note;
use sea_orm::{ActiveModelTrait, QueryResult, Set};

use super::missed::missed as missed_in_term;
use crate::features::absences::notes::{Notes, Pen, Written};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Hand, Request, rolls, sql};

const SAME: &str = "SELECT id FROM absence_notes WHERE pupil_id = $1 AND \"by\" = $2 AND kind = $3 \
     AND first_day = $4 AND last_day = $5 AND text = $6";

const CLASS_TEACHER: &str = "SELECT p.surname, p.given, p.patronymic FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
     JOIN persons p ON p.id = c.teacher_id \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY m.since DESC LIMIT 1";

const STAND_INS: &str = concat!(
    "SELECT p.surname, p.given, p.patronymic FROM class_members m \
     JOIN deputies d ON d.school_id = m.school_id AND d.class_id = m.class_id JOIN persons p ON p.id = d.deputy_id \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) AND ",
    sql::stands_in!(),
    " ORDER BY d.id"
);

const NOTES: &str = "SELECT n.pupil_id, n.kind, n.first_day, n.last_day, n.text, n.at, p.surname, p.given, p.patronymic \
     FROM absence_notes n JOIN accounts a ON a.id = n.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE n.pupil_id = $1 ORDER BY n.id DESC LIMIT 50";

const MISSED: &str = "SELECT x.lesson_id, x.pupil_id, x.attendance, l.date FROM cells x \
     JOIN lessons l ON l.school_id = x.school_id AND l.id = x.lesson_id \
     WHERE x.pupil_id = $1 AND x.attendance IN ('ОТ', 'УП', 'Б', 'НП') AND l.date BETWEEN $2 AND $3";

/// Keeps a note; the very same sent twice is one.
pub async fn keep(cx: &Request<Writing>, entry: &NoteEntry) -> AppResult<()> {
    let note = entry.note();
    let enrolled = rolls::enrolled(&cx.tx, note.pupil, cx.today).await?;
    let school = enrolled.ok_or_else(rolls::nowhere)?.school;
    let (who, kind) = ([note.pupil.0.into(), entry.by().0.into()], note.kind.code().into());
    let [pupil, by] = who;
    let days = [note.span.first.into(), note.span.last.into()];
    let [first, last] = days;
    let same = [pupil, by, kind, first, last, note.text.clone().into()];
    if sql::row(&cx.tx, SAME, same).await?.is_some() {
        return Ok(());
    }
    let kept = absence_note::ActiveModel {
        school_id: Set(school),
        pupil_id: Set(note.pupil),
        kind: Set(note.kind.code().to_owned()),
        first_day: Set(note.span.first),
        last_day: Set(note.span.last),
        text: Set(note.text.clone()),
        by: Set(entry.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    let id = kept.insert(&cx.tx).await?.id;
    // Neither the kind nor the text: why a child is away is not for the log.
    let subject = format!("note:{id} pupil:{}", note.pupil);
    let (at, by, act) = (cx.now, Some(entry.by()), "absence_note.write");
    record(&cx.tx, &Happening { school, at, by, act, subject, old: None, new: None, reason: None }).await
}

/// Notes about the pupil `asked` for, else about the one whose side is on; nobody outside `sight` is found.
pub async fn notes(
    cx: &Request<Reading>,
    sight: &Sight,
    (asked, term): (Option<PersonId>, Option<TermId>),
) -> AppResult<Notes> {
    let on = match cx.signed().hat {
        Some(Hat::Guardian(child)) => Some(child),
        Some(Hat::Pupil) => Some(cx.actor.person()),
        Some(Hat::Work(_)) | None => sight.pupils.first().copied(),
    };
    let pupil = asked.or(on).filter(|pupil| sight.pupils.contains(pupil)).ok_or(AppError::NotFound)?;
    let name = sql::called(&cx.tx, pupil).await?.ok_or(AppError::NotFound)?;
    let leader = sql::row(&cx.tx, CLASS_TEACHER, [pupil.0.into(), cx.today.into()]).await?;
    let stand_ins = sql::rows(&cx.tx, STAND_INS, [pupil.0.into(), cx.today.into()]).await?;
    let guardian = cx.actor.standing().children.contains(&pupil);
    Ok(Notes {
        pupil,
        name: format!("{} {}", name.surname, name.given),
        class_teacher: leader.map(|row| sql::person_name(&row)).transpose()?.map(|name| name.short()),
        stand_ins: stand_ins
            .iter()
            .map(|row| Ok(sql::person_name(row)?.short()))
            .collect::<AppResult<_>>()?,
        today: cx.today,
        pen: if guardian { Pen::Writes } else { Pen::Reads },
        written: written(cx, pupil).await?,
        missed: missed_in_term(cx, pupil, term).await?,
    })
}

async fn written(cx: &Request<Reading>, pupil: PersonId) -> AppResult<Vec<Written>> {
    let rows = sql::rows(&cx.tx, NOTES, [pupil.0.into()]).await?;
    let notes = rows.iter().map(note).collect::<AppResult<Vec<_>>>()?;
    let first = notes.iter().map(|note| note.span.first).min().unwrap_or(cx.today);
    let last = notes.iter().map(|note| note.span.last).max().unwrap_or(cx.today);
    let rows_missed = sql::rows(&cx.tx, MISSED, [pupil.0.into(), first.into(), last.into()]).await?;
    let missed = rows_missed.iter().map(missed).collect::<AppResult<Vec<_>>>()?;
    let told = |(row, note): (&QueryResult, AbsenceNote)| {
        let Hand { who: by, when: at } = Hand::read(cx, row, "at")?;
        Ok(Written { state: NoteState::of(&note, &missed), note, by, at })
    };
    rows.iter().zip(notes).map(told).collect()
}

pub(super) fn note(row: &QueryResult) -> AppResult<AbsenceNote> {
    let kind: String = row.try_get("", "kind")?;
    Ok(AbsenceNote {
        pupil: PersonId(row.try_get("", "pupil_id")?),
        kind: NoteKind::parse(&kind).ok_or_else(|| AppError::fault(format!("a note of absence: {kind}")))?,
        span: Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? },
        text: row.try_get("", "text")?,
    })
}

pub(super) fn missed(row: &QueryResult) -> AppResult<Missed> {
    let code: String = row.try_get("", "attendance")?;
    Ok(Missed {
        lesson: LessonId(row.try_get("", "lesson_id")?),
        pupil: PersonId(row.try_get("", "pupil_id")?),
        on: row.try_get("", "date")?,
        code: Attendance::parse(&code).ok_or_else(|| AppError::fault(format!("attendance {code}")))?,
    })
}

//! From what is on the disk to what is told: sealed events of a school, a piece at a time, from a kept place.

use domain::ids::SchoolId;
use domain::notification::{About, Notice, NoticeKind, fold};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use super::changes::changes;
use super::{letters, pushes};
use crate::kit::db::Writing;
use crate::kit::house::House;
use crate::kit::news::Happened;
use crate::kit::{AppResult, sql};

/// Events of one turn.
const PIECE: i64 = 300;
/// The place is kept at least so often where nothing is told: a start of the server begins from it.
const KEPT_EVERY: i64 = 5_000;

/// No event can come before a sealed one any more: what is read here was read whole.
const SEALED: &str = "SELECT school_id, MAX(last_event) AS sealed FROM seals \
     WHERE last_event > $1 AND school_id > 0 GROUP BY school_id ORDER BY school_id";
const PLACE: &str = "SELECT last_event FROM notice_places WHERE school_id = $1";

const EVENTS: &str = "SELECT id, at, act, subject, \"old\", \"new\" FROM events \
     WHERE school_id = $1 AND id > $2 AND id <= $3 AND (act IN ('mark.add', 'mark.replace', 'mark.remove', 'attendance.set', \
     'attendance.clear', 'comment.set', 'homework.set', 'homework.reply', 'announcement.publish', 'absence_note.write', 'journal.remind', \
     'term_mark.set', 'term_mark.clear', 'consent.end', 'consent.renew', 'consents.end', 'reconciliation.start', \
     'reconciliation.close') OR act LIKE 'substitution.%') \
     ORDER BY id LIMIT $4";

const BEGIN: &str =
    "INSERT INTO notice_places (school_id, last_event) VALUES ($1, $2) ON CONFLICT DO NOTHING";
/// Only from where it was read: of two servers over one database the slower one tells nothing.
const ADVANCE: &str = "UPDATE notice_places SET last_event = $2 WHERE school_id = $1 AND last_event = $3";

const COLUMNS: &str = "INSERT INTO notices (school_id, kind, about, pupil_id, group_id, class_id, person_id, lesson_id, \
     announcement_id, stands, first_event, last_event, at) VALUES ";
const ANEW: &str = " ON CONFLICT (school_id, kind, about) DO UPDATE SET stands = excluded.stands, \
     last_event = excluded.last_event, at = excluded.at WHERE notices.stands <> excluded.stands";
const WIDTH: usize = 13;

const TAKE_BACK: &str = "UPDATE notices SET stands = '', last_event = $4, at = $5 \
     WHERE school_id = $1 AND kind = $2 AND about = $3 AND stands <> ''";
/// Who no longer stands in is told so.
const OFF_DUTY: &str = "UPDATE notices SET stands = '', last_event = $3, at = $4 \
     WHERE school_id = $1 AND lesson_id = $2 AND person_id IS NOT NULL AND stands <> '' AND about NOT IN (#)";

/// Tells for all schools; remembers how far all of them are.
#[derive(Default)]
pub struct Teller {
    floor: i64,
}

impl Teller {
    /// One pass over what is sealed; how many notices were written.
    pub async fn pass(&mut self, house: &House) -> AppResult<usize> {
        let tx = house.db.read().await?;
        let rows = sql::rows(&tx, SEALED, [self.floor.into()]).await?;
        drop(tx);
        let (mut told, mut highest) = (0, self.floor);
        for row in rows {
            let (school, sealed) = (SchoolId(row.try_get("", "school_id")?), row.try_get("", "sealed")?);
            while let Some(piece) = tell_piece(house, school, sealed).await? {
                told += piece;
            }
            highest = highest.max(sealed);
        }
        self.floor = highest;
        Ok(told)
    }
}

/// Tells of the next events up to `sealed`; nothing: there are none left.
async fn tell_piece(house: &House, school: SchoolId, sealed: i64) -> AppResult<Option<usize>> {
    let tx = house.db.read().await?;
    let row = sql::row(&tx, PLACE, [school.0.into()]).await?;
    let place: Option<i64> = row.map(|row| row.try_get("", "last_event")).transpose()?;
    let from = place.unwrap_or_default();
    if from >= sealed {
        return Ok(None);
    }
    let asked = [school.0.into(), from.into(), sealed.into(), PIECE.into()];
    let events = sql::rows(&tx, EVENTS, asked).await?;
    let whole = i64::try_from(events.len()).is_ok_and(|count| count < PIECE);
    if events.is_empty() && sealed - from < KEPT_EVERY {
        return Ok(None);
    }
    let upto = if whole { sealed } else { last(&events)?.unwrap_or(sealed) };
    let notices = fold(changes(&tx, house, school, &events).await?);
    let letters = letters::wanted(&tx, house, school, &notices).await?;
    let pushes = pushes::wanted(&tx, house, school, &notices).await?;
    drop(tx);
    let tx = house.db.turn().await?;
    if !advance(&tx, school, (place, upto)).await? {
        return Ok(None);
    }
    save(&tx, school, &notices).await?;
    letters::enter(&tx, &letters).await?;
    pushes::enter(&tx, &pushes).await?;
    tx.commit().await?;
    let about: Vec<About> = notices.iter().map(|notice| notice.about).collect();
    if !about.is_empty() {
        house.news.publish(Happened::Told { school, about });
    }
    Ok(Some(notices.len()))
}

fn last(events: &[QueryResult]) -> AppResult<Option<i64>> {
    Ok(events.last().map(|row| row.try_get("", "id")).transpose()?)
}

async fn advance(tx: &Writing, school: SchoolId, (place, upto): (Option<i64>, i64)) -> AppResult<bool> {
    let moved = match place {
        Some(from) => sql::run(tx, ADVANCE, [school.0.into(), upto.into(), from.into()]).await?,
        None => sql::run(tx, BEGIN, [school.0.into(), upto.into()]).await?,
    };
    Ok(moved == 1)
}

async fn save(tx: &Writing, school: SchoolId, notices: &[Notice]) -> AppResult<()> {
    let (standing, gone): (Vec<_>, Vec<_>) = notices.iter().partition(|notice| !notice.stands.is_empty());
    if !standing.is_empty() {
        let row = |row: usize| {
            let places = (1..=WIDTH).map(|place| format!("${}", row * WIDTH + place));
            format!("({})", places.collect::<Vec<_>>().join(", "))
        };
        let rows = (0..standing.len()).map(row).collect::<Vec<_>>().join(", ");
        let values = standing.iter().flat_map(|notice| values(school, notice));
        let text = format!("{COLUMNS}{rows}{ANEW}");
        tx.execute_raw(Statement::from_sql_and_values(tx.backend(), text, values)).await?;
    }
    for notice in gone {
        let named = [school.0.into(), notice.about.kind().code().into(), notice.about.code().into()];
        let [school, kind, about] = named;
        let values = [school, kind, about, notice.event.0.into(), notice.at.into()];
        sql::run(tx, TAKE_BACK, values).await?;
    }
    off_duty(tx, school, notices).await
}

/// Whoever was told of a lesson and has nothing to do with it now.
async fn off_duty(tx: &Writing, school: SchoolId, notices: &[Notice]) -> AppResult<()> {
    for notice in notices {
        let About::Lesson { lesson, .. } = notice.about else { continue };
        let duties = notices.iter().filter(|other| {
            matches!(other.about, About::Duty { lesson: of, .. } if of == lesson) && !other.stands.is_empty()
        });
        let on = duties.map(|duty| format!("'{}'", duty.about.code())).collect::<Vec<_>>().join(", ");
        let text = OFF_DUTY.replace('#', if on.is_empty() { "''" } else { &on });
        let values = [school.0.into(), lesson.0.into(), notice.event.0.into(), notice.at.into()];
        sql::run(tx, &text, values).await?;
    }
    Ok(())
}

fn values(school: SchoolId, notice: &Notice) -> [Value; WIDTH] {
    let about = notice.about;
    let (mut pupil, mut group, mut class, mut person, mut announcement) = (None, None, None, None, None);
    match about {
        About::Marks { pupil: of, .. }
        | About::Comment { pupil: of, .. }
        | About::TermMark { pupil: of, .. }
        | About::Absence { pupil: of, .. }
        | About::Reply { pupil: of, .. } => {
            pupil = Some(of.0);
        }
        About::Homework { group: of, .. } | About::Lesson { group: of, .. } => group = Some(of.0),
        About::Duty { teacher, .. } | About::Reminder { teacher, .. } => person = Some(teacher.0),
        About::Announcement { id, .. } => announcement = Some(id.0),
        About::ConsentEnds { signer, pupil: of, .. } => (person, pupil) = (Some(signer.0), of.map(|of| of.0)),
        About::ConsentsEnd { class: of, .. } => class = of.map(|of| of.0),
        About::Reconciliation { .. } => {}
        About::Note { pupil: of, class: led, .. } => (pupil, class) = (Some(of.0), Some(led.0)),
    }
    let kind: NoticeKind = about.kind();
    [
        school.0.into(),
        kind.code().into(),
        about.code().into(),
        pupil.into(),
        group.into(),
        class.into(),
        person.into(),
        about.lesson().map(|lesson| lesson.0).into(),
        announcement.into(),
        notice.stands.clone().into(),
        notice.event.0.into(),
        notice.event.0.into(),
        notice.at.into(),
    ]
}

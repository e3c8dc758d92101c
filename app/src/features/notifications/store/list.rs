//! The list of what somebody hears, and how far they have read it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{OwnAccount, Permit};
use domain::ids::{ClassId, EventId, LessonId, PersonId, SchoolId, SubjectId};
use domain::notification::{COMMENT, Freshness, Hearing, NoticeKind};
use sea_orm::QueryResult;

use super::lists::grouped;
use super::of_terms::{OfTerm, OfTerms, of_terms};
use crate::features::notifications::told::{Notices, Told};
use crate::features::notifications::words::{Counts, Said, said};
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::notices::{UNREAD, heard, since};
use crate::kit::{AppError, AppResult, Request, link, sql};

const COLUMNS: &str = concat!(
    "SELECT n.school_id, n.kind, n.about, n.stands, n.first_event, n.last_event, n.at, n.class_id, n.announcement_id, h.hears, \
     COALESCE(r.up_to, 0) AS up_to, k.grade, k.letter, n.person_id, l.id AS lesson_id, l.date, g.subject_id, s.name AS subject, ",
    sql::homework!("issued_lesson_id", "$1"),
    " AS homework, (SELECT x.comment FROM cells x WHERE x.school_id = n.school_id AND x.group_id = l.group_id \
       AND x.lesson_id = l.id AND x.pupil_id = n.pupil_id) AS comment, \
     t.surname, t.given, t.patronymic, c.given AS child, p.surname AS about_surname, p.given AS about_given, a.title, a.text"
);

const JOINS: &str = "LEFT JOIN lessons l ON l.school_id = n.school_id AND l.id = n.lesson_id \
     LEFT JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id LEFT JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN persons t ON t.id = l.substitute_id LEFT JOIN persons c ON c.id = h.hears \
     LEFT JOIN persons p ON p.id = n.pupil_id \
     LEFT JOIN classes k ON k.school_id = n.school_id AND k.id = n.class_id \
     LEFT JOIN announcements a ON a.school_id = n.school_id AND a.id = n.announcement_id";

/// More than this are not shown at once.
const LATEST: &str = "AND (n.stands <> '' OR n.first_event <= COALESCE(r.up_to, 0)) ORDER BY n.last_event DESC, n.at DESC, h.hears LIMIT 200";

/// Whatever somebody sends, nobody has read what has not happened yet.
const READ: &str = "INSERT INTO notice_readings (school_id, account_id, up_to) \
     SELECT CAST($1 AS bigint), CAST($2 AS bigint), CASE WHEN e.last < $3 THEN e.last ELSE CAST($3 AS bigint) END \
     FROM (SELECT MAX(id) AS last FROM events WHERE school_id = $1) e WHERE e.last IS NOT NULL \
     ON CONFLICT (school_id, account_id) DO UPDATE SET up_to = excluded.up_to WHERE excluded.up_to > notice_readings.up_to";

/// A row of the list.
pub(super) struct Line {
    pub school: SchoolId,
    pub event: EventId,
    pub on: NaiveDate,
    pub child: Option<String>,
    pub told: Told,
}

/// What the caller hears.
pub async fn notices(cx: &Request<Reading>, hearing: &Hearing) -> AppResult<Notices> {
    let Some(heard) = heard(hearing, JOINS) else { return Ok(grouped(vec![])) };
    let values = [cx.today.into(), since(cx.now).into(), cx.actor.account().0.into()];
    let rows = sql::rows(&cx.tx, &format!("{COLUMNS}{heard} {LATEST}"), values).await?;
    let of_terms = of_terms(cx, &rows).await?;
    let mut lines = vec![];
    for row in &rows {
        lines.extend(line(cx, row, &of_terms)?);
    }
    Ok(grouped(lines))
}

/// How many new things of each of these kinds, from the event given with each.
async fn news(cx: &Request<Reading>, kinds: &[(NoticeKind, EventId)]) -> AppResult<Counts> {
    let mut counts = Counts::new();
    let Some(heard) = heard(&Hearing::of(&cx.actor), "") else { return Ok(counts) };
    let asked = format!("SELECT n.kind, n.last_event{heard} AND {UNREAD} AND n.stands <> ''");
    let values = [cx.today.into(), since(cx.now).into(), cx.actor.account().0.into()];
    for row in sql::rows(&cx.tx, &asked, values).await? {
        let (code, last): (String, i64) = (row.try_get("", "kind")?, row.try_get("", "last_event")?);
        let asked = kinds.iter().find(|(kind, from)| kind.code() == code && from.0 <= last);
        if let Some((kind, _)) = asked {
            *counts.entry(*kind).or_default() += 1;
        }
    }
    Ok(counts)
}

/// The same for somebody who is not here; who may not come in any more hears nothing.
pub async fn news_of(house: &House, person: PersonId, kinds: &[(NoticeKind, EventId)]) -> AppResult<Counts> {
    match Request::on_behalf_of(house, person).await {
        Ok(cx) => news(&cx, kinds).await,
        Err(AppError::SignedOut) => Ok(Counts::new()),
        Err(error) => Err(error),
    }
}

/// Notes that the caller has read what a list showed.
pub async fn read_up_to(
    cx: &Request<Writing>,
    seen: &[(SchoolId, EventId)],
    permit: Permit<OwnAccount>,
) -> AppResult<()> {
    for (school, event) in seen {
        sql::run(&cx.tx, READ, [school.0.into(), permit.by().0.into(), event.0.into()]).await?;
    }
    Ok(())
}

fn line(cx: &Request<Reading>, row: &QueryResult, of_terms: &OfTerms) -> AppResult<Option<Line>> {
    let code: String = row.try_get("", "kind")?;
    let (first, last) = (EventId(row.try_get("", "first_event")?), EventId(row.try_get("", "last_event")?));
    let stands: String = row.try_get("", "stands")?;
    let read = EventId(row.try_get("", "up_to")?);
    let found = NoticeKind::parse(&code).zip(Freshness::of((first, last), !stands.is_empty(), read));
    let Some((kind, freshness)) = found else { return Ok(None) };
    let text = |column: &str| row.try_get::<Option<String>>("", column).map(Option::unwrap_or_default);
    let on: Option<NaiveDate> = row.try_get("", "date")?;
    let of_term = of_terms.get(&text("about")?);
    let commented = is_comment(row)?;
    let words = match kind {
        NoticeKind::Marks if commented => text("comment")?,
        NoticeKind::Marks => of_term.map(|mark| mark.term.clone()).unwrap_or_default(),
        NoticeKind::Homework => text("homework")?,
        NoticeKind::Lessons => sql::person_name_if_any(row)?.map(|name| name.short()).unwrap_or_default(),
        _ => text("text")?,
    };
    let title = match kind {
        NoticeKind::Announcements if is_of_campaign(row)? => "Сверка списков".to_owned(),
        NoticeKind::Announcements => text("title")?,
        NoticeKind::Reminders => "Журнал".to_owned(),
        NoticeKind::Consents => of_consents(row)?.0,
        NoticeKind::Notes => format!("{} {}", text("about_surname")?, text("about_given")?),
        _ => of_term.map_or_else(|| text("subject"), |mark| Ok(mark.subject.1.clone()))?,
    };
    let at: DateTime<Utc> = row.try_get("", "at")?;
    let local = cx.house.clock.local(at);
    // Taken back it stands no more, and is still no mark.
    let stands = if commented && stands.is_empty() { "comment" } else { stands.as_str() };
    let words = said(&Said { kind, freshness, stands, on, text: &words });
    let told = Told {
        kind,
        freshness,
        title,
        words,
        href: href(row, (kind, of_term), on)?,
        at: local.format("%H:%M").to_string(),
    };
    let child = row.try_get("", "child")?;
    Ok(Some(Line {
        school: SchoolId(row.try_get("", "school_id")?),
        event: last,
        on: local.date(),
        child,
        told,
    }))
}

fn href(
    row: &QueryResult,
    (kind, of_term): (NoticeKind, Option<&OfTerm>),
    on: Option<NaiveDate>,
) -> AppResult<String> {
    let hears: Option<i64> = row.try_get("", "hears")?;
    let subject: Option<i64> = row.try_get("", "subject_id")?;
    let subject = subject.or_else(|| of_term.map(|mark| mark.subject.0));
    Ok(match (kind, hears.map(PersonId), on) {
        (NoticeKind::Announcements, child, _) if is_of_campaign(row)? => {
            let stands: String = row.try_get("", "stands")?;
            match child {
                Some(child) => link::own_data(Some(child)),
                None if stands.starts_with("staff") => link::OWN_CARD.to_owned(),
                None => link::RECONCILIATION.to_owned(),
            }
        }
        (NoticeKind::Announcements, ..) => {
            let id: Option<i64> = row.try_get("", "announcement_id")?;
            format!("{}#a{}", link::ANNOUNCEMENTS, id.unwrap_or_default())
        }
        (NoticeKind::Reminders, ..) => link::JOURNALS.to_owned(),
        (NoticeKind::Consents, ..) => of_consents(row)?.1,
        (NoticeKind::Notes, ..) => {
            let class: Option<i64> = row.try_get("", "class_id")?;
            link::absences(ClassId(class.unwrap_or_default()))
        }
        (NoticeKind::Homework, Some(child), _) => {
            let lesson: Option<i64> = row.try_get("", "lesson_id")?;
            link::homework_of(LessonId(lesson.unwrap_or_default()), child)
        }
        (NoticeKind::Marks, Some(child), Some(day)) if is_comment(row)? => link::diary_day(child, day),
        (NoticeKind::Marks, Some(child), _) => {
            link::diary_subject(child, SubjectId(subject.unwrap_or_default()))
        }
        (_, Some(child), Some(day)) => link::diary_day(child, day),
        _ => link::TIMETABLE.to_owned(),
    })
}

/// No mark: words about the pupil at a lesson.
fn is_comment(row: &QueryResult) -> AppResult<bool> {
    Ok(row.try_get::<String>("", "about")?.ends_with(COMMENT))
}

/// No announcement: a reconciliation of lists that asks.
fn is_of_campaign(row: &QueryResult) -> AppResult<bool> {
    Ok(row.try_get::<String>("", "about")?.starts_with("reconciliation:"))
}

/// Whose consents end, and where they are renewed or registered.
fn of_consents(row: &QueryResult) -> AppResult<(String, String)> {
    let (class, signer): (Option<i64>, Option<i64>) =
        (row.try_get("", "class_id")?, row.try_get("", "person_id")?);
    Ok(match (class, signer) {
        (_, Some(_)) => ("Согласие".into(), link::CONSENT.to_owned()),
        (Some(class), None) => (sql::class_name(row)?, link::consents(Some(ClassId(class)))),
        (None, None) => ("Сотрудники".into(), link::consents(None)),
    })
}

//! Announcements: put up, read by those they are for, taken back.

use domain::access::{Permit, Right};
use domain::ids::{AccountId, AnnouncementId, ClassId, SchoolId};
use domain::notification::{Announce, AnnouncementEntry, Hearing, Recall};
use entity::announcement::{ActiveModel, Entity, Model};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryResult, Set};

use crate::features::notifications::board::{Board, PutUp};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};
use crate::ui::words::day;

/// How long an announcement hangs if nothing else is said.
const USUAL: chrono::Days = chrono::Days::new(14);

const PUT_UP: &str = "SELECT a.id, a.school_id, a.title, a.text, a.until, a.at, a.\"by\", c.grade, c.letter, p.surname, p.given, p.patronymic \
     FROM announcements a JOIN accounts u ON u.id = a.\"by\" JOIN persons p ON p.id = u.person_id \
     LEFT JOIN classes c ON c.school_id = a.school_id AND c.id = a.class_id \
     WHERE a.until >= $1 AND a.recalled_at IS NULL AND (a.school_id IN (#) OR (a.school_id IN (%) AND a.class_id IS NULL) \
     OR a.class_id IN (@) OR EXISTS (SELECT 1 FROM class_members m WHERE m.school_id = a.school_id AND m.pupil_id IN (&) \
     AND (a.class_id IS NULL OR m.class_id = a.class_id) AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1))) \
     ORDER BY a.id DESC LIMIT 100";

const SCHOOLS: &str = "SELECT id, CASE WHEN short_name = '' THEN name ELSE short_name END AS title \
     FROM organisations WHERE id IN (#) ORDER BY id";
const CLASSES: &str = "SELECT c.school_id, c.id, c.grade, c.letter FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state IN ('open', 'closing') \
     WHERE c.school_id IN (#) OR c.id IN (@) ORDER BY c.school_id, c.grade, c.letter";

const OF_SCHOOL: &str = "SELECT id FROM classes WHERE school_id = $1 AND id = $2";

/// What hangs for the caller, and to whom they may write.
pub async fn board(cx: &Request<Reading>, hearing: &Hearing) -> AppResult<Board> {
    let speaks = cx.actor.schools_with(Right::Announce);
    let schools = sql::among(speaks.iter().map(|school| school.0));
    let works = sql::among(hearing.works.iter().map(|school| school.0));
    let classes = sql::among(hearing.leads.iter().map(|(_, class)| class.0));
    let pupils = sql::among(hearing.pupils.iter().map(|pupil| pupil.0));
    let asked =
        PUT_UP.replace('#', &schools).replace('%', &works).replace('@', &classes).replace('&', &pupils);
    let rows = sql::rows(&cx.tx, &asked, [cx.today.into()]).await?;
    let put_up = rows.iter().map(|row| put_up(cx, row)).collect::<AppResult<_>>()?;
    let mut to = vec![];
    for row in sql::rows(&cx.tx, &SCHOOLS.replace('#', &schools), []).await? {
        let whom = Announce { school: SchoolId(row.try_get("", "id")?), class: None };
        to.push((whom, format!("{}: все", row.try_get::<String>("", "title")?)));
    }
    for row in sql::rows(&cx.tx, &CLASSES.replace('#', &schools).replace('@', &classes), []).await? {
        let class = Some(ClassId(row.try_get("", "id")?));
        to.push((
            Announce { school: SchoolId(row.try_get("", "school_id")?), class },
            sql::class_name(&row)?,
        ));
    }
    to.retain(|(whom, _)| cx.actor.may(whom));
    Ok(Board { to, put_up, until: (cx.today + USUAL).to_string() })
}

fn put_up(cx: &Request<Reading>, row: &QueryResult) -> AppResult<PutUp> {
    let school = SchoolId(row.try_get("", "school_id")?);
    let author = AccountId(row.try_get("", "by")?);
    let class = row.try_get::<Option<i32>>("", "grade")?.map(|_| sql::class_name(row)).transpose()?;
    let by = sql::person_name(row)?.short();
    Ok(PutUp {
        id: AnnouncementId(row.try_get("", "id")?),
        title: row.try_get("", "title")?,
        text: row.try_get("", "text")?,
        whom: class.unwrap_or_else(|| "вся школа".into()),
        by: format!("{by}, {}", cx.house.clock.say(row.try_get("", "at")?)),
        until: day(row.try_get("", "until")?),
        own: cx.actor.may(&Recall { school, author }),
    })
}

pub async fn announce(cx: &Request<Writing>, entry: &AnnouncementEntry) -> AppResult<()> {
    let Announce { school, class } = entry.to();
    let words = entry.words();
    if let Some(class) = class {
        let of_school = sql::row(&cx.tx, OF_SCHOOL, [school.0.into(), class.0.into()]).await?;
        of_school.ok_or(AppError::NotFound)?;
    }
    let made = ActiveModel {
        school_id: Set(school),
        class_id: Set(class),
        by: Set(entry.by()),
        title: Set(words.title.clone()),
        text: Set(words.text.clone()),
        until: Set(words.until),
        at: Set(cx.now),
        recalled_at: Set(None),
        ..Default::default()
    };
    let id = made.insert(&cx.tx).await?.id;
    let log = Log { school, by: Some(entry.by()), at: cx.now };
    log.enter(&cx.tx, "announcement.publish", format!("announcement:{id}"), Some(entry.to().to_string()))
        .await
}

/// Whose an announcement is, for those who work where it hangs.
pub async fn put_up_by(cx: &Request<Writing>, id: AnnouncementId) -> AppResult<Recall> {
    let found: Option<Model> = Entity::find_by_id(id).one(&cx.tx).await?;
    let row = found.filter(|row| row.recalled_at.is_none()).ok_or(AppError::NotFound)?;
    let works = Hearing::of(&cx.actor).works.contains(&row.school_id);
    works.then_some(Recall { school: row.school_id, author: row.by }).ok_or(AppError::NotFound)
}

/// Takes an announcement back: from now on it hangs nowhere.
pub async fn recall(cx: &Request<Writing>, id: AnnouncementId, permit: Permit<Recall>) -> AppResult<()> {
    const RECALL: &str = "UPDATE announcements SET recalled_at = $1 WHERE id = $2 AND recalled_at IS NULL";
    sql::run(&cx.tx, RECALL, [cx.now.into(), id.0.into()]).await?;
    let log = Log { school: permit.action().school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "announcement.recall", format!("announcement:{id}"), None).await
}

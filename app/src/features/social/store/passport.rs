//! The passport of one pupil: opened, and written over nothing but what was shown.

use domain::access::Permit;
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::social::{KeepPassport, Passport, PassportDraft, PassportEntry};
use domain::trace::{Look, Matter, Way, Whose};
use entity::social_passport::{ActiveModel, Column, Entity};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use crate::features::social::sheet::Opened;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record};
use crate::kit::rolls::MEMBERS;
use crate::kit::{AppError, AppResult, Request, sql, trace};

const KEPT: &str = "SELECT s.sealed, s.version, s.changed_at, p.surname, p.given, p.patronymic FROM social_passports s \
     JOIN accounts a ON a.id = s.changed_by JOIN persons p ON p.id = a.person_id WHERE s.school_id = $1 AND s.pupil_id = $2";

const WRITE: &str = "UPDATE social_passports SET sealed = $4, version = $3 + 1, changed_at = $5, changed_by = $6 \
     WHERE school_id = $1 AND pupil_id = $2 AND version = $3";

/// A pupil of a class of a year that is not closed.
pub struct Pupil {
    school: SchoolId,
    person: PersonId,
    name: String,
    class: ClassId,
    title: String,
}

/// What is written of a pupil.
struct Kept {
    passport: Passport,
    version: i32,
    who: String,
    when: String,
}

impl Pupil {
    pub const fn keep(&self) -> KeepPassport {
        KeepPassport { school: self.school, class: Some(self.class) }
    }
}

/// Of the school now on; for others there is no such pupil.
pub async fn pupil<T: ConnectionTrait>(cx: &Request<T>, person: PersonId) -> AppResult<Pupil> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let asked = format!(
        "SELECT m.class_id AS class, c.grade, c.letter, p.surname, p.given, p.patronymic FROM {MEMBERS} \
         JOIN persons p ON p.id = m.pupil_id \
         WHERE m.school_id = $1 AND m.pupil_id = $3 AND y.state <> 'closed' ORDER BY y.first_day LIMIT 1"
    );
    let values = [school.0.into(), cx.today.into(), person.0.into()];
    let row = sql::row(&cx.tx, &asked, values).await?.ok_or(AppError::NotFound)?;
    Ok(Pupil {
        school,
        person,
        name: sql::person_name(&row)?.full(),
        class: ClassId(row.try_get("", "class")?),
        title: sql::class_name(&row)?,
    })
}

/// It leaves its trace before it is shown.
pub async fn passport(cx: &Request<Reading>, of: Pupil, permit: &Permit<KeepPassport>) -> AppResult<Opened> {
    let (school, look) = (permit.action().school, Look::at(Way::Card, Matter::Social));
    trace::leave(cx, school, look, [Whose::Person(of.person)])?;
    let kept = kept(cx, &of).await?;
    let Pupil { person, name, class, title, .. } = of;
    let draft = kept.as_ref().map(|kept| PassportDraft::from(&kept.passport)).unwrap_or_default();
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let changed = kept.map(|kept| format!("{}, {}", kept.who, kept.when));
    Ok(Opened { person, name, class, title, draft, version, changed })
}

async fn kept<T: ConnectionTrait>(cx: &Request<T>, of: &Pupil) -> AppResult<Option<Kept>> {
    let row = sql::row(&cx.tx, KEPT, [of.school.0.into(), of.person.0.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let sealed: Vec<u8> = row.try_get("", "sealed")?;
    Ok(Some(Kept {
        passport: cx.house.vault.open_value(&sealed)?,
        version: row.try_get("", "version")?,
        who: sql::person_name(&row)?.short(),
        when: cx.house.clock.say(row.try_get("", "changed_at")?),
    }))
}

/// Its event tells that it changed, and nothing of what.
pub async fn save(
    cx: &Request<Writing>,
    (of, version): (&Pupil, i32),
    entry: &PassportEntry,
) -> AppResult<()> {
    let before = kept(cx, of).await?;
    if before.as_ref().is_some_and(|kept| kept.passport == *entry.passport()) {
        return Ok(());
    }
    if before.as_ref().map_or(0, |kept| kept.version) != version || !written(cx, (of, version), entry).await?
    {
        let Kept { who, when, .. } = kept(cx, of).await?.ok_or(AppError::Busy)?;
        return Err(AppError::Conflict { who, when });
    }
    let happening = Happening {
        school: of.school,
        at: cx.now,
        by: Some(entry.permit().by()),
        act: "passport.change",
        subject: format!("person:{} version:{}", of.person, version + 1),
        old: None,
        new: None,
        reason: None,
    };
    record(&cx.tx, &happening).await
}

async fn written(
    cx: &Request<Writing>,
    (of, version): (&Pupil, i32),
    entry: &PassportEntry,
) -> AppResult<bool> {
    let (sealed, by) = (cx.house.vault.seal_value(entry.passport())?, entry.permit().by());
    if version > 0 {
        let values = [
            of.school.0.into(),
            of.person.0.into(),
            version.into(),
            sealed.into(),
            cx.now.into(),
            by.0.into(),
        ];
        return Ok(sql::run(&cx.tx, WRITE, values).await? > 0);
    }
    let first = ActiveModel {
        school_id: Set(of.school),
        pupil_id: Set(of.person),
        sealed: Set(sealed),
        version: Set(1),
        changed_at: Set(cx.now),
        changed_by: Set(by),
    };
    let once = OnConflict::columns([Column::SchoolId, Column::PupilId]).do_nothing().to_owned();
    Ok(Entity::insert(first).on_conflict(once).exec_without_returning(&cx.tx).await? > 0)
}

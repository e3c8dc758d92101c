//! Exemptions on their way into the rows, each with its event.

use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{ClassId, ExemptionId, PersonId, SchoolId, SubjectId};
use domain::term_mark::{Ending, Exempting, Exemption, ExemptionDraft, SetExemptions};
use entity::exemption as row;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryResult, Set};

use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const CLASS: &str = "SELECT c.id, y.first_day, y.last_day FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state IN ('open', 'closing') \
     WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     ORDER BY m.since DESC LIMIT 1";

const STANDS: &str = "SELECT pupil_id, subject_id, first_day, last_day FROM exemptions \
     WHERE school_id = $1 AND pupil_id = $2 AND cancelled_at IS NULL";

const ONE: &str = "SELECT pupil_id, subject_id, first_day, last_day FROM exemptions \
     WHERE id = $1 AND school_id = $2 AND cancelled_at IS NULL";

const TAUGHT: &str = "SELECT m.pupil_id FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     WHERE m.school_id = $1 AND m.pupil_id = $2 AND g.subject_id = $3 \
     AND m.since <= $4 AND (m.until IS NULL OR m.until >= $4) LIMIT 1";

/// A pupil's place today, with what is on record.
pub struct Place {
    pub school: SchoolId,
    pub class: ClassId,
    pub pupil: PersonId,
    pub year: Span,
    pub stands: Vec<Exemption>,
}

impl Place {
    /// Whom to ask before the pupil is freed.
    pub const fn set_exemptions(&self) -> SetExemptions {
        SetExemptions { school: self.school, class: self.class, pupil: self.pupil }
    }
}

/// The pupil, if the class lies within `sight`. It stays locked for this turn.
pub async fn place(cx: &Request<Writing>, sight: &Sight, pupil: PersonId) -> AppResult<Place> {
    let school = cx.school()?;
    let found = sql::row(&cx.tx, CLASS, [school.0.into(), pupil.0.into(), cx.today.into()]).await?;
    let found = found.ok_or(AppError::NotFound)?;
    let class = ClassId(found.try_get("", "id")?);
    if !sight.schools.contains(&school) && !sight.classes.contains(&(school, class)) {
        return Err(AppError::NotFound);
    }
    sql::wait(&cx.tx, "SELECT id FROM classes WHERE id = $1 FOR UPDATE", [class.0.into()]).await?;
    let rows = sql::rows(&cx.tx, STANDS, [school.0.into(), pupil.0.into()]).await?;
    let stands = rows.iter().map(read).collect::<AppResult<_>>()?;
    let year = Span { first: found.try_get("", "first_day")?, last: found.try_get("", "last_day")? };
    Ok(Place { school, class, pupil, year, stands })
}

/// Does the pupil learn the subject at all?
pub async fn taught(cx: &Request<Writing>, of: &Place, subject: SubjectId) -> AppResult<()> {
    let values = [of.school.0.into(), of.pupil.0.into(), subject.0.into(), cx.today.into()];
    let found = sql::row(&cx.tx, TAUGHT, values).await?;
    let nothing = || AppError::field("subject", "Этому предмету ученик не учится.");
    found.map(|_| ()).ok_or_else(nothing)
}

/// An exemption of the school now on.
pub async fn exemption(cx: &Request<Writing>, id: ExemptionId) -> AppResult<Exemption> {
    let found = sql::row(&cx.tx, ONE, [id.0.into(), cx.school()?.0.into()]).await?;
    read(&found.ok_or(AppError::NotFound)?)
}

fn read(found: &QueryResult) -> AppResult<Exemption> {
    Ok(Exemption {
        pupil: PersonId(found.try_get("", "pupil_id")?),
        subject: SubjectId(found.try_get("", "subject_id")?),
        span: Span { first: found.try_get("", "first_day")?, last: found.try_get("", "last_day")? },
    })
}

pub async fn keep(cx: &Request<Writing>, of: &Place, kept: &Exempting<ExemptionDraft>) -> AppResult<()> {
    let ExemptionDraft { pupil, subject, span, document } = kept.of();
    let new = row::ActiveModel {
        school_id: Set(of.school),
        pupil_id: Set(*pupil),
        subject_id: Set(*subject),
        first_day: Set(span.first),
        last_day: Set(span.last),
        document: Set(document.clone()),
        by: Set(kept.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    let id = new.insert(&cx.tx).await?.id;
    let new = Some(format!("subject:{subject} {}..{}", span.first, span.last));
    log(cx, (of, id), kept, ("exemption.free", new)).await
}

pub async fn end(
    cx: &Request<Writing>,
    (of, id): (&Place, ExemptionId),
    ending: &Exempting<Ending>,
) -> AppResult<()> {
    let (change, told) = match *ending.of() {
        Ending::On(day) => (
            row::ActiveModel { last_day: Set(day), ..Default::default() },
            ("exemption.end", Some(format!("last day {day}"))),
        ),
        Ending::Never => (
            row::ActiveModel { cancelled_at: Set(Some(cx.now)), ..Default::default() },
            ("exemption.cancel", None),
        ),
    };
    let own = row::Column::SchoolId.eq(of.school).and(row::Column::Id.eq(id));
    row::Entity::update_many().set(change).filter(own).exec(&cx.tx).await?;
    log(cx, (of, id), ending, told).await
}

/// The document is free text about a pupil, and stays with the exemption.
async fn log<T>(
    cx: &Request<Writing>,
    (of, id): (&Place, ExemptionId),
    kept: &Exempting<T>,
    (act, new): (&'static str, Option<String>),
) -> AppResult<()> {
    let subject = format!("exemption:{id} pupil:{}", of.pupil);
    let log = Log { school: of.school, by: Some(kept.by()), at: cx.now };
    log.enter(&cx.tx, act, subject, new).await
}

//! One campaign of the school now on: to be read, or held while something is entered into it.

use chrono::NaiveDate;
use domain::ids::{AccountId, ClassId, PersonId, ReconciliationId, SchoolId};
use domain::reconciliation::{Campaign, Side};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::reconciliation::overview::Head;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record_all};
use crate::kit::{AppError, AppResult, Request, link, sql};

/// What is read of a campaign `r`.
pub const COLUMNS: &str = "r.id, r.school_id, r.side, r.day, r.due, r.closed_on";

/// A campaign of the school now on; one of another school is none.
pub async fn campaign<C: ConnectionTrait>(cx: &Request<C>, id: ReconciliationId) -> AppResult<Campaign> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let asked = format!("SELECT {COLUMNS} FROM reconciliations r WHERE r.school_id = $1 AND r.id = $2");
    let row = sql::row(&cx.tx, &asked, [school.0.into(), id.0.into()]).await?;
    read(&row.ok_or(AppError::NotFound)?)
}

/// The same, and until the turn is over nobody else enters anything into it.
pub async fn held(cx: &Request<Writing>, id: ReconciliationId) -> AppResult<Campaign> {
    hold(&cx.tx, id).await?;
    campaign(cx, id).await
}

pub async fn hold(tx: &Writing, id: ReconciliationId) -> AppResult<()> {
    sql::wait(tx, "SELECT id FROM reconciliations WHERE id = $1 FOR UPDATE", [id.0.into()]).await
}

pub fn read(row: &QueryResult) -> AppResult<Campaign> {
    let side: String = row.try_get("", "side")?;
    Ok(Campaign {
        id: ReconciliationId(row.try_get("", "id")?),
        school: SchoolId(row.try_get("", "school_id")?),
        side: Side::parse(&side)
            .ok_or_else(|| AppError::fault(format!("side of a reconciliation {side}")))?,
        day: row.try_get("", "day")?,
        due: row.try_get("", "due")?,
        closed: row.try_get("", "closed_on")?,
    })
}

pub fn head(of: &Campaign, today: NaiveDate) -> Head {
    let Campaign { id, side, day, due, closed, .. } = *of;
    Head { id, side, day, due, closed, overdue: closed.is_none() && due < today }
}

/// Where somebody comes back to after a press: at the row, or at the head of the sheet.
pub fn back(of: &Campaign, class: Option<ClassId>, person: Option<PersonId>) -> String {
    let sheet = link::reconciliation_rows(of.id, class);
    person.map_or_else(|| sheet.clone(), |person| format!("{sheet}#p{person}"))
}

/// Who enters something into which campaign.
pub struct Pen<'a> {
    pub campaign: &'a Campaign,
    pub by: AccountId,
}

impl Pen<'_> {
    /// Numbers and codes only: neither remarks nor names go into the log.
    pub async fn log(
        &self,
        cx: &Request<Writing>,
        act: &'static str,
        entries: impl IntoIterator<Item = (String, Option<String>)>,
    ) -> AppResult<()> {
        let Self { campaign: Campaign { id, school, .. }, by } = self;
        let happening = |(about, new): (String, Option<String>)| {
            let subject = format!("reconciliation:{id} {about}").trim_end().to_owned();
            Happening {
                school: *school,
                at: cx.now,
                by: Some(*by),
                act,
                subject,
                old: None,
                new,
                reason: None,
            }
        };
        let all: Vec<Happening> = entries.into_iter().map(happening).collect();
        for piece in all.chunks(200) {
            record_all(&cx.tx, piece).await?;
        }
        Ok(())
    }
}

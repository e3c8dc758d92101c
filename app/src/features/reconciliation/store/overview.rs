//! Campaigns of a school with their figures, and figures of the schools below an office.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{ClassId, OrganisationId, SchoolId};
use domain::reconciliation::{Campaign, KeepReconciliation, Side};
use sea_orm::QueryResult;

use super::campaign::{COLUMNS, head, read};
use super::lists::Cut;
use super::parts::{missing, parts};
use super::rows;
use crate::features::reconciliation::overview::{Campaigns, Figures, Head, Line, Overview, Part, SchoolLine};
use crate::kit::db::Reading;
use crate::kit::rolls::SCHOOLS_BELOW;
use crate::kit::{AppError, AppResult, Request, sql};

/// Campaigns that a school looks back on.
const SHOWN: u32 = 20;

/// An open campaign counts what is marked as wrong, a closed one what stayed different.
const COUNTED: &str = "(SELECT COUNT(*) FROM reconciliation_rows w WHERE w.school_id = r.school_id AND w.reconciliation_id = r.id) AS people, \
     (SELECT COUNT(*) FROM reconciliation_rows w WHERE w.school_id = r.school_id AND w.reconciliation_id = r.id \
        AND w.said IS NOT NULL) AS looked, \
     (SELECT COUNT(*) FROM reconciliation_rows w WHERE w.school_id = r.school_id AND w.reconciliation_id = r.id \
        AND CASE WHEN w.state IS NULL THEN w.said = 'flagged' ELSE w.state NOT IN ('not_looked', 'confirmed') END) AS flagged";

/// What the caller's side shows: the own school as far as `sight` reaches, or the schools overseen.
pub async fn overview(cx: &Request<Reading>, sight: &Sight) -> AppResult<Overview> {
    let Some(Hat::Work(here)) = cx.signed().hat else { return Err(AppError::NotFound) };
    if cx.actor.sight_of_organisations().contains(&here) {
        return Ok(Overview::Overseen(overseen(cx, here).await?));
    }
    let school = SchoolId(here.0);
    let own: Vec<ClassId> =
        sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| *class).collect();
    let whole = sight.schools.contains(&school);
    if !whole && own.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut lines = vec![];
    for (campaign, figures) in campaigns(cx, school).await? {
        if !whole && campaign.side == Side::Staff {
            continue;
        }
        let parts = own_parts(cx, &campaign, &own).await?;
        lines.push(Line { head: head(&campaign, cx.today), figures: whole.then_some(figures), parts });
    }
    let open = |side: &Side| lines.iter().any(|line| line.head.side == *side && line.head.is_open());
    let keeps = cx.actor.may(&KeepReconciliation(school));
    let may_start = Side::ALL.into_iter().filter(|side| keeps && !open(side)).collect();
    Ok(Overview::School(Campaigns { lines, may_start, today: cx.today }))
}

async fn campaigns(cx: &Request<Reading>, school: SchoolId) -> AppResult<Vec<(Campaign, Figures)>> {
    let asked = format!(
        "SELECT {COLUMNS}, {COUNTED} FROM reconciliations r WHERE r.school_id = $1 ORDER BY r.id DESC LIMIT {SHOWN}"
    );
    let rows = sql::rows(&cx.tx, &asked, [school.0.into()]).await?;
    rows.iter().map(|row| Ok((read(row)?, figures(row)?))).collect()
}

/// The classes that the caller leads.
async fn own_parts(cx: &Request<Reading>, of: &Campaign, own: &[ClassId]) -> AppResult<Vec<Part>> {
    let mut found = vec![];
    if of.side == Side::Staff || own.is_empty() {
        return Ok(found);
    }
    let all = missing(cx, of).await?;
    for class in own {
        let named: Vec<_> = all.iter().filter(|one| one.class == *class).collect();
        let rows = rows::rows(cx, of, Cut::Class(*class, of)).await?;
        found.append(&mut parts(cx, of, (&rows, &named)).await?);
    }
    Ok(found)
}

async fn overseen(cx: &Request<Reading>, office: OrganisationId) -> AppResult<Vec<SchoolLine>> {
    let asked = format!(
        "SELECT {COLUMNS}, {COUNTED} FROM reconciliations r WHERE r.school_id = $1 \
         AND r.id IN (SELECT max(x.id) FROM reconciliations x WHERE x.school_id = $1 GROUP BY x.side)"
    );
    let mut lines = vec![];
    for school in sql::rows(&cx.tx, SCHOOLS_BELOW, [office.0.into()]).await? {
        let (title, district) = (school.try_get("", "title")?, school.try_get("", "district")?);
        let mut line = SchoolLine { title, district, pupils: None, staff: None };
        let id: i64 = school.try_get("", "id")?;
        for row in sql::rows(&cx.tx, &asked, [id.into()]).await? {
            let campaign = read(&row)?;
            let going: (Head, Figures) = (head(&campaign, cx.today), figures(&row)?);
            match campaign.side {
                Side::Pupils => line.pupils = Some(going),
                Side::Staff => line.staff = Some(going),
            }
        }
        lines.push(line);
    }
    Ok(lines)
}

fn figures(row: &QueryResult) -> AppResult<Figures> {
    let figure = |name: &str| -> AppResult<u32> {
        Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX))
    };
    Ok(Figures { rows: figure("people")?, looked: figure("looked")?, flagged: figure("flagged")? })
}

//! Signatures beneath a week.

use chrono::NaiveDate;
use domain::diary::may_be_signed;

use super::pupil::Pupil;
use crate::features::diary::leaf::Signing;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Hand, Request, sql};

const SIGNED: &str = "SELECT w.\"by\", w.at, p.surname, p.given, p.patronymic FROM week_signatures w \
     JOIN accounts a ON a.id = w.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE w.school_id = $1 AND w.pupil_id = $2 AND w.monday = $3 ORDER BY w.at";

/// Those of the week that begins on `monday`, if it can be signed at all.
pub async fn signing(cx: &Request<Reading>, pupil: &Pupil, monday: NaiveDate) -> AppResult<Option<Signing>> {
    let begun = |year: &&super::pupil::Enrolled| may_be_signed(monday, cx.today, year.span()).is_ok();
    let Some(year) = pupil.year.as_ref().filter(begun) else { return Ok(None) };
    let values = [year.school_id.0.into(), pupil.id().0.into(), monday.into()];
    let (mut by, mut waits) = (vec![], cx.actor.standing().children.contains(&pupil.id()));
    for row in &sql::rows(&cx.tx, SIGNED, values).await? {
        by.push(Hand::read(cx, row, "at")?);
        waits &= row.try_get::<i64>("", "by")? != cx.actor.account().0;
    }
    Ok(Some(Signing { by, waits }))
}

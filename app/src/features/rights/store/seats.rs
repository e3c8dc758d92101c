//! Schools below an office with those who answer for them.

use domain::ids::{OrganisationId, SchoolId};
use domain::role::Role;

use crate::features::rights::people::Seat;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// A row for each who answers; a school that nobody answers for has one without a name.
const SEATS: &str = "SELECT o.id, CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS title, \
       r.role, p.surname, p.given, p.patronymic FROM organisations o \
     LEFT JOIN roles r ON r.organisation_id = o.id AND r.role IN ('coordinator', 'head') \
       AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) \
     LEFT JOIN persons p ON p.id = r.person_id \
     WHERE o.kind = 'school' AND (o.parent_id = $1 OR o.parent_id IN (SELECT id FROM organisations WHERE parent_id = $1)) \
     ORDER BY o.name, o.id, p.search";

/// Schools below the offices in `sight`, each once; for whoever appoints nowhere there is no such page.
pub async fn seats(cx: &Request<Reading>, sight: &[OrganisationId]) -> AppResult<Vec<Seat>> {
    if sight.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut seats: Vec<Seat> = vec![];
    for office in sight {
        for row in sql::rows(&cx.tx, SEATS, [office.0.into(), cx.today.into()]).await? {
            let school = SchoolId(row.try_get("", "id")?);
            let at = seats.iter().position(|seat| seat.school == school).unwrap_or(seats.len());
            if at == seats.len() {
                let title = row.try_get("", "title")?;
                seats.push(Seat { school, title, coordinators: vec![], heads: vec![] });
            }
            let Some(name) = sql::person_name_if_any(&row)? else { continue };
            let role: String = row.try_get("", "role")?;
            let seat = &mut seats[at];
            let names =
                if Role::parse(&role) == Some(Role::Head) { &mut seat.heads } else { &mut seat.coordinators };
            if !names.contains(&name.short()) {
                names.push(name.short());
            }
        }
    }
    Ok(seats)
}

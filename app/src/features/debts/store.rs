//! All SQL of the debts but for the debts themselves, which are `kit::debts`.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::GroupId;
use domain::trace::{Look, Matter, Way, Whose};

use super::owed::{OfGroup, Owed};
use crate::kit::db::Reading;
use crate::kit::debts::{self, debts};
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// `#` stands for numbers of groups.
const GROUPS: &str = "SELECT g.id, g.name, s.name AS subject, y.first_day FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     WHERE g.school_id = $1 AND g.id IN (#) ORDER BY g.grade, g.name, s.name, g.id";

/// Debts in the caller's own groups of the years under way; whoever reads all journals keeps none by that.
pub async fn owed(cx: &Request<Reading>, sight: &Sight) -> AppResult<Owed> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let own = sql::among(sight.groups.iter().filter(|(of, _)| *of == school).map(|(_, group)| group.0));
    let mut first = cx.today;
    let mut groups = vec![];
    for row in sql::rows(&cx.tx, &GROUPS.replace('#', &own), [school.0.into()]).await? {
        first = first.min(row.try_get::<NaiveDate>("", "first_day")?);
        let (group, class) = (GroupId(row.try_get("", "id")?), row.try_get("", "name")?);
        groups.push(OfGroup { group, class, subject: row.try_get("", "subject")?, debts: vec![] });
    }
    let ids: Vec<GroupId> = groups.iter().map(|of| of.group).collect();
    let span = Span { first, last: cx.today };
    for debt in debts(&cx.tx, school, span, debts::Whose::Groups(&ids)).await? {
        if let Some(of) = groups.iter_mut().find(|of| of.group == debt.group) {
            of.debts.push(debt);
        }
    }
    let teaches = !groups.is_empty();
    groups.retain(|of| !of.debts.is_empty());
    let shown = groups.iter().map(|of| Whose::Group(of.group));
    trace::leave(cx, school, Look::at(Way::List, Matter::Journal), shown)?;
    Ok(Owed { groups, teaches })
}

//! People of the school whom a file leaves out: of the classes it names, or of the staff.

use std::collections::BTreeSet;

use domain::ids::PersonId;
use domain::people::ClassName;
use domain::people::roster::{RosterKind, Verdict};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use super::Weighed;
use crate::features::import::sheet::Absent;
use crate::kit::db::Reading;
use crate::kit::intake::List;
use crate::kit::rolls::{MEMBERS, STAFF};
use crate::kit::{AppResult, Request, sql, trace};

/// Whoever is in those lists of the school and in no accepted row. Whose row is still asked of may be met.
pub(super) async fn absent(cx: &Request<Reading>, weighed: &Weighed) -> AppResult<Vec<Absent>> {
    let another = |verdict: Option<Verdict>| verdict == Some(Verdict::Another);
    let asked = weighed.questions.iter().filter(|one| one.of.is_none() && !another(one.verdict));
    let mut met: BTreeSet<PersonId> = asked.map(|one| one.meeting.person).collect();
    let (rows, kind) = match &weighed.list {
        List::Pupils(list) => {
            met.extend(list.pupils.iter().filter_map(|draft| draft.existing));
            let named: BTreeSet<&ClassName> = list.pupils.iter().map(|draft| &draft.class).collect();
            let led = named.into_iter().filter_map(|class| weighed.frame.classes.get(class));
            (pupils(cx, weighed, sql::among(led.map(|led| led.class.0))).await?, RosterKind::Pupils)
        }
        List::Staff(list) => {
            met.extend(list.staff.iter().filter_map(|draft| draft.existing));
            (staff(cx, weighed).await?, RosterKind::Staff)
        }
    };
    let mut left_out = vec![];
    for row in &rows {
        let person = PersonId(row.try_get("", "id")?);
        if !met.contains(&person) {
            let place = match kind {
                RosterKind::Pupils => sql::class_name(row)?,
                RosterKind::Staff => row.try_get("", "post")?,
            };
            left_out.push(Absent { person, name: sql::person_name(row)?.full(), place });
        }
    }
    let whole = if kind == RosterKind::Pupils { Whose::School } else { Whose::Staff };
    let whose = trace::of_list(left_out.iter().map(|one| one.person), whole);
    trace::leave(cx, weighed.frame.school, Look::at(Way::List, Matter::People), whose)?;
    Ok(left_out)
}

async fn pupils(cx: &Request<Reading>, weighed: &Weighed, classes: String) -> AppResult<Vec<QueryResult>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, c.grade, c.letter FROM {MEMBERS} \
         JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND m.class_id IN ({classes}) \
         ORDER BY c.grade, c.letter, p.search, p.id"
    );
    sql::rows(&cx.tx, &asked, [weighed.frame.school.0.into(), cx.today.into()]).await
}

async fn staff(cx: &Request<Reading>, weighed: &Weighed) -> AppResult<Vec<QueryResult>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, COALESCE(s.post, '') AS post FROM persons p \
         LEFT JOIN staff s ON s.school_id = $1 AND s.person_id = p.id WHERE p.id IN {STAFF} ORDER BY p.search, p.id"
    );
    sql::rows(&cx.tx, &asked, [weighed.frame.school.0.into(), cx.today.into()]).await
}

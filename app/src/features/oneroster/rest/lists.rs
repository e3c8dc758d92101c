//! The lists themselves, out of what is in sight.

use std::collections::{BTreeSet, HashMap};

use domain::oneroster::{RoleName, SessionType};
use exchange::oneroster::{Enrollment, Role};
use serde_json::Value;

use super::wire::Wire;
use crate::features::oneroster::store::Held;
use crate::kit::AppResult;
use crate::kit::db::Reading;

/// A whole list by its name.
pub async fn all(held: &Held, tx: &Reading, name: &str, wire: &Wire) -> AppResult<Vec<Value>> {
    match name {
        "orgs" | "schools" => Ok(orgs(held, wire, name == "schools")),
        "academicSessions" | "terms" | "gradingPeriods" => {
            let kinds: &[SessionType] = match name {
                "terms" => &[SessionType::Term, SessionType::Semester],
                "gradingPeriods" => &[SessionType::GradingPeriod],
                _ => SessionType::ALL,
            };
            let sessions = held.sessions(tx).await?;
            Ok(sessions.iter().filter(|one| kinds.contains(&one.kind)).map(|one| wire.session(one)).collect())
        }
        "courses" => Ok(held.courses(tx).await?.iter().map(|one| wire.course(one)).collect()),
        "classes" => Ok(held.classes(tx).await?.iter().map(|one| wire.class(one)).collect()),
        "enrollments" => Ok(held.enrollments(tx).await?.iter().map(|one| wire.enrollment(one)).collect()),
        "demographics" => {
            Ok(held.people(tx).await?.demographics.iter().map(|one| wire.demographics(one)).collect())
        }
        _ => users(held, tx, (name, None), wire).await,
    }
}

fn orgs(held: &Held, wire: &Wire, schools: bool) -> Vec<Value> {
    let all = held.org_records();
    let children = |of: &str| {
        all.iter().filter(|org| org.parent == of).map(|org| org.sourced_id.as_str()).collect::<Vec<_>>()
    };
    let asked = all.iter().filter(|org| !schools || org.own_kind == "school");
    asked.map(|org| wire.org(org, &children(&org.sourced_id))).collect()
}

/// Users of a role, if the list is of one; `among` cuts them down to these.
async fn users(
    held: &Held,
    tx: &Reading,
    (name, among): (&str, Option<BTreeSet<String>>),
    wire: &Wire,
) -> AppResult<Vec<Value>> {
    let people = held.people(tx).await?;
    let mut roles: HashMap<&str, Vec<&Role>> = HashMap::new();
    people.roles.iter().for_each(|role| roles.entry(&role.user).or_default().push(role));
    let wanted = match name {
        "students" => Some(RoleName::Student),
        "teachers" => Some(RoleName::Teacher),
        _ => None,
    };
    let of = |user: &str| roles.get(user).map_or(&[][..], Vec::as_slice);
    let asked = people.users.iter().filter(|user| {
        let role = wanted.is_none_or(|wanted| of(&user.sourced_id).iter().any(|role| role.role == wanted));
        let place = among.as_ref().is_none_or(|among| among.contains(&user.sourced_id));
        // Who teaches a class is told by the class.
        (role || (among.is_some() && name == "teachers")) && place
    });
    Ok(asked.map(|user| wire.user(user, of(&user.sourced_id))).collect())
}

/// A list of one school, class, course or user that is in sight.
pub async fn within(
    held: &Held,
    tx: &Reading,
    (one, id, name): (&str, &str, &str),
    wire: &Wire,
) -> AppResult<Vec<Value>> {
    match (one, name) {
        ("org", "students" | "teachers") => {
            let role = if name == "students" { RoleName::Student } else { RoleName::Teacher };
            let people = held.people(tx).await?;
            let here = people.roles.iter().filter(|of| of.org == id && of.role == role);
            let among = here.map(|role| role.user.clone()).collect();
            users(held, tx, (name, Some(among)), wire).await
        }
        ("class", "students" | "teachers") => {
            let learns = |line: &&Enrollment| (line.role == RoleName::Student) == (name == "students");
            let lines = held.enrollments(tx).await?;
            let here = lines.iter().filter(|line| line.class == id).filter(learns);
            users(held, tx, (name, Some(here.map(|line| line.user.clone()).collect())), wire).await
        }
        ("user", "classes") => {
            let lines = held.enrollments(tx).await?;
            let own: BTreeSet<&str> =
                lines.iter().filter(|line| line.user == id).map(|line| line.class.as_str()).collect();
            let classes = held.classes(tx).await?;
            Ok(classes
                .iter()
                .filter(|one| own.contains(one.sourced_id.as_str()))
                .map(|one| wire.class(one))
                .collect())
        }
        _ => {
            let field = match one {
                "org" if name == "courses" => "org",
                "org" => "school",
                other => other,
            };
            let mut records = all(held, tx, name, wire).await?;
            records.retain(|record| record[field]["sourcedId"] == id);
            Ok(records)
        }
    }
}

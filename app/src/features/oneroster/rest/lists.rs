//! The lists themselves, out of what is in sight.

use std::collections::{BTreeSet, HashMap};

use domain::oneroster::{RoleName, SessionType};
use exchange::oneroster::{Demographics, Enrollment, Role, User};
use serde_json::Value;

use super::wire::Wire;
use crate::features::oneroster::store::{Held, Kind, Part, People};
use crate::kit::AppResult;
use crate::kit::db::Reading;

/// A part of a long list that is read alone, and how many there are in all; None: the list is made whole.
pub async fn some(
    held: &Held,
    tx: &Reading,
    (name, part): (&str, &Part),
    wire: &Wire,
) -> AppResult<Option<(Vec<Value>, usize)>> {
    if name == "enrollments" {
        let (lines, total) = held.some_enrollments(tx, part).await?;
        return Ok(Some((lines.iter().map(|one| wire.enrollment(&one.record, one.at)).collect(), total)));
    }
    let role = match name {
        "users" => None,
        "students" => Some(RoleName::Student),
        "teachers" => Some(RoleName::Teacher),
        _ => return Ok(None),
    };
    let (people, total) = held.some_people(tx, role, part).await?;
    Ok(Some((told(&people, people.users.iter(), wire), total)))
}

/// A whole list by its name.
pub async fn all(held: &Held, tx: &Reading, name: &str, wire: &Wire) -> AppResult<Vec<Value>> {
    match name {
        "orgs" | "schools" => orgs(held, tx, wire, name == "schools").await,
        "academicSessions" | "terms" | "gradingPeriods" => {
            let kinds: &[SessionType] = match name {
                "terms" => &[SessionType::Term, SessionType::Semester],
                "gradingPeriods" => &[SessionType::GradingPeriod],
                _ => SessionType::ALL,
            };
            let (sessions, at) = (held.sessions(tx).await?, held.moments(tx, Kind::Session).await?);
            let asked = sessions.iter().filter(|one| kinds.contains(&one.kind));
            Ok(asked.map(|one| wire.session(one, at.of(&one.sourced_id))).collect())
        }
        "courses" => {
            let (courses, at) = (held.courses(tx).await?, held.moments(tx, Kind::Course).await?);
            Ok(courses.iter().map(|one| wire.course(one, at.of(&one.sourced_id))).collect())
        }
        "classes" => {
            let (classes, at) = (held.classes(tx).await?, held.moments(tx, Kind::Class).await?);
            Ok(classes.iter().map(|one| wire.class(one, at.of(&one.sourced_id))).collect())
        }
        "enrollments" => {
            let lines = held.enrollments(tx).await?;
            Ok(lines.iter().map(|one| wire.enrollment(&one.record, one.at)).collect())
        }
        "demographics" => {
            let people = held.people(tx).await?;
            let at = |one: &Demographics| people.at.get(&one.sourced_id).copied().unwrap_or_default();
            Ok(people.demographics.iter().map(|one| Wire::demographics(one, at(one))).collect())
        }
        _ => users(held, tx, (name, None), wire).await,
    }
}

async fn orgs(held: &Held, tx: &Reading, wire: &Wire, schools: bool) -> AppResult<Vec<Value>> {
    let (all, at) = (held.org_records(), held.moments(tx, Kind::Org).await?);
    let children = |of: &str| {
        all.iter().filter(|org| org.parent == of).map(|org| org.sourced_id.as_str()).collect::<Vec<_>>()
    };
    let asked = all.iter().filter(|org| !schools || org.own_kind == "school");
    Ok(asked.map(|org| wire.org(org, at.of(&org.sourced_id), &children(&org.sourced_id))).collect())
}

/// Users of a role, if the list is of one; `among` cuts them down to these.
async fn users(
    held: &Held,
    tx: &Reading,
    (name, among): (&str, Option<BTreeSet<String>>),
    wire: &Wire,
) -> AppResult<Vec<Value>> {
    let people = held.people(tx).await?;
    let wanted = match name {
        "students" => Some(RoleName::Student),
        "teachers" => Some(RoleName::Teacher),
        _ => None,
    };
    let having: BTreeSet<&str> = people
        .roles
        .iter()
        .filter(|role| wanted.is_none_or(|wanted| role.role == wanted))
        .map(|role| role.user.as_str())
        .collect();
    let asked = people.users.iter().filter(|user| {
        let place = among.as_ref().is_none_or(|among| among.contains(&user.sourced_id));
        let role = wanted.is_none() || having.contains(user.sourced_id.as_str());
        // Who teaches a class is told by the class.
        (role || (among.is_some() && name == "teachers")) && place
    });
    Ok(told(&people, asked, wire))
}

fn told<'p>(people: &'p People, users: impl Iterator<Item = &'p User>, wire: &Wire) -> Vec<Value> {
    let mut roles: HashMap<&str, Vec<&Role>> = HashMap::new();
    people.roles.iter().for_each(|role| roles.entry(&role.user).or_default().push(role));
    let one = |user: &User| {
        let at = people.at.get(&user.sourced_id).copied().unwrap_or_default();
        wire.user(user, at, roles.get(user.sourced_id.as_str()).map_or(&[][..], Vec::as_slice))
    };
    users.map(one).collect()
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
            let here = lines.iter().map(|one| &one.record).filter(|line| line.class == id).filter(learns);
            users(held, tx, (name, Some(here.map(|line| line.user.clone()).collect())), wire).await
        }
        ("user", "classes") => {
            let lines = held.enrollments(tx).await?;
            let lines = lines.iter().map(|one| &one.record);
            let own: BTreeSet<&str> =
                lines.filter(|line| line.user == id).map(|line| line.class.as_str()).collect();
            let mut classes = all(held, tx, "classes", wire).await?;
            classes.retain(|one| one["sourcedId"].as_str().is_some_and(|class| own.contains(class)));
            Ok(classes)
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

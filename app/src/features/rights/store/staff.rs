//! The people of a school with their roles, and what their posts propose.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::ids::{ClassId, PersonId, RoleId, SchoolId};
use domain::people::{ProposedRole, proposed_role};
use domain::rights::ReadRoles;
use domain::role::Role;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::place::here;
use super::stints::standing;
use crate::features::rights::people::{Lack, Line, Staff, Worn};
use crate::kit::db::{Reading, Writing};
use crate::kit::rolls::{STAFF, YEAR};
use crate::kit::{AppError, AppResult, Request, sql, trace};

const ROLES: &str = "SELECT r.id, r.person_id, r.role, r.since, r.until FROM roles r \
     WHERE r.organisation_id = $1 AND (r.until IS NULL OR r.until >= $2) ORDER BY r.since, r.id";

/// Groups of the year in hand that nobody teaches from tomorrow on.
const UNTAUGHT: &str = "SELECT g.class_id, g.name, s.name AS subject FROM groups g JOIN subjects s ON s.id = g.subject_id \
     WHERE g.school_id = $1 AND g.year_id = (YEAR) AND NOT EXISTS (SELECT 1 FROM group_teachers t \
       WHERE t.school_id = g.school_id AND t.group_id = g.id AND (t.until IS NULL OR t.until > $2)) \
     ORDER BY g.grade, g.name, s.name";

const UNLED: &str = "SELECT c.id AS class_id, c.grade, c.letter FROM classes c \
     LEFT JOIN staff f ON f.school_id = c.school_id AND f.person_id = c.teacher_id \
     WHERE c.school_id = $1 AND c.year_id = (YEAR) AND (c.teacher_id IS NULL OR f.until <= $2) ORDER BY c.grade, c.letter";

/// Roles held now or later, by person.
pub(super) type Wardrobe = BTreeMap<PersonId, Vec<Worn>>;

/// Everybody who works in the school, or those of this name.
pub async fn staff(cx: &Request<Reading>, name: String, permit: &Permit<ReadRoles>) -> AppResult<Staff> {
    let school = permit.action().0.school;
    let here = here(cx, school).await?;
    let (roles, looked_for) = (roles(cx, school).await?, sql::containing(&name));
    let mut standing = standing(cx, school).await?;
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, COALESCE(s.post, '') AS post, s.until FROM persons p \
         LEFT JOIN staff s ON s.school_id = $1 AND s.person_id = p.id \
         WHERE p.id IN {STAFF} AND ($3 = '' OR p.search LIKE $3) ORDER BY p.search, p.id"
    );
    let values = [school.0.into(), cx.today.into(), looked_for.into()];
    let rows = sql::rows(&cx.tx, &asked, values).await?;
    let mut people = rows.iter().map(|row| line(row, &roles)).collect::<AppResult<Vec<_>>>()?;
    for line in &mut people {
        line.stands = standing.remove(&line.person).unwrap_or_default();
    }
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [Whose::Staff])?;
    let (untaught, unled) = if here.own { left(cx, school).await? } else { (vec![], vec![]) };
    Ok(Staff { here, name, people, untaught, unled })
}

fn line(row: &QueryResult, roles: &Wardrobe) -> AppResult<Line> {
    let person = PersonId(row.try_get("", "id")?);
    let (post, leaves): (String, Option<NaiveDate>) = (row.try_get("", "post")?, row.try_get("", "until")?);
    let roles = roles.get(&person).cloned().unwrap_or_default();
    let proposed = proposal(&post).filter(|_| roles.is_empty() && leaves.is_none());
    let (name, stands) = (sql::person_name(row)?.full(), vec![]);
    Ok(Line { person, name, post, roles, proposed, leaves, stands })
}

/// Groups without a teacher and classes without a class teacher, from tomorrow on.
async fn left(cx: &Request<Reading>, school: SchoolId) -> AppResult<(Vec<Lack>, Vec<Lack>)> {
    let values = || [school.0.into(), cx.today.into()];
    let groups = sql::rows(&cx.tx, &UNTAUGHT.replace("(YEAR)", YEAR), values()).await?;
    let classes = sql::rows(&cx.tx, &UNLED.replace("(YEAR)", YEAR), values()).await?;
    let lack = |row: &QueryResult, title: String| -> AppResult<Lack> {
        Ok(Lack { title, class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId) })
    };
    let groups = groups.iter().map(|row| lack(row, group(row)?)).collect::<AppResult<_>>()?;
    Ok((groups, classes.iter().map(|row| lack(row, sql::class_name(row)?)).collect::<AppResult<_>>()?))
}

/// «7А, Алгебра»
pub(super) fn group(row: &QueryResult) -> AppResult<String> {
    let (name, subject): (String, String) = (row.try_get("", "name")?, row.try_get("", "subject")?);
    Ok(format!("{name}, {subject}"))
}

pub(super) async fn roles<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Wardrobe> {
    let mut all = Wardrobe::new();
    for row in sql::rows(&cx.tx, ROLES, [school.0.into(), cx.today.into()]).await? {
        let code: String = row.try_get("", "role")?;
        let Some(role) = Role::parse(&code) else { continue };
        let worn = Worn {
            id: RoleId(row.try_get("", "id")?),
            role,
            since: row.try_get("", "since")?,
            until: row.try_get("", "until")?,
        };
        all.entry(PersonId(row.try_get("", "person_id")?)).or_default().push(worn);
    }
    Ok(all)
}

/// What the posts of those ticked speak for; whoever has a role meanwhile is left alone.
pub async fn proposed(
    cx: &Request<Writing>,
    school: SchoolId,
    ticked: &[PersonId],
) -> AppResult<Vec<(PersonId, Role)>> {
    const POST: &str =
        "SELECT post FROM staff WHERE school_id = $1 AND person_id = $2 AND (until IS NULL OR until >= $3)";
    let roles = roles(cx, school).await?;
    let mut found = vec![];
    for person in ticked {
        let row = sql::row(&cx.tx, POST, [school.0.into(), person.0.into(), cx.today.into()]).await?;
        let post: String = row.ok_or(AppError::NotFound)?.try_get("", "post")?;
        let free = !roles.contains_key(person) && found.iter().all(|(known, _)| known != person);
        found.extend(proposal(&post).filter(|_| free).map(|role| (*person, role)));
    }
    Ok(found)
}

/// A coordinator and a head are appointed by an order, and so by a form of their own.
pub(super) fn proposal(post: &str) -> Option<Role> {
    Some(match proposed_role(post)? {
        ProposedRole::DeputyHead => Role::Deputy,
        ProposedRole::Secretary => Role::Secretary,
        ProposedRole::Teacher => Role::Teacher,
        ProposedRole::MedicalWorker => Role::Medic,
        ProposedRole::Psychologist => Role::Psychologist,
        ProposedRole::PersonnelOfficer => Role::Personnel,
        ProposedRole::Head | ProposedRole::SchoolCoordinator => return None,
    })
}

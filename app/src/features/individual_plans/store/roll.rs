//! The pupils of a class with their plans, and one plan; both leave their trace before they are shown.

use std::collections::HashSet;

use domain::access::Permit;
use domain::curriculum::{Chosen, KeepIndividualPlans, say_hours, whole};
use domain::ids::{ClassId, GroupId, PersonId, SubjectId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::ConnectionTrait;

use super::classes::{Class, Learner, Subject, chosen, class, classes, own, subjects};
use crate::features::individual_plans::sheet::{ClassPlans, Line, Plan, PlanKind, Roll, Taken};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql, trace};

const PUPILS: &str = "SELECT p.id, p.surname, p.given FROM class_members m JOIN persons p ON p.id = m.pupil_id \
     WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     ORDER BY p.search, p.id";

const SEATS: &str = "SELECT m.pupil_id, m.group_id, g.subject_id FROM class_members x \
     JOIN group_members m ON m.school_id = x.school_id AND m.pupil_id = x.pupil_id AND m.since <= $3 \
       AND (m.until IS NULL OR m.until >= $3) \
     JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id AND g.year_id = $4 \
     WHERE x.school_id = $1 AND x.class_id = $2 AND x.since <= $3 AND (x.until IS NULL OR x.until >= $3)";

/// Who sits in which group of which subject.
pub(super) struct Seat {
    pub pupil: PersonId,
    pub group: GroupId,
    pub subject: SubjectId,
}

/// The class asked for, or the first.
pub async fn roll(
    cx: &Request<Reading>,
    asked: Option<ClassId>,
    permit: Permit<KeepIndividualPlans>,
) -> AppResult<Roll> {
    let all = classes(cx).await?;
    let all: Vec<Class> = all.into_iter().filter(Class::is_offered).collect();
    let named = all.iter().map(|class| (class.id, class.title.clone())).collect();
    let here = match (asked, all.first()) {
        (Some(id), _) => Some(class(cx, id).await?),
        (None, first) => first.cloned(),
    };
    let Some(of) = here else { return Ok(Roll { classes: named, here: None }) };
    trace::leave(cx, permit.action().0, Look::at(Way::List, Matter::People), [Whose::Class(of.id)])?;
    Ok(Roll { classes: named, here: Some(plans(cx, &of).await?) })
}

async fn plans(cx: &Request<Reading>, of: &Class) -> AppResult<ClassPlans> {
    let subjects = subjects(cx, of).await?;
    let pupils = match of.kind {
        PlanKind::Individual => lines(cx, of, &subjects).await?,
        PlanKind::Classic => vec![],
    };
    Ok(ClassPlans {
        class: of.id,
        title: of.title.clone(),
        kind: of.kind,
        hours: subjects.iter().map(|subject| subject.hours).sum(),
        most: of.most,
        pupils,
    })
}

async fn lines(cx: &Request<Reading>, of: &Class, subjects: &[Subject]) -> AppResult<Vec<Line>> {
    let (own, seats) = (own(cx, of).await?, seats(cx, of).await?);
    let seated: HashSet<(PersonId, SubjectId)> =
        seats.iter().map(|seat| (seat.pupil, seat.subject)).collect();
    let mut lines = vec![];
    for (pupil, name) in pupils(cx, of).await? {
        let chosen = chosen(subjects, &own, pupil);
        let astray = |one: &Chosen| astray((subjects, one), seated.contains(&(pupil, one.subject)));
        lines.push(Line {
            pupil,
            name,
            hours: whole(&chosen),
            differs: chosen.iter().filter_map(|one| differs(subjects, one)).collect(),
            astray: chosen.iter().filter_map(astray).collect(),
        });
    }
    Ok(lines)
}

fn named(subjects: &[Subject], id: SubjectId) -> String {
    subjects.iter().find(|subject| subject.id == id).map(|subject| subject.name.clone()).unwrap_or_default()
}

fn differs(subjects: &[Subject], one: &Chosen) -> Option<String> {
    let (own, name) = (one.own?, named(subjects, one.subject));
    Some(match (own, one.of_class) {
        (0, _) => format!("{name}: не изучает"),
        (own, 0) => format!("{name}: {} ч", say_hours(own)),
        (own, of_class) => format!("{name}: {} ч вместо {}", say_hours(own), say_hours(of_class)),
    })
}

fn astray((subjects, one): (&[Subject], &Chosen), seated: bool) -> Option<String> {
    let name = named(subjects, one.subject);
    match (one.hours() > 0, seated) {
        (true, false) => Some(format!("{name}: не в группе")),
        (false, true) => Some(format!("{name}: числится в группе")),
        _ => None,
    }
}

pub(super) async fn pupils<T: ConnectionTrait>(
    cx: &Request<T>,
    of: &Class,
) -> AppResult<Vec<(PersonId, String)>> {
    let asked = [of.school.0.into(), of.id.0.into(), cx.today.into()];
    let mut pupils = vec![];
    for row in sql::rows(&cx.tx, PUPILS, asked).await? {
        let (surname, given): (String, String) = (row.try_get("", "surname")?, row.try_get("", "given")?);
        pupils.push((PersonId(row.try_get("", "id")?), format!("{surname} {given}")));
    }
    Ok(pupils)
}

pub(super) async fn seats<T: ConnectionTrait>(cx: &Request<T>, of: &Class) -> AppResult<Vec<Seat>> {
    let asked = [of.school.0.into(), of.id.0.into(), cx.today.into(), of.year.0.into()];
    let mut seats = vec![];
    for row in sql::rows(&cx.tx, SEATS, asked).await? {
        seats.push(Seat {
            pupil: PersonId(row.try_get("", "pupil_id")?),
            group: GroupId(row.try_get("", "group_id")?),
            subject: SubjectId(row.try_get("", "subject_id")?),
        });
    }
    Ok(seats)
}

/// The plan of one pupil.
pub async fn plan(cx: &Request<Reading>, of: &Learner) -> AppResult<Plan> {
    let look = Look::at(Way::Card, Matter::People);
    trace::leave(cx, of.class.school, look, [Whose::Person(of.pupil)])?;
    let subjects = subjects(cx, &of.class).await?;
    let chosen = chosen(&subjects, &own(cx, &of.class).await?, of.pupil);
    let taken =
        subjects.into_iter().zip(chosen).map(|(subject, chosen)| Taken { name: subject.name, chosen });
    Ok(Plan {
        pupil: of.pupil,
        name: of.name.full(),
        class: of.class.id,
        title: of.class.title.clone(),
        most: of.class.most,
        subjects: taken.collect(),
    })
}

//! Days off of a whole class: what they would move in each of its groups, and the groups held for the change.

use domain::access::Sight;
use domain::ids::{ClassId, GroupId, SchoolId};
use sea_orm::ConnectionTrait;

use super::ground::Ground;
use crate::features::lesson_plans::dates::{Ask, Pause};
use crate::features::lesson_plans::survey::{ClassPause, Touched};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, sql};

const CLASSES: &str = concat!(
    "SELECT c.id, c.grade, c.letter FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND ",
    sql::year_in_hand!(),
    " WHERE c.school_id = $1 ORDER BY c.grade, c.letter, c.id",
);

const GROUPS: &str = "SELECT g.id FROM groups g JOIN lesson_plan_groups b ON b.school_id = g.school_id AND b.group_id = g.id \
     WHERE g.school_id = $1 AND g.class_id = $2 ORDER BY g.id";

/// The class asked for, or the first, of a school whose plans the caller keeps.
pub async fn class_pause(
    cx: &Request<Reading>,
    sight: &Sight,
    (asked, ask): (Option<ClassId>, &Ask),
) -> AppResult<ClassPause> {
    let school = kept(cx, sight)?;
    let classes = classes(cx, school).await?;
    let found = classes.iter().find(|(id, _)| asked.is_none_or(|asked| asked == *id));
    let class = found.ok_or(AppError::NotFound)?.0;
    let mut grounds = vec![];
    for group in groups(cx, (school, class)).await? {
        grounds.push(Ground::read(cx, sight, group).await?);
    }
    let touched = ask.pause().map(|_| grounds.iter().filter_map(|of| of.touched(cx.today, ask)).collect());
    let mut pauses: Vec<Pause> = grounds.iter().flat_map(|ground| ground.pauses.clone()).collect();
    pauses.sort_by_key(|one| (one.span.first, one.span.last));
    pauses.dedup();
    let planned = u32::try_from(grounds.len()).unwrap_or(u32::MAX);
    Ok(ClassPause { class, classes, today: cx.today, touched, planned, pauses })
}

/// The groups of the class, held for this turn.
pub async fn class_grounds(cx: &Request<Writing>, class: ClassId) -> AppResult<Vec<Ground>> {
    let school = kept(cx, &cx.actor.sight_of_plans())?;
    if !classes(cx, school).await?.iter().any(|(id, _)| *id == class) {
        return Err(AppError::NotFound);
    }
    let mut grounds = vec![];
    for group in groups(cx, (school, class)).await? {
        grounds.push(Ground::held(cx, group).await?);
    }
    if grounds.is_empty() {
        return Err(AppError::Refused("В этом классе ещё ни у одной группы нет плана.".into()));
    }
    Ok(grounds)
}

fn kept<T: ConnectionTrait>(cx: &Request<T>, sight: &Sight) -> AppResult<SchoolId> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    if sight.schools.contains(&school) { Ok(school) } else { Err(AppError::NotFound) }
}

async fn classes<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Vec<(ClassId, String)>> {
    let rows = sql::rows(&cx.tx, CLASSES, [school.0.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?))).collect()
}

async fn groups<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, class): (SchoolId, ClassId),
) -> AppResult<Vec<GroupId>> {
    let rows = sql::rows(&cx.tx, GROUPS, [school.0.into(), class.0.into()]).await?;
    rows.iter().map(|row| Ok(GroupId(row.try_get("", "id")?))).collect()
}

impl Ground {
    /// What the days asked for would do here; nothing where the group has no plan.
    fn touched(&self, today: chrono::NaiveDate, ask: &Ask) -> Option<Touched> {
        let taught = self.taught.as_ref()?;
        let way = ask.way.unwrap_or(taught.way);
        let before = self.course(taught, (today, None)).hours.len();
        let course = self.course(taught, (today, ask.pause()));
        let relaid = course.relay(way);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Some(Touched {
            group: self.id,
            class: self.group.name.clone(),
            subject: self.group.subject.clone(),
            lost: count(before - course.hours.len()),
            moves: count(relaid.moves.len()),
            left: count(relaid.left.len()),
            way,
        })
    }
}

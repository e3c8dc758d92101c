//! Groups brought into line with individual plans: who takes a subject learns in its group, who does not leaves it.

use chrono::Days;
use domain::access::Permit;
use domain::curriculum::KeepIndividualPlans;
use domain::ids::{GroupId, PersonId, SubjectId};
use entity::group_member as member;
use sea_orm::{ActiveModelTrait, Set};

use super::classes::{Class, chosen, own, subjects};
use super::roll::{Seat, pupils, seats};
use crate::features::individual_plans::sheet::PlanKind;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const GROUPS: &str =
    "SELECT id, subject_id FROM groups WHERE school_id = $1 AND year_id = $2 AND class_id = $3 ORDER BY id";

/// Ends with yesterday; one that began today was none.
const END: &str = "UPDATE group_members SET until = $4 WHERE school_id = $1 AND group_id = $2 AND pupil_id = $3 \
     AND since <= $4 AND (until IS NULL OR until > $4)";
const NEVER: &str =
    "DELETE FROM group_members WHERE school_id = $1 AND group_id = $2 AND pupil_id = $3 AND since > $4";

/// From today on; marks of the past stay where they are. A subject with several groups is dealt out by hand.
pub async fn align(cx: &Request<Writing>, of: &Class, permit: Permit<KeepIndividualPlans>) -> AppResult<()> {
    if of.kind == PlanKind::Classic {
        return Err(AppError::Refused("Класс учится по общему плану: менять группы незачем.".into()));
    }
    let (subjects, own, seats) = (subjects(cx, of).await?, own(cx, of).await?, seats(cx, of).await?);
    let groups = groups(cx, of).await?;
    let (mut joined, mut left) = (0, 0);
    for (pupil, _) in pupils(cx, of).await? {
        for one in chosen(&subjects, &own, pupil) {
            let here = |seat: &&Seat| seat.pupil == pupil && seat.subject == one.subject;
            let mine: Vec<GroupId> = seats.iter().filter(here).map(|seat| seat.group).collect();
            if one.hours() == 0 {
                for group in &mine {
                    leave(cx, of, (*group, pupil)).await?;
                    left += 1;
                }
            } else if mine.is_empty()
                && let Some(group) = only(&groups, one.subject)
            {
                join(cx, of, (group, pupil)).await?;
                joined += 1;
            }
        }
    }
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    let told = Some(format!("joined:{joined} left:{left}"));
    log.enter(&cx.tx, "group.align", format!("class:{}", of.id), told).await
}

async fn groups(cx: &Request<Writing>, of: &Class) -> AppResult<Vec<(GroupId, SubjectId)>> {
    let rows = sql::rows(&cx.tx, GROUPS, [of.school.0.into(), of.year.0.into(), of.id.0.into()]).await?;
    rows.iter()
        .map(|row| Ok((GroupId(row.try_get("", "id")?), SubjectId(row.try_get("", "subject_id")?))))
        .collect()
}

/// The group of a subject that the class is not divided for.
fn only(groups: &[(GroupId, SubjectId)], subject: SubjectId) -> Option<GroupId> {
    let mut own = groups.iter().filter(|(_, of)| *of == subject).map(|(group, _)| *group);
    own.next().filter(|_| own.next().is_none())
}

async fn join(cx: &Request<Writing>, of: &Class, (group, pupil): (GroupId, PersonId)) -> AppResult<()> {
    let row = member::ActiveModel {
        school_id: Set(of.school),
        group_id: Set(group),
        pupil_id: Set(pupil),
        since: Set(cx.today),
        until: Set(None),
        order_line_id: Set(None),
    };
    row.insert(&cx.tx).await?;
    Ok(())
}

async fn leave(cx: &Request<Writing>, of: &Class, (group, pupil): (GroupId, PersonId)) -> AppResult<()> {
    let yesterday = cx.today.checked_sub_days(Days::new(1)).unwrap_or(cx.today);
    for said in [END, NEVER] {
        let values = [of.school.0.into(), group.0.into(), pupil.0.into(), yesterday.into()];
        sql::run(&cx.tx, said, values).await?;
    }
    Ok(())
}

//! A plan as it is typed and kept, and by what a class learns.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::curriculum::{Chosen, IndividualPlan, KeepIndividualPlans, parse_hours};
use entity::{class as class_row, individual_hours as row};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::classes::{Class, Learner, own, subjects};
use super::roll::pupils;
use crate::features::individual_plans::sheet::PlanKind;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request};

/// What a form brought, by «s12»: an empty field is as the class has it.
pub async fn typed(
    cx: &Request<Writing>,
    of: &Learner,
    own: &BTreeMap<String, String>,
) -> AppResult<Vec<Chosen>> {
    let mut chosen = vec![];
    for subject in subjects(cx, &of.class).await? {
        let text = own.get(&format!("s{}", subject.id)).map_or("", String::as_str).trim();
        let hours =
            parse_hours(text).map_err(|why| AppError::Refused(format!("{}: {why}.", subject.name)))?;
        let own = (!text.is_empty()).then_some(hours);
        chosen.push(Chosen { subject: subject.id, of_class: subject.hours, own });
    }
    Ok(chosen)
}

/// Writes what differs from the class instead of what did.
pub async fn keep(cx: &Request<Writing>, of: &Learner, plan: &IndividualPlan) -> AppResult<()> {
    let (school, year) = (of.class.school, of.class.year);
    let before = row::Column::SchoolId.eq(school).and(row::Column::YearId.eq(year));
    let before = before.and(row::Column::PupilId.eq(plan.pupil()));
    row::Entity::delete_many().filter(before).exec(&cx.tx).await?;
    let rows = plan.own().iter().map(|(subject, hours)| row::ActiveModel {
        school_id: Set(school),
        year_id: Set(year),
        pupil_id: Set(plan.pupil()),
        subject_id: Set(*subject),
        hours_hundredths: Set(*hours),
    });
    let rows: Vec<_> = rows.collect();
    let told = Some(format!("subjects:{}", rows.len()));
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let log = Log { school, by: Some(plan.by()), at: cx.now };
    let about = format!("year:{year} pupil:{}", plan.pupil());
    log.enter(&cx.tx, "individual_plan.set", about, told).await
}

/// A class goes back to one plan once no pupil of it has hours of their own.
pub async fn set_kind(
    cx: &Request<Writing>,
    of: &Class,
    (kind, permit): (PlanKind, Permit<KeepIndividualPlans>),
) -> AppResult<()> {
    if kind == PlanKind::Classic {
        let own = own(cx, of).await?;
        let differ = pupils(cx, of).await?.into_iter().filter(|(id, _)| own.keys().any(|(of, _)| of == id));
        if let Some((_, name)) = differ.into_iter().next() {
            let why =
                format!("У учеников есть свои часы, первый из них — {name}. Сначала верните им план класса.");
            return Err(AppError::Refused(why));
        }
    }
    let plan_kind = Set(kind.code().to_owned());
    class_row::ActiveModel { id: Set(of.id), plan_kind, ..Default::default() }.update(&cx.tx).await?;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "class.plan_kind", format!("class:{}", of.id), Some(kind.code().to_owned())).await
}

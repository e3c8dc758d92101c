//! A plan in hand for a change: its facts, its steps, its end.

use domain::access::Permit;
use domain::ids::{LessonPlanId, LessonPlanRowId, PersonId, SchoolId};
use domain::lesson_plan::{PlanFacts, PlanStepped, WritePlan};
use entity::{lesson_plan, lesson_plan_row, shared_plan};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::lists::{state, within};
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request, sql};

const PLAN: &str =
    "SELECT p.school_id, p.author_id, p.state, p.version FROM lesson_plans p WHERE p.id = $1 AND ";

const ROWS: &str =
    "SELECT id FROM lesson_plan_rows WHERE school_id = $1 AND plan_id = $2 ORDER BY position, id";

/// The plan, if the caller sees it. It stays locked for this turn.
pub async fn held(cx: &Request<Writing>, id: LessonPlanId) -> AppResult<PlanFacts> {
    if cx.tx.backend() == sea_orm::DbBackend::Postgres {
        sql::row(&cx.tx, "SELECT id FROM lesson_plans WHERE id = $1 FOR UPDATE", [id.0.into()]).await?;
    }
    let school = school_of(cx, id).await?;
    let asked = format!("{PLAN}{}", within(&cx.actor.sight_of_plans(), school));
    let row = sql::row(&cx.tx, &asked, [id.0.into(), cx.actor.person().0.into()]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let version: i32 = row.try_get("", "version")?;
    Ok(PlanFacts {
        id,
        school,
        author: PersonId(row.try_get("", "author_id")?),
        state: state(&row)?,
        version: version.unsigned_abs(),
        rows: ids(cx, school, id).await?,
    })
}

pub(super) async fn school_of<T: sea_orm::ConnectionTrait>(
    cx: &Request<T>,
    id: LessonPlanId,
) -> AppResult<SchoolId> {
    let row = sql::row(&cx.tx, "SELECT school_id FROM lesson_plans WHERE id = $1", [id.0.into()]).await?;
    Ok(SchoolId(row.ok_or(AppError::NotFound)?.try_get("", "school_id")?))
}

/// Numbers of the rows, in the order of the plan.
pub(super) async fn ids(
    cx: &Request<Writing>,
    school: SchoolId,
    plan: LessonPlanId,
) -> AppResult<Vec<LessonPlanRowId>> {
    let rows = sql::rows(&cx.tx, ROWS, [school.0.into(), plan.0.into()]).await?;
    rows.iter().map(|row| Ok(LessonPlanRowId(row.try_get("", "id")?))).collect()
}

/// Keeps where the plan stands now.
pub async fn keep_step(cx: &Request<Writing>, of: &PlanFacts, taken: &PlanStepped) -> AppResult<()> {
    use lesson_plan::Column;
    let remark = taken.remark().map(str::to_owned);
    lesson_plan::Entity::update_many()
        .col_expr(Column::State, Expr::value(taken.state().code()))
        .col_expr(Column::Remark, Expr::value(remark))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::ChangedBy, Expr::value(taken.by()))
        .col_expr(Column::ChangedAt, Expr::value(cx.now))
        .filter(Column::SchoolId.eq(of.school).and(Column::Id.eq(of.id)))
        .exec(&cx.tx)
        .await?;
    let (old, new) = (of.state.code().to_owned(), taken.state().code().to_owned());
    let happened = Happening {
        school: of.school,
        at: cx.now,
        by: Some(taken.by()),
        act: taken.step().act(),
        subject: format!("lesson_plan:{}", of.id),
        old: Some(old),
        new: Some(new),
        // The remark is free text, and stays with the plan.
        reason: None,
    };
    record(&cx.tx, &happened).await
}

/// Takes a plan away for good, if no group is taught by it.
pub async fn throw_away(cx: &Request<Writing>, of: &PlanFacts, permit: Permit<WritePlan>) -> AppResult<()> {
    use entity::lesson_plan_group::Column as Bound;
    use lesson_plan_row::Column as Rows;
    use shared_plan::Column as Hung;
    let bound = entity::lesson_plan_group::Entity::find();
    let bound = bound.filter(Bound::SchoolId.eq(of.school).and(Bound::PlanId.eq(of.id)));
    if bound.count(&cx.tx).await? > 0 {
        let why = "По этому плану учатся группы. Сначала дайте им другой план.";
        return Err(AppError::Refused(why.into()));
    }
    let rows = Rows::SchoolId.eq(of.school).and(Rows::PlanId.eq(of.id));
    lesson_plan_row::Entity::delete_many().filter(rows).exec(&cx.tx).await?;
    let hangs = Hung::SchoolId.eq(of.school).and(Hung::PlanId.eq(of.id));
    shared_plan::Entity::delete_many().filter(hangs).exec(&cx.tx).await?;
    lesson_plan::Entity::delete_by_id(of.id).exec(&cx.tx).await?;
    let happened = Happening {
        school: of.school,
        at: cx.now,
        by: Some(permit.by()),
        act: "lesson_plan.drop",
        subject: format!("lesson_plan:{}", of.id),
        old: Some(format!("rows:{}", of.rows.len())),
        new: None,
        reason: None,
    };
    record(&cx.tx, &happened).await
}

//! The dates of a group: shown with what would change, laid anew, given and taken away with the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::calendar::Span;
use domain::ids::{AccountId, LessonPlanId};
use domain::lesson_plan::{Course, Hour, LayDates, Moved, Relaid, Way};
use entity::{lesson_plan, lesson_plan_day as day, lesson_plan_group as bound, lesson_plan_pause as pause};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::ground::{Ground, Taught};
use crate::features::lesson_plans::dates::{Ask, Change, Dates, Lesson, Plan, Preview};
use crate::features::lesson_plans::sheet::Row;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request};

/// Longest reason of a pause, in characters.
const LONGEST: usize = 200;

impl Ground {
    /// As the page shows it.
    pub fn dates(&self, cx: &Request<Reading>, ask: &Ask) -> Dates {
        Dates {
            group: self.id,
            school: self.group.school.clone(),
            class: self.group.name.clone(),
            subject: self.group.subject.clone(),
            today: cx.today,
            plan: self.taught.as_ref().map(|taught| self.plan(taught, cx.today, ask)),
            lays: cx.actor.may(&LayDates { school: self.school(), group: self.id }),
        }
    }

    fn plan(&self, taught: &Taught, today: NaiveDate, ask: &Ask) -> Plan {
        let now = self.course(taught, (today, None));
        let asked = self.course(taught, (today, ask.pause())).relay(ask.way.unwrap_or(taught.way));
        let topic = |row: &usize| taught.rows[*row].topic.topic.clone();
        let change = |moved: Moved| {
            let Moved { row, from, to, how } = moved;
            Change { topic: topic(&row), from, to, how }
        };
        let stands = |row: &usize| now.stood.iter().any(|(_, of)| of == row);
        Plan {
            id: taught.plan,
            variant: taught.variant.clone(),
            state: taught.state,
            way: taught.way,
            tally: now.tally(),
            lessons: lessons(&now, &taught.rows),
            left: (0..taught.rows.len()).filter(|row| !stands(row)).map(|row| topic(&row)).collect(),
            pauses: self.pauses.clone(),
            preview: Preview {
                left: asked.left.iter().map(topic).collect(),
                changes: asked.moves.into_iter().map(change).collect(),
            },
        }
    }

    /// Lays anew what has not been given; days asked for become a pause.
    pub async fn lay(mut self, cx: &Request<Writing>, ask: &Ask, permit: Permit<LayDates>) -> AppResult<()> {
        let taught = self.taught.take().ok_or(AppError::NotFound)?;
        let way = ask.way.unwrap_or(taught.way);
        if let Some(span) = ask.pause() {
            self.rest(cx, (span, &ask.reason), permit.by()).await?;
        }
        let relaid = self.course(&taught, (cx.today, ask.pause())).relay(way);
        self.keep(cx, (&taught, way), &relaid).await?;
        let new = format!("moved:{} left:{}", relaid.moves.len(), relaid.left.len());
        self.log(cx, permit.by(), ("lesson_plan.lay", new)).await
    }

    /// Takes a pause away and lays anew.
    pub async fn lift(
        mut self,
        cx: &Request<Writing>,
        first: NaiveDate,
        permit: Permit<LayDates>,
    ) -> AppResult<()> {
        self.pauses.retain(|pause| pause.span.first != first);
        pause::Entity::delete_by_id((self.school(), self.id, first)).exec(&cx.tx).await?;
        self.lay(cx, &Ask::default(), permit).await
    }

    /// Gives the group another plan, laid from its first lesson on, or none.
    pub async fn give(
        mut self,
        cx: &Request<Writing>,
        plan: Option<LessonPlanId>,
        permit: Permit<LayDates>,
    ) -> AppResult<()> {
        let own = bound::Column::SchoolId.eq(self.school()).and(bound::Column::GroupId.eq(self.id));
        self.clear(cx).await?;
        bound::Entity::delete_many().filter(own).exec(&cx.tx).await?;
        if let Some(plan) = plan {
            self.fits(cx, plan).await?;
            let row = bound::ActiveModel {
                school_id: Set(self.school()),
                group_id: Set(self.id),
                plan_id: Set(plan),
                way: Set(Way::Shift.code().to_owned()),
            };
            row.insert(&cx.tx).await?;
            self = Self::held(cx, self.id).await?;
            let taught = self.taught.take().ok_or(AppError::NotFound)?;
            let relaid = self.course(&taught, (cx.today, None)).relay(Way::Shift);
            self.keep(cx, (&taught, Way::Shift), &relaid).await?;
        }
        let new = plan.map_or_else(|| "none".to_owned(), |plan| format!("lesson_plan:{plan}"));
        self.log(cx, permit.by(), ("lesson_plan.give", new)).await
    }

    /// A plan is for groups of its subject and grade, and of its school.
    async fn fits(&self, cx: &Request<Writing>, plan: LessonPlanId) -> AppResult<()> {
        let of = super::held::held(cx, plan).await?;
        let row = lesson_plan::Entity::find_by_id(plan).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
        let group =
            entity::group::Entity::find_by_id(self.id).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
        if of.school != self.school() {
            return Err(AppError::NotFound);
        }
        if (row.subject_id, row.grade) != (group.subject_id, group.grade) {
            let why = "План составлен для другого предмета или другой параллели.";
            return Err(AppError::Refused(why.into()));
        }
        Ok(())
    }

    async fn rest(
        &self,
        cx: &Request<Writing>,
        (span, reason): (Span, &str),
        by: AccountId,
    ) -> AppResult<()> {
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST {
            let why = format!("Напишите, почему уроков не будет, не длиннее {LONGEST} знаков.");
            return Err(AppError::Refused(why));
        }
        let own = pause::Column::SchoolId.eq(self.school()).and(pause::Column::GroupId.eq(self.id));
        let own = own.and(pause::Column::FirstDay.eq(span.first));
        pause::Entity::delete_many().filter(own).exec(&cx.tx).await?;
        let row = pause::ActiveModel {
            school_id: Set(self.school()),
            group_id: Set(self.id),
            first_day: Set(span.first),
            last_day: Set(span.last),
            reason: Set(reason.to_owned()),
            by: Set(by),
            at: Set(cx.now),
        };
        row.insert(&cx.tx).await?;
        Ok(())
    }

    async fn clear(&self, cx: &Request<Writing>) -> AppResult<()> {
        let own = day::Column::SchoolId.eq(self.school()).and(day::Column::GroupId.eq(self.id));
        day::Entity::delete_many().filter(own).exec(&cx.tx).await?;
        Ok(())
    }

    async fn keep(
        &self,
        cx: &Request<Writing>,
        (taught, way): (&Taught, Way),
        relaid: &Relaid,
    ) -> AppResult<()> {
        self.clear(cx).await?;
        let laid = |(hour, row): &(Hour, usize)| {
            Some(day::ActiveModel {
                school_id: Set(self.school()),
                group_id: Set(self.id),
                date: Set(hour.date),
                number: Set(i32::from(hour.number)),
                row_id: Set(taught.rows[*row].id?),
            })
        };
        let rows: Vec<_> = relaid.stands.iter().filter_map(laid).collect();
        if !rows.is_empty() {
            day::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
        }
        let own = bound::Column::SchoolId.eq(self.school()).and(bound::Column::GroupId.eq(self.id));
        let said = bound::Entity::update_many().col_expr(bound::Column::Way, Expr::value(way.code()));
        said.filter(own).exec(&cx.tx).await?;
        Ok(())
    }

    async fn log(
        &self,
        cx: &Request<Writing>,
        by: AccountId,
        (act, new): (&'static str, String),
    ) -> AppResult<()> {
        let happened = Happening {
            school: self.school(),
            at: cx.now,
            by: Some(by),
            act,
            subject: format!("group:{}", self.id),
            old: None,
            new: Some(new),
            reason: None,
        };
        record(&cx.tx, &happened).await
    }
}

/// All lessons of the group, each with what stands on it.
fn lessons(course: &Course, rows: &[Row]) -> Vec<Lesson> {
    let mut by_hour: BTreeMap<Hour, Vec<usize>> = course.hours.iter().map(|hour| (*hour, vec![])).collect();
    for (hour, row) in &course.stood {
        by_hour.entry(*hour).or_default().push(*row);
    }
    let lesson = |(hour, at): (Hour, Vec<usize>)| {
        let topics: Vec<_> = at.iter().map(|row| &rows[*row].topic).collect();
        let first = topics.first().map(|topic| (topic.section.clone(), topic.control.clone()));
        let (section, control) = first.unwrap_or_default();
        let homework = topics.iter().map(|topic| topic.homework.clone()).filter(|text| !text.is_empty());
        Lesson {
            hour,
            section,
            homework: homework.collect::<Vec<_>>().join("; "),
            control,
            topics: topics.iter().map(|topic| topic.topic.clone()).collect(),
        }
    };
    by_hour.into_iter().map(lesson).collect()
}

//! The school now on, its year in hand, and the step reached.

use chrono::{Datelike, NaiveDate};
use domain::access::Permit;
use domain::calendar::{Span, YearState, first_of_september, year_start};
use domain::ids::{SchoolId, YearId};
use domain::wizard::Step;
use entity::{school_year, wizard_draft};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::features::wizard::policy::SetUpYear;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, rolls};

/// The year that the wizard is about.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub school: SchoolId,
    /// The calendar year in which it begins.
    pub begins: i32,
    /// None: it is still to be begun.
    pub year: Option<(YearId, YearState)>,
    pub first_day: NaiveDate,
    /// First and last day; of a year still to be begun the first of September alone.
    pub span: Span,
    pub reached: Step,
}

impl Frame {
    pub fn year(&self) -> AppResult<YearId> {
        let first = "Начните с первого шага: сохраните карточку школы.";
        self.year.map(|(year, _)| year).ok_or_else(|| AppError::Refused(first.into()))
    }

    /// The year, if it is still a draft.
    pub fn draft(&self) -> AppResult<YearId> {
        if self.is_open() {
            return Err(AppError::Refused("Год уже открыт: здесь его больше не меняют.".into()));
        }
        self.year()
    }

    /// From when a change is proposed: today, as far as the year reaches.
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        today.clamp(self.span.first, self.span.last.max(self.span.first))
    }

    pub fn is_open(&self) -> bool {
        matches!(self.year, Some((_, state)) if state != YearState::Draft)
    }

    pub fn log<T>(&self, cx: &Request<T>, permit: &Permit<SetUpYear>) -> Log {
        Log { school: self.school, by: Some(permit.by()), at: cx.now }
    }
}

/// The school of the side now on, with the year taken in hand, else the draft, the open year, or the year of today.
pub async fn frame<T: ConnectionTrait>(cx: &Request<T>) -> AppResult<Frame> {
    let school = cx.school()?;
    let years = school_year::Entity::find()
        .filter(school_year::Column::SchoolId.eq(school))
        .order_by_desc(school_year::Column::FirstDay)
        .all(&cx.tx)
        .await?;
    let state = |year: &school_year::Model| YearState::parse(&year.state).unwrap_or(YearState::Closed);
    let of = |wanted: YearState| years.iter().find(|year| state(year) == wanted);
    let chosen = rolls::chosen_year(&cx.tx, school, cx.actor.account()).await?;
    let chosen = years.iter().find(|year| Some(year.id) == chosen && state(year) != YearState::Closed);
    let in_hand = chosen
        .or_else(|| of(YearState::Draft))
        .or_else(|| of(YearState::Open))
        .or_else(|| of(YearState::Closing));
    let begins = match (in_hand, years.first()) {
        (Some(year), _) => year_start(year.first_day).year(),
        (None, Some(last)) => (year_start(last.first_day).year() + 1).max(year_start(cx.today).year()),
        (None, None) => year_start(cx.today).year(),
    };
    let kept = wizard_draft::Entity::find_by_id((school, first_of_september(begins))).one(&cx.tx).await?;
    let open = in_hand.is_some_and(|year| state(year) != YearState::Draft);
    let first_day = in_hand.map_or_else(|| first_of_september(begins), |year| year.first_day);
    let kept = kept.and_then(|kept| kept.step.parse().ok()).unwrap_or(Step::Card);
    Ok(Frame {
        school,
        begins,
        year: in_hand.map(|year| (year.id, state(year))),
        first_day,
        span: Span { first: first_day, last: in_hand.map_or(first_day, |year| year.last_day) },
        // The way of an opened year has been gone: every step of it opens again.
        reached: if open { Step::Check } else { kept },
    })
}

/// Keeps the furthest step.
pub async fn keep_step(
    cx: &Request<Writing>,
    frame: &Frame,
    done: Step,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    frame.year()?;
    let key = (frame.school, first_of_september(frame.begins));
    let row = wizard_draft::ActiveModel {
        school_id: Set(key.0),
        year_start: Set(key.1),
        step: Set(frame.reached.reached(done).code().to_owned()),
        draft: Set("{}".to_owned()),
        at: Set(cx.now),
        by: Set(permit.by()),
    };
    if wizard_draft::Entity::find_by_id(key).one(&cx.tx).await?.is_some() {
        row.update(&cx.tx).await?;
    } else {
        wizard_draft::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}

//! Decisions written down: the lesson, the substitution, the log, and the news.

use domain::ids::GroupId;
use domain::journal::LessonState;
use domain::substitution::{Day, Decision, Outcome};
use entity::substitution;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::kit::db::Writing;
use crate::kit::event::{Happening, record_all};
use crate::kit::live::Touched;
use crate::kit::news::Happened;
use crate::kit::{AppResult, Request, sql};

const LESSON: &str = "UPDATE lessons SET substitute_id = $3, state = $4, version = version + 1 \
     WHERE school_id = $1 AND id = $2";

/// A decision with where it belongs and what stood before.
pub struct Settled {
    pub decision: Decision,
    pub group: GroupId,
    pub before: Option<Outcome>,
}

impl Settled {
    /// Decisions about lessons of `day`.
    pub fn of(day: &Day, decisions: &[Decision]) -> Vec<Self> {
        let one = |decision: &Decision| {
            let lesson = day.lesson(decision.lesson())?;
            Some(Self { decision: *decision, group: lesson.group, before: lesson.decided })
        };
        decisions.iter().filter_map(one).collect()
    }
}

/// Writes decisions down; families, journals and timetables show them at once.
pub async fn keep(cx: &mut Request<Writing>, all: &[Settled]) -> AppResult<()> {
    let school = cx.school()?;
    for one in all {
        save(cx, one).await?;
    }
    let happenings = all.iter().map(|one| happening(cx, one)).collect::<AppResult<Vec<_>>>()?;
    record_all(&cx.tx, &happenings).await?;
    for Settled { decision, group, .. } in all {
        let touched = vec![Touched { lesson: decision.lesson(), pupil: None, version: None }];
        cx.tell(Happened::Journal { school, group: *group, touched });
    }
    if !all.is_empty() {
        let lessons = all.iter().map(|one| one.decision.lesson()).collect();
        cx.tell(Happened::Lessons { school, lessons });
    }
    Ok(())
}

async fn save(cx: &Request<Writing>, one: &Settled) -> AppResult<()> {
    let Settled { decision, group, .. } = one;
    let (school, lesson, outcome) = (cx.school()?, decision.lesson(), decision.outcome());
    let state = match outcome {
        Some(Outcome::Cancelled) => LessonState::Cancelled,
        Some(Outcome::Replaced(_) | Outcome::Merged(_)) | None => LessonState::Planned,
    };
    let stands_in = outcome.and_then(Outcome::stands_in).map(|person| person.0);
    let values = [school.0.into(), lesson.0.into(), stands_in.into(), state.code().into()];
    sql::run(&cx.tx, LESSON, values).await?;
    substitution::Entity::delete_by_id((school, *group, lesson)).exec(&cx.tx).await?;
    if let Some(outcome) = outcome {
        let row = substitution::ActiveModel {
            school_id: Set(school),
            group_id: Set(*group),
            lesson_id: Set(lesson),
            outcome: Set(outcome.code().to_owned()),
            by: Set(decision.by()),
            at: Set(cx.now),
        };
        row.insert(&cx.tx).await?;
    }
    Ok(())
}

fn happening(cx: &Request<Writing>, one: &Settled) -> AppResult<Happening> {
    let Settled { decision, before, .. } = one;
    let act = match decision.outcome() {
        Some(Outcome::Replaced(_)) => "substitution.replace",
        Some(Outcome::Merged(_)) => "substitution.merge",
        Some(Outcome::Cancelled) => "substitution.cancel",
        None => "substitution.undo",
    };
    let told = |outcome: Outcome| match outcome.stands_in() {
        Some(person) => format!("{} person:{person}", outcome.code()),
        None => outcome.code().to_owned(),
    };
    Ok(Happening {
        school: cx.school()?,
        at: cx.now,
        by: Some(decision.by()),
        act,
        subject: format!("lesson:{}", decision.lesson()),
        old: before.map(told),
        new: decision.outcome().map(told),
        reason: None,
    })
}

//! Decisions written down: the lesson, the substitution, the log, and the news.

use domain::ids::{GroupId, LessonId};
use domain::journal::LessonState;
use domain::substitution::{Day, Decision, Made, Outcome};
use entity::substitution;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::made;
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

    /// Its lesson, and those that are given instead of it, before and after.
    fn lessons(&self) -> impl Iterator<Item = (GroupId, LessonId)> + use<> {
        let made = [self.before, self.decision.outcome()].into_iter().flatten().filter_map(Outcome::made);
        let made: Vec<_> = made.map(|made| (made.group, made.lesson)).collect();
        std::iter::once((self.group, self.decision.lesson())).chain(made)
    }
}

/// Writes decisions down; families, journals and timetables show them at once.
pub async fn keep(cx: &mut Request<Writing>, all: &[Settled]) -> AppResult<()> {
    let school = cx.school()?;
    for one in all {
        save(cx, one).await?;
    }
    let happenings =
        all.iter().flat_map(|one| [Some(happening(cx, one)), added(cx, one)].into_iter().flatten());
    let happenings = happenings.collect::<AppResult<Vec<_>>>()?;
    record_all(&cx.tx, &happenings).await?;
    for (group, lesson) in all.iter().flat_map(Settled::lessons) {
        let touched = vec![Touched { lesson, pupil: None, version: None }];
        cx.tell(Happened::Journal { school, group, touched });
    }
    if !all.is_empty() {
        let lessons = all.iter().flat_map(Settled::lessons).map(|(_, lesson)| lesson).collect();
        cx.tell(Happened::Lessons { school, lessons });
    }
    Ok(())
}

async fn save(cx: &Request<Writing>, one: &Settled) -> AppResult<()> {
    let Settled { decision, group, .. } = one;
    let (school, lesson, outcome) = (cx.school()?, decision.lesson(), decision.outcome());
    let state = outcome.map_or(LessonState::Planned, Outcome::state);
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
            made_group_id: Set(outcome.made().map(|made| made.group)),
            made_id: Set(outcome.made().map(|made| made.lesson)),
        };
        row.insert(&cx.tx).await?;
    }
    made::follow(cx, one).await
}

fn happening(cx: &Request<Writing>, one: &Settled) -> AppResult<Happening> {
    let Settled { decision, before, .. } = one;
    let act = match decision.outcome() {
        Some(Outcome::Replaced(_)) => "substitution.replace",
        Some(Outcome::Merged(_)) => "substitution.merge",
        Some(Outcome::Cancelled) => "substitution.cancel",
        Some(Outcome::Moved(_)) => "substitution.move",
        Some(Outcome::Instead(_)) => "substitution.instead",
        None => "substitution.undo",
    };
    let told = |outcome: Outcome| match (outcome.stands_in(), outcome.made()) {
        (Some(person), _) => format!("{} person:{person}", outcome.code()),
        (None, Some(made)) => format!("{} lesson:{}", outcome.code(), made.lesson),
        (None, None) => outcome.code().to_owned(),
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

/// A lesson of another subject is news to those who have it.
fn added(cx: &Request<Writing>, one: &Settled) -> Option<AppResult<Happening>> {
    let Some(Outcome::Instead(Made { lesson, .. })) = one.decision.outcome() else { return None };
    let of = happening(cx, one);
    let told = |of: Happening| Happening {
        act: "substitution.add",
        subject: format!("lesson:{lesson}"),
        old: None,
        ..of
    };
    Some(of.map(told))
}

//! Calls of substitutions.

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId, TeacherAbsenceId};
use domain::substitution::Choice;
#[cfg(feature = "ssr")]
use domain::substitution::{ArrangeSubstitutions, ReadTeacherAbsences};
#[cfg(feature = "ssr")]
use domain::timetable::ReadTimetable;
use leptos::prelude::*;

use super::away::{AwayList, Days};
use super::board::Board;
use super::papers::{Register, Sheet};
use super::places::Places;
#[cfg(feature = "ssr")]
use super::{store, told};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// The lessons of a day whose teachers are away, with those who may stand in; by default the next day with lessons.
#[server]
pub async fn open_substitutions(on: Option<NaiveDate>) -> AppResult<Board> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    store::board(&cx, on).await
}

/// Decides about one lesson, or takes back what was decided.
#[server]
pub async fn settle(lesson: LessonId, choice: Choice) -> AppResult<()> {
    let mut cx = Request::write().await?; //                               who asks
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?; // may they
    let (known, of) = store::to_settle(&cx, lesson).await?; //             about what
    let decision = known.day.decide(&of, choice, &permit).map_err(told::refused)?; // is it lawful
    store::keep(&mut cx, &store::Settled::of(&known.day, &[decision])).await?; // do it
    leptos_axum::redirect(&link::substitution(known.day.date, lesson));
    cx.commit(()).await //                                                 answer
}

/// Places the best for all lessons of a day for which nothing is decided.
#[server]
pub async fn settle_day(on: NaiveDate) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    let known = store::day_to_settle(&cx, on).await?;
    let decisions = known.day.place_best(&permit).map_err(told::refused)?;
    store::keep(&mut cx, &store::Settled::of(&known.day, &decisions)).await?;
    leptos_axum::redirect(&link::substitutions(on));
    cx.commit(()).await
}

/// Where a lesson may be moved in the week of `week`, and what other subjects may be given at its hour.
#[server]
pub async fn open_places(lesson: LessonId, week: Option<NaiveDate>) -> AppResult<Places> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    store::places(&cx, lesson, week).await
}

/// Gives a lesson at another time.
#[server]
pub async fn move_lesson(lesson: LessonId, to: NaiveDate, number: u8) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    let known = store::to_shift(&cx, (lesson, to, number)).await?;
    let placement = known.to.day.shift(&known.shifting, known.slot, &permit).map_err(told::refused)?;
    let settled = store::make(&cx, &known.shifting.lesson, &placement).await?;
    store::keep(&mut cx, &[settled]).await?;
    leptos_axum::redirect(&link::substitution(known.shifting.from, lesson));
    cx.commit(()).await
}

/// Gives the pupils of a lesson another subject of theirs at its hour.
#[server]
pub async fn give_instead(lesson: LessonId, group: GroupId) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    let (known, of, other) = store::other_subject(&cx, lesson, group).await?;
    let placement = known.day.instead(lesson, other, &permit).map_err(told::refused)?;
    let settled = store::make(&cx, &of, &placement).await?;
    store::keep(&mut cx, &[settled]).await?;
    leptos_axum::redirect(&link::substitution(known.day.date, lesson));
    cx.commit(()).await
}

/// Teachers who are away, with the lessons they miss; `edited` is to be changed.
#[server]
pub async fn open_teacher_absences(edited: Option<TeacherAbsenceId>) -> AppResult<AwayList> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ReadTeacherAbsences(cx.school()?))?;
    let arranges = cx.actor.permit(ArrangeSubstitutions(cx.school()?)).is_ok();
    store::away_list(&cx, (arranges, edited)).await
}

/// Enters that a teacher is away.
#[server]
pub async fn enter_absence(teacher: PersonId, days: Days) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    store::employed(&cx, teacher).await?;
    let standing = store::standing(&cx, teacher, None).await?;
    let entry = days.of(teacher).enter(&standing, &permit).map_err(told::not_kept)?;
    store::enter(&cx, &entry).await?;
    leptos_axum::redirect(&link::substitutions(days.first.max(cx.today)));
    cx.commit(()).await
}

/// Changes days, lessons or kind of an absence; lessons that it covers no more are the teacher's again.
#[server]
pub async fn change_absence(absence: TeacherAbsenceId, days: Days) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    let teacher = store::whose(&cx, absence).await?;
    let standing = store::standing(&cx, teacher, Some(absence)).await?;
    let entry = days.of(teacher).enter(&standing, &permit).map_err(told::not_kept)?;
    store::change(&cx, absence, &entry).await?;
    store::release(&mut cx, teacher, &permit).await?;
    leptos_axum::redirect(link::TEACHER_ABSENCES);
    cx.commit(()).await
}

/// Takes an absence back; coming lessons are the teacher's again.
#[server]
pub async fn cancel_absence(absence: TeacherAbsenceId) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeSubstitutions(cx.school()?))?;
    let teacher = store::whose(&cx, absence).await?;
    store::cancel(&cx, absence, &permit).await?;
    store::release(&mut cx, teacher, &permit).await?;
    leptos_axum::redirect(link::TEACHER_ABSENCES);
    cx.commit(()).await
}

/// The sheet of a day for the hall: all who work in the school read it.
#[server]
pub async fn open_substitution_sheet(on: Option<NaiveDate>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ReadTimetable(cx.school()?))?;
    store::sheet(&cx, on.unwrap_or(cx.today)).await
}

/// Lessons missed and given for others in a period; by default this month up to today.
#[server]
pub async fn count_hours(from: Option<NaiveDate>, to: Option<NaiveDate>) -> AppResult<Register> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ReadTeacherAbsences(cx.school()?))?;
    let span = from.zip(to).map(|(first, last)| Span { first, last });
    store::register(&cx, span).await
}

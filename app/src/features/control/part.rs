//! The pages of control that need no program: each part has an address, and what it shows.

use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId, TermId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::access::AccessOf;
use super::api::{
    cell_history, compare_averages, list_access, list_doubts, list_lacking, recount_log, sealed_log,
    term_mark_history,
};
use super::averages::AveragesOf;
use super::beside::Averages;
use super::doubt::Doubts;
use super::doubts::DoubtsOf;
use super::history::{Past, TermPast};
use super::listed::LessonsOf;
use super::looked::Access;
use super::overview::{Lack, Listed, Proof, Whose};
use super::page::View;
use super::past::{PastOf, TermPastOf};
use super::proof::ProofOf;
use super::way::{self, ACCESS, AVERAGES, Asked, CELL, LESSONS, LOG, MARKS, TERM_MARK};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, AppResult, asked};

/// What the address asks to see.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Lessons(Option<Span>, Option<Lack>, Whose),
    Averages(Option<TermId>, Whose),
    Marks(Option<TermId>),
    Access(Option<u32>),
    Log,
    Recount,
    Cell(LessonId, PersonId),
    TermMark(GroupId, TermId, PersonId),
    Nothing,
}

/// What is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Shown {
    Lessons(Box<Listed>),
    Averages(Box<Averages>),
    Marks(Box<Doubts>),
    Access(Box<Access>),
    Log(Box<Proof>),
    Cell(Box<Past>),
    TermMark(Box<TermPast>),
}

/// `/control/:part`
#[component]
pub fn ControlPartPage() -> impl IntoView {
    let (params, query) = (asked::path(), asked::query());
    let wanted = move || query.with(|query| Wanted::of(params.read().get("part").as_deref(), query));
    let opened = load(wanted, Wanted::open);
    view! {
        <Loaded resource=opened let:shown>
            {
                let here = shown.tab();
                match shown {
                    Shown::Averages(of) => view! { <View here><AveragesOf averages=*of /></View> }.into_any(),
                    Shown::Marks(of) => view! { <View here><DoubtsOf doubts=*of /></View> }.into_any(),
                    Shown::Access(of) => view! { <View here><AccessOf access=*of /></View> }.into_any(),
                    Shown::Log(of) => view! { <View here><ProofOf proof=*of /></View> }.into_any(),
                    Shown::Lessons(of) => view! { <LessonsOf listed=*of /> }.into_any(),
                    Shown::Cell(of) => view! { <PastOf past=*of /> }.into_any(),
                    Shown::TermMark(of) => view! { <TermPastOf past=*of /> }.into_any(),
                }
            }
        </Loaded>
    }
}

impl Shown {
    /// The tab it stands under.
    fn tab(&self) -> String {
        match self {
            Self::Averages(_) => way::averages(Whose::All, None, false),
            Self::Access(_) => way::access(None),
            Self::Log(_) => way::log(),
            _ => way::all_marks(),
        }
    }
}

impl Wanted {
    fn of(part: Option<&str>, query: &asked::Words) -> Self {
        let Asked { span, lack, whose, .. } = Asked::read(query);
        let number = |name: &str| query.get(name)?.parse::<i64>().ok();
        let (term, pupil) = (number("term").map(TermId), number("pupil").map(PersonId));
        match part {
            Some(LESSONS) => Self::Lessons(span, lack, whose),
            Some(AVERAGES) => Self::Averages(term, whose),
            Some(MARKS) => Self::Marks(term),
            Some(ACCESS) => Self::Access(query.get("days").and_then(|days| days.parse().ok())),
            Some(LOG) if query.get("recount").is_some() => Self::Recount,
            Some(LOG) => Self::Log,
            Some(CELL) => match number("lesson").zip(pupil) {
                Some((lesson, pupil)) => Self::Cell(LessonId(lesson), pupil),
                None => Self::Nothing,
            },
            Some(TERM_MARK) => match (number("group"), term, pupil) {
                (Some(group), Some(term), Some(pupil)) => Self::TermMark(GroupId(group), term, pupil),
                _ => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }

    async fn open(self) -> AppResult<Shown> {
        match self {
            Self::Lessons(span, lack, whose) => {
                list_lacking(span, lack, whose).await.map(Box::new).map(Shown::Lessons)
            }
            Self::Averages(term, whose) => {
                compare_averages(term, whose).await.map(Box::new).map(Shown::Averages)
            }
            Self::Marks(term) => list_doubts(term).await.map(Box::new).map(Shown::Marks),
            Self::Access(days) => list_access(days).await.map(Box::new).map(Shown::Access),
            Self::Log => sealed_log().await.map(Box::new).map(Shown::Log),
            Self::Recount => recount_log().await.map(Box::new).map(Shown::Log),
            Self::Cell(lesson, pupil) => cell_history(lesson, pupil).await.map(Box::new).map(Shown::Cell),
            Self::TermMark(group, term, pupil) => {
                term_mark_history(group, term, pupil).await.map(Box::new).map(Shown::TermMark)
            }
            Self::Nothing => Err(AppError::NotFound),
        }
    }
}

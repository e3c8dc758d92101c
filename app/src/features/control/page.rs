//! The page of control: each of its parts has an address, and what it shows.

use domain::calendar::Span;
use domain::ids::{LessonId, PersonId, SchoolId, TermId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::{cell_history, count_lacking, list_doubts, list_lacking, recount_log, sealed_log};
use super::counted::Counted;
use super::doubt::Doubts;
use super::doubts::DoubtsOf;
use super::fresh::keep_fresh;
use super::listed::LessonsOf;
use super::overview::{By, Lack, Listed, Overview, Past, Proof, Whose};
use super::past::PastOf;
use super::proof::ProofOf;
use super::way::{self, Asked, CELL, LESSONS, LOG, MARKS};
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, AppResult, asked, link};
use crate::ui::{Page, PageWidth, Tab, Tabs};

/// What the address asks to see.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Lacking(Option<Span>, By),
    Lessons(Option<Span>, Option<Lack>, Whose),
    Marks(Option<TermId>),
    Log,
    Recount,
    Cell(LessonId, PersonId),
    Nothing,
}

/// What is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Shown {
    Lacking(Overview),
    Lessons(Listed),
    Marks(Doubts),
    Log(Proof),
    Cell(Past),
}

/// `/control`, `/control/:part`
#[component]
pub fn ControlPage() -> impl IntoView {
    let (params, query) = (asked::path(), asked::query());
    let wanted = move || query.with(|query| Wanted::of(params.read().get("part").as_deref(), query));
    let opened = load(wanted, Wanted::open);
    if let Some(school) = expect_context::<Who>().organisation() {
        // The rest stands still while it is read.
        let again = move || {
            if matches!(untrack(wanted), Wanted::Lacking(..)) {
                opened.refetch();
            }
        };
        keep_fresh(SchoolId(school.0), again);
    }
    view! {
        <Loaded resource=opened let:shown>
            {match shown {
                Shown::Lacking(overview) => {
                    view! { <View here=link::CONTROL><Counted overview /></View> }.into_any()
                }
                Shown::Marks(doubts) => view! { <View here=way::all_marks()><DoubtsOf doubts /></View> }.into_any(),
                Shown::Log(proof) => view! { <View here=way::log()><ProofOf proof /></View> }.into_any(),
                Shown::Lessons(listed) => view! { <LessonsOf listed /> }.into_any(),
                Shown::Cell(past) => view! { <PastOf past /> }.into_any(),
            }}
        </Loaded>
    }
}

impl Wanted {
    fn of(part: Option<&str>, query: &asked::Words) -> Self {
        let Asked { span, by, lack, whose } = Asked::read(query);
        let number = |name: &str| query.get(name)?.parse::<i64>().ok();
        match part {
            None => Self::Lacking(span, by),
            Some(LESSONS) => Self::Lessons(span, lack, whose),
            Some(MARKS) => Self::Marks(number("term").map(TermId)),
            Some(LOG) if query.get("recount").is_some() => Self::Recount,
            Some(LOG) => Self::Log,
            Some(CELL) => match number("lesson").zip(number("pupil")) {
                Some((lesson, pupil)) => Self::Cell(LessonId(lesson), PersonId(pupil)),
                None => Self::Nothing,
            },
            Some(_) => Self::Nothing,
        }
    }

    async fn open(self) -> AppResult<Shown> {
        match self {
            Self::Lacking(span, by) => count_lacking(span, by).await.map(Shown::Lacking),
            Self::Lessons(span, lack, whose) => list_lacking(span, lack, whose).await.map(Shown::Lessons),
            Self::Marks(term) => list_doubts(term).await.map(Shown::Marks),
            Self::Log => sealed_log().await.map(Shown::Log),
            Self::Recount => recount_log().await.map(Shown::Log),
            Self::Cell(lesson, pupil) => cell_history(lesson, pupil).await.map(Shown::Cell),
            Self::Nothing => Err(AppError::NotFound),
        }
    }
}

/// One of the views of the whole school.
#[component]
fn View(#[prop(into)] here: String, children: Children) -> impl IntoView {
    let tab = |href: String, title: &str| Tab { href, title: title.into(), count: None };
    let tabs = vec![
        tab(link::CONTROL.into(), "Ведение журналов"),
        tab(way::all_marks(), "Отметки под вопросом"),
        tab(way::log(), "Журнал событий"),
    ];
    view! {
        <Page title="Контроль" width=PageWidth::Wide>
            <Tabs label="Контроль" tabs here />
            {children()}
        </Page>
    }
}

//! The page of control: one address for each of its parts.

use domain::ids::{LessonId, PersonId, SchoolId, TermId};
use leptos::prelude::*;

use super::api::{cell_history, count_lacking, list_doubts, list_lacking, recount_log, sealed_log};
use super::counted::Counted;
use super::doubts::DoubtsOf;
use super::fresh::keep_fresh;
use super::listed::LessonsOf;
use super::past::PastOf;
use super::proof::ProofOf;
use super::way::{self, Asked, CELL, LESSONS, LOG, MARKS};
use crate::kit::loaded::{Failure, Loaded};
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, link};
use crate::ui::{Page, PageWidth, Tab, Tabs};

/// `/control`, `/control/:part`
#[component]
pub fn ControlPage() -> impl IntoView {
    let part = asked::in_path::<String>("part");
    move || match part().as_deref() {
        None => view! { <Lacking /> }.into_any(),
        Some(LESSONS) => view! { <Lessons /> }.into_any(),
        Some(MARKS) => view! { <Marks /> }.into_any(),
        Some(LOG) => view! { <Log /> }.into_any(),
        Some(CELL) => view! { <Cell /> }.into_any(),
        Some(_) => view! { <Failure error=AppError::NotFound /> }.into_any(),
    }
}

/// The views of one thing: what is not filled in, and what stands behind every change.
#[component]
fn Views(#[prop(into)] here: String) -> impl IntoView {
    let tab = |href: String, title: &str| Tab { href, title: title.into(), count: None };
    let tabs = vec![
        tab(link::CONTROL.into(), "Ведение журналов"),
        tab(format!("{}/{MARKS}", link::CONTROL), "Отметки под вопросом"),
        tab(way::log(), "Журнал событий"),
    ];
    view! { <Tabs label="Контроль" tabs here /> }
}

#[component]
fn Lacking() -> impl IntoView {
    let here = Asked::here();
    let opened = load(move || (here().span, here().by), |(span, by)| count_lacking(span, by));
    if let Some(school) = expect_context::<Who>().organisation() {
        keep_fresh(SchoolId(school.0), move || opened.refetch());
    }
    view! {
        <Page title="Контроль" width=PageWidth::Wide>
            <Views here=link::CONTROL />
            <Loaded resource=opened let:overview>
                <Counted overview />
            </Loaded>
        </Page>
    }
}

#[component]
fn Lessons() -> impl IntoView {
    let here = Asked::here();
    let source = move || (here().span, here().lack, here().whose);
    let opened = load(source, |(span, lack, whose)| list_lacking(span, lack, whose));
    view! {
        <Loaded resource=opened let:listed>
            <LessonsOf listed />
        </Loaded>
    }
}

#[component]
fn Marks() -> impl IntoView {
    let opened = load(asked::in_query::<TermId>("term"), list_doubts);
    view! {
        <Page title="Контроль" width=PageWidth::Wide>
            <Views here=format!("{}/{MARKS}", link::CONTROL) />
            <Loaded resource=opened let:doubts>
                <DoubtsOf doubts />
            </Loaded>
        </Page>
    }
}

#[component]
fn Log() -> impl IntoView {
    let recount = asked::in_query::<String>("recount");
    let opened = load(
        move || recount().is_some(),
        |recount| async move { if recount { recount_log().await } else { sealed_log().await } },
    );
    view! {
        <Page title="Контроль" width=PageWidth::Wide>
            <Views here=way::log() />
            <Loaded resource=opened let:proof>
                <ProofOf proof />
            </Loaded>
        </Page>
    }
}

#[component]
fn Cell() -> impl IntoView {
    let (lesson, pupil) = (asked::in_query::<LessonId>("lesson"), asked::in_query::<PersonId>("pupil"));
    let opened = load(
        move || lesson().zip(pupil()),
        |spot| async move {
            let (lesson, pupil) = spot.ok_or(AppError::NotFound)?;
            cell_history(lesson, pupil).await
        },
    );
    view! {
        <Loaded resource=opened let:past>
            <PastOf past />
        </Loaded>
    }
}

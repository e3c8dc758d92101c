//! The features: one folder is one thing people do. This file is their only registry.
//!
//! To add a feature: a folder with its own routes and entries, and a line in each list below.

#[cfg(feature = "ssr")]
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use leptos_meta::{Title, provide_meta_context};
#[cfg(feature = "ssr")]
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
#[cfg(feature = "ssr")]
use leptos_router::{SsrMode, path};

#[cfg(feature = "ssr")]
use crate::kit::loaded::Failure;
#[cfg(feature = "ssr")]
use crate::kit::who::SignedIn;
use crate::kit::who::Who;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, link, request};
use crate::ui::Entry;

pub mod absences;
pub mod account;
mod awake;
pub mod calendar;
pub mod class_marks;
pub mod consents;
pub mod control;
pub mod curriculum;
pub mod debts;
#[cfg(feature = "ssr")]
pub mod demo;
pub mod diary;
pub mod documents;
pub mod exemptions;
#[cfg(feature = "ssr")]
mod frame;
mod gallery;
pub mod homework;
pub mod import;
pub mod individual_plans;
pub mod journal;
mod lazy;
pub mod lesson_plans;
pub mod my_day;
pub mod notifications;
pub mod offline;
#[cfg(feature = "ssr")]
pub mod oneroster;
pub mod organisations;
pub mod outage;
pub mod people;
pub mod plan_gallery;
pub mod reconciliation;
pub mod rights;
pub mod second_factor;
pub mod signatures;
pub mod slips;
pub mod social;
pub mod splits;
pub mod substitutions;
pub mod term_marks;
#[cfg(test)]
#[cfg(feature = "ssr")]
pub(crate) mod testing;
pub mod timetable;
pub mod traces;
pub mod unmarked;
pub mod wizard;

#[cfg(not(feature = "ssr"))]
pub use awake::wake;
#[cfg(feature = "ssr")]
use frame::Frame;
#[cfg(feature = "ssr")]
pub use lazy::wakes;

/// Ways to go for the side of the person that is on; the first is home.
pub fn entries(who: &Who) -> Vec<Entry> {
    [
        organisations::entries(who),
        diary::entries(who),
        my_day::entries(who),
        journal::entries(who),
        timetable::entries(who),
        homework::entries(who),
        term_marks::entries(who),
        absences::entries(who),
        class_marks::entries(who),
        control::entries(who),
        substitutions::entries(who),
        people::entries(who),
        debts::entries(who),
        lesson_plans::entries(who),
        curriculum::entries(who),
        plan_gallery::entries(who),
        slips::entries(who),
        wizard::entries(who),
        import::entries(who),
        term_marks::closing(who),
        exemptions::entries(who),
        reconciliation::entries(who),
        signatures::entries(who),
        consents::entries(who),
        outage::entries(who),
    ]
    .concat()
}

/// The product, as the server draws it; a browser goes on with the page alone ([`awake`]).
#[cfg(feature = "ssr")]
#[expect(clippy::too_many_lines, reason = "the table of contents: a line a page")]
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(SignedIn(request::introduced()));
    view! {
        <Title text="" formatter=|title: String| if title.is_empty() { "Городок".into() } else { format!("{title} — Городок") } />
        <Router>
            <Routes fallback=|| view! { <main id="main"><Failure error=AppError::NotFound /></main> }>
                <Route path=path!("/sign-in") view=lazy::SIGN_IN ssr=SsrMode::Async />
                <Route path=path!("/link/:token") view=lazy::LINK ssr=SsrMode::Async />
                <Route path=path!("/offline") view=lazy::OFFLINE ssr=SsrMode::Async />
                <Route path=path!("/ui") view=lazy::GALLERY ssr=SsrMode::Async />
                <ParentRoute path=path!("") view=Frame ssr=SsrMode::Async>
                    <Route path=path!("/") view=Home ssr=SsrMode::Async />
                    <Route path=path!("/password") view=lazy::PASSWORD ssr=SsrMode::Async />
                    <Route path=path!("/sessions") view=lazy::SESSIONS ssr=SsrMode::Async />
                    <Route path=path!("/second-factor") view=lazy::SECOND_FACTOR ssr=SsrMode::Async />
                    <Route path=path!("/code") view=lazy::CODE ssr=SsrMode::Async />
                    <Route path=path!("/diary") view=lazy::DIARY_TODAY ssr=SsrMode::Async />
                    <Route path=path!("/diary/children") view=lazy::DIARY_FAMILY ssr=SsrMode::Async />
                    <Route path=path!("/diary/week") view=lazy::DIARY_WEEK ssr=SsrMode::Async />
                    <Route path=path!("/diary/marks") view=lazy::DIARY_MARKS ssr=SsrMode::Async />
                    <Route path=path!("/diary/data") view=lazy::OWN_DATA ssr=SsrMode::Async />
                    <Route path=path!("/diary/absences") view=lazy::NOTES ssr=SsrMode::Async />
                    <Route path=path!("/homework") view=lazy::TASKS ssr=SsrMode::Async />
                    <Route path=path!("/homework/:lesson") view=lazy::HOMEWORK ssr=SsrMode::Async />
                    <Route path=path!("/calendar") view=lazy::CALENDAR ssr=SsrMode::Async />
                    <Route path=path!("/notifications") view=lazy::NOTIFICATIONS ssr=SsrMode::Async />
                    <Route path=path!("/notifications/announcements") view=lazy::ANNOUNCEMENTS ssr=SsrMode::Async />
                    <Route path=path!("/notifications/settings") view=lazy::NOTIFICATION_SETTINGS ssr=SsrMode::Async />
                    <Route path=path!("/absences") view=lazy::ABSENCES ssr=SsrMode::Async />
                    <Route path=path!("/control") view=lazy::CONTROL ssr=SsrMode::Async />
                    <Route path=path!("/control/:part") view=lazy::CONTROL_PART ssr=SsrMode::Async />
                    <Route path=path!("/substitutions") view=lazy::SUBSTITUTIONS ssr=SsrMode::Async />
                    <Route path=path!("/my-day") view=lazy::MY_DAY ssr=SsrMode::Async />
                    <Route path=path!("/debts") view=lazy::DEBTS ssr=SsrMode::Async />
                    <Route path=path!("/class-marks") view=lazy::CLASS_MARKS ssr=SsrMode::Async />
                    <Route path=path!("/journals") view=lazy::JOURNALS ssr=SsrMode::Async />
                    <Route path=path!("/journal/:group") view=lazy::JOURNAL ssr=SsrMode::Async />
                    <Route path=path!("/outage") view=lazy::OUTAGE ssr=SsrMode::Async />
                    <Route path=path!("/outage/:group") view=lazy::OUTAGE_RETURN ssr=SsrMode::Async />
                    <Route path=path!("/term-marks") view=lazy::TERM_MARKS ssr=SsrMode::Async />
                    <Route path=path!("/term-marks/:group") view=lazy::TERM_SHEET ssr=SsrMode::Async />
                    <Route path=path!("/terms") view=lazy::TERMS ssr=SsrMode::Async />
                    <Route path=path!("/term-rules") view=lazy::TERM_RULES ssr=SsrMode::Async />
                    <Route path=path!("/unmarked") view=lazy::UNMARKED ssr=SsrMode::Async />
                    <Route path=path!("/exemptions") view=lazy::EXEMPTIONS ssr=SsrMode::Async />
                    <Route path=path!("/splits") view=lazy::SPLITS ssr=SsrMode::Async />
                    <Route path=path!("/lesson-plans") view=lazy::LESSON_PLANS ssr=SsrMode::Async />
                    <Route path=path!("/lesson-plans/:plan") view=lazy::LESSON_PLAN ssr=SsrMode::Async />
                    <Route path=path!("/lesson-dates/:group") view=lazy::LESSON_DATES ssr=SsrMode::Async />
                    <Route path=path!("/lesson-progress") view=lazy::LESSON_PROGRESS ssr=SsrMode::Async />
                    <Route path=path!("/class-pause") view=lazy::CLASS_PAUSE ssr=SsrMode::Async />
                    <Route path=path!("/plan-gallery") view=lazy::PLAN_GALLERY ssr=SsrMode::Async />
                    <Route path=path!("/plan-gallery/:shared") view=lazy::SHARED_PLAN ssr=SsrMode::Async />
                    <Route path=path!("/share-plan/:plan") view=lazy::SHARE_PLAN ssr=SsrMode::Async />
                    <Route path=path!("/curriculum") view=lazy::CURRICULUM ssr=SsrMode::Async />
                    <Route path=path!("/curriculum-template") view=lazy::CURRICULUM_TEMPLATE ssr=SsrMode::Async />
                    <Route path=path!("/individual-plans") view=lazy::INDIVIDUAL_PLANS ssr=SsrMode::Async />
                    <Route path=path!("/individual-plans/:pupil") view=lazy::INDIVIDUAL_PLAN ssr=SsrMode::Async />
                    <Route path=path!("/teacher-load") view=lazy::TEACHER_LOAD ssr=SsrMode::Async />
                    <Route path=path!("/people") view=lazy::PEOPLE ssr=SsrMode::Async />
                    <Route path=path!("/people/:of") view=lazy::CARD ssr=SsrMode::Async />
                    <Route path=path!("/people/class/:of") view=lazy::CLASS_LIST ssr=SsrMode::Async />
                    <Route path=path!("/documents/:of") view=lazy::DOCUMENTS ssr=SsrMode::Async />
                    <Route path=path!("/documents/:of/:document") view=lazy::DOCUMENT ssr=SsrMode::Async />
                    <Route path=path!("/reconciliation") view=lazy::RECONCILIATIONS ssr=SsrMode::Async />
                    <Route path=path!("/reconciliation/:campaign") view=lazy::RECONCILIATION ssr=SsrMode::Async />
                    <Route path=path!("/reconciliation/:campaign/:of") view=lazy::RECONCILIATION_ROWS ssr=SsrMode::Async />
                    <Route path=path!("/own-card") view=lazy::OWN_CARD ssr=SsrMode::Async />
                    <Route path=path!("/who-looked") view=lazy::TRACES ssr=SsrMode::Async />
                    <Route path=path!("/import") view=lazy::IMPORT ssr=SsrMode::Async />
                    <Route path=path!("/import/:upload") view=lazy::UPLOAD ssr=SsrMode::Async />
                    <Route path=path!("/import/batches/:batch") view=lazy::BATCH ssr=SsrMode::Async />
                    <Route path=path!("/wizard") view=lazy::WIZARD ssr=SsrMode::Async />
                    <Route path=path!("/wizard/timetable") view=lazy::WIZARD_WEEK ssr=SsrMode::Async />
                    <Route path=path!("/wizard/:step") view=lazy::WIZARD ssr=SsrMode::Async />
                    <Route path=path!("/organisations") view=lazy::ORGANISATIONS ssr=SsrMode::Async />
                    <Route path=path!("/organisations/:of") view=lazy::ORGANISATION ssr=SsrMode::Async />
                    <Route path=path!("/consents") view=lazy::CONSENTS ssr=SsrMode::Async />
                    <Route path=path!("/consents/:of") view=lazy::CONSENT_ROLL ssr=SsrMode::Async />
                    <Route path=path!("/consent-texts") view=lazy::CONSENT_TEXTS ssr=SsrMode::Async />
                    <Route path=path!("/consent") view=lazy::CONSENT ssr=SsrMode::Async />
                    <Route path=path!("/rights") view=lazy::RIGHTS ssr=SsrMode::Async />
                    <Route path=path!("/signatures") view=lazy::SIGNATURES ssr=SsrMode::Async />
                    <Route path=path!("/social") view=lazy::SOCIAL ssr=SsrMode::Async />
                    <Route path=path!("/social/:of") view=lazy::PASSPORT ssr=SsrMode::Async />
                    <Route path=path!("/social/class/:of") view=lazy::SOCIAL_CLASS ssr=SsrMode::Async />
                    <Route path=path!("/slips") view=lazy::SLIPS ssr=SsrMode::Async />
                    <Route path=path!("/slips/:of") view=lazy::SLIP_SHEET ssr=SsrMode::Async />
                    <Route path=path!("/timetable") view=lazy::TIMETABLE ssr=SsrMode::Async />
                    <Route path=path!("/timetable/drafts") view=lazy::TIMETABLE_DRAFTS ssr=SsrMode::Async />
                    <Route path=path!("/timetable/plan") view=lazy::TIMETABLE_PLAN ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// Home is the first way to go of the side that is on.
#[cfg(feature = "ssr")]
#[component]
fn Home() -> impl IntoView {
    let SignedIn(signed_in) = expect_context();
    let home = match signed_in {
        Ok(Some(Who { owes: Some(owes), .. })) => link::owed(owes),
        Ok(Some(who)) => entries(&who).first().map_or(link::SESSIONS, |entry| entry.href),
        _ => link::SIGN_IN,
    };
    view! { <Redirect path=home /> }
}

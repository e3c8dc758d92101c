//! The pages of substitutions: a day, absences of teachers, the sheet for the hall, the count of hours.

use chrono::NaiveDate;
use domain::access::Right;
use domain::ids::{LessonId, TeacherAbsenceId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::{
    count_hours, open_places, open_substitution_sheet, open_substitutions, open_teacher_absences,
};
use super::away::AwayList;
use super::away_part::AwayPart;
use super::board::Board;
use super::day_part::DayPart;
use super::paper_part::{HoursPart, SheetPart};
use super::papers::{Register, Sheet};
use super::place_part::PlacePart;
use super::places::Places;
use crate::kit::asked;
use crate::kit::asked::Words;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, AppResult, flash, link};
use crate::ui::{Note, Page, Tab, Tabs, Tone};

const HOURS: &str = "/substitutions?part=hours";

/// What the address asks to see.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Day(Option<NaiveDate>),
    Absences(Option<TeacherAbsenceId>),
    Place(LessonId, Option<NaiveDate>),
    Sheet(Option<NaiveDate>),
    Hours(Option<NaiveDate>, Option<NaiveDate>),
    Nothing,
}

/// What is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Shown {
    Day(Board),
    Absences(AwayList),
    Place(Places),
    Sheet(Sheet),
    Hours(Register),
}

impl Wanted {
    fn of(query: &Words) -> Self {
        let day = |name: &str| query.get(name)?.parse::<NaiveDate>().ok();
        match query.get("part").as_deref() {
            None => Self::Day(day("on")),
            Some("absences") => Self::Absences(query.get("edit").and_then(|id| id.parse().ok())),
            Some("place") => match query.get("lesson").and_then(|id| id.parse().ok()) {
                Some(lesson) => Self::Place(lesson, day("week")),
                None => Self::Nothing,
            },
            Some("sheet") => Self::Sheet(day("on")),
            Some("hours") => Self::Hours(day("from"), day("to")),
            Some(_) => Self::Nothing,
        }
    }

    async fn open(self) -> AppResult<Shown> {
        match self {
            Self::Day(on) => open_substitutions(on).await.map(Shown::Day),
            Self::Absences(edited) => open_teacher_absences(edited).await.map(Shown::Absences),
            Self::Place(lesson, week) => open_places(lesson, week).await.map(Shown::Place),
            Self::Sheet(on) => open_substitution_sheet(on).await.map(Shown::Sheet),
            Self::Hours(from, to) => count_hours(from, to).await.map(Shown::Hours),
            Self::Nothing => Err(AppError::NotFound),
        }
    }
}

/// `/substitutions?part=`
#[component]
pub fn SubstitutionsPage() -> impl IntoView {
    let query = asked::query();
    let opened = load(move || query.with(Wanted::of), Wanted::open);
    view! {
        <Loaded resource=opened let:shown>
            {match shown {
                Shown::Day(board) => view! { <View here=link::SUBSTITUTIONS><DayPart board /></View> }.into_any(),
                Shown::Absences(list) => {
                    view! { <View here=link::TEACHER_ABSENCES><AwayPart list /></View> }.into_any()
                }
                Shown::Place(places) => {
                    view! { <View here=link::SUBSTITUTIONS><PlacePart places /></View> }.into_any()
                }
                Shown::Hours(register) => view! { <View here=HOURS><HoursPart register /></View> }.into_any(),
                Shown::Sheet(sheet) => view! { <SheetPart sheet /> }.into_any(),
            }}
        </Loaded>
    }
}

/// The heading, the parts, and what a form was answered.
#[component]
fn View(here: &'static str, children: Children) -> impl IntoView {
    let decides = expect_context::<Who>().has(Right::ArrangeSubstitutions);
    let day = (link::SUBSTITUTIONS, "Замены по дням");
    let parts = [(link::TEACHER_ABSENCES, "Отсутствия учителей"), (HOURS, "Учёт часов")];
    let parts = decides.then_some(day).into_iter().chain(parts);
    let tabs = parts.map(|(href, title)| Tab { href: href.into(), title: title.into(), count: None });
    let tabs: Vec<Tab> = tabs.collect();
    let kept = flash::flash();
    view! {
        <Page title="Замены">
            <Tabs label="Разделы замен" tabs here=here.to_owned() />
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {children()}
        </Page>
    }
}

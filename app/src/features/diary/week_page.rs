//! The week of a family: Monday to Saturday, one week back, one week on.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::open_week;
use super::leaf::{Day, Week};
use super::lesson::Lessons;
use super::rest::{Free, in_short};
use super::strip::Strip;
use super::switch::Switch;
use super::way::{Way, asked, day_id};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{day_in_full, span};
use crate::ui::{Page, PageWidth};

/// `/diary/week?child=&from=`
#[component]
pub fn WeekPage() -> impl IntoView {
    let query = use_query_map();
    let from = move || query.with(|query| query.get("from")?.parse::<NaiveDate>().ok());
    let opened = load(
        move || (query.with(asked), from()),
        |(child, from)| async move { open_week(child?, from).await },
    );
    view! {
        <Loaded resource=opened let:week>
            <Opened week />
        </Loaded>
    }
}

#[component]
fn Opened(week: Week) -> impl IntoView {
    let way = Way::here();
    let Week { owner, today, days } = week;
    let sex = owner.sex;
    let (first, last) =
        (days.first().map_or(today, |day| day.date), days.last().map_or(today, |day| day.date));
    let free = days.iter().all(|day| day.lessons.is_empty()).then(|| days.first()?.rest.clone()).flatten();
    view! {
        <Page
            title=format!("Неделя {}", span(first, last))
            width=PageWidth::Narrow
            head=move || view! { <Switch owner=owner.clone() /> }
        >
            <Strip way shown=first today />
            {match free {
                Some(rest) => {
                    view! {
                        <Free rest>
                            <a class="btn" href=way.today()>"Сегодня"</a>
                        </Free>
                    }
                        .into_any()
                }
                None => days.into_iter().map(|day| view! { <OneDay way day sex /> }).collect_view().into_any(),
            }}
            <p>
                <a href=link::CALENDAR>"Календарь на телефоне"</a>
            </p>
        </Page>
    }
}

#[component]
fn OneDay(way: Way, day: Day, sex: Option<domain::people::Sex>) -> impl IntoView {
    let (id, title) = (day_id(day.date), day_in_full(day.date));
    view! {
        <section class="part" id=id>
            <h2>{title} {day.rest.as_ref().map(|rest| view! { " "<small>{in_short(rest)}</small> })}</h2>
            {(!day.lessons.is_empty()).then(|| view! { <Lessons way day sex /> })}
        </section>
    }
}

//! One lesson given otherwise: every hour of a week with what stands against it, and other subjects of its pupils.

use chrono::{Days, NaiveDate};
use domain::ids::LessonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{GiveInstead, MoveLesson};
use super::places::{Hour, Other, PlaceDay, Places};
use crate::kit::link;
use crate::ui::words::{capital, day, day_in_full, span, weekday};
use crate::ui::{Tab, Tabs};

#[component]
pub fn PlacePart(places: Places) -> impl IntoView {
    let Places { lesson, title, on, weeks, week, days, others } = places;
    let here = link::lesson_places(lesson, Some(week));
    let tab = |week: NaiveDate| Tab {
        href: link::lesson_places(lesson, Some(week)),
        title: span(week, week + Days::new(5)),
        count: None,
    };
    let tabs: Vec<Tab> = weeks.into_iter().map(tab).collect();
    let none = days.is_empty();
    view! {
        <h2>{title}</h2>
        <p class="mild">{day_in_full(on)} ". " <a href=link::substitution(on, lesson)>"Назад к заменам дня"</a></p>
        {(!others.is_empty()).then(|| view! { <Others lesson others /> })}
        <section class="part">
            <h3>"Перенести на другое время"</h3>
            <p class="mild">"Урок остаётся у своего учителя. На старом месте будет видно, куда он перенесён."</p>
            <Tabs label="Недели" tabs here />
            {none.then(|| view! { <p>"На этой неделе у этих учеников уроков нет. Выберите другую."</p> })}
            <div class="sub-places">{days.into_iter().map(|day| view! { <OneDay lesson day /> }).collect_view()}</div>
        </section>
    }
}

/// The teacher who stands in gives the own subject.
#[component]
fn Others(lesson: LessonId, others: Vec<Other>) -> impl IntoView {
    let one = move |other: Other| {
        let Other { group, subject, teacher } = other;
        let spoken = format!("Поставить вместо него: {subject}, {teacher}");
        view! {
            <li>
                <span><b>{subject}</b><small>{teacher}", в это время без урока"</small></span>
                <form method="post" action=GiveInstead::url()>
                    <input type="hidden" name="lesson" value=lesson.to_string() />
                    <input type="hidden" name="group" value=group.to_string() />
                    <button class="btn" aria-label=spoken>"Поставить"</button>
                </form>
            </li>
        }
    };
    view! {
        <section class="part">
            <h3>"Другой предмет вместо этого"</h3>
            <p class="mild">"Учитель проведёт свой предмет у того же класса; урок появится в его журнале."</p>
            <ul class="sub-offers">{others.into_iter().map(one).collect_view()}</ul>
        </section>
    }
}

#[component]
fn OneDay(lesson: LessonId, day: PlaceDay) -> impl IntoView {
    let PlaceDay { date, hours } = day;
    let row = move |hour: Hour| {
        let Hour { number, clock, clash } = hour;
        let way = if let Some(words) = clash {
            view! { <small>{words}</small> }.into_any()
        } else {
            let spoken = format!("Перенести на {}, {number}-й урок", self::day(date));
            view! {
                <form method="post" action=MoveLesson::url()>
                    <input type="hidden" name="lesson" value=lesson.to_string() />
                    <input type="hidden" name="to" value=date.to_string() />
                    <input type="hidden" name="number" value=number.to_string() />
                    <button class="btn" aria-label=spoken>"Сюда"</button>
                </form>
            }
            .into_any()
        };
        view! { <li><span><b>{number}</b>" "{clock}</span>{way}</li> }
    };
    view! {
        <section>
            <h4>{capital(weekday(date))} <small>{self::day(date)}</small></h4>
            <ol>{hours.into_iter().map(row).collect_view()}</ol>
        </section>
    }
}

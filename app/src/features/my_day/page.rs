//! The page: today in the order of time, then the next day of lessons.

use chrono::{NaiveDate, NaiveTime, Timelike};
use domain::journal::LessonState;
use domain::timetable::room_called;
use leptos::prelude::*;

use super::api::open_my_day;
use super::day::{Lesson, MyDay, Part};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{counted, day, day_in_full};
use crate::ui::{Badge, Empty, Glyph, Page, PageWidth, Tone};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// `/my-day`
#[component]
pub fn MyDayPage() -> impl IntoView {
    let opened = load(|| (), |()| open_my_day());
    view! {
        <Loaded resource=opened let:day>
            <Opened day />
        </Loaded>
    }
}

#[component]
fn Opened(day: MyDay) -> impl IntoView {
    let MyDay { today, lessons, next } = day;
    let title = format!("Мой день, {}", self::day(today));
    let first = next
        .as_ref()
        .and_then(|(date, lessons)| Some((*date, lessons.iter().find(|lesson| lesson.is_given())?.clone())));
    view! {
        <Page title width=PageWidth::Narrow>
            {if lessons.is_empty() {
                nothing(first).into_any()
            } else {
                view! {
                    <p>{said(&lessons)}</p>
                    <ol class="my-day">{lessons.into_iter().map(|one| lesson(one, true)).collect_view()}</ol>
                }
                    .into_any()
            }}
            {next.map(|(date, lessons)| view! {
                <section class="part">
                    <h2>{day_in_full(date)}</h2>
                    <ol class="my-day">{lessons.into_iter().map(|one| lesson(one, false)).collect_view()}</ol>
                </section>
            })}
        </Page>
    }
}

/// «5 уроков до 13:15, ещё не отмечены 2.»
fn said(lessons: &[Lesson]) -> String {
    let given: Vec<&Lesson> = lessons.iter().filter(|lesson| lesson.is_given()).collect();
    let Some(ends) = given.iter().map(|lesson| lesson.ends).max() else {
        return "Сегодня вы уроков не ведёте.".to_owned();
    };
    let many = counted(given.len() as u64, LESSONS);
    let waits = given.iter().filter(|lesson| lesson.state != LessonState::Held).count();
    match waits {
        0 => format!("{many} до {}. Посещаемость отмечена на всех.", clock(ends)),
        _ => format!(
            "{many} до {}. Посещаемость не отмечена: {}.",
            clock(ends),
            counted(waits as u64, LESSONS)
        ),
    }
}

fn nothing(next: Option<(NaiveDate, Lesson)>) -> impl IntoView {
    let told = match next {
        Some((date, lesson)) => {
            let at = format!("{} в {}", day_in_full(date), clock(lesson.starts));
            let room = beside(&lesson.room);
            let words = format!("Следующий урок: {at}, {}, {}{room}. ", lesson.class, lesson.subject);
            view! { <p>{words} <a href=lesson.href()>"Открыть журнал"</a></p> }.into_any()
        }
        None => view! {
            <p>"И впереди в расписании уроков нет: они появятся, когда завуч введёт его в действие. " <a href=link::TIMETABLE>"Расписание"</a></p>
        }
        .into_any(),
    };
    view! { <Empty title="Сегодня уроков нет" glyph=Glyph::Today>{told}</Empty> }
}

/// «, каб. 12»
fn beside(room: &str) -> String {
    if room.is_empty() { String::new() } else { format!(", {}", room_called(room)) }
}

fn lesson(lesson: Lesson, today: bool) -> impl IntoView {
    let (href, off) = (lesson.href(), !lesson.is_given());
    let number = format!("{}-й урок", lesson.number);
    let title = format!("{}, {}", lesson.class, lesson.subject);
    let states = states(&lesson, today);
    let whose = match &lesson.part {
        Part::Own => None,
        Part::StandsIn(name) => Some(format!("замена: за {name}")),
        Part::GivenAway(name) => Some(format!("ведёт {name}")),
    };
    let room = beside(&lesson.room);
    view! {
        <li data-off=off.then_some("") data-now=(lesson.on_now && !off).then_some("")>
            <a href=href>
                <time>{clock(lesson.starts)}<small>{clock(lesson.ends)}</small></time>
                <span>
                    <b>{title}</b>
                    <small>{number} {room}</small>
                    {whose.map(|whose| view! { <small>{whose}</small> })}
                    <span class="my-day-states">{states}</span>
                </span>
            </a>
        </li>
    }
}

/// What is done of a lesson and what is not; of one to come nothing is due.
fn states(lesson: &Lesson, today: bool) -> AnyView {
    let word = match lesson.state {
        LessonState::Cancelled => Some("отменён"),
        LessonState::Moved => Some("перенесён"),
        LessonState::Planned | LessonState::Held => None,
    };
    if let Some(word) = word {
        return view! { <Badge>{word}</Badge> }.into_any();
    }
    let held = lesson.state == LessonState::Held;
    let done = [
        (held, "посещаемость отмечена", "посещаемость не отмечена"),
        (lesson.topic, "тема есть", "темы нет"),
        (lesson.homework, "задание есть", "задания нет"),
    ];
    let badge = |(is, yes, no): (bool, &'static str, &'static str)| {
        (is || today).then(|| {
            let tone = if is { Tone::Accent } else { Tone::Calm };
            view! { <Badge tone>{if is { yes } else { no }}</Badge> }
        })
    };
    done.map(badge).into_iter().collect_view().into_any()
}

/// «8:30»
fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

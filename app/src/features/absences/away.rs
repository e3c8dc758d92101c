//! One pupil on the list: what the family wrote, and the reasons to give by day or by lesson.

use domain::ids::{ClassId, LessonId, PersonId};
use domain::journal::Attendance;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AcceptNotes, ResolveAbsences};
use super::board::{Away, Day, MissedLesson, Phone, Told};
use super::board_page::LESSONS;
use crate::kit::link;
use crate::ui::words::{counted, day, day_and_weekday, span};
use crate::ui::{Button, ButtonKind};

const REASONS: [Attendance; 3] = [Attendance::Ill, Attendance::Excused, Attendance::Unexcused];

/// Somebody whose absences wait.
#[component]
pub fn Pupil(away: Away, class: ClassId) -> impl IntoView {
    let Away { pupil, name, notes, days, phones } = away;
    let id = format!("p{pupil}");
    let one = name.clone();
    view! {
        <section class="part absent" id=id>
            <h2>{name}</h2>
            {phones.into_iter().map(call).collect_view()}
            {(!notes.is_empty()).then(|| view! {
                <ul class="told">{notes.into_iter().map(|told| view! { <Offer told class /> }).collect_view()}</ul>
            })}
            <ul class="days">{days.into_iter().map(|day| view! { <OneDay day pupil name=one.clone() /> }).collect_view()}</ul>
        </section>
    }
}

/// Nobody has written: one taps and asks.
fn call(phone: Phone) -> impl IntoView {
    let Phone { who, number } = phone;
    let digits: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    view! {
        <p class="mild">
            {format!("{who}: ")}
            <a href=format!("tel:{digits}")>{number}</a>
        </p>
    }
}

/// A note that explains something, and the one press that takes it.
#[component]
fn Offer(told: Told, class: ClassId) -> impl IntoView {
    let code = told.note.kind.suggests();
    let face = format!("{}: {}", code.code(), counted(u64::from(told.lessons), LESSONS));
    let words = self::told(&told);
    view! {
        <li>
            {words}
            <form method="post" action=AcceptNotes::url()>
                <input type="hidden" name="class" value=class.to_string() />
                <input type="hidden" name="note" value=told.id.to_string() />
                <Button kind=ButtonKind::Primary label=format!("Принять записку, {}", code.title())>{face}</Button>
            </form>
        </li>
    }
}

/// «Фомина В. Д. болеет 10–13 ноября. Температура. Фомина Н. И., 10.11.2026 07:40»
pub fn told(told: &Told) -> impl IntoView + use<> {
    let Told { note, name, by, at, .. } = told;
    let days = if note.span.first == note.span.last {
        day(note.span.first)
    } else {
        span(note.span.first, note.span.last)
    };
    let text = note.text.clone();
    view! {
        <div>
            <p>{format!("{name} {} {days}.", note.kind.title())}</p>
            {(!text.is_empty()).then(|| view! { <q>{text}</q> })}
            <small class="mild">{format!("{by}, {at}")}</small>
        </div>
    }
}

#[component]
fn OneDay(day: Day, pupil: PersonId, name: String) -> impl IntoView {
    let Day { date, lessons } = day;
    let when = day_and_weekday(date);
    let ids: Vec<LessonId> = lessons.iter().map(|lesson| lesson.lesson).collect();
    let whom = format!("{name}, {when}");
    let one_by_one = (lessons.len() > 1).then(|| {
        let line = |lesson: MissedLesson| {
            let whom = format!("{whom}, {}", lesson.subject);
            view! {
                <li>
                    <span>{format!("{}. {}", lesson.number, lesson.subject)}</span>
                    <Reasons pupil lessons=vec![lesson.lesson] whom now=lesson.code />
                </li>
            }
        };
        view! {
            <details>
                <summary>"По урокам"</summary>
                <ul class="days">{lessons.iter().cloned().map(line).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <li>
            <div>
                <b>{when}</b>
                <p>{subjects(&lessons)}</p>
            </div>
            <Reasons pupil lessons=ids whom=whom.clone() now=Attendance::Absent />
            {one_by_one}
        </li>
    }
}

/// «2. Алгебра, 3. Русский язык»: each leads to its journal.
fn subjects(lessons: &[MissedLesson]) -> impl IntoView + use<> {
    let last = lessons.len().saturating_sub(1);
    let one = |(at, lesson): (usize, &MissedLesson)| {
        let comma = if at == last { "" } else { ", " };
        let words = format!("{}. {}", lesson.number, lesson.subject);
        view! {
            <a href=link::journal(lesson.group)>{words}</a>
            {comma}
        }
    };
    lessons.iter().enumerate().map(one).collect_view()
}

/// Three presses, one of them gives the reason; «ОТ» takes one back that was given by mistake.
#[component]
fn Reasons(pupil: PersonId, lessons: Vec<LessonId>, whom: String, now: Attendance) -> impl IntoView {
    let back = (now != Attendance::Absent).then_some(Attendance::Absent);
    let press = |code: Attendance| {
        let (on, label) = (code == now, format!("{}: {whom}", code.title()));
        view! {
            <button class="btn" name="code" value=code.code() title=code.title() aria-label=label
                aria-pressed=on.then_some("true")>
                {code.code()}
            </button>
        }
    };
    view! {
        <form class="reasons" method="post" action=ResolveAbsences::url()>
            <input type="hidden" name="pupil" value=pupil.to_string() />
            {lessons
                .into_iter()
                .map(|lesson| view! { <input type="hidden" name="lessons[]" value=lesson.to_string() /> })
                .collect_view()}
            {REASONS.into_iter().chain(back).map(press).collect_view()}
        </form>
    }
}

/// What has its reason already, laid away; a press changes it.
pub fn settled(done: Vec<Away>) -> Option<impl IntoView> {
    let lessons = done.iter().flat_map(Away::lessons).count() as u64;
    let line = |(away, day): (&Away, &Day)| {
        let of_day = |lesson: &MissedLesson| {
            let whom = format!("{}, {}, {}", away.name, day_and_weekday(day.date), lesson.subject);
            view! {
                <li>
                    <span>{format!("{}. {}", lesson.number, lesson.subject)}</span>
                    <Reasons pupil=away.pupil lessons=vec![lesson.lesson] whom now=lesson.code />
                </li>
            }
        };
        view! {
            <li>
                <b>{format!("{}, {}", away.name, day_and_weekday(day.date))}</b>
                <ul class="days">{day.lessons.iter().map(of_day).collect_view()}</ul>
            </li>
        }
    };
    (lessons > 0).then(|| {
        let days = done.iter().flat_map(|away| away.days.iter().map(move |day| (away, day)));
        view! {
            <section class="part">
                <details>
                    <summary>{format!("Причина указана за две недели: {}", counted(lessons, LESSONS))}</summary>
                    <ul class="settled">{days.map(line).collect_view()}</ul>
                </details>
            </section>
        }
    })
}

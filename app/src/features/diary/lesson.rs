//! One lesson of the day: when, where, what was set, how it went.

use chrono::{NaiveTime, Timelike};
use domain::diary::attended;
use domain::ids::{LessonId, TermId};
use domain::journal::LessonState;
use domain::people::Sex;
use domain::timetable::room_called;
use leptos::prelude::*;

use super::leaf::{Comment, Day, Lesson, Receipt};
use super::mark::mark;
use super::way::Way;
use crate::kit::link;
use crate::ui::Button;
use crate::ui::words::{counted, day};

/// Lessons of one day in their order.
#[component]
pub fn Lessons(way: Way, day: Day, sex: Option<Sex>) -> impl IntoView {
    let term = day.term;
    view! {
        <ol class="lessons">
            {day.lessons.into_iter().map(|lesson| one(lesson, way, term, sex)).collect_view()}
        </ol>
    }
}

fn one(lesson: Lesson, way: Way, term: Option<TermId>, sex: Option<Sex>) -> impl IntoView {
    let off = lesson.state.is_off();
    let where_to = way.subject(term, lesson.subject);
    let after = after(&lesson, &where_to, sex);
    let beside = match lesson.state {
        LessonState::Cancelled => Some("урок отменён".to_owned()),
        LessonState::Moved => Some(match lesson.moved_to {
            Some((on, number)) => format!("урок перенесён на {}, {number}-й урок", day(on)),
            None => "урок перенесён".to_owned(),
        }),
        LessonState::Planned | LessonState::Held => {
            (!lesson.room.is_empty()).then(|| room_called(&lesson.room))
        }
    };
    view! {
        <li data-off=off.then_some("") data-now=(lesson.on_now && !off).then_some("")>
            <time>{clock(lesson.starts)}<small>{lesson.number}"-й урок"</small></time>
            <div>
                <h3>
                    <a href=where_to>{lesson.title}</a>
                    {beside.map(|beside| view! { " "<small>{beside}</small> })}
                </h3>
                {(!off)
                    .then(|| {
                        view! {
                            {said("Замена", lesson.stands_in.unwrap_or_default())}
                            {said("Впереди", lesson.tests)}
                            {said("К уроку", lesson.due)}
                            {said("На уроке", lesson.topic)}
                            {given_out(lesson.set, lesson.enclosed, link::homework_in(lesson.id, way.child))}
                        }
                    })}
                {lesson.comment.map(|comment| written(comment, lesson.id))}
            </div>
            {after}
        </li>
    }
}

fn after(lesson: &Lesson, href: &str, sex: Option<Sex>) -> Option<impl IntoView + use<>> {
    let marks: Vec<_> = lesson.marks.iter().map(|given| mark(given, href.to_owned())).collect();
    let attendance = lesson.attendance.map(|code| attended(code, sex));
    (!marks.is_empty() || attendance.is_some()).then(|| {
        view! {
            <div class="marks after">
                {marks} {attendance.map(|words| view! { <span class="mark code">{words}</span> })}
            </div>
        }
    })
}

fn said(what: &'static str, words: String) -> Option<impl IntoView> {
    (!words.is_empty()).then(|| view! { <p><b>{what}": "</b>{words}</p> })
}

/// The teacher's words, and the form of a guardian who has not said yet that they are read.
fn written(comment: Comment, lesson: LessonId) -> impl IntoView {
    let Comment { text, receipt } = comment;
    let asked = if let Receipt::Asked(child) = receipt { Some(child) } else { None };
    view! {
        {said("Учитель пишет", text)}
        {(receipt == Receipt::Read).then(|| view! { <p class="mild">"Прочитано родителями"</p> })}
        {asked
            .map(|child| {
                view! {
                    <form method="post" action=link::READ_COMMENT>
                        <input type="hidden" name="child" value=child.to_string() />
                        <input type="hidden" name="lesson" value=lesson.to_string() />
                        <Button>"Прочитано"</Button>
                    </form>
                }
            })}
    }
}

/// The words of homework lead to its page: what hangs on it, the tick, the answer.
fn given_out(words: String, enclosed: u32, href: String) -> Option<impl IntoView> {
    let more = (enclosed > 0).then(|| counted(u64::from(enclosed), ["материал", "материала", "материалов"]));
    let (words, more) = if words.is_empty() { (more?, None) } else { (words, more) };
    Some(view! {
        <p>
            <b>"Задано: "</b>
            <a href=href>{words}</a>
            {more.map(|more| format!(" ({more})"))}
        </p>
    })
}

/// «8:30»
pub fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

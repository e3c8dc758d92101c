//! What both sides of a homework show alike: its words, its day, what hangs on it, an answer.

use domain::file::Attached;
use domain::homework::AnswerState;
use domain::ids::LessonId;
use leptos::prelude::*;

use super::sheet::{Answer, Homework, Reply};
use crate::kit::link;
use crate::ui::words::{day, day_and_weekday};
use crate::ui::{Badge, Tone};

/// «Алгебра, 7А, урок 12 ноября»
pub fn called(homework: &Homework) -> String {
    format!("{}, {}, урок {}", homework.subject, homework.class, day(homework.on))
}

/// The words of the homework and its day.
#[component]
pub fn Words(homework: Homework) -> impl IntoView {
    let due = homework.due.map(|due| {
        let why = if homework.due_said { "" } else { ", к следующему уроку" };
        format!("Сделать к {}{why}.", day_and_weekday(due))
    });
    let text = match homework.text.as_str() {
        "" => view! { <p class="mild">"В журнале задание не записано."</p> }.into_any(),
        _ => view! { <p class="hw-text">{homework.text}</p> }.into_any(),
    };
    view! {
        {text}
        {due.map(|due| view! { <p><b>{due}</b></p> })}
    }
}

/// A file to open or to take away.
#[component]
pub fn OneFile(lesson: LessonId, file: Attached) -> impl IntoView {
    let (href, note) = (link::homework_file(lesson, file.id), file.note());
    view! {
        <a href=href rel="external">{file.name}</a>
        " "
        <small class="mild">{note}</small>
    }
}

/// A link into the web: it leads away from here and tells nothing of us.
#[component]
pub fn OneLink(title: String, address: String) -> impl IntoView {
    view! { <a href=address rel="noopener noreferrer external" target="_blank">{title}</a> }
}

/// An answer as it was sent, and what the teacher said of it.
#[component]
pub fn Answered(lesson: LessonId, answer: Answer) -> impl IntoView {
    let Answer { text, files, state, late, by, reply, .. } = answer;
    let (who, late) = (format!("{}, {}", by.who, by.when), late.then_some("позже срока"));
    let list = (!files.is_empty()).then(|| {
        let line = |file| view! { <li><OneFile lesson file /></li> };
        view! { <ul class="hw-files">{files.into_iter().map(line).collect_view()}</ul> }
    });
    view! {
        <p class="line">
            <Stands state />
            {late.map(|late| view! { <Badge tone=Tone::Alert>{late}</Badge> })}
            <small class="mild">{who}</small>
        </p>
        {(!text.is_empty()).then(|| view! { <p class="hw-text">{text}</p> })}
        {list}
        {reply.map(|reply| view! { <Replied reply /> })}
    }
}

/// «проверено»
#[component]
pub fn Stands(state: AnswerState) -> impl IntoView {
    let tone = match state {
        AnswerState::Sent => Tone::Accent,
        AnswerState::Rework => Tone::Alert,
        AnswerState::Taken => Tone::Calm,
    };
    view! { <Badge tone>{state.title()}</Badge> }
}

#[component]
fn Replied(reply: Reply) -> impl IntoView {
    let Reply { words, by } = reply;
    let hand = format!("Учитель: {}, {}", by.who, by.when);
    view! {
        <div class="hw-reply">
            {(!words.is_empty()).then(|| view! { <p class="hw-text">{words}</p> })}
            <small class="mild">{hand}</small>
        </div>
    }
}

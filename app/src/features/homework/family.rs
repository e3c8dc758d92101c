//! The family's half: what to do, the tick, the answer and what the teacher said of it.

use domain::file::ENDINGS;
use domain::homework::{AnswerState, LONGEST_ANSWER, MOST_FILES};
use domain::ids::{LessonId, PersonId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::TickHomework;
use super::parts::{Answered, OneFile, OneLink, Words, called};
use super::sheet::{Answer, Family, Homework};
use crate::kit::{AppError, flash, link};
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, Field, Glyph, Input, Note, Page, PageWidth, TextArea, Tone,
};

#[component]
pub fn FamilySheet(family: Family) -> impl IntoView {
    let failed = flash::flash();
    let Family { homework, child, name, ticked, answer, shut, no_answer } = family;
    let crumbs = vec![
        Crumb::to("Задания", link::tasks(child)),
        Crumb::words(format!("{name}: {}", called(&homework))),
    ];
    let lesson = homework.lesson;
    let told = flash::general(&failed);
    view! {
        <Page title="Домашнее задание" width=PageWidth::Narrow head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <section class="part">
                <h2>"Что задано"</h2>
                <div class="stack">
                    <Words homework=homework.clone() />
                    <Hanging homework />
                    <Tick lesson child ticked shut=shut.is_some() />
                    {shut.map(|why| view! { <p class="mild">{why}</p> })}
                </div>
            </section>
            <section class="part">
                <h2>"Ответ"</h2>
                <div class="stack">
                    <Own lesson child answer no_answer failed />
                </div>
            </section>
        </Page>
    }
}

#[component]
fn Hanging(homework: Homework) -> impl IntoView {
    let Homework { lesson, files, links, .. } = homework;
    (!files.is_empty() || !links.is_empty()).then(|| {
        let file = |file| view! { <li><OneFile lesson file /></li> };
        let link = |hung: super::sheet::Enclosed| {
            view! { <li><OneLink title=hung.link.title address=hung.link.address /></li> }
        };
        view! {
            <ul class="hw-files" aria-label="Материалы">
                {files.into_iter().map(file).collect_view()} {links.into_iter().map(link).collect_view()}
            </ul>
        }
    })
}

/// The same in the list, to which it leads back: a box that names its subject for the ear.
#[component]
pub fn TickBox(lesson: LessonId, child: PersonId, ticked: bool, subject: String) -> impl IntoView {
    let label = if ticked {
        format!("Сделано, {subject}: убрать отметку")
    } else {
        format!("Отметить «сделано»: {subject}")
    };
    let icon = ticked.then_some(Glyph::Check);
    view! {
        <form class="hw-tick" method="post" action=TickHomework::url()>
            <input type="hidden" name="lesson" value=lesson.to_string() />
            <input type="hidden" name="child" value=child.to_string() />
            {(!ticked).then(|| view! { <input type="hidden" name="done" value="on" /> })}
            <input type="hidden" name="list" value="on" />
            {match icon {
                Some(icon) => view! { <Button icon label /> }.into_any(),
                None => view! { <Button label /> }.into_any(),
            }}
        </form>
    }
}

/// The tick of one homework on its own page.
#[component]
pub fn Tick(lesson: LessonId, child: PersonId, ticked: bool, shut: bool) -> impl IntoView {
    let words = if ticked { "Сделано" } else { "Отметить «сделано»" };
    let icon = ticked.then_some(Glyph::Check);
    let form = (!shut).then(|| {
        view! {
            <form method="post" action=TickHomework::url()>
                <input type="hidden" name="lesson" value=lesson.to_string() />
                <input type="hidden" name="child" value=child.to_string() />
                {(!ticked).then(|| view! { <input type="hidden" name="done" value="on" /> })}
                {match icon {
                    Some(icon) => view! { <Button icon>{words} <span class="only">": убрать отметку"</span></Button> }.into_any(),
                    None => view! { <Button>{words}</Button> }.into_any(),
                }}
            </form>
        }
    });
    match form {
        Some(form) => form.into_any(),
        None => ticked.then(|| view! { <p>"Сделано"</p> }).into_any(),
    }
}

/// The answer there is, and the form for another while one is taken.
#[component]
fn Own(
    lesson: LessonId,
    child: PersonId,
    answer: Option<Answer>,
    no_answer: Option<String>,
    failed: Option<AppError>,
) -> impl IntoView {
    let sent = answer.clone().map(|answer| view! { <Answered lesson answer /> });
    let taken = answer.as_ref().is_some_and(|answer| answer.state == AnswerState::Taken);
    let closed = no_answer.clone().filter(|_| !taken);
    let again = answer.is_some() && failed.is_none();
    let open = no_answer.is_none().then(|| {
        let form = view! { <Form lesson child answer failed /> };
        if again {
            view! { <details><summary class="btn">"Заменить ответ"</summary> {form}</details> }.into_any()
        } else {
            form.into_any()
        }
    });
    view! {
        {sent}
        {closed.map(|why| view! { <p class="mild">{why}</p> })}
        {open}
    }
}

#[component]
fn Form(
    lesson: LessonId,
    child: PersonId,
    answer: Option<Answer>,
    failed: Option<AppError>,
) -> impl IntoView {
    let action = format!("{}/answer/{child}", link::homework(lesson));
    let (text, files) = answer.map(|answer| (answer.text, answer.files)).unwrap_or_default();
    let kept = (!files.is_empty()).then(|| {
        let line = |file: domain::file::Attached| {
            view! {
                <label class="check">
                    <input type="checkbox" name="keep" value=file.id.to_string() checked=true />
                    <span>{file.name}</span>
                </label>
            }
        };
        view! {
            <fieldset>
                <legend class="legend">"Оставить прежние файлы"</legend>
                {files.into_iter().map(line).collect_view()}
            </fieldset>
        }
    });
    let hint = format!("До {MOST_FILES} файлов по 10 МБ: фото тетради, PDF, документы.");
    view! {
        <form class="form" method="post" enctype="multipart/form-data" action=action>
            <TextArea label="Текст ответа" name="text" value=text most=LONGEST_ANSWER error=flash::at(&failed, "text") />
            {kept}
            <Field label="Файлы" name="files" of=Input::Files(ENDINGS) hint error=flash::at(&failed, "files") />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Отправить ответ"</Button>
            </div>
        </form>
    }
}

//! The teacher's half: what hangs on the homework, who has done it, answers and replies.

use domain::file::ENDINGS;
use domain::homework::{AnswerState, LONGEST_REPLY, MOST_ENCLOSED};
use domain::ids::LessonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AddLink, DropFile, DropLink, ReplyAnswer, SetDue};
use super::parts::{Answered, OneFile, OneLink, Words, called};
use super::sheet::{Homework, Kept, Row};
use crate::kit::{AppError, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, DateField, Field, Glyph, Input, Note, Page, TextArea, Tone,
};

const PUPILS: [&str; 3] = ["ученика", "учеников", "учеников"];

#[component]
pub fn KeptSheet(kept: Kept) -> impl IntoView {
    let failed = flash::flash();
    let Kept { homework, keeps, rows } = kept;
    let crumbs = vec![Crumb::to("Задания", link::HOMEWORK), Crumb::words(called(&homework))];
    let (lesson, told) = (homework.lesson, flash::general(&failed));
    view! {
        <Page title="Домашнее задание" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <section class="part">
                <h2>"Что задано"</h2>
                <div class="stack">
                    <Words homework=homework.clone() />
                    {keeps.then(|| view! { <Due homework=homework.clone() failed=failed.clone() /> })}
                </div>
            </section>
            <section class="part">
                <h2>"Материалы"</h2>
                <Materials homework keeps failed=failed.clone() />
            </section>
            <Pupils lesson keeps rows failed />
        </Page>
    }
}

#[component]
fn Due(homework: Homework, failed: Option<AppError>) -> impl IntoView {
    let said = homework.due.filter(|_| homework.due_said).map(|due| due.to_string()).unwrap_or_default();
    view! {
        <form class="filters" method="post" action=SetDue::url()>
            <input type="hidden" name="lesson" value=homework.lesson.to_string() />
            <DateField
                label="Другой срок"
                name="due"
                value=said
                hint="Пусто — к следующему уроку."
                error=flash::at(&failed, "due")
            />
            <Button>"Запомнить срок"</Button>
        </form>
    }
}

#[component]
fn Materials(homework: Homework, keeps: bool, failed: Option<AppError>) -> impl IntoView {
    let Homework { lesson, files, links, .. } = homework;
    let (hanging, empty) = (files.len() + links.len(), files.is_empty() && links.is_empty());
    let file = move |file: domain::file::Attached| {
        let (id, label) = (file.id.to_string(), format!("Убрать файл {}", file.name));
        let off = view! { <Off lesson action=DropFile::url() field="file" id label /> };
        view! { <li><span><OneFile lesson file /></span> {keeps.then_some(off)}</li> }
    };
    let link = move |hung: super::sheet::Enclosed| {
        let (title, address) = (hung.link.title.clone(), hung.link.address);
        let label = format!("Убрать ссылку {title}");
        let off = view! { <Off lesson action=DropLink::url() field="link" id=hung.id.to_string() label /> };
        view! { <li><span><OneLink title address /></span> {keeps.then_some(off)}</li> }
    };
    view! {
        {empty.then(|| view! { <p class="mild">"Файлов и ссылок нет."</p> })}
        <ul class="hw-files">
            {files.into_iter().map(file).collect_view()} {links.into_iter().map(link).collect_view()}
        </ul>
        {(keeps && hanging < MOST_ENCLOSED).then(|| view! { <Hang lesson failed /> })}
    }
}

/// Takes one thing off the homework.
#[component]
fn Off(
    lesson: LessonId,
    action: &'static str,
    field: &'static str,
    id: String,
    label: String,
) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="lesson" value=lesson.to_string() />
            <input type="hidden" name=field value=id />
            <Button kind=ButtonKind::Quiet icon=Glyph::Trash label />
        </form>
    }
}

#[component]
fn Hang(lesson: LessonId, failed: Option<AppError>) -> impl IntoView {
    let upload = format!("{}/files", link::homework(lesson));
    view! {
        <div class="hw-forms">
            <form class="form" method="post" enctype="multipart/form-data" action=upload>
                <Field
                    label="Файлы"
                    name="files"
                    of=Input::Files(ENDINGS)
                    required=true
                    hint="PDF, картинки, документы, звук, короткое видео. До 10 МБ каждый."
                    error=flash::at(&failed, "files")
                />
                <div class="form-end">
                    <Button>"Приложить файлы"</Button>
                </div>
            </form>
            <form class="form" method="post" action=AddLink::url()>
                <input type="hidden" name="lesson" value=lesson.to_string() />
                <Field
                    label="Адрес ссылки"
                    name="address"
                    required=true
                    most=1000
                    hint="Целиком, как в строке браузера."
                    error=flash::at(&failed, "address")
                />
                <Field label="Как назвать" name="title" most=120 hint="Необязательно." error=flash::at(&failed, "title") />
                <div class="form-end">
                    <Button>"Приложить ссылку"</Button>
                </div>
            </form>
        </div>
    }
}

/// Answers first, those that wait before the others; then everybody else with the tick.
#[component]
fn Pupils(lesson: LessonId, keeps: bool, rows: Vec<Row>, failed: Option<AppError>) -> impl IntoView {
    let (all, ticked) = (rows.len(), rows.iter().filter(|row| row.ticked).count());
    let waits = |row: &Row| row.answer.as_ref().is_some_and(|answer| answer.state == AnswerState::Sent);
    let waiting = rows.iter().filter(|row| waits(row)).count();
    let (mut answered, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.answer.is_some());
    answered.sort_by_key(|row| !waits(row));
    let told = format!(
        "Отметили «сделано»: {ticked} из {}. Ответили: {}, ждут проверки: {waiting}.",
        counted(all as u64, PUPILS),
        answered.len()
    );
    let silent = (!others.is_empty()).then(|| view! { <Silent rows=others /> });
    let one = move |row| view! { <OneAnswer lesson keeps row failed=failed.clone() /> };
    view! {
        <section class="part">
            <h2>"Ученики"</h2>
            <p role="status">{told}</p>
            {answered.into_iter().map(one).collect_view()}
            {silent}
        </section>
    }
}

#[component]
fn OneAnswer(lesson: LessonId, keeps: bool, row: Row, failed: Option<AppError>) -> impl IntoView {
    let Row { pupil, name, ticked, answer } = row;
    let Some(answer) = answer else { return ().into_any() };
    let (version, field) = (answer.version, format!("words-{pupil}"));
    let wrong = Signal::stored(failed.as_ref().and_then(|error| error.at(&field)));
    let form = keeps.then(|| {
        view! {
            <form class="form" method="post" action=ReplyAnswer::url()>
                <input type="hidden" name="lesson" value=lesson.to_string() />
                <input type="hidden" name="pupil" value=pupil.to_string() />
                <input type="hidden" name="version" value=version.to_string() />
                <TextArea label=format!("Отзыв: {name}") name="words" id=field most=LONGEST_REPLY error=wrong />
                <div class="form-end">
                    <button class="btn" name="verdict" value="taken">"Проверено"</button>
                    <button class="btn quiet" name="verdict" value="rework">"Доработать"</button>
                </div>
            </form>
        }
    });
    view! {
        <article class="hw-answer" id=format!("p{pupil}")>
            <h3>{name.clone()} {ticked.then_some(view! { " "<small class="mild">"сделано"</small> })}</h3>
            <Answered lesson answer />
            {form}
        </article>
    }
    .into_any()
}

/// Those who have sent nothing.
#[component]
fn Silent(rows: Vec<Row>) -> impl IntoView {
    let line = |row: Row| {
        let word = if row.ticked { "сделано" } else { "–" };
        view! { <li><span>{row.name}</span> <span class="mild">{word}</span></li> }
    };
    view! {
        <h3>"Без ответа"</h3>
        <ul class="hw-silent">{rows.into_iter().map(line).collect_view()}</ul>
    }
}

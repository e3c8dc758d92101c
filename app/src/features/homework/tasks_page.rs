//! The lists: of a family by day, of a teacher by group.

use domain::ids::PersonId;
use leptos::prelude::*;

use super::api::open_tasks;
use super::family::TickBox;
use super::parts::Stands;
use super::tasks::{FamilyTasks, Task, Tasks, Waiting};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::{counted, day, day_in_full};
use crate::ui::{Badge, Empty, Glyph, LinkButton, Note, Page, PageWidth, Pills, Tab, Tone};

const ANSWERS: [&str; 3] = ["ответ", "ответа", "ответов"];
const ENCLOSED: [&str; 3] = ["материал", "материала", "материалов"];

/// `/homework?child=`
#[component]
pub fn TasksPage() -> impl IntoView {
    let opened = load(asked::in_query::<PersonId>("child"), open_tasks);
    view! {
        <Loaded resource=opened let:tasks>
            {match tasks {
                Tasks::Teacher(waiting) => view! { <ToRead waiting /> }.into_any(),
                Tasks::Family(family) => view! { <ToDo family /> }.into_any(),
            }}
        </Loaded>
    }
}

#[component]
fn ToRead(waiting: Vec<Waiting>) -> impl IntoView {
    let body = if waiting.is_empty() {
        view! {
            <Empty title="Непроверенных ответов нет" glyph=Glyph::Check>
                <p>"К заданию любого урока ведёт ссылка в журнале: откройте урок и выберите «Файлы и ответы»."</p>
                <div class="line">
                    <LinkButton href=link::JOURNALS>"Журналы"</LinkButton>
                </div>
            </Empty>
        }
        .into_any()
    } else {
        view! { <ul class="rows">{waiting.into_iter().map(unread).collect_view()}</ul> }.into_any()
    };
    view! { <Page title="Ответы на задания">{body}</Page> }
}

fn unread(of: Waiting) -> impl IntoView {
    view! {
        <li>
            <a href=link::homework(of.lesson)>
                <span>
                    <b>{format!("{}, {}", of.subject, of.class)}</b>
                    " "
                    <span class="mild">{format!("урок {}", day(of.on))}</span>
                </span>
                <span class="end">
                    <Badge tone=Tone::Accent>{counted(u64::from(of.answers), ANSWERS)}</Badge>
                </span>
            </a>
        </li>
    }
}

#[component]
fn ToDo(family: FamilyTasks) -> impl IntoView {
    let child = family.child;
    let told = flash::general(&flash::flash());
    let pill = |(id, called): &(PersonId, String)| Tab {
        href: link::tasks(*id),
        title: called.clone(),
        count: None,
    };
    let pills: Vec<Tab> = family.children.iter().map(pill).collect();
    let group = |title: String, tasks: Vec<&Task>| {
        let rows = tasks.into_iter().cloned().map(|task| one(task, child)).collect_view();
        view! {
            <section class="part">
                <h2>{title}</h2>
                <ul class="hw-tasks">{rows}</ul>
            </section>
        }
    };
    let titled = |due: Option<chrono::NaiveDate>| due.map_or_else(|| "Без срока".to_owned(), day_in_full);
    let ahead: Vec<_> = family.ahead().into_iter().map(|(due, tasks)| group(titled(due), tasks)).collect();
    let (back, unsaid) = (family.given_back(), family.unsaid());
    let nothing = ahead.is_empty() && back.is_empty() && unsaid.is_empty();
    let back = (!back.is_empty()).then(|| group("Доработать".to_owned(), back));
    let unsaid = (!unsaid.is_empty()).then(|| {
        let rows = unsaid.iter().map(|task| one((*task).clone(), child)).collect_view();
        let title = format!("На прошлой неделе без отметки: {}", unsaid.len());
        view! {
            <details class="hw-past">
                <summary class="btn">{title}</summary>
                <ul class="hw-tasks">{rows}</ul>
            </details>
        }
    });
    view! {
        <Page title="Домашние задания" width=PageWidth::Narrow>
            <Pills label="Дети" pills here=link::tasks(child) />
            {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {nothing
                .then(|| {
                    view! {
                        <Empty title="Заданий нет" glyph=Glyph::Check>
                            <p>"Как только учитель что-то задаст, оно появится здесь и в дневнике."</p>
                        </Empty>
                    }
                })}
            {back}
            {ahead}
            {unsaid}
        </Page>
    }
}

fn one(task: Task, child: PersonId) -> impl IntoView {
    let enclosed = (task.enclosed > 0).then(|| counted(u64::from(task.enclosed), ENCLOSED));
    let words =
        if task.text.is_empty() { "Смотрите материалы".to_owned() } else { task.text };
    let subject = task.subject.clone();
    view! {
        <li>
            <div>
                <h3><a href=link::homework_of(task.lesson, child)>{task.subject}</a></h3>
                <p class="hw-text">{words}</p>
                <p class="line">
                    <small class="mild">{format!("урок {}", day(task.on))}</small>
                    {enclosed.map(|words| view! { <Badge>{words}</Badge> })}
                    {task.answer.map(|state| view! { <Stands state /> })}
                </p>
            </div>
            <TickBox lesson=task.lesson child ticked=task.ticked subject />
        </li>
    }
}

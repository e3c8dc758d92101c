//! One plan of the gallery: its rows to read, and the word to take it.

use domain::ids::SharedPlanId;
use domain::lesson_plan::Topic;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{TakeSharedPlan, open_shared_plan};
use super::sheet::Leaf;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{counted, day_of_year, said};
use crate::ui::{Button, ButtonKind, Column, Crumb, Crumbs, Glyph, Note, Page, Table, Tone};

/// `/plan-gallery/:shared`
#[component]
pub fn SharedPlanPage() -> impl IntoView {
    let shared = asked::in_path::<SharedPlanId>("shared");
    let opened =
        load(shared, |shared| async move { open_shared_plan(shared.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: Leaf) -> impl IntoView {
    let kept = flash::flash();
    let Leaf { hung, topics, takes } = leaf;
    let crumbs = vec![Crumb::to("Галерея планов", link::PLAN_GALLERY), Crumb::words(hung.school.clone())];
    let size = format!(
        "{}, {}",
        counted(u64::from(hung.topics), ["тема", "темы", "тем"]),
        counted(u64::from(hung.hours), ["час", "часа", "часов"]),
    );
    let on = format!("В галерее с {}.", day_of_year(hung.on));
    let shared = hung.shared;
    view! {
        <Page title=hung.title() head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <p class="line">
                <b>{hung.variant}</b>
                <span>{size}</span>
                <span class="mild">{on}</span>
            </p>
            {(!hung.about.is_empty()).then(|| view! { <p>{hung.about}</p> })}
            {if takes {
                view! {
                    <form class="hung-take" method="post" action=TakeSharedPlan::url()>
                        <input type="hidden" name="shared" value=shared.to_string() />
                        <Button kind=ButtonKind::Primary icon=Glyph::Plus>"Взять себе"</Button>
                        <span class="mild">"Появится ваш черновик: его можно менять как угодно."</span>
                    </form>
                }
                    .into_any()
            } else {
                view! { <p class="mild">"Взять план может тот, кто ведёт этот предмет в этой параллели, и завуч."</p> }.into_any()
            }}
            <Rows topics />
        </Page>
    }
}

#[component]
fn Rows(topics: Vec<Topic>) -> impl IntoView {
    let columns = vec![
        Column::new("№"),
        Column::new("Тема урока"),
        Column::new("Часы").number(),
        Column::new("Домашнее задание"),
        Column::new("Вид работы"),
    ];
    let mut section = String::new();
    let mut lines = vec![];
    for (number, topic) in (1..).zip(topics) {
        if topic.section != section {
            section.clone_from(&topic.section);
            let title = section.clone();
            lines.push(
                view! { <tr class="section"><th colspan="5" scope="colgroup">{title}</th></tr> }.into_any(),
            );
        }
        lines.push(line(number, topic).into_any());
    }
    view! {
        <div class="hung-rows">
            <Table caption="Строки плана" caption_class="only" columns>{lines}</Table>
        </div>
    }
}

fn line(number: usize, topic: Topic) -> impl IntoView {
    view! {
        <tr>
            <td class="num">{number}</td>
            <th scope="row">{topic.topic}</th>
            <td class="num" data-word="Часы">{topic.hours}</td>
            <td data-word="Задание">{said(topic.homework)}</td>
            <td data-word="Вид работы">{said(topic.control)}</td>
        </tr>
    }
}

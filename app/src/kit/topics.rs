//! The rows of a lesson plan for who reads them; sections stand as headings.

use domain::lesson_plan::Topic;
use leptos::prelude::*;

use crate::ui::words::said;
use crate::ui::{Column, Table};

#[component]
pub fn Topics(topics: Vec<Topic>) -> impl IntoView {
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
        <div class="topic-rows">
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

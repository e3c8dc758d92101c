//! The journal on paper: the head over the spread, and its right page with dates, topics and homework. Print alone.

#[cfg(feature = "ssr")]
mod book;

use domain::journal::LessonState;
use leptos::prelude::*;

use super::desk::Desk;
use super::sheet::Sheet;
use crate::ui::words::day_in_figures;

#[cfg(feature = "ssr")]
pub use book::doors;

/// «МБОУ СОШ № 12 · 7А · Алгебра · 2 четверть · учитель Иванова А. П.»
#[component]
pub fn PaperHead(desk: Desk) -> impl IntoView {
    view! { <p class="paper-head">{desk.sheet(|sheet| head_of(sheet).join(" · "))}</p> }
}

/// The same, part by part.
fn head_of(sheet: &Sheet) -> Vec<String> {
    let head = &sheet.head;
    let teachers = match &head.teachers[..] {
        [] => None,
        [one] => Some(format!("учитель {one}")),
        many => Some(format!("учителя {}", many.join(", "))),
    };
    let parts = [&head.school, &head.class, &head.subject, &head.term.title].map(Clone::clone);
    parts.into_iter().chain(teachers).collect()
}

/// The right page. Its head is repeated on every sheet it runs over to.
#[component]
pub fn PaperLessons(desk: Desk) -> impl IntoView {
    let head = desk.sheet(|sheet| head_of(sheet).join(" · "));
    let columns = desk.size().1;
    view! {
        <table class="paper-lessons">
            <thead>
                <tr>
                    <th colspan="4">{head}</th>
                </tr>
                <tr>
                    <th>"№"</th>
                    <th>"Дата"</th>
                    <th>"Тема урока"</th>
                    <th>"Домашнее задание"</th>
                </tr>
            </thead>
            <tbody>{(0..columns).map(|at| line(desk, at)).collect_view()}</tbody>
        </table>
    }
}

fn line(desk: Desk, at: usize) -> impl IntoView {
    let column = desk.column(at);
    let topic = move || {
        column.with(|lesson| match lesson.state {
            LessonState::Cancelled => "Урок отменён".to_owned(),
            LessonState::Moved => "Урок перенесён".to_owned(),
            LessonState::Planned | LessonState::Held => match &lesson.stands_in {
                Some(name) => format!("{} (замена: {name})", lesson.topic).trim_start().to_owned(),
                None => lesson.topic.clone(),
            },
        })
    };
    view! {
        <tr>
            <td>{at + 1}</td>
            <td>{column.with_untracked(|lesson| day_in_figures(lesson.date))}</td>
            <td>{topic}</td>
            <td>{move || column.with(|lesson| lesson.homework.clone())}</td>
        </tr>
    }
}

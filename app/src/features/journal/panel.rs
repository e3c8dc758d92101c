//! The side panel: the active cell's comment, the lesson's topic, homework and work.

use domain::journal::{Assignment, WorkKind};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{drop_work, put_work};
use super::cell_part::CellPart;
use super::desk::Desk;
use super::note_part::NotePart;
use super::reply::put_work as put_into;
use super::sheet::{Leave, Work};
use crate::kit::link;
use crate::ui::words::{counted, day_and_weekday};
use crate::ui::{Button, ButtonKind, Choice, Field, Glyph, Input, Select, say_alert};

/// Shown beside the grid while open; follows the active cell.
#[component]
pub fn Panel(desk: Desk) -> impl IntoView {
    let column = Memo::new(move |_| desk.here.get().1);
    move || desk.panel.get().then(|| desk.aside().draw(|hands| (hands.panel)(desk, column.get())))
}

/// The panel for the lesson of column `at`.
pub fn opened(desk: Desk, at: usize) -> AnyView {
    let leave = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" {
            close(desk);
        }
    };
    view! {
        <aside class="panel" aria-label="Урок" on:keydown=leave>
            <PanelHead desk at />
            <CellPart desk />
            <NotePart desk at />
            <ToHomework desk at />
            <WorkPart desk at />
        </aside>
    }
    .into_any()
}

/// The focus goes back to the cell it came from.
fn close(desk: Desk) {
    desk.panel.set(false);
    desk.focus();
}

#[component]
fn PanelHead(desk: Desk, at: usize) -> impl IntoView {
    let when = desk.column(at).with_untracked(|column| {
        let stands_in =
            column.stands_in.as_ref().map(|name| format!(" · замена: {name}")).unwrap_or_default();
        format!("{} · {}-й урок{stands_in}", day_and_weekday(column.date), column.number)
    });
    let topic = move || desk.column(at).with(|column| column.topic.clone());
    let title =
        move || Some(topic()).filter(|topic| !topic.is_empty()).unwrap_or_else(|| "Тема не записана".into());
    view! {
        <div class="panel-head">
            <div>
                <p class="mild">{when}</p>
                <h2>{title}</h2>
            </div>
            <Button kind=ButtonKind::Quiet icon=Glyph::Close label="Закрыть" attr:r#type="button" on:click=move |_| close(desk) />
        </div>
    }
}

/// Where files hang on the homework, and answers to it wait.
#[component]
fn ToHomework(desk: Desk, at: usize) -> impl IntoView {
    let (href, waits) =
        desk.column(at).with_untracked(|column| (link::homework(column.id), u64::from(column.answers)));
    let told = (waits > 0)
        .then(|| format!(", {}", counted(waits, ["новый ответ", "новых ответа", "новых ответов"])));
    view! {
        <p>
            <a href=href>"Файлы и ответы"</a>
            {told}
        </p>
    }
}

/// Kinds and weights of the lesson's work.
#[component]
fn WorkPart(desk: Desk, at: usize) -> impl IntoView {
    let may = desk.leave(at) == Leave::All;
    let work = move || desk.column(at).with(|column| column.work.clone());
    let add = move |_| {
        let lesson = desk.column(at).with_untracked(|column| column.id);
        let kind = desk.sheet(|sheet| sheet.kinds.iter().find(|kind| kind.code == "К").cloned());
        if let Some(kind) = kind {
            put(
                desk,
                at,
                Work { lesson, id: None, kind: kind.code, title: String::new(), weight: kind.weight },
            );
        }
    };
    view! {
        <section class="part">
            <h3>"Работы урока " <small>{move || counted(work().len() as u64, ["работа", "работы", "работ"])}</small></h3>
            <ul class="rows">
                <For each=work key=|work| work.id let:work>
                    <li>
                        <WorkLine desk at work may />
                    </li>
                </For>
            </ul>
            {may.then(|| view! { <Button kind=ButtonKind::Quiet icon=Glyph::Plus attr:r#type="button" on:click=add>"Добавить работу"</Button> })}
        </section>
    }
}

#[component]
fn WorkLine(desk: Desk, at: usize, work: Assignment, may: bool) -> impl IntoView {
    let kinds = desk.sheet(|sheet| sheet.kinds.clone());
    let title = kinds
        .iter()
        .find(|kind| kind.code == work.kind)
        .map_or_else(|| work.kind.clone(), |kind| kind.title.clone());
    if !may || work.kind == WorkKind::HOMEWORK {
        return view! { <span>{format!("{title}, вес {}", work.weight)}</span> }.into_any();
    }
    let lesson = desk.column(at).with_untracked(|column| column.id);
    let id = work.id;
    let now = move || {
        let found = desk.column(at).with_untracked(|column| column.work.iter().find(|w| w.id == id).cloned());
        found.unwrap_or_else(|| work.clone())
    };
    let (first, by_weight, by_title) = (now(), now.clone(), now.clone());
    let choices = kinds
        .iter()
        .filter(|kind| kind.code != WorkKind::HOMEWORK)
        .map(|kind| Choice::new(&kind.code, kind.title.clone()))
        .collect();
    let weigh = move |ev| match event_target_value(&ev).parse() {
        Ok(weight) => {
            let Assignment { kind, title, .. } = by_weight();
            put(desk, at, Work { lesson, id: Some(id), kind, title, weight });
        }
        Err(_) => say_alert("Вес — целое число от 0 до 1000."),
    };
    let pick = move |ev| {
        let (kind, Assignment { title, weight, .. }) = (event_target_value(&ev), now());
        let weight = kinds.iter().find(|known| known.code == kind).map_or(weight, |known| known.weight);
        put(desk, at, Work { lesson, id: Some(id), kind, title, weight });
    };
    let name = move |ev| {
        let Assignment { kind, weight, .. } = by_title();
        put(desk, at, Work { lesson, id: Some(id), kind, title: event_target_value(&ev), weight });
    };
    view! {
        <Field label="Название" name="title" id=format!("title-{id}") most=200 value=first.title.clone() on:change=name />
        <div class="line">
            <Select label="Вид" name="kind" id=format!("kind-{id}") choices value=first.kind on:change=pick />
            <Field label="Вес" name="weight" id=format!("weight-{id}") value=first.weight.to_string() of=Input::Number on:change=weigh />
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::Trash
                label="Убрать работу"
                attr:r#type="button"
                on:click=move |_| remove(desk, at, id)
            />
        </div>
    }
    .into_any()
}

fn put(desk: Desk, at: usize, work: Work) {
    spawn_local(async move {
        match put_work(work).await {
            Ok(made) => desk.column(at).update(|column| put_into(&mut column.work, made)),
            Err(error) => say_alert(error.to_string()),
        }
    });
}

fn remove(desk: Desk, at: usize, id: domain::ids::AssignmentId) {
    spawn_local(async move {
        match drop_work(id).await {
            Ok(()) => desk.column(at).update(|column| column.work.retain(|work| work.id != id)),
            Err(error) => say_alert(error.to_string()),
        }
    });
}

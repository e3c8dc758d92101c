//! The side panel: the active cell's comment, the lesson's topic, homework and work.

mod cell;
mod work;

use domain::journal::{Assignment, work_called};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::desk::Desk;
use super::note_part::NotePart;
use crate::kit::link;
use crate::ui::words::{counted, day_and_weekday};
use crate::ui::{Button, ButtonKind, Glyph};
use cell::CellPart;
use work::WorkPart;

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

/// «Контрольная работа: Дроби, вес 20»
fn called(desk: Desk, work: &Assignment) -> String {
    let kind = desk.sheet(|sheet| {
        let kind = sheet.kinds.iter().find(|kind| kind.code == work.kind);
        kind.map_or_else(|| work.kind.clone(), |kind| kind.title.clone())
    });
    format!("{}, вес {}", work_called(&kind, &work.title), work.weight)
}

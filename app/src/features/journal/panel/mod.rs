//! The side panel: the active cell's comment, the lesson's topic, homework and work.

mod work;

use domain::access::Right;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::clash::Clash;
use super::desk::Desk;
use super::history::Place;
use super::note_part::NotePart;
use super::sheet::Leave;
use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::words::{counted, day_and_weekday};
use crate::ui::{Button, ButtonKind, Field, Glyph};
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

/// What belongs to the active cell: a conflict to settle, the comment.
#[component]
fn CellPart(desk: Desk) -> impl IntoView {
    let oversees = expect_context::<Who>().has(Right::ReadJournals);
    move || {
        let place = desk.here.get();
        let may = desk.leave(place.1) == Leave::All;
        let pupil = desk.sheet(|sheet| sheet.pupils.get(place.0).map(|pupil| pupil.name.clone()))?;
        Some(view! {
            <section class="part">
                <h3>{pupil}</h3>
                <Clash desk place />
                {may.then(|| view! { <Comment desk place /> })}
                {oversees.then(|| view! { <a href=history(desk, place)>"История клетки"</a> })}
            </section>
        })
    }
}

/// Who wrote what into the cell.
fn history(desk: Desk, place: Place) -> String {
    let (lesson, pupil) = desk.key(place);
    link::cell_history(lesson, pupil)
}

#[component]
fn Comment(desk: Desk, place: Place) -> impl IntoView {
    let text = desk.spot(place).with_untracked(|spot| spot.cell.comment.clone().unwrap_or_default());
    let typed = RwSignal::new(text.clone());
    let write = move || {
        let changed = desk
            .spot(place)
            .with_untracked(|spot| spot.cell.comment.clone().unwrap_or_default() != typed.get_untracked());
        if changed {
            desk.comment(place, typed.get_untracked());
        }
    };
    // A page that is left or reloaded says nothing of the field one still writes in.
    let leaves = window_event_listener_untyped("pagehide", move |_| write());
    on_cleanup(move || leaves.remove());
    view! {
        <Field
            label="Комментарий к отметке"
            name="comment"
            value=text
            hint="Его увидят ученик и родители."
            most=500
            on:input=move |ev| typed.set(event_target_value(&ev))
            on:change=move |_| write()
        />
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

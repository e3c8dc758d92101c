//! The part of the panel in which the note of a lesson is written: topic, homework, and that it was held.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::desk::Desk;
use super::note::{Clash, Standing};
use super::sheet::Leave;
use crate::ui::{Button, ButtonKind, Check, Field, Note, TextArea, Tone};

/// Follows the lesson of column `at`.
#[component]
pub fn NotePart(desk: Desk, at: usize) -> impl IntoView {
    let column = desk.column(at).get_untracked();
    if desk.leave(at) != Leave::All {
        return view! {
            <section class="part">
                <h3>"Домашнее задание"</h3>
                <p>{if column.homework.is_empty() { "Не задано".into() } else { column.homework }}</p>
            </section>
        }
        .into_any();
    }
    let page = Memo::new(move |_| desk.draft(at).with(|draft| draft.page));
    // A new page is a new form: what was typed into a box would hide what it now opens with.
    view! {
        <For each=move || [page.get()] key=|page| *page let:_>
            <NoteForm desk at />
        </For>
    }
    .into_any()
}

/// Keeps what is typed with the lesson: another column or a closed panel loses none of it.
#[component]
fn NoteForm(desk: Desk, at: usize) -> impl IntoView {
    let note = untrack(|| desk.note(at));
    // Until it is touched here, the box says what the lesson says: attendance is confirmed elsewhere, too.
    let held = Signal::derive(move || desk.note(at).held);
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        desk.save_note(at);
    };
    view! {
        <form class="form" on:submit=submit>
            <Stands desk at />
            <Offered desk at />
            <Field
                label="Тема урока"
                name="topic"
                value=note.topic
                on:keydown=move |ev| take_by_key(desk, at, &ev)
                on:input=move |ev| desk.write_note(at, |note| note.topic = event_target_value(&ev))
            />
            <TextArea
                label="Домашнее задание"
                name="homework"
                value=note.homework
                on:input=move |ev| desk.write_note(at, |note| note.homework = event_target_value(&ev))
            />
            <Check
                label="Урок проведён, посещаемость отмечена"
                name="held"
                ticked=held
                on:change=move |ev| desk.write_note(at, |note| note.held = event_target_checked(&ev))
            />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Сохранить урок"</Button>
            </div>
        </form>
    }
}

/// What the plan has for the lesson, until a topic is written.
#[component]
fn Offered(desk: Desk, at: usize) -> impl IntoView {
    move || {
        let planned = desk.column(at).with(|column| column.planned.clone());
        let planned = planned.filter(|_| desk.note(at).topic.is_empty())?;
        let homework = Some(planned.homework).filter(|homework| !homework.is_empty());
        let words = homework
            .map_or_else(|| planned.topic.clone(), |homework| format!("{} · {homework}", planned.topic));
        Some(view! {
            <div class="planned">
                <p><span class="mild">"По плану: "</span>{words}</p>
                <Button attr:r#type="button" on:click=move |_| take(desk, at)>"Взять из плана"</Button>
            </div>
        })
    }
}

/// In an empty field the key → takes what the plan has, as an address bar does.
fn take_by_key(desk: Desk, at: usize, ev: &leptos::ev::KeyboardEvent) {
    let planned = desk.column(at).with_untracked(|column| column.planned.is_some());
    let empty = planned && untrack(|| desk.note(at)).topic.is_empty();
    if ev.key() == "ArrowRight" && empty {
        ev.prevent_default();
        take(desk, at);
    }
}

/// The focus goes where the topic now stands.
fn take(desk: Desk, at: usize) {
    desk.take_planned(at);
    request_animation_frame(|| {
        let field = document().get_element_by_id("topic");
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // A field out of the page takes no focus: nothing to show then.
            let _ = field.focus();
        }
    });
}

/// What stands against the note: no network, or another hand.
#[component]
fn Stands(desk: Desk, at: usize) -> impl IntoView {
    let standing = Memo::new(move |_| desk.draft(at).with(|draft| draft.standing.clone()));
    move || match standing.get() {
        Standing::Open => None,
        Standing::Waits => {
            Some(view! { <Note>"Нет связи. Запись лежит на этом устройстве и уйдёт сама."</Note> }.into_any())
        }
        Standing::Clash(clash) => Some(view! { <NoteClash desk at clash /> }.into_any()),
    }
}

/// Two hands in one note: what the first wrote, and the choice of the second.
#[component]
fn NoteClash(desk: Desk, at: usize, clash: Clash) -> impl IntoView {
    let said = |text: &str| if text.is_empty() { "пусто".to_owned() } else { format!("«{text}»") };
    let theirs = desk
        .column(at)
        .with_untracked(|column| format!("тема {}, задание {}", said(&column.topic), said(&column.homework)));
    let take_theirs = move |_| {
        desk.drop_note(at);
        desk.focus();
    };
    let keep_mine = move |_| {
        desk.save_note(at);
        desk.focus();
    };
    view! {
        <Note tone=Tone::Alert>
            <p>{format!("{}, {}: {theirs}. Ваша запись ниже.", clash.who, clash.when)}</p>
            <div class="line">
                <Button attr:r#type="button" on:click=take_theirs>"Взять чужое"</Button>
                <Button kind=ButtonKind::Primary attr:r#type="button" on:click=keep_mine>"Оставить моё"</Button>
            </div>
        </Note>
    }
}

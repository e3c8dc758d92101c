//! Rows of a spreadsheet on the clipboard: understood, shown, and put in at a word.

use domain::lesson_plan::{Field, Guess, Odd, Topic, guess};
use js_sys::{Function, Reflect};
use leptos::ev::{ClipboardEvent, paste};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::desk::Desk;
use super::list_page::hours;
use crate::kit::tsv;
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Dialog, Note, Table, TableKind, Tone, say_alert};

const ROWS: [&str; 3] = ["строка", "строки", "строк"];
/// Rows drawn of each list; the rest is counted.
const SHOWN: usize = 200;

/// Listens for rows; a word alone goes into its cell as ever.
pub fn hear(desk: Desk) {
    let pasted = window_event_listener(paste, move |ev| {
        let Some(rows) = text_of(&ev).map(|text| tsv::read(&text)).filter(|_| on_grid()) else { return };
        if rows.len() < 2 && rows.first().is_none_or(|row| row.len() < 2) {
            return;
        }
        ev.prevent_default();
        let found = guess(&rows);
        if found.topics.is_empty() {
            say_alert("В скопированном не нашлось тем. Скопируйте строки таблицы вместе со столбцом тем.");
        } else {
            desk.offered.set(Some(found));
        }
    });
    on_cleanup(move || pasted.remove());
}

/// Is the pen in a cell, or nowhere?
fn on_grid() -> bool {
    let at = document().active_element();
    at.is_none_or(|at| at.tag_name() == "BODY" || at.closest(".topics").ok().flatten().is_some())
}

/// What the event carries; a browser that carries nothing answers nothing.
fn text_of(ev: &ClipboardEvent) -> Option<String> {
    let carried = Reflect::get(ev, &"clipboardData".into()).ok()?;
    let deed: Function = Reflect::get(&carried, &"getData".into()).ok()?.dyn_into().ok()?;
    deed.call1(&carried, &JsValue::from_str("text/plain")).ok()?.as_string()
}

/// Nothing while nothing is offered.
#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    move || desk.offered.get().map(|found| view! { <Offer desk found /> })
}

#[component]
fn Offer(desk: Desk, found: Guess) -> impl IntoView {
    let open = RwSignal::new(true);
    let Guess { topics, odd, columns } = found;
    let rows = counted(topics.len() as u64, ROWS);
    let total = topics.iter().map(|topic| u32::from(topic.hours)).sum();
    let named = columns.iter().map(|(field, at)| format!("{} — столбец {}", field.title(), at + 1));
    let named = named.collect::<Vec<_>>().join(", ");
    let kept = StoredValue::new(topics.clone());
    let after = desk.at.get_untracked().map(|(key, _)| key);
    let done = move |words: String| {
        desk.spoken.set(words);
        open.set(false);
    };
    let told = rows.clone();
    let put_in = move |_| {
        desk.edit(|book| book.put_in(after, kept.get_value()));
        done(format!("Вставлено: {told}"));
    };
    let replace = move |_| {
        desk.edit(|book| book.replace(kept.get_value()));
        done("План заменён. Ctrl+Z вернёт прежний.".into());
    };
    let written = desk.book.with_untracked(|book| book.count() > 0);
    let dialog = view! {
        <Dialog id="paste" class="dialog wide paste" title="Вставка в план" open>
            <p>{format!("Понято: {rows}, {}. {named}.", hours(total))}</p>
            {(!odd.is_empty()).then(|| view! { <Doubtful odd /> })}
            <Understood topics />
            <div class="form-end">
                <Button kind=ButtonKind::Primary attr:r#type="button" attr:autofocus="" on:click=put_in>
                    {format!("Вставить {rows}")}
                </Button>
                {written
                    .then(|| {
                        view! {
                            <Button attr:r#type="button" on:click=replace>
                                "Заменить весь план"
                            </Button>
                        }
                    })}
                <Button kind=ButtonKind::Quiet attr:r#type="button" on:click=move |_| open.set(false)>
                    "Не вставлять"
                </Button>
            </div>
        </Dialog>
    };
    // After the dialog's own effect: while it is open, it keeps the focus.
    Effect::new(move |_| {
        if !open.get() {
            desk.offered.set(None);
            let first = desk.book.with_untracked(|book| book.keys().first().copied());
            if let Some(key) =
                after.filter(|key| desk.book.with_untracked(|book| book.at(*key).is_some())).or(first)
            {
                desk.focus(key, Field::Topic);
            }
        }
    });
    dialog
}

#[component]
fn Doubtful(odd: Vec<Odd>) -> impl IntoView {
    let caption = format!("Стоит проверить: {}", counted(odd.len() as u64, ROWS));
    let columns = ["Строка", "Текст", "Что сделано"].map(Column::new).into();
    let line = |Odd { line, text, why }| {
        view! { <tr data-bad=""><th scope="row">{line}</th><td>{text}</td><td>{why}</td></tr> }
    };
    let lines = odd.into_iter().take(SHOWN).map(line).collect_view();
    view! {
        <Note tone=Tone::Alert>"Часть строк прочитана не так, как написана. Их можно поправить после вставки."</Note>
        <Table caption columns kind=TableKind::Scroll>{lines}</Table>
    }
}

#[component]
fn Understood(topics: Vec<Topic>) -> impl IntoView {
    let columns = Field::ALL.map(|field| Column::new(field.title())).into();
    let line = |topic: Topic| {
        view! {
            <tr>
                <td>{topic.section}</td>
                <th scope="row">{topic.topic}</th>
                <td class="num">{topic.hours}</td>
                <td>{topic.homework}</td>
                <td>{topic.control}</td>
            </tr>
        }
    };
    let lines = topics.into_iter().take(SHOWN).map(line).collect_view();
    view! { <Table caption="Так строки лягут в план" columns kind=TableKind::Scroll>{lines}</Table> }
}

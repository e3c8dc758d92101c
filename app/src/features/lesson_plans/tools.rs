//! What can be done with the row under the pen by hand: every key has a button.

use domain::lesson_plan::Field;
use leptos::prelude::*;

use super::book::Way;
use super::desk::Desk;
use super::grid::act;
use super::keys::Deed;
use super::list_page::hours;
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Glyph};

const TOOLS: [(&str, Glyph, Deed); 6] = [
    ("Добавить строку ниже", Glyph::Plus, Deed::Insert),
    ("Переставить выше", Glyph::Up, Deed::Shift(Way::Up)),
    ("Переставить ниже", Glyph::Down, Deed::Shift(Way::Down)),
    ("Удалить строку", Glyph::Trash, Deed::Remove),
    ("Отменить", Glyph::Undo, Deed::Undo),
    ("Вернуть", Glyph::Redo, Deed::Redo),
];

#[component]
pub fn Tools(desk: Desk) -> impl IntoView {
    let press = move |deed: Deed| {
        let first = || desk.book.with_untracked(|book| book.keys().first().map(|key| (*key, Field::Topic)));
        if let Some(at) = desk.at.get_untracked().or_else(first) {
            act(desk, at, deed);
        }
    };
    let tool = move |(label, icon, deed): (&'static str, Glyph, Deed)| {
        view! {
            <Button kind=ButtonKind::Quiet icon label attr:r#type="button" on:click=move |_| press(deed) />
        }
    };
    let total = move || {
        desk.book.with(|book| {
            let rows = counted(book.count() as u64, ["тема", "темы", "тем"]);
            format!("{rows}, {}", hours(book.hours()))
        })
    };
    let fault = move || {
        let fault = desk.book.with(super::book::Book::fault);
        let told = fault.map(|(number, why)| format!("Строка {number}: {why}. Она ещё не сохранена."));
        told.or_else(|| desk.refused.get())
    };
    view! {
        <div class="topic-tools" role="group" aria-label="Строки плана">
            {TOOLS.map(tool).into_iter().collect_view()}
            <span class="end num">{total}</span>
        </div>
        <div role="status">{move || fault().map(|why| view! { <p class="error">{why}</p> })}</div>
    }
}

/// The keys, for those who look.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "следующая строка"),
    ("↑ ↓", "по строкам"),
    ("Alt ↑ ↓", "переставить"),
    ("Ctrl Enter", "вставить"),
    ("Ctrl Delete", "удалить"),
    ("Ctrl Z", "отменить"),
];

//! The search of screens and people: Ctrl+K from any page, a few letters, Enter. A combobox of ARIA 1.2 in a popover.
//!
//! The list is in the page from the start and works as links. What is typed is for [`PALETTE_PROGRAM`], which every page
//! has, those without a program of their own too.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::shell::Entry;

#[cfg(feature = "ssr")]
pub const PALETTE_PROGRAM: &str = include_str!("palette.js");

/// An entry `#look` opens the popover `look`; every other leads to its page. `people` is the call that finds people by a
/// name, for those who may see some.
#[component]
pub fn Palette(ways: Vec<Entry>, people: Option<&'static str>) -> impl IntoView {
    view! {
        <button
            id="find-open"
            class="btn quiet finder"
            r#type="button"
            popovertarget="find"
            aria-label="Найти (Ctrl+K)"
            title="Найти (Ctrl+K)"
            aria-keyshortcuts="Control+K Meta+K"
        >
            <Icon glyph=Glyph::Search />
            <span>"Найти"</span>
            <span class="keys">"Ctrl+K"</span>
        </button>
        <Sheet ways people />
    }
}

#[component]
fn Sheet(ways: Vec<Entry>, people: Option<&'static str>) -> impl IntoView {
    let (label, hint) = match people {
        Some(_) => ("Экран или человек", "Экран или фамилия"),
        None => ("Название экрана", "Первые буквы названия"),
    };
    view! {
        <div id="find" class="dialog palette" popover="auto" role="dialog" aria-labelledby="find-title">
            <div class="dialog-head">
                <h2 id="find-title">"Куда перейти"</h2>
                <button class="btn quiet square" r#type="button" popovertarget="find" popovertargetaction="hide" aria-label="Закрыть">
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
            <div class="dialog-body">
                <input
                    id="find-word"
                    class="input"
                    r#type="text"
                    role="combobox"
                    aria-label=label
                    aria-controls="find-list"
                    aria-autocomplete="list"
                    aria-expanded="true"
                    autocomplete="off"
                    autofocus
                    placeholder=hint
                />
                <div id="find-list" class="palette-list" role="listbox" aria-label="Экраны">
                    {ways.into_iter().enumerate().map(|(number, way)| choice(number, way)).collect_view()}
                    <div id="find-people" role="group" aria-label="Люди" data-way=people></div>
                </div>
                <p class="dim" role="status" id="find-none"></p>
            </div>
        </div>
    }
}

fn choice(number: usize, way: Entry) -> impl IntoView {
    let Entry { href, title, glyph } = way;
    let id = format!("find-{number}");
    let face = view! {
        <Icon glyph />
        {title}
    };
    match href.strip_prefix('#') {
        Some(popover) => view! {
            <button id=id role="option" tabindex="-1" r#type="button" popovertarget=popover aria-selected="false">
                {face}
            </button>
        }
        .into_any(),
        None => view! {
            <a id=id role="option" tabindex="-1" href=href aria-selected="false">
                {face}
            </a>
        }
        .into_any(),
    }
}

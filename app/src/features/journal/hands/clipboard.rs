//! The clipboard under the hands: what is copied off the grid and pasted upon it, by the browser's own keys and menus.

use js_sys::{Function, Reflect};
use leptos::ev::{ClipboardEvent, copy, paste};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::super::desk::Desk;
use super::drawn::place_of;

const TEXT: &str = "text/plain";

/// Listens on the window: where no text is selected, a browser tells the page of a copy, and not the cell in focus.
pub fn hear(desk: Desk) {
    let copied = window_event_listener(copy, move |ev| {
        if on_grid() {
            ev.prevent_default();
            ask(&ev, "setData", &[TEXT, &desk.copied()]);
        }
    });
    let pasted = window_event_listener(paste, move |ev| {
        if let Some(text) =
            ask(&ev, "getData", &[TEXT]).and_then(|text| text.as_string()).filter(|_| on_grid())
        {
            ev.prevent_default();
            desk.offer(&text);
        }
    });
    on_cleanup(move || {
        copied.remove();
        pasted.remove();
    });
}

/// Is a cell in focus, and not the line in it or a field beside the grid?
fn on_grid() -> bool {
    place_of(document().active_element().map(Into::into)).is_some()
}

/// Asks what the event carries; a browser that carries nothing answers nothing.
fn ask(ev: &ClipboardEvent, deed: &str, words: &[&str]) -> Option<JsValue> {
    let carried = Reflect::get(ev, &"clipboardData".into()).ok()?;
    let deed: Function = Reflect::get(&carried, &deed.into()).ok()?.dyn_into().ok()?;
    deed.apply(&carried, &words.iter().map(|word| JsValue::from_str(word)).collect()).ok()
}

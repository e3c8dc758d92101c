//! A short notice of what has just happened, read aloud, gone by itself.

use std::time::Duration;

use leptos::prelude::*;

use super::badge::Tone;
use super::button::{Button, ButtonKind};
use super::icon::Glyph;

const SHOWN_MS: u64 = 7_000;

#[derive(Clone, PartialEq, Eq, Debug)]
struct Notice {
    number: u32,
    words: String,
    tone: Tone,
}

#[derive(Clone, Copy)]
struct Board(RwSignal<Option<Notice>>);

/// Stands around a page that wakes; in it anyone may [`say`].
#[component]
pub fn Toasts(children: Children) -> impl IntoView {
    let notice = RwSignal::new(None::<Notice>);
    provide_context(Board(notice));
    view! {
        {children()}
        <div class="toasts" role="status" aria-live="polite">
            {move || notice.get().map(|shown| view! { <Toast shown on_close=move || notice.set(None) /> })}
        </div>
    }
}

/// Tells that something is done. For listeners and effects: on the server there is nobody to tell.
pub fn say(words: impl Into<String>) {
    show(words.into(), Tone::Calm);
}

/// Tells that something went wrong; stays until it is closed.
pub fn say_alert(words: impl Into<String>) {
    show(words.into(), Tone::Alert);
}

fn show(words: String, tone: Tone) {
    let Some(Board(board)) = use_context() else { return };
    let number = board.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.number.wrapping_add(1)));
    board.set(Some(Notice { number, words, tone }));
    if tone == Tone::Alert {
        return;
    }
    set_timeout(
        move || {
            if board.with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.number == number)) {
                board.set(None);
            }
        },
        Duration::from_millis(SHOWN_MS),
    );
}

#[component]
fn Toast(shown: Notice, on_close: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class=if shown.tone == Tone::Alert { "toast alert" } else { "toast" }>
            <span>{shown.words}</span>
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::Close
                label="Закрыть"
                attr:r#type="button"
                on:click=move |_| on_close()
            />
        </div>
    }
}

//! A short list of things to do, behind a word: works before the page is alive, closes by Esc and by leaving it.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Node;

/// Where the list hangs: from the first edge of the word or from the last.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum MenuEdge {
    #[default]
    Start,
    End,
}

/// `children` are `<li>` with links, or forms with buttons; `face` is what is pressed.
#[component]
pub fn Menu(
    #[prop(into)] face: ViewFn,
    /// Classes of what is pressed: `btn`, `btn quiet`, or none.
    #[prop(optional)]
    look: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] edge: MenuEdge,
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<leptos::html::Details>::new();
    let class = if edge == MenuEdge::End { "menu end" } else { "menu" };
    view! {
        <details
            node_ref=details
            class=class
            name="menu"
            on:keydown=move |ev| close_by_key(details, &ev)
            on:focusout=move |ev| close_by_leaving(details, &ev)
        >
            <summary class=look aria-label=label>
                {face.run()}
            </summary>
            <ul class="menu-list">{children()}</ul>
        </details>
    }
}

pub(super) fn close_by_key(details: NodeRef<leptos::html::Details>, ev: &KeyboardEvent) {
    let Some(details) = details.get_untracked().filter(|details| ev.key() == "Escape" && details.open())
    else {
        return;
    };
    ev.stop_propagation();
    details.set_open(false);
    if let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = summary.dyn_into::<leptos::web_sys::HtmlElement>()
    {
        let _ = summary.focus();
    }
}

pub(super) fn close_by_leaving(details: NodeRef<leptos::html::Details>, ev: &FocusEvent) {
    let Some(details) = details.get_untracked() else { return };
    let next = ev.related_target().and_then(|next| next.dyn_into::<Node>().ok());
    if !details.contains(next.as_ref()) {
        details.set_open(false);
    }
}

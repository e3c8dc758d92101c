//! A question or a small form above the page: the native dialog, with its focus, Esc and backdrop.

use leptos::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Glyph;

/// Opens and closes with `open`. It lives only in a page that is alive: whatever it does must also have an address.
#[component]
pub fn Dialog(
    id: &'static str,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    #[prop(default = "dialog")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move || {
        let wanted = open.get();
        let Some(dialog) = dialog.get() else { return };
        if wanted && !dialog.open() {
            // It fails only for a dialog that is open already or out of the page: nothing to show then.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=dialog id=id class=class aria-labelledby=format!("{id}-title") on:close=move |_| open.set(false)>
            <form method="dialog" class="dialog-head">
                <h2 id=format!("{id}-title")>{title}</h2>
                <Button kind=ButtonKind::Quiet icon=Glyph::Close label="Закрыть" />
            </form>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
}

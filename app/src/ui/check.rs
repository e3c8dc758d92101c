//! A yes or no, ticked.

use leptos::prelude::*;

/// `ticked` is what it shows; `on:change` hears the box through its label.
#[component]
pub fn Check(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional, into)] ticked: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input r#type="checkbox" name=name value="on" checked=ticked.get_untracked() prop:checked=ticked />
            <span>{label}</span>
        </label>
    }
}

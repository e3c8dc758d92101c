//! A yes or no, ticked.

use leptos::prelude::*;

/// `ticked` is how it opens; `on:change` hears the box through its label.
#[component]
pub fn Check(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional)] ticked: bool,
) -> impl IntoView {
    view! {
        <label class="check">
            <input r#type="checkbox" name=name value="on" checked=ticked.then_some(true) />
            <span>{label}</span>
        </label>
    }
}

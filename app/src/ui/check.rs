//! A yes or no, ticked.

use leptos::attribute_interceptor::AttributeInterceptor;
use leptos::prelude::*;

/// `ticked` is how it opens; `on:change` and `prop:checked` land on the box.
#[component]
pub fn Check(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional)] ticked: bool,
) -> impl IntoView {
    view! {
        <AttributeInterceptor let:attrs>
            <label class="check">
                <input r#type="checkbox" name=name value="on" checked=ticked.then_some(true) {..attrs} />
                <span>{label.clone()}</span>
            </label>
        </AttributeInterceptor>
    }
}

//! A line to fill in.

use leptos::attribute_interceptor::AttributeInterceptor;
use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, invalid};

/// Attributes and listeners given to the component land on the input: `attr:autocomplete`, `attr:r#type`,
/// `attr:required`, `attr:inputmode`, `on:input`, `prop:value`. `value` is what it opens with: a text typed before the
/// page came alive is kept.
#[component]
pub fn Field(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    view! {
        <AttributeInterceptor let:attrs>
            {
                let (value, has_hint) = (value.clone(), hint.is_some());
                view! {
            <Labelled label=label.clone() name hint=hint.clone() error>
                <input
                    class="input"
                    id=name
                    name=name
                    value=value
                    aria-invalid=move || invalid(error)
                    aria-describedby=move || described_by(name, has_hint, error)
                    {..attrs}
                />
            </Labelled>
                }
            }
        </AttributeInterceptor>
    }
}

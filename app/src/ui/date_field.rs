//! A date to fill in, with the device's own calendar.

use leptos::attribute_interceptor::AttributeInterceptor;
use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, invalid};

/// `value` is a day as `2026-11-12`; `attr:min` and `attr:max` in the same form.
#[component]
pub fn DateField(
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
                    class="input short"
                    r#type="date"
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

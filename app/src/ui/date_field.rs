//! A date to fill in, with the device's own calendar.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, invalid};

/// `value` is a day as `2026-11-12`, `first` and `last` the days it lies between.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] first: Option<String>,
    #[prop(optional, into)] last: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let has_hint = hint.is_some();
    view! {
        <Labelled label name hint error>
            <input
                class="input short"
                r#type="date"
                id=name
                name=name
                value=value
                min=first
                max=last
                required=required
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(name, has_hint, error)
            />
        </Labelled>
    }
}

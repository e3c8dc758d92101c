//! A date to fill in, with the device's own calendar.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, id_of, invalid};

/// `value` is a day as `2026-11-12`, `first` and `last` the days it lies between.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    name: &'static str,
    /// Where the name stands more than once on a page.
    #[prop(optional, into)]
    id: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] first: Option<String>,
    #[prop(optional, into)] last: Option<String>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let (id, has_hint) = (id_of(id, name), hint.is_some());
    view! {
        <Labelled label id=id.clone() hint error>
            <input
                class="input short"
                r#type="date"
                id=id.clone()
                name=name
                value=value
                min=first
                max=last
                required=required
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(&id, has_hint, error)
            />
        </Labelled>
    }
}

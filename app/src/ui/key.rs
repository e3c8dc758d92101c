//! What the keys of a dense page do, in a line under it: for the eye, the page says the same to the ear where it matters.

use leptos::prelude::*;

/// Each key with its word.
#[component]
pub fn Key(keys: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let one = |(key, what): &(&'static str, &'static str)| view! { <span><b>{*key}</b>" "{*what}</span> };
    view! {
        <div class="key" aria-hidden="true">
            {keys.iter().map(one).collect_view()}
        </div>
    }
}

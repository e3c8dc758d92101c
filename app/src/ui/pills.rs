//! A switch between a few of one kind, as pills: whose page it is.

use leptos::prelude::*;

use super::tabs::Tab;

/// `here` is the `href` of the present one. One alone is no choice.
#[component]
pub fn Pills(#[prop(into)] label: String, pills: Vec<Tab>, #[prop(into)] here: String) -> impl IntoView {
    (pills.len() > 1).then(|| {
        let one = |Tab { href, title, .. }: Tab| {
            let current = (href == here).then_some("page");
            view! { <a href=href aria-current=current>{title}</a> }
        };
        view! {
            <nav class="pills" aria-label=label>
                {pills.into_iter().map(one).collect_view()}
            </nav>
        }
    })
}

//! What the school has put up for the family: a title each, that opens to its words.

use leptos::prelude::*;

use super::leaf::Announced;

#[component]
pub fn Announcements(announced: Vec<Announced>) -> impl IntoView {
    let one = |Announced { title, text, by, .. }: Announced| {
        view! {
            <li>
                <details>
                    <summary>{title}</summary>
                    <p class="bulletin-text">{text}</p>
                    <p class="mild">{format!("{}, {}", by.who, by.when)}</p>
                </details>
            </li>
        }
    };
    (!announced.is_empty()).then(|| {
        view! {
            <ul class="bulletin" aria-label="Объявления">
                {announced.into_iter().map(one).collect_view()}
            </ul>
        }
    })
}

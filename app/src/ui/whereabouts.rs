//! The head that tells where one is and lets every part of it be changed: «школа · класс · предмет · четверть».

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::menu::Menu;

/// One part; without choices it is only a word. A choice is an address and its words, the present one marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is, for readers: «Класс».
    pub label: String,
    pub words: String,
    /// (address, words)
    pub choices: Vec<(String, String)>,
}

#[component]
pub fn Whereabouts(parts: Vec<Part>) -> impl IntoView {
    view! { <ul class="where">{parts.into_iter().map(part).collect_view()}</ul> }
}

fn part(part: Part) -> impl IntoView {
    if part.choices.is_empty() {
        return view! {
            <li class="plain">
                <span>{part.words}</span>
            </li>
        }
        .into_any();
    }
    let Part { label, words, choices } = part;
    let label = format!("{label}: {words}");
    let face = words.clone();
    view! {
        <li>
            <Menu label face=move || view! { {face.clone()} <Icon glyph=Glyph::Down /> }>
                {choices
                    .into_iter()
                    .map(|(href, choice)| {
                        let present = (choice == words).then_some("true");
                        view! {
                            <li>
                                <a href=href aria-current=present>{choice}</a>
                            </li>
                        }
                    })
                    .collect_view()}
            </Menu>
        </li>
    }
    .into_any()
}

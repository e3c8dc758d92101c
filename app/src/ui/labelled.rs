//! The frame every field shares: its word above, a hint, and what is wrong with it, said where it is.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What is wrong with a field now, if anything; changes as the person types.
pub type Wrong = Signal<Option<String>>;

/// `name` is also the id of the input inside, so it is used once on a page.
#[component]
pub fn Labelled(
    label: String,
    name: &'static str,
    hint: Option<String>,
    error: Wrong,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" data-bad=move || error.with(Option::is_some).then_some("")>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id(name)>{hint}</p> })}
            {move || {
                error.get().map(|error| {
                    view! {
                        <p class="error" id=error_id(name)>
                            <Icon glyph=Glyph::Alert />
                            <span>{error}</span>
                        </p>
                    }
                })
            }}
            {children()}
        </div>
    }
}

/// The ids an input points to with `aria-describedby`.
pub fn described_by(name: &str, has_hint: bool, error: Wrong) -> Option<String> {
    match (has_hint, error.with(Option::is_some)) {
        (false, false) => None,
        (true, false) => Some(hint_id(name)),
        (false, true) => Some(error_id(name)),
        (true, true) => Some(format!("{} {}", hint_id(name), error_id(name))),
    }
}

pub fn invalid(error: Wrong) -> Option<&'static str> {
    error.with(Option::is_some).then_some("true")
}

fn hint_id(name: &str) -> String {
    format!("{name}-hint")
}

fn error_id(name: &str) -> String {
    format!("{name}-error")
}

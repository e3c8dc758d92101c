//! The frame every field shares: its word above, a hint, and what is wrong with it, said where it is.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What is wrong with a field now, if anything; changes as the person types.
pub type Wrong = Signal<Option<String>>;

/// `id` is that of the input inside.
#[component]
pub fn Labelled(
    label: String,
    id: String,
    hint: Option<String>,
    error: Wrong,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (hint_id(&id), error_id(&id));
    view! {
        <div class="field" data-bad=move || error.with(Option::is_some).then_some("")>
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {move || {
                let error_id = error_id.clone();
                error.get().map(|error| {
                    view! {
                        <p class="error" id=error_id>
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
pub fn described_by(id: &str, has_hint: bool, error: Wrong) -> Option<String> {
    match (has_hint, error.with(Option::is_some)) {
        (false, false) => None,
        (true, false) => Some(hint_id(id)),
        (false, true) => Some(error_id(id)),
        (true, true) => Some(format!("{} {}", hint_id(id), error_id(id))),
    }
}

pub fn invalid(error: Wrong) -> Option<&'static str> {
    error.with(Option::is_some).then_some("true")
}

/// The id of an input: of its own, or its name where that stands once on the page.
pub fn id_of(id: Option<String>, name: &str) -> String {
    id.unwrap_or_else(|| name.to_owned())
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}

//! Nothing here yet: why, and what to do next.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Children are the explanation and, in `<div class="line">`, the next step.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(default = Glyph::File)] glyph: Glyph,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph />
            <h2>{title}</h2>
            {children()}
        </div>
    }
}

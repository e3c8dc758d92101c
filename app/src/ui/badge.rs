//! A word of state beside a thing, and a note above a page.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How loudly it speaks; the words say the same without the colour.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Tone {
    #[default]
    Calm,
    Accent,
    Alert,
}

#[component]
pub fn Badge(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    let class = match tone {
        Tone::Calm => "badge",
        Tone::Accent => "badge accent",
        Tone::Alert => "badge alert",
    };
    view! { <span class=class>{children()}</span> }
}

/// What a person should know before they go on.
#[component]
pub fn Note(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    let (class, glyph) = match tone {
        Tone::Alert => ("note alert", Glyph::Alert),
        Tone::Calm | Tone::Accent => ("note", Glyph::Info),
    };
    view! {
        <div class=class>
            <Icon glyph />
            <div>{children()}</div>
        </div>
    }
}

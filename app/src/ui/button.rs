//! Buttons, and links that look like them: one primary action a screen.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ButtonKind {
    Primary,
    #[default]
    Plain,
    Quiet,
    Danger,
}

impl ButtonKind {
    const fn class(self, square: bool) -> &'static str {
        match (self, square) {
            (Self::Primary, false) => "btn primary",
            (Self::Primary, true) => "btn primary square",
            (Self::Plain, false) => "btn",
            (Self::Plain, true) => "btn square",
            (Self::Quiet, false) => "btn quiet",
            (Self::Quiet, true) => "btn quiet square",
            (Self::Danger, false) => "btn danger",
            (Self::Danger, true) => "btn danger square",
        }
    }
}

/// Sends its form unless told `attr:r#type="button"`; without children it is a square, and `label` names it.
/// While `busy` a second press does nothing, yet the button keeps the focus.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, title) = face(kind, children.is_none(), label.as_deref());
    let pressed = move |ev: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            ev.prevent_default();
            ev.stop_immediate_propagation();
        }
    };
    view! {
        <button
            class=class
            title=title
            aria-label=label
            aria-busy=move || busy.get().then_some("true")
            on:click=pressed
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children.map(|children| view! { <span>{children()}</span> })}
        </button>
    }
}

/// Goes somewhere; looks like a button because it is the main thing to do here.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, title) = face(kind, children.is_none(), label.as_deref());
    view! {
        <a class=class href=href title=title aria-label=label>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children.map(|children| view! { <span>{children()}</span> })}
        </a>
    }
}

/// A square shows its name on hover, for there is no word on it.
fn face(kind: ButtonKind, square: bool, label: Option<&str>) -> (&'static str, Option<String>) {
    (kind.class(square), label.filter(|_| square).map(str::to_owned))
}

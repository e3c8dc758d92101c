//! A line to fill in.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, id_of, invalid};

/// What is written into a line: it decides the keyboard of a phone, and what the browser and a password manager offer.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Input {
    #[default]
    Text,
    /// A whole number.
    Number,
    Search,
    Login,
    Password,
    NewPassword,
    /// A code that holds once.
    Code,
    /// A file of these endings: `.xlsx,.csv`.
    File(&'static str),
    /// The same, several at once.
    Files(&'static str),
}

impl Input {
    const fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Number | Self::Login | Self::Code => "text",
            Self::Search => "search",
            Self::Password | Self::NewPassword => "password",
            Self::File(_) | Self::Files(_) => "file",
        }
    }

    const fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Login => Some("username"),
            Self::Password => Some("current-password"),
            Self::NewPassword => Some("new-password"),
            Self::Code => Some("one-time-code"),
            Self::Number => Some("off"),
            Self::Text | Self::Search | Self::File(_) | Self::Files(_) => None,
        }
    }

    const fn accept(self) -> Option<&'static str> {
        match self {
            Self::File(endings) | Self::Files(endings) => Some(endings),
            _ => None,
        }
    }

    /// For an attribute that only a login wants.
    fn of_login(self, value: &'static str) -> Option<&'static str> {
        (self == Self::Login).then_some(value)
    }
}

/// `value` is what it opens with: a text typed before the page came alive is kept. Listeners (`on:input`, `on:change`)
/// hear the input through its frame.
#[component]
pub fn Field(
    #[prop(into)] label: String,
    name: &'static str,
    /// Where the name stands more than once on a page.
    #[prop(optional, into)]
    id: Option<String>,
    #[prop(optional)] of: Input,
    #[prop(optional)] required: bool,
    /// Characters at most.
    #[prop(optional)]
    most: Option<u32>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let (id, has_hint) = (id_of(id, name), hint.is_some());
    view! {
        <Labelled label id=id.clone() hint error>
            <input
                class=if of == Input::Number { "input short" } else { "input" }
                id=id.clone()
                name=name
                value=value
                r#type=of.kind()
                inputmode=(of == Input::Number).then_some("numeric")
                autocomplete=of.autocomplete()
                autocapitalize=of.of_login("none")
                spellcheck=of.of_login("false")
                accept=of.accept()
                multiple=matches!(of, Input::Files(_))
                required=required
                maxlength=most
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(&id, has_hint, error)
            />
        </Labelled>
    }
}

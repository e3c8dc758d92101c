//! One of several, out of a list.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, invalid};

/// One line of a list: what is sent, and what is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    pub value: String,
    pub words: String,
}

impl Choice {
    pub fn new(value: impl ToString, words: impl Into<String>) -> Self {
        Self { value: value.to_string(), words: words.into() }
    }
}

/// `value` is the choice it opens with; listeners hear the list through its frame.
#[component]
pub fn Select(
    #[prop(into)] label: String,
    name: &'static str,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let lines = choices.iter().map(|choice| line(choice, &value)).collect_view();
    view! {
        <Labelled label name hint=None error>
            <select
                class="input"
                id=name
                name=name
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(name, false, error)
            >
                {lines}
            </select>
        </Labelled>
    }
}

fn line(choice: &Choice, value: &str) -> impl IntoView + use<> {
    view! { <option value=choice.value.clone() selected=choice.value == value>{choice.words.clone()}</option> }
}

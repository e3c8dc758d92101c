//! One of several, out of a list.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, id_of, invalid};

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
    /// Where the name stands more than once on a page.
    #[prop(optional, into)]
    id: Option<String>,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let id = id_of(id, name);
    let lines = choices.iter().map(|choice| line(choice, &value)).collect_view();
    view! {
        <Labelled label id=id.clone() hint=None error>
            <select
                class="input"
                id=id.clone()
                name=name
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(&id, false, error)
            >
                {lines}
            </select>
        </Labelled>
    }
}

fn line(choice: &Choice, value: &str) -> impl IntoView + use<> {
    view! { <option value=choice.value.clone() selected=choice.value == value>{choice.words.clone()}</option> }
}

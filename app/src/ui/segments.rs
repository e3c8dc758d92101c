//! Two to four alternatives side by side: real radio buttons in a named group.

use leptos::prelude::*;

use super::select::Choice;

/// `value` is the one it opens with; `on:change` hears any of them.
#[component]
pub fn Segments(
    #[prop(into)] legend: String,
    name: &'static str,
    choices: Vec<Choice>,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    view! {
        <fieldset>
            <legend class="legend">{legend}</legend>
            <div class="seg">
                {choices
                    .into_iter()
                    .map(|choice| {
                        let chosen = choice.value == value;
                        view! {
                            <label>
                                <input r#type="radio" name=name value=choice.value checked=chosen />
                                {choice.words}
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

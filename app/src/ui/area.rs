//! A text of several lines; the only place of the house that writes a `<textarea>`.

use leptos::prelude::*;

use super::labelled::{Labelled, Wrong, described_by, id_of, invalid};

/// `value` is what it opens with; listeners hear the text through its frame.
#[component]
pub fn TextArea(
    #[prop(into)] label: String,
    name: &'static str,
    /// Where the name stands more than once on a page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Characters at most.
    #[prop(optional)]
    most: Option<usize>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Wrong,
) -> impl IntoView {
    let (id, has_hint) = (id_of(id, name), hint.is_some());
    view! {
        <Labelled label id=id.clone() hint error>
            <textarea
                class="input"
                id=id.clone()
                name=name
                maxlength=most.map(|most| most.to_string())
                prop:defaultValue=value.clone()
                aria-invalid=move || invalid(error)
                aria-describedby=move || described_by(&id, has_hint, error)
            >
                {between_tags(&value)}
            </textarea>
        </Labelled>
    }
}

/// Leptos escapes nothing inside this element and never hydrates what is in it, so the server writes the text escaped
/// here, and the browser is given the property instead. The parser eats one leading line break: it is doubled.
fn between_tags(text: &str) -> String {
    if cfg!(not(feature = "ssr")) {
        return String::new();
    }
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if safe.starts_with('\n') { format!("\n{safe}") } else { safe }
}

//! How far a long work is.

use leptos::prelude::*;

/// `words` say it in the work's own units: «418 из 612».
#[component]
pub fn Progress(
    #[prop(into)] label: String,
    #[prop(into)] done: Signal<u32>,
    #[prop(into)] whole: Signal<u32>,
    #[prop(into)] words: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <div aria-hidden="true">
                <span>{label.clone()}</span>
                <span>{move || words.get()}</span>
            </div>
            <progress
                aria-label=label
                aria-valuetext=move || words.get()
                max=move || whole.get().max(1).to_string()
                value=move || done.get().to_string()
            ></progress>
        </div>
    }
}

//! Where one is in a work of several steps; those done open again.

use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    Done,
    Present,
    ToCome,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    pub title: String,
    /// Where it opens; none while it cannot.
    pub href: Option<String>,
    pub state: StepState,
}

#[component]
pub fn Steps(steps: Vec<Step>) -> impl IntoView {
    view! { <ol class="steps" aria-label="Шаги">{steps.into_iter().map(line).collect_view()}</ol> }
}

fn line(step: Step) -> impl IntoView {
    let done = step.state == StepState::Done;
    let words = match step.href {
        Some(href) => view! { <a href=href>{step.title}</a> }.into_any(),
        None => view! { <span>{step.title}</span> }.into_any(),
    };
    view! {
        <li
            data-done=done.then_some("")
            aria-current=(step.state == StepState::Present).then_some("step")
        >
            {words}
            {done.then(|| view! { <span class="only">" — готово"</span> })}
        </li>
    }
}

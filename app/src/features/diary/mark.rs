//! A mark as on paper: a figure in a thin square that leads to how the average is counted.

use domain::journal::MarkValue;
use leptos::prelude::*;

use super::leaf::Given;

/// A mark that asks for attention; the figure says it too.
pub const fn is_low(value: MarkValue) -> bool {
    matches!(value, MarkValue::One | MarkValue::Two | MarkValue::Fail)
}

/// `href` is where its average is counted.
pub fn mark(given: &Given, href: String) -> impl IntoView + use<> {
    let label = format!("{}: {}", in_words(given.value), given.what);
    view! {
        <a
            class="mark"
            href=href
            aria-label=label
            data-low=is_low(given.value).then_some("")
            data-new=given.fresh.then_some("")
        >
            {given.value.text()}
        </a>
    }
}

/// All marks of a subject in a row.
pub fn row_of(values: impl IntoIterator<Item = MarkValue>) -> impl IntoView {
    let one = |value: MarkValue| {
        if is_low(value) {
            view! { <b>{value.text()}</b>" " }.into_any()
        } else {
            view! { {value.text()}" " }.into_any()
        }
    };
    view! { <span class="line-of">{values.into_iter().map(one).collect_view()}</span> }
}

/// As it is read aloud.
pub const fn in_words(value: MarkValue) -> &'static str {
    match value {
        MarkValue::Pass => "зачёт",
        MarkValue::Fail => "незачёт",
        MarkValue::Debt => "точка: работу нужно сдать",
        _ => value.text(),
    }
}

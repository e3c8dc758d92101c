//! The parts of the marks: the terms, the year that they make, and what is owed.

use domain::ids::TermId;
use leptos::prelude::*;

use super::way::Way;
use crate::ui::{Tab, Tabs};

/// `here` is the address of the present one. Where there is no year, there are no parts.
#[component]
pub fn Parts(way: Way, terms: Vec<(TermId, String)>, here: String) -> impl IntoView {
    let begun = !terms.is_empty();
    let part = |href: String, title: &str| Tab { href, title: title.to_owned(), count: None };
    let terms = terms.into_iter().map(|(id, title)| part(way.marks(id), &title));
    let tabs = terms.chain([part(way.year(), "Год"), part(way.debts(), "Долги")]).collect::<Vec<_>>();
    begun.then(|| {
        view! {
            <div class="mark-parts">
                <Tabs label="Периоды" tabs here />
            </div>
        }
    })
}

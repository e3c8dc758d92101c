//! Where a guardian tells the school that the child stays at home, and where the family reads what was missed.

use domain::ids::PersonId;
use leptos::prelude::*;

use super::way::Way;
use crate::kit::link;
use crate::kit::who::Who;

/// On every day, in vacations too. A note is written by guardians alone.
#[component]
pub fn Away(way: Way, child: PersonId) -> impl IntoView {
    let guards = child != expect_context::<Who>().person;
    view! {
        <p class="line">
            {guards.then(|| view! { <a href=link::absence_notes(way.child)>"Записка об отсутствии"</a> })}
            <a href=link::missed(child)>"Пропуски"</a>
        </p>
    }
}

//! Whose diary: the switch between the children of one family.

use domain::hat::Hat;
use leptos::prelude::*;

use super::leaf::{Child, Owner};
use crate::kit::link;
use crate::kit::who::Who;

/// Turns the whole page, navigation included, to another child, or shows them `together`; with one child there is nothing
/// to switch.
#[component]
pub fn Switch(owner: Owner, #[prop(optional)] together: bool) -> impl IntoView {
    let me = expect_context::<Who>().person;
    let on = (!together).then_some(owner.pupil.id);
    (owner.children.len() > 1).then(|| {
        view! {
            <form class="pills" method="post" action=link::PUT_ON aria-label="Дети">
                <a href=link::CHILDREN aria-current=together.then_some("page")>"Все дети"</a>
                {owner
                    .children
                    .into_iter()
                    .map(|child| {
                        let hat = if child.id == me { Hat::Pupil } else { Hat::Guardian(child.id) };
                        view! {
                            <button name="hat" value=hat.to_string() aria-current=(Some(child.id) == on).then_some("true")>
                                {called(&child)}
                            </button>
                        }
                    })
                    .collect_view()}
            </form>
        }
    })
}

/// «Аня, 7А»
pub fn called(child: &Child) -> String {
    match &child.class {
        Some(class) => format!("{}, {class}", child.given),
        None => child.given.clone(),
    }
}

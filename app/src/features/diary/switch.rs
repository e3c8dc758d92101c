//! Whose diary: the switch between the children of one family.

use domain::hat::Hat;
use leptos::prelude::*;

use super::leaf::{Child, Owner};
use crate::kit::link;
use crate::kit::who::Who;

/// Turns the whole page, navigation included, to another child; with one child there is nothing to switch.
#[component]
pub fn Switch(owner: Owner) -> impl IntoView {
    let me = expect_context::<Who>().person;
    let on = owner.pupil.id;
    (owner.children.len() > 1).then(|| {
        view! {
            <form class="children" method="post" action=link::PUT_ON aria-label="Дети">
                {owner
                    .children
                    .into_iter()
                    .map(|child| {
                        let hat = if child.id == me { Hat::Pupil } else { Hat::Guardian(child.id) };
                        view! {
                            <button name="hat" value=hat.to_string() aria-current=(child.id == on).then_some("true")>
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
fn called(child: &Child) -> String {
    match &child.class {
        Some(class) => format!("{}, {class}", child.given),
        None => child.given.clone(),
    }
}

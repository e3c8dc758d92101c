//! The line in which the whole content of a cell is edited as text.

use leptos::html::Input;
use leptos::prelude::*;

use super::content::Content;
use super::desk::Desk;
use super::hands;
use super::history::Place;
use crate::ui::say_alert;

/// Nothing while no cell is edited. Drawn beside the table and laid into its cell by hand: the rows know nothing of it.
#[component]
pub fn EditLine(desk: Desk) -> impl IntoView {
    move || desk.editing.get().map(|place| view! { <Line desk place /> })
}

/// Enter writes, Esc gives up.
#[component]
fn Line(desk: Desk, place: Place) -> impl IntoView {
    let line = NodeRef::<Input>::new();
    let text = desk.spot(place).with_untracked(|spot| Content::of(&spot.cell).text());
    Effect::new(move |_| {
        if let Some(line) = line.get() {
            hands::lay_into(desk, place, &line);
            let _ = line.focus();
            line.select();
        }
    });
    let close = move || {
        desk.editing.set(None);
        desk.focus();
    };
    let write = move || {
        // Taken away, the line loses the focus too: then there is nothing to write.
        let Some(line) = line.get_untracked().filter(|_| desk.editing.get_untracked() == Some(place)) else {
            return;
        };
        match Content::parse(&line.value()) {
            Ok(content) => {
                close();
                desk.write(vec![(place, content)]);
            }
            Err(error) => say_alert(error.to_string()),
        }
    };
    let key = move |ev: leptos::ev::KeyboardEvent| {
        ev.stop_propagation();
        match ev.key().as_str() {
            "Enter" | "Tab" => {
                ev.prevent_default();
                write();
            }
            "Escape" => close(),
            _ => {}
        }
    };
    view! {
        <input
            node_ref=line
            class="line-edit"
            aria-label=desk.name(place)
            value=text
            autocomplete="off"
            on:keydown=key
            on:blur=move |_| write()
        />
    }
}

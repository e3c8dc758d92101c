//! Two hands in one cell: who was first, and the choice of the second.

use leptos::prelude::*;

use super::content::Content;
use super::desk::{Desk, SpotState};
use super::history::Place;
use crate::ui::{Button, ButtonKind, Note, Tone};

/// Nothing while there is no conflict in `place`.
#[component]
pub fn Clash(desk: Desk, place: Place) -> impl IntoView {
    let state = move || desk.spot(place).with(|spot| (spot.state.clone(), Content::of(&spot.cell)));
    move || {
        let (SpotState::Conflict { who, when, mine }, theirs) = state() else { return None };
        let text = format!("{who}, {when}: «{}». У вас: «{}».", said(&theirs), said(&mine));
        Some(view! {
            <Note tone=Tone::Alert>
                <p>{text}</p>
                <div class="line">
                    <Button attr:r#type="button" on:click=move |_| desk.resolve(place, false)>"Оставить как есть"</Button>
                    <Button kind=ButtonKind::Primary attr:r#type="button" on:click=move |_| desk.resolve(place, true)>
                        "Поставить моё"
                    </Button>
                </div>
            </Note>
        })
    }
}

fn said(content: &Content) -> String {
    let text = content.text();
    if text.is_empty() { "пусто".into() } else { text }
}

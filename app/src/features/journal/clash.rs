//! Two hands in one cell: who was first, and the choice of the second.

use leptos::prelude::*;

use super::content::Content;
use super::desk::{Desk, SpotState};
use super::history::Place;
use super::reply::Hand;
use crate::ui::{Button, ButtonKind, Note, Tone};

/// Nothing while there is no conflict in `place`.
#[component]
pub fn Clash(desk: Desk, place: Place) -> impl IntoView {
    let state = move || desk.spot(place).with(|spot| (spot.state.clone(), spot.cell.clone()));
    move || {
        let (SpotState::Conflict { who, when, mine }, theirs) = state() else { return None };
        let their_words = mine.comment.as_ref().map(|_| theirs.comment.clone().unwrap_or_default());
        let (theirs, mine) = (said(&Content::of(&theirs), their_words), said(&mine.content, mine.comment));
        let text = format!("{who}, {when}: {theirs}. У вас: {mine}.");
        Some(view! {
            <Note tone=Tone::Alert>
                <p>{text}</p>
                <div class="line">
                    <Button attr:r#type="button" on:click=move |_| desk.resolve(place, Hand::Theirs)>"Оставить как есть"</Button>
                    <Button kind=ButtonKind::Primary attr:r#type="button" on:click=move |_| desk.resolve(place, Hand::Mine)>
                        "Поставить моё"
                    </Button>
                </div>
            </Note>
        })
    }
}

/// «5 4 н», and the comment where it was written to.
fn said(content: &Content, comment: Option<String>) -> String {
    let text = content.text();
    let text = if text.is_empty() { "«пусто»".into() } else { format!("«{text}»") };
    match comment {
        Some(words) if words.is_empty() => format!("{text}, без комментария"),
        Some(words) => format!("{text}, комментарий «{words}»"),
        None => text,
    }
}

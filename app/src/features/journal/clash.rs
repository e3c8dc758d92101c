//! What stands against a cell: a rule, or another hand that was first, and then the choice of the second.

use leptos::prelude::*;

use super::content::Content;
use super::desk::{Desk, SpotState};
use super::history::Place;
use super::reply::Hand;
use crate::ui::{Button, ButtonKind, Note, Tone};

/// Nothing while all is well in `place`.
#[component]
pub fn Clash(desk: Desk, place: Place) -> impl IntoView {
    let state = move || desk.spot(place).with(|spot| (spot.state.clone(), spot.cell.clone()));
    move || match state() {
        (SpotState::Conflict { who, when, mine }, theirs) => {
            let their_words = mine.comment.as_ref().map(|_| theirs.comment.clone().unwrap_or_default());
            let (theirs, mine) =
                (said(&Content::of(&theirs), their_words), said(&mine.content, mine.comment));
            let text = format!("{who}, {when}: {theirs}. У вас: {mine}.");
            Some(view! { <Choice desk place text /> }.into_any())
        }
        (SpotState::Failed(why), _) => Some(view! { <Refusal desk place why /> }.into_any()),
        _ => None,
    }
}

#[component]
fn Choice(desk: Desk, place: Place, text: String) -> impl IntoView {
    view! {
        <Note tone=Tone::Alert>
            <p>{text}</p>
            <div class="line">
                <Button attr:r#type="button" on:click=move |_| desk.resolve(place, Hand::Theirs)>"Оставить как есть"</Button>
                <Button kind=ButtonKind::Primary attr:r#type="button" on:click=move |_| desk.resolve(place, Hand::Mine)>
                    "Поставить моё"
                </Button>
            </div>
        </Note>
    }
}

#[component]
fn Refusal(desk: Desk, place: Place, why: String) -> impl IntoView {
    let seen = move |_| {
        desk.looked_at(place);
        desk.focus();
    };
    view! {
        <Note tone=Tone::Alert>
            <p>{format!("Не записано. {why}")}</p>
            <div class="line">
                <Button attr:r#type="button" on:click=seen>"Понятно"</Button>
            </div>
        </Note>
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

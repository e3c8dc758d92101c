//! The photograph on a card, and which documents there are.

use domain::ids::PersonId;
use leptos::prelude::*;

use super::card::{Dossier, Face};
use crate::kit::link;

#[component]
pub fn FacePart(person: PersonId, name: String, face: Face) -> impl IntoView {
    let Face { photo, documents } = face;
    let there = photo.is_some() || documents.is_some();
    let picture =
        photo.map(|src| view! { <img class="pc-photo" src=src alt=format!("Фотография: {name}") /> });
    there.then(|| {
        view! {
            <section class="part">
                <h2>{if documents.is_some() { "Фотография и документы" } else { "Фотография" }}</h2>
                <div class="stack">{picture} {documents.map(|of| dossier(person, of))}</div>
            </section>
        }
    })
}

fn dossier(person: PersonId, of: Dossier) -> impl IntoView {
    let Dossier { lacks, titles } = of;
    let lacks = lacks.map(|consent| {
        let words = format!("Нет согласия «{consent}»: фотографию не добавить и не показать.");
        view! { <p class="mild">{words}</p> }
    });
    let word = if titles.is_empty() {
        "Документов нет".to_owned()
    } else {
        format!("Документы: {}", titles.join(", "))
    };
    view! {
        {lacks}
        <p>{word}</p>
        <p class="line">
            <a href=link::documents(person)>"Открыть фотографию и документы"</a>
        </p>
    }
}

//! The photograph of a card: shown, brought, taken away; where its consent is missing, that is said plainly.

use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::RemovePhoto;
use super::file_form::{Asked, FileForm};
use super::sheet::PhotoSheet;
use crate::kit::{AppError, link};
use crate::ui::{Button, ButtonKind, Note};

/// What a photograph may be, as a form offers it.
const ENDINGS: &str = ".jpg,.jpeg,.png,.webp";

#[component]
pub fn PhotoPart(person: PersonId, name: String, photo: PhotoSheet, kept: Option<AppError>) -> impl IntoView {
    let PhotoSheet { shown, hidden, lacks, keeps } = photo;
    let picture = shown.map(|file| {
        view! { <img class="doc-photo" src=link::photo_of(person, file) alt=format!("Фотография: {name}") /> }
    });
    let there = shown.is_some() || hidden;
    let takes = keeps && lacks.is_none();
    let lacking = lacks.map(|consent| {
        let words = if hidden {
            format!("Фотография есть, но не показывается: согласие «{consent}» не действует.")
        } else {
            format!("Согласия «{consent}» нет, поэтому фотографию добавить нельзя.")
        };
        view! { <Note>{words}</Note> }
    });
    let none = (!there && takes).then(|| view! { <p class="mild">"Фотографии пока нет."</p> });
    view! {
        <section class="part">
            <h2>"Фотография"</h2>
            <div class="stack">
                {picture} {lacking} {none} {takes.then(|| view! { <Bring person there kept /> })}
                {(keeps && there).then(|| view! { <Remove person /> })}
            </div>
        </section>
    }
}

#[component]
fn Bring(person: PersonId, there: bool, kept: Option<AppError>) -> impl IntoView {
    let word =
        if there { "Заменить фотографию" } else { "Добавить фотографию" };
    let asked = Asked {
        word,
        label: "Снимок",
        name: "photo",
        endings: ENDINGS,
        hint: "JPEG, PNG или WebP до 10 МБ. Снимок уменьшим; место и время съёмки не сохраняются.",
        deed: "Сохранить",
    };
    view! { <FileForm asked action=link::photo(person) kept /> }
}

#[component]
fn Remove(person: PersonId) -> impl IntoView {
    view! {
        <form method="post" action=RemovePhoto::url()>
            <input type="hidden" name="person" value=person.to_string() />
            <Button kind=ButtonKind::Quiet>"Убрать фотографию"</Button>
        </form>
    }
}

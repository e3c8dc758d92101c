//! Which documents a card has, and its photograph.

use domain::document::DocumentDraft;
use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AddDocument, open_documents};
use super::forms::{Fields, sent};
use super::photo_part::PhotoPart;
use super::sheet::{Documents, Listed};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{Badge, Button, ButtonKind, Crumb, Crumbs, Note, Page, Tone};

/// `/documents/:of`
#[component]
pub fn DocumentsPage() -> impl IntoView {
    let of = asked::in_path::<PersonId>("of");
    let opened = load(of, |person| async move { open_documents(person.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:documents>
            <Opened documents />
        </Loaded>
    }
}

#[component]
fn Opened(documents: Documents) -> impl IntoView {
    let kept = flash::flash();
    let Documents { person, name, photo, list, keeps } = documents;
    let crumbs = vec![Crumb::to("Люди", link::PEOPLE), Crumb::to(name.clone(), link::card(person))];
    let none = list.is_empty().then(|| view! { <p class="mild">"Документов пока нет."</p> });
    view! {
        <Page title="Фотография и документы" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <PhotoPart person name photo kept=kept.clone() />
            <section class="part">
                <h2>"Документы"</h2>
                <div class="stack">
                    <p class="mild">{told(keeps)}</p>
                    {none}
                    <ul class="rows">{list.into_iter().map(|one| line(person, one, keeps)).collect_view()}</ul>
                    {keeps.then(|| view! { <Add person kept /> })}
                </div>
            </section>
        </Page>
    }
}

const fn told(keeps: bool) -> &'static str {
    if keeps {
        "Номера и сканы лежат зашифрованными. Каждое открытие документа остаётся в журнале просмотров."
    } else {
        "Здесь видно, какие документы есть. Открывают их координатор и секретарь."
    }
}

fn line(person: PersonId, one: Listed, keeps: bool) -> impl IntoView + use<> {
    let Listed { id, kind, scan, at, by } = one;
    let title = if keeps {
        view! { <a href=link::document(person, id)>{kind.title()}</a> }.into_any()
    } else {
        view! { <b>{kind.title()}</b> }.into_any()
    };
    view! {
        <li class="doc-line">
            <div>
                {title}
                <br />
                <span class="mild">{format!("{at}, {by}")}</span>
            </div>
            {scan.then(|| view! { <Badge>"есть скан"</Badge> })}
        </li>
    }
}

#[component]
fn Add(person: PersonId, kept: Option<AppError>) -> impl IntoView {
    let typed = typed();
    let open = typed.is_some();
    let draft = typed.as_ref().map_or_else(DocumentDraft::default, sent);
    view! {
        <details class="doc-form" open=open>
            <summary class="btn">"Добавить документ"</summary>
            <form class="form" method="post" action=AddDocument::url()>
                <StandsAt page=link::documents(person) />
                <input type="hidden" name="person" value=person.to_string() />
                <Fields draft kept />
                <p class="mild">"Скан приложите на следующем шаге."</p>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Добавить"</Button>
                </div>
            </form>
        </details>
    }
}

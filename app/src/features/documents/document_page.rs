//! One document, opened: number, day, scan; written anew or taken away with a reason.

use domain::document::{DocumentDraft, Requisites};
use domain::file::{Attached, SCAN_ENDINGS};
use domain::ids::{DocumentId, PersonId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{RemoveDocument, ReplaceDocument, open_document};
use super::file_form::{Asked, FileForm};
use super::forms::{Fields, Why, sent};
use super::sheet::OpenedDocument;
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::day_in_figures;
use crate::ui::{Button, ButtonKind, Crumb, Crumbs, Note, Page, Tone};

/// `/documents/:of/:document`
#[component]
pub fn DocumentPage() -> impl IntoView {
    let (of, document) = (asked::in_path::<PersonId>("of"), asked::in_path::<DocumentId>("document"));
    let opened = load(
        move || (of(), document()),
        |(person, document)| async move {
            open_document(person.ok_or(AppError::NotFound)?, document.ok_or(AppError::NotFound)?).await
        },
    );
    view! {
        <Loaded resource=opened let:document>
            <Opened document />
        </Loaded>
    }
}

#[component]
fn Opened(document: OpenedDocument) -> impl IntoView {
    let kept = flash::flash();
    let OpenedDocument { person, name, listed, requisites, scan } = document;
    let crumbs = vec![
        Crumb::to("Люди", link::PEOPLE),
        Crumb::to(name, link::card(person)),
        Crumb::to("Документы", link::documents(person)),
    ];
    let Requisites { number, issued } = requisites;
    let draft = DocumentDraft {
        kind: listed.kind.code().to_owned(),
        number: number.clone(),
        issued: issued.map(|day| day.to_string()).unwrap_or_default(),
    };
    let said = |text: String| if text.is_empty() { "не указано".to_owned() } else { text };
    view! {
        <Page title=listed.kind.title() head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <section class="part">
                <div class="stack">
                    <dl class="doc-facts">
                        <dt>"Серия и номер"</dt>
                        <dd>{said(number)}</dd>
                        <dt>"Дата выдачи"</dt>
                        <dd>{said(issued.map(day_in_figures).unwrap_or_default())}</dd>
                        <dt>"Записано"</dt>
                        <dd>{format!("{}, {}", listed.at, listed.by)}</dd>
                    </dl>
                    <Scan person document=listed.id scan kept=kept.clone() />
                </div>
            </section>
            <section class="part">
                <h2>"Изменить"</h2>
                <div class="stack">
                    <Replace person document=listed.id draft kept /> <Remove person document=listed.id />
                </div>
            </section>
        </Page>
    }
}

#[component]
fn Scan(
    person: PersonId,
    document: DocumentId,
    scan: Option<Attached>,
    kept: Option<AppError>,
) -> impl IntoView {
    let address = link::document_scan(person, document);
    let word = if scan.is_some() { "Заменить скан" } else { "Приложить скан" };
    let asked = Asked {
        word,
        label: "Файл",
        name: "scan",
        endings: SCAN_ENDINGS,
        hint: "PDF, JPEG или PNG до 10 МБ.",
        deed: "Приложить",
    };
    let there = scan.map(|scan| {
        let words = format!("Открыть скан ({})", scan.note());
        view! { <p><a href=address.clone() rel="external">{words}</a></p> }
    });
    view! {
        {there}
        <FileForm asked action=address kept />
    }
}

#[component]
fn Replace(
    person: PersonId,
    document: DocumentId,
    draft: DocumentDraft,
    kept: Option<AppError>,
) -> impl IntoView {
    let typed = typed();
    let open = typed.is_some();
    let draft = typed.as_ref().map_or(draft, sent);
    view! {
        <details class="doc-form" open=open>
            <summary class="btn">"Исправить или заменить"</summary>
            <form class="form" method="post" action=ReplaceDocument::url()>
                <StandsAt page=link::document(person, document) />
                <input type="hidden" name="person" value=person.to_string() />
                <input type="hidden" name="document" value=document.to_string() />
                <Fields draft kept />
                <Why id="why-replaced" />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                </div>
            </form>
        </details>
    }
}

#[component]
fn Remove(person: PersonId, document: DocumentId) -> impl IntoView {
    view! {
        <details class="doc-form">
            <summary class="btn">"Убрать"</summary>
            <form class="form" method="post" action=RemoveDocument::url()>
                <p>"Номер, дата и скан будут стёрты. В истории карточки останется, что документ был."</p>
                <input type="hidden" name="person" value=person.to_string() />
                <input type="hidden" name="document" value=document.to_string() />
                <Why id="why-removed" />
                <div class="form-end">
                    <Button kind=ButtonKind::Danger>"Убрать документ"</Button>
                </div>
            </form>
        </details>
    }
}

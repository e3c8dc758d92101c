//! The fields of a document, as they are typed the first time and anew.

use domain::document::{DocumentDraft, DocumentKind, LONGEST_NUMBER, Reason};
use leptos::prelude::*;

use crate::kit::typed::Typed;
use crate::kit::{AppError, flash};
use crate::ui::{Choice, DateField, Field, Select};

/// Kind, number and day.
#[component]
pub fn Fields(draft: DocumentDraft, kept: Option<AppError>) -> impl IntoView {
    let unset = draft.kind.is_empty().then(|| Choice::new("", "Выберите"));
    let kinds = DocumentKind::ALL.map(|kind| Choice::new(kind.code(), kind.title()));
    let kinds: Vec<Choice> = unset.into_iter().chain(kinds).collect();
    let at = |field| flash::at(&kept, field);
    view! {
        <Select label="Вид документа" name="draft[kind]" choices=kinds value=draft.kind error=at("kind") />
        <Field
            label="Серия и номер"
            name="draft[number]"
            value=draft.number
            error=at("number")
            hint="У медицинской справки номера может не быть"
            most=LONGEST_NUMBER
        />
        <DateField label="Дата выдачи" name="draft[issued]" value=draft.issued error=at("issued") />
    }
}

/// Why a document is changed or taken away.
#[component]
pub fn Why(id: &'static str) -> impl IntoView {
    let reasons =
        Reason::ALL.map(|reason| Choice::new(reason.code(), crate::ui::words::capital(reason.title())));
    view! { <Select label="Причина" name="reason" id choices=reasons.into() value=Reason::Mistake.code().to_owned() /> }
}

/// What was typed, as a draft.
pub fn sent(typed: &Typed) -> DocumentDraft {
    let text = |field: &str| typed.text(&format!("draft[{field}]"));
    DocumentDraft { kind: text("kind"), number: text("number"), issued: text("issued") }
}

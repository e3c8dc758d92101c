//! Schools founded by an office: one by a form, many by a list.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{FoundSchool, Office};
use crate::kit::typed::{StandsAt, typed};
use crate::kit::{AppError, flash, link};
use crate::ui::{Button, ButtonKind, Choice, Field, Glyph, Input, Note, Select, Tone};

/// Names of the fields, their words and hints.
const FIELDS: [(&str, &str, &str); 7] = [
    ("card[name]", "Полное название", ""),
    ("card[short_name]", "Краткое название", "Например, «Школа № 12»."),
    ("card[legal_address]", "Адрес", ""),
    ("card[phone]", "Телефон", ""),
    ("card[email]", "Электронная почта", ""),
    ("card[inn]", "ИНН", "10 цифр; можно вписать потом."),
    ("code", "Код в системе", "Латиницей; пусто — по номеру школы: school-12."),
];

#[component]
pub fn Founding(offices: Vec<Office>) -> impl IntoView {
    let kept = flash::flash();
    let general = flash::general(&kept);
    view! {
        <section class="part" id="new">
            <h2>"Новые школы"</h2>
            {general.map(|words| view! { <Note tone=Tone::Alert>{words}</Note> })}
            <div class="org-new">
                <One offices kept=kept.clone() /> <Many kept />
            </div>
        </section>
    }
}

#[component]
fn One(offices: Vec<Office>, kept: Option<AppError>) -> impl IntoView {
    let typed = typed();
    let text = |name: &str| typed.as_ref().map(|typed| typed.text(name)).unwrap_or_default();
    let fields = FIELDS.map(|(name, label, hint)| {
        let (value, error) = (text(name), flash::at(&kept, name));
        let required = matches!(name, "card[name]" | "card[short_name]");
        if hint.is_empty() {
            view! { <Field label name required value error /> }.into_any()
        } else {
            view! { <Field label name required value error hint /> }.into_any()
        }
    });
    let under = text("under");
    let choices = offices.into_iter().map(|office| Choice::new(office.id, office.name)).collect();
    view! {
        <form class="form" method="post" action=FoundSchool::url()>
            <h3>"Одна школа"</h3>
            <StandsAt page=link::ORGANISATIONS.to_owned() />
            <Select label="Кому подчиняется" name="under" choices value=under />
            {fields.into_iter().collect_view()}
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Создать школу"</Button>
            </div>
        </form>
    }
}

#[component]
fn Many(kept: Option<AppError>) -> impl IntoView {
    let rows: Vec<String> = match &kept {
        Some(AppError::Form(faults)) => {
            faults.iter().filter(|fault| fault.field == "list").map(|fault| fault.text.clone()).collect()
        }
        _ => vec![],
    };
    let refused = (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
        view! {
            <Note tone=Tone::Alert>"Ни одна школа не создана. Исправьте эти строки и загрузите список снова:"</Note>
            <ul>{rows}</ul>
        }
    });
    let error = flash::at(&kept, "file");
    view! {
        <form class="form" method="post" action="/organisations/list" enctype="multipart/form-data">
            <h3>"Списком"</h3>
            <p>
                "Таблица Excel или CSV с заголовками: название, краткое название, район, адрес, телефон, почта, ИНН, ОГРН, код. Нужно только название."
            </p>
            {refused}
            <Field label="Файл со списком" name="file" of=Input::File(".xlsx,.xls,.ods,.csv") required=true error />
            <div class="form-end">
                <Button icon=Glyph::Upload>"Создать школы"</Button>
                <button class="btn" formaction="/organisations/checked.xlsx">
                    <span>"Скачать с пометками"</span>
                </button>
            </div>
        </form>
    }
}

//! The form that corrects a card: opened by a press, or by what was wrong with the last one.

use domain::card::{CardDraft, LONGEST_PART};
use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::CorrectCard;
use super::card::Particulars;
use crate::kit::typed::{StandsAt, Typed};
use crate::kit::{AppError, flash, link};
use crate::ui::{Button, ButtonKind, Choice, DateField, Field, Select};

#[component]
pub fn Fix(
    person: PersonId,
    whole: Particulars,
    kept: Option<AppError>,
    typed: Option<Typed>,
    pupil: bool,
) -> impl IntoView {
    let (draft, seen, sent) = opened_with(whole, kept.as_ref(), typed);
    let CardDraft { surname, given, patronymic, sex, born, phone, email } = draft;
    let wrong = sent || matches!(kept, Some(AppError::Form(_)));
    let unset = (!pupil || sex.is_empty()).then(|| Choice::new("", "Не указан"));
    let sexes = [Choice::new("М", "Мужской"), Choice::new("Ж", "Женский")];
    let choices: Vec<Choice> = unset.into_iter().chain(sexes).collect();
    let at = |field| flash::at(&kept, field);
    view! {
        <details class="pc-fix" open=wrong>
            <summary class="btn">"Исправить сведения"</summary>
            <form class="form" method="post" action=CorrectCard::url()>
                <StandsAt page=link::card(person) />
                <input type="hidden" name="person" value=person.to_string() />
                <input type="hidden" name="seen" value=seen />
                <Field label="Фамилия" name="draft[surname]" value=surname error=at("surname") required=true most=LONGEST_PART />
                <Field label="Имя" name="draft[given]" value=given error=at("given") required=true most=LONGEST_PART />
                <Field
                    label="Отчество"
                    name="draft[patronymic]"
                    value=patronymic
                    error=at("patronymic")
                    hint="Если отчества нет, оставьте пустым"
                    most=LONGEST_PART
                />
                <Select label="Пол" name="draft[sex]" choices value=sex error=at("sex") />
                <DateField label="Дата рождения" name="draft[born]" value=born error=at("born") required=pupil />
                <Field label="Телефон" name="draft[phone]" value=phone error=at("phone") most=80 />
                <Field label="Почта" name="draft[email]" value=email error=at("email") most=254 />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                </div>
            </form>
        </details>
    }
}

/// What the form opens with: what was typed, if it was refused. Whoever was told what stands there now writes over that.
fn opened_with(
    whole: Particulars,
    kept: Option<&AppError>,
    typed: Option<Typed>,
) -> (CardDraft, String, bool) {
    let Particulars { draft, seen, .. } = whole;
    let Some(typed) = typed else { return (draft, seen, false) };
    let text = |field: &str| typed.text(&format!("draft[{field}]"));
    let draft = CardDraft {
        surname: text("surname"),
        given: text("given"),
        patronymic: text("patronymic"),
        sex: text("sex"),
        born: text("born"),
        phone: text("phone"),
        email: text("email"),
    };
    let told = matches!(kept, Some(AppError::Conflict { .. }));
    (draft, if told { seen } else { typed.text("seen") }, true)
}

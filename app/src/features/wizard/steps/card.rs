//! The card of the school: what papers, consents and letters call it, who heads it, which grades learn six days.

use domain::ids::PersonId;
use domain::school::CardDraft;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::SetCard;
use crate::features::wizard::school::Card;
use crate::kit::typed::{StandsAt, typed};
use crate::kit::{AppError, flash, link};
use crate::ui::{Button, ButtonKind, Choice, Field, Select};

/// Names of the fields, their words, and what they are for.
const FIELDS: [(&str, &str, &str); 9] = [
    ("card[name]", "Полное название", "Как в уставе: так школу назовут согласия, списки и протоколы."),
    ("card[short_name]", "Краткое название", "Стоит в заголовках и в журналах: «Школа № 12»."),
    ("card[legal_address]", "Юридический адрес", ""),
    ("card[postal_address]", "Почтовый адрес", "Если письма идут на другой адрес."),
    ("card[phone]", "Телефон", ""),
    ("card[email]", "Электронная почта", ""),
    ("card[site]", "Сайт", ""),
    ("card[inn]", "ИНН", "10 цифр."),
    ("card[ogrn]", "ОГРН", "13 цифр."),
];

#[component]
pub fn CardStep(card: Card, kept: Option<AppError>) -> impl IntoView {
    let typed = typed();
    let Card { draft, head, staff, six_days } = card;
    let standing = in_order(draft);
    let text = |name: &'static str, kept: String| match &typed {
        Some(typed) => typed.text(name),
        None => kept,
    };
    let fields = FIELDS.into_iter().zip(standing).map(|((name, label, hint), value)| {
        let required = matches!(name, "card[name]" | "card[short_name]");
        let (value, error) = (text(name, value), flash::at(&kept, name));
        if hint.is_empty() {
            view! { <Field label name required value error /> }.into_any()
        } else {
            view! { <Field label name required value error hint /> }.into_any()
        }
    });
    let fields = fields.collect_view();
    let head = text("head", head.map(|head| head.to_string()).unwrap_or_default());
    let ticked: Vec<i32> = match &typed {
        Some(typed) => (2..=11).filter(|grade| typed.of(&six(*grade)).is_some()).collect(),
        None => six_days,
    };
    view! {
        <form class="form" method="post" action=SetCard::url()>
            <StandsAt page=link::wizard(Step::Card) />
            {fields} <Head staff head /> <SixDays ticked />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Сохранить и дальше"</Button>
            </div>
        </form>
    }
}

fn in_order(draft: CardDraft) -> [String; 9] {
    let CardDraft { name, short_name, legal_address, postal_address, phone, email, site, inn, ogrn } = draft;
    [name, short_name, legal_address, postal_address, phone, email, site, inn, ogrn]
}

/// Before the staff is brought in there is nobody to choose.
#[component]
fn Head(staff: Vec<(PersonId, String)>, head: String) -> impl IntoView {
    if staff.is_empty() {
        return view! {
            <input type="hidden" name="head" value="" />
            <p class="mild">"Директора можно будет выбрать здесь же, когда будут загружены сотрудники."</p>
        }
        .into_any();
    }
    let choices = std::iter::once(Choice::new("", "Не указан"));
    let choices =
        choices.chain(staff.into_iter().map(|(person, words)| Choice::new(person, words))).collect();
    view! { <Select label="Директор" name="head" choices value=head /> }.into_any()
}

/// A field for each grade, so that what was ticked is found again by its name.
fn six(grade: i32) -> String {
    format!("six[{}]", grade - 2)
}

#[component]
fn SixDays(ticked: Vec<i32>) -> impl IntoView {
    let boxes = (2..=11).map(|grade: i32| {
        view! {
            <label class="check">
                <input type="checkbox" name=six(grade) value=grade.to_string() checked=ticked.contains(&grade) />
                <span>{grade.to_string()}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class="grades">
            <legend class="legend">"Шесть дней в неделю учатся классы"</legend>
            <p class="hint">"Остальные учатся пять дней. От этого зависит предел часов; 1 классы учатся пять дней всегда."</p>
            <div class="line">{boxes}</div>
        </fieldset>
    }
}

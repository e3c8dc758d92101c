//! Guardians on the card of a pupil: what each is to the child, who looks into the diary, who signs.

use domain::ids::PersonId;
use domain::people::Kinship;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::SetKin;
use super::card::{Guardian, KinTerms};
use crate::kit::link;
use crate::ui::words::said;
use crate::ui::{Badge, Button, Check, Choice, Select, Tone};

#[component]
pub fn Guardians(child: PersonId, guardians: Vec<Guardian>, corrects: bool) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Родители и представители"</h2>
            <ul class="rows">{guardians.into_iter().map(|one| row(child, one, corrects)).collect_view()}</ul>
        </section>
    }
}

fn row(child: PersonId, guardian: Guardian, corrects: bool) -> impl IntoView {
    let Guardian { person, name, degree, terms } = guardian;
    let spoken = format!("Изменить родство: {name}");
    let form = terms.clone().filter(|_| corrects).map(|terms| form((child, person), &degree, terms, spoken));
    // Whoever sees names alone has no card to go to.
    let title = match terms {
        Some(_) => view! { <a href=link::card(person)>{name}</a> }.into_any(),
        None => view! { <b>{name}</b> }.into_any(),
    };
    view! {
        <li>
            <div class="pc-kin">
                {title} {said(degree).map(|degree| view! { <span class="mild">{degree}</span> })}
                {terms.map(|terms| view! { <Terms terms /> })}
            </div>
            {form}
        </li>
    }
}

#[component]
fn Terms(terms: KinTerms) -> impl IntoView {
    let KinTerms { phone, may_view, may_sign, .. } = terms;
    let view_word = if may_view { "смотрит дневник" } else { "дневник закрыт" };
    let sign_word =
        if may_sign { "подписывает согласия" } else { "не подписывает" };
    let tone = |may: bool| if may { Tone::Calm } else { Tone::Alert };
    view! {
        <span>{phone.unwrap_or_else(|| "телефон не указан".into())}</span>
        <span class="line">
            <Badge tone=tone(may_view)>{view_word}</Badge>
            <Badge tone=tone(may_sign)>{sign_word}</Badge>
        </span>
    }
}

fn form(
    (child, guardian): (PersonId, PersonId),
    degree: &str,
    terms: KinTerms,
    spoken: String,
) -> impl IntoView + use<> {
    let known = Kinship::ALL.map(Kinship::word);
    let kept = (!known.contains(&degree))
        .then(|| Choice::new(degree, said(degree.to_owned()).unwrap_or_else(|| "Не указано".into())));
    let choices: Vec<Choice> = kept
        .into_iter()
        .chain(known.map(|word| Choice::new(word, crate::ui::words::capital(word))))
        .collect();
    view! {
        <details class="pc-fix">
            <summary class="pc-link" aria-label=spoken>"Изменить"</summary>
            <form class="form" method="post" action=SetKin::url()>
                <input type="hidden" name="child" value=child.to_string() />
                <input type="hidden" name="wish[guardian]" value=guardian.to_string() />
                <input type="hidden" name="wish[shown]" value=terms.shown />
                <Select
                    label="Кем приходится ребёнку"
                    name="wish[degree]"
                    id=format!("degree-{guardian}")
                    choices
                    value=degree.to_owned()
                />
                <Check label="Смотрит дневник" name="wish[view]" ticked=terms.may_view />
                <Check label="Подписывает согласия" name="wish[sign]" ticked=terms.may_sign />
                <div class="form-end">
                    <Button>"Сохранить"</Button>
                </div>
            </form>
        </details>
    }
}

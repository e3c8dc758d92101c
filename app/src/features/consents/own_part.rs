//! Consents of oneself and of the children, as they stand: read again, given of free will, taken back.

use chrono::NaiveDate;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{RenewConsent, SignConsent, TakeBackConsent};
use super::asked::{Own, WayToSign};
use super::asked_page::{Which, Words};
use super::scan;
use super::standing::state;
use super::way::own_form;
use super::withdrawal::Consequences;
use crate::ui::words::day_in_figures;
use crate::ui::{Button, ButtonKind};

/// Of oneself first, then child by child.
#[component]
pub fn OwnPart(own: Vec<Own>, today: NaiveDate) -> impl IntoView {
    let mut parts: Vec<(String, Vec<Own>)> = vec![];
    for one in own {
        let title = if one.about.is_empty() { "О вас".to_owned() } else { one.about.clone() };
        match parts.last_mut().filter(|(last, _)| *last == title) {
            Some((_, part)) => part.push(one),
            None => parts.push((title, vec![one])),
        }
    }
    let part = |(title, part): (String, Vec<Own>)| {
        let lines = part.into_iter().map(|one| view! { <OneOwn one today /> }).collect_view();
        view! {
            <section class="part">
                <h2>{title}</h2>
                {lines}
            </section>
        }
    };
    parts.into_iter().map(part).collect_view()
}

#[component]
fn OneOwn(one: Own, today: NaiveDate) -> impl IntoView {
    let Own { consent, signed_by, title, text, scan, .. } = one.clone();
    let stands = consent.stands();
    let signs = one.way != WayToSign::Guardian;
    let scan = scan.map(|consent| {
        view! { <a class="scan" href=scan::address(consent, None) rel="external" aria-label=format!("Скан: {title}")>"Скан бумаги"</a> }
    });
    let renewal = consent.renewed_until(today).map(|until| view! { <Renew one=one.clone() until /> });
    let given = (!stands).then(|| view! { <Give one=one.clone() /> });
    let back = (stands && signs).then(|| view! { <TakeBack one /> });
    view! {
        <div class="own-consent">
            <h3>{title.clone()}</h3>
            <p>{state(consent, signed_by, today)}</p>
            <div class="own-ways">
                {scan}
                <details class="withdrawal">
                    <summary aria-label=format!("Прочитать: {title}")>"Прочитать текст"</summary>
                    <Words text of=title />
                </details>
                {back}
            </div>
            {given} {renewal}
        </div>
    }
}

/// Nobody waits for it at the door: it may be given all the same.
#[component]
fn Give(one: Own) -> impl IntoView {
    let form = own_form(one.school, one.purpose, one.subject);
    match one.way {
        WayToSign::Here { .. } => view! {
            <form method="post" action=SignConsent::url()>
                <Which of=(one.school, one.purpose, one.subject) /> <Button>"Подписать на экране"</Button>
            </form>
        }
        .into_any(),
        WayToSign::Paper => view! {
            <a class="btn" href=form download="consent.pdf" rel="external">
                "Скачать бланк"
            </a>
        }
        .into_any(),
        WayToSign::Guardian => view! { <p class="mild">"Даёт родитель."</p> }.into_any(),
    }
}

/// One press, where the agreement to the electronic signature stands; else by paper.
#[component]
fn Renew(one: Own, until: NaiveDate) -> impl IntoView {
    match one.way {
        WayToSign::Here { .. } => view! {
            <form method="post" action=RenewConsent::url()>
                <Which of=(one.school, one.purpose, one.subject) />
                <Button kind=ButtonKind::Primary>{format!("Продлить по {}", day_in_figures(until))}</Button>
            </form>
        }
        .into_any(),
        WayToSign::Paper => {
            let form = own_form(one.school, one.purpose, one.subject);
            view! {
                <p>
                    "Чтобы продлить, принесите в школу новую бумагу. "
                    <a href=form download="consent.pdf" rel="external">"Скачать бланк"</a>
                </p>
            }
            .into_any()
        }
        WayToSign::Guardian => view! { <p class="mild">"Продлевает родитель."</p> }.into_any(),
    }
}

/// What ends is said before the button.
#[component]
fn TakeBack(one: Own) -> impl IntoView {
    let label = format!("Отозвать: {}", one.title);
    view! {
        <details class="withdrawal">
            <summary aria-label=label>"Отозвать"</summary>
            <div class="stack">
                <Consequences purpose=one.purpose />
                <form method="post" action=TakeBackConsent::url()>
                    <Which of=(one.school, one.purpose, one.subject) /> <Button kind=ButtonKind::Danger>"Отозвать согласие"</Button>
                </form>
            </div>
        </details>
    }
}

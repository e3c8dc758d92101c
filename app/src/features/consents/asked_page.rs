//! The screen at the gate: the text, sign or refuse, whom to ask.

use domain::consent::Purpose;
use domain::ids::{PersonId, SchoolId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{RefuseConsent, SignConsent, open_asked};
use super::asked::{Asked, Contacts, Item, WayToSign};
use super::own_part::OwnPart;
use super::way::own_form;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::words::day_of_year;
use crate::ui::{Button, ButtonKind, Empty, Glyph, LinkButton, Note, Page, PageWidth, Tone};

/// `/consent`
#[component]
pub fn AskedPage() -> impl IntoView {
    let opened = load(|| (), |()| open_asked());
    view! {
        <Page title="Согласия" width=PageWidth::Narrow>
            <Loaded resource=opened let:asked>
                <Opened asked />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(asked: Asked) -> impl IntoView {
    let kept = flash::flash();
    let Asked { items, others_open, own, today } = asked;
    if items.is_empty() {
        let told = flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> });
        if own.is_empty() {
            return view! {
                <Empty title="Всё в порядке" glyph=Glyph::Check>
                    <p>"Согласия, которые нужны для входа, даны."</p>
                    <div class="line">
                        <LinkButton href=link::HOME kind=ButtonKind::Primary>"На главную"</LinkButton>
                    </div>
                </Empty>
            }
            .into_any();
        }
        return view! { {told} <OwnPart own today /> }.into_any();
    }
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        {others_open.then(|| view! { <p><a href=link::HOME>"Продолжить без этого"</a>: " остальное открыто."</p> })}
        {items.into_iter().map(|item| view! { <OneAsked item /> }).collect_view()}
        <OwnPart own today />
    }
    .into_any()
}

#[component]
fn OneAsked(item: Item) -> impl IntoView {
    let heading = match item.about.as_str() {
        "" => item.title.clone(),
        about => format!("{}: {about}", item.title),
    };
    let refused = item.refused_on.map(|day| {
        let words = format!("Вы отказались {}. Передумать можно в любой день.", day_of_year(day));
        view! { <Note>{words}</Note> }
    });
    let own = item.way != WayToSign::Guardian;
    let (text, contacts) = (item.text.clone(), item.contacts.clone());
    let refusal = (own && item.refused_on.is_none()).then(|| view! { <Refusal item=item.clone() /> });
    view! {
        <section class="part">
            <div class="stack">
                <h2>{heading.clone()}</h2>
                {refused} {own.then(|| view! { <Words text of=heading /> })} <Way item /> {refusal} <Whom contacts />
            </div>
        </section>
    }
}

/// The text to be read, in a frame of its own.
#[component]
pub fn Words(text: String, of: String) -> impl IntoView {
    let paragraphs = text.lines().map(str::to_owned).map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <div class="stack consent-text" role="region" tabindex="0" aria-label=format!("Текст: {of}")>
            {paragraphs}
        </div>
    }
}

/// How it is given: here, on paper, or by somebody else.
#[component]
fn Way(item: Item) -> impl IntoView {
    let form = own_form(item.school, item.purpose, item.subject);
    match item.way {
        WayToSign::Here { agreed_on } => {
            let words = format!(
                "Кнопка — ваша простая электронная подпись: соглашение о ней вы подписали на бумаге {}.",
                day_of_year(agreed_on),
            );
            view! {
                <p class="mild">{words}</p>
                <form method="post" action=SignConsent::url()>
                    <Which of=(item.school, item.purpose, item.subject) /> <Button kind=ButtonKind::Primary>"Подписать согласие"</Button>
                </form>
            }
            .into_any()
        }
        WayToSign::Paper => view! {
            <p>
                "Распечатайте бланк, подпишите и принесите в школу: как только его отметят, вход откроется. Подписывать на экране можно после бумажного соглашения об электронной подписи — его тоже можно принести."
            </p>
            <div class="line">
                <a class="btn primary" href=form download="consent.pdf" rel="external">
                    "Скачать бланк согласия"
                </a>
            </div>
        }
        .into_any(),
        WayToSign::Guardian => view! {
            <p>
                "Дневник закрыт: согласие на него даёт один из родителей. Попросите их войти в систему или принести бумагу в школу. Журнал ведётся как обычно, отметки не пропадают."
            </p>
        }
        .into_any(),
    }
}

/// A refusal behind its face, with what follows from it.
#[component]
fn Refusal(item: Item) -> impl IntoView {
    view! {
        <details class="withdrawal">
            <summary>"Отказаться"</summary>
            <div class="stack">
                <p>
                    "Без согласия электронный вход останется закрыт. Журнал школа ведёт по закону в любом случае, сведения об учёбе дадут на бумаге."
                </p>
                <form method="post" action=RefuseConsent::url()>
                    <Which of=(item.school, item.purpose, item.subject) /> <Button kind=ButtonKind::Danger>"Отказываюсь"</Button>
                </form>
            </div>
        </details>
    }
}

/// Which consent a form is about: the school, the purpose, whose data.
#[component]
pub fn Which(of: (SchoolId, Purpose, PersonId)) -> impl IntoView {
    let (school, purpose, subject) = of;
    view! {
        <input type="hidden" name="school" value=school.to_string() />
        <input type="hidden" name="purpose" value=purpose.code() />
        <input type="hidden" name="subject" value=subject.to_string() />
    }
}

#[component]
fn Whom(contacts: Contacts) -> impl IntoView {
    let Contacts { school, address, phone, email } = contacts;
    let parts = [Some(school), address, phone, email].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! { <p class="mild">"Спросить: " {parts} ", классный руководитель."</p> }
}

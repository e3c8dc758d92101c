//! A school as its office sees it: what its card says, and what it still has to fill in before its year.

use domain::ids::OrganisationId;
use domain::school::CardDraft;
use domain::wizard::Progress;
use leptos::prelude::*;

use super::api::{School, open_school};
use super::coordinator_part::Coordinators;
use super::page::{filled, state, wanted};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, link};
use crate::ui::{Badge, Column, Crumb, Crumbs, Page, Table, Tone};

/// `/organisations/:of`
#[component]
pub fn SchoolPage() -> impl IntoView {
    let of = asked::in_path::<OrganisationId>("of");
    let opened = load(of, |of| async move { open_school(of.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:school>
            <Shown school />
        </Loaded>
    }
}

#[component]
fn Shown(school: School) -> impl IntoView {
    let School { shown, card, answering } = school;
    let id = shown.id;
    let mut crumbs = vec![Crumb::to("Организации", link::ORGANISATIONS)];
    crumbs.extend(shown.district.map(Crumb::words));
    let progress = shown.progress.unwrap_or_default();
    view! {
        <Page title=card.short_name.clone() head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <p>{card.name.clone()}</p>
            <p class="line">
                <b>{filled(&progress)}</b> {state(shown.open)}
            </p>
            {answering.map(|answering| view! { <Coordinators school=id answering /> })}
            <Steps progress />
            <Card card />
        </Page>
    }
}

#[component]
fn Steps(progress: Progress) -> impl IntoView {
    let lacks = progress.lacks();
    let columns = ["Шаг мастера", "Что в нём", "Заполнено"].map(Column::new).into();
    let lines = Progress::steps().map(|step| {
        let lacking = lacks.contains(&step);
        let badge = if lacking {
            view! { <Badge>"Не хватает"</Badge> }
        } else {
            view! { <Badge tone=Tone::Accent>"Есть"</Badge> }
        };
        view! {
            <tr>
                <th scope="row">{step.title()}</th>
                <td data-word="что в нём">{wanted(step)}</td>
                <td>{badge}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <Table caption="Подготовка учебного года" columns>
            {lines}
        </Table>
    }
}

#[component]
fn Card(card: CardDraft) -> impl IntoView {
    let lines = [
        ("Адрес", card.legal_address),
        ("Почтовый адрес", card.postal_address),
        ("Телефон", card.phone),
        ("Электронная почта", card.email),
        ("Сайт", card.site),
        ("ИНН", card.inn),
        ("ОГРН", card.ogrn),
    ];
    let shown = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let shown = shown.map(|(title, text)| view! { <dt>{title}</dt> <dd>{text}</dd> }).collect_view();
    view! {
        <section class="part">
            <h2>"Карточка"</h2>
            <dl class="org-card">{shown}</dl>
        </section>
    }
}

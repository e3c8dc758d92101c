//! The list an officer starts from: each school with its figures.

use domain::access::Right;
use domain::org::OrgKind;
use leptos::prelude::*;

use super::api::{Organisation, overseen};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::ui::{Badge, Column, Empty, Glyph, LinkButton, Page, Table, Tone};

/// `/organisations`
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let list = load(|| (), |()| overseen());
    let appoints = use_context::<Who>().is_some_and(|who| who.has(Right::AppointCoordinators));
    let seats = move || {
        appoints.then(|| {
            view! {
                <LinkButton href=link::SOCIAL>"Социальный паспорт"</LinkButton>
                <LinkButton href=link::RIGHTS>"Кто отвечает за школы"</LinkButton>
            }
        })
    };
    view! {
        <Page title="Организации" actions=seats>
            <Loaded resource=list let:list>
                {if list.is_empty() {
                    view! {
                        <Empty title="Здесь пока никого нет" glyph=Glyph::School>
                            <p>"Школы создаёт администратор сервера или специалист управления."</p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! { <List list /> }.into_any()
                }}
            </Loaded>
        </Page>
    }
}

#[component]
fn List(list: Vec<Organisation>) -> impl IntoView {
    let columns = vec![
        Column::new("Организация"),
        Column::new("Район"),
        Column::new("Классов").number(),
        Column::new("Учеников").number(),
        Column::new("Сотрудников").number(),
        Column::new("Учебный год"),
    ];
    view! {
        <Table caption="Организации" caption_class="only" columns>
            {list.into_iter().map(row).collect_view()}
        </Table>
    }
}

fn row(organisation: Organisation) -> impl IntoView {
    let school = organisation.kind == OrgKind::School;
    let figure = |value: u32| school.then(|| value.to_string());
    let state = if organisation.open {
        view! { <Badge tone=Tone::Accent>"Открыт"</Badge> }.into_any()
    } else {
        view! { <Badge>"Не открыт"</Badge> }.into_any()
    };
    view! {
        <tr>
            <th class="name" scope="row">{organisation.name}</th>
            <td data-word="Район">{organisation.district}</td>
            <td class="num" data-word="Классов">{figure(organisation.classes)}</td>
            <td class="num" data-word="Учеников">{figure(organisation.pupils)}</td>
            <td class="num" data-word="Сотрудников">{figure(organisation.staff)}</td>
            <td data-word="Учебный год">{school.then_some(state)}</td>
        </tr>
    }
}

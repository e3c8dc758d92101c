//! Who comes in and who does not: the classes, each a way to its slips.

use domain::access::Right;
use domain::people::{LoginPattern, PersonName};
use domain::slip::Whose;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::address;
use super::api::{SetLoginPattern, open_visits};
use super::sheet::{ClassVisits, Tally, Visits};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::ui::{
    Badge, Button, Choice, Column, Empty, Glyph, LinkButton, Page, Select, Tab, Table, Tabs, Tone,
};

/// `/slips`
#[component]
pub fn SlipsPage() -> impl IntoView {
    let visits = load(|| (), |()| open_visits());
    view! {
        <Page title="Доступ">
            <AccessTabs here=link::SLIPS />
            <Loaded resource=visits let:visits>
                <Shown visits />
            </Loaded>
        </Page>
    }
}

/// Passwords and consents stand beside each other: both decide who comes in.
#[component]
fn AccessTabs(here: &'static str) -> impl IntoView {
    let who = use_context::<Who>();
    let keeps = who.as_ref().is_some_and(|who| who.has(Right::KeepConsents) || who.leads);
    let gives = who.is_some_and(|who| who.has(Right::GiveRoles));
    let tab = |title: &str, href: &str| Tab { title: title.into(), href: href.into(), count: None };
    let mut tabs = vec![tab("Пароли", link::SLIPS), tab("Согласия", link::CONSENTS)];
    tabs.extend(gives.then(|| tab("Роли и права", link::RIGHTS)));
    keeps.then(|| view! { <Tabs label="Доступ" tabs here=Signal::stored(here.to_owned()) /> })
}

#[component]
fn Shown(visits: Visits) -> impl IntoView {
    let Visits { classes, staff, pattern } = visits;
    if classes.is_empty() && staff.is_none_or(|staff| staff.people == 0) {
        return view! {
            <Empty title="Пока некому выдавать пароли" glyph=Glyph::People>
                <p>"Пароли печатают тем, кто есть в списках. Загрузите учеников и сотрудников."</p>
                <div class="line">
                    <LinkButton href=link::IMPORT icon=Glyph::Upload>"Загрузить список"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    }
    let columns = ["Класс", "Ученики", "Родители"].map(Column::new).into();
    view! {
        <p>
            "Первый вход — по одноразовому паролю с листка. Выберите, кому напечатать: здесь видно, кто уже бывает в системе, а кого ещё ждут."
        </p>
        {staff.map(|staff| view! { <Staff staff /> })}
        {(!classes.is_empty())
            .then(|| {
                view! {
                    <Table caption="Вход учеников и родителей по классам" caption_class="only" columns>
                        {classes.into_iter().map(row).collect_view()}
                    </Table>
                }
            })}
        {pattern.map(|pattern| view! { <Logins pattern /> })}
    }
    .into_any()
}

/// How logins of new people are made.
#[component]
fn Logins(pattern: LoginPattern) -> impl IntoView {
    let choices = LoginPattern::ALL.map(|of| Choice::new(of.code(), example(of))).into();
    view! {
        <section class="part">
            <h2>"Логины новых людей"</h2>
            <p class="mild">"У кого логин уже есть, у того он не изменится. Тёзкам добавляется число."</p>
            <form class="form" method="post" action=SetLoginPattern::url()>
                <Select label="Из чего делать логин" name="pattern" choices value=pattern.code() />
                <div class="form-end">
                    <Button>"Сохранить"</Button>
                </div>
            </form>
        </section>
    }
}

/// «фамилия и буква имени: ivanov.p»
fn example(pattern: LoginPattern) -> String {
    let words = match pattern {
        LoginPattern::SurnameInitial => "фамилия и буква имени",
        LoginPattern::SurnameInitials => "фамилия и инициалы",
        LoginPattern::SurnameGiven => "фамилия и имя",
        LoginPattern::InitialSurname => "буква имени и фамилия",
    };
    let (surname, given, patronymic) = ("Иванов".into(), "Пётр".into(), Some("Ильич".into()));
    format!("{words}: {}", pattern.stem(&PersonName { surname, given, patronymic }))
}

#[component]
fn Staff(staff: Tally) -> impl IntoView {
    let came = came(staff);
    view! {
        <p>
            <a href=address(None, Whose::Staff)>{format!("Сотрудники: {came}")}</a>
            " "
            {outside(staff)}
        </p>
    }
}

fn row(of: ClassVisits) -> impl IntoView {
    let cell = |whose: Whose, tally: Tally| {
        view! {
            <a href=address(Some(of.class), whose)>{came(tally)}</a>
            " "
            {outside(tally)}
        }
    };
    view! {
        <tr>
            <th scope="row">{of.title.clone()}</th>
            <td data-word="Ученики:">{cell(Whose::Pupils, of.pupils)}</td>
            <td data-word="Родители:">{cell(Whose::Guardians, of.guardians)}</td>
        </tr>
    }
}

/// «входили 7 из 30, за неделю 5»
fn came(tally: Tally) -> String {
    let Tally { people, came, lately, .. } = tally;
    match (people, came) {
        (0, _) => "в списке никого".to_owned(),
        (_, 0) => format!("входили 0 из {people}"),
        _ => format!("входили {came} из {people}, за неделю {lately}"),
    }
}

fn outside(tally: Tally) -> impl IntoView {
    let without = tally.outside();
    let holding = (tally.holding > 0).then(|| format!("листки на руках: {}", tally.holding));
    view! {
        {holding.map(|words| view! { <Badge>{words}</Badge> " " })}
        {(without > 0).then(|| view! { <Badge tone=Tone::Alert>{format!("без пароля: {without}")}</Badge> })}
    }
}

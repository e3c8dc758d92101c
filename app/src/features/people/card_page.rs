//! The card of a person: what the school knows of them, who stands for whom, and what was corrected when.

use domain::access::Right;
use domain::ids::PersonId;
use leptos::prelude::*;

use super::api::open_card;
use super::card::{Card, Child, Employment, Held, Particulars, Past, Schooling, Stay};
use super::face_part::FacePart;
use super::fix::Fix;
use super::kin_part::Guardians;
use crate::kit::loaded::Loaded;
use crate::kit::typed::typed;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{day_in_figures, said};
use crate::ui::{Column, Crumb, Crumbs, Note, Page, Table, Tone};

/// `/people/:of`
#[component]
pub fn CardPage() -> impl IntoView {
    let of = asked::in_path::<PersonId>("of");
    let opened = load(of, |person| async move { open_card(person.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:card>
            <Opened card />
        </Loaded>
    }
}

#[component]
fn Opened(card: Card) -> impl IntoView {
    let kept = flash::flash();
    let who = expect_context::<Who>();
    let lists = who.leads || who.has(Right::ReadPeople);
    let crumbs: Vec<Crumb> = lists.then(|| Crumb::to("Люди", link::PEOPLE)).into_iter().collect();
    let traced = who.has(Right::ReadTraces).then(|| {
        let (whom, by) = (link::traces_of(card.person), link::traces_by(card.person));
        view! {
            <p class="line">
                <a href=whom>"Кто смотрел эти данные"</a>
                {card.employment.is_some().then(|| view! { <a href=by>"Что смотрел этот сотрудник"</a> })}
            </p>
        }
    });
    let Card { person, name, pupil, guardians, children, employment, whole, social, face } = card;
    let called = name.clone();
    let social = social.then(|| {
        view! {
            <p class="line">
                <a href=link::passport(person)>"Социальный паспорт"</a>
            </p>
        }
    });
    let corrects = whole.as_ref().is_some_and(|whole| whole.corrects);
    let past = whole.as_ref().map(|whole| whole.past.clone()).unwrap_or_default();
    let fix = whole.clone().filter(|whole| whole.corrects);
    view! {
        <Page title=name head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <div class="columns">
                <FacePart person name=called face />
                {whole.map(|whole| view! { <Known whole /> })}
                {pupil.clone().map(|of| view! { <Learns of /> })}
                {employment.map(|of| view! { <Works of /> })}
                {(!guardians.is_empty()).then(|| view! { <Guardians child=person guardians corrects /> })}
                {(!children.is_empty()).then(|| view! { <Children children /> })}
            </div>
            {social}
            {fix.map(|whole| view! { <Fix person whole kept typed=typed() pupil=pupil.is_some() /> })}
            {pupil.filter(|of| !of.stays.is_empty()).map(|of| view! { <Stays stays=of.stays /> })}
            {(!past.is_empty()).then(|| view! { <History past /> })}
            {traced}
        </Page>
    }
}

#[component]
fn Known(whole: Particulars) -> impl IntoView {
    let Particulars { draft, login, access, consents, .. } = whole;
    let born = draft.born.parse().map_or(draft.born, day_in_figures);
    let consent = |(title, stands): (String, bool)| {
        let word = if stands { "дано" } else { "нет" };
        view! { <Fact term=format!("Согласие: {title}") value=word.to_owned() /> }
    };
    view! {
        <section class="part">
            <h2>"Сведения"</h2>
            <dl class="pc-facts">
                <Fact term="Дата рождения" value=born />
                <Fact term="Пол" value=draft.sex />
                <Fact term="Телефон" value=draft.phone />
                <Fact term="Почта" value=draft.email />
                <Fact term="Логин" value=login.unwrap_or_default() />
                <Fact term="Вход" value=super::words::access(access) />
                {consents.into_iter().map(consent).collect_view()}
            </dl>
        </section>
    }
}

/// What nobody wrote down is said so.
#[component]
fn Fact(#[prop(into)] term: String, value: String) -> impl IntoView {
    let value = said(value);
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value.unwrap_or_else(|| "не указано".into())}</dd>
        </div>
    }
}

#[component]
fn Learns(of: Schooling) -> impl IntoView {
    let class =
        of.class.map_or_else(|| "В классе сейчас не состоит".into(), |class| format!("Класс {class}"));
    let many = of.groups.len();
    let group = |one: super::card::Learning| {
        view! {
            <li>
                <b>{one.subject}</b>
                ", "
                {one.group}
                <br />
                <span class="mild">{said(one.teachers).unwrap_or_else(|| "учителя нет".into())}</span>
            </li>
        }
    };
    view! {
        <section class="part">
            <h2>{class}</h2>
            <details class="pc-more" open=many < 6>
                <summary>{format!("Группы: {many}")}</summary>
                <ul class="rows">{of.groups.into_iter().map(group).collect_view()}</ul>
            </details>
        </section>
    }
}

#[component]
fn Works(of: Employment) -> impl IntoView {
    let Employment { left, post, roles, leads, teaches } = of;
    let left = left.map(|day| format!("Здесь больше не работает: последний день — {}.", day_in_figures(day)));
    let held = |one: Held| {
        let until = one.until.map(|day| format!(" по {}", day_in_figures(day))).unwrap_or_default();
        view! {
            <li>
                <b>{one.title}</b>
                " "
                <span class="mild">{format!("с {}{until}", day_in_figures(one.since))}</span>
            </li>
        }
    };
    let taught = teaches.into_iter().map(|course| view! { <li>{course}</li> }).collect_view();
    view! {
        <section class="part">
            <h2>"Работа в школе"</h2>
            {left.map(|words| view! { <p>{words}</p> })}
            <dl class="pc-facts">
                <Fact term="Должность" value=post.unwrap_or_default() />
                {(!leads.is_empty())
                    .then(|| view! { <Fact term="Классное руководство" value=leads.join(", ") /> })}
            </dl>
            <ul class="rows">{roles.into_iter().map(held).collect_view()}</ul>
            <ul class="rows">{taught}</ul>
        </section>
    }
}

#[component]
fn Children(children: Vec<Child>) -> impl IntoView {
    let row = |child: Child| {
        let note = said(child.degree).map(|degree| format!("{degree}, ")).unwrap_or_default();
        view! {
            <li>
                <a href=link::card(child.person)>
                    <b>{child.name}</b>
                    <span class="end mild">{format!("{note}{}", child.class)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="part">
            <h2>"Дети"</h2>
            <ul class="rows">{children.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Stays(stays: Vec<Stay>) -> impl IntoView {
    let columns = ["Класс", "С какого дня", "По какой день"].map(Column::new).into();
    let row = |stay: Stay| {
        let until = stay.until.map_or_else(|| "по сей день".into(), day_in_figures);
        let ended = stay.ended.map(|order| view! { <br /> <span class="mild">{order}</span> });
        view! {
            <tr>
                <th scope="row">{stay.class}</th>
                <td data-word="с:">{day_in_figures(stay.since)} <br /> <span class="mild">{stay.began}</span></td>
                <td data-word="по:">{until} {ended}</td>
            </tr>
        }
    };
    view! {
        <section class="part">
            <h2>"В каких классах учился"</h2>
            <Table caption="Классы по приказам" caption_class="only" columns>
                {stays.into_iter().map(row).collect_view()}
            </Table>
        </section>
    }
}

#[component]
fn History(past: Vec<Past>) -> impl IntoView {
    let row = |one: Past| {
        view! {
            <li>
                <b>{one.what}</b>
                <br />
                <span class="mild">{format!("{}, {}", one.at, one.who)}</span>
            </li>
        }
    };
    view! {
        <section class="part">
            <h2>"Что и когда исправлено"</h2>
            <ul class="rows">{past.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

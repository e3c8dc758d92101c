//! One person: roles with their days, what follows from data, orders.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::card::{Act, Card, Charge, Ordered};
use super::card_forms::{Dismissal, EndRole, GiveForm, Reinstatement};
use super::of_school;
use super::people::{Here, Worn};
use super::stints_part::StintsPart;
use crate::kit::{flash, link};
use crate::ui::words::day_in_figures;
use crate::ui::{Badge, Crumb, Crumbs, Note, Page, Tone};

/// `/rights?school=&person=`
#[component]
pub fn CardPart(card: Card) -> impl IntoView {
    let Card {
        here,
        person,
        name,
        post,
        roles,
        gives,
        proposed,
        leads,
        groups,
        stands_in,
        orders,
        leaves,
        own,
    } = card;
    let list = if here.own { "Роли и права".to_owned() } else { here.title.clone() };
    let crumbs = vec![Crumb::to(list, of_school(here.school))];
    let kept = flash::flash();
    let gone = leaves.is_some_and(|last| last < here.today);
    let none = roles.is_empty();
    let may_end = gives.clone();
    let of = here.clone();
    let charged = !gone && (!leads.is_empty() || !groups.is_empty());
    view! {
        <Page title=name head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {(!post.is_empty()).then(|| view! { <p>{post}</p> })}
            {leaves.map(|last| view! { <Leaves last gone /> })}
            <section class="part">
                <h2>"Роли"</h2>
                {none.then(|| view! { <p>"Ролей нет: человек не видит ничего, кроме своих настроек."</p> })}
                <ul class="rows">
                    {roles
                        .into_iter()
                        .map(|worn| view! { <OneRole here=of.clone() worn may=may_end.contains(&worn.role) /> })
                        .collect_view()}
                </ul>
            </section>
            {(!gone && !gives.is_empty()).then(|| view! { <GiveForm here=here.clone() person gives proposed kept=kept.clone() /> })}
            {(here.own && !gone).then(|| view! { <StintsPart here=here.clone() person stands_in kept=kept.clone() /> })}
            {charged.then(|| view! { <Charges leads groups=groups.clone() /> })}
            {(here.own && !own && !gone).then(|| view! { <Dismissal person today=here.today groups=groups.clone() leaves /> })}
            {(here.own && leaves.is_some()).then(|| view! { <Reinstatement person /> })}
            {(!orders.is_empty()).then(|| view! { <Orders orders /> })}
        </Page>
    }
}

#[component]
fn Leaves(last: NaiveDate, gone: bool) -> impl IntoView {
    let words = if gone {
        format!("Уволен: последний день работы — {}.", day_in_figures(last))
    } else {
        format!("Работает по {}. На следующий день вход в школу закроется сам.", day_in_figures(last))
    };
    view! { <Note tone=Tone::Alert>{words}</Note> }
}

#[component]
fn OneRole(here: Here, worn: Worn, may: bool) -> impl IntoView {
    let days = match worn.until {
        Some(until) => format!("с {} по {}", day_in_figures(worn.since), day_in_figures(until)),
        None => format!("с {}", day_in_figures(worn.since)),
    };
    let begun = worn.since <= here.today;
    view! {
        <li class="rights-role">
            <div>
                <b>{worn.role.title()}</b>
                " "
                <span class="mild">{days}</span>
                {(!begun).then(|| view! { " " <Badge>"ещё не началась"</Badge> })}
                <br />
                <small class="mild">{worn.role.brings()}</small>
            </div>
            {may.then(|| view! { <EndRole here worn /> })}
        </li>
    }
}

/// What nobody gives by hand: it follows from classes and groups.
#[component]
fn Charges(leads: Vec<String>, groups: Vec<Charge>) -> impl IntoView {
    let leads = (!leads.is_empty()).then(|| format!("Классный руководитель: {}.", leads.join(", ")));
    view! {
        <section class="part">
            <h2>"По классам и группам"</h2>
            {leads.map(|words| view! { <p>{words}</p> })}
            {(!groups.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary>{format!("Ведёт журналы: {}", groups.len())}</summary>
                            <ul>{groups.into_iter().map(|group| view! { <li>{group.title}</li> }).collect_view()}</ul>
                        </details>
                    }
                })}
            <p class="mild">
                "Эти права следуют из нагрузки, их не дают руками: "
                <a href=link::wizard(domain::wizard::Step::Groups)>"учителей групп"</a> " и "
                <a href=link::wizard(domain::wizard::Step::Classes)>"классных руководителей"</a> " меняют в мастере года."
            </p>
        </section>
    }
}

#[component]
fn Orders(orders: Vec<Ordered>) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Что решено раньше"</h2>
            <ul class="rows">
                {orders
                    .into_iter()
                    .map(|order| {
                        let basis = (!order.basis.is_empty()).then(|| format!("{}. ", order.basis));
                        view! {
                            <li class="rights-order">
                                {said(&order)} <br /> <small class="mild">{basis} {order.entered.clone()}</small>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// «Дана роль «Завуч» с 12.11.2026 по 31.12.2026»
fn said(order: &Ordered) -> String {
    let (role, day) =
        (order.role.map(domain::role::Role::title).unwrap_or_default(), day_in_figures(order.day));
    match (order.act, &order.class) {
        (Act::Given, Some(class)) => format!("Назначен классным руководителем {class} с {day}"),
        (Act::Ended, Some(class)) => format!("Больше не классный руководитель {class}, последний день {day}"),
        (Act::Given, None) => {
            let until = order.until.map(|until| format!(" по {}", day_in_figures(until))).unwrap_or_default();
            format!("Дана роль «{role}» с {day}{until}")
        }
        (Act::Ended, None) => format!("Снята роль «{role}», последний день {day}"),
        (Act::Dismissed, _) => format!("Увольнение, последний день {day}"),
        (Act::Reinstated, _) => format!("Увольнение отменено {day}"),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn an_order_is_told_in_plain_words() {
        let day = "2026-11-12".parse().unwrap();
        let order = |act, role| Ordered {
            act,
            role,
            class: None,
            day,
            until: None,
            basis: String::new(),
            entered: String::new(),
        };
        let deputy = Some(domain::role::Role::Deputy);
        assert_eq!(said(&order(Act::Given, deputy)), "Дана роль «Завуч» с 12.11.2026");
        assert_eq!(said(&order(Act::Ended, deputy)), "Снята роль «Завуч», последний день 12.11.2026");
        assert_eq!(said(&order(Act::Dismissed, None)), "Увольнение, последний день 12.11.2026");
    }
}

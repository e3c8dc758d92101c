//! Forms over one person: a role given, a role ended, work ended, a dismissal taken back.

use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::role::Role;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{Dismiss, EndRole as EndRoleCall, GiveRole, Reinstate};
use super::card::Charge;
use super::people::{Here, Worn};
use crate::kit::{AppError, flash};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Choice, DateField, Field, Note, Select, Tone};

const GROUPS: [&str; 3] = ["группа останется", "группы останутся", "групп останутся"];
const BASIS: &str = "Например: приказ № 15 от 2 ноября";

#[component]
pub fn GiveForm(
    here: Here,
    person: PersonId,
    gives: Vec<Role>,
    proposed: Option<Role>,
    kept: Option<AppError>,
) -> impl IntoView {
    let choices: Vec<Choice> = gives.iter().map(|role| Choice::new(role.code(), role.title())).collect();
    let first = proposed.filter(|role| gives.contains(role)).or_else(|| usual(&gives));
    view! {
        <section class="part">
            <h2>"Дать роль"</h2>
            <form class="form" method="post" action=GiveRole::url()>
                <input type="hidden" name="school" value=here.school.to_string() />
                <input type="hidden" name="person" value=person.to_string() />
                <Select label="Роль" name="role" choices value=first.map(Role::code).unwrap_or_default() />
                <div class="rights-pair">
                    <DateField label="С какого дня" name="days[since]" id="since" required=true
                        value=here.today.to_string() error=flash::at(&kept, "days[since]") />
                    <DateField label="По какой день" name="days[until]" id="until"
                        hint="Пусто: без срока" error=flash::at(&kept, "days[until]") />
                </div>
                <Field label="Основание" name="days[basis]" id="basis" most=200
                    hint="Приказ: его номер и дата. Для координатора и директора обязательно."
                    error=flash::at(&kept, "days[basis]") />
                <div class="form-end"><Button kind=ButtonKind::Primary>"Дать роль"</Button></div>
            </form>
        </section>
    }
}

/// A teacher is what most people are.
fn usual(gives: &[Role]) -> Option<Role> {
    gives.iter().copied().find(|role| *role == Role::Teacher).or_else(|| gives.first().copied())
}

#[component]
pub fn EndRole(here: Here, worn: Worn) -> impl IntoView {
    let id = worn.id;
    let spoken = format!("Снять роль «{}»", worn.role.title());
    let last = here.today.max(worn.since);
    view! {
        <details>
            <summary class="rights-more" aria-label=spoken>"Снять"</summary>
            <form class="form" method="post" action=EndRoleCall::url()>
                <input type="hidden" name="school" value=here.school.to_string() />
                <input type="hidden" name="role" value=id.to_string() />
                <DateField label="Последний день" name="last[day]" id=format!("last-{id}") required=true
                    value=last.to_string() hint="Вчерашний день снимет роль сразу" />
                <Field label="Основание" name="last[basis]" id=format!("basis-{id}") most=200 hint=BASIS />
                <div class="form-end"><Button kind=ButtonKind::Danger>"Снять роль"</Button></div>
            </form>
        </details>
    }
}

#[component]
pub fn Dismissal(
    person: PersonId,
    today: NaiveDate,
    groups: Vec<Charge>,
    leaves: Option<NaiveDate>,
) -> impl IntoView {
    let alone: Vec<String> =
        groups.into_iter().filter(|group| group.alone).map(|group| group.title).collect();
    let title = if leaves.is_some() {
        "Изменить день увольнения"
    } else {
        "Увольнение"
    };
    view! {
        <section class="part">
            <h2>{title}</h2>
            <details>
                <summary class="rights-more">"Отметить увольнение"</summary>
                <p>
                    "После последнего дня роли кончатся, человек выйдет отовсюду и журналов школы больше не откроет. Если у него в системе есть дети, их дневник останется."
                </p>
                {(!alone.is_empty()).then(|| view! { <Alone alone /> })}
                <form class="form" method="post" action=Dismiss::url()>
                    <input type="hidden" name="person" value=person.to_string() />
                    <DateField label="Последний день работы" name="last[day]" id="last" required=true
                        value=leaves.unwrap_or(today).to_string() />
                    <Field label="Основание" name="last[basis]" id="dismissal-basis" most=200 required=true hint=BASIS />
                    <div class="form-end"><Button kind=ButtonKind::Danger>"Уволить"</Button></div>
                </form>
            </details>
        </section>
    }
}

#[component]
fn Alone(alone: Vec<String>) -> impl IntoView {
    view! {
        <Note tone=Tone::Alert>
            <p>{format!("Без учителя {}:", counted(alone.len() as u64, GROUPS))}</p>
            <ul>{alone.into_iter().map(|title| view! { <li>{title}</li> }).collect_view()}</ul>
        </Note>
    }
}

#[component]
pub fn Reinstatement(person: PersonId) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Отменить увольнение"</h2>
            <p class="mild">"Роли и группы сами не вернутся: их дают заново."</p>
            <form class="form" method="post" action=Reinstate::url()>
                <input type="hidden" name="person" value=person.to_string() />
                <Field label="Основание" name="basis" id="back-basis" most=200 required=true hint=BASIS />
                <div class="form-end"><Button>"Отменить увольнение"</Button></div>
            </form>
        </section>
    }
}

//! Who coordinates a school: a form for the first one, and the paper with the first password.

use domain::ids::OrganisationId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::IntroduceCoordinator;
use super::coordinator::{Answering, Coordinator};
use crate::kit::typed::{StandsAt, typed};
use crate::kit::{access, flash, link};
use crate::ui::words::day_of_year;
use crate::ui::{Button, ButtonKind, Column, Field, Glyph, Note, Table, Tone};

const PRINT: &str = "/organisations/slip";

#[component]
pub fn Coordinators(school: OrganisationId, answering: Answering) -> impl IntoView {
    let Answering { coordinators, last_day } = answering;
    let kept = flash::flash();
    let body = if coordinators.is_empty() {
        view! { <First school /> }.into_any()
    } else {
        let waits = coordinators.iter().any(|one| one.refused.is_none());
        let columns = ["Кто", "Логин", "Вход"].map(Column::new).into();
        let rows = coordinators.into_iter().map(|one| line(school, one)).collect_view();
        let words = waits.then(|| {
            let until = day_of_year(last_day);
            view! {
                <Note>
                    {format!("Листок с одноразовым паролем действует по {until}. При первом входе координатор задаст свой пароль и включит второй фактор; ваш листок больше ничего не откроет.")}
                </Note>
            }
        });
        view! { <Table caption="Координаторы школы" caption_class="only" columns>{rows}</Table> {words} }
            .into_any()
    };
    view! {
        <section class="part" id="coordinator">
            <h2>"Координатор"</h2>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {body}
            <p class="org-more"><a href=format!("{}?school={school}", link::RIGHTS)>"Кто ещё отвечает за школу"</a></p>
        </section>
    }
}

#[component]
fn First(school: OrganisationId) -> impl IntoView {
    let (kept, typed) = (flash::flash(), typed());
    let text = |name: &str| typed.as_ref().map(|typed| typed.text(name)).unwrap_or_default();
    view! {
        <p>
            "Координатора у школы ещё нет. Назначьте первого: он получит логин и одноразовый пароль на листке и дальше заведёт остальных сам."
        </p>
        <form class="form" method="post" action=IntroduceCoordinator::url()>
            <StandsAt page=link::organisation(school) />
            <input type="hidden" name="school" value=school.to_string() />
            <Field label="Фамилия, имя, отчество" name="new[name]" required=true value=text("new[name]")
                error=flash::at(&kept, "new[name]") />
            <Field label="Телефон" name="new[phone]" required=true value=text("new[phone]")
                hint="По нему человека отличат от однофамильцев." error=flash::at(&kept, "new[phone]") />
            <Field label="Основание" name="new[basis]" required=true value=text("new[basis]") most=200
                hint="Например: приказ № 15 от 2 ноября" error=flash::at(&kept, "new[basis]") />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Назначить координатора"</Button>
            </div>
        </form>
    }
}

fn line(school: OrganisationId, one: Coordinator) -> impl IntoView {
    let Coordinator { person, name, login, access, refused } = one;
    let print = match refused {
        Some(why) => view! { <small class="mild">{why}</small> }.into_any(),
        None => view! {
            <form method="post" action=PRINT>
                <input type="hidden" name="school" value=school.to_string() />
                <input type="hidden" name="person" value=person.to_string() />
                <Button kind=ButtonKind::Primary icon=Glyph::Print>"Напечатать листок с паролем"</Button>
            </form>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-word="логин">{login}</td>
            <td><div class="org-way">{access::badge(access)} {print}</div></td>
        </tr>
    }
}

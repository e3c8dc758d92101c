//! Staff: brought in by their list, then given the roles their posts speak for.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::{TEACHERS, no_list};
use crate::features::wizard::api::GiveRoles;
use crate::features::wizard::sheet::Staff;
use crate::kit::link;
use crate::ui::words::counted;
use crate::ui::{Button, Glyph, LinkButton};

const PEOPLE: [&str; 3] = ["сотрудник", "сотрудника", "сотрудников"];
const LEADERS: [&str; 3] =
    ["классный руководитель ждёт", "классных руководителя ждут", "классных руководителей ждут"];

#[component]
pub fn StaffStep(staff: Staff) -> impl IntoView {
    if staff.people == 0 {
        return no_list(
            "Сотрудников ещё нет",
            "Загрузите список из Excel: ФИО, должность, предметы, классное руководство.",
            (link::IMPORT_STAFF, "Загрузить список сотрудников"),
        );
    }
    view! {
        <p>
            <b>{counted(staff.people, PEOPLE)}</b>
            {format!(", предметы указаны у {} из них.", staff.teachers)}
        </p>
        {(staff.wishes > 0)
            .then(|| view! { <p>{counted(staff.wishes, LEADERS)} " своих классов: назначим, как только классы появятся."</p> })}
        {(!staff.proposed.is_empty()).then(|| view! { <Proposed proposed=staff.proposed.clone() /> })}
        <p>
            <LinkButton href=link::IMPORT_STAFF icon=Glyph::Upload>"Загрузить ещё список"</LinkButton>
        </p>
    }
    .into_any()
}

#[component]
fn Proposed(proposed: Vec<(String, u64)>) -> impl IntoView {
    let lines = proposed.into_iter().map(|(title, people)| view! { <li>{title} ": " {people}</li> });
    let lines = lines.collect_view();
    view! {
        <section class="part">
            <h2>"Права по должностям"</h2>
            <p>"Список сам прав не даёт. Подтвердите, и люди смогут войти и работать:"</p>
            <ul>{lines}</ul>
            <form method="post" action=GiveRoles::url()>
                <Button icon=Glyph::Check>"Выдать права"</Button>
            </form>
        </section>
    }
}

/// «44 учителя»
pub fn teachers(many: u64) -> String {
    counted(many, TEACHERS)
}

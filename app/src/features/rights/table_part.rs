//! What each role may do: the table of the school, and one role open to be changed.

use domain::rights::Bound;
use domain::role::{Right, Role};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::SetRights;
use super::table::{RightCell, RightsTable, RoleColumn};
use crate::kit::link;
use crate::ui::words::counted;
use crate::ui::{Badge, Button, ButtonKind, Tone};

const PEOPLE: [&str; 3] = ["человек", "человека", "человек"];

/// `/rights?part=table&role=`
#[component]
pub fn TablePart(table: RightsTable, open: Option<Role>) -> impl IntoView {
    let opened = open.and_then(|role| table.roles.iter().find(|column| column.role == role)).cloned();
    view! {
        <p>
            "Так роли устроены в школе «" {table.title.clone()}
            "». Обычный набор можно сузить или расширить: изменение действует сразу у всех, у кого эта роль."
        </p>
        {opened.map(|column| view! { <OneRole column /> })}
        <Whole table />
    }
}

#[component]
fn OneRole(column: RoleColumn) -> impl IntoView {
    let RoleColumn { role, people, cells } = column.clone();
    let usual = cells.iter().filter(|cell| cell.usual).map(|cell| cell.right);
    let usual: Vec<Right> = usual.collect();
    let (free, fixed): (Vec<RightCell>, Vec<RightCell>) =
        cells.into_iter().partition(|cell| cell.bound != Bound::Never);
    let never = fixed.into_iter().map(|cell| cell.right.title()).collect::<Vec<_>>().join(", ");
    view! {
        <section class="part" id="role">
            <h2>{format!("{}: что можно", role.title())}</h2>
            <p class="mild">{role.brings()} " Сейчас с этой ролью: " {counted(u64::from(people), PEOPLE)} "."</p>
            <form class="form wide" method="post" action=SetRights::url()>
                <input type="hidden" name="role" value=role.code() />
                <div class="rights-ticks">{free.into_iter().map(tick).collect_view()}</div>
                {(!never.is_empty()).then(|| view! { <p class="mild">"Этой роли не дают никогда: " {never.clone()} "."</p> })}
                <div class="form-end line">
                    <Button kind=ButtonKind::Primary>"Сохранить"</Button>
                    <a href=format!("{}?part=table", link::RIGHTS)>"Не менять"</a>
                </div>
            </form>
            {(column.changed() > 0).then(|| view! { <AsUsual role usual /> })}
        </section>
    }
}

/// A box that is always ticked is sent by a field beside it: a browser sends nothing for a disabled one.
fn tick(cell: RightCell) -> impl IntoView {
    let RightCell { right, given, usual, bound } = cell;
    let always = bound == Bound::Always;
    let differs = (given != usual).then_some(if given {
        "добавлено школой"
    } else {
        "убрано школой"
    });
    view! {
        <label class="check">
            <input type="checkbox" name="given[]" value=right.code() checked=given disabled=always />
            <span>
                <b>{right.title()}</b>
                {differs.map(|words| view! { " " <Badge tone=Tone::Accent>{words}</Badge> })}
                {always.then(|| view! { " " <Badge>"всегда"</Badge> })}
                <br />
                <small class="mild">{right.gives_what()}</small>
            </span>
        </label>
        {always.then(|| view! { <input type="hidden" name="given[]" value=right.code() /> })}
    }
}

#[component]
fn AsUsual(role: Role, usual: Vec<Right>) -> impl IntoView {
    let given =
        usual.into_iter().map(|right| view! { <input type="hidden" name="given[]" value=right.code() /> });
    let given = given.collect_view();
    view! {
        <form method="post" action=SetRights::url()>
            <input type="hidden" name="role" value=role.code() />
            {given}
            <Button kind=ButtonKind::Quiet>"Вернуть обычный набор"</Button>
        </form>
    }
}

#[component]
fn Whole(table: RightsTable) -> impl IntoView {
    let heads = table.roles.iter().map(head).collect_view();
    let rows = Right::OF_SCHOOL.into_iter().map(|right| line(right, &table.roles)).collect_view();
    view! {
        <section class="part">
            <h2>"Все роли"</h2>
            <p class="mild">"+ и − отмечено то, что в школе не так, как обычно. Чтобы изменить, выберите роль."</p>
            <div class="frame" role="region" aria-label="Права ролей" tabindex="0">
                <table class="table rights-table">
                    <caption class="only">"Права ролей"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Право"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn head(column: &RoleColumn) -> impl IntoView + use<> {
    let role = column.role;
    view! {
        <th scope="col">
            <a href=format!("{}#role", link::rights_of(role))>{role.title()}</a>
        </th>
    }
}

fn line(right: Right, roles: &[RoleColumn]) -> impl IntoView + use<> {
    let cells = roles.iter().filter_map(|column| column.cells.iter().find(|cell| cell.right == right));
    let cells = cells.map(|cell| mark(*cell)).collect_view();
    view! {
        <tr>
            <th scope="row">
                <span>{right.title()}</span>
                <small class="mild">{right.gives_what()}</small>
            </th>
            {cells}
        </tr>
    }
}

fn mark(cell: RightCell) -> impl IntoView {
    let (sign, words) = match (cell.given, cell.usual) {
        (true, true) => ("✓", "да"),
        (true, false) => ("✓ +", "да, добавлено школой"),
        (false, true) => ("−", "нет, убрано школой"),
        (false, false) => ("", "нет"),
    };
    view! {
        <td data-bound=(cell.bound == Bound::Never).then_some("never")>
            <span aria-hidden="true">{sign}</span>
            <span class="only">{words}</span>
        </td>
    }
}

//! Subjects and hours: the shipped plan of a grade, every hour of it changed by hand.

use domain::curriculum::say_hours;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::{FillPlan, SetHours};
use crate::features::wizard::sheet::{Plan, PlanKey, PlanRow};
use crate::kit::link;
use crate::ui::{Badge, Button, ButtonKind, Column, Empty, Glyph, LinkButton, Tab, Table, Tabs, Tone};

#[component]
pub fn PlanStep(plan: Plan, open: bool) -> impl IntoView {
    let Plan { keys, here, most, rows } = plan;
    if keys.is_empty() {
        return view! {
            <Empty title="Сначала нужны классы">
                <p>"Часы задаются для параллелей, в которых есть классы."</p>
                <div class="line">
                    <LinkButton href=link::wizard(Step::Classes)>"К классам"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    }
    let lacking = keys.iter().any(|(_, hours)| *hours == 0);
    let total = keys.iter().find(|(key, _)| *key == here).map_or(0, |(_, hours)| *hours);
    let href = |key: &PlanKey| format!("{}?of={}", link::wizard(Step::Plan), key.code());
    let tabs = keys.iter().map(|(key, _)| Tab { href: href(key), title: key.title(), count: None }).collect();
    let at = href(&here);
    view! {
        {(lacking && !open).then(|| view! { <Fill of=String::new() words="Заполнить все параллели по федеральному плану" /> })}
        <Tabs label="Параллель" tabs here=Signal::stored(at) />
        <Total most total />
        <Hours here=here.clone() rows open />
        {(!open).then(|| view! { <Fill of=here.code() words="Вернуть часы федерального плана" /> })}
    }
    .into_any()
}

#[component]
fn Fill(of: String, words: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=FillPlan::url()>
            <input type="hidden" name="of" value=of />
            <Button>{words}</Button>
        </form>
    }
}

#[component]
fn Total(most: i32, total: i32) -> impl IntoView {
    let over = total > most;
    view! {
        <p class="line" role="status">
            <span>
                "Всего " <b>{say_hours(total)}</b> " из " {say_hours(most)} " часов в неделю"
            </span>
            {over.then(|| view! { <Badge tone=Tone::Alert>"Больше нормы"</Badge> })}
        </p>
    }
}

#[component]
fn Hours(here: PlanKey, rows: Vec<PlanRow>, open: bool) -> impl IntoView {
    let columns = vec![Column::new("Предмет"), Column::new("Обязательная часть"), Column::new("Часть школы")];
    let (used, idle): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.core + row.school > 0);
    let lines = used.into_iter().chain(idle).map(|row| line(row, open)).collect_view();
    view! {
        <form class="hours" method="post" action=SetHours::url()>
            <input type="hidden" name="of" value=here.code() />
            <Table caption=format!("Часы в неделю: {} класс", here.title()) columns>
                {lines}
            </Table>
            {(!open)
                .then(|| {
                    view! {
                        <div class="form-end">
                            <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить часы"</Button>
                        </div>
                    }
                })}
        </form>
    }
}

fn line(row: PlanRow, open: bool) -> impl IntoView {
    let field = |part: &str, word: &str, hours: i32| {
        let value = if hours == 0 { String::new() } else { say_hours(hours) };
        view! {
            <input
                class="input"
                name=format!("{part}[s{}]", row.subject)
                value=value
                inputmode="decimal"
                autocomplete="off"
                readonly=open
                aria-label=format!("{}, {word}", row.name)
            />
        }
    };
    view! {
        <tr>
            <th scope="row">{row.name.clone()}</th>
            <td data-word="обязательная">{field("core", "обязательная часть", row.core)}</td>
            <td data-word="школы">{field("school", "часть школы", row.school)}</td>
        </tr>
    }
}

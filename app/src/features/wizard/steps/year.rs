//! The first step: when the quarters begin and end, and the week that grade 1 rests more.

use domain::calendar::YearPlan;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::SetYear;
use crate::kit::{AppError, flash};
use crate::ui::words::span;
use crate::ui::{Button, ButtonKind, DateField, Note};

const DAYS: [&str; 10] = [
    "days[0]", "days[1]", "days[2]", "days[3]", "days[4]", "days[5]", "days[6]", "days[7]", "days[8]",
    "days[9]",
];
const PARTS: [&str; 5] =
    ["1 четверть", "2 четверть", "3 четверть", "4 четверть", "Дополнительные каникулы 1 класса"];

#[component]
pub fn YearStep(plan: YearPlan, open: bool, kept: Option<AppError>) -> impl IntoView {
    let free = plan.vacations().into_iter().filter(|vacation| vacation.set == "main");
    let free = free.map(|vacation| {
        view! { <li>{vacation.title} ": " {span(vacation.span.first, vacation.span.last)}</li> }
    });
    let free = free.collect_view();
    let days = plan.days();
    let parts = PARTS.into_iter().enumerate().map(|(at, title)| {
        let field = |side: usize, label: &str| {
            let name = DAYS[at * 2 + side];
            let label = format!("{label}: {}", title.to_lowercase());
            let value = days[at * 2 + side].to_string();
            view! { <DateField label name required=true value error=flash::at(&kept, name) /> }
        };
        view! {
            <fieldset class="dates">
                <legend class="legend">{title}</legend>
                {field(0, "Первый день")} {field(1, "Последний день")}
            </fieldset>
        }
    });
    let parts = parts.collect_view();
    view! {
        {open.then(|| view! { <Note>"Год уже открыт, даты больше не меняются."</Note> })}
        <p>
            "Проверьте даты: они стоят по обычному календарю. Полугодия 10 и 11 классов сложатся из четвертей, каникулы лягут между ними."
        </p>
        <form class="form wide" method="post" action=SetYear::url()>
            {parts}
            <div>
                <h2>"Каникулы"</h2>
                <ul>{free}</ul>
            </div>
            {(!open)
                .then(|| {
                    view! {
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>"Сохранить и дальше"</Button>
                        </div>
                    }
                })}
        </form>
    }
}

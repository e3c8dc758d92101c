//! Groups of the plan's subject and grade: who is taught by it, with the way to their dates.

use domain::ids::LessonPlanId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::GiveLessonPlan;
use super::sheet::{Given, TaughtBy};
use crate::kit::link;
use crate::ui::{Button, ButtonKind, Glyph, LinkButton};

#[component]
pub fn Groups(plan: LessonPlanId, groups: Vec<Given>) -> impl IntoView {
    let line = move |given: Given| view! { <Line plan given /> };
    (!groups.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>"Группы"</h2>
                <ul class="rows">{groups.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Line(plan: LessonPlanId, given: Given) -> impl IntoView {
    let Given { group, name, by } = given;
    let said = match by {
        TaughtBy::This => "учится по этому плану",
        TaughtBy::Another => "учится по другому плану",
        TaughtBy::None => "плана нет",
    };
    let here = by == TaughtBy::This;
    view! {
        <li class="line">
            <b>{name}</b>
            <span class="mild">{said}</span>
            <span class="end line">
                {here.then(|| view! { <LinkButton href=link::lesson_dates(group) icon=Glyph::Calendar>"По датам"</LinkButton> })}
                <form method="post" action=GiveLessonPlan::url()>
                    <input type="hidden" name="group" value=group.to_string() />
                    {(!here).then(|| view! { <input type="hidden" name="plan" value=plan.to_string() /> })}
                    {if here {
                        view! { <Button kind=ButtonKind::Quiet>"Снять план"</Button> }.into_any()
                    } else {
                        view! { <Button>"Учить по этому плану"</Button> }.into_any()
                    }}
                </form>
            </span>
        </li>
    }
}

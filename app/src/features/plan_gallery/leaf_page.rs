//! One plan of the gallery: its rows to read, and the word to take it.

use domain::ids::SharedPlanId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{TakeSharedPlan, open_shared_plan};
use super::sheet::Leaf;
use crate::kit::loaded::Loaded;
use crate::kit::topics::Topics;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{counted, day_of_year};
use crate::ui::{Button, ButtonKind, Crumb, Crumbs, Glyph, Note, Page, Tone};

/// `/plan-gallery/:shared`
#[component]
pub fn SharedPlanPage() -> impl IntoView {
    let shared = asked::in_path::<SharedPlanId>("shared");
    let opened =
        load(shared, |shared| async move { open_shared_plan(shared.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: Leaf) -> impl IntoView {
    let kept = flash::flash();
    let Leaf { hung, topics, takes } = leaf;
    let crumbs = vec![Crumb::to("Галерея планов", link::PLAN_GALLERY), Crumb::words(hung.school.clone())];
    let size = format!(
        "{}, {}",
        counted(u64::from(hung.topics), ["тема", "темы", "тем"]),
        counted(u64::from(hung.hours), ["час", "часа", "часов"]),
    );
    let on = format!("В галерее с {}.", day_of_year(hung.on));
    let shared = hung.shared;
    view! {
        <Page title=hung.title() head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <p class="line">
                <b>{hung.variant}</b>
                <span>{size}</span>
                <span class="mild">{on}</span>
            </p>
            {(!hung.about.is_empty()).then(|| view! { <p>{hung.about}</p> })}
            {if takes {
                view! {
                    <form class="hung-take" method="post" action=TakeSharedPlan::url()>
                        <input type="hidden" name="shared" value=shared.to_string() />
                        <Button kind=ButtonKind::Primary icon=Glyph::Plus>"Взять себе"</Button>
                        <span class="mild">"Появится ваш черновик: его можно менять как угодно."</span>
                    </form>
                }
                    .into_any()
            } else {
                view! { <p class="mild">"Взять план может тот, кто ведёт этот предмет в этой параллели, и завуч."</p> }.into_any()
            }}
            <Topics topics />
        </Page>
    }
}

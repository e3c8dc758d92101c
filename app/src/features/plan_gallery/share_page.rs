//! The own plan on its way into the gallery: hang it, hang it anew, take it down.

use domain::ids::LessonPlanId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{SharePlan, UnsharePlan, open_share};
use super::sheet::{Hanging, Share};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::day_of_year;
use crate::ui::{Button, ButtonKind, Crumb, Crumbs, Field, Glyph, Note, Page, Tone};

/// Characters of a word about a plan, as the law has it.
const MOST: u32 = 300;

/// `/share-plan/:plan`
#[component]
pub fn SharePlanPage() -> impl IntoView {
    let plan = asked::in_path::<LessonPlanId>("plan");
    let opened = load(plan, |plan| async move { open_share(plan.ok_or(AppError::NotFound)?).await });
    view! {
        <Page title="Поделиться планом с городом">
            <Loaded resource=opened let:share>
                <Opened share />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(share: Share) -> impl IntoView {
    let kept = flash::flash();
    let Share { plan, title, variant, ready, hangs } = share;
    let crumbs = vec![Crumb::to("Планы", link::LESSON_PLANS), Crumb::to(title, link::lesson_plan(plan))];
    let typed = typed().map(|typed| typed.text("about"));
    let about = hangs.as_ref().map(|hangs| hangs.about.clone()).unwrap_or_default();
    let about = typed.unwrap_or(about);
    let hung = hangs.is_some();
    let words = if hung { "Обновить в галерее" } else { "Поделиться" };
    view! {
        <Crumbs crumbs />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p>{format!("Вариант «{variant}».")}</p>
        <p class="mild">
            "План увидят учителя и завучи всех школ города и смогут взять его себе. Видны темы, часы, задания и ваша школа; имени автора в галерее нет."
        </p>
        {hangs.map(|hangs| view! { <Hangs plan hangs /> })}
        {if ready {
            view! {
                <form class="form" method="post" action=SharePlan::url()>
                    <StandsAt page=link::share_plan(plan) />
                    <input type="hidden" name="plan" value=plan.to_string() />
                    <Field
                        label="Два слова о плане"
                        name="about"
                        most=MOST
                        value=about
                        hint="Например: по учебнику Макарычева, с резервом на повторение. Можно не заполнять."
                        error=flash::at(&kept, "about")
                    />
                    <div class="form-end">
                        <Button kind=ButtonKind::Primary icon=Glyph::Town>{words}</Button>
                    </div>
                </form>
            }
                .into_any()
        } else {
            view! { <Note>"Поделиться можно утверждённым планом: сначала отправьте его завучу."</Note> }.into_any()
        }}
    }
}

#[component]
fn Hangs(plan: LessonPlanId, hangs: Hanging) -> impl IntoView {
    let words = format!(
        "План в галерее с {}. Правки плана попадут туда, когда вы обновите его там.",
        day_of_year(hangs.on)
    );
    view! {
        <div class="hung-mine">
            <p>{words} " " <a href=link::shared_plan(hangs.shared)>"Как его видят"</a></p>
            <form method="post" action=UnsharePlan::url()>
                <input type="hidden" name="plan" value=plan.to_string() />
                <Button kind=ButtonKind::Quiet icon=Glyph::Trash>"Снять с галереи"</Button>
            </form>
        </div>
    }
}

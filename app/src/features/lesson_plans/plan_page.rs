//! The page of one plan: its rows, its way to approval, its groups.

use domain::ids::LessonPlanId;
use domain::lesson_plan::{PlanState, PlanStep};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{BeginLessonPlan, DropLessonPlan, StepLessonPlan, open_lesson_plan};
use super::desk::Desk;
use super::grid::Grid;
use super::groups::Groups;
use super::paste::{self, Preview};
use super::sheet::{Head, Leave, Sheet, TaughtBy, say_norms};
use super::tools::{KEYS, Tools};
use crate::kit::loaded::Loaded;
use crate::kit::outbox::Saving;
use crate::kit::topics::Topics;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{
    Badge, Button, ButtonKind, Crumb, Crumbs, Field, Glyph, Key, LinkButton, Note, Page, PageWidth, Tone,
};

/// Changes not yet sent.
const CHANGES: [&str; 3] = ["изменение ждёт", "изменения ждут", "изменений ждут"];

/// `/lesson-plans/:plan`
#[component]
pub fn LessonPlanPage() -> impl IntoView {
    let plan = asked::in_path::<LessonPlanId>("plan");
    let opened = load(plan, |plan| async move { open_lesson_plan(plan.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet) -> impl IntoView {
    let person = expect_context::<Who>().person;
    let kept = flash::flash();
    let desk = Desk::open(&sheet, person);
    let Sheet { head, rows, leave, steps, groups } = sheet;
    let crumbs = vec![Crumb::to("Планы", link::LESSON_PLANS), Crumb::words(head.school.clone())];
    let title = format!("{}, {} класс", head.subject, head.grade);
    let bound = groups.iter().any(|given| given.by == TaughtBy::This);
    let writes = leave == Leave::Write;
    let shares = head.state == PlanState::Approved && steps.contains(&PlanStep::Rework);
    let actions = move || view! { <Saving progress=desk.progress waiting=CHANGES /> };
    view! {
        <Page title width=PageWidth::Wide head=move || view! { <Crumbs crumbs=crumbs.clone() /> } actions>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <Standing head=head.clone() />
            <Steps plan=head.plan steps />
            {if writes {
                view! { <Writing desk /> }.into_any()
            } else if rows.is_empty() {
                view! { <p class="mild">"В плане пока нет строк."</p> }.into_any()
            } else {
                let topics = rows.into_iter().map(|row| row.topic).collect();
                view! { <Topics topics /> }.into_any()
            }}
            <Groups plan=head.plan groups />
            <Others plan=head.plan drops=writes && !bound shares />
        </Page>
    }
}

#[component]
fn Writing(desk: Desk) -> impl IntoView {
    Effect::new(move |_| {
        desk.resume();
        paste::hear(desk);
    });
    view! {
        <Clashed desk />
        <Tools desk />
        <Grid desk />
        <p class="mild">"Строки из Excel или Word: скопируйте их там и нажмите Ctrl+V здесь. Столбцы Городок узнает сам."</p>
        <Key keys=KEYS />
        <Preview desk />
        <p class="only" role="status" aria-live="polite">{move || desk.spoken.get()}</p>
    }
}

/// Two hands in one plan.
#[component]
fn Clashed(desk: Desk) -> impl IntoView {
    move || {
        desk.clash.get().map(|clash| {
            view! {
                <Note tone=Tone::Alert>
                    <p>{format!("План изменил другой: {}. Ваши строки целы, но ещё не сохранены.", clash.who)}</p>
                    <div class="line">
                        <Button attr:r#type="button" on:click=move |_| desk.take_theirs()>"Взять чужое"</Button>
                        <Button kind=ButtonKind::Primary attr:r#type="button" on:click=move |_| desk.keep_mine()>"Оставить моё"</Button>
                    </div>
                </Note>
            }
        })
    }
}

/// Where the plan stands, and what is to be mended.
#[component]
fn Standing(head: Head) -> impl IntoView {
    let Head { state, variant, author, remark, norms, .. } = head;
    let norm =
        (!norms.is_empty()).then(|| format!("По учебному плану за год нужно часов: {}", say_norms(&norms)));
    let tone = match state {
        PlanState::Submitted => Tone::Accent,
        PlanState::Returned => Tone::Alert,
        PlanState::Draft | PlanState::Approved => Tone::Calm,
    };
    let mend = remark.filter(|_| state == PlanState::Returned);
    view! {
        <p class="line">
            <Badge tone>{state.title()}</Badge>
            <span>{variant}</span>
            <span class="mild">{author}</span>
            {norm.map(|norm| view! { <span class="mild end">{norm}</span> })}
        </p>
        {mend.map(|mend| view! { <Note tone=Tone::Alert>{format!("Нужно исправить: {mend}")}</Note> })}
    }
}

#[component]
fn Steps(plan: LessonPlanId, steps: Vec<PlanStep>) -> impl IntoView {
    let step = move |step: PlanStep| {
        let (words, kind) = match step {
            PlanStep::Submit => ("Отправить на утверждение", ButtonKind::Primary),
            PlanStep::Approve => ("Утвердить", ButtonKind::Primary),
            PlanStep::Return => ("Вернуть с замечанием", ButtonKind::Plain),
            PlanStep::Rework => ("Взять на доработку", ButtonKind::Plain),
        };
        let fields = view! {
            <input type="hidden" name="plan" value=plan.to_string() />
            <input type="hidden" name="step" value=code(step) />
        };
        if step == PlanStep::Return {
            return view! {
                <details class="part">
                    <summary>{words}</summary>
                    <form class="form" method="post" action=StepLessonPlan::url()>
                        {fields}
                        <Field label="Что исправить" name="remark" most=500 required=true />
                        <div class="form-end">
                            <Button>"Вернуть автору"</Button>
                        </div>
                    </form>
                </details>
            }
            .into_any();
        }
        view! {
            <form method="post" action=StepLessonPlan::url()>
                {fields}
                <Button kind>{words}</Button>
            </form>
        }
        .into_any()
    };
    (!steps.is_empty())
        .then(|| view! { <div class="steps-line">{steps.into_iter().map(step).collect_view()}</div> })
}

/// As the wire names it.
const fn code(step: PlanStep) -> &'static str {
    match step {
        PlanStep::Submit => "submit",
        PlanStep::Approve => "approve",
        PlanStep::Return => "return",
        PlanStep::Rework => "rework",
    }
}

#[component]
fn Others(plan: LessonPlanId, drops: bool, shares: bool) -> impl IntoView {
    view! {
        <div class="line">
            <form method="post" action=BeginLessonPlan::url()>
                <input type="hidden" name="like" value=plan.to_string() />
                <Button kind=ButtonKind::Quiet icon=Glyph::File>"Сделать копию"</Button>
            </form>
            {shares
                .then(|| view! { <LinkButton href=link::share_plan(plan) icon=Glyph::Town>"Поделиться с городом"</LinkButton> })}
            {drops
                .then(|| {
                    view! {
                        <form method="post" action=DropLessonPlan::url()>
                            <input type="hidden" name="plan" value=plan.to_string() />
                            <Button kind=ButtonKind::Quiet icon=Glyph::Trash>"Удалить план"</Button>
                        </form>
                    }
                })}
        </div>
    }
}

//! The page of the wizard: the steps, the one in hand, and the way on.

use domain::calendar::YearState;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{GoOn, open_step};
use super::sheet::{Ask, Body, Opened};
use super::steps;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, Glyph, LinkButton, Note, Page, PageWidth, Step as Line, StepState,
    Steps, Tone,
};

/// `/wizard`, `/wizard/:step?of=`
#[component]
pub fn WizardPage() -> impl IntoView {
    let (params, query) = (asked::path(), asked::query());
    let step = move || params.read().get("step");
    let of = move || query.read().get("of").unwrap_or_default();
    let opened = load(
        move || (step(), of()),
        |(step, of)| async move {
            let step = step.map(|code| code.parse().map_err(|_| AppError::NotFound)).transpose()?;
            open_step(Ask { step, of }).await
        },
    );
    view! {
        <Loaded resource=opened let:opened>
            <Shown opened />
        </Loaded>
    }
}

#[component]
fn Shown(opened: Opened) -> impl IntoView {
    let Opened { step, reached, state, begins, body } = opened;
    let kept = flash::flash();
    let year = format!("Учебный год {begins}/{}", begins + 1);
    let crumbs = vec![Crumb::words(year), Crumb::words(said(state))];
    let open = matches!(state, Some(YearState::Open | YearState::Closing));
    view! {
        <Page
            title=step.title()
            width=PageWidth::Wide
            head=move || view! { <Crumbs crumbs=crumbs.clone() /> }
        >
            <div class="beside">
                <nav aria-label="Шаги мастера">
                    <Steps steps=lines(step, reached) />
                </nav>
                <div class="wizard">
                    {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                    {match body {
                        Body::Year(plan) => view! { <steps::YearStep plan open kept /> }.into_any(),
                        Body::Staff(staff) => view! { <steps::StaffStep staff /> }.into_any(),
                        Body::Classes(grades) => view! { <steps::ClassesStep grades open kept /> }.into_any(),
                        Body::Pupils(pupils) => view! { <steps::PupilsStep pupils /> }.into_any(),
                        Body::Plan(plan) => view! { <steps::PlanStep plan open /> }.into_any(),
                        Body::Groups(groups) => view! { <steps::GroupsStep groups /> }.into_any(),
                        Body::Timetable(week) => view! { <steps::TimetableStep week /> }.into_any(),
                        Body::Check(check) => view! { <steps::CheckStep check open /> }.into_any(),
                    }}
                    <Onwards step begun=state.is_some() />
                </div>
            </div>
        </Page>
    }
}

const fn said(state: Option<YearState>) -> &'static str {
    match state {
        None => "ещё не начат",
        Some(YearState::Draft) => "черновик",
        Some(YearState::Open) => "открыт",
        Some(YearState::Closing) => "закрывается",
        Some(YearState::Closed) => "закрыт",
    }
}

/// Steps gone through open again; those to come wait until the way leads there.
fn lines(here: Step, reached: Step) -> Vec<Line> {
    let line = |step: Step| Line {
        title: step.title().to_owned(),
        href: (step <= reached && step != here).then(|| link::wizard(step)),
        state: match step {
            step if step == here => StepState::Present,
            step if step < reached => StepState::Done,
            _ => StepState::ToCome,
        },
    };
    Step::ALL.into_iter().map(line).collect()
}

/// The first step goes on by saving itself, the last by opening the year.
#[component]
fn Onwards(step: Step, begun: bool) -> impl IntoView {
    let back = step.back().map(|back| {
        view! { <LinkButton href=link::wizard(back) icon=Glyph::Left>"Назад"</LinkButton> }
    });
    let on = (begun && step != Step::Year && step != Step::Check).then(|| {
        view! {
            <form method="post" action=GoOn::url()>
                <input type="hidden" name="step" value=step.code() />
                <Button kind=ButtonKind::Primary>{format!("Дальше: {}", step.next().title().to_lowercase())}</Button>
            </form>
        }
    });
    view! {
        <div class="wizard-end">
            {back} {on}
            <p class="mild">
                "Каждый шаг сохраняется сразу: можно "
                <a href=link::HOME>"выйти"</a> " и продолжить с этого места позже."
            </p>
        </div>
    }
}

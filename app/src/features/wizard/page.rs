//! The page of the wizard: the steps, the one in hand, and the way on.

use domain::calendar::YearState;
use domain::wizard::Step;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use server_fn::ServerFn;

use super::api::{GoOn, open_step};
use super::sheet::{Ask, Body, Opened};
use super::steps;
use crate::kit::loaded::Loaded;
use crate::kit::wire::{Load, load};
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, Glyph, LinkButton, Note, Page, PageWidth, Step as Line, StepState,
    Steps, Tone,
};

/// `/wizard`, `/wizard/:step?of=`: forms alone.
#[component]
pub fn WizardPage() -> impl IntoView {
    let params = asked::path();
    let asked = move || params.read().get("step");
    let opened = opened(asked);
    view! {
        <Loaded resource=opened let:opened>
            // The week has a program, on a page of its own.
            {if opened.step == Step::Timetable {
                view! { <Redirect path=link::WIZARD_WEEK /> }.into_any()
            } else {
                view! { <Shown opened /> }.into_any()
            }}
        </Loaded>
    }
}

/// `/wizard/timetable?of=`
#[component]
pub fn WeekPage() -> impl IntoView {
    let opened = opened(|| Some(Step::Timetable.code().to_owned()));
    view! {
        <Loaded resource=opened let:opened>
            <Week opened />
        </Loaded>
    }
}

#[component]
fn Week(opened: Opened) -> impl IntoView {
    let told = flash::general(&flash::flash());
    let body = opened.body.clone();
    view! {
        <Frame opened>
            {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {match body {
                Body::Timetable(week) => view! { <steps::TimetableStep week /> }.into_any(),
                _ => ().into_any(),
            }}
        </Frame>
    }
}

fn opened(step: impl Fn() -> Option<String> + Send + Sync + 'static) -> Load<Opened> {
    let query = asked::query();
    let of = move || query.read().get("of").unwrap_or_default();
    load(
        move || (step(), of()),
        |(step, of)| async move {
            let step = step.map(|code| code.parse().map_err(|_| AppError::NotFound)).transpose()?;
            open_step(Ask { step, of }).await
        },
    )
}

#[component]
fn Shown(opened: Opened) -> impl IntoView {
    let kept = flash::flash();
    let (body, open) = (opened.body.clone(), is_open(opened.state));
    view! {
        <Frame opened>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {match body {
                Body::Card(card) => view! { <steps::CardStep card kept=kept.clone() /> }.into_any(),
                Body::Staff(staff) => view! { <steps::StaffStep staff /> }.into_any(),
                Body::Subjects(subjects) => view! { <steps::SubjectsStep subjects kept=kept.clone() /> }.into_any(),
                Body::Classes(classes) => view! { <steps::ClassesStep classes open kept=kept.clone() /> }.into_any(),
                Body::Rooms(rooms) => view! { <steps::RoomsStep rooms kept=kept.clone() /> }.into_any(),
                Body::Kinds(kinds) => view! { <steps::KindsStep kinds open kept=kept.clone() /> }.into_any(),
                Body::Borders(days) => view! { <steps::BordersStep days open kept=kept.clone() /> }.into_any(),
                Body::Pupils(pupils) => view! { <steps::PupilsStep pupils /> }.into_any(),
                Body::Plan(plan) => view! { <steps::PlanStep plan open /> }.into_any(),
                Body::Groups(groups) => view! { <steps::GroupsStep groups open kept=kept.clone() /> }.into_any(),
                Body::Timetable(_) => ().into_any(),
                Body::Check(check) => view! { <steps::CheckStep check open /> }.into_any(),
            }}
        </Frame>
    }
}

const fn is_open(state: Option<YearState>) -> bool {
    matches!(state, Some(YearState::Open | YearState::Closing))
}

/// The steps beside the one in hand, and the way on.
#[component]
fn Frame(opened: Opened, children: Children) -> impl IntoView {
    let Opened { step, reached, state, begins, years, next, .. } = opened;
    let year = format!("Учебный год {begins}/{}", begins + 1);
    let crumbs = vec![Crumb::words(year), Crumb::words(said(state))];
    let settled = steps::settled(step).filter(|_| is_open(state));
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
                    <steps::Years years here=begins />
                    {settled.map(|words| view! { <Note>{words}</Note> })}
                    {children()}
                    {next.map(|next| view! { <steps::NextStep next /> })}
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

/// The card and the year go on by saving themselves, the last step by opening the year.
#[component]
fn Onwards(step: Step, begun: bool) -> impl IntoView {
    let back = step.back().map(|back| {
        view! { <LinkButton href=link::wizard(back) icon=Glyph::Left>"Назад"</LinkButton> }
    });
    let saves = matches!(step, Step::Card | Step::Kinds | Step::Check);
    let on = (begun && !saves).then(|| {
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

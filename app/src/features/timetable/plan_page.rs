//! The page on which a timetable is made.

use domain::ids::TimetableDraftId;
use domain::timetable::Place;
use leptos::prelude::*;

use super::api::open_plan;
use super::desk::Desk;
use super::force::Force;
use super::grid::Grid;
use super::hands::{self, Grip};
use super::lens::Lens;
use super::panel::Panel;
use super::post::Sent;
use super::sheet::Sheet;
use super::solving::Solving;
use super::tray::Tray;
use crate::kit::asked;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::{
    Button, ButtonKind, Choice, Crumb, Crumbs, Empty, Glyph, LinkButton, Note, Page, PageWidth, Select, Tone,
};

/// `/timetable/plan`
#[component]
pub fn PlanPage() -> impl IntoView {
    let opened = load(asked::in_query::<TimetableDraftId>("draft"), open_plan);
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet) -> impl IntoView {
    let crumbs = vec![Crumb::to("Расписание", link::TIMETABLE)];
    let name = sheet.draft.as_ref().map(|(_, name)| format!("Черновик «{name}»"));
    let changed = name.map(|name| match &sheet.changed {
        Some(hand) => format!("{name}: {}, {}", hand.who, hand.when),
        None => name,
    });
    let earliest = sheet.earliest.to_string();
    let empty = sheet.school.courses.is_empty();
    let desk = Desk::open(sheet);
    view! {
        <Page
            title="Составление расписания"
            width=PageWidth::Wide
            head=move || view! { <Crumbs crumbs=crumbs.clone() /> }
            actions=move || view! { <Saved desk /> <LinkButton href=link::DRAFTS icon=Glyph::Menu>"Все черновики"</LinkButton> <LinkButton href=link::TIMETABLE icon=Glyph::Timetable>"Смотреть"</LinkButton> }
        >
            {changed.map(|words| view! { <p class="mild">{words}</p> })}
            {if empty {
                view! {
                    <Empty title="Ставить пока нечего" glyph=Glyph::Timetable>
                        <p>"Сначала координатор создаёт в мастере группы: классы, предметы и их учителей."</p>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Workshop desk earliest /> }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Saved(desk: Desk) -> impl IntoView {
    view! {
        {move || {
            let state = desk.post.state.get();
            state.word().map(|word| view! { <span class="save" data-state=word role="status">{state.words()}</span> })
        }}
    }
}

#[component]
fn Workshop(desk: Desk, earliest: String) -> impl IntoView {
    let grip = StoredValue::new(None::<Grip>);
    let failed = move || match desk.post.state.get() {
        Sent::Failed(why) => Some(view! {
            <Note tone=Tone::Alert>
                {why}" Последние изменения не сохранены. "<a href=link::DRAFTS rel="external">"Открыть черновики"</a>
            </Note>
        }),
        _ => None,
    };
    view! {
        {failed}
        <Tools desk />
        <div
            class="plan"
            data-carrying=move || desk.carried.get().map(|_| "")
            on:keydown=move |ev| hands::key(desk, &ev)
            on:pointerdown=move |ev| hands::press(desk, grip, &ev)
            on:pointermove=move |ev| hands::drag(desk, grip, &ev)
            on:pointerup=move |ev| hands::release(desk, grip, &ev)
            on:pointercancel=move |_| hands::lose(desk, grip)
        >
            <Grid desk />
            <div class="plan-side">
                <Panel desk />
                <Tray desk />
                <Solving desk />
                <Force desk earliest />
            </div>
        </div>
        <p class="only" role="status" aria-live="polite">{move || desk.spoken.get()}</p>
    }
}

#[component]
fn Tools(desk: Desk) -> impl IntoView {
    let lens = move |ev: leptos::ev::Event| {
        desk.leave();
        desk.chosen.set(None);
        desk.shown.update(|shown| shown.row = None);
        desk.here.update(|here| here.row = 0);
        desk.lens.set(Lens::parse(&event_target_value(&ev)).unwrap_or_default());
    };
    let row = move |ev: leptos::ev::Event| {
        desk.leave();
        let chosen = event_target_value(&ev).parse::<usize>().ok();
        desk.shown.update(|shown| shown.row = chosen);
        desk.here.update(|here| here.row = chosen.unwrap_or(here.row));
    };
    let day = move |ev: leptos::ev::Event| {
        desk.leave();
        let chosen = event_target_value(&ev).parse::<u8>().ok();
        desk.shown.update(|shown| shown.day = chosen);
        let number = desk.here.get_untracked().place.number();
        if let Some(place) = chosen.and_then(|day| Place::new(day, number).ok()) {
            desk.here.update(|here| here.place = place);
        }
    };
    let saturday = move |_| {
        desk.shown.update(|shown| (shown.day, shown.days) = (None, if shown.days == 6 { 5 } else { 6 }));
    };
    let pressed = move || if desk.shown.get().days == 6 { "true" } else { "false" };
    let lenses: Vec<Choice> = Lens::ALL.map(|lens| Choice::new(lens.code(), lens.title())).into();
    view! {
        <div class="filters plan-tools">
            <div on:change=lens><Select label="Вид" name="lens" choices=lenses /></div>
            <div on:change=row>{move || rows(desk)}</div>
            {move || desk.shown.get().row.is_none().then(|| view! { <div on:change=day>{days(desk)}</div> })}
            <Button kind=ButtonKind::Quiet icon=Glyph::Undo label="Отменить (Ctrl+Z)" attr:r#type="button" attr:aria-disabled=move || (!desk.steps.get().0).then_some("true") on:click=move |_| desk.undo() />
            <Button kind=ButtonKind::Quiet icon=Glyph::Redo label="Вернуть (Ctrl+Shift+Z)" attr:r#type="button" attr:aria-disabled=move || (!desk.steps.get().1).then_some("true") on:click=move |_| desk.redo() />
            <Button kind=ButtonKind::Quiet attr:r#type="button" attr:aria-pressed=pressed on:click=saturday>"Суббота"</Button>
        </div>
    }
}

/// One row of the board, or all of them.
fn rows(desk: Desk) -> impl IntoView {
    let lens = desk.lens.get();
    let names = desk.plan.with_untracked(|plan| lens.names(plan.school()));
    let names = names.into_iter().enumerate().map(|(at, name)| Choice::new(at, name));
    let choices = std::iter::once(Choice::new("", lens.all_title())).chain(names).collect();
    let value = desk.shown.get().row.map(|row| row.to_string()).unwrap_or_default();
    view! { <Select label=lens.row_title() name="row" choices value /> }
}

/// One day, or the week.
fn days(desk: Desk) -> impl IntoView {
    const NAMES: [&str; 6] = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
    let days = (1..=desk.shown.get().days).zip(NAMES).map(|(day, name)| Choice::new(day, name));
    let choices = std::iter::once(Choice::new("", "вся неделя")).chain(days).collect();
    let value = desk.shown.get().day.map(|day| day.to_string()).unwrap_or_default();
    view! { <Select label="День" name="day" choices value /> }
}

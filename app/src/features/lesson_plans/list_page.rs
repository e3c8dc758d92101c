//! The list of plans: what waits for approval, the own ones, and a new one.

use domain::lesson_plan::PlanState;
use leptos::prelude::*;

use super::api::lesson_plans;
use super::sheet::{Course, Listed, Plans, say_norms};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, Column, Empty, Field, Glyph, Input, Note, Page, Select, Table, Tabs,
    Tone,
};

const HOURS: [&str; 3] = ["час", "часа", "часов"];

/// `/lesson-plans`
#[component]
pub fn LessonPlansPage() -> impl IntoView {
    let list = load(|| (), |()| lesson_plans());
    let kept = flash::flash();
    view! {
        <Page title="Календарно-тематические планы">
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <Loaded resource=list let:plans>
                <Listing plans error=flash::at(&kept, "file") />
            </Loaded>
        </Page>
    }
}

#[component]
fn Listing(plans: Plans, error: Signal<Option<String>>) -> impl IntoView {
    let Plans { plans, courses, keeper } = plans;
    let (waiting, others): (Vec<_>, Vec<_>) =
        plans.into_iter().partition(|plan| keeper && plan.state == PlanState::Submitted);
    let none = waiting.is_empty() && others.is_empty();
    view! {
        <Tabs label="Планы школы" tabs=link::plan_tabs(keeper) here=link::LESSON_PLANS.to_owned() />
        {(!waiting.is_empty()).then(|| view! { <Rows caption="Ждут утверждения" plans=waiting /> })}
        {(!others.is_empty()).then(|| view! { <Rows caption="Планы" plans=others /> })}
        {none
            .then(|| {
                view! {
                    <Empty title="Планов пока нет" glyph=Glyph::Reports>
                        <p>"Начните пустой план и вставьте в него строки из Excel, или принесите готовый файл."</p>
                    </Empty>
                }
            })}
        <Bare courses=courses.clone() keeper />
        {(!courses.is_empty()).then(|| view! { <Begin courses error /> })}
    }
}

#[component]
fn Rows(caption: &'static str, plans: Vec<Listed>) -> impl IntoView {
    let columns = vec![
        Column::new("План"),
        Column::new("Автор"),
        Column::new("Часы").number(),
        Column::new("Группы"),
        Column::new("Состояние"),
    ];
    view! { <Table caption columns>{plans.into_iter().map(row).collect_view()}</Table> }
}

fn row(listed: Listed) -> impl IntoView {
    let Listed { plan, subject, grade, variant, author, state, hours, norms, rows, groups } = listed;
    let tone = match state {
        PlanState::Submitted => Tone::Accent,
        PlanState::Returned => Tone::Alert,
        PlanState::Draft | PlanState::Approved => Tone::Calm,
    };
    let off = rows > 0 && !norms.is_empty() && !norms.contains(&hours);
    let hours = match (rows, off) {
        (0, _) => "пусто".to_owned(),
        (_, true) => format!("{hours} вместо {}", say_norms(&norms)),
        _ => hours.to_string(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=link::lesson_plan(plan)>{format!("{subject}, {grade} класс")}</a>
                <small class="mild">" "{variant}</small>
            </th>
            <td data-word="Автор">{if author.is_empty() { "вы".into() } else { author }}</td>
            <td class="num" data-word="Часы" data-bad=off.then_some("")>{hours}</td>
            <td data-word="Группы">{if groups.is_empty() { "–".into() } else { groups.join(", ") }}</td>
            <td data-word="Состояние"><Badge tone>{state.title()}</Badge></td>
        </tr>
    }
}

/// Own groups that have no plan: named, so that nobody has to look for them.
#[component]
fn Bare(courses: Vec<Course>, keeper: bool) -> impl IntoView {
    let bare: usize = courses.iter().map(|course| course.bare.len()).sum();
    let named = courses.iter().filter(|course| !course.bare.is_empty());
    let named = named.map(|course| format!("{}: {}", course.title, course.bare.join(", ")));
    let words = match bare {
        0 => return None,
        _ if keeper => format!("Без плана: {}.", counted(bare as u64, ["группа", "группы", "групп"])),
        _ => format!("Пока без плана: {}.", named.collect::<Vec<_>>().join("; ")),
    };
    Some(view! { <p class="mild">{words}</p> })
}

#[component]
fn Begin(courses: Vec<Course>, error: Signal<Option<String>>) -> impl IntoView {
    let words = |course: &Course| format!("{}, {} класс", course.title, course.grade);
    let choices = courses.iter().map(|course| Choice::new(course.key(), words(course))).collect();
    view! {
        <section class="part">
            <h2>"Новый план"</h2>
            <form class="form" method="post" enctype="multipart/form-data" action="/lesson-plans/begin">
                <Select label="Предмет и параллель" name="course" choices />
                <Field label="Вариант" name="variant" most=60 hint="Например: базовый, углублённый. Можно не заполнять." />
                <Field
                    label="Готовый план, если он есть"
                    name="file"
                    error
                    hint="Книга Excel (.xlsx), документ Word (.docx) или CSV. Столбцы могут стоять в любом порядке."
                    of=Input::File(".xlsx,.docx,.csv,.txt")
                />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Plus>"Создать план"</Button>
                </div>
            </form>
        </section>
    }
}

/// «68 часов»
pub fn hours(number: u32) -> String {
    counted(u64::from(number), HOURS)
}

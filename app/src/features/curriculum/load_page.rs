//! The load of teachers (тарификация): who teaches whom for how many hours, against the norm; for paper too.

use domain::curriculum::{Load, posts, say_hours};
use leptos::prelude::*;

use super::api::open_load;
use super::sheet::{Loads, Taught, Teacher};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{counted, hundredths};
use crate::ui::{
    Badge, Button, ButtonKind, Column, Empty, Glyph, LinkButton, Note, Page, PageWidth, Table, Tabs, Tone,
};

/// `/teacher-load`
#[component]
pub fn TeacherLoadPage() -> impl IntoView {
    let opened = load(|| (), |()| open_load());
    view! {
        <Page title="Нагрузка учителей" width=PageWidth::Wide>
            <Tabs label="Планы школы" tabs=link::plan_tabs(true) here=link::TEACHER_LOAD.to_owned() />
            <Loaded resource=opened let:loads>
                <Opened loads />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(loads: Loads) -> impl IntoView {
    let Loads { school, year, teachers, vacant } = loads;
    if teachers.is_empty() && vacant.is_empty() {
        return view! {
            <Empty title="Групп ещё нет" glyph=Glyph::People>
                <p>"Нагрузка сложится, когда координатор создаст группы и назначит учителей."</p>
                <div class="line">
                    <LinkButton href=link::WIZARD>"К мастеру года"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    }
    let count =
        |wanted: Load| teachers.iter().filter(|teacher| Load::of(teacher.hours()) == wanted).count() as u64;
    let words = ["учитель", "учителя", "учителей"];
    let told = format!(
        "{school}, {year} учебный год: {}, меньше ставки {}, больше двух ставок {}.",
        counted(teachers.len() as u64, words),
        count(Load::Under),
        count(Load::Over)
    );
    let columns = vec![
        Column::new("Учитель"),
        Column::new("Предметы и группы"),
        Column::new("Часов в неделю").number(),
        Column::new("Ставок").number(),
        Column::new("Отклонение"),
    ];
    view! {
        <div class="line">
            <p>{told}</p>
            <Button kind=ButtonKind::Quiet icon=Glyph::Print attr:r#type="button" attr:data-print="">"Печать"</Button>
        </div>
        {(!vacant.is_empty()).then(|| view! { <Vacant vacant /> })}
        <div class="load">
            <Table caption="Нагрузка учителей" caption_class="only" columns>
                {teachers.into_iter().map(row).collect_view()}
            </Table>
        </div>
        <p class="mild">"Ставка: 18 часов в неделю (приказ № 1601)."</p>
    }
    .into_any()
}

fn row(teacher: Teacher) -> impl IntoView {
    let hours = teacher.hours();
    let state = Load::of(hours);
    let tone = if state == Load::Over { Tone::Alert } else { Tone::Accent };
    view! {
        <tr>
            <th scope="row">{teacher.name}</th>
            <td data-word="Группы">{by_subject(&teacher.taught)}</td>
            <td class="num" data-word="Часов">{say_hours(hours)}</td>
            <td class="num" data-word="Ставок">{hundredths(posts(hours).unsigned_abs())}</td>
            <td data-word="Отклонение">{(state != Load::Usual).then(|| view! { <Badge tone>{state.title()}</Badge> })}</td>
        </tr>
    }
}

/// «Алгебра: 7А 3, 7Б 3; Геометрия: 7А 2»
fn by_subject(taught: &[Taught]) -> String {
    let group = |one: &Taught| format!("{}\u{a0}{}", one.group, say_hours(one.hours));
    let part = |part: &[Taught]| {
        format!("{}: {}", part[0].subject, part.iter().map(group).collect::<Vec<_>>().join(", "))
    };
    taught.chunk_by(|one, next| one.subject == next.subject).map(part).collect::<Vec<_>>().join("; ")
}

#[component]
fn Vacant(vacant: Vec<Taught>) -> impl IntoView {
    let hours = vacant.iter().map(|one| one.hours).sum();
    let told = format!("Без учителя: {} ч в неделю. {}.", say_hours(hours), by_subject(&vacant));
    view! { <Note tone=Tone::Alert>{told}</Note> }
}

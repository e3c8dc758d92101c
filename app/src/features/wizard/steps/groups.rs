//! Groups: made of all classes in one action, each with a teacher proposed and to be changed.

use chrono::NaiveDate;
use domain::curriculum::fits;
use domain::ids::ClassId;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::LESSONS;
use super::staff::teachers as counted_teachers;
use super::vacant::VacantPosts;
use crate::features::wizard::api::{MakeGroups, SetTeachers};
use crate::features::wizard::sheet::{GroupRow, Groups, Teacher};
use crate::kit::{AppError, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Column, DateField, Empty, Glyph, LinkButton, Note, Tab, Table, Tabs, Tone,
};

const GROUPS: [&str; 3] = ["группа", "группы", "групп"];

#[component]
pub fn GroupsStep(groups: Groups, open: bool, kept: Option<AppError>) -> impl IntoView {
    let Groups { lacking, untaught, classes, here, rows, vacant, staff, teachers, day } = groups;
    if lacking == 0 && rows.is_empty() {
        return view! {
            <Empty title="Сначала нужны часы">
                <p>"Группа — это класс и предмет его учебного плана."</p>
                <div class="line">
                    <LinkButton href=link::wizard(Step::Plan)>"К предметам и часам"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    }
    let href = |class: ClassId| format!("{}?of={class}", link::wizard(Step::Groups));
    let tabs =
        classes.iter().map(|(class, name)| Tab { href: href(*class), title: name.clone(), count: None });
    let tabs = tabs.collect::<Vec<_>>();
    let at = here.map(href).unwrap_or_default();
    view! {
        <Make lacking untaught />
        <Tabs label="Класс" tabs here=Signal::stored(at) />
        {here
            .filter(|_| !rows.is_empty())
            .map(|class| {
                let named = classes.iter().find(|(id, _)| *id == class);
                let name = named.map(|(_, name)| name.clone()).unwrap_or_default();
                let since = open.then_some(day);
                view! { <Taught of=(class, name) rows teachers since kept=kept.clone() /> }
            })}
        {(!vacant.is_empty()).then(|| view! { <VacantPosts vacant staff since=open.then_some(day) kept /> })}
    }
    .into_any()
}

#[component]
fn Make(lacking: u64, untaught: u64) -> impl IntoView {
    let words = if lacking > 0 {
        "Создать группы и предложить учителей"
    } else {
        "Предложить учителей ещё раз"
    };
    view! {
        {(lacking > 0)
            .then(|| view! { <p>"Осталось создать: " <b>{counted(lacking, GROUPS)}</b> ". Учителей предложим по предметам и нагрузке."</p> })}
        {(untaught > 0)
            .then(|| view! { <Note tone=Tone::Alert>"Без учителя: " {counted(untaught, GROUPS)} ". Их уроки не появятся, пока учителя нет."</Note> })}
        {(lacking > 0 || untaught > 0)
            .then(|| {
                view! {
                    <form method="post" action=MakeGroups::url()>
                        <Button icon=Glyph::People>{words}</Button>
                    </form>
                }
            })}
    }
}

#[component]
fn Taught(
    of: (ClassId, String),
    rows: Vec<GroupRow>,
    teachers: Vec<Teacher>,
    /// In a year that runs: from when another teacher is proposed.
    since: Option<NaiveDate>,
    kept: Option<AppError>,
) -> impl IntoView {
    let (class, name) = of;
    let columns = vec![
        Column::new("Предмет"),
        Column::new("В неделю").number(),
        Column::new("Учитель"),
        Column::new("Подгруппы"),
    ];
    let grade = name.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0);
    let many = counted_teachers(teachers.len() as u64);
    let lines =
        rows.into_iter().map(|row| line(&row, (class, grade), &teachers, kept.as_ref())).collect_view();
    view! {
        <form class="hours" method="post" action=SetTeachers::url()>
            <input type="hidden" name="class" value=class.to_string() />
            <Table caption=format!("Кто учит {name}: {many} на выбор") columns>
                {lines}
            </Table>
            {since
                .map(|day| {
                    view! {
                        <div class="wizard-when">
                            <DateField label="С какого дня" name="since" required=true value=day.to_string()
                                hint="Уроки с этого дня перейдут новому учителю; проведённые останутся прежнему"
                                error=flash::at(&kept, "since") />
                        </div>
                    }
                })}
            <div class="form-end">
                <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить учителей"</Button>
            </div>
        </form>
    }
}

/// Those whose subjects fit stand first.
fn line(
    row: &GroupRow,
    (class, grade): (ClassId, i32),
    teachers: &[Teacher],
    kept: Option<&AppError>,
) -> impl IntoView + use<> {
    let field = format!("teachers[g{}]", row.group);
    let wrong = kept.and_then(|kept| kept.at(&field));
    let (bad, error_id) = (wrong.is_some(), format!("teacher-{}-error", row.group));
    let (fit, other): (Vec<&Teacher>, Vec<&Teacher>) =
        teachers.iter().partition(|one| fits(&one.subjects, &row.code, grade));
    let choice = |one: &Teacher| {
        let words = format!("{} · {}", one.name, counted(u64::try_from(one.load).unwrap_or(0), LESSONS));
        view! { <option value=one.person.to_string() selected=row.teacher == Some(one.person)>{words}</option> }
    };
    let (fit, other) =
        (fit.into_iter().map(choice).collect_view(), other.into_iter().map(choice).collect_view());
    let deed = if row.half { "Изменить" } else { "Разделить" };
    view! {
        <tr data-bad=(row.teacher.is_none() || bad).then_some("")>
            <th scope="row">{row.name.clone()}</th>
            <td class="num" data-word="в неделю">{row.lessons}</td>
            <td>
                <select class="input" name=field aria-label=format!("Учитель: {}", row.name)
                    aria-invalid=bad.then_some("true") aria-describedby=bad.then(|| error_id.clone())>
                    <option value="">"Не назначен"</option>
                    <optgroup label="По предмету">{fit}</optgroup>
                    <optgroup label="Остальные">{other}</optgroup>
                </select>
                {wrong.map(|wrong| view! { <p class="error" id=error_id>{wrong}</p> })}
            </td>
            <td data-word="подгруппы">
                <a href=link::split(class, row.subject) aria-label=format!("{deed}: {}", row.name)>{deed}</a>
            </td>
        </tr>
    }
}

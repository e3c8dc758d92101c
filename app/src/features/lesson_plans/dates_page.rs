//! The page of a group's dates: what has been given of the plan, what comes when, what has to be laid anew.

use chrono::NaiveDate;
use domain::ids::GroupId;
use domain::lesson_plan::Tally;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{LiftPause, open_lesson_dates};
use super::dates::{Ask, Dates, Lesson, Plan};
use super::list_page::hours;
use super::relay::{self, Back, Changed, Pauses, Relay};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{counted, day_and_weekday, said};
use crate::ui::{Column, Crumb, Crumbs, Empty, Glyph, LinkButton, Note, Page, Table, Tone};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// `/lesson-dates/:group?first=&last=&way=&reason=`
#[component]
pub fn LessonDatesPage() -> impl IntoView {
    let group = asked::in_path::<GroupId>("group");
    let ask = relay::ask();
    let opened = load(
        move || (group(), ask()),
        |(group, ask)| async move { open_lesson_dates(group.ok_or(AppError::NotFound)?, ask).await },
    );
    view! {
        <Loaded resource=opened let:dates>
            <Opened dates ask=ask() />
        </Loaded>
    }
}

#[component]
fn Opened(dates: Dates, ask: Ask) -> impl IntoView {
    let kept = flash::flash();
    let Dates { group, school, class, subject, today, plan, lays } = dates;
    let crumbs = vec![Crumb::to("Планы", link::LESSON_PLANS), Crumb::words(school)];
    let id = plan.as_ref().map(|plan| plan.id);
    let actions = move || {
        view! {
            {id.map(|plan| view! { <LinkButton href=link::lesson_plan(plan) icon=Glyph::Edit>"План"</LinkButton> })}
            <LinkButton href=link::journal(group) icon=Glyph::Journal>"Журнал"</LinkButton>
        }
    };
    view! {
        <Page title=format!("{class}, {subject}: план по датам") head=move || view! { <Crumbs crumbs=crumbs.clone() /> } actions>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {match plan {
                Some(plan) => view! { <Laid group plan today lays ask /> }.into_any(),
                None => {
                    view! {
                        <Empty title="У группы нет плана" glyph=Glyph::Reports>
                            <p>"Откройте план по этому предмету и отметьте в нём группу: темы сами лягут на уроки."</p>
                            <div class="line">
                                <LinkButton href=link::LESSON_PLANS>"К планам"</LinkButton>
                            </div>
                        </Empty>
                    }
                        .into_any()
                }
            }}
        </Page>
    }
}

#[component]
fn Laid(group: GroupId, plan: Plan, today: NaiveDate, lays: bool, ask: Ask) -> impl IntoView {
    let Plan { tally, lessons, left, pauses, preview, way, .. } = plan;
    let lacking = tally.lacking();
    let back = lays.then(|| Back { action: LiftPause::url(), of: ("group", group.to_string()) });
    view! {
        <Told tally />
        {(!left.is_empty() && lacking > 0)
            .then(|| {
                let words = format!(
                    "Уроков не хватит: {}. Уплотните план ниже или добавьте уроки.",
                    counted(u64::from(lacking), LESSONS),
                );
                view! { <Note tone=Tone::Alert>{words}</Note> }
            })}
        <Changed group preview lays ask=ask.clone() way />
        {lays.then(|| view! { <Relay group ask way /> })}
        <Pauses pauses back />
        <Calendar lessons today />
        {(!left.is_empty())
            .then(|| {
                view! {
                    <section class="part">
                        <h2>"Темы без урока"</h2>
                        <ul class="plain">{left.into_iter().map(|topic| view! { <li>{topic}</li> }).collect_view()}</ul>
                    </section>
                }
            })}
    }
}

/// «Выдано/план»
#[component]
fn Told(tally: Tally) -> impl IntoView {
    let Tally { planned, given, due, ahead } = tally;
    let spare = tally.spare();
    let rest = format!("Осталось дать {}, впереди {}.", hours(due), counted(u64::from(ahead), LESSONS));
    let spare = (spare > 0).then(|| format!(" Запас: {}.", counted(u64::from(spare), LESSONS)));
    view! {
        <div class="tally">
            <p>
                "Выдано " <b class="num">{format!("{given} из {planned}")}</b>
            </p>
            <progress max=planned value=given.min(planned) aria-label="Выдано часов плана"></progress>
            <p class="mild">{rest}{spare}</p>
        </div>
    }
}

#[component]
fn Calendar(lessons: Vec<Lesson>, today: NaiveDate) -> impl IntoView {
    let columns = vec![
        Column::new("Дата"),
        Column::new("Тема"),
        Column::new("Домашнее задание"),
        Column::new("Вид работы"),
    ];
    let next = lessons.iter().position(|lesson| lesson.hour.date >= today);
    let mut section = String::new();
    let mut lines = vec![];
    for (at, lesson) in lessons.into_iter().enumerate() {
        if !lesson.section.is_empty() && lesson.section != section {
            section.clone_from(&lesson.section);
            let title = section.clone();
            lines.push(
                view! { <tr class="section"><th colspan="4" scope="colgroup">{title}</th></tr> }.into_any(),
            );
        }
        lines.push(line(lesson, Some(at) == next).into_any());
    }
    view! {
        <div class="topic-dates">
            <Table caption="Уроки по плану" columns>{lines}</Table>
        </div>
    }
}

fn line(lesson: Lesson, next: bool) -> impl IntoView {
    let Lesson { hour, topics, homework, control, .. } = lesson;
    let topic = if topics.is_empty() { "Резерв".to_owned() } else { topics.join(" · ") };
    view! {
        <tr aria-current=next.then_some("date")>
            <th scope="row">{day_and_weekday(hour.date)}<small class="mild">{format!(" {}-й урок", hour.number)}</small></th>
            <td data-word="Тема">{topic}</td>
            <td data-word="Задание">{said(homework)}</td>
            <td data-word="Вид работы">{said(control)}</td>
        </tr>
    }
}

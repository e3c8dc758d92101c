//! The last step: what is missing, each line leading to its step, and the opening of the year with what is there.

use domain::wizard::{Missing, Step};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{CLASSES, LESSONS, PUPILS};
use crate::features::wizard::api::OpenSchoolYear;
use crate::features::wizard::sheet::{Check, Vacant};
use crate::kit::link;
use crate::ui::words::{counted, plural};
use crate::ui::{Button, ButtonKind, Glyph, LinkButton, Note};

#[component]
pub fn CheckStep(check: Check, open: bool) -> impl IntoView {
    let Check { missing, classes, pupils, placed, lessons, laid, vacant, doubts } = check;
    let (whole, begun) = (missing.is_empty(), classes > 0);
    let lines = missing.into_iter().map(line).collect_view();
    let part = |many: i32| u64::try_from(many).unwrap_or(0);
    view! {
        <p>
            {counted(classes, CLASSES)} ", " {counted(pupils, PUPILS)} ", в расписании "
            {counted(part(placed), LESSONS)} " в неделю из " {part(lessons)} "."
        </p>
        {if whole {
            view! { <Note>"Всё на месте."</Note> }.into_any()
        } else {
            view! {
                <section class="part">
                    <h2>"Чего не хватает"</h2>
                    <ul class="rows">{lines}</ul>
                </section>
            }
                .into_any()
        }}
        {(!vacant.is_empty()).then(|| view! { <LeftOpen vacant /> })}
        {(!doubts.is_empty()).then(|| view! { <Doubts doubts /> })}
        {if open {
            view! { <Opened laid /> }.into_any()
        } else {
            view! { <Open whole begun /> }.into_any()
        }}
    }
}

fn line(missing: Missing) -> impl IntoView {
    view! {
        <li>
            <a href=link::wizard(missing.step())>
                <span>{words(&missing)}</span>
                <span class="end">{missing.step().title()}</span>
            </a>
        </li>
    }
}

/// A lack in a sentence.
fn words(missing: &Missing) -> String {
    const PEOPLE: [&str; 3] = ["сотруднику", "сотрудникам", "сотрудникам"];
    let of = |classes: &Vec<String>| classes.join(", ");
    match missing {
        Missing::Card(lacks) => format!("В карточке школы нет: {}", of(lacks)),
        Missing::Terms => "Не заданы периоды года".into(),
        Missing::Staff => "Нет сотрудников".into(),
        Missing::Roles(many) => format!("Не выданы права {}", counted(*many as u64, PEOPLE)),
        Missing::Classes => "Нет классов".into(),
        Missing::Leaders(classes) => format!("Нет классного руководителя: {}", of(classes)),
        Missing::SecondShift(classes) => {
            format!(
                "Во второй смене, а по санитарным правилам 1, 5 и 9–11 классы учатся только в первую: {}",
                of(classes)
            )
        }
        Missing::Rooms => "Нет кабинетов".into(),
        Missing::Bells(shifts) => {
            let shifts = shifts.iter().map(|shift| format!("{shift} смена")).collect();
            format!("Звонки не заданы, взяты обычные: {}", of(&shifts))
        }
        Missing::Pupils(classes) => format!("Нет учеников: {}", of(classes)),
        Missing::Guardians(many) => {
            let whom = plural(*many as u64, ["ученика", "учеников", "учеников"]);
            format!("Нет родителей у {many}\u{a0}{whom}")
        }
        Missing::Plan(grades) => format!("Нет часов: {} класс", grades.join("; ")),
        Missing::TooManyHours(grades) => format!("Часов больше нормы: {} класс", grades.join("; ")),
        Missing::Groups(classes) => format!("Созданы не все группы: {}", of(classes)),
        Missing::Teachers(classes) => format!("Не у всех предметов есть учитель: {}", of(classes)),
        Missing::Timetable(classes) => format!("Расписание не заполнено: {}", of(classes)),
        Missing::Clashes(classes) => format!("Учитель в двух классах сразу: {}", of(classes)),
    }
}

/// Posts that somebody has left open, with their reasons.
#[component]
fn LeftOpen(vacant: Vec<Vacant>) -> impl IntoView {
    let line = |one: Vacant| {
        let href = link::wizard_of(Step::Groups, one.class);
        view! {
            <li>
                <a href=href>
                    <span>{one.title}</span>
                    <span class="end">{one.reason}</span>
                </a>
            </li>
        }
    };
    let lines = vacant.into_iter().map(line).collect_view();
    view! {
        <section class="part">
            <h2>"Оставлено открытым"</h2>
            <ul class="rows">{lines}</ul>
        </section>
    }
}

/// What is unusual in the calendar.
#[component]
fn Doubts(doubts: Vec<String>) -> impl IntoView {
    let lines = doubts.into_iter().map(|doubt| view! { <li>{doubt}</li> }).collect_view();
    view! {
        <section class="part">
            <h2>
                <a href=link::wizard(Step::Borders)>"Календарь: обратите внимание"</a>
            </h2>
            <ul>{lines}</ul>
        </section>
    }
}

#[component]
fn Open(whole: bool, begun: bool) -> impl IntoView {
    begun.then(|| {
        view! {
            <section class="part">
                <p>"После открытия учителя увидят журналы, семьи — дневники. Чего не хватает, можно добавить и потом."</p>
                <form method="post" action=OpenSchoolYear::url()>
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>
                        {if whole { "Открыть учебный год" } else { "Открыть год с тем, что есть" }}
                    </Button>
                </form>
            </section>
        }
    })
}

#[component]
fn Opened(laid: u64) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Год открыт"</h2>
            <p>"В журналах " {counted(laid, LESSONS)} " на весь год. Если расписание с тех пор пополнилось, разложите новые уроки."</p>
            <div class="form-end">
                <LinkButton href=link::JOURNALS icon=Glyph::Journal>"К журналам"</LinkButton>
                <form method="post" action=OpenSchoolYear::url()>
                    <Button>"Разложить новые уроки"</Button>
                </form>
            </div>
        </section>
    }
}

//! Who leads each class, and one class with its letter and room.

use chrono::NaiveDate;
use domain::ids::{PersonId, RoomId};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{CLASSES, PUPILS};
use crate::features::wizard::api::{NameLeader, RemoveClass, SetClass};
use crate::features::wizard::sheet::{Class, Employee};
use crate::kit::{AppError, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Choice, Column, DateField, Field, Select, Table};

/// Who may be chosen; whoever leads the class and works here no more stands there too.
pub fn choices(staff: &[Employee], leader: Option<(PersonId, String)>) -> impl IntoView + use<> {
    let chosen = leader.as_ref().map(|(person, _)| *person);
    let missing = leader.filter(|(person, _)| staff.iter().all(|one| one.person != *person));
    let choice = |one: &Employee| {
        view! { <option value=one.person.to_string() selected=chosen == Some(one.person)>{one.name.clone()}</option> }
    };
    let staff = staff.iter().map(choice).collect_view();
    view! {
        <option value="">"Не назначен"</option>
        {missing.map(|(person, name)| view! { <option value=person.to_string() selected=true>{name}</option> })}
        {staff}
    }
}

/// A choice for each class, in one form.
#[component]
pub fn Leaders(
    all: Vec<(i32, Class)>,
    staff: Vec<Employee>,
    day: NaiveDate,
    open: bool,
    kept: Option<AppError>,
) -> impl IntoView {
    let columns =
        vec![Column::new("Класс"), Column::new("Классный руководитель"), Column::new("Учеников").number()];
    let caption = counted(all.len() as u64, CLASSES);
    let rows = all.into_iter().map(|one| line(one, &staff, kept.as_ref())).collect_view();
    view! {
        <section class="part">
            <form class="hours" method="post" action=NameLeader::url()>
                <Table caption columns>
                    {rows}
                </Table>
                {open.then(|| view! { <When day kept=kept.clone() /> })}
                <div class="form-end">
                    <Button>"Сохранить классных руководителей"</Button>
                </div>
            </form>
        </section>
    }
}

/// In a year that runs a class changes hands on a day.
#[component]
fn When(day: NaiveDate, kept: Option<AppError>) -> impl IntoView {
    view! {
        <div class="wizard-when">
            <DateField label="С какого дня" name="since" required=true value=day.to_string()
                hint="Новые права появятся сразу" error=flash::at(&kept, "since") />
            <Field label="Основание" name="basis" most=200 hint="Например: приказ № 15 от 2 ноября" />
        </div>
    }
}

fn line((grade, class): (i32, Class), staff: &[Employee], kept: Option<&AppError>) -> impl IntoView + use<> {
    let name = format!("{grade}{}", class.letter);
    let field = format!("leaders[c{}]", class.id);
    let wrong = kept.and_then(|kept| kept.at(&field));
    let error_id = format!("leader-{}-error", class.id);
    let bad = wrong.is_some();
    let gone = class.gone.then(|| view! { <p class="error">"Уволен: назначьте другого."</p> });
    let leader = class.leader.zip(class.teacher);
    let lacks = leader.is_none() || class.gone || bad;
    view! {
        <tr data-bad=lacks.then_some("")>
            <th scope="row"><a href=link::wizard_of(Step::Classes, class.id)>{name.clone()}</a></th>
            <td>
                <select class="input" name=field aria-label=format!("Классный руководитель {name}")
                    aria-invalid=bad.then_some("true") aria-describedby=bad.then(|| error_id.clone())>
                    {choices(staff, leader)}
                </select>
                {gone}
                {wrong.map(|wrong| view! { <p class="error" id=error_id>{wrong}</p> })}
            </td>
            <td class="num">{counted(class.pupils, PUPILS)}</td>
        </tr>
    }
}

/// One class: what it is called, where it sits, and the way out of a mistake.
#[component]
pub fn OneClass(
    grade: i32,
    class: Class,
    rooms: Vec<(RoomId, String)>,
    kept: Option<AppError>,
) -> impl IntoView {
    let name = format!("{grade}{}", class.letter);
    let id = class.id.to_string();
    let none = Choice::new("", "Без кабинета");
    let rooms = std::iter::once(none).chain(rooms.iter().map(|(room, name)| Choice::new(room, name.clone())));
    let room = class.room.map(|room| room.to_string()).unwrap_or_default();
    let empty = class.pupils == 0;
    view! {
        <section class="part">
            <h2>{format!("Класс {name}")}</h2>
            <form class="form" method="post" action=SetClass::url()>
                <input type="hidden" name="class" value=id.clone() />
                <Field label="Литера" name="letter" required=true most=15 value=class.letter
                    error=flash::at(&kept, "letter") />
                <Select label="Кабинет класса" name="room" choices=rooms.collect() value=room />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Сохранить класс"</Button>
                </div>
            </form>
            {empty
                .then(|| {
                    view! {
                        <form method="post" action=RemoveClass::url()>
                            <input type="hidden" name="class" value=id />
                            <p class="hint">"Класс, созданный по ошибке, можно убрать, пока в нём нет учеников и уроков."</p>
                            <Button kind=ButtonKind::Danger>{format!("Убрать {name}")}</Button>
                        </form>
                    }
                })}
        </section>
    }
}

//! The timetable: the class, its week, and what may be repeated from a day or from another class.

use domain::ids::ClassId;
use domain::timetable::{DAYS, Place};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::week::WeekGrid;
use crate::features::wizard::api::{CopyClass, CopyDay};
use crate::features::wizard::sheet::Week;
use crate::kit::{asked, link};
use crate::ui::{Button, Choice, Empty, LinkButton, Note, Select, Tab, Tabs, Tone};

pub const WEEKDAYS: [&str; DAYS as usize] =
    ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота"];

#[component]
pub fn TimetableStep(week: Week) -> impl IntoView {
    let Some(here) = week.here.filter(|_| !week.groups.is_empty()) else {
        return view! {
            <Classes week=week.clone() />
            <Empty title="Сначала нужны группы">
                <p>"В расписание ставят группы класса: предмет и его учителя."</p>
                <div class="line">
                    <LinkButton href=link::wizard(Step::Groups)>"К группам и учителям"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    };
    view! {
        <Classes week=week.clone() />
        <Refused />
        <WeekGrid here week=week.clone() />
        <section class="part">
            <h2>"Повторить"</h2>
            <div class="line wizard-copies">
                <Days here />
                <Like here classes=week.classes />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Classes(week: Week) -> impl IntoView {
    let href = |class: ClassId| format!("{}?of={class}", link::wizard(Step::Timetable));
    let tab =
        |(class, name): &(ClassId, String)| Tab { href: href(*class), title: name.clone(), count: None };
    let tabs = week.classes.iter().map(tab).collect();
    let here = week.here.map(href).unwrap_or_default();
    view! { <Tabs label="Класс" tabs here=Signal::stored(here) /> }
}

/// Places that stayed empty because their teacher is in another class then.
#[component]
fn Refused() -> impl IntoView {
    let query = asked::query();
    let told = move || {
        let refused = query.read().get("refused").unwrap_or_default();
        let places: Vec<String> =
            refused.split('-').filter_map(|text| text.parse().ok()).map(place_words).collect();
        (!places.is_empty()).then(|| {
            let words =
                format!("Остались пустыми, учитель в это время в другом классе: {}.", places.join("; "));
            view! { <Note tone=Tone::Alert>{words}</Note> }
        })
    };
    view! { {told} }
}

/// «Вторник, 3-й урок»
pub fn place_words(place: Place) -> String {
    let day = usize::from(place.weekday()).checked_sub(1).and_then(|at| WEEKDAYS.get(at)).unwrap_or(&"");
    format!("{day}, {}-й урок", place.number())
}

#[component]
fn Days(here: ClassId) -> impl IntoView {
    let days =
        || (1..).zip(WEEKDAYS).map(|(number, day): (u8, _)| Choice::new(number, day)).collect::<Vec<_>>();
    view! {
        <form class="filters" method="post" action=CopyDay::url()>
            <input type="hidden" name="class" value=here.to_string() />
            <Select label="День" name="from" choices=days() value="1" />
            <Select label="На какой день" name="to" choices=days() value="2" />
            <Button>"Повторить день"</Button>
        </form>
    }
}

#[component]
fn Like(here: ClassId, classes: Vec<(ClassId, String)>) -> impl IntoView {
    let others = classes.into_iter().filter(|(class, _)| *class != here);
    let choices: Vec<Choice> = others.map(|(class, name)| Choice::new(class, name)).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <form class="filters" method="post" action=CopyClass::url()>
                <input type="hidden" name="class" value=here.to_string() />
                <Select label="Как в классе" name="like" choices />
                <Button>"Повторить неделю"</Button>
            </form>
        }
    })
}

//! Papers: «Лист замен» for the wall of the hall, and the register of lessons missed and given for others.

use leptos::prelude::*;

use super::away::Missed;
use super::board::in_room;
use super::papers::{Hours, Register, Sheet};
use crate::kit::link;
use crate::ui::words::{day_and_weekday, day_in_full};
use crate::ui::{Button, DateField, Empty, Glyph, LinkButton, Page, PageWidth};

/// `/substitutions?part=sheet&on=`: A4, black on white.
#[component]
pub fn SheetPart(sheet: Sheet) -> impl IntoView {
    let Sheet { school, on, lessons } = sheet;
    let empty = lessons.is_empty();
    view! {
        <Page title=format!("Лист замен. {}", day_in_full(on)) width=PageWidth::Narrow>
            <p class="sub-hint">"Печать: Ctrl+P или меню браузера. На бумаге остаётся только лист."</p>
            {empty
                .then(|| {
                    view! {
                        <Empty title="Замен нет" glyph=Glyph::Check>
                            <p>"Все уроки этого дня идут по расписанию."</p>
                        </Empty>
                    }
                })}
            {(!empty)
                .then(|| {
                    view! {
                        <table class="sub-paper">
                            <caption>{school}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">"Урок"</th>
                                    <th scope="col">"Класс"</th>
                                    <th scope="col">"Предмет"</th>
                                    <th scope="col">"Вместо кого"</th>
                                    <th scope="col">"Что решено"</th>
                                </tr>
                            </thead>
                            <tbody>{lessons.into_iter().map(row).collect_view()}</tbody>
                        </table>
                    }
                })}
        </Page>
    }
}

fn row(lesson: Missed) -> impl IntoView {
    let room = in_room(&lesson.room);
    let decided = lesson.decided.map_or_else(String::new, |decided| decided.words());
    view! {
        <tr>
            <th scope="row">{lesson.number}</th>
            <td>{lesson.whom}</td>
            <td>{lesson.subject} {room}</td>
            <td>{lesson.teacher}</td>
            <td>
                <b>{decided}</b>
            </td>
        </tr>
    }
}

/// `/substitutions?part=hours&from=&to=`
#[component]
pub fn HoursPart(register: Register) -> impl IntoView {
    let Register { span, teachers, lessons, .. } = register;
    let book = format!("{}?from={}&to={}", link::HOURS_BOOK, span.first, span.last);
    view! {
        <form class="filters" method="get" action=link::SUBSTITUTIONS>
            <input type="hidden" name="part" value="hours" />
            <DateField label="С" name="from" value=span.first.to_string() />
            <DateField label="По" name="to" value=span.last.to_string() />
            <Button>"Показать"</Button>
            <LinkButton href=book icon=Glyph::Download attr:rel="external">"Excel"</LinkButton>
        </form>
        {if teachers.is_empty() {
            view! {
                <Empty title="За эти дни никто не отсутствовал" glyph=Glyph::Check>
                    <p>"Выберите другой период: счёт идёт по отмеченным отсутствиям и решённым заменам."</p>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Counted teachers lessons /> }.into_any()
        }}
    }
}

#[component]
fn Counted(teachers: Vec<Hours>, lessons: Vec<Missed>) -> impl IntoView {
    let heads = ["Пропущено", "Замещено", "Отменено", "Провёл за других", "Вместе со своей группой"];
    view! {
        <section class="part">
            <h2>"По учителям"</h2>
            <div class="frame" role="region" aria-label="Часы по учителям" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Учитель"</th>
                            {heads.into_iter().map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{teachers.into_iter().map(counted).collect_view()}</tbody>
                </table>
            </div>
        </section>
        <section class="part">
            <h2>"По урокам"</h2>
            <ul class="sub-missed">{lessons.into_iter().map(lesson).collect_view()}</ul>
        </section>
    }
}

fn counted(of: Hours) -> impl IntoView {
    let figures = [of.missed, of.replaced, of.cancelled, of.given, of.merged];
    view! {
        <tr>
            <th scope="row">{of.name}</th>
            {figures.into_iter().map(|figure| view! { <td class="num">{figure}</td> }).collect_view()}
        </tr>
    }
}

fn lesson(of: Missed) -> impl IntoView {
    let decided = of.outcome();
    let what = format!(
        "{}, {}-й урок: {}, {}, {}",
        day_and_weekday(of.date),
        of.number,
        of.whom,
        of.subject,
        of.teacher
    );
    view! {
        <li>
            {what} " — " <b>{decided}</b>
        </li>
    }
}

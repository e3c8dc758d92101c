//! Sheets for a day without a network: which there are, the paper, and the way back of each.

use chrono::NaiveDate;
use domain::outage::Reach;
use leptos::prelude::*;

use super::api::open_sheets;
use super::sheet::{Board, Listed, Whose};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::{counted, day_and_weekday, day_in_full, span};
use crate::ui::{
    Button, Choice, Column, DateField, Empty, Glyph, LinkButton, Note, Page, Segments, Table, Tone,
};

const SHEETS: [&str; 3] = ["лист", "листа", "листов"];

/// `/outage?on=&reach=&whose=`
#[component]
pub fn OutagePage() -> impl IntoView {
    let (on, query) = (asked::in_query::<NaiveDate>("on"), asked::query());
    let word = move |name: &str| query.read().get(name).unwrap_or_default();
    // Sheets are taken for the week to come, unless one says otherwise.
    let days = move || {
        Some(word("reach")).filter(|code| !code.is_empty()).map_or(Reach::Week, |code| Reach::parse(&code))
    };
    let ask = move || (on(), days().code().to_owned(), word("whose"));
    let opened =
        load(ask, |(on, reach, whose)| async move { open_sheets(on, reach, Whose::parse(&whose)).await });
    view! {
        <Page title="На случай сбоя">
            <Loaded resource=opened let:board>
                <Opened board reach=days() />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(board: Board, reach: Reach) -> impl IntoView {
    let kept = flash::flash();
    let Board { on, days, whose, may_all, sheets } = board;
    let title = if days.first == days.last { day_in_full(on) } else { span(days.first, days.last) };
    let body = if sheets.is_empty() {
        view! {
            <Empty title="Уроков нет" glyph=Glyph::Calendar>
                <p>"В эти дни печатать нечего. Выберите другой день выше."</p>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Sheets title sheets days=(on, reach, whose) /> }.into_any()
    };
    view! {
        <p>
            "Когда нет света или сети, журнал ведут на бумаге: распечатайте листы заранее. По коду на листе его потом переносят в журнал, строка в строку."
        </p>
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <Choose on reach whose may_all />
        {body}
    }
}

#[component]
fn Choose(on: NaiveDate, reach: Reach, whose: Whose, may_all: bool) -> impl IntoView {
    let choice = |value: &str, words: &str| Choice::new(value, words);
    view! {
        <form class="form og-choose" action=link::OUTAGE>
            <DateField label="День" name="on" value=on.to_string() required=true />
            <Segments
                legend="На сколько"
                name="reach"
                choices=vec![choice(Reach::Day.code(), "На день"), choice(Reach::Week.code(), "На неделю")]
                value=reach.code()
            />
            {may_all
                .then(|| {
                    let choices = vec![
                        choice(Whose::Own.code(), "Мои уроки"),
                        choice(Whose::All.code(), "Все учителя, на день"),
                    ];
                    view! { <Segments legend="Чьи листы" name="whose" choices value=whose.code() /> }
                })}
            <Button>"Показать"</Button>
        </form>
    }
}

#[component]
fn Sheets(title: String, sheets: Vec<Listed>, days: (NaiveDate, Reach, Whose)) -> impl IntoView {
    let (on, reach, whose) = days;
    let all = whose == Whose::All;
    let mut columns = vec![Column::new("Класс и предмет"), Column::new("Уроки")];
    columns.extend(all.then(|| Column::new("Учитель")));
    columns.extend((!all).then(|| Column::new("После сбоя")));
    let href = link::outage_paper(on, reach.code(), whose.code());
    let count = counted(sheets.len() as u64, SHEETS);
    let span = domain::outage::reach(on, reach);
    view! {
        <div class="line og-print">
            <LinkButton href icon=Glyph::Print>{format!("Напечатать: {count}")}</LinkButton>
        </div>
        <Table caption=title columns>
            {sheets
                .into_iter()
                .map(|of| {
                    let lessons = lessons(&of);
                    let back = link::outage_sheet(of.group, span, "");
                    let last = if all {
                        view! { <td data-word="Учитель:">{of.teacher}</td> }.into_any()
                    } else {
                        view! { <td><a class="og-way" href=back>"Перенести с листа"</a></td> }.into_any()
                    };
                    view! {
                        <tr>
                            <th scope="row">{format!("{}, {}", of.class, of.subject)}</th>
                            <td data-word="Уроки:">{lessons}</td>
                            {last}
                        </tr>
                    }
                })
                .collect_view()}
        </Table>
    }
}

/// «12 ноября, чт: 2-й; 13 ноября, пт: 1-й, 2-й»
fn lessons(of: &Listed) -> String {
    let days = of.lessons.chunk_by(|one, next| one.0 == next.0).map(|day| {
        let numbers = day.iter().map(|(_, number)| format!("{number}-й")).collect::<Vec<_>>().join(", ");
        format!("{}: {numbers}", day_and_weekday(day[0].0))
    });
    days.collect::<Vec<_>>().join("; ")
}

//! Laying a plan anew: the question, the preview of what moves, and the word to go on. Works without scripts.

use chrono::NaiveDate;
use domain::ids::GroupId;
use domain::lesson_plan::{How, Way};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::LayLessonDates;
use super::dates::{Ask, Change, Pause, Preview};
use crate::kit::{asked, link};
use crate::ui::words::{counted, day, span};
use crate::ui::{Button, ButtonKind, Choice, Column, DateField, Field, Glyph, Note, Segments, Table, Tone};

/// What the address asks to be laid anew.
pub fn ask() -> impl Fn() -> Ask + Copy + Send + Sync + 'static {
    let (first, last) = (asked::in_query::<NaiveDate>("first"), asked::in_query::<NaiveDate>("last"));
    let (way, reason) = (asked::in_query::<String>("way"), asked::in_query::<String>("reason"));
    move || Ask {
        first: first(),
        last: last(),
        way: way().and_then(|way| Way::parse(&way)),
        reason: reason().unwrap_or_default(),
    }
}

/// What would change, if anything, with the button that changes it.
#[component]
pub fn Changed(group: GroupId, preview: Preview, lays: bool, ask: Ask, way: Way) -> impl IntoView {
    let Preview { changes, left } = preview;
    let asks = ask.pause().is_some() || ask.way.is_some_and(|asked| asked != way);
    if changes.is_empty() {
        return asks.then(|| view! { <Note>"От этого ничего не сдвинется."</Note> }.into_any());
    }
    let topics = counted(changes.len() as u64, ["тема", "темы", "тем"]);
    let said = if asks {
        "Что изменится"
    } else {
        "Расписание изменилось, даты плана устарели"
    };
    let falls = (!left.is_empty()).then(|| {
        let count = counted(left.len() as u64, ["теме", "темам", "темам"]);
        view! { <Note tone=Tone::Alert>{format!("Урока не хватит {count}. Выберите «Уплотнить», чтобы темы разместились.")}</Note> }
    });
    let columns = ["Тема", "Было", "Станет"].map(Column::new).into();
    Some(
        view! {
            <section class="part relay">
                <h2>{said}</h2>
                {falls}
                <Table caption=format!("Сдвинется: {topics}") columns>
                    {changes.into_iter().map(line).collect_view()}
                </Table>
                {lays.then(|| view! { <Apply group ask /> })}
            </section>
        }
        .into_any(),
    )
}

fn line(change: Change) -> impl IntoView {
    let Change { topic, from, to, how } = change;
    let to = to.map_or_else(|| "–".to_owned(), day);
    let becomes = match how {
        How::Moves => to,
        How::Shortens => format!("{to}, меньше часов"),
        How::Joins => format!("{to}, вместе с предыдущей"),
        How::Falls => "не помещается".into(),
    };
    view! {
        <tr data-bad=(how == How::Falls).then_some("")>
            <th scope="row">{topic}</th>
            <td data-word="Было">{from.map_or_else(|| "–".to_owned(), day)}</td>
            <td data-word="Станет">{becomes}</td>
        </tr>
    }
}

#[component]
fn Apply(group: GroupId, ask: Ask) -> impl IntoView {
    view! {
        <form class="form-end" method="post" action=LayLessonDates::url()>
            <input type="hidden" name="group" value=group.to_string() />
            <Asked ask />
            <Button kind=ButtonKind::Primary icon=Glyph::Check>"Перестроить план"</Button>
        </form>
    }
}

/// What has been asked for, on its way into a form.
#[component]
pub fn Asked(ask: Ask) -> impl IntoView {
    let hidden = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <input type="hidden" name=name value=value /> })
    };
    view! {
        {hidden("ask[first]", ask.first.map(|day| day.to_string()))}
        {hidden("ask[last]", ask.last.map(|day| day.to_string()))}
        {hidden("ask[way]", ask.way.map(|way| way.code().to_owned()))}
        <input type="hidden" name="ask[reason]" value=ask.reason />
    }
}

/// Asks what a week off, or another way, would change.
#[component]
pub fn Relay(group: GroupId, ask: Ask, way: Way) -> impl IntoView {
    let ways = vec![
        Choice::new(Way::Shift.code(), "Сдвинуть дальше"),
        Choice::new(Way::Squeeze.code(), "Уплотнить"),
    ];
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let open = ask.pause().is_some() || ask.way.is_some();
    view! {
        <details class="part" open=open>
            <summary>"Уроков не будет: карантин, выезд, актировка"</summary>
            <form class="form" method="get" action=link::lesson_dates(group)>
                <div class="line">
                    <DateField label="С какого дня" name="first" value=day(ask.first) />
                    <DateField label="По какой день" name="last" value=day(ask.last) />
                </div>
                <Field label="Почему" name="reason" most=200 value=ask.reason hint="Например: карантин по гриппу." />
                <Segments legend="Что делать с темами" name="way" choices=ways value=ask.way.unwrap_or(way).code() />
                <div class="form-end">
                    <Button icon=Glyph::Search>"Показать, что изменится"</Button>
                </div>
            </form>
        </details>
    }
}

/// The form that gives days back.
#[derive(Clone)]
pub struct Back {
    pub action: &'static str,
    /// Whose days they are: the name of a field, and what it holds.
    pub of: (&'static str, String),
}

/// Days already taken out, each with the way back for who may go it.
#[component]
pub fn Pauses(pauses: Vec<Pause>, back: Option<Back>) -> impl IntoView {
    let row = move |pause: Pause| {
        let said = span(pause.span.first, pause.span.last);
        let back = back.clone().map(|Back { action, of: (name, id) }| {
            view! {
                <form method="post" action=action>
                    <input type="hidden" name=name value=id />
                    <input type="hidden" name="first" value=pause.span.first.to_string() />
                    <button class="btn" aria-label=format!("Вернуть уроки: {said}")>"Вернуть уроки"</button>
                </form>
            }
        });
        view! {
            <li class="line">
                <span>
                    <b>{said}</b>
                    " "
                    {pause.reason}
                </span>
                {back}
            </li>
        }
    };
    (!pauses.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>"Дни без уроков по плану"</h2>
                <ul class="rows">{pauses.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

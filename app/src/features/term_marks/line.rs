//! One pupil's row: the average, the suggestion that opens to its explanation, the mark.

use domain::access::Right;
use domain::calendar::Span;
use domain::term_mark::TermMarkValue;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use server_fn::ServerFn;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::api::PutTermMark;
use super::desk::{Desk, Mine, Outcome, Spot, SpotState, said};
use super::keys::{self, Deed, Press};
use super::sheet::{Row, read};
use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::words::{day_in_figures, hundredths};
use crate::ui::{Button, ButtonKind};

/// The row is a form of its own where scripts do not run.
#[component]
pub fn Line(desk: Desk, row: usize) -> impl IntoView {
    let of = desk.sheet(|sheet| sheet.rows[row].clone());
    let spot = desk.spot(row);
    let left = of.left.map(|day| format!("выбыл {}", day_in_figures(day)));
    let freed = freed(&of.freed);
    let heads = desk.sheet(|sheet| sheet.head.earlier.clone());
    let before = heads.into_iter().zip(&of.earlier).map(|(head, mark)| earlier(head, *mark)).collect_view();
    let average = of.average.map_or_else(|| "–".into(), hundredths);
    view! {
        <tr data-state=move || spot.with(|spot| spot.state.word())>
            <th scope="row">
                {of.name.clone()}
                {left.map(|left| view! { <small class="mild">" "{left}</small> })}
                {freed.map(|freed| view! { <small class="mild">" "{freed}</small> })}
            </th>
            {before}
            <td class="num" data-word="Средняя">{average}</td>
            <td data-word="Предложено">
                <Suggested desk of=of.clone() />
            </td>
            <td class="given" data-word="Отметка">
                {if desk.writes(row) {
                    view! { <Writing desk row of /> }.into_any()
                } else {
                    view! { <Stands spot /> }.into_any()
                }}
            </td>
        </tr>
    }
}

/// «осв с 10.11.2026 по 30.12.2026»
fn freed(spans: &[Span]) -> Option<String> {
    let days = |span: &Span| format!("с {} по {}", day_in_figures(span.first), day_in_figures(span.last));
    let said: Vec<_> = spans.iter().map(days).collect();
    (!said.is_empty()).then(|| format!("осв {}", said.join(", ")))
}

/// A mark in a column before this one.
fn earlier(head: String, mark: Option<TermMarkValue>) -> impl IntoView + use<> {
    view! { <td class="num" data-word=head>{mark.map_or("–", TermMarkValue::text)}</td> }
}

/// What the rule makes of it; who oversees goes on to the past of the mark.
#[component]
fn Suggested(desk: Desk, of: Row) -> impl IntoView {
    let (group, term) = desk.sheet(|sheet| (sheet.head.group, sheet.head.term));
    let oversees = expect_context::<Who>().has(Right::ReadJournals);
    let past = oversees.then(|| link::term_mark_history(group, term, of.pupil));
    let face = of.outcome.value().map_or("нет", TermMarkValue::text);
    let words = of.words.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <details class="why">
            <summary>{face}</summary>
            {words}
            {past.map(|href| view! { <p><a href=href>"История отметки"</a></p> })}
        </details>
    }
}

/// The mark for reading.
#[component]
fn Stands(spot: RwSignal<Spot>) -> impl IntoView {
    let reason = move || spot.with(|spot| spot.mark.as_ref().and_then(|mark| mark.reason.clone()));
    view! {
        <b>{move || spot.with(|spot| said(spot.mark.as_ref().map(|mark| mark.value)))}</b>
        {move || reason().map(|reason| view! { <small class="mild">" "{reason}</small> })}
    }
}

#[component]
fn Writing(desk: Desk, row: usize, of: Row) -> impl IntoView {
    let spot = desk.spot(row);
    let (group, term) = desk.sheet(|sheet| (sheet.head.group, sheet.head.term));
    let text = |value: Option<TermMarkValue>| value.map_or("", TermMarkValue::text);
    let stood = text(of.mark.as_ref().map(|mark| mark.value));
    let offered = desk.offered(row);
    let shown = move || {
        spot.with(|spot| match &spot.state {
            SpotState::Asking(value) => value.text(),
            _ => text(spot.mark.as_ref().map(|mark| mark.value)),
        })
    };
    let sent = move |ev: SubmitEvent| {
        ev.prevent_default();
        reasoned(desk, row);
    };
    let chosen = move |ev| {
        if let Ok(value) = read(&event_target_value(&ev)) {
            wish(desk, row, value);
        }
    };
    view! {
        <form class="given-form" method="post" action=PutTermMark::url() on:submit=sent>
            <input type="hidden" name="line[group]" value=group.to_string() />
            <input type="hidden" name="line[term]" value=term.to_string() />
            <input type="hidden" name="line[pupil]" value=of.pupil.to_string() />
            <input type="hidden" name="line[seen]" value=stood />
            <select
                class="input"
                id=mark_id(row)
                name="line[value]"
                aria-label=format!("Отметка: {}", of.name)
                prop:value=shown
                on:change=chosen
                on:keydown=move |ev| key(desk, row, &ev)
            >
                <option value="">"–"</option>
                {offered.into_iter().map(|value| line_of(value, stood)).collect_view()}
            </select>
            <Reason desk row name=of.name.clone() />
        </form>
        <Told desk row />
    }
}

/// Why it is not the mark suggested; shown where that is asked, and wherever scripts do not run.
#[component]
fn Reason(desk: Desk, row: usize, name: String) -> impl IntoView {
    let left = move |ev: KeyboardEvent| {
        if ev.key() == "Escape" {
            desk.give_up(row);
            focus(&mark_id(row));
        }
    };
    view! {
        <input
            class="input by-hand"
            id=reason_id(row)
            name="line[reason]"
            maxlength="500"
            placeholder="Почему не по правилу"
            aria-label=format!("Причина: {name}")
            on:keydown=left
        />
        <button class="btn by-hand">"Записать"</button>
    }
}

fn line_of(value: TermMarkValue, stood: &'static str) -> impl IntoView {
    let text = value.text();
    view! { <option value=text selected=text == stood>{text}</option> }
}

/// What became of the row, where that is worth words.
#[component]
fn Told(desk: Desk, row: usize) -> impl IntoView {
    let spot = desk.spot(row);
    move || {
        spot.with(|spot| match &spot.state {
            SpotState::Failed { why, mine } => {
                Some(trouble(desk, row, (why.clone(), mine.clone())).into_any())
            }
            SpotState::Conflict { by, mine } => {
                let first = by.as_ref().map_or_else(
                    || "Отметку тем временем убрали.".to_owned(),
                    |by| format!("Первым был другой: {}, {}.", by.who, by.when),
                );
                Some(trouble(desk, row, (first, mine.clone())).into_any())
            }
            _ => {
                let reason = spot.mark.as_ref().and_then(|mark| mark.reason.clone());
                reason.map(|reason| view! { <small class="mild">{reason}</small> }.into_any())
            }
        })
    }
}

/// Nothing typed is lost: it can be written again, or left.
fn trouble(desk: Desk, row: usize, (why, mine): (String, Mine)) -> impl IntoView {
    let again = format!("Поставить «{}»", said(mine.value));
    view! {
        <p class="error">{why}</p>
        <span class="line">
            <Button kind=ButtonKind::Plain attr:r#type="button"
                on:click=move |_| { desk.write(row, mine.clone()); focus(&mark_id(row)) }>{again}</Button>
            <Button kind=ButtonKind::Quiet attr:r#type="button"
                on:click=move |_| { desk.dismiss(row); focus(&mark_id(row)) }>"Оставить как есть"</Button>
        </span>
    }
}

fn key(desk: Desk, row: usize, ev: &KeyboardEvent) {
    let with_another = ev.ctrl_key() || ev.meta_key() || ev.alt_key();
    let deed = keys::read(Press { key: &ev.key(), code: &ev.code(), with_another });
    if deed == Deed::Pass {
        return;
    }
    ev.prevent_default();
    let step = match deed {
        Deed::Mark(value) => wish(desk, row, Some(value)),
        Deed::Clear => {
            wish(desk, row, None);
            return;
        }
        _ => Outcome::Written,
    };
    if step == Outcome::Written {
        step_to(desk, row, deed);
    }
}

/// Goes to another row that can be written into, or stays.
fn step_to(desk: Desk, row: usize, deed: Deed) {
    let (mut at, rows) = (row, desk.rows());
    let onwards = if deed == Deed::First {
        Deed::Down
    } else if deed == Deed::Last {
        Deed::Up
    } else {
        deed
    };
    let mut next = keys::go(at, deed, rows);
    while next != at && !desk.writes(next) {
        at = next;
        next = keys::go(at, onwards, rows);
    }
    if desk.writes(next) {
        focus(&mark_id(next));
    }
}

/// Stands on the first row that can be written into.
pub fn stand_first(desk: Desk) {
    if let Some(row) = (0..desk.rows()).find(|row| desk.writes(*row)) {
        focus(&mark_id(row));
    }
}

/// Writes a mark without a reason; where one is needed, its field opens in place.
fn wish(desk: Desk, row: usize, value: Option<TermMarkValue>) -> Outcome {
    let outcome = desk.write(row, Mine { value, reason: None });
    if outcome == Outcome::Asked {
        // The field is drawn when the row has been told to ask.
        request_animation_frame(move || focus(&reason_id(row)));
    }
    outcome
}

/// The reason is there: writes the mark waited for, or the one that stands, with it.
fn reasoned(desk: Desk, row: usize) {
    let field = document().get_element_by_id(&reason_id(row));
    let reason = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value());
    let value = desk.spot(row).with_untracked(|spot| match &spot.state {
        SpotState::Asking(value) => Some(*value),
        _ => spot.mark.as_ref().map(|mark| mark.value),
    });
    if desk.write(row, Mine { value, reason }) == Outcome::Written {
        step_to(desk, row, Deed::Down);
    }
}

fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element out of the page takes no focus: nothing to show then.
        let _ = element.focus();
    }
}

fn mark_id(row: usize) -> String {
    format!("mark-{row}")
}

fn reason_id(row: usize) -> String {
    format!("reason-{row}")
}

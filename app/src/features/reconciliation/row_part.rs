//! One row of a sheet: what the list says, what has changed, what was said, and the two ways to answer.

use domain::ids::ClassId;
use domain::reconciliation::{Flag, State, Verdict};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{ConfirmRows, FlagRow};
use super::overview::Head;
use super::report_page::MOST;
use super::sheet::{RowLine, SaidLine, WordLine};
use crate::kit::link;
use crate::ui::words::capital;
use crate::ui::{Badge, Choice, Field, Select, Tone};

#[component]
pub fn Row(row: RowLine, head: Head, class: Option<ClassId>) -> impl IntoView {
    let answers = head.is_open().then(|| view! { <Answers row=row.clone() head class /> });
    let RowLine { person, name, facts, guardians, changes, state, said, words, explained, listed, .. } = row;
    let line = |words: String| view! { <li>{words}</li> };
    let kin = !guardians.is_empty();
    view! {
        <li id=format!("p{person}") data-open=state.is_open().then_some("")>
            <div class="rc-name">
                <h2>{if listed { view! { <a href=link::card(person)>{name}</a> }.into_any() } else { name.into_any() }}</h2>
                <Badge tone=tone(state)>{state.title()}</Badge>
            </div>
            <p class="dim">{facts.join(" · ")}</p>
            {kin.then(|| view! { <ul class="dim" aria-label="Родители">{guardians.into_iter().map(line).collect_view()}</ul> })}
            {(!changes.is_empty())
                .then(|| view! { <ul class="rc-changes" aria-label="Изменилось">{changes.into_iter().map(|words| line(capital(&words))).collect_view()}</ul> })}
            {words.into_iter().map(heard).collect_view()}
            {said.and_then(flagged)}
            {(!explained.is_empty()).then(|| view! { <p>{format!("Пояснение: {explained}")}</p> })}
            {answers}
        </li>
    }
}

const fn tone(state: State) -> Tone {
    match state {
        State::NotLooked => Tone::Calm,
        State::Confirmed => Tone::Accent,
        _ => Tone::Alert,
    }
}

/// What was marked as wrong; that a row is right is told by its badge.
fn flagged(said: SaidLine) -> Option<impl IntoView> {
    let SaidLine { flag, hand } = said;
    (!flag.is_empty()).then(|| {
        view! {
            <p>
                {capital(&flag)}
                <br />
                <small class="mild">{format!("{}, {}", hand.who, hand.when)}</small>
            </p>
        }
    })
}

fn heard(word: WordLine) -> impl IntoView {
    let WordLine { by, verdict, text, at } = word;
    let by = capital(&by);
    match verdict {
        Verdict::Right => view! { <p class="mild">{format!("{by}: всё верно, {at}")}</p> }.into_any(),
        Verdict::Wrong => view! {
            <p class="rc-word">
                <q>{text}</q>
                <br />
                <small class="mild">{format!("{by}, {at}")}</small>
            </p>
        }
        .into_any(),
    }
}

#[component]
fn Answers(row: RowLine, head: Head, class: Option<ClassId>) -> impl IntoView {
    let RowLine { person, name, state, seen, .. } = row;
    let of = Of { id: head.id.to_string(), class, person: person.to_string(), seen };
    let right = (state != State::Confirmed).then(|| {
        view! {
            <form method="post" action=ConfirmRows::url()>
                {of.hidden()}
                <button class="btn" aria-label=format!("Верно: {name}")>"Верно"</button>
            </form>
        }
    });
    let flags = Flag::ALL.into_iter().filter(|flag| flag.fits(head.side));
    let choices: Vec<Choice> =
        flags.map(|flag| Choice::new(flag.code(), capital(flag.title(head.side)))).collect();
    view! {
        <div class="rc-answers">
            {right}
            <details>
                <summary class="btn" aria-label=format!("Не так: {name}")>"Не так"</summary>
                <form class="form" method="post" action=FlagRow::url()>
                    {of.hidden()}
                    <Select label="Что не так" name="wrong[flag]" id=format!("flag-{person}") choices />
                    <Field label="Как должно быть" name="wrong[remark]" id=format!("remark-{person}") most=MOST required=true />
                    <div class="form-end">
                        <button class="btn" aria-label=format!("Отметить ошибку: {name}")>"Отметить ошибку"</button>
                    </div>
                </form>
            </details>
        </div>
    }
}

/// What every form of a row sends.
struct Of {
    id: String,
    class: Option<ClassId>,
    person: String,
    seen: String,
}

impl Of {
    fn hidden(&self) -> impl IntoView + use<> {
        let Self { id, class, person, seen } = self;
        let class = class.map(|class| class.to_string());
        view! {
            <input type="hidden" name="id" value=id.clone() />
            {class.map(|class| view! { <input type="hidden" name="class" value=class /> })}
            <input type="hidden" name="person" value=person.clone() />
            <input type="hidden" name="seen" value=seen.clone() />
        }
    }
}

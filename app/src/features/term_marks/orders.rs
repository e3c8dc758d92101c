//! Orders over a term: what may be ordered now, and what was.

use chrono::Days;
use domain::ids::TermId;
use domain::term_mark::TermState;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{CloseTerm, ExtendTerm, ReopenTerm};
use super::overview::{Order, OrderKind, Shown};
use crate::ui::words::day_of_year;
use crate::ui::{Button, ButtonKind, DateField, Field};

/// Characters of a reason, as the law has it.
const MOST: u32 = 500;

/// Forms for what the viewer may order.
#[component]
pub fn Orders(shown: Shown) -> impl IntoView {
    let Shown { term, state, deeds, window, today, .. } = shown;
    let closed = matches!(state, TermState::Closed { .. });
    let marks: u32 = shown.classes.iter().map(|class| class.marks).sum();
    let debtors: u32 = shown.classes.iter().map(|class| class.debtors).sum();
    let lacks = (marks + debtors > 0)
        .then(|| format!("Не выставлено отметок: {marks}, учеников с точками: {debtors}."));
    let later = (window.last + Days::new(1)).to_string();
    view! {
        {(deeds.extend && !closed).then(|| view! { <Extend term later /> })}
        {(deeds.close && !closed).then(|| view! { <Close term lacks /> })}
        {(deeds.close && closed).then(|| view! { <Reopen term today=today.to_string() /> })}
    }
}

#[component]
fn Extend(term: TermId, later: String) -> impl IntoView {
    view! {
        <Deed term face="Продлить срок" action=ExtendTerm::url() deed="Продлить">
            <DateField label="Новый последний день" name="to" first=later.clone() value=later required=true />
            <Field label="Причина" name="reason" id="extend-reason" most=MOST required=true />
        </Deed>
    }
}

#[component]
fn Close(term: TermId, lacks: Option<String>) -> impl IntoView {
    let hint = lacks.map_or_else(
        || "Всё выставлено: причина не нужна.".to_owned(),
        |lacks| format!("{lacks} Чтобы закрыть всё же, напишите причину."),
    );
    view! {
        <Deed term face="Закрыть период" action=CloseTerm::url() deed="Закрыть" kind=ButtonKind::Danger>
            <Field label="Причина" name="reason" id="close-reason" most=MOST hint />
        </Deed>
    }
}

#[component]
fn Reopen(term: TermId, today: String) -> impl IntoView {
    view! {
        <Deed term face="Открыть снова" action=ReopenTerm::url() deed="Открыть">
            <DateField label="По какой день" name="until" first=today.clone() value=today required=true />
            <Field label="Причина" name="reason" id="reopen-reason" most=MOST required=true />
        </Deed>
    }
}

/// The form of an order over `term`, behind its face.
#[component]
fn Deed(
    term: TermId,
    face: &'static str,
    action: &'static str,
    deed: &'static str,
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    view! {
        <details>
            <summary>{face}</summary>
            <form class="form" method="post" action=action>
                <input type="hidden" name="term" value=term.to_string() />
                {children()}
                <div class="form-end">
                    <Button kind>{deed}</Button>
                </div>
            </form>
        </details>
    }
}

/// Orders given so far, latest first.
#[component]
pub fn Given(orders: Vec<Order>) -> impl IntoView {
    let line = |order: Order| {
        let Order { kind, day, reason, by } = order;
        let done = match kind {
            OrderKind::Extended => format!("Продлён по {}", day_of_year(day)),
            OrderKind::Closed => format!("Закрыт {}", day_of_year(day)),
            OrderKind::Reopened => format!("Открыт снова по {}", day_of_year(day)),
        };
        view! {
            <li>
                {done}
                {reason.map(|reason| format!(": {reason}"))}
                <small class="mild">{format!(" {}, {}", by.who, by.when)}</small>
            </li>
        }
    };
    let lines: Vec<_> = orders.into_iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <ul class="orders">{lines}</ul> })
}

//! One lesson without its teacher: what is decided, who may stand in, and other ways out.

use domain::ids::LessonId;
use domain::substitution::Choice;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::Settle;
use super::board::{Line, Offered, State, in_room};
use crate::kit::link;
use crate::ui::{Badge, Button, ButtonKind, Choice as Listed, Select, Tone};

/// So many stand in sight with their reasons; the rest in a list.
const IN_SIGHT: usize = 3;

#[component]
pub fn LessonPart(line: Line) -> impl IntoView {
    let title = format!("{}-й урок, {}: {}", line.number, line.whom, line.subject);
    let who = if line.is_away { "отсутствует" } else { "учитель" };
    let about = format!("{}{}; {who} {}", line.hours, in_room(&line.room), line.teacher);
    let id = format!("lesson-{}", line.lesson);
    let decided = match &line.state {
        State::Open => view! { <Badge tone=Tone::Alert>"не решено"</Badge> }.into_any(),
        State::OpenAgain(name) => {
            let words = format!("не решено: {name} тоже отсутствует");
            view! { <Badge tone=Tone::Alert>{words}</Badge> }.into_any()
        }
        State::Settled(decided) | State::Placed(decided) => {
            let words = decided.words();
            view! { <Badge tone=Tone::Accent>{words}</Badge> }.into_any()
        }
        State::Held(decided) => {
            let words = format!("{}, урок проведён", decided.words());
            view! { <Badge>{words}</Badge> }.into_any()
        }
    };
    let ways = match &line.state {
        State::Open | State::OpenAgain(_) => {
            view! { <Ways line=line.clone() title=title.clone() /> }.into_any()
        }
        State::Settled(_) => view! {
            <div class="line">{undo(&line, &title)}</div>
            <details>
                <summary class="sub-more">"Изменить"</summary>
                <Ways line=line.clone() title=title.clone() />
            </details>
        }
        .into_any(),
        State::Placed(_) => undo(&line, &title).into_any(),
        State::Held(_) => ().into_any(),
    };
    view! {
        <li id=id class="sub-lesson">
            <div>
                <h3>{title}</h3>
                <p class="mild">{about}</p>
                {decided}
            </div>
            <div>{ways}</div>
        </li>
    }
}

fn undo(line: &Line, title: &str) -> impl IntoView + use<> {
    press((line.lesson, Choice::Undo), ("Снять решение", format!("Снять решение: {title}")))
}

/// Everything that may be decided about a lesson.
#[component]
fn Ways(line: Line, title: String) -> impl IntoView {
    let Line { lesson, offers, other_half, may_cancel, .. } = line;
    let nobody = offers.is_empty().then(|| view! { <p>"В это время все учителя заняты."</p> });
    let first = offers.iter().take(IN_SIGHT).map(|offer| in_sight(lesson, offer, &title)).collect_view();
    let rest: Vec<Listed> = offers.into_iter().skip(IN_SIGHT).map(|offer| listed(&offer)).collect();
    let merge = other_half.map(|whom| {
        press((lesson, Choice::Merge), ("Объединить группы", format!("Объединить группы, {whom}: {title}")))
    });
    let cancel = may_cancel
        .then(|| press((lesson, Choice::Cancel), ("Отменить урок", format!("Отменить урок: {title}"))));
    view! {
        {nobody}
        <ul class="sub-offers">{first}</ul>
        {(!rest.is_empty()).then(|| view! { <Others lesson rest title=title.clone() /> })}
        <div class="line">
            {merge} {cancel}
            {may_cancel.then(|| view! {
                <a class="btn" href=link::lesson_places(lesson, None) aria-label=format!("Перенести или заменить предмет: {title}")>
                    "Перенести…"
                </a>
            })}
        </div>
    }
}

fn in_sight(lesson: LessonId, offer: &Offered, title: &str) -> impl IntoView + use<> {
    let Offered { teacher, name, reasons } = offer.clone();
    let spoken = format!("Назначить: {name}, {title}");
    view! {
        <li>
            <span>
                <b>{name}</b>
                <small>{reasons}</small>
            </span>
            {press((lesson, Choice::Teacher(teacher)), ("Назначить", spoken))}
        </li>
    }
}

fn listed(offer: &Offered) -> Listed {
    Listed::new(Choice::Teacher(offer.teacher), format!("{} — {}", offer.name, offer.reasons))
}

/// All others who are free, behind one line.
#[component]
fn Others(lesson: LessonId, rest: Vec<Listed>, title: String) -> impl IntoView {
    let label = format!("Другой учитель на {title}");
    view! {
        <details>
            <summary class="sub-more">{format!("Ещё свободны: {}", rest.len())}</summary>
            <form class="sub-other" method="post" action=Settle::url()>
                <input type="hidden" name="lesson" value=lesson.to_string() />
                <Select label name="choice" id=format!("other-{lesson}") choices=rest />
                <Button kind=ButtonKind::Plain>"Назначить"</Button>
            </form>
        </details>
    }
}

/// One choice as one press.
fn press(
    (lesson, choice): (LessonId, Choice),
    (face, spoken): (&'static str, String),
) -> impl IntoView + use<> {
    view! {
        <form method="post" action=Settle::url()>
            <input type="hidden" name="lesson" value=lesson.to_string() />
            <input type="hidden" name="choice" value=choice.to_string() />
            <button class="btn" aria-label=spoken>{face}</button>
        </form>
    }
}

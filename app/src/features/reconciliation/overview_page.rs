//! Campaigns of a school: what is under way, the own classes in it, a form for one more, those that are over.

use chrono::NaiveDate;
use domain::reconciliation::Side;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::DIFFERENCES;
use super::api::{StartReconciliation, open_reconciliations};
use super::overview::{Campaigns, Figures, Head, Line, Overview, Part};
use super::schools_part::Schools;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::words::{counted, day, day_of_year};
use crate::ui::{
    Badge, Button, ButtonKind, Choice, DateField, Empty, Glyph, LinkButton, Note, Page, Progress, Select,
    Tone,
};

/// `/reconciliation`
#[component]
pub fn OverviewPage() -> impl IntoView {
    let opened = load(|| (), |()| open_reconciliations());
    view! {
        <Page title="Сверка списков">
            <Loaded resource=opened let:overview>
                {match overview {
                    Overview::School(campaigns) => view! { <OfSchool campaigns /> }.into_any(),
                    Overview::Overseen(lines) => view! { <Schools lines /> }.into_any(),
                }}
            </Loaded>
        </Page>
    }
}

#[component]
fn OfSchool(campaigns: Campaigns) -> impl IntoView {
    let kept = flash::flash();
    let Campaigns { lines, may_start, today } = campaigns;
    let (open, over): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.head.is_open());
    let idle = open.is_empty() && may_start.is_empty();
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        {idle.then(|| view! {
            <Empty title="Сейчас сверка не идёт" glyph=Glyph::Check>
                <p>"Когда координатор начнёт сверку, здесь появятся ваши классы."</p>
            </Empty>
        })}
        {open.into_iter().map(|line| view! { <UnderWay line /> }).collect_view()}
        {(!may_start.is_empty()).then(|| view! { <Begin may_start today /> })}
        {(!over.is_empty()).then(|| view! {
            <section class="part">
                <h2>"Закончены"</h2>
                <ul class="rows">{over.into_iter().map(past).collect_view()}</ul>
            </section>
        })}
    }
}

#[component]
fn UnderWay(line: Line) -> impl IntoView {
    let Line { head, figures, parts } = line;
    let (whole, own) = (figures.is_some(), !parts.is_empty());
    view! {
        <section class="part">
            <div class="stack">
                <h2>{head.side.title()} " " {overdue(head)}</h2>
                <p>{format!("Список на {}. Закончить по {}.", day_of_year(head.day), day(head.due))}</p>
                {figures.map(far)}
                {whole
                    .then(|| view! { <LinkButton href=link::reconciliation(head.id) kind=ButtonKind::Primary>"Ход и расхождения"</LinkButton> })}
            </div>
            {own.then(|| view! { <ul class="rows">{parts.into_iter().map(|part| own_class(head, part)).collect_view()}</ul> })}
        </section>
    }
}

fn far(figures: Figures) -> impl IntoView {
    let Figures { rows, looked, flagged } = figures;
    let wrong =
        if flagged > 0 { format!(", отмечено ошибок: {flagged}") } else { String::new() };
    let words = format!("{looked} из {rows}{wrong}");
    view! {
        <Progress label="Просмотрено" done=Signal::stored(looked) whole=Signal::stored(rows) words=Signal::stored(words) />
    }
}

fn own_class(head: Head, part: Part) -> impl IntoView {
    let Part { class, title, rows, looked, open, .. } = part;
    let differ =
        (open > 0).then(|| view! { <Badge tone=Tone::Alert>{counted(u64::from(open), DIFFERENCES)}</Badge> });
    view! {
        <li>
            <a href=link::reconciliation_rows(head.id, class)>
                <b>{title}</b>
                <span class="end">{differ} {format!("просмотрено {looked} из {rows}")}</span>
            </a>
        </li>
    }
}

fn past(line: Line) -> impl IntoView {
    let Line { head, figures, parts } = line;
    let title = format!("{}, {}", head.side.title(), day_of_year(head.day));
    let ended = head.closed.map(|on| format!("закрыта {}", day(on))).unwrap_or_default();
    let href = match (figures, parts.first()) {
        (None, Some(part)) => link::reconciliation_rows(head.id, part.class),
        _ => link::reconciliation(head.id),
    };
    let differ = figures.filter(|of| of.flagged > 0).map(|of| counted(u64::from(of.flagged), DIFFERENCES));
    let told = [differ, Some(ended)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <li>
            <a href=href>
                <b>{title}</b>
                <span class="end">{told}</span>
            </a>
        </li>
    }
}

pub fn overdue(head: Head) -> Option<impl IntoView> {
    head.overdue.then(|| view! { <Badge tone=Tone::Alert>"срок прошёл"</Badge> })
}

#[component]
fn Begin(may_start: Vec<Side>, today: NaiveDate) -> impl IntoView {
    let kept = flash::flash();
    let choices: Vec<Choice> =
        may_start.into_iter().map(|side| Choice::new(side.code(), side.title())).collect();
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Начать сверку"</h2>
                <p>
                    "Сегодняшний список сохранится, классные руководители проверят в нём каждую строку, а родители — данные ребёнка и свои, на странице «Проверьте данные» в дневнике."
                </p>
                <form class="form" method="post" action=StartReconciliation::url()>
                    <Select label="Что сверяем" name="side" choices />
                    <DateField label="Закончить по" name="due" first=today.to_string() required=true
                        error=flash::at(&kept, "due") />
                    <div class="form-end">
                        <Button kind=ButtonKind::Primary>"Начать сверку"</Button>
                    </div>
                </form>
            </div>
        </section>
    }
}

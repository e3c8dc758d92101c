//! The borders of the year: days of terms, sets of vacations, and whose each set is.

use domain::calendar::{Cut, Rest, RestSet, Side, Span, Spot, VACATION_SETS};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::own::{Pick, differing};
use crate::features::wizard::api::{AddRests, DropRests, SetBorders, SetRests};
use crate::features::wizard::terms::{Days, OwnRest};
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::{AppError, flash, link};
use crate::ui::{Button, ButtonKind, Empty, Field, LinkButton, Note, Tone};

/// Empty lines beneath the vacations of a set.
const SPARE: usize = 2;

#[component]
pub fn BordersStep(days: Days, open: bool, kept: Option<AppError>) -> impl IntoView {
    let Days { borders, doubts, rests } = days;
    if borders.cuts.is_empty() {
        return view! {
            <Empty title="Сначала выберите виды периодов">
                <div class="line">
                    <LinkButton href=link::wizard(Step::Kinds)>"К видам периодов"</LinkButton>
                </div>
            </Empty>
        }
        .into_any();
    }
    let sheet = Sheet { kept: kept.clone(), typed: typed(), open };
    let cuts = borders.cuts.iter().map(|cut| sheet.cut(cut)).collect_view();
    let sets = borders.sets.iter().map(|set| sheet.set(set)).collect_view();
    let refused = matches!(kept, Some(AppError::Form(_)));
    let named: Vec<(String, String)> =
        borders.sets.iter().map(|set| (set.code.clone(), set.title.clone())).collect();
    view! {
        {open.then(|| view! { <Note>"Год уже открыт: даты больше не меняются."</Note> })}
        {refused.then(|| view! { <Note tone=Tone::Alert>"Даты не сохранены: исправьте отмеченное."</Note> })}
        {(!doubts.is_empty())
            .then(|| {
                let doubts = doubts.into_iter().map(|doubt| view! { <li>{doubt}</li> }).collect_view();
                view! {
                    <section class="part">
                        <h2>"Обратите внимание"</h2>
                        <ul>{doubts}</ul>
                    </section>
                }
            })}
        <form class="form wide" method="post" action=SetBorders::url()>
            <StandsAt page=link::wizard(Step::Borders) />
            {cuts}
            {sets}
            {(!open)
                .then(|| {
                    view! {
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>"Сохранить и дальше"</Button>
                        </div>
                    }
                })}
        </form>
        <Owners named=named.clone() rests open />
        {(!open).then(|| view! { <More named kept /> })}
    }
    .into_any()
}

/// The form, with what was typed into it if it was refused.
struct Sheet {
    kept: Option<AppError>,
    typed: Option<Typed>,
    open: bool,
}

impl Sheet {
    fn cut(&self, cut: &Cut) -> AnyView {
        let lines = (1..).zip(&cut.spans).enumerate().map(|(at, (number, span))| {
            let title = cut.kind.title(number);
            let days = Side::BOTH.map(|side| self.day(&Spot::Term(cut.kind, at, side), Some(span), &title));
            view! {
                <fieldset class="dates">
                    <legend class="legend">{title}</legend>
                    {days.into_iter().collect_view()}
                </fieldset>
            }
        });
        let lines = lines.collect_view();
        view! {
            <section class="part">
                <h2>{cut.kind.many()}</h2>
                {lines}
            </section>
        }
        .into_any()
    }

    fn set(&self, set: &RestSet) -> AnyView {
        let spare = if self.open { 0 } else { SPARE };
        let kept = set.rests.iter().map(Some).chain(std::iter::repeat_n(None, spare));
        let lines = kept.enumerate().map(|(at, rest)| self.rest(set, at, rest)).collect_view();
        let title = format!("Каникулы: {}", set.title.to_lowercase());
        view! {
            <section class="part">
                <h2>{title}</h2>
                {lines}
            </section>
        }
        .into_any()
    }

    fn rest(&self, set: &RestSet, at: usize, rest: Option<&Rest>) -> AnyView {
        let name = format!("titles[{}.{at}]", set.code);
        let known = rest.map(|rest| rest.title.clone()).unwrap_or_default();
        let value = self.typed.as_ref().map_or(known, |typed| typed.text(&name));
        let spoken =
            if value.is_empty() { format!("ещё одни, {}", at + 1) } else { value.to_lowercase() };
        let spoken = format!("{spoken}, набор «{}»", set.title);
        let id = format!("title-{}-{at}", set.code);
        let days = Side::BOTH.map(|side| {
            self.day(&Spot::Rest(set.code.clone(), at, side), rest.map(|rest| &rest.span), &spoken)
        });
        view! {
            <div class="dates">
                <div class="field">
                    <label for=id.clone()>"Название" <span class="only">{format!(": {spoken}")}</span></label>
                    <input class="input" id=id name=name value=value maxlength="60" disabled=self.open />
                </div>
                {days.into_iter().collect_view()}
            </div>
        }
        .into_any()
    }

    fn day(&self, spot: &Spot, span: Option<&Span>, of: &str) -> AnyView {
        let (Spot::Term(_, _, side) | Spot::Rest(_, _, side)) = *spot;
        let name = format!("days[{}]", spot.name());
        let words = match side {
            Side::First => "Первый день",
            Side::Last => "Последний день",
        };
        let day = span.map(|span| match side {
            Side::First => span.first,
            Side::Last => span.last,
        });
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let value = self.typed.as_ref().map_or(day, |typed| typed.text(&name));
        let wrong = self.kept.as_ref().and_then(|kept| kept.at(&name));
        let (bad, error_id) = (wrong.is_some(), format!("{name}-error"));
        view! {
            <div class="field" data-bad=bad.then_some("")>
                <label for=name.clone()>{words} <span class="only">{format!(": {of}")}</span></label>
                {wrong.map(|wrong| view! { <p class="error" id=error_id.clone()>{wrong}</p> })}
                <input
                    class="input short"
                    type="date"
                    id=name.clone()
                    name=name
                    value=value
                    disabled=self.open
                    aria-invalid=bad.then_some("true")
                    aria-describedby=bad.then_some(error_id)
                />
            </div>
        }
        .into_any()
    }
}

/// Whose each set is.
#[component]
fn Owners(named: Vec<(String, String)>, rests: Vec<OwnRest>, open: bool) -> impl IntoView {
    let differs = rests.iter().any(|one| one.key.starts_with('c') && one.set.is_some());
    let (grades, classes): (Vec<_>, Vec<_>) = rests.into_iter().partition(|one| one.key.starts_with('g'));
    let grades = grades.into_iter().map(|one| owner(one, &named, (false, open)).drawn()).collect_view();
    let classes = classes.into_iter().map(|one| owner(one, &named, (true, open))).collect();
    view! {
        <section class="part">
            <h2>"Кто по какому набору отдыхает"</h2>
            <form class="form wide" method="post" action=SetRests::url()>
                <div class="letters wide">{grades}</div>
                {differing("Классы, которые отдыхают иначе", differs, classes)}
                {(!open)
                    .then(|| {
                        view! {
                            <div class="form-end">
                                <Button>"Сохранить наборы"</Button>
                            </div>
                        }
                    })}
            </form>
        </section>
    }
}

fn owner(one: OwnRest, named: &[(String, String)], (like, shut): (bool, bool)) -> Pick {
    Pick {
        name: format!("rests[{}]", one.key),
        id: format!("rest-{}", one.key),
        title: one.title,
        choices: named.to_vec(),
        chosen: one.set,
        like,
        shut,
        wrong: None,
    }
}

/// One set more, and those that may go.
#[component]
fn More(named: Vec<(String, String)>, kept: Option<AppError>) -> impl IntoView {
    let own = named.into_iter().filter(|(code, _)| !VACATION_SETS.contains(&code.as_str()));
    let own = own.map(|(code, title)| {
        view! {
            <form method="post" action=DropRests::url()>
                <input type="hidden" name="set" value=code />
                <button class="btn">{format!("Убрать набор «{title}»")}</button>
            </form>
        }
    });
    let own = own.collect_view();
    view! {
        <section class="part">
            <h2>"Ещё один набор каникул"</h2>
            <form class="form" method="post" action=AddRests::url()>
                <Field label="Название набора" name="title" hint="Например, «Коррекционные классы». Дни возьмём из основного набора."
                    error=flash::at(&kept, "title") />
                <div class="form-end">
                    <Button>"Добавить набор"</Button>
                </div>
            </form>
            <div class="line">{own}</div>
        </section>
    }
}

//! «Сегодня»: the first page of a family.

use domain::calendar::monday_of;
use domain::diary::Rest;
use leptos::prelude::*;

use super::announced::Announcements;
use super::api::open_today;
use super::away::Away;
use super::debts_page::debts_line;
use super::leaf::{Day, Given, Mean, News, Today};
use super::lesson::{Lessons, clock};
use super::mark::{in_words, is_low, row_of};
use super::rest::Free;
use super::strip::Strip;
use super::switch::Switch;
use super::way::{Way, asked};
use crate::kit::asked;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::ui::words::{counted, day, day_in_full, hundredths};
use crate::ui::{Glyph, Icon, Page, PageWidth};

/// More news than this stand behind a link.
const NEWS: usize = 5;

/// `/diary?child=`
#[component]
pub fn TodayPage() -> impl IntoView {
    let query = asked::query();
    let opened = load(move || query.with(asked), |child| async move { open_today(child?).await });
    view! {
        <Loaded resource=opened let:today>
            <Opened today />
        </Loaded>
    }
}

#[component]
fn Opened(today: Today) -> impl IntoView {
    let way = Way::here();
    let Today { owner, day: now, next, announced, news: new, debts, term, means } = today;
    let (date, sex, child) = (now.date, owner.sex, owner.pupil.id);
    let begun = now.rest != Some(Rest::NoYear);
    let guards = child != expect_context::<Who>().person;
    view! {
        <Page
            title=format!("Сегодня, {}", day(date))
            width=PageWidth::Narrow
            head=move || view! { <Switch owner=owner.clone() /> }
        >
            {begun.then(|| view! { <Strip way shown=monday_of(date) today=date on=date /> })}
            <Announcements announced />
            {match now.rest.clone() {
                Some(rest) => view! { <Free rest /> }.into_any(),
                None => {
                    view! {
                        <section class="part">
                            <h2>"Уроки" {ends(&now)}</h2>
                            <Lessons way day=now sex />
                        </section>
                    }
                        .into_any()
                }
            }}
            {debts_line(debts, way)}
            <Away way child />
            {news(new, way)}
            {next
                .map(|next| {
                    view! {
                        <section class="part">
                            <h2>{day_in_full(next.date)}</h2>
                            <Lessons way day=next sex />
                        </section>
                    }
                })}
            {term.filter(|_| !means.is_empty()).map(|term| averages(means, &term.title, way))}
            <p class="line">
                {guards.then(|| view! { <a href=link::own_data(way.child)>"Проверить данные"</a> })}
                <a href=link::traces_of(child)>"Кто в школе смотрел данные"</a>
            </p>
        </Page>
    }
}

/// «до 13:15»: when the last lesson that takes place is over.
fn ends(day: &Day) -> Option<impl IntoView + use<>> {
    use domain::journal::LessonState::{Cancelled, Moved};
    let held = day.lessons.iter().filter(|lesson| !matches!(lesson.state, Cancelled | Moved));
    held.map(|lesson| lesson.ends).max().map(|ends| view! { " "<small>"до "{clock(ends)}</small> })
}

/// Marks that are new since the former visit.
pub fn news(news: News, way: Way) -> Option<impl IntoView> {
    let News { since, marks } = news;
    let number = counted(marks.len() as u64, ["отметка", "отметки", "отметок"]);
    let told = since.map_or_else(|| format!("за неделю {number}"), |on| format!("с {} {number}", day(on)));
    (!marks.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>"Новое" " " <small>{told}</small></h2>
                <ul class="rows">{marks.into_iter().take(NEWS).map(|given| piece(given, way)).collect_view()}</ul>
            </section>
        }
    })
}

fn piece(given: Given, way: Way) -> impl IntoView {
    let href = way.subject(None, given.subject);
    view! {
        <li>
            <a href=href>
                <span
                    class="mark"
                    data-low=is_low(given.value).then_some("")
                    data-new=given.fresh.then_some("")
                    aria-label=in_words(given.value)
                    role="img"
                >
                    {given.value.text()}
                </span>
                <span>
                    <b>{given.title}</b>
                    <br />
                    <span class="mild">{day(given.date)}" · "{given.what}</span>
                </span>
                <span class="end">
                    <Icon glyph=Glyph::Right />
                </span>
            </a>
        </li>
    }
}

fn averages(means: Vec<Mean>, term: &str, way: Way) -> impl IntoView + use<> {
    let row = move |mean: Mean| {
        view! {
            <li>
                <a href=way.subject(None, mean.subject)>{mean.title}</a>
                {row_of(mean.marks)}
                <strong>{mean.average.map_or_else(|| "–".into(), hundredths)}</strong>
            </li>
        }
    };
    view! {
        <section class="part">
            <h2>"Средние" " " <small>{term.to_owned()}</small></h2>
            <ul class="means">{means.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

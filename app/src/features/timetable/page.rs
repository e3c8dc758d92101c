//! The timetable in force: whose, of which week or day.

use chrono::{Days, NaiveDate};
use domain::access::Right;
use domain::org::OrgKind;
use leptos::prelude::*;

use super::api::open_timetable;
use super::hall::Hall;
use super::leaf::{Leaf, Whose};
use super::week::Week;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::{day_in_full, span};
use crate::ui::{
    Button, ButtonKind, Choice, Crumb, Crumbs, Glyph, LinkButton, Page, PageWidth, Select, Tab, Tabs,
};

/// How much is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Week,
    Day,
}

/// `/timetable?of=class.12&on=2026-11-12&view=day`
#[component]
pub fn TimetablePage() -> impl IntoView {
    let (of, on) = (asked::in_query::<Whose>("of"), asked::in_query::<NaiveDate>("on"));
    let query = asked::query();
    let extent = Memo::new(move |_| match query.with(|query| query.get("view")).as_deref() {
        Some("day") => Extent::Day,
        _ => Extent::Week,
    });
    let opened = load(move || (of(), on()), |(of, on)| open_timetable(of, on));
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf extent=extent.get() />
        </Loaded>
    }
}

fn address(whose: Whose, on: NaiveDate, extent: Extent) -> String {
    let view = if extent == Extent::Day { "&view=day" } else { "" };
    format!("{}?of={whose}&on={on}{view}", link::TIMETABLE)
}

#[component]
fn Opened(leaf: Leaf, extent: Extent) -> impl IntoView {
    let who = expect_context::<Who>();
    let arranges = who.has(Right::ArrangeTimetable);
    let sheet = who.works_in(OrgKind::School).then(|| link::substitution_sheet(leaf.on));
    let has_lessons = who.is_family() || who.teaches || who.leads;
    let crumbs = vec![Crumb::words(leaf.school.clone()), Crumb::words("Расписание")];
    let pdf = format!("{}?of={}&on={}", link::WEEK_PDF, leaf.whose, leaf.on);
    let book = (leaf.whose == Whose::Hall).then(|| format!("{}?on={}", link::HALL_BOOK, leaf.on));
    let width = if leaf.whose == Whose::Hall { PageWidth::Wide } else { PageWidth::Plain };
    view! {
        <Page
            title=leaf.title.clone()
            width
            head=move || view! { <Crumbs crumbs=crumbs.clone() /> }
            actions=move || {
                view! {
                    {book
                        .clone()
                        .map(|href| view! { <LinkButton href icon=Glyph::Download attr:rel="external">"Excel"</LinkButton> })}
                    <LinkButton href=pdf.clone() icon=Glyph::Download attr:rel="external">"PDF"</LinkButton>
                    <Button icon=Glyph::Print attr:r#type="button" attr:data-print="">"Печать"</Button>
                    {arranges
                        .then(|| view! { <LinkButton href=link::PLAN kind=ButtonKind::Primary icon=Glyph::Edit>"Составить"</LinkButton> })}
                }
            }
        >
            <Kinds leaf=leaf.clone() extent />
            <Switches leaf=leaf.clone() extent />
            {if leaf.whose == Whose::Hall {
                view! { <Hall leaf=shown(leaf, extent) /> }.into_any()
            } else {
                view! { <Week leaf=shown(leaf, extent) /> }.into_any()
            }}
            {sheet.map(|href| view! { <p class="tt-calendar"><a href=href>"Лист замен на этот день"</a></p> })}
            {has_lessons.then(|| view! { <p class="tt-calendar"><a href=link::CALENDAR>"Календарь на телефоне"</a></p> })}
        </Page>
    }
}

/// The leaf with the days that are shown.
fn shown(mut leaf: Leaf, extent: Extent) -> Leaf {
    if extent == Extent::Day {
        leaf.days.retain(|day| day.date == leaf.on);
    }
    leaf
}

/// Classes, teachers, rooms, the whole school; a family with one class has no choice.
#[component]
fn Kinds(leaf: Leaf, extent: Extent) -> impl IntoView {
    let Leaf { whose, on, choices, .. } = leaf;
    let classes =
        choices.classes.iter().map(|(id, name)| (Whose::Class(*id), name.clone())).collect::<Vec<_>>();
    let teachers = choices.teachers.iter().map(|(id, name)| (Whose::Teacher(*id), name.clone())).collect();
    let rooms = choices.rooms.iter().map(|(id, name)| (Whose::Room(*id), name.clone())).collect();
    let hall = if classes.len() > 1 { vec![(Whose::Hall, String::new())] } else { vec![] };
    let kinds = [
        ("Классы", "Класс", classes),
        ("Учителя", "Учитель", teachers),
        ("Кабинеты", "Кабинет", rooms),
        ("Вся школа", "", hall),
    ];
    let same = |one: Whose| std::mem::discriminant(&one) == std::mem::discriminant(&whose);
    let href = |list: &[(Whose, String)]| {
        let to = list.iter().map(|(one, _)| *one).find(|one| same(*one) && *one == whose);
        to.or_else(|| list.first().map(|(one, _)| *one)).map(|one| address(one, on, extent))
    };
    let tab = |(title, _, list): &(&str, &str, Vec<(Whose, String)>)| {
        Some(Tab { href: href(list)?, title: (*title).to_owned(), count: None })
    };
    let tabs: Vec<Tab> = kinds.iter().filter_map(tab).collect();
    let list = kinds.into_iter().find(|(_, _, list)| list.iter().any(|(one, _)| same(*one)));
    let several = tabs.len() > 1;
    view! {
        {several.then(|| view! { <Tabs label="Чьё расписание" tabs here=Signal::stored(address(whose, on, extent)) /> })}
        {list
            .filter(|(_, _, list)| list.len() > 1)
            .map(|(_, label, list)| view! { <Whom label list here=whose on /> })}
    }
}

/// A list to choose from; it goes there by itself where scripts run.
#[component]
fn Whom(label: &'static str, list: Vec<(Whose, String)>, here: Whose, on: NaiveDate) -> impl IntoView {
    let choices = list.into_iter().map(|(one, name)| Choice::new(one, name)).collect();
    view! {
        <form class="filters" method="get" action=link::TIMETABLE data-goes="">
            <input type="hidden" name="on" value=on.to_string() />
            <Select label name="of" choices value=here.to_string() />
            <noscript>
                <Button>"Показать"</Button>
            </noscript>
        </form>
    }
}

/// Back and forth in time, a week or a day.
#[component]
fn Switches(leaf: Leaf, extent: Extent) -> impl IntoView {
    let Leaf { whose, on, today, days, .. } = leaf;
    let step = Days::new(if extent == Extent::Day { 1 } else { 7 });
    let to = |day: Option<NaiveDate>| address(whose, day.unwrap_or(on), extent);
    let (back, forth) = (to(on.checked_sub_days(step)), to(on.checked_add_days(step)));
    let words = match (extent, days.first(), days.last()) {
        (Extent::Week, Some(first), Some(last)) => span(first.date, last.date),
        _ => day_in_full(on),
    };
    let current = |of: Extent| (extent == of).then_some("true");
    view! {
        <nav class="tt-when" aria-label="Дни">
            <LinkButton href=back kind=ButtonKind::Quiet icon=Glyph::Left label="Раньше" />
            <b>{words}</b>
            <LinkButton href=forth kind=ButtonKind::Quiet icon=Glyph::Right label="Позже" />
            <LinkButton href=to(Some(today)) kind=ButtonKind::Quiet>"Сегодня"</LinkButton>
            <span class="seg">
                <a href=address(whose, on, Extent::Day) aria-current=current(Extent::Day)>"День"</a>
                <a href=address(whose, on, Extent::Week) aria-current=current(Extent::Week)>"Неделя"</a>
            </span>
        </nav>
    }
}

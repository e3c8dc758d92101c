//! All children on one page: what each has today and tomorrow, and what is new.

use leptos::prelude::*;

use super::announced::Announcements;
use super::api::open_family;
use super::away::Away;
use super::debts_page::debts_line;
use super::leaf::{Announced, Family, Today};
use super::lesson::Lessons;
use super::rest::in_short;
use super::switch::{Switch, called};
use super::today_page::news;
use super::way::Way;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::day_in_full;
use crate::ui::{Page, PageWidth};

/// `/diary/children`
#[component]
pub fn FamilyPage() -> impl IntoView {
    let opened = load(|| (), |()| open_family());
    view! {
        <Loaded resource=opened let:family>
            <Opened family />
        </Loaded>
    }
}

#[component]
fn Opened(family: Family) -> impl IntoView {
    let Family { leaves } = family;
    let mut announced: Vec<Announced> = vec![];
    for one in leaves.iter().flat_map(|leaf| &leaf.announced) {
        if announced.iter().all(|told| told.id != one.id) {
            announced.push(one.clone());
        }
    }
    let owner = leaves.first().map(|leaf| leaf.owner.clone());
    view! {
        <Page
            title="Все дети"
            width=PageWidth::Narrow
            head=move || owner.clone().map(|owner| view! { <Switch owner together=true /> })
        >
            <Announcements announced />
            {leaves.into_iter().map(|leaf| view! { <OneChild leaf /> }).collect_view()}
        </Page>
    }
}

/// The day of a child: today if there are lessons, else the next one.
#[component]
fn OneChild(leaf: Today) -> impl IntoView {
    let Today { owner, day, next, news: new, debts, .. } = leaf;
    let way = Way { child: Some(owner.pupil.id) };
    let rest = day.rest.as_ref().map(in_short);
    let shown = if rest.is_none() { Some(day) } else { next };
    let title = called(&owner.pupil);
    let on = shown.as_ref().map(|day| day_in_full(day.date));
    view! {
        <section class="part">
            <h2><a href=way.today()>{title}</a> {on.map(|on| view! { " "<small>{on}</small> })}</h2>
            {rest.map(|words| view! { <p class="mild">{words}</p> })}
            {shown.map(|day| view! { <Lessons way day sex=owner.sex /> })}
            {debts_line(debts, way)}
            <Away way child=owner.pupil.id />
        </section>
        {news(new, way)}
    }
}

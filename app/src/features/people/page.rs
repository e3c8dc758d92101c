//! The page of the lists: whose, which class, which name, and the rows.

use domain::access::Right;
use domain::ids::ClassId;
use leptos::prelude::*;

use super::api::list_people;
use super::roll_part::Ways;
use super::rows::{Gone, Pupils, Staff, words};
use super::sheet::{Ask, Listing, Side};
use crate::kit::asked;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::ui::words::counted;
use crate::ui::{Button, Choice, Empty, Field, Glyph, Input, LinkButton, Page, PageWidth, Select, Tab, Tabs};

/// `/people?side=&class=&name=`
#[component]
pub fn PeoplePage() -> impl IntoView {
    let query = asked::query();
    let ask = move || {
        let query = query.read();
        let side = Side::read(query.get_str("side"));
        let class = query.get("class").and_then(|text| text.parse::<ClassId>().ok());
        Ask { side, class, name: query.get("name").unwrap_or_default() }
    };
    let listing = load(ask, list_people);
    let has = |right| use_context::<Who>().is_some_and(|who| who.has(right));
    let (brings, traces) = (has(Right::ImportPeople), has(Right::ReadTraces));
    let social = has(Right::KeepSocial) || use_context::<Who>().is_some_and(|who| who.leads);
    let actions = move || {
        view! {
            {social.then(|| view! { <LinkButton href=link::SOCIAL>"Социальный паспорт"</LinkButton> })}
            {traces.then(|| view! { <LinkButton href=link::TRACES icon=Glyph::Lock>"Кто смотрел"</LinkButton> })}
            {brings
                .then(|| view! { <LinkButton href=link::IMPORT icon=Glyph::Upload>"Загрузить список"</LinkButton> })}
        }
    };
    view! {
        <Page title="Люди" width=PageWidth::Wide actions=actions>
            <Loaded resource=listing let:listing>
                <Shown listing />
            </Loaded>
        </Page>
    }
}

#[component]
fn Shown(listing: Listing) -> impl IntoView {
    let Listing { ask, classes, whole_school, corrects, count, parts } = listing;
    let (side, class) = (ask.side, ask.class);
    let found = counted(u64::from(count), words(ask.side));
    let caption = format!("Список: {found}");
    let rows = match (count, ask.side) {
        (0, _) => view! { <Nobody /> }.into_any(),
        (_, Side::Pupils) => view! { <Pupils caption parts /> }.into_any(),
        (_, Side::Staff) => view! { <Staff caption parts /> }.into_any(),
        (_, Side::Gone) => view! { <Gone caption parts /> }.into_any(),
    };
    view! {
        {whole_school.then(|| view! { <Sides side=ask.side /> })}
        <Filters ask classes />
        <p class="mild" role="status">{found}</p>
        {(count > 0).then(|| view! { <Ways side class corrects /> })}
        {rows}
    }
}

#[component]
fn Sides(side: Side) -> impl IntoView {
    const STAFF: &str = "/people?side=staff";
    const GONE: &str = "/people?side=gone";
    let tab = |title: &str, href: &str| Tab { title: title.into(), href: href.into(), count: None };
    let tabs = vec![tab("Ученики", link::PEOPLE), tab("Сотрудники", STAFF), tab("Выбывшие", GONE)];
    let here = match side {
        Side::Pupils => link::PEOPLE,
        Side::Staff => STAFF,
        Side::Gone => GONE,
    };
    view! { <Tabs label="Чей список" tabs here=Signal::stored(here.to_owned()) /> }
}

#[component]
fn Filters(ask: Ask, classes: Vec<(ClassId, String)>) -> impl IntoView {
    let pupils = ask.side == Side::Pupils;
    let all = Choice::new("", "Все классы");
    let choices = std::iter::once(all).chain(classes.into_iter().map(|(id, name)| Choice::new(id, name)));
    let choices: Vec<Choice> = choices.collect();
    let chosen = ask.class.map(|class| class.to_string()).unwrap_or_default();
    view! {
        <form class="filters" method="get" action=link::PEOPLE role="search">
            {(!pupils).then(|| view! { <input type="hidden" name="side" value=ask.side.code() /> })}
            {pupils.then(|| view! { <Select label="Класс" name="class" choices value=chosen /> })}
            <Field label="ФИО" name="name" value=ask.name of=Input::Search />
            <Button icon=Glyph::Search>"Найти"</Button>
        </form>
    }
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <Empty title="Никого не нашлось" glyph=Glyph::People>
            <p>"Проверьте фамилию и класс. Если список ещё не загружен, его загружает координатор школы."</p>
            <div class="line">
                <a class="btn" href=link::PEOPLE>"Показать всех"</a>
            </div>
        </Empty>
    }
}

//! «Кто смотрел»: looks at personal data, latest first.

use domain::access::Right;
use domain::ids::{PersonId, TraceId};
use leptos::prelude::*;

use super::api::{open_own_traces, open_school_traces};
use super::seen::{Seen, SeenLook};
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::said;
use crate::ui::{Column, Crumb, Crumbs, Empty, Glyph, Page, Tab, Table, Tabs};

/// `/who-looked?of=&by=&before=`
#[component]
pub fn TracesPage() -> impl IntoView {
    let whole = use_context::<Who>().is_some_and(|who| who.has(Right::ReadTraces));
    let (of, by) = (asked::in_query::<PersonId>("of"), asked::in_query::<PersonId>("by"));
    let before = asked::in_query::<TraceId>("before");
    let opened = load(
        move || (of(), by(), before()),
        move |(of, by, before)| async move {
            if whole { open_school_traces(of, by, before).await } else { open_own_traces(of, before).await }
        },
    );
    view! {
        <Loaded resource=opened let:seen>
            <Opened seen whole by=by() later=before().is_some() />
        </Loaded>
    }
}

#[component]
fn Opened(seen: Seen, whole: bool, by: Option<PersonId>, later: bool) -> impl IntoView {
    let Seen { of, by: reader, choices, looks, earlier } = seen;
    let crumbs = match (&of, whole) {
        (Some((person, name)), true) => {
            vec![Crumb::to("Люди", link::PEOPLE), Crumb::to(name.clone(), link::card(*person))]
        }
        (None, true) => vec![Crumb::to("Люди", link::PEOPLE)],
        (_, false) => vec![],
    };
    let here = address(of.as_ref().map(|(person, _)| *person), by, None);
    let next = earlier.map(|before| address(of.as_ref().map(|(person, _)| *person), by, Some(before)));
    let tabs: Vec<Tab> = choices
        .into_iter()
        .map(|(person, title)| Tab { href: address(Some(person), None, None), title, count: None })
        .collect();
    let about = match (&of, &reader) {
        (Some((_, name)), _) if whole => format!("Чьи данные: {name}."),
        (Some((_, name)), _) => format!("Кто в школе открывал, печатал и выгружал данные. {name}."),
        (None, Some(name)) => format!("Кто смотрел: {name}."),
        (None, None) => "Кто в школе открывал, печатал и выгружал данные людей.".to_owned(),
    };
    let narrowed = whole && (of.is_some() || reader.is_some() || later);
    let caption = about.clone();
    view! {
        <Page title="Кто смотрел" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {(tabs.len() > 1).then(|| view! { <Tabs label="Чьи данные" tabs here=Signal::stored(here.clone()) /> })}
            <p>{about} {narrowed.then(|| view! { " " <a href=link::TRACES>"Показать всё"</a> })}</p>
            {if looks.is_empty() {
                view! {
                    <Empty title="Никто не смотрел" glyph=Glyph::Lock>
                        <p>"Здесь появится каждый, кто откроет карточку или список, напечатает или выгрузит данные."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Looks looks whole caption /> }.into_any()
            }}
            {next.map(|href| view! { <p><a class="btn" href=href>"Показать более ранние"</a></p> })}
        </Page>
    }
}

#[component]
fn Looks(looks: Vec<SeenLook>, whole: bool, caption: String) -> impl IntoView {
    let columns = ["Когда", "Кто", "Что", "Чьи данные"].map(Column::new).into();
    view! {
        <Table caption caption_class="only" columns>
            {looks.into_iter().map(|look| row(look, whole)).collect_view()}
        </Table>
    }
}

fn row(look: SeenLook, whole: bool) -> impl IntoView {
    let SeenLook { at, who, reader, post, what, whose, person } = look;
    let linked = |words: String, href: Option<String>| match href.filter(|_| whole) {
        Some(href) => view! { <a href=href>{words}</a> }.into_any(),
        None => words.into_any(),
    };
    let post = said(post).map(|post| view! { <br /> <span class="mild">{post}</span> });
    view! {
        <tr>
            <th scope="row">{at}</th>
            <td>{linked(who, reader.map(link::traces_by))} {post}</td>
            <td>{what}</td>
            <td>{linked(whose, person.map(link::traces_of))}</td>
        </tr>
    }
}

fn address(of: Option<PersonId>, by: Option<PersonId>, before: Option<TraceId>) -> String {
    let parts = [
        of.map(|person| format!("of={person}")),
        by.map(|person| format!("by={person}")),
        before.map(|before| format!("before={before}")),
    ];
    let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
    if query.is_empty() { link::TRACES.to_owned() } else { format!("{}?{query}", link::TRACES) }
}

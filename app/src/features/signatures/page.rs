//! The page of a class teacher: weeks across, families down.

use chrono::{Days, NaiveDate};
use domain::ids::ClassId;
use leptos::prelude::*;

use super::api::open_signatures;
use super::roll::{Roll, Row};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::{counted, day, span};
use crate::ui::{Badge, Column, Empty, Glyph, Page, Tab, Table, Tabs, Tone};

const FAMILIES: [&str; 3] = ["семья", "семьи", "семей"];

/// `/signatures?class=`
#[component]
pub fn SignaturesPage() -> impl IntoView {
    let class = asked::in_query::<ClassId>("class");
    let opened = load(class, open_signatures);
    view! {
        <Page title="Подписи дневника">
            <Loaded resource=opened let:roll>
                <Opened roll />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(roll: Roll) -> impl IntoView {
    let Roll { class, title, classes, weeks, rows } = roll;
    let tab = |(id, title): (ClassId, String)| Tab { href: link::signatures(id), title, count: None };
    let tabs: Vec<Tab> = classes.into_iter().map(tab).collect();
    let body = if rows.is_empty() {
        let title = format!("В {title} пока никого нет");
        view! { <Empty title glyph=Glyph::People><p>"Учеников зачисляют приказом или загрузкой списка."</p></Empty> }
            .into_any()
    } else {
        view! { <Weeks title weeks rows /> }.into_any()
    };
    view! {
        {(tabs.len() > 1).then(|| view! { <Tabs label="Классы" tabs here=link::signatures(class) /> })}
        {body}
    }
}

#[component]
fn Weeks(title: String, weeks: Vec<NaiveDate>, rows: Vec<Row>) -> impl IntoView {
    let away = rows.iter().filter(|row| row.away).count();
    let seen =
        rows.iter().filter(|row| row.signed.iter().rev().nth(1).is_some_and(|by| !by.is_empty())).count();
    let told = format!("Прошлую неделю подписали {seen} из {}.", counted(rows.len() as u64, FAMILIES));
    let told_away = format!(" Две недели не заходили: {}.", counted(away as u64, FAMILIES));
    let titles: Vec<String> = weeks.iter().map(|monday| span(*monday, *monday + Days::new(5))).collect();
    let mut columns = vec![Column::new("Ученик"), Column::new("Последний вход")];
    columns.extend(titles.iter().map(Column::new));
    view! {
        <p role="status">{told} {(away > 0).then_some(told_away)}</p>
        <Table caption=format!("Подписи под неделями, {title}") caption_class="only" columns>
            {rows.into_iter().map(|row| line(row, &titles)).collect_view()}
        </Table>
    }
}

fn line(row: Row, titles: &[String]) -> impl IntoView + use<> {
    let Row { pupil, name, signed, visit, away } = row;
    let came = visit.map_or_else(|| "не было".to_owned(), day);
    let weeks = titles.iter().zip(signed).map(|(title, by)| {
        let by = if by.is_empty() { "–".to_owned() } else { by.join(", ") };
        view! { <td data-word=format!("{title}:")>{by}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=link::card(pupil)>{name}</a></th>
            <td data-word="Последний вход:">
                {if away { view! { <Badge tone=Tone::Alert>{came}</Badge> }.into_any() } else { came.into_any() }}
            </td>
            {weeks.collect_view()}
        </tr>
    }
}

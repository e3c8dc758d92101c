//! The page of a class teacher: weeks across, families down.

use chrono::{Days, NaiveDate};
use domain::ids::ClassId;
use leptos::prelude::*;

use super::api::open_signatures;
use super::roll::{Opened, Roll, Row};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::{counted, day, span};
use crate::ui::{Badge, Column, Empty, Glyph, Page, Tab, Table, Tabs, Tone};

const FAMILIES: [&str; 3] = ["семья", "семьи", "семей"];
const GUARDIANS: &str = "Дневник открывали родители";
const OWN: &str = "Дневник открывал ученик";

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
    let guardians = rows.iter().filter(|row| row.guardians.away).count();
    let own = rows.iter().filter(|row| row.own.away).count();
    let seen =
        rows.iter().filter(|row| row.signed.iter().rev().nth(1).is_some_and(|by| !by.is_empty())).count();
    let told = format!("Прошлую неделю подписали {seen} из {}.", counted(rows.len() as u64, FAMILIES));
    let told_away = stayed_away(guardians, own);
    let titles: Vec<String> = weeks.iter().map(|monday| span(*monday, *monday + Days::new(5))).collect();
    let mut columns = vec![Column::new("Ученик"), Column::new(GUARDIANS), Column::new(OWN)];
    columns.extend(titles.iter().map(Column::new));
    view! {
        <p role="status">{told} {told_away}</p>
        <Table caption=format!("Подписи под неделями, {title}") caption_class="only" columns>
            {rows.into_iter().map(|row| line(row, &titles)).collect_view()}
        </Table>
    }
}

/// « Две недели не открывали дневник: родители у 3 учеников, сами ученики — 12.»
fn stayed_away(guardians: usize, own: usize) -> Option<String> {
    let of_pupils = counted(guardians as u64, ["ученика", "учеников", "учеников"]);
    let guardians = (guardians > 0).then(|| format!("родители у {of_pupils}"));
    let own = (own > 0).then(|| format!("сами ученики — {own}"));
    let told: Vec<_> = guardians.into_iter().chain(own).collect();
    (!told.is_empty()).then(|| format!(" Две недели не открывали дневник: {}.", told.join(", ")))
}

fn line(row: Row, titles: &[String]) -> impl IntoView + use<> {
    let Row { pupil, name, signed, guardians, own } = row;
    let weeks = titles.iter().zip(signed).map(|(title, by)| {
        let by = if by.is_empty() { "–".to_owned() } else { by.join(", ") };
        view! { <td data-word=format!("{title}:")>{by}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=link::card(pupil)>{name}</a></th>
            <td data-word=format!("{GUARDIANS}:")>{opened(guardians)}</td>
            <td data-word=format!("{OWN}:")>{opened(own)}</td>
            {weeks.collect_view()}
        </tr>
    }
}

fn opened(Opened { last, away }: Opened) -> impl IntoView {
    let on = last.map_or_else(|| "не открывали".to_owned(), day);
    if away { view! { <Badge tone=Tone::Alert>{on}</Badge> }.into_any() } else { on.into_any() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guardians_and_pupils_who_stay_away_are_told_apart() {
        let told = stayed_away(21, 2).unwrap();
        assert_eq!(told, " Две недели не открывали дневник: родители у 21\u{a0}ученика, сами ученики — 2.");
        assert_eq!(stayed_away(0, 1).unwrap(), " Две недели не открывали дневник: сами ученики — 1.");
        assert_eq!(stayed_away(0, 0), None);
    }
}

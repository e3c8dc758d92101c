//! The marks of a whole year: terms, the year, the exam and the certificate, subject by subject.

use domain::term_mark::TermMarkValue;
use leptos::prelude::*;

use super::api::open_year;
use super::leaf::YearLeaf;
use super::marks_page::nothing;
use super::parts::Parts;
use super::switch::Switch;
use super::way::{Way, asked};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::{Page, PageWidth};

/// `/diary/marks?child=&part=year`
#[component]
pub fn YearPage() -> impl IntoView {
    let query = asked::query();
    let opened = load(move || query.with(asked), |child| async move { open_year(child?).await });
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: YearLeaf) -> impl IntoView {
    let way = Way::here();
    let YearLeaf { owner, terms, columns, rows } = leaf;
    let empty = rows.is_empty();
    view! {
        <Page title="Отметки" width=PageWidth::Narrow head=move || view! { <Switch owner=owner.clone() /> }>
            <Parts way terms here=way.year() />
            {if empty {
                nothing("Итоговых отметок пока нет", "Первые появятся, когда кончится четверть или полугодие.").into_any()
            } else {
                view! { <Register columns rows /> }.into_any()
            }}
        </Page>
    }
}

/// The heads are short, for a phone; a word that is read aloud is whole.
#[component]
fn Register(
    columns: Vec<(String, String)>,
    rows: Vec<(String, Vec<Option<TermMarkValue>>)>,
) -> impl IntoView {
    let head = |(brief, title): (String, String)| {
        view! {
            <th scope="col">
                <abbr title=title>{brief}</abbr>
            </th>
        }
    };
    let row = |(subject, marks): (String, Vec<Option<TermMarkValue>>)| {
        view! {
            <tr>
                <th scope="row">{subject}</th>
                {marks.into_iter().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <table class="year-marks">
            <caption class="only">"Итоговые отметки за год"</caption>
            <thead>
                <tr>
                    <th scope="col">"Предмет"</th>
                    {columns.into_iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn cell(mark: Option<TermMarkValue>) -> impl IntoView {
    let low = matches!(mark, Some(TermMarkValue::Two | TermMarkValue::Fail | TermMarkValue::NotAssessed));
    view! { <td data-low=low.then_some("")>{mark.map_or("", TermMarkValue::text)}</td> }
}

//! The past of one cell: who wrote what into it, from the first change to the last.

use leptos::prelude::*;

use super::overview::{Change, Past};
use crate::kit::link;
use crate::ui::words::day_and_weekday;
use crate::ui::{Column, Crumb, Crumbs, Empty, Glyph, Page, PageWidth, Table};

#[component]
pub fn PastOf(past: Past) -> impl IntoView {
    let Past { pupil, date, number, group, class, subject, term, changes } = past;
    let href = term.map_or_else(|| link::journal(group), |term| link::journal_term(group, term));
    let place = format!("{class}, {subject}");
    let columns = ["Когда", "Кто", "Что", "Было", "Стало"].map(Column::new).into();
    view! {
        <Page
            title=format!("История клетки: {pupil}, {}", day_and_weekday(date))
            width=PageWidth::Wide
            head=move || {
                let crumbs = vec![Crumb::to("Контроль", link::CONTROL), Crumb::to(place.clone(), href.clone())];
                view! { <Crumbs crumbs /> }
            }
        >
            <p>{format!("{number}-й урок")}</p>
            {if changes.is_empty() {
                view! {
                    <Empty title="Изменений нет" glyph=Glyph::File>
                        <p>"В эту клетку ещё ничего не записывали."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <Table caption="Изменения клетки" caption_class="only" columns>
                        {changes.into_iter().map(line).collect_view()}
                    </Table>
                }
                    .into_any()
            }}
        </Page>
    }
}

fn line(change: Change) -> impl IntoView {
    let Change { when, who, what, old, new } = change;
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    view! {
        <tr>
            <th scope="row">{when}</th>
            <td>{who}</td>
            <td>{what}</td>
            <td data-word="Было">{shown(old)}</td>
            <td data-word="Стало">{shown(new)}</td>
        </tr>
    }
}

//! What is worth a second look in a term: marks against the rule, columns of one mark, late changes.

use leptos::prelude::*;

use super::averages::how_far;
use super::doubt::{Alike, Departed, Doubts, Late, Place};
use super::way;
use crate::kit::link;
use crate::ui::words::{counted, day, hundredths};
use crate::ui::{Column, Empty, Glyph, Tab, Table, Tabs};

const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];

#[component]
pub fn DoubtsOf(doubts: Doubts) -> impl IntoView {
    let Doubts { terms, term, departed, alike, late } = doubts;
    let nothing = departed.is_empty() && alike.is_empty() && late.is_empty();
    let tab = |(id, title)| Tab { href: way::marks(id), title, count: None };
    let tabs: Vec<Tab> = terms.into_iter().map(tab).collect();
    view! {
        <Tabs label="Периоды" tabs here=term.map(way::marks).unwrap_or_default() />
        {nothing.then(|| view! {
            <Empty title="Вопросов нет" glyph=Glyph::Check>
                <p>"Итоговые совпадают с расчётом, отметки после конца периода не меняли."</p>
            </Empty>
        })}
        {part("Итоговая не та, что выходит по среднему", departed.len(), &["Ученик", "Предмет", "Средний", "Итоговая", "Причина"],
            departed.into_iter().map(departed_line).collect_view())}
        {part("У всех за работу одна отметка", alike.len(), &["Предмет", "Урок", "Отметка"],
            alike.into_iter().map(alike_line).collect_view())}
        {part("Отметки изменены после конца периода", late.len(), &["Ученик", "Предмет", "Когда", "Кто", "Было и стало"],
            late.into_iter().map(late_line).collect_view())}
    }
}

/// Nothing where there are no rows.
fn part(
    title: &'static str,
    rows: usize,
    heads: &[&str],
    lines: impl IntoView + 'static,
) -> Option<impl IntoView> {
    let columns = heads.iter().map(|head| Column::new(*head)).collect::<Vec<_>>();
    (rows > 0).then(|| {
        view! {
            <section class="part">
                <h2>{title}" "<small>{rows}</small></h2>
                <Table caption=title caption_class="only" columns>{lines.into_any()}</Table>
            </section>
        }
    })
}

/// «7А, Алгебра», and its journal.
fn place(of: Place) -> impl IntoView {
    view! { <a href=link::journal(of.group)>{format!("{}, {}", of.class, of.subject)}</a> }
}

fn departed_line(one: Departed) -> impl IntoView {
    let Departed { place: of, pupil, average, value, departure, reason } = one;
    let how = how_far(departure);
    view! {
        <tr>
            <th scope="row">{pupil}</th>
            <td>{place(of)}</td>
            <td data-word="Средний">{average.map_or_else(|| "–".into(), hundredths)}</td>
            <td data-word="Итоговая"><b>{value.text()}</b>" "<small class="mild">{how}</small></td>
            <td>{reason}</td>
        </tr>
    }
}

fn alike_line(one: Alike) -> impl IntoView {
    let Alike { place: of, date, mark, pupils } = one;
    view! {
        <tr>
            <th scope="row">{place(of)}</th>
            <td data-word="Урок">{day(date)}</td>
            <td data-word="Отметка">{format!("{} — {}", mark.text(), counted(pupils as u64, PUPILS))}</td>
        </tr>
    }
}

fn late_line(one: Late) -> impl IntoView {
    let Late { place: of, lesson, pupil, name, on, who, old, new } = one;
    let said = |mark: Option<domain::journal::MarkValue>| mark.map_or("–", domain::journal::MarkValue::text);
    view! {
        <tr>
            <th scope="row"><a href=link::cell_history(lesson, pupil)>{name}</a></th>
            <td>{place(of)}</td>
            <td data-word="Когда">{day(on)}</td>
            <td>{who}</td>
            <td data-word="Было и стало">{format!("{} → {}", said(old), said(new))}</td>
        </tr>
    }
}

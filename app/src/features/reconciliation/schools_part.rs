//! How far the schools of a district or the city are: numbers alone.

use leptos::prelude::*;

use super::overview::{Figures, Head, SchoolLine};
use crate::ui::words::day_in_figures;
use crate::ui::{Badge, Column, Empty, Glyph, Table, Tone};

#[component]
pub fn Schools(lines: Vec<SchoolLine>) -> impl IntoView {
    if lines.is_empty() {
        return view! {
            <Empty title="Здесь пока нет школ" glyph=Glyph::School>
                <p>"Школы создаёт администратор сервера или специалист управления."</p>
            </Empty>
        }
        .into_any();
    }
    let columns = ["Школа", "Район", "Ученики и родители", "Сотрудники"].map(Column::new).into();
    let begun = lines.iter().filter(|line| line.pupils.is_some()).count();
    view! {
        <p>{format!("Последняя сверка каждой школы: сколько строк просмотрено и сколько в них расхождений. Учеников сверяли {begun} из {}.", schools(lines.len()))}</p>
        <Table caption="Сверка по школам" caption_class="only" columns>
            {lines.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

/// «21 школы», «30 школ»
fn schools(number: usize) -> String {
    crate::ui::words::counted(number as u64, ["школы", "школ", "школ"])
}

fn row(line: SchoolLine) -> impl IntoView {
    let SchoolLine { title, district, pupils, staff } = line;
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td data-word="Район:">{district}</td>
            <td data-word="Ученики и родители:">{going(pupils)}</td>
            <td data-word="Сотрудники:">{going(staff)}</td>
        </tr>
    }
}

fn going(of: Option<(Head, Figures)>) -> AnyView {
    let Some((head, figures)) = of else { return "не начинали".into_any() };
    let (tone, state) = match head.closed {
        Some(on) => (Tone::Calm, format!("закрыта {}", day_in_figures(on))),
        None if head.overdue => (Tone::Alert, "срок прошёл".to_owned()),
        None => (Tone::Accent, format!("идёт по {}", day_in_figures(head.due))),
    };
    view! { {said(figures)} " " <Badge tone>{state}</Badge> }.into_any()
}

/// «418 из 612, расхождений: 3»
fn said(of: Figures) -> String {
    let wrong =
        if of.flagged > 0 { format!(", расхождений: {}", of.flagged) } else { String::new() };
    format!("{} из {}{wrong}", of.looked, of.rows)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn figures_are_said_with_what_is_wrong_in_them() {
        let of = Figures { rows: 612, looked: 418, flagged: 3 };
        assert_eq!(said(of), "418 из 612, расхождений: 3");
        assert_eq!(said(Figures { flagged: 0, ..of }), "418 из 612");
        assert_eq!((schools(21).as_str(), schools(5).as_str()), ("21\u{a0}школы", "5\u{a0}школ"));
    }
}

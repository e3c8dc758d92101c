//! Rows of the lists, plain, for there are a thousand on a page.

use leptos::prelude::*;

use super::sheet::{PART, Packed, ROW, Side};
use crate::kit::link;
use crate::kit::wire::Drawn;
use crate::ui::{Column, PlainRows, PlainTable};

#[component]
pub fn Pupils(#[prop(into)] caption: String, parts: Drawn<Vec<Packed>>) -> impl IntoView {
    let columns = vec![
        Column::new("Фамилия, имя, отчество"),
        Column::new("Класс"),
        Column::new("Дата рождения"),
        Column::new("Родители").number(),
        Column::new("Логин"),
    ];
    let rows = drawn(parts, |rows, class, [name, born, guardians, login, id]| {
        rows.row_to(name, link::PEOPLE, id)
            .cell(class)
            .cell(&in_figures(born))
            .figure(guardians, "родителей:")
            .cell(login);
    });
    view! { <PlainTable caption columns rows /> }
}

#[component]
pub fn Staff(#[prop(into)] caption: String, parts: Drawn<Vec<Packed>>) -> impl IntoView {
    let columns = ["Фамилия, имя, отчество", "Должность", "Предметы", "Логин"].map(Column::new).into();
    let rows = drawn(parts, |rows, _, [name, post, subjects, login, id]| {
        rows.row_to(name, link::PEOPLE, id).cell(post).cell(subjects).cell(login);
    });
    view! { <PlainTable caption columns rows /> }
}

#[component]
pub fn Gone(#[prop(into)] caption: String, parts: Drawn<Vec<Packed>>) -> impl IntoView {
    let columns =
        ["Фамилия, имя, отчество", "Кто это был", "Последний день", "Основание"].map(Column::new).into();
    let rows = drawn(parts, |rows, _, [name, was, until, order, id]| {
        rows.row_to(name, link::PEOPLE, id).cell(was).cell(&in_figures(until)).cell(order);
    });
    view! { <PlainTable caption columns rows /> }
}

fn drawn(parts: Drawn<Vec<Packed>>, row: impl Fn(&mut PlainRows, &str, [&str; 5])) -> PlainRows {
    let Drawn::Brought(parts) = parts else { return PlainRows::default() };
    let mut rows = PlainRows::with_room(parts.iter().map(|part| part.rows.len()).sum());
    for part in &parts {
        part.rows.split(ROW).for_each(|line| row(&mut rows, &part.class, cut(line)));
    }
    rows
}

/// How the rows of `side` are called: 1 ученик, 2 ученика, 5 учеников.
pub const fn words(side: Side) -> [&'static str; 3] {
    match side {
        Side::Pupils => ["ученик", "ученика", "учеников"],
        Side::Staff => ["сотрудник", "сотрудника", "сотрудников"],
        Side::Gone => ["человек", "человека", "человек"],
    }
}

fn cut(row: &str) -> [&str; 5] {
    let mut parts = row.split(PART);
    [(); 5].map(|()| parts.next().unwrap_or_default())
}

/// «27.10.2019» out of 2019-10-27.
fn in_figures(day: &str) -> String {
    match (day.get(..4), day.get(5..7), day.get(8..10)) {
        (Some(year), Some(month), Some(day)) => format!("{day}.{month}.{year}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_row_is_cut_into_its_cells_whatever_is_missing() {
        assert_eq!(cut("Ким А.\t2019-10-27\t2\tkim.a\t7"), ["Ким А.", "2019-10-27", "2", "kim.a", "7"]);
        assert_eq!(cut("Ким А.\t"), ["Ким А.", "", "", "", ""]);
    }

    #[test]
    fn a_day_is_written_as_in_papers() {
        assert_eq!(in_figures("2019-10-27"), "27.10.2019");
        assert_eq!(in_figures(""), "");
    }
}

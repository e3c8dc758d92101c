//! Pupils and guardians: brought in by their list, counted by class.

use leptos::prelude::*;

use super::{PUPILS, no_list};
use crate::features::wizard::sheet::Pupils;
use crate::kit::link;
use crate::ui::words::counted;
use crate::ui::{Column, Glyph, LinkButton, Table};

const GUARDIANS: [&str; 3] = ["родитель", "родителя", "родителей"];

#[component]
pub fn PupilsStep(pupils: Pupils) -> impl IntoView {
    if pupils.count == 0 {
        return no_list(
            "Учеников ещё нет",
            "Загрузите список из Excel: класс, ФИО, пол, дата рождения, в той же строке родители с телефонами.",
            (link::IMPORT, "Загрузить список учеников"),
        );
    }
    let columns =
        vec![Column::new("Класс"), Column::new("Учеников").number(), Column::new("Без родителей").number()];
    let rows = pupils.classes.into_iter().map(|(class, many, alone)| {
        view! {
            <tr data-bad=(many == 0).then_some("")>
                <th scope="row">{class}</th>
                <td class="num" data-word="учеников">{many}</td>
                <td class="num" data-word="без родителей">{alone}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p>
            <b>{counted(pupils.count, PUPILS)}</b> ", " {counted(pupils.guardians, GUARDIANS)} "."
        </p>
        <p>
            <LinkButton href=link::IMPORT icon=Glyph::Upload>"Загрузить ещё список"</LinkButton>
        </p>
        <Table caption="По классам" columns>
            {rows}
        </Table>
    }
    .into_any()
}

//! People of the school whom the file leaves out: they stay as they are.

use domain::people::roster::RosterKind;
use leptos::prelude::*;

use super::sheet::Absent;
use crate::kit::link;
use crate::ui::words::counted;
use crate::ui::{Column, Table};

#[component]
pub fn LeftOut(kind: RosterKind, absent: Vec<Absent>) -> impl IntoView {
    let (people, place, whose) = match kind {
        RosterKind::Pupils => {
            (["ученик", "ученика", "учеников"], "Класс", "Сравниваются только классы, которые есть в файле.")
        }
        RosterKind::Staff => (["сотрудник", "сотрудника", "сотрудников"], "Должность", ""),
    };
    let title = format!("Есть в школе, нет в файле: {}", counted(absent.len() as u64, people));
    let columns = ["Кто", place].map(Column::new).into();
    let rows = absent.into_iter().map(|one| {
        view! {
            <tr>
                <th scope="row"><a href=link::card(one.person)>{one.name}</a></th>
                <td>{one.place}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="part">
            <details>
                <summary class="btn">{title.clone()}</summary>
                <p>
                    "В принятых строках файла этих людей нет. Загрузка их не тронет: кто ушёл, того отчисляют приказом или увольняют. " {whose}
                </p>
                <Table caption=title caption_class="only" columns>{rows}</Table>
            </details>
        </section>
    }
}

//! What is wrong with single rows: where, why, and what to do.

use domain::people::roster::Remark;
use leptos::prelude::*;

use crate::ui::{Column, Table};

/// A table of remarks, a line a row of the file.
#[component]
pub fn Remarks(#[prop(into)] caption: String, remarks: Vec<Remark>) -> impl IntoView {
    let columns = ["Строка", "Столбец", "В ячейке", "Что не так", "Что сделать"];
    let columns = columns.map(Column::new).into();
    let sheets = remarks.iter().any(|remark| remark.sheet != remarks[0].sheet);
    view! {
        <Table caption columns>
            {remarks.into_iter().map(|remark| line(remark, sheets)).collect_view()}
        </Table>
    }
}

fn line(remark: Remark, sheets: bool) -> impl IntoView {
    let place = if sheets {
        format!("{}, лист «{}»", remark.row, remark.sheet)
    } else {
        remark.row.to_string()
    };
    let cell = (!remark.cell.is_empty()).then(|| view! { <code>{remark.cell}</code> });
    let also = remark.also.into_iter().map(|fault| fault.remedy);
    let remedies = std::iter::once(remark.remedy).chain(also).collect::<Vec<_>>().join(" ");
    view! {
        <tr data-bad="">
            <th scope="row">{place}</th>
            <td>{if remark.column.is_empty() { "вся строка".to_owned() } else { remark.column }}</td>
            <td>{cell}</td>
            <td>{remark.why}</td>
            <td>{remedies}</td>
        </tr>
    }
}

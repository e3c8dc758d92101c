//! What each column of a file means: as it was guessed, and as a person says otherwise.

use domain::ids::UploadId;
use domain::people::roster::{Column, MappedColumn, Mapping, RosterKind, SheetMapping, Whose};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::MeanColumns;
use super::sheet::Fault;
use crate::ui::words::capital;
use crate::ui::{self, Badge, Button, Glyph, Icon, Table, Tone};

/// Guardians a list may name besides mother and father.
const OTHERS: u8 = 3;

/// Each heading with what it is taken for, to be corrected and checked again.
#[component]
pub fn Meanings(
    upload: UploadId,
    kind: RosterKind,
    mapping: Mapping,
    samples: Vec<String>,
    faults: Vec<Fault>,
) -> impl IntoView {
    let mut places = (0..).zip(samples.into_iter().chain(std::iter::repeat(String::new())));
    let mut sheets = vec![];
    for sheet in mapping.sheets {
        let caption = caption(&sheet);
        let columns = ["Заголовок в файле", "В первой строке", "Что это"].map(ui::Column::new).into();
        let mut rows = vec![];
        for (mapped, (at, sample)) in sheet.columns.into_iter().zip(&mut places) {
            let wrong = faults.iter().find(|fault| fault.at == Some(at)).map(|fault| fault.text.clone());
            rows.push(view! { <Choosing kind mapped at sample wrong /> });
        }
        sheets.push(view! { <Table caption columns>{rows}</Table> });
    }
    view! {
        <form class="im-columns" method="post" action=MeanColumns::url()>
            <input type="hidden" name="upload" value=upload.to_string() />
            {sheets}
            <div class="form-end">
                <Button>"Проверить ещё раз"</Button>
                <span class="mild">"Пока вы не подтвердите, в школе ничего не изменится."</span>
            </div>
        </form>
    }
}

#[component]
fn Choosing(
    kind: RosterKind,
    mapped: MappedColumn,
    at: usize,
    sample: String,
    wrong: Option<String>,
) -> impl IntoView {
    let MappedColumn { heading, column, .. } = mapped;
    let id = format!("column-{at}");
    let error = format!("{id}-error");
    let (bad, described) = (wrong.is_some(), wrong.is_some().then(|| error.clone()));
    view! {
        <tr data-bad=bad.then_some("")>
            <th scope="row"><label for=id.clone()>{heading}</label></th>
            <td>{sample}</td>
            <td>
                <select
                    class="input"
                    id=id
                    name="columns[]"
                    aria-invalid=bad.then_some("true")
                    aria-describedby=described
                >
                    {choices(kind, column)}
                </select>
                {wrong
                    .map(|text| {
                        view! {
                            <p class="error" id=error>
                                <Icon glyph=Glyph::Alert />
                                <span>{text}</span>
                            </p>
                        }
                    })}
            </td>
        </tr>
    }
}

/// All that a column of such a list can mean, the people of a row each in a part of their own.
fn choices(kind: RosterKind, chosen: Option<Column>) -> impl IntoView {
    let line = move |column: Column, words: String| {
        view! { <option value=column.code() selected=chosen == Some(column)>{words}</option> }
    };
    let own: Vec<Column> = Column::own(kind);
    let guardians: Vec<Whose> = match kind {
        RosterKind::Staff => vec![],
        RosterKind::Pupils => {
            let others = (0..OTHERS).map(Whose::Other);
            [Whose::Mother, Whose::Father].into_iter().chain(others).collect()
        }
    };
    let listed = |column: Column| {
        own.contains(&column) || guardians.iter().any(|whose| Column::of_guardian(*whose).contains(&column))
    };
    let odd = chosen.filter(|column| !listed(*column)).map(|column| line(column, capital(&column.title())));
    let parts = guardians.into_iter().map(|whose| {
        let fields =
            Column::of_guardian(whose).into_iter().map(|column| line(column, capital(&column.title())));
        view! { <optgroup label=capital(&whose.title())>{fields.collect_view()}</optgroup> }
    });
    let parts = parts.collect_view();
    view! {
        <option value="" selected=chosen.is_none()>"Не читать"</option>
        {own.into_iter().map(|column| line(column, said(column))).collect_view()}
        {odd}
        {parts}
    }
}

fn said(column: Column) -> String {
    match column {
        Column::Password => "Пароль: не читается".to_owned(),
        column => capital(&column.title()),
    }
}

/// How the columns of a file were understood, once it is brought in.
#[component]
pub fn Understood(mapping: Mapping) -> impl IntoView {
    view! {
        <section class="part">
            <details>
                <summary class="btn">"Как поняты столбцы"</summary>
                {mapping.sheets.into_iter().map(sheet).collect_view()}
            </details>
        </section>
    }
}

fn sheet(sheet: SheetMapping) -> impl IntoView {
    let caption = caption(&sheet);
    let columns = ["Заголовок в файле", "Что это"].map(ui::Column::new).into();
    view! {
        <Table caption columns>
            {sheet.columns.into_iter().map(line).collect_view()}
        </Table>
    }
}

fn caption(sheet: &SheetMapping) -> String {
    let class = sheet.class.as_ref().map(|class| format!("; все из класса {class}")).unwrap_or_default();
    if sheet.sheet.is_empty() {
        format!("Заголовки в строке {}{class}", sheet.heading_row)
    } else {
        format!("Лист «{}», заголовки в строке {}{class}", sheet.sheet, sheet.heading_row)
    }
}

fn line(mapped: MappedColumn) -> impl IntoView {
    let meaning = match mapped.column {
        Some(Column::Password) => {
            view! { <Badge>"не читается: пароли из файлов не берутся"</Badge> }.into_any()
        }
        Some(Column::Snils) => "СНИЛС: по нему ищутся повторы, хранится зашифрованным".into_any(),
        Some(column) => column.title().into_any(),
        None => view! { <Badge tone=Tone::Alert>"не понят, не читается"</Badge> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{mapped.heading}</th>
            <td>{meaning}</td>
        </tr>
    }
}

//! How the columns of a file were understood.

use domain::people::roster::{Column, GuardianField, MappedColumn, Mapping, SheetMapping, Whose};
use leptos::prelude::*;

use crate::ui::{self, Badge, Table, Tone};

/// Each heading with what it was taken for.
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
    let caption = if sheet.sheet.is_empty() {
        format!("Заголовки в строке {}", sheet.heading_row)
    } else {
        format!("Лист «{}», заголовки в строке {}", sheet.sheet, sheet.heading_row)
    };
    let columns = vec![ui::Column::new("Заголовок в файле"), ui::Column::new("Что это")];
    view! {
        <Table caption columns>
            {sheet.columns.into_iter().map(line).collect_view()}
        </Table>
    }
}

fn line(mapped: MappedColumn) -> impl IntoView {
    let meaning = match mapped.column {
        Some(Column::Password) => {
            view! { <Badge>"не читается: пароли из файлов не берутся"</Badge> }.into_any()
        }
        Some(column) => meaning(column).into_any(),
        None => view! { <Badge tone=Tone::Alert>"не понят, не читается"</Badge> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{mapped.heading}</th>
            <td>{meaning}</td>
        </tr>
    }
}

fn meaning(column: Column) -> String {
    let plain = match column {
        Column::Ordinal => "номер по порядку",
        Column::FullName => "фамилия, имя, отчество",
        Column::Surname => "фамилия",
        Column::Given => "имя",
        Column::Patronymic => "отчество",
        Column::Sex => "пол",
        Column::BirthDate => "дата рождения",
        Column::Class => "класс",
        Column::Snils => "СНИЛС: по нему ищутся повторы, хранится зашифрованным",
        Column::Login => "логин",
        Column::Password => "пароль",
        Column::Phone => "телефон",
        Column::Email => "электронная почта",
        Column::Post => "должность",
        Column::Subjects => "предметы",
        Column::ClassTeacherOf => "классное руководство",
        Column::Guardian(whose, field) => return format!("{}: {}", of(whose), guardian(field)),
    };
    plain.to_owned()
}

fn of(whose: Whose) -> String {
    match whose {
        Whose::Mother => "мать".into(),
        Whose::Father => "отец".into(),
        Whose::Other(number) => format!("родитель {}", u32::from(number) + 1),
    }
}

const fn guardian(field: GuardianField) -> &'static str {
    match field {
        GuardianField::FullName => "фамилия, имя, отчество",
        GuardianField::Surname => "фамилия",
        GuardianField::Given => "имя",
        GuardianField::Patronymic => "отчество",
        GuardianField::Kinship => "степень родства",
        GuardianField::Sex => "пол",
        GuardianField::BirthDate => "дата рождения",
        GuardianField::Phone => "телефон",
        GuardianField::Email => "электронная почта",
        GuardianField::Snils => "СНИЛС",
        GuardianField::Login => "логин",
        GuardianField::Number => "номер в списке",
    }
}

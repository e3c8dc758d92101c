//! What would be written, beside what the journal says: new lines, clashes to decide, and what the rules refuse.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::CarryOver;
use super::sheet::{self, Fate, Line, Preview};
use crate::ui::words::{counted, day_and_weekday};
use crate::ui::{Button, ButtonKind, Column, Note, Table};

const ENTRIES: [&str; 3] = ["запись", "записи", "записей"];

/// Stands within the form of the sheet.
#[component]
pub fn Looked(preview: Preview) -> impl IntoView {
    let Preview { lines, wrong, shown } = preview;
    let (mut new, mut clash, mut refused, mut same) = (vec![], vec![], vec![], 0_u64);
    for line in lines {
        match line.fate {
            Fate::New => new.push(line),
            Fate::Clash { .. } => clash.push(line),
            Fate::Refused(_) => refused.push(line),
            Fate::Same => same += 1,
        }
    }
    let any = !new.is_empty() || !clash.is_empty();
    let told = format!("Уже стоит в журнале: {}.", counted(same, ENTRIES));
    let nothing = (!any && refused.is_empty() && wrong.is_empty() && same == 0)
        .then(|| view! { <Note>"На листе пока ничего не набрано."</Note> });
    view! {
        <section class="og-preview" aria-label="Что будет записано">
            <h2>"Что будет записано"</h2>
            <input type="hidden" name=sheet::named(sheet::SHOWN) value=shown />
            {nothing}
            {(!clash.is_empty()).then(|| view! { <Clashes lines=clash /> })}
            {(!refused.is_empty()).then(|| view! { <Refusals lines=refused /> })}
            {(!new.is_empty()).then(|| view! { <News lines=new /> })}
            {(same > 0).then(|| view! { <p class="mild">{told}</p> })}
            <div class="form-end">
                <Button>"Посмотреть ещё раз"</Button>
                {(any && wrong.is_empty())
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary attr:formaction=CarryOver::url()>
                                "Записать в журнал"
                            </Button>
                        }
                    })}
            </div>
        </section>
    }
}

#[component]
fn Clashes(lines: Vec<Line>) -> impl IntoView {
    let caption = format!("В журнале уже стоит другое: {}", counted(lines.len() as u64, ENTRIES));
    let columns = ["Чьё", "Урок", "В журнале", "Станет", "Решите"].map(Column::new).into();
    let line = |line: Line| {
        let ticked = line.fate.is_written();
        let label = format!("Заменить: {}, {}", line.what, place(&line));
        let name = sheet::named(&sheet::over(&line.field));
        let place = place(&line);
        view! {
            <tr data-bad="">
                <th scope="row">{line.what}</th>
                <td data-word="Урок:">{place}</td>
                <td data-word="В журнале:">{line.before}</td>
                <td data-word="Станет:">{line.after}</td>
                <td>
                    <label class="check">
                        <input type="checkbox" name=name value="on" checked=ticked aria-label=label />
                        <span>"Заменить"</span>
                    </label>
                </td>
            </tr>
        }
    };
    view! {
        <Table caption columns>{lines.into_iter().map(line).collect_view()}</Table>
        <p class="mild">"Без отметки «Заменить» останется то, что в журнале."</p>
    }
}

#[component]
fn Refusals(lines: Vec<Line>) -> impl IntoView {
    let caption = format!("Не запишется: {}", counted(lines.len() as u64, ENTRIES));
    let columns = ["Чьё", "Урок", "На листе", "Почему"].map(Column::new).into();
    let line = |line: Line| {
        let place = place(&line);
        let why = if let Fate::Refused(why) = line.fate { why } else { String::new() };
        view! {
            <tr data-bad="">
                <th scope="row">{line.what}</th>
                <td data-word="Урок:">{place}</td>
                <td data-word="На листе:">{line.after}</td>
                <td data-word="Почему:">{why}</td>
            </tr>
        }
    };
    view! { <Table caption columns>{lines.into_iter().map(line).collect_view()}</Table> }
}

#[component]
fn News(lines: Vec<Line>) -> impl IntoView {
    let caption = format!("Запишется: {}", counted(lines.len() as u64, ENTRIES));
    let columns = ["Чьё", "Урок", "Было", "Станет"].map(Column::new).into();
    let line = |line: Line| {
        let place = place(&line);
        let before = if line.before.is_empty() { "пусто".to_owned() } else { line.before };
        view! {
            <tr>
                <th scope="row">{line.what}</th>
                <td data-word="Урок:">{place}</td>
                <td data-word="Было:">{before}</td>
                <td data-word="Станет:">{line.after}</td>
            </tr>
        }
    };
    view! { <Table caption columns>{lines.into_iter().map(line).collect_view()}</Table> }
}

/// «12 ноября, чт, 2-й урок»
fn place(line: &Line) -> String {
    format!("{}, {}-й урок", day_and_weekday(line.date), line.number)
}

//! The hours of one grade, to be written: the obligatory part, the part of the school, and groups of a split class.

use domain::curriculum::say_hours;
use domain::ids::YearId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{FillCurriculum, SetCurriculum};
use super::page::total;
use super::sheet::{Cell, Grade, Subject};
use crate::ui::{Button, ButtonKind, Column, Glyph, Table};

#[component]
pub fn Hours(
    year: YearId,
    of: (Grade, usize),
    most: i32,
    subjects: Vec<Subject>,
    has_last: bool,
) -> impl IntoView {
    let (grade, at) = of;
    let sum = total(&subjects, at);
    let told = format!("Всего {} из {} часов в неделю", say_hours(sum.core + sum.school), say_hours(most));
    let columns = ["Предмет", "Обязательная часть", "Часть школы", "Групп"].map(Column::new).into();
    let cell = |subject: &Subject| subject.cells.get(at).copied().unwrap_or_default();
    let (used, idle): (Vec<_>, Vec<_>) = subjects.into_iter().partition(|subject| cell(subject).split > 0);
    let lines = used.into_iter().chain(idle).map(|subject| line(cell(&subject), subject)).collect_view();
    view! {
        <section class="part">
            <h2>{format!("{} класс", grade.title())}</h2>
            <p role="status">{told}</p>
            <div class="line">
                <Fill year of=grade.code() source="shipped" words="Часы федерального плана" />
                {has_last.then(|| view! { <Fill year of=grade.code() source="last_year" words="Часы прошлого года" /> })}
            </div>
            <form class="hours" method="post" action=SetCurriculum::url()>
                <input type="hidden" name="year" value=year.to_string() />
                <input type="hidden" name="of" value=grade.code() />
                <Table caption="Часы в неделю" caption_class="only" columns>{lines}</Table>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Сохранить часы"</Button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Fill(year: YearId, of: String, source: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=FillCurriculum::url()>
            <input type="hidden" name="year" value=year.to_string() />
            <input type="hidden" name="of" value=of />
            <input type="hidden" name="source" value=source />
            <Button>{words}</Button>
        </form>
    }
}

fn line(cell: Cell, subject: Subject) -> impl IntoView {
    let Subject { id, name, .. } = subject;
    let hours = |hours: i32| if hours == 0 { String::new() } else { say_hours(hours) };
    let split = if cell.split == 0 { String::new() } else { cell.split.to_string() };
    let field = |part: &str, word: &str, value: String| {
        view! {
            <input
                class="input"
                name=format!("{part}[s{id}]")
                value=value
                inputmode="decimal"
                autocomplete="off"
                aria-label=format!("{name}, {word}")
            />
        }
    };
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td data-word="обязательная">{field("core", "обязательная часть", hours(cell.core))}</td>
            <td data-word="школы">{field("school", "часть школы", hours(cell.school))}</td>
            <td data-word="групп">{field("split", "групп", split)}</td>
        </tr>
    }
}

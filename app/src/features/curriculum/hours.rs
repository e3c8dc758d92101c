//! The hours of one grade, to be written: the obligatory part, the part of the school, and groups of a split class.

use domain::curriculum::say_hours;
use domain::ids::YearId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{FillCurriculum, FillTemplate, SetCurriculum, SetTemplate};
use super::page::total;
use super::sheet::{Cell, Grade, Source, Subject};
use crate::kit::link;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::ui::{Button, ButtonKind, Column, Glyph, Table};

/// Whose hours they are: of a school in this year, or of the template of the city.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Year(YearId),
    City,
}

impl Whose {
    /// Where the form with all hours goes.
    fn set(self) -> &'static str {
        match self {
            Self::Year(_) => SetCurriculum::url(),
            Self::City => SetTemplate::url(),
        }
    }

    fn fill(self) -> &'static str {
        match self {
            Self::Year(_) => FillCurriculum::url(),
            Self::City => FillTemplate::url(),
        }
    }

    /// The page it stands on.
    fn page(self, of: &str) -> String {
        match self {
            Self::Year(year) => link::curriculum(year, of),
            Self::City => link::curriculum_template(of),
        }
    }

    fn hidden(self) -> impl IntoView {
        match self {
            Self::Year(year) => Some(view! { <input type="hidden" name="year" value=year.to_string() /> }),
            Self::City => None,
        }
    }
}

#[component]
pub fn Hours(
    whose: Whose,
    of: (Grade, usize),
    most: i32,
    subjects: Vec<Subject>,
    sources: Vec<Source>,
) -> impl IntoView {
    let (grade, at) = of;
    let sum = total(&subjects, at);
    let told = format!("Всего {} из {} часов в неделю", say_hours(sum.core + sum.school), say_hours(most));
    let columns = ["Предмет", "Обязательная часть", "Часть школы", "Групп"].map(Column::new).into();
    let cell = |subject: &Subject| subject.cells.get(at).copied().unwrap_or_default();
    let (used, idle): (Vec<_>, Vec<_>) = subjects.into_iter().partition(|subject| cell(subject).split > 0);
    let sent = typed();
    let lines = used
        .into_iter()
        .chain(idle)
        .map(|subject| line((cell(&subject), sent.as_ref()), subject))
        .collect_view();
    let code = grade.code();
    let fill =
        sources.into_iter().map(|source| view! { <Fill whose of=code.clone() source /> }).collect_view();
    view! {
        <section class="part">
            <h2>{format!("{} класс", grade.title())}</h2>
            <p role="status">{told}</p>
            <div class="line">{fill}</div>
            <form class="hours" method="post" action=whose.set()>
                {whose.hidden()}
                <StandsAt page=whose.page(&code) />
                <input type="hidden" name="of" value=grade.code() />
                <Table caption="Часы в неделю" caption_class="only" columns>{lines}</Table>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Сохранить часы"</Button>
                </div>
            </form>
        </section>
    }
}

/// One press fills the grade; no grade: all that have no hours yet.
#[component]
pub fn Fill(whose: Whose, of: String, source: Source) -> impl IntoView {
    view! {
        <form method="post" action=whose.fill()>
            {whose.hidden()}
            <input type="hidden" name="of" value=of />
            <input type="hidden" name="source" value=source.code() />
            <Button>{source.title()}</Button>
        </form>
    }
}

/// What was typed into a form that was refused stands before what is kept.
fn line((cell, sent): (Cell, Option<&Typed>), subject: Subject) -> impl IntoView + use<> {
    let Subject { id, name, .. } = subject;
    let hours = |hours: i32| if hours == 0 { String::new() } else { say_hours(hours) };
    let split = if cell.split == 0 { String::new() } else { cell.split.to_string() };
    let field = |part: &str, word: &str, kept: String| {
        let named = format!("{part}[s{id}]");
        let value = sent.map_or(kept, |sent| sent.text(&named));
        view! {
            <input
                class="input"
                name=named
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

//! The page of the curriculum: the whole year as one table, one grade at a time to write in.

use domain::curriculum::say_hours;
use domain::ids::YearId;
use leptos::prelude::*;

use super::api::open_curriculum;
use super::hours::{Fill, Hours, Whose};
use super::sheet::{Cell, Curriculum, Grade, Leave, Source, Subject, Year};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::{Column, Empty, Glyph, LinkButton, Note, Page, PageWidth, Tab, Table, TableKind, Tabs, Tone};

/// The total of a grade that has no hours.
const BARE: Cell = Cell { core: 0, school: 0, split: 1 };

/// `/curriculum?year=&of=`
#[component]
pub fn CurriculumPage() -> impl IntoView {
    let (year, of) = (asked::in_query::<YearId>("year"), asked::in_query::<String>("of"));
    let opened = load(
        move || (year(), of()),
        |(year, of)| async move { open_curriculum(year, of.unwrap_or_default()).await },
    );
    view! {
        <Page title="Учебный план" width=PageWidth::Wide>
            <Loaded resource=opened let:curriculum>
                <Opened curriculum />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(curriculum: Curriculum) -> impl IntoView {
    let kept = flash::flash();
    let Curriculum { year, years, grades, most, subjects, open, sources } = curriculum;
    let none = grades.is_empty();
    let written = open.and_then(|at| Some((grades.get(at)?.clone(), at)));
    let limits = most.clone();
    let of = subjects.clone();
    let (id, writes) = (year.id, year.leave == Leave::Write);
    let empty = writes && written.is_none() && (0..grades.len()).any(|at| total(&subjects, at) == BARE);
    let links = grades.iter().map(|grade| writes.then(|| link::curriculum(id, &grade.code()))).collect();
    let filled = sources.clone();
    view! {
        <Tabs label="Планы школы" tabs=link::plan_tabs(true) here=link::CURRICULUM.to_owned() />
        <Years years here=year />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        {written.map(|(grade, at)| view! { <Hours whose=Whose::Year(id) of=(grade, at) most=most.get(at).copied().unwrap_or(0) subjects=of sources /> })}
        {empty.then(|| view! { <Empties year=id sources=filled /> })}
        {if none {
            view! {
                <Empty title="Классов в этом году нет" glyph=Glyph::Reports>
                    <p>"Часы задаются для параллелей, в которых есть классы. Классы заводит координатор в мастере."</p>
                    <div class="line">
                        <LinkButton href=link::WIZARD>"К мастеру года"</LinkButton>
                    </div>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Whole links grades most=limits subjects /> }.into_any()
        }}
    }
}

/// Other years, where there are any.
#[component]
fn Years(years: Vec<Year>, here: Year) -> impl IntoView {
    let href = |year: &Year| format!("{}?year={}", link::CURRICULUM, year.id);
    let at = href(&here);
    let tabs =
        years.iter().map(|year| Tab { href: href(year), title: year.title.clone(), count: None }).collect();
    if years.len() > 1 {
        view! { <Tabs label="Учебный год" tabs here=Signal::stored(at) /> }.into_any()
    } else {
        view! { <p class="mild">{format!("{} учебный год", here.title)}</p> }.into_any()
    }
}

/// Grades without a single hour, filled at one press.
#[component]
fn Empties(year: YearId, sources: Vec<Source>) -> impl IntoView {
    let fill = |source| view! { <Fill whose=Whose::Year(year) of=String::new() source /> };
    view! {
        <section class="part">
            <h2>"Параллели без часов"</h2>
            <p class="mild">"Заполнить их разом, остальные не изменятся:"</p>
            <div class="line">{sources.into_iter().map(fill).collect_view()}</div>
        </section>
    }
}

/// The whole table; the head of a grade leads to where it is written, if it may be.
#[component]
pub fn Whole(
    links: Vec<Option<String>>,
    grades: Vec<Grade>,
    most: Vec<i32>,
    subjects: Vec<Subject>,
) -> impl IntoView {
    let writes = links.iter().any(Option::is_some);
    let head = |(grade, link): (&Grade, Option<String>)| {
        let column = Column::new(grade.title()).number();
        match link {
            Some(link) => column.sorts(link, None),
            None => column,
        }
    };
    let columns = std::iter::once(Column::new("Предмет")).chain(grades.iter().zip(links).map(head)).collect();
    let totals: Vec<Cell> = (0..grades.len()).map(|at| total(&subjects, at)).collect();
    let used = subjects.into_iter().filter(|subject| subject.cells.iter().any(|cell| cell.split > 0));
    let hint = writes.then_some(
        "Нажмите на параллель, чтобы изменить её часы. 3+1: три часа обязательной части и один школы.",
    );
    view! {
        <p class="mild">{hint}</p>
        <div class="curriculum">
            <Table caption="Часы в неделю по предметам и параллелям" caption_class="only" columns kind=TableKind::Scroll>
                {used.map(row).collect_view()}
                <tr class="total">
                    <th scope="row">"Всего"</th>
                    {totals.iter().zip(&most).map(|(cell, most)| sum(*cell, *most)).collect_view()}
                </tr>
                <tr>
                    <th scope="row">"Из них часть школы"</th>
                    {totals.iter().map(|cell| view! { <td class="num mild">{say_hours(cell.school)}</td> }).collect_view()}
                </tr>
                <tr>
                    <th scope="row">"Предел в неделю"</th>
                    {most.iter().map(|most| view! { <td class="num mild">{say_hours(*most)}</td> }).collect_view()}
                </tr>
            </Table>
        </div>
    }
}

fn row(subject: Subject) -> impl IntoView {
    let cell = |cell: Cell| {
        let groups =
            (cell.split > 1).then(|| view! { <small class="mild">{format!(" ×{}", cell.split)}</small> });
        view! { <td class="num">{said(cell)}{groups}</td> }
    };
    view! {
        <tr>
            <th scope="row">{subject.name}</th>
            {subject.cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

/// «3», «3+1», nothing.
fn said(cell: Cell) -> String {
    match (cell.core, cell.school) {
        (0, 0) => String::new(),
        (core, 0) => say_hours(core),
        (core, school) => format!("{}+{}", say_hours(core), say_hours(school)),
    }
}

/// Hours of a grade, all subjects together.
pub fn total(subjects: &[Subject], at: usize) -> Cell {
    let sum =
        |of: fn(&Cell) -> i32| subjects.iter().filter_map(|subject| subject.cells.get(at)).map(of).sum();
    Cell { core: sum(|cell| cell.core), school: sum(|cell| cell.school), split: 1 }
}

fn sum(cell: Cell, most: i32) -> impl IntoView + use<> {
    let hours = cell.core + cell.school;
    let over = hours > most;
    view! {
        <td class="num" data-bad=over.then_some("")>
            <b>{say_hours(hours)}</b>
            {over.then(|| view! { <span class="error">" больше предела"</span> })}
        </td>
    }
}

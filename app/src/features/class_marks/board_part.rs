//! The class: pupils down, subjects across, and below it who owes what.

use domain::ids::{GroupId, PersonId, SubjectId};
use leptos::prelude::*;

use super::board::{Head, Missed, Row, Standing, Subject};
use crate::kit::debts::Debt;
use crate::kit::link;
use crate::ui::words::{counted, day, hundredths};
use crate::ui::{Column, Table};

/// Below this average a pupil needs attention, in hundredths.
const LOW: u32 = 250;
const WORKS: [&str; 3] = ["работа", "работы", "работ"];

/// It scrolls inside its own frame; names stay in sight.
#[component]
pub fn Marks(head: Head, subjects: Vec<Subject>, rows: Vec<Row>) -> impl IntoView {
    let caption = format!("{}, {}: средние и итоговые отметки", head.title, head.term_title);
    let label = caption.clone();
    let columns: Vec<(SubjectId, String)> =
        subjects.iter().map(|subject| (subject.id, subject.title.clone())).collect();
    let heads = subjects.into_iter().map(|subject| subject_head(subject, &head)).collect_view();
    let lines = rows.into_iter().map(|row| line(row, &columns, &head)).collect_view();
    view! {
        <p class="mild">"Средняя по правилу школы, рядом жирно — итоговая. Имя открывает все отметки ученика, клетка — отметки по предмету."</p>
        <div class="frame" role="region" aria-label=label tabindex="0">
            <table class="table class-marks">
                <caption class="only">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Ученик"</th>
                        <th scope="col" class="num">"Точки"</th>
                        <th scope="col" class="num">"Пропущено"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

/// It opens the journal; a subject learned in several groups has a link for each.
fn subject_head(subject: Subject, head: &Head) -> impl IntoView + use<> {
    let term = head.term;
    let face = match &subject.journals[..] {
        [] => subject.title.into_any(),
        [(group, _)] => view! { <a href=link::journal_term(*group, term)>{subject.title}</a> }.into_any(),
        several => {
            let way = |(group, name): &(_, String)| {
                let brief = name.split_once(", ").map_or(name.as_str(), |(_, brief)| brief).to_owned();
                view! { <a href=link::journal_term(*group, term)><small>{brief}</small></a> }
            };
            let ways = several.iter().map(way).collect_view();
            view! { {subject.title} {ways} }.into_any()
        }
    };
    view! { <th scope="col">{face}</th> }
}

fn line(row: Row, columns: &[(SubjectId, String)], head: &Head) -> impl IntoView + use<> {
    let Row { pupil, name, cells, debts, missed } = row;
    let of = (head.class, head.term);
    let cells = columns.iter().zip(cells).map(|((subject, title), stands)| {
        let href = link::class_marks_of(of, pupil, Some(*subject));
        view! { <td>{stands.map(|stands| cell(stands, (&name, title), href))}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row"><a href=link::class_marks_of(of, pupil, None)>{name}</a></th>
            <td class="num">{owed(debts, pupil)}</td>
            <td class="num">{away(missed)}</td>
            {cells}
        </tr>
    }
}

fn cell(stands: Standing, (name, title): (&str, &str), href: String) -> impl IntoView + use<> {
    let low = stands.average.is_some_and(|average| average < LOW).then_some("");
    let average = stands.average.map_or_else(|| stands.word().to_owned(), hundredths);
    let posted = stands.term_mark.map(|mark| format!(", итоговая {}", mark.text())).unwrap_or_default();
    let words = format!("{name}, {title}: {average}{posted}");
    let mark = stands.term_mark.map(|mark| view! { " " <b>{mark.text()}</b> });
    view! { <a href=href aria-label=words data-low=low>{average} {mark}</a> }
}

/// The figure leads to the list below.
fn owed(debts: u32, pupil: PersonId) -> AnyView {
    if debts == 0 {
        return "–".into_any();
    }
    let words = format!("Долги: {}", counted(u64::from(debts), WORKS));
    view! { <a href=format!("#debts-{pupil}") aria-label=words>{debts}</a> }.into_any()
}

/// «12, без причины 3»
fn away(missed: Missed) -> AnyView {
    if missed.lessons == 0 {
        return "–".into_any();
    }
    let more = (missed.unexplained > 0)
        .then(|| view! { <small>{format!(" без причины {}", missed.unexplained)}</small> });
    view! { {missed.lessons} {more} }.into_any()
}

/// «Долги класса»: who owes what, since when; `debts` stand pupil by pupil. The lesson leads into a journal of `opens`.
#[component]
pub fn Debts(debts: Vec<Debt>, opens: Vec<GroupId>) -> impl IntoView {
    let columns = ["Ученик", "Предмет", "Работа", "С какого урока"].map(Column::new).into();
    let many = counted(debts.len() as u64, WORKS);
    let rows = debts.chunk_by(|one, next| one.pupil == next.pupil).map(|own| {
        let id = own.first().map(|debt| format!("debts-{}", debt.pupil));
        own.iter()
            .enumerate()
            .map(|(at, debt)| owing(debt, id.clone().filter(|_| at == 0), opens.contains(&debt.group)))
            .collect_view()
    });
    let rows = rows.collect_view();
    view! {
        <section class="part" id="debts">
            <h2>"Долги класса"</h2>
            {if debts.is_empty() {
                view! { <p>"Точек в этом периоде нет."</p> }.into_any()
            } else {
                view! {
                    <p>{format!("Не сдано: {many}. Долг снимает учитель предмета, когда ставит отметку вместо точки.")}</p>
                    <Table caption="Долги класса" caption_class="only" columns>
                        {rows}
                    </Table>
                }
                    .into_any()
            }}
        </section>
    }
}

fn owing(debt: &Debt, id: Option<String>, opens: bool) -> impl IntoView + use<> {
    let href = opens.then(|| debt.href());
    let Debt { name, title, work, on, .. } = debt.clone();
    view! {
        <tr id=id>
            <th scope="row">{name}</th>
            <td>{title}</td>
            <td>{work}</td>
            <td data-word="с урока">{href.map_or_else(
                || day(on).into_any(),
                |href| view! { <a href=href>{day(on)}</a> }.into_any(),
            )}</td>
        </tr>
    }
}

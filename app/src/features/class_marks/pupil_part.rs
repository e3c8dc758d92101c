//! One pupil of the class: subject by subject, each opens to its marks with work and date.

use domain::ids::{SubjectId, TermId};
use leptos::prelude::*;

use super::board::{Given, Learned, Missed, PupilLeaf};
use crate::kit::{asked, link};
use crate::ui::words::{counted, day, hundredths};
use crate::ui::{Crumb, Crumbs, Page, PageWidth};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

#[component]
pub fn Pupil(leaf: PupilLeaf) -> impl IntoView {
    let PupilLeaf { head, pupil, name, subjects, missed } = leaf;
    let open = asked::in_query::<SubjectId>("subject")();
    let back = link::class_marks(head.class, head.term);
    let crumbs = vec![Crumb::to(format!("{}, все предметы", head.title), back)];
    let term = head.term;
    let lines = subjects.into_iter().map(|one| {
        let open = open == Some(one.subject);
        subject(one, term, open)
    });
    let lines = lines.collect_view();
    view! {
        <Page
            title=format!("{name}: {}", head.term_title)
            width=PageWidth::Narrow
            head=move || view! { <Crumbs crumbs=crumbs.clone() /> }
        >
            <p>{told(missed)} " " <a href=link::card(pupil)>"Карточка ученика"</a></p>
            <ul class="class-marks-list">{lines}</ul>
        </Page>
    }
}

/// «Пропущено 12 уроков, без указанной причины — 3.»
fn told(missed: Missed) -> String {
    let lessons = counted(u64::from(missed.lessons), LESSONS);
    match (missed.lessons, missed.unexplained) {
        (0, _) => "Пропусков в этом периоде нет.".to_owned(),
        (_, 0) => format!("Пропущено {lessons}, причины известны."),
        (_, some) => format!("Пропущено {lessons}, без указанной причины — {some}."),
    }
}

fn subject(learned: Learned, term: TermId, open: bool) -> impl IntoView {
    let Learned { subject, title, journal, stands, marks } = learned;
    let average = stands.average.map_or_else(|| stands.word().to_owned(), hundredths);
    let posted = stands.term_mark.map(|mark| view! { <b>" итоговая " {mark.text()}</b> });
    let way =
        journal.map(|group| view! { <p><a href=link::journal_term(group, term)>"Открыть журнал"</a></p> });
    let empty = marks.is_empty().then(|| view! { <p class="mild">"Отметок в этом периоде нет."</p> });
    view! {
        <li>
            <details id=format!("s{subject}") open=open>
                <summary>
                    <span>{title}</span>
                    <span>{average} {posted}</span>
                </summary>
                {empty}
                <ul>{marks.into_iter().map(mark).collect_view()}</ul>
                {way}
            </details>
        </li>
    }
}

fn mark(given: Given) -> impl IntoView {
    let Given { on, work, value, weight, .. } = given;
    let weight = (weight != 1).then(|| format!(", вес {weight}"));
    let spoken = if value == domain::journal::MarkValue::Debt { "точка" } else { value.text() };
    view! {
        <li>
            <b role="img" aria-label=spoken>{value.text()}</b>
            <span>{work}<small>{day(on)} {weight}</small></span>
        </li>
    }
}

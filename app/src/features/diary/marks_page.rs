//! The marks of a term, subject by subject; each opens to how its average is counted.

use domain::ids::{SubjectId, TermId};
use domain::term_mark::TermMarkValue;
use leptos::prelude::*;

use super::api::open_marks;
use super::debts_page::DebtsPage;
use super::leaf::{Subject, TermLeaf};
use super::mark::row_of;
use super::parts::Parts;
use super::reckoned::Reckoned;
use super::switch::Switch;
use super::way::{Way, asked, subject_id};
use super::ways_page::WaysPage;
use super::year_page::YearPage;
use crate::kit::asked;
use crate::kit::asked as asked_for;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::hundredths;
use crate::ui::{Empty, Glyph, Page, PageWidth};

/// `/diary/marks?child=`, with `term=&subject=`, `part=year`, `part=debts` or `part=ways&subject=`. Parts of one address: a route weighs
/// something in every browser, also in those that have no diary.
#[component]
pub fn MarksPage() -> impl IntoView {
    let part = asked::query().with_untracked(|query| query.get("part"));
    match part.as_deref() {
        Some("year") => view! { <YearPage /> }.into_any(),
        Some("debts") => view! { <DebtsPage /> }.into_any(),
        Some("ways") => view! { <WaysPage /> }.into_any(),
        _ => view! { <TermPage /> }.into_any(),
    }
}

#[component]
fn TermPage() -> impl IntoView {
    let query = asked::query();
    let term = asked_for::in_query::<TermId>("term");
    let opened = load(
        move || (query.with(asked), term()),
        |(child, term)| async move { open_marks(child?, term).await },
    );
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: TermLeaf) -> impl IntoView {
    let (way, query) = (Way::here(), asked::query());
    let open = query.with_untracked(|query| query.get("subject")?.parse::<SubjectId>().ok());
    let TermLeaf { owner, term, terms, subjects, under_way } = leaf;
    let here = term.as_ref().map(|term| way.marks(term.id)).unwrap_or_default();
    let unmarked = !subjects.is_empty() && subjects.iter().all(|subject| subject.without_marks);
    let subject = move |subject: Subject| {
        let open = open == Some(subject.id);
        view! { <One subject under_way open /> }
    };
    view! {
        <Page title="Отметки" width=PageWidth::Narrow head=move || view! { <Switch owner=owner.clone() /> }>
            <Parts way terms here />
            {if term.is_none() {
                nothing("Отметок пока нет", "Они появятся, когда школа начнёт учебный год и задаст границы четвертей.").into_any()
            } else if unmarked {
                nothing("Здесь учатся без отметок", "В первом классе отметок не ставят. Как идут дела, расскажет учитель.").into_any()
            } else if subjects.is_empty() {
                nothing("Предметов в этом периоде нет", "Загляните в другую четверть.").into_any()
            } else {
                view! { <ul class="means">{subjects.into_iter().map(subject).collect_view()}</ul> }.into_any()
            }}
        </Page>
    }
}

pub(super) fn nothing(title: &'static str, more: &'static str) -> impl IntoView {
    view! {
        <Empty title glyph=Glyph::Journal>
            <p>{more}</p>
        </Empty>
    }
}

#[component]
fn One(subject: Subject, under_way: bool, open: bool) -> impl IntoView {
    let average = subject.told.average();
    let comes = subject.told.value();
    let is_settled = matches!(comes, Some(TermMarkValue::Five | TermMarkValue::Exempt));
    let ways = (under_way && !is_settled && subject.term_mark.is_none() && !subject.without_marks)
        .then(|| Way::here().ways(subject.id));
    let values: Vec<_> = subject.marks.iter().map(|given| given.value).collect();
    let quiet = match comes {
        _ if subject.without_marks => "без отметок",
        Some(TermMarkValue::Exempt) => "освобождение",
        _ => "отметок пока нет",
    };
    let (id, title) = (subject_id(subject.id), subject.title.clone());
    let of_term = subject.term_mark.map(|mark| {
        view! { <span class="mark" title="Итоговая отметка"><span class="only">"Итоговая: "</span>{mark.text()}</span> }
    });
    if values.is_empty() {
        return view! {
            <li id=id>
                <span>{title}</span>
                <span class="mild">{quiet}</span>
                {of_term}
            </li>
        }
        .into_any();
    }
    view! {
        <li>
            <details id=id open=open>
                <summary>
                    <span>{title}</span>
                    {row_of(values)}
                    <strong>{average.map_or_else(|| "–".into(), hundredths)} {of_term}</strong>
                </summary>
                <Reckoned subject ways />
            </details>
        </li>
    }
    .into_any()
}

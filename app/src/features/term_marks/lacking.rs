//! «Кому не выставлено»: by class, and for one class by group and name.

use domain::ids::ClassId;
use leptos::prelude::*;

use super::overview::{ClassGaps, GroupGaps, Shown};
use crate::kit::debts::Debt;
use crate::kit::link;
use crate::ui::words::{counted, day};
use crate::ui::{Column, Table};

const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];

#[component]
pub fn Lacking(shown: Shown, asked: Option<ClassId>) -> impl IntoView {
    let Shown { term, classes, groups, .. } = shown;
    if classes.is_empty() {
        return view! { <p>"Выставлено всё, точек нет."</p> }.into_any();
    }
    let columns =
        vec![Column::new("Класс"), Column::new("Не выставлено").number(), Column::new("С точками").number()];
    let here = classes.iter().find(|class| class.class.is_some() && class.class == asked);
    let title = here.map(|class| class.title.clone());
    let row = move |of: ClassGaps| {
        let href = of.class.map(|class| format!("{}&class={class}#lacking", link::term(term)));
        let name = match href {
            Some(href) => view! { <a href=href>{of.title}</a> }.into_any(),
            None => of.title.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num" data-word="Не выставлено">{of.marks}</td>
                <td class="num" data-word="С точками">{of.debtors}</td>
            </tr>
        }
    };
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Кому не выставлено"</h2>
                <Table caption="Кому не выставлено, по классам" caption_class="only" columns>
                    {classes.into_iter().map(row).collect_view()}
                </Table>
            </div>
        </section>
        {title.map(|title| view! {
            <section class="part" id="lacking">
                <div class="stack">
                    <h2>{title}</h2>
                    {groups.into_iter().map(|of| view! { <Group of term=term /> }).collect_view()}
                </div>
            </section>
        })}
    }
    .into_any()
}

#[component]
fn Group(of: GroupGaps, term: domain::ids::TermId) -> impl IntoView {
    let GroupGaps { group, title, unposted, indebted } = of;
    let part = |label: &'static str, names: Vec<String>| {
        let many = counted(names.len() as u64, PUPILS);
        (!names.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{format!("{label}: {many}")}</summary>
                    <p>{names.join(", ")}</p>
                </details>
            }
        })
    };
    view! {
        <div>
            <h3>
                <a href=link::term_marks(group, term)>{title}</a>
            </h3>
            {part("Не выставлено", unposted)}
            {owing(indebted)}
        </div>
    }
}

/// Who owes what since which lesson; each leads into the journal.
fn owing(debts: Vec<Debt>) -> Option<impl IntoView> {
    let pupils = debts.chunk_by(|one, next| one.pupil == next.pupil).count();
    let many = counted(pupils as u64, PUPILS);
    let line = |debt: Debt| {
        let (href, said) = (debt.href(), format!("{}: {}, ", debt.name, debt.work));
        view! { <li>{said} <a href=href>{day(debt.on)}</a></li> }
    };
    (pupils > 0).then(|| {
        view! {
            <details>
                <summary>{format!("С точками: {many}")}</summary>
                <ul>{debts.into_iter().map(line).collect_view()}</ul>
            </details>
        }
    })
}

//! The page: journal by journal, who owes what since when.

use leptos::prelude::*;

use super::api::open_debts;
use super::owed::{OfGroup, Owed};
use crate::kit::debts::Debt;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{counted, day};
use crate::ui::{Column, Empty, Glyph, Page, PageWidth, Table};

const WORKS: [&str; 3] = ["работа", "работы", "работ"];

/// `/debts`
#[component]
pub fn DebtsPage() -> impl IntoView {
    let opened = load(|| (), |()| open_debts());
    view! {
        <Page title="Долги" width=PageWidth::Narrow>
            <Loaded resource=opened let:owed>
                <Opened owed />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(owed: Owed) -> impl IntoView {
    let Owed { groups, teaches } = owed;
    if groups.is_empty() {
        let (title, told) = if teaches {
            (
                "Долгов нет",
                "Точка в журнале значит, что работа не сдана. Когда она появится, ученик будет здесь.",
            )
        } else {
            (
                "Журналов пока нет",
                "Журнал появится, когда вас назначат учителем группы. Это делает завуч или координатор.",
            )
        };
        return view! { <Empty title glyph=Glyph::Check><p>{told}</p></Empty> }.into_any();
    }
    let many = counted(groups.iter().map(|of| of.debts.len() as u64).sum(), WORKS);
    view! {
        <p>{format!("Не сдано: {many}. Урок открывает журнал на нём: поставьте отметку вместо точки, и долга нет.")}</p>
        {groups.into_iter().map(of_group).collect_view()}
    }
    .into_any()
}

fn of_group(of: OfGroup) -> impl IntoView {
    let OfGroup { group, class, subject, debts } = of;
    let columns = ["Ученик", "Работа", "С какого урока"].map(Column::new).into();
    let caption = format!("{class}, {subject}: долги");
    view! {
        <section class="part">
            <h2><a href=link::journal(group)>{format!("{class}, {subject}")}</a></h2>
            <Table caption caption_class="only" columns>
                {debts.into_iter().map(line).collect_view()}
            </Table>
        </section>
    }
}

fn line(debt: Debt) -> impl IntoView {
    let href = debt.href();
    let Debt { name, work, on, .. } = debt;
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{work}</td>
            <td data-word="с урока"><a href=href>{day(on)}</a></td>
        </tr>
    }
}

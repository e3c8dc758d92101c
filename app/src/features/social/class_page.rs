//! «Социальный паспорт класса»: figures and pupils, a sheet to print.

use domain::ids::ClassId;
use leptos::prelude::*;

use super::api::open_class;
use super::sheet::{ClassSheet, Row};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, link};
use crate::ui::words::day_in_figures;
use crate::ui::{Column, Crumb, Crumbs, Page, Table};

/// `/social/class/:of`
#[component]
pub fn SocialClassPage() -> impl IntoView {
    let of = asked::in_path::<ClassId>("of");
    let opened = load(of, |class| async move { open_class(class.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: ClassSheet) -> impl IntoView {
    let ClassSheet { title, school, today, figures, rows, .. } = sheet;
    let crumbs = vec![Crumb::to("Социальный паспорт", link::SOCIAL)];
    let columns = ["Ученик", "Что известно"].map(Column::new).into();
    let figure = |(line, many): (&'static str, u32)| {
        view! {
            <div>
                <dt>{line}</dt>
                <dd>{many}</dd>
            </div>
        }
    };
    view! {
        <Page title=format!("Социальный паспорт класса {title}") head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <p class="mild soc-hint">{format!("{school}, на {}. Печать: Ctrl+P или меню браузера.", day_in_figures(today))}</p>
            <dl class="soc-counts">{figures.lines().into_iter().map(figure).collect_view()}</dl>
            <section class="part">
                <h2>"Ученики"</h2>
                <Table caption=format!("Ученики {title}") caption_class="only" columns>
                    {rows.into_iter().map(row).collect_view()}
                </Table>
            </section>
        </Page>
    }
}

fn row(row: Row) -> impl IntoView {
    let known = match row.marks {
        None => view! { <span class="mild">"не заполнен"</span> }.into_any(),
        Some(marks) if marks.is_empty() => "без особых отметок".into_any(),
        Some(marks) => marks.join(", ").into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=link::passport(row.person)>{row.name}</a></th>
            <td>{known}</td>
        </tr>
    }
}

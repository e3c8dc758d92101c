//! One campaign as a whole: how far each class is, what differs, how it ends.

use domain::ids::ReconciliationId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::DIFFERENCES;
use super::api::{CloseReconciliation, ExplainDifference, open_reconciliation};
use super::overview::{Head, Met, Part, Report};
use super::overview_page::overdue;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{capital, counted, day, day_of_year};
use crate::ui::{
    Badge, Button, ButtonKind, Column, Crumb, Crumbs, Empty, Field, Glyph, Note, Page, Table, Tone,
};

/// Characters of a remark, as the law has it.
pub const MOST: u32 = 300;

/// `/reconciliation/:campaign`
#[component]
pub fn ReportPage() -> impl IntoView {
    let of = asked::in_path::<ReconciliationId>("campaign");
    let opened = load(of, |id| async move { open_reconciliation(id.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:report>
            <Opened report />
        </Loaded>
    }
}

#[component]
fn Opened(report: Report) -> impl IntoView {
    let kept = flash::flash();
    let Report { head, parts, differences, unexplained, keeps } = report;
    let crumbs = vec![Crumb::to("Сверка списков", link::RECONCILIATION)];
    let print = move || {
        let href = link::reconciliation_protocol(head.id);
        view! { <a class="btn" href=href download="protocol.pdf" rel="external">"Протокол"</a> }
    };
    let open = head.is_open();
    view! {
        <Page title=head.side.title() head=move || view! { <Crumbs crumbs=crumbs.clone() /> } actions=print>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <p class="line">{days(head)} {overdue(head)}</p>
            <Parts head parts />
            <section class="part rc-differ">
                <h2>"Расхождения"</h2>
                {differences
                    .is_empty()
                    .then(|| view! {
                        <Empty title="Расхождений нет" glyph=Glyph::Check>
                            <p>"Здесь появится то, что изменилось, отмечено или не устроило родителей."</p>
                        </Empty>
                    })}
                <ul class="rc-met">
                    {differences.into_iter().map(|met| view! { <One met head explains=open && keeps /> }).collect_view()}
                </ul>
            </section>
            {(open && keeps).then(|| view! { <End head unexplained /> })}
        </Page>
    }
}

fn days(head: Head) -> String {
    let ends = match head.closed {
        Some(on) => format!("Закрыта {}.", day(on)),
        None => format!("Закончить по {}.", day(head.due)),
    };
    format!("Список на {}. {ends}", day_of_year(head.day))
}

#[component]
fn Parts(head: Head, parts: Vec<Part>) -> impl IntoView {
    let columns = vec![
        Column::new("Класс"),
        Column::new("Отвечает"),
        Column::new("Просмотрено"),
        Column::new("Расхождений").number(),
    ];
    let row = move |part: Part| {
        let Part { class, title, teacher, rows, looked, open } = part;
        let idle =
            (looked == 0 && head.is_open()).then(|| view! { <Badge tone=Tone::Alert>"не начинали"</Badge> });
        view! {
            <tr>
                <th scope="row">
                    <a href=link::reconciliation_rows(head.id, class)>{title}</a>
                </th>
                <td data-word="Отвечает:">{teacher}</td>
                <td data-word="Просмотрено:">{format!("{looked} из {rows}")} " " {idle}</td>
                <td class="num" data-word="Расхождений:">{open}</td>
            </tr>
        }
    };
    view! {
        <Table caption="По классам" caption_class="only" columns>
            {parts.into_iter().map(row).collect_view()}
        </Table>
    }
}

#[component]
fn One(met: Met, head: Head, explains: bool) -> impl IntoView {
    let Met { about, class, place, name, what, open, ended, explained } = met;
    let tone = if open && explained.is_empty() { Tone::Alert } else { Tone::Calm };
    let form = (explains && open).then(|| {
        view! {
            <form class="line rc-explain" method="post" action=ExplainDifference::url()>
                <input type="hidden" name="id" value=head.id.to_string() />
                <input type="hidden" name="about" value=about.code() />
                <Field label="Пояснение" name="remark" id=format!("remark-{}", about.code()) value=explained.clone()
                    most=MOST required=true />
                <button class="btn" aria-label=format!("Сохранить пояснение: {name}")>"Сохранить"</button>
            </form>
        }
    });
    let told = (!explained.is_empty() && form.is_none())
        .then(|| view! { <p>{format!("Пояснение: {explained}")}</p> });
    view! {
        <li>
            <h3>
                <a href=link::reconciliation_rows(head.id, class)>{place}</a>
                " "
                {name}
            </h3>
            <Badge tone>{ended}</Badge>
            <ul>{what.into_iter().map(|words| view! { <li>{capital(&words)}</li> }).collect_view()}</ul>
            {told} {form}
        </li>
    }
}

/// What is left open is explained once for all, and nothing is entered afterwards.
#[component]
fn End(head: Head, unexplained: u32) -> impl IntoView {
    let kept = flash::flash();
    let bare = u64::from(unexplained);
    let need = unexplained > 0;
    let told = format!("Без пояснения: {}.", counted(bare, DIFFERENCES));
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Закрыть сверку"</h2>
                <p>
                    "После закрытия отметить уже ничего нельзя, а протокол больше не изменится. Непросмотренные строки останутся в нём непросмотренными. "
                    {need.then_some(told)}
                </p>
                <form class="form" method="post" action=CloseReconciliation::url()>
                    <input type="hidden" name="id" value=head.id.to_string() />
                    {need.then(|| view! {
                        <Field label="Пояснение ко всем оставшимся" name="remark" id="remark-all"
                            hint="Встанет у каждого расхождения, у которого нет своего." most=MOST required=true
                            error=flash::at(&kept, "remark") />
                    })}
                    <div class="form-end">
                        <Button kind=ButtonKind::Danger>"Закрыть сверку"</Button>
                    </div>
                </form>
            </div>
        </section>
    }
}

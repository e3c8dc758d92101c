//! One batch: what it brought, what taking it back would do, and afterwards what it did.

use domain::ids::BatchId;
use domain::people::undo::{Kept, Undoing};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{UndoBatch, foresee_undo, open_batch};
use super::import_page::{brought, whose};
use super::sheet::{Batch, BatchSheet, BatchState};
use super::undo_told::{When, told};
use super::{address, batch_address};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{Button, ButtonKind, Column, Crumb, Crumbs, LinkButton, Note, Page, Table, Tone};

/// `/import/batches/:batch?undo=`
#[component]
pub fn BatchPage() -> impl IntoView {
    let (batch, undo) = (asked::in_path::<BatchId>("batch"), asked::in_query::<u8>("undo"));
    let opened = load(
        move || (batch(), undo()),
        |(batch, undo)| async move {
            let batch = batch.ok_or(AppError::NotFound)?;
            if undo.is_some() { foresee_undo(batch).await } else { open_batch(batch).await }
        },
    );
    view! {
        <Loaded resource=opened let:opened>
            <Opened opened />
        </Loaded>
    }
}

#[component]
fn Opened(opened: BatchSheet) -> impl IntoView {
    let BatchSheet { batch, undoing } = opened;
    let (title, kept) = (batch.file_name.clone(), flash::flash());
    let crumbs = vec![Crumb::to("Загрузка списков", link::IMPORT), Crumb::words(whose(batch.kind))];
    let upload = batch.upload;
    let body = match (&batch.state, undoing) {
        (BatchState::Undone(hand), undoing) => {
            view! { <Undone hand=hand.clone() undoing=undoing.unwrap_or_default() /> }.into_any()
        }
        (_, Some(undoing)) => view! { <Ahead batch=batch.id undoing /> }.into_any(),
        (_, None) => {
            let href = format!("{}?undo=1", batch_address(batch.id));
            view! { <LinkButton href>"Отменить загрузку…"</LinkButton> }.into_any()
        }
    };
    view! {
        <Page title head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <section class="part">
                <div class="stack">
                    {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                    <Facts batch />
                    {upload.map(|upload| view! { <p><a href=address(upload)>"Отчёт о загрузке этого файла"</a></p> })}
                </div>
            </section>
            <section class="part">
                <div class="stack">{body}</div>
            </section>
        </Page>
    }
}

#[component]
fn Facts(batch: Batch) -> impl IntoView {
    let cut_off = (batch.state == BatchState::Open).then(|| {
        view! {
            <Note tone=Tone::Alert>
                "Загрузка не дошла до конца. Её можно довести, загрузив тот же файл ещё раз, или отменить."
            </Note>
        }
    });
    view! {
        {cut_off}
        <p>{format!("{}. Загружено: {}", whose(batch.kind), batch.hand)}</p>
        <p>{brought(&batch)}</p>
    }
}

#[component]
fn Ahead(batch: BatchId, undoing: Undoing) -> impl IntoView {
    let words = told(&undoing, When::Ahead);
    let something = !undoing.figures.is_empty();
    view! {
        <h2>"Что сделает отмена"</h2>
        {words.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
        <form method="post" action=UndoBatch::url()>
            <input type="hidden" name="batch" value=batch.to_string() />
            <div class="form-end">
                {something.then(|| view! { <Button kind=ButtonKind::Danger>"Отменить загрузку"</Button> })}
                <LinkButton href=batch_address(batch) kind=ButtonKind::Quiet>"Ничего не отменять"</LinkButton>
            </div>
        </form>
        <Stays caption="Что останется" kept=undoing.kept />
    }
}

#[component]
fn Undone(hand: String, undoing: Undoing) -> impl IntoView {
    let words = told(&undoing, When::Behind);
    view! {
        <h2>"Загрузка отменена"</h2>
        <p class="mild">{hand}</p>
        {words.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
        <div class="form-end">
            <LinkButton href=link::IMPORT kind=ButtonKind::Primary>"Загрузить список снова"</LinkButton>
        </div>
        <Stays caption="Что осталось" kept=undoing.kept />
    }
}

/// Who and what stays, each with its reason.
#[component]
fn Stays(#[prop(into)] caption: String, kept: Vec<Kept>) -> impl IntoView {
    let line = |Kept { who, what, why }: Kept| {
        view! {
            <tr>
                <th scope="row">{who}</th>
                <td>{what}</td>
                <td>{why}</td>
            </tr>
        }
    };
    (!kept.is_empty()).then(|| {
        let caption = format!("{caption}: {}", kept.len());
        let columns = ["Кто", "Что", "Почему"].map(Column::new).into();
        view! {
            <Table caption columns>
                {kept.into_iter().map(line).collect_view()}
            </Table>
        }
    })
}

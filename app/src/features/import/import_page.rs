//! Where a list is brought in: which list, which file, what waits and what was brought.

use domain::access::Right;
use domain::people::roster::RosterKind;
use leptos::prelude::*;

use super::api::{batches, uploads};
use super::sheet::{Batch, BatchState, Upload, UploadState};
use super::{address, batch_address};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::{
    Badge, Button, ButtonKind, Choice, Field, Glyph, Input, LinkButton, Note, Page, Segments, Tone,
};

/// `/import`
#[component]
pub fn ImportPage() -> impl IntoView {
    let kept = flash::flash();
    let list = load(|| (), |()| async { Ok((uploads().await?, batches().await?)) });
    view! {
        <Page title="Загрузка списков" actions=|| view! { <ToWizard /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <Loaded resource=list let:list>
                <div class="part">
                    <Bring error=flash::at(&kept, "file") />
                </div>
                <Lately list=list.0 />
                <Brought batches=list.1 />
            </Loaded>
        </Page>
    }
}

/// The way back for those who set up the year.
#[component]
pub fn ToWizard() -> impl IntoView {
    let sets_up = use_context::<Who>().is_some_and(|who| who.has(Right::SetUpYear));
    sets_up.then(|| view! { <LinkButton href=link::WIZARD>"К мастеру года"</LinkButton> })
}

#[component]
fn Bring(error: Signal<Option<String>>) -> impl IntoView {
    let staff = asked::query().with_untracked(|query| query.get_str("kind") == Some("staff"));
    let kinds = vec![Choice::new("pupils", "Ученики и родители"), Choice::new("staff", "Сотрудники")];
    view! {
        <form class="form" method="post" enctype="multipart/form-data" action="/import/upload">
            <Segments legend="Чей это список" name="kind" choices=kinds value=if staff { "staff" } else { "pupils" } />
            <Field
                label="Файл"
                name="file"
                error
                hint="Книга Excel (.xlsx, .xls), OpenDocument (.ods) или таблица CSV до 10 МБ. Столбцы — в любом порядке: их названия Городок узнает сам."
                of=Input::File(".xlsx,.xls,.ods,.csv,.txt")
                required=true
            />
            <div class="form-end">
                <Button kind=ButtonKind::Primary icon=Glyph::Upload>"Проверить файл"</Button>
            </div>
            <p class="mild">"Пока вы не подтвердите, в школе ничего не изменится."</p>
        </form>
    }
}

#[component]
fn Lately(list: Vec<Upload>) -> impl IntoView {
    (!list.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>"Недавние файлы"</h2>
                <ul class="rows">{list.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

fn row(upload: Upload) -> impl IntoView {
    let (tone, word) = match upload.state {
        UploadState::Checked => (Tone::Accent, "Ждёт подтверждения"),
        UploadState::Committed => (Tone::Calm, "Загружен"),
        UploadState::Dropped => (Tone::Calm, "Отложен"),
    };
    view! {
        <li>
            <a href=address(upload.id)>
                <span>
                    <b>{upload.file_name}</b>
                    <br />
                    <span class="mild">{whose(upload.kind)} ", " {upload.at}</span>
                </span>
                <span class="end">
                    <Badge tone>{word}</Badge>
                </span>
            </a>
        </li>
    }
}

#[component]
fn Brought(batches: Vec<Batch>) -> impl IntoView {
    (!batches.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>"Загруженные списки"</h2>
                <ul class="rows">{batches.into_iter().map(past).collect_view()}</ul>
            </section>
        }
    })
}

fn past(batch: Batch) -> impl IntoView {
    let figures = brought(&batch);
    let (tone, word) = match batch.state {
        BatchState::Done => (Tone::Calm, "Загружен"),
        BatchState::Undone(_) => (Tone::Calm, "Отменён"),
        BatchState::Open => (Tone::Alert, "Не дошёл до конца"),
    };
    view! {
        <li>
            <a href=batch_address(batch.id)>
                <span>
                    <b>{batch.file_name}</b>
                    <br />
                    <span class="mild">{format!("{}. {}", whose(batch.kind), batch.hand)}</span>
                    <br />
                    <span class="mild">{figures}</span>
                </span>
                <span class="end">
                    <Badge tone>{word}</Badge>
                </span>
            </a>
        </li>
    }
}

/// «Добавлено: 550, изменено: 3.»
pub fn brought(batch: &Batch) -> String {
    match batch.figures {
        Some((created, updated)) => format!("Добавлено: {created}, изменено: {updated}."),
        None => "Сколько добавлено, неизвестно.".to_owned(),
    }
}

/// «Ученики и родители» or «Сотрудники»
pub const fn whose(kind: RosterKind) -> &'static str {
    match kind {
        RosterKind::Pupils => "Ученики и родители",
        RosterKind::Staff => "Сотрудники",
    }
}

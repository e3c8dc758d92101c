//! One file: what its columns mean, what it would do, the classes it needs, the word to go on; afterwards what it did.

use domain::ids::{BatchId, UploadId};
use domain::people::roster::{Mapping, Remark, Report, RosterKind};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::absent_part::LeftOut;
use super::api::{BringUpload, DropUpload, open_upload};
use super::import_page::{ToWizard, whose};
use super::meanings::{Meanings, Understood};
use super::questions_part::Questions;
use super::remarks::Remarks;
use super::sheet::{Fault, Offered, Opened, Upload, UploadState, chosen};
use super::told::told;
use super::{address, batch_address};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Crumb, Crumbs, Glyph, LinkButton, Note, Page, Tone};

const ROWS: [&str; 3] = ["строка", "строки", "строк"];

/// `/import/:upload`
#[component]
pub fn UploadPage() -> impl IntoView {
    let (params, query) = (asked::path(), asked::query());
    let upload = move || params.read().get("upload").and_then(|text| text.parse::<UploadId>().ok());
    let classes = move || chosen(query.get().into_pairs());
    let opened = load(
        move || (upload(), classes()),
        |(upload, classes)| async move { open_upload(upload.ok_or(AppError::NotFound)?, classes).await },
    );
    view! {
        <Loaded resource=opened let:opened>
            <Sheet opened />
        </Loaded>
    }
}

#[component]
fn Sheet(opened: Opened) -> impl IntoView {
    let Opened { upload, report, mapping, samples, faults, offered, met, absent } = opened;
    let (title, state) = (upload.file_name.clone(), upload.state);
    let crumbs = vec![Crumb::to("Загрузка списков", link::IMPORT), Crumb::words(whose(upload.kind))];
    let kept = flash::flash();
    let (rejected, warnings) = (report.rejected.clone(), report.warnings.clone());
    let book = rejected_book(upload.id, &offered);
    let (batch, columns) = (upload.batch, (upload.id, upload.kind));
    let unclear = unclear_note(&faults);
    let sentences = if faults.is_empty() { told(upload.kind, state, &report) } else { vec![] };
    view! {
        <Page title head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <section class="part">
                <div class="stack">
                    {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                    {unclear}
                    {sentences.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                    {match state {
                        UploadState::Checked if !faults.is_empty() => view! { <PutAside upload=upload.id /> }.into_any(),
                        UploadState::Checked => view! { <Confirm upload report offered /> }.into_any(),
                        UploadState::Committed => view! { <Onwards batch /> }.into_any(),
                        UploadState::Dropped => ().into_any(),
                    }}
                </div>
            </section>
            {(!met.is_empty()).then(|| view! { <Questions upload=columns.0 met /> })}
            {(!absent.is_empty()).then(|| view! { <LeftOut kind=columns.1 absent /> })}
            {(!rejected.is_empty()).then(|| view! { <Rejected rejected book /> })}
            {(!warnings.is_empty()).then(|| view! { <Doubtful warnings /> })}
            {match state {
                UploadState::Checked => view! { <Columns of=columns mapping samples faults /> }.into_any(),
                _ => view! { <Understood mapping /> }.into_any(),
            }}
        </Page>
    }
}

/// What keeps the file from being checked; what is wrong with one column is said at that column.
fn unclear_note(faults: &[Fault]) -> impl IntoView + use<> {
    let of_columns = faults.iter().any(|fault| fault.at.is_some());
    let of_file = faults.iter().filter(|fault| fault.at.is_none()).map(|fault| fault.text.clone());
    let marked = of_columns.then(|| "Исправьте столбцы, отмеченные ниже.".to_owned());
    let words: Vec<String> = of_file.chain(marked).collect();
    (!words.is_empty()).then(|| {
        view! {
            <Note tone=Tone::Alert>
                <p>"Файл прочитан, но не все столбцы поняты."</p>
                {words.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            </Note>
        }
    })
}

/// Open at once where something is wrong with them.
#[component]
fn Columns(
    of: (UploadId, RosterKind),
    mapping: Mapping,
    samples: Vec<String>,
    faults: Vec<Fault>,
) -> impl IntoView {
    let (upload, kind) = of;
    let open = !faults.is_empty();
    view! {
        <section class="part">
            <details open=open>
                <summary class="btn">"Как поняты столбцы"</summary>
                <Meanings upload kind mapping samples faults />
            </details>
        </section>
    }
}

#[component]
fn PutAside(upload: UploadId) -> impl IntoView {
    view! {
        <form method="post" action=DropUpload::url()>
            <input type="hidden" name="upload" value=upload.to_string() />
            <Button kind=ButtonKind::Quiet>"Не загружать этот файл"</Button>
        </form>
    }
}

#[component]
fn Onwards(batch: Option<BatchId>) -> impl IntoView {
    view! {
        <LinkButton href=link::PEOPLE kind=ButtonKind::Primary icon=Glyph::People>
            "Посмотреть списки"
        </LinkButton>
        <ToWizard />
        {batch.map(|batch| view! { <p><a href=batch_address(batch)>"Отменить загрузку…"</a></p> })}
    }
}

#[component]
fn Doubtful(warnings: Vec<Remark>) -> impl IntoView {
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Стоит проверить"</h2>
                <Remarks caption="Строки приняты, но значение вызывает сомнение" remarks=warnings />
            </div>
        </section>
    }
}

#[component]
fn Rejected(rejected: Vec<Remark>, book: String) -> impl IntoView {
    let caption = format!("Отклонено: {}", counted(rejected.len() as u64, ROWS));
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Отклонённые строки"</h2>
                <p>"Остальных они не задерживают. Скачайте их, исправьте и загрузите отдельным файлом."</p>
                <a class="btn" href=book download="rejected.xlsx" rel="external">
                    "Скачать отклонённые строки"
                </a>
                <Remarks caption remarks=rejected />
            </div>
        </section>
    }
}

/// Without a choice of classes the book is that of the classes ticked by themselves.
fn rejected_book(upload: UploadId, offered: &[Offered]) -> String {
    let ticked = offered.iter().filter(|offer| offer.ticked);
    let ticked = ticked.map(|offer| format!("&classes[]={}", offer.class)).collect::<Vec<_>>().concat();
    format!("{}/rejected.xlsx?chosen=1{ticked}", address(upload))
}

#[component]
fn Confirm(upload: Upload, report: Report, offered: Vec<Offered>) -> impl IntoView {
    let words = match upload.kind {
        RosterKind::Pupils => ["ученика", "учеников", "учеников"],
        RosterKind::Staff => ["сотрудника", "сотрудников", "сотрудников"],
    };
    let go = match (report.accepted, report.created + report.updated) {
        (0, _) => None,
        (_, 0) => Some("Загрузить: изменений нет".to_owned()),
        (accepted, _) => Some(format!("Загрузить {}", counted(u64::from(accepted), words))),
    };
    let (id, again) = (upload.id.to_string(), address(upload.id));
    view! {
        <form class="form wide" method="post" action=BringUpload::url()>
            <input type="hidden" name="upload" value=id />
            <Classes offered again />
            {match go {
                Some(go) => {
                    view! {
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>{go}</Button>
                        </div>
                    }
                        .into_any()
                }
                None => view! { <Note tone=Tone::Alert>"Принять нечего: отметьте новые классы или исправьте файл и принесите его снова."</Note> }.into_any(),
            }}
        </form>
        <PutAside upload=upload.id />
    }
}

/// Classes to be made, each with a tick; the figures above are counted anew without a script.
#[component]
fn Classes(offered: Vec<Offered>, again: String) -> impl IntoView {
    let tick = |offer: Offered| {
        let words = format!("{}: {}", offer.class, counted(u64::from(offer.rows), ROWS));
        view! {
            <label class="check">
                <input type="checkbox" name="classes[]" value=offer.class.to_string() checked=offer.ticked.then_some(true) />
                <span>{words}</span>
            </label>
        }
    };
    (!offered.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend class="legend">"Таких классов в школе ещё нет. Какие завести?"</legend>
                <input type="hidden" name="chosen" value="1" />
                <div class="line">{offered.into_iter().map(tick).collect_view()}</div>
                <div class="form-end">
                    <button class="btn" formmethod="get" formaction=again>
                        "Пересчитать"
                    </button>
                    <span class="mild">"Строки с незаведённым классом будут отклонены."</span>
                </div>
            </fieldset>
        }
    })
}

//! One file: what it would do, the classes it needs, the word to go on; afterwards what it did.

use domain::ids::UploadId;
use domain::people::roster::{Report, RosterKind};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::api::{BringUpload, DropUpload, open_upload};
use super::import_page::whose;
use super::remarks::Remarks;
use super::sheet::{Offered, Opened, Upload, UploadState};
use super::understood::Understood;
use super::{address, chosen};
use crate::kit::loaded::Loaded;
use crate::kit::{AppError, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Crumb, Crumbs, Glyph, LinkButton, Note, Page, Table, Tone};

const ROWS: [&str; 3] = ["строка", "строки", "строк"];

/// `/import/:upload`
#[component]
pub fn UploadPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let upload = move || params.read().get("upload").and_then(|text| text.parse::<UploadId>().ok());
    let classes = move || {
        let pairs = query.read().clone().into_iter();
        chosen(pairs.map(|(key, value)| (key.into_owned(), value)).collect())
    };
    let opened = Resource::new_blocking(
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
    let Opened { upload, report, mapping, offered } = opened;
    let (title, state) = (upload.file_name.clone(), upload.state);
    let crumbs = vec![Crumb::to("Загрузка списков", link::IMPORT), Crumb::words(whose(upload.kind))];
    let kept = flash::flash();
    let (rejected, warnings) = (report.rejected.clone(), report.warnings.clone());
    let book = rejected_book(upload.id, &offered);
    view! {
        <Page title head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <Figures kind=upload.kind state report=report.clone() />
            {match state {
                UploadState::Checked => view! { <Confirm upload report offered /> }.into_any(),
                UploadState::Committed => {
                    view! {
                        <div class="line">
                            <LinkButton href=link::PEOPLE kind=ButtonKind::Primary icon=Glyph::People>"Посмотреть списки"</LinkButton>
                        </div>
                    }
                        .into_any()
                }
                UploadState::Dropped => view! { <Note>"Этот файл отложен, ничего не записано."</Note> }.into_any(),
            }}
            {(!rejected.is_empty()).then(|| view! { <Rejected rejected book /> })}
            {(!warnings.is_empty())
                .then(|| {
                    view! {
                        <section class="part">
                            <h2>"Стоит проверить"</h2>
                            <Remarks caption="Строки приняты, но значение вызывает сомнение" remarks=warnings />
                        </section>
                    }
                })}
            <Understood mapping />
        </Page>
    }
}

#[component]
fn Rejected(rejected: Vec<domain::people::roster::Remark>, book: String) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Отклонённые строки"</h2>
            <p>"Остальные строки они не задерживают. Исправьте их в скачанной книге и загрузите её отдельно."</p>
            <div class="line">
                <a class="btn" href=book download="rejected.xlsx">"Скачать отклонённые строки"</a>
            </div>
            <Remarks caption=format!("Отклонено: {}", counted(rejected.len() as u64, ROWS)) remarks=rejected />
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
fn Figures(kind: RosterKind, state: UploadState, report: Report) -> impl IntoView {
    let done = state == UploadState::Committed;
    let [created, updated, accepted] = if done {
        ["Добавлено", "Изменено", "Принято строк"]
    } else {
        ["Появятся", "Изменятся", "Будет принято строк"]
    };
    let people = [
        ("Строк с людьми в файле", report.rows),
        (accepted, report.accepted),
        ("Отклонено", u32::try_from(report.rejected.len()).unwrap_or(u32::MAX)),
        (created, report.created),
        (updated, report.updated),
        ("Без изменений", report.unchanged),
    ];
    let families = [
        ("Родителей в принятых строках", report.guardians.persons),
        ("из них новых", report.guardians.created),
    ];
    let families = families.into_iter().filter(move |_| kind == RosterKind::Pupils);
    let caption = if done { "Список загружен" } else { "Что произойдёт" };
    let columns = vec![Column::new(""), Column::new("").number()];
    let line = |(word, figure): (&'static str, u32)| {
        view! {
            <tr>
                <th scope="row">{word}</th>
                <td class="num">{figure}</td>
            </tr>
        }
    };
    view! {
        <div class="short">
            <Table caption columns>
                {people.into_iter().chain(families).map(line).collect_view()}
            </Table>
        </div>
    }
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
            <input type="hidden" name="upload" value=id.clone() />
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
                None => view! { <Note tone=Tone::Alert>"Принять нечего: исправьте файл и загрузите его снова."</Note> }.into_any(),
            }}
        </form>
        <form method="post" action=DropUpload::url()>
            <input type="hidden" name="upload" value=id />
            <Button kind=ButtonKind::Quiet>"Не загружать этот файл"</Button>
        </form>
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
                <div class="filters">{offered.into_iter().map(tick).collect_view()}</div>
                <button class="btn" formmethod="get" formaction=again>
                    "Пересчитать"
                </button>
            </fieldset>
        }
    })
}

//! «Перенести с листа»: the sheet as it was printed, to be typed off it, looked over and written.

use domain::ids::GroupId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{LookOver, open_return};
use super::column_part::LessonColumn;
use super::preview_part::Looked;
use super::sheet::{Asked, Fields, Opened};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::{counted, day_in_full, span};
use crate::ui::{Button, ButtonKind, Crumb, Crumbs, Empty, Glyph, Note, Page, PageWidth, Tone};

const ENTRIES: [&str; 3] = ["запись", "записи", "записей"];

/// `/outage/:group?from=&to=&list=&saved=`
#[component]
pub fn ReturnPage() -> impl IntoView {
    let (group, query) = (asked::in_path::<GroupId>("group"), asked::query());
    let sent = typed().as_ref().map(fields);
    let ask = move || {
        let day = |name: &str| query.read().get(name)?.parse().ok();
        let list = query.read().get("list").unwrap_or_default();
        let asked = Asked { group: group()?, from: day("from")?, to: day("to")?, list };
        Some((asked, sent.clone()))
    };
    let opened = load(ask, |asked| async move {
        let (asked, typed) = asked.ok_or(AppError::NotFound)?;
        let opened = open_return(asked, typed.clone()).await?;
        Ok((opened, typed.unwrap_or_default()))
    });
    let saved = move || query.read().get("saved").and_then(|many| many.parse::<u64>().ok());
    view! {
        <Loaded resource=opened let:opened>
            <Sheet opened=opened.0 typed=opened.1 saved=saved() />
        </Loaded>
    }
}

/// What was typed into the fields of the sheet.
fn fields(typed: &Typed) -> Fields {
    let field = |name: &str| Some(name.strip_prefix("typed[")?.strip_suffix(']')?.to_owned());
    typed.named(field).collect()
}

#[component]
fn Sheet(opened: Opened, typed: Fields, saved: Option<u64>) -> impl IntoView {
    let kept = flash::flash();
    let crumbs = vec![Crumb::to("На случай сбоя", link::OUTAGE)];
    let (group, days) = (opened.asked.group, opened.asked.days());
    let when = if days.first == days.last { day_in_full(days.first) } else { span(days.first, days.last) };
    let what = format!("{}, {}", opened.class, opened.subject);
    let told = flash::general(&kept).or_else(|| kept.as_ref().map(|_| UNREAD.to_owned()));
    let renumbered = opened.renumbered.then(|| view! { <Note tone=Tone::Alert>{RENUMBERED}</Note> });
    let body = if opened.lessons.is_empty() || opened.pupils.is_empty() {
        view! {
            <Empty title="Здесь нечего переносить" glyph=Glyph::Journal>
                <p>
                    "С листа переносит учитель, который ведёт эти уроки, или тот, кто его заменил. Отменённых и перенесённых уроков здесь нет."
                </p>
            </Empty>
        }
        .into_any()
    } else {
        view! { <SheetForm opened typed /> }.into_any()
    };
    view! {
        <Page title="Перенести с листа" width=PageWidth::Wide head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <p><b>{what}</b> " · " {when}</p>
            {told.map(|words| view! { <Note tone=Tone::Alert>{words}</Note> })}
            {renumbered}
            {saved.filter(|_| kept.is_none()).map(|many| done(many, group))}
            {body}
        </Page>
    }
}

fn done(many: u64, group: GroupId) -> impl IntoView {
    view! {
        <p role="status">
            <b>{format!("Перенесено: {}.", counted(many, ENTRIES))}</b>
            " "
            <a href=link::journal(group)>"Открыть журнал"</a>
        </p>
    }
}

#[component]
fn SheetForm(opened: Opened, typed: Fields) -> impl IntoView {
    let Opened { asked, pupils, lessons, preview, .. } = opened;
    let wrong = preview.as_ref().map(|preview| preview.wrong.clone()).unwrap_or_default();
    let page = link::outage_sheet(asked.group, asked.days(), &asked.list);
    let columns = lessons.into_iter().map(|column| {
        view! { <LessonColumn column pupils=pupils.clone() typed=typed.clone() wrong=wrong.clone() /> }
    });
    let columns = columns.collect_view();
    view! {
        <form class="og-form" method="post" action=LookOver::url()>
            <StandsAt page />
            <input type="hidden" name="asked[group]" value=asked.group.to_string() />
            <input type="hidden" name="asked[from]" value=asked.from.to_string() />
            <input type="hidden" name="asked[to]" value=asked.to.to_string() />
            <input type="hidden" name="asked[list]" value=asked.list />
            {preview.map(|preview| view! { <Looked preview /> })}
            <p class="mild">{HOW}</p>
            <div class="og-sheet" data-columns="">
                {columns}
            </div>
            <div class="form-end og-end">
                <Button kind=ButtonKind::Primary>"Показать, что будет записано"</Button>
            </div>
        </form>
    }
}

const HOW: &str = "Номера строк те же, что на листе. В клетке: 5, 4 5, зач, точка; н — отсутствовал, о — опоздал, с — освобождён. \
     Tab и Enter ведут вниз по столбцу. Или весь столбец одной строкой: «1 5, 3 н, 7 4 5». Пустое ничего не меняет.";

const UNREAD: &str =
    "Не всё удалось прочитать: ничего ещё не записано. Поправьте отмеченные поля и посмотрите ещё раз.";

const RENUMBERED: &str = "С тех пор как лист напечатали, список группы изменился: номера строк могли сдвинуться. Сверяйте фамилии.";

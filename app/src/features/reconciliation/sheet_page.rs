//! Rows of a class or of the staff: each is right or not, all the rest in one press, and who is missing.

use domain::ids::{ClassId, ReconciliationId};
use domain::reconciliation::Side;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{ConfirmRows, NameMissing, open_rows};
use super::overview::Head;
use super::report_page::MOST;
use super::row_part::Row;
use super::sheet::{MissingLine, Sheet};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, flash, link};
use crate::ui::words::day_of_year;
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, Field, Glyph, Note, Page, PageWidth, Progress, Tab, Tabs, Tone,
};

/// Characters of the name of somebody missing, as the law has it.
const LONGEST_NAME: u32 = 120;

/// `/reconciliation/:campaign/:of`
#[component]
pub fn SheetPage() -> impl IntoView {
    let params = asked::path();
    let ask = move || params.with(|params| (params.get("campaign"), params.get("of")));
    let opened = load(ask, |(campaign, of)| async move {
        let id = campaign.and_then(|id| id.parse::<ReconciliationId>().ok()).ok_or(AppError::NotFound)?;
        let class = match of.as_deref() {
            Some("staff") => None,
            Some(id) => Some(id.parse::<ClassId>().map_err(|_| AppError::NotFound)?),
            None => return Err(AppError::NotFound),
        };
        open_rows(id, class).await
    });
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet) -> impl IntoView {
    let kept = flash::flash();
    let told = kept.as_ref().map(ToString::to_string);
    let Sheet { head, class, title, rows, missing, rest, seen, classes } = sheet;
    let crumbs = vec![Crumb::to("Сверка списков", link::RECONCILIATION)];
    let here = link::reconciliation_rows(head.id, class);
    let tab = |(id, title)| Tab { href: link::reconciliation_rows(head.id, Some(id)), title, count: None };
    let tabs: Vec<Tab> = classes.into_iter().map(tab).collect();
    let looked = u32::try_from(rows.iter().filter(|row| row.said.is_some()).count()).unwrap_or(u32::MAX);
    let whole = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let open = head.is_open();
    let of_class = class.filter(|_| head.side == Side::Pupils);
    view! {
        <Page title=format!("Сверка: {title}") width=PageWidth::Narrow head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {(tabs.len() > 1).then(|| view! { <Tabs label="Классы" tabs here /> })}
            {told.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <p>{format!("Список на {}.", day_of_year(head.day))}</p>
            {if let Some(on) = head.closed {
                view! { <Note>{format!("Сверка закрыта {}.", day_of_year(on))}</Note> }.into_any()
            } else {
                let words = format!("{looked} из {whole}");
                view! { <Progress label="Просмотрено" done=Signal::stored(looked) whole=Signal::stored(whole) words=Signal::stored(words) /> }
                    .into_any()
            }}
            {(open && rest > 0).then(|| view! { <Rest head class rest seen /> })}
            <ul class="rc-rows">
                {rows.into_iter().map(|row| view! { <Row row head class /> }).collect_view()}
            </ul>
            {of_class.map(|class| view! { <Unlisted head class missing /> })}
        </Page>
    }
}

#[component]
fn Rest(head: Head, class: Option<ClassId>, rest: u32, seen: String) -> impl IntoView {
    view! {
        <form class="rc-rest" method="post" action=ConfirmRows::url()>
            <input type="hidden" name="id" value=head.id.to_string() />
            <input type="hidden" name="class" value=class.map(|class| class.to_string()) disabled=class.is_none() />
            <input type="hidden" name="seen" value=seen />
            <Button kind=ButtonKind::Primary icon=Glyph::Check>{format!("Все остальные верны: {rest}")}</Button>
        </form>
    }
}

#[component]
fn Unlisted(head: Head, class: ClassId, missing: Vec<MissingLine>) -> impl IntoView {
    let kept = flash::flash();
    let one = |line: MissingLine| {
        let MissingLine { name, remark, by, explained } = line;
        view! {
            <li>
                <h3>{name}</h3>
                {(!remark.is_empty()).then(|| view! { <p>{remark}</p> })}
                {(!explained.is_empty()).then(|| view! { <p>{format!("Пояснение: {explained}")}</p> })}
                <small class="mild">{format!("{}, {}", by.who, by.when)}</small>
            </li>
        }
    };
    view! {
        <section class="part">
            <h2>"Кого нет в списке"</h2>
            {(!missing.is_empty()).then(|| view! { <ul class="rc-met">{missing.into_iter().map(one).collect_view()}</ul> })}
            {head.is_open().then(|| view! {
                <form class="form" method="post" action=NameMissing::url()>
                    <input type="hidden" name="id" value=head.id.to_string() />
                    <input type="hidden" name="class" value=class.to_string() />
                    <Field label="Фамилия, имя, отчество ученика" name="name" most=LONGEST_NAME required=true
                        error=flash::at(&kept, "name") />
                    <Field label="Что известно" name="remark" id="missing-remark" most=MOST
                        hint="Например: пришёл 10 ноября из школы № 3." />
                    <div class="form-end">
                        <Button>"Добавить"</Button>
                    </div>
                </form>
            })}
        </section>
    }
}

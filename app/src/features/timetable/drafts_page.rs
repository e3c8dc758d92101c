//! Drafts side by side: begun, copied, named, brought in from other programs, put in force, thrown away.

use domain::ids::TimetableDraftId;
use domain::timetable::Arrival;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{CopyDraft, DropDraft, PutInForce, RenameDraft, list_drafts};
use super::drafts::{DraftLine, DraftList};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Crumb, Crumbs, DateField, Field, Glyph, Input, LinkButton, Note, Page, Tone,
};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// `/timetable/drafts?of=`
#[component]
pub fn DraftsPage() -> impl IntoView {
    let list = load(|| (), |()| list_drafts());
    let of = asked::in_query::<TimetableDraftId>("of");
    let kept = flash::flash();
    // Several forms of the page ask for a name and a day: what is wrong with one is said above them all.
    let wrong = kept.as_ref().and_then(|error| error.at("name").or_else(|| error.at("since")));
    let wrong = wrong.or_else(|| flash::general(&kept));
    let crumbs = vec![Crumb::to("Расписание", link::TIMETABLE)];
    view! {
        <Page title="Черновики расписания" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {wrong.clone().map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <Loaded resource=list let:drafts>
                <Listing drafts of=of() error=flash::at(&kept, "file") />
            </Loaded>
        </Page>
    }
}

#[component]
fn Listing(drafts: DraftList, of: Option<TimetableDraftId>, error: Signal<Option<String>>) -> impl IntoView {
    let DraftList { in_force, drafts, earliest, last } = drafts;
    let days = (earliest.to_string(), last.to_string());
    let arrived = drafts.iter().find(|draft| Some(draft.id) == of).cloned();
    let arrived = arrived.and_then(|draft| Some((draft.name, draft.arrival?)));
    let one = move |draft: DraftLine| view! { <OneDraft draft days=days.clone() /> };
    view! {
        {arrived.map(|(name, arrival)| view! { <Arrived name arrival /> })}
        <ul class="tt-drafts">
            <li>
                <h2>"Действующее расписание"</h2>
                <p class="mild">{counted(in_force as u64, LESSONS)} " в неделю. Его видят все."</p>
                <div class="line">
                    <LinkButton href=link::TIMETABLE icon=Glyph::Timetable>"Смотреть"</LinkButton>
                    {drafts.is_empty().then(|| view! {
                        <LinkButton href=link::week_file(None) icon=Glyph::Download attr:rel="external">"Файл .fet"</LinkButton>
                    })}
                </div>
                <Copy from=None title="Начать черновик с него" />
            </li>
            {drafts.into_iter().map(one).collect_view()}
        </ul>
        <BringIn error />
    }
}

#[component]
fn OneDraft(draft: DraftLine, days: (String, String)) -> impl IntoView {
    let DraftLine { id, name, placed, lessons, changed, .. } = draft;
    let stands = format!("Поставлено {placed} из {}.", counted(lessons as u64, LESSONS));
    let hand = changed.map(|hand| format!(" {}, {}", hand.who, hand.when));
    let (earliest, last) = days;
    let spoken = |act: &str| format!("{act}: {name}");
    let (open, drop, force, rename) =
        (spoken("Открыть"), spoken("Удалить черновик"), spoken("Ввести в действие"), spoken("Переименовать"));
    view! {
        <li>
            <h2>{name.clone()}</h2>
            <p class="mild">{stands}{hand}</p>
            <div class="line">
                <LinkButton href=link::plan(Some(id)) kind=ButtonKind::Primary label=open>"Открыть"</LinkButton>
                <LinkButton href=link::week_file(Some(id)) icon=Glyph::Download attr:rel="external">"Файл .fet"</LinkButton>
                <form method="post" action=DropDraft::url()>
                    <input type="hidden" name="draft" value=id.to_string() />
                    <button class="btn" aria-label=drop>"Удалить"</button>
                </form>
            </div>
            <Copy from=Some(id) title="Сделать копию" />
            <details>
                <summary class="tt-more">"Переименовать"</summary>
                <form class="form" method="post" action=RenameDraft::url()>
                    <input type="hidden" name="draft" value=id.to_string() />
                    <Field label="Название" name="name" id=format!("name-{id}") value=name.clone() most=60 required=true />
                    <Button attr:aria-label=rename>"Переименовать"</Button>
                </form>
            </details>
            <details>
                <summary class="tt-more">"Ввести в действие"</summary>
                <form class="form" method="post" action=PutInForce::url()>
                    <input type="hidden" name="draft" value=id.to_string() />
                    <DateField label="Действует с" name="since" id=format!("since-{id}") first=earliest.clone() last=last value=earliest.clone() required=true />
                    <p class="mild">"Будущие уроки журналов переедут на новые места вместе с темами и заданиями. Остальные черновики останутся."</p>
                    <Button kind=ButtonKind::Primary attr:aria-label=force>"Ввести в действие"</Button>
                </form>
            </details>
        </li>
    }
}

#[component]
fn Copy(from: Option<TimetableDraftId>, title: &'static str) -> impl IntoView {
    let id = from.map_or_else(|| "copy".to_owned(), |from| format!("copy-{from}"));
    view! {
        <details>
            <summary class="tt-more">{title}</summary>
            <form class="form" method="post" action=CopyDraft::url()>
                {from.map(|from| view! { <input type="hidden" name="from" value=from.to_string() /> })}
                <Field label="Как назвать черновик" name="name" id most=60 required=true />
                <Button>"Создать"</Button>
            </form>
        </details>
    }
}

#[component]
fn BringIn(error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <section class="part">
            <h2>"Принести из другой программы"</h2>
            <p class="mild">
                "Файл FET (.fet) или выгрузка aSc (XML). Появится новый черновик и отчёт: что узнано, что встало на места, что нет. Действующее расписание не меняется."
            </p>
            <form class="form" method="post" enctype="multipart/form-data" action="/timetable/arrive">
                <Field label="Как назвать черновик" name="name" id="arrive-name" most=60 required=true />
                <Field label="Файл" name="file" error of=Input::File(".fet,.xml") required=true />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Upload>"Загрузить"</Button>
                </div>
            </form>
        </section>
    }
}

/// What came of a file.
#[component]
fn Arrived(name: String, arrival: Arrival) -> impl IntoView {
    let Arrival { lessons, known, placed, strange, unplaced, lacking } = arrival;
    let sum =
        format!("В файле {}: узнано {known}, встало на места {placed}.", counted(lessons as u64, LESSONS));
    let lacking = (lacking > 0).then(|| {
        format!("Ещё {} учебного плана в файле нет: они ждут в лотке.", counted(lacking as u64, LESSONS))
    });
    let strange = strange.into_iter().map(|(why, many)| {
        let many = counted(many as u64, LESSONS);
        view! { <li>{why}" — "{many}</li> }
    });
    let (strange, unplaced) =
        (strange.collect_view(), unplaced.into_iter().map(|why| view! { <li>{why}</li> }).collect_view());
    view! {
        <section class="tt-arrived" aria-label="Что пришло из файла">
            <h2>{format!("Черновик «{name}»: что пришло из файла")}</h2>
            <p>{sum} " " {lacking}</p>
            {(!strange.is_empty()).then(|| view! {
                <h3>"Не узнано"</h3>
                <ul>{strange}</ul>
            })}
            {(!unplaced.is_empty()).then(|| view! {
                <h3>"Узнано, но не встало на место"</h3>
                <ul>{unplaced}</ul>
            })}
            <p class="mild">"Не подходит — удалите черновик ниже, исправьте названия и загрузите файл снова."</p>
        </section>
    }
}

//! The consents of a class or of the staff for one purpose: tick what was brought, print what lacks.

use chrono::NaiveDate;
use domain::consent::Purpose;
use domain::ids::ClassId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::ServerFn;

use super::api::{RegisterPapers, open_grid, open_roll};
use super::grid::Grid;
use super::grid_part::GridPart;
use super::roll::{Roll, Row, Signer};
use super::scan::Scan;
use super::standing::state;
use super::way::{address, of};
use super::withdrawal::Withdrawal;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Column, Crumb, Crumbs, DateField, Empty, Glyph, LinkButton, Note, Page, PageWidth,
    Tab, Table, Tabs, Tone,
};

/// «из 21 человека», «из 30 человек»
const PEOPLE: [&str; 3] = ["человека", "человек", "человек"];

/// Whose papers are ticked when the page opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ticked {
    Nobody,
    /// Of everybody who is waited for, with the first who may sign.
    All,
}

/// What is open: one consent of everybody, or all of them side by side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Sheet {
    One(Roll),
    All(Grid),
}

/// `/consents/:of?purpose=&mark=`; without a purpose all of them, `mark` is then the one to be ticked.
#[component]
pub fn ConsentRollPage() -> impl IntoView {
    let (of, query) = (asked::in_path::<String>("of"), asked::query());
    let ask = move || (of(), query.read().get("purpose").as_deref().and_then(Purpose::parse));
    let opened = load(ask, |(of, purpose)| async move {
        let class = match of.as_deref() {
            Some("staff") => None,
            Some(id) => Some(id.parse::<ClassId>().map_err(|_| AppError::NotFound)?),
            None => return Err(AppError::NotFound),
        };
        match purpose {
            Some(_) => open_roll(class, purpose).await.map(Sheet::One),
            None => open_grid(class).await.map(Sheet::All),
        }
    });
    let mark = move || query.read().get("mark").unwrap_or_default();
    let ticked = move || if mark() == "all" { Ticked::All } else { Ticked::Nobody };
    view! {
        <Loaded resource=opened let:sheet>
            {match sheet {
                Sheet::One(roll) => view! { <Opened roll ticked=ticked() /> }.into_any(),
                Sheet::All(grid) => view! { <AllOfThem grid ticked=Purpose::parse(&mark()) /> }.into_any(),
            }}
        </Loaded>
    }
}

#[component]
fn AllOfThem(grid: Grid, ticked: Option<Purpose>) -> impl IntoView {
    let kept = flash::flash();
    let title = format!("{}: согласия", grid.title);
    let crumbs = vec![Crumb::to("Согласия", link::CONSENTS)];
    let (tabs, here) = (tabs(grid.class), of(grid.class));
    view! {
        <Page title width=PageWidth::Wide head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <Tabs label="Какое согласие" tabs here=Signal::stored(here) />
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {match (grid.columns.is_empty(), grid.rows.is_empty()) {
                (true, _) => view! { <Unpublished /> }.into_any(),
                (false, true) => view! { <Nobody /> }.into_any(),
                (false, false) => view! { <GridPart grid ticked /> }.into_any(),
            }}
        </Page>
    }
}

fn tabs(class: Option<ClassId>) -> Vec<Tab> {
    let tab = |of: &Purpose| Tab { href: address(class, *of), title: of.short().into(), count: None };
    let all = Tab { href: of(class), title: "Все".into(), count: None };
    [all].into_iter().chain(Purpose::asked_of(class.is_some()).iter().map(tab)).collect()
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <Empty title="В списке никого" glyph=Glyph::People>
            <p>"Людей добавляют загрузкой списков."</p>
        </Empty>
    }
}

#[component]
fn Opened(roll: Roll, ticked: Ticked) -> impl IntoView {
    let kept = flash::flash();
    let Roll { class, purpose, .. } = roll;
    let title = format!("{}: согласия", roll.title);
    let crumbs = vec![Crumb::to("Согласия", link::CONSENTS)];
    let tabs = tabs(class);
    let blanks = forms(class, purpose, None);
    let lacks = roll.published && roll.rows.iter().any(|row| !row.consent.stands());
    let print = move || {
        let href = blanks.clone();
        lacks.then(|| view! { <a class="btn" href=href download="consent.pdf" rel="external">"Бланки всем, кого ждём"</a> })
    };
    view! {
        <Page title head=move || view! { <Crumbs crumbs=crumbs.clone() /> } actions=print>
            <Tabs label="Какое согласие" tabs here=Signal::stored(address(class, purpose)) />
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {match (roll.published, roll.rows.is_empty()) {
                (false, _) => view! { <Unpublished /> }.into_any(),
                (true, true) => view! { <Nobody /> }.into_any(),
                (true, false) => view! { <People roll ticked /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Unpublished() -> impl IntoView {
    view! {
        <Empty title="Текст ещё не опубликован" glyph=Glyph::File>
            <p>"Пока школа не утвердила текст, подписывать нечего. Его публикует координатор или секретарь."</p>
            <div class="line">
                <LinkButton href=link::CONSENT_TEXTS>"Тексты согласий"</LinkButton>
            </div>
        </Empty>
    }
}

#[component]
fn People(roll: Roll, ticked: Ticked) -> impl IntoView {
    let Roll { class, purpose, today, rows, .. } = roll;
    let (given, all) = (rows.iter().filter(|row| row.consent.stands()).count(), rows.len());
    let (day, today) = (today, today.to_string());
    let lasts = if purpose == Purpose::Photo {
        "Обычно до конца учебного года."
    } else {
        "Пусто — пока не отозвано."
    };
    let columns =
        vec![Column::new("О ком"), Column::new("Принесли"), Column::new("Согласие"), Column::new("Ещё")];
    view! {
        <p role="status">{format!("Согласие дали {given} из {}.", counted(all as u64, PEOPLE))}</p>
        <form class="filters" id="papers" method="post" action=RegisterPapers::url()>
            <input type="hidden" name="class" value=class.map(|class| class.to_string()) disabled=class.is_none() />
            <input type="hidden" name="purpose" value=purpose.code() />
            <DateField label="Дата бумаг" name="on" value=today.clone() last=today.clone() required=true />
            <DateField label="Действуют по" name="until" hint=lasts />
            <Button kind=ButtonKind::Primary>"Отметить принесённые"</Button>
        </form>
        {(given < all).then(|| view! { <Marks here=address(class, purpose) waiting=all - given ticked /> })}
        <Table caption="Согласия" caption_class="only" columns>
            {rows.into_iter().map(|row| line(row, (class, purpose, ticked), day)).collect_view()}
        </Table>
    }
}

/// Each choice is an address of its own: what a person ticked by hand gives way to it.
#[component]
fn Marks(here: String, waiting: usize, ticked: Ticked) -> impl IntoView {
    let all = format!("{here}&mark=all");
    let on = |of: Ticked| (of == ticked).then_some("true");
    view! {
        <nav class="seg" aria-label="Кого отметить">
            <a href=all rel="external" aria-current=on(Ticked::All)>{format!("Все, кого ждём: {waiting}")}</a>
            <a href=here rel="external" aria-current=on(Ticked::Nobody)>"Никто"</a>
        </nav>
    }
}

fn line(
    row: Row,
    (class, purpose, ticked): (Option<ClassId>, Purpose, Ticked),
    today: NaiveDate,
) -> impl IntoView + use<> {
    let Row { subject, name, note, signers, consent, signed_by, paper: brought_in } = row;
    let stands = consent.stands();
    let brought = match (consent.takes_a_paper(today), signers.is_empty()) {
        (false, _) => ().into_any(),
        (true, true) => view! { <small class="mild">"нет родителя с правом подписи"</small> }.into_any(),
        (true, false) => {
            let first = signers[0].person;
            let on = |signer: &Signer| ticked == Ticked::All && !stands && signer.person == first;
            let papers =
                signers.into_iter().map(|signer| paper(subject.to_string(), (on(&signer), signer), &name));
            papers.collect_view().into_any()
        }
    };
    let blank = forms(class, purpose, Some(subject.to_string()));
    view! {
        <tr>
            <th scope="row">
                {name.clone()} {(!note.is_empty()).then(|| view! { <small class="mild">" " {note}</small> })}
            </th>
            <td>{brought}</td>
            <td>{state(consent, signed_by, today)}</td>
            <td>
                {brought_in.map(|paper| view! { <Scan class purpose paper name=name.clone() /> })}
                {if stands {
                    view! { <Withdrawal class purpose subject name today=today.to_string() /> }.into_any()
                } else {
                    view! { <a href=blank download="consent.pdf" rel="external">"Бланк"</a> }.into_any()
                }}
            </td>
        </tr>
    }
}

/// A tick that one paper was brought; where several may sign, each has one.
fn paper(subject: String, (on, signer): (bool, Signer), name: &str) -> impl IntoView + use<> {
    let (value, own) = (format!("{subject}.{}", signer.person), signer.title.is_empty());
    let label = format!("{name}: {}", if own { "бумага принесена" } else { signer.title.as_str() });
    let words = if own { "принесена".to_owned() } else { signer.title };
    view! {
        <label class="check">
            <input type="checkbox" name="papers[]" value=value checked=on form="papers" aria-label=label />
            <span>{words}</span>
        </label>
    }
}

/// The printable forms of a class, or one of them.
fn forms(class: Option<ClassId>, purpose: Purpose, person: Option<String>) -> String {
    let class = class.map(|class| format!("&class={class}")).unwrap_or_default();
    let person = person.map(|person| format!("&person={person}")).unwrap_or_default();
    format!("{}/forms.pdf?purpose={}{class}{person}", link::CONSENTS, purpose.code())
}

//! The list an officer starts from: each school with its figures, and how far it is with its year.

use domain::access::Right;
use domain::org::OrgKind;
use domain::wizard::{Progress, Step};
use leptos::prelude::*;

use super::api::{Organisation, offices, overseen};
use super::founding_part::Founding;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::counted;
use crate::ui::{Badge, Column, Empty, Glyph, LinkButton, Page, PageWidth, Table, Tone};

/// Steps named in a row; the page of the school names all.
const NAMED: usize = 3;
const SCHOOLS: [&str; 3] = ["школа", "школы", "школ"];

/// `/organisations?made=`
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let list = load(|| (), |()| async { Ok((overseen().await?, offices().await?)) });
    let query = asked::query();
    let made = move || query.read().get("made").and_then(|made| made.parse::<u64>().ok());
    let appoints = use_context::<Who>().is_some_and(|who| who.has(Right::AppointCoordinators));
    let seats = move || {
        appoints.then(|| {
            view! {
                <LinkButton href=link::SOCIAL>"Социальный паспорт"</LinkButton>
                <LinkButton href=link::RIGHTS>"Кто отвечает за школы"</LinkButton>
            }
        })
    };
    view! {
        <Page title="Организации" width=PageWidth::Wide actions=seats>
            {move || {
                let schools = counted(made()?, SCHOOLS);
                Some(view! { <p role="status"><b>"Создано: " {schools} "."</b></p> })
            }}
            <Loaded resource=list let:list>
                <Shown list=list.0 />
                {(!list.1.is_empty()).then(|| view! { <Founding offices=list.1 /> })}
            </Loaded>
        </Page>
    }
}

#[component]
fn Shown(list: Vec<Organisation>) -> impl IntoView {
    if list.is_empty() {
        return view! {
            <Empty title="Здесь пока никого нет" glyph=Glyph::School>
                <p>"Школы создаёт администратор сервера или специалист управления."</p>
            </Empty>
        }
        .into_any();
    }
    let columns = vec![
        Column::new("Организация"),
        Column::new("Район"),
        Column::new("Классов").number(),
        Column::new("Учеников").number(),
        Column::new("Сотрудников").number(),
        Column::new("Мастер года"),
        Column::new("Учебный год"),
    ];
    view! {
        <Table caption="Организации" caption_class="only" columns>
            {list.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(organisation: Organisation) -> impl IntoView {
    let school = organisation.kind == OrgKind::School;
    let figure = |value: u32| school.then(|| value.to_string());
    let name = if school {
        view! { <a href=link::organisation(organisation.id)>{organisation.name}</a> }.into_any()
    } else {
        organisation.name.into_any()
    };
    view! {
        <tr>
            <th class="name" scope="row">{name}</th>
            <td data-word="Район">{organisation.district}</td>
            <td class="num" data-word="Классов">{figure(organisation.classes)}</td>
            <td class="num" data-word="Учеников">{figure(organisation.pupils)}</td>
            <td class="num" data-word="Сотрудников">{figure(organisation.staff)}</td>
            <td data-word="Мастер года">{organisation.progress.map(|progress| far(&progress))}</td>
            <td data-word="Учебный год">{school.then(|| state(organisation.open))}</td>
        </tr>
    }
}

/// Whether the year stands open.
pub fn state(open: bool) -> impl IntoView {
    if open {
        view! { <Badge tone=Tone::Accent>"Открыт"</Badge> }
    } else {
        view! { <Badge>"Не открыт"</Badge> }
    }
}

/// «Заполнено 6 из 10»
pub fn filled(progress: &Progress) -> String {
    format!("Заполнено {} из {}", progress.filled(), Progress::steps().count())
}

fn far(progress: &Progress) -> impl IntoView + use<> {
    let lacks = progress.lacks();
    let named = lacks.iter().take(NAMED).map(|step| step.title().to_lowercase()).collect::<Vec<_>>();
    let more = lacks.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" и ещё {more}") } else { String::new() };
    let words = (!lacks.is_empty()).then(|| format!("не хватает: {}{more}", named.join(", ")));
    view! {
        {filled(progress)}
        {words.map(|words| view! { <br /> <span class="mild">{words}</span> })}
    }
}

/// What a step is filled with, for whoever waits for it.
pub const fn wanted(step: Step) -> &'static str {
    match step {
        Step::Card => "адрес, телефон и ИНН",
        Step::Staff => "список сотрудников",
        Step::Subjects => "предметы, которым учат",
        Step::Classes => "классы с классными руководителями",
        Step::Rooms => "кабинеты и звонки",
        Step::Plan => "часы всех параллелей",
        Step::Groups => "группы с учителями",
        Step::Kinds => "четверти, триместры или полугодия",
        Step::Borders => "границы периодов и каникулы",
        Step::Pupils => "ученики во всех классах",
        Step::Timetable => "уроки в расписании",
        Step::Check => "год открыт",
    }
}

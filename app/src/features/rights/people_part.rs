//! Lists: schools with those who answer for them, and the people of a school with their roles.

use domain::role::Role;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::ConfirmRoles;
use super::people::{Here, Lack, Lent, Line, Seat, Staff, Stands, Worn};
use super::{of_person, of_school};
use crate::kit::link;
use crate::ui::words::{counted, day_in_figures};
use crate::ui::{
    Badge, Button, ButtonKind, Column, Empty, Field, Glyph, Input, LinkButton, Note, Page, Table, Tone,
};

const PEOPLE: [&str; 3] = ["сотрудник", "сотрудника", "сотрудников"];
const GROUPS: [&str; 3] = ["группа", "группы", "групп"];

/// `/rights` of an office.
#[component]
pub fn SeatsPart(seats: Vec<Seat>) -> impl IntoView {
    let columns = ["Школа", "Координаторы", "Директор"].map(Column::new).into();
    view! {
        <Page title="Кто отвечает за школы">
            <p>"Координатора и директора школы назначаете вы. Остальные роли в школе даёт её координатор."</p>
            {if seats.is_empty() {
                view! {
                    <Empty title="Школ пока нет" glyph=Glyph::School>
                        <p>"Здесь будут школы, за которые вы отвечаете."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <Table caption="Школы и кто за них отвечает" caption_class="only" columns>
                        {seats.into_iter().map(seat).collect_view()}
                    </Table>
                }
                    .into_any()
            }}
        </Page>
    }
}

fn seat(seat: Seat) -> impl IntoView {
    let coordinators = if seat.coordinators.is_empty() {
        view! { <Badge tone=Tone::Alert>"не назначен"</Badge> }.into_any()
    } else {
        seat.coordinators.join(", ").into_any()
    };
    view! {
        <tr>
            <th scope="row"><a href=of_school(seat.school)>{seat.title}</a></th>
            <td data-word="Координаторы:">{coordinators}</td>
            <td data-word="Директор:">{seat.heads.join(", ")}</td>
        </tr>
    }
}

/// `/rights?school=&name=`
#[component]
pub fn StaffPart(staff: Staff) -> impl IntoView {
    let Staff { here, name, people, untaught, unled } = staff;
    let proposed: Vec<Line> =
        people.iter().filter(|line| here.own && line.proposed.is_some()).cloned().collect();
    let found = counted(people.len() as u64, PEOPLE);
    let columns = ["Сотрудник", "Должность", "Роли"].map(Column::new).into();
    let rows = people.into_iter().map(|line| row(&here, line)).collect_view();
    view! {
        {(!here.own).then(|| view! { <p>"Выберите человека, чтобы назначить его координатором или директором."</p> })}
        <Left untaught unled />
        {(!proposed.is_empty()).then(|| view! { <Proposed proposed /> })}
        <form class="filters" method="get" action=link::RIGHTS role="search">
            <input type="hidden" name="school" value=here.school.to_string() />
            <Field label="ФИО" name="name" value=name.clone() of=Input::Search />
            <Button icon=Glyph::Search>"Найти"</Button>
        </form>
        <p class="mild" role="status">{found.clone()}</p>
        {if rows.is_empty() {
            view! { <Nobody here=here.clone() asked=!name.is_empty() /> }.into_any()
        } else {
            view! { <Table caption=format!("Список: {found}") caption_class="only" columns>{rows}</Table> }.into_any()
        }}
    }
}

#[component]
fn Nobody(here: Here, asked: bool) -> impl IntoView {
    if asked {
        return view! {
            <Empty title="Никого не нашлось" glyph=Glyph::People>
                <p>"Проверьте фамилию: ищем среди тех, кто работает в школе."</p>
                <div class="line"><a class="btn" href=of_school(here.school)>"Показать всех"</a></div>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty title="Сотрудников ещё нет" glyph=Glyph::People>
            <p>"Роли дают тем, кто есть в списке сотрудников. Загрузите его из Excel."</p>
            {here.own.then(|| view! { <div class="line"><LinkButton href=link::IMPORT_STAFF icon=Glyph::Upload>"Загрузить список"</LinkButton></div> })}
        </Empty>
    }
    .into_any()
}

fn row(here: &Here, line: Line) -> impl IntoView + use<> {
    let Line { person, name, post, roles, proposed, leaves, stands } = line;
    let none = roles.is_empty().then(|| match proposed {
        Some(role) => format!("нет; по должности: {}", role.title()),
        None => "нет".to_owned(),
    });
    let today = here.today;
    let leaves = leaves.map(|last| format!("работает по {}", day_in_figures(last)));
    view! {
        <tr>
            <th scope="row"><a href=of_person(here.school, person)>{name}</a></th>
            <td>{post} {leaves.map(|words| view! { " " <Badge tone=Tone::Alert>{words}</Badge> })}</td>
            <td>
                <span class="rights-worn">
                    {none.map(|words| view! { <span class="mild">{words}</span> })}
                    {roles.into_iter().map(|worn| view! { <Badge tone=tone(worn, today)>{worn_words(worn, today)}</Badge> }).collect_view()}
                    {stands.into_iter().map(|one| view! { <Badge>{stands_words(one)}</Badge> }).collect_view()}
                </span>
            </td>
        </tr>
    }
}

fn tone(worn: Worn, today: chrono::NaiveDate) -> Tone {
    if worn.since <= today { Tone::Accent } else { Tone::Calm }
}

/// «Завуч», «Завуч по 31.12.2026», «Завуч с 01.12.2026»
pub fn worn_words(worn: Worn, today: chrono::NaiveDate) -> String {
    let since =
        if worn.since > today { format!(" с {}", day_in_figures(worn.since)) } else { String::new() };
    let until = worn.until.map(|day| format!(" по {}", day_in_figures(day))).unwrap_or_default();
    format!("{}{since}{until}", worn.role.title())
}

/// «замещает Лебедеву О. Н. по 30.11.2026: классный руководитель 7А»
fn stands_words(stands: Stands) -> String {
    let (lead, Lent { what, until }) = match stands {
        Stands::For(absent, lent) => (format!("замещает {absent}"), lent),
        Stands::By(deputy, lent) => (format!("вместо — {deputy}"), lent),
    };
    format!("{lead} по {}: {what}", day_in_figures(until))
}

/// Lists only propose roles: a person confirms them.
#[component]
fn Proposed(proposed: Vec<Line>) -> impl IntoView {
    let tick = |line: Line| {
        let role = line.proposed.map(Role::title).unwrap_or_default();
        view! {
            <label class="check">
                <input type="checkbox" name="people[]" value=line.person.to_string() checked=true />
                <span>{line.name} ": " <b>{role}</b> " " <span class="mild">{line.post}</span></span>
            </label>
        }
    };
    view! {
        <section class="part">
            <h2>"Роли по должностям"</h2>
            <p>"Список сотрудников сам прав не даёт. Снимите отметку с тех, кому роль не нужна, и подтвердите."</p>
            <form class="form wide" method="post" action=ConfirmRoles::url()>
                <div class="rights-ticks">{proposed.into_iter().map(tick).collect_view()}</div>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Дать отмеченным роли"</Button>
                </div>
            </form>
        </section>
    }
}

/// One of them, leading to where somebody is named.
fn lack(one: Lack, step: Step) -> impl IntoView {
    let href = one.class.map_or_else(|| link::wizard(step), |class| link::wizard_of(step, class));
    view! { <li><a href=href>{one.title}</a></li> }
}

/// What is left without anybody.
#[component]
fn Left(untaught: Vec<Lack>, unled: Vec<Lack>) -> impl IntoView {
    let list = |what: Vec<Lack>, step: Step| view! { <ul>{what.into_iter().map(|one| lack(one, step)).collect_view()}</ul> };
    let groups = (!untaught.is_empty()).then(|| {
        let title = format!("Без учителя: {}", counted(untaught.len() as u64, GROUPS));
        view! { <details><summary>{title}</summary>{list(untaught, Step::Groups)}</details> }
    });
    let classes = (!unled.is_empty()).then(|| {
        view! { <details><summary>{format!("Без классного руководителя: {}", unled.len())}</summary>{list(unled, Step::Classes)}</details> }
    });
    (groups.is_some() || classes.is_some()).then(|| {
        view! {
            <Note tone=Tone::Alert>
                {groups} {classes}
            </Note>
        }
    })
}

//! How many have consented: classes of a school, schools of a district or the city.

use domain::access::Right;
use domain::consent::{Gate, Purpose};
use leptos::prelude::*;

use super::api::open_consents;
use super::roll::{Door, Figures, Overview, Share};
use super::way::{address, of};
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::ui::{Badge, Column, Empty, Glyph, LinkButton, Note, Page, Tab, Table, Tabs, Tone};

/// `/consents`
#[component]
pub fn ConsentsPage() -> impl IntoView {
    let overview = load(|| (), |()| open_consents());
    let who = use_context::<Who>();
    let keeps = who.as_ref().is_some_and(|who| who.has(Right::KeepConsents));
    let gives = who.as_ref().is_some_and(|who| who.has(Right::GiveRoles));
    let passwords = who.is_some_and(|who| who.leads || who.has(Right::IssueSlips));
    let texts = move || {
        keeps.then(|| view! { <LinkButton href=link::CONSENT_TEXTS icon=Glyph::File>"Тексты"</LinkButton> })
    };
    let tab = |title: &str, href: &str| Tab { title: title.into(), href: href.into(), count: None };
    let mut tabs = vec![tab("Пароли", link::SLIPS), tab("Согласия", link::CONSENTS)];
    tabs.extend(gives.then(|| tab("Роли и права", link::RIGHTS)));
    let title = if passwords { "Доступ" } else { "Согласия" };
    view! {
        <Page title actions=texts>
            {passwords.then(|| view! { <Tabs label="Доступ" tabs here=Signal::stored(link::CONSENTS.to_owned()) /> })}
            <Loaded resource=overview let:overview>
                <Shown overview />
            </Loaded>
        </Page>
    }
}

#[component]
fn Shown(overview: Overview) -> impl IntoView {
    let Overview { lines, staff, staff_ending, door } = overview;
    if lines.is_empty() {
        return view! {
            <Empty title="Пока некого спрашивать" glyph=Glyph::People>
                <p>"Согласия собирают у тех, кто есть в списках. Сначала загрузите учеников и сотрудников."</p>
            </Empty>
        }
        .into_any();
    }
    let of_schools = door.is_none();
    view! {
        {door.map(|door| view! { <AtTheDoor door /> })}
        {staff
            .map(|staff| {
                view! {
                    <p>
                        <a href=address(None, Purpose::Staff)>{format!("Сотрудники: {}", said(staff))}</a>
                        " "
                        {lacking(staff)}
                        " "
                        {ending(staff_ending, of(None))}
                    </p>
                }
            })}
        {if of_schools { view! { <Schools lines /> }.into_any() } else { view! { <Classes lines /> }.into_any() }}
    }
    .into_any()
}

#[component]
fn AtTheDoor(door: Door) -> impl IntoView {
    let Door { gate, published, keeps } = door;
    let opening: Vec<&str> = Purpose::ALL
        .into_iter()
        .filter(|purpose| purpose.opens_the_way_in() && published.contains(purpose))
        .map(Purpose::short)
        .collect();
    match gate {
        Gate::Lifted { basis } => view! {
            <Note>
                <p>"Вход открыт и без согласий. Основание, которое назвала школа: " {basis}</p>
            </Note>
        }
        .into_any(),
        Gate::Asks if opening.is_empty() => view! {
            <Note tone=Tone::Alert>
                <p>
                    "Тексты согласий не опубликованы, вход ничем не ограничен. "
                    {keeps.then(|| view! { <a href=link::CONSENT_TEXTS>"Проверить и опубликовать тексты"</a> })}
                </p>
            </Note>
        }
        .into_any(),
        Gate::Asks => view! {
            <p>"Без согласия вход закрыт: на экране вместо дневника или журнала стоит просьба его дать. Здесь отмечают принесённые бумаги."</p>
        }
        .into_any(),
    }
}

#[component]
fn Classes(lines: Vec<Figures>) -> impl IntoView {
    let columns = ["Класс", "О детях", "Родители о себе", "Истекают за 30 дней"].map(Column::new).into();
    let row = |line: Figures| {
        let cell = |share: Share, purpose: Purpose| {
            view! {
                <a href=address(line.class, purpose)>{said(share)}</a>
                " "
                {lacking(share)}
            }
        };
        view! {
            <tr>
                <th scope="row">{line.title.clone()}</th>
                <td data-word="О детях:">{cell(line.children, Purpose::Child)}</td>
                <td data-word="Родители о себе:">{cell(line.guardians, Purpose::Guardian)}</td>
                <td data-word="истекают:">{ending(line.ending, of(line.class))}</td>
            </tr>
        }
    };
    let whole = (lines.len() > 1).then(|| {
        let whole = total("Всего", &lines.iter().collect::<Vec<_>>());
        view! {
            <tr>
                <th scope="row">
                    <b>{whole.title}</b>
                </th>
                <td data-word="О детях:">{said(whole.children)}</td>
                <td data-word="Родители о себе:">{said(whole.guardians)}</td>
                <td data-word="истекают:">{whole.ending}</td>
            </tr>
        }
    });
    view! {
        <Table caption="Согласия по классам" caption_class="only" columns>
            {lines.into_iter().map(row).collect_view()} {whole}
        </Table>
    }
}

#[component]
fn Schools(lines: Vec<Figures>) -> impl IntoView {
    let columns =
        ["Школа", "О детях", "Родители о себе", "Сотрудники", "Истекают за 30 дней"].map(Column::new).into();
    let whole = total("Всего", &lines.iter().collect::<Vec<_>>());
    let mut shown: Vec<(Figures, bool)> = vec![];
    for part in lines.chunk_by(|one, next| one.district == next.district) {
        let of_district: Vec<&Figures> = part.iter().collect();
        shown.extend(part.iter().map(|line| (line.clone(), false)));
        let district = part[0].district.as_deref().filter(|_| lines.len() > part.len());
        shown.extend(district.map(|district| (total(district, &of_district), true)));
    }
    shown.push((whole, true));
    let row = |(line, sum): (Figures, bool)| {
        let title = if sum { view! { <b>{line.title}</b> }.into_any() } else { line.title.into_any() };
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td data-word="О детях:">{said(line.children)}</td>
                <td data-word="Родители о себе:">{said(line.guardians)}</td>
                <td data-word="Сотрудники:">{said(line.staff)}</td>
                <td data-word="истекают:">{line.ending}</td>
            </tr>
        }
    };
    view! {
        <p>"Сколько человек дали согласие, по школам."</p>
        <Table caption="Согласия по школам" caption_class="only" columns>
            {shown.into_iter().map(row).collect_view()}
        </Table>
    }
}

fn total(title: &str, lines: &[&Figures]) -> Figures {
    let sum = |of: fn(&Figures) -> Share| lines.iter().fold(Share::default(), |sum, line| sum.and(of(line)));
    Figures {
        title: title.into(),
        district: None,
        class: None,
        children: sum(|line| line.children),
        guardians: sum(|line| line.guardians),
        staff: sum(|line| line.staff),
        ending: lines.iter().map(|line| line.ending).sum(),
    }
}

/// «28 из 30»
fn said(share: Share) -> String {
    if share.people == 0 {
        "никого в списке".into()
    } else {
        format!("{} из {}", share.given, share.people)
    }
}

/// How many end soon, and the way to them.
fn ending(count: u32, href: String) -> impl IntoView {
    (count > 0).then(|| view! { <a href=href rel="external">{format!("истекают: {count}")}</a> })
}

fn lacking(share: Share) -> impl IntoView {
    (!share.is_whole())
        .then(|| view! { <Badge tone=Tone::Alert>{format!("ждём: {}", share.people - share.given)}</Badge> })
}

#[cfg(test)]
mod unit {
    use super::*;

    fn line(district: &str, given: u32, people: u32) -> Figures {
        let (children, none) = (Share { given, people }, Share::default());
        let district = Some(district.to_owned());
        Figures {
            title: "Школа".into(),
            district,
            class: None,
            children,
            guardians: none,
            staff: none,
            ending: 2,
        }
    }

    #[test]
    fn a_total_adds_up_its_schools() {
        let (one, other) = (line("РУО 1", 3, 5), line("РУО 1", 4, 4));
        let whole = total("РУО 1", &[&one, &other]);
        assert_eq!((whole.title.as_str(), said(whole.children)), ("РУО 1", "7 из 9".to_owned()));
        assert_eq!(whole.ending, 4);
        assert!(!whole.children.is_whole() && other.children.is_whole());
    }
}

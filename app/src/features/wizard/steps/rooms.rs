//! Rooms with their seats, and when lessons ring in them: forms of many lines that keep what was typed.

use domain::timetable::{NUMBERS, RoomDraft, RoomKind};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::{SetBells, SetRooms};
use crate::features::wizard::school::{Room, Rooms, Schedule};
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::{AppError, link};
use crate::ui::{Button, ButtonKind, Choice, Column, Glyph, Note, Select, Tab, Table, Tabs, Tone};

/// Empty lines below the rooms.
const NEW: usize = 8;

#[component]
pub fn RoomsStep(rooms: Rooms, kept: Option<AppError>) -> impl IntoView {
    let sent = typed();
    // Two forms stand on the page: each is drawn anew with its own.
    let of = |name: &str| sent.clone().filter(|typed| typed.of(name).is_some());
    let list = Form { kept: kept.clone(), typed: of("rooms[0][name]") };
    let clock = Form { kept, typed: of("starts[0]") };
    view! {
        {list.rooms(rooms.rooms.clone())}
        <section class="part" id="bells">
            <h2>"Звонки"</h2>
            <Schedules of=rooms.of schedules=rooms.schedules.clone() />
            {clock.bells(&rooms)}
            {norms(rooms.norms)}
        </section>
    }
}

/// Advice, said with the act it stands in.
fn norms(norms: Vec<String>) -> Option<impl IntoView> {
    let lines = norms.iter().map(|norm| view! { <li>{norm.clone()}</li> }).collect_view();
    (!norms.is_empty()).then(|| {
        view! {
            <Note tone=Tone::Alert>"Сохранить так можно, но санитарные правила против:"</Note>
            <ul>{lines}</ul>
        }
    })
}

#[component]
fn Schedules(of: Schedule, schedules: Vec<Schedule>) -> impl IntoView {
    let href = |of: Schedule| format!("{}?of={}#bells", link::wizard(Step::Rooms), of.code());
    let tabs =
        schedules.into_iter().map(|of| Tab { href: href(of), title: of.title(), count: None }).collect();
    let days = (1..=6).flat_map(|weekday| (1..=2).map(move |shift| Schedule { shift, weekday }));
    let days = days.map(|of| Choice::new(of.code(), of.title())).collect();
    view! {
        <Tabs label="Расписание звонков" tabs here=Signal::stored(href(of)) />
        <form class="filters" method="get" action=link::wizard(Step::Rooms)>
            <Select label="Свои звонки в короткий день" name="of" id="of-day" choices=days value=of.code() />
            <Button>"Открыть"</Button>
        </form>
    }
}

/// A form as it was sent and refused, if it was.
struct Form {
    kept: Option<AppError>,
    typed: Option<Typed>,
}

impl Form {
    fn text(&self, name: &str, kept: &str) -> String {
        self.typed.as_ref().map_or_else(|| kept.to_owned(), |typed| typed.text(name))
    }

    fn wrong(&self, name: &str) -> Option<String> {
        self.kept.as_ref().and_then(|error| error.at(name))
    }

    fn rooms(&self, rooms: Vec<Room>) -> impl IntoView + use<> {
        let known = rooms.into_iter().map(|room| (room.room.to_string(), room.draft));
        let new = (0..NEW).map(|_| (String::new(), RoomDraft::default()));
        let lines = known.chain(new).enumerate().map(|(at, (id, draft))| self.room(at, id, &draft));
        let lines = lines.collect_view();
        let columns = ["№", "Кабинет", "Мест", "Для чего"].map(Column::new).into();
        view! {
            <form class="form wide wizard-lines" method="post" action=SetRooms::url()>
                <StandsAt page=link::wizard(Step::Rooms) />
                <div data-columns="">
                    <Table caption="Кабинеты и залы" columns>
                        {lines}
                    </Table>
                </div>
                <p class="mild">"Чтобы убрать кабинет, сотрите его название. Enter ведёт вниз по столбцу, Tab вправо."</p>
                <div class="form-end">
                    <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить кабинеты"</Button>
                </div>
            </form>
        }
    }

    fn room(&self, at: usize, id: String, draft: &RoomDraft) -> impl IntoView + use<> {
        let name = |field: &str| format!("rooms[{at}][{field}]");
        let kind = self.text(&name("kind"), &draft.kind);
        let kinds = RoomKind::ALL.map(|of| {
            view! { <option value=of.code() selected=of.code() == kind>{of.title()}</option> }
        });
        let bad = ["name", "seats"].iter().any(|field| self.wrong(&name(field)).is_some());
        view! {
            <tr data-bad=bad.then_some("")>
                <th scope="row" class="num">
                    {at + 1} <input type="hidden" name=name("room") value=id />
                </th>
                <td data-word="кабинет">{self.input(name("name"), &draft.name, (&format!("Кабинет {}", at + 1), "text"))}</td>
                <td data-word="мест">{self.input(name("seats"), &draft.seats, (&format!("Мест, строка {}", at + 1), "number"))}</td>
                <td data-word="для чего">
                    <select class="input" name=name("kind") aria-label=format!("Для чего, строка {}", at + 1)>
                        {kinds.into_iter().collect_view()}
                    </select>
                </td>
            </tr>
        }
    }

    fn bells(&self, rooms: &Rooms) -> impl IntoView + use<> {
        let of = rooms.of;
        let lines = (0..usize::from(NUMBERS)).map(|at| {
            let (starts, ends) = rooms.bells.get(at).cloned().unwrap_or_default();
            let lesson = at + 1;
            let bad = ["starts", "ends"].iter().any(|of| self.wrong(&format!("{of}[{at}]")).is_some());
            view! {
                <tr data-bad=bad.then_some("")>
                    <th scope="row">{format!("{lesson}-й урок")}</th>
                    <td data-word="начало">
                        {self.input(format!("starts[{at}]"), &starts, (&format!("Начало {lesson}-го урока"), "time"))}
                    </td>
                    <td data-word="конец">
                        {self.input(format!("ends[{at}]"), &ends, (&format!("Конец {lesson}-го урока"), "time"))}
                    </td>
                </tr>
            }
        });
        let lines = lines.collect_view();
        let columns = ["Урок", "Начало", "Конец"].map(Column::new).into();
        let told = match (of.weekday, rooms.shipped) {
            (0, true) => "Это обычные звонки: сохраните их как есть или впишите свои.",
            (0, false) => "",
            (_, true) => "В этот день звонки те же, что всегда. Впишите свои, если день короткий.",
            (_, false) => "Чтобы в этот день звонки были те же, что всегда, сотрите все времена.",
        };
        view! {
            <form class="form wizard-lines" method="post" action=SetBells::url()>
                <StandsAt page=format!("{}?of={}", link::wizard(Step::Rooms), of.code()) />
                <input type="hidden" name="of" value=of.code() />
                {(!told.is_empty()).then(|| view! { <p>{told}</p> })}
                <div data-columns="">
                    <Table caption=of.title() columns>
                        {lines}
                    </Table>
                </div>
                <div class="form-end">
                    <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить звонки"</Button>
                </div>
            </form>
        }
    }

    fn input(&self, name: String, kept: &str, (label, kind): (&str, &'static str)) -> impl IntoView + use<> {
        let (value, wrong) = (self.text(&name, kept), self.wrong(&name));
        let told = wrong.as_ref().map(|_| format!("{name}-error"));
        let id = told.clone();
        let number = kind == "number";
        view! {
            <input class="input" type=if number { "text" } else { kind } inputmode=number.then_some("numeric") name=name value=value
                autocomplete="off" aria-label=label.to_owned() aria-invalid=wrong.as_ref().map(|_| "true") aria-describedby=told />
            {wrong.map(|words| view! { <p class="error" id=id>{words}</p> })}
        }
    }
}

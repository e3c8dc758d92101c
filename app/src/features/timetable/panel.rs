//! The panel beside the board: one lesson, where it may stand, what is against it, and the way by menu.

use domain::ids::RoomId;
use domain::timetable::{Board, Edit, Hold, Place, Plan, Weeks};
use leptos::prelude::*;

use super::desk::{Desk, clashes, place_words};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Choice, Glyph, Select};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

#[component]
pub fn Panel(desk: Desk) -> impl IntoView {
    view! {
        <section class="plan-panel" aria-label="Урок">
            {move || match desk.chosen.get() {
                Some(piece) => view! { <OfPiece desk piece /> }.into_any(),
                None => view! {
                    <h2>"Урок"</h2>
                    <p class="mild">
                        "Перетащите урок мышью или пальцем. С клавиатуры: стрелки, Enter взять и поставить, Esc отменить, Delete в лоток, L закрепить."
                    </p>
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn OfPiece(desk: Desk, piece: usize) -> impl IntoView {
    let (title, whom, teachers) = desk.plan.with_untracked(|plan| {
        let course = plan.course(piece);
        let names = course.teachers.iter().map(|at| plan.school().teachers[usize::from(*at)].name.clone());
        (course.title.clone(), plan.school().whom(course), names.collect::<Vec<_>>().join(", "))
    });
    let stand = move || desk.plan.with(|plan| plan.stands().get(piece).copied().unwrap_or_default());
    let placed = move || stand().place.is_some();
    let locked = move || stand().hold == Hold::Locked;
    view! {
        <h2>{title}</h2>
        <p>
            {whom}
            {if teachers.is_empty() { ", учителя нет".to_owned() } else { format!(", {teachers}") }}
            <br />
            <span class="mild">{move || stand().place.map_or_else(|| "Лежит в лотке".to_owned(), place_words)}</span>
        </p>
        <div class="line">
            <Button kind=ButtonKind::Plain icon=Glyph::Lock attr:r#type="button" on:click=move |_| turn_lock(desk, piece)>
                {move || if locked() { "Снять закрепление" } else { "Закрепить" }}
            </Button>
            {move || (placed() && !locked()).then(|| view! {
                <Button kind=ButtonKind::Plain icon=Glyph::Down attr:r#type="button" on:click=move |_| remove(desk, piece)>
                    "В лоток"
                </Button>
            })}
        </div>
        <Reasons desk piece />
        <FreePlaces desk piece />
        <Means desk piece />
    }
}

fn remove(desk: Desk, piece: usize) {
    desk.put(piece, None);
}

/// Why the lesson cannot stand where it is held, and what would make room for it.
#[component]
fn Reasons(desk: Desk, piece: usize) -> impl IntoView {
    let at = move || desk.over.get().filter(|_| desk.carried.get() == Some(piece));
    move || {
        let place = at()?;
        let found = desk.plan.with(|plan| clashes(plan, piece, place));
        let barred = found.iter().any(domain::timetable::Clash::bars);
        let chain = barred.then(|| desk.chain(piece, Some(place))).flatten();
        let list = found.iter().map(|clash| {
            let bars = clash.bars().then_some("");
            view! { <li data-bad=bars>{clash.to_string()}</li> }
        });
        let list = list.collect_view();
        Some(view! {
            <div class="whys">
                <h3>{place_words(place)}</h3>
                {if found.is_empty() {
                    view! { <p>"Свободно."</p> }.into_any()
                } else {
                    view! { <ul>{list}</ul> }.into_any()
                }}
                {chain.map(|edit| view! { <Chain desk edit /> })}
            </div>
        })
    }
}

/// «Поставить, переставив 2 урока», with what moves where.
#[component]
fn Chain(desk: Desk, edit: Edit) -> impl IntoView {
    let others = edit.0.len().saturating_sub(1);
    let lines = desk.plan.with_untracked(|plan| chain_lines(plan, &edit));
    let face = match others {
        0 => "Поставить".to_owned(),
        _ => format!("Поставить, переставив {}", counted(others as u64, LESSONS)),
    };
    let said = face.clone();
    let make = move |_| {
        if desk.edit(edit.clone(), format!("{said}: сделано.")) {
            desk.carried.set(None);
            desk.over.set(None);
        }
    };
    view! {
        <Button kind=ButtonKind::Primary attr:r#type="button" on:click=make>{face}</Button>
        <ul class="mild">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}

/// «7А, Алгебра: понедельник, 2-й урок»
fn chain_lines(plan: &Plan, edit: &Edit) -> Vec<String> {
    let line = |change: &domain::timetable::Change| {
        let piece = plan.find(change.piece)?;
        Some(format!("{}: {}", plan.words(piece), place_words(change.stand.place?)))
    };
    edit.0.iter().filter_map(line).collect()
}

/// The way without dragging: every free place is a button.
#[component]
fn FreePlaces(desk: Desk, piece: usize) -> impl IntoView {
    let free = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let mut board = Board::of(plan);
            let here = board.stand(piece).place;
            board.lift(piece);
            let days = desk.shown.get().days;
            let free =
                Place::of_week(days).filter(|place| board.is_free(piece, *place) && Some(*place) != here);
            free.collect::<Vec<_>>()
        })
    });
    let rescue = move |_| {
        if let Some(edit) = desk.chain(piece, None) {
            desk.edit(edit, "Поставлено с перестановкой.".into());
        } else {
            let words = "Короткой перестановки не нашлось: попробуйте снять закрепления или решатель.";
            desk.spoken.set(words.into());
        }
    };
    view! {
        <details open>
            <summary>"Куда можно: "{move || free.with(Vec::len)}</summary>
            {move || if free.with(Vec::is_empty) {
                view! {
                    <p class="mild">"Свободных мест нет."</p>
                    <Button attr:r#type="button" on:click=rescue>"Найти перестановку"</Button>
                }
                .into_any()
            } else {
                view! { <div class="free-places">{free.get().into_iter().map(|place| go(desk, piece, place)).collect_view()}</div> }
                .into_any()
            }}
        </details>
    }
}

fn go(desk: Desk, piece: usize, place: Place) -> impl IntoView {
    const SHORT: [&str; 6] = ["пн", "вт", "ср", "чт", "пт", "сб"];
    let face = format!("{} {}", SHORT[usize::from(place.weekday() - 1)], place.number());
    let put = move |_| {
        if desk.put(piece, Some(place)) {
            desk.carried.set(None);
            desk.over.set(None);
        }
    };
    view! { <Button kind=ButtonKind::Plain attr:r#type="button" attr:aria-label=format!("Поставить: {}", place_words(place)) on:click=put>{face}</Button> }
}

/// Its room and its weeks.
#[component]
fn Means(desk: Desk, piece: usize) -> impl IntoView {
    let (rooms, room, weeks) = desk.plan.with_untracked(|plan| {
        let rooms = plan.school().rooms.iter().map(|room| Choice::new(room.id, room.name.clone()));
        let rooms: Vec<Choice> = std::iter::once(Choice::new("", "без кабинета")).chain(rooms).collect();
        let stand = plan.stands()[piece];
        (rooms, stand.room.map(|room| room.to_string()).unwrap_or_default(), stand.weeks.code())
    });
    let set_room = move |ev: leptos::ev::Event| {
        let room = event_target_value(&ev).parse::<RoomId>().ok();
        desk.change(piece, |change| change.stand.room = room, "Кабинет изменён.");
    };
    let set_weeks = move |ev: leptos::ev::Event| {
        let weeks = Weeks::parse(&event_target_value(&ev)).unwrap_or_default();
        desk.change(piece, |change| change.stand.weeks = weeks, "Недели изменены.");
    };
    let all = [(Weeks::Every, "каждую неделю"), (Weeks::Odd, "по нечётным"), (Weeks::Even, "по чётным")];
    let choices = all.map(|(weeks, words)| Choice::new(weeks.code(), words)).into();
    view! {
        <div class="pair">
            <div on:change=set_room>
                <Select label="Кабинет" name="room" choices=rooms value=room />
            </div>
            <div on:change=set_weeks>
                <Select label="Недели" name="weeks" choices value=weeks />
            </div>
        </div>
    }
}

/// Locks a lesson where it stands, or lets it go.
pub fn turn_lock(desk: Desk, piece: usize) {
    let locked = desk.plan.with_untracked(|plan| plan.stands()[piece].hold == Hold::Locked);
    let (hold, said) = if locked {
        (Hold::Free, "Закрепление снято.")
    } else {
        (Hold::Locked, "Урок закреплён.")
    };
    desk.change(piece, |change| change.stand.hold = hold, said);
}

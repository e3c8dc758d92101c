//! The tray: lessons that have no place yet, each a button that takes it in hand.

use leptos::prelude::*;

use super::desk::Desk;
use super::grid::{Chip, Full};
use super::hands::stand;
use super::keys::At;
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind};

/// Lessons shown before one must choose a row.
const SHOWN: usize = 60;

#[component]
pub fn Tray(desk: Desk) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        let (lens, row) = (desk.lens.get(), desk.shown.get().row);
        desk.plan.with(|plan| plan.tray(|piece| row.is_none_or(|row| lens.rows(plan, piece).contains(&row))))
    });
    let many = move || waiting.with(Vec::len);
    view! {
        <section class="tray" aria-label="Лоток">
            <h2>"Не поставлено" <span class="count">{many}</span></h2>
            {move || match many() {
                0 => view! { <p class="mild">"Все уроки учебного плана стоят в расписании."</p> }.into_any(),
                many => view! {
                    <ul>
                        {waiting.get().into_iter().take(SHOWN).map(|piece| view! { <Waiting desk piece /> }).collect_view()}
                    </ul>
                    {(many > SHOWN)
                        .then(|| {
                            let rest = counted((many - SHOWN) as u64, ["урок", "урока", "уроков"]);
                            view! { <p class="mild">"И ещё "{rest}". Выберите одну строку, чтобы увидеть её уроки."</p> }
                        })}
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn Waiting(desk: Desk, piece: usize) -> impl IntoView {
    let take = move |_| pick(desk, piece);
    let words = desk.plan.with_untracked(|plan| plan.words(piece));
    view! {
        <li>
            <Chip desk piece full=Full::WithClass />
            <Button
                kind=ButtonKind::Quiet
                label=format!("Взять: {words}")
                icon=crate::ui::Glyph::Edit
                attr:r#type="button"
                on:click=take
            />
        </li>
    }
}

/// Takes a lesson of the tray in hand and goes to where it may stand.
pub fn pick(desk: Desk, piece: usize) {
    desk.take(piece);
    let lens = desk.lens.get_untracked();
    let row = desk.plan.with_untracked(|plan| lens.rows(plan, piece).first().copied());
    let free = desk.plan.with_untracked(|plan| {
        let board = domain::timetable::Board::of(plan);
        board.free_places(piece).first().copied()
    });
    if let Some(row) = row {
        let place = free.unwrap_or_else(|| desk.here.get_untracked().place);
        // The day on the board follows, or there would be nowhere to stand.
        if desk.shown.get_untracked().day.is_some_and(|day| day != place.weekday()) {
            desk.shown.update(|shown| shown.day = Some(place.weekday()));
        }
        stand(desk, At { row, place });
    }
}

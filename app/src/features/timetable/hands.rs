//! What hands do on the board: keys, mouse and finger, turned into deeds on the desk.

use domain::timetable::Place;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::desk::{Desk, cell_of};
use super::keys::{self, At, Deed, Press};

/// Pixels after which a press is a drag.
const SLACK: i32 = 6;

/// A press on a lesson that may become a drag.
#[derive(Clone, Copy, Debug)]
pub struct Grip {
    piece: usize,
    from: (i32, i32),
    moving: bool,
}

/// A key on the board.
pub fn key(desk: Desk, ev: &KeyboardEvent) {
    let (key, code) = (ev.key(), ev.code());
    let deed = keys::read(Press {
        key: &key,
        code: &code,
        ctrl: ev.ctrl_key() || ev.meta_key(),
        shift: ev.shift_key(),
    });
    let at = at_of(ev.target());
    let in_grid = at.is_some();
    if let Some(at) = at.filter(|at| *at != desk.here.get_untracked()) {
        look_at(desk, at);
    }
    let ours = match deed {
        Deed::Pass => false,
        Deed::Undo | Deed::Redo | Deed::Leave => true,
        _ => in_grid,
    };
    if ours {
        ev.prevent_default();
        act(desk, deed);
    }
}

fn act(desk: Desk, deed: Deed) {
    let here = desk.here.get_untracked();
    match deed {
        Deed::Go(step) => stand(desk, keys::go(here, step, desk.layout())),
        Deed::Take if desk.carried.get_untracked().is_some() => put_down(desk, here),
        Deed::Take => match first(desk, here) {
            Some(piece) => {
                desk.take(piece);
                desk.over.set(Some(here.place));
            }
            None => desk.spoken.set("Здесь урока нет. Возьмите урок из лотка или с другого места.".into()),
        },
        Deed::Leave => desk.leave(),
        Deed::Remove => {
            if let Some(piece) = desk.carried.get_untracked().or_else(|| first(desk, here)) {
                desk.carried.set(None);
                desk.put(piece, None);
            }
        }
        Deed::Lock => {
            if let Some(piece) = first(desk, here) {
                desk.chosen.set(Some(piece));
                super::panel::turn_lock(desk, piece);
            }
        }
        Deed::Undo => desk.undo(),
        Deed::Redo => desk.redo(),
        Deed::Pass => {}
    }
}

fn put_down(desk: Desk, here: At) {
    let own = desk
        .verdicts
        .with_untracked(|verdicts| verdicts.as_ref().is_some_and(|(rows, _)| rows.contains(&here.row)));
    if own {
        desk.drop_at(here.place);
    } else {
        desk.spoken.set("Этот урок из другой строки.".into());
    }
}

/// Makes a cell the active one; a lesson in hand is held over it.
pub fn stand(desk: Desk, at: At) {
    look_at(desk, at);
    focus(at);
}

/// The cell that the focus has come to.
fn look_at(desk: Desk, at: At) {
    desk.here.set(at);
    if desk.carried.get_untracked().is_some() {
        desk.hover(Some(at.place));
    } else {
        desk.chosen.set(first(desk, at));
    }
}

/// The lesson of a cell; of several the one the panel is about.
fn first(desk: Desk, at: At) -> Option<usize> {
    let chosen = desk.chosen.get_untracked();
    desk.cells.with_untracked(|cells| {
        let own = cells.get(cell_of(at.row, at.place))?;
        own.iter().copied().find(|piece| Some(*piece) == chosen).or_else(|| own.first().copied())
    })
}

fn focus(at: At) {
    let cell = document().query_selector(&format!("[data-at=\"{}.{}\"]", at.row, at.place)).ok().flatten();
    if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
        let _ = cell.focus();
    }
}

/// A press: on a lesson it may become a drag, on a cell it makes it the active one.
pub fn press(desk: Desk, grip: StoredValue<Option<Grip>>, ev: &PointerEvent) {
    if ev.button() != 0 {
        return;
    }
    if let Some(at) = at_of(ev.target()) {
        desk.here.set(at);
        if desk.carried.get_untracked().is_some() {
            put_down(desk, at);
            return;
        }
    }
    let Some(piece) = piece_of(ev.target()) else { return };
    grip.set_value(Some(Grip { piece, from: (ev.client_x(), ev.client_y()), moving: false }));
}

/// Moving on: the place under the hand is judged.
pub fn drag(desk: Desk, grip: StoredValue<Option<Grip>>, ev: &PointerEvent) {
    let Some(mut held) = grip.get_value() else { return };
    let (x, y) = (ev.client_x(), ev.client_y());
    if !held.moving {
        if (x - held.from.0).abs().max((y - held.from.1).abs()) < SLACK {
            return;
        }
        held.moving = true;
        grip.set_value(Some(held));
        desk.take(held.piece);
        if desk.carried.get_untracked().is_none() {
            grip.set_value(None);
            return;
        }
    }
    ev.prevent_default();
    desk.hover(under(x, y).and_then(|element| own_place(desk, &element)));
}

/// The hand opens: on the board it puts down, over the tray it removes, elsewhere nothing was done.
pub fn release(desk: Desk, grip: StoredValue<Option<Grip>>, ev: &PointerEvent) {
    let Some(held) = grip.get_value() else { return };
    grip.set_value(None);
    if !held.moving {
        desk.chosen.set(Some(held.piece));
        return;
    }
    let under = under(ev.client_x(), ev.client_y());
    let place = under.as_ref().and_then(|element| own_place(desk, element));
    let tray = under.is_some_and(|element| matches!(element.closest(".tray"), Ok(Some(_))));
    if let Some(place) = place {
        desk.drop_at(place);
    } else if tray {
        desk.put(held.piece, None);
    }
    if desk.carried.get_untracked().is_some() {
        desk.carried.set(None);
        desk.over.set(None);
    }
}

/// The drag is the browser's own by now.
pub fn lose(desk: Desk, grip: StoredValue<Option<Grip>>) {
    grip.set_value(None);
    desk.leave();
}

/// The place of a cell, if the lesson in hand is of its row.
fn own_place(desk: Desk, element: &Element) -> Option<Place> {
    let at = at_of(Some(element.clone().unchecked_into()))?;
    desk.verdicts.with_untracked(|verdicts| {
        let (rows, _) = verdicts.as_ref()?;
        rows.contains(&at.row).then_some(at.place)
    })
}

#[expect(clippy::cast_precision_loss, reason = "a screen has few pixels")]
fn under(x: i32, y: i32) -> Option<Element> {
    document().element_from_point(x as f32, y as f32)
}

fn at_of(target: Option<EventTarget>) -> Option<At> {
    let element: Element = target?.dyn_into().ok()?;
    let text = element.closest("[data-at]").ok()??.get_attribute("data-at")?;
    let (row, place) = text.split_once('.')?;
    Some(At { row: row.parse().ok()?, place: place.parse().ok()? })
}

fn piece_of(target: Option<EventTarget>) -> Option<usize> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-piece]").ok()??.get_attribute("data-piece")?.parse().ok()
}

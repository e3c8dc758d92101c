//! What hands do on the grid: keys and clicks, turned into deeds on the desk.

mod clipboard;
mod drawn;

use domain::journal::{Attendance, MarkValue};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::desk::Desk;
use super::history::Place;
use super::keys::{self, Deed, Press, Step};
pub use clipboard::hear;
use drawn::place_of;
pub use drawn::{choose, lay_into, measure, show, stand_on};

/// A key on the grid; keys inside a line being edited are the line's own.
pub fn key(desk: Desk, ev: &KeyboardEvent) {
    if place_of(ev.target()).is_none() {
        return;
    }
    let (key, code) = (ev.key(), ev.code());
    let ctrl = ev.ctrl_key() || ev.meta_key();
    let deed = keys::read(Press { key: &key, code: &code, ctrl, shift: ev.shift_key(), alt: ev.alt_key() });
    if deed != Deed::Pass {
        ev.prevent_default();
        act(desk, deed);
    }
}

/// A press of the mouse makes its cell the active one; with Shift it chooses all cells as far as there.
pub fn press(desk: Desk, ev: &MouseEvent) {
    match place_of(ev.target()) {
        Some(place) if ev.shift_key() => {
            ev.prevent_default();
            desk.stretch_to(place);
            desk.focus();
        }
        Some(place) => desk.stand(place),
        None => {}
    }
}

/// A double click edits the content as text.
pub fn double(desk: Desk, ev: &MouseEvent) {
    if place_of(ev.target()).is_some() {
        act(desk, Deed::Edit);
    }
}

fn act(desk: Desk, deed: Deed) {
    let here = desk.here.get_untracked();
    if desk.size().0 == 0 || desk.size().1 == 0 {
        return;
    }
    match deed {
        Deed::Go(step) => go(desk, step),
        Deed::Stretch(step) => desk.stretch(step),
        Deed::All => desk.choose_all(),
        Deed::FillDown => desk.fill_down(),
        Deed::Mark(value) => mark(desk, here, value),
        Deed::Attend(code) => attend(desk, here, code),
        Deed::OneMore => one_more(desk),
        Deed::Clear => desk.clear(),
        Deed::Edit => desk.editing.set(Some(here)),
        Deed::Open => desk.panel.set(true),
        Deed::Undo => desk.undo(),
        Deed::Redo => desk.redo(),
        Deed::Leave if desk.block.with_untracked(Option::is_some) => desk.let_go(),
        Deed::Leave => desk.panel.set(false),
        Deed::Unknown => {
            desk.spoken.set("Эта клавиша ничего не ставит. Отметки 1–5, н у б п о с, з x и точка.".into());
        }
        Deed::Pass => {}
    }
}

fn go(desk: Desk, step: Step) {
    desk.stand(keys::go(desk.here.get_untracked(), step, desk.size()));
}

/// A mark overwrites a single one; among several it would have to guess, so it asks.
fn mark(desk: Desk, here: Place, value: MarkValue) {
    let mut content = desk.content(here);
    match (desk.one_more.get_untracked(), content.marks.len()) {
        (true, _) | (false, 0) => content.marks.push(value),
        (false, 1) => content.marks[0] = value,
        (false, _) => {
            desk.spoken.set("В клетке несколько отметок: F2 — править, пробел — добавить ещё одну.".into());
            return;
        }
    }
    desk.one_more.set(false);
    desk.write(vec![(here, content)]);
    desk.wrote.set_value(Some(here));
    if let Some(step) = desk.after_mark.get_untracked() {
        desk.go_to(keys::go(here, step, desk.size()));
    }
}

/// The same code again takes it away.
fn attend(desk: Desk, here: Place, code: Attendance) {
    let mut content = desk.content(here);
    content.attendance = (content.attendance != Some(code)).then_some(code);
    desk.write(vec![(here, content)]);
    let step = desk.after_mark.get_untracked();
    desk.stand(step.map_or(here, |step| keys::go(here, step, desk.size())));
}

/// Right after a mark one goes back to its cell; the next mark joins it there.
fn one_more(desk: Desk) {
    if let Some(place) = desk.wrote.get_value() {
        desk.go_to(place);
    }
    desk.one_more.set(true);
    desk.spoken.set("Ещё одна отметка в эту клетку.".into());
}

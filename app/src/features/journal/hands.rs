//! What hands do on the grid: keys and clicks, turned into deeds on the desk.

use domain::journal::{Attendance, MarkValue};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement};

use super::content::Content;
use super::desk::Desk;
use super::history::Place;
use super::keys::{self, Deed, Press, Step};

/// Rows of the head above the first pupil.
const HEAD_ROWS: usize = 2;

/// A key on the grid; keys inside a line being edited are the line's own.
pub fn key(desk: Desk, ev: &KeyboardEvent) {
    if place_of(ev.target().and_then(|t| t.dyn_into::<Element>().ok())).is_none() {
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

/// A press of the mouse makes its cell the active one.
pub fn press(desk: Desk, ev: &MouseEvent) {
    if let Some(place) = place_of(ev.target().and_then(|t| t.dyn_into::<Element>().ok())) {
        desk.stand(place);
    }
}

/// A double click edits the content as text.
pub fn double(desk: Desk, ev: &MouseEvent) {
    if place_of(ev.target().and_then(|t| t.dyn_into::<Element>().ok())).is_some() {
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
        Deed::Mark(value) => mark(desk, here, value),
        Deed::Attend(code) => attend(desk, here, code),
        Deed::OneMore => one_more(desk),
        Deed::Clear => desk.write(vec![(here, Content::default())]),
        Deed::Edit => desk.editing.set(Some(here)),
        Deed::Open => desk.panel.set(true),
        Deed::Undo => desk.undo(),
        Deed::Redo => desk.redo(),
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
    let mut content = desk.spot(here).with_untracked(|spot| Content::of(&spot.cell));
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
        desk.here.set(keys::go(here, step, desk.size()));
    }
}

/// The same code again takes it away.
fn attend(desk: Desk, here: Place, code: Attendance) {
    let mut content = desk.spot(here).with_untracked(|spot| Content::of(&spot.cell));
    content.attendance = (content.attendance != Some(code)).then_some(code);
    desk.write(vec![(here, content)]);
    let step = desk.after_mark.get_untracked();
    desk.stand(step.map_or(here, |step| keys::go(here, step, desk.size())));
}

/// Right after a mark one goes back to its cell; the next mark joins it there.
fn one_more(desk: Desk) {
    if let Some(place) = desk.wrote.get_value() {
        desk.here.set(place);
    }
    desk.one_more.set(true);
    desk.spoken.set("Ещё одна отметка в эту клетку.".into());
}

/// Moves the one tab stop of the grid; the focus follows unless the page has just opened.
pub fn stand_on(table: &HtmlTableElement, was: Option<Place>, here: Place) {
    if let Some(old) = was.and_then(|place| td(table, place)) {
        old.set_tab_index(-1);
        mark_heads(table, was.unwrap_or_default(), Mark::Off);
    }
    let Some(new) = td(table, here) else { return };
    new.set_tab_index(0);
    mark_heads(table, here, Mark::On);
    if was.is_some() {
        let _ = new.focus();
    }
}

/// Puts `line` into the cell of `place`.
pub fn lay_into(desk: Desk, place: Place, line: &HtmlElement) {
    let table = desk.table.get_value().and_then(|table| table.get_untracked());
    if let Some(td) = table.and_then(|table| td(&table, place)) {
        let _ = td.append_child(line);
    }
}

/// Whether the heads of a cell say that one is there.
#[derive(Clone, Copy)]
enum Mark {
    On,
    Off,
}

fn mark_heads(table: &HtmlTableElement, (row, column): Place, mark: Mark) {
    let tr = row_of(table, row);
    let head = table.rows().item(1).and_then(|head| head.dyn_into::<HtmlTableRowElement>().ok());
    let head = head.and_then(|head| head.cells().item(u32::try_from(column).unwrap_or(0)));
    for part in [tr.map(JsCast::unchecked_into::<Element>), head].into_iter().flatten() {
        // Neither fails: the name is a valid one.
        let _ = match mark {
            Mark::On => part.set_attribute("data-here", ""),
            Mark::Off => part.remove_attribute("data-here"),
        };
    }
}

fn row_of(table: &HtmlTableElement, row: usize) -> Option<HtmlTableRowElement> {
    table.rows().item(u32::try_from(row + HEAD_ROWS).ok()?)?.dyn_into().ok()
}

fn td(table: &HtmlTableElement, (row, column): Place) -> Option<HtmlElement> {
    row_of(table, row)?.cells().item(u32::try_from(column + 1).ok()?)?.dyn_into().ok()
}

/// The place of the cell an event came from.
fn place_of(target: Option<Element>) -> Option<Place> {
    let target = target?;
    if target.tag_name() == "INPUT" {
        return None;
    }
    let td: HtmlTableCellElement = target.closest("td:not(.avg)").ok()??.dyn_into().ok()?;
    let tr: HtmlTableRowElement = td.parent_element()?.dyn_into().ok()?;
    let row = usize::try_from(tr.section_row_index()).ok()?;
    let column = usize::try_from(td.cell_index()).ok()?.checked_sub(1)?;
    Some((row, column))
}

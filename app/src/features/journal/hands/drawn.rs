//! The grid as it is drawn: where its cells lie in the page, and what is written on them by hand, without a redraw.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, HtmlElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement,
};

use super::super::block::Block;
use super::super::desk::Desk;
use super::super::history::Place;

/// Rows of the head above the first pupil.
const HEAD_ROWS: usize = 2;

/// Tells the style how many columns there are: rows of a known width are laid out each by itself.
pub fn measure(table: &HtmlTableElement, lessons: usize) {
    // It fails for no name and no number.
    let table: &HtmlElement = table;
    let _ = HtmlElement::style(table).set_property("--lessons", &lessons.to_string());
}

/// Moves the one tab stop of the grid; the focus follows unless the page has just opened.
pub fn stand_on(table: &HtmlTableElement, was: Option<Place>, here: Place) {
    if let Some(old) = was.filter(|was| *was != here).and_then(|place| td(table, place)) {
        old.set_tab_index(-1);
    }
    let Some(new) = td(table, here) else { return };
    new.set_tab_index(0);
    mark_heads(table, was, here);
    let has_it = || document().active_element().is_some_and(|active| *active == **new);
    if was.is_some() && !has_it() {
        let _ = new.focus();
    }
}

/// Shows which cells are chosen; the end of them that moved comes into sight.
pub fn choose(table: &HtmlTableElement, was: Option<Block>, now: Option<Block>) {
    let beyond = |block: Option<Block>, other: Option<Block>| {
        block
            .into_iter()
            .flat_map(Block::places)
            .filter(move |at| !other.is_some_and(|other| other.holds(*at)))
    };
    for td in beyond(was, now).filter_map(|place| td(table, place)) {
        // It fails for no name, and the other neither.
        let _ = td.remove_attribute("aria-selected");
    }
    for td in beyond(now, was).filter_map(|place| td(table, place)) {
        let _ = td.set_attribute("aria-selected", "true");
    }
}

/// Scrolls no further than it must.
pub fn show(table: &HtmlTableElement, place: Place) {
    let Some(td) = td(table, place) else { return };
    let how = Object::new();
    for side in ["block", "inline"] {
        let _ = Reflect::set(&how, &side.into(), &"nearest".into());
    }
    let scroll = Reflect::get(&td, &"scrollIntoView".into()).ok();
    if let Some(scroll) = scroll.and_then(|scroll| scroll.dyn_into::<Function>().ok()) {
        let _ = scroll.call1(&td, &how);
    }
}

/// Puts `line` into the cell of `place`.
pub fn lay_into(desk: Desk, place: Place, line: &HtmlElement) {
    let table = desk.table.get_value().and_then(|table| table.get_untracked());
    if let Some(td) = table.and_then(|table| td(&table, place)) {
        let _ = td.append_child(line);
    }
}

/// The heads of a cell say that one is there; a head that goes on saying it is not touched.
fn mark_heads(table: &HtmlTableElement, was: Option<Place>, here: Place) {
    let row = |(row, _): Place| row_of(table, row).map(JsCast::unchecked_into::<Element>);
    let column = |(_, column): Place| {
        let head = table.rows().item(1)?.dyn_into::<HtmlTableRowElement>().ok()?;
        head.cells().item(u32::try_from(column).ok()?)
    };
    let off = |was: Option<Element>| was.map(|head| head.remove_attribute("data-here"));
    let on = |here: Option<Element>| here.map(|head| head.set_attribute("data-here", ""));
    // Neither fails: the name is a valid one.
    if was.is_none_or(|was| was.0 != here.0) {
        let _ = (off(was.and_then(row)), on(row(here)));
    }
    if was.is_none_or(|was| was.1 != here.1) {
        let _ = (off(was.and_then(column)), on(column(here)));
    }
}

fn row_of(table: &HtmlTableElement, row: usize) -> Option<HtmlTableRowElement> {
    table.rows().item(u32::try_from(row + HEAD_ROWS).ok()?)?.dyn_into().ok()
}

fn td(table: &HtmlTableElement, (row, column): Place) -> Option<HtmlElement> {
    row_of(table, row)?.cells().item(u32::try_from(column + 1).ok()?)?.dyn_into().ok()
}

/// The place of the cell an event came from.
pub(super) fn place_of(target: Option<EventTarget>) -> Option<Place> {
    let target: Element = target?.dyn_into().ok()?;
    if target.tag_name() == "INPUT" {
        return None;
    }
    let td: HtmlTableCellElement = target.closest("td:not(.avg)").ok()??.dyn_into().ok()?;
    let tr: HtmlTableRowElement = td.parent_element()?.dyn_into().ok()?;
    let row = usize::try_from(tr.section_row_index()).ok()?;
    let column = usize::try_from(td.cell_index()).ok()?.checked_sub(1)?;
    Some((row, column))
}

//! The rows of a plan: a table of fields for who writes, a plain table for who reads.

use domain::lesson_plan::Field;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::book::{Book, Line, Way};
use super::desk::{Desk, cell_id};
use super::keys::{self, Deed, Press};
use crate::ui::{Column, Glyph, Icon, Table};

/// The table of one who writes.
#[component]
pub fn Grid(desk: Desk) -> impl IntoView {
    let keys = Memo::new(move |_| desk.book.with(super::book::Book::keys));
    let let_go = move |_: PointerEvent| desk.carried.set(None);
    view! {
        <div class="topics" on:pointerup=let_go on:pointerleave=let_go>
            <Table caption="Строки плана" caption_class="only" columns=columns("№")>
                <For each=move || keys.get() key=|key| *key let:key>
                    <Written desk key />
                </For>
            </Table>
        </div>
    }
}

fn columns(first: &'static str) -> Vec<Column> {
    let field = |field: Field| {
        let column = Column::new(field.title());
        if field == Field::Hours { column.number() } else { column }
    };
    std::iter::once(Column::new(first)).chain(Field::ALL.into_iter().map(field)).collect()
}

#[component]
fn Written(desk: Desk, key: u32) -> impl IntoView {
    let line = Memo::new(move |_| desk.book.with(|book| book.line(key).cloned()));
    let number = Memo::new(move |_| desk.book.with(|book| book.at(key).map_or(0, |at| at + 1)));
    let over = move |_: PointerEvent| {
        if let Some(carried) = desk.carried.get_untracked().filter(|carried| *carried != key) {
            desk.edit(|book| book.carry(carried, key));
        }
    };
    let take_up = move |ev: PointerEvent| {
        // Else the browser selects the text of the rows it passes.
        ev.prevent_default();
        desk.book.update(Book::take_up);
        desk.carried.set(Some(key));
    };
    let carried = move || (desk.carried.get() == Some(key)).then_some("");
    view! {
        <tr on:pointerenter=over data-carried=carried>
            <th scope="row" class="handle" title="Перетащите строку" on:pointerdown=take_up>
                <Icon glyph=Glyph::Menu />
                <span class="num">{number}</span>
            </th>
            {Field::ALL.map(|field| view! { <Cell desk key field line number /> }).into_iter().collect_view()}
        </tr>
    }
}

#[component]
fn Cell(desk: Desk, key: u32, field: Field, line: Memo<Option<Line>>, number: Memo<usize>) -> impl IntoView {
    let text = move || line.with(|line| line.as_ref().map(|line| line.text(field)).unwrap_or_default());
    let class = match field {
        Field::Hours => "input num",
        Field::Topic => "input main",
        _ => "input",
    };
    view! {
        <td data-word=field.title() class=(field == Field::Hours).then_some("num")>
            <input
                class=class
                id=cell_id(key, field)
                autocomplete="off"
                inputmode=(field == Field::Hours).then_some("numeric")
                aria-label=move || format!("{}, строка {}", field.title(), number.get())
                value=untrack(text)
                prop:value=text
                on:focus=move |_| desk.at.set(Some((key, field)))
                on:input=move |ev| desk.edit(|book| book.write(key, field, event_target_value(&ev)))
                on:keydown=move |ev| pressed(desk, (key, field), &ev)
            />
        </td>
    }
}

fn pressed(desk: Desk, at: (u32, Field), ev: &KeyboardEvent) {
    let deed = keys::read(Press {
        key: &ev.key(),
        code: &ev.code(),
        ctrl: ev.ctrl_key() || ev.meta_key(),
        alt: ev.alt_key(),
        shift: ev.shift_key(),
    });
    if deed != Deed::Pass {
        ev.prevent_default();
        act(desk, at, deed);
    }
}

/// Does what a key or a button of the tools wants with the row under the pen.
pub fn act(desk: Desk, (key, field): (u32, Field), deed: Deed) {
    let beside = |way| desk.book.with_untracked(|book| book.beside(key, way));
    match deed {
        Deed::Go(way) => {
            if let Some(next) = beside(way) {
                desk.focus(next, field);
            }
        }
        Deed::Next => {
            let next = beside(Way::Down).unwrap_or_else(|| desk.edit(|book| book.insert_below(key)));
            desk.focus(next, field);
        }
        Deed::Shift(way) => {
            desk.edit(|book| book.shift(key, way));
            let at = desk.book.with_untracked(|book| book.at(key).map_or(0, |at| at + 1));
            desk.spoken.set(format!("Теперь строка {at}"));
            desk.focus(key, field);
        }
        Deed::Insert => {
            let new = desk.edit(|book| book.insert_below(key));
            desk.focus(new, Field::Topic);
        }
        Deed::Remove => {
            if let Some(next) = desk.edit(|book| book.remove(key)) {
                desk.focus(next, field);
            }
            desk.spoken.set("Строка удалена. Ctrl+Z вернёт её.".into());
        }
        Deed::Undo if !desk.book.with_untracked(Book::can_undo) => nothing(desk, "Отменять нечего."),
        Deed::Redo if !desk.book.with_untracked(Book::can_redo) => nothing(desk, "Возвращать нечего."),
        Deed::Undo => back(desk, Book::undo, field),
        Deed::Redo => back(desk, Book::redo, field),
        Deed::Pass => {}
    }
}

fn nothing(desk: Desk, words: &str) {
    desk.spoken.set(words.to_owned());
}

/// After a step back the pen stands where it stood, if that row is still there.
fn back(desk: Desk, step: fn(&mut Book), field: Field) {
    desk.edit(step);
    let stands =
        desk.at.get_untracked().filter(|(key, _)| desk.book.with_untracked(|book| book.at(*key).is_some()));
    let first = || desk.book.with_untracked(|book| book.keys().first().map(|key| (*key, field)));
    if let Some((key, field)) = stands.or_else(first) {
        desk.focus(key, field);
    }
}

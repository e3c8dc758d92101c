//! What stands beneath a list: the way to correct a class at once, and the list on paper and as a workbook.

use domain::ids::ClassId;
use leptos::prelude::*;

use super::roll::{BOOK, PDF, RollColumn};
use super::sheet::Side;
use crate::kit::link;
use crate::ui::{Button, ButtonKind, Field, Glyph, LinkButton};

#[component]
pub fn Ways(side: Side, class: Option<ClassId>, corrects: bool) -> impl IntoView {
    let fix = class.filter(|_| corrects).map(|class| {
        view! { <LinkButton href=link::class_list(class)>"Исправить список"</LinkButton> }
    });
    view! {
        <div class="pc-ways">
            {fix}
            {(side != Side::Gone).then(|| view! { <Taken side class /> })}
        </div>
    }
}

/// The list taken away, with the columns that are wanted.
#[component]
fn Taken(side: Side, class: Option<ClassId>) -> impl IntoView {
    let tick = |column: &RollColumn| {
        view! {
            <label class="check">
                <input type="checkbox" name="column" value=column.code() checked=*column == RollColumn::Born />
                <span>{column.title()}</span>
            </label>
        }
    };
    let code = if side == Side::Staff { "staff" } else { "pupils" };
    view! {
        <details class="pc-taken">
            <summary class="btn">"Печать и Excel"</summary>
            <form class="form" method="get" action=PDF>
                <input type="hidden" name="side" value=code />
                <input type="hidden" name="class" value=class.map(|class| class.to_string()) />
                <fieldset>
                    <legend class="legend">"Столбцы, кроме номера и ФИО"</legend>
                    {RollColumn::of(side).iter().map(tick).collect_view()}
                </fieldset>
                <Field
                    label="Пустые столбцы для отметок"
                    name="blanks"
                    hint="Через запятую: «Экскурсия, Подпись»"
                    most=300
                />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Print>"PDF для печати"</Button>
                    <button class="btn" formaction=BOOK>"Excel"</button>
                </div>
            </form>
        </details>
    }
}

//! The preview of a paste: whose cell, which day, what was and what will be; one button writes it.

use leptos::prelude::*;

use super::super::block::cells;
use super::super::desk::Desk;
use super::super::history::Was;
use super::{Bad, Plan};
use crate::ui::{Button, ButtonKind, Column, Dialog, Table, TableKind};

/// Rows drawn of each list; the rest is counted.
const SHOWN: usize = 400;

/// Nothing while no paste is offered.
#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    move || desk.plan.get().and_then(|plan| desk.aside().draw(|hands| (hands.preview)(desk, plan)))
}

/// What a paste would do.
pub fn offer(desk: Desk, plan: Plan) -> AnyView {
    let open = RwSignal::new(true);
    let write = move |_| {
        desk.accept();
        open.set(false);
    };
    let Plan { good, bad, same } = plan;
    let count = good.len();
    let summary = summary(count, bad.len(), same);
    let dialog = view! {
        <Dialog id="paste" class="dialog wide paste" title="Вставка в журнал" open>
            <p>{summary}</p>
            {(!bad.is_empty()).then(|| view! { <Rejected desk bad /> })}
            {(count > 0).then(|| view! { <Accepted desk good /> })}
            <div class="form-end">
                {(count > 0).then(|| view! {
                    <Button kind=ButtonKind::Primary attr:r#type="button" attr:autofocus="" on:click=write>
                        {format!("Записать {}", written(count))}
                    </Button>
                })}
                <Button attr:r#type="button" on:click=move |_| open.set(false)>"Не вставлять"</Button>
            </div>
        </Dialog>
    };
    // After the dialog's own effect: while it is open, it keeps the focus from the grid.
    Effect::new(move |_| {
        if !open.get() {
            desk.plan.set(None);
            desk.focus();
        }
    });
    dialog.into_any()
}

/// «Изменится: 34 клетки; не подойдёт: 3 клетки; уже так и стоит: 5 клеток.»
fn summary(good: usize, bad: usize, same: usize) -> String {
    let part = |words: &str, count| (count > 0).then(|| format!("{words}: {}", cells(count)));
    let parts = [part("Изменится", good), part("не подойдёт", bad), part("уже так и стоит", same)];
    let told = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    format!("{}. Пустые клетки вставки ничего не меняют.", crate::ui::words::capital(&told))
}

/// «21 клетку»
fn written(count: usize) -> String {
    crate::ui::words::counted(count as u64, ["клетку", "клетки", "клеток"])
}

#[component]
fn Rejected(desk: Desk, bad: Vec<Bad>) -> impl IntoView {
    let caption = caption("Не подойдёт", bad.len());
    let columns = ["Ученик", "Урок", "В буфере", "Почему"].map(Column::new).into();
    let line = |Bad { place, text, why }| {
        let (pupil, day) = desk.whose_and_when(place);
        view! { <tr data-bad=""><th scope="row">{pupil}</th><td>{day}</td><td>{text}</td><td>{why}</td></tr> }
    };
    let lines = bad.into_iter().take(SHOWN).map(line).collect_view();
    view! { <Table caption columns kind=TableKind::Scroll>{lines}</Table> }
}

#[component]
fn Accepted(desk: Desk, good: Vec<Was>) -> impl IntoView {
    let caption = caption("Изменится", good.len());
    let columns = ["Ученик", "Урок", "Было", "Станет"].map(Column::new).into();
    let line = |Was { place, before, after }: Was| {
        let (pupil, day) = desk.whose_and_when(place);
        let before = Some(before.text()).filter(|text| !text.is_empty()).unwrap_or_else(|| "пусто".into());
        view! { <tr><th scope="row">{pupil}</th><td>{day}</td><td>{before}</td><td>{after.text()}</td></tr> }
    };
    let lines = good.into_iter().take(SHOWN).map(line).collect_view();
    view! { <Table caption columns kind=TableKind::Scroll>{lines}</Table> }
}

fn caption(words: &str, count: usize) -> String {
    let all = format!("{words}: {}", cells(count));
    if count > SHOWN { format!("{all}, показаны первые {SHOWN}") } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_only_what_there_is() {
        assert_eq!(
            summary(34, 1, 5).replace('\u{a0}', " "),
            "Изменится: 34 клетки; не подойдёт: 1 клетка; уже так и стоит: 5 клеток. Пустые клетки вставки ничего не меняют."
        );
        assert!(summary(0, 2, 0).starts_with("Не подойдёт: 2"));
        assert_eq!(written(21).replace('\u{a0}', " "), "21 клетку");
    }

    #[test]
    fn a_long_list_says_that_it_is_not_all() {
        assert!(caption("Изменится", 401).ends_with("показаны первые 400"));
        assert!(!caption("Изменится", 400).contains("показаны"));
    }
}

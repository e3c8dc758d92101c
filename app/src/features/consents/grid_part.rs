//! The grid: what was brought is ticked in all columns and registered at once.

use chrono::NaiveDate;
use domain::consent::Purpose;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::RegisterStack;
use super::grid::{Grid, GridRow, Spot};
use super::standing::shortly;
use super::way::{address, of};
use crate::ui::{Button, ButtonKind, Column, DateField, Table};

/// `ticked`: the column whose papers are ticked when the page opens.
#[component]
pub fn GridPart(grid: Grid, ticked: Option<Purpose>) -> impl IntoView {
    let (day, today) = (grid.today, grid.today.to_string());
    let class = grid.class;
    let columns =
        [Column::new("Кто")].into_iter().chain(grid.columns.iter().map(|of| Column::new(of.short())));
    let sums = grid.columns.iter().enumerate().map(|(at, purpose)| {
        let (given, all) = grid.given(at);
        let (one, mark) = (address(class, *purpose), format!("{}?mark={}", of(class), purpose.code()));
        let rest = (given < all && ticked != Some(*purpose)).then(|| {
            let label = format!("Отметить всех, кого ждём: {}", purpose.short());
            view! { <a href=mark rel="external" aria-label=label>"отметить всех"</a> }
        });
        view! {
            <td class="spot-sum" data-word=format!("{}:", purpose.short())>
                <a href=one>{format!("{given} из {all}")}</a>
                {rest}
            </td>
        }
    });
    let sums = sums.collect_view();
    let purposes = grid.columns.clone();
    let lines = grid.rows.into_iter().map(|row| line(row, &purposes, (ticked, day))).collect_view();
    view! {
        <form class="filters" id="papers" method="post" action=RegisterStack::url()>
            <input type="hidden" name="class" value=class.map(|class| class.to_string()) disabled=class.is_none() />
            <DateField label="Дата бумаг" name="on" value=today.clone() last=today required=true />
            <DateField label="Действуют по" name="until" hint="Пусто — пока не отозвано." />
            <Button kind=ButtonKind::Primary>"Отметить принесённые"</Button>
        </form>
        <Table caption="Все согласия" caption_class="only" columns=columns.collect()>
            <tr>
                <th scope="row">"Дано"</th>
                {sums}
            </tr>
            {lines}
        </Table>
    }
}

fn line(
    row: GridRow,
    columns: &[Purpose],
    (ticked, today): (Option<Purpose>, NaiveDate),
) -> impl IntoView + use<> {
    let name = row.name.clone();
    let cells = row.cells.into_iter().zip(columns).map(|(spots, purpose)| {
        let on = ticked == Some(*purpose);
        let spots = spots.into_iter().map(|one| spot(one, &name, (*purpose, on), today)).collect_view();
        view! { <td data-word=format!("{}:", purpose.short())>{spots}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {cells}
        </tr>
    }
}

fn spot(spot: Spot, name: &str, (purpose, on): (Purpose, bool), today: NaiveDate) -> impl IntoView + use<> {
    let Spot { of, consent, signed_by, papers } = spot;
    let whose = (!of.is_empty()).then(|| view! { <small class="mild">{of.clone()}": "</small> });
    let stands = consent.stands();
    let alone = papers.is_empty() && !stands;
    let ticks = papers.into_iter().enumerate().map(|(at, (value, signer))| {
        let label = format!("{}, {name}: {}", purpose.short(), if signer.is_empty() { "принесено" } else { &signer });
        let words = if signer.is_empty() { "принесено".to_owned() } else { signer };
        let on = on && !stands;
        view! {
            <label class="check">
                <input type="checkbox" name="papers[]" value=value checked=on && at == 0 form="papers" aria-label=label />
                <span>{words}</span>
            </label>
        }
    });
    let ticks = ticks.collect_view();
    view! {
        <div class="spot">
            {whose} {shortly(&consent, signed_by, today)} {ticks}
            {alone.then(|| view! { <small class="mild">"нет родителя с правом подписи"</small> })}
        </div>
    }
}

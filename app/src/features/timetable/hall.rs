//! The sheet in the hall: all classes beside each other, for a wall and for a deputy head's eye.

use leptos::prelude::*;

use super::leaf::{Day, Leaf, Line};
use crate::ui::words::{capital, day, weekday};

#[component]
pub fn Hall(leaf: Leaf) -> impl IntoView {
    let classes: Vec<String> = leaf.choices.classes.iter().map(|(_, name)| name.clone()).collect();
    let head = classes.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let days = leaf.days.iter().map(|day| rows(day, &classes)).collect_view();
    view! {
        <div class="frame tt-hall" role="region" aria-label="Расписание всей школы" tabindex="0">
            <table>
                <caption>{format!("{}: расписание уроков", leaf.school)}</caption>
                <thead>
                    <tr>
                        <th scope="col">"День"</th>
                        <th scope="col">"Урок"</th>
                        {head}
                    </tr>
                </thead>
                {days}
            </table>
        </div>
    }
}

fn rows(of: &Day, classes: &[String]) -> impl IntoView + use<> {
    let longest = of.lines.iter().map(|line| line.number).max().unwrap_or(1);
    let title = format!("{}, {}", capital(weekday(of.date)), day(of.date));
    let rows = (1..=longest).map(|number| {
        let cells = classes.iter().map(|class| {
            let own = of.lines.iter().filter(|line| line.number == number && line.classes.contains(class));
            view! { <td>{if of.off { String::new() } else { words(own) }}</td> }
        });
        let cells = cells.collect_view();
        let first = (number == 1).then(|| {
            view! { <th scope="rowgroup" rowspan=longest.to_string()><span>{title.clone()}</span></th> }
        });
        view! {
            <tr>
                {first}
                <th scope="row">{number}</th>
                {cells}
            </tr>
        }
    });
    view! { <tbody>{rows.collect_view()}</tbody> }
}

/// Everything on the sheet in words, for a workbook.
#[cfg(feature = "ssr")]
pub fn wall(leaf: &Leaf) -> exchange::wall::WallSheet {
    let classes: Vec<String> = leaf.choices.classes.iter().map(|(_, name)| name.clone()).collect();
    let mut hours = vec![];
    for of in leaf.days.iter().filter(|day| !day.off) {
        for number in 1..=of.lines.iter().map(|line| line.number).max().unwrap_or(0) {
            let own = |class: &String| {
                let lines =
                    of.lines.iter().filter(|line| line.number == number && line.classes.contains(class));
                words(lines)
            };
            let day = capital(weekday(of.date));
            hours.push(exchange::wall::Hour { day, number, lessons: classes.iter().map(own).collect() });
        }
    }
    let title = format!("{}: расписание уроков", leaf.school);
    exchange::wall::WallSheet { title, classes, hours }
}

/// «Алг. 112», of halves «Ин. яз. 201 / Ин. яз. 202»
fn words<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    let word = |line: &Line| {
        let change = line.change.as_ref().map(|change| format!(" ({})", change.words())).unwrap_or_default();
        format!("{} {}", line.short, line.room).trim().to_owned() + &change
    };
    lines.map(word).collect::<Vec<_>>().join(" / ")
}

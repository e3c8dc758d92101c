//! How an average is counted, mark by mark, and what the school's rule makes of it.

use domain::diary::Reckoning;
use domain::journal::MarkValue;
use domain::term_mark::{Averaging, Suggestion};
use leptos::prelude::*;

use super::leaf::{Given, Subject};
use super::mark::{in_words, is_low};
use crate::ui::words::{capital, day_and_weekday, hundredths, unbroken};
use crate::ui::{Column, Table};

/// `ways` leads to what is needed for a better mark, while there is one to be had.
#[component]
pub fn Reckoned(subject: Subject, ways: Option<String>) -> impl IntoView {
    let Suggestion { averaging, reckoning, .. } = subject.told;
    let from = usize::from(reckoning.is_some());
    let better = for_better(&subject.told);
    let said = subject.told.in_words().into_iter().skip(from);
    let said = said.map(|text| view! { <p>{text}</p> }).collect_view();
    let columns = ["За что", "Отметка", "Вес", "Отметка × вес"];
    let columns = columns.into_iter().enumerate().map(|(at, title)| {
        let column = Column::new(title);
        if at == 0 { column } else { column.number() }
    });
    let (columns, caption) = (columns.collect(), format!("{}: как считается средняя", subject.title));
    view! {
        <div class="reckoned">
            <Table caption caption_class="only" columns>
                {subject.marks.into_iter().map(row).collect_view()}
            </Table>
            {reckoning.map(|reckoning| formula(reckoning, averaging))}
            {said}
            {ways.map(|href| view! { <p><a href=href>{capital(better)}</a></p> })}
            <p class="mild">"Это расчёт по правилу школы и текущим отметкам. Итоговую ставит учитель."</p>
        </div>
    }
}

/// What one asks for further marks: a better one, or any at all while none comes out, however high the average.
pub fn for_better(told: &Suggestion) -> &'static str {
    if told.value().is_some() {
        "что нужно, чтобы вышло лучше"
    } else {
        "что нужно, чтобы вышла отметка"
    }
}

fn row(given: Given) -> impl IntoView {
    let product = given.value.points().map(|points| points * given.weight);
    let points = given.value.points().map_or_else(String::new, |points| points.to_string());
    let lifted = given.value == MarkValue::One;
    view! {
        <tr>
            <th scope="row">
                {given.what}
                <br />
                <span class="mild">{day_and_weekday(given.date)}</span>
                {given.comment.map(|words| view! { <p class="mild">"Учитель пишет: "{words}</p> })}
            </th>
            <td class="num">
                <b class=is_low(given.value).then_some("low")>{in_words(given.value)}</b>
                {lifted.then_some(" (в расчёте 2)")}
            </td>
            <td class="num" data-word="вес">{given.weight}</td>
            <td class="num">
                {match product {
                    Some(product) => format!("{points} × {} = {product}", given.weight),
                    None => "не считается".into(),
                }}
            </td>
        </tr>
    }
}

/// «Средняя: 230 : 70 = 3,29»
fn formula(reckoning: Reckoning, averaging: Averaging) -> impl IntoView {
    let Reckoning { sum, weights, average } = reckoning;
    let sums = match averaging {
        Averaging::Weighted => format!("Сумма «отметка × вес» {sum}, сумма весов {weights}."),
        Averaging::Simple => format!("Вес в расчёт не идёт: сумма отметок {sum}, отметок {weights}."),
    };
    view! {
        <p>
            {sums}" Средняя: "
            <b>{unbroken(&format!("{sum} : {weights} = {}", hundredths(average)))}</b>
        </p>
    }
}

//! How an average is counted, mark by mark, and what is missing to a better one.

use domain::diary::{Needed, Reckoning, Rounding};
use domain::journal::MarkValue;
use leptos::prelude::*;

use super::leaf::{Given, Subject};
use super::mark::{in_words, is_low};
use crate::ui::words::{counted, day_and_weekday, hundredths, plural};
use crate::ui::{Column, Table};

#[component]
pub fn Reckoned(subject: Subject, answer_weight: u32) -> impl IntoView {
    let marks: Vec<(MarkValue, u32)> =
        subject.marks.iter().map(|given| (given.value, given.weight)).collect();
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
            {Reckoning::of(&marks).map(formula)}
            {advice(&marks, answer_weight).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            <p class="mild">"Это расчёт по текущим отметкам. Итоговую ставит учитель."</p>
        </div>
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
fn formula(reckoning: Reckoning) -> impl IntoView {
    let Reckoning { sum, weights, average } = reckoning;
    view! {
        <p>
            "Сумма «отметка × вес» "{sum}", сумма весов "{weights}". Средняя: "
            <b>{format!("{sum} : {weights} = {}", hundredths(average))}</b>
        </p>
    }
}

/// What the marks come to, and what is missing to the next ones.
fn advice(marks: &[(MarkValue, u32)], answer_weight: u32) -> Vec<String> {
    let rule = Rounding::USUAL;
    let Some(now) = Reckoning::of(marks) else { return vec![] };
    let comes = rule.mark(now.average);
    let mut said = vec![format!("Сейчас выходит {}.", comes.text())];
    for aim in [MarkValue::Four, MarkValue::Five] {
        match rule.needed(aim, marks, answer_weight) {
            Needed::Nothing => {}
            Needed::Fives(fives) => said.push(format!(
                "Чтобы вышло {}, {} ещё {} за ответ на уроке.",
                aim.text(),
                plural(u64::from(fives), ["нужна", "нужны", "нужно"]),
                counted(u64::from(fives), ["пятёрка", "пятёрки", "пятёрок"])
            )),
            Needed::TooMany => {
                said.push(format!(
                    "Чтобы вышло {}, одних пятёрок за ответы мало: нужны работы с большим весом.",
                    aim.text()
                ));
            }
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use domain::journal::MarkValue::{Five, Four, Two};

    use super::*;

    #[test]
    fn a_four_is_told_the_way_to_a_five_and_a_five_is_left_in_peace() {
        let said = advice(&[(Four, 10), (Four, 10)], 10);
        assert_eq!(said, ["Сейчас выходит 4.", "Чтобы вышло 5, нужны ещё 2\u{a0}пятёрки за ответ на уроке."]);
        assert_eq!(advice(&[(Five, 10)], 10), ["Сейчас выходит 5."]);
    }

    #[test]
    fn a_two_is_told_the_way_to_a_four_first() {
        let said = advice(&[(Two, 10)], 10);
        assert!(said[1].starts_with("Чтобы вышло 4, нужна ещё 1\u{a0}пятёрка"), "{said:?}");
        assert!(said[2].starts_with("Чтобы вышло 5, нужно ещё 5\u{a0}пятёрок"), "{said:?}");
    }
}

//! What taking a batch back does, in sentences.

use domain::people::undo::{Figures, Undoing};

use crate::ui::words::counted;

const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];
const GUARDIANS: [&str; 3] = ["родитель", "родителя", "родителей"];
const STAFF: [&str; 3] = ["сотрудник", "сотрудника", "сотрудников"];

/// Before the word is given, or after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    Ahead,
    Behind,
}

/// Each figure in a sentence of its own.
pub fn told(undoing: &Undoing, when: When) -> Vec<String> {
    let Figures { pupils, guardians, staff, put_back, kinships, accounts, classes, orders } = undoing.figures;
    let ahead = when == When::Ahead;
    let people = [(pupils, PUPILS), (guardians, GUARDIANS), (staff, STAFF)];
    let people: Vec<String> = people
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| counted(count.into(), words))
        .collect();
    let mut told = vec![];
    if !people.is_empty() {
        let verb = if ahead { "Из списков уйдут" } else { "Из списков убраны" };
        told.push(format!("{verb}: {}.", people.join(", ")));
    }
    let figures = [
        (
            put_back,
            "Вернётся к прежнему виду карточек, связей и мест в классах",
            "Возвращено к прежнему виду карточек, связей и мест в классах",
        ),
        (kinships, "Будет снято связей родства", "Снято связей родства"),
        (
            accounts,
            "Будет удалено логинов тех, кто в списках остаётся",
            "Удалено логинов тех, кто в списках остаётся",
        ),
        (classes, "Будет удалено пустых классов", "Удалено пустых классов"),
        (orders, "Будет отменено приказов о переносе данных", "Отменено приказов о переносе данных"),
    ];
    for (count, future, past) in figures.into_iter().filter(|(count, ..)| *count > 0) {
        told.push(format!("{}: {count}.", if ahead { future } else { past }));
    }
    told.extend(stays(undoing, ahead).map(str::to_owned));
    told
}

fn stays(undoing: &Undoing, ahead: bool) -> Option<&'static str> {
    match (undoing.figures.is_empty(), undoing.kept.is_empty(), ahead) {
        (true, true, true) => Some("Эта загрузка ничего не изменила: отменять нечего."),
        (true, true, false) => Some("Загрузка ничего не меняла."),
        (true, false, true) => Some("Отменить нельзя ничего: всем, что принесла загрузка, уже пользуются."),
        (_, true, true) => Some("Отмене ничего не мешает: школа вернётся к тому, что было до загрузки."),
        (_, false, true) => Some("Часть загрузки останется: ею уже пользуются. Ниже сказано, что и почему."),
        (_, _, false) => None,
    }
}

#[cfg(test)]
mod unit {
    use domain::people::undo::Kept;

    use super::*;

    fn said(undoing: &Undoing, when: When) -> String {
        told(undoing, when).join(" ").replace('\u{a0}', " ")
    }

    #[test]
    fn undoing_is_told_in_plain_numbers() {
        let figures = Figures { pupils: 21, guardians: 1, classes: 2, orders: 1, ..Figures::default() };
        let whole = Undoing { figures, kept: vec![] };
        assert_eq!(
            said(&whole, When::Ahead),
            "Из списков уйдут: 21 ученик, 1 родитель. Будет удалено пустых классов: 2. \
             Будет отменено приказов о переносе данных: 1. \
             Отмене ничего не мешает: школа вернётся к тому, что было до загрузки."
        );
        assert_eq!(
            said(&whole, When::Behind),
            "Из списков убраны: 21 ученик, 1 родитель. Удалено пустых классов: 2. Отменено приказов о переносе данных: 1."
        );
        let kept = Kept { who: "Ким Алина".into(), what: String::new(), why: String::new() };
        let part = Undoing { kept: vec![kept], ..Undoing::default() };
        assert!(said(&part, When::Ahead).starts_with("Отменить нельзя ничего"));
        assert_eq!(said(&Undoing::default(), When::Behind), "Загрузка ничего не меняла.");
    }
}

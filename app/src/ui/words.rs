//! Russian words for numbers, days and figures, as they are said in a school.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTH_NAMES: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const WEEKDAYS: [&str; 7] =
    ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
const WEEKDAYS_SHORT: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];

/// The form of the word after a number: 1 урок, 2 урока, 5 уроков.
pub const fn plural(number: u64, forms: [&str; 3]) -> &str {
    match (number % 10, number % 100) {
        (_, 11..=14) => forms[2],
        (1, _) => forms[0],
        (2..=4, _) => forms[1],
        _ => forms[2],
    }
}

/// A text of a cell that is empty without it: one with an empty text is not.
pub fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The number with its word, kept on one line: «5 уроков».
pub fn counted(number: u64, forms: [&str; 3]) -> String {
    format!("{number}\u{a0}{}", plural(number, forms))
}

/// «12 ноября»
pub fn day(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), MONTHS[date.month0() as usize])
}

/// «12 ноября, чт»
pub fn day_and_weekday(date: NaiveDate) -> String {
    format!("{}, {}", day(date), weekday_short(date))
}

/// «Четверг, 12 ноября», for a heading.
pub fn day_in_full(date: NaiveDate) -> String {
    format!("{}, {}", capital(weekday(date)), day(date))
}

/// «12 ноября 2026»
pub fn day_of_year(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", day(date), date.year())
}

/// «12.11.2026», as papers write it.
pub fn day_in_figures(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// «9–14 ноября» or «30 ноября – 5 декабря»
pub fn span(first: NaiveDate, last: NaiveDate) -> String {
    if first.month() == last.month() && first.year() == last.year() {
        format!("{}–{}", first.day(), day(last))
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

/// «ноябрь»
pub fn month(date: NaiveDate) -> &'static str {
    MONTH_NAMES[date.month0() as usize]
}

/// «четверг»
pub fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS[date.weekday().num_days_from_monday() as usize]
}

/// «чт»
pub fn weekday_short(date: NaiveDate) -> &'static str {
    WEEKDAYS_SHORT[date.weekday().num_days_from_monday() as usize]
}

/// «4,35» out of 435.
pub fn hundredths(value: u32) -> String {
    format!("{},{:02}", value / 100, value % 100)
}

/// A sum kept on one line: «100 : 20 = 5,00».
pub fn unbroken(sum: &str) -> String {
    sum.replace(" : ", "\u{a0}:\u{a0}").replace(" = ", "\u{a0}=\u{a0}")
}

/// The first letter made large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_number_takes_the_right_word() {
        for (number, word) in [
            (0, "уроков"),
            (1, "урок"),
            (2, "урока"),
            (4, "урока"),
            (5, "уроков"),
            (11, "уроков"),
            (12, "уроков"),
            (14, "уроков"),
            (20, "уроков"),
            (21, "урок"),
            (22, "урока"),
            (101, "урок"),
            (111, "уроков"),
            (112, "уроков"),
            (1_000_001, "урок"),
        ] {
            assert_eq!(plural(number, LESSONS), word, "{number}");
        }
        assert_eq!(counted(5, LESSONS), "5\u{a0}уроков");
    }

    #[test]
    fn a_day_is_said_as_in_school() {
        let day_of_lesson = date(2026, 11, 12);
        assert_eq!(day_and_weekday(day_of_lesson), "12\u{a0}ноября, чт");
        assert_eq!(day_in_full(day_of_lesson), "Четверг, 12\u{a0}ноября");
        assert_eq!(day_of_year(day_of_lesson), "12\u{a0}ноября\u{a0}2026");
        assert_eq!(day_in_figures(date(2026, 9, 1)), "01.09.2026");
        assert_eq!(month(day_of_lesson), "ноябрь");
    }

    #[test]
    fn a_week_is_said_shortly_unless_it_crosses_a_month() {
        assert_eq!(span(date(2026, 11, 9), date(2026, 11, 14)), "9–14\u{a0}ноября");
        assert_eq!(span(date(2026, 11, 30), date(2026, 12, 5)), "30\u{a0}ноября – 5\u{a0}декабря");
    }

    #[test]
    fn an_average_is_written_with_a_comma() {
        assert_eq!(hundredths(435), "4,35");
        assert_eq!(hundredths(500), "5,00");
        assert_eq!(hundredths(305), "3,05");
    }
}

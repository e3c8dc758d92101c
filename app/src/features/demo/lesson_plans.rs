//! Lesson plans of the demo city: a year of topics as the journals of the same subject go.

use domain::lesson_plan::Topic;

use super::marking::Work;
use super::{homework, topics};

/// Where sections of algebra in grade 7 begin, by lesson.
const ALGEBRA: [(usize, &str); 8] = [
    (0, "Выражения и тождества"),
    (10, "Уравнения"),
    (18, "Функции"),
    (24, "Степень с натуральным показателем"),
    (32, "Многочлены"),
    (39, "Формулы сокращённого умножения"),
    (45, "Системы линейных уравнений"),
    (50, "Повторение"),
];

/// A year of so many lessons, a topic each.
pub fn year(code: &str, grade: i32, lessons: usize) -> Vec<Topic> {
    let topic = |at: usize| {
        let work = topics::work(code, at);
        let control = match work {
            Work::Test("К") => "Контрольная работа",
            Work::Test("С") => "Самостоятельная работа",
            _ => "",
        };
        Topic {
            section: section(code, at),
            topic: topics::topic(code, at, work),
            hours: 1,
            homework: homework::homework(code, grade, at).unwrap_or_default(),
            control: control.into(),
        }
    };
    (0..lessons).map(topic).collect()
}

fn section(code: &str, at: usize) -> String {
    let named = ALGEBRA.iter().rev().find(|(from, _)| code == "algebra" && *from <= at);
    named.map_or_else(|| format!("Раздел {}", at / 18 + 1), |(_, title)| (*title).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_algebra_may_be_kept_as_a_plan() {
        let year = year("algebra", 7, 102);
        assert_eq!(year.len(), 102);
        assert!(year.iter().all(|topic| topic.clone().check().as_ref() == Ok(topic)));
        assert_eq!(year.iter().filter(|topic| topic.is_control()).count(), 26);
    }
}

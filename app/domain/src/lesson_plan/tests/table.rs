//! Plans out of tables as teachers have them.

use proptest::prelude::*;

use crate::lesson_plan::{Field, Topic, guess};

fn table(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

fn topics(text: &str) -> Vec<(String, String, u8, String)> {
    let row = |topic: Topic| (topic.section, topic.topic, topic.hours, topic.homework);
    guess(&table(text)).topics.into_iter().map(row).collect()
}

fn row(section: &str, topic: &str, hours: u8, homework: &str) -> (String, String, u8, String) {
    (section.into(), topic.into(), hours, homework.into())
}

#[test]
fn columns_are_known_by_their_headings_in_any_order() {
    let found = guess(&table(
        "Рабочая программа по алгебре|||\n\
         №|Д/з|Кол-во часов|Тема урока|Раздел|Вид контроля\n\
         1|§ 1|2|Рациональные числа|Повторение|\n\
         2||1|Проверка знаний|Повторение|Контрольная работа",
    ));
    let at = |field| found.columns.iter().find(|(of, _)| *of == field).map(|(_, at)| *at);
    assert_eq!(Field::ALL.map(at), [Some(4), Some(3), Some(2), Some(1), Some(5)]);
    assert_eq!(found.topics.len(), 2);
    assert_eq!(found.topics[0].hours, 2);
    assert_eq!(found.topics[1].control, "Контрольная работа");
    assert!(found.odd.is_empty(), "{:?}", found.odd);
}

#[test]
fn without_headings_the_longest_texts_are_topics_and_small_numbers_hours() {
    let read = topics(
        "1|Глаголы|Глагол как часть речи|2|§ 1\n\
         2|Глаголы|Спряжение глагола в настоящем времени|1|§ 2, упр. 5\n\
         3|Имена|Имя собственное и имя нарицательное|1|§ 3",
    );
    assert_eq!(read[0], row("Глаголы", "Глагол как часть речи", 2, "§ 1"));
    assert_eq!(read[2], row("Имена", "Имя собственное и имя нарицательное", 1, "§ 3"));
}

#[test]
fn a_line_with_one_text_heads_a_section() {
    let read = topics(
        "Тема|Часы\n\
         Раздел 1. Числа|\n\
         Натуральные числа|3\n\
         Раздел 2. Дроби|Раздел 2. Дроби\n\
         Обыкновенные дроби|2",
    );
    assert_eq!(read[0].0, "Раздел 1. Числа");
    assert_eq!(read[1], row("Раздел 2. Дроби", "Обыкновенные дроби", 2, ""));
}

#[test]
fn one_column_alone_is_a_list_of_lessons() {
    let read = topics("Введение\nДействия с дробями\nПовторение");
    assert_eq!(read.len(), 3);
    assert_eq!(read[1], row("", "Действия с дробями", 1, ""));
}

#[test]
fn what_is_odd_is_named_by_its_line() {
    let found = guess(&table(
        "Тема|Часы|Д/з\n\
         Числа|два|§ 1\n\
         Дроби||§ 2\n\
         |1|§ 3\n\
         Итого|68|\n\
         Корни|2 ч|",
    ));
    assert_eq!(found.topics.iter().map(|topic| topic.hours).collect::<Vec<_>>(), [1, 1, 2]);
    let odd: Vec<_> = found.odd.iter().map(|odd| (odd.line, odd.why.as_str())).collect();
    assert_eq!(
        odd,
        [
            (2, "часы не разобраны, взят 1"),
            (3, "часы не указаны, взят 1"),
            (4, "темы нет, строка пропущена"),
            (5, "строка итогов пропущена"),
        ]
    );
}

proptest! {
    #[test]
    fn any_table_is_read_and_every_topic_may_be_kept(rows in prop::collection::vec(prop::collection::vec("[а-я§ 0-9\n]{0,12}", 0..6), 0..20)) {
        let found = guess(&rows);
        prop_assert!(found.topics.len() + found.odd.len() <= rows.len() * 2);
        for topic in found.topics {
            prop_assert_eq!(topic.clone().check(), Ok(topic));
        }
    }
}

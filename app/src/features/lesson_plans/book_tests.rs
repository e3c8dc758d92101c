//! What a writer of plans notices of the book of rows.

use proptest::prelude::*;

use super::*;

fn book(topics: &[&str]) -> Book {
    let row = |(at, topic): (i64, &&str)| Row {
        id: Some(LessonPlanRowId(at)),
        topic: Topic { topic: (*topic).into(), ..blank() },
    };
    Book::open((1..).zip(topics).map(row).collect())
}

fn told(book: &Book) -> Vec<String> {
    book.lines.iter().map(|line| line.topic.topic.clone()).collect()
}

fn topics(texts: &[&str]) -> Vec<Topic> {
    texts.iter().map(|text| Topic { topic: (*text).into(), ..blank() }).collect()
}

#[test]
fn an_empty_plan_opens_with_a_row_to_write_into() {
    let book = Book::open(vec![]);
    assert_eq!((book.keys().len(), book.count(), book.hours()), (1, 0, 0));
}

#[test]
fn letters_typed_into_one_cell_are_taken_back_at_once() {
    let mut book = book(&["Числа"]);
    let key = book.keys()[0];
    for text in ["С", "Ст", "Степени"] {
        book.write(key, Field::Topic, text.into());
    }
    book.write(key, Field::Hours, "2 ч".into());
    assert_eq!(book.line(key).map(|line| line.topic.hours), Some(2));
    book.undo();
    assert_eq!(told(&book), ["Степени"]);
    book.undo();
    assert_eq!(told(&book), ["Числа"]);
    book.redo();
    assert_eq!(told(&book), ["Степени"]);
}

#[test]
fn a_row_goes_on_with_the_section_of_the_row_above() {
    let mut book = book(&["а"]);
    let key = book.keys()[0];
    book.write(key, Field::Section, "Числа".into());
    let new = book.insert_below(key);
    assert_eq!(book.line(new).map(|line| line.text(Field::Section)).as_deref(), Some("Числа"));
    assert_eq!(book.at(new), Some(1));
}

#[test]
fn rows_move_and_a_drag_is_one_step() {
    let mut book = book(&["а", "б", "в"]);
    let keys = book.keys();
    book.shift(keys[0], Way::Up);
    book.shift(keys[0], Way::Down);
    assert_eq!(told(&book), ["б", "а", "в"]);
    book.undo();
    book.take_up();
    book.carry(keys[0], keys[1]);
    book.carry(keys[0], keys[2]);
    assert_eq!(told(&book), ["б", "в", "а"]);
    book.undo();
    assert_eq!(told(&book), ["а", "б", "в"]);
}

#[test]
fn rows_put_in_take_the_place_of_a_blank_row() {
    let mut empty = Book::open(vec![]);
    empty.put_in(None, topics(&["а", "б"]));
    assert_eq!(told(&empty), ["а", "б"]);
    let first = empty.keys()[0];
    empty.put_in(Some(first), topics(&["в"]));
    assert_eq!(told(&empty), ["а", "в", "б"]);
    empty.replace(topics(&["г"]));
    assert_eq!(told(&empty), ["г"]);
}

#[test]
fn a_row_brought_back_after_saving_is_new_to_the_server() {
    let mut book = book(&["а", "б"]);
    let keys = book.keys();
    book.remove(keys[0]);
    let (sent, _) = book.rows();
    book.known(&sent, &[LessonPlanRowId(2)]);
    book.undo();
    let ids: Vec<_> = book.rows().1.into_iter().map(|row| row.id).collect();
    assert_eq!(ids, [None, Some(LessonPlanRowId(2))]);
}

#[test]
fn a_row_that_cannot_be_kept_is_named() {
    let mut book = book(&["а", "б"]);
    let key = book.keys()[1];
    book.write(key, Field::Topic, String::new());
    assert_eq!(book.fault(), None, "a row without a word is blank");
    book.write(key, Field::Homework, "§ 1".into());
    assert_eq!(book.fault(), Some((2, "нет темы".into())));
}

proptest! {
    #[test]
    fn whatever_is_done_can_be_taken_back(deeds in prop::collection::vec((0_u8..6, 0_usize..9), 0..40)) {
        let mut book = book(&["а", "б", "в"]);
        let before = told(&book);
        for (deed, at) in &deeds {
            let keys = book.keys();
            let key = keys[at % keys.len()];
            match deed {
                0 => { book.insert_below(key); }
                1 => { book.remove(key); }
                2 => book.shift(key, Way::Up),
                3 => book.shift(key, Way::Down),
                4 => book.put_in(Some(key), topics(&["х", "у"])),
                _ => book.write(key, Field::Topic, format!("{at}")),
            }
            prop_assert!(!book.keys().is_empty());
        }
        let after = told(&book);
        while book.can_undo() {
            book.undo();
        }
        prop_assert_eq!(told(&book), before);
        while book.can_redo() {
            book.redo();
        }
        prop_assert_eq!(told(&book), after);
    }
}

//! Whatever a list says, brought twice it is brought once.

use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::{Wish, pupils, school, table};

const HEAD: &str = "Класс;ФИО;Пол;Дата рождения;Мать: ФИО;Мать: телефон;Отец: ФИО";
const LISTS: usize = 12;

/// Few words, so that rows meet: the same child twice, namesakes, a mother of several, nobody at all.
fn row() -> impl Strategy<Value = String> {
    let class = select(vec!["5А", "5 а", "5A", "6Б"]);
    let child = select(vec!["Ким Алина", "Ким Алёна", "КИМ  АЛИНА", "Юн Вера Ильинична", "Юн"]);
    let born = select(vec!["01.02.2015", "01.03.15", "42034", ""]);
    let mother = select(vec!["", "Ким Ольга", "Юн Анна Львовна", "Юн Анна"]);
    let phone = select(vec!["", "8 900 111-22-33", "+7 (900) 222-33-44", "42-43-80"]);
    let father = select(vec!["", "Юн Илья"]);
    (class, child, select(vec!["м", "ж", "муж.", ""]), born, mother, phone, father).prop_map(
        |(class, child, sex, born, mother, phone, father)| {
            format!("{class};{child};{sex};{born};{mother};{phone};{father}")
        },
    )
}

fn classes() -> Wish {
    Wish { classes: ["5А", "6Б"].map(|class| class.parse().unwrap()).into(), ..pupils() }
}

#[tokio::test]
async fn a_list_brought_twice_is_brought_once() {
    let mut runner = TestRunner::deterministic();
    let lists = proptest::collection::vec(row(), 1..8);
    let mut went_in = 0;
    for _ in 0..LISTS {
        let rows = lists.new_tree(&mut runner).unwrap().current();
        let list: Vec<&str> = [HEAD].into_iter().chain(rows.iter().map(String::as_str)).collect();
        let school = school().await;
        let first = school.bring(table(&list), &classes()).await;
        let state = school.state().await;
        let again = school.bring(table(&list), &classes()).await;
        went_in += first.accepted;
        assert_eq!((again.created, again.accepted), (0, first.accepted), "{rows:#?}");
        assert_eq!(again.guardians.created, 0, "{rows:#?}");
        assert_eq!(school.state().await, state, "{rows:#?}");
    }
    assert!(went_in > 0, "some rows go in");
}

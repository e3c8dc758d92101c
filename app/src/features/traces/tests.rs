//! Who looked at whose data: left by every list, card, print and file, and found by whom it is about.

use domain::ids::{PersonId, SchoolId};
use domain::trace::{Look, Matter, Way, Whose};
use server_fn::ServerFn;

use super::api::{OpenOwnTraces, OpenSchoolTraces};
use super::seen::{Seen, SeenLook};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::trace::{Reader, Trace, flush, leave_by};
use crate::kit::{AppError, link};

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

/// The class 7А of the first school and the group of `teacher` in it.
async fn class_and_group(city: &City) -> (i64, i64) {
    let of = |what: &str| {
        format!(
            "SELECT {what} FROM groups g JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = g.school_id \
             WHERE o.code = 'school-1' AND g.name = '7А' AND s.code = 'algebra'"
        )
    };
    (city.number(&of("g.class_id")).await, city.number(&of("g.id")).await)
}

async fn own(city: &City, visitor: &mut Visitor, of: PersonId) -> Answer {
    flush(&city.house).await.unwrap();
    visitor.call(OpenOwnTraces::url(), &[("of", &of.to_string())]).await
}

async fn looks(city: &City, login: &str, of: PersonId) -> Vec<SeenLook> {
    own(city, &mut city.sign_in(login).await, of).await.read::<Seen>().looks
}

async fn at_the_console(city: &City, of: PersonId) -> Trace {
    let school = SchoolId(city.number("SELECT id FROM organisations WHERE code = 'school-1'").await);
    let look = Look::at(Way::Card, Matter::People);
    Trace { school, reader: Reader::Console, look, whose: Whose::Person(of) }
}

fn told(looks: &[SeenLook]) -> Vec<(&str, &str, &str)> {
    looks.iter().map(|look| (look.who.as_str(), look.what.as_str(), look.whose.as_str())).collect()
}

#[tokio::test]
async fn a_guardian_reads_who_opened_the_card_of_the_child() {
    let city = city().await;
    let (child, other) = (person(&city, "pupil").await, person(&city, "pupil2").await);
    assert!(looks(&city, "parent", child).await.is_empty());
    let mut head = city.sign_in("head").await;
    for path in [link::card(child), link::card(child), link::card(other)] {
        assert_eq!(head.open(&path).await.status, 200);
    }
    let seen = looks(&city, "parent", child).await;
    assert_eq!(told(&seen), [("Воробьёв И. О.", "Карточка", "Соколов Михаил Дмитриевич")]);
    assert_eq!((seen[0].post.as_str(), seen[0].reader.is_some()), ("Директор", true));
    let page = city.sign_in("parent").await.open(&format!("{}?of={child}", link::TRACES)).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Воробьёв И. О.") && !page.body.contains("Фомина Вероника"));
}

#[tokio::test]
async fn a_card_that_was_refused_leaves_no_trace() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    for login in ["coordinator2", "parent2", "methodist", "teacher2"] {
        city.sign_in(login).await.open(&link::card(child)).await;
    }
    assert_eq!(flush(&city.house).await, Ok(0));
}

#[tokio::test]
async fn lists_slips_forms_and_journals_leave_their_traces() {
    let city = city().await;
    let (class, group) = class_and_group(&city).await;
    let child = person(&city, "pupil").await;
    let (mut coordinator, mut leader) =
        (city.sign_in("coordinator").await, city.sign_in("classteacher").await);
    let mut teacher = city.sign_in("teacher").await;
    for path in [
        "/people".to_owned(),
        format!("/people?class={class}"),
        "/people?name=соколов+михаил".into(),
        format!("/slips/{class}"),
        format!("/consents/{class}"),
        format!("/consents/forms.pdf?purpose=child&class={class}&person={child}"),
    ] {
        assert_eq!(coordinator.open(&path).await.status, 200, "{path}");
    }
    assert_eq!(leader.open("/people").await.status, 200);
    let form = [("class", class.to_string()), ("whose", "pupils".into()), ("person", child.to_string())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(leader.submit("/slips/print", &form, "/slips").await.status, 200);
    assert_eq!(teacher.open(&format!("/journal/{group}/journal.xlsx")).await.status, 200);
    let seen = looks(&city, "parent", child).await;
    let mut seen = told(&seen);
    seen.reverse();
    let (school, leads, taught) = ("Кравцова Е. В.", "Лебедева О. Н.", "Тихонов А. П.");
    let boy = "Соколов Михаил Дмитриевич";
    assert_eq!(
        seen,
        [
            (school, "Список людей", "вся школа"),
            (school, "Список людей", "класс 7А"),
            (school, "Список людей", boy),
            (school, "Список: логины и вход", "класс 7А"),
            (school, "Список: согласия", "класс 7А"),
            (school, "Печать: бланк согласия", boy),
            (leads, "Список людей", "класс 7А"),
            (leads, "Печать: листок с паролем", boy),
            (taught, "Выгрузка: журнал", "7А, Алгебра"),
        ]
    );
}

#[tokio::test]
async fn a_look_at_a_class_was_a_look_at_those_who_were_in_it_that_day() {
    let city = city().await;
    let (class, _) = class_and_group(&city).await;
    let child = person(&city, "pupil").await;
    city.sign_in("coordinator").await.open(&format!("/people?class={class}")).await;
    assert_eq!(looks(&city, "parent", child).await.len(), 1);
    city.force(&format!(
        "UPDATE class_members SET until = '2026-11-11' WHERE pupil_id = {child} AND until IS NULL"
    ))
    .await;
    assert!(looks(&city, "parent", child).await.is_empty(), "he had left the day before");
}

#[tokio::test]
async fn nobody_reads_of_the_child_of_others() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    for login in ["parent2", "pupil2", "classteacher", "head", "coordinator", "coordinator2", "district"] {
        let answer = own(&city, &mut city.sign_in(login).await, child).await;
        assert_eq!(answer.refusal(), (404, AppError::NotFound), "{login}");
    }
}

#[tokio::test]
async fn a_pupil_reads_of_the_own_data_from_fourteen_and_a_guardian_before() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    city.force(&format!("UPDATE persons SET born = '2012-11-13' WHERE id = {child}")).await;
    let mut pupil = city.sign_in("pupil").await;
    let (status, error) = own(&city, &mut pupil, child).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("с 14 лет"), "{error}");
    assert_eq!(own(&city, &mut city.sign_in("parent").await, child).await.status, 200);
    city.force(&format!("UPDATE persons SET born = '2012-11-12' WHERE id = {child}")).await;
    assert_eq!(own(&city, &mut pupil, child).await.status, 200);
}

#[tokio::test]
async fn the_coordinator_reads_the_school_by_person_and_by_reader_and_no_other_school() {
    let city = city().await;
    let (child, head) = (person(&city, "pupil").await, person(&city, "head").await);
    city.sign_in("head").await.open(&link::card(child)).await;
    city.sign_in("secretary").await.open("/people?side=staff").await;
    city.sign_in("coordinator2").await.open("/people").await;
    flush(&city.house).await.unwrap();
    let mut coordinator = city.sign_in("coordinator").await;
    let mut school = async |form: &[(&str, &str)]| -> Vec<SeenLook> {
        coordinator.call(OpenSchoolTraces::url(), form).await.read::<Seen>().looks
    };
    assert_eq!(told(&school(&[]).await).len(), 2);
    let (of, by) = (child.to_string(), head.to_string());
    assert_eq!(told(&school(&[("of", &of)]).await)[0].0, "Воробьёв И. О.");
    assert_eq!(told(&school(&[("of", &by)]).await)[0].1, "Список людей", "the head is of the staff");
    assert_eq!(told(&school(&[("by", &by)]).await).len(), 1);
    assert_eq!(told(&school(&[("by", &of)]).await).len(), 0);
    for login in ["head", "deputy", "secretary", "teacher"] {
        let denied = city.sign_in(login).await.call(OpenSchoolTraces::url(), &[]).await;
        assert_eq!(denied.refusal(), (403, AppError::Denied), "{login}");
    }
}

#[tokio::test]
async fn a_hundred_looks_a_page_and_a_way_to_the_earlier() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    for _ in 0..101 {
        leave_by(&city.house, [at_the_console(&city, child).await]).unwrap();
        flush(&city.house).await.unwrap();
    }
    let mut parent = city.sign_in("parent").await;
    let first: Seen = own(&city, &mut parent, child).await.read();
    let before = first.earlier.expect("one is left").to_string();
    let form = [("of", child.to_string()), ("before", before)];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let rest: Seen = parent.call(OpenOwnTraces::url(), &form).await.read();
    assert_eq!((first.looks.len(), rest.looks.len(), rest.earlier), (100, 1, None));
    assert_eq!(rest.looks[0].who, "администратор сервера");
}

#[tokio::test]
async fn where_no_trace_can_be_left_no_card_is_opened() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let one = at_the_console(&city, child).await;
    let mut number = 0;
    while leave_by(&city.house, [Trace { whose: Whose::Person(PersonId(number)), ..one }]).is_ok() {
        number += 1;
    }
    let mut head = city.sign_in("head").await;
    let shut = head.open(&link::card(child)).await;
    assert_eq!(shut.status, 503);
    assert!(shut.body.contains("Сервер занят") && !shut.body.contains("Соколов Михаил"), "{}", shut.body);
    flush(&city.house).await.unwrap();
    assert_eq!(head.open(&link::card(child)).await.status, 200);
}

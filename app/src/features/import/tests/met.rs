//! Rows that meet somebody of the school: asked where it is not sure, obeyed as they are answered, and twice is once.

use domain::people::roster::{Sign, Verdict};
use server_fn::ServerFn;

use super::door::{bring, open};
use crate::features::import::api::{BringUpload, RuleRows};
use crate::features::import::questions::Met;
use crate::features::import::sheet::Opened;
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;
use crate::kit::sql;

/// Two pupils of 7А as the list names them, whoever they are; the second day is nobody's.
pub struct Two {
    pub list: String,
    pub people: [i64; 2],
}

/// Nobody has written the birth dates of the two down.
pub async fn two(city: &City) -> Two {
    let (mut people, mut list) = ([0; 2], "Класс;ФИО;Пол;Дата рождения\r\n".to_owned());
    for (at, login) in ["pupil", "pupil2"].into_iter().enumerate() {
        people[at] = city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await;
        let asked = "SELECT surname, given, patronymic, sex FROM persons WHERE id = $1";
        let tx = city.house.db.read().await.unwrap();
        let row = sql::row(&tx, asked, [people[at].into()]).await.unwrap().unwrap();
        drop(tx);
        let name = sql::person_name(&row).unwrap().full();
        let sex = if row.try_get::<String>("", "sex").unwrap() == "f" { "ж" } else { "м" };
        list.extend(["7А;", &name, ";", sex, &format!(";0{}.02.2013\r\n", at + 1)]);
        city.force(&format!("UPDATE persons SET born = NULL WHERE id = {}", people[at])).await;
    }
    Two { list, people }
}

pub async fn brought(city: &City, visitor: &mut Visitor, list: &str) -> (String, Opened) {
    let answer = bring(city, visitor, list).await;
    let id = answer.location().unwrap().rsplit('/').next().unwrap().to_owned();
    let opened = open(visitor, &id).await.read();
    (id, opened)
}

pub async fn rule(visitor: &mut Visitor, id: &str, met: &[(&Met, &str)]) -> Answer {
    let mut form = vec![("upload".to_owned(), id.to_owned())];
    for (at, (one, verdict)) in met.iter().enumerate() {
        let field = |of: &str| format!("answers[{at}][{of}]");
        form.push((field("sheet"), one.place.sheet.clone()));
        form.push((field("row"), one.place.row.to_string()));
        form.push((field("person"), one.person.to_string()));
        form.push((field("verdict"), (*verdict).to_owned()));
    }
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.call(RuleRows::url(), &form).await
}

pub async fn confirm(visitor: &mut Visitor, id: &str) -> Answer {
    visitor.call(BringUpload::url(), &[("upload", id)]).await
}

pub async fn persons(city: &City) -> i64 {
    city.number("SELECT COUNT(*) FROM persons").await
}

async fn born(city: &City, person: i64) -> i64 {
    city.number(&format!("SELECT COUNT(*) FROM persons WHERE id = {person} AND born IS NOT NULL")).await
}

#[tokio::test]
async fn a_namesake_without_a_birth_date_is_shown_side_by_side_and_asked() {
    let city = city().await;
    let Two { list, people } = two(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    assert_eq!(opened.met.iter().map(|met| met.person.0).collect::<Vec<_>>(), people);
    let first = &opened.met[0];
    assert_eq!((first.sign, first.verdict, first.answered), (Sign::Name, None, false));
    let pair = |title: &str| first.pairs.iter().find(|pair| pair.title == title).cloned().unwrap();
    let day = pair("Дата рождения");
    assert_eq!((day.listed.as_str(), day.known.as_str(), day.differs), ("01.02.2013", "", true));
    assert!(!pair("ФИО").differs && pair("ФИО").listed == pair("ФИО").known);
    let page = coordinator.open(&format!("/import/{id}")).await.body;
    assert!(page.contains("Похожи на тех, кто уже есть") && page.contains("нужен ответ"), "{page}");
    let before = persons(&city).await;
    let (status, error) = confirm(&mut coordinator, &id).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("2\u{a0}строки"), "{error}");
    assert_eq!(persons(&city).await, before, "and nothing is written");
}

#[tokio::test]
async fn the_same_person_is_updated_or_left_and_twice_is_once() {
    let city = city().await;
    let Two { list, people } = two(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    let (before, met) = (persons(&city).await, &opened.met);
    let ruled = rule(&mut coordinator, &id, &[(&met[0], "update"), (&met[1], "leave")]).await;
    assert_eq!(ruled.status, 200, "{}", ruled.body);
    let again: Opened = open(&mut coordinator, &id).await.read();
    let verdicts: Vec<_> = again.met.iter().map(|met| (met.verdict, met.answered)).collect();
    assert_eq!(verdicts, [(Some(Verdict::Update), true), (Some(Verdict::Leave), true)]);
    assert_eq!((again.report.created, again.report.updated, again.report.unchanged), (0, 1, 1));
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200);
    assert_eq!(
        (persons(&city).await, born(&city, people[0]).await, born(&city, people[1]).await),
        (before, 1, 0)
    );
    let (_, twice) = brought(&city, &mut coordinator, &list).await;
    assert_eq!(
        twice.met.iter().map(|met| met.person.0).collect::<Vec<_>>(),
        [people[1]],
        "what is the same is sure now"
    );
    let late = rule(&mut coordinator, &id, &[(&met[0], "another")]).await;
    assert_eq!(late.status, 422, "a list brought in is decided");
}

#[tokio::test]
async fn others_come_in_as_others_and_the_same_file_again_brings_nobody() {
    let city = city().await;
    let Two { list, people } = two(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, _) = brought(&city, &mut coordinator, &list).await;
    let before = persons(&city).await;
    let all = [("upload", id.as_str()), ("rest", "another")];
    assert_eq!(coordinator.call(RuleRows::url(), &all).await.status, 200);
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200);
    assert_eq!(persons(&city).await, before + 2, "one answer for all");
    assert_eq!((born(&city, people[0]).await, born(&city, people[1]).await), (0, 0));
    let (twice, opened) = brought(&city, &mut coordinator, &list).await;
    assert_eq!((opened.met.len(), opened.report.created, opened.report.unchanged), (0, 0, 2));
    assert_eq!(confirm(&mut coordinator, &twice).await.status, 200);
    assert_eq!(persons(&city).await, before + 2);
}

#[tokio::test]
async fn what_is_sure_by_name_and_day_goes_on_and_may_be_left_as_it_is() {
    let city = city().await;
    let Two { list, people } = two(&city).await;
    for (at, person) in people.into_iter().enumerate() {
        city.force(&format!(
            "UPDATE persons SET born = '2013-02-0{}', sex = 'f' WHERE id = {person}",
            at + 1
        ))
        .await;
    }
    let list = list.replace(";ж;", ";м;");
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    let known: Vec<_> = opened.met.iter().map(|met| (met.sign, met.verdict, met.answered)).collect();
    assert_eq!(known, [(Sign::Birth, Some(Verdict::Update), false); 2]);
    rule(&mut coordinator, &id, &[(&opened.met[0], "leave")]).await.read::<()>();
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200);
    let man = |person: i64| format!("SELECT COUNT(*) FROM persons WHERE id = {person} AND sex = 'm'");
    assert_eq!((city.number(&man(people[0])).await, city.number(&man(people[1])).await), (0, 1));
}

#[tokio::test]
async fn nobody_of_another_school_is_shown_beside_a_row_and_strangers_rule_nothing() {
    let city = city().await;
    let Two { list, .. } = two(&city).await;
    let mut foreign = city.sign_in("coordinator2").await;
    let (_, opened) = brought(&city, &mut foreign, &list).await;
    assert_eq!(opened.met, [], "they learn in the first school");
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    for login in ["coordinator2", "teacher", "parent", "district"] {
        let mut stranger = city.sign_in(login).await;
        let ruled = rule(&mut stranger, &id, &[(&opened.met[0], "another")]).await;
        assert_eq!(ruled.refusal(), (404, AppError::NotFound), "{login}");
    }
}

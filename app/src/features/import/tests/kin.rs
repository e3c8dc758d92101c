//! Guardians of a list who bear the name of somebody of the school: shown, asked of, and others until somebody says no.

use domain::people::roster::{Sign, Verdict};

use super::met::{brought, confirm, persons, rule};
use crate::features::testing::{City, city};
use crate::kit::sql;

/// A newcomer to 7А whose mother is called as `parent` is, with this telephone; and who `parent` is.
async fn list(city: &City, phone: &str) -> (String, i64) {
    let parent = city.number("SELECT person_id FROM accounts WHERE login = 'parent'").await;
    city.force(&format!("UPDATE persons SET phone = '+7 900 000-00-01', phone_key = '9000000001', born = NULL WHERE id = {parent}"))
        .await;
    let asked = "SELECT surname, given, patronymic, sex FROM persons WHERE id = $1";
    let tx = city.house.db.read().await.unwrap();
    let row = sql::row(&tx, asked, [parent.into()]).await.unwrap().unwrap();
    let name = sql::person_name(&row).unwrap().full();
    let list = format!(
        "Класс;ФИО;Пол;Дата рождения;ФИО матери;Телефон матери\r\n7А;Яблоков Глеб Ильич;м;04.04.2013;{name};{phone}\r\n"
    );
    (list, parent)
}

async fn children(city: &City, guardian: i64) -> i64 {
    city.number(&format!("SELECT COUNT(*) FROM kinships WHERE guardian_id = {guardian}")).await
}

#[tokio::test]
async fn a_namesake_with_another_telephone_is_shown_and_is_another_unless_somebody_says_no() {
    let city = city().await;
    let (list, parent) = list(&city, "8 900 777-66-55").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    let [met] = &opened.met[..] else { panic!("{:?}", opened.met) };
    assert_eq!(
        (met.person.0, met.sign, met.verdict, met.answered),
        (parent, Sign::Name, Some(Verdict::Another), false)
    );
    assert_eq!(met.of.as_deref(), Some("Яблоков Глеб Ильич"));
    let phone = met.pairs.iter().find(|pair| pair.title == "Телефон").unwrap();
    assert!(phone.differs && phone.known.contains("000-00-01"), "{phone:?}");
    let page = coordinator.open(&format!("/import/{id}")).await.body;
    assert!(page.contains("родитель, ученик: Яблоков") && page.contains("другой человек"), "{page}");
    let (before, own) = (persons(&city).await, children(&city, parent).await);
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200, "it does not wait for an answer");
    assert_eq!((persons(&city).await, children(&city, parent).await), (before + 2, own));
}

#[tokio::test]
async fn said_to_be_the_same_the_guardian_has_one_child_more_and_twice_is_once() {
    let city = city().await;
    let (list, parent) = list(&city, "8 900 777-66-55").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (id, opened) = brought(&city, &mut coordinator, &list).await;
    let (before, own) = (persons(&city).await, children(&city, parent).await);
    rule(&mut coordinator, &id, &[(&opened.met[0], "leave")]).await.read::<()>();
    assert_eq!(confirm(&mut coordinator, &id).await.status, 200);
    assert_eq!((persons(&city).await, children(&city, parent).await), (before + 1, own + 1));
    let kept = format!("SELECT COUNT(*) FROM persons WHERE id = {parent} AND phone_key = '9000000001'");
    assert_eq!(city.number(&kept).await, 1, "the card was to be left as it is");
    let (twice, opened) = brought(&city, &mut coordinator, &list).await;
    assert_eq!(opened.met, [], "the guardian of this very child is known");
    assert_eq!(confirm(&mut coordinator, &twice).await.status, 200);
    assert_eq!((persons(&city).await, children(&city, parent).await), (before + 1, own + 1));
}

#[tokio::test]
async fn the_same_telephone_is_the_same_person_unasked_and_a_stranger_of_another_school_is_not_shown() {
    let city = city().await;
    let (same, parent) = list(&city, "8 900 000-00-01").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (_, opened) = brought(&city, &mut coordinator, &same).await;
    assert_eq!((opened.met.as_slice(), opened.report.guardians.created), (&[][..], 0));
    let (other, _) = list(&city, "8 900 777-66-55").await;
    city.force(&format!("DELETE FROM kinships WHERE guardian_id = {parent}")).await;
    let (_, opened) = brought(&city, &mut coordinator, &other).await;
    assert_eq!(opened.met, [], "nobody here is their child");
}

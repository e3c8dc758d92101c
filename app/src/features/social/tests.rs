//! Social passports, as each person of the city sees them.

use domain::ids::{ClassId, PersonId};
use server_fn::ServerFn;

use super::api::{OpenClass, OpenOverview, OpenPassport, SavePassport};
use super::sheet::{ClassSheet, Opened, Overview};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link, trace};

async fn pupil(city: &City) -> PersonId {
    PersonId(city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await)
}

async fn class(city: &City) -> ClassId {
    let of = pupil(city).await;
    ClassId(
        city.number(&format!("SELECT class_id FROM class_members WHERE pupil_id = {of} AND until IS NULL"))
            .await,
    )
}

async fn open(visitor: &mut Visitor, person: PersonId) -> Answer {
    visitor.call(OpenPassport::url(), &[("person", &person.to_string())]).await
}

fn form<'a>(person: &'a str, version: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [("draft[family]", "single"), ("draft[health_group]", "2"), ("draft[meals]", "free")];
    [("person", person), ("version", version)].into_iter().chain(usual).chain(more.iter().copied()).collect()
}

const NEEDS: [(&str, &str); 2] =
    [("draft[special_needs]", "on"), ("draft[special_needs_document]", "Заключение ПМПК № 5")];

#[tokio::test]
async fn a_class_teacher_writes_a_passport_and_the_log_tells_nothing_of_it() {
    let city = city().await;
    let person = pupil(&city).await;
    let (mut leader, id) = (city.sign_in("classteacher").await, person.to_string());
    let first: Opened = open(&mut leader, person).await.read();
    assert_eq!((first.version, first.draft.family.as_str()), (0, ""));
    leader.call(SavePassport::url(), &form(&id, "0", &NEEDS)).await.read::<()>();
    let again: Opened = open(&mut city.sign_in("deputy").await, person).await.read();
    assert_eq!((again.version, again.draft.special_needs_document.as_str()), (1, "Заключение ПМПК № 5"));
    assert!(again.changed.is_some_and(|told| told.starts_with("Лебедева О. Н.")));
    let told = format!(
        "SELECT COUNT(*) FROM events WHERE act = 'passport.change' AND subject = 'person:{person} version:1' \
         AND \"old\" IS NULL AND \"new\" IS NULL"
    );
    assert_eq!(city.number(&told).await, 1);
    let clear = "SELECT COUNT(*) FROM social_passports WHERE CAST(sealed AS text) LIKE '%single%'";
    if city.house.db.backend() == sea_orm::DbBackend::Sqlite {
        assert_eq!(city.number(clear).await, 0);
    }
    trace::flush(&city.house).await.unwrap();
    let looks = format!(
        "SELECT COUNT(*) FROM traces WHERE way = 'card' AND matter = 'social' AND whose_id = {person}"
    );
    assert_eq!(city.number(&looks).await, 2);
}

#[tokio::test]
async fn nobody_who_only_teaches_nor_a_stranger_sees_one() {
    let city = city().await;
    let (person, own) = (pupil(&city).await, class(&city).await);
    for login in ["coordinator", "deputy", "classteacher"] {
        assert_eq!(open(&mut city.sign_in(login).await, person).await.status, 200, "{login}");
    }
    for login in [
        "teacher",
        "teacher2",
        "teacher3",
        "head",
        "secretary",
        "coordinator2",
        "district",
        "city",
        "methodist",
        "parent",
        "pupil",
        "admin",
    ] {
        let mut visitor = city.sign_in(login).await;
        assert_eq!(open(&mut visitor, person).await.refusal(), (404, AppError::NotFound), "{login}");
        let listed = visitor.call(OpenClass::url(), &[("class", &own.to_string())]).await;
        assert_eq!(listed.refusal(), (404, AppError::NotFound), "{login}");
        assert_eq!(visitor.open(&link::passport(person)).await.status, 404, "{login}");
        let id = person.to_string();
        let written = visitor.call(SavePassport::url(), &form(&id, "0", &[])).await;
        assert_eq!(written.status, 404, "{login}");
    }
}

#[tokio::test]
async fn a_school_gives_the_passports_to_a_role_and_takes_them_back() {
    let city = city().await;
    let person = pupil(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let by = city.number("SELECT id FROM accounts WHERE login = 'coordinator'").await;
    for (role, given) in [("head", true), ("deputy", false)] {
        let row = format!("({school}, '{role}', 'keep_social', {given}, {by}, '2026-11-12T08:00:00Z')");
        city.force(&format!(
            "INSERT INTO role_rights (school_id, role, gives, given, \"by\", at) VALUES {row}"
        ))
        .await;
    }
    assert_eq!(open(&mut city.sign_in("head").await, person).await.status, 200);
    assert_eq!(open(&mut city.sign_in("deputy").await, person).await.status, 404);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_the_rest_is_kept() {
    let city = city().await;
    let person = pupil(&city).await;
    let (mut leader, id) = (city.sign_in("classteacher").await, person.to_string());
    let typed = form(&id, "0", &[("draft[disability]", "on"), ("draft[outer_until]", "2026-11-01")]);
    let (status, error) = leader.call(SavePassport::url(), &typed).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.at("disability_document").is_some() && error.at("outer_since").is_some(), "{error:?}");
    let page = leader.submit(SavePassport::url(), &typed, &link::passport(person)).await;
    assert_eq!(page.status, 422);
    assert!(
        page.body.contains("Укажите документ") && page.body.contains("value=\"2026-11-01\""),
        "{}",
        page.body
    );
    assert_eq!(city.number("SELECT COUNT(*) FROM social_passports").await, 0);
}

#[tokio::test]
async fn the_second_hand_overwrites_nothing() {
    let city = city().await;
    let person = pupil(&city).await;
    let id = person.to_string();
    let (mut leader, mut deputy) = (city.sign_in("classteacher").await, city.sign_in("deputy").await);
    leader.call(SavePassport::url(), &form(&id, "0", &[])).await.read::<()>();
    let (status, error) =
        deputy.call(SavePassport::url(), &form(&id, "0", &NEEDS)).await.refusal::<AppError>();
    assert_eq!(status, 409);
    assert!(error.to_string().contains("Лебедева О. Н."), "{error}");
    deputy.call(SavePassport::url(), &form(&id, "1", &NEEDS)).await.read::<()>();
    let now: Opened = open(&mut leader, person).await.read();
    assert_eq!(now.version, 2);
}

#[tokio::test]
async fn figures_go_up_without_names_and_without_classes() {
    let city = city().await;
    let person = pupil(&city).await;
    let (mut leader, id) = (city.sign_in("classteacher").await, person.to_string());
    leader.call(SavePassport::url(), &form(&id, "0", &NEEDS)).await.read::<()>();
    let own: Overview = leader.call(OpenOverview::url(), &[]).await.read();
    assert_eq!(own.parts.iter().map(|part| part.title.as_str()).collect::<Vec<_>>(), ["7А"]);
    let whole: Overview = city.sign_in("coordinator").await.call(OpenOverview::url(), &[]).await.read();
    assert!(whole.parts.len() > 1);
    assert_eq!((whole.total.known, whole.total.special_needs, whole.total.families), (1, 1, [0, 1, 0, 0]));
    let above: Overview = city.sign_in("city").await.call(OpenOverview::url(), &[]).await.read();
    assert!(above.parts.iter().all(|part| part.class.is_none()) && above.total.known == 1);
    let page = city.sign_in("city").await.open(link::SOCIAL).await;
    assert!(
        page.status == 200 && !page.body.contains("Соколов") && !page.body.contains("7А"),
        "{}",
        page.body
    );
    for login in ["methodist", "teacher", "head", "secretary", "parent", "pupil", "admin"] {
        let mut visitor = city.sign_in(login).await;
        assert_eq!(
            visitor.call(OpenOverview::url(), &[]).await.refusal(),
            (404, AppError::NotFound),
            "{login}"
        );
    }
}

#[tokio::test]
async fn the_sheet_of_a_class_says_who_is_not_filled_in() {
    let city = city().await;
    let (person, own) = (pupil(&city).await, class(&city).await);
    let (mut leader, id) = (city.sign_in("classteacher").await, person.to_string());
    leader.call(SavePassport::url(), &form(&id, "0", &NEEDS)).await.read::<()>();
    let sheet: ClassSheet = leader.call(OpenClass::url(), &[("class", &own.to_string())]).await.read();
    let row = sheet.rows.iter().find(|row| row.person == person).unwrap();
    let expected = ["неполная семья", "ОВЗ", "группа здоровья 2", "бесплатное питание"];
    assert_eq!(row.marks.as_deref().unwrap(), expected.map(str::to_owned));
    assert!(sheet.rows.iter().filter(|row| row.marks.is_none()).count() > 5);
    let page = leader.open(&link::card(person)).await.body;
    assert!(page.contains(&link::passport(person)), "the card leads there");
    let taught = city.sign_in("teacher").await.open(&link::card(person)).await.body;
    assert!(!taught.contains("/social/"), "{taught}");
}

//! Slips against real SQL: who prints for whom, what the paper opens, and what it shuts.

use domain::slip::{Access, Whose};
use server_fn::ServerFn;

use super::api::{OpenSlips, OpenVisits, SetLoginPattern};
use super::sheet::{Row, Sheet, Visits};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link};

const DIARY: &str = "/diary";
const SIGN_IN: &str = "/api/app/features/account/api/sign_in";
const CHANGE_PASSWORD: &str = "/api/app/features/account/api/change_password";

async fn class(city: &City, school: &str, name: (i32, &str)) -> i64 {
    let (grade, letter) = name;
    let asked = format!(
        "SELECT c.id FROM classes c JOIN organisations o ON o.id = c.school_id \
         WHERE o.code = '{school}' AND c.grade = {grade} AND c.letter = '{letter}'"
    );
    city.number(&asked).await
}

async fn sheet(visitor: &mut Visitor, class: i64, whose: &str) -> Answer {
    let whose = Whose::parse(whose).map(|whose| serde_json::to_value(whose).unwrap());
    let whose = whose.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    visitor.call(OpenSlips::url(), &[("class", &class.to_string()), ("whose", &whose)]).await
}

async fn print(visitor: &mut Visitor, class: Option<i64>, whose: &str, people: &[i64]) -> Answer {
    let class = class.map(|class| class.to_string()).unwrap_or_default();
    let people: Vec<String> = people.iter().map(i64::to_string).collect();
    let mut form = vec![("class", class.as_str()), ("whose", whose)];
    form.extend(people.iter().map(|person| ("person", person.as_str())));
    visitor.submit("/slips/print", &form, "/slips").await
}

fn row<'a>(sheet: &'a Sheet, login: &str) -> &'a Row {
    sheet.rows.iter().find(|row| row.login.as_deref() == Some(login)).expect(login)
}

/// The password after this login on the proof of a sheet.
fn password(proof: &str, login: &str) -> String {
    let mut lines = proof.lines().skip_while(|line| *line != login);
    lines.nth(1).expect(login).to_owned()
}

async fn enter(city: &City, login: &str, password: &str) -> (Visitor, Answer) {
    let mut visitor = city.visitor();
    let answer = visitor.call(SIGN_IN, &[("login", login), ("password", password)]).await;
    (visitor, answer)
}

/// An account that is there no more, with what it has opened.
async fn forget(city: &City, login: &str) {
    let account = format!("SELECT id FROM accounts WHERE login = '{login}'");
    city.force(&format!("DELETE FROM diary_visits WHERE account_id IN ({account})")).await;
    city.force(&format!("DELETE FROM accounts WHERE login = '{login}'")).await;
}

#[tokio::test]
async fn a_printed_password_opens_once_and_is_then_replaced_by_an_own_one() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let mut teacher = city.sign_in("classteacher").await;
    let before: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    let pupil = row(&before, "pupil2");
    assert_eq!((pupil.access, pupil.refused.as_ref()), (Access::Never, None));
    let printed = print(&mut teacher, Some(class), "pupils", &[pupil.person.0]).await;
    assert_eq!(printed.status, 200, "{}", printed.body);
    assert_eq!(printed.headers["cache-control"], "no-store");
    assert!(printed.body.contains("Фомина Вероника Дмитриевна") && printed.body.contains("/sign-in"));
    let secret = password(&printed.body, "pupil2");
    let after: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    assert_eq!(row(&after, "pupil2").access, Access::Issued { until: after.last_day });

    let (mut visitor, entered) = enter(&city, "pupil2", &secret).await;
    assert_eq!(entered.status, 200, "{}", entered.body);
    assert_eq!(visitor.open(DIARY).await.location(), Some(link::PASSWORD));
    let own = [("new", "сирень у калитки"), ("again", "сирень у калитки")];
    assert_eq!(visitor.call(CHANGE_PASSWORD, &own).await.status, 200);
    assert_eq!(visitor.open(DIARY).await.status, 200);
    assert_eq!(enter(&city, "pupil2", &secret).await.1.status, 422, "the slip is spent");
    let visited: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    assert!(matches!(row(&visited, "pupil2").access, Access::Visits { .. }));
}

#[tokio::test]
async fn a_slip_opens_nothing_after_its_last_day() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let mut teacher = city.sign_in("classteacher").await;
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await;
    let printed = print(&mut teacher, Some(class), "pupils", &[person]).await;
    let secret = password(&printed.body, "pupil2");
    city.force("UPDATE accounts SET one_time_until = '2026-11-11' WHERE login = 'pupil2'").await;
    let (status, error): (u16, AppError) = enter(&city, "pupil2", &secret).await.1.refusal();
    assert_eq!(status, 422);
    assert!(error.at("password").is_some_and(|text| text.contains("Срок")), "{error:?}");
    let wrong: (u16, AppError) = enter(&city, "pupil2", "наугад").await.1.refusal();
    assert!(wrong.1.at("password").is_none(), "a wrong password learns nothing of the slip");
}

#[tokio::test]
async fn a_new_slip_shuts_out_whoever_was_in() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let mut pupil = city.sign_in("pupil").await;
    assert_eq!(pupil.open(DIARY).await.status, 200);
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await;
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(print(&mut coordinator, Some(class), "pupils", &[person]).await.status, 200);
    assert_eq!(pupil.open(DIARY).await.status, 302);
}

#[tokio::test]
async fn only_hashes_and_the_fact_are_kept() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let mut teacher = city.sign_in("classteacher").await;
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await;
    let printed = print(&mut teacher, Some(class), "pupils", &[person]).await;
    let secret = password(&printed.body, "pupil2");
    let kept = format!(
        "SELECT (SELECT COUNT(*) FROM accounts WHERE password_hash LIKE '%{secret}%') \
         + (SELECT COUNT(*) FROM events WHERE COALESCE(\"new\", '') || subject || COALESCE(reason, '') LIKE '%{secret}%')"
    );
    assert_eq!(city.number(&kept).await, 0);
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'account.slip'").await, 1);
}

#[tokio::test]
async fn whoever_came_without_a_login_gets_one_of_the_own_name() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await;
    forget(&city, "pupil2").await;
    let mut teacher = city.sign_in("classteacher").await;
    let before: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    assert!(before.rows.iter().any(|row| row.person.0 == person && row.access == Access::NoLogin));
    let printed = print(&mut teacher, Some(class), "pupils", &[person]).await;
    let made = city.number(&format!("SELECT COUNT(*) FROM accounts WHERE person_id = {person}")).await;
    assert_eq!(made, 1);
    assert!(printed.body.contains("fomina.v"), "{}", printed.body);
}

#[tokio::test]
async fn a_mother_who_teaches_elsewhere_is_refused_by_name() {
    let city = city().await;
    let class = class(&city, "school-2", (5, "Б")).await;
    let mother = city.number("SELECT person_id FROM accounts WHERE login = 'both'").await;
    let mut coordinator = city.sign_in("coordinator2").await;
    let listed: Sheet = sheet(&mut coordinator, class, "guardians").await.read();
    assert!(row(&listed, "both").refused.is_some());
    let before = city.number("SELECT COUNT(*) FROM events").await;
    let refused = print(&mut coordinator, Some(class), "guardians", &[mother]).await;
    assert_eq!((refused.status, refused.location().is_some()), (303, true), "{}", refused.body);
    assert_eq!(city.number("SELECT COUNT(*) FROM events").await, before);
}

#[tokio::test]
async fn nobody_prints_for_another_class_school_or_staff() {
    let city = city().await;
    let own = class(&city, "school-1", (7, "А")).await;
    let other = class(&city, "school-1", (5, "Б")).await;
    let foreign = class(&city, "school-2", (7, "А")).await;
    let stranger = city.number("SELECT person_id FROM accounts WHERE login = 'sibling'").await;
    let mut teacher = city.sign_in("classteacher").await;
    assert_eq!(print(&mut teacher, Some(other), "pupils", &[stranger]).await.status, 403);
    assert_eq!(print(&mut teacher, None, "staff", &[stranger]).await.status, 403);
    assert_eq!(print(&mut teacher, Some(own), "pupils", &[stranger]).await.status, 404);
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(print(&mut coordinator, Some(foreign), "pupils", &[stranger]).await.status, 404);
    for login in ["teacher", "secretary", "deputy", "parent", "pupil", "district"] {
        let mut visitor = city.sign_in(login).await;
        assert!(print(&mut visitor, Some(own), "pupils", &[stranger]).await.status >= 403, "{login}");
        assert_eq!(visitor.open(link::SLIPS).await.status, 404, "{login}");
    }
}

#[tokio::test]
async fn visits_are_counted_by_class() {
    let city = city().await;
    let mut teacher = city.sign_in("classteacher").await;
    let visits = async |visitor: &mut Visitor| visitor.call(OpenVisits::url(), &[]).await.read::<Visits>();
    let before = visits(&mut teacher).await;
    let [own] = &before.classes[..] else { panic!("{before:?}") };
    assert_eq!((own.title.as_str(), own.pupils.came, before.staff), ("7А", 0, None));
    assert!(own.pupils.people > 0 && own.guardians.people > 0);
    city.sign_in("pupil").await;
    let after = visits(&mut teacher).await;
    assert_eq!((after.classes[0].pupils.came, after.classes[0].pupils.lately), (1, 1));
    let mut coordinator = city.sign_in("coordinator").await;
    let all = visits(&mut coordinator).await;
    assert!(all.classes.len() > 1 && all.staff.is_some_and(|staff| staff.people > 4));
}

#[tokio::test]
async fn the_school_says_of_what_logins_are_made_and_nobody_loses_one() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let set = coordinator.call(SetLoginPattern::url(), &[("pattern", "surname_given")]).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let page = coordinator.open(link::SLIPS).await.body;
    assert!(page.contains("фамилия и имя: ivanov.petr"), "{page}");
    let kept = city.number("SELECT COUNT(*) FROM accounts WHERE login = 'pupil2'").await;
    assert_eq!(kept, 1);
    forget(&city, "pupil2").await;
    let printed = print(&mut coordinator, Some(class), "pupils", &[person]).await;
    assert!(printed.body.contains("fomina.veronika"), "{}", printed.body);
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'school.logins'").await, 1);
    for login in ["classteacher", "teacher", "secretary", "parent"] {
        let mut other = city.sign_in(login).await;
        let refused = other.call(SetLoginPattern::url(), &[("pattern", "surname_given")]).await;
        assert!(refused.status >= 403, "{login}: {}", refused.status);
    }
}

#[tokio::test]
async fn a_pupils_slip_waits_for_the_consent_unless_the_school_asks_nobody() {
    let city = city().await;
    let class = class(&city, "school-1", (7, "А")).await;
    let mut teacher = city.sign_in("classteacher").await;
    let pupil = city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await;
    city.force(&format!("DELETE FROM consents WHERE subject_id = {pupil}")).await;
    let waits: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    assert!(row(&waits, "pupil2").refused.as_deref().unwrap().contains("ждёт согласия"));
    let page = print(&mut teacher, Some(class), "pupils", &[pupil]).await;
    assert_eq!(page.status, 303, "{}", page.body);
    let school = "(SELECT id FROM organisations WHERE code = 'school-1')";
    city.force(&format!(
        "INSERT INTO school_settings (school_id, key, value) VALUES ({school}, 'consent_gate', 'закон')"
    ))
    .await;
    let lifted: Sheet = sheet(&mut teacher, class, "pupils").await.read();
    assert_eq!(row(&lifted, "pupil2").refused, None);
}

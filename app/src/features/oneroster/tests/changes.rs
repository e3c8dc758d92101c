//! When records were changed: noted by the database, whoever writes; asked for by programs, a part at a time.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::oneroster::Scope;
use sea_orm::ConnectionTrait;
use tower::ServiceExt;

use super::reading::{ROOT, numbers};
use super::{Server, city};

impl Server {
    /// Changes rows behind everybody's back.
    async fn force(&self, sql: &str) {
        let tx = self.house.db.turn().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The latest moment of a list.
    async fn latest(&self, token: &str, list: (&str, &str)) -> String {
        let told = self.get(token, &format!("{}?sort=dateLastModified&orderBy=desc&limit=1", list.0)).await;
        told.body[list.1][0]["dateLastModified"].as_str().unwrap().to_owned()
    }

    /// Numbers of a list that were changed after `moment`, with how many there are.
    async fn changed(&self, token: &str, list: (&str, &str), moment: &str) -> (Vec<String>, usize) {
        let told = self.get(token, &format!("{}?filter=dateLastModified%3E%27{moment}%27", list.0)).await;
        assert_eq!(told.status, StatusCode::OK, "{}", told.body);
        (numbers(&told, list.1), told.total.unwrap())
    }
}

const USERS: (&str, &str) = ("users", "users");
const LINES: (&str, &str) = ("enrollments", "enrollments");
const CLASSES: (&str, &str) = ("classes", "classes");

#[tokio::test]
async fn only_what_was_changed_is_told_of_and_of_the_rest_nothing() {
    let city = city().await;
    let token = city.token(&city.school().await, &[Scope::Core]).await;
    let pupil = "(SELECT MIN(m.pupil_id) FROM class_members m WHERE m.school_id = \
         (SELECT MIN(id) FROM organisations WHERE kind = 'school') AND m.until IS NULL)";
    let users = city.latest(&token, USERS).await;
    assert_eq!(city.changed(&token, USERS, &users).await, (vec![], 0));
    city.force(&format!("UPDATE persons SET email = 'new@example.org' WHERE id = {pupil}")).await;
    let (changed, total) = city.changed(&token, USERS, &users).await;
    assert_eq!((changed.len(), total), (1, 1));
    let one = city.get(&token, &format!("users/{}", changed[0])).await;
    assert_eq!(one.body["user"]["email"], "new@example.org");
    assert!(one.body["user"]["dateLastModified"].as_str() > Some(users.as_str()));
    let students = city.changed(&token, ("students", "users"), &users).await;
    assert_eq!(students, (changed, 1), "the same in the list of a role");

    let lines = city.latest(&token, LINES).await;
    city.force(&format!(
        "UPDATE group_members SET until = '2027-05-31' WHERE pupil_id = {pupil} AND group_id = \
         (SELECT MIN(group_id) FROM group_members WHERE pupil_id = {pupil})"
    ))
    .await;
    assert_eq!(city.changed(&token, LINES, &lines).await.1, 1);
    let classes = city.latest(&token, CLASSES).await;
    city.force("UPDATE groups SET name = 'Новая' WHERE id = (SELECT MIN(id) FROM groups)").await;
    assert_eq!(city.changed(&token, CLASSES, &classes).await.1, 1);
    assert_eq!(
        city.changed(&token, USERS, "2020-01-01").await.1,
        city.get(&token, "users").await.total.unwrap()
    );
}

#[tokio::test]
async fn a_secret_of_a_person_is_no_change_of_the_record() {
    let city = city().await;
    let token = city.token(&city.school().await, &[Scope::Core]).await;
    let users = city.latest(&token, USERS).await;
    city.force("UPDATE accounts SET last_seen_at = created_at, must_change = TRUE").await;
    city.force("UPDATE persons SET snils_blind = NULL").await;
    assert_eq!(city.changed(&token, USERS, &users).await, (vec![], 0));
}

#[tokio::test]
async fn a_year_that_opens_makes_all_its_records_new() {
    let city = city().await;
    let token = city.token(&city.school().await, &[Scope::Core]).await;
    let lines = city.latest(&token, LINES).await;
    city.force("UPDATE school_years SET state = 'closing'").await;
    for list in [LINES, CLASSES, ("terms", "academicSessions")] {
        let all = city.get(&token, list.0).await.total.unwrap();
        assert_eq!(city.changed(&token, list, &lines).await.1, all, "{}", list.0);
    }
}

#[tokio::test]
async fn parts_of_a_long_list_are_the_whole_of_it_each_record_once() {
    let city = city().await;
    let token = city.token(&city.school().await, &[Scope::Core]).await;
    for (path, list) in [USERS, LINES, ("teachers", "users")] {
        let (mut met, mut offset) = (vec![], 0);
        let total = loop {
            let told = city.get(&token, &format!("{path}?limit=40&offset={offset}&fields=sourcedId")).await;
            let (page, total) = (numbers(&told, list), told.total.unwrap());
            met.extend(page);
            offset += 40;
            if offset >= total {
                break total;
            }
        };
        met.sort();
        let read = met.len();
        met.dedup();
        assert_eq!((read, met.len()), (total, total), "{path}");
        let sorted = city.get(&token, &format!("{path}?sort=sourcedId&limit=1000")).await;
        assert_eq!(sorted.total, Some(total), "{path}: the same as the list made whole");
        assert_eq!(numbers(&sorted, list), met[..met.len().min(1_000)], "{path}");
    }
}

#[tokio::test]
async fn a_program_that_asks_without_end_is_told_when_to_come_again_and_another_is_not() {
    let city = city().await;
    let (school, router) = (city.school().await, crate::router::router(city.house.clone()));
    let ask = async |token: &str| {
        let request =
            Request::get(format!("{ROOT}/demographics")).header("authorization", format!("Bearer {token}"));
        router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    };
    let (hasty, calm) =
        (city.token(&school, &[Scope::Core]).await, city.token(&school, &[Scope::Core]).await);
    let mut met = vec![];
    for _ in 0..400 {
        let answer = ask(&hasty).await;
        met.push(answer.status());
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            let seconds = answer.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap();
            assert!((1..=2).contains(&seconds), "{seconds}");
            break;
        }
    }
    assert_eq!(met.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    assert!(met.len() > 200, "two hundred come through: {}", met.len());
    assert_eq!(ask(&calm).await.status(), StatusCode::FORBIDDEN, "its scope, and not its pace");
}

//! The next year beside the open one: what it takes over, that nothing shows before it opens, and how pupils move up.

use domain::calendar::YearState;
use serde_json::Value;

use super::super::api::{ChooseYear, StartNextYear};
use super::*;

const OPEN: &str = "(SELECT y.id FROM school_years y JOIN organisations o ON o.id = y.school_id \
     WHERE o.code = 'school-1' AND y.first_day = '2026-09-01')";
const DRAFT: &str = "(SELECT id FROM school_years WHERE state = 'draft')";

/// The coordinator of an open year has begun the next; no class of grade 9 goes on.
async fn two_years() -> (City, Visitor) {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    coordinator.call(StartNextYear::url(), &[]).await.read::<()>();
    (city, coordinator)
}

/// Rows of the open year, by table.
async fn rows(city: &City) -> Vec<i64> {
    let mut rows = vec![];
    for table in ["terms", "vacations", "bells", "grades", "curriculum_rows", "classes", "groups", "slots"] {
        rows.push(city.number(&format!("SELECT COUNT(*) FROM {table} WHERE year_id = {OPEN}")).await);
    }
    for (table, of) in
        [("class_members", "class_id"), ("group_members", "group_id"), ("group_teachers", "group_id")]
    {
        let owner = if of == "class_id" { "classes" } else { "groups" };
        let asked = format!(
            "SELECT COUNT(*) FROM {table} WHERE until IS NULL AND {of} IN (SELECT id FROM {owner} WHERE year_id = {OPEN})"
        );
        rows.push(city.number(&asked).await);
    }
    rows
}

#[tokio::test]
async fn the_next_year_takes_over_this_one_a_year_later_and_a_grade_higher() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let before = rows(&city).await;
    let next = open(&mut coordinator, Some(Step::Check), "").await.next.expect("the year is open");
    assert_eq!(next.begins, 2027);
    coordinator.call(StartNextYear::url(), &[]).await.read::<()>();
    assert_eq!(rows(&city).await, before, "the open year is untouched");
    for table in ["terms", "vacations", "bells", "grades", "curriculum_rows"] {
        let of = |year: &str| format!("SELECT COUNT(*) FROM {table} WHERE year_id = {year}");
        assert_eq!(city.number(&of(DRAFT)).await, city.number(&of(OPEN)).await, "{table}");
    }
    let first = format!(
        "SELECT COUNT(*) FROM terms WHERE year_id = {DRAFT} AND kind = 'quarter' AND first_day = '2027-09-01'"
    );
    assert_eq!(city.number(&first).await, 1);
    let goes = format!("SELECT COUNT(*) FROM classes WHERE year_id = {OPEN} AND grade NOT IN (9, 11)");
    let went = format!(
        "SELECT COUNT(*) FROM classes k JOIN class_origins o ON o.class_id = k.id JOIN classes b ON b.id = o.origin_id \
         WHERE k.year_id = {DRAFT} AND k.grade = b.grade + 1 AND k.letter = b.letter"
    );
    assert_eq!(city.number(&went).await, city.number(&goes).await);
    assert_eq!(
        city.number(&format!("SELECT COUNT(*) FROM classes WHERE year_id = {DRAFT}")).await,
        city.number(&goes).await
    );
    let stays = format!(
        "SELECT COUNT(*) FROM groups n JOIN group_origins o ON o.group_id = n.id JOIN groups g ON g.id = o.origin_id \
         JOIN group_teachers t ON t.group_id = n.id JOIN group_teachers u ON u.group_id = g.id AND u.teacher_id = t.teacher_id \
         JOIN subjects s ON s.id = n.subject_id WHERE n.year_id = {DRAFT} AND n.name = '8А' AND g.name = '7А' AND s.code = 'algebra'"
    );
    assert_eq!(city.number(&stays).await, 1, "who taught algebra goes on with the class");
    let lessons = format!(
        "SELECT COUNT(*) FROM lessons WHERE group_id IN (SELECT id FROM groups WHERE year_id = {DRAFT})"
    );
    assert_eq!(city.number(&lessons).await, 0);
    assert_eq!(coordinator.call(StartNextYear::url(), &[]).await.status, 422, "there is one already");
}

#[tokio::test]
async fn a_class_of_grade_nine_goes_on_only_if_it_is_named() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    for (grade, letters) in [(5, "А"), (5, "Б")] {
        city.force(&format!(
            "UPDATE classes SET grade = 9 WHERE grade = {grade} AND letter = '{letters}' AND year_id = {OPEN}"
        ))
        .await;
    }
    let next = open(&mut coordinator, Some(Step::Check), "").await.next.unwrap();
    let (class, name) = next.ninth[0].clone();
    coordinator.call(StartNextYear::url(), &[("goes_on[]", &class.to_string())]).await.read::<()>();
    let tenth = format!(
        "SELECT COUNT(*) FROM classes WHERE year_id = {DRAFT} AND grade = 10 AND letter = '{}'",
        name.trim_start_matches('9')
    );
    assert_eq!(city.number(&tenth).await, 1);
    assert_eq!(
        city.number(&format!("SELECT COUNT(*) FROM classes WHERE year_id = {DRAFT} AND grade = 10")).await,
        1
    );
}

#[tokio::test]
async fn both_years_are_seen_and_each_is_taken_in_hand() {
    let (city, mut coordinator) = two_years().await;
    let draft = open(&mut coordinator, Some(Step::Check), "").await;
    assert_eq!((draft.begins, draft.state, draft.years.len()), (2027, Some(YearState::Draft), 2));
    assert_eq!(draft.next, None);
    let Body::Check(check) = draft.body else { panic!("{:?}", draft.body) };
    assert!(check.pupils > 0, "those who will move up are counted");
    let of = city.number(&format!("SELECT id FROM school_years WHERE id = {OPEN}")).await.to_string();
    coordinator.call(ChooseYear::url(), &[("year", &of)]).await.read::<()>();
    let now = open(&mut coordinator, Some(Step::Check), "").await;
    assert_eq!((now.begins, now.state, now.next), (2026, Some(YearState::Open), None));
    let mut stranger = city.sign_in("coordinator2").await;
    assert_eq!(stranger.call(ChooseYear::url(), &[("year", &of)]).await.status, 404);
}

#[tokio::test]
async fn nothing_of_the_draft_shows_in_journals_and_to_families() {
    let city = city().await;
    let calls = [
        ("teacher", "journal/api/journals"),
        ("deputy", "journal/api/journals"),
        ("deputy", "term_marks/api/term_groups"),
        ("deputy", "lesson_plans/api/lesson_plans"),
        ("classteacher", "people/api/list_people"),
        ("classteacher", "exemptions/api/open_exemptions"),
        ("secretary", "people/api/list_people"),
        ("classteacher", "slips/api/open_visits"),
        ("classteacher", "timetable/api/open_timetable"),
        ("parent", "diary/api/open_today"),
        ("parent", "diary/api/open_year"),
        ("parent", "timetable/api/open_timetable"),
        ("pupil", "diary/api/open_week"),
    ];
    let mut before = vec![];
    for (login, call) in calls {
        before.push(said(&city, login, call).await);
    }
    let mut coordinator = city.sign_in("coordinator").await;
    coordinator.call(StartNextYear::url(), &[]).await.read::<()>();
    for ((login, call), before) in calls.into_iter().zip(before) {
        assert_eq!(said(&city, login, call).await, before, "{login} {call}");
    }
}

async fn said(city: &City, login: &str, call: &str) -> Value {
    let mut reader = city.sign_in(login).await;
    let url = format!("/api/app/features/{call}");
    let answer = match call {
        "people/api/list_people" => {
            let ask = json!({ "ask": { "side": "Pupils", "class": null, "name": "" } });
            reader.call_json(&url, &ask).await
        }
        "timetable/api/open_timetable" => reader.call_json(&url, &json!({ "whose": null, "on": null })).await,
        _ => reader.call(&url, &[]).await,
    };
    assert_eq!(answer.status, 200, "{login} {call}");
    answer.read()
}

#[tokio::test]
async fn a_year_opens_after_the_one_before_and_pupils_move_up_by_an_order() {
    let (city, mut coordinator) = two_years().await;
    let refused = coordinator.call(OpenSchoolYear::url(), &[]).await;
    let (status, error) = refused.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("Прежний год ещё идёт"), "{error:?}");
    let coming = format!(
        "SELECT COUNT(*) FROM class_members m JOIN classes c ON c.id = m.class_id AND c.year_id = {OPEN} AND c.grade NOT IN (9, 11) \
         WHERE m.until IS NULL"
    );
    let coming = city.number(&coming).await;
    city.force(&format!("UPDATE school_years SET last_day = '2026-11-01' WHERE id = {OPEN}")).await;
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    let new = "(SELECT id FROM school_years WHERE first_day = '2027-09-01')";
    let came = format!(
        "SELECT COUNT(*) FROM class_members m JOIN classes c ON c.id = m.class_id AND c.year_id = {new} \
         JOIN order_lines l ON l.id = m.order_line_id AND l.person_id = m.pupil_id WHERE m.since = '2027-09-01'"
    );
    assert_eq!(city.number(&came).await, coming);
    let left = format!(
        "SELECT COUNT(*) FROM class_members m JOIN classes c ON c.id = m.class_id AND c.year_id = {OPEN} \
         WHERE m.until = '2027-08-31' AND m.end_line_id IS NOT NULL"
    );
    assert_eq!(city.number(&left).await, coming);
    assert_eq!(
        city.number(&format!("SELECT COUNT(*) FROM school_years WHERE id = {OPEN} AND state = 'closing'"))
            .await,
        1
    );
    assert_eq!(
        city.number(&format!("SELECT COUNT(*) FROM school_years WHERE id = {new} AND state = 'open'")).await,
        1
    );
    let twice = "SELECT COUNT(*) FROM class_members m JOIN class_members n ON n.pupil_id = m.pupil_id AND n.id <> m.id \
         AND n.since <= m.since AND (n.until IS NULL OR n.until >= m.since)";
    assert_eq!(city.number(twice).await, 0, "nobody is in two classes at once");
}

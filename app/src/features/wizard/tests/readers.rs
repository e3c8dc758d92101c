//! Whoever reads terms reads those of the group's own class: journal, term marks, orders of terms, diary.

use serde_json::Value;

use super::*;

/// 7А of the first school goes by trimesters, all others as before.
async fn by_trimesters() -> City {
    let city = city().await;
    for (number, first, last) in
        [(1, "2026-09-01", "2026-11-30"), (2, "2026-12-01", "2027-02-28"), (3, "2027-03-01", "2027-05-26")]
    {
        city.force(&format!(
            "INSERT INTO terms (school_id, year_id, kind, number, title, first_day, last_day, post_from, post_until) \
             SELECT school_id, id, 'trimester', {number}, '{number} триместр', '{first}', '{last}', '{first}', '2027-06-02' \
             FROM school_years WHERE {SCHOOL}"
        ))
        .await;
    }
    city.force(&format!(
        "UPDATE classes SET term_kind = 'trimester' WHERE grade = 7 AND letter = 'А' AND {SCHOOL}"
    ))
    .await;
    city
}

const SCHOOL: &str = "school_id = (SELECT id FROM organisations WHERE code = 'school-1')";

async fn said(reader: &mut Visitor, call: &str, fields: &[(&str, &str)]) -> String {
    reader.call(&format!("/api/app/features/{call}"), fields).await.read::<Value>().to_string()
}

async fn group(city: &City, class: &str) -> String {
    let asked = format!(
        "SELECT MIN(g.id) FROM groups g WHERE NOT g.without_marks AND g.name = '{class}' AND g.{SCHOOL}"
    );
    city.number(&asked).await.to_string()
}

#[tokio::test]
async fn a_class_of_another_kind_has_its_own_terms_everywhere() {
    let city = by_trimesters().await;
    let (own, other) = (group(&city, "7А").await, group(&city, "5Б").await);
    let class =
        city.number(&format!("SELECT id FROM classes WHERE grade = 7 AND letter = 'А' AND {SCHOOL}")).await;
    let mut deputy = city.sign_in("deputy").await;
    let mut parent = city.sign_in("parent").await;
    let class = class.to_string();
    for (call, fields) in [
        ("journal/api/open_sheet", vec![("group", own.as_str())]),
        ("term_marks/api/open_term_marks", vec![("group", own.as_str())]),
    ] {
        let told = said(&mut deputy, call, &fields).await;
        assert!(told.contains("1 триместр") && !told.contains("четверть"), "{call}: {told:.600}");
    }
    for (call, fields) in [
        ("journal/api/open_sheet", vec![("group", other.as_str())]),
        ("term_marks/api/open_term_marks", vec![("group", other.as_str())]),
    ] {
        let told = said(&mut deputy, call, &fields).await;
        assert!(told.contains("2 четверть") && !told.contains("триместр"), "{call}: {told:.600}");
    }
    for call in ["diary/api/open_marks", "diary/api/open_year"] {
        let told = said(&mut parent, call, &[]).await;
        assert!(told.contains("триместр") || told.contains("тр\""), "{call}: {told:.600}");
        assert!(!told.contains("четверть"), "{call}: {told:.600}");
    }
    let orders = said(&mut deputy, "term_marks/api/open_terms", &[("class", &class)]).await;
    assert!(orders.contains("1 триместр"), "{orders:.600}");
}

#[tokio::test]
async fn the_kind_of_a_grade_holds_for_its_classes_but_not_for_one_that_differs() {
    let city = by_trimesters().await;
    city.force(&format!("UPDATE grades SET term_kind = 'trimester' WHERE grade IN (5, 7) AND {SCHOOL}"))
        .await;
    city.force(&format!(
        "UPDATE classes SET term_kind = 'quarter' WHERE grade = 7 AND letter = 'А' AND {SCHOOL}"
    ))
    .await;
    let (own, other) = (group(&city, "7А").await, group(&city, "5Б").await);
    let mut deputy = city.sign_in("deputy").await;
    let told = said(&mut deputy, "journal/api/open_sheet", &[("group", &own)]).await;
    assert!(told.contains("2 четверть") && !told.contains("триместр"), "{told:.600}");
    let told = said(&mut deputy, "journal/api/open_sheet", &[("group", &other)]).await;
    assert!(told.contains("1 триместр") && !told.contains("четверть"), "{told:.600}");
}

//! The check and the opening: what is missing is told, and lessons come of what is there.

use super::*;

const LESSONS: &str = "SELECT COUNT(*) FROM lessons WHERE date >= '2027-09-01'";

#[tokio::test]
async fn the_check_lists_what_is_missing_and_where_to_mend_it() {
    let (_city, mut coordinator) = beginning().await;
    let found = check(&mut coordinator).await.missing;
    assert!(found.contains(&Missing::Terms) && found.contains(&Missing::Classes), "{found:?}");
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 7, "А").await.read::<()>();
    let class = || vec!["7А".to_owned()];
    let found = check(&mut coordinator).await.missing;
    for lack in [Missing::Leaders(class()), Missing::Pupils(class()), Missing::Plan(vec!["7".into()])] {
        assert!(found.contains(&lack), "{lack:?} in {found:?}");
    }
}

#[tokio::test]
async fn a_year_opened_with_what_is_there_has_lessons_over_the_calendar() {
    let (city, mut coordinator) = grouped().await;
    let (first, _) = classes(&mut coordinator).await;
    city.force("DELETE FROM group_teachers WHERE since = '2027-09-01' AND group_id IN (SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id WHERE s.code = 'music')").await;
    city.force("DELETE FROM staff WHERE subjects LIKE '%узык%'").await;
    for lesson in [("3.1", "Алгебра"), ("3.2", "Геометрия"), ("6.1", "Алгебра"), ("4.1", "Музыка")]
    {
        put(&mut coordinator, first, lesson).await.read::<()>();
    }
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    let open = "SELECT COUNT(*) FROM school_years WHERE state = 'open' AND first_day = '2027-09-01'";
    assert_eq!(city.number(open).await, 1);
    let plan = YearPlan::usual(2027);
    let days = lesson_days(&plan.quarters, &[]);
    let on = |weekday: u8| days.iter().filter(|day| weekday_number(**day) == weekday).count();
    let expected = i64::try_from(2 * on(3) + on(6)).unwrap();
    assert_eq!(city.number(LESSONS).await, expected, "music has no teacher and waits");
    let holiday = NaiveDate::from_ymd_opt(2027, 11, 4).unwrap();
    assert_eq!(city.number(&format!("SELECT COUNT(*) FROM lessons WHERE date = '{holiday}'")).await, 0);
    assert_eq!(i64::try_from(check(&mut coordinator).await.laid).unwrap(), expected);
}

#[tokio::test]
async fn opened_again_a_year_only_gains_what_has_come_since() {
    let (city, mut coordinator) = grouped().await;
    let (first, _) = classes(&mut coordinator).await;
    put(&mut coordinator, first, ("2.1", "Алгебра")).await.read::<()>();
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    let before = city.number(LESSONS).await;
    assert!(before > 30, "{before}");
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    assert_eq!(city.number(LESSONS).await, before);
    put(&mut coordinator, first, ("3.1", "Геометрия")).await.read::<()>();
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    assert!(city.number(LESSONS).await > before + 30);
}

#[tokio::test]
async fn nobody_but_the_coordinator_sets_up_the_year() {
    let city = city().await;
    for login in ["teacher", "head", "deputy", "secretary", "parent", "district"] {
        let mut other = city.sign_in(login).await;
        let ask = Ask { step: Some(Step::Check), of: String::new() };
        let answer = other.call_json(OpenStep::url(), &json!({ "ask": ask })).await;
        assert_eq!(answer.status, 403, "{login}");
        assert_eq!(other.call(OpenSchoolYear::url(), &[]).await.status, 403, "{login}");
    }
}

//! Plans over the calendar of a group.

use std::collections::BTreeSet;

use domain::ids::LessonPlanRowId;
use domain::lesson_plan::How;

use super::*;

async fn dates(reader: &mut Visitor, group: GroupId, ask: Ask) -> Dates {
    reader.call_json(OpenLessonDates::url(), &OpenLessonDates { group, ask }).await.read()
}

fn quarantine() -> Ask {
    let day = |text: &str| Some(text.parse().unwrap());
    Ask { first: day("2026-11-16"), last: day("2026-11-22"), way: None, reason: "карантин".into() }
}

async fn lay(who: &mut Visitor, group: GroupId) -> u16 {
    let group = group.to_string();
    let form = [
        ("group", group.as_str()),
        ("ask[first]", "2026-11-16"),
        ("ask[last]", "2026-11-22"),
        ("ask[reason]", "карантин"),
    ];
    who.call(LayLessonDates::url(), &form).await.status
}

/// Rows in the order of their dates, each once.
async fn order(city: &City, group: GroupId) -> Vec<LessonPlanRowId> {
    let mut rows = vec![];
    let count = city.number(&format!("SELECT count(*) FROM lesson_plan_days WHERE group_id = {group}")).await;
    for at in 0..count {
        let asked = format!(
            "SELECT row_id FROM lesson_plan_days WHERE group_id = {group} ORDER BY date, number, row_id LIMIT 1 OFFSET {at}"
        );
        rows.push(LessonPlanRowId(city.number(&asked).await));
    }
    rows.dedup();
    rows
}

#[tokio::test]
async fn an_approved_plan_lies_over_the_year_with_nothing_to_move() {
    let city = city().await;
    let (group, mut teacher) = (taught(&city).await, city.sign_in("teacher").await);
    let plan = dates(&mut teacher, group, Ask::default()).await.plan.unwrap();
    assert_eq!(plan.tally.planned, 102);
    assert!(plan.tally.given > 10 && plan.tally.given + plan.tally.due == 102, "{:?}", plan.tally);
    assert_eq!(plan.preview.changes, []);
    let days: BTreeSet<_> = plan.lessons.iter().map(|lesson| lesson.hour).collect();
    assert_eq!(days.len(), plan.lessons.len());
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let rest = day("2026-10-26")..=day("2026-11-01");
    assert!(plan.lessons.iter().all(|lesson| !rest.contains(&lesson.hour.date)), "vacation");
}

#[tokio::test]
async fn a_quarantine_week_is_shown_before_it_moves_anything_and_can_be_lifted() {
    let city = city().await;
    let (group, mut teacher) = (taught(&city).await, city.sign_in("teacher").await);
    let before = dates(&mut teacher, group, quarantine()).await.plan.unwrap();
    let days = before.preview.changes.len();
    assert!(days > 20, "{days}");
    let first = &before.preview.changes[0];
    assert!(first.how == How::Moves && first.from < first.to, "{first:?}");
    let rows = order(&city, group).await;
    assert_eq!(lay(&mut teacher, group).await, 200);
    let after = dates(&mut teacher, group, Ask::default()).await.plan.unwrap();
    assert_eq!((after.preview.changes.len(), after.pauses.len()), (0, 1));
    let week = quarantine().pause().unwrap();
    assert!(after.lessons.iter().all(|lesson| !week.contains(lesson.hour.date)));
    let moved = order(&city, group).await;
    assert_eq!(moved, rows[..moved.len()], "the order is kept");
    let left: Vec<_> = after.left.clone();
    assert_eq!(moved.len() + left.len(), 102);
    let form = [("group", group.to_string()), ("first", "2026-11-16".into())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(LiftPause::url(), &form).await.status, 200);
    assert_eq!(dates(&mut teacher, group, Ask::default()).await.plan.unwrap().lessons, before.lessons);
}

#[tokio::test]
async fn without_a_reason_no_week_is_taken_out() {
    let city = city().await;
    let (group, mut teacher) = (taught(&city).await.to_string(), city.sign_in("teacher").await);
    let form = [("group", group.as_str()), ("ask[first]", "2026-11-16"), ("ask[reason]", " ")];
    assert_eq!(teacher.call(LayLessonDates::url(), &form).await.status, 422);
}

#[tokio::test]
async fn a_lesson_that_falls_out_is_noticed_by_itself() {
    let city = city().await;
    let (group, mut teacher) = (taught(&city).await, city.sign_in("teacher").await);
    let next = format!(
        "SELECT min(id) FROM lessons WHERE group_id = {group} AND date > '2026-11-12' AND state = 'planned'"
    );
    city.force(&format!("UPDATE lessons SET state = 'cancelled' WHERE id = ({next})")).await;
    let plan = dates(&mut teacher, group, Ask::default()).await.plan.unwrap();
    assert!(plan.preview.changes.len() > 20);
}

#[tokio::test]
async fn a_group_is_given_another_plan_of_its_subject_alone() {
    let city = city().await;
    let (group, mut deputy) = (taught(&city).await, city.sign_in("deputy").await);
    let give = async |who: &mut Visitor, plan: Option<LessonPlanId>| {
        let (group, plan) = (group.to_string(), plan.map(|plan| plan.to_string()));
        let form: Vec<_> = [("group", Some(group.as_str())), ("plan", plan.as_deref())]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
        who.call(GiveLessonPlan::url(), &form).await.status
    };
    assert_eq!(give(&mut deputy, Some(submitted(&city).await)).await, 422, "mathematics of grade 5");
    assert_eq!(give(&mut deputy, None).await, 200);
    assert_eq!(dates(&mut deputy, group, Ask::default()).await.plan, None);
    let plan = approved(&city).await;
    assert_eq!(give(&mut deputy, Some(plan)).await, 200);
    let sheet = open(&mut deputy, plan).await;
    assert!(sheet.groups.iter().any(|given| given.group == group && given.by == TaughtBy::This));
    let stranger = &mut city.sign_in("teacher3").await;
    assert_eq!(give(stranger, None).await, 404);
}

#[tokio::test]
async fn the_pages_show_plans_and_dates_without_scripts() {
    let city = city().await;
    let (group, plan, mut teacher) =
        (taught(&city).await, approved(&city).await, city.sign_in("teacher").await);
    for (path, text) in [
        ("/lesson-plans".to_owned(), "Утверждён"),
        (format!("/lesson-plans/{plan}"), "Рациональные числа"),
        (format!("/lesson-dates/{group}"), "Выдано"),
        (format!("/lesson-dates/{group}?first=2026-11-16&last=2026-11-22"), "Перестроить план"),
    ] {
        let page = teacher.open(&path).await;
        assert!(page.status == 200 && page.body.contains(text), "{path}: {}", page.status);
    }
}

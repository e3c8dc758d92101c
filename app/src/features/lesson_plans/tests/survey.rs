//! How far plans have been given, and a class that stays away.

use domain::ids::ClassId;

use super::*;
use crate::features::lesson_plans::api::{LessonProgress, LiftClassPause, OpenClassPause, PauseClass};
use crate::features::lesson_plans::survey::{ClassPause, Survey};

async fn survey(reader: &mut Visitor) -> Survey {
    reader.call(LessonProgress::url(), &[]).await.read()
}

/// The class of the group that is taught by a plan.
async fn class(city: &City) -> ClassId {
    let asked = "SELECT class_id FROM groups WHERE id = (SELECT min(group_id) FROM lesson_plan_groups)";
    ClassId(city.number(asked).await)
}

fn week() -> Ask {
    let day = |text: &str| Some(text.parse().unwrap());
    Ask { first: day("2026-11-16"), last: day("2026-11-22"), way: None, reason: "карантин".into() }
}

async fn pause(who: &mut Visitor, (class, reason): (ClassId, &str)) -> u16 {
    let class = class.to_string();
    let form = [
        ("class", class.as_str()),
        ("ask[first]", "2026-11-16"),
        ("ask[last]", "2026-11-22"),
        ("ask[reason]", reason),
    ];
    who.call(PauseClass::url(), &form).await.status
}

#[tokio::test]
async fn the_survey_tells_of_each_group_what_its_own_page_tells() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let seen = survey(&mut deputy).await;
    assert!(seen.keeper && !seen.groups.is_empty() && !seen.bare.is_empty());
    for of in &seen.groups {
        let asked = OpenLessonDates { group: of.group, ask: Ask::default() };
        let dates: Dates = deputy.call_json(OpenLessonDates::url(), &asked).await.read();
        let plan = dates.plan.unwrap();
        assert_eq!((plan.id, plan.tally), (of.plan, of.tally), "{} {}", of.class, of.subject);
        assert_eq!(plan.preview.changes.len(), of.stale as usize);
    }
    let own = survey(&mut city.sign_in("teacher").await).await;
    assert!(!own.keeper && own.groups.len() <= seen.groups.len() && own.bare.len() < seen.bare.len());
}

#[tokio::test]
async fn lessons_called_off_are_counted_as_lacking_and_as_stale_dates() {
    let city = city().await;
    let (group, mut deputy) = (taught(&city).await, city.sign_in("deputy").await);
    let ahead = format!("group_id = {group} AND date > '2026-11-12' AND state = 'planned'");
    city.force(&format!("UPDATE lessons SET state = 'cancelled' WHERE {ahead}")).await;
    city.force(&format!("DELETE FROM slots WHERE group_id = {group}")).await;
    let seen = survey(&mut deputy).await;
    let of = seen.groups.iter().find(|of| of.group == group).unwrap();
    assert!(of.is_short() && of.is_stale() && of.left > 20, "{of:?}");
    let page = deputy.open("/lesson-progress?part=short").await;
    assert!(page.status == 200 && page.body.contains("Не хватит:"));
}

#[tokio::test]
async fn a_class_stays_away_and_all_its_plans_move_at_once() {
    let city = city().await;
    let (class, mut deputy) = (class(&city).await, city.sign_in("deputy").await);
    let asked = OpenClassPause { class: Some(class), ask: week() };
    let before: ClassPause = deputy.call_json(OpenClassPause::url(), &asked).await.read();
    let touched = before.touched.unwrap();
    assert!(before.pauses.is_empty() && touched.len() == before.planned as usize);
    assert!(touched.iter().any(|of| of.lost > 0 && of.moves > 0), "{touched:?}");
    assert_eq!(pause(&mut deputy, (class, " ")).await, 422);
    assert_eq!(pause(&mut deputy, (class, "карантин по гриппу")).await, 200);
    let plain = OpenClassPause { class: Some(class), ask: Ask::default() };
    let after: ClassPause = deputy.call_json(OpenClassPause::url(), &plain).await.read();
    assert_eq!((after.pauses.len(), after.touched), (1, None));
    let of_class = format!("(SELECT id FROM groups WHERE class_id = {class})");
    let laid = format!(
        "SELECT count(*) FROM lesson_plan_days WHERE date BETWEEN '2026-11-16' AND '2026-11-22' AND group_id IN {of_class}"
    );
    assert_eq!(city.number(&laid).await, 0);
    let form = [("class", class.to_string()), ("first", "2026-11-16".into())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(deputy.call(LiftClassPause::url(), &form).await.status, 200);
    assert!(city.number(&laid).await > 0);
    assert_eq!(events(&city, "lesson_plan.lay").await, 2 * i64::from(after.planned));
}

#[tokio::test]
async fn only_who_keeps_the_plans_of_the_school_sends_a_class_home() {
    let city = city().await;
    let class = class(&city).await;
    for login in ["teacher", "classteacher", "coordinator2", "parent", "methodist", "district"] {
        assert_eq!(pause(&mut city.sign_in(login).await, (class, "карантин")).await, 404, "{login}");
    }
    let foreign =
        city.number("SELECT min(id) FROM classes WHERE school_id <> (SELECT min(school_id) FROM classes)");
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(pause(&mut deputy, (ClassId(foreign.await), "карантин")).await, 404);
}

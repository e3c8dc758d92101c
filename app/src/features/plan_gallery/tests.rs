//! The gallery against real SQL, as people of two schools of one city.

use domain::ids::{LessonPlanId, SharedPlanId};
use server_fn::ServerFn;

use super::api::{OpenGallery, OpenShare, OpenSharedPlan, SharePlan, TakeSharedPlan, UnsharePlan};
use super::sheet::{Gallery, Hung, Leaf, Share};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

async fn gallery(reader: &mut Visitor) -> Gallery {
    reader.call(OpenGallery::url(), &[]).await.read()
}

async fn leaf(reader: &mut Visitor, shared: SharedPlanId) -> Leaf {
    reader.call(OpenSharedPlan::url(), &[("shared", &shared.to_string())]).await.read()
}

/// What the other school has hung.
async fn foreign(reader: &mut Visitor) -> Hung {
    gallery(reader).await.plans.into_iter().find(|hung| !hung.own).unwrap()
}

/// The approved plan of `teacher`.
async fn approved(city: &City) -> LessonPlanId {
    LessonPlanId(city.number("SELECT id FROM lesson_plans WHERE state = 'approved'").await)
}

#[tokio::test]
async fn schools_of_one_city_see_what_each_of_them_shares() {
    let city = city().await;
    let seen = gallery(&mut city.sign_in("teacher").await).await;
    assert_eq!(seen.plans.iter().filter(|hung| hung.own).count(), 1);
    assert_eq!((seen.plans.len(), seen.subjects.len(), seen.grades.as_slice()), (2, 1, &[7][..]));
    let other = gallery(&mut city.sign_in("teacher3").await).await;
    assert!(
        other.plans.iter().zip(&seen.plans).all(|(one, two)| one.shared == two.shared && one.own != two.own)
    );
    assert_eq!(gallery(&mut city.sign_in("methodist").await).await.plans.len(), 2);
    let mut deputy = city.sign_in("deputy").await;
    let none: Gallery = deputy.call(OpenGallery::url(), &[("grade", "9")]).await.read();
    assert!(none.plans.is_empty() && none.subjects.len() == 1);
    for login in ["parent", "pupil", "secretary"] {
        let status = city.sign_in(login).await.call(OpenGallery::url(), &[]).await.status;
        assert_eq!(status, 403, "{login}");
    }
}

#[tokio::test]
async fn a_plan_of_another_city_is_not_there() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let shared = foreign(&mut teacher).await.shared;
    city.force("UPDATE organisations SET parent_id = NULL WHERE code = 'school-2'").await;
    assert_eq!(gallery(&mut teacher).await.plans.len(), 1);
    let asked = [("shared", shared.to_string())];
    let asked = asked.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(OpenSharedPlan::url(), &asked).await.status, 404);
    assert_eq!(teacher.call(TakeSharedPlan::url(), &asked).await.status, 404);
}

#[tokio::test]
async fn whoever_has_groups_of_the_course_takes_a_plan_as_an_own_draft() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let shared = foreign(&mut teacher).await.shared;
    let shown = leaf(&mut teacher, shared).await;
    assert!(shown.takes && shown.topics.len() == 102);
    let form = [("shared", shared.to_string())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(TakeSharedPlan::url(), &form).await.status, 200);
    let last = "(SELECT max(id) FROM lesson_plans)";
    let of =
        async |what: &str| city.number(&format!("SELECT {what} FROM lesson_plans WHERE id = {last}")).await;
    assert_eq!(
        of("school_id").await,
        city.number("SELECT id FROM organisations WHERE code = 'school-1'").await
    );
    assert_eq!(
        of("author_id").await,
        city.number("SELECT person_id FROM accounts WHERE login = 'teacher'").await
    );
    let rows = format!("SELECT count(*) FROM lesson_plan_rows WHERE plan_id = {last}");
    assert_eq!(city.number(&rows).await, 102);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'lesson_plan.take'").await, 1);
    let mut stranger = city.sign_in("teacher2").await;
    assert!(!leaf(&mut stranger, shared).await.takes);
    let (status, why) = stranger.call(TakeSharedPlan::url(), &form).await.refusal::<AppError>();
    assert!(status == 422 && why.to_string().contains("не для кого взять"), "{why}");
}

#[tokio::test]
async fn an_approved_plan_is_hung_and_taken_down_and_later_edits_stay_at_home() {
    let city = city().await;
    let (plan, mut teacher) = (approved(&city).await.to_string(), city.sign_in("teacher").await);
    let of = [("plan", plan.as_str())];
    assert_eq!(teacher.call(UnsharePlan::url(), &of).await.status, 200);
    assert_eq!(gallery(&mut teacher).await.plans.len(), 1);
    let told = [("plan", plan.as_str()), ("about", "С резервом")];
    assert_eq!(teacher.call(SharePlan::url(), &told).await.status, 200);
    let share: Share = teacher.call(OpenShare::url(), &of).await.read();
    let hangs = share.hangs.unwrap();
    assert!(share.ready && hangs.about == "С резервом");
    city.force(&format!("UPDATE lesson_plan_rows SET topic = 'Иначе' WHERE plan_id = {plan}")).await;
    assert!(leaf(&mut teacher, hangs.shared).await.topics.iter().all(|topic| topic.topic != "Иначе"));
    assert_eq!(teacher.call(SharePlan::url(), &of).await.status, 200);
    assert!(leaf(&mut teacher, hangs.shared).await.topics.iter().all(|topic| topic.topic == "Иначе"));
    let long = "ш".repeat(301);
    let told = [("plan", plan.as_str()), ("about", long.as_str())];
    assert_eq!(teacher.call(SharePlan::url(), &told).await.status, 422);
}

#[tokio::test]
async fn what_is_not_approved_or_not_the_own_does_not_hang() {
    let city = city().await;
    let waiting = city.number("SELECT id FROM lesson_plans WHERE state = 'submitted'").await.to_string();
    let of = [("plan", waiting.as_str())];
    let (status, why) =
        city.sign_in("teacher2").await.call(SharePlan::url(), &of).await.refusal::<AppError>();
    assert!(status == 422 && why.to_string().contains("утверждённым"), "{why}");
    for login in ["teacher", "teacher3", "coordinator2", "parent", "methodist"] {
        assert_eq!(city.sign_in(login).await.call(SharePlan::url(), &of).await.status, 404, "{login}");
    }
}

#[tokio::test]
async fn the_pages_are_read_without_scripts() {
    let city = city().await;
    let (plan, mut teacher) = (approved(&city).await, city.sign_in("teacher").await);
    let shared = foreign(&mut teacher).await.shared;
    for (path, text) in [
        ("/plan-gallery?subject=&grade=7".to_owned(), "Планы, которыми поделились школы"),
        (format!("/plan-gallery/{shared}"), "Взять себе"),
        (format!("/share-plan/{plan}"), "Снять с галереи"),
        (format!("/lesson-plans/{plan}"), "Поделиться с городом"),
    ] {
        let page = teacher.open(&path).await;
        assert!(page.status == 200 && page.body.contains(text), "{path}: {}", page.status);
    }
}

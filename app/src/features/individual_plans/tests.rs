//! Individual plans against real SQL, as people of the demo city.

use domain::ids::{ClassId, PersonId};
use server_fn::ServerFn;

use super::api::{AlignGroups, OpenIndividualPlan, OpenIndividualPlans, SetIndividualPlan, SetPlanKind};
use super::sheet::{ClassPlans, Plan, PlanKind, Roll};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

async fn here(who: &mut Visitor) -> ClassPlans {
    let roll: Roll = who.call(OpenIndividualPlans::url(), &[]).await.read();
    roll.here.unwrap()
}

async fn set_kind(who: &mut Visitor, class: ClassId, kind: PlanKind) -> u16 {
    let class = class.to_string();
    who.call(SetPlanKind::url(), &[("class", &class), ("kind", kind.code())]).await.status
}

async fn open(who: &mut Visitor, pupil: PersonId) -> Plan {
    who.call(OpenIndividualPlan::url(), &[("pupil", &pupil.to_string())]).await.read()
}

async fn set(who: &mut Visitor, pupil: PersonId, own: &[(&str, &str)]) -> (u16, Plan) {
    let plan = open(who, pupil).await;
    let id = |name: &str| plan.subjects.iter().find(|taken| taken.name == name).unwrap().chosen.subject;
    let mut form = vec![("pupil".to_owned(), pupil.to_string())];
    form.extend(own.iter().map(|(name, hours)| (format!("own[s{}]", id(name)), (*hours).to_owned())));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let status = who.call(SetIndividualPlan::url(), &form).await.status;
    (status, open(who, pupil).await)
}

/// A class that learns by individual plans, and its first pupil.
async fn individual(city: &City) -> (Visitor, ClassPlans) {
    let mut deputy = city.sign_in("deputy").await;
    let none: Roll = deputy.call(OpenIndividualPlans::url(), &[]).await.read();
    assert_eq!(none, Roll { classes: vec![], here: None }, "the tiny city has no upper grades");
    let school = "(SELECT id FROM organisations WHERE code = 'school-1')";
    let asked = format!("SELECT id FROM classes WHERE grade = 7 AND school_id = {school}");
    let class = ClassId(city.number(&asked).await);
    assert_eq!(set_kind(&mut deputy, class, PlanKind::Individual).await, 200);
    let plans = here(&mut deputy).await;
    (deputy, plans)
}

#[tokio::test]
async fn a_pupil_has_the_hours_of_the_class_until_they_choose_others() {
    let city = city().await;
    let (mut deputy, plans) = individual(&city).await;
    assert!(plans.kind == PlanKind::Individual && !plans.pupils.is_empty());
    assert!(plans.pupils.iter().all(|line| line.hours == plans.hours && line.differs.is_empty()));
    let pupil = plans.pupils[0].pupil;
    let (status, plan) = set(&mut deputy, pupil, &[("География", "0"), ("Литература", "4")]).await;
    assert_eq!(status, 200);
    assert_eq!(plan.subjects.iter().filter(|taken| taken.chosen.own.is_some()).count(), 2);
    let line = here(&mut deputy).await.pupils.into_iter().find(|line| line.pupil == pupil).unwrap();
    assert!(line.differs.contains(&"География: не изучает".to_owned()), "{line:?}");
    assert!(line.astray.contains(&"География: числится в группе".to_owned()), "{line:?}");
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'individual_plan.set'").await, 1);
}

#[tokio::test]
async fn a_week_beyond_the_limit_is_refused_and_keeps_what_was() {
    let city = city().await;
    let (mut deputy, plans) = individual(&city).await;
    let (status, plan) = set(&mut deputy, plans.pupils[0].pupil, &[("География", "20")]).await;
    assert_eq!(status, 422);
    assert!(plan.subjects.iter().all(|taken| taken.chosen.own.is_none()));
    let (status, _) = set(&mut deputy, plans.pupils[0].pupil, &[("География", "много")]).await;
    assert_eq!(status, 422);
}

#[tokio::test]
async fn groups_follow_the_plans_from_today_on() {
    let city = city().await;
    let (mut deputy, plans) = individual(&city).await;
    let (pupil, class) = (plans.pupils[0].pupil, plans.class.to_string());
    let members = format!(
        "SELECT count(*) FROM group_members m JOIN groups g ON g.id = m.group_id JOIN subjects s ON s.id = g.subject_id \
         WHERE s.code = 'geography' AND m.pupil_id = {pupil} AND m.until IS NULL"
    );
    assert_eq!(city.number(&members).await, 1);
    set(&mut deputy, pupil, &[("География", "0")]).await;
    assert_eq!(deputy.call(AlignGroups::url(), &[("class", &class)]).await.status, 200);
    assert_eq!(city.number(&members).await, 0);
    set(&mut deputy, pupil, &[]).await;
    assert_eq!(deputy.call(AlignGroups::url(), &[("class", &class)]).await.status, 200);
    assert_eq!(city.number(&members).await, 1);
    assert!(here(&mut deputy).await.pupils.iter().all(|line| line.astray.is_empty()));
}

#[tokio::test]
async fn a_class_goes_back_to_one_plan_once_nobody_has_hours_of_their_own() {
    let city = city().await;
    let (mut deputy, plans) = individual(&city).await;
    let pupil = plans.pupils[0].pupil;
    set(&mut deputy, pupil, &[("География", "0")]).await;
    let class = plans.class.to_string();
    let form = [("class", class.as_str()), ("kind", "classic")];
    let (status, why) = deputy.call(SetPlanKind::url(), &form).await.refusal::<AppError>();
    assert!(status == 422 && why.to_string().contains("свои часы"), "{why}");
    set(&mut deputy, pupil, &[]).await;
    assert_eq!(set_kind(&mut deputy, plans.class, PlanKind::Classic).await, 200);
    let of = [("pupil", pupil.to_string())];
    let of = of.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(deputy.call(OpenIndividualPlan::url(), &of).await.status, 404, "the class has one plan again");
}

#[tokio::test]
async fn strangers_find_no_plan_and_looks_leave_a_trace() {
    let city = city().await;
    let (mut deputy, plans) = individual(&city).await;
    let pupil = plans.pupils[0].pupil;
    for login in ["coordinator2", "methodist", "parent", "teacher", "district"] {
        let mut stranger = city.sign_in(login).await;
        let of = [("pupil", pupil.to_string())];
        let of = of.each_ref().map(|(name, value)| (*name, value.as_str()));
        let status = stranger.call(OpenIndividualPlan::url(), &of).await.status;
        assert!([403, 404].contains(&status), "{login}: {status}");
        assert!(set_kind(&mut stranger, plans.class, PlanKind::Classic).await != 200, "{login}");
    }
    let page = deputy.open(&format!("/individual-plans/{pupil}")).await;
    assert!(page.status == 200 && page.body.contains("У ученика"));
    let roll = deputy.open("/individual-plans").await;
    assert!(roll.status == 200 && roll.body.contains("Чем отличается от класса"));
}

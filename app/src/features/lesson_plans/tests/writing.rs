//! Writing, approving and sharing of plans.

use super::*;

/// An empty plan for algebra in grade 7.
async fn empty(city: &City, teacher: &mut Visitor) -> Sheet {
    let plans: Plans = teacher.call(LessonPlans::url(), &[]).await.read();
    let course = plans.courses.iter().find(|course| course.title == "Алгебра" && course.grade == 7).unwrap();
    let form = [("course", course.key()), ("variant", "Углублённый".into())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(BeginLessonPlan::url(), &form).await.status, 200);
    begun(city, teacher).await
}

#[tokio::test]
async fn a_teacher_sees_the_own_plans_and_the_deputy_head_all() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let own: Plans = teacher.call(LessonPlans::url(), &[]).await.read();
    assert!(!own.keeper && own.plans.len() == 1);
    let listed = &own.plans[0];
    assert_eq!((listed.state, listed.hours, listed.author.as_str()), (PlanState::Approved, 102, ""));
    assert!(listed.groups.contains(&"7А".to_owned()));
    let all: Plans = city.sign_in("deputy").await.call(LessonPlans::url(), &[]).await.read();
    assert!(all.keeper && all.plans.len() == 2);
    assert!(all.plans.iter().all(|plan| !plan.author.is_empty()));
    let foreign = submitted(&city).await.to_string();
    let (status, _) = teacher.call(OpenLessonPlan::url(), &[("plan", &foreign)]).await.refusal::<AppError>();
    assert_eq!(status, 404, "the plan of a colleague");
}

#[tokio::test]
async fn rows_keep_their_numbers_while_they_are_moved_and_changed() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let sheet = empty(&city, &mut teacher).await;
    assert_eq!((sheet.leave, sheet.rows.len()), (Leave::Write, 0));
    let Saved::Done { version, ids } = save(&mut teacher, (&sheet, vec![row("Дроби"), row("Корни")])).await
    else {
        panic!("not saved")
    };
    assert_eq!((version, ids.len()), (1, 2));
    let again = open(&mut teacher, sheet.head.plan).await;
    let turned = vec![again.rows[1].clone(), row("Степени"), again.rows[0].clone()];
    let Saved::Done { ids: turned, .. } = save(&mut teacher, (&again, turned)).await else {
        panic!("not saved")
    };
    assert_eq!((turned[0], turned[2]), (ids[1], ids[0]));
    let kept = open(&mut teacher, sheet.head.plan).await;
    let topics: Vec<_> = kept.rows.iter().map(|row| row.topic.topic.as_str()).collect();
    assert_eq!(topics, ["Корни", "Степени", "Дроби"]);
    let Saved::Done { ids: fewer, .. } = save(&mut teacher, (&kept, kept.rows[..1].to_vec())).await else {
        panic!("not saved")
    };
    assert_eq!(fewer, [ids[1]]);
}

#[tokio::test]
async fn the_second_hand_is_told_of_the_first_and_a_bad_row_by_its_number() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let sheet = empty(&city, &mut teacher).await;
    let bad = Row { id: None, topic: Topic { hours: 0, ..row("Дроби").topic } };
    let Saved::Refused(why) = save(&mut teacher, (&sheet, vec![row("Корни"), bad])).await else {
        panic!("no hours are taken")
    };
    assert!(why.starts_with("Строка 2"), "{why}");
    save(&mut teacher, (&sheet, vec![row("Дроби")])).await;
    let mut deputy = city.sign_in("deputy").await;
    let late = save(&mut deputy, (&sheet, vec![row("Корни")])).await;
    let Saved::Conflict { version: 1, who, when } = late else { panic!("{late:?}") };
    assert!(who.starts_with("Тихонов") && !when.is_empty(), "{who}, {when}");
}

#[tokio::test]
async fn a_plan_goes_its_way_from_draft_to_approval() {
    let city = city().await;
    let (mut teacher, mut deputy) = (city.sign_in("teacher").await, city.sign_in("deputy").await);
    let sheet = empty(&city, &mut teacher).await;
    let plan = sheet.head.plan;
    assert_eq!(step(&mut teacher, plan, ("submit", "")).await, 422, "there is nothing to approve");
    save(&mut teacher, (&sheet, vec![row("Дроби")])).await;
    assert_eq!(step(&mut teacher, plan, ("submit", "")).await, 200);
    assert_eq!(step(&mut teacher, plan, ("approve", "")).await, 403);
    let shut = open(&mut teacher, plan).await;
    assert!(matches!(save(&mut teacher, (&shut, vec![])).await, Saved::Refused(_)));
    assert_eq!(step(&mut deputy, plan, ("return", "")).await, 422, "it is returned only with a remark");
    assert_eq!(step(&mut deputy, plan, ("return", "Нет контрольных работ")).await, 200);
    let returned = open(&mut teacher, plan).await;
    assert_eq!(returned.head.remark.as_deref(), Some("Нет контрольных работ"));
    assert_eq!(returned.leave, Leave::Write);
    assert_eq!(step(&mut teacher, plan, ("submit", "")).await, 200);
    assert_eq!(step(&mut deputy, plan, ("approve", "")).await, 200);
    assert_eq!(open(&mut teacher, plan).await.head.state, PlanState::Approved);
    assert_eq!(events(&city, "lesson_plan.approve").await, 1);
}

#[tokio::test]
async fn a_copy_is_a_draft_of_one_s_own_with_all_rows() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let like = approved(&city).await;
    let copied = teacher.call(BeginLessonPlan::url(), &[("like", &like.to_string())]).await;
    assert_eq!(copied.status, 200);
    let (first, copy) = (open(&mut teacher, like).await, begun(&city, &mut teacher).await);
    assert_eq!((copy.head.state, copy.head.variant.as_str()), (PlanState::Draft, "Базовый, копия"));
    let topics = |sheet: &Sheet| sheet.rows.iter().map(|row| row.topic.clone()).collect::<Vec<_>>();
    assert_eq!(topics(&first), topics(&copy));
    let form = [("plan", copy.head.plan.to_string())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(DropLessonPlan::url(), &form).await.status, 200);
    let taught = [("plan", like.to_string())];
    let taught = taught.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(teacher.call(DropLessonPlan::url(), &taught).await.status, 422, "a group is taught by it");
}

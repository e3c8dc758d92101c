//! The steps before the timetable: what each writes, and that nothing is lost on the way.

use super::*;

#[tokio::test]
async fn the_wizard_opens_where_it_was_left_and_going_back_loses_nothing() {
    let (_city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    for step in ["staff", "classes", "pupils", "kinds"] {
        coordinator.call(GoOn::url(), &[("step", step)]).await.read::<()>();
    }
    assert_eq!(open(&mut coordinator, None, "").await.step, Step::Timetable);
    assert_eq!(open(&mut coordinator, Some(Step::Borders), "").await.reached, Step::Timetable);
}

#[tokio::test]
async fn nothing_is_set_up_before_the_year_is_saved() {
    let (_city, mut coordinator) = beginning().await;
    let (status, error) = add_classes(&mut coordinator, 5, "А").await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(matches!(error, AppError::Refused(_)), "{error:?}");
}

#[tokio::test]
async fn a_class_teacher_named_before_the_class_leads_it_when_it_is_made() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    let teacher = "(SELECT person_id FROM accounts WHERE login = 'teacher')";
    city.force(&format!("UPDATE staff SET class_wish = '8Г, 9Г' WHERE person_id = {teacher}")).await;
    add_classes(&mut coordinator, 8, "ГД").await.read::<()>();
    add_classes(&mut coordinator, 8, "Г").await.read::<()>();
    let led = "SELECT COUNT(*) FROM classes WHERE grade = 8 AND letter = 'Г' AND teacher_id = ";
    assert_eq!(city.number(&format!("{led}{teacher}")).await, 1);
    assert_eq!(city.number("SELECT COUNT(*) FROM classes WHERE grade = 8").await, 2, "the others stay");
    let left = format!("SELECT COUNT(*) FROM staff WHERE class_wish = '9Г' AND person_id = {teacher}");
    assert_eq!(city.number(&left).await, 1);
}

#[tokio::test]
async fn letters_that_are_none_are_told_at_their_grade() {
    let (_city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    let (_, error) = add_classes(&mut coordinator, 5, "А1").await.refusal::<AppError>();
    assert!(error.at("letters[4]").is_some(), "{error:?}");
}

#[tokio::test]
async fn posts_become_roles_only_when_the_coordinator_says_so() {
    let (city, mut coordinator) = beginning().await;
    city.force("DELETE FROM roles WHERE role = 'teacher'").await;
    let asked = |body: Body| match body {
        Body::Staff(staff) => staff.proposed,
        other => panic!("{other:?}"),
    };
    let before = asked(open(&mut coordinator, Some(Step::Staff), "").await.body);
    assert!(before.iter().any(|(title, people)| title == "Учитель" && *people > 0), "{before:?}");
    coordinator.call(GiveRoles::url(), &[]).await.read::<()>();
    assert!(city.number("SELECT COUNT(*) FROM roles WHERE role = 'teacher'").await > 0);
    assert_eq!(asked(open(&mut coordinator, Some(Step::Staff), "").await.body), []);
    let made = "SELECT COUNT(*) FROM roles WHERE role = 'coordinator' AND organisation_id = (SELECT id FROM organisations WHERE code = 'school-1')";
    assert_eq!(city.number(made).await, 1, "nobody becomes a coordinator by the way");
}

#[tokio::test]
async fn the_shipped_plan_fills_a_grade_and_every_hour_of_it_can_be_changed() {
    let (_city, mut coordinator) = grouped().await;
    let before = plan(&mut coordinator, "7.").await;
    assert_eq!(before.keys.iter().map(|(key, hours)| (key.grade, *hours)).collect::<Vec<_>>(), [(7, 3200)]);
    let algebra = before.rows.iter().find(|row| row.name == "Алгебра").unwrap();
    let field = format!("core[s{}]", algebra.subject);
    coordinator.call(SetHours::url(), &[("of", "7."), (&field, "2,5")]).await.read::<()>();
    let after = plan(&mut coordinator, "7.").await;
    assert_eq!(after.keys[0].1, 250);
    let (status, _) =
        coordinator.call(SetHours::url(), &[("of", "7."), (&field, "много")]).await.refusal::<AppError>();
    assert_eq!(status, 422);
    coordinator.call(FillPlan::url(), &[("of", "7.")]).await.read::<()>();
    assert_eq!(plan(&mut coordinator, "7.").await, before);
}

#[tokio::test]
async fn a_profile_has_hours_of_its_own() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 10, "АБ").await.read::<()>();
    let class = city.number("SELECT id FROM classes WHERE grade = 10 AND letter = 'Б'").await;
    let field = format!("profiles[c{class}]");
    coordinator.call(SetProfiles::url(), &[(&field, "social")]).await.read::<()>();
    coordinator.call(FillPlan::url(), &[]).await.read::<()>();
    let plan = plan(&mut coordinator, "10.social").await;
    assert_eq!(plan.keys.len(), 2);
    let social = plan.rows.iter().find(|row| row.name == "Обществознание").unwrap();
    assert_eq!(social.core, 400);
}

#[tokio::test]
async fn groups_take_in_the_class_and_a_teacher_proposed_can_be_changed() {
    let (city, mut coordinator) = grouped().await;
    let made = groups(&mut coordinator, "").await;
    assert_eq!(made.lacking, 0);
    let class = made.here.unwrap();
    let algebra = made.rows.iter().find(|row| row.name == "Алгебра").unwrap();
    let pupils = city.number(&format!("SELECT COUNT(*) FROM class_members WHERE class_id = {class}")).await;
    let members = format!("SELECT COUNT(*) FROM group_members WHERE group_id = {}", algebra.group);
    assert!(pupils > 0);
    assert_eq!(city.number(&members).await, pupils);
    let teacher = algebra.teacher.expect("the school has a teacher of algebra");
    let known = made.teachers.iter().find(|one| one.person == teacher).unwrap();
    assert!(domain::curriculum::fits(&known.subjects, "algebra", 7), "{known:?}");
    let other = made.teachers.iter().find(|one| one.person != teacher).unwrap().person.to_string();
    let (field, here) = (format!("teachers[g{}]", algebra.group), class.to_string());
    coordinator.call(SetTeachers::url(), &[("class", &here), (&field, &other)]).await.read::<()>();
    coordinator.call(MakeGroups::url(), &[]).await.read::<()>();
    let after = groups(&mut coordinator, &here).await;
    let algebra = after.rows.iter().find(|row| row.name == "Алгебра").unwrap();
    assert_eq!(algebra.teacher.map(|person| person.to_string()), Some(other));
    assert_eq!(after.rows.len(), made.rows.len(), "made again, nothing is doubled");
    assert_eq!(city.number(&members).await, pupils);
}

#[tokio::test]
async fn a_class_of_another_school_is_not_there() {
    let city = city().await;
    let mut stranger = city.sign_in("coordinator2").await;
    let class = city.number("SELECT MIN(id) FROM classes WHERE school_id = (SELECT id FROM organisations WHERE code = 'school-1')").await;
    let class = class.to_string();
    for (url, rest) in [
        (SetTeachers::url(), vec![]),
        (PutWeek::url(), vec![]),
        (CopyDay::url(), vec![("from", "1"), ("to", "2")]),
    ] {
        let fields: Vec<(&str, &str)> = [("class", class.as_str())].into_iter().chain(rest).collect();
        assert_eq!(stranger.call(url, &fields).await.status, 404, "{url}");
    }
}

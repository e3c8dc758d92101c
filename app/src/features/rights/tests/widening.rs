//! The table of rights: what a school widens and narrows is felt at the next click.

use domain::role::Right;

use super::*;

async fn set(hand: &mut Visitor, role: Role, given: &[Right]) -> Answer {
    let names: Vec<String> = (0..given.len()).map(|at| format!("given[{at}]")).collect();
    let mut form = vec![("role", role.code())];
    form.extend(names.iter().map(String::as_str).zip(given.iter().map(|right| right.code())));
    hand.call(SetRights::url(), &form).await
}

async fn kept(city: &City) -> i64 {
    city.number("SELECT COUNT(*) FROM role_rights").await
}

#[tokio::test]
async fn a_right_given_and_withheld_is_felt_at_once() {
    let city = city().await;
    let (mut coordinator, mut secretary) =
        (city.sign_in("coordinator").await, city.sign_in("secretary").await);
    assert_eq!(
        (secretary.open(link::TIMETABLE).await.status, secretary.open(link::PLAN).await.status),
        (200, 403)
    );
    assert_eq!(secretary.open(link::IMPORT).await.status, 200);
    set(&mut coordinator, Role::Secretary, &[Right::ReadPeople, Right::ArrangeTimetable]).await.read::<()>();
    assert_eq!(secretary.open(link::PLAN).await.status, 200);
    assert_eq!(secretary.open(link::IMPORT).await.status, 403);
    assert_eq!(kept(&city).await, 3, "one more and two less than usual");
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'role.rights'").await, 3);
}

#[tokio::test]
async fn the_usual_set_again_leaves_no_row_behind() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    set(&mut coordinator, Role::Teacher, &[Right::ReadPeople]).await.read::<()>();
    let table: RightsTable = coordinator.call(OpenTable::url(), &[]).await.read();
    let teacher = table.roles.iter().find(|column| column.role == Role::Teacher).unwrap();
    assert_eq!(teacher.changed(), 1);
    set(&mut coordinator, Role::Teacher, &[]).await.read::<()>();
    set(&mut coordinator, Role::Teacher, &[]).await.read::<()>();
    assert_eq!(kept(&city).await, 0);
}

#[tokio::test]
async fn beyond_the_ceiling_nothing_is_kept() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    for (role, right) in [(Role::Teacher, Right::IssueSlips), (Role::Head, Right::GiveRoles)] {
        assert_eq!(set(&mut coordinator, role, &[right]).await.status, 422, "{role:?}");
    }
    assert_eq!(
        set(&mut coordinator, Role::Coordinator, &[]).await.status,
        422,
        "without it nobody gives roles"
    );
    assert_eq!(set(&mut coordinator, Role::CityOfficer, &[]).await.status, 404);
    assert_eq!(kept(&city).await, 0);
}

#[tokio::test]
async fn one_school_changes_nothing_in_another() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator2").await;
    set(&mut coordinator, Role::Teacher, &[Right::ReadPeople]).await.read::<()>();
    assert_eq!(city.sign_in("teacher").await.open(link::PEOPLE).await.status, 404);
    assert_eq!(city.sign_in("teacher3").await.open(link::PEOPLE).await.status, 200);
}

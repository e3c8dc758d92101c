//! Roles given and ended: by whom, to whom, and what everybody sees at once.

use super::*;

#[tokio::test]
async fn a_role_given_opens_its_pages_at_once_and_its_end_shuts_them() {
    let city = city().await;
    let (here, newcomer) = (school(&city, "school-1").await, person(&city, "teacher2").await);
    let mut colleague = city.sign_in("teacher2").await;
    assert_eq!(colleague.open(link::SUBSTITUTIONS).await.status, 403);
    let mut coordinator = city.sign_in("coordinator").await;
    let given = give(&mut coordinator, (here, newcomer), Role::Deputy, (TODAY, "", ORDER)).await;
    assert_eq!(given.status, 200, "{}", given.body);
    assert_eq!(colleague.open(link::SUBSTITUTIONS).await.status, 200);
    let twice = give(&mut coordinator, (here, newcomer), Role::Deputy, (TODAY, "", ORDER)).await;
    assert!(refused(&twice).contains("уже дана"));
    let before: Card = card(&mut coordinator, here, newcomer).await.read();
    assert_eq!(before.orders[0].basis, ORDER);
    let ended = end(&mut coordinator, here, worn(&before, Role::Deputy), ("2026-11-11", "")).await;
    assert_eq!(ended.status, 200, "{}", ended.body);
    assert_eq!(colleague.open(link::SUBSTITUTIONS).await.status, 403);
    let after: Card = card(&mut coordinator, here, newcomer).await.read();
    assert!(after.roles.iter().all(|worn| worn.role != Role::Deputy));
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act IN ('role.give', 'role.end')").await, 2);
}

#[tokio::test]
async fn a_role_to_come_opens_nothing_yet_and_one_that_never_began_is_gone() {
    let city = city().await;
    let (here, newcomer) = (school(&city, "school-1").await, person(&city, "teacher2").await);
    let mut coordinator = city.sign_in("coordinator").await;
    give(&mut coordinator, (here, newcomer), Role::Deputy, ("2026-12-01", "2026-12-31", ""))
        .await
        .read::<()>();
    let mut colleague = city.sign_in("teacher2").await;
    assert_eq!(colleague.open(link::SUBSTITUTIONS).await.status, 403);
    let shown: Card = card(&mut coordinator, here, newcomer).await.read();
    end(&mut coordinator, here, worn(&shown, Role::Deputy), (TODAY, "")).await.read::<()>();
    let left: Card = card(&mut coordinator, here, newcomer).await.read();
    assert!(left.roles.iter().all(|worn| worn.role != Role::Deputy));
}

#[tokio::test]
async fn what_a_form_lacks_is_said_at_its_field() {
    let city = city().await;
    let (here, newcomer) = (school(&city, "school-1").await, person(&city, "teacher2").await);
    let mut coordinator = city.sign_in("coordinator").await;
    let without = give(&mut coordinator, (here, newcomer), Role::Coordinator, (TODAY, "", "  ")).await;
    let (status, error): (u16, AppError) = without.refusal();
    assert!(status == 422 && error.at("days[basis]").is_some(), "{error:?}");
    let backwards = give(&mut coordinator, (here, newcomer), Role::Deputy, (TODAY, "2026-11-11", "")).await;
    assert!(backwards.refusal::<AppError>().1.at("days[until]").is_some());
    let pupil = person(&city, "pupil").await;
    assert!(
        refused(&give(&mut coordinator, (here, pupil), Role::Teacher, (TODAY, "", "")).await)
            .contains("не работает")
    );
    let office = give(&mut coordinator, (here, newcomer), Role::CityOfficer, (TODAY, "", ORDER)).await;
    assert_eq!(office.status, 403, "{}", office.body);
}

#[tokio::test]
async fn a_coordinator_gives_herself_nothing_she_lacks_and_stays_until_another_comes() {
    let city = city().await;
    let (here, own) = (school(&city, "school-1").await, person(&city, "coordinator").await);
    let mut coordinator = city.sign_in("coordinator").await;
    let deputy = give(&mut coordinator, (here, own), Role::Deputy, (TODAY, "", ORDER)).await;
    assert!(refused(&deputy).contains("Закрытие периодов"), "{}", deputy.body);
    let shown: Card = card(&mut coordinator, here, own).await.read();
    let last = end(&mut coordinator, here, worn(&shown, Role::Coordinator), (TODAY, ORDER)).await;
    assert!(refused(&last).contains("последний координатор"));
    let next = person(&city, "secretary").await;
    give(&mut coordinator, (here, next), Role::Coordinator, (TODAY, "", ORDER)).await.read::<()>();
    end(&mut coordinator, here, worn(&shown, Role::Coordinator), ("2026-11-11", ORDER)).await.read::<()>();
    assert!(coordinator.open(link::RIGHTS).await.status >= 400);
}

#[tokio::test]
async fn an_office_appoints_in_its_schools_alone() {
    let city = city().await;
    let mut officer = city.sign_in("district").await;
    let seats: Vec<Seat> = officer.call(OpenSeats::url(), &[]).await.read();
    let [seat] = &seats[..] else { panic!("{seats:?}") };
    assert!(!seat.coordinators.is_empty());
    let staff: Staff = officer.call(OpenStaff::url(), &[("school", &seat.school.to_string())]).await.read();
    assert!(!staff.here.own && staff.untaught.is_empty());
    let head = person(&city, "deputy").await;
    assert!(staff.people.iter().any(|line| line.person == head), "the district of the first school");
    give(&mut officer, (seat.school, head), Role::Head, (TODAY, "", ORDER)).await.read::<()>();
    assert_eq!(give(&mut officer, (seat.school, head), Role::Teacher, (TODAY, "", "")).await.status, 403);
    let mut other = city.sign_in("district2").await;
    assert_eq!(
        give(&mut other, (seat.school, head), Role::Coordinator, (TODAY, "", ORDER)).await.status,
        404
    );
    let mut foreign = city.sign_in("coordinator2").await;
    assert_eq!(give(&mut foreign, (seat.school, head), Role::Teacher, (TODAY, "", "")).await.status, 404);
    assert_eq!(card(&mut foreign, seat.school, head).await.status, 404);
}

#[tokio::test]
async fn a_role_of_another_school_is_not_found_under_the_own_one() {
    let city = city().await;
    let (here, there) = (school(&city, "school-1").await, school(&city, "school-2").await);
    let stranger = person(&city, "teacher3").await;
    let mut foreign = city.sign_in("coordinator2").await;
    let shown: Card = card(&mut foreign, there, stranger).await.read();
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(end(&mut coordinator, here, shown.roles[0], (TODAY, "")).await.status, 404);
    assert_eq!(card(&mut coordinator, here, stranger).await.status, 404);
}

#[tokio::test]
async fn a_post_of_the_list_is_confirmed_by_a_person() {
    let city = city().await;
    let newcomer = person(&city, "newcomer").await;
    city.force(&format!("DELETE FROM roles WHERE person_id = {newcomer}")).await;
    city.force(&format!("UPDATE staff SET post = 'Педагог-психолог' WHERE person_id = {newcomer}")).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let staff: Staff = coordinator.call(OpenStaff::url(), &[("name", "ларин")]).await.read();
    let [line] = &staff.people[..] else { panic!("{staff:?}") };
    assert_eq!((line.person, line.proposed), (newcomer, Some(Role::Psychologist)));
    let form = [("people[0]", newcomer.to_string())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    coordinator.call(ConfirmRoles::url(), &form).await.read::<()>();
    coordinator.call(ConfirmRoles::url(), &form).await.read::<()>();
    let roles = format!("SELECT COUNT(*) FROM roles WHERE person_id = {newcomer} AND role = 'psychologist'");
    assert_eq!(city.number(&roles).await, 1, "confirmed twice, given once");
}

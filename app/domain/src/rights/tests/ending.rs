//! How a role and how work end.

use super::*;

#[test]
fn the_last_coordinator_stays() {
    let by = coordinator();
    let permit = may_appoint(&by, Role::Coordinator).unwrap();
    let own = held(1, Role::Coordinator, "2026-09-01", None);
    let ends = |tenure: Vec<Held>, last: &str| {
        end(own, (on(last), "Приказ № 2"), (&Tenure(tenure), today()), &permit).err()
    };
    assert_eq!(ends(vec![own], "2026-11-12"), Some(EndRefused::LastCoordinator));
    let for_good = held(2, Role::Coordinator, "2026-11-13", None);
    assert_eq!(ends(vec![own, for_good], "2026-11-12"), None);
    assert_eq!(
        ends(vec![own, for_good], "2026-11-01"),
        None,
        "who begins tomorrow is in time for what ended in the past"
    );
    let later = held(3, Role::Coordinator, "2026-11-20", None);
    assert_eq!(ends(vec![own, later], "2026-11-12"), Some(EndRefused::LastCoordinator));
    let for_a_while = held(4, Role::Coordinator, "2026-09-01", Some("2026-12-31"));
    assert_eq!(ends(vec![own, for_a_while], "2026-11-12"), Some(EndRefused::LastCoordinator));
}

#[test]
fn a_role_ends_on_its_last_day_and_one_to_come_is_never_in_force() {
    let by = coordinator();
    let permit = may_appoint(&by, Role::Teacher).unwrap();
    let ends = |held: Held, last: &str| {
        end(held, (on(last), ""), (&Tenure::default(), today()), &permit).map(|end| end.ended())
    };
    let teacher = held(1, Role::Teacher, "2026-09-01", None);
    assert_eq!(ends(teacher, "2026-11-12"), Ok(Ended::On(today())));
    let to_come = held(2, Role::Teacher, "2026-12-01", None);
    assert_eq!(ends(to_come, "2026-11-12"), Ok(Ended::Never));
    let ending = held(3, Role::Teacher, "2026-09-01", Some("2026-11-11"));
    assert_eq!(ends(ending, "2026-11-12"), Err(EndRefused::EndsEarlier));
}

#[test]
fn a_dismissal_ends_every_role_that_outlasts_it() {
    let by = coordinator();
    let permit = by.permit(DismissStaff(SCHOOL)).unwrap();
    let roles = vec![
        held(1, Role::Teacher, "2026-09-01", None),
        held(2, Role::Secretary, "2026-09-01", Some("2026-10-01")),
        held(3, Role::Deputy, "2026-12-01", None),
    ];
    let tenure = Tenure::default();
    let entry =
        employment(roles).dismiss((on("2026-11-20"), "Приказ № 3"), (&tenure, today()), &permit).unwrap();
    let ended: Vec<_> = entry.ends().iter().map(|end| (end.held().id.0, end.ended())).collect();
    assert_eq!(ended, [(1, Ended::On(on("2026-11-20"))), (3, Ended::Never)]);
    assert!(!entry.at_once(), "until the evening of the last day they work");
}

#[test]
fn nobody_is_dismissed_without_an_order_before_they_came_or_by_themselves() {
    let by = coordinator();
    let permit = by.permit(DismissStaff(SCHOOL)).unwrap();
    let (tenure, work) = (Tenure::default(), employment(vec![]));
    let dismiss = |work: &Employment, last: &str, basis: &str| {
        work.dismiss((on(last), basis), (&tenure, today()), &permit).err()
    };
    assert_eq!(dismiss(&work, "2026-11-12", " "), Some(DismissRefused::NoBasis));
    let late = Employment { since: on("2026-11-13"), ..work.clone() };
    assert_eq!(dismiss(&late, "2026-11-12", "Приказ"), Some(DismissRefused::Backwards));
    assert_eq!(dismiss(&work, "2206-11-12", "Приказ"), Some(DismissRefused::FarAway));
    let gone = Employment { until: Some(on("2026-11-01")), ..work.clone() };
    assert_eq!(dismiss(&gone, "2026-11-12", "Приказ"), Some(DismissRefused::Gone));
    assert_eq!(dismiss(&Employment { own: true, ..work }, "2026-11-12", "Приказ"), Some(DismissRefused::Own));
}

#[test]
fn a_dismissal_is_taken_back_by_an_order() {
    let by = coordinator();
    let permit = by.permit(DismissStaff(SCHOOL)).unwrap();
    let gone = Employment { until: Some(on("2026-11-01")), ..employment(vec![]) };
    assert_eq!(gone.reinstate(" ", &permit).err(), Some(DismissRefused::NoBasis));
    assert!(gone.reinstate("Приказ № 5", &permit).is_ok());
    assert_eq!(employment(vec![]).reinstate("Приказ", &permit).err(), Some(DismissRefused::Works));
}

#[test]
fn the_last_coordinator_is_not_dismissed() {
    let by = coordinator();
    let permit = by.permit(DismissStaff(SCHOOL)).unwrap();
    let own = held(1, Role::Coordinator, "2026-09-01", None);
    let dismiss = |tenure: Vec<Held>| {
        employment(vec![own]).dismiss((today(), "Приказ № 4"), (&Tenure(tenure), today()), &permit).err()
    };
    assert_eq!(dismiss(vec![own]), Some(DismissRefused::LastCoordinator));
    assert_eq!(dismiss(vec![own, held(2, Role::Coordinator, "2026-09-01", None)]), None);
}

//! A plan in force from a day, and the lessons that follow it.

use chrono::NaiveDate;

use crate::access::{Actor, Grant, Permit, Role, Standing};
use crate::calendar::{Span, YearState};
use crate::ids::{AccountId, LessonId, OrganisationId, PersonId, SchoolId, YearId};
use crate::org::OrgKind;
use crate::timetable::{ArrangeTimetable, ForceRefused, Laid, ReadTimetable, Ties, TimetableYear, relay};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(state: YearState) -> TimetableYear {
    let span = Span { first: day("2026-09-01"), last: day("2027-05-26") };
    TimetableYear { school: SchoolId(1), year: YearId(1), span, state }
}

fn actor(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(1), kind: OrgKind::School };
    Actor::new(AccountId(1), PersonId(1), Standing { grants: vec![grant], ..Standing::default() })
}

fn permit() -> Permit<ArrangeTimetable> {
    actor(Role::Deputy).permit(year(YearState::Open).arrange()).unwrap()
}

#[test]
fn deputies_and_coordinators_arrange_and_all_who_work_there_read() {
    for role in [Role::Deputy, Role::Coordinator, Role::Head] {
        assert!(actor(role).may(&ArrangeTimetable(SchoolId(1))));
        assert!(!actor(role).may(&ArrangeTimetable(SchoolId(2))));
    }
    assert!(!actor(Role::Teacher).may(&ArrangeTimetable(SchoolId(1))));
    assert!(actor(Role::Teacher).may(&ReadTimetable(SchoolId(1))));
    assert!(!actor(Role::Teacher).may(&ReadTimetable(SchoolId(2))));
}

#[test]
fn a_plan_is_in_force_from_today_or_later_within_the_year() {
    let today = day("2026-11-12");
    let since =
        |text: &str, state| year(state).put_in_force(day(text), today, permit()).map(|order| order.since());
    assert_eq!(since("2026-11-12", YearState::Open), Ok(today));
    assert_eq!(since("2026-11-11", YearState::Open), Err(ForceRefused::Past));
    assert_eq!(since("2027-06-01", YearState::Open), Err(ForceRefused::OutsideYear));
    assert_eq!(since("2026-11-16", YearState::Closed), Err(ForceRefused::YearClosed));
}

fn laid(id: i64, date: &str, number: u8, ties: Ties) -> Laid {
    Laid { id: LessonId(id), hour: (day(date), number), ties }
}

#[test]
fn lessons_move_to_their_new_day_week_by_week() {
    let old = [laid(1, "2026-11-16", 2, Ties::Tied), laid(2, "2026-11-23", 2, Ties::Bare)];
    let new = [(day("2026-11-17"), 3), (day("2026-11-24"), 3)];
    let plan = relay(&old, &new);
    assert_eq!(plan.moved, [(LessonId(1), new[0]), (LessonId(2), new[1])]);
    assert!(plan.new.is_empty() && plan.dropped.is_empty() && plan.cancelled.is_empty());
}

#[test]
fn what_was_held_stays_and_what_is_left_over_goes_unless_something_hangs_on_it() {
    let old = [
        laid(1, "2026-11-16", 1, Ties::Fixed),
        laid(2, "2026-11-16", 2, Ties::Bare),
        laid(3, "2026-11-17", 2, Ties::Bare),
        laid(4, "2026-11-18", 2, Ties::Tied),
    ];
    let plan = relay(&old, &[(day("2026-11-16"), 1), (day("2026-11-16"), 2)]);
    assert_eq!(plan.stay, [(LessonId(2), (day("2026-11-16"), 2))]);
    assert_eq!((plan.dropped, plan.cancelled), (vec![LessonId(3)], vec![LessonId(4)]));
    assert!(plan.moved.is_empty() && plan.new.is_empty(), "the fixed one holds its hour");
}

#[test]
fn more_hours_bring_new_lessons() {
    let plan =
        relay(&[laid(1, "2026-11-16", 1, Ties::Bare)], &[(day("2026-11-16"), 1), (day("2026-11-17"), 1)]);
    assert_eq!(plan.new, [(day("2026-11-17"), 1)]);
}

//! Which weeks may be signed, and by whom.

use super::*;
use crate::access::{Actor, Denied, Standing};
use crate::ids::{AccountId, PersonId};

const CHILD: PersonId = PersonId(9);

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(6), PersonId(60), standing)
}

fn guardian() -> Actor {
    actor(Standing { children: vec![CHILD], ..Standing::default() })
}

#[test]
fn a_week_is_signed_from_its_monday_and_within_the_year() {
    let year = span("2026-09-01", "2027-05-25");
    let today = day("2026-11-12");
    let may = |week| may_be_signed(day(week), today, year);
    assert_eq!(may("2026-11-09"), Ok(()));
    assert_eq!(may("2026-11-15"), Ok(()), "the Sunday of this week");
    assert_eq!(may("2026-11-16"), Err(WeekRefused::NotBegun));
    assert_eq!(may("2026-08-31"), Ok(()), "the first of September is a Tuesday");
    assert_eq!(may("2026-08-30"), Err(WeekRefused::OutOfYear));
    assert_eq!(may_be_signed(day("2027-05-31"), day("2027-06-10"), year), Err(WeekRefused::OutOfYear));
}

#[test]
fn a_guardian_signs_the_week_of_the_own_child() {
    let permit = guardian().permit(SignWeek(CHILD)).unwrap();
    let frame = (day("2026-11-12"), span("2026-09-01", "2027-05-25"));
    let week = SignedWeek::sign(day("2026-11-11"), frame, &permit).unwrap();
    assert_eq!((week.by(), week.pupil(), week.monday()), (AccountId(6), CHILD, day("2026-11-09")));
}

#[test]
fn nobody_else_signs() {
    let pupil = Actor::new(AccountId(9), CHILD, Standing { pupil: true, ..Standing::default() });
    assert_eq!(pupil.permit(SignWeek(CHILD)).err(), Some(Denied));
    let other = actor(Standing { children: vec![PersonId(10)], ..Standing::default() });
    assert_eq!(other.permit(SignWeek(CHILD)).err(), Some(Denied));
}

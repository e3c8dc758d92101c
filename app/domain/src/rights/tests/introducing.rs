//! The first coordinator of a school: brought in by an office above, once.

use super::*;
use crate::people::PersonName;

fn newcomer() -> Newcomer {
    Newcomer {
        name: PersonName::parse("Ершова Анна Петровна").unwrap(),
        phone: "89001112233".parse().unwrap(),
    }
}

fn refused(seat: Seat, wish: RoleWish) -> Option<AppointRefused> {
    let permit = officer(3).permit(BringCoordinator(place())).unwrap();
    seat.introduce(newcomer(), wish, today(), &permit).err()
}

#[test]
fn an_office_above_brings_the_first_coordinator_in_and_nobody_else_does() {
    assert!(officer(3).may(&BringCoordinator(place())) && officer(1).may(&BringCoordinator(place())));
    assert!(!officer(4).may(&BringCoordinator(place())), "another district");
    assert!(!coordinator().may(&BringCoordinator(place())), "a school does not found its own seat");
}

#[test]
fn a_seat_is_filled_by_an_order_and_once() {
    let by_order = || wish("2026-11-12", None, "Приказ № 15");
    assert_eq!(refused(Seat::Empty, by_order()), None);
    assert_eq!(refused(Seat::Taken, by_order()), Some(AppointRefused::HasCoordinator));
    assert_eq!(refused(Seat::Empty, wish("2026-11-12", None, " ")), Some(AppointRefused::NoBasis));
    assert_eq!(refused(Seat::Empty, wish("2056-11-12", None, "Приказ")), Some(AppointRefused::FarAway));
}

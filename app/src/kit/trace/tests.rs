//! Traces are never lost in silence: what has no room is refused, what is not written waits.

use chrono::FixedOffset;
use domain::ids::PersonId;
use domain::trace::{Matter, Way};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

use super::*;
use crate::kit::AppError;
use crate::kit::clock::Clock;
use crate::kit::house::Settings;
use crate::kit::testing::{FreshDb, fresh_db};
use crate::kit::vault::Vault;

const LOOK: Look = Look::at(Way::Card, Matter::People);

fn of(person: i64) -> Trace {
    Trace {
        school: SchoolId(1),
        reader: Reader::Account(AccountId(1)),
        look: LOOK,
        whose: Whose::Person(PersonId(person)),
    }
}

fn left(number: i64) -> impl Iterator<Item = Left> {
    let (at, day) = (DateTime::UNIX_EPOCH, NaiveDate::default());
    (0..number).map(move |person| Left { at, day, trace: of(person) })
}

#[test]
fn what_has_no_room_is_refused_whole() {
    let shelf = Traces::with_room(3);
    assert_eq!(shelf.put(left(2)), Ok(()));
    assert_eq!(shelf.put(left(4)), Err(AppError::Busy));
    assert_eq!(shelf.first(9).len(), 2, "none of the four was kept");
    assert_eq!(shelf.put(left(3)), Ok(()), "two of the three wait already");
    shelf.drop_first(1);
    assert_eq!(shelf.put(left(1)), Ok(()), "it is a new look once the first is written");
    assert_eq!(shelf.first(9).len(), 3);
}

#[test]
fn what_is_left_once_a_day_is_left_again_the_next_day_and_not_before() {
    let shelf = Traces::with_room(9);
    let on = |day: u32| Left {
        at: DateTime::UNIX_EPOCH,
        day: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        trace: of(1),
    };
    for day in [12, 12, 13] {
        assert_eq!(shelf.put_daily(on(day)), Ok(()));
        shelf.drop_first(1);
    }
    assert_eq!(shelf.put_daily(on(13)), Ok(()));
    assert!(shelf.first(9).is_empty(), "the second of the 13th is none");
    assert_eq!(shelf.put_daily(on(14)), Ok(()));
    assert_eq!(shelf.first(9).len(), 1);
    let full = Traces::with_room(0);
    assert_eq!((full.put_daily(on(14)), full.put_daily(on(14))), (Err(AppError::Busy), Err(AppError::Busy)));
}

/// A house with one school in it, the school № 1.
async fn house() -> (House, FreshDb) {
    let fresh = fresh_db().await;
    let tx = fresh.turn().await.unwrap();
    let school = "INSERT INTO organisations (kind, code, name, short_name, created_at) \
         VALUES ('school', 's1', 'Школа № 1', '', '2026-11-02T08:00:00Z')";
    tx.execute_unprepared(school).await.unwrap();
    tx.commit().await.unwrap();
    let clock = Clock::new(FixedOffset::east_opt(3 * 3600).unwrap(), None);
    (House::new(fresh.db.clone(), clock, Settings::local("no-site"), Vault::new(&[7; 64])), fresh)
}

async fn written(house: &House) -> u64 {
    entity::trace::Entity::find().count(&house.db.read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn what_waits_is_written_once() {
    let (house, _fresh) = house().await;
    leave_by(&house, (0..1_500).map(of)).unwrap();
    assert_eq!(flush(&house).await, Ok(1_500));
    assert_eq!(flush(&house).await, Ok(0));
    assert_eq!(written(&house).await, 1_500);
}

#[tokio::test]
async fn what_is_not_written_goes_on_waiting() {
    let (house, _fresh) = house().await;
    leave_by(&house, [Trace { school: SchoolId(99), ..of(1) }]).unwrap();
    assert!(flush(&house).await.is_err(), "there is no such school");
    assert_eq!((house.traces.first(9).len(), written(&house).await), (1, 0));
}

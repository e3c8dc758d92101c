//! Rules on one activity at a time.

use super::{Found, Sheet};
use crate::model::{Person, Place, Week};

pub fn unplaced(sheet: &Sheet<'_>, activity: usize) -> Found {
    (usize::from(sheet.place(activity).is_none()), vec![activity])
}

/// A lesson ends before the day does.
pub fn outside(sheet: &Sheet<'_>, activity: usize) -> Found {
    let late = |place: Place| place.hour + sheet.duration(activity) > sheet.problem.hours.len();
    (usize::from(sheet.place(activity).is_some_and(late)), vec![activity])
}

fn hours_within(sheet: &Sheet<'_>, activity: usize, week: &Week) -> usize {
    let Some(place) = sheet.place(activity) else { return 0 };
    (place.hour..place.hour + sheet.duration(activity)).filter(|&hour| week.has(place.day, hour)).count()
}

fn counted(activities: impl Iterator<Item = usize>, units: impl Fn(usize) -> usize) -> Found {
    let broken: Vec<(usize, usize)> = activities.map(|one| (one, units(one))).filter(|it| it.1 > 0).collect();
    (broken.iter().map(|it| it.1).sum(), broken.iter().map(|it| it.0).collect())
}

pub fn unavailable(sheet: &Sheet<'_>, person: Person, week: &Week) -> Found {
    let theirs = sheet.placed_of(person).into_iter().map(|(activity, _)| activity);
    counted(theirs, |activity| hours_within(sheet, activity, week))
}

pub fn in_break(sheet: &Sheet<'_>, week: &Week) -> Found {
    counted(0..sheet.problem.activities.len(), |activity| hours_within(sheet, activity, week))
}

pub fn start_in(sheet: &Sheet<'_>, activities: &[usize], week: &Week) -> Found {
    let elsewhere = |place: Place| !week.has(place.day, place.hour);
    counted(activities.iter().copied(), |activity| usize::from(sheet.place(activity).is_some_and(elsewhere)))
}

/// Counts hours of lessons outside of the week.
pub fn held_in(sheet: &Sheet<'_>, activities: &[usize], week: &Week) -> Found {
    counted(activities.iter().copied(), |activity| {
        let placed = sheet.place(activity).is_some();
        if placed { sheet.duration(activity) - hours_within(sheet, activity, week) } else { 0 }
    })
}

/// Nothing of the same pupils comes later that day.
pub fn ends_day(sheet: &Sheet<'_>, activities: &[usize]) -> Found {
    counted(activities.iter().copied(), |activity| {
        let Some(place) = sheet.place(activity) else { return 0 };
        let mine = &sheet.problem.activities[activity].subgroups;
        let later = |&other: &usize| {
            let shared = sheet.problem.activities[other].subgroups.iter().any(|one| mine.contains(one));
            let after = |it: Place| it.day == place.day && it.hour > place.hour;
            shared && other != activity && sheet.place(other).is_some_and(after)
        };
        usize::from((0..sheet.problem.activities.len()).any(|other| later(&other)))
    })
}

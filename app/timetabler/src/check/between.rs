//! Rules between activities.

use super::{Found, Sheet};
use crate::model::{Place, Same};

/// Sums a rule over all pairs of placed activities.
fn pairs(sheet: &Sheet<'_>, activities: &[usize], units: impl Fn(Held, Held) -> usize) -> Found {
    let held: Vec<Held> = activities.iter().filter_map(|&one| held(sheet, one)).collect();
    let mut total = 0;
    let mut broken = vec![];
    for (number, &first) in held.iter().enumerate() {
        for &second in &held[number + 1..] {
            let found = units(first, second);
            if found > 0 {
                broken.extend([first.activity, second.activity]);
            }
            total += found;
        }
    }
    broken.sort_unstable();
    broken.dedup();
    (total, broken)
}

#[derive(Clone, Copy)]
struct Held {
    activity: usize,
    at: Place,
    duration: usize,
    /// Where a lesson right after this one starts.
    next: usize,
}

fn held(sheet: &Sheet<'_>, activity: usize) -> Option<Held> {
    let at = sheet.place(activity)?;
    let duration = sheet.duration(activity);
    let next = sheet.problem.next_hour(at.day, at.hour, duration);
    Some(Held { activity, at, duration, next })
}

fn meet(first: Held, second: Held) -> bool {
    first.at.day == second.at.day
        && first.at.hour < second.at.hour + second.duration
        && second.at.hour < first.at.hour + first.duration
}

pub fn min_days(sheet: &Sheet<'_>, activities: &[usize], days: usize) -> Found {
    pairs(sheet, activities, |first, second| days.saturating_sub(first.at.day.abs_diff(second.at.day)))
}

/// On one day, but not side by side; a break between them is not stepped over, as FET has it for this rule.
pub fn apart_on_one_day(sheet: &Sheet<'_>, activities: &[usize]) -> Found {
    pairs(sheet, activities, |first, second| {
        let (early, late) = if first.at.hour <= second.at.hour { (first, second) } else { (second, first) };
        usize::from(first.at.day == second.at.day && early.at.hour + early.duration != late.at.hour)
    })
}

pub fn max_days(sheet: &Sheet<'_>, activities: &[usize], days: usize) -> Found {
    pairs(sheet, activities, |first, second| first.at.day.abs_diff(second.at.day).saturating_sub(days))
}

pub fn min_gaps(sheet: &Sheet<'_>, activities: &[usize], gaps: usize) -> Found {
    pairs(sheet, activities, |first, second| {
        let (early, late) = if first.at.hour <= second.at.hour { (first, second) } else { (second, first) };
        let between = late.at.hour.saturating_sub(early.at.hour + early.duration);
        if first.at.day == second.at.day { gaps.saturating_sub(between) } else { 0 }
    })
}

pub fn same(sheet: &Sheet<'_>, activities: &[usize], what: Same) -> Found {
    pairs(sheet, activities, |first, second| {
        let day = first.at.day == second.at.day;
        let hour = first.at.hour == second.at.hour;
        usize::from(!match what {
            Same::Start => day && hour,
            Same::Day => day,
            Same::Hour => hour,
        })
    })
}

pub fn not_overlapping(sheet: &Sheet<'_>, activities: &[usize]) -> Found {
    pairs(sheet, activities, |first, second| usize::from(meet(first, second)))
}

pub fn sets_not_overlapping(sheet: &Sheet<'_>, sets: &[Vec<usize>]) -> Found {
    let set_of = |activity: usize| sets.iter().position(|set| set.contains(&activity));
    let all: Vec<usize> = sets.concat();
    pairs(sheet, &all, |first, second| {
        usize::from(set_of(first.activity) != set_of(second.activity) && meet(first, second))
    })
}

fn two(sheet: &Sheet<'_>, first: usize, second: usize, kept: impl Fn(Held, Held) -> bool) -> Found {
    let (Some(one), Some(other)) = (held(sheet, first), held(sheet, second)) else { return (0, vec![]) };
    (usize::from(!kept(one, other)), vec![first, second])
}

pub fn ordered(sheet: &Sheet<'_>, first: usize, second: usize) -> Found {
    two(sheet, first, second, |one, other| {
        one.at.day < other.at.day || one.at.day == other.at.day && one.at.hour + one.duration <= other.at.hour
    })
}

pub fn ordered_if_same_day(sheet: &Sheet<'_>, first: usize, second: usize) -> Found {
    two(sheet, first, second, |one, other| {
        one.at.day != other.at.day || one.at.hour + one.duration <= other.at.hour
    })
}

pub fn consecutive(sheet: &Sheet<'_>, first: usize, second: usize) -> Found {
    two(sheet, first, second, |one, other| one.at.day == other.at.day && one.next == other.at.hour)
}

/// All on one day, in one unbroken row.
pub fn grouped(sheet: &Sheet<'_>, activities: &[usize]) -> Found {
    let mut held: Vec<Held> = activities.iter().filter_map(|&one| held(sheet, one)).collect();
    if held.len() < activities.len() {
        return (0, vec![]);
    }
    held.sort_by_key(|one| (one.at.day, one.at.hour));
    let broken =
        held.windows(2).filter(|two| two[0].at.day != two[1].at.day || two[0].next != two[1].at.hour);
    (broken.count(), activities.to_vec())
}

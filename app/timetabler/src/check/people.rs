//! Rules on what one teacher or pupil bears.

use std::collections::HashMap;

use super::{Found, Sheet};
use crate::model::{Limit, Person, Place, Rule};

pub fn nobody_twice(sheet: &Sheet<'_>) -> Found {
    let mut seen = HashMap::new();
    let mut found = (0, vec![]);
    for activity in 0..sheet.problem.activities.len() {
        let Some(place) = sheet.place(activity) else { continue };
        for person in sheet.problem.people(activity) {
            for hour in place.hour..place.hour + sheet.duration(activity) {
                if let Some(other) = seen.insert((person, place.day, hour), activity) {
                    found.0 += 1;
                    found.1.extend([other, activity]);
                }
            }
        }
    }
    found
}

/// The week of one person: per day and hour, is there a lesson, and could there be one.
struct Bearing<'sheet> {
    sheet: &'sheet Sheet<'sheet>,
    person: Person,
    lessons: Vec<(usize, Place)>,
    busy: Vec<Vec<bool>>,
    open: Vec<Vec<bool>>,
}

impl<'sheet> Bearing<'sheet> {
    fn of(sheet: &'sheet Sheet<'sheet>, person: Person, tag: Option<usize>) -> Self {
        let (days, hours) = (sheet.problem.days.len(), sheet.problem.hours.len());
        let mut busy = vec![vec![false; hours]; days];
        let mut open = vec![vec![true; hours]; days];
        let mut lessons = sheet.placed_of(person);
        lessons.retain(|(one, _)| tag.is_none_or(|tag| sheet.problem.activities[*one].tags.contains(&tag)));
        for &(activity, at) in &lessons {
            let end = (at.hour + sheet.duration(activity)).min(hours);
            busy[at.day][at.hour..end].fill(true);
        }
        for constraint in &sheet.problem.constraints {
            let week = match &constraint.rule {
                Rule::Break { week } => week,
                Rule::Unavailable { people, week } if people.contains(&person) => week,
                _ => continue,
            };
            for (day, hour) in week.slots() {
                open[day][hour] = false;
            }
        }
        Self { sheet, person, lessons, busy, open }
    }

    fn hours(&self, day: usize) -> usize {
        self.busy[day].iter().filter(|&&busy| busy).count()
    }

    fn ends(&self, day: usize) -> Option<(usize, usize)> {
        let first = self.busy[day].iter().position(|&busy| busy)?;
        Some((first, self.busy[day].iter().rposition(|&busy| busy)?))
    }

    fn gaps(&self, day: usize) -> usize {
        let Some((first, last)) = self.ends(day) else { return 0 };
        (first..last).filter(|&hour| !self.busy[day][hour] && self.open[day][hour]).count()
    }

    fn longest_row(&self, day: usize) -> usize {
        let rows = self.busy[day].split(|&busy| !busy);
        rows.map(<[bool]>::len).max().unwrap_or(0)
    }

    fn days(&self) -> std::ops::Range<usize> {
        0..self.busy.len()
    }

    fn days_with_lessons(&self) -> usize {
        self.days().filter(|&day| self.hours(day) > 0).count()
    }

    fn over_days(&self, units: impl Fn(usize) -> usize) -> usize {
        self.days().map(units).sum()
    }

    fn real_days(&self) -> Vec<(usize, usize)> {
        let hours = |day: usize| if day < self.busy.len() { self.hours(day) } else { 0 };
        self.days().step_by(2).map(|day| (hours(day), hours(day + 1))).collect()
    }
}

pub fn both_halves(sheet: &Sheet<'_>, person: Person, most: usize) -> Found {
    limit(sheet, person, Limit::BothHalves(most))
}

pub fn limit(sheet: &Sheet<'_>, person: Person, limit: Limit) -> Found {
    let tag = match limit {
        Limit::TagMaxHoursDaily { tag, .. } | Limit::TagMaxHoursContinuously { tag, .. } => Some(tag),
        _ => None,
    };
    let bearing = Bearing::of(sheet, person, tag);
    let theirs = (0..sheet.problem.activities.len()).filter(|&one| sheet.is_of(person, one));
    let units = match daily(&bearing, limit) {
        Some(units) => units,
        None => weekly(&bearing, limit),
    };
    // Nobody asks anything of those who have no lessons at all.
    if theirs.clone().next().is_none() { (0, vec![]) } else { (units, theirs.collect()) }
}

fn daily(it: &Bearing<'_>, limit: Limit) -> Option<usize> {
    Some(match limit {
        Limit::MaxGapsPerDay(most) => it.over_days(|day| it.gaps(day).saturating_sub(most)),
        Limit::MaxHoursDaily(most) | Limit::TagMaxHoursDaily { hours: most, .. } => {
            it.over_days(|day| it.hours(day).saturating_sub(most))
        }
        Limit::MinHoursDaily { hours, empty_days } => it.over_days(|day| {
            let asked = it.hours(day) > 0 || !empty_days;
            if asked { hours.saturating_sub(it.hours(day)) } else { 0 }
        }),
        Limit::MaxHoursContinuously(most) | Limit::TagMaxHoursContinuously { hours: most, .. } => {
            it.over_days(|day| it.longest_row(day).saturating_sub(most))
        }
        Limit::MaxSpanPerDay(most) => it
            .over_days(|day| it.ends(day).map_or(0, |(first, last)| (last + 1 - first).saturating_sub(most))),
        _ => return None,
    })
}

fn weekly(it: &Bearing<'_>, limit: Limit) -> usize {
    match limit {
        Limit::MaxDays(most) => it.days_with_lessons().saturating_sub(most),
        Limit::MinDays(least) => least.saturating_sub(it.days_with_lessons()),
        Limit::MaxGapsPerWeek(most) => it.over_days(|day| it.gaps(day)).saturating_sub(most),
        Limit::LateBeginnings(most) => late_beginnings(it, most),
        Limit::IntervalMaxDays { from, to, days } => {
            let within = |day: &usize| it.busy[*day][from..to].iter().any(|&busy| busy);
            it.days().filter(within).count().saturating_sub(days)
        }
        Limit::MinRestingHours { hours, circular } => resting(it, hours, circular),
        Limit::MaxRealDays(most) => {
            it.real_days().iter().filter(|(morning, later)| morning + later > 0).count().saturating_sub(most)
        }
        Limit::MaxHoursPerRealDay(most) => {
            it.real_days().iter().map(|(morning, later)| (morning + later).saturating_sub(most)).sum()
        }
        Limit::MaxMornings(most) => {
            it.real_days().iter().filter(|(morning, _)| *morning > 0).count().saturating_sub(most)
        }
        Limit::MaxAfternoons(most) => {
            it.real_days().iter().filter(|(_, later)| *later > 0).count().saturating_sub(most)
        }
        Limit::BothHalves(most) => {
            let both = it.real_days().iter().filter(|(morning, later)| *morning > 0 && *later > 0).count();
            both.saturating_sub(most)
        }
        Limit::GapsBetweenBuildings(gaps) => between_buildings(it, gaps),
        _ => 0,
    }
}

/// Days that begin at the second open hour beyond `most`, and open hours lost by beginning later still.
fn late_beginnings(it: &Bearing<'_>, most: usize) -> usize {
    let lost = |day: usize| {
        let first = it.ends(day).map_or(0, |(first, _)| first);
        (0..first).filter(|&hour| it.open[day][hour]).count()
    };
    let late = it.days().filter(|&day| lost(day) > 0).count();
    it.over_days(|day| lost(day).saturating_sub(1)) + late.saturating_sub(most)
}

fn resting(it: &Bearing<'_>, hours: usize, circular: bool) -> usize {
    let days = it.busy.len();
    let nights = if circular { days } else { days.saturating_sub(1) };
    let rest = |day: usize| {
        let (Some((_, last)), Some((first, _))) = (it.ends(day), it.ends((day + 1) % days)) else {
            return hours;
        };
        it.sheet.problem.hours.len() - 1 - last + first
    };
    (0..nights).map(|day| hours.saturating_sub(rest(day))).sum()
}

fn between_buildings(it: &Bearing<'_>, gaps: usize) -> usize {
    let building = |place: Place| place.room.and_then(|room| it.sheet.problem.building(room));
    let mut lessons = it.lessons.clone();
    lessons.sort_by_key(|(_, at)| (at.day, at.hour));
    lessons.retain(|&(activity, at)| building(at).is_some() && it.sheet.is_of(it.person, activity));
    let short = |two: &[(usize, Place)]| {
        let ((first, one), (_, other)) = (two[0], two[1]);
        let free = other.hour.saturating_sub(one.hour + it.sheet.duration(first));
        let moved = one.day == other.day && building(one) != building(other);
        if moved { gaps.saturating_sub(free) } else { 0 }
    };
    lessons.windows(2).map(short).sum()
}

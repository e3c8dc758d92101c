//! From the rules on people to bearers: one per person, weight and tag, equal ones merged.

use std::collections::BTreeMap;

use super::bearer::{Bearer, Limits, UNLIMITED};
use super::task::{Number, Weight};
use crate::model::{Limit, Mode, Person, Problem, Rule, Week, span};

/// Whose limits, of which weight (in bits, to be a key) and over lessons of which tag.
type Key = (Person, u64, Option<usize>);

/// Everybody with the places of their lessons.
pub fn lessons(problem: &Problem) -> BTreeMap<Person, Vec<Number>> {
    let mut found: BTreeMap<Person, Vec<Number>> = BTreeMap::new();
    for activity in 0..problem.activities.len() {
        for person in problem.people(activity) {
            found.entry(person).or_default().push(number(activity));
        }
    }
    found
}

pub fn number(place: usize) -> Number {
    Number::try_from(place).expect("a timetable has fewer than four milliards of anything")
}

/// The hours at which a person may be taught.
pub fn open_weeks(problem: &Problem) -> BTreeMap<Person, Week> {
    let mut all = Week::all(problem.days.len(), problem.hours.len());
    all.remove(&problem.breaks);
    let mut open = BTreeMap::new();
    for constraint in &problem.constraints {
        if let Rule::Unavailable { people, week } = &constraint.rule {
            for &person in people {
                open.entry(person).or_insert_with(|| all.clone()).remove(week);
            }
        }
    }
    open
}

pub fn bearers(problem: &Problem) -> Vec<Bearer> {
    let lessons = lessons(problem);
    let open = open_weeks(problem);
    let mut all = Week::all(problem.days.len(), problem.hours.len());
    all.remove(&problem.breaks);
    let mut merged: BTreeMap<(Vec<Number>, String), Bearer> = BTreeMap::new();
    for ((person, weight, tag), (limits, building_gaps)) in gathered(problem) {
        let Some(theirs) = lessons.get(&person) else { continue };
        let tagged =
            |&&it: &&Number| tag.is_none_or(|tag| problem.activities[it as usize].tags.contains(&tag));
        let tasks: Vec<Number> = theirs.iter().filter(tagged).copied().collect();
        let open = open.get(&person).unwrap_or(&all).0.clone();
        let key = (tasks.clone(), format!("{limits:?}{open:?}{weight}{building_gaps}"));
        let total = tasks.iter().map(|&it| problem.activities[it as usize].duration).sum();
        let has_halves = [limits.max_real_days, limits.hours_real_day, limits.mornings]
            .into_iter()
            .chain([limits.afternoons, limits.both_halves])
            .any(|limit| limit != UNLIMITED);
        let weight = Weight::of(f64::from_bits(weight));
        let hours = problem.hours.len();
        merged.insert(key, Bearer { tasks, total, open, limits, building_gaps, weight, has_halves, hours });
    }
    merged.into_values().filter(|bearer| !bearer.tasks.is_empty()).collect()
}

fn gathered(problem: &Problem) -> BTreeMap<Key, (Limits, usize)> {
    let mut found: BTreeMap<Key, (Limits, usize)> = BTreeMap::new();
    for constraint in &problem.constraints {
        let Rule::Limit { people, limit } = &constraint.rule else { continue };
        if constraint.weight <= 0.0 {
            continue;
        }
        let tag = match limit {
            Limit::TagMaxHoursDaily { tag, .. } | Limit::TagMaxHoursContinuously { tag, .. } => Some(*tag),
            _ => None,
        };
        for &person in people {
            let entry = found.entry((person, constraint.weight.to_bits(), tag)).or_default();
            tighten(entry, *limit);
        }
    }
    if problem.mode == Mode::HalfDays {
        for (place, teacher) in problem.teachers.iter().enumerate() {
            if let Some(days) = teacher.both_halves {
                let entry = found.entry((Person::Teacher(place), 100_f64.to_bits(), None)).or_default();
                tighten(entry, Limit::BothHalves(days));
            }
        }
    }
    found
}

fn tighten((limits, building_gaps): &mut (Limits, usize), limit: Limit) {
    let least = |mine: &mut usize, theirs: usize| *mine = (*mine).min(theirs);
    match limit {
        Limit::MaxDays(most) => least(&mut limits.max_days, most),
        Limit::MinDays(days) => limits.min_days = limits.min_days.max(days),
        Limit::MaxGapsPerWeek(most) => least(&mut limits.gaps_week, most),
        Limit::MaxGapsPerDay(most) => least(&mut limits.gaps_day, most),
        Limit::MaxHoursDaily(hours) | Limit::TagMaxHoursDaily { hours, .. } => {
            least(&mut limits.max_daily, hours);
        }
        Limit::MinHoursDaily { hours, empty_days } => {
            limits.min_daily = limits.min_daily.max(hours);
            limits.empty_days &= empty_days;
        }
        Limit::MaxHoursContinuously(hours) | Limit::TagMaxHoursContinuously { hours, .. } => {
            least(&mut limits.max_row, hours);
        }
        Limit::MaxSpanPerDay(most) => least(&mut limits.max_span, most),
        Limit::LateBeginnings(most) => least(&mut limits.late, most),
        Limit::IntervalMaxDays { from, to, days } => limits.intervals.push((span(from, to - from), days)),
        Limit::MinRestingHours { hours, circular } => limits.rests.push((hours, circular)),
        Limit::MaxRealDays(most) => least(&mut limits.max_real_days, most),
        Limit::MaxHoursPerRealDay(most) => least(&mut limits.hours_real_day, most),
        Limit::MaxMornings(most) => least(&mut limits.mornings, most),
        Limit::MaxAfternoons(most) => least(&mut limits.afternoons, most),
        Limit::BothHalves(most) => least(&mut limits.both_halves, most),
        Limit::GapsBetweenBuildings(gaps) => *building_gaps = (*building_gaps).max(gaps),
    }
}

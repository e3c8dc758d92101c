//! What people bear: one week that keeps each limit and one that breaks it.

use super::tests::{NO_ROOMS, SPREAD, Times, judged, school, times};
use crate::model::{Limit, Mode, Person, Rule};

fn limit(limit: Limit, kept: Times, broken: Times, units: usize) {
    times(Rule::Limit { people: vec![Person::Teacher(0)], limit }, kept, broken, units);
}

#[test]
fn hours_of_a_day() {
    let row: Times = [(0, 0), (0, 1), (0, 2), (3, 0), (4, 2)];
    let holed: Times = [(0, 0), (0, 3), (0, 4), (3, 0), (4, 2)];
    limit(Limit::MaxGapsPerDay(1), row, holed, 1);
    limit(Limit::MaxGapsPerWeek(0), row, holed, 2);
    limit(Limit::MaxHoursDaily(2), SPREAD, row, 1);
    limit(Limit::MaxHoursContinuously(2), holed, row, 1);
    limit(Limit::MaxSpanPerDay(3), row, holed, 2);
    limit(
        Limit::MinHoursDaily { hours: 2, empty_days: true },
        [(0, 0), (0, 1), (3, 2), (3, 0), (4, 2)],
        row,
        1,
    );
    limit(Limit::TagMaxHoursDaily { tag: 0, hours: 1 }, SPREAD, row, 1);
    limit(Limit::TagMaxHoursContinuously { tag: 0, hours: 1 }, holed, row, 1);
}

#[test]
fn pupils_come_every_day_where_empty_days_are_not_allowed() {
    let mut problem = school();
    problem.days.truncate(4);
    problem.activities[4].duration = 1;
    let rule = Rule::Limit {
        people: vec![Person::Teacher(0)],
        limit: Limit::MinHoursDaily { hours: 1, empty_days: false },
    };
    let kept: Times = [(0, 0), (1, 0), (2, 0), (3, 0), (3, 2)];
    let broken: Times = [(0, 0), (0, 1), (2, 0), (2, 1), (3, 2)];
    judged(problem, rule, (kept, NO_ROOMS), (broken, NO_ROOMS, 2));
}

#[test]
fn days_of_a_week() {
    let row: Times = [(0, 0), (0, 1), (0, 2), (3, 0), (4, 2)];
    limit(Limit::MaxDays(2), row, SPREAD, 2);
    limit(Limit::MinDays(3), SPREAD, row, 1);
    limit(
        Limit::LateBeginnings(1),
        [(0, 1), (1, 0), (2, 0), (3, 0), (4, 2)],
        [(0, 1), (1, 1), (2, 2), (3, 0), (4, 2)],
        3,
    );
    limit(Limit::IntervalMaxDays { from: 1, to: 3, days: 0 }, SPREAD, row, 1);
    limit(
        Limit::MinRestingHours { hours: 3, circular: false },
        SPREAD,
        [(0, 5), (1, 1), (2, 1), (3, 1), (4, 2)],
        2,
    );
}

#[test]
fn half_days() {
    let halves = |limit, kept, broken, units| {
        let mut problem = school();
        problem.mode = Mode::HalfDays;
        let rule = Rule::Limit { people: vec![Person::Teacher(0)], limit };
        judged(problem, rule, (kept, NO_ROOMS), (broken, NO_ROOMS, units));
    };
    let mornings: Times = [(0, 0), (0, 1), (2, 0), (2, 1), (4, 2)];
    halves(Limit::MaxRealDays(2), SPREAD, [(0, 0), (2, 0), (4, 0), (1, 0), (4, 2)], 1);
    halves(Limit::MaxHoursPerRealDay(2), SPREAD, [(0, 0), (0, 1), (1, 0), (2, 0), (4, 2)], 1);
    halves(Limit::MaxMornings(2), SPREAD, [(0, 0), (2, 0), (4, 0), (1, 0), (4, 2)], 1);
    halves(Limit::MaxAfternoons(1), mornings, SPREAD, 1);
    halves(Limit::BothHalves(0), mornings, SPREAD, 2);
}

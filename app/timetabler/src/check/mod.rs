//! The referee: counts what a timetable breaks, straight from the rules, sharing nothing with the solver.

mod between;
mod people;
mod rooms;
mod selected;
mod single;

#[cfg(test)]
mod bearing;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::{Constraint, Person, Place, Plan, Problem, Rule, Selection};

/// One rule broken: how much, and by which activities.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// The kind as the file names it.
    pub kind: String,
    pub weight: f64,
    /// How far from being kept: pairs, hours, days or lessons, as the rule counts.
    pub units: usize,
    /// Places in the list of activities of the problem.
    pub activities: Vec<usize>,
}

impl Breach {
    pub fn is_hard(&self) -> bool {
        self.weight >= 100.0
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    pub breaches: Vec<Breach>,
    pub unplaced: usize,
}

impl Verdict {
    /// Units of hard rules broken; an activity without a time is one.
    pub fn hard_violations(&self) -> usize {
        self.breaches.iter().filter(|breach| breach.is_hard()).map(|breach| breach.units).sum()
    }

    /// Units of wishes broken, each by its weight of 100.
    #[expect(clippy::cast_precision_loss, reason = "units are few")]
    pub fn soft_cost(&self) -> f64 {
        let soft = self.breaches.iter().filter(|breach| !breach.is_hard());
        soft.map(|breach| breach.weight / 100.0 * breach.units as f64).fold(0.0, |all, one| all + one)
    }
}

/// What a timetable looks like to the referee.
struct Sheet<'plan> {
    problem: &'plan Problem,
    plan: &'plan Plan,
    /// Activities that are told their room by a rule other than of home rooms.
    roomed: HashSet<usize>,
}

impl Sheet<'_> {
    fn place(&self, activity: usize) -> Option<Place> {
        self.plan.places[activity]
    }

    fn duration(&self, activity: usize) -> usize {
        self.problem.activities[activity].duration
    }

    fn is_of(&self, person: Person, activity: usize) -> bool {
        let it = &self.problem.activities[activity];
        match person {
            Person::Teacher(teacher) => it.teachers.contains(&teacher),
            Person::Subgroup(subgroup) => it.subgroups.contains(&subgroup),
        }
    }

    fn placed_of(&self, person: Person) -> Vec<(usize, Place)> {
        let all = (0..self.problem.activities.len()).filter(|&activity| self.is_of(person, activity));
        all.filter_map(|activity| Some((activity, self.place(activity)?))).collect()
    }
}

/// Units broken and the activities that break them.
type Found = (usize, Vec<usize>);

/// Counts everything a timetable breaks.
pub fn check(problem: &Problem, plan: &Plan) -> Verdict {
    let mut roomed = HashSet::new();
    for constraint in &problem.constraints {
        if let Rule::RoomIn { activities, home: false, .. } = &constraint.rule {
            roomed.extend(activities);
        }
    }
    let sheet = Sheet { problem, plan, roomed };
    let mut verdict = Verdict::default();
    let mut tell = |kind: &str, weight: f64, (units, activities): Found| {
        if units > 0 {
            verdict.breaches.push(Breach { kind: kind.to_owned(), weight, units, activities });
        }
    };
    for activity in 0..problem.activities.len() {
        tell("ActivityUnplaced", 100.0, single::unplaced(&sheet, activity));
        tell("ActivityOutsideDay", 100.0, single::outside(&sheet, activity));
    }
    tell("ConstraintBasicCompulsoryTime", 100.0, people::nobody_twice(&sheet));
    tell("ConstraintBasicCompulsorySpace", 100.0, rooms::no_room_twice(&sheet));
    tell("ConstraintBasicCompulsorySpace", 100.0, rooms::too_small(&sheet));
    for (teacher, it) in problem.teachers.iter().enumerate() {
        if let Some(days) = it.both_halves {
            let found = people::both_halves(&sheet, Person::Teacher(teacher), days);
            tell("TeacherMorningsAfternoonsBehavior", 100.0, found);
        }
    }
    for constraint in &problem.constraints {
        for (weight, found) in judge(&sheet, constraint) {
            tell(&constraint.kind, weight, found);
        }
    }
    let unplaced = plan.places.iter().filter(|place| place.is_none()).count();
    verdict.unplaced = unplaced;
    verdict
}

fn judge(sheet: &Sheet<'_>, constraint: &Constraint) -> Vec<(f64, Found)> {
    let mut found = vec![];
    let weight = constraint.weight;
    let mut add = |one: Found| found.push((weight, one));
    match &constraint.rule {
        Rule::NobodyTwice => {}
        Rule::Unavailable { people, week } => {
            for &person in people {
                add(single::unavailable(sheet, person, week));
            }
        }
        Rule::Break { week } => add(single::in_break(sheet, week)),
        Rule::StartIn { activities, week } => add(single::start_in(sheet, activities, week)),
        Rule::HeldIn { activities, week } => add(single::held_in(sheet, activities, week)),
        Rule::EndsDay { activities } => add(single::ends_day(sheet, activities)),
        Rule::MinDays { activities, days, consecutive } => {
            add(between::min_days(sheet, activities, *days));
            if *consecutive {
                found.push((100.0, between::apart_on_one_day(sheet, activities)));
            }
        }
        Rule::MaxDays { activities, days } => add(between::max_days(sheet, activities, *days)),
        Rule::MinGaps { activities, gaps } => add(between::min_gaps(sheet, activities, *gaps)),
        Rule::Same { activities, what } => add(between::same(sheet, activities, *what)),
        Rule::NotOverlapping { activities } => add(between::not_overlapping(sheet, activities)),
        Rule::SetsNotOverlapping { sets } => add(between::sets_not_overlapping(sheet, sets)),
        Rule::Ordered { first, second } => add(between::ordered(sheet, *first, *second)),
        Rule::OrderedIfSameDay { first, second } => add(between::ordered_if_same_day(sheet, *first, *second)),
        Rule::Consecutive { first, second } => add(between::consecutive(sheet, *first, *second)),
        Rule::Grouped { activities } => add(between::grouped(sheet, activities)),
        Rule::Selected { activities, week, what } => add(selected_hours(sheet, activities, week, *what)),
        Rule::Limit { people, limit } => {
            for &person in people {
                add(people::limit(sheet, person, *limit));
            }
        }
        Rule::RoomUnavailable { room, week } => add(rooms::unavailable(sheet, *room, week)),
        Rule::TeacherRoomUnavailable { teacher, room, week } => {
            add(rooms::teacher_room(sheet, *teacher, *room, week));
        }
        Rule::RoomIn { activities, rooms, home } => add(rooms::room_in(sheet, activities, rooms, *home)),
        Rule::MaxRooms { activities, rooms } => add(rooms::max_rooms(sheet, activities, *rooms)),
        Rule::SameRoomIfConsecutive { activities } => add(rooms::same_if_consecutive(sheet, activities)),
    }
    found
}

fn selected_hours(
    sheet: &Sheet<'_>,
    activities: &[usize],
    week: &crate::model::Week,
    what: Selection,
) -> Found {
    (selected::units(sheet, activities, week, what), activities.to_vec())
}

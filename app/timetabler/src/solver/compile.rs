//! From the problem in the school's words to the lists the solver works on.

use std::collections::BTreeSet;

use super::bearer::Bearer;
use super::limits::{bearers, lessons, number, open_weeks};
use super::link::{Link, Tie};
use super::selected::Bound;
use super::task::{Number, StartWish, Task, Weight};
use crate::model::{Constraint, Person, Problem, Rule, Selection, Week};

pub struct Instance<'problem> {
    pub problem: &'problem Problem,
    pub days: usize,
    pub hours: usize,
    pub tasks: Vec<Task>,
    pub bearers: Vec<Bearer>,
    /// How many people clash; their numbers are in the tasks.
    pub people: usize,
    pub room_open: Vec<Week>,
    /// Activities that share few rooms, and how few.
    pub room_sets: Vec<(Vec<Number>, usize)>,
    pub bounds: Vec<Bound>,
    /// For each task the bearers that bear it, as bits.
    pub borne: Vec<Vec<u64>>,
    /// For each clashing person, those of their tasks that end the day.
    pub enders: Vec<Vec<Number>>,
}

/// Does the solver keep to this rule, and not only the referee?
pub fn honours(rule: &Rule) -> bool {
    match rule {
        Rule::Selected { what, .. } => {
            !matches!(what, Selection::OccupyAtLeast(_) | Selection::TogetherAtLeast { .. })
        }
        Rule::SameRoomIfConsecutive { .. } | Rule::TeacherRoomUnavailable { .. } => false,
        _ => true,
    }
}

impl<'problem> Instance<'problem> {
    pub fn of(problem: &'problem Problem) -> Self {
        let (days, hours) = (problem.days.len(), problem.hours.len());
        let mut it = Self {
            problem,
            days,
            hours,
            tasks: problem
                .activities
                .iter()
                .map(|one| Task { duration: one.duration, ..Task::default() })
                .collect(),
            bearers: bearers(problem),
            people: 0,
            room_open: vec![Week::all(days, hours); problem.rooms.len()],
            room_sets: vec![],
            bounds: vec![],
            borne: vec![],
            enders: vec![],
        };
        it.meet_people();
        it.bear();
        it.open_starts();
        for constraint in &problem.constraints {
            it.obey(constraint);
        }
        it.give_rooms();
        it.finish();
        it
    }

    /// Those whose lessons are all among another's never clash alone; pupils whose day is to end are not left to a teacher.
    fn meet_people(&mut self) {
        let enders: BTreeSet<Number> = enders(self.problem).map(number).collect();
        let ends = |person: Person, set: &[Number]| {
            matches!(person, Person::Subgroup(_)) && set.iter().any(|task| enders.contains(task))
        };
        let all = lessons(self.problem).into_iter();
        let mut sets: Vec<(bool, Vec<Number>)> = all.map(|(person, set)| (ends(person, &set), set)).collect();
        sets.sort_by_key(|(_, set)| std::cmp::Reverse(set.len()));
        let mut kept: Vec<(bool, Vec<Number>)> = vec![];
        for (ends, set) in sets {
            let within = |(theirs, other): &(bool, Vec<Number>)| {
                (*theirs || !ends) && set.iter().all(|it| other.binary_search(it).is_ok())
            };
            if !kept.iter().any(within) {
                kept.push((ends, set));
            }
        }
        self.people = kept.len();
        self.enders = vec![vec![]; self.people];
        for (person, (ends, set)) in kept.iter().enumerate() {
            for task in set {
                self.tasks[*task as usize].people.push(number(person));
            }
            if *ends {
                self.enders[person] = set.iter().filter(|task| enders.contains(task)).copied().collect();
            }
        }
    }

    fn bear(&mut self) {
        let words = self.bearers.len().div_ceil(64);
        self.borne = vec![vec![0; words]; self.tasks.len()];
        for (place, bearer) in self.bearers.iter().enumerate() {
            for &task in &bearer.tasks {
                self.tasks[task as usize].burdens.push(number(place));
                self.borne[task as usize][place / 64] |= 1 << (place % 64);
            }
        }
    }

    pub fn bears(&self, bearer: usize, task: usize) -> bool {
        self.borne[task][bearer / 64] >> (bearer % 64) & 1 == 1
    }

    fn open_starts(&mut self) {
        let mut all = Week::all(self.days, self.hours);
        all.remove(&self.problem.breaks);
        let open = open_weeks(self.problem);
        for activity in 0..self.tasks.len() {
            let mut mine = all.clone();
            for it in self.problem.people(activity).filter_map(|person| open.get(&person)) {
                mine.keep(it);
            }
            let duration = self.tasks[activity].duration;
            self.tasks[activity].starts = starts_within(&mine, self.hours, duration);
        }
    }

    fn obey(&mut self, constraint: &Constraint) {
        let weight = Weight::of(constraint.weight);
        match &constraint.rule {
            Rule::StartIn { activities, week } => {
                for &activity in activities {
                    self.start(activity, weight, |day, hour, _| usize::from(!week.has(day, hour)));
                }
            }
            Rule::HeldIn { activities, week } => {
                for &activity in activities {
                    self.start(activity, weight, |day, hour, duration| {
                        (hour..hour + duration).filter(|&hour| !week.has(day, hour)).count()
                    });
                }
            }
            Rule::EndsDay { activities } => {
                for &activity in activities {
                    self.tasks[activity].ends_day = true;
                }
            }
            Rule::RoomUnavailable { room, week } => self.room_open[*room].remove(week),
            Rule::MaxRooms { activities, rooms } => {
                for &activity in activities {
                    self.tasks[activity].room_sets.push(self.room_sets.len());
                }
                self.room_sets.push((activities.iter().map(|&it| number(it)).collect(), *rooms));
            }
            Rule::MinDays { activities, days, consecutive } => {
                self.tie_all(activities, Tie::MinDays(*days), weight);
                if *consecutive {
                    self.tie_all(activities, Tie::SideBySideOnOneDay, Weight::of(100.0));
                }
            }
            rule @ Rule::Selected { activities, .. } if weight.share > 0 => {
                if let Some(bound) = Bound::of(rule, weight) {
                    for &activity in activities {
                        self.tasks[activity].bounds.push(self.bounds.len());
                    }
                    self.bounds.push(bound);
                }
            }
            rule => self.tie(rule, weight),
        }
    }

    fn tie(&mut self, rule: &Rule, weight: Weight) {
        let mut pair = |first: usize, second: usize, tie| self.tie_two(first, second, tie, weight);
        match rule {
            Rule::Ordered { first, second } => pair(*first, *second, Tie::Before),
            Rule::OrderedIfSameDay { first, second } => pair(*first, *second, Tie::BeforeOnOneDay),
            Rule::Consecutive { first, second } => pair(*first, *second, Tie::RightBefore),
            Rule::MaxDays { activities, days } => self.tie_all(activities, Tie::MaxDays(*days), weight),
            Rule::MinGaps { activities, gaps } => self.tie_all(activities, Tie::MinGaps(*gaps), weight),
            Rule::Same { activities, what } => self.tie_all(activities, Tie::Same(*what), weight),
            Rule::NotOverlapping { activities } => self.tie_all(activities, Tie::Apart, weight),
            Rule::Grouped { activities } if activities.len() == 2 => {
                self.tie_all(activities, Tie::SideBySide, weight);
            }
            Rule::Grouped { activities } => {
                let hours = activities.iter().map(|&it| self.tasks[it].duration).sum();
                self.tie_all(activities, Tie::Within(hours), weight);
            }
            Rule::SetsNotOverlapping { sets } => {
                for (place, set) in sets.iter().enumerate() {
                    let others = sets[place + 1..].concat();
                    for &first in set {
                        for &second in &others {
                            self.tie_two(first, second, Tie::Apart, weight);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn tie_all(&mut self, activities: &[usize], tie: Tie, weight: Weight) {
        for (place, &first) in activities.iter().enumerate() {
            for &second in &activities[place + 1..] {
                self.tie_two(first, second, tie, weight);
            }
        }
    }

    fn tie_two(&mut self, first: usize, second: usize, tie: Tie, weight: Weight) {
        if first != second && weight.share > 0 {
            self.tasks[first].links.push(Link { other: number(second), tie, weight });
            self.tasks[second].links.push(Link { other: number(first), tie: tie.turned(), weight });
        }
    }

    fn start(&mut self, activity: usize, weight: Weight, units: impl Fn(usize, usize, usize) -> usize) {
        let (days, hours) = (self.days, self.hours);
        let task = &mut self.tasks[activity];
        let units = |day: usize, hour: usize| units(day, hour, task.duration);
        if weight.is_hard() {
            let broken = |&(day, hour): &(usize, usize)| units(day, hour) > 0;
            let banned: Vec<(usize, usize)> = task.starts.slots().filter(broken).collect();
            for (day, hour) in banned {
                task.starts.0[day] &= !(1 << hour);
            }
        } else if weight.share > 0 {
            let counted =
                |day| (0..hours).map(|hour| u8::try_from(units(day, hour)).unwrap_or(u8::MAX)).collect();
            let units = (0..days).map(counted).collect();
            task.start_wishes.push(StartWish { units, weight });
        }
    }

    /// What is known only when all rules are read: who is fixed, and who is hard to place.
    fn finish(&mut self) {
        for place in 0..self.tasks.len() {
            let task = &mut self.tasks[place];
            if let ([room], false) = (task.rooms.as_slice(), task.roomless) {
                let open = starts_within(&self.room_open[*room as usize], self.hours, task.duration);
                task.starts.keep(&open);
            }
            task.slots = task.starts.slots().collect();
            task.is_fixed = task.slots.len() == 1 && task.rooms.len() <= 1;
        }
        self.rank();
    }

    /// Hardest first: the more hours of others it can meet for each start it has, the harder.
    fn rank(&mut self) {
        let mut load = vec![0; self.people];
        for task in &self.tasks {
            for &person in &task.people {
                load[person as usize] += task.duration;
            }
        }
        let hardness = |task: &Task| {
            let met: usize = task.people.iter().map(|&person| load[person as usize]).sum();
            let linked: usize = task.links.iter().filter(|link| link.weight.is_hard()).count();
            let narrow = if task.rooms.is_empty() || task.roomless { 0 } else { 20 / task.rooms.len() };
            (met + 2 * linked + narrow) * task.duration * task.duration * 1000
                / task.starts.slots().count().max(1)
        };
        let mut order: Vec<usize> = (0..self.tasks.len()).collect();
        order.sort_by_cached_key(|&place| {
            let task = &self.tasks[place];
            (!task.is_fixed, std::cmp::Reverse(hardness(task)))
        });
        for (rank, place) in order.into_iter().enumerate() {
            self.tasks[place].rank = rank;
        }
    }
}

/// The lessons nothing may follow.
fn enders(problem: &Problem) -> impl Iterator<Item = usize> + '_ {
    let ending = problem.constraints.iter().filter_map(|constraint| match &constraint.rule {
        Rule::EndsDay { activities } => Some(activities),
        _ => None,
    });
    ending.flatten().copied()
}

/// Starts of a lesson of `duration` that stays within the open hours.
fn starts_within(open: &Week, hours: usize, duration: usize) -> Week {
    let mut starts = Week::none(open.0.len());
    for (day, hour) in open.slots().filter(|&(_, hour)| hour + duration <= hours) {
        if open.covers(day, hour, duration) {
            starts.put(day, hour);
        }
    }
    starts
}

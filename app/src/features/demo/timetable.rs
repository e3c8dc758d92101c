//! The weekly timetable: every class full from its first lesson, no class and no teacher in two places.

use super::chance::Chance;
use super::staffing::{ClassPlan, GroupPlan};

const DAYS: usize = 5;
const NUMBERS: usize = 7;
const PLACES: usize = DAYS * NUMBERS;
/// After so many moves the board is cleared and begun anew; a usual school needs a few thousand.
const PATIENCE: usize = 60_000;

/// Weekday from 1 and number of the lesson from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub weekday: i32,
    pub number: i32,
}

/// Places of each group, in the order of `groups`.
pub fn arrange(classes: &[ClassPlan], groups: &[GroupPlan], chance: &mut Chance) -> Vec<Vec<Place>> {
    loop {
        let mut board = Board::new(classes.len(), groups);
        if board.settle(chance) {
            return board.places();
        }
    }
}

struct Board<'a> {
    groups: &'a [GroupPlan],
    /// Places a class may use: exactly as many as it has lessons, so that no window can arise.
    open: Vec<Vec<usize>>,
    of_class: Vec<[Option<usize>; PLACES]>,
    of_teacher: Vec<[Option<usize>; PLACES]>,
    /// How often a lesson of the group had to give way: the more often, the dearer it is to move.
    moved: Vec<i32>,
    waiting: Vec<usize>,
}

impl<'a> Board<'a> {
    fn new(classes: usize, groups: &'a [GroupPlan]) -> Self {
        let teachers = groups.iter().map(|group| group.teacher + 1).max().unwrap_or(0);
        let lessons = |class: usize| groups.iter().filter(|g| g.class == class).map(|g| g.lessons).sum();
        let waiting = (0..groups.len()).flat_map(|at| (0..groups[at].lessons).map(move |_| at)).collect();
        Self {
            groups,
            open: (0..classes).map(|class| shape(lessons(class))).collect(),
            of_class: vec![[None; PLACES]; classes],
            of_teacher: vec![[None; PLACES]; teachers],
            moved: vec![0; groups.len()],
            waiting,
        }
    }

    fn settle(&mut self, chance: &mut Chance) -> bool {
        chance.shuffle(&mut self.waiting);
        for _ in 0..PATIENCE {
            let Some(group) = self.waiting.pop() else { return true };
            let open = self.open[self.groups[group].class].clone();
            let dearness = |place: &usize| self.dearness(group, *place) + chance.between(0, 2);
            let best = open.into_iter().filter(|at| !self.stands(group, *at)).min_by_key(dearness);
            let Some(place) = best else { return false };
            self.put(group, place);
        }
        false
    }

    fn stands(&self, group: usize, place: usize) -> bool {
        self.of_class[self.groups[group].class][place] == Some(group)
    }

    /// What it costs others: whom it drives out, and a second lesson of the subject on one day.
    fn dearness(&self, group: usize, place: usize) -> i32 {
        let GroupPlan { class, teacher, .. } = self.groups[group];
        let driven = [self.of_class[class][place], self.of_teacher[teacher][place]];
        let out: i32 = driven.iter().flatten().map(|other| 20 + self.moved[*other]).sum();
        let day = place / NUMBERS * NUMBERS;
        let same = (day..day + NUMBERS).filter(|at| self.stands(group, *at)).count();
        out + i32::try_from(same).map_or(0, |same| same * 12)
    }

    fn put(&mut self, group: usize, place: usize) {
        let GroupPlan { class, teacher, .. } = self.groups[group];
        for other in [self.of_class[class][place], self.of_teacher[teacher][place]].into_iter().flatten() {
            self.take(other, place);
        }
        self.of_class[class][place] = Some(group);
        self.of_teacher[teacher][place] = Some(group);
    }

    fn take(&mut self, group: usize, place: usize) {
        let GroupPlan { class, teacher, .. } = self.groups[group];
        if self.stands(group, place) {
            self.of_class[class][place] = None;
            self.of_teacher[teacher][place] = None;
            self.moved[group] += 1;
            self.waiting.push(group);
        }
    }

    fn places(&self) -> Vec<Vec<Place>> {
        let of = |group: usize| (0..PLACES).filter(move |at| self.stands(group, *at)).map(named).collect();
        (0..self.groups.len()).map(of).collect()
    }
}

/// Lessons of a week spread over its days, the longer days in the middle.
fn shape(lessons: i32) -> Vec<usize> {
    const LONGER_FIRST: [usize; DAYS] = [2, 1, 3, 0, 4];
    let lessons = usize::try_from(lessons).unwrap_or(0);
    let mut open = vec![];
    for (rank, day) in LONGER_FIRST.into_iter().enumerate() {
        let today = lessons / DAYS + usize::from(rank < lessons % DAYS);
        open.extend((0..today.min(NUMBERS)).map(|number| day * NUMBERS + number));
    }
    open
}

fn named(place: usize) -> Place {
    let one = |n: usize| i32::try_from(n).expect("a week has 35 places") + 1;
    Place { weekday: one(place / NUMBERS), number: one(place % NUMBERS) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::features::demo::staffing::share_out;

    #[test]
    fn no_class_and_no_teacher_is_in_two_places_and_no_lesson_is_lost() {
        let mut classes: Vec<ClassPlan> = (1..=11)
            .flat_map(|grade| ["А", "Б", "В"].map(|letter| ClassPlan { grade, letter, size: 27, leader: 0 }))
            .collect();
        let staffing = share_out(&mut classes);
        for seed in 0..20 {
            let places = arrange(&classes, &staffing.groups, &mut Chance::new(seed));
            let (mut classes_seen, mut teachers_seen) = (HashSet::new(), HashSet::new());
            for (group, places) in staffing.groups.iter().zip(&places) {
                assert_eq!(places.len(), usize::try_from(group.lessons).unwrap());
                for place in places {
                    assert!(classes_seen.insert((group.class, *place)));
                    assert!(teachers_seen.insert((group.teacher, *place)));
                }
            }
        }
    }

    #[test]
    fn a_class_has_no_window_between_its_lessons() {
        for lessons in 1..=35 {
            let open = shape(lessons);
            assert_eq!(open.len(), usize::try_from(lessons).unwrap());
            assert!(open.iter().all(|place| place % NUMBERS == 0 || open.contains(&(place - 1))));
        }
    }
}

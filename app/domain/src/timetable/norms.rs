//! Sanitary rules of a day of lessons: each with the act it stands in and the day until which that act holds.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Bell, Board, Place, points};
use crate::day::in_figures;

/// A rule that would not be kept. It is told, not enforced: a school may have leave of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Norm {
    pub what: String,
    /// «СП 2.4.3648-20, п. 3.4.16»
    pub act: &'static str,
    /// The first day on which the act holds no more.
    pub until: NaiveDate,
}

/// An act, and the first day on which it holds no more.
#[derive(Clone, Copy)]
pub(super) struct Act {
    named: &'static str,
    until: NaiveDate,
}

impl Act {
    /// What it has against something, while it is in force.
    pub(super) fn against(self, what: String, today: NaiveDate) -> Option<Norm> {
        (today < self.until).then_some(Norm { what, act: self.named, until: self.until })
    }
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// СП 2.4.3648-20 is in force until 1 January 2027.
pub(super) const RULES: Act = Act { named: "СП 2.4.3648-20, п. 3.4.16", until: day(2027, 1, 1) };

/// Письмо of 29.08.2025 explains the same rules: which grades learn in the first shift.
pub(super) const SHIFTS: Act =
    Act { named: "СП 2.4.3648-20 с разъяснением от 29.08.2025", until: day(2027, 1, 1) };

/// The scale of difficulty stands in `СанПиН` 1.2.3685-21, which is in force until 1 March 2027; how it is used is advised by
/// МР 2.4.0331-23.
const SCALE: Act = Act {
    named: "СанПиН 1.2.3685-21, табл. 6.9–6.11, МР 2.4.0331-23, п. 3.2",
    until: day(2027, 3, 1),
};

/// Minutes since midnight: no lesson begins earlier or ends later.
const EARLIEST: u16 = 8 * 60;
const LATEST: u16 = 19 * 60;
/// Minutes between two lessons.
const LEAST_BREAK: u16 = 10;
/// A day is judged by its points once every day of the week has so many lessons.
const FULL_DAY: usize = 3;

/// Lessons a day at most, and how many days may have one more.
pub const fn most_a_day(grade: u8) -> (usize, usize) {
    match grade {
        1 => (4, 1),
        2..=4 => (5, 1),
        5 | 6 => (6, 0),
        _ => (7, 0),
    }
}

/// The same on that day: grade 1 begins with three lessons in September and October.
pub fn most_on(grade: u8, today: NaiveDate) -> (usize, usize) {
    match (grade, today.month()) {
        (1, 9 | 10) => (3, 0),
        _ => most_a_day(grade),
    }
}

/// Grades that learn in the first shift alone.
pub const fn first_shift_only(grade: u8) -> bool {
    matches!(grade, 1 | 5 | 9 | 10 | 11)
}

/// Points from which on a subject is among the hardest, and the first number that is too late for it.
const fn too_late(grade: u8) -> (u8, u8) {
    if grade <= 4 { (7, 5) } else { (10, 6) }
}

impl fmt::Display for Norm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, действует до {})", self.what, self.act, in_figures(self.until))
    }
}

impl Board<'_> {
    pub(super) fn norms(&self, piece: usize, place: Place) -> Vec<Norm> {
        let today = self.plan().school().today;
        let rules = [
            (RULES, self.too_many(piece, place)),
            (RULES, self.doubled(piece, place)),
            (SHIFTS, self.late_shift(piece)),
            (RULES, self.untimely(piece, place)),
            (RULES, self.hurried(piece, place)),
            (SCALE, self.tired(piece, place)),
            (SCALE, self.peak(piece, place)),
        ];
        rules.into_iter().filter_map(|(act, what)| act.against(what?, today)).collect()
    }

    fn too_many(&self, piece: usize, place: Place) -> Option<String> {
        let class = self.plan().school().class_of(self.plan().course(piece))?;
        let (most, longer) = most_on(class.grade, self.plan().school().today);
        let with = |weekday: u8| {
            let numbers = self.numbers(piece, weekday);
            let new = weekday == place.weekday() && !numbers.contains(&place.number());
            numbers.len() + usize::from(new)
        };
        let today = with(place.weekday());
        let others = (1..=self.plan().school().days).filter(|day| *day != place.weekday());
        let spent = others.filter(|day| with(*day) > most).count();
        let allowed = most + usize::from(spent < longer);
        let what = format!("{}: {today}-й урок в день, можно не больше {allowed}", class.name);
        (today > allowed).then_some(what)
    }

    /// Numbers at which the pupils of `piece` have lessons on a day.
    fn numbers(&self, piece: usize, weekday: u8) -> Vec<u8> {
        let lessons = self.of_day(piece, weekday);
        let mut numbers: Vec<u8> =
            lessons.iter().filter_map(|other| Some(self.stand(*other).place?.number())).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn doubled(&self, piece: usize, place: Place) -> Option<String> {
        let course = self.plan().course(piece);
        let class = self.plan().school().class_of(course).filter(|class| class.grade <= 4)?;
        let beside = |other: &usize| {
            let near = self.stand(*other).place.is_some_and(|at| at.number().abs_diff(place.number()) == 1);
            near && self.plan().pieces()[*other].course == self.plan().pieces()[piece].course
        };
        let twice = course.code != "sport" && self.of_day(piece, place.weekday()).iter().any(beside);
        twice.then(|| format!("{}: сдвоенных уроков в 1–4 классах не бывает", class.name))
    }

    fn late_shift(&self, piece: usize) -> Option<String> {
        let class = self.plan().school().class_of(self.plan().course(piece))?;
        let late = class.shift > 1 && first_shift_only(class.grade);
        late.then(|| format!("{}: {}-е классы учатся только в первую смену", class.name, class.grade))
    }

    fn bell_at(&self, piece: usize, place: Place) -> Option<Bell> {
        self.plan().school().bell(self.plan().course(piece), place)
    }

    fn untimely(&self, piece: usize, place: Place) -> Option<String> {
        let bell = self.bell_at(piece, place)?;
        if bell.starts < EARLIEST {
            return Some("уроки начинаются не раньше 8:00".to_owned());
        }
        (bell.ends > LATEST).then(|| "уроки заканчиваются не позже 19:00".to_owned())
    }

    /// A break is short by the bells, if the pupils have a lesson on its other side.
    fn hurried(&self, piece: usize, place: Place) -> Option<String> {
        let bell = self.bell_at(piece, place)?;
        let numbers = self.numbers(piece, place.weekday());
        let beside = |number: u8| {
            let other = Place::new(place.weekday(), number).ok().filter(|_| numbers.contains(&number))?;
            self.bell_at(piece, other)
        };
        let before =
            beside(place.number().wrapping_sub(1)).map(|other| bell.starts.saturating_sub(other.ends));
        let after = beside(place.number() + 1).map(|other| other.starts.saturating_sub(bell.ends));
        let least = [before, after].into_iter().flatten().min()?;
        let words = format!("перемена {least} мин, а нужно не меньше {LEAST_BREAK}");
        (least < LEAST_BREAK).then_some(words)
    }

    /// A hard subject at the end of a day.
    fn tired(&self, piece: usize, place: Place) -> Option<String> {
        let course = self.plan().course(piece);
        let class = self.plan().school().class_of(course)?;
        let (hard, late) = too_late(class.grade);
        let points = points(&course.code, class.grade)?;
        let (first, last) = if class.grade <= 4 { (2, 3) } else { (2, 4) };
        let words = format!("{}: трудный предмет ({points} б.) ставят {first}–{last}-м уроком", class.name);
        (points >= hard && place.number() >= late).then_some(words)
    }

    /// The first and the last day of a week are not the hardest ones, once the week is full.
    fn peak(&self, piece: usize, place: Place) -> Option<String> {
        let days = self.plan().school().days;
        if place.weekday() != 1 && place.weekday() != days {
            return None;
        }
        let class = self.plan().school().class_of(self.plan().course(piece))?;
        let loads: Vec<_> = (1..=days).map(|day| self.load(piece, day, Some(place))).collect();
        let own = loads[usize::from(place.weekday() - 1)].1;
        let middle = (2..days).map(|day| loads[usize::from(day - 1)].1).max()?;
        let full = loads.iter().all(|(lessons, _)| *lessons >= FULL_DAY);
        let words = format!("{}: самый трудный день ({own} б.) бывает во вторник или в среду", class.name);
        (full && own > middle).then_some(words)
    }

    /// Lessons of the pupils of `piece` on a day with their points, the piece itself at `place`; halves of a class at one
    /// number count once.
    fn load(&self, piece: usize, weekday: u8, place: Option<Place>) -> (usize, u32) {
        let mut numbers = BTreeMap::<u8, u8>::new();
        let mut add = |lesson: usize, number: u8| {
            let course = self.plan().course(lesson);
            let grade = self.plan().school().class_of(course).map_or(0, |class| class.grade);
            let weight = numbers.entry(number).or_default();
            *weight = (*weight).max(points(&course.code, grade).unwrap_or_default());
        };
        for other in self.of_day(piece, weekday) {
            if let Some(at) = self.stand(other).place {
                add(other, at.number());
            }
        }
        if let Some(at) = place.filter(|at| at.weekday() == weekday) {
            add(piece, at.number());
        }
        (numbers.len(), numbers.values().map(|weight| u32::from(*weight)).sum())
    }
}

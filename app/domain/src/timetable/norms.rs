//! Sanitary rules of a day of lessons: each with the act it stands in and the day until which that act holds.

use std::fmt;

use chrono::NaiveDate;

use super::{Board, Place};

/// A rule that would not be kept. It is told, not enforced: a school may have leave of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Norm {
    pub what: String,
    /// «СП 2.4.3648-20, п. 3.4.16»
    pub act: &'static str,
    /// The first day on which the act holds no more.
    pub until: NaiveDate,
}

const ACT: &str = "СП 2.4.3648-20, п. 3.4.16";

/// СП 2.4.3648-20 is in force until 1 January 2027.
pub(super) const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day of the calendar");

/// Lessons a day at most, and how many days may have one more.
pub const fn most_a_day(grade: u8) -> (usize, usize) {
    match grade {
        1 => (4, 1),
        2..=4 => (5, 1),
        5 | 6 => (6, 0),
        _ => (7, 0),
    }
}

impl fmt::Display for Norm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, действует до {})", self.what, self.act, self.until.format("%d.%m.%Y"))
    }
}

impl Board<'_> {
    pub(super) fn norms(&self, piece: usize, place: Place) -> Vec<Norm> {
        if self.plan().school().today >= UNTIL {
            return vec![];
        }
        [self.too_many(piece, place), self.doubled(piece, place)].into_iter().flatten().collect()
    }

    fn too_many(&self, piece: usize, place: Place) -> Option<Norm> {
        let class = self.plan().school().class_of(self.plan().course(piece))?;
        let (most, longer) = most_a_day(class.grade);
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
        (today > allowed).then(|| norm(what))
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

    fn doubled(&self, piece: usize, place: Place) -> Option<Norm> {
        let course = self.plan().course(piece);
        let class = self.plan().school().class_of(course).filter(|class| class.grade <= 4)?;
        let beside = |other: &usize| {
            let near = self.stand(*other).place.is_some_and(|at| at.number().abs_diff(place.number()) == 1);
            near && self.plan().pieces()[*other].course == self.plan().pieces()[piece].course
        };
        let twice = course.code != "sport" && self.of_day(piece, place.weekday()).iter().any(beside);
        twice.then(|| norm(format!("{}: сдвоенных уроков в 1–4 классах не бывает", class.name)))
    }
}

pub(super) const fn norm(what: String) -> Norm {
    Norm { what, act: ACT, until: UNTIL }
}

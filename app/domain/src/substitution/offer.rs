//! Who may stand in at a lesson, the best first, each with the reasons.

use std::cmp::Reverse;

use super::day::{Colleague, Course, Day, DayLesson, Outcome, Standing};
use crate::ids::{LessonId, PersonId};
use crate::people::Sex;

/// Somebody who is free at the bell of a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    pub teacher: PersonId,
    pub sex: Option<Sex>,
    pub fit: Fit,
    pub presence: Presence,
    /// Substitutions of this day already.
    pub already: u16,
    /// Own lessons of the week.
    pub load: u16,
}

/// How near the teacher is to the subject and the class; the best is the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fit {
    /// Teaches this very subject to this very class: the other half.
    SameClass,
    /// Teaches the subject in the same grade.
    SameGrade(u8),
    /// Teaches the subject.
    Subject,
    /// Knows the class by another subject.
    KnowsClass,
    Stranger,
}

/// Where the teacher is at that time; the best is the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Presence {
    /// Between two own lessons, by number: «окно».
    Gap { after: u8, before: u8 },
    /// Has lessons earlier on that day, the last with this number.
    Stays { after: u8 },
    /// Has lessons later on that day, the first with this number.
    Comes { before: u8 },
    /// Has no lesson on that day.
    Absent,
}

impl Offer {
    /// Is it taken without asking? Nobody is called in on a free day.
    pub fn is_good(&self) -> bool {
        self.presence != Presence::Absent
    }

    /// The less, the better: the subject first, then who is there anyway, then who has done less.
    fn rank(&self) -> impl Ord + use<> {
        let (fit, presence) = (self.fit.place(), self.presence.place());
        (
            Reverse(self.is_good() || self.fit <= Fit::Subject),
            fit,
            presence,
            self.already,
            self.load,
            self.teacher,
        )
    }
}

impl Fit {
    const fn place(self) -> u8 {
        match self {
            Self::SameClass => 0,
            Self::SameGrade(_) => 1,
            Self::Subject => 2,
            Self::KnowsClass => 3,
            Self::Stranger => 4,
        }
    }

    fn of(colleague: &Colleague, lesson: &DayLesson) -> Self {
        let any = |wanted: &dyn Fn(&Course) -> bool| colleague.courses.iter().any(wanted);
        let subject = |course: &Course| course.subject == lesson.subject;
        let class = |course: &Course| course.class.is_some() && course.class == lesson.class;
        if any(&|course| subject(course) && class(course)) {
            Self::SameClass
        } else if any(&|course| subject(course) && course.grade == lesson.grade) {
            Self::SameGrade(lesson.grade)
        } else if any(&subject) {
            Self::Subject
        } else if any(&class) {
            Self::KnowsClass
        } else {
            Self::Stranger
        }
    }
}

impl Presence {
    const fn place(self) -> u8 {
        match self {
            Self::Gap { .. } => 0,
            Self::Stays { .. } => 1,
            Self::Comes { .. } => 2,
            Self::Absent => 3,
        }
    }

    fn of(day: &Day, teacher: PersonId, lesson: &DayLesson) -> Self {
        let earlier = day.given(teacher).filter(|own| own.bell.ends <= lesson.bell.starts);
        let later = day.given(teacher).filter(|own| lesson.bell.ends <= own.bell.starts);
        let after = earlier.max_by_key(|own| own.bell.ends).map(|own| own.number);
        let before = later.min_by_key(|own| own.bell.starts).map(|own| own.number);
        match (after, before) {
            (Some(after), Some(before)) => Self::Gap { after, before },
            (Some(after), None) => Self::Stays { after },
            (None, Some(before)) => Self::Comes { before },
            (None, None) => Self::Absent,
        }
    }
}

impl Day {
    /// All who are free at the bell of `lesson`, the best first.
    pub fn offers(&self, lesson: &DayLesson) -> Vec<Offer> {
        let free = self.staff.iter().filter(|colleague| {
            let id = colleague.id;
            id != lesson.teacher && !self.is_away(id, lesson.number) && self.busy_with(id, lesson).is_none()
        });
        let mut offers: Vec<Offer> = free.map(|colleague| self.offer(colleague, lesson)).collect();
        offers.sort_by_cached_key(Offer::rank);
        offers
    }

    fn offer(&self, colleague: &Colleague, lesson: &DayLesson) -> Offer {
        let stands_in = |other: &&DayLesson| {
            let settled = matches!(self.standing(other), Standing::Settled(Outcome::Replaced(_)));
            settled && other.id != lesson.id
        };
        let already = self.given(colleague.id).filter(stands_in).count();
        Offer {
            teacher: colleague.id,
            sex: colleague.sex,
            fit: Fit::of(colleague, lesson),
            presence: Presence::of(self, colleague.id, lesson),
            already: u16::try_from(already).unwrap_or(u16::MAX),
            load: colleague.load,
        }
    }

    /// The best for every open lesson, the fittest placed first; where nobody good is free, the other half's teacher.
    /// What finds nobody stays open for a person to decide.
    pub(super) fn best(&self) -> Vec<(LessonId, Outcome)> {
        let mut day = self.clone();
        let mut placed = vec![];
        let mut open: Vec<DayLesson> = day.open().cloned().collect();
        while !open.is_empty() {
            let offered = open.iter().enumerate().filter_map(|(at, lesson)| {
                let best = day.offers(lesson).into_iter().find(Offer::is_good)?;
                Some((best.rank(), at, Outcome::Replaced(best.teacher)))
            });
            let best = offered.min_by(|(one, ..), (other, ..)| one.cmp(other));
            let found = best.map(|(_, at, outcome)| (at, outcome)).or_else(|| {
                let mut halves = open.iter().enumerate();
                halves.find_map(|(at, one)| Some((at, Outcome::Merged(day.other_half(one)?.1))))
            });
            let Some((at, outcome)) = found else { break };
            let lesson = open.remove(at);
            for one in day.lessons.iter_mut().filter(|one| one.id == lesson.id) {
                one.decided = Some(outcome);
            }
            placed.push((lesson.id, outcome));
        }
        placed
    }
}

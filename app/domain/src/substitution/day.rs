//! A day of a school as the law of substitutions sees it: its lessons, who is away, and who works there.

use chrono::NaiveDate;

use super::absence::TeacherAbsence;
use crate::calendar::YearState;
use crate::ids::{ClassId, GroupId, LessonId, PersonId, RoomId, SchoolId, SubjectId};
use crate::journal::LessonState;
use crate::people::Sex;
use crate::timetable::Bell;

#[derive(Clone, Debug)]
pub struct Day {
    pub school: SchoolId,
    pub date: NaiveDate,
    pub year: YearState,
    /// In the order of time.
    pub lessons: Vec<DayLesson>,
    /// Absences that stand on this day.
    pub away: Vec<TeacherAbsence>,
    /// All who teach at the school.
    pub staff: Vec<Colleague>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayLesson {
    pub id: LessonId,
    pub group: GroupId,
    /// None: the group is gathered from several classes.
    pub class: Option<ClassId>,
    pub grade: u8,
    pub subject: SubjectId,
    pub number: u8,
    pub bell: Bell,
    pub room: Option<RoomId>,
    /// Whose lesson it is by the timetable.
    pub teacher: PersonId,
    pub state: LessonState,
    /// What a deputy head has decided about it.
    pub decided: Option<Outcome>,
    pub written: Written,
}

/// What becomes of a lesson whose teacher is away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// This teacher stands in.
    Replaced(PersonId),
    /// This teacher, who has the other half of the class, takes both.
    Merged(PersonId),
    Cancelled,
    /// It is given at another time.
    Moved(Made),
    /// Its pupils have another subject at its hour.
    Instead(Made),
}

/// The lesson that is given instead of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Made {
    pub lesson: LessonId,
    pub group: GroupId,
    /// Does anything stand in its journal, or is anything decided about it?
    pub written: Written,
}

/// Does anything stand in its journal?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    Nothing,
    /// A topic, homework set, a mark or an absence.
    Something,
}

/// Somebody who teaches at the school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    pub id: PersonId,
    pub sex: Option<Sex>,
    pub courses: Vec<Course>,
    /// Lessons of the own groups in this week.
    pub load: u16,
}

/// A subject taught to a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Course {
    pub class: Option<ClassId>,
    pub grade: u8,
    pub subject: SubjectId,
}

/// How a lesson stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Its teacher gives it, or it is off for another reason.
    Usual,
    /// Its teacher is away, or whoever was to stand in, and nothing is decided.
    Open,
    Settled(Outcome),
}

impl Outcome {
    pub const fn stands_in(self) -> Option<PersonId> {
        match self {
            Self::Replaced(person) | Self::Merged(person) => Some(person),
            Self::Cancelled | Self::Moved(_) | Self::Instead(_) => None,
        }
    }

    /// The lesson that is given instead.
    pub const fn made(self) -> Option<Made> {
        match self {
            Self::Moved(made) | Self::Instead(made) => Some(made),
            Self::Replaced(_) | Self::Merged(_) | Self::Cancelled => None,
        }
    }

    /// How the lesson itself stands after it.
    pub const fn state(self) -> LessonState {
        match self {
            Self::Replaced(_) | Self::Merged(_) => LessonState::Planned,
            Self::Cancelled | Self::Instead(_) => LessonState::Cancelled,
            Self::Moved(_) => LessonState::Moved,
        }
    }

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Replaced(_) => "replaced",
            Self::Merged(_) => "merged",
            Self::Cancelled => "cancelled",
            Self::Moved(_) => "moved",
            Self::Instead(_) => "instead",
        }
    }

    /// What is stored, with the substitute of the lesson and what is given instead.
    pub fn parse(code: &str, substitute: Option<PersonId>, made: Option<Made>) -> Option<Self> {
        match code {
            "replaced" => substitute.map(Self::Replaced),
            "merged" => substitute.map(Self::Merged),
            "cancelled" => Some(Self::Cancelled),
            "moved" => made.map(Self::Moved),
            "instead" => made.map(Self::Instead),
            _ => None,
        }
    }
}

impl Standing {
    /// Of a lesson of `teacher`, where `away` says who is away at its bell.
    pub fn of(
        teacher: PersonId,
        (state, decided): (LessonState, Option<Outcome>),
        away: impl Fn(PersonId) -> bool,
    ) -> Self {
        let planned = state == LessonState::Planned;
        match decided {
            Some(outcome) if planned && outcome.stands_in().is_some_and(&away) => Self::Open,
            Some(outcome) => Self::Settled(outcome),
            None if planned && away(teacher) => Self::Open,
            None => Self::Usual,
        }
    }
}

impl DayLesson {
    /// Who gives it; nobody, if it does not take place.
    pub fn given_by(&self) -> Option<PersonId> {
        let off = matches!(self.state, LessonState::Cancelled | LessonState::Moved);
        let stands_in = self.decided.and_then(Outcome::stands_in);
        (!off).then(|| stands_in.unwrap_or(self.teacher))
    }
}

impl Day {
    pub fn lesson(&self, id: LessonId) -> Option<&DayLesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    pub fn is_away(&self, teacher: PersonId, number: u8) -> bool {
        self.away.iter().any(|one| one.teacher == teacher && one.covers(self.date, number))
    }

    pub fn standing(&self, lesson: &DayLesson) -> Standing {
        let away = |person| self.is_away(person, lesson.number);
        Standing::of(lesson.teacher, (lesson.state, lesson.decided), away)
    }

    /// Lessons for which nothing is decided yet, in the order of time.
    pub fn open(&self) -> impl Iterator<Item = &DayLesson> {
        self.lessons.iter().filter(|lesson| self.standing(lesson) == Standing::Open)
    }

    /// What the teacher gives at this bell beside `lesson`.
    pub fn busy_with(&self, teacher: PersonId, lesson: &DayLesson) -> Option<&DayLesson> {
        self.given(teacher).find(|other| other.id != lesson.id && other.bell.meets(lesson.bell))
    }

    /// Lessons that the teacher gives on this day, in the order of time.
    pub fn given(&self, teacher: PersonId) -> impl Iterator<Item = &DayLesson> {
        self.lessons.iter().filter(move |lesson| lesson.given_by() == Some(teacher))
    }

    /// The lesson of the other half of the class at the same bell, whose teacher is here; the same subject first.
    pub fn other_half(&self, lesson: &DayLesson) -> Option<(&DayLesson, PersonId)> {
        let halves = self.lessons.iter().filter(|other| {
            let apart = other.id != lesson.id && other.group != lesson.group;
            apart && lesson.class.is_some() && other.class == lesson.class && other.bell.meets(lesson.bell)
        });
        let here = halves.filter_map(|other| {
            let person = other.given_by()?;
            let may = person != lesson.teacher && !self.is_away(person, other.number);
            may.then_some((other, person))
        });
        here.min_by_key(|(other, _)| other.subject != lesson.subject)
    }
}

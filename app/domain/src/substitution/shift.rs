//! A lesson given at another time, or another subject in its place: where that may be, and what stands against it
//! or against its coming back.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::day::{Day, DayLesson, Made, Outcome, Written};
use super::decide::{Decision, SubstitutionRefused, is_open, may_change};
use super::policy::ArrangeSubstitutions;
use crate::access::Permit;
use crate::calendar::YearState;
use crate::ids::{AccountId, GroupId, LessonId, PersonId, RoomId};
use crate::timetable::Bell;

/// A lesson that is to be given at another time.
#[derive(Clone, Debug)]
pub struct Shifting {
    pub lesson: DayLesson,
    pub from: NaiveDate,
    /// The year of that day.
    pub year: YearState,
    /// Groups in which some of its pupils learn, its own among them.
    pub shared: BTreeSet<GroupId>,
}

/// An hour of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    pub number: u8,
    pub bell: Bell,
}

/// Another group of the very same pupils, with whoever teaches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OtherSubject {
    pub group: GroupId,
    pub teacher: PersonId,
}

/// Why an hour is not free for a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShiftClash {
    /// It stands there.
    Here,
    TeacherAway,
    /// The teacher gives this lesson then.
    TeacherBusy(LessonId),
    /// Pupils of it have this lesson then.
    PupilsBusy(LessonId),
}

/// A lesson that shall be given instead of another. Only [`Day::shift`] and [`Day::instead`] make one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placement {
    by: AccountId,
    lesson: LessonId,
    way: Way,
    group: GroupId,
    teacher: PersonId,
    on: NaiveDate,
    slot: Slot,
    room: Option<RoomId>,
}

/// How a lesson gives way to the one that is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Moved,
    Instead,
}

impl Day {
    /// What stands against giving the lesson on this day at this hour.
    pub fn clash(&self, shifting: &Shifting, slot: Slot) -> Option<ShiftClash> {
        let Shifting { lesson, from, .. } = shifting;
        if *from == self.date && slot.bell.meets(lesson.bell) {
            return Some(ShiftClash::Here);
        }
        match self.taken(shifting, slot) {
            Some(busy @ ShiftClash::TeacherBusy(_)) => Some(busy),
            _ if self.is_away(lesson.teacher, slot.number) => Some(ShiftClash::TeacherAway),
            other => other,
        }
    }

    /// What its teacher or its pupils have at this hour beside it and what is given instead of it.
    fn taken(&self, Shifting { lesson, shared, .. }: &Shifting, slot: Slot) -> Option<ShiftClash> {
        let own = [Some(lesson.id), lesson.decided.and_then(Outcome::made).map(|made| made.lesson)];
        let beside = |other: &&DayLesson| !own.contains(&Some(other.id)) && other.bell.meets(slot.bell);
        let mut given = self.lessons.iter().filter(|other| other.given_by().is_some()).filter(beside);
        let of_teacher = given.clone().find(|other| other.given_by() == Some(lesson.teacher));
        let of_pupils = given.find(|other| shared.contains(&other.group));
        let teacher = of_teacher.map(|other| ShiftClash::TeacherBusy(other.id));
        teacher.or_else(|| of_pupils.map(|other| ShiftClash::PupilsBusy(other.id)))
    }

    /// May its own teacher give a lesson of this day again, whatever was decided of it?
    pub fn may_come_back(&self, shifting: &Shifting) -> Result<(), SubstitutionRefused> {
        let lesson = &shifting.lesson;
        let outcome = lesson.decided.ok_or(SubstitutionRefused::NothingToUndo)?;
        if outcome.made().is_some_and(|made| made.written == Written::Something) {
            return Err(SubstitutionRefused::MadeInUse);
        }
        match self.taken(shifting, Slot { number: lesson.number, bell: lesson.bell }) {
            Some(ShiftClash::TeacherBusy(_)) => Err(SubstitutionRefused::TeacherTaken),
            Some(ShiftClash::PupilsBusy(_)) if lesson.given_by().is_none() => {
                Err(SubstitutionRefused::PupilsTaken)
            }
            _ => Ok(()),
        }
    }

    /// Moves a lesson to this day, its own or another one.
    pub fn shift(
        &self,
        shifting: &Shifting,
        slot: Slot,
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<Placement, SubstitutionRefused> {
        self.is_open_to(permit)?;
        is_open(shifting.year)?;
        let lesson = &shifting.lesson;
        may_give_way(lesson)?;
        match self.clash(shifting, slot) {
            None => Ok(Placement {
                by: permit.by(),
                lesson: lesson.id,
                way: Way::Moved,
                group: lesson.group,
                teacher: lesson.teacher,
                on: self.date,
                slot,
                room: self.free_room(lesson, slot),
            }),
            Some(ShiftClash::Here) => Err(SubstitutionRefused::Here),
            Some(ShiftClash::TeacherAway) => Err(SubstitutionRefused::TeacherAwayThen),
            Some(ShiftClash::TeacherBusy(_)) => Err(SubstitutionRefused::TeacherBusyThen),
            Some(ShiftClash::PupilsBusy(_)) => Err(SubstitutionRefused::PupilsBusyThen),
        }
    }

    /// Gives the pupils of a lesson another subject of theirs at its hour: whoever stands in teaches the own one.
    pub fn instead(
        &self,
        lesson: LessonId,
        course: OtherSubject,
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<Placement, SubstitutionRefused> {
        self.is_open_to(permit)?;
        let of = self.lesson(lesson).ok_or(SubstitutionRefused::NoLesson)?;
        may_give_way(of)?;
        if course.group == of.group {
            return Err(SubstitutionRefused::NoOtherSubject);
        }
        self.may_stand_in(course.teacher, of)?;
        Ok(Placement {
            by: permit.by(),
            lesson,
            way: Way::Instead,
            group: course.group,
            teacher: course.teacher,
            on: self.date,
            slot: Slot { number: of.number, bell: of.bell },
            room: of.room,
        })
    }

    /// Is this course free to be given in place of the lesson?
    pub fn may_be_instead(&self, lesson: &DayLesson, course: OtherSubject) -> bool {
        course.group != lesson.group && self.may_stand_in(course.teacher, lesson).is_ok()
    }

    /// The room of the lesson, unless somebody is in it then.
    fn free_room(&self, lesson: &DayLesson, slot: Slot) -> Option<RoomId> {
        let taken = |other: &DayLesson| {
            let here = other.id != lesson.id && other.room == lesson.room && other.given_by().is_some();
            here && other.bell.meets(slot.bell)
        };
        lesson.room.filter(|_| !self.lessons.iter().any(taken))
    }
}

/// A lesson in whose journal nothing stands, and about which nothing of the kind is decided yet.
fn may_give_way(lesson: &DayLesson) -> Result<(), SubstitutionRefused> {
    may_change(lesson)?;
    match (lesson.decided.and_then(Outcome::made), lesson.written) {
        (Some(_), _) => Err(SubstitutionRefused::Placed),
        (None, Written::Something) => Err(SubstitutionRefused::WrittenAlready),
        (None, Written::Nothing) => Ok(()),
    }
}

impl Placement {
    pub const fn group(&self) -> GroupId {
        self.group
    }

    pub const fn teacher(&self) -> PersonId {
        self.teacher
    }

    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    pub const fn slot(&self) -> Slot {
        self.slot
    }

    pub const fn room(&self) -> Option<RoomId> {
        self.room
    }

    /// The decision, once the lesson that is given instead has its number.
    pub const fn made(&self, lesson: LessonId) -> Decision {
        let made = Made { lesson, group: self.group, written: Written::Nothing };
        let outcome = match self.way {
            Way::Moved => Outcome::Moved(made),
            Way::Instead => Outcome::Instead(made),
        };
        Decision::placed((self.by, self.lesson), outcome)
    }
}

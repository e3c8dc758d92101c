//! Absences of a class as they cross the wire to its class teacher.

use chrono::NaiveDate;
use domain::absence::AbsenceNote;
use domain::ids::{ClassId, GroupId, LessonId, NoteId, PersonId};
use domain::journal::Attendance;
use serde::{Deserialize, Serialize};

/// `/absences`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    /// Classes that the viewer leads, this one among them.
    pub classes: Vec<(ClassId, String)>,
    /// Whose absences wait for a reason.
    pub waiting: Vec<Away>,
    /// Reasons given for lessons of the last fortnight: they may be changed.
    pub settled: Vec<Away>,
    /// Notes about days in which nothing waits, not over yet.
    pub ahead: Vec<Told>,
}

/// One pupil with lessons missed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Away {
    pub pupil: PersonId,
    /// «Фомина В. Д.»
    pub name: String,
    /// Notes that cover some of the days, in the order in which they were written.
    pub notes: Vec<Told>,
    pub days: Vec<Day>,
    /// Whom to call where nobody has written.
    pub phones: Vec<Phone>,
}

/// A guardian's phone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Phone {
    /// «Фомина Н. И.»
    pub who: String,
    /// «+7 900 000-00-01»
    pub number: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Day {
    pub date: NaiveDate,
    /// In the order of the timetable.
    pub lessons: Vec<MissedLesson>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MissedLesson {
    pub lesson: LessonId,
    pub number: u8,
    pub group: GroupId,
    pub subject: String,
    pub code: Attendance,
}

/// A note as the class teacher reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    pub id: NoteId,
    pub note: AbsenceNote,
    /// Of the pupil.
    pub name: String,
    /// «Фомина Н. И.», who wrote it.
    pub by: String,
    /// «12.11.2026 08:10»
    pub at: String,
    /// Lessons that wait and would take its reason.
    pub lessons: u32,
}

impl Away {
    pub fn lessons(&self) -> impl Iterator<Item = &MissedLesson> {
        self.days.iter().flat_map(|day| &day.lessons)
    }
}

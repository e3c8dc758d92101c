//! Notes of one pupil as they cross the wire to the family.

use chrono::NaiveDate;
use domain::absence::{AbsenceNote, NoteState};
use domain::ids::{PersonId, TermId};
use domain::journal::Attendance;
use serde::{Deserialize, Serialize};

/// `/diary/absences`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notes {
    pub pupil: PersonId,
    /// «Соколов Михаил»
    pub name: String,
    /// «Лебедева О. Н.», who leads the pupil's class.
    pub class_teacher: Option<String>,
    /// Who stands in for the class teacher today.
    pub stand_ins: Vec<String>,
    /// Day in force.
    pub today: NaiveDate,
    pub pen: Pen,
    /// Latest first.
    pub written: Vec<Written>,
    pub missed: Missed,
}

/// Lessons of a term that the pupil missed or came late to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Missed {
    /// Of the pupil's year; none while there is no year.
    pub terms: Vec<(TermId, String)>,
    /// The one shown.
    pub term: Option<TermId>,
    /// The latest day first.
    pub days: Vec<MissedDay>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MissedDay {
    pub date: NaiveDate,
    /// In the order of the timetable: number, subject, and what stands in the journal.
    pub lessons: Vec<(u8, String, Attendance)>,
}

impl Missed {
    /// How many lessons stand under each code, in the order of the codes.
    pub fn by_reason(&self) -> Vec<(Attendance, usize)> {
        let lessons = || self.days.iter().flat_map(|day| &day.lessons);
        let of = |code: Attendance| (code, lessons().filter(|(_, _, stands)| *stands == code).count());
        Attendance::ALL.map(of).into_iter().filter(|(_, number)| *number > 0).collect()
    }
}

/// May the reader write a note?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pen {
    Writes,
    /// It is the pupil: nobody excuses oneself.
    Reads,
}

/// A note with what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Written {
    pub note: AbsenceNote,
    /// «Соколова М. А.»
    pub by: String,
    /// «12.11.2026 08:10»
    pub at: String,
    pub state: NoteState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_are_counted_by_their_reasons() {
        use Attendance::{Ill, Late, Unexcused};
        let lesson = |code| (1, "Алгебра".to_owned(), code);
        let day = |codes: &[Attendance]| MissedDay {
            date: NaiveDate::default(),
            lessons: codes.iter().map(|code| lesson(*code)).collect(),
        };
        let days = vec![day(&[Unexcused, Ill]), day(&[Ill, Late])];
        let missed = Missed { days, ..Missed::default() };
        assert_eq!(missed.by_reason(), [(Ill, 2), (Unexcused, 1), (Late, 1)]);
    }
}

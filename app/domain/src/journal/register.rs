//! May this be written into the journal? The only maker of a [`MarkEntry`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::assignment::{Assignment, Place};
use super::cell::{Cell, Change, Edit};
use crate::absence::{Hands, TurnRefused};
use crate::access::{Action, Actor, Permit};
use crate::calendar::{Term, YearState};
use crate::day::in_figures;
use crate::ids::{AccountId, AssignmentId, ClassId, GroupId, LessonId, PersonId, SchoolId};

/// Where a lesson stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LessonState {
    Planned,
    /// Attendance is confirmed.
    Held,
    Cancelled,
    Moved,
}

impl LessonState {
    pub const ALL: [Self; 4] = [Self::Planned, Self::Held, Self::Cancelled, Self::Moved];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
            Self::Moved => "moved",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// It does not take place as planned, and nothing is written into it.
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Cancelled | Self::Moved)
    }
}

/// A lesson with all the facts the rules ask of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    pub id: LessonId,
    pub school: SchoolId,
    pub group: GroupId,
    /// The class whose group it is, unless the group is gathered from several.
    pub class: Option<ClassId>,
    pub substitute: Option<PersonId>,
    pub date: NaiveDate,
    pub state: LessonState,
    pub year: YearState,
    /// The term the date lies in.
    pub term: Option<Term>,
    /// No marks for this grade, subject and term (grade 1 by law).
    pub without_marks: bool,
    pub assignments: Vec<Assignment>,
}

/// Policy: write into the cells of a lesson.
#[derive(Debug)]
pub struct WriteMarks {
    lesson: LessonId,
    school: SchoolId,
    group: GroupId,
    class: Option<ClassId>,
    substitute: Option<PersonId>,
    reach: Reach,
}

/// How far a change reaches: attendance alone is the class teacher's too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    Attendance,
    Marks,
}

impl WriteMarks {
    /// Is `change` of `lesson` what was asked about?
    fn covers(&self, lesson: &Lesson, change: &Change) -> bool {
        let same = self.lesson == lesson.id && change.lesson == lesson.id;
        same && (self.reach == Reach::Marks || change.edit.is_attendance())
    }
}

impl Action for WriteMarks {
    const NAME: &'static str = "write marks";

    fn allowed(&self, actor: &Actor) -> bool {
        let teaches = actor.teaches(self.school, self.group) || self.substitute == Some(actor.person());
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        teaches || (leads && self.reach == Reach::Attendance)
    }
}

/// Policy: write the right-hand page of this very lesson. That is for its teacher and its substitute.
#[derive(Debug)]
pub struct WriteLesson<'a>(pub &'a Lesson);

impl Action for WriteLesson<'_> {
    const NAME: &'static str = "write a lesson";

    fn allowed(&self, actor: &Actor) -> bool {
        let Lesson { school, group, substitute, .. } = *self.0;
        actor.teaches(school, group) || substitute == Some(actor.person())
    }
}

/// Did the pupil belong to the group?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Membership {
    Member,
    Stranger,
}

/// A change of a cell that may and can be written. Only [`Lesson::enter`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkEntry {
    by: AccountId,
    change: Change,
    before: Cell,
    place: Option<Place>,
    /// Somebody has written the same already: nothing is left to do.
    already: bool,
}

/// Why the journal does not take a change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum MarkRefused {
    #[error("Разрешение дано на другой урок или на другую запись.")]
    NotPermitted,
    #[error("Учебный год закрыт, журнал только для чтения.")]
    YearClosed,
    #[error("Этот день не входит ни в одну четверть. Границы четвертей задаёт координатор.")]
    OutsideTerms,
    #[error("Период «{title}» закрыт для отметок {on}. Открыть его снова может завуч.")]
    TermClosed { title: String, on: String },
    #[error("Урок ещё не начался: отметки ставят начиная с {on}.")]
    NotYet { on: String },
    #[error("Урок отменён или перенесён.")]
    NotHeld,
    #[error("Пока вы писали, клетку изменил другой человек.")]
    Changed,
    #[error("В этот день ученик не числился в группе.")]
    NotInGroup,
    #[error("Здесь отметок не ставят. Посещаемость отмечать можно.")]
    WithoutMarks,
    #[error("Такой отметки в клетке уже нет.")]
    NoSuchMark,
    #[error("За эту работу у ученика уже есть отметка.")]
    WorkTaken,
    #[error("Такой работы на уроке уже нет. Обновите страницу.")]
    NoSuchWork,
    #[error("В одной клетке не больше шести отметок.")]
    CellFull,
    #[error("Комментарий длиннее 500 знаков.")]
    CommentTooLong,
    #[error(transparent)]
    Attendance(#[from] TurnRefused),
}

impl Lesson {
    /// Whom to ask before `edit` is written here.
    pub const fn write_marks(&self, edit: &Edit) -> WriteMarks {
        self.write(if edit.is_attendance() { Reach::Attendance } else { Reach::Marks })
    }

    /// Whom to ask before anything is written here that reaches so far.
    pub const fn write(&self, reach: Reach) -> WriteMarks {
        let Self { id, school, group, class, substitute, .. } = *self;
        WriteMarks { lesson: id, school, group, class, substitute, reach }
    }

    /// May anything at all be written into this lesson on `today`?
    pub fn open_on(&self, today: NaiveDate) -> Result<(), MarkRefused> {
        open_for_marks(self.year, self.term.as_ref(), today)?;
        if self.state.is_off() {
            return Err(MarkRefused::NotHeld);
        }
        let term = self.term.as_ref().ok_or(MarkRefused::OutsideTerms)?;
        if today < self.date {
            return Err(MarkRefused::NotYet { on: in_figures(self.date) });
        }
        if today < term.posting.first {
            return Err(MarkRefused::NotYet { on: in_figures(term.posting.first) });
        }
        Ok(())
    }

    /// Turns a wish into an entry, if the school's rules let it be one; the pupil's membership is that of the
    /// lesson's day, the hands are those of its author. Refused are a change that `permit` was not given for, and one
    /// of a cell changed since its author saw it, unless it says the same already.
    pub fn enter(
        &self,
        change: Change,
        before: Cell,
        (today, membership, hands): (NaiveDate, Membership, Hands),
        permit: Permit<WriteMarks>,
    ) -> Result<MarkEntry, MarkRefused> {
        if !permit.action().covers(self, &change) {
            return Err(MarkRefused::NotPermitted);
        }
        self.open_on(today)?;
        if membership == Membership::Stranger {
            return Err(MarkRefused::NotInGroup);
        }
        if self.without_marks && change.edit.is_mark() {
            return Err(MarkRefused::WithoutMarks);
        }
        let already = before.version != change.seen && change.edit.is_done_in(&before, change.seen);
        if already {
            return Ok(MarkEntry { by: permit.by(), change, before, place: None, already });
        }
        if before.version != change.seen {
            return Err(MarkRefused::Changed);
        }
        if let Some(code) = change.edit.attendance() {
            hands.turn(before.attendance, code)?;
        }
        before.after(&change.edit, AssignmentId(0))?;
        if let Edit::Assign { work, .. } = change.edit
            && self.assignments.iter().all(|known| known.id != work)
        {
            return Err(MarkRefused::NoSuchWork);
        }
        let place =
            matches!(change.edit, Edit::Add(_)).then(|| Place::of_next_mark(&self.assignments, &before));
        Ok(MarkEntry { by: permit.by(), change, before, place, already })
    }
}

impl MarkEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn change(&self) -> &Change {
        &self.change
    }

    pub const fn before(&self) -> &Cell {
        &self.before
    }

    /// The cell says the same already, by another hand.
    pub const fn is_done(&self) -> bool {
        self.already
    }

    /// Where an added mark goes; `None` for every other edit.
    pub const fn place(&self) -> Option<Place> {
        self.place
    }

    /// The cell as it will stand, its added mark belonging to `assignment`.
    pub fn after(&self, assignment: AssignmentId) -> Cell {
        self.before.after(&self.change.edit, assignment).expect("`enter` has tried this very edit")
    }
}

/// May anybody write into the lessons of `term` on `today`, or is its time over? A sheet says it once for all of them.
pub fn open_for_marks(year: YearState, term: Option<&Term>, today: NaiveDate) -> Result<(), MarkRefused> {
    if !year.takes_marks() {
        return Err(MarkRefused::YearClosed);
    }
    match term {
        Some(Term { title, posting, .. }) if today > posting.last => {
            Err(MarkRefused::TermClosed { title: title.clone(), on: in_figures(posting.last) })
        }
        _ => Ok(()),
    }
}

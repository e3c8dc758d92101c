//! A plan put in force: who may, and from which day.

use chrono::NaiveDate;

use crate::access::{Action, Actor, Grant, Permit, Right};
use crate::calendar::{Span, YearState};
use crate::ids::{SchoolId, YearId};
use crate::org::OrgKind;

/// The year whose timetable is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimetableYear {
    pub school: SchoolId,
    pub year: YearId,
    pub span: Span,
    pub state: YearState,
}

/// Policy: make the timetable of this school and put it in force.
#[derive(Debug)]
pub struct ArrangeTimetable(pub SchoolId);

impl Action for ArrangeTimetable {
    const NAME: &'static str = "arrange a timetable";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ArrangeTimetable, self.0)
    }
}

/// Policy: read the timetable of this school, as everybody who works there may.
#[derive(Debug)]
pub struct ReadTimetable(pub SchoolId);

impl Action for ReadTimetable {
    const NAME: &'static str = "read a timetable";

    fn allowed(&self, actor: &Actor) -> bool {
        let standing = actor.standing();
        let works = |grant: &Grant| grant.kind == OrgKind::School && grant.organisation == self.0.into();
        standing.grants.iter().any(works)
            || standing.teaches.iter().any(|(school, _)| *school == self.0)
            || standing.leads.iter().any(|(school, _)| *school == self.0)
    }
}

/// The order to follow the plan from a day on. Only [`TimetableYear::put_in_force`] makes one.
#[derive(Debug)]
pub struct InForce {
    of: TimetableYear,
    since: NaiveDate,
    permit: Permit<ArrangeTimetable>,
}

/// Why a plan is not put in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ForceRefused {
    #[error("Расписание прошедших дней не меняют: выберите сегодняшний день или более поздний.")]
    Past,
    #[error("Этот день не входит в учебный год.")]
    OutsideYear,
    #[error("Учебный год закрыт: его расписание больше не меняют.")]
    YearClosed,
}

impl TimetableYear {
    pub const fn arrange(&self) -> ArrangeTimetable {
        ArrangeTimetable(self.school)
    }

    /// The first day from which a new plan may be in force.
    pub fn earliest(&self, today: NaiveDate) -> NaiveDate {
        self.span.first.max(today)
    }

    pub fn put_in_force(
        &self,
        since: NaiveDate,
        today: NaiveDate,
        permit: Permit<ArrangeTimetable>,
    ) -> Result<InForce, ForceRefused> {
        if self.state == YearState::Closed {
            return Err(ForceRefused::YearClosed);
        }
        if !self.span.contains(since) {
            return Err(ForceRefused::OutsideYear);
        }
        if since < self.earliest(today) {
            return Err(ForceRefused::Past);
        }
        Ok(InForce { of: *self, since, permit })
    }
}

impl InForce {
    pub const fn of(&self) -> &TimetableYear {
        &self.of
    }

    pub const fn since(&self) -> NaiveDate {
        self.since
    }

    pub const fn permit(&self) -> &Permit<ArrangeTimetable> {
        &self.permit
    }
}

//! May this plan be saved, and may it take this step? The only maker of a [`PlanEntry`] and a [`PlanStepped`].

use serde::{Deserialize, Serialize};

use super::policy::{JudgePlans, WritePlan};
use super::state::{PlanState, PlanStep};
use super::topic::{MOST_TOPICS, Topic};
use crate::access::Permit;
use crate::ids::{AccountId, LessonPlanId, LessonPlanRowId, PersonId, SchoolId};
use crate::journal::readable;

/// Longest remark, in characters.
const LONGEST_REMARK: usize = 500;

/// A plan with the facts its rules ask of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanFacts {
    pub id: LessonPlanId,
    pub school: SchoolId,
    pub author: PersonId,
    pub state: PlanState,
    pub version: u32,
    /// Rows it has.
    pub rows: Vec<LessonPlanRowId>,
}

/// Rows that may be kept, each new or one of the plan's own. Only [`PlanFacts::save`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanEntry {
    by: AccountId,
    rows: Vec<(Option<LessonPlanRowId>, Topic)>,
}

/// A step that may be taken. Only [`PlanFacts::step`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanStepped {
    by: AccountId,
    step: PlanStep,
    state: PlanState,
    remark: Option<String>,
}

/// Why a plan is not saved, or does not take a step.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PlanRefused {
    #[error("Разрешение дано на другой план.")]
    NotPermitted,
    #[error("План отправлен или утверждён. Чтобы изменить строки, сначала возьмите его на доработку.")]
    Shut,
    #[error("В плане не больше {MOST_TOPICS} строк.")]
    TooMany,
    #[error("Строка {number}: {why}.")]
    Row { number: usize, why: String },
    #[error("Строки плана изменились в другом месте. Обновите страницу.")]
    ForeignRow,
    #[error("Пока вы писали, план изменил другой человек.")]
    Changed,
    #[error("Пустой план утверждать нечего: добавьте темы.")]
    Empty,
    #[error("План сейчас в состоянии «{0}», этого шага для него нет.")]
    NoStep(String),
    #[error("Напишите, что исправить, не длиннее {LONGEST_REMARK} знаков.")]
    Remark,
}

impl PlanFacts {
    /// Whom to ask before its rows are written.
    pub const fn write(&self) -> WritePlan {
        WritePlan { school: self.school, author: self.author }
    }

    /// Whom to ask before it is approved or returned.
    pub const fn judge(&self) -> JudgePlans {
        JudgePlans { school: self.school }
    }

    /// Turns rows as written into rows to keep. Blank rows are left out; a plan changed since its author saw it
    /// is refused.
    pub fn save(
        &self,
        seen: u32,
        rows: Vec<(Option<LessonPlanRowId>, Topic)>,
        permit: Permit<WritePlan>,
    ) -> Result<PlanEntry, PlanRefused> {
        if *permit.action() != self.write() {
            return Err(PlanRefused::NotPermitted);
        }
        if !self.state.is_open() {
            return Err(PlanRefused::Shut);
        }
        if seen != self.version {
            return Err(PlanRefused::Changed);
        }
        let rows: Vec<_> = rows.into_iter().filter(|(_, topic)| !topic.is_blank()).collect();
        if rows.len() > MOST_TOPICS {
            return Err(PlanRefused::TooMany);
        }
        let mut kept: Vec<(Option<LessonPlanRowId>, Topic)> = Vec::with_capacity(rows.len());
        for (number, (id, topic)) in (1..).zip(rows) {
            let twice = kept.iter().any(|(other, _)| id.is_some() && *other == id);
            if twice || id.is_some_and(|id| !self.rows.contains(&id)) {
                return Err(PlanRefused::ForeignRow);
            }
            let topic = topic.check().map_err(|why| PlanRefused::Row { number, why: why.to_string() })?;
            kept.push((id, topic));
        }
        Ok(PlanEntry { by: permit.by(), rows: kept })
    }

    /// A step of the author.
    pub fn step(&self, step: PlanStep, permit: Permit<WritePlan>) -> Result<PlanStepped, PlanRefused> {
        if *permit.action() != self.write() || step.is_judgement() {
            return Err(PlanRefused::NotPermitted);
        }
        self.taken(step, permit.by(), None)
    }

    /// A step of the deputy head; who returns a plan says why.
    pub fn judged(
        &self,
        step: PlanStep,
        remark: &str,
        permit: Permit<JudgePlans>,
    ) -> Result<PlanStepped, PlanRefused> {
        if *permit.action() != self.judge() || !step.is_judgement() {
            return Err(PlanRefused::NotPermitted);
        }
        let remark = Some(readable(remark)).filter(|remark| step == PlanStep::Return || !remark.is_empty());
        let worded = |remark: &String| (1..=LONGEST_REMARK).contains(&remark.chars().count());
        if remark.as_ref().is_some_and(|remark| !worded(remark)) {
            return Err(PlanRefused::Remark);
        }
        self.taken(step, permit.by(), remark)
    }

    fn taken(
        &self,
        step: PlanStep,
        by: AccountId,
        remark: Option<String>,
    ) -> Result<PlanStepped, PlanRefused> {
        if self.rows.is_empty() && matches!(step, PlanStep::Submit | PlanStep::Approve) {
            return Err(PlanRefused::Empty);
        }
        let state = self.state.after(step).ok_or_else(|| PlanRefused::NoStep(self.state.title().into()))?;
        Ok(PlanStepped { by, step, state, remark })
    }
}

impl PlanEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    /// In the order of the plan; `None` for a new row.
    pub fn rows(&self) -> &[(Option<LessonPlanRowId>, Topic)] {
        &self.rows
    }
}

impl PlanStepped {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn step(&self) -> PlanStep {
        self.step
    }

    /// Where the plan stands from now on.
    pub const fn state(&self) -> PlanState {
        self.state
    }

    pub fn remark(&self) -> Option<&str> {
        self.remark.as_deref()
    }
}

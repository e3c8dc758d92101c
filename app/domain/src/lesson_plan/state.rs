//! Where a plan stands on its way to approval, and the steps of that way.

use serde::{Deserialize, Serialize};

/// The way of a plan: draft → submitted → approved, or returned with a remark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    Draft,
    Submitted,
    Approved,
    Returned,
}

/// A step of that way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStep {
    /// The author asks for approval.
    Submit,
    /// The deputy head approves.
    Approve,
    /// The deputy head sends it back with a remark.
    Return,
    /// The author takes it back to change it.
    Rework,
}

impl PlanState {
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Returned];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Returned => "returned",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// As a badge says it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Draft => "Черновик",
            Self::Submitted => "Ждёт утверждения",
            Self::Approved => "Утверждён",
            Self::Returned => "Возвращён",
        }
    }

    /// May its rows be changed?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Where `step` leads from here, if it can be taken.
    pub const fn after(self, step: PlanStep) -> Option<Self> {
        match (step, self) {
            (PlanStep::Submit, Self::Draft | Self::Returned) => Some(Self::Submitted),
            (PlanStep::Approve, Self::Submitted) => Some(Self::Approved),
            (PlanStep::Return, Self::Submitted | Self::Approved) => Some(Self::Returned),
            (PlanStep::Rework, Self::Submitted | Self::Approved) => Some(Self::Draft),
            _ => None,
        }
    }
}

impl PlanStep {
    pub const ALL: [Self; 4] = [Self::Submit, Self::Approve, Self::Return, Self::Rework];

    /// As the log of events names it.
    pub const fn act(self) -> &'static str {
        match self {
            Self::Submit => "lesson_plan.submit",
            Self::Approve => "lesson_plan.approve",
            Self::Return => "lesson_plan.return",
            Self::Rework => "lesson_plan.rework",
        }
    }

    /// Steps of the deputy head; the others are the author's.
    pub const fn is_judgement(self) -> bool {
        matches!(self, Self::Approve | Self::Return)
    }
}

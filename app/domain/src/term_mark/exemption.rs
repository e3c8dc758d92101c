//! Freed from a subject: from a day to a day, by a document, and what it makes of a term.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::suggestion::Learning;
use crate::access::{Action, Actor, Permit, Right};
use crate::calendar::Span;
use crate::day::in_figures;
use crate::ids::{AccountId, ClassId, PersonId, SchoolId, SubjectId};
use crate::journal::readable;

/// Policy: free a pupil of this class from subjects, and end it. The class teacher, the deputy head, the coordinator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetExemptions {
    pub school: SchoolId,
    pub class: ClassId,
    pub pupil: PersonId,
}

/// What somebody wants to be kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExemptionDraft {
    pub pupil: PersonId,
    pub subject: SubjectId,
    pub span: Span,
    /// «Приказ № 12 от 01.09.2026»
    pub document: String,
}

/// A pupil's exemption from one subject as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exemption {
    pub pupil: PersonId,
    pub subject: SubjectId,
    pub span: Span,
}

/// An exemption, or its new end, that may be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exempting<T> {
    by: AccountId,
    of: T,
}

/// Where an exemption ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// This is its last day.
    On(NaiveDate),
    /// It was entered by mistake and never was.
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ExemptionRefused {
    #[error("Разрешение дано на другого ученика.")]
    NotPermitted,
    #[error("Последний день раньше первого.")]
    Backwards,
    #[error("Освобождают на дни учебного года: с {} по {}.", in_figures(_0.first), in_figures(_0.last))]
    OutsideYear(Span),
    #[error("Назовите документ: его номер и дату, не длиннее {} знаков.", ExemptionDraft::LONGEST)]
    Document,
    #[error("На эти дни ученик уже освобождён от предмета.")]
    Already,
    #[error("Освобождение можно закончить днём с {} по {}.", in_figures(_0.first), in_figures(_0.last))]
    NotWithin(Span),
}

impl Action for SetExemptions {
    const NAME: &'static str = "free a pupil from a subject";

    fn allowed(&self, actor: &Actor) -> bool {
        let mut office = [Right::CloseTerms, Right::SetUpYear].into_iter();
        actor.leads(self.school, self.class) || office.any(|right| actor.holds(right, self.school))
    }
}

impl ExemptionDraft {
    /// Longest name of a document, in characters.
    pub const LONGEST: usize = 200;

    /// The exemption, if it lies within the `year` and beside those that `stand`.
    pub fn submit(
        self,
        year: Span,
        stand: &[Exemption],
        permit: Permit<SetExemptions>,
    ) -> Result<Exempting<Self>, ExemptionRefused> {
        let draft = Self { document: readable(&self.document), ..self };
        if permit.action().pupil != draft.pupil {
            return Err(ExemptionRefused::NotPermitted);
        }
        if draft.span.last < draft.span.first {
            return Err(ExemptionRefused::Backwards);
        }
        if !year.contains(draft.span.first) || !year.contains(draft.span.last) {
            return Err(ExemptionRefused::OutsideYear(year));
        }
        if draft.document.is_empty() || draft.document.chars().count() > Self::LONGEST {
            return Err(ExemptionRefused::Document);
        }
        let own = |one: &&Exemption| (one.pupil, one.subject) == (draft.pupil, draft.subject);
        if stand.iter().filter(own).any(|one| meet(one.span, draft.span)) {
            return Err(ExemptionRefused::Already);
        }
        Ok(Exempting { by: permit.by(), of: draft })
    }
}

impl Exemption {
    /// Ends it sooner than it was to end.
    pub fn end(
        &self,
        ending: Ending,
        permit: Permit<SetExemptions>,
    ) -> Result<Exempting<Ending>, ExemptionRefused> {
        if permit.action().pupil != self.pupil {
            return Err(ExemptionRefused::NotPermitted);
        }
        match ending {
            Ending::On(day) if !self.span.contains(day) => Err(ExemptionRefused::NotWithin(self.span)),
            Ending::On(_) | Ending::Never => Ok(Exempting { by: permit.by(), of: ending }),
        }
    }
}

impl<T> Exempting<T> {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn of(&self) -> &T {
        &self.of
    }
}

/// How a pupil freed on these days learns the subject in `term`.
pub fn learning(term: Span, freed: &[Span]) -> Learning {
    if !freed.iter().any(|span| meet(*span, term)) {
        return Learning::WithMarks;
    }
    let whole = term.days().all(|day| freed.iter().any(|span| span.contains(day)));
    if whole { Learning::Freed } else { Learning::FreedInPart }
}

fn meet(one: Span, other: Span) -> bool {
    one.first <= other.last && other.first <= one.last
}

//! Without marks: a grade learns a subject so in a term, or all year. Grade 1 by law, others by an act of the school.

use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit, Right};
use crate::ids::{AccountId, SchoolId, SubjectId, TermId};
use crate::journal::readable;

/// Longest name of the act, in characters.
const LONGEST: usize = 200;

/// Policy: say what is learned without marks in this school. Whoever closes its terms or sets up its year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetUnmarked(pub SchoolId);

impl Action for SetUnmarked {
    const NAME: &'static str = "say what is learned without marks";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::CloseTerms, self.0) || actor.holds(Right::SetUpYear, self.0)
    }
}

/// What somebody wants to be learned without marks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnmarkedDraft {
    pub grade: i32,
    pub subject: SubjectId,
    /// None: all year.
    pub term: Option<TermId>,
    /// «Приказ № 12 от 01.09.2026»
    pub act: String,
}

/// What stands against it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UnmarkedFacts {
    /// It is so already, for this time or for all year.
    pub there: bool,
    /// The term is one of those into which the year of other grades falls.
    pub foreign: bool,
    /// Marks that stand in that time.
    pub marks: u64,
}

/// What may be kept. Only [`UnmarkedDraft::submit`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmarking {
    by: AccountId,
    of: UnmarkedDraft,
}

/// Why it is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum UnmarkedRefused {
    #[error("В первом классе отметок нет по закону, говорить об этом отдельно не нужно.")]
    ByLaw,
    #[error("Эта параллель уже учит предмет без отметок в это время.")]
    Already,
    #[error("Эта параллель учится по другим периодам. Выберите её период или весь год.")]
    Foreign,
    #[error("За это время уже стоят отметки: {0}. Выберите период, в котором их ещё нет.")]
    Marked(u64),
    #[error("Назовите документ: его номер и дату, не длиннее {LONGEST} знаков.")]
    Act,
}

impl UnmarkedDraft {
    /// Marks that were given are not made undone by it.
    pub fn submit(
        self,
        facts: UnmarkedFacts,
        permit: &Permit<SetUnmarked>,
    ) -> Result<Unmarking, UnmarkedRefused> {
        let act = readable(&self.act);
        if self.grade == 1 {
            Err(UnmarkedRefused::ByLaw)
        } else if facts.foreign {
            Err(UnmarkedRefused::Foreign)
        } else if facts.there {
            Err(UnmarkedRefused::Already)
        } else if facts.marks > 0 {
            Err(UnmarkedRefused::Marked(facts.marks))
        } else if act.is_empty() || act.chars().count() > LONGEST {
            Err(UnmarkedRefused::Act)
        } else {
            Ok(Unmarking { by: permit.by(), of: Self { act, ..self } })
        }
    }
}

impl Unmarking {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn of(&self) -> &UnmarkedDraft {
        &self.of
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Grant, Role, Standing};
    use crate::ids::{OrganisationId, PersonId};
    use crate::org::OrgKind;

    fn somebody(role: Role) -> Actor {
        let grant = Grant { role, organisation: OrganisationId(1), kind: OrgKind::School };
        Actor::new(AccountId(1), PersonId(1), Standing { grants: vec![grant], ..Standing::default() })
    }

    fn draft(grade: i32, act: &str) -> UnmarkedDraft {
        UnmarkedDraft { grade, subject: SubjectId(2), term: Some(TermId(3)), act: act.into() }
    }

    fn submit(draft: UnmarkedDraft, facts: UnmarkedFacts) -> Result<Unmarking, UnmarkedRefused> {
        draft.submit(facts, &somebody(Role::Deputy).permit(SetUnmarked(SchoolId(1))).unwrap())
    }

    #[test]
    fn an_act_of_the_school_frees_a_grade_of_marks_in_a_subject() {
        let kept = submit(draft(2, " Приказ № 4 "), UnmarkedFacts::default()).unwrap();
        assert_eq!(kept.of(), &draft(2, "Приказ № 4"));
        assert_eq!(submit(draft(2, ""), UnmarkedFacts::default()), Err(UnmarkedRefused::Act));
    }

    #[test]
    fn grade_one_is_free_by_law_and_marks_that_stand_are_not_made_undone() {
        assert_eq!(submit(draft(1, "Приказ"), UnmarkedFacts::default()), Err(UnmarkedRefused::ByLaw));
        let marked = UnmarkedFacts { marks: 7, ..UnmarkedFacts::default() };
        assert_eq!(submit(draft(2, "Приказ"), marked), Err(UnmarkedRefused::Marked(7)));
        let there = UnmarkedFacts { there: true, ..UnmarkedFacts::default() };
        assert_eq!(submit(draft(2, "Приказ"), there), Err(UnmarkedRefused::Already));
        let foreign = UnmarkedFacts { foreign: true, ..UnmarkedFacts::default() };
        assert_eq!(submit(draft(2, "Приказ"), foreign), Err(UnmarkedRefused::Foreign));
    }

    #[test]
    fn a_teacher_does_not_say_it() {
        assert!(!somebody(Role::Teacher).may(&SetUnmarked(SchoolId(1))));
        assert!(somebody(Role::Coordinator).may(&SetUnmarked(SchoolId(1))));
    }
}

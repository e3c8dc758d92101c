//! An individual plan: which hours a pupil has where they differ from the class. The law gives one to a pupil of any grade
//! (273-ФЗ, article 34); whole classes learn so in grades 10 and 11.

use serde::{Deserialize, Serialize};

use super::hours::say_hours;
use crate::access::{Action, Actor, Permit, Right};
use crate::ids::{AccountId, PersonId, SchoolId, SubjectId};

/// From this grade on a whole class is offered to learn by individual plans.
pub const FIRST_GRADE: i32 = 10;

/// Policy: keep individual plans of this school.
#[derive(PartialEq, Eq, Debug)]
pub struct KeepIndividualPlans(pub SchoolId);

impl Action for KeepIndividualPlans {
    const NAME: &'static str = "keep individual plans";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::KeepPlans, self.0)
    }
}

/// A subject as a pupil has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chosen {
    pub subject: SubjectId,
    /// Hours a week of the class, in hundredths.
    pub of_class: i32,
    /// The pupil's own, where they differ; none: the subject is not taken.
    pub own: Option<i32>,
}

impl Chosen {
    pub fn hours(&self) -> i32 {
        self.own.unwrap_or(self.of_class)
    }

    /// The same with no own hours that say what the class says.
    fn plain(self) -> Self {
        Self { own: self.own.filter(|own| *own != self.of_class), ..self }
    }
}

/// Hours a week of all subjects.
pub fn whole(chosen: &[Chosen]) -> i32 {
    chosen.iter().map(Chosen::hours).sum()
}

/// A plan that may be kept. Only [`IndividualPlan::of`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndividualPlan {
    by: AccountId,
    pupil: PersonId,
    own: Vec<(SubjectId, i32)>,
}

/// Why a plan is not kept.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IndividualRefused {
    #[error("Всего выходит {} ч в неделю, а предел {}. Уберите лишние часы.", say_hours(*.hours), say_hours(*.most))]
    Over { hours: i32, most: i32 },
    #[error("В плане не осталось ни одного предмета.")]
    Empty,
}

impl IndividualPlan {
    /// A week of a pupil is not longer than that of a class.
    pub fn of(
        pupil: PersonId,
        chosen: &[Chosen],
        most: i32,
        permit: Permit<KeepIndividualPlans>,
    ) -> Result<Self, IndividualRefused> {
        let hours = whole(chosen);
        if hours > most {
            return Err(IndividualRefused::Over { hours, most });
        }
        if hours == 0 {
            return Err(IndividualRefused::Empty);
        }
        let own = chosen.iter().map(|one| one.plain()).filter_map(|one| Some((one.subject, one.own?)));
        Ok(Self { by: permit.by(), pupil, own: own.collect() })
    }

    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn pupil(&self) -> PersonId {
        self.pupil
    }

    /// What differs from the class.
    pub fn own(&self) -> &[(SubjectId, i32)] {
        &self.own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Grant, Role, Standing};
    use crate::ids::OrganisationId;
    use crate::org::OrgKind;

    fn permit() -> Permit<KeepIndividualPlans> {
        let grant = Grant { role: Role::Deputy, organisation: OrganisationId(1), kind: OrgKind::School };
        let standing = Standing { grants: vec![grant], ..Standing::default() };
        Actor::new(AccountId(1), PersonId(1), standing).permit(KeepIndividualPlans(SchoolId(1))).unwrap()
    }

    fn chosen(subject: i64, of_class: i32, own: Option<i32>) -> Chosen {
        Chosen { subject: SubjectId(subject), of_class, own }
    }

    #[test]
    fn only_what_differs_from_the_class_is_kept() {
        let all = [
            chosen(1, 300, None),
            chosen(2, 200, Some(500)),
            chosen(3, 100, Some(0)),
            chosen(4, 200, Some(200)),
        ];
        assert_eq!(whole(&all), 1000);
        let plan = IndividualPlan::of(PersonId(7), &all, 3400, permit()).unwrap();
        assert_eq!(plan.own(), [(SubjectId(2), 500), (SubjectId(3), 0)]);
    }

    #[test]
    fn a_pupil_s_week_is_no_longer_than_the_law_lets_a_class_have() {
        let over = [chosen(1, 3000, None), chosen(2, 0, Some(500))];
        let refused = IndividualPlan::of(PersonId(7), &over, 3400, permit()).unwrap_err();
        assert_eq!(refused.to_string(), "Всего выходит 35 ч в неделю, а предел 34. Уберите лишние часы.");
        let none = [chosen(1, 300, Some(0))];
        assert_eq!(IndividualPlan::of(PersonId(7), &none, 3400, permit()), Err(IndividualRefused::Empty));
    }

    #[test]
    fn a_teacher_keeps_no_individual_plans() {
        let grant = Grant { role: Role::Teacher, organisation: OrganisationId(1), kind: OrgKind::School };
        let standing = Standing { grants: vec![grant], ..Standing::default() };
        let teacher = Actor::new(AccountId(1), PersonId(1), standing);
        assert!(!teacher.may(&KeepIndividualPlans(SchoolId(1))));
    }
}

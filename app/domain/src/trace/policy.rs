//! Who reads of looks at whose data: oneself, the guardian of a child, the coordinator of the school.

use chrono::NaiveDate;

use crate::access::{Action, Actor, Right};
use crate::ids::{GroupId, PersonId, SchoolId};

/// From so many years a pupil reads it without the guardians.
pub const READS_FROM: u32 = 14;

/// Policy: read who looked at the data of this person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadTraces(pub PersonId);

impl Action for ReadTraces {
    const NAME: &'static str = "read who looked at the own or a child's data";

    fn allowed(&self, actor: &Actor) -> bool {
        let own = actor.person() == self.0 && !actor.standing().unproved;
        own || actor.standing().children.contains(&self.0)
    }
}

/// Policy: read who looked at whose data in the whole school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadSchoolTraces(pub SchoolId);

impl Action for ReadSchoolTraces {
    const NAME: &'static str = "read who looked at whose data in the school";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ReadTraces, self.0)
    }
}

/// Does the journal of this group belong to its reader's daily work? Its own teacher opens it without a trace; anybody else,
/// the class teacher and the deputy head too, leaves one.
pub fn is_own_journal(actor: &Actor, group: GroupId) -> bool {
    actor.standing().teaches.iter().any(|(_, own)| *own == group)
}

/// A pupil who is not of age for it yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Кто смотрел твои данные, можно читать самому с {READS_FROM} лет. Пока это видят родители.")]
pub struct TooYoung;

/// A pupil reads of the own data from the age on; of whom no birth date is known reads nothing. Guardians and staff do.
pub fn read_by_oneself(pupil: bool, born: Option<NaiveDate>, today: NaiveDate) -> Result<(), TooYoung> {
    let age = born.and_then(|born| today.years_since(born));
    match age {
        Some(age) if age >= READS_FROM => Ok(()),
        None if !pupil => Ok(()),
        _ => Err(TooYoung),
    }
}

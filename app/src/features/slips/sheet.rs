//! Who has a way in and who has not, as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId};
use domain::people::LoginPattern;
use domain::slip::{Access, Whose};
use serde::{Deserialize, Serialize};

/// `/slips`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visits {
    pub classes: Vec<ClassVisits>,
    /// For whoever may hand slips to the staff.
    pub staff: Option<Tally>,
    /// How logins of new people are made, for the same.
    pub pattern: Option<LoginPattern>,
}

/// The people of a class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassVisits {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    pub pupils: Tally,
    pub guardians: Tally,
}

/// How many have come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub people: u32,
    /// At least once.
    pub came: u32,
    /// In the last seven days.
    pub lately: u32,
    /// Hold a slip that still opens.
    pub holding: u32,
}

impl Tally {
    /// Have never come in and hold nothing to come in with.
    pub const fn outside(self) -> u32 {
        self.people.saturating_sub(self.came).saturating_sub(self.holding)
    }
}

/// `/slips/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub class: Option<ClassId>,
    /// «7А», «Сотрудники»
    pub title: String,
    pub whose: Whose,
    /// Last day of a password issued today.
    pub last_day: NaiveDate,
    pub rows: Vec<Row>,
}

/// One person before the door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub person: PersonId,
    pub name: String,
    /// «мать: Соколов Михаил», «Учитель»
    pub note: String,
    pub login: Option<String>,
    pub access: Access,
    /// Why no slip is printed here, if so.
    pub refused: Option<String>,
}

//! Who may hand out passwords: a coordinator to the whole school, a class teacher to the own class.

use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Right};
use crate::ids::{ClassId, SchoolId};

/// Whose slips: a class has two sheets, the staff has one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    #[default]
    Pupils,
    Guardians,
    Staff,
}

impl Whose {
    pub const ALL: [Self; 3] = [Self::Pupils, Self::Guardians, Self::Staff];

    /// As it stands in addresses and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupils => "pupils",
            Self::Guardians => "guardians",
            Self::Staff => "staff",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.code() == code)
    }

    /// «ученики»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pupils => "ученики",
            Self::Guardians => "родители",
            Self::Staff => "сотрудники",
        }
    }
}

/// Policy: hand out first passwords; without a class, to the staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IssueSlips {
    pub school: SchoolId,
    pub class: Option<ClassId>,
}

impl Action for IssueSlips {
    const NAME: &'static str = "issue password slips";

    fn allowed(&self, actor: &Actor) -> bool {
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        leads || actor.holds(Right::IssueSlips, self.school)
    }
}

//! `OneRoster`, the exchange format of schools, beside the words and rules of this school.

mod report;
mod scope;
#[cfg(test)]
mod tests;
mod words;

use crate::calendar::TermKind;
use crate::org::OrgKind;
use crate::people::{Kinship, ProposedRole, Sex, proposed_role};

pub use report::{Remark, Report};
pub use scope::Scope;
pub use words::{ClassType, OrgType, RoleName, SessionType};

impl OrgType {
    pub const fn of(kind: OrgKind) -> Self {
        match kind {
            OrgKind::City => Self::Local,
            OrgKind::District => Self::District,
            OrgKind::School | OrgKind::Preschool | OrgKind::Extra => Self::School,
            OrgKind::MethodCentre => Self::Department,
        }
    }

    /// What an organisation of a foreign file is here; `top`: nothing stands above it.
    pub const fn kind(self, top: bool) -> Option<OrgKind> {
        match (self, top) {
            (Self::School, _) => Some(OrgKind::School),
            (Self::Department, _) => None,
            (_, true) => Some(OrgKind::City),
            (_, false) => Some(OrgKind::District),
        }
    }
}

impl SessionType {
    pub const fn of(kind: TermKind) -> Self {
        match kind {
            TermKind::Quarter | TermKind::Trimester | TermKind::Module => Self::Term,
            TermKind::Half => Self::Semester,
            TermKind::Year | TermKind::Exam | TermKind::Final => Self::GradingPeriod,
        }
    }

    /// Four of a kind are quarters, three are trimesters, six are modules, two are half-years; any other cut is not ours.
    pub const fn terms(self, count: usize) -> Option<TermKind> {
        match (self, count) {
            (Self::SchoolYear, _) => None,
            (_, 4) => Some(TermKind::Quarter),
            (_, 3) => Some(TermKind::Trimester),
            (_, 6) => Some(TermKind::Module),
            (_, 2) => Some(TermKind::Half),
            _ => None,
        }
    }
}

impl RoleName {
    /// The role that a post speaks for; it says who somebody is and grants nothing.
    pub fn of_post(post: &str) -> Self {
        match proposed_role(post) {
            Some(ProposedRole::Head) => Self::Principal,
            Some(ProposedRole::DeputyHead | ProposedRole::Secretary | ProposedRole::PersonnelOfficer) => {
                Self::Administrator
            }
            Some(ProposedRole::SchoolCoordinator) => Self::SiteAdministrator,
            Some(ProposedRole::Teacher) => Self::Teacher,
            Some(ProposedRole::Psychologist) => Self::Counselor,
            Some(ProposedRole::MedicalWorker) | None => Self::Aide,
        }
    }

    /// The post of a foreign file's member of staff; none for pupils and families.
    pub const fn post(self) -> Option<&'static str> {
        match self {
            Self::Principal => Some("Директор"),
            Self::Administrator => Some("Заместитель директора"),
            Self::SiteAdministrator | Self::SystemAdministrator => Some("Координатор ОУ"),
            Self::DistrictAdministrator => Some("Специалист"),
            Self::Teacher => Some("Учитель"),
            Self::Counselor => Some("Педагог-психолог"),
            Self::Aide | Self::Proctor => Some("Сотрудник"),
            Self::Student | Self::Guardian | Self::Parent | Self::Relative => None,
        }
    }

    pub const fn is_family(self) -> bool {
        matches!(self, Self::Guardian | Self::Parent | Self::Relative)
    }

    /// On which side of the school somebody stands: one role of a side is told, whatever it is called.
    pub const fn side(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Guardian | Self::Parent | Self::Relative => "family",
            _ => "staff",
        }
    }

    /// A parent is a mother or a father; whoever is no parent is a representative.
    pub const fn kinship(self, sex: Option<Sex>) -> &'static str {
        match (self, sex) {
            (Self::Parent, Some(Sex::Female)) => "мать",
            (Self::Parent, Some(Sex::Male)) => "отец",
            _ => "законный представитель",
        }
    }

    pub fn of_kinship(degree: &str) -> Self {
        match Kinship::read(degree) {
            Kinship::Mother | Kinship::Father => Self::Parent,
            Kinship::Representative => Self::Guardian,
            _ => Self::Relative,
        }
    }
}

/// «05»
pub fn grade_code(grade: u8) -> String {
    format!("{grade:02}")
}

/// Reads «05», «5» and lists of grades by their first.
pub fn read_grade(text: &str) -> Option<u8> {
    let first = text.split([',', ';']).next().unwrap_or_default().trim();
    first.parse().ok().filter(|grade| (1..=12).contains(grade))
}

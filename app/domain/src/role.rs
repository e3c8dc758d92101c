//! Roles people are given, and the rights each brings by default.

use serde::{Deserialize, Serialize};

/// A role in an organisation. Class teacher, teacher of a group and guardian are no roles: they follow from data.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    ServerAdmin,
    CityHead,
    CityOfficer,
    CityOperator,
    DistrictOfficer,
    Methodist,
    Coordinator,
    Head,
    Deputy,
    Secretary,
    Teacher,
    Medic,
    Psychologist,
    Personnel,
}

/// What a role lets its bearer do within its organisation. It crosses the wire as a number: every page reads it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Right {
    /// Open any journal of the school.
    ReadJournals,
    /// Open lists and cards of the school's people.
    ReadPeople,
    /// Bring lists of people in.
    ImportPeople,
    /// Set up the school year: classes, plan, groups, timetable; open it.
    SetUpYear,
    /// Close terms for marks, and open them again.
    CloseTerms,
    /// See the organisations below with their figures.
    OverseeSchools,
    /// Approve lesson plans; keep the curriculum and the load of teachers.
    KeepPlans,
    /// Hand out first passwords to anybody of the school.
    IssueSlips,
    /// Keep the school's consents: texts, papers brought in, the gate.
    KeepConsents,
    /// Make the timetable and put it in force.
    ArrangeTimetable,
    /// Enter absences of teachers and decide who stands in.
    ArrangeSubstitutions,
    /// Know which teachers are away, and why.
    ReadTeacherAbsences,
    /// Write to all families and staff of the school.
    Announce,
    /// Read who looked at whose personal data.
    ReadTraces,
    /// Give roles in the school, end them, and say what each role may do there.
    GiveRoles,
    /// Appoint coordinators and heads of the schools below.
    AppointCoordinators,
    /// Read and write social passports of the school's pupils.
    KeepSocial,
}

impl From<Right> for u8 {
    fn from(right: Right) -> Self {
        right as Self
    }
}

impl TryFrom<u8> for Right {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, &'static str> {
        Self::ALL.get(usize::from(number)).copied().ok_or("no such right")
    }
}

impl Right {
    /// In the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::ReadJournals,
        Self::ReadPeople,
        Self::ImportPeople,
        Self::SetUpYear,
        Self::CloseTerms,
        Self::OverseeSchools,
        Self::KeepPlans,
        Self::IssueSlips,
        Self::KeepConsents,
        Self::ArrangeTimetable,
        Self::ArrangeSubstitutions,
        Self::ReadTeacherAbsences,
        Self::Announce,
        Self::ReadTraces,
        Self::GiveRoles,
        Self::AppointCoordinators,
        Self::KeepSocial,
    ];
}

impl Role {
    pub const ALL: [Self; 14] = [
        Self::ServerAdmin,
        Self::CityHead,
        Self::CityOfficer,
        Self::CityOperator,
        Self::DistrictOfficer,
        Self::Methodist,
        Self::Coordinator,
        Self::Head,
        Self::Deputy,
        Self::Secretary,
        Self::Teacher,
        Self::Medic,
        Self::Psychologist,
        Self::Personnel,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ServerAdmin => "server_admin",
            Self::CityHead => "city_head",
            Self::CityOfficer => "city_officer",
            Self::CityOperator => "city_operator",
            Self::DistrictOfficer => "district_officer",
            Self::Methodist => "methodist",
            Self::Coordinator => "coordinator",
            Self::Head => "head",
            Self::Deputy => "deputy",
            Self::Secretary => "secretary",
            Self::Teacher => "teacher",
            Self::Medic => "medic",
            Self::Psychologist => "psychologist",
            Self::Personnel => "personnel",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ServerAdmin => "Администратор сервера",
            Self::CityHead => "Начальник управления",
            Self::CityOfficer => "Специалист управления",
            Self::CityOperator => "Оператор города",
            Self::DistrictOfficer => "Специалист РУО",
            Self::Methodist => "Методист",
            Self::Coordinator => "Координатор",
            Self::Head => "Директор",
            Self::Deputy => "Завуч",
            Self::Secretary => "Секретарь",
            Self::Teacher => "Учитель",
            Self::Medic => "Медицинский работник",
            Self::Psychologist => "Психолог",
            Self::Personnel => "Специалист по кадрам",
        }
    }

    const LEADS_AND_KNOWS_FAMILIES: &'static [Right] = &[
        Right::ReadJournals,
        Right::ReadPeople,
        Right::CloseTerms,
        Right::KeepPlans,
        Right::ArrangeTimetable,
        Right::ArrangeSubstitutions,
        Right::ReadTeacherAbsences,
        Right::Announce,
        Right::KeepSocial,
    ];

    /// The same without what only those know who work with the children.
    const LEADS: &'static [Right] = Self::LEADS_AND_KNOWS_FAMILIES.split_at(8).0;

    /// Default rights; a school narrows or widens them ([`crate::rights`]).
    pub const fn rights(self) -> &'static [Right] {
        use Right::{
            Announce, AppointCoordinators, ArrangeSubstitutions, ArrangeTimetable, GiveRoles, ImportPeople,
            IssueSlips, KeepConsents, KeepPlans, KeepSocial, OverseeSchools, ReadJournals, ReadPeople,
            ReadTeacherAbsences, ReadTraces, SetUpYear,
        };
        match self {
            Self::Coordinator => &[
                ReadJournals,
                ReadPeople,
                ImportPeople,
                SetUpYear,
                IssueSlips,
                KeepConsents,
                KeepPlans,
                ArrangeTimetable,
                ArrangeSubstitutions,
                ReadTeacherAbsences,
                Announce,
                ReadTraces,
                GiveRoles,
                KeepSocial,
            ],
            Self::Head => Self::LEADS,
            Self::Deputy => Self::LEADS_AND_KNOWS_FAMILIES,
            Self::Secretary => &[ReadPeople, ImportPeople, KeepConsents],
            Self::Medic => &[ReadPeople],
            Self::Psychologist => &[ReadPeople, KeepSocial],
            Self::Personnel => &[ReadPeople, ReadTeacherAbsences],
            Self::CityHead | Self::CityOfficer | Self::DistrictOfficer => {
                &[OverseeSchools, AppointCoordinators]
            }
            Self::CityOperator | Self::Methodist => &[OverseeSchools],
            Self::ServerAdmin | Self::Teacher => &[],
        }
    }

    pub fn gives(self, right: Right) -> bool {
        self.rights().contains(&right)
    }
}

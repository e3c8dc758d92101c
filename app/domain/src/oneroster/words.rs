//! The codes of `OneRoster` 1.2.

use std::str::FromStr;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($word:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($word),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$word),+];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$word => $code),+ }
            }
        }

        impl FromStr for $name {
            type Err = ();

            /// In whatever case a file writes it.
            fn from_str(text: &str) -> Result<Self, ()> {
                let text = text.trim();
                Self::ALL.iter().copied().find(|word| word.code().eq_ignore_ascii_case(text)).ok_or(())
            }
        }
    )+};
}

words! {
    /// What an organisation is.
    OrgType {
        Department = "department",
        School = "school",
        District = "district",
        Local = "local",
        State = "state",
        National = "national",
    }
    /// What a span of the year is.
    SessionType {
        GradingPeriod = "gradingPeriod",
        Semester = "semester",
        SchoolYear = "schoolYear",
        Term = "term",
    }
    /// A class of the school, or a group that learns one subject.
    ClassType {
        Homeroom = "homeroom",
        Scheduled = "scheduled",
    }
    /// Who somebody is in an organisation.
    RoleName {
        Administrator = "administrator",
        Aide = "aide",
        Counselor = "counselor",
        DistrictAdministrator = "districtAdministrator",
        Guardian = "guardian",
        Parent = "parent",
        Principal = "principal",
        Proctor = "proctor",
        Relative = "relative",
        SiteAdministrator = "siteAdministrator",
        Student = "student",
        SystemAdministrator = "systemAdministrator",
        Teacher = "teacher",
    }
}

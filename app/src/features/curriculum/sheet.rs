//! The curriculum and the load as they cross the wire. Hours are a week's, in hundredths.

use domain::curriculum::profile_title;
use domain::ids::{SubjectId, YearId};
use serde::{Deserialize, Serialize};

/// The whole table of a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Curriculum {
    pub year: Year,
    /// Years of the school with their names, the latest first.
    pub years: Vec<Year>,
    /// Columns: grades that have classes.
    pub grades: Vec<Grade>,
    /// The most hours a week that each of them may have, in hundredths.
    pub most: Vec<i32>,
    pub subjects: Vec<Subject>,
    /// The grade that is open to be written.
    pub open: Option<usize>,
    /// Where hours of the open grade, or of grades without any, can come from.
    pub sources: Vec<Source>,
}

/// What a methodical centre proposes to the schools of its city.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Template {
    /// «УМЦ»
    pub office: String,
    /// All grades with all profiles there are.
    pub grades: Vec<Grade>,
    pub most: Vec<i32>,
    pub subjects: Vec<Subject>,
    pub open: Option<usize>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Year {
    pub id: YearId,
    /// «2026/27»
    pub title: String,
    /// A closed year is for reading.
    pub leave: Leave,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Leave {
    Write,
    Read,
}

/// A column.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Grade {
    pub grade: i32,
    pub profile: String,
}

impl Grade {
    /// «10.social»: what an address and a form carry.
    pub fn code(&self) -> String {
        format!("{}.{}", self.grade, self.profile)
    }

    #[cfg(feature = "ssr")]
    pub fn parse(code: &str) -> Option<Self> {
        let (grade, profile) = code.split_once('.')?;
        Some(Self { grade: grade.parse().ok()?, profile: profile.to_owned() })
    }

    /// «7» or «10, гуманитарный»
    pub fn title(&self) -> String {
        match profile_title(&self.profile) {
            "" => self.grade.to_string(),
            title => format!("{}, {}", self.grade, title.to_lowercase()),
        }
    }
}

/// A row: its cells stand in the order of the grades.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Subject {
    pub id: SubjectId,
    pub name: String,
    pub cells: Vec<Cell>,
}

/// Hours of a subject in a grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The obligatory part.
    pub core: i32,
    /// What the school adds.
    pub school: i32,
    /// Into how many groups a class is split; 0 where there are no hours.
    pub split: i32,
}

/// Where hours are filled in from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The federal plan that is shipped.
    Shipped,
    LastYear,
    /// What the methodical centre of the city proposes.
    Template,
}

impl Source {
    /// What a form sends.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::LastYear => "last_year",
            Self::Template => "template",
        }
    }

    /// «Часы федерального плана»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Shipped => "Часы федерального плана",
            Self::LastYear => "Часы прошлого года",
            Self::Template => "Часы методического центра",
        }
    }
}

/// The load of all teachers of a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Loads {
    pub school: String,
    /// «2026/27»
    pub year: String,
    pub teachers: Vec<Teacher>,
    /// Groups nobody teaches.
    pub vacant: Vec<Taught>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Teacher {
    /// «Иванова Анна Петровна»
    pub name: String,
    pub taught: Vec<Taught>,
}

impl Teacher {
    pub fn hours(&self) -> i32 {
        self.taught.iter().map(|one| one.hours).sum()
    }
}

/// A group with its hours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Taught {
    pub subject: String,
    /// «7А» or «7А, 1 подгруппа»
    pub group: String,
    pub hours: i32,
}

//! What journals lack, as it crosses the wire: counted by teacher or by class, and lesson by lesson.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, TermId};
use serde::{Deserialize, Serialize};

/// What a lesson that has taken place may lack.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Attendance is not confirmed: by the journal nobody was there.
    Attendance,
    Topic,
    /// Nobody has a mark, where marks are given.
    Marks,
    /// Nothing was set to do at home; grade 1 has no homework by law.
    Homework,
}

/// How lessons are put together.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    #[default]
    Teacher,
    Class,
}

/// Whose lessons: of all, of a teacher, of a class.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    #[default]
    All,
    Teacher(PersonId),
    Class(ClassId),
    /// Groups gathered from several classes.
    Gathered,
}

/// `/control`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Overview {
    pub span: Span,
    /// Periods one press away: the week, the one before, the terms begun.
    pub spans: Vec<(String, Span)>,
    pub by: By,
    /// Those who lack most come first.
    pub rows: Vec<Line>,
    pub total: Counts,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub whose: Whose,
    /// «Тихонов А. П.» or «7А»
    pub title: String,
    pub counts: Counts,
}

/// Lessons that have taken place, and how many of them lack what.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Counts {
    pub lessons: u32,
    pub attendance: u32,
    pub topic: u32,
    pub marks: u32,
    pub homework: u32,
}

/// `/control/lessons`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub span: Span,
    pub lack: Option<Lack>,
    /// «Тихонов А. П.», «7А», or nothing for all.
    pub whose: String,
    /// In the order of the calendar; [`Listed::MOST`] at most.
    pub lessons: Vec<Lesson>,
    /// Whose lessons here lack what is a duty at every lesson; of a teacher or a class alone.
    pub reminds: Vec<PersonId>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lesson {
    pub id: LessonId,
    pub date: NaiveDate,
    pub number: u8,
    pub group: GroupId,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    /// Whoever keeps it: the teacher, or who stands in.
    pub keeper: PersonId,
    pub teacher: String,
    /// The term whose journal it stands in.
    pub term: Option<TermId>,
    pub lacks: Vec<Lack>,
}

/// `/control/log`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proof {
    /// Events of the school under seals, and those of the last moments that wait for one.
    pub sealed: u64,
    pub unsealed: u64,
    /// When the last seal was set, and its hash.
    pub last: Option<(String, String)>,
    /// What recounting the chain has found, if it was asked for; an empty list is a whole chain.
    pub found: Option<Vec<String>>,
}

impl Lack {
    pub const ALL: [Self; 4] = [Self::Attendance, Self::Topic, Self::Marks, Self::Homework];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Attendance => "attendance",
            Self::Topic => "topic",
            Self::Marks => "marks",
            Self::Homework => "homework",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lack| lack.code() == code)
    }

    /// A duty at every lesson: marks and homework are not.
    pub const fn is_due(self) -> bool {
        matches!(self, Self::Attendance | Self::Topic)
    }

    /// Head of a column, and a word on a lesson.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Attendance => "Не отмечен",
            Self::Topic => "Без темы",
            Self::Marks => "Без отметок",
            Self::Homework => "Без задания",
        }
    }
}

impl Counts {
    pub const fn of(self, lack: Lack) -> u32 {
        match lack {
            Lack::Attendance => self.attendance,
            Lack::Topic => self.topic,
            Lack::Marks => self.marks,
            Lack::Homework => self.homework,
        }
    }
}

#[cfg(feature = "ssr")]
impl Counts {
    /// What is a duty at every lesson.
    pub fn due(self) -> u32 {
        Lack::ALL.into_iter().filter(|lack| lack.is_due()).map(|lack| self.of(lack)).sum()
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            lessons: self.lessons + other.lessons,
            attendance: self.attendance + other.attendance,
            topic: self.topic + other.topic,
            marks: self.marks + other.marks,
            homework: self.homework + other.homework,
        }
    }
}

impl Listed {
    /// Lessons listed at once.
    pub const MOST: usize = 300;
}

//! Campaigns as they cross the wire: those of a school, one with its differences, and numbers of schools.

use chrono::NaiveDate;
use domain::ids::{ClassId, MissingId, PersonId, ReconciliationId};
use domain::reconciliation::Side;
#[cfg(feature = "ssr")]
use domain::reconciliation::State;
use serde::{Deserialize, Serialize};

/// `/reconciliation`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Overview {
    School(Campaigns),
    /// For offices above schools: numbers, and nobody's name.
    Overseen(Vec<SchoolLine>),
}

/// Campaigns of a school, as far as the caller has a part in them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Campaigns {
    /// Latest first.
    pub lines: Vec<Line>,
    /// Sides of which the caller may begin one.
    pub may_start: Vec<Side>,
    pub today: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub head: Head,
    /// Of the whole school, for whoever reads all of it.
    pub figures: Option<Figures>,
    /// The own classes.
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub id: ReconciliationId,
    pub side: Side,
    pub day: NaiveDate,
    pub due: NaiveDate,
    pub closed: Option<NaiveDate>,
    /// It is not closed, and its day has passed.
    pub overdue: bool,
}

/// Rows, how many of them somebody has looked at, and how many are marked as wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    pub rows: u32,
    pub looked: u32,
    pub flagged: u32,
}

/// A class, or the staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// None: the staff.
    pub class: Option<ClassId>,
    pub title: String,
    /// «Лебедева О. Н.»
    pub teacher: Option<String>,
    pub rows: u32,
    pub looked: u32,
    /// Differences that are open.
    pub open: u32,
}

/// A school in numbers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchoolLine {
    pub title: String,
    pub district: Option<String>,
    /// The latest campaign of each side, if there was one.
    pub pupils: Option<(Head, Figures)>,
    pub staff: Option<(Head, Figures)>,
}

/// `/reconciliation/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    pub head: Head,
    pub parts: Vec<Part>,
    pub differences: Vec<Met>,
    /// Open differences that nobody has explained.
    pub unexplained: u32,
    /// The caller explains and closes.
    pub keeps: bool,
}

/// Whom or what a difference is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum About {
    Person(PersonId),
    Missing(MissingId),
}

/// A difference, open or settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Met {
    pub about: About,
    pub class: Option<ClassId>,
    /// «7А»
    pub place: String,
    pub name: String,
    /// «дата рождения: было 03.04.2013, стало 03.05.2013»
    pub what: Vec<String>,
    pub open: bool,
    /// How it ended, or what stands in the way.
    pub ended: String,
    /// In the words of whoever keeps the campaign; may be empty.
    pub explained: String,
}

impl Head {
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

impl About {
    /// As a form sends it: «person.5», «missing.2».
    pub fn code(self) -> String {
        match self {
            Self::Person(id) => format!("person.{id}"),
            Self::Missing(id) => format!("missing.{id}"),
        }
    }
}

impl std::str::FromStr for About {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('.') {
            Some(("missing", id)) => id.parse().map(Self::Missing),
            Some((_, id)) => id.parse().map(Self::Person),
            None => text.parse().map(Self::Person),
        }
    }
}

/// How a difference in this state is said to have ended, where nobody explained it.
#[cfg(feature = "ssr")]
pub const fn ending(state: State) -> &'static str {
    match state {
        State::Confirmed => "учтено и подтверждено",
        State::NotLooked | State::Changed => "изменилось, никем не подтверждено",
        State::Flagged => "отмечена ошибка, не исправлена",
        State::Disagreed => "родитель не согласен, не исправлено",
        State::Gone => "больше не в списке",
        State::New => "появился в списке, никем не подтверждён",
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn whom_a_difference_is_about_reads_back() {
        for about in [About::Person(PersonId(5)), About::Missing(MissingId(2))] {
            assert_eq!(about.code().parse(), Ok(about));
        }
        assert!("person.x".parse::<About>().is_err());
    }
}

//! A row of a plan: what is taught, for how many hours, what is set to do at home.

use serde::{Deserialize, Serialize};

/// A plan of a year has about 170 rows at five lessons a week.
pub const MOST_TOPICS: usize = 400;
/// Hours of one row.
pub const MOST_HOURS: u8 = 40;
const MOST_TEXT: usize = 500;
const MOST_KIND: usize = 80;

/// What is planned, as its author wrote it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Topic {
    /// «Линейные уравнения»: rows of one section stand together.
    pub section: String,
    pub topic: String,
    /// Lessons it takes.
    pub hours: u8,
    pub homework: String,
    /// «Контрольная работа»; empty for an ordinary lesson.
    pub control: String,
}

/// Why a row cannot stand in a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TopicRefused {
    #[error("нет темы")]
    Empty,
    #[error("часов может быть от 1 до {MOST_HOURS}")]
    Hours,
    #[error("текст длиннее {MOST_TEXT} знаков")]
    TooLong,
}

impl Topic {
    /// The row as it is kept: without what nobody can see.
    pub fn check(self) -> Result<Self, TopicRefused> {
        let clean = Self {
            section: one_line(&self.section),
            topic: one_line(&self.topic),
            homework: one_line(&self.homework),
            control: one_line(&self.control),
            hours: self.hours,
        };
        let long = |text: &String, most: usize| text.chars().count() > most;
        if clean.topic.is_empty() {
            Err(TopicRefused::Empty)
        } else if !(1..=MOST_HOURS).contains(&clean.hours) {
            Err(TopicRefused::Hours)
        } else if [&clean.section, &clean.topic, &clean.homework].iter().any(|text| long(text, MOST_TEXT))
            || long(&clean.control, MOST_KIND)
        {
            Err(TopicRefused::TooLong)
        } else {
            Ok(clean)
        }
    }

    /// A control work has a lesson of its own, whatever the calendar does.
    pub fn is_control(&self) -> bool {
        !self.control.trim().is_empty()
    }

    /// Nothing is written in the row.
    pub fn is_blank(&self) -> bool {
        [&self.section, &self.topic, &self.homework, &self.control].iter().all(|text| text.trim().is_empty())
    }
}

/// A text on one line, with one space where it had several, a tab or a line break.
pub(super) fn one_line(text: &str) -> String {
    let seen = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    seen.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

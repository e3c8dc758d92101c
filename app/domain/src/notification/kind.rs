//! What people are told of, by kind: each is wished for or not by itself.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    Marks,
    Absences,
    Homework,
    /// Somebody stands in, or a lesson is cancelled.
    Lessons,
    Announcements,
    /// A guardian's note of absence, for whoever leads the class.
    Notes,
    /// A teacher's journals lack something.
    Reminders,
    /// A consent that ends soon.
    Consents,
}

impl NoticeKind {
    pub const ALL: [Self; 8] = [
        Self::Marks,
        Self::Absences,
        Self::Homework,
        Self::Lessons,
        Self::Announcements,
        Self::Notes,
        Self::Reminders,
        Self::Consents,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Absences => "absences",
            Self::Homework => "homework",
            Self::Lessons => "lessons",
            Self::Announcements => "announcements",
            Self::Notes => "notes",
            Self::Reminders => "reminders",
            Self::Consents => "consents",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Marks => "Отметки и комментарии",
            Self::Absences => "Пропуски и опоздания",
            Self::Homework => "Домашние задания",
            Self::Lessons => "Замены и отмены уроков",
            Self::Announcements => "Объявления",
            Self::Notes => "Записки об отсутствии",
            Self::Reminders => "Напоминания завуча",
            Self::Consents => "Согласия, которые истекают",
        }
    }
}

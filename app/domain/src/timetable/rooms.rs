//! Rooms of a school as a list writes them: names, seats, and what each is fitted for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Characters of a name, and seats, at most.
const LONGEST_NAME: usize = 30;
const MOST_SEATS: i32 = 2000;

/// What a room is fitted for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    Ordinary,
    Primary,
    Physics,
    Chemistry,
    Biology,
    Informatics,
    Workshop,
    Music,
    Gym,
    Hall,
    Library,
}

impl RoomKind {
    pub const ALL: [Self; 11] = [
        Self::Ordinary,
        Self::Primary,
        Self::Physics,
        Self::Chemistry,
        Self::Biology,
        Self::Informatics,
        Self::Workshop,
        Self::Music,
        Self::Gym,
        Self::Hall,
        Self::Library,
    ];

    /// The code stored; an ordinary room has none.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ordinary => "",
            Self::Primary => "primary",
            Self::Physics => "physics",
            Self::Chemistry => "chemistry",
            Self::Biology => "biology",
            Self::Informatics => "informatics",
            Self::Workshop => "workshop",
            Self::Music => "music",
            Self::Gym => "gym",
            Self::Hall => "hall",
            Self::Library => "library",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Ordinary => "Обычный кабинет",
            Self::Primary => "Кабинет начальных классов",
            Self::Physics => "Кабинет физики",
            Self::Chemistry => "Кабинет химии",
            Self::Biology => "Кабинет биологии",
            Self::Informatics => "Кабинет информатики",
            Self::Workshop => "Мастерская",
            Self::Music => "Кабинет музыки",
            Self::Gym => "Спортивный зал",
            Self::Hall => "Актовый зал",
            Self::Library => "Библиотека",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A room as somebody types it; without a name there is none.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RoomDraft {
    pub name: String,
    #[serde(default)]
    pub seats: String,
    #[serde(default)]
    pub kind: String,
}

/// A room that may be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoomLine {
    pub name: String,
    pub seats: Option<i32>,
    pub kind: RoomKind,
}

/// What is wrong with a line of the list, counted from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoomFault {
    pub line: usize,
    pub field: &'static str,
    pub why: String,
}

/// The rooms of the lines, none for a line without a name; all faults, if there is one.
pub fn rooms(lines: &[RoomDraft]) -> Result<Vec<Option<RoomLine>>, Vec<RoomFault>> {
    let (mut read, mut faults, mut names) = (vec![], vec![], BTreeSet::new());
    for (line, draft) in lines.iter().enumerate() {
        let mut wrong = |field: &'static str, why: String| faults.push(RoomFault { line, field, why });
        let name = draft.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let seats = draft.seats.trim();
        if name.is_empty() {
            if !seats.is_empty() {
                wrong("name", "Назовите кабинет или уберите число мест.".into());
            }
            read.push(None);
            continue;
        }
        if name.chars().count() > LONGEST_NAME {
            wrong("name", format!("Название не длиннее {LONGEST_NAME} знаков."));
        }
        if !names.insert(name.to_lowercase()) {
            wrong("name", format!("Кабинет «{name}» в списке уже есть."));
        }
        let many = seats.parse().ok().filter(|seats| (1..=MOST_SEATS).contains(seats));
        if !seats.is_empty() && many.is_none() {
            wrong("seats", format!("Мест — от 1 до {MOST_SEATS}."));
        }
        let kind = RoomKind::parse(&draft.kind).unwrap_or(RoomKind::Ordinary);
        read.push(Some(RoomLine { name, seats: many, kind }));
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

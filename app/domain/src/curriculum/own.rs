//! Subjects a school teaches: the areas of the plan they stand in, and those that it has added of its own.

use crate::ids::SchoolId;

/// Characters of a name and of its short form at most.
pub const LONGEST_NAME: usize = 60;
pub const LONGEST_SHORT: usize = 16;

/// Areas of the federal plan (предметные области).
pub const AREAS: [&str; 12] = [
    "Русский язык и литература",
    "Иностранные языки",
    "Математика и информатика",
    "Общественно-научные предметы",
    "Естественно-научные предметы",
    "Обществознание и естествознание",
    "Основы духовно-нравственной культуры",
    "Искусство",
    "Технология",
    "Физическая культура",
    "Основы безопасности и защиты Родины",
    "Часть, формируемая школой",
];

/// The area of a shipped subject; what the plan does not know is the school's part.
pub fn area(code: &str) -> &'static str {
    AREAS[match code {
        "russian" | "reading" | "literature" => 0,
        "foreign" => 1,
        "math" | "algebra" | "analysis" | "geometry" | "statistics" | "informatics" => 2,
        "history" | "social" | "geography" => 3,
        "physics" | "chemistry" | "biology" => 4,
        "nature" => 5,
        "ethics" | "culture" => 6,
        "art" | "music" => 7,
        "labour" => 8,
        "sport" => 9,
        "safety" => 10,
        _ => 11,
    }]
}

/// How codes of the own subjects of a school begin.
pub fn own_codes(school: SchoolId) -> String {
    format!("{OWN}{school}-")
}

const OWN: &str = "own-";

/// The code of the own subject number `number` of a school.
pub fn own_code(school: SchoolId, number: usize) -> String {
    format!("{}{number}", own_codes(school))
}

/// Is it a subject of the city, or the school's own? Those of other schools are none here.
pub fn is_of(code: &str, school: SchoolId) -> bool {
    !code.starts_with(OWN) || code.starts_with(&own_codes(school))
}

/// A subject that may be added. Only [`OwnSubject::of`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnSubject {
    name: String,
    short: String,
    area: &'static str,
}

/// What is wrong with one field of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnFault {
    pub field: &'static str,
    pub why: String,
}

impl OwnSubject {
    /// `known` are the names there are.
    pub fn of((name, short, area): (&str, &str, &str), known: &[String]) -> Result<Self, Vec<OwnFault>> {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, typed) = (words(name), words(short));
        let mut faults = vec![];
        let mut fault = |field: &'static str, why: String| faults.push(OwnFault { field, why });
        if name.is_empty() {
            fault("name", "Назовите предмет.".into());
        } else if known.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
            fault("name", format!("Предмет «{name}» уже есть."));
        }
        if name.chars().count() > LONGEST_NAME {
            fault("name", format!("Название не длиннее {LONGEST_NAME} знаков."));
        }
        if typed.chars().count() > LONGEST_SHORT {
            fault("short", format!("Краткое название не длиннее {LONGEST_SHORT} знаков."));
        }
        let short = if typed.is_empty() { name.chars().take(LONGEST_SHORT).collect() } else { typed };
        let area = AREAS.into_iter().find(|known| *known == area).unwrap_or(AREAS[AREAS.len() - 1]);
        if faults.is_empty() { Ok(Self { name, short, area }) } else { Err(faults) }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn short(&self) -> &str {
        &self.short
    }

    pub const fn area(&self) -> &'static str {
        self.area
    }
}

#[cfg(test)]
mod tests {
    use super::super::SUBJECTS;
    use super::*;

    #[test]
    fn every_shipped_subject_but_the_project_stands_in_an_area_of_the_law() {
        let own: Vec<&str> =
            SUBJECTS.iter().filter(|of| area(of.code) == AREAS[11]).map(|subject| subject.code).collect();
        assert_eq!(own, ["project"]);
        assert_eq!(area("own-3-1"), AREAS[11]);
    }

    #[test]
    fn an_own_subject_is_of_its_school_and_of_no_other() {
        let code = own_code(SchoolId(3), 7);
        assert!(is_of(&code, SchoolId(3)) && !is_of(&code, SchoolId(33)) && !is_of(&code, SchoolId(4)));
        assert!(!is_of("own-33-1", SchoolId(3)) && is_of("algebra", SchoolId(3)));
    }

    #[test]
    fn an_own_subject_has_a_new_name_and_a_short_one() {
        let known = ["Алгебра".to_owned()];
        let taken = OwnSubject::of(("алгебра ", "", ""), &known).unwrap_err();
        assert_eq!(taken[0].why, "Предмет «алгебра» уже есть.");
        assert_eq!(OwnSubject::of((" ", "", ""), &known).unwrap_err()[0].field, "name");
        let long = "ш".repeat(LONGEST_SHORT + 1);
        assert_eq!(OwnSubject::of(("Шахматы", &long, ""), &known).unwrap_err()[0].field, "short");
        let chess = OwnSubject::of(("Шахматы  для всех", "", "Искусство"), &known).unwrap();
        assert_eq!(
            (chess.name(), chess.short(), chess.area()),
            ("Шахматы для всех", "Шахматы для всех", "Искусство")
        );
    }
}

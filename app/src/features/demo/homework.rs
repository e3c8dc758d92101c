//! Homework given out at a lesson, by subject.

/// Homework given out at lesson `at`; sport, art and music give none, nor does grade 1.
pub fn homework(code: &str, grade: i32, at: usize) -> Option<String> {
    let (section, first) = (at / 2 + 1, at * 7 % 90 + 12);
    if grade == 1 {
        return None;
    }
    Some(match code {
        "sport" | "art" | "music" | "labour" | "project" => return None,
        "algebra" | "geometry" | "math" | "analysis" | "statistics" => {
            format!("§ {section}, № {first}, {}, {}", first + 2, first + 5)
        }
        "russian" => format!("§ {section}, упр. {first}; выучить правило"),
        "reading" | "literature" => format!("Читать с. {first}–{}, ответить на вопросы", first + 6),
        "foreign" => format!("Unit {}, ex. {}, p. {first}; слова наизусть", at / 8 + 1, at % 8 + 1),
        "physics" | "chemistry" => format!("§ {section}, задачи {}–{}", at % 9 + 1, at % 9 + 3),
        "geography" => format!("§ {section}, контурная карта"),
        _ => format!("§ {section}, вопросы после параграфа"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::curriculum::SUBJECTS;

    #[test]
    fn grade_one_has_no_homework() {
        assert!(SUBJECTS.iter().all(|subject| homework(subject.code, 1, 3).is_none()));
        assert_eq!(homework("algebra", 7, 2).as_deref(), Some("§ 2, № 26, 28, 31"));
    }
}

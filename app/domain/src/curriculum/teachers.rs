//! Who is proposed to teach a class: one whose subjects fit, who knows the class, and who has the fewest lessons.

use crate::ids::PersonId;

use super::subjects::{Field, SUBJECTS};

/// A teacher takes nothing more once the week has so many lessons.
const FULL_WEEK: i32 = 36;
/// Up to so many lessons a teacher who knows the class is preferred to one with a lighter week.
const USUAL_WEEK: i32 = 24;

/// A teacher as the staff list has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub person: PersonId,
    /// «Алгебра, геометрия»
    pub subjects: String,
    /// Lessons a week already given.
    pub load: i32,
}

/// A class at a subject that has no teacher yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Course<'a> {
    /// Code of the subject.
    pub code: &'a str,
    pub grade: i32,
    pub lessons: i32,
    /// Who leads the class.
    pub leader: Option<PersonId>,
    /// Who teaches the class already.
    pub known: &'a [PersonId],
}

/// Words of staff lists that name a subject otherwise than the plan does.
const OTHERWISE: [(&str, &str); 24] = [
    ("английск", "foreign"),
    ("немецк", "foreign"),
    ("французск", "foreign"),
    ("китайск", "foreign"),
    ("испанск", "foreign"),
    ("иностранн", "foreign"),
    ("технологи", "labour"),
    ("труд", "labour"),
    ("обж", "safety"),
    ("обзр", "safety"),
    ("физкультур", "sport"),
    ("физическ", "sport"),
    ("изо", "art"),
    ("рисование", "art"),
    ("алгебра", "analysis"),
    ("математика", "algebra"),
    ("математика", "geometry"),
    ("математика", "statistics"),
    ("математика", "analysis"),
    ("алгебра", "math"),
    ("алгебра", "statistics"),
    ("орксэ", "ethics"),
    ("днкр", "culture"),
    ("проект", "project"),
];

/// Does a text of subjects, «Английский язык; Технология», take in this subject in this grade?
pub fn fits(subjects: &str, code: &str, grade: i32) -> bool {
    let words = subjects.split([',', ';', '/']).map(|word| word.trim().to_lowercase());
    words.into_iter().filter(|word| !word.is_empty()).any(|word| named(&word, code, grade))
}

fn named(word: &str, code: &str, grade: i32) -> bool {
    if word.starts_with("начальн") {
        return grade <= 4 && Field::of(code, grade) == Field::Primary;
    }
    let own = SUBJECTS.iter().any(|subject| subject.code == code && subject.name.to_lowercase() == word);
    own || OTHERWISE.iter().any(|(sign, of)| *of == code && word.starts_with(sign))
}

/// The teacher to propose, if anybody's subjects fit; the same list gives the same answer.
pub fn propose(course: &Course, candidates: &[Candidate]) -> Option<PersonId> {
    let free = |one: &&Candidate| {
        one.load + course.lessons <= FULL_WEEK && fits(&one.subjects, course.code, course.grade)
    };
    let rank = |one: &&Candidate| {
        let leads = course.leader == Some(one.person);
        let knows = course.known.contains(&one.person) && one.load + course.lessons <= USUAL_WEEK;
        (!leads, !knows, one.load, one.person)
    };
    candidates.iter().filter(free).min_by_key(rank).map(|one| one.person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(person: i64, subjects: &str, load: i32) -> Candidate {
        Candidate { person: PersonId(person), subjects: subjects.into(), load }
    }

    fn course(code: &str, grade: i32) -> Course<'_> {
        Course { code, grade, lessons: 3, leader: None, known: &[] }
    }

    #[test]
    fn subjects_are_known_by_the_words_of_staff_lists() {
        for (subjects, code, grade, fit) in [
            ("Алгебра; География", "algebra", 8, true),
            ("Алгебра; География", "geography", 8, true),
            ("Английский язык", "foreign", 5, true),
            ("Музыка; ОБЖ", "safety", 9, true),
            ("Начальные классы", "math", 3, true),
            ("Начальные классы", "sport", 3, false),
            ("Начальные классы", "math", 5, false),
            ("Математика", "geometry", 8, true),
            ("Математика", "math", 5, true),
            ("История", "social", 9, false),
            ("", "music", 5, false),
        ] {
            assert_eq!(fits(subjects, code, grade), fit, "{subjects}: {code} {grade}");
        }
    }

    #[test]
    fn the_one_with_the_fewest_lessons_is_proposed() {
        let staff = [candidate(1, "Физика", 12), candidate(2, "Физика", 6), candidate(3, "Химия", 0)];
        assert_eq!(propose(&course("physics", 8), &staff), Some(PersonId(2)));
        assert_eq!(propose(&course("biology", 8), &staff), None);
    }

    #[test]
    fn nobody_is_proposed_beyond_a_full_week() {
        assert_eq!(propose(&course("physics", 8), &[candidate(1, "Физика", 34)]), None);
        assert_eq!(propose(&course("physics", 8), &[candidate(1, "Физика", 33)]), Some(PersonId(1)));
    }

    #[test]
    fn the_class_teacher_comes_first_and_then_who_knows_the_class() {
        let staff =
            [candidate(1, "Математика", 0), candidate(2, "Математика", 9), candidate(3, "Математика", 20)];
        let known = [PersonId(2)];
        let asked = Course { known: &known, ..course("geometry", 8) };
        assert_eq!(propose(&asked, &staff), Some(PersonId(2)));
        assert_eq!(propose(&Course { leader: Some(PersonId(3)), ..asked }, &staff), Some(PersonId(3)));
    }
}

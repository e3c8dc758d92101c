//! Hours a week by grade and profile: the federal curriculum of 2026/27, five-day week, filled up to the maximum.

use super::subjects::SUBJECTS;

/// Hours of one subject in one grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Place in [`SUBJECTS`].
    pub subject: usize,
    /// The obligatory part, in hundredths of an hour.
    pub core: i32,
    /// What the school has added.
    pub school: i32,
}

impl Row {
    /// Whole lessons a week.
    pub const fn lessons(self) -> i32 {
        (self.core + self.school) / 100
    }
}

/// Half-hours of the obligatory part in grades 1 to 9.
const CORE: [(&str, [i32; 9]); 23] = [
    ("russian", [10, 10, 10, 10, 10, 12, 8, 6, 6]),
    ("reading", [8, 8, 8, 8, 0, 0, 0, 0, 0]),
    ("literature", [0, 0, 0, 0, 6, 6, 4, 4, 6]),
    ("foreign", [0, 4, 4, 4, 4, 6, 6, 6, 6]),
    ("math", [8, 8, 8, 8, 10, 10, 0, 0, 0]),
    ("algebra", [0, 0, 0, 0, 0, 0, 6, 6, 6]),
    ("geometry", [0, 0, 0, 0, 0, 0, 4, 4, 4]),
    ("statistics", [0, 0, 0, 0, 0, 0, 2, 2, 2]),
    ("informatics", [0, 0, 0, 0, 0, 0, 2, 2, 2]),
    ("history", [0, 0, 0, 0, 6, 6, 6, 6, 4]),
    ("social", [0, 0, 0, 0, 0, 0, 0, 0, 2]),
    ("geography", [0, 0, 0, 0, 2, 2, 4, 4, 4]),
    ("physics", [0, 0, 0, 0, 0, 0, 4, 4, 6]),
    ("chemistry", [0, 0, 0, 0, 0, 0, 0, 4, 4]),
    ("biology", [0, 0, 0, 0, 2, 2, 2, 4, 4]),
    ("nature", [4, 4, 4, 4, 0, 0, 0, 0, 0]),
    ("ethics", [0, 0, 0, 2, 0, 0, 0, 0, 0]),
    ("culture", [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ("art", [2, 2, 2, 2, 2, 2, 2, 0, 0]),
    ("music", [2, 2, 2, 2, 2, 2, 2, 2, 0]),
    ("labour", [2, 2, 2, 2, 4, 4, 4, 2, 2]),
    ("safety", [0, 0, 0, 0, 0, 0, 0, 2, 2]),
    ("sport", [4, 4, 4, 4, 4, 4, 4, 4, 4]),
];

/// Half-hours the schools of the city add, usually a third lesson of sport.
const SCHOOL: [(&str, [i32; 9]); 5] = [
    ("culture", [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ("informatics", [0, 0, 0, 0, 2, 2, 0, 0, 0]),
    ("biology", [0, 0, 0, 0, 0, 0, 2, 0, 0]),
    ("labour", [0, 0, 0, 0, 0, 0, 0, 2, 0]),
    ("sport", [2, 2, 2, 0, 2, 2, 2, 2, 2]),
];

/// Profiles of grades 10 and 11 by the letter of the class.
pub const PROFILES: [(&str, &str); 4] =
    [("А", "engineering"), ("Б", "social"), ("В", "humanities"), ("Г", "information")];

/// «Гуманитарный»; empty for a class without a profile.
pub fn profile_title(profile: &str) -> &'static str {
    match profile {
        "engineering" => "Инженерный",
        "social" => "Социально-экономический",
        "humanities" => "Гуманитарный",
        "information" => "Информационно-технологический",
        _ => "",
    }
}

/// Hours in grades 10 and 11 of the profiles, in the order of [`PROFILES`].
const UPPER: [(&str, [[i32; 2]; 4]); 16] = [
    ("russian", [[2, 2], [2, 2], [2, 2], [2, 2]]),
    ("literature", [[3, 3], [3, 3], [5, 5], [3, 3]]),
    ("foreign", [[3, 3], [3, 3], [3, 3], [3, 3]]),
    ("analysis", [[4, 4], [4, 4], [2, 3], [4, 4]]),
    ("geometry", [[3, 3], [3, 3], [2, 1], [3, 3]]),
    ("statistics", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("informatics", [[1, 1], [1, 1], [1, 1], [4, 4]]),
    ("history", [[2, 2], [2, 2], [2, 2], [2, 2]]),
    ("social", [[1, 2], [4, 4], [4, 4], [1, 2]]),
    ("geography", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("physics", [[5, 5], [2, 2], [2, 2], [2, 2]]),
    ("chemistry", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("biology", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("sport", [[2, 2], [2, 2], [2, 2], [2, 2]]),
    ("safety", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("project", [[1, 0], [1, 0], [1, 0], [1, 0]]),
];

const UPPER_SCHOOL: [(&str, [[i32; 2]; 4]); 6] = [
    ("sport", [[1, 1], [1, 1], [1, 1], [1, 1]]),
    ("informatics", [[1, 1], [0, 0], [0, 0], [0, 0]]),
    ("russian", [[0, 0], [1, 1], [1, 1], [1, 1]]),
    ("geography", [[0, 0], [0, 1], [0, 0], [0, 0]]),
    ("history", [[0, 0], [0, 0], [1, 1], [0, 0]]),
    ("foreign", [[0, 0], [0, 0], [0, 1], [0, 0]]),
];

/// The profile of a class: grades 10 and 11 have one by their letter.
pub fn profile(grade: i32, letter: &str) -> &'static str {
    let found = PROFILES.iter().find(|(of, _)| grade >= 10 && *of == letter);
    found.map_or("", |(_, profile)| profile)
}

/// All rows of a grade, in the order of [`SUBJECTS`].
pub fn rows(grade: i32, profile: &str) -> Vec<Row> {
    let all = SUBJECTS.iter().enumerate().map(|(subject, of)| {
        let core = hundredths(&CORE, &UPPER, of.code, (grade, profile));
        let school = hundredths(&SCHOOL, &UPPER_SCHOOL, of.code, (grade, profile));
        Row { subject, core, school }
    });
    all.filter(|row| row.core + row.school > 0).collect()
}

type Lower = [(&'static str, [i32; 9])];
type Upper = [(&'static str, [[i32; 2]; 4])];

fn hundredths(lower: &Lower, upper: &Upper, code: &str, (grade, profile): (i32, &str)) -> i32 {
    let place = |from: i32| usize::try_from(grade - from).ok();
    if grade >= 10 {
        let at = PROFILES.iter().position(|(_, of)| *of == profile).unwrap_or(0);
        let row = upper.iter().find(|(of, _)| *of == code);
        return row
            .zip(place(10))
            .and_then(|((_, hours), grade)| hours[at].get(grade))
            .map_or(0, |n| n * 100);
    }
    let row = lower.iter().find(|(of, _)| *of == code);
    row.zip(place(1)).and_then(|((_, halves), grade)| halves.get(grade)).map_or(0, |n| n * 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_has_as_many_lessons_as_the_law_allows_at_most() {
        for grade in 1..=11 {
            let most = super::super::most(grade).unwrap() / 100;
            for (letter, _) in PROFILES {
                let rows = rows(grade, profile(grade, letter));
                assert_eq!(rows.iter().map(|row| row.lessons()).sum::<i32>(), most, "{grade}{letter}");
                assert!(rows.iter().all(|row| (row.core + row.school) % 100 == 0), "{grade}{letter}");
            }
        }
    }

    #[test]
    fn grade_seven_has_three_lessons_of_algebra() {
        let algebra = rows(7, "").into_iter().find(|row| SUBJECTS[row.subject].code == "algebra");
        assert_eq!(algebra.map(Row::lessons), Some(3));
    }
}

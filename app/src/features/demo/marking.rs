//! What a teacher writes into one cell: a plausible mark, an absence, a word beside it.

use domain::journal::{Attendance, MarkValue};

use super::chance::Chance;

/// The work of a lesson that everybody present is marked for, or the usual answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    Answers,
    /// A test of any kind, by the letter of the dictionary.
    Test(&'static str),
}

/// To which work of the lesson a mark goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum For {
    Lesson,
    /// Homework given out at the lesson before.
    Homework,
    /// A second answer.
    Again,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    pub attendance: Option<Attendance>,
    pub marks: Vec<(For, MarkValue)>,
    pub comment: Option<&'static str>,
}

/// What is known of a pupil at a lesson before the teacher writes.
pub struct Facts {
    pub away: Option<Attendance>,
    /// 0 to 100 in this very subject.
    pub ability: i32,
    pub work: Work,
    pub homework_due: bool,
    /// Grade 1 has attendance alone.
    pub without_marks: bool,
}

const COMMENTS: [&str; 8] = [
    "Молодец, отличный ответ у доски!",
    "Не было тетради.",
    "Нужно повторить правило.",
    "Задание со звёздочкой решено полностью.",
    "Работа сдана позже срока.",
    "Хорошо подготовлен, но торопится.",
    "Исправьте ошибки к следующему уроку.",
    "Заметен прогресс, так держать!",
];

/// Marks of answers, of a hundred present: with absences and tests 60 cells of a hundred are filled.
const ANSWERS: u64 = 53;

/// Nothing is an empty cell: present and not asked.
pub fn entry(facts: &Facts, chance: &mut Chance) -> Option<Entry> {
    if let Some(code) = facts.away.or_else(|| chance.per_mille(6).then_some(Attendance::Absent)) {
        return Some(absent(code, facts, chance));
    }
    let mut entry = Entry::default();
    if chance.per_mille(12) {
        entry.attendance = Some(Attendance::Late);
    }
    let asked = match facts.work {
        Work::Answers => ANSWERS,
        Work::Test(_) => 94,
    };
    if !facts.without_marks && chance.percent(asked) {
        entry.marks.push((For::Lesson, value(facts.ability, chance)));
        if chance.percent(9) {
            let second = if facts.homework_due { For::Homework } else { For::Again };
            entry.marks.push((second, value(facts.ability, chance)));
        }
        if chance.per_mille(14) {
            entry.comment = Some(*chance.pick(&COMMENTS));
        }
    }
    (entry != Entry::default()).then_some(entry)
}

/// Who missed a test may owe it.
fn absent(code: Attendance, facts: &Facts, chance: &mut Chance) -> Entry {
    let owes = matches!(facts.work, Work::Test(_)) && code.is_absence() && !facts.without_marks;
    let marks = if owes && chance.percent(25) { vec![(For::Lesson, MarkValue::Debt)] } else { vec![] };
    Entry { attendance: Some(code), marks, comment: None }
}

/// A child of ability 50 gets mostly fours; below 35 twos appear.
fn value(ability: i32, chance: &mut Chance) -> MarkValue {
    let day = chance.between(-20, 20) + chance.between(-20, 20);
    match ability + day {
        ..=-3 => MarkValue::Two,
        -2..=37 => MarkValue::Three,
        38..=66 => MarkValue::Four,
        _ => MarkValue::Five,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(ability: i32) -> Facts {
        Facts { away: None, ability, work: Work::Answers, homework_due: false, without_marks: false }
    }

    fn thousand(facts: &Facts) -> Vec<Entry> {
        let mut chance = Chance::new(9);
        (0..1_000).filter_map(|_| entry(facts, &mut chance)).collect()
    }

    #[test]
    fn a_little_more_than_half_of_those_present_are_marked() {
        let filled = thousand(&usual(50)).len();
        assert!((500..600).contains(&filled), "{filled}");
    }

    #[test]
    fn a_gifted_child_has_a_better_average_and_a_weak_one_few_twos() {
        let average = |ability| {
            let entries = thousand(&usual(ability));
            let points: Vec<u32> =
                entries.iter().flat_map(|e| &e.marks).filter_map(|(_, mark)| mark.points()).collect();
            points.iter().sum::<u32>() * 100 / u32::try_from(points.len()).unwrap()
        };
        assert!(average(85) > 450 && average(50) > 360 && average(50) < 440);
        assert!((230..330).contains(&average(15)));
    }

    #[test]
    fn grade_one_has_attendance_alone() {
        let facts = Facts { without_marks: true, work: Work::Test("К"), ..usual(50) };
        assert!(thousand(&facts).iter().all(|entry| entry.marks.is_empty() && entry.attendance.is_some()));
        let ill = Facts { away: Some(Attendance::Ill), ..facts };
        assert!(thousand(&ill).iter().all(|entry| entry.marks.is_empty()));
    }
}

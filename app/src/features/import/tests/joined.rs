//! Whoever comes in while the year runs learns with the class at once, and an undone list takes that back.

use super::held::kept;
use super::undone::{ALINA, BORIS, HEAD, two_classes};
use super::{School, school, table};

const WHO_LEARNS: &str = "SELECT g.name || ' ' || p.given || ' ' || CAST(m.since AS text) FROM group_members m \
     JOIN groups g ON g.id = m.group_id JOIN persons p ON p.id = m.pupil_id ORDER BY 1";

/// 5А in a year that runs: algebra together, English in two halves.
async fn running() -> School {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &two_classes()).await;
    let of = "SELECT c.school_id, c.year_id, c.id, 5,";
    for statement in [
        "INSERT INTO subjects (code, name, short_name) VALUES ('algebra', 'Алгебра', 'Алг'), ('english', 'Английский', 'Анг')".to_owned(),
        format!("INSERT INTO groups (school_id, year_id, class_id, grade, name, subject_id) {of} \
             CASE s.code WHEN 'algebra' THEN '5А' ELSE '5А, 1' END, s.id FROM classes c, subjects s"),
        format!("INSERT INTO groups (school_id, year_id, class_id, grade, name, subject_id) {of} '5А, 2', s.id \
             FROM classes c, subjects s WHERE s.code = 'english'"),
        "UPDATE school_years SET state = 'open'".to_owned(),
    ] {
        school.force(&statement).await;
    }
    school
}

#[tokio::test]
async fn a_pupil_brought_in_while_the_year_runs_learns_in_the_groups_of_the_whole_class() {
    let school = running().await;
    let report = school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
    assert_eq!(report.created, 1);
    assert_eq!(school.column(WHO_LEARNS).await, ["5А Борис 2026-09-01"]);
    school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
    assert_eq!(school.count("group_members").await, 1, "the same list brings nobody twice");
    let undone = school.undo().await;
    assert!(undone.kept.is_empty(), "{:?}", undone.kept);
    assert_eq!(school.count("group_members").await, 0);
}

#[tokio::test]
async fn a_class_of_individual_plans_fills_its_groups_by_them() {
    let school = running().await;
    school.force("UPDATE classes SET plan_kind = 'individual'").await;
    school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
    assert_eq!(school.count("group_members").await, 0);
}

#[tokio::test]
async fn who_has_left_a_group_since_stays() {
    let school = running().await;
    school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
    school.force("UPDATE group_members SET until = '2026-11-30'").await;
    let told = kept(&school.undo().await);
    let held = "Ким Борис, добавленный человек: состоит в учебной группе".to_owned();
    assert!(told.contains(&held), "{told:?}");
}

/// Борис was on record, his place is new.
#[tokio::test]
async fn a_place_goes_back_with_its_groups_until_there_is_a_mark() {
    for marked in [false, true] {
        let school = running().await;
        school.force("UPDATE school_years SET state = 'draft'").await;
        school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
        let boris = "(SELECT id FROM persons WHERE given = 'Борис')";
        school.force(&format!("DELETE FROM class_members WHERE pupil_id = {boris}")).await;
        school.force(&format!("DELETE FROM order_lines WHERE person_id = {boris}")).await;
        school.force("UPDATE school_years SET state = 'open'").await;
        school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
        assert_eq!(school.column(WHO_LEARNS).await, ["5А Борис 2026-09-01"]);
        if marked {
            mark(&school).await;
        }
        let told = kept(&school.undo().await);
        let held = told.contains(&"Ким Борис, место в классе: состоит в учебной группе".to_owned());
        assert_eq!(held, marked, "{told:?}");
        assert_eq!(school.count("group_members").await, usize::from(marked));
    }
}

/// Борис was absent from a lesson.
async fn mark(school: &School) {
    for statement in [
        "INSERT INTO lessons (school_id, group_id, date, number, starts, ends, teacher_id, state, version) \
         SELECT school_id, group_id, '2026-09-02', 1, '08:30:00', '09:10:00', pupil_id, 'held', 1 FROM group_members",
        "INSERT INTO cells (school_id, group_id, lesson_id, pupil_id, attendance, version, changed_at, changed_by) \
         SELECT m.school_id, m.group_id, l.id, m.pupil_id, 'НП', 1, a.created_at, a.id FROM group_members m, lessons l, accounts a \
         WHERE a.person_id = m.pupil_id",
    ] {
        school.force(statement).await;
    }
}

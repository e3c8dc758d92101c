//! A class in all subjects against real SQL: who sees it, and that its figures are those of the journals.

use server_fn::ServerFn;

use super::api::{OpenClassMarks, OpenPupilMarks};
use super::board::{Board, PupilLeaf};
use crate::features::testing::{City, Visitor, city};

async fn board(who: &mut Visitor) -> Board {
    who.call(OpenClassMarks::url(), &[]).await.read()
}

async fn in_school(city: &City, what: &str) -> i64 {
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    city.number(&what.replace('#', &school.to_string())).await
}

#[tokio::test]
async fn a_class_teacher_sees_all_subjects_of_the_class() {
    let city = city().await;
    let seen = board(&mut city.sign_in("classteacher").await).await;
    assert_eq!((seen.head.title.as_str(), seen.head.classes.len()), ("7А", 1));
    assert!(seen.subjects.len() > 5 && seen.rows.len() > 5, "{} × {}", seen.subjects.len(), seen.rows.len());
    assert!(seen.rows.iter().all(|row| row.cells.len() == seen.subjects.len()));
    assert!(seen.subjects.iter().all(|subject| !subject.journals.is_empty()), "own journals open");
    let dots = seen.rows.iter().map(|row| row.debts as usize).sum::<usize>();
    assert_eq!(dots, seen.debts.len());
}

#[tokio::test]
async fn a_cell_opens_to_marks_that_make_its_average() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let seen = board(&mut leader).await;
    let (row, at) = seen
        .rows
        .iter()
        .find_map(|row| {
            let at = row.cells.iter().position(|cell| cell.is_some_and(|cell| cell.average.is_some()))?;
            Some((row, at))
        })
        .unwrap();
    let (pupil, term) = (row.pupil.to_string(), seen.head.term.to_string());
    let form = [("pupil", pupil.as_str()), ("term", term.as_str())];
    let leaf: PupilLeaf = leader.call(OpenPupilMarks::url(), &form).await.read();
    let subject = leaf.subjects.iter().find(|one| one.subject == seen.subjects[at].id).unwrap();
    assert_eq!(Some(subject.stands), row.cells[at]);
    let average = domain::journal::average(subject.marks.iter().map(|mark| (mark.value, mark.weight)));
    assert_eq!(average, subject.stands.average);
    assert!(subject.marks.iter().all(|mark| !mark.work.is_empty()));
}

#[tokio::test]
async fn a_dot_is_a_debt_with_its_work_and_its_day() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let before = board(&mut leader).await;
    let mark = "marks WHERE school_id = # AND value BETWEEN 2 AND 5 AND lesson_id IN (SELECT l.id FROM lessons l \
         JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id WHERE g.name = '7А' AND l.date BETWEEN '2026-11-02' AND '2026-11-11')";
    let lesson = in_school(&city, &format!("SELECT MIN(lesson_id) FROM {mark}")).await;
    let pupil = in_school(&city, &format!("SELECT MIN(pupil_id) FROM {mark} AND lesson_id = {lesson}")).await;
    city.force(&format!("UPDATE marks SET value = 12 WHERE lesson_id = {lesson} AND pupil_id = {pupil}"))
        .await;
    let after = board(&mut leader).await;
    assert!(after.debts.len() > before.debts.len());
    let debt = after.debts.iter().find(|debt| debt.lesson.0 == lesson && debt.pupil.0 == pupil).unwrap();
    assert!(!debt.work.is_empty() && debt.term == Some(after.head.term), "{debt:?}");
    assert!(debt.href().ends_with(&format!("&lesson={lesson}")), "{}", debt.href());
}

#[tokio::test]
async fn strangers_find_nothing_and_a_look_leaves_a_trace() {
    let city = city().await;
    let seen = board(&mut city.sign_in("classteacher").await).await;
    let (class, pupil) = (seen.head.class.to_string(), seen.rows[0].pupil.to_string());
    for login in ["teacher", "secretary", "parent", "pupil", "coordinator2", "methodist"] {
        let mut stranger = city.sign_in(login).await;
        let form = [("class", class.as_str()), ("pupil", pupil.as_str())];
        assert_eq!(stranger.call(OpenClassMarks::url(), &form[..1]).await.status, 404, "{login}");
        assert_eq!(stranger.call(OpenPupilMarks::url(), &form).await.status, 404, "{login}");
        let file = stranger.open(&format!("/class-marks/marks.xlsx?class={class}")).await;
        assert_eq!(file.status, 404, "{login}");
    }
    let office = board(&mut city.sign_in("deputy").await).await;
    assert!(office.head.classes.len() > 1, "a deputy head chooses among classes");
    crate::kit::trace::flush(&city.house).await.unwrap();
    let traces = "SELECT COUNT(*) FROM traces WHERE matter = 'journal' AND way = 'list' AND whose = 'class'";
    assert!(city.number(traces).await >= 2);
}

#[tokio::test]
async fn the_class_leaves_on_paper_and_as_a_workbook() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let paper = leader.open("/class-marks/marks.pdf").await;
    assert!(paper.status == 200 && paper.body.contains("7А, 2 четверть"), "{}", paper.status);
    assert_eq!(leader.open("/class-marks/marks.xlsx").await.status, 200);
    let page = leader.open("/class-marks").await;
    assert!(page.status == 200 && page.body.contains("Долги класса"), "{}", page.status);
}

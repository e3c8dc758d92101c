//! The curriculum against real SQL, as people of the demo city.

use domain::curriculum::most;
use server_fn::ServerFn;

use super::api::{
    FillCurriculum, FillTemplate, OpenCurriculum, OpenLoad, OpenTemplate, SetCurriculum, SetTemplate,
};
use super::sheet::{Cell, Curriculum, Loads, Source, Subject, Template};
use crate::features::testing::{Visitor, city};
use crate::kit::AppError;

async fn open(reader: &mut Visitor) -> Curriculum {
    reader.call(OpenCurriculum::url(), &[("of", "7.")]).await.read()
}

fn hours(curriculum: &Curriculum, subject: &str, grade: i32) -> Cell {
    let at = curriculum.grades.iter().position(|of| of.grade == grade).unwrap();
    curriculum.subjects.iter().find(|one| one.name == subject).unwrap().cells[at]
}

#[tokio::test]
async fn the_shipped_plan_fills_every_grade_up_to_its_weekly_maximum() {
    let city = city().await;
    let curriculum = open(&mut city.sign_in("deputy").await).await;
    assert!(!curriculum.grades.is_empty() && curriculum.open.is_some());
    for (at, grade) in curriculum.grades.iter().enumerate() {
        let total: i32 =
            curriculum.subjects.iter().map(|one| one.cells[at].core + one.cells[at].school).sum();
        assert_eq!(Some(total), most(grade.grade), "{grade:?}");
    }
    assert_eq!(hours(&curriculum, "Алгебра", 7).core, 300);
}

#[tokio::test]
async fn hours_are_written_and_filled_again() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let before = open(&mut deputy).await;
    let year = before.year.id.to_string();
    let algebra = before.subjects.iter().find(|one| one.name == "Алгебра").unwrap().id;
    let (core, split) = (format!("core[s{algebra}]"), format!("split[s{algebra}]"));
    let form = [("year", year.as_str()), ("of", "7."), (core.as_str(), "3,5"), (split.as_str(), "2")];
    assert_eq!(deputy.call(SetCurriculum::url(), &form).await.status, 200);
    let after = open(&mut deputy).await;
    assert_eq!(hours(&after, "Алгебра", 7), Cell { core: 350, school: 0, split: 2 });
    assert_eq!(hours(&after, "Физика", 7), Cell::default(), "what a form does not name is none");
    let fill = [("year", year.as_str()), ("of", "7."), ("source", "shipped")];
    assert_eq!(deputy.call(FillCurriculum::url(), &fill).await.status, 200);
    let mut expected = before.subjects.clone();
    let again = open(&mut deputy).await.subjects;
    // Hours come back; how a class is divided is the school's own.
    let divided = |subjects: &mut [Subject]| {
        let algebra = subjects.iter_mut().find(|one| one.id == algebra).unwrap();
        algebra.cells.iter_mut().filter(|cell| cell.core == 300).for_each(|cell| cell.split = 2);
    };
    divided(&mut expected);
    assert_eq!(again, expected);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'curriculum.set'").await, 2);
}

#[tokio::test]
async fn what_is_no_hour_is_refused_by_the_name_of_the_subject() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let before = open(&mut deputy).await;
    let (year, algebra) =
        (before.year.id.to_string(), before.subjects.iter().find(|one| one.name == "Алгебра"));
    let core = format!("core[s{}]", algebra.unwrap().id);
    let form = [("year", year.as_str()), ("of", "7."), (core.as_str(), "много")];
    let (status, error) = deputy.call(SetCurriculum::url(), &form).await.refusal::<AppError>();
    assert!(status == 422 && error.to_string().starts_with("Алгебра: часы"), "{error}");
    let last = [("year", year.as_str()), ("of", "7."), ("source", "last_year")];
    assert_eq!(deputy.call(FillCurriculum::url(), &last).await.status, 422);
}

#[tokio::test]
async fn a_teacher_s_load_is_the_hours_of_all_groups() {
    let city = city().await;
    let loads: Loads = city.sign_in("deputy").await.call(OpenLoad::url(), &[]).await.read();
    let teacher = loads.teachers.iter().find(|one| one.name == "Тихонов Андрей Павлович").unwrap();
    let algebra = teacher.taught.iter().find(|one| one.subject == "Алгебра" && one.group == "7А").unwrap();
    assert_eq!(algebra.hours, 300);
    assert_eq!(teacher.hours(), teacher.taught.iter().map(|one| one.hours).sum::<i32>());
}

async fn template(methodist: &mut Visitor) -> Template {
    methodist.call(OpenTemplate::url(), &[("of", "7.")]).await.read()
}

#[tokio::test]
async fn a_school_takes_the_hours_that_the_methodical_centre_proposes() {
    let city = city().await;
    let mut methodist = city.sign_in("methodist").await;
    let proposed = template(&mut methodist).await;
    let algebra = proposed.subjects.iter().find(|one| one.name == "Алгебра").unwrap().id;
    let (core, split) = (format!("core[s{algebra}]"), format!("split[s{algebra}]"));
    let form = [("of", "7."), (core.as_str(), "4"), (split.as_str(), "3")];
    assert_eq!(methodist.call(SetTemplate::url(), &form).await.status, 200);
    let mut deputy = city.sign_in("deputy").await;
    let before = open(&mut deputy).await;
    assert!(before.sources.contains(&Source::Template));
    let year = before.year.id.to_string();
    let fill = [("year", year.as_str()), ("of", "7."), ("source", "template")];
    assert_eq!(deputy.call(FillCurriculum::url(), &fill).await.status, 200);
    let after = open(&mut deputy).await;
    assert_eq!(hours(&after, "Алгебра", 7), Cell { core: 400, school: 0, split: 3 });
    assert_eq!(hours(&after, "Физика", 7), Cell::default());
    let fill = [("of", "7."), ("source", "shipped")];
    assert_eq!(methodist.call(FillTemplate::url(), &fill).await.status, 200);
    let grade = template(&mut methodist).await.open.unwrap();
    let total: i32 = template(&mut methodist)
        .await
        .subjects
        .iter()
        .map(|one| one.cells[grade].core + one.cells[grade].school)
        .sum();
    assert_eq!(Some(total), most(7));
    for login in ["deputy", "coordinator", "city", "district", "parent"] {
        assert_eq!(city.sign_in(login).await.call(SetTemplate::url(), &form).await.status, 403, "{login}");
    }
}

#[tokio::test]
async fn the_shipped_hours_leave_the_groups_that_the_school_has_made() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let before = open(&mut deputy).await;
    let year = before.year.id.to_string();
    city.force("UPDATE curriculum_rows SET split = 2 WHERE grade = 7 AND subject_id IN (SELECT id FROM subjects WHERE code = 'foreign')").await;
    let fill = [("year", year.as_str()), ("of", "7."), ("source", "shipped")];
    assert_eq!(deputy.call(FillCurriculum::url(), &fill).await.status, 200);
    assert_eq!(hours(&open(&mut deputy).await, "Иностранный язык", 7).split, 2);
}

#[tokio::test]
async fn grades_without_hours_are_filled_at_one_press_and_others_stay() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let before = open(&mut deputy).await;
    let year = before.year.id.to_string();
    let fill = [("year", year.as_str()), ("source", "shipped")];
    assert_eq!(deputy.call(FillCurriculum::url(), &fill).await.status, 422, "all have hours");
    city.force("DELETE FROM curriculum_rows WHERE grade = 5").await;
    city.force("UPDATE curriculum_rows SET hours_hundredths = 400 WHERE grade = 7 AND subject_id IN (SELECT id FROM subjects WHERE code = 'algebra')").await;
    assert_eq!(deputy.call(FillCurriculum::url(), &fill).await.status, 200);
    let after = open(&mut deputy).await;
    assert_eq!(hours(&after, "Математика", 5), hours(&before, "Математика", 5));
    assert_eq!(hours(&after, "Алгебра", 7).core, 400);
}

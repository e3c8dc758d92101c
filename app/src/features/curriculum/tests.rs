//! The curriculum against real SQL, as people of the demo city.

use domain::curriculum::most;
use server_fn::ServerFn;

use super::api::{FillCurriculum, OpenCurriculum, OpenLoad, SetCurriculum};
use super::sheet::{Cell, Curriculum, Loads};
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
    assert_eq!(open(&mut deputy).await.subjects, before.subjects);
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

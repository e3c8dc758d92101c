//! Two hands at one journal: the teacher's and the class teacher's, the first and the second.

use super::*;

const FIVE: Edit = Edit::Add(MarkValue::Five);

#[tokio::test]
async fn whoever_comes_second_is_told_who_was_first_and_when() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let mut class_teacher = city.sign_in("classteacher").await;
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    save(&mut teacher, vec![change("change-0000", spot, Edit::Attend(Attendance::Absent))]).await;
    let seen = (spot.0, spot.1, 1);
    save(&mut class_teacher, vec![change("change-0001", seen, Edit::Attend(Attendance::Ill))]).await;
    let late = change("change-0002", seen, Edit::Attend(Attendance::Late));
    let answers = save(&mut teacher, vec![late]).await;
    let [Answer::Conflict { cell, who, when }] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!((cell.attendance, cell.version), (Some(Attendance::Ill), 2));
    assert_eq!(who, "Лебедева О. Н.");
    assert!(when.starts_with("12.11.2026 "), "{when}");
    assert_eq!(look(&mut teacher, group, spot).await, *cell);
}

#[tokio::test]
async fn two_who_write_the_same_are_no_conflict() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let mut class_teacher = city.sign_in("classteacher").await;
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let (absent, ill) = (Edit::Attend(Attendance::Absent), Edit::Attend(Attendance::Ill));
    save(&mut teacher, vec![change("change-0001", spot, absent)]).await;
    let seen = (spot.0, spot.1, 1);
    save(&mut class_teacher, vec![change("change-0002", seen, ill.clone())]).await;
    let answers = save(&mut teacher, vec![change("change-0003", seen, ill)]).await;
    let [Answer::Saved { cell, made: None }] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(cell.version, 2);
}

#[tokio::test]
async fn a_class_teacher_resolves_absences_and_gives_no_marks() {
    let city = city().await;
    let (group, mut class_teacher) = (algebra(&city).await, city.sign_in("classteacher").await);
    let sheet = open(&mut class_teacher, group).await;
    assert!(sheet.lessons.iter().all(|lesson| lesson.leave == Leave::Attendance));
    let (spot, mut teacher) = (empty_spots(&sheet)[0], city.sign_in("teacher").await);
    let ill = |id: &str, seen| change(id, (spot.0, spot.1, seen), Edit::Attend(Attendance::Ill));
    let answers = save(&mut class_teacher, vec![ill("change-0001", 0)]).await;
    assert!(
        matches!(&answers[..], [Answer::Refused(why)] if why.contains("Пропуска здесь нет")),
        "{answers:?}"
    );
    let answers = save(&mut teacher, vec![ill("change-0002", 0)]).await;
    assert!(
        matches!(&answers[..], [Answer::Refused(why)] if why.contains("классный руководитель")),
        "{answers:?}"
    );
    save(&mut teacher, vec![change("change-0003", spot, Edit::Attend(Attendance::Absent))]).await;
    assert!(matches!(
        save(&mut class_teacher, vec![ill("change-0004", 1)]).await[..],
        [Answer::Saved { .. }]
    ));
    let seen = (spot.0, spot.1, 2);
    for edit in [FIVE, Edit::Remove { at: 0 }, Edit::Comment("болел".into())] {
        let told = refused(&mut class_teacher, change("change-0005", seen, edit)).await;
        assert_eq!(told, (403, AppError::Denied));
    }
}

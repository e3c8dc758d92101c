//! Who reads which timetable.

use super::*;

#[tokio::test]
async fn a_teacher_opens_the_own_week_and_any_other_of_the_school() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let own = leaf(&mut teacher, None, None).await;
    assert!(matches!(own.whose, Whose::Teacher(_)));
    assert_eq!((own.days.len(), own.days[0].date.to_string().as_str()), (5, "2026-11-09"));
    assert!(own.days.iter().any(|day| !day.lines.is_empty()));
    let class = own.choices.classes.iter().find(|(_, name)| name == "7А").unwrap().0;
    let week = leaf(&mut teacher, Some(Whose::Class(class)), None).await;
    assert_eq!(week.title, "7А");
    let lessons: usize = week.days.iter().map(|day| day.lines.len()).sum();
    let slots =
        format!("SELECT count(*) FROM slots s JOIN groups g ON g.id = s.group_id WHERE g.class_id = {class}");
    assert_eq!(i64::try_from(lessons).unwrap(), city.number(&slots).await);
    let hall = leaf(&mut teacher, Some(Whose::Hall), None).await;
    assert!(hall.days.iter().map(|day| day.lines.len()).sum::<usize>() > lessons);
}

#[tokio::test]
async fn a_family_reads_the_class_of_the_child_alone() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let own = leaf(&mut parent, None, None).await;
    assert_eq!((own.choices.classes.len(), own.choices.teachers.len()), (1, 0));
    for foreign in [Whose::Hall, Whose::Class(domain::ids::ClassId(1)), Whose::Class(domain::ids::ClassId(2))]
    {
        if own.whose != foreign {
            let ask = OpenTimetable { whose: Some(foreign), on: None };
            let (status, _) = parent.call_json(OpenTimetable::url(), &ask).await.refusal::<AppError>();
            assert_eq!(status, 404, "{foreign}");
        }
    }
}

#[tokio::test]
async fn a_timetable_leaves_as_a_paper_for_those_who_read_it() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let own = leaf(&mut parent, None, None).await;
    let sheet = parent.open("/timetable/week.pdf").await;
    assert_eq!(sheet.status, 200);
    let first = own.days.iter().find_map(|day| day.lines.first()).expect("a lesson");
    for word in [own.title.as_str(), first.title.as_str(), first.teacher.as_str(), "Понедельник"] {
        assert!(sheet.body.contains(word), "{word}: {}", sheet.body);
    }
    assert_eq!(parent.open("/timetable/week.pdf?of=hall").await.status, 404);
    let mut teacher = city.sign_in("teacher").await;
    let hall = teacher.open("/timetable/week.pdf?of=hall").await;
    assert!(hall.status == 200 && hall.body.contains("7А") && hall.body.contains("Вся школа"));
}

#[tokio::test]
async fn a_holiday_has_no_lessons_to_go_to() {
    let city = city().await;
    let mut pupil = city.sign_in("pupil").await;
    let week = leaf(&mut pupil, None, Some("2026-11-04")).await;
    let off: Vec<bool> = week.days.iter().map(|day| day.off).collect();
    assert_eq!(off, [false, false, true, false, false]);
}

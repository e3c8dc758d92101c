//! What is printed, for whom, and that it leaves a trace.

use super::*;
use crate::kit::trace;

async fn sheets(visitor: &mut Visitor, reach: &str, whose: Whose) -> Answer {
    let on = Some("2026-11-12".parse().unwrap());
    visitor.call_json(OpenSheets::url(), &OpenSheets { on, reach: reach.into(), whose: Some(whose) }).await
}

#[tokio::test]
async fn a_teacher_prints_the_own_groups_of_a_week_with_an_address_that_tells_nothing() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let board: Board = sheets(&mut teacher, "week", Whose::Own).await.read();
    assert!(board.sheets.iter().all(|sheet| sheet.teacher == "Тихонов А. П."), "{:?}", board.sheets);
    assert!(board.sheets.iter().any(|sheet| sheet.group == group && sheet.lessons.len() > 1));
    let paper = teacher.open("/outage/sheets.pdf?on=2026-11-12&reach=week").await;
    assert_eq!(paper.status, 200, "{}", paper.body);
    for text in ["7А · Алгебра · Тихонов А. П.", "Соколов Михаил", "-й урок"]
    {
        assert!(paper.body.contains(text), "{text} is missing in {}", paper.body);
    }
    let address = paper.body.lines().find(|line| line.contains(&format!("/outage/{group}?"))).unwrap();
    let known = format!("http://127.0.0.1/outage/{group}?from=2026-11-09&to=2026-11-15&list=");
    let code = address.strip_prefix(known.as_str()).unwrap();
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_hexdigit()), "{code}");
    trace::flush(&city.house).await.unwrap();
    let left = format!(
        "SELECT COUNT(*) FROM traces WHERE way = 'print' AND matter = 'journal' AND whose = 'group' AND whose_id = {group}"
    );
    assert_eq!(city.number(&left).await, 1);
}

#[tokio::test]
async fn a_deputy_head_prints_every_teacher_of_a_day_and_a_teacher_does_not() {
    let city = city().await;
    let (mut deputy, mut teacher) = (city.sign_in("deputy").await, city.sign_in("teacher").await);
    let all: Board = sheets(&mut deputy, "week", Whose::All).await.read();
    assert_eq!(all.days.first, all.days.last, "of all teachers it is one day");
    let mut teachers: Vec<_> = all.sheets.iter().map(|sheet| sheet.teacher.clone()).collect();
    teachers.dedup();
    assert!(teachers.len() > 2 && all.may_all, "{teachers:?}");
    let paper = deputy.open("/outage/sheets.pdf?on=2026-11-12&whose=all").await;
    assert_eq!(paper.status, 200);
    assert!(teachers.iter().all(|teacher| paper.body.contains(teacher)));
    assert_eq!(sheets(&mut teacher, "day", Whose::All).await.status, 404);
    assert_eq!(teacher.open("/outage/sheets.pdf?on=2026-11-12&whose=all").await.status, 404);
}

#[tokio::test]
async fn strangers_find_no_sheets() {
    let city = city().await;
    let group = algebra(&city).await;
    for login in ["parent", "pupil", "secretary", "district", "methodist", "admin"] {
        let mut stranger = city.sign_in(login).await;
        for path in ["/outage", "/outage/sheets.pdf?on=2026-11-12"] {
            assert_eq!(stranger.open(path).await.status, 404, "{login} {path}");
        }
    }
    for login in ["parent", "pupil", "teacher2", "teacher3", "coordinator2", "district", "methodist"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(open(&mut stranger, group, None).await.status, 404, "{login}");
        assert_eq!(carry(&mut stranger, group, &Fields::new()).await.status, 404, "{login}");
        let paper = stranger.open("/outage/sheets.pdf?on=2026-11-12").await;
        assert!(paper.status == 404 || !paper.body.contains("Соколов Михаил"), "{login}: {}", paper.status);
    }
    assert_eq!(city.visitor().open("/outage/sheets.pdf").await.location(), Some(link::SIGN_IN));
}

#[tokio::test]
async fn a_day_without_lessons_is_said_on_the_page() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let answer = teacher.open("/outage/sheets.pdf?on=2026-11-15&reach=day").await;
    assert_eq!(answer.location(), Some(link::OUTAGE));
    let page = teacher.open(link::OUTAGE).await;
    assert!(page.body.contains("печатать нечего"), "{}", page.body);
}

#[tokio::test]
async fn a_list_that_has_changed_since_it_was_printed_is_told_of() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let paper = teacher.open("/outage/sheets.pdf?on=2026-11-12&reach=week").await.body;
    let address = paper.lines().find(|line| line.contains(&format!("/outage/{group}?"))).unwrap().to_owned();
    let path = address.strip_prefix("http://127.0.0.1").unwrap();
    assert!(!teacher.open(path).await.body.contains("номера строк могли сдвинуться"));
    let leaver: Opened = open(&mut teacher, group, None).await.read();
    let gone = format!(
        "UPDATE group_members SET until = '2026-11-01' WHERE group_id = {group} AND pupil_id = {}",
        leaver.pupils[0].id
    );
    city.force(&gone).await;
    assert!(teacher.open(path).await.body.contains("номера строк могли сдвинуться"));
}

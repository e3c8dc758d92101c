//! The diary against real SQL, read by families of the demo city and by those who are none.

use chrono::NaiveDate;
use domain::diary::Rest;
use domain::ids::{PersonId, TermId};
use serde_json::Value;
use server_fn::ServerFn;

use super::api::{OpenDebts, OpenMarks, OpenToday, OpenWays, OpenWeek, OpenYear};
use super::leaf::{TermLeaf, Today, WaysLeaf, Week, YearLeaf};
use crate::features::testing::{City, Visitor, city};
use crate::kit::{AppError, link};

mod told;

/// The journal's calls, whose slice is not ours to name.
const JOURNALS: &str = "/api/app/features/journal/api/journals";
const SHEET: &str = "/api/app/features/journal/api/open_sheet";

async fn today(reader: &mut Visitor) -> Today {
    reader.call(OpenToday::url(), &[]).await.read()
}

async fn week(reader: &mut Visitor, from: &str) -> Week {
    reader.call(OpenWeek::url(), &[("from", from)]).await.read()
}

async fn marks(reader: &mut Visitor, term: Option<TermId>) -> TermLeaf {
    let term = term.map(|term| term.to_string());
    let asked: Vec<_> = term.as_deref().map(|term| ("term", term)).into_iter().collect();
    reader.call(OpenMarks::url(), &asked).await.read()
}

/// The person behind a login.
async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_parent_sees_only_their_children() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let (brother, sister) = (person(&city, "pupil").await, person(&city, "sibling").await);
    let leaf = today(&mut parent).await;
    let mut children: Vec<_> = leaf.owner.children.iter().map(|child| child.id).collect();
    children.sort_unstable();
    let mut own = vec![brother, sister];
    own.sort_unstable();
    assert_eq!(children, own);
    let classes: Vec<_> = leaf.owner.children.iter().filter_map(|child| child.class.as_deref()).collect();
    assert!(classes.contains(&"7А") && classes.contains(&"5Б"), "{classes:?}");
    let named = parent.call(OpenToday::url(), &[("child", &sister.to_string())]).await;
    assert_eq!(named.read::<Today>().owner.pupil.id, sister);
}

#[tokio::test]
async fn a_pupil_sees_the_own_diary() {
    let city = city().await;
    let mut pupil = city.sign_in("pupil").await;
    let leaf = today(&mut pupil).await;
    assert_eq!(leaf.owner.pupil.id, person(&city, "pupil").await);
    assert_eq!(leaf.owner.children.len(), 1);
    assert_eq!(leaf.day.date, day("2026-11-12"));
    assert!(!leaf.day.lessons.is_empty() && leaf.day.rest.is_none());
    assert!(leaf.day.lessons.is_sorted_by_key(|lesson| lesson.number));
    assert!(leaf.day.lessons.iter().all(|lesson| !lesson.title.is_empty() && lesson.starts < lesson.ends));
    assert_eq!(leaf.next.as_ref().map(|next| next.date), Some(day("2026-11-13")));
    assert_eq!(leaf.term.as_ref().map(|term| term.title.as_str()), Some("2 четверть"));
    assert!(!leaf.means.is_empty());
}

#[tokio::test]
async fn a_foreign_parent_gets_not_found() {
    let city = city().await;
    let child = person(&city, "pupil").await.to_string();
    for stranger in ["parent2", "pupil2", "parent3", "teacher", "coordinator"] {
        let mut stranger = city.sign_in(stranger).await;
        for call in [OpenToday::url(), OpenWeek::url(), OpenMarks::url(), OpenYear::url(), OpenDebts::url()] {
            let refusal = stranger.call(call, &[("child", &child)]).await.refusal::<AppError>();
            assert_eq!(refusal, (404, AppError::NotFound), "{call}");
        }
        let asked = [("child", child.as_str()), ("subject", "1")];
        let refusal = stranger.call(OpenWays::url(), &asked).await.refusal::<AppError>();
        assert_eq!(refusal, (404, AppError::NotFound));
        for page in ["/diary", "/diary/week", "/diary/marks"] {
            assert_eq!(stranger.open(&format!("{page}?child={child}")).await.status, 404, "{page}");
        }
    }
}

#[tokio::test]
async fn those_without_a_child_have_no_diary_and_a_child_of_no_number_is_nobody() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(teacher.open("/diary").await.status, 404);
    let mut parent = city.sign_in("parent").await;
    assert_eq!(parent.open("/diary?child=x").await.status, 404);
    assert_eq!(parent.open("/diary").await.status, 200);
    assert_eq!(city.visitor().call(OpenToday::url(), &[]).await.status, 401);
}

#[tokio::test]
async fn marks_equal_those_the_journal_shows() {
    let city = city().await;
    let (mut teacher, mut pupil) = (city.sign_in("teacher").await, city.sign_in("pupil").await);
    let own = person(&city, "pupil").await.0;
    let journals: Value = teacher.call(JOURNALS, &[]).await.read();
    let of = |journal: &&Value| journal["class"] == "7А" && journal["subject"] == "Алгебра";
    let group = journals.as_array().unwrap().iter().find(of).unwrap()["group"].to_string();
    let terms = marks(&mut pupil, None).await.terms;
    for (term, _) in &terms[..2] {
        let asked = [("group", group.as_str()), ("term", &term.to_string())];
        let sheet: Value = teacher.call(SHEET, &asked).await.read();
        let leaf = marks(&mut pupil, Some(*term)).await;
        let algebra = leaf.subjects.iter().find(|subject| subject.title == "Алгебра").unwrap();
        let shown: Vec<_> = algebra
            .marks
            .iter()
            .map(|given| (given.lesson.0, serde_json::to_value(given.value).unwrap()))
            .collect();
        assert_eq!(shown, written(&sheet, own), "{term}");
        assert!(!shown.is_empty(), "{term}");
    }
}

/// Lesson and value of all marks of a pupil on a sheet of the journal, in its order.
fn written(sheet: &Value, pupil: i64) -> Vec<(i64, Value)> {
    let row = sheet["pupils"].as_array().unwrap().iter().position(|one| one["id"] == pupil).unwrap();
    let mut marks = vec![];
    for cell in sheet["cells"]["cells"].as_str().unwrap().split(';') {
        let words: Vec<&str> = cell.split(' ').collect();
        if words[0].parse() != Ok(row) {
            continue;
        }
        let at: usize = words[1].parse().unwrap();
        let lesson = sheet["lessons"][at]["id"].as_i64().unwrap();
        for word in &words[4..] {
            let code = word.split_once('=').unwrap().1.parse().unwrap();
            let value = domain::journal::MarkValue::from_code(code).unwrap();
            marks.push((lesson, serde_json::to_value(value).unwrap()));
        }
    }
    marks
}

#[tokio::test]
async fn a_week_shows_what_was_set_and_the_marks_of_its_lessons() {
    let city = city().await;
    let mut pupil = city.sign_in("pupil").await;
    let leaf = week(&mut pupil, "2026-11-11").await;
    let dates: Vec<_> = leaf.days.iter().map(|day| day.date).collect();
    assert_eq!((dates.len(), dates[0], dates[5]), (6, day("2026-11-09"), day("2026-11-14")));
    let lessons: Vec<_> = leaf.days.iter().flat_map(|day| &day.lessons).collect();
    assert!(lessons.iter().any(|lesson| !lesson.set.is_empty()));
    assert!(lessons.iter().any(|lesson| !lesson.due.is_empty()));
    assert!(lessons.iter().flat_map(|lesson| &lesson.marks).count() > 0);
    assert_eq!(leaf.days[5].rest, Some(Rest::DayOff));
    let autumn = week(&mut pupil, "2026-10-28").await;
    let until = day("2026-11-01");
    assert!(autumn.days.iter().all(|day| day.rest == Some(Rest::Vacation("Осенние".into(), until))));
    let summer = week(&mut pupil, "2026-08-20").await;
    assert_eq!(summer.days[0].rest, Some(Rest::BeforeYear(day("2026-09-01"))));
}

#[tokio::test]
async fn before_the_year_is_opened_the_diary_says_so() {
    let city = city().await;
    city.force("UPDATE school_years SET state = 'draft'").await;
    let mut pupil = city.sign_in("pupil").await;
    let leaf = today(&mut pupil).await;
    assert_eq!(leaf.day.rest, Some(Rest::NoYear));
    assert!(leaf.means.is_empty() && leaf.term.is_none());
    let page = pupil.open("/diary").await;
    assert!(page.body.contains("Учебного года ещё нет"));
    assert_eq!(pupil.open("/diary/week").await.status, 200);
    assert_eq!(pupil.open("/diary/marks").await.status, 200);
}

#[tokio::test]
async fn homework_is_not_shown_before_its_day() {
    let city = city().await;
    let mut pupil = city.sign_in("pupil").await;
    city.force("UPDATE assignments SET visible_from = '2026-11-13'").await;
    let leaf = week(&mut pupil, "2026-11-12").await;
    let lessons = leaf.days.iter().flat_map(|day| &day.lessons);
    assert!(lessons.clone().count() > 0);
    assert!(
        lessons
            .clone()
            .all(|lesson| lesson.set.is_empty() && lesson.due.is_empty() && lesson.tests.is_empty())
    );
}

#[tokio::test]
async fn the_switch_of_children_turns_the_diary() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let (first, other) = {
        let leaf = today(&mut parent).await;
        let on = leaf.owner.pupil.id;
        (on, leaf.owner.children.iter().find(|child| child.id != on).unwrap().id)
    };
    let turned = parent.submit(link::PUT_ON, &[("hat", &format!("child:{other}"))], "/diary").await;
    assert_eq!((turned.status, turned.location()), (302, Some(link::HOME)));
    assert_eq!(today(&mut parent).await.owner.pupil.id, other);
    assert_ne!(first, other);
}

#[tokio::test]
async fn the_year_shows_every_column_of_the_register() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let child = person(&city, "pupil").await.to_string();
    let leaf: YearLeaf = parent.call(OpenYear::url(), &[("child", &child)]).await.read();
    let heads: Vec<_> = leaf.columns.iter().map(|(brief, _)| brief.as_str()).collect();
    assert_eq!(heads, ["1 ч", "2 ч", "3 ч", "4 ч", "год"]);
    assert!(leaf.rows.len() > 5 && leaf.rows.is_sorted_by_key(|(title, _)| title.clone()));
    assert!(leaf.rows.iter().all(|(_, marks)| marks[0].is_some() && marks[1..].iter().all(Option::is_none)));
    let page = parent.open(&format!("/diary/marks?part=year&child={child}")).await;
    assert!(page.status == 200 && page.body.contains("Итоговые отметки за год"), "{}", page.status);
}

#[tokio::test]
async fn every_way_told_truly_brings_the_mark_and_a_subject_of_others_has_none() {
    let city = city().await;
    let mut pupil = city.sign_in("pupil").await;
    let mut told = 0;
    for subject in marks(&mut pupil, None).await.subjects {
        let asked = [("subject", subject.id.to_string())];
        let asked: Vec<_> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let leaf: WaysLeaf = pupil.call(OpenWays::url(), &asked).await.read();
        assert_eq!((leaf.term.title.as_str(), &leaf.now), ("2 четверть", &subject.told));
        assert!(leaf.lessons > 0, "{}", leaf.title);
        for (aim, outlook) in &leaf.aims {
            assert!(aim.digit() > leaf.now.value().and_then(domain::term_mark::TermMarkValue::digit));
            told += usize::from(matches!(outlook, domain::diary::Outlook::Ways(ways) if !ways.is_empty()));
        }
    }
    assert!(told > 3, "{told}");
    let subject = marks(&mut pupil, None).await.subjects[0].id;
    let page = pupil.open(&format!("/diary/marks?part=ways&subject={subject}")).await;
    assert!(page.status == 200 && page.body.contains("что нужно, чтобы выш"), "{}", page.status);
    assert_eq!(pupil.open("/diary/marks?part=ways&subject=999999").await.status, 404);
    assert_eq!(pupil.open("/diary/marks?part=ways").await.status, 404);
}
